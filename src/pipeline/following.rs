//! What follows a story through the library: the reports of an event beside one
//! another, the steps of a story, the ledger of contacts, the briefing. The
//! library hands over articles, analysis says what they come to.
//!
//! Of an event with very many reports, and of a story with very many events, only
//! so much is read that the answer comes at once. [`order`] says what came before
//! what.

mod brief;
mod order;
mod steps;

pub use brief::brief;
pub use steps::timeline;

use crate::analysis::contacts;
use crate::analysis::coverage::{self, covered};
use crate::model::{ArticleId, BlockKind, Coverage, LedgerEntry, Opened, Row};
use crate::store::{ContactAsk, Library, StoreError};
use crate::text::sentences::sentences;

/// How many earlier reports an article is held against, the nearest.
const EARLIER: usize = 50;

/// An article with all that is shown beside it, and what in it no earlier report
/// of its event had.
pub fn open(library: &dyn Library, id: &ArticleId) -> Result<Option<Opened>, StoreError> {
    let Some(mut opened) = library.article(id)? else { return Ok(None) };
    let reports = library.event(id)?;
    let earlier = order::before(&reports, id);
    let nearest = earlier.get(earlier.len().saturating_sub(EARLIER)..).unwrap_or_default();
    opened.fresh = coverage::fresh(&opened, &all(library, nearest)?);
    Ok(Some(opened))
}

/// Who met, called or visited whom: one line a contact with all its reports, the
/// latest first.
pub fn ledger(library: &dyn Library, ask: &ContactAsk<'_>) -> Result<Vec<LedgerEntry>, StoreError> {
    library.contacts(ask).map(contacts::ledger)
}

/// How the reports of the event that an article belongs to compare; `None` where
/// there is no such article. Of very many reports the newest are compared, and that
/// article.
pub fn coverage(library: &dyn Library, article: &ArticleId) -> Result<Option<Coverage>, StoreError> {
    let rows = library.event(article)?;
    let rows = order::oldest_first(rows.iter());
    let Some(event) = rows.first().map(|row| row.event.clone()) else { return Ok(None) };
    let left = rows.len().saturating_sub(covered::REPORTS);
    let mut shown: Vec<&Row> = rows.iter().skip(left).copied().collect();
    let asked = rows.iter().take(left).find(|row| row.id == *article);
    if let Some((first, asked)) = shown.first_mut().zip(asked) {
        *first = asked;
    }
    let mut reports = Vec::with_capacity(shown.len());
    for row in shown {
        reports.extend(library.article(&row.id)?.map(|opened| (row.clone(), opened)));
    }
    let mut coverage = covered(event, &reports);
    coverage.reports_left += left;
    Ok(Some(coverage))
}

/// The articles of these lines, in their order.
fn all(library: &dyn Library, rows: &[&Row]) -> Result<Vec<Opened>, StoreError> {
    rows.iter().filter_map(|row| library.article(&row.id).transpose()).collect()
}

/// The report that stands for an event: the earliest that has a headline.
fn stands(reports: &[Row]) -> Option<&Row> {
    reports.iter().find(|row| !row.title_derived).or(reports.first())
}

/// The first sentence of an article.
fn lead(opened: &Opened) -> String {
    let article = &opened.article;
    let told = article.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote));
    // A line without an end above the text is no sentence of it.
    let is_sentence = |text: &&str| text.ends_with(|c: char| !c.is_alphanumeric()) && text.contains(' ');
    let mut firsts = told.filter_map(|block| Some(sentences(&block.text).first()?.of(&block.text)));
    firsts.find(is_sentence).unwrap_or_default().to_owned()
}
