//! All that was found in the articles of a library, found anew by the rules of
//! this version: people, quotations, contacts, and how articles are related.
//!
//! A library keeps articles as they were cleaned, not the files that they were
//! read from. What cleaning does better since comes with the next import of those.

use jiff::Timestamp;

use super::neighbours::Linker;
use super::preparing;
use crate::analysis::people::Roster;
use crate::store::{Library, Standing, StoreError, Tally};

/// So many articles go in together.
const BATCH: usize = 256;

/// Goes through all articles in the order in which they came in. What is found
/// otherwise than before replaces it; events and marks stay as they are.
pub fn rebuild(library: &mut dyn Library, now: Timestamp) -> Result<Tally, StoreError> {
    let roster = Roster::shipped().clone().with(library.local_facts()?);
    let mut linker = Linker::default();
    let mut tally = Tally::default();
    for ids in library.arrivals()?.chunks(BATCH) {
        let articles = ids.iter().map(|id| library.article(id)).collect::<Result<Vec<_>, _>>()?;
        let ready: Vec<_> =
            articles.into_iter().flatten().map(|opened| preparing::again(opened.article, &roster)).collect();
        let mut of_batch = Tally::default();
        library.batch(&mut |batch| {
            for ready in &ready {
                if batch.standing(&ready.prepared)? == Standing::Unchanged {
                    of_batch.unchanged += 1;
                    continue;
                }
                let place = linker.place(ready, batch)?;
                let outcome = batch.put(&ready.prepared, &place.related, None, None, now)?;
                linker.arrived(ready.clone(), outcome);
                of_batch.count(outcome);
            }
            Ok(())
        })?;
        tally.changed += of_batch.changed;
        tally.unchanged += of_batch.unchanged;
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{import_origins, sample};
    use crate::store::SqliteLibrary;

    #[test]
    fn a_library_of_this_version_is_the_same_afterwards() {
        let mut library = SqliteLibrary::in_memory(None).expect("a library");
        import_origins(&sample::origins(), &mut library, Timestamp::UNIX_EPOCH).expect("an import");
        let before = library.rows(None, 0).expect("rows");
        let tally = rebuild(&mut library, Timestamp::UNIX_EPOCH).expect("rebuilt");
        assert_eq!((tally.added, tally.changed + tally.unchanged), (0, before.len()));
        assert_eq!(library.rows(None, 0).expect("rows"), before);
    }
}
