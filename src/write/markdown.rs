//! An article as Markdown.

use std::fmt::Write;

use super::{NO_HEADLINE, above_title, address, byline, code_lines, label, links};
use crate::model::{Block, BlockKind, Opened, Span};
use crate::text::SafeText;
use crate::text::items::items;
use crate::text::segments::segments;
use crate::text::table::Table;

/// The article under a heading of its title, where it has one.
pub fn article(opened: &Opened) -> String {
    let article = &opened.article;
    let mut parts = vec![if article.title_derived {
        format!("*{NO_HEADLINE}*")
    } else {
        format!("# {}", escape(&SafeText::line(&article.title)))
    }];
    let mut emphasised = |words: &str| {
        if !words.trim().is_empty() {
            parts.push(format!("*{}*", escape(words.trim())));
        }
    };
    emphasised(&above_title(article));
    emphasised(&SafeText::line(article.standfirst.as_deref().unwrap_or("")));
    emphasised(&byline(article));
    parts.extend(article.blocks.iter().map(block));
    let fresh = super::fresh::lines(opened);
    if !fresh.is_empty() {
        let lines: Vec<String> = fresh.iter().map(|line| format!("- {}", escape(&SafeText::line(line)))).collect();
        parts.push(format!("## New in this report\n\n{}", lines.join("\n")));
    }
    if let Some(url) = &article.url {
        parts.push(format!("<{}>", SafeText::line(url).replace(['<', '>', ' '], "")));
    }
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    let whole = || inline(block, Span::new(&block.text, 0, block.text.len()));
    let on_a_line = || whole().replace('\n', " ");
    match (block.kind, label(block)) {
        (BlockKind::Heading, _) => format!("## {}", on_a_line()),
        (BlockKind::List, _) => list(block),
        (BlockKind::Quote, _) => quote(block),
        (BlockKind::Table, _) => table(block),
        (BlockKind::Code, _) => fenced(&code_lines(block)),
        (_, Some(label)) => format!("> {}: {}", escape(&label), on_a_line()),
        (_, None) => whole(),
    }
}

/// A part of a block's words, with its links.
fn inline(block: &Block, range: Option<Span>) -> String {
    let Some(range) = range else { return String::new() };
    let mut out = String::new();
    for segment in segments(&block.text, range, &[], &links(block)) {
        let words = escape(&SafeText::new(segment.span.of(&block.text)));
        let link = segment.link.and_then(|n| block.links.get(n)).and_then(|link| address(&link.url));
        match link.filter(|_| !words.trim().is_empty()) {
            Some(address) => {
                // Behind this mark a link would be a picture.
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.extend(["[", &words.replace('\n', " "), "](", &destination(&address), ")"]);
            }
            None => out.push_str(&words),
        }
    }
    out
}

/// An address in which nothing can end it.
fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '(' | ')' | '<' | '>' | '[' | ']' | '|' | '\\' | '`' | '"' | '*' | '~' => {
                let _ = write!(out, "%{:02X}", c as u32);
            }
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

/// Items below the words of the item that they belong to.
fn list(block: &Block) -> String {
    let mut indents = vec![0];
    let mut lines = Vec::new();
    for item in items(&block.text, block.ordered) {
        let marker = item.number.map_or("- ".to_owned(), |number| format!("{number}. "));
        indents.truncate(item.level + 1);
        let indent = indents.last().copied().unwrap_or(0);
        indents.push(indent + marker.len());
        lines.push(format!("{}{marker}{}", " ".repeat(indent), inline(block, Some(item.words))));
    }
    lines.join("\n")
}

fn quote(block: &Block) -> String {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in block.text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(format!("> {}", inline(block, Span::new(&block.text, start, start + line.len()))));
        }
        start += line.len() + 1;
    }
    paragraphs.join("\n>\n")
}

/// A pipe table. It must have names of columns: they are empty where the table
/// has none.
fn table(block: &Block) -> String {
    let table = Table::new(&block.text);
    let line = |row: &[Span]| {
        let cell = |column: usize| inline(block, row.get(column).copied());
        format!("| {} |", (0..table.columns.len()).map(cell).collect::<Vec<_>>().join(" | "))
    };
    let rule = table.columns.iter().map(|column| if column.numbers { "---:" } else { "---" });
    let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
    let (names, rows) = table.rows.split_at(usize::from(table.header));
    let names = line(names.first().map_or(&[], Vec::as_slice));
    [names, rule].into_iter().chain(rows.iter().map(|row| line(row))).collect::<Vec<_>>().join("\n")
}

/// Code between fences longer than any in it.
fn fenced(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}\n{code}\n{fence}")
}

/// Marks that would mean something in Markdown, made to mean themselves.
pub(super) fn escape(words: &str) -> String {
    words.split('\n').map(escape_line).collect::<Vec<_>>().join("\n")
}

fn escape_line(line: &str) -> String {
    // Space at the start would make code of the line, or hide a mark behind it.
    let words = line.trim_start_matches(' ');
    let mut out = String::with_capacity(line.len());
    if words.len() < line.len() {
        out.push(' ');
    }
    // A number with a full stop at the start would begin a list.
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in words.char_indices() {
        let special = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '|' | '~' | '#' => true,
            '>' | '+' | '-' | '=' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Hyperlink;
    use crate::write::tests::{linked, opened, with_blocks};
    use proptest::prelude::*;

    #[test]
    fn an_article_is_a_heading_and_paragraphs() {
        assert_eq!(
            article(&opened()),
            "# Ferry talks: Ana Ortiz\n\n*ANALYSIS · World*\n\n*By Ida Berg in Oslo and Tom Lee · Harbour Ledger · 2025-05-22*\n\nAna Ortiz spoke.\n\n> picture: Wire: A ferry.\n\n<https://example.org/ferry>\n"
        );
    }

    #[test]
    fn marks_of_markdown_mean_themselves() {
        assert_eq!(escape("# a *b* [c](d) <e>"), "\\# a \\*b\\* \\[c\\](d) \\<e>");
        assert_eq!(escape("   # a | b"), " \\# a \\| b");
        assert_eq!(escape("2025. A year\n3) Three\n- x"), "2025\\. A year\n3\\) Three\n\\- x");
    }

    fn check(block: &Block, expected: &str) {
        assert_eq!(super::block(block), expected);
    }

    #[test]
    fn lists_quotes_tables_and_code_are_what_they_are() {
        check(&Block::new(BlockKind::List, "• one\n  two\nthree"), "- one\n  - two\n- three");
        check(
            &Block { ordered: true, ..Block::new(BlockKind::List, "one\n  two\nthree") },
            "1. one\n   1. two\n2. three",
        );
        check(&Block::new(BlockKind::Quote, "One.\n# Two."), "> One.\n>\n> \\# Two.");
        check(
            &Block::new(BlockKind::Table, "Line\tBoats\nHarbour | Sound\t2\nRiver"),
            "| Line | Boats |\n| --- | ---: |\n| Harbour \\| Sound | 2 |\n| River |  |",
        );
        check(&Block::new(BlockKind::Table, "a\tb"), "|  |  |\n| --- | --- |\n| a | b |");
        check(&Block::new(BlockKind::Code, "a ```b\n\tc"), "````\na ```b\n    c\n````");
    }

    #[test]
    fn a_link_is_its_words_and_an_address_that_cannot_end_early() {
        let with = |text: &str, words: &str, url: &str| {
            let at = text.find(words).expect("in the text");
            let span = Span::new(text, at, at + words.len()).expect("a span");
            Block { links: vec![Hyperlink { span, url: url.to_owned() }], ..Block::new(BlockKind::Paragraph, text) }
        };
        check(
            &with("see here now", "here", "https://a.example/b?c=1&d=2"),
            "see [here](https://a.example/b?c=1&amp;d=2) now",
        );
        check(
            &with("oh!here", "here", "https://a.example/x) [y](z"),
            "oh\\![here](https://a.example/x%29%20%5By%5D%28z)",
        );
        check(&with("see [here]", "[here]", "mailto:a@b.example"), "see [\\[here\\]](mailto:a@b.example)");
        check(&with("see here", "here", "javascript:alert(1)"), "see here");
    }

    proptest! {
        #[test]
        fn words_and_addresses_begin_nothing_of_their_own(
            words in "[-<>#|`*_~+=1.)!\\[\\]( \\\\a&\t\n]{0,24}", url in "[-<>|`*\\[\\]( )\\\\a&\"]{0,12}",
        ) {
            let mut opened = with_blocks(linked(&words, &format!("https://{url}")));
            opened.article.blocks.retain(|b| b.kind != BlockKind::Code);
            for block in &opened.article.blocks {
                let written = super::block(block);
                // What is left once escapes and links of ours are gone.
                let mut rest = String::new();
                let mut chars = written.chars();
                while let Some(c) = chars.next() {
                    if c == '\\' { chars.next(); } else { rest.push(c); }
                }
                let rest = rest.replace("](https://", "").replace("&amp;", "");
                prop_assert!(!rest.contains(['<', '`', '*', '_', '~', '&']), "{written}");
                prop_assert!(rest.matches('[').count() == rest.matches(')').count() || words.contains(')'), "{written}");
                let bars = rest.matches('|').count();
                let most = (words.split('\n').count() + 2) * (words.matches('\t').count() + 2);
                let few = if block.kind == BlockKind::Table { bars <= most } else { bars == 0 };
                prop_assert!(few, "{written}");
            }
        }
    }
}
