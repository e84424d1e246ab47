//! The list as it is arranged: what a pattern matches or, where nothing is
//! typed, all of it in the order wanted; put together where that is wanted, and
//! without what was put away since the rows were loaded.

use std::collections::HashMap;
use std::sync::Arc;

use super::grouping::{By, Groups};
use super::{Ask, Index, Matches, Order, pattern};
use crate::model::{ArticleId, Marks, Row, Sort};

/// Rows, and what is known of them besides.
#[derive(Default)]
pub struct Listing {
    rows: Arc<Vec<Row>>,
    /// Marks that changed since the rows were loaded.
    marks: HashMap<ArticleId, Marks>,
    /// What comes first while nothing is typed.
    pub sort: Sort,
    /// The folded texts, once something was typed.
    index: Option<Index>,
}

impl Listing {
    /// Takes other rows, newest first.
    pub fn set_rows(&mut self, rows: Arc<Vec<Row>>) {
        self.rows = rows;
        self.marks.clear();
        self.index = None;
    }

    /// Takes an article's marks as they are kept now.
    pub fn set_marks(&mut self, id: ArticleId, marks: Marks) {
        self.marks.insert(id, marks);
    }

    /// Matches, sorts and puts together.
    pub fn arrange(&mut self, ask: &Ask, by: By) -> Matches {
        let Self { rows, marks, sort, index } = self;
        let is_typed = !pattern::is_empty(&ask.pattern);
        let mut matches = if is_typed {
            index.get_or_insert_with(|| Index::new(rows)).find(ask)
        } else {
            Matches { rows: (0..rows.len()).collect(), ..Matches::default() }
        };
        if !marks.is_empty() {
            let is_there = |row: &Row| marks.get(&row.id).is_none_or(|now| now.is_beside(&row.marks));
            matches.rows.retain(|&n| rows.get(n).is_some_and(is_there));
        }
        if !is_typed || ask.order == Order::Own {
            sort.order(rows, &mut matches.rows, |row| marks.get(&row.id).unwrap_or(&row.marks).read);
        }
        matches.groups = (by != By::Article).then(|| Groups::new(rows, &matches.rows, by));
        matches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::rows;

    fn listing(n: usize) -> Listing {
        let mut listing = Listing::default();
        listing.set_rows(Arc::new(rows(n)));
        listing
    }

    fn ask(pattern: &str) -> Ask {
        Ask { pattern: pattern.to_owned(), ..Ask::default() }
    }

    #[test]
    fn what_was_put_away_is_left_out_until_it_is_back() {
        let mut listing = listing(4);
        let id = listing.rows[1].id.clone();
        listing.set_marks(id.clone(), Marks { archived: true, ..Marks::default() });
        assert_eq!(listing.arrange(&ask(""), By::Article).rows, [0, 2, 3]);
        assert_eq!(listing.arrange(&ask("envoys"), By::Article).rows, [0usize; 0]);
        listing.set_marks(id, Marks::default());
        assert_eq!(listing.arrange(&ask(""), By::Article).rows, [0, 1, 2, 3]);
    }

    #[test]
    fn the_order_holds_where_nothing_is_typed_and_within_groups() {
        let mut listing = listing(6);
        listing.sort = Sort::Unread;
        listing.set_marks(listing.rows[0].id.clone(), Marks { read: true, ..Marks::default() });
        assert_eq!(listing.arrange(&ask(""), By::Article).rows, [1, 3, 4, 0, 2, 5]);
        let groups = listing.arrange(&ask(" "), By::Publisher).groups.expect("groups");
        assert_eq!(groups.group(0), [1, 3, 4, 0, 2, 5]);
    }
}
