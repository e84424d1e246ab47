//! The reading pane: which article, laid out how, scrolled how far, and where
//! the reader came from.

use std::sync::Arc;

use crate::model::{ArticleId, Field, Linked, Marks, Opened, Span, Stamp};

use super::Ticket;
use super::finding::Find;
use super::layout::Area;
use super::numbering::Numbers;
use super::outline::Outline;
use super::page::{self, Form, Line, Page, Spot, Stop};
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
    /// The parts of the article, while they are listed.
    pub outline: Outline,
    /// Whether the article was opened over a view, and closes onto it.
    pub from_view: bool,
    /// Whether the article is to have the screen alone while it is read.
    pub alone: bool,
    /// The lines of the article that are on their way, where only the first are there.
    pub laying: Option<Ticket>,
    /// Where jumps began, oldest first.
    pub past: Vec<Place>,
    /// Where going back began, oldest first.
    pub future: Vec<Place>,
}

/// An article on the screen.
#[derive(Debug)]
pub struct Shown {
    /// The article and what stands beside it.
    pub opened: Arc<Opened>,
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
    /// How it is laid out.
    pub form: Form,
    /// Where it was to begin, and the line that was then on top: as long as nobody
    /// scrolls, another layout begins there too.
    begun: (usize, usize),
    /// Whether the strip stands below the article, and how many lines both may take.
    fixed: bool,
    height: usize,
    /// How many letters it has, as it takes to read them.
    letters: usize,
}

/// Where an article is laid out, and in what way.
#[derive(Debug, Clone)]
pub struct Pane {
    /// The columns and rows of its text.
    pub text: Area,
    /// Whether it has the screen alone: then no strip stands beside it.
    pub alone: bool,
    /// Empty lines between two lines of text.
    pub spacing: usize,
    /// The signs in use.
    pub symbols: Symbols,
    /// The day it is.
    pub today: Stamp,
    /// How what is told of can be had.
    pub keys: page::Keys,
}

/// The lines of an article that are asked for, to be laid out in the background.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The article.
    pub opened: Arc<Opened>,
    /// How it is laid out.
    pub form: Form,
}

impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.opened, &other.opened) && self.form == other.form
    }
}

impl Eq for Layout {}

/// Most people read so many letters a minute: 238 words of English (Brysbaert 2019)
/// with the spaces between them.
const A_MINUTE: usize = 1_400;

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
    /// Lays `opened` out for `pane` and begins at text offset `position`. Of a long
    /// article only what is seen first: then [`Shown::layout`] is still to come.
    pub fn new(opened: Arc<Opened>, pane: &Pane, position: usize) -> Self {
        let size = page::size(&opened);
        let most = page::LONGEST.max(position.saturating_add(page::LONGEST / 2)).min(size.max(page::LONGEST));
        Self::with(opened, pane, position, most)
    }

    fn with(opened: Arc<Opened>, pane: &Pane, position: usize, most: usize) -> Self {
        let height = usize::from(pane.text.height);
        let fixed = pane.text.height >= FIXED_STRIP;
        let form = Form {
            columns: usize::from(pane.text.width),
            spacing: pane.spacing,
            strip: (!pane.alone).then_some(if fixed { height / 3 } else { 24 }),
            most,
            symbols: pane.symbols,
            today: pane.today.clone(),
            keys: pane.keys.clone(),
        };
        let is_long = page::size(&opened) > page::AT_ONCE;
        let laid = if is_long { page::begin(&opened, &form, position) } else { page::lay_out(&opened, &form) };
        let letters = letters(&opened.article.text);
        let (top, rows, begun) = (0, 1, (0, 0));
        let mut shown = Self {
            opened,
            page: Page::default(),
            top,
            rows,
            cursor: None,
            length: 0,
            form,
            begun,
            fixed,
            height,
            letters,
        };
        shown.put(laid);
        shown.begin_at(position);
        shown
    }

    /// The same article in another pane: what was on top stays there.
    #[must_use]
    pub fn again(self, pane: &Pane) -> Self {
        let (position, cursor, most) = (self.position(), self.cursor, self.form.most);
        // What has no place in the text is found by its number.
        let blocks = &self.opened.article.blocks;
        let apart = self.page.block_of(self.top).filter(|&n| blocks.get(n).is_some_and(|b| b.span.is_none()));
        let mut shown = Self::with(self.opened, pane, position, most);
        if let Some(line) = apart.and_then(|block| shown.page.begin_of(block)) {
            shown.scroll_to(line);
            shown.begun = (shown.top, position);
        }
        Self { cursor, ..shown }
    }

    /// What is to be laid out in the background, if not all is there.
    pub fn layout(&self) -> Option<Layout> {
        (!self.page.is_whole).then(|| Layout { opened: Arc::clone(&self.opened), form: self.form.clone() })
    }

    /// Takes the whole page where only its first lines were: what was on top stays
    /// there.
    pub fn complete(&mut self, page: Page) {
        let block = self.page.block_of(self.top);
        let above = block.and_then(|block| self.page.begin_of(block)).map_or(self.top, |begin| self.top - begin);
        let (position, was_begun) = (self.position(), self.begun.0 == self.top);
        let is_reached = self.page.lines.last().is_some_and(|line| line.at >= position);
        self.put(page);
        if was_begun && !is_reached {
            return self.begin_at(position);
        }
        let begin = block.map_or(Some(0), |block| self.page.begin_of(block));
        self.scroll_to(begin.unwrap_or_default() + above);
        if was_begun {
            self.begun = (self.top, position);
        }
    }

    /// Lets more of a very long text be laid out; says whether there is more.
    pub fn want_more(&mut self) -> bool {
        let size = page::size(&self.opened);
        let is_more = self.form.most < size;
        if is_more {
            self.form.most = (self.form.most + page::LONGEST).min(size);
            self.page.is_whole = false;
        }
        is_more
    }

    fn put(&mut self, mut page: Page) {
        self.length = page.lines.len();
        if !self.fixed {
            if page.is_whole && !page.strip.is_empty() {
                page.lines.push(page::Line { at: self.opened.article.text.len(), ..Default::default() });
                page.lines.append(&mut page.strip);
            }
            page.strip.clear();
        }
        // A blank line keeps the strip apart from the text above it.
        let strip = if page.strip.is_empty() { 0 } else { page.strip.len() + 1 };
        self.rows = self.height.saturating_sub(strip).max(1);
        self.page = page;
    }

    /// Puts text offset `position` on top.
    fn begin_at(&mut self, position: usize) {
        self.scroll_to(self.page.line_of(position));
        self.begun = (self.top, position);
    }

    /// Whether it is laid out as `pane` asks for.
    pub fn fits(&self, pane: &Pane) -> bool {
        let form = &self.form;
        let (columns, height) = (usize::from(pane.text.width), usize::from(pane.text.height));
        (form.columns, self.height, form.spacing, form.strip.is_none()) == (columns, height, pane.spacing, pane.alone)
            && (form.symbols, &form.today, &form.keys) == (pane.symbols, &pane.today, &pane.keys)
    }

    /// The line at which the strip begins, where it scrolls with the article.
    pub fn strip_begins(&self) -> Option<usize> {
        let lines = &self.page.lines;
        let begin = self.page.begins.last().copied().unwrap_or(0);
        (!self.fixed).then(|| lines.iter().skip(begin).position(|line| line.ruled).map(|n| begin + n)).flatten()
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
        self.page.is_whole && self.top >= self.last_top()
    }

    /// How much lies behind, in percent.
    pub fn percent(&self) -> usize {
        match self.last_top() {
            _ if !self.page.is_whole => self.position() * 100 / self.opened.article.text.len().max(1),
            0 => 100,
            last => self.top * 100 / last,
        }
    }

    /// How many minutes most people would read on from here; none at the end.
    pub fn minutes_left(&self) -> Option<usize> {
        let all = self.opened.article.text.len().max(1);
        let left = self.letters as u64 * all.saturating_sub(self.position()) as u64 / all as u64;
        (!self.at_end()).then(|| (left as usize).div_ceil(A_MINUTE).max(1))
    }

    /// The text offset at the top of the pane.
    pub fn position(&self) -> usize {
        match self.begun {
            (top, position) if top == self.top => position,
            _ if self.top == 0 && self.page.first == 0 => 0,
            _ => self.page.lines.get(self.top).map_or(0, |line| line.at),
        }
    }

    /// Whether a page more, down or up, would lead past the lines that are there, while others are
    /// on their way.
    pub fn is_at_seam(&self, down: bool) -> bool {
        let near = if down {
            self.top + 3 * self.rows > self.page.lines.len()
        } else {
            self.page.first > 0 && self.top < 2 * self.rows
        };
        !self.page.is_whole && near
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
        if self.opened.marks != marks {
            Arc::make_mut(&mut self.opened).marks = marks;
        }
    }

    /// Takes new marks of a related article.
    pub fn set_related_marks(&mut self, id: &ArticleId, marks: &Marks) {
        let is_it = |linked: &Linked| linked.row.id == *id;
        if self.opened.related.iter().any(is_it) {
            let related = &mut Arc::make_mut(&mut self.opened).related;
            related.iter_mut().filter(|linked| is_it(linked)).for_each(|linked| linked.row.marks.clone_from(marks));
        }
    }

    fn last_top(&self) -> usize {
        self.page.lines.len().saturating_sub(self.rows)
    }
}

/// So much of a text tells how many letters all of it has.
const SAMPLE: usize = 64_000;

/// The letters of a text, for a long one by its beginning; those of scripts that write
/// words with one or two take as long as several.
fn letters(text: &str) -> usize {
    let sample = text.as_bytes().get(..SAMPLE).unwrap_or(text.as_bytes());
    let weight = |byte: &u8| usize::from(byte & 0xc0 != 0x80) + 2 * usize::from((0xe3..=0xf0).contains(byte));
    let letters: usize = sample.iter().map(weight).sum();
    (letters as u64 * text.len() as u64 / sample.len().max(1) as u64) as usize
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
        Shown::new(Arc::new(opened()), &pane(width, height), position)
    }

    fn pane(width: u16, height: u16) -> Pane {
        let text = Area { x: 0, y: 0, width, height }.measure();
        Pane { text, alone: false, spacing: 0, symbols: UNICODE, today: today(), keys: page::Keys::default() }
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
