//! Lines that recur in the articles of one publisher, learned as what they are:
//! the furniture of its pages.
//!
//! Only lines are learned that no article needs: short ones that end no
//! sentence, quote nobody and count nothing, and that stand at an edge of the
//! text, above its first sentence or below its last, or beside it as an aside.
//! A subhead inside the text is never one, however often it recurs ("What
//! happens next"). What is taken out stays to be seen.

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};
use url::Url;

use crate::model::article::join_text;
use crate::model::{Article, Block, BlockKind, Format, Removed};
use crate::text::{fold, words::words};

/// In how many earlier articles of the publisher a line must have stood.
pub(super) const EARLIER: u64 = 2;
/// The longest line that is learned, in words and in bytes.
const WORDS: usize = 12;
const BYTES: usize = 120;
/// The most lines that one article has to teach.
const LINES: usize = 24;

/// The lines of an article that may be furniture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// Whose furniture it would be.
    pub publisher: String,
    /// A number for each line.
    pub numbers: Vec<u64>,
    /// Which block each is.
    blocks: Vec<usize>,
}

impl Lines {
    /// The lines of an article that was read from a file in `folder`.
    pub(super) fn of(article: &Article, folder: Option<&str>) -> Self {
        let Some(publisher) = publisher(article, folder) else { return Self::default() };
        let mut lines = Self { publisher, ..Self::default() };
        let (from, to) = body(&article.blocks);
        let title = fold(&article.title);
        for (at, block) in article.blocks.iter().enumerate() {
            let outside = block.kind == BlockKind::Aside || at < from || at >= to;
            if outside && is_short_line(block) && lines.numbers.len() < LINES {
                let words = fold(&block.text);
                let number = number(&words);
                if words != title && !lines.numbers.contains(&number) {
                    lines.numbers.push(number);
                    lines.blocks.push(at);
                }
            }
        }
        lines
    }

    /// The article without those of its lines that stood in enough earlier
    /// articles; `None` where it stays as it is, also because too much of it
    /// would go: then it is about these lines.
    pub(super) fn without_learned(&self, article: &Article, earlier: &[u64]) -> Option<Article> {
        let is_learned = |count: &u64| *count >= EARLIER;
        let numbers = self.numbers.iter().zip(&self.blocks).zip(earlier);
        let learned: HashSet<usize> =
            numbers.filter(|(_, count)| is_learned(count)).map(|((_, &block), _)| block).collect();
        let count = |block: &Block| words(&block.text).count();
        let all: usize = article.blocks.iter().map(count).sum();
        let gone: usize = article
            .blocks
            .iter()
            .enumerate()
            .filter(|(at, _)| learned.contains(at))
            .map(|(_, block)| count(block))
            .sum();
        if learned.is_empty() || gone * 3 > all {
            return None;
        }
        let mut article = article.clone();
        for (at, block) in std::mem::take(&mut article.blocks).into_iter().enumerate() {
            if learned.contains(&at) {
                article.removed.push(Removed { text: block.text, reason: "learned".to_owned() });
            } else {
                article.blocks.push(block);
            }
        }
        article.text = join_text(&mut article.blocks);
        Some(article)
    }
}

/// From the first block that holds a sentence to behind the last one.
fn body(blocks: &[Block]) -> (usize, usize) {
    let is_prose =
        |block: &Block| block.kind.is_text() && block.kind != BlockKind::Heading && ends_sentence(&block.text);
    match (blocks.iter().position(is_prose), blocks.iter().rposition(is_prose)) {
        (Some(first), Some(last)) => (first, last + 1),
        // Where there are no sentences there is nothing beside them.
        _ => (0, blocks.len()),
    }
}

fn is_short_line(block: &Block) -> bool {
    let text = block.text.as_str();
    matches!(block.kind, BlockKind::Heading | BlockKind::Aside | BlockKind::List | BlockKind::Paragraph)
        && text.len() <= BYTES
        && text.contains(char::is_alphabetic)
        && !text.contains(['\n', '“', '”', '"', '„', '«', '»', '「', '」'])
        && !text.contains(|c: char| c.is_numeric())
        && !ends_sentence(text)
        && words(text).count() <= WORDS
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', ':', '：'])
}

/// Who published an article, as far as its furniture tells: by name, else by
/// the host of its address, else by the file or folder it was read from.
fn publisher(article: &Article, folder: Option<&str>) -> Option<String> {
    let host = || {
        let url = Url::parse(article.url.as_deref()?).ok()?;
        Some(url.host_str()?.trim_start_matches("www.").to_owned())
    };
    let place = || match article.source.format {
        Format::Jsonl | Format::Feed => Some(article.source.origin.clone()),
        Format::Text | Format::Html | Format::Markdown => folder.map(str::to_owned),
    };
    article.publisher.as_deref().map(fold).or_else(host).or_else(place)
}

/// A number for a folded line that is the same on every machine.
fn number(folded: &str) -> u64 {
    let hash = Sha256::digest(folded);
    let (start, _) = hash.as_chunks();
    u64::from_le_bytes(start.first().copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::plain_article;

    const TEXT: &str = "The ferry came in on Friday, the owner said.\n\nNobody was hurt on the way, said the pilot.";

    /// An article with blocks around and between its two sentences.
    fn article(above: &[(BlockKind, &str)], between: &[(BlockKind, &str)], below: &[(BlockKind, &str)]) -> Article {
        let mut article = plain_article("Fog over the port", TEXT);
        article.publisher = Some("Tide News".to_owned());
        let blocks = |all: &[(BlockKind, &str)]| -> Vec<Block> {
            all.iter().map(|&(kind, text)| Block::new(kind, text)).collect()
        };
        let [one, two] = [article.blocks[0].clone(), article.blocks[1].clone()];
        article.blocks = [blocks(above), vec![one], blocks(between), vec![two], blocks(below)].concat();
        article.text = join_text(&mut article.blocks);
        article
    }

    use BlockKind::{Aside, Caption, Heading, List, Paragraph};

    /// The lines that may be learned of an article.
    fn lines(article: &Article) -> Vec<&str> {
        Lines::of(article, None).blocks.iter().map(|&at| article.blocks[at].text.as_str()).collect()
    }

    #[test]
    fn only_short_lines_at_an_edge_are_learned() {
        let all = article(
            &[(Heading, "Harbour Mornings"), (List, "Ferries"), (Caption, "The quay in July")],
            &[(Heading, "What happens next"), (Aside, "Send us a tip"), (Paragraph, "Ann Lee")],
            &[(Paragraph, "Follow the harbour on the wireless"), (Heading, "More from the port")],
        );
        assert_eq!(
            lines(&all),
            [
                "Harbour Mornings",
                "Ferries",
                "Send us a tip",
                "Follow the harbour on the wireless",
                "More from the port"
            ]
        );
    }

    #[test]
    fn sentences_quotations_numbers_lists_and_the_title_are_never_learned() {
        let below = [
            "He left.",
            "“We are closed,” he said",
            "Tide at 12",
            "One\nTwo",
            "Fog over the port",
            "a line of more words than any piece of furniture would ever need to have on it",
            "—",
        ]
        .map(|text| (List, text));
        assert!(lines(&article(&[], &[], &below)).is_empty());
        // A list of names is no text with furniture around it.
        let mut names = plain_article("Winners", "Ann Lee\n\nBo Ek\n\nCy Oh");
        names.publisher = Some("Tide News".to_owned());
        assert!(lines(&names).is_empty());
    }

    #[test]
    fn what_is_learned_is_taken_out_and_stays_to_be_seen() {
        let article = article(&[], &[], &[(Paragraph, "Follow us"), (Heading, "More from the port")]);
        let lines = Lines::of(&article, None);
        assert_eq!(lines.without_learned(&article, &[1, 1]), None);
        let clean = lines.without_learned(&article, &[2, 1]).expect("another article");
        assert_eq!(clean.text, format!("{TEXT}\n\nMore from the port"));
        assert_eq!(clean.removed, [Removed { text: "Follow us".into(), reason: "learned".into() }]);
        assert!(clean.blocks.iter().all(|block| block.span.is_some_and(|span| span.of(&clean.text) == block.text)));
    }

    #[test]
    fn never_more_than_a_third_is_taken_out() {
        let names = "Ann Lee of the harbour and Bo Ek of the ferry line";
        let article = article(&[(Aside, names)], &[], &[(Paragraph, "Follow the harbour on the wireless every day")]);
        let lines = Lines::of(&article, None);
        assert_eq!(lines.numbers.len(), 2);
        assert_eq!(lines.without_learned(&article, &[9, 9]), None);
        assert!(lines.without_learned(&article, &[0, 9]).is_some());
    }

    #[test]
    fn a_publisher_is_known_by_name_by_address_or_by_where_it_lies() {
        let mut article = plain_article("Fog", TEXT);
        assert_eq!((publisher(&article, None), publisher(&article, Some("tide"))), (None, Some("tide".into())));
        article.source.format = Format::Jsonl;
        article.source.origin = "tide.jsonl".to_owned();
        assert_eq!(publisher(&article, Some("in")).as_deref(), Some("tide.jsonl"));
        article.url = Some("https://www.tide.example/fog".to_owned());
        assert_eq!(publisher(&article, None).as_deref(), Some("tide.example"));
        article.publisher = Some("Tide NEWS".to_owned());
        assert_eq!(publisher(&article, None).as_deref(), Some("tide news"));
    }
}
