//! The reading pane: which article, laid out how, scrolled how far, and where
//! the reader came from.

use crate::model::{ArticleId, Field, Marks, Opened, Span, Stamp};

use super::Ticket;
use super::finding::Find;
use super::keymap::Keymap;
use super::layout::Area;
use super::numbering::Numbers;
use super::page::{Line, Page, Spot, Stop, lay_out};
use super::removed::RemovedView;
use super::symbols::Symbols;
use super::views::View;

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
    /// What is sought in the article.
    pub find: Option<Find>,
    /// What was sought last.
    pub sought: String,
    /// The number of a link that is typed.
    pub numbers: Option<Numbers>,
    /// Whether the article was opened over a view, and closes onto it.
    pub from_view: bool,
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
    /// What the cursor stands on, while it steps through names, quotations and
    /// links.
    pub cursor: Option<Spot>,
    /// How many of the lines are the article: behind them stands what scrolls with it.
    length: usize,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Itself.
    Article,
    /// Its related articles.
    Related,
    /// What was removed from it.
    Removed,
    /// The quotation at a place of a part of it, under the cursor.
    Quote(Field, Span),
    /// The place at which its text has these words.
    Words(String),
}

/// A place to go back to.
#[derive(Debug)]
pub enum Place {
    /// The list.
    List,
    /// A view, as it was left.
    View(Box<View>),
    /// An article.
    Article {
        /// Which.
        id: ArticleId,
        /// The text offset at the top of the pane.
        position: usize,
        /// Whether it was opened over a view.
        from_view: bool,
    },
}

/// So many places are remembered; views are remembered whole.
const REMEMBERED: usize = 50;

/// Below this many rows the strip scrolls with the article instead of standing
/// below it.
const FIXED_STRIP: u16 = 24;

impl Shown {
    /// Lays `opened` out for `area` and begins at text offset `position`.
    pub fn new(
        opened: Box<Opened>,
        area: Area,
        position: usize,
        symbols: &Symbols,
        today: &Stamp,
        keymap: &Keymap,
    ) -> Self {
        let columns = usize::from(area.measure().width);
        let height = usize::from(area.height);
        let fixed = area.height >= FIXED_STRIP;
        let strip_rows = if fixed { height / 3 } else { 24 };
        let mut page = lay_out(&opened, columns, strip_rows, symbols, today, keymap);
        let length = page.lines.len();
        if !fixed {
            page.lines.push(super::page::Line { at: opened.article.text.len(), ..Default::default() });
            page.lines.append(&mut page.strip);
        }
        // A blank line keeps the strip apart from the text above it.
        let strip = if page.strip.is_empty() { 0 } else { page.strip.len() + 1 };
        let rows = height.saturating_sub(strip).max(1);
        let mut shown = Self { top: page.line_of(position), opened, page, rows, cursor: None, length };
        shown.scroll_to(shown.top);
        shown
    }

    /// Puts line `top` on top, or the last page if that is nearer.
    pub fn scroll_to(&mut self, top: usize) {
        self.top = top.min(self.last_top());
    }

    /// The lines of the article itself.
    pub fn body(&self) -> &[Line] {
        &self.page.lines[..self.length.min(self.page.lines.len())]
    }

    /// Whether a line is on the screen.
    pub fn shows(&self, line: usize) -> bool {
        (self.top..self.top + self.rows).contains(&line)
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

    /// Moves the cursor to the next stop, or the one before, and brings it onto
    /// the screen; without a cursor that is seen, begins with what is seen. Says
    /// whether there is one.
    pub fn step(&mut self, forward: bool) -> bool {
        let stops = &self.page.stops;
        let seen = |stop: &Stop| stop.last >= self.top && stop.first < self.top + self.rows;
        let at = stops.iter().position(|stop| Some(stop.spot) == self.cursor).filter(|&at| seen(&stops[at]));
        let next = match (at, forward) {
            (Some(at), true) => at + 1,
            (Some(0), false) => return false,
            (Some(at), false) => at - 1,
            (None, true) => stops.partition_point(|stop| stop.first < self.top),
            (None, false) => stops.partition_point(|stop| stop.first < self.top + self.rows).saturating_sub(1),
        };
        let Some(stop) = stops.get(next).copied() else { return false };
        self.cursor = Some(stop.spot);
        self.bring_up(stop);
        true
    }

    /// Puts the cursor on something that stands in the article.
    pub fn point_at(&mut self, spot: Spot) {
        if let Some(stop) = self.page.stops.iter().find(|stop| stop.spot == spot).copied() {
            self.cursor = Some(spot);
            self.bring_up(stop);
        }
    }

    /// Puts the cursor on the quotation at a place of the article, with what stands
    /// before it in sight.
    pub fn point_at_quote(&mut self, field: Field, span: Span) {
        let quotes = &self.opened.quotes;
        let Some(n) = quotes.iter().position(|quote| quote.field == field && quote.span == span) else { return };
        if let Some(stop) = self.page.stops.iter().find(|stop| stop.spot == Spot::Quote(n)) {
            self.scroll_to(stop.first.saturating_sub(self.rows / 3));
        }
        self.point_at(Spot::Quote(n));
    }

    /// Scrolls to where the text has `words`, with what stands before them in sight.
    pub fn point_at_words(&mut self, words: &str) {
        if let Some(at) = self.opened.article.text.find(words.trim()) {
            self.scroll_to(self.page.line_of(at).saturating_sub(self.rows / 3));
        }
    }

    /// Scrolls so far that a stop is seen, its first line in any case.
    fn bring_up(&mut self, stop: Stop) {
        let lowest = (stop.last + 1).saturating_sub(self.rows).min(stop.first);
        self.scroll_to(self.top.clamp(lowest, stop.first.max(lowest)));
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
    /// The place of the article that is on the screen.
    pub fn here(&self) -> Option<Place> {
        let shown = self.article.as_ref()?;
        let id = shown.opened.article.id.clone();
        Some(Place::Article { id, position: shown.position(), from_view: self.from_view })
    }

    /// Remembers a place to go back to.
    pub fn remember(&mut self, place: Place) {
        if self.past.len() >= REMEMBERED {
            self.past.remove(0);
        }
        self.past.push(place);
    }
}

/// The first related article that is seen in `area` while number `selected` is
/// selected, and how many rows each takes: a line, two for the reasons, and a blank
/// one.
pub fn related_window(area: Area, selected: usize) -> (usize, u16) {
    let rows = if area.height < 12 { 2 } else { 4 };
    let entries = usize::from((area.height / rows).max(1));
    ((selected + 1).saturating_sub(entries), rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::{opened, today};
    use crate::reader::symbols::UNICODE;

    fn shown(width: u16, height: u16, position: usize) -> Shown {
        Shown::new(
            Box::new(opened()),
            Area { x: 0, y: 0, width, height },
            position,
            &UNICODE,
            &today(),
            &Keymap::default(),
        )
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
