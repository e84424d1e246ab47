//! All that was found in the articles of a library, found anew by the rules of
//! this version: people, quotations, contacts, and how articles are related.
//!
//! A library keeps articles as they were cleaned, not the files that they were
//! read from. What cleaning does better since comes with the next import of those.

use jiff::Timestamp;

use super::neighbours::Linker;
use super::preparing;
use crate::analysis::people::Roster;
use crate::store::{Library, Outcome, StoreError};

/// After so many articles what is remembered of their keys is written.
const BATCH: usize = 256;

/// Goes through all articles in the order in which they came in, each among those
/// before it, in one transaction: all of it is done, or nothing. Gives how many
/// articles there are. Events and marks stay as they are.
pub fn rebuild(library: &mut dyn Library, now: Timestamp) -> Result<usize, StoreError> {
    let roster = Roster::shipped().clone().with(library.local_facts()?);
    let mut linker = Linker::default();
    let mut articles = 0;
    library.batch(&mut |batch| {
        for id in batch.begin_anew()? {
            let Some(article) = batch.article(&id)? else { continue };
            let ready = preparing::again(article, &roster);
            let place = linker.place(&ready, batch)?;
            batch.put(&ready.prepared, &place.related, None, None, now)?;
            // Among those before it, it is new.
            linker.arrived(ready, Outcome::Added);
            articles += 1;
            if articles % BATCH == 0 {
                batch.flush()?;
            }
        }
        Ok(())
    })?;
    Ok(articles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Opened, Relation, Row};
    use crate::pipeline::{import_origins, sample};
    use crate::store::SqliteLibrary;

    #[test]
    fn a_library_of_this_version_is_the_same_afterwards() {
        let opened = |library: &SqliteLibrary, rows: &[Row]| -> Vec<Opened> {
            rows.iter().map(|row| library.article(&row.id).expect("no trouble").expect("it is there")).collect()
        };
        let mut library = SqliteLibrary::in_memory(None).expect("a library");
        import_origins(&sample::origins(), &mut library, Timestamp::UNIX_EPOCH).expect("an import");
        let before = library.rows(None, 0).expect("rows");
        let articles = opened(&library, &before);
        assert_eq!(rebuild(&mut library, Timestamp::UNIX_EPOCH).expect("rebuilt"), before.len());
        assert_eq!(library.rows(None, 0).expect("rows"), before);
        for (before, after) in articles.iter().zip(opened(&library, &before)) {
            let title = &before.article.title;
            assert!(before.article == after.article && before.contacts == after.contacts, "{title}");
            assert!(before.mentions == after.mentions && before.quotes == after.quotes, "{title}");
            let related = |opened: &Opened| -> Vec<(ArticleId, Relation)> {
                opened.related.iter().map(|one| (one.related.id.clone(), one.related.relation)).collect()
            };
            assert_eq!(related(before), related(&after), "{title}");
        }
    }
}
