//! The blocks of an article as elements.

use std::fmt::Write;

use super::words::{Words, element, escape};
use crate::model::{Block, BlockKind, Mention, Span};
use crate::text::items::items;
use crate::text::table::Table;
use crate::write::code_lines;

/// Writes block number `number`.
pub(super) fn block(out: &mut String, block: &Block, number: usize, mentions: &[Mention]) {
    let words = Words::of_block(block, number, mentions);
    let whole = || words.html(0, block.text.len());
    match block.kind {
        BlockKind::Paragraph => element(out, "p", &whole()),
        BlockKind::Heading => element(out, "h2", &whole()),
        BlockKind::Quote => element(out, "blockquote", &quote(&words)),
        BlockKind::Table => element(out, "table", &table(&words)),
        BlockKind::Code => element(out, "pre", &escape(&code_lines(block))),
        BlockKind::List => out.push_str(&list(&words, block.ordered)),
        BlockKind::Caption => {
            let credit = block.credit.as_ref().map(|credit| format!(" <small>{}</small>", escape(credit)));
            element(out, "figure", &format!("<figcaption>{}{}</figcaption>", whole(), credit.unwrap_or_default()));
        }
        BlockKind::Video => {
            let length = block.seconds.map(|s| format!(", {}:{:02}", s / 60, s % 60)).unwrap_or_default();
            element(out, "figure", &format!("<figcaption>Video{length}: {}</figcaption>", whole()));
        }
        BlockKind::Correction => element(out, "aside", &format!("<p>Correction: {}</p>", whole())),
        BlockKind::Aside => element(out, "aside", &format!("<p>{}</p>", whole())),
    }
}

fn quote(words: &Words<'_>) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in words.text.split('\n') {
        element(&mut out, "p", &words.html(start, start + line.len()));
        start += line.len() + 1;
    }
    out
}

/// Lists in lists; a deeper one belongs to the item above it.
fn list(words: &Words<'_>, ordered: bool) -> String {
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    for item in items(words.text, ordered) {
        while open.len() > item.level + 1 {
            let tag = open.pop().unwrap_or_default();
            let _ = writeln!(out, "</li>\n</{tag}>");
        }
        if open.len() > item.level {
            out.push_str("</li>\n");
        } else {
            let tag = if item.number.is_some() { "ol" } else { "ul" };
            let start = item.number.filter(|number| *number != 1);
            let start = start.map_or(String::new(), |number| format!(" start=\"{number}\""));
            let _ = writeln!(out, "<{tag}{start}>");
            open.push(tag);
        }
        out.push_str("<li>");
        out.push_str(&words.html(item.words.start(), item.words.end()));
    }
    for tag in open.iter().rev() {
        let _ = writeln!(out, "</li>\n</{tag}>");
    }
    out
}

fn table(words: &Words<'_>) -> String {
    let table = Table::new(words.text);
    let row = |(n, row): (usize, &Vec<Span>)| {
        let tag = if table.header && n == 0 { "th" } else { "td" };
        let cell = |(column, number): (usize, bool)| {
            let class = if number { " class=\"number\"" } else { "" };
            let words = row.get(column).map_or(String::new(), |cell| words.html(cell.start(), cell.end()));
            format!("<{tag}{class}>{words}</{tag}>")
        };
        let cells: String = table.columns.iter().map(|column| column.numbers).enumerate().map(cell).collect();
        format!("<tr>{cells}</tr>\n")
    };
    format!("\n{}", table.rows.iter().enumerate().map(row).collect::<String>())
}
