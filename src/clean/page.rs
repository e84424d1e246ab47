//! The article of a web page: which of its lines are the text, first by how
//! much prose stands in which container ([`mass`]), then line by line
//! ([`choose`]); what stands above it says about it; [`blocks`] puts it
//! together. [`view`] is what they all look at.

mod blocks;
mod choose;
mod mass;
mod stated;
mod view;

use std::collections::HashSet;

use super::article::{Parts, Said, assemble};
use super::caption;
use super::class;
use super::passage::{Class, Passage};
use crate::model::{Article, Evidence, Format, MetadataField, Problem};
use crate::parse::markup::{Element, Hints};
use crate::parse::{Document, Line, Stated};
use crate::text::fold;
use choose::{Chooser, Part};
use view::View;

/// The article of a page.
pub(crate) fn article(document: &Document) -> Article {
    let mut passages = passages(&document.lines);
    let main = mass::main(&View::new(document, &passages), document.stated.title.as_deref());
    pictures(document, &mut passages, main);
    let mut stated = document.stated.clone();
    let view = View::new(document, &passages);
    let headline = headline(&view, main, &stated);
    title(&mut stated, &view, headline);
    let chooser = Chooser::new(&view, main, stated.title.as_deref());
    let mut parts = match document.source.format {
        Format::Markdown => chooser.keep(true),
        Format::Feed => chooser.keep(false),
        _ => chooser.choose(),
    };
    if let Some(text) = &document.stated_text {
        stated::check(&view, text, &mut parts);
    }
    let said = said(&view, main, headline, &mut parts);
    let walled = is_walled(&view, document.walled, &parts);
    let (blocks, removed) = blocks::blocks(document, passages, &parts);
    let mut article = assemble(document, document.id.clone(), &stated, Parts { said, cut: false, blocks, removed });
    if walled {
        let words = "the page says that the rest is for subscribers, and shows little";
        article.problems.push(Problem::new("walled", words));
    }
    article
}

/// A passage for each line.
fn passages(lines: &[Line]) -> Vec<Passage> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut passage = Passage::new(line.text.clone(), line.number);
        passage.linked = line.linked >= passage.text.len();
        class::by_words(&mut passage);
        match line.element {
            Element::Caption => credit(&mut passage),
            Element::Row => passage.class = Class::Row,
            _ => {}
        }
        out.push(passage);
    }
    out
}

/// Makes a caption of what stands below a picture, its credit told apart.
fn credit(passage: &mut Passage) {
    if let Some((words, credit)) = caption::with_credit(&passage.text) {
        passage.credit = Some(credit.to_owned());
        passage.text = words.to_owned();
    } else if passage.class == Class::Credit {
        return;
    }
    passage.class = Class::Caption;
}

/// Marks what stands below pictures, and what stands there twice.
fn pictures(document: &Document, passages: &mut [Passage], main: usize) {
    let view = View::new(document, passages);
    let captions = choose::captions(&view, main);
    let captions: Vec<bool> = (0..passages.len()).map(|i| captions[view.container(i)]).collect();
    let mut seen = HashSet::new();
    for ((passage, line), caption) in passages.iter_mut().zip(&document.lines).zip(captions) {
        let words =
            matches!(passage.class, Class::Prose | Class::Short) && !matches!(line.element, Element::Heading(_));
        if caption && words {
            passage.class = Class::Caption;
        }
        if passage.class == Class::Caption && !seen.insert(passage.text.chars().take(SAME).collect::<String>()) {
            passage.class = Class::Repeated;
        }
    }
}

/// Captions that begin with so many equal characters are the same: pages hold
/// a short form of each beside the long one.
const SAME: usize = 60;

/// The line of the headline: the heading that says what the page states, or
/// the last of the highest level above the text.
fn headline(view: &View<'_>, main: usize, stated: &Stated) -> Option<usize> {
    let is_text = |i: &usize| view.is_inside(view.container(*i), main) && view.passages[*i].class == Class::Prose;
    let above = (0..view.lines.len()).find(is_text).unwrap_or(view.lines.len());
    let headings = (0..view.lines.len()).filter(|i| matches!(view.lines[*i].element, Element::Heading(_)));
    if let Some(title) = stated.title.as_deref().map(fold) {
        let same = |i: &usize| {
            let text = fold(&view.passages[*i].text);
            !text.is_empty() && (title == text || title.starts_with(&*text) && text.len() * 2 > title.len())
        };
        if let Some(found) = headings.clone().find(same) {
            return Some(found);
        }
    }
    headings.take_while(|i| *i < above).filter(|i| view.lines[*i].element == Element::Heading(1)).last()
}

/// Takes the headline of the page where what is stated is worth less.
fn title(stated: &mut Stated, view: &View<'_>, headline: Option<usize>) {
    let weak = |evidence: &Evidence| *evidence >= Evidence::Meta;
    let trusted = stated.title.is_some() && !stated.evidence.get(&MetadataField::Title).is_some_and(weak);
    if let Some(line) = headline.filter(|_| !trusted) {
        stated.title = Some(view.passages[line].text.clone());
        stated.evidence.insert(MetadataField::Title, Evidence::Text);
    }
}

/// What the lines between the headline and the text say; they are told so.
fn said(view: &View<'_>, main: usize, headline: Option<usize>, parts: &mut [Part]) -> Said {
    let mut said = Said::default();
    let first = parts.iter().position(|part| *part == Part::Body).unwrap_or(parts.len());
    let from = headline.or_else(|| (0..first).find(|i| view.is_inside(view.container(*i), main))).unwrap_or(first);
    for (i, part) in parts.iter_mut().enumerate().take(first).skip(from) {
        let (passage, names) = (&view.passages[i], view.names(i));
        let longer = passage.features.words >= 5 && said.standfirst.is_none() && Some(i) != headline;
        let heading = matches!(view.lines[i].element, Element::Heading(_) | Element::Plain);
        let below = headline.is_some_and(|headline| i <= headline + 2) && passage.class == Class::Prose && heading;
        if longer && (names.any(Hints::STANDFIRST) || below) {
            said.standfirst = Some(passage.text.clone());
        } else if matches!(passage.class, Class::Byline | Class::DateLine | Class::ReadingTime | Class::Kicker) {
            said.passage(passage, true);
            continue;
        } else if Some(i) != headline {
            continue;
        }
        *part = Part::Told;
    }
    said
}

/// What pages say where the rest of an article is for those who pay.
const WALLS: [&str; 12] = [
    "to continue reading",
    "to read the full",
    "to read the rest",
    "to keep reading",
    "subscribe to read",
    "already a subscriber",
    "for subscribers only",
    "is for subscribers",
    "exclusive to subscribers",
    "subscriber-only",
    "subscribers can read",
    "unlock this article",
];

/// A text of so many words is hardly the first sentences only.
const WHOLE: usize = 300;

/// Whether a short text is all there is of one for subscribers: the page
/// states so, or asks to pay for more below it.
fn is_walled(view: &View<'_>, stated: bool, parts: &[Part]) -> bool {
    let body = |i: &usize| parts[*i] == Part::Body;
    let words: usize = (0..parts.len()).filter(body).map(|i| view.passages[i].features.words).sum();
    let asks = |passage: &Passage| {
        let folded = passage.text.to_lowercase();
        passage.features.words <= 40 && WALLS.iter().any(|wall| folded.contains(wall))
    };
    let first = (0..parts.len()).find(body).unwrap_or(0);
    words < WHOLE && (stated || view.passages.iter().skip(first).any(asks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, BlockKind, Format};
    use crate::parse::page;

    fn read(page: &str) -> Article {
        let stated = Stated { url: Some("https://example.org/news/fog".to_owned()), ..Stated::default() };
        let id = ArticleId("a".repeat(16));
        let document = page::document(page, "a.html", None, stated, Format::Html, 1, |_| id);
        super::super::clean(&document).remove(0)
    }

    const FIRST: &str = "The ferry ran aground in the fog on Friday, and the harbour stayed closed until the evening, the owner of the line said.";
    const SECOND: &str =
        "Nobody on board was hurt, but the passengers had to wait for the tide, which came in late, and for the tugs.";
    const THIRD: &str =
        "The ship will be towed to the yard at the next high tide, which is on Sunday, if the weather holds that long.";

    fn check(page: &str, text: &[&str]) {
        assert_eq!(read(page).text.split("\n\n").collect::<Vec<_>>(), text, "{page}");
    }

    fn removed(page: &str) -> Vec<(String, String)> {
        read(page).removed.into_iter().map(|removed| (removed.reason, removed.text)).collect()
    }

    #[test]
    fn what_stands_around_an_article_is_left_out_and_listed() {
        let page = format!(
            "<nav><a href=/>Home</a> <a href=/w>World</a></nav><main><h1>Fog closes the harbour</h1><p>{FIRST}</p><p>{SECOND}</p>\
             <div class=related-stories><h3>More stories</h3><p>A pilot who has seen it all looks back on forty years at the helm.</p></div><p>{THIRD}</p></main>\
             <div id=comments><p>I was there, and the fog was as thick as they say it was.</p></div><footer>All rights reserved</footer>"
        );
        check(&page, &[FIRST, SECOND, THIRD]);
        let reasons: Vec<String> = removed(&page).into_iter().map(|(reason, _)| reason).collect();
        for reason in ["navigation", "related", "comments"] {
            assert!(reasons.iter().any(|r| r == reason), "{reason}: {reasons:?}");
        }
        assert_eq!(read(&page).title, "Fog closes the harbour");
    }

    #[test]
    fn every_word_of_a_page_is_kept_or_listed() {
        let page = format!(
            "<p>Skip to content<h1>Fog</h1><p>By Ann Lee<p>{FIRST}<p>{SECOND}<ul><li><a href=/a>Tide tables</a></ul><p>Share"
        );
        let article = read(&page);
        let said = format!("{} {} {}", article.title, article.text, article.byline[0].name);
        let listed: Vec<&str> = article.removed.iter().map(|removed| removed.text.as_str()).collect();
        for words in ["Skip to content", "Fog", "Ann Lee", FIRST, SECOND, "Tide tables", "Share"] {
            assert!(said.contains(words) || listed.contains(&words), "{words}");
        }
    }

    #[test]
    fn a_container_with_a_foreign_name_that_holds_all_is_the_article() {
        check(
            &format!("<div class='sidebar-left comments-open'><h1>Fog</h1><p>{FIRST}</p><p>{SECOND}</p></div>"),
            &[FIRST, SECOND],
        );
    }

    #[test]
    fn an_article_that_follows_is_another() {
        let article = |title: &str, words: &str| {
            format!("<article><h1>{title}</h1><p class=byline>By Ann Lee</p><p>{words}</p><p>{THIRD}</p></article>")
        };
        let page = format!("<main>{}{}</main>", article("Fog", FIRST), article("Tide", SECOND));
        check(&page, &[FIRST, THIRD]);
    }

    #[test]
    fn sections_with_high_headings_are_one_article() {
        let page = format!(
            "<main><h1>Fog</h1><section><h1>The night</h1><p>{FIRST}</p></section><section><h1>The day</h1><p>{SECOND}</p></section></main>"
        );
        assert!(read(&page).text.contains(FIRST) && read(&page).text.contains(SECOND));
    }

    #[test]
    fn blocks_are_what_their_elements_are() {
        let page = format!(
            "<article><h1>Fog</h1><p>{FIRST}</p><h2>On board</h2><ul><li>The captain<ul><li>his mate</li></ul></li><li>Ninety passengers</li></ul>\
             <ol><li>Wait</li><li>Wave</li></ol><blockquote><p>We saw nothing.</p><p>Nothing at all.</p></blockquote>\
             <table><tr><th>Ship</th><th>Draught</th></tr><tr><td>Ida</td><td>3</td></tr></table><pre><code>let fog = true;\nwait();</code></pre>\
             <figure><img src=a.jpg><figcaption>The quay in May.</figcaption></figure><p>{SECOND}</p></article>"
        );
        let blocks: Vec<(BlockKind, String)> =
            read(&page).blocks.into_iter().map(|block| (block.kind, block.text)).collect();
        let expected = [
            (BlockKind::Paragraph, FIRST),
            (BlockKind::Heading, "On board"),
            (BlockKind::List, "The captain\n  his mate\nNinety passengers"),
            (BlockKind::List, "Wait\nWave"),
            (BlockKind::Quote, "We saw nothing.\nNothing at all."),
            (BlockKind::Table, "Ship\tDraught\nIda\t3"),
            (BlockKind::Code, "let fog = true;\nwait();"),
            (BlockKind::Caption, "The quay in May."),
            (BlockKind::Paragraph, SECOND),
        ];
        assert_eq!(blocks, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn links_stand_where_their_words_do_and_lead_somewhere() {
        let page = format!(
            "<h1>Fog</h1><p>{FIRST} See <a href='/tides'>the tides</a>, <a href='javascript:x()'>a trap</a> and <a href='mailto:a@example.org'>us</a>.</p><p>{SECOND}</p>"
        );
        let block = read(&page).blocks.remove(0);
        let links: Vec<(&str, &str)> =
            block.links.iter().map(|link| (link.span.of(&block.text), link.url.as_str())).collect();
        assert_eq!(links, [("the tides", "https://example.org/tides"), ("us", "mailto:a@example.org")]);
    }

    #[test]
    fn a_short_paragraph_below_a_long_one_stays() {
        check(&format!("<p>{FIRST}</p><p>It was late.</p>"), &[FIRST, "It was late."]);
        check(&format!("<article><h1>Fog</h1><p>{FIRST}</p><p>It was late.</p></article>"), &[FIRST, "It was late."]);
    }

    #[test]
    fn a_page_without_sentences_keeps_its_lines() {
        check("<div>Fog</div><div>Tide</div>", &["Fog", "Tide"]);
        check("<a href=/a>Only a link</a>", &["Only a link"]);
    }

    #[test]
    fn a_wall_is_a_problem() {
        let page = format!("<h1>Fog</h1><p>{FIRST}</p><div>To continue reading, log in.</div>");
        assert_eq!(read(&page).problems[0].kind, "walled");
        assert!(!read(&format!("<h1>Fog</h1><p>{FIRST}</p>")).problems.iter().any(|p| p.kind == "walled"));
    }

    #[test]
    fn captions_keep_their_credit_and_stay() {
        let figure = |n: u32| {
            format!(
                "<figure><figcaption>Picture {n} shows the quay. Photo: Lena Brandt/Coast Pictures</figcaption></figure>"
            )
        };
        let blocks = read(&format!("<h1>Fog</h1><p>{FIRST}</p>{}{}", figure(1), figure(2))).blocks;
        assert_eq!(
            blocks.iter().map(|block| block.kind).collect::<Vec<_>>(),
            [BlockKind::Paragraph, BlockKind::Caption, BlockKind::Caption]
        );
        assert_eq!(
            (blocks[1].text.as_str(), blocks[1].credit.as_deref()),
            ("Picture 1 shows the quay.", Some("Lena Brandt/Coast Pictures"))
        );
    }

    #[test]
    fn each_section_keeps_its_subhead() {
        let post = |n: u32| format!("<div class=post><h3>Update {n}</h3><p>{FIRST} It was update {n}.</p></div>");
        let text = read(&format!("<h1>Fog, live</h1><main>{}{}{}</main>", post(0), post(1), post(2))).text;
        assert!((0..3).all(|n| text.contains(&format!("Update {n}"))), "{text}");
    }

    #[test]
    fn the_posts_of_a_running_report_are_one_article() {
        let post =
            |n: u32| format!("<article><p>By Ann Lee</p><p>{FIRST} It was post {n}.</p><p>{THIRD}</p></article>");
        let text = read(&format!("<h1>Fog, live</h1><main>{}{}{}</main>", post(0), post(1), post(2))).text;
        assert!((0..3).all(|n| text.contains(&format!("post {n}"))), "{text}");
    }

    #[test]
    fn a_standfirst_by_name_is_one_and_a_first_paragraph_is_none() {
        let article = read(&format!(
            "<article><h1>Fog</h1><p class=standfirst>Ships wait for a second day.</p><p>{FIRST}</p><p>{SECOND}</p></article>"
        ));
        assert_eq!(
            (article.standfirst.as_deref(), article.text.starts_with(FIRST)),
            (Some("Ships wait for a second day."), true)
        );
        let article = read(&format!(
            "<article><h1>Fog</h1><p>{FIRST}</p><div class=list><p>{SECOND}</p><p>{THIRD}</p><p>{SECOND} Again.</p><p>{THIRD} Again.</p></div></article>"
        ));
        assert_eq!((article.standfirst, article.text.starts_with(FIRST)), (None, true));
    }

    #[test]
    fn entries_and_notes_keep_their_last_lines() {
        let read = |format: Format| {
            let id = ArticleId("a".repeat(16));
            let page = format!("<p>{FIRST}</p><ul><li>one</li><li>two</li></ul><p>See you</p>");
            let document = page::document(&page, "a", None, Stated::default(), format, 1, |_| id);
            super::super::clean(&document).remove(0).text
        };
        assert!(read(Format::Markdown).ends_with("one\ntwo\n\nSee you"));
        assert!(read(Format::Feed).ends_with("one\ntwo\n\nSee you"));
    }

    #[test]
    fn hidden_words_are_not_the_article() {
        check(
            &format!(
                "<article><h1>Fog</h1><p>{FIRST}</p><div style='display: none'><p>{SECOND}</p></div><p>{THIRD}</p></article>"
            ),
            &[FIRST, THIRD],
        );
    }

    #[test]
    fn what_a_page_cannot_show_a_terminal_must_not_obey() {
        let article = read(&format!("<h1>F&#27;]0;x&#7;og</h1><p>{FIRST} &#27;[31mred&#155;2J</p><p>{SECOND}</p>"));
        let all = format!("{}{}{:?}", article.title, article.text, article.removed);
        assert!(!all.chars().any(|c| c.is_control() && c != '\n'), "{all:?}");
    }
}
