//! A list of entries of any height: which is selected, and which part of the
//! list is on the screen. Only that part is laid out.

use std::collections::VecDeque;

use crate::reader::command::Command;
use crate::reader::moving::moved;
use crate::reader::page::Line;

/// An entry as lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub index: usize,
    /// What stands above it and is not part of it: a rule, a blank line.
    pub above: Vec<Line>,
    /// Itself.
    pub lines: Vec<Line>,
}

impl Entry {
    fn height(&self) -> usize {
        self.above.len() + self.lines.len()
    }
}

/// The window on the list.
#[derive(Debug, Default)]
pub struct Scroll {
    /// The entries on the screen, the last perhaps in part.
    pub shown: VecDeque<Entry>,
    selected: usize,
    top: usize,
}

impl Scroll {
    /// The position of the selected entry.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Selects an entry; one past the end is the last once the window settles.
    pub fn select(&mut self, position: usize) {
        self.selected = position;
    }

    /// Moves the selection among `len` entries as a motion says.
    pub fn go(&mut self, command: Command, len: usize) {
        self.selected = moved(self.selected, command, self.page(), len);
    }

    /// How many entries a page is; one of the last stays in sight.
    pub fn page(&self) -> usize {
        self.shown.len().saturating_sub(1).max(1)
    }

    /// The entry at a row of the screen.
    pub fn at(&self, row: usize) -> Option<usize> {
        let mut end = 0;
        let entry = self.shown.iter().find(|entry| {
            end += entry.height();
            row < end
        })?;
        (row >= end - entry.lines.len()).then_some(entry.index)
    }

    /// Moves the window, `rows` high, so that the selected one of `len` entries is
    /// in it, and lays out what is seen.
    pub fn settle(&mut self, len: usize, rows: usize, lay_out: impl Fn(usize) -> Entry) {
        let rows = rows.max(1);
        self.shown.clear();
        self.selected = self.selected.min(len.saturating_sub(1));
        // An entry takes a row at least.
        self.top = self.top.clamp((self.selected + 1).saturating_sub(rows), self.selected);
        let (mut used, mut until_selected) = (0, 0);
        for index in self.top..len {
            if used >= rows && index > self.selected {
                break;
            }
            let entry = Entry { index, ..lay_out(index) };
            used += entry.height();
            if index <= self.selected {
                until_selected = used;
            }
            self.shown.push_back(entry);
        }
        while until_selected > rows && self.top < self.selected {
            let Some(first) = self.shown.pop_front() else { break };
            used -= first.height();
            until_selected -= first.height();
            self.top += 1;
        }
        // Where less than a window is left below, the end stands at its end.
        while used < rows && self.top > 0 {
            let entry = Entry { index: self.top - 1, ..lay_out(self.top - 1) };
            used += entry.height();
            if used > rows {
                break;
            }
            self.top -= 1;
            self.shown.push_front(entry);
        }
        // What was needed to reach the selected one may have filled more.
        while let Some(last) = self.shown.back()
            && last.index > self.selected
            && used - last.height() >= rows
        {
            used -= last.height();
            self.shown.pop_back();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lay_out(index: usize) -> Entry {
        let lines = vec![Line::default(); 1 + index % 3];
        Entry { index, above: vec![Line::default(); usize::from(index % 5 == 4)], lines }
    }

    #[test]
    fn a_row_of_the_screen_is_an_entry_or_what_stands_above_it() {
        let mut scroll = Scroll::default();
        scroll.settle(9, 20, lay_out);
        let entries: Vec<Option<usize>> = (0..9).map(|row| scroll.at(row)).collect();
        assert_eq!(entries, [Some(0), Some(1), Some(1), Some(2), Some(2), Some(2), Some(3), None, Some(4)]);
    }

    proptest! {
        #[test]
        fn the_selected_entry_is_on_the_screen(
            len in 1usize..60, rows in 1usize..12, places in prop::collection::vec(0usize..70, 1..12)
        ) {
            let mut scroll = Scroll::default();
            for place in places {
                scroll.select(place);
                scroll.settle(len, rows, lay_out);
                let above: usize = scroll.shown.iter().take_while(|e| e.index < scroll.selected()).map(Entry::height).sum();
                prop_assert!(scroll.shown.iter().any(|e| e.index == scroll.selected()));
                let height = lay_out(scroll.selected()).height();
                prop_assert!(above + height <= rows || above == 0, "{above} of {rows}");
                prop_assert!(scroll.shown.len() <= rows + 1);
            }
        }
    }
}
