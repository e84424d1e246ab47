//! An article as plain text for a terminal or a mail.

use super::{NO_HEADLINE, above_title, byline, label};
use crate::model::{BlockKind, Opened};
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
        let words = SafeText::new(&block.text);
        match (block.kind, label(block)) {
            (BlockKind::Code, _) => out.lines(&words),
            (BlockKind::List, _) => words.lines().for_each(|line| out.paragraph(line)),
            (_, Some(label)) => out.paragraph(&format!("[{label}] {}", &*words)),
            (_, None) => out.paragraph(&words),
        }
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
    fn paragraph(&mut self, words: &str) {
        let words = words.replace('\n', " ");
        let lines: Vec<&str> = wrap::wrap(&words, MEASURE).into_iter().map(|span| span.of(&words).trim_end()).collect();
        self.lines(&lines.join("\n"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::opened;

    #[test]
    fn an_article_reads_from_top_to_bottom() {
        assert_eq!(
            article(&opened()),
            "ANALYSIS · World\n\nFerry talks: Ana Ortiz\n\nBy Ida Berg in Oslo and Tom Lee · Harbour Ledger · 2025-05-22\n\nAna Ortiz spoke.\n\n[picture: Wire] A ferry.\n\nhttps://example.org/ferry\n"
        );
    }
}
