//! The steps of a running story: its events, and what each added.

use std::collections::HashMap;

use super::{lead, order, stands};
use crate::analysis::coverage::Seen;
use crate::model::{Added, ArticleId, Named, Row, Step, Timeline};
use crate::store::{Library, StoreError};

/// How many of the newest steps are read for what they added; those before them
/// have their title, date and reports.
const READ: usize = 500;

/// The steps of the story that an article belongs to; `None` where there is no
/// such article.
pub fn timeline(library: &dyn Library, article: &ArticleId) -> Result<Option<Timeline>, StoreError> {
    let Some((story, rows)) = library.story(article)? else { return Ok(None) };
    let steps = order::by_event(&rows).into_iter().map(step);
    let mut steps = order::by_date(steps, |step| step.date.clone());
    let unread = steps.len().saturating_sub(READ);
    let mut seen = Seen::default();
    for (n, step) in steps.iter_mut().skip(unread).enumerate() {
        let Some(report) = stands(&step.reports).map(|row| row.id.clone()) else { continue };
        let Some(opened) = library.article(&report)? else { continue };
        step.lead = lead(&opened);
        // To the first step of all nothing can be new.
        if n > 0 || unread > 0 {
            step.added = seen.added(&opened);
        }
        seen.add(&opened);
    }
    Ok(Some(Timeline { story, steps }))
}

fn step(reports: Vec<&Row>) -> Step {
    let sorted: Vec<Row> = order::oldest_first(reports.into_iter()).into_iter().cloned().collect();
    let standing = stands(&sorted);
    Step {
        event: sorted.first().map_or_else(|| ArticleId(String::new()), |row| row.event.clone()),
        date: sorted.iter().filter_map(Row::date).min().cloned(),
        title: standing.map_or(String::new(), |row| row.title.clone()),
        people: people(&sorted),
        lead: String::new(),
        added: Added::default(),
        reports: sorted,
    }
}

/// The officials of reports, those of the most reports first.
pub(super) fn people(reports: &[Row]) -> Vec<Named> {
    let mut counted: Vec<(usize, Named)> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for official in reports.iter().flat_map(|row| &row.officials) {
        let n = *at.entry(official.person.0.as_str()).or_insert(counted.len());
        match counted.get_mut(n) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, Named { person: official.person.clone(), name: official.name.clone() })),
        }
    }
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, named)| named).collect()
}
