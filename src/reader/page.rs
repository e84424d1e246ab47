//! An article laid out in lines of a given width: once, when it is opened or
//! the width changes, so that drawing and scrolling only pick lines.
//!
//! [`writer`] fills lines with words, in which [`ink`] lights names and links and
//! says what a cursor or a click can be on. With it [`head`] lays out what stands above the text, [`blocks`] the text
//! with its lists, quotes and code, [`table`] its tables, and [`strip`] who is
//! named and what is related. In what is laid out [`search`] finds words.

mod blocks;
mod head;
mod ink;
pub mod search;
mod strip;
mod table;
pub(super) mod writer;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Block, Opened, Stamp};
use crate::text::SafeText;

use super::bindings::Scope;
use super::command::Command;
use super::key::written;
use super::keymap::Keymap;
use super::named::named;
use super::removed;
use super::symbols::Symbols;

pub use strip::related_entry;
use writer::{Lead, Writer};

/// What a piece of a line is; the theme says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Running text.
    Plain,
    /// Less important words.
    Dim,
    /// The line above a headline.
    Kicker,
    /// The headline.
    Title,
    /// The sentence below a headline.
    Standfirst,
    /// Publisher, date, writers.
    Facts,
    /// The name of an official.
    Official,
    /// The name of somebody else.
    Person,
    /// A subhead.
    Heading,
    /// The words below a picture.
    Caption,
    /// A video.
    Video,
    /// A correction.
    Correction,
    /// What could not be told to be part of the article.
    Aside,
    /// A block quotation, and the bar beside it.
    Quote,
    /// The words of a quotation among the words around it.
    Spoken,
    /// The name of a column of a table.
    Column,
    /// Preformatted text.
    Code,
    /// The name of a strip.
    Label,
    /// The number to press for a related article; a mark.
    Number,
    /// Bars over time.
    Bars,
    /// Words that only the first of two reports has.
    Removed,
    /// Words that only the second has.
    Added,
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they are.
    pub style: Style,
    /// Whether a filter matched them.
    pub lit: bool,
    /// What they are part of.
    pub spots: Vec<Spot>,
    /// Whether no earlier report of the event had it.
    pub fresh: bool,
}

impl Piece {
    /// Words in one style that are part of nothing else.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style, lit: false, spots: Vec::new(), fresh: false }
    }

    /// Whether they lead somewhere, whatever they are.
    pub fn is_link(&self) -> bool {
        self.spots.iter().any(|spot| matches!(spot, Spot::Link(..)))
    }
}

/// What a cursor or a click can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A name: which of the article's mentions.
    Name(usize),
    /// A quotation: which of the article's.
    Quote(usize),
    /// The words beside a quotation that name its speaker: of which quotation. The
    /// cursor does not stop there; they are lit with the quotation.
    Speaker(usize),
    /// A link: of which block, and which of its links.
    Link(usize, usize),
    /// A related article: which.
    Related(usize),
}

/// A place at which the cursor stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// What stands there.
    pub spot: Spot,
    /// Its first line.
    pub first: usize,
    /// Its last line.
    pub last: usize,
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What stands on it, from left to right.
    pub pieces: Vec<Piece>,
    /// The byte offset in the article's text at which it begins, or nearest
    /// before it.
    pub at: usize,
    /// Whether a rule fills the rest of the line.
    pub ruled: bool,
    /// How many of the first pieces are no words of the text: a sign, an indent.
    pub lead: usize,
    /// How its words go on from those of the line above.
    pub join: Join,
}

/// How the words of a line go on from those of the line above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Join {
    /// They do not: something else begins.
    #[default]
    Apart,
    /// Behind a space at which the line was broken.
    Space,
    /// At once: a word was cut, or there is no space between words.
    Cut,
}

/// How an article is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The most columns that a line takes.
    pub columns: usize,
    /// Empty lines between two lines of text.
    pub spacing: usize,
    /// How many lines the strip may have; `None` for no strip.
    pub strip: Option<usize>,
    /// How many bytes of text are laid out at most.
    pub most: usize,
    /// The signs in use.
    pub symbols: Symbols,
    /// The day it is.
    pub today: Stamp,
    /// How what is told of can be had.
    pub keys: Keys,
}

/// How a user asks for what a page tells of: by a key or by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    removed: String,
    rest: String,
}

impl Keys {
    /// As the user's own keys have it.
    pub fn new(keymap: &Keymap) -> Self {
        let given = |command: Command| {
            let key = keymap.first(Scope::Article, command).map(|key| format!("{} or ", written(key)));
            format!("{}:{}", key.unwrap_or_default(), command.name())
        };
        Self { removed: given(Command::Removed), rest: given(Command::Rest) }
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new(&Keymap::default())
    }
}

/// A laid-out article, or the part of one that is seen first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The article.
    pub lines: Vec<Line>,
    /// What is shown beside it: who is named, what is related.
    pub strip: Vec<Line>,
    /// The names, quotations and links of the article, from top to bottom.
    pub stops: Vec<Stop>,
    /// The first block that is laid out.
    pub first: usize,
    /// The line at which each block begins, from that one on.
    pub begins: Vec<usize>,
    /// Whether this is all that is to be laid out.
    pub is_whole: bool,
}

impl Page {
    /// The block that line `line` belongs to; none above the text.
    pub fn block_of(&self, line: usize) -> Option<usize> {
        self.begins.partition_point(|&begin| begin <= line).checked_sub(1).map(|n| self.first + n)
    }

    /// The line at which a block begins, if it is laid out.
    pub fn begin_of(&self, block: usize) -> Option<usize> {
        self.begins.get(block.checked_sub(self.first)?).copied()
    }

    /// The line at which the text offset `at` stands.
    pub fn line_of(&self, at: usize) -> usize {
        let last = self.lines.partition_point(|line| line.at <= at).saturating_sub(1);
        // A blank line or a caption has the offset of the text before it.
        let begins = self.lines.get(last).map_or(0, |line| line.at);
        self.lines.partition_point(|line| line.at < begins)
    }
}

/// More bytes than this are laid out only when they are asked for: nearly nobody
/// scrolls through so much.
pub const LONGEST: usize = 2_000_000;

/// A longer article is laid out in the background, while its first lines are seen.
pub const AT_ONCE: usize = 16_000;

/// So many lines are seen first of one: more than the largest screen shows.
const FIRST: usize = 120;

/// How many bytes of text an article has.
pub fn size(opened: &Opened) -> usize {
    opened.article.blocks.iter().map(|block| block.text.len()).sum()
}

/// Lays an article out.
pub fn lay_out(opened: &Opened, form: &Form) -> Page {
    let mut writer = Writer::new(form.columns, &form.symbols);
    let (begins, left) = writer.blocks(opened, form, 0, form.most);
    if left > 0 {
        writer.blank();
        writer.words(&rest(left, &form.keys.rest), Style::Dim);
    }
    if opened.article.blocks.is_empty() {
        writer.words("There is no text in this article.", Style::Dim);
    }
    writer.end(opened, &form.keys);
    writer.page(opened, form, (0, begins), true)
}

/// Lays out what is seen first of an article that is read from the text offset `at`
/// on.
pub fn begin(opened: &Opened, form: &Form, at: usize) -> Page {
    let mut writer = Writer::new(form.columns, &form.symbols);
    let starts = |block: &Block| block.span.is_some_and(|span| span.start() <= at);
    let first = if at == 0 { 0 } else { opened.article.blocks.iter().rposition(starts).unwrap_or(0) };
    let before = opened.article.blocks.get(first).and_then(|block| block.span).map_or(0, |span| at - span.start());
    // Far within one paragraph its beginning has to do until all lines are there.
    let (begins, _) = writer.blocks(opened, form, first, (before + FIRST * form.columns).min(AT_ONCE).min(form.most));
    writer.page(opened, form, (first, begins), false)
}

/// What is said where the text goes on.
fn rest(left: usize, key: &str) -> String {
    let size = if left >= 100_000 { format!("{:.1} MB", left as f64 / 1e6) } else { format!("{left} bytes") };
    format!("{size} more: {key} shows the next part.")
}

/// The first `bytes` of a block, or all of it.
fn cut(block: &Block, bytes: usize) -> Cow<'_, Block> {
    if block.text.len() <= bytes {
        return Cow::Borrowed(block);
    }
    let end = (0..=bytes).rev().find(|&end| block.text.is_char_boundary(end)).unwrap_or(0);
    let (text, credit, links) = (block.text[..end].to_owned(), block.credit.clone(), block.links.clone());
    Cow::Owned(Block { text, credit, links, ..*block })
}

/// The spots of `lines` in the order in which they begin.
fn stops(lines: &[Line]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    let mut met: HashMap<Spot, usize> = HashMap::new();
    for (n, line) in lines.iter().enumerate() {
        // Of what begins in one place, what is longer holds the other.
        let spots = line.pieces.iter().flat_map(|piece| piece.spots.iter().rev());
        for spot in spots.filter(|spot| !matches!(spot, Spot::Speaker(_))) {
            let at = *met.entry(*spot).or_insert_with(|| {
                stops.push(Stop { spot: *spot, first: n, last: n });
                stops.len() - 1
            });
            stops[at].last = n;
        }
    }
    stops
}

impl Writer<'_> {
    /// The blocks from number `first` on, below the head if that is the first of all,
    /// up to `most` bytes. Says where each begins, and how many bytes are left.
    fn blocks(&mut self, opened: &Opened, form: &Form, first: usize, most: usize) -> (Vec<usize>, usize) {
        if first == 0 {
            self.head(opened);
        }
        self.spacing = form.spacing;
        let mut begins = Vec::new();
        let mut room = most;
        let mut blocks = opened.article.blocks.iter().enumerate().skip(first);
        for (n, block) in blocks.by_ref() {
            self.blank();
            begins.push(self.lines.len());
            self.block(n, &cut(block, room), opened);
            match room.checked_sub(block.text.len()) {
                Some(left) => room = left,
                None => return (begins, block.text.len() - room + blocks.map(|(_, b)| b.text.len()).sum::<usize>()),
            }
        }
        (begins, 0)
    }

    /// The lines as a page, with the strip beside it.
    fn page(mut self, opened: &Opened, form: &Form, (first, begins): (usize, Vec<usize>), is_whole: bool) -> Page {
        let lines = std::mem::take(&mut self.lines);
        self.spacing = 0;
        if let Some(rows) = form.strip {
            self.named(&named(&opened.mentions), rows / 4);
            self.related(&opened.related, rows, &form.today);
        }
        Page { stops: stops(&lines), lines, strip: self.lines, first, begins, is_whole }
    }

    /// What could not be read, and how much was taken out.
    fn end(&mut self, opened: &Opened, keys: &Keys) {
        for problem in &opened.article.problems {
            self.blank();
            let kind = problem.kind.replace('-', " ");
            let text = SafeText::line(&format!("{kind}: {}", problem.excerpt));
            self.led(&text, Style::Dim, Lead::first("? "));
        }
        if let Some(count) = removed::count(&opened.article.removed) {
            self.blank();
            self.words(&format!("{count} removed: {}", keys.removed), Style::Dim);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::join_text;
    use crate::model::{Block, BlockKind, Hyperlink, Span};
    use crate::reader::samples::{opened, page, today};
    use crate::reader::symbols::UNICODE;
    use crate::text::wrap::width;
    use proptest::prelude::*;

    pub(super) fn form(columns: usize, strip: usize) -> Form {
        Form {
            columns,
            spacing: 0,
            strip: Some(strip),
            most: LONGEST,
            symbols: UNICODE,
            today: today(),
            keys: Keys::default(),
        }
    }

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.pieces.iter().map(|p| p.text.as_str()).collect::<String>()).collect()
    }

    #[test]
    fn an_article_reads_from_kicker_to_correction() {
        let page = lay_out(&opened(), &form(44, 0));
        assert_eq!(
            plain(&page.lines),
            [
                "FEATURE · World",
                "Ministers meet in Geneva",
                "",
                "Talks go on",
                "",
                "Harbour Ledger · Fri 26 Sep 2025 · 2 min",
                "By Ann Example in Geneva",
                "",
                "Foreign minister Wang Example met Senator",
                "Lee Sample on Thursday.",
                "",
                "What comes next",
                "",
                "▣ Wang Example in Geneva. (Handout)",
                "",
                "▶ Video: How it went (20:15)",
                "",
                "! Correction: an earlier version named",
                "  another city.",
            ]
        );
    }

    #[test]
    fn officials_are_lit_where_they_stand() {
        let page = lay_out(&opened(), &form(44, 0));
        let lit: Vec<&str> = page
            .lines
            .iter()
            .flat_map(|l| &l.pieces)
            .filter(|p| p.style == Style::Official)
            .map(|p| p.text.as_str())
            .collect();
        assert_eq!(lit, ["Wang Example", "Lee Sample", "Wang Example"]);
    }

    #[test]
    fn the_strip_says_who_and_why() {
        let page = lay_out(&opened(), &form(64, 9));
        assert_eq!(
            plain(&page.strip),
            [
                "─ In this article ",
                "Wang Example  Foreign minister  Lee Sample  Senator, US         ",
                "─ Related ",
                "1 same event    0.90 25 Sep  Envoys confer by the lake",
                "  because: both name Wang Example and Lee Sample",
            ]
        );
    }

    #[test]
    fn a_position_is_found_again_at_another_width() {
        for (opened, words) in [
            (opened(), "Thursday"),
            (page(), "Bicycles"),
            (page(), "That is all"),
            (page(), "104"),
            (page(), "wind < 12"),
        ] {
            let at = opened.article.text.find(words).expect("in the text");
            for columns in [20, 32, 44, 76] {
                let page = lay_out(&opened, &form(columns, 0));
                let first = page.line_of(at);
                let until = first + page.lines[first..].iter().take_while(|l| l.at == page.lines[first].at).count();
                let shown = plain(&page.lines[first..until]).join("\n");
                assert!(shown.contains(words), "{columns}: {shown}");
            }
        }
    }

    #[test]
    fn names_and_links_are_lit_in_lists_quotes_and_tables() {
        for columns in [24, 40, 76] {
            let page = lay_out(&page(), &form(columns, 0));
            let of = |wanted: fn(&Piece) -> bool| -> String {
                page.lines
                    .iter()
                    .flat_map(|l| &l.pieces)
                    .filter(|p| wanted(p))
                    .map(|p| p.text.replace(' ', ""))
                    .collect()
            };
            assert_eq!(of(|p| p.style == Style::Official), "LeeSampleWangExampleWangExample", "{columns}");
            assert_eq!(of(Piece::is_link), "itstimetablethetimetable", "{columns}");
        }
    }

    fn any_block() -> impl Strategy<Value = Block> {
        let kinds = vec![
            BlockKind::Paragraph,
            BlockKind::Heading,
            BlockKind::List,
            BlockKind::Quote,
            BlockKind::Table,
            BlockKind::Code,
            BlockKind::Caption,
            BlockKind::Correction,
            BlockKind::Aside,
        ];
        // Signs of the layout's own, and bullets, are told apart from the text.
        let text = "([a-e天é]{1,14}|[ \t\n]|  ){0,24}";
        (prop::sample::select(kinds), text, any::<bool>(), 0usize..30, 0usize..30).prop_map(
            |(kind, text, ordered, a, b)| {
                let keeps_tabs = matches!(kind, BlockKind::Table | BlockKind::Code);
                let text = if keeps_tabs { text } else { text.replace('\t', " ") };
                let links = Span::new(&text, a, b).map(|span| Hyperlink { span, url: "https://a.example".to_owned() });
                Block { ordered, links: links.into_iter().collect(), ..Block::new(kind, text) }
            },
        )
    }

    proptest! {
        #[test]
        fn laying_out_loses_nothing_at_any_width(blocks in prop::collection::vec(any_block(), 1..6), columns in 1usize..90) {
            let mut opened = plain_opened(blocks);
            "T".clone_into(&mut opened.article.title);
            let page = lay_out(&opened, &form(columns, 0));
            let letters = |text: &str| text.chars().filter(|c| matches!(c, 'a'..='e' | '天' | 'é')).collect::<Vec<char>>();
            let shown = plain(&page.lines).concat();
            let mut wanted = letters(&opened.article.blocks.iter().map(|b| b.text.as_str()).collect::<String>());
            let mut found = letters(&shown);
            if opened.article.blocks.iter().all(|b| b.kind != BlockKind::Table) && columns >= 25 {
                prop_assert_eq!(&wanted, &found);
            }
            // A record says the name of its column again.
            wanted.sort_unstable();
            found.sort_unstable();
            let mut found = found.into_iter();
            prop_assert!(wanted.iter().all(|c| found.any(|f| f == *c)), "{shown}");
            prop_assert!(page.lines.windows(2).all(|pair| pair[0].at <= pair[1].at));
            if columns > 1 {
                prop_assert!(plain(&page.lines).iter().all(|l| width(l.trim_end()) <= columns), "{:?}", plain(&page.lines));
            }
        }
    }

    fn plain_opened(mut blocks: Vec<Block>) -> Opened {
        let mut opened = opened();
        opened.article.text = join_text(&mut blocks);
        opened.article.blocks = blocks;
        opened.mentions.clear();
        let article = &mut opened.article;
        (article.kicker, article.standfirst, article.publisher, article.published) = (None, None, None, None);
        article.reading_minutes = None;
        article.section.clear();
        article.byline.clear();
        opened
    }
}
