//! The rows of a list by event, story, day or publisher: which belong together, in the order
//! in which the first of each is met.

use std::collections::HashMap;

use crate::model::Row;

/// What the rows of a list are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Nothing: a row an article.
    #[default]
    Article,
    /// The event that they report.
    Event,
    /// The story that they belong to.
    Story,
    /// The day of which they are.
    Day,
    /// Who published them.
    Publisher,
}

impl By {
    /// The next way.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Article => Self::Event,
            Self::Event => Self::Story,
            Self::Story => Self::Day,
            Self::Day => Self::Publisher,
            Self::Publisher => Self::Article,
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Article => "a row an article",
            Self::Event => "by event",
            Self::Story => "by story",
            Self::Day => "by day",
            Self::Publisher => "by publisher",
        }
    }

    /// What the rows that belong together have in common; nothing for those
    /// without a date, or without a publisher.
    pub fn key(self, row: &Row) -> &str {
        match self {
            Self::Article => &row.id.0,
            Self::Event => &row.event.0,
            Self::Story => &row.story.0,
            Self::Day => row.date().map_or("", |date| date.full_day().unwrap_or(date.as_str())),
            Self::Publisher => row.publisher.as_deref().unwrap_or(""),
        }
    }
}

/// Rows put together. Flat, so that a hundred thousand groups are two lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Groups {
    /// The places of the rows, group after group.
    pub rows: Vec<usize>,
    /// Where in `rows` each group begins.
    pub starts: Vec<usize>,
}

impl Groups {
    /// Puts those of `rows` together whose places are in `order`.
    pub fn new(rows: &[Row], order: &[usize], by: By) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut members: Vec<(usize, usize)> = Vec::with_capacity(order.len());
        for &place in order {
            let Some(row) = rows.get(place) else { continue };
            let key = by.key(row);
            let next = numbers.len();
            members.push((*numbers.entry(key).or_insert(next), place));
        }
        // Within a group the order stays.
        members.sort_by_key(|&(group, _)| group);
        let starts = (0..members.len()).filter(|&at| at == 0 || members[at].0 != members[at - 1].0).collect();
        Self { rows: members.into_iter().map(|(_, place)| place).collect(), starts }
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The places of the rows of a group.
    pub fn group(&self, n: usize) -> &[usize] {
        let end = self.starts.get(n + 1).copied().unwrap_or(self.rows.len());
        self.starts.get(n).and_then(|&start| self.rows.get(start..end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;
    use crate::reader::samples::rows;

    #[test]
    fn reports_of_one_event_stand_where_the_first_of_them_stands() {
        let mut all = rows(5);
        all[3].event = ArticleId("harbour".to_owned());
        all[1].event = ArticleId("harbour".to_owned());
        let groups = Groups::new(&all, &[0, 1, 2, 3, 4], By::Event);
        assert_eq!((groups.len(), groups.group(1)), (4, &[1, 3][..]));
        assert_eq!(groups.group(9), [0usize; 0]);
        let filtered = Groups::new(&all, &[3, 2, 1, 77], By::Event);
        assert_eq!((filtered.len(), filtered.group(0)), (2, &[3, 1][..]), "what matches best stands for it");
    }

    #[test]
    fn days_and_publishers_stand_together_and_so_does_what_has_none() {
        let mut all = rows(5);
        all[4].published = None;
        all[0].publisher = Some("Ferry Post".to_owned());
        let groups = Groups::new(&all, &[0, 1, 2, 3, 4], By::Day);
        assert_eq!((groups.group(0), groups.group(1)), (&[0, 1, 2][..], &[3, 4][..]));
        let groups = Groups::new(&all, &[0, 1, 2, 3, 4], By::Publisher);
        assert_eq!((groups.group(0), groups.group(1)), (&[0][..], &[1, 2, 3, 4][..]));
    }
}
