//! An article as plain text for a terminal or a mail.

use super::{NO_HEADLINE, above_title, byline, code_lines, label};
use crate::model::{Block, BlockKind, Opened};
use crate::text::items::items;
use crate::text::table::{Cell, Grid, GridLine, Record, Table};
use crate::text::{SafeText, wrap};

/// As wide as is pleasant to read.
const MEASURE: usize = 76;

/// The article, wrapped, each block after a blank line, with what is left to
/// say about it at the end.
pub fn article(opened: &Opened) -> String {
    let article = &opened.article;
    let mut out = Text::default();
    out.paragraph(&above_title(article));
    out.paragraph(&if article.title_derived { SafeText::new(NO_HEADLINE) } else { SafeText::line(&article.title) });
    if let Some(standfirst) = &article.standfirst {
        out.paragraph(&SafeText::line(standfirst));
    }
    out.paragraph(&byline(article));
    for block in &article.blocks {
        out.block(block);
    }
    let fresh = super::fresh::lines(opened);
    if !fresh.is_empty() {
        out.paragraph("New in this report:");
        let lines: Vec<String> = fresh.iter().map(|line| flow(&SafeText::line(line), "- ", "  ")).collect();
        out.lines(&lines.join("\n"));
    }
    if let Some(url) = &article.url {
        out.lines(&SafeText::line(url));
    }
    out.0
}

/// Text that grows by paragraphs.
#[derive(Default)]
struct Text(String);

impl Text {
    fn block(&mut self, block: &Block) {
        let words = SafeText::new(&block.text);
        match (block.kind, label(block)) {
            (BlockKind::Code, _) => self.lines(&code_lines(block)),
            (BlockKind::List, _) => self.lines(&list(&words, block.ordered)),
            (BlockKind::Quote, _) => self.lines(&quote(&words)),
            (BlockKind::Table, _) => self.lines(&table(&block.text)),
            (_, Some(label)) => self.paragraph(&format!("[{label}] {}", &*words)),
            (_, None) => self.paragraph(&words),
        }
    }

    fn paragraph(&mut self, words: &str) {
        self.lines(&flow(words, "", ""));
    }

    fn lines(&mut self, lines: &str) {
        if lines.trim().is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(lines);
        self.0.push('\n');
    }
}

/// `words` in lines, the first behind `first` and the others behind `rest`.
fn flow(words: &str, first: &str, rest: &str) -> String {
    let words = words.replace('\n', " ");
    let room = MEASURE.saturating_sub(wrap::width(first).max(wrap::width(rest))).max(MEASURE / 3);
    let lines = wrap::wrap(&words, room).into_iter().enumerate();
    let line = |(n, span): (usize, crate::model::Span)| {
        format!("{}{}", if n == 0 { first } else { rest }, span.of(&words)).trim_end().to_owned()
    };
    lines.map(line).collect::<Vec<_>>().join("\n")
}

fn list(words: &str, ordered: bool) -> String {
    let items = items(words, ordered).into_iter().map(|item| {
        let sign = item.number.map_or("- ".to_owned(), |number| format!("{number}. "));
        let sign = format!("{}{sign}", " ".repeat(item.level * 3));
        flow(item.words.of(words), &sign, &" ".repeat(sign.len()))
    });
    items.collect::<Vec<_>>().join("\n")
}

/// Paragraphs behind the sign that mail gave to quotations.
fn quote(words: &str) -> String {
    let paragraphs = words.lines().filter(|line| !line.trim().is_empty()).map(|line| flow(line, "> ", "> "));
    paragraphs.collect::<Vec<_>>().join("\n>\n")
}

fn table(text: &str) -> String {
    let table = Table::new(text);
    match table.grid(MEASURE) {
        Some(grid) => self::grid(text, &grid),
        None => table.records().iter().map(|record| self::record(text, record)).collect::<Vec<_>>().join("\n\n"),
    }
}

fn grid(text: &str, grid: &Grid) -> String {
    let cell = |cell: &Cell| {
        let words = cell.words.map_or(SafeText::default(), |words| SafeText::line(words.of(text)));
        format!("{}{words}{}", " ".repeat(cell.before), " ".repeat(cell.after))
    };
    let line = |line: &GridLine| match line {
        GridLine::Rule => grid.widths.iter().map(|columns| "-".repeat(*columns)).collect::<Vec<_>>().join("-+-"),
        GridLine::Cells(_, cells) => cells.iter().map(cell).collect::<Vec<_>>().join(" | ").trim_end().to_owned(),
    };
    grid.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A cell a line, behind the name of its column.
fn record(text: &str, record: &Record) -> String {
    let field = |field: &crate::text::table::Field| {
        let name = field.name.map_or(String::new(), |name| format!("{}: ", name.of(text)));
        flow(&SafeText::line(&format!("{name}{}", field.words.of(text))), "", "  ")
    };
    record.iter().map(field).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::{opened, with_blocks};

    #[test]
    fn an_article_reads_from_top_to_bottom() {
        assert_eq!(
            article(&opened()),
            "ANALYSIS · World\n\nFerry talks: Ana Ortiz\n\nBy Ida Berg in Oslo and Tom Lee · Harbour Ledger · 2025-05-22\n\nAna Ortiz spoke.\n\n[picture: Wire] A ferry.\n\nhttps://example.org/ferry\n"
        );
    }

    fn check(block: Block, expected: &str) {
        let mut opened = with_blocks(vec![block]);
        opened.article.url = None;
        let text = article(&opened);
        assert_eq!(text.split_once("2025-05-22\n\n").map(|(_, words)| words), Some(expected));
    }

    #[test]
    fn lists_have_bullets_or_numbers_and_quotes_a_sign() {
        check(Block::new(BlockKind::List, "• one\n  two"), "- one\n   - two\n");
        check(
            Block { ordered: true, ..Block::new(BlockKind::List, "one\n  two\nthree") },
            "1. one\n   1. two\n2. three\n",
        );
        check(Block::new(BlockKind::Quote, "One.\nTwo."), "> One.\n>\n> Two.\n");
        check(Block::new(BlockKind::Code, "if x {\n\ty();\n}"), "if x {\n    y();\n}\n");
    }

    #[test]
    fn a_table_is_aligned_and_one_too_wide_is_records() {
        check(
            Block::new(BlockKind::Table, "Line\tBoats\nHarbour\t2\nSound\t11"),
            "Line    | Boats\n--------+------\nHarbour |     2\nSound   |    11\n",
        );
        let names =
            ["timetables-of-it", "passengers", "harbourmen", "lighthouse", "excursions", "insurances"].join("\t");
        check(
            Block::new(BlockKind::Table, format!("{names}\na\tb\tc\td\te\tf\ng")),
            "timetables-of-it: a\npassengers: b\nharbourmen: c\nlighthouse: d\nexcursions: e\ninsurances: f\n\ntimetables-of-it: g\n",
        );
    }

    #[test]
    fn no_sequence_passes_through_a_cell_or_code() {
        for kind in [BlockKind::Table, BlockKind::Code, BlockKind::List, BlockKind::Quote] {
            let text = article(&with_blocks(vec![Block::new(kind, "a\x1b]0;t\x07b\t\u{9b}31mc\nd\u{202e}")]));
            assert!(!text.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202e}')), "{text:?}");
        }
    }
}
