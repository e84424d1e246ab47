//! Which of two reports came first: by the dates that they state, as far as both
//! state them, else by arrival; and which report one event.

use std::cmp::Ordering;
use std::collections::HashMap;

use jiff::Timestamp;

use crate::model::{ArticleId, Row, Stamp};

/// The reports before an article, the oldest first. `reports` are in the order of
/// arrival.
pub(super) fn before<'a>(reports: &'a [Row], article: &ArticleId) -> Vec<&'a Row> {
    let Some(at) = reports.iter().position(|row| row.id == *article) else { return Vec::new() };
    let is_before = |n: usize| match reports.get(n).zip(reports.get(at)).and_then(|(row, own)| dated(row, own)) {
        Some(Ordering::Less) => true,
        Some(Ordering::Greater) => false,
        _ => n < at,
    };
    let earlier = reports.iter().enumerate().filter(|(n, _)| is_before(*n)).map(|(_, row)| row);
    oldest_first(earlier)
}

/// Reports in the order of arrival, the oldest first.
pub(super) fn oldest_first<'a>(reports: impl Iterator<Item = &'a Row>) -> Vec<&'a Row> {
    by_date(reports, |row| row.date().cloned())
}

/// What came in this order, the oldest first. What has no date stays behind what
/// it came after.
pub(super) fn by_date<T>(items: impl IntoIterator<Item = T>, date: impl Fn(&T) -> Option<Stamp>) -> Vec<T> {
    let mut last: Option<Stamp> = None;
    let mut keyed: Vec<(Option<Stamp>, T)> = Vec::new();
    for item in items {
        last = date(&item).or(last);
        keyed.push((last.clone(), item));
    }
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, item)| item).collect()
}

/// The reports by event, each event where its first report stands.
pub(super) fn by_event(rows: &[Row]) -> Vec<Vec<&Row>> {
    let mut at: HashMap<&ArticleId, usize> = HashMap::new();
    let mut out: Vec<Vec<&Row>> = Vec::new();
    for row in rows {
        let n = *at.entry(&row.event).or_insert(out.len());
        match out.get_mut(n) {
            Some(reports) => reports.push(row),
            None => out.push(vec![row]),
        }
    }
    out
}

/// How two dates compare; nothing where one is not known well enough.
fn dated(a: &Row, b: &Row) -> Option<Ordering> {
    compared(a.date()?, b.date()?)
}

fn compared(a: &Stamp, b: &Stamp) -> Option<Ordering> {
    if let (Ok(a), Ok(b)) = (a.as_str().parse::<Timestamp>(), b.as_str().parse::<Timestamp>()) {
        return Some(a.cmp(&b));
    }
    // A day and an hour of it are the same day.
    let (a, b) = (a.as_str(), b.as_str());
    let zoned = |text: &str| text.get(11..).is_some_and(|time| time.contains(['Z', '+', '-']));
    let shared = if zoned(a) == zoned(b) { a.len().min(b.len()) } else { a.len().min(b.len()).min(10) };
    match a.get(..shared)?.cmp(b.get(..shared)?) {
        Ordering::Equal => None,
        found => Some(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_compare_as_far_as_both_are_stated() {
        let compare =
            |a: &str, b: &str| compared(&Stamp::parse(a).expect("a stamp"), &Stamp::parse(b).expect("a stamp"));
        assert_eq!(compare("2031-06-12", "2031-06-13T08:00"), Some(Ordering::Less));
        assert_eq!(compare("2031-06-13", "2031-06-13T08:00"), None);
        assert_eq!(compare("2031-06", "2031-06-13"), None);
        assert_eq!(compare("2031-06-13T08:00:00+08:00", "2031-06-13T01:00:00Z"), Some(Ordering::Less));
    }
}
