//! An article as Markdown.

use super::{above_title, byline, label};
use crate::model::{BlockKind, Opened};
use crate::text::SafeText;

/// The article under a heading of its title.
pub fn article(opened: &Opened) -> String {
    let article = &opened.article;
    let mut parts = vec![format!("# {}", escape(&SafeText::line(&article.title)))];
    let mut emphasised = |words: &str| {
        if !words.trim().is_empty() {
            parts.push(format!("*{}*", escape(words.trim())));
        }
    };
    emphasised(&above_title(article));
    emphasised(&SafeText::line(article.standfirst.as_deref().unwrap_or("")));
    emphasised(&byline(article));
    for block in &article.blocks {
        let words = SafeText::new(&block.text);
        parts.push(match (block.kind, label(block)) {
            (BlockKind::Heading, _) => format!("## {}", escape(&words.replace('\n', " "))),
            (BlockKind::List, _) => {
                words.lines().map(|line| format!("- {}", escape(line))).collect::<Vec<_>>().join("\n")
            }
            (BlockKind::Code, _) => words.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n"),
            (_, Some(label)) => format!("> {}: {}", escape(&label), escape(&words.replace('\n', " "))),
            (_, None) => escape(&words),
        });
    }
    if let Some(url) = &article.url {
        parts.push(format!("<{}>", SafeText::line(url).replace(['<', '>', ' '], "")));
    }
    parts.join("\n\n") + "\n"
}

/// Marks that would mean something in Markdown, made to mean themselves.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut at_start = true;
    for c in words.chars() {
        let special = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' => true,
            '#' | '>' | '+' | '-' | '=' | '~' | '|' => at_start,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        at_start = c == '\n';
    }
    ordered(out)
}

/// A number with a full stop at the start would begin a list.
fn ordered(words: String) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    match words.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &words[..digits], &words[digits..]),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::opened;

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
        assert_eq!(escape("2025. A year"), "2025\\. A year");
    }
}
