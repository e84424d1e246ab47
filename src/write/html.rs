//! Articles as one page that stands alone: no script, nothing fetched from
//! elsewhere, every word escaped. The page is XML as well as HTML, so that any
//! program can read it back.
//!
//! [`blocks`] writes each block as the element it is, [`words`] what stands
//! between the tags. [`story`], [`person`] and [`brief`] are pages of their own,
//! in the same [`frame`] and with a picture that [`svg`] draws.

mod blocks;
pub mod brief;
mod frame;
pub mod person;
#[cfg(test)]
mod samples;
pub mod story;
mod svg;
mod words;

use std::collections::BTreeSet;

use super::{NO_HEADLINE, above_title, byline};
use crate::model::{Article, ArticleId, Field, Linked, Opened};
use blocks::block;
use words::{element, escape, link, named};

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
blockquote { margin: 1.5em 0; padding-left: 1em; border-left: 3px solid; font-style: italic; }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.2em 0.8em; border-bottom: 1px solid GrayText; text-align: left; vertical-align: top; }
.number { text-align: right; }
pre { overflow-x: auto; }
@media print {
body { max-width: none; margin: 0; font-size: 10.5pt; }
h1, h2 { break-after: avoid; }
figure, blockquote, tr, li { break-inside: avoid; }
pre { white-space: pre-wrap; }
a { color: inherit; text-decoration: none; }
article + article { break-before: page; }
}
</style>
</head>
<body>
"#;

/// What stands after them.
pub const END: &str = "</body>\n</html>\n";

/// A page of one article.
pub fn page(opened: &Opened) -> String {
    let article = &opened.article;
    let title = if article.title_derived { NO_HEADLINE } else { &article.title };
    let title = format!("<title>{}</title>", frame::line(title));
    let start = START.replacen("<title>Articles</title>", &title, 1);
    format!("{start}{}{END}", self::article(opened, &BTreeSet::new()))
}

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
        element(&mut out, "h1", &named(&article.title, mentions, Field::Title));
    }
    let standfirst = article.standfirst.as_deref().unwrap_or("");
    element(&mut out, "p class=\"standfirst\"", &named(standfirst, mentions, Field::Standfirst));
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
        parts.push(link(url, &escape(url)));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn neighbour(linked: &Linked, page: &BTreeSet<ArticleId>) -> String {
    let Linked { related, row } = linked;
    let title = escape(&row.title);
    let title =
        if page.contains(&related.id) { format!("<a href=\"#{}\">{title}</a>", escape(&related.id.0)) } else { title };
    format!("<li>{title} ({}: {})</li>\n", related.relation.label(), escape(&related.because.join("; ")))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::article::join_text;
    use crate::model::{Block, BlockKind, Hyperlink, Span};
    use crate::write::tests::{linked, opened};
    use proptest::prelude::*;

    /// The words between the tags, once every tag is sure to be closed in its
    /// order and every other mark to be escaped.
    pub(crate) fn checked(html: &str) -> String {
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

    fn check(block: &Block, expected: &str) {
        let mut out = String::new();
        super::block(&mut out, block, 0, &[]);
        assert_eq!(out, expected);
    }

    #[test]
    fn lists_quotes_tables_and_code_are_what_they_are() {
        check(
            &Block::new(BlockKind::List, "one\n  two\n  three\nfour"),
            "<ul>\n<li>one<ul>\n<li>two</li>\n<li>three</li>\n</ul>\n</li>\n<li>four</li>\n</ul>\n",
        );
        check(&Block::new(BlockKind::List, "3. c\n4. d"), "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n");
        check(&Block::new(BlockKind::Quote, "One.\nTwo."), "<blockquote><p>One.</p>\n<p>Two.</p>\n</blockquote>\n");
        check(
            &Block::new(BlockKind::Table, "Line\tBoats\n<Sound>\t11"),
            "<table>\n<tr><th>Line</th><th class=\"number\">Boats</th></tr>\n\
             <tr><td>&lt;Sound&gt;</td><td class=\"number\">11</td></tr>\n</table>\n",
        );
        check(&Block::new(BlockKind::Code, "a {\n\t<b>"), "<pre>a {\n    &lt;b&gt;</pre>\n");
    }

    #[test]
    fn a_link_holds_the_part_of_a_name_that_lies_in_it() {
        let mut opened = opened();
        let span = Span::new(&opened.article.text, 4, 15).expect("a span");
        opened.article.blocks[0].links = vec![Hyperlink { span, url: "https://a.example/?b&c".to_owned() }];
        assert!(article(&opened, &BTreeSet::new()).contains(
            "<p><b class=\"official\">Ana </b><a href=\"https://a.example/?b&amp;c\"><b class=\"official\">Ortiz</b> spoke</a>.</p>"
        ));
        opened.article.blocks[0].links[0].url = "javascript:alert(1)".to_owned();
        assert!(!article(&opened, &BTreeSet::new()).contains("javascript"));
    }

    #[test]
    fn a_title_that_was_derived_is_no_headline() {
        let mut opened = opened();
        opened.article.title_derived = true;
        assert!(!article(&opened, &BTreeSet::new()).contains("<h1>"));
    }

    /// Whether nothing outside the page is asked for, but where a reader clicks.
    fn stands_alone(page: &str) -> bool {
        let may = ["href=\"", "xmlns=\""];
        let leads = |at: usize| may.iter().any(|before| page[..at].ends_with(before));
        let words = checked(page);
        let outside = ["<script", "<link", "<img", "<iframe", "<object", " src=", "url(", "@import", "href=\"java"];
        page.match_indices("http").all(|(at, _)| leads(at) || words.contains("http"))
            && !outside.iter().any(|tag| page.contains(tag))
    }

    #[test]
    fn a_story_is_a_line_of_time_steps_contacts_and_quotes() {
        let timeline = samples::timeline("Fog", "https://tide.example/fog");
        let page = story::page(&timeline, &[samples::contact("Fog")], &[samples::quote("Fog")]);
        assert!(stands_alone(&page));
        let step = "<li id=\"step-2\">\n<h3>Fog</h3>\n\
             <p class=\"facts\"><time datetime=\"2025-06\">2025-06</time> · Fog · 1 report</p>\n<p>Fog</p>\n\
             <p class=\"added\"><b>New people:</b> Fog</p>\n<p class=\"added\"><b>New numbers:</b> Fog</p>\n\
             <p class=\"added\"><b>New dates:</b> Fog</p>\n\
             <p class=\"added\"><b>New quote:</b> <q>Fog</q> <small>Fog</small></p>\n\
             <ul>\n<li><a href=\"https://tide.example/fog\">Fog</a> <small>Fog · <time datetime=\"2025-06\">2025-06</time></small></li>\n</ul>\n</li>\n";
        assert!(page.contains(step), "{page}");
        assert!(page.contains("<p class=\"facts\">Fog · Fog · 3 events · 4 reports · 2025-05-22 – 2025-06</p>"));
        assert!(page.contains("<p class=\"facts\">meeting · held · Fog · Fog · 2 reports</p>"));
        assert!(page.contains("<blockquote>Fog <b>Fog</b>Fog</blockquote>"), "{page}");
        // Two of the three steps have a date; of the first nothing is new.
        assert_eq!(page.matches("<circle").count(), 2);
        assert!(page.contains("1 without a date"));
        assert!(page.contains("<a href=\"#step-1\"><circle cx=\"40.0\""));
        assert_eq!(page.matches("New people").count(), 2);
    }

    #[test]
    fn a_person_is_offices_contacts_quotes_companions_and_articles() {
        let page = person::page(&samples::dossier("Fog", "https://tide.example/fog"), &[samples::contact("Fog")]);
        assert!(stands_alone(&page));
        for part in ["<h1>Fog</h1>", "Offices", "Contacts", "Quotes", "Named with", "Articles", "The newest 1 of them."]
        {
            assert!(page.contains(part), "{part}");
        }
        assert_eq!(page.matches("<circle").count(), 1);
    }

    #[test]
    fn a_story_without_days_contacts_or_quotes_is_a_page_all_the_same() {
        let mut timeline = samples::timeline("Fog", "");
        timeline.steps.clear();
        let page = story::page(&timeline, &[], &[]);
        assert!(stands_alone(&page) && !page.contains("<svg") && !page.contains("<h2>"));
    }

    #[test]
    fn hostile_words_stay_words_on_the_pages_of_stories_and_people() {
        let words = "</h1><script src=\"https://evil.example\">alert('x')</script>\u{1b}]0;x\u{7}\u{202e}<img onerror=\"x\">&amp;";
        for url in
            ["javascript:alert(1)", "mailto:desk@tide.example", "data:text/html,x", "https://a.example/\"><script>"]
        {
            let (contacts, quotes) = ([samples::contact(words)], [samples::quote(words)]);
            for page in [
                story::page(&samples::timeline(words, url), &contacts, &quotes),
                person::page(&samples::dossier(words, url), &contacts),
            ] {
                checked(&page);
                assert!(
                    !["<script", "<img", "href=\"java", "href=\"data", "href=\"mail"]
                        .iter()
                        .any(|tag| page.contains(tag))
                );
                assert!(!page.contains(['\u{1b}', '\u{7}', '\u{202e}']));
            }
        }
    }

    proptest! {
        #[test]
        fn any_words_make_a_page_that_is_well_formed(words in "[<>&\"'/a-c\n\t\u{1b}é ]{0,40}", seconds in any::<Option<u32>>()) {
            let mut opened = opened();
            opened.article.blocks = linked(&words, &format!("https://{words}"));
            for block in &mut opened.article.blocks {
                (block.seconds, block.credit) = (seconds, Some(words.clone()));
            }
            opened.article.text = join_text(&mut opened.article.blocks);
            opened.article.title.clone_from(&words);
            opened.article.standfirst = Some(words.clone());
            opened.article.section = vec![words.clone()];
            opened.article.url = Some(format!("https://{words}"));
            checked(&page(&opened));
        }
    }
}
