//! An article as Markdown.

use super::{NO_HEADLINE, above_title, byline, label};
use crate::model::{BlockKind, Opened};
use crate::text::SafeText;

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
    words.split('\n').map(escape_line).collect::<Vec<_>>().join("\n")
}

fn escape_line(line: &str) -> String {
    // A number with a full stop at the start would begin a list.
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let special = match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' => true,
            '#' | '>' | '+' | '-' | '=' | '~' | '|' => at == 0,
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
        assert_eq!(escape("2025. A year\n3) Three\n- x"), "2025\\. A year\n3\\) Three\n\\- x");
    }
}
