//! An article as plain lines, to be heard, or read where nothing but lines can be
//! shown: a paragraph a line, and a word before what is no running text. Nothing is
//! told by a sign, a colour or a place.

use super::{NO_HEADLINE, above_title, byline, code_lines};
use crate::model::{Block, BlockKind, Linked, Opened, Quote, Row};
use crate::text::items::items;
use crate::text::table::{Record, Table};
use crate::text::wrap::wrap;
use crate::text::{SafeText, contains_ignoring_case};

/// The article in lines of at most `width` columns, of any length where that is 0, with
/// the people named in it, each on a line as `people` has them.
pub fn article(opened: &Opened, people: &[String], width: usize) -> String {
    let article = &opened.article;
    let mut out = Lines { text: String::new(), width };
    out.part([above_title(article).replace(" · ", ", ")]);
    out.part([if article.title_derived { NO_HEADLINE.to_owned() } else { article.title.clone() }]);
    out.part(article.standfirst.clone());
    out.part([byline(article).replace(" · ", ", ")]);
    for block in &article.blocks {
        out.block(block);
    }
    out.list("In this article:", people.iter().cloned());
    out.list("Quotations:", opened.quotes.iter().map(quote));
    out.list("Related:", opened.related.iter().enumerate().map(|(n, linked)| related(n + 1, linked)));
    out.part(article.url.as_ref().map(|url| format!("Address: {url}")));
    out.text
}

/// A line of a list of articles, under a number.
pub fn row(n: usize, row: &Row) -> String {
    let read = if row.marks.read { "" } else { "unread" };
    let starred = if row.marks.starred { "starred" } else { "" };
    line(&format!("{n}. {}", facts(row, &[read, starred])))
}

/// A neighbour, how close it is, and why.
pub fn related(n: usize, linked: &Linked) -> String {
    let Linked { related, row } = linked;
    let because = related.because.join("; ");
    line(&format!("{n}. {}: {because}", facts(row, &[related.relation.label()])))
}

/// `Ferry talks end (Harbour Ledger, 2025-05-22, unread)`.
fn facts(row: &Row, more: &[&str]) -> String {
    let title = if row.title_derived { format!("without a headline: {}", row.title) } else { row.title.clone() };
    let date = row.date().map(|date| date.full_day().unwrap_or(date.as_str()));
    let facts = row.publisher.as_deref().into_iter().chain(date).chain(more.iter().copied());
    let facts: Vec<&str> = facts.filter(|fact| !fact.is_empty()).collect();
    if facts.is_empty() { title } else { format!("{title} ({})", facts.join(", ")) }
}

fn quote(quote: &Quote) -> String {
    match &quote.speaker.name {
        Some(name) => format!("{name}: \"{}\"", quote.text),
        None => format!("who said it is not stated: \"{}\"", quote.text),
    }
}

/// Words on one line.
fn line(words: &str) -> String {
    SafeText::line(words).trim().to_owned()
}

/// Lines that grow by parts, with a free one between two parts.
struct Lines {
    text: String,
    width: usize,
}

impl Lines {
    fn block(&mut self, block: &Block) {
        let words = &block.text;
        let named = |name: &str| [format!("{name}: {words}")];
        match block.kind {
            BlockKind::Paragraph => self.part([words.clone()]),
            BlockKind::Heading => self.part(named("Subhead")),
            BlockKind::List => self.part(items(words, block.ordered).into_iter().map(|item| {
                let sign = item.number.map_or("-".to_owned(), |number| format!("{number}."));
                format!("{sign} {}", item.words.of(words))
            })),
            BlockKind::Quote => self.part(words.lines().map(|line| format!("Quotation: {line}"))),
            BlockKind::Table => self.list("Table:", Table::new(words).records().iter().map(|row| record(words, row))),
            BlockKind::Code => {
                self.part(["Code:".to_owned()]);
                self.text.push_str(&code_lines(block));
                self.text.push('\n');
            }
            BlockKind::Caption => {
                let credit = block.credit.as_ref().map_or(String::new(), |credit| format!(" (picture: {credit})"));
                self.part([format!("Caption: {words}{credit}")]);
            }
            BlockKind::Video => {
                let length = block.seconds.map_or(String::new(), |s| format!(" ({} min {} s)", s / 60, s % 60));
                self.part([format!("Video: {words}{length}")]);
            }
            // Many say themselves what they are.
            BlockKind::Correction if contains_ignoring_case(words.get(..10).unwrap_or(""), "correction") => {
                self.part([words.clone()]);
            }
            BlockKind::Correction => self.part(named("Correction")),
            BlockKind::Aside => self.part(named("Aside")),
        }
    }

    /// Lines below a heading; nothing where there are none.
    fn list(&mut self, heading: &str, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_some() {
            self.part(std::iter::once(heading.to_owned()).chain(lines));
        }
    }

    fn part(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut begun = false;
        for words in lines {
            let words = line(&words);
            if words.is_empty() {
                continue;
            }
            if !std::mem::replace(&mut begun, true) && !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(&wrapped(&words, self.width));
            self.text.push('\n');
        }
    }
}

/// Words in lines of at most `width` columns; on one where that is 0.
pub fn wrapped(words: &str, width: usize) -> String {
    if width == 0 {
        return words.to_owned();
    }
    wrap(words, width).into_iter().map(|span| span.of(words)).collect::<Vec<_>>().join("\n")
}

/// A row of a table: each cell behind the name of its column.
fn record(text: &str, record: &Record) -> String {
    let cell = |field: &crate::text::table::Field| match field.name {
        Some(name) => format!("{}: {}", name.of(text), field.words.of(text)),
        None => field.words.of(text).to_owned(),
    };
    record.iter().map(cell).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::{linked, opened, with_blocks};

    #[test]
    fn an_article_is_told_line_by_line() {
        let people = ["Ana Ortiz, foreign minister".to_owned()];
        assert_eq!(
            article(&opened(), &people, 0),
            "ANALYSIS, World\n\nFerry talks: Ana Ortiz\n\nBy Ida Berg in Oslo and Tom Lee, Harbour Ledger, 2025-05-22\n\n\
             Ana Ortiz spoke.\n\nCaption: A ferry. (picture: Wire)\n\nIn this article:\nAna Ortiz, foreign minister\n\n\
             Address: https://example.org/ferry\n"
        );
    }

    #[test]
    fn what_is_no_running_text_is_told_by_a_word() {
        let check = |block: Block, expected: &str| {
            let text = article(&with_blocks(vec![block]), &[], 0);
            assert!(text.contains(&format!("\n\n{expected}\n\nAddress")), "{text}");
        };
        let block = Block::new;
        check(block(BlockKind::Heading, "What comes next"), "Subhead: What comes next");
        check(block(BlockKind::List, "• one\n  two"), "- one\n- two");
        check(block(BlockKind::Quote, "One.\nTwo."), "Quotation: One.\nQuotation: Two.");
        check(block(BlockKind::Table, "Line\tBoats\nHarbour\t2"), "Table:\nLine: Harbour; Boats: 2");
        check(block(BlockKind::Code, "if x {\n\ty();\n}"), "Code:\nif x {\n    y();\n}");
        check(
            Block { seconds: Some(1215), ..block(BlockKind::Video, "How it went") },
            "Video: How it went (20 min 15 s)",
        );
        check(block(BlockKind::Correction, "The quay was another."), "Correction: The quay was another.");
        check(block(BlockKind::Correction, "Correction: not so."), "Correction: not so.");
        check(block(BlockKind::Aside, "Tides"), "Aside: Tides");
    }

    #[test]
    fn no_sign_of_a_terminal_and_no_line_too_long_comes_out() {
        let words = "a\x1b]0;t\x07b \u{9b}31mc\td\u{202e} \n e │ ─ of the harbour office, and of the ferries behind it";
        for width in [0, 1, 20, 76] {
            let text = article(&with_blocks(linked(words, "https://a.example")), &[words.to_owned()], width);
            assert!(!text.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202e}')), "{text:?}");
            let lines = || text.lines().filter(|line| width > 1 && !line.contains("if"));
            assert!(lines().all(|line| crate::text::wrap::width(line) <= width.max(90)));
        }
    }
}
