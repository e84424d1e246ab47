//! The rows of the list put together by event, story, day or publisher: what is folded and
//! unfolded, and going from one report to the next.

use crate::filter::grouping::{By, Groups};
use crate::model::{ArticleId, Row};

use super::List;

/// What a row is to those beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It stands alone.
    Alone,
    /// So many are folded under it, itself included.
    Folded(usize),
    /// So many stand under it, itself included.
    Unfolded(usize),
    /// It stands under another.
    Under,
}

/// What became of folding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// It is done.
    Done,
    /// The row stands for nothing else.
    Alone,
    /// The rows are not put together.
    Ungrouped,
}

/// Of a group of very many reports so many are looked at for one that is unread.
const LOOKED_AT: usize = 200;

impl List {
    /// The group shown at `position`, and which of it.
    pub(super) fn place(&self, groups: &Groups, position: usize) -> Option<(usize, usize)> {
        let mut under = 0;
        for &group in &self.open {
            let head = group + under;
            if position <= head {
                break;
            }
            let rest = groups.group(group).len().saturating_sub(1);
            if position <= head + rest {
                return Some((group, position - head));
            }
            under += rest;
        }
        let group = position - under;
        (group < groups.len()).then_some((group, 0))
    }

    /// The position of a group's first row.
    fn head(&self, groups: &Groups, group: usize) -> usize {
        let above = self.open.iter().take_while(|&&open| open < group);
        group + above.map(|&open| groups.group(open).len().saturating_sub(1)).sum::<usize>()
    }

    /// What a row is to those beside it, and whether all of it was read.
    pub(super) fn fold_of(&self, position: usize, row: &Row) -> (Fold, bool) {
        let read = self.marks(row).read;
        let Some(groups) = &self.groups else { return (Fold::Alone, read) };
        let Some((group, member)) = self.place(groups, position) else { return (Fold::Alone, read) };
        let members = groups.group(group);
        if member > 0 {
            (Fold::Under, read)
        } else if members.len() < 2 {
            (Fold::Alone, read)
        } else if self.open.binary_search(&group).is_ok() {
            (Fold::Unfolded(members.len()), read)
        } else {
            let is_read = |&n: &usize| self.rows.get(n).is_none_or(|row| self.marks(row).read);
            (Fold::Folded(members.len()), members.iter().take(LOOKED_AT).all(is_read))
        }
    }

    /// Puts the rows together, or not; keeps what is selected and what is unfolded.
    pub fn set_groups(&mut self, groups: Option<Groups>) {
        let kept = self.index(self.selected);
        self.open.clear();
        if let (Some(groups), false) = (&groups, self.opened.is_empty()) {
            let is_open = |&n: &usize| {
                let first = groups.group(n).first().and_then(|&row| self.rows.get(row));
                groups.group(n).len() > 1 && first.is_some_and(|row| self.opened.contains(self.by.key(row)))
            };
            self.open = (0..groups.len()).filter(is_open).collect();
        }
        self.groups = groups;
        if let (Some(kept), Some(_)) = (kept, &self.groups) {
            self.select_index(kept);
        }
    }

    /// Selects the row at a place among all, or the one under which it is folded; says
    /// whether it is one that is shown.
    pub(super) fn select_index(&mut self, index: usize) -> bool {
        let at = match (&self.groups, self.arranged()) {
            (Some(groups), _) => groups.rows.iter().position(|&n| n == index).map(|at| {
                let group = groups.starts.partition_point(|&start| start <= at).saturating_sub(1);
                let member = at - groups.starts.get(group).copied().unwrap_or(0);
                let is_open = self.open.binary_search(&group).is_ok();
                self.head(groups, group) + if is_open { member } else { 0 }
            }),
            (None, Some(rows)) => rows.iter().position(|&n| n == index),
            (None, None) => (index < self.rows.len()).then_some(index),
        };
        self.selected = at.unwrap_or(self.selected);
        at.is_some()
    }

    /// Folds the selected group, or unfolds it.
    pub fn fold(&mut self) -> Folding {
        let Some(groups) = &self.groups else { return Folding::Ungrouped };
        let Some((group, _)) = self.place(groups, self.selected) else { return Folding::Alone };
        if groups.group(group).len() < 2 {
            return Folding::Alone;
        }
        let head = self.head(groups, group);
        let key = groups.group(group).first().and_then(|&n| self.rows.get(n)).map(|row| self.by.key(row).to_owned());
        match (self.open.binary_search(&group), key) {
            (Ok(at), key) => {
                self.open.remove(at);
                self.selected = head;
                key.map(|key| self.opened.remove(&key));
            }
            (Err(at), key) => {
                self.open.insert(at, group);
                self.opened.extend(key);
            }
        }
        Folding::Done
    }

    /// Selects an article, and unfolds what hides it.
    pub fn reveal(&mut self, id: &ArticleId) {
        self.select_article(id);
        if self.selected_row().is_some_and(|row| row.id != *id) && self.is_folded() {
            self.fold();
            self.select_article(id);
        }
    }

    fn is_folded(&self) -> bool {
        self.selected_row().is_some_and(|row| matches!(self.fold_of(self.selected, row).0, Fold::Folded(_)))
    }

    /// How many of those that are folded under the selected row are unread.
    pub fn unread_under(&self) -> usize {
        let Some(groups) = self.groups.as_ref().filter(|_| self.is_folded()) else { return 0 };
        let members = self.place(groups, self.selected).map_or(&[][..], |(group, _)| groups.group(group));
        let is_unread = |&&n: &&usize| self.rows.get(n).is_some_and(|row| !self.marks(row).read);
        members.iter().skip(1).take(LOOKED_AT).filter(is_unread).count()
    }

    /// The rows that are shown or folded, in order: their number, and the place among
    /// all of one of them.
    pub(super) fn sequence(&self) -> (usize, impl Fn(usize) -> Option<usize>) {
        let len = self.groups.as_ref().map_or(self.len(), |groups| groups.rows.len());
        (len, |at: usize| match (&self.groups, self.arranged()) {
            (Some(groups), _) => groups.rows.get(at).copied(),
            (None, Some(rows)) => rows.get(at).copied(),
            (None, None) => Some(at),
        })
    }

    /// Where the selected row stands among those.
    fn in_sequence(&self) -> usize {
        let Some(groups) = &self.groups else { return self.selected };
        let place = self.place(groups, self.selected);
        place.map_or(0, |(group, member)| groups.starts.get(group).copied().unwrap_or(0) + member)
    }

    /// The nearest article below the selected one, or above it, of the same event or
    /// story, among those that the list has.
    pub fn beside(&self, by: By, forward: bool) -> Option<ArticleId> {
        let selected = self.selected_row()?;
        self.nearest(forward, |row| is_same(row, selected, by))
    }

    /// The nearest article below the selected one, or above it, that is meant.
    pub(super) fn nearest(&self, forward: bool, is_meant: impl Fn(&Row) -> bool) -> Option<ArticleId> {
        let (len, row_at) = self.sequence();
        let row = |at: usize| row_at(at).and_then(|n| self.rows.get(n)).filter(|row| is_meant(row));
        let here = self.in_sequence();
        let found = if forward { (here + 1..len).find_map(row) } else { (0..here).rev().find_map(row) };
        found.map(|row| row.id.clone())
    }

    /// The same of any article, among all.
    pub fn article_beside(&self, id: &ArticleId, by: By, forward: bool) -> Option<ArticleId> {
        let here = self.rows.iter().position(|row| row.id == *id)?;
        let row = &self.rows[here];
        if by == By::Event && row.reports < 2 {
            return None;
        }
        let is_one = |other: &&Row| is_same(other, row, by);
        let found = if forward {
            self.rows[here + 1..].iter().find(is_one)
        } else {
            self.rows[..here].iter().rev().find(is_one)
        };
        found.map(|row| row.id.clone())
    }
}

fn is_same(one: &Row, other: &Row, by: By) -> bool {
    by.key(one) == by.key(other)
}
