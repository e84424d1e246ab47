//! An article or a list becomes text, Markdown or JSON. Whatever came from
//! outside passes through [`crate::text::SafeText`], or is escaped, before it
//! leaves this room.
//!
//! [`json`] is the contract with other programs, [`plain`], [`markdown`] and
//! [`html`] are for people, [`linear`] for ears and plain terminals, [`annotated`] marks who is named and who speaks,
//! [`list`] has one line an article, a person, a quotation, a contact, a story,
//! [`timeline`] one a step of a story, [`corrections`] one for what a reader
//! corrected; [`brief`] is the briefing, [`mod@fresh`] says what is new.

pub mod annotated;
pub mod brief;
pub mod corrections;
pub mod fresh;
pub mod html;
pub mod json;
pub mod linear;
pub mod list;
pub mod markdown;
pub mod plain;
pub mod timeline;

use crate::model::{Article, Author, Block, BlockKind, Span};
use crate::text::{self, SafeText, code};

/// What stands in the place of a headline where there is none.
const NO_HEADLINE: &str = "(no headline in the source)";

/// The line below the title: who wrote it, where, when.
fn byline(article: &Article) -> String {
    let mut parts = Vec::new();
    if !article.byline.is_empty() {
        parts.push(format!("By {}", names(&article.byline)));
    }
    parts.extend(article.publisher.clone());
    parts.extend(article.published.as_ref().map(ToString::to_string));
    parts.extend(article.updated.as_ref().map(|updated| format!("updated {updated}")));
    parts.extend(article.reading_minutes.map(|minutes| format!("{minutes} min")));
    SafeText::line(&parts.join(" · ")).into_string()
}

fn names(authors: &[Author]) -> String {
    let mut out = String::new();
    for (at, author) in authors.iter().enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == authors.len() { " and " } else { ", " });
        }
        out.push_str(&author.name);
        if let Some(place) = &author.place {
            out.push_str(" in ");
            out.push_str(place);
        }
    }
    out
}

/// The line above the title.
fn above_title(article: &Article) -> String {
    let sections = article.section.iter().filter_map(|name| text::section(name));
    let parts: Vec<String> =
        article.kicker.iter().map(|kicker| SafeText::line(kicker).into_string()).chain(sections).collect();
    parts.join(" · ")
}

/// What a block says besides its words, in brackets: which kind it is, whose
/// picture, how long.
fn label(block: &Block) -> Option<String> {
    let label = match block.kind {
        BlockKind::Caption => match &block.credit {
            Some(credit) => format!("picture: {credit}"),
            None => "picture".to_owned(),
        },
        BlockKind::Video => match block.seconds {
            Some(seconds) => format!("video, {}:{:02}", seconds / 60, seconds % 60),
            None => "video".to_owned(),
        },
        BlockKind::Correction => "correction".to_owned(),
        BlockKind::Aside => "aside".to_owned(),
        BlockKind::Paragraph
        | BlockKind::Heading
        | BlockKind::List
        | BlockKind::Quote
        | BlockKind::Table
        | BlockKind::Code => return None,
    };
    Some(SafeText::line(&label).into_string())
}

/// Where the links in a block stand.
fn links(block: &Block) -> Vec<Span> {
    block.links.iter().map(|link| link.span).collect()
}

/// An address that may be written as a link: of the web or of a mailbox,
/// whatever the article says.
fn address(url: &str) -> Option<String> {
    let url = SafeText::line(url.trim());
    let scheme = url.split_once(':')?.0;
    let may = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    may.then(|| url.replace(char::is_whitespace, "%20"))
}

/// Code, with its indentation but without tabs.
fn code_lines(block: &Block) -> String {
    SafeText::new(&code::untabbed(&block.text, &mut 0)).into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::join_text;
    use crate::model::{ArticleId, Field, Format, Hyperlink, Marks, Mention, Opened, Source, Stamp};

    /// The small article, but with these blocks.
    pub(super) fn with_blocks(mut blocks: Vec<Block>) -> Opened {
        let mut opened = opened();
        opened.article.text = join_text(&mut blocks);
        opened.article.blocks = blocks;
        opened.mentions.clear();
        opened
    }

    /// Blocks of each kind that a page brings, of these words, all of them a
    /// link to this address.
    pub(super) fn linked(words: &str, url: &str) -> Vec<Block> {
        let kinds = [
            BlockKind::Paragraph,
            BlockKind::Heading,
            BlockKind::List,
            BlockKind::Quote,
            BlockKind::Table,
            BlockKind::Code,
            BlockKind::Caption,
            BlockKind::Video,
            BlockKind::Correction,
            BlockKind::Aside,
        ];
        let span = Span::new(words, 0, words.len()).expect("all of it");
        let links = || vec![Hyperlink { span, url: url.to_owned() }];
        kinds.map(|kind| Block { ordered: true, links: links(), ..Block::new(kind, words) }).to_vec()
    }

    #[test]
    fn only_addresses_of_the_web_and_of_mailboxes_are_links() {
        assert_eq!(address("HTTPS://a.example/b c").as_deref(), Some("HTTPS://a.example/b%20c"));
        assert_eq!(address("mailto:desk@a.example").as_deref(), Some("mailto:desk@a.example"));
        for url in ["javascript:alert(1)", "file:///a", "//a.example", "data:text/html,x", " \tjava\nscript:x", ""] {
            assert_eq!(address(url), None, "{url}");
        }
    }

    /// A small article with one of most things.
    pub(super) fn opened() -> Opened {
        let mut blocks = vec![
            Block::new(BlockKind::Paragraph, "Ana Ortiz spoke."),
            Block { credit: Some("Wire".into()), ..Block::new(BlockKind::Caption, "A ferry.") },
        ];
        let text = join_text(&mut blocks);
        let mention = |field, text: &str, at: usize| Mention {
            field,
            span: Span::new(text, at, at + 9).expect("a name"),
            text: "Ana Ortiz".into(),
            person: None,
            name: None,
            official: true,
            role: None,
            country: None,
            organisation: None,
            rule: "test".into(),
        };
        let title = "Ferry talks: Ana Ortiz";
        let author = |name: &str, place: Option<&str>| Author { name: name.into(), place: place.map(Into::into) };
        Opened {
            mentions: vec![mention(Field::Text, &text, 0), mention(Field::Title, title, 13)],
            quotes: Vec::new(),
            contacts: Vec::new(),
            fresh: Vec::new(),
            note: None,
            article: Article {
                id: ArticleId("a".into()),
                title: title.into(),
                title_derived: false,
                kicker: Some("ANALYSIS".into()),
                standfirst: None,
                byline: vec![author("Ida Berg", Some("Oslo")), author("Tom Lee", None)],
                publisher: Some("Harbour Ledger".into()),
                section: vec!["World".into()],
                url: Some("https://example.org/ferry".into()),
                language: None,
                published: Stamp::parse("2025-05-22"),
                updated: None,
                not_before: None,
                reading_minutes: None,
                metadata: crate::model::Metadata::new(),
                source: Source { format: Format::Text, origin: "a.txt".into(), key: None, line: 1 },
                blocks,
                text,
                removed: Vec::new(),
                contains: Vec::new(),
                problems: Vec::new(),
            },
            related: Vec::new(),
            event: ArticleId("a".into()),
            story: ArticleId("a".into()),
            marks: Marks { read: true, ..Marks::default() },
        }
    }
}
