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

use std::collections::HashMap;

use crate::model::{Opened, Stamp};
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

/// A laid-out article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The article.
    pub lines: Vec<Line>,
    /// What is shown beside it: who is named, what is related.
    pub strip: Vec<Line>,
    /// The names, quotations and links of the article, from top to bottom.
    pub stops: Vec<Stop>,
}

impl Page {
    /// The line at which the text offset `at` stands.
    pub fn line_of(&self, at: usize) -> usize {
        let last = self.lines.partition_point(|line| line.at <= at).saturating_sub(1);
        // A blank line or a caption has the offset of the text before it.
        let begins = self.lines.get(last).map_or(0, |line| line.at);
        self.lines.partition_point(|line| line.at < begins)
    }
}

/// More bytes than this are not laid out: a screen must not wait for a text
/// that nobody scrolls through.
pub(super) const LONGEST: usize = 2_000_000;

/// Lays an article out in lines of at most `columns`; `strip_rows` is how many
/// lines the strip may have.
pub fn lay_out(
    opened: &Opened,
    columns: usize,
    strip_rows: usize,
    symbols: &Symbols,
    today: &Stamp,
    keymap: &Keymap,
) -> Page {
    let mut writer = Writer::new(columns, symbols);
    writer.head(opened);
    let mut left = LONGEST;
    for (n, block) in opened.article.blocks.iter().enumerate() {
        if block.text.len() > left {
            writer.blank();
            writer.words(
                &format!("The rest is too long for a screen: attache show {} prints it all.", opened.article.id),
                Style::Dim,
            );
            break;
        }
        left -= block.text.len();
        writer.block(n, block, opened);
    }
    if opened.article.blocks.is_empty() {
        writer.words("There is no text in this article.", Style::Dim);
    }
    writer.end(opened, keymap);
    let lines = std::mem::take(&mut writer.lines);
    writer.named(&named(&opened.mentions), strip_rows / 4);
    writer.related(&opened.related, strip_rows, today);
    Page { stops: stops(&lines), lines, strip: writer.lines }
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
    /// What could not be read, and how much was taken out.
    fn end(&mut self, opened: &Opened, keymap: &Keymap) {
        for problem in &opened.article.problems {
            self.blank();
            let kind = problem.kind.replace('-', " ");
            let text = SafeText::line(&format!("{kind}: {}", problem.excerpt));
            self.led(&text, Style::Dim, Lead::first("? "));
        }
        if let Some(count) = removed::count(&opened.article.removed) {
            self.blank();
            let name = Command::Removed.name();
            let key = keymap.first(Scope::Article, Command::Removed).map(|key| format!("{} or ", written(key)));
            self.words(&format!("{count} removed: {}:{name}", key.unwrap_or_default()), Style::Dim);
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

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.pieces.iter().map(|p| p.text.as_str()).collect::<String>()).collect()
    }

    #[test]
    fn an_article_reads_from_kicker_to_correction() {
        let page = lay_out(&opened(), 44, 0, &UNICODE, &today(), &Keymap::default());
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
        let page = lay_out(&opened(), 44, 0, &UNICODE, &today(), &Keymap::default());
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
        let page = lay_out(&opened(), 64, 9, &UNICODE, &today(), &Keymap::default());
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
                let page = lay_out(&opened, columns, 0, &UNICODE, &today(), &Keymap::default());
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
            let page = lay_out(&page(), columns, 0, &UNICODE, &today(), &Keymap::default());
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
            let page = lay_out(&opened, columns, 0, &UNICODE, &today(), &Keymap::default());
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
