//! The reading pane: which article, laid out how, scrolled how far, and where
//! the reader came from.

use crate::model::{ArticleId, Marks, Opened, Stamp};

use super::Ticket;
use super::layout::Area;
use super::page::{Page, lay_out};
use super::removed::RemovedView;
use super::symbols::Symbols;

/// The reading pane.
#[derive(Debug, Default)]
pub struct Reading {
    /// The article that is shown.
    pub article: Option<Shown>,
    /// The article that is on its way.
    pub wanted: Option<Wanted>,
    /// Why the last one could not be shown.
    pub failure: Option<String>,
    /// The selected related article, and the first on the screen.
    pub related: usize,
    /// What was removed from the article, laid out while it is shown.
    pub removed: RemovedView,
    /// Where jumps began, oldest first.
    pub past: Vec<Place>,
    /// Where going back began, oldest first.
    pub future: Vec<Place>,
}

/// An article on the screen.
#[derive(Debug)]
pub struct Shown {
    /// The article and what stands beside it.
    pub opened: Box<Opened>,
    /// Its lines.
    pub page: Page,
    /// The first line on the screen.
    pub top: usize,
    /// How many lines of the article are seen at once.
    pub rows: usize,
}

/// An article that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The request.
    pub ticket: Ticket,
    /// Which.
    pub id: ArticleId,
    /// Whether it is being read, not only looked at.
    pub to_read: bool,
    /// Where to begin, if not where the reader left off.
    pub position: Option<usize>,
    /// What is to be shown of it.
    pub then: Then,
}

/// What is to be shown of an article that comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Itself.
    Article,
    /// Its related articles.
    Related,
    /// What was removed from it.
    Removed,
}

/// A place to go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub id: ArticleId,
    /// The text offset at the top of the pane.
    pub position: usize,
}

/// Below this many rows the strip scrolls with the article instead of standing
/// below it.
const FIXED_STRIP: u16 = 24;

impl Shown {
    /// Lays `opened` out for `area` and begins at text offset `position`.
    pub fn new(opened: Box<Opened>, area: Area, position: usize, symbols: &Symbols, today: &Stamp) -> Self {
        let columns = usize::from(area.measure().width);
        let height = usize::from(area.height);
        let fixed = area.height >= FIXED_STRIP;
        let strip_rows = if fixed { height / 3 } else { 24 };
        let mut page = lay_out(&opened, columns, strip_rows, symbols, today);
        if !fixed {
            page.lines.push(super::page::Line { at: opened.article.text.len(), ..Default::default() });
            page.lines.append(&mut page.strip);
        }
        // A blank line keeps the strip apart from the text above it.
        let strip = if page.strip.is_empty() { 0 } else { page.strip.len() + 1 };
        let rows = height.saturating_sub(strip).max(1);
        let mut shown = Self { top: page.line_of(position), opened, page, rows };
        shown.scroll_to(shown.top);
        shown
    }

    /// Puts line `top` on top, or the last page if that is nearer.
    pub fn scroll_to(&mut self, top: usize) {
        self.top = top.min(self.last_top());
    }

    /// Whether the end of the article is on the screen.
    pub fn at_end(&self) -> bool {
        self.top >= self.last_top()
    }

    /// How much lies behind, in percent.
    pub fn percent(&self) -> usize {
        if self.last_top() == 0 { 100 } else { self.top * 100 / self.last_top() }
    }

    /// The text offset at the top of the pane.
    pub fn position(&self) -> usize {
        if self.top == 0 { 0 } else { self.page.lines.get(self.top).map_or(0, |line| line.at) }
    }

    /// Takes new marks.
    pub fn set_marks(&mut self, marks: Marks) {
        self.opened.marks = marks;
    }

    fn last_top(&self) -> usize {
        self.page.lines.len().saturating_sub(self.rows)
    }
}

impl Reading {
    /// The place that is on the screen.
    pub fn here(&self) -> Option<Place> {
        let shown = self.article.as_ref()?;
        Some(Place { id: shown.opened.article.id.clone(), position: shown.position() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::{opened, today};
    use crate::reader::symbols::UNICODE;

    fn shown(width: u16, height: u16, position: usize) -> Shown {
        Shown::new(Box::new(opened()), Area { x: 0, y: 0, width, height }, position, &UNICODE, &today())
    }

    #[test]
    fn scrolling_stops_at_the_ends() {
        let mut shown = shown(40, 8, 0);
        assert!(!shown.at_end());
        shown.scroll_to(1000);
        assert!(shown.at_end());
        assert_eq!(shown.percent(), 100);
    }

    #[test]
    fn the_strip_scrolls_along_where_there_is_little_room() {
        assert!(shown(60, 10, 0).page.strip.is_empty());
        assert!(!shown(60, 40, 0).page.strip.is_empty());
    }

    #[test]
    fn a_position_survives_a_change_of_width() {
        let mut narrow = shown(24, 6, 0);
        narrow.scroll_to(10);
        let wide = shown(80, 6, narrow.position());
        assert!(wide.position() <= narrow.position());
    }
}
