//! The parts of an article: its subheads and corrections, and what stands beside it.

use crate::model::BlockKind;
use crate::text::SafeText;

use super::named::named;
use super::reading::{Shown, Then};
use super::{Effect, Focus, State, removed};

/// The parts of an article, and which is selected.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// They, from top to bottom.
    pub parts: Vec<Part>,
    /// The selected one.
    pub selected: usize,
    /// The one that is read.
    pub here: usize,
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its subhead, or what it is.
    pub words: String,
    /// Whether it is a subhead of the article.
    pub is_heading: bool,
    /// How far down it stands, in percent; nothing for what stands beside the text.
    pub percent: Option<usize>,
    /// Where it leads.
    pub target: Target,
}

/// Where a part of an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// At a line of its page.
    Line(usize),
    /// Below the page, always in sight.
    Below,
    /// In the list of related articles.
    Related,
    /// In the list of what was removed.
    Removed,
}

impl Outline {
    /// The parts of the article on the screen.
    pub fn new(shown: &Shown) -> Self {
        let article = &shown.opened.article;
        let last = shown.page.lines.len().max(1);
        let at = |line: usize| (Some(line * 100 / last), Target::Line(line));
        let part = |words: &str, is_heading, (percent, target)| {
            let words = SafeText::line(words).into_string();
            Part { words, is_heading, percent, target }
        };
        let title = if article.title_derived { "(no headline in the source)" } else { &article.title };
        let mut parts = vec![part(title, false, at(0))];
        for (n, block) in article.blocks.iter().enumerate() {
            let Some(line) = shown.page.begin_of(n) else { continue };
            match block.kind {
                BlockKind::Heading => parts.push(part(&block.text, true, at(line))),
                BlockKind::Correction => parts.push(part("Correction", false, at(line))),
                _ => {}
            }
        }
        let names = named(&shown.opened.mentions).len();
        if names > 0 {
            let place = shown.strip_begins().map_or((None, Target::Below), at);
            parts.push(part(&format!("In this article: {names} named"), false, place));
        }
        let related = shown.opened.related.len();
        if related > 0 {
            parts.push(part(&format!("Related: {related}"), false, (None, Target::Related)));
        }
        if let Some(count) = removed::count(&article.removed) {
            parts.push(part(&format!("Removed: {count}"), false, (None, Target::Removed)));
        }
        // At the end the last part that is seen is the one that is read.
        let seen = if shown.at_end() && shown.top > 0 { shown.top + shown.rows - 1 } else { shown.top };
        let is_above = |part: &Part| matches!(part.target, Target::Line(line) if line <= seen);
        let here = parts.iter().rposition(is_above).unwrap_or(0);
        Self { parts, selected: here, here }
    }

    /// Whether the article has subheads.
    pub fn has_headings(&self) -> bool {
        self.parts.iter().any(|part| part.is_heading)
    }

    /// The first part that is seen where `rows` are.
    pub fn first(&self, rows: usize) -> usize {
        (self.selected + 1).saturating_sub(rows.max(1))
    }
}

impl State {
    /// Lists the parts of the article that is read.
    pub(super) fn open_outline(&mut self) {
        let Some(shown) = &self.reading.article else { return };
        let outline = Outline::new(shown);
        if !outline.has_headings() {
            self.notice = Some("this article has no subheads".to_owned());
        }
        self.reading.outline = outline;
        self.focus = Focus::Outline;
    }

    /// The parts as they stand in the article's new layout.
    pub(super) fn draw_outline_up(&mut self) {
        let Some(shown) = &self.reading.article else { return };
        let selected = self.reading.outline.selected;
        let outline = Outline::new(shown);
        self.reading.outline = Outline { selected: selected.min(outline.parts.len() - 1), ..outline };
    }

    /// Goes to the selected part.
    pub(super) fn go_to_part(&mut self, effects: &mut Vec<Effect>) {
        let outline = &self.reading.outline;
        let Some(target) = outline.parts.get(outline.selected).map(|part| part.target) else { return };
        self.focus = Focus::Article;
        match target {
            Target::Line(line) => self.scroll_to(line, effects),
            Target::Below => self.notice = Some("it stands below the text".to_owned()),
            Target::Related => self.enter(Then::Related),
            Target::Removed => self.enter(Then::Removed),
        }
    }
}
