//! The list of articles: which are shown, which is selected, which part of it
//! is on the screen. Only that part is ever walked. [`folding`] says what becomes of
//! it by event and by story.

mod folding;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::filter::grouping::{By, Groups};
use crate::filter::{Lit, Matches, lit};
use crate::model::{ArticleId, Marks, Row, Sort};

pub use folding::{Fold, Folding};

/// The list and the window on it.
#[derive(Debug, Default)]
pub struct List {
    rows: Arc<Vec<Row>>,
    /// Marks that changed since the rows were loaded.
    marks: HashMap<ArticleId, Marks>,
    /// What the filter matched; `None` while there is no filter.
    matches: Option<Matches>,
    /// What the rows are to be put together by.
    pub by: By,
    /// The rows put together, once that is known.
    groups: Option<Groups>,
    /// The groups that are unfolded, in order.
    open: Vec<usize>,
    /// What the rows of those have in common.
    opened: HashSet<String>,
    /// What comes first while nothing is typed.
    pub sort: Sort,
    /// Which articles these are.
    pub shelf: Shelf,
    /// The places of the rows in that order, where it is not their own.
    order: Option<Vec<usize>>,
    /// Whether some of the rows were put away since they were loaded.
    hides: bool,
    /// Where the selection stays when the rows are arranged anew.
    stays: Option<usize>,
    /// Whether it was ever filled.
    pub(super) begun: bool,
    selected: usize,
    top: usize,
    /// The characters to light in the rows of the window.
    lit: Vec<Lit>,
    /// What is to be selected again once rows that came anew are filtered.
    kept: Option<ArticleId>,
}

/// Which articles a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shelf {
    /// Those of the library that were not put away.
    #[default]
    Library,
    /// Those that were opened, the latest first.
    History,
    /// Those that were put away.
    Archive,
    /// Those that were deleted, and can still be had again.
    Deleted,
}

/// Articles that are shown, folded ones among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// All rows.
    pub rows: Arc<Vec<Row>>,
    /// The places of those that are meant; all where there are none.
    pub chosen: Option<Vec<usize>>,
}

impl Shown {
    /// How many they are.
    pub fn len(&self) -> usize {
        self.chosen.as_ref().map_or(self.rows.len(), Vec::len)
    }

    /// Whether they are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// They, in order.
    pub fn ids(&self) -> Vec<ArticleId> {
        match &self.chosen {
            None => self.rows.iter().map(|row| row.id.clone()).collect(),
            Some(chosen) => chosen.iter().filter_map(|&n| self.rows.get(n)).map(|row| row.id.clone()).collect(),
        }
    }
}

/// A row as it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The article.
    pub row: &'a Row,
    /// Its marks as they are now.
    pub marks: &'a Marks,
    /// What the filter matched in it.
    pub lit: Option<&'a Lit>,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether it stands for others, or under another.
    pub fold: Fold,
    /// Whether it and all that is folded under it was read.
    pub read: bool,
}

impl List {
    /// How many articles are shown.
    pub fn len(&self) -> usize {
        if let Some(groups) = &self.groups {
            return groups.len() + self.open.iter().map(|&n| groups.group(n).len().saturating_sub(1)).sum::<usize>();
        }
        self.arranged().map_or(self.rows.len(), <[usize]>::len)
    }

    /// The places of the rows that are shown, where those are not all in order.
    fn arranged(&self) -> Option<&[usize]> {
        self.matches.as_ref().map(|matches| matches.rows.as_slice()).or(self.order.as_deref())
    }

    /// Whether the thread of the filter has to say in what order rows stand,
    /// also where nothing is typed.
    pub fn is_ordered(&self) -> bool {
        self.sort != Sort::Date || self.hides
    }

    /// The articles that are shown.
    pub fn shown(&self) -> Shown {
        Shown { rows: Arc::clone(&self.rows), chosen: self.arranged().map(<[usize]>::to_vec) }
    }

    /// What was just put away is to be left out once the rows are arranged anew;
    /// what comes after it is then selected.
    pub(super) fn hide(&mut self) {
        self.hides = true;
        self.stays = Some(self.selected);
    }

    /// The first is to be selected once the rows are arranged anew.
    pub(super) fn begin_anew(&mut self) {
        self.stays = Some(0);
    }

    /// Keeps the selection where it stays, once the rows are arranged.
    pub(super) fn stay(&mut self) {
        if let Some(position) = self.stays.take() {
            self.select(position);
        }
    }

    /// Makes ready for the articles of another shelf, of which one is to be
    /// selected.
    pub(super) fn turn_to(&mut self, onto: Shelf, selected: Option<ArticleId>) {
        *self =
            Self { sort: self.sort, by: self.by, begun: self.begun, shelf: onto, kept: selected, ..Self::default() };
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many articles there are, shown or not.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// What the filter matched.
    pub fn matches(&self) -> Option<&Matches> {
        self.matches.as_ref()
    }

    /// The position of the selected row among those shown.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// All rows and the places of those that a filter left, while there is one.
    pub fn filtered(&self) -> Option<(Arc<Vec<Row>>, Vec<usize>)> {
        Some((Arc::clone(&self.rows), self.matches.as_ref()?.rows.clone()))
    }

    /// The row of an article, shown or not.
    pub fn find(&self, id: &ArticleId) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == *id)
    }

    /// The position of the entry number `n` of the window.
    pub fn at(&self, n: usize) -> Option<usize> {
        Some(self.top + n).filter(|&position| position < self.len())
    }

    /// The row shown at `position`.
    pub fn row(&self, position: usize) -> Option<&Row> {
        self.rows.get(self.index(position)?)
    }

    /// The place among all rows of the one shown at `position`.
    fn index(&self, position: usize) -> Option<usize> {
        match (&self.groups, self.arranged()) {
            (Some(groups), _) => {
                let (group, member) = self.place(groups, position)?;
                groups.group(group).get(member).copied()
            }
            (None, Some(rows)) => rows.get(position).copied(),
            (None, None) => Some(position),
        }
    }

    /// The selected row.
    pub fn selected_row(&self) -> Option<&Row> {
        self.row(self.selected)
    }

    /// The marks of an article as they are now.
    pub fn marks<'a>(&'a self, row: &'a Row) -> &'a Marks {
        self.marks.get(&row.id).unwrap_or(&row.marks)
    }

    /// The entries on the screen, `rows` at most.
    pub fn window(&self, rows: usize) -> impl Iterator<Item = Entry<'_>> {
        let end = self.len().min(self.top + rows);
        (self.top..end).filter_map(move |position| {
            let row = self.row(position)?;
            let (fold, read) = self.fold_of(position, row);
            Some(Entry {
                row,
                fold,
                read,
                marks: self.marks(row),
                lit: self.lit.get(position - self.top),
                selected: position == self.selected,
            })
        })
    }

    /// Takes new rows, and keeps the selected article selected if it is among
    /// the first rows or stands where it stood.
    pub fn set_rows(&mut self, rows: Arc<Vec<Row>>) {
        let kept = self.kept.take().or_else(|| self.selected_row().map(|row| row.id.clone()));
        // They come with the marks that they have now.
        self.marks.clear();
        self.hides = false;
        if (self.arranged().is_some() || self.groups.is_some()) && self.rows.len() == rows.len() {
            // The same articles, told anew: what was matched and put together stands
            // until that is done again.
            self.rows = rows;
            self.kept = kept;
            return;
        }
        self.rows = rows;
        (self.matches, self.order, self.groups) = (None, None, None);
        self.open.clear();
        if let Some(id) = kept {
            self.selected = self.rows.iter().take(1000).position(|row| row.id == id).unwrap_or(self.selected);
        }
    }

    /// Shows only what a filter matched, the best selected; `None` shows all
    /// again and keeps the selected article.
    pub fn set_matches(&mut self, matches: Option<Matches>) {
        self.arrange(matches, None);
    }

    /// Shows what a filter matched, or else all in an order; `None` is that of the
    /// rows.
    pub fn arrange(&mut self, matches: Option<Matches>, order: Option<Vec<usize>>) {
        let (at, position) = (self.index(self.selected), self.selected);
        let (was_filtered, is_filtered) = (self.matches.is_some(), matches.is_some());
        (self.matches, self.order, self.groups) = (matches, order, None);
        self.open.clear();
        if is_filtered || was_filtered {
            self.top = 0;
        }
        if is_filtered {
            self.selected = 0;
        } else if !at.is_some_and(|at| self.select_index(at)) {
            self.selected = if was_filtered { 0 } else { position };
        }
        if let Some(id) = self.kept.take() {
            self.select_article(&id);
        }
    }

    /// Takes an article's marks as they are kept now.
    pub fn set_marks(&mut self, id: &ArticleId, marks: Marks) {
        self.marks.insert(id.clone(), marks);
    }

    /// Selects the row at `position`, or the last.
    pub fn select(&mut self, position: usize) {
        self.selected = position.min(self.len().saturating_sub(1));
    }

    /// Selects an article if it is among those shown.
    pub fn select_article(&mut self, id: &ArticleId) {
        let (len, row_at) = self.sequence();
        let index = (0..len).filter_map(row_at).find(|&n| self.rows.get(n).is_some_and(|row| row.id == *id));
        if let Some(index) = index {
            self.select_index(index);
        }
    }

    /// Moves the selection by `by` rows, no further than the ends.
    pub fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// The nearest unread article after the selected one, or before it.
    /// A group that hides it is unfolded.
    pub fn unread(&mut self, forward: bool) -> Option<usize> {
        let id = self.nearest(forward, |row| !self.marks(row).read)?;
        let before = self.selected;
        self.reveal(&id);
        Some(std::mem::replace(&mut self.selected, before))
    }

    /// Moves the window, `rows` high, so that the selection is in it, and
    /// lights what `pattern` matches there.
    pub fn settle(&mut self, rows: usize, pattern: &str) {
        let rows = rows.max(1);
        self.selected = self.selected.min(self.len().saturating_sub(1));
        let first = (self.selected + 1).saturating_sub(rows);
        self.top = self.top.clamp(first, self.selected.max(first)).min(self.len().saturating_sub(rows).max(first));
        self.lit.clear();
        if self.matches.is_some() {
            let end = self.len().min(self.top + rows);
            let lit: Vec<Lit> =
                (self.top..end).map(|p| self.row(p).map_or(Lit::default(), |row| lit(pattern, row))).collect();
            self.lit = lit;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::rows;
    use proptest::prelude::*;

    fn list(n: usize) -> List {
        let mut list = List::default();
        list.set_rows(Arc::new(rows(n)));
        list
    }

    #[test]
    fn the_window_follows_the_selection() {
        let mut list = list(50);
        list.select(30);
        list.settle(10, "");
        assert_eq!(list.window(10).map(|e| e.row.title.as_str()).last(), Some("Story number 30"));
        list.step(-25);
        list.settle(10, "");
        assert_eq!(list.window(10).next().map(|e| e.row.title.as_str()), Some("Story number 5"));
    }

    #[test]
    fn the_next_unread_article_is_found_in_both_directions() {
        let mut list = list(9);
        list.select(4);
        assert_eq!(list.unread(true), Some(6));
        assert_eq!(list.unread(false), Some(3));
    }

    #[test]
    fn the_rest_of_the_rows_does_not_move_the_selection() {
        let mut list = list(20);
        list.select(7);
        list.set_rows(Arc::new(rows(40)));
        list.set_matches(None);
        assert_eq!(list.selected(), 7);
    }

    #[test]
    fn rows_told_anew_keep_the_filter_and_the_selection() {
        let mut list = list(9);
        let matches = || Some(Matches { rows: vec![7, 3], ..Matches::default() });
        list.set_matches(matches());
        list.select(1);
        list.set_rows(Arc::new(rows(9)));
        assert_eq!((list.len(), list.selected()), (2, 1));
        list.set_matches(matches());
        assert_eq!(list.selected(), 1);
        list.set_matches(matches());
        assert_eq!(list.selected(), 0, "what is typed on selects the best");
    }

    #[test]
    fn dropping_the_filter_keeps_the_selected_article() {
        let mut list = list(9);
        list.set_matches(Some(Matches { rows: vec![7, 3], ..Matches::default() }));
        list.select(1);
        list.set_matches(None);
        assert_eq!(list.selected(), 3);
    }

    proptest! {
        #[test]
        fn the_selection_is_always_in_the_window(
            n in 0usize..40, rows in 0usize..12, steps in prop::collection::vec(-50isize..50, 0..20)
        ) {
            let mut list = list(n);
            for step in steps {
                list.step(step);
                list.settle(rows, "");
                prop_assert_eq!(list.window(rows.max(1)).filter(|e| e.selected).count(), usize::from(n > 0));
            }
        }
    }
}
