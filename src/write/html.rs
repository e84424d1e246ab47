//! Articles as one page that stands alone: no script, nothing fetched from
//! elsewhere, every word escaped. The page is XML as well as HTML, so that any
//! program can read it back.

use std::collections::BTreeSet;

use super::{NO_HEADLINE, above_title, byline};
use crate::model::{Article, ArticleId, Block, BlockKind, Field, Linked, Mention, Opened};
use crate::text::SafeText;

/// What stands before the articles.
pub const START: &str = r#"<!DOCTYPE html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<title>Articles</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.55 Georgia, serif; }
article { margin-bottom: 4em; }
h1, h2 { line-height: 1.25; }
.kicker, .facts, figure, aside, .related { color: GrayText; font-size: 0.9em; }
figure, aside { margin: 1.5em 0; padding-left: 1em; border-left: 3px solid GrayText; }
pre { overflow-x: auto; }
</style>
</head>
<body>
"#;

/// What stands after them.
pub const END: &str = "</body>\n</html>\n";

/// An article. Its neighbours are links where they are in `page` too.
pub fn article(opened: &Opened, page: &BTreeSet<ArticleId>) -> String {
    let Opened { article, mentions, related, .. } = opened;
    let mut out = format!("<article id=\"{}\"", escape(&article.id.0));
    if let Some(language) = &article.language {
        out.extend([" lang=\"", &escape(language), "\""]);
    }
    out.push_str(">\n");
    element(&mut out, "p class=\"kicker\"", &escape(&above_title(article)));
    if article.title_derived {
        element(&mut out, "p class=\"kicker\"", NO_HEADLINE);
    } else {
        element(&mut out, "h1", &named(&article.title, mentions, Field::Title, 0));
    }
    let standfirst = article.standfirst.as_deref().unwrap_or("");
    element(&mut out, "p class=\"standfirst\"", &named(standfirst, mentions, Field::Standfirst, 0));
    element(&mut out, "p class=\"facts\"", &facts(article));
    for (number, block) in article.blocks.iter().enumerate() {
        self::block(&mut out, block, number, mentions);
    }
    if !related.is_empty() {
        let items: String = related.iter().map(|linked| neighbour(linked, page)).collect();
        element(&mut out, "nav class=\"related\"", &format!("\n<h2>Related</h2>\n<ul>\n{items}</ul>\n"));
    }
    out + "</article>\n"
}

/// Who wrote it, where and when, and its address.
fn facts(article: &Article) -> String {
    let mut parts = vec![escape(&byline(article))];
    if let Some(url) = &article.url {
        let address = escape(url);
        let is_web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
        parts.push(if is_web { format!("<a href=\"{address}\">{address}</a>") } else { address });
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn block(out: &mut String, block: &Block, number: usize, mentions: &[Mention]) {
    let words = match (block.kind, block.span) {
        (BlockKind::Caption, _) => named(&block.text, mentions, Field::Caption(number), 0),
        (_, Some(span)) => named(&block.text, mentions, Field::Text, span.start()),
        _ => escape(&block.text),
    };
    match block.kind {
        BlockKind::Paragraph => element(out, "p", &words),
        BlockKind::Heading => element(out, "h2", &words),
        BlockKind::Quote => element(out, "blockquote", &format!("<p>{words}</p>")),
        BlockKind::Table | BlockKind::Code => element(out, "pre", &words),
        BlockKind::List => {
            let items: Vec<String> = words.lines().map(|line| format!("<li>{line}</li>\n")).collect();
            element(out, "ul", &format!("\n{}", items.concat()));
        }
        BlockKind::Caption => {
            let credit = block.credit.as_ref().map(|credit| format!(" <small>{}</small>", escape(credit)));
            element(out, "figure", &format!("<figcaption>{words}{}</figcaption>", credit.unwrap_or_default()));
        }
        BlockKind::Video => {
            let length = block.seconds.map(|s| format!(", {}:{:02}", s / 60, s % 60)).unwrap_or_default();
            element(out, "figure", &format!("<figcaption>Video{length}: {words}</figcaption>"));
        }
        BlockKind::Correction => element(out, "aside", &format!("<p>Correction: {words}</p>")),
        BlockKind::Aside => element(out, "aside", &format!("<p>{words}</p>")),
    }
}

fn neighbour(linked: &Linked, page: &BTreeSet<ArticleId>) -> String {
    let Linked { related, row } = linked;
    let title = escape(&row.title);
    let title =
        if page.contains(&related.id) { format!("<a href=\"#{}\">{title}</a>", escape(&related.id.0)) } else { title };
    format!("<li>{title} ({}: {})</li>\n", related.relation.label(), escape(&related.because.join("; ")))
}

/// An element on a line of its own; nothing where there are no words.
fn element(out: &mut String, tag: &str, words: &str) {
    let name = tag.split(' ').next().unwrap_or(tag);
    if !words.trim().is_empty() {
        out.extend(["<", tag, ">", words, "</", name, ">\n"]);
    }
}

/// The words, with the officials among them marked; `base` is where they begin
/// in their field.
fn named(words: &str, mentions: &[Mention], field: Field, base: usize) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mention in mentions.iter().filter(|m| m.official && m.field == field && m.span.start() >= base) {
        let (start, end) = (mention.span.start() - base, mention.span.end() - base);
        let (Some(before), Some(name)) = (words.get(at..start), words.get(start..end)) else { break };
        // A name that is taken apart by the end of a line is marked in pieces.
        let name = escape(name).replace('\n', "</b>\n<b class=\"official\">");
        out.extend([&escape(before), "<b class=\"official\">", &name, "</b>"]);
        at = end;
    }
    out + &escape(words.get(at..).unwrap_or(""))
}

/// Safe text that means itself between tags and in an attribute.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in SafeText::new(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::join_text;
    use crate::write::tests::opened;
    use proptest::prelude::*;

    /// The words between the tags, once every tag is sure to be closed in its
    /// order and every other mark to be escaped.
    fn checked(html: &str) -> String {
        let mut open: Vec<&str> = Vec::new();
        let mut words = String::new();
        let mut rest = html.strip_prefix("<!DOCTYPE html>").unwrap_or(html);
        while let Some((before, after)) = rest.split_once('<') {
            words.push_str(before);
            let (tag, next) = after.split_once('>').expect("a tag ends");
            assert!(!tag.contains('<'), "{tag}");
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                let name = tag.split(' ').next().expect("a name");
                assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{tag}");
                assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
                open.push(name);
            }
            rest = next;
        }
        words.push_str(rest);
        assert_eq!(open, Vec::<&str>::new());
        assert!(!words.contains('>'));
        let escapes = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
        assert!(words.match_indices('&').all(|(at, _)| escapes.iter().any(|e| words[at..].starts_with(e))), "{words}");
        words
    }

    fn page(opened: &Opened) -> String {
        format!("{START}{}{END}", article(opened, &BTreeSet::new()))
    }

    #[test]
    fn an_article_is_a_headline_facts_blocks_and_its_officials() {
        assert_eq!(
            article(&opened(), &BTreeSet::new()),
            "<article id=\"a\">\n\
             <p class=\"kicker\">ANALYSIS · World</p>\n\
             <h1>Ferry talks: <b class=\"official\">Ana Ortiz</b></h1>\n\
             <p class=\"facts\">By Ida Berg in Oslo and Tom Lee · Harbour Ledger · 2025-05-22 · <a href=\"https://example.org/ferry\">https://example.org/ferry</a></p>\n\
             <p><b class=\"official\">Ana Ortiz</b> spoke.</p>\n\
             <figure><figcaption>A ferry. <small>Wire</small></figcaption></figure>\n\
             </article>\n"
        );
    }

    #[test]
    fn a_hostile_title_and_address_stay_text() {
        let mut opened = opened();
        opened.mentions.clear();
        opened.article.title = "</h1><script>alert('x')</script>".to_owned();
        opened.article.url = Some("javascript:alert(\"x\")".to_owned());
        opened.article.language = Some("en\" onclick=\"x".to_owned());
        let page = page(&opened);
        let words = checked(&page);
        assert!(words.contains("&lt;/h1&gt;&lt;script&gt;alert(&#39;x&#39;)"), "{words}");
        assert!(!page.contains("<script") && !page.contains("href=\"java") && !page.contains("onclick=\""));
    }

    #[test]
    fn a_title_that_was_derived_is_no_headline() {
        let mut opened = opened();
        opened.article.title_derived = true;
        assert!(!article(&opened, &BTreeSet::new()).contains("<h1>"));
    }

    proptest! {
        #[test]
        fn any_words_make_a_page_that_is_well_formed(words in "[<>&\"'/a-c\n\u{1b}é ]{0,40}", seconds in any::<Option<u32>>()) {
            let mut opened = opened();
            let kinds = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::List, BlockKind::Code, BlockKind::Caption, BlockKind::Video, BlockKind::Correction, BlockKind::Aside];
            opened.article.blocks = kinds.map(|kind| Block { seconds, credit: Some(words.clone()), ..Block::new(kind, &words) }).to_vec();
            opened.article.text = join_text(&mut opened.article.blocks);
            opened.article.title.clone_from(&words);
            opened.article.standfirst = Some(words.clone());
            opened.article.section = vec![words.clone()];
            opened.article.url = Some(format!("https://{words}"));
            checked(&page(&opened));
        }
    }
}
