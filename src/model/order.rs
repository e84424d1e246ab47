//! The order of a list of articles.

use std::collections::HashMap;

use super::Row;

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The newest first.
    #[default]
    Date,
    /// By publisher, then the newest first.
    Publisher,
    /// The unread first, then the newest first.
    Unread,
    /// The longest first.
    Length,
}

impl Sort {
    /// All orders, by the name that is typed for them.
    pub const ALL: [(&'static str, Self); 4] =
        [("date", Self::Date), ("publisher", Self::Publisher), ("unread", Self::Unread), ("length", Self::Length)];

    /// The next order.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::Publisher,
            Self::Publisher => Self::Unread,
            Self::Unread => Self::Length,
            Self::Length => Self::Date,
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Date => "newest first",
            Self::Publisher => "by publisher",
            Self::Unread => "unread first",
            Self::Length => "longest first",
        }
    }

    /// Puts places among `rows`, which are newest first, in order.
    pub fn order(self, rows: &[Row], places: &mut [usize], is_read: impl Fn(&Row) -> bool) {
        let row = |place: usize| rows.get(place);
        match self {
            Self::Date => {}
            Self::Unread => places.sort_by_cached_key(|&n| row(n).is_none_or(&is_read)),
            Self::Length => places.sort_by_key(|&n| std::cmp::Reverse(row(n).map_or(0, |row| row.length))),
            Self::Publisher => {
                let names = rows.iter().map(|row| row.publisher.as_deref());
                let ranks = ranks(names);
                places.sort_by_cached_key(|&n| row(n).and_then(|row| ranks.get(&row.publisher.as_deref())).copied());
            }
        }
    }
}

/// The place of each name in the alphabet; what has none comes last.
fn ranks<'a>(names: impl Iterator<Item = Option<&'a str>>) -> HashMap<Option<&'a str>, usize> {
    let mut ranks: HashMap<Option<&str>, usize> = names.map(|name| (name, 0)).collect();
    let mut all: Vec<(bool, String, Option<&str>)> =
        ranks.keys().map(|name| (name.is_none(), name.unwrap_or_default().to_lowercase(), *name)).collect();
    all.sort_unstable();
    let (mut rank, mut before) = (0, None);
    for (is_none, folded, name) in &all {
        // Names that differ in case alone are one.
        rank += usize::from(before != Some((is_none, folded)));
        before = Some((is_none, folded));
        ranks.insert(*name, rank);
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Marks};

    fn rows() -> Vec<Row> {
        let row = |n: usize, publisher: Option<&str>, length: u32, read: bool| Row {
            id: ArticleId(n.to_string()),
            title: String::new(),
            title_derived: false,
            publisher: publisher.map(str::to_owned),
            published: None,
            updated: None,
            not_before: None,
            officials: Vec::new(),
            url: None,
            event: ArticleId(String::new()),
            story: ArticleId(String::new()),
            reports: 1,
            length,
            marks: Marks { read, ..Marks::default() },
        };
        vec![
            row(0, None, 40, true),
            row(1, Some("harbour ledger"), 90, false),
            row(2, Some("Ferry Post"), 40, true),
            row(3, Some("Harbour Ledger"), 10, false),
        ]
    }

    #[test]
    fn each_order_keeps_the_newest_first_among_equals() {
        let rows = rows();
        for (sort, expected) in [
            (Sort::Date, [0, 1, 2, 3]),
            (Sort::Publisher, [2, 1, 3, 0]),
            (Sort::Unread, [1, 3, 0, 2]),
            (Sort::Length, [1, 0, 2, 3]),
        ] {
            let mut places: Vec<usize> = (0..rows.len()).collect();
            sort.order(&rows, &mut places, |row| row.marks.read);
            assert_eq!(places, expected, "{sort:?}");
        }
    }
}
