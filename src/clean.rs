//! Documents become articles: a chain of steps over the lines of a document,
//! each of which decides a little more about what they are.
//!
//! [`passage`] cuts lines into passages, with the help of [`split`] where
//! several things were run together; [`features`] says how each looks and
//! [`class`] what it is by its words alone ([`phrases`], [`byline`],
//! [`caption`]). Then come the steps that use order: [`related`] splits off
//! other articles, [`video`] finds videos, [`region`] the body, [`head`] what
//! stands above it, [`around`] what else stays, [`body`] makes the blocks.
//! [`article`] puts it all together; [`publishers`] knows what an address says
//! and [`language`] tells the language.

mod around;
mod article;
mod body;
mod byline;
mod caption;
mod class;
mod features;
mod head;
mod language;
mod lengths;
mod page;
mod passage;
mod phrases;
mod publishers;
mod region;
mod related;
mod split;
mod video;

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::model::{Article, ArticleId};
use crate::parse::{Document, Stated};

/// The articles of a document: its own first, then those found inside it.
pub fn clean(document: &Document) -> Vec<Article> {
    if !document.containers.is_empty() {
        let mut article = page::article(document);
        article.problems.splice(0..0, document.problems.iter().cloned());
        return vec![article];
    }
    let mut passages = passage::passages(&document.lines);
    let mut inner = Vec::new();
    let mut others = Vec::new();
    if let Some((start, entries)) = related::entries(&passages) {
        let list = passages.split_off(start);
        let mut times: HashMap<String, usize> = HashMap::new();
        let (taken, rest) = related::taken(list, start, entries);
        for entry in taken {
            let n = times.entry(entry.title.text.clone()).or_default();
            let id = embedded_id(&document.id, &entry.title.text, *n);
            *n += 1;
            inner.push((id, entry));
        }
        others = rest;
    }
    let mut main = article::article(document, document.id.clone(), &document.stated, passages, others);
    main.problems.splice(0..0, document.problems.iter().cloned());
    main.contains = inner.iter().map(|(id, _)| id.clone()).collect();
    let mut articles = vec![main];
    for (id, entry) in inner {
        let stated = Stated { title: Some(entry.title.text), publisher: entry.publisher, ..Stated::default() };
        let mut article = article::article(document, id, &stated, entry.body, Vec::new());
        article.source.line = entry.line;
        article.source.key = None;
        articles.push(article);
    }
    articles
}

/// The stable name of an article found inside another: from the parent's name
/// and the line it begins with; `n` tells equal lines apart, counted from 0.
pub fn embedded_id(parent: &ArticleId, raw_title_line: &str, n: usize) -> ArticleId {
    let mut hash = Sha256::new();
    hash.update(parent.0.as_bytes());
    hash.update(b"\n");
    hash.update(raw_title_line.as_bytes());
    if n > 0 {
        hash.update(format!("\n{n}"));
    }
    ArticleId(base32(&hash.finalize()))
}

/// The first 16 characters of RFC 4648 base32 in lower case.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let bits = bytes.iter().take(10).fold(0u128, |bits, byte| (bits << 8) | u128::from(*byte));
    (0..16).rev().map(|i| char::from(ALPHABET[usize::try_from((bits >> (5 * i)) & 31).unwrap_or(0)])).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{BlockKind, Format};
    use crate::parse::text::document;

    fn articles(text: &str) -> Vec<Article> {
        clean(&document(text, "a.txt", None, Stated::default(), Format::Text, 1, ArticleId("a".repeat(16))))
    }

    fn article(text: &str) -> Article {
        articles(text).remove(0)
    }

    const MESSY: &str = "Advertisement\nFerry safety\nHarbourShipping\n\nFerry runs aground as fog closes the harbour\n\nTugs could not leave the quay for hours, and the tide was going out\n\nReading Time:3 minutes\nWhy you can trust Tide News\n12\nThe quay, seen from the town in July. Photo: AFP\nAnn Leein OsloandBo Ekin Rome\n\nThe ferry ran aground in the fog on Friday, the owner of the line said.\n\nHe said that nobody was hurt when the\n\nShip hit the bank. Advertisement The tide was going out.\n\nA long wait\n\nPassengers had to stay on board until the evening, when it came back.\n\nAdvertisement\nSelect Voice\nSlow\nFast\n1.25x";

    #[test]
    fn a_messy_article_comes_out_clean() {
        let article = article(MESSY);
        assert_eq!(article.title, "Ferry runs aground as fog closes the harbour");
        assert_eq!(article.kicker.as_deref(), Some("Ferry safety"));
        assert_eq!(article.section, ["Harbour", "Shipping"]);
        assert_eq!(
            article.standfirst.as_deref(),
            Some("Tugs could not leave the quay for hours, and the tide was going out")
        );
        assert_eq!(article.byline.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Ann Lee", "Bo Ek"]);
        assert_eq!((article.reading_minutes, article.publisher.as_deref()), (Some(3), Some("Tide News")));
        let kinds: Vec<(BlockKind, &str)> = article.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        assert_eq!(
            kinds,
            [
                (BlockKind::Caption, "The quay, seen from the town in July."),
                (BlockKind::Paragraph, "The ferry ran aground in the fog on Friday, the owner of the line said."),
                (BlockKind::Paragraph, "He said that nobody was hurt when the Ship hit the bank."),
                (BlockKind::Paragraph, "The tide was going out."),
                (BlockKind::Heading, "A long wait"),
                (BlockKind::Paragraph, "Passengers had to stay on board until the evening, when it came back."),
            ]
        );
        assert_eq!(article.problems[0].kind, "incomplete");
        assert!(article.removed.iter().any(|r| r.text == "Select Voice" && r.reason == "widget"));
    }

    #[test]
    fn an_article_inside_has_its_own_name_and_lines() {
        let body = "The ferry ran aground in the fog on Friday, and the harbour was closed for the whole of the day. Nobody on board was hurt, said the owner of the line, and the ship will be towed to the yard at the next high tide, which is on Sunday.";
        let text = format!(
            "Fog on its way to the coast\n{body}\nRelated Articles\n\nTide News\n2 hours ago\n- Tide News\nFerry runs aground in the fog\n{body}"
        );
        let all = articles(&text);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].contains, [all[1].id.clone()]);
        assert_eq!(
            (all[1].title.as_str(), all[1].publisher.as_deref()),
            ("Ferry runs aground in the fog", Some("Tide News"))
        );
        assert_eq!((all[1].source.line, all[1].published.clone()), (5, None));
        assert_eq!(all[1].text, body);
    }

    #[test]
    fn names_of_embedded_articles_never_change() {
        let parent = ArticleId("abcdefghijklmnop".to_owned());
        assert_eq!(embedded_id(&parent, "Ferry runs aground", 0).0.len(), 16);
        assert_ne!(embedded_id(&parent, "Ferry runs aground", 0), embedded_id(&parent, "Ferry runs aground", 1));
        assert_eq!(base32(&[0xff; 32]), "7".repeat(16));
    }

    #[test]
    fn poor_texts_are_read_as_well_as_they_can_be() {
        assert_eq!((article("").title.as_str(), article("").problems[0].kind.as_str()), ("(no text)", "empty"));
        assert_eq!((article("Fog").title.as_str(), article("Fog").text.as_str()), ("Fog", "Fog"));
        assert_eq!(article("“Fog,” “tide.”\n“Ferry.”").text, "“Fog,” “tide.”\n\n“Ferry.”");
        let long = article(
            "The ferry which ran aground in the fog on Friday was towed to the yard at the next high tide on Sunday morning.",
        );
        assert!(long.title_derived && long.title.ends_with('…') && long.title.chars().count() <= 90, "{}", long.title);
    }

    #[test]
    fn the_headline_of_a_release_stands_below_the_letterhead() {
        let release = "THE TOWN HALL\nOffice of the Harbour Master\nFOR IMMEDIATE RELEASE July 13, 2023\n\
                       Master opens the new quay wall\n\nThe wall was finished on Friday, the town said, and it is dry.";
        let article = article(release);
        assert_eq!((article.title.as_str(), article.byline.len()), ("Master opens the new quay wall", 0));
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2023-07-13"));
    }

    #[test]
    fn a_standfirst_in_capitals_names_no_writers() {
        let article = article(
            "Quay wall rises at last\nTwo Years Late, Nine Million Over\n8:44AM BST 16 Sep 2023\n\n\
             The wall was finished on Friday, the town said, and it is dry. Nobody waved.",
        );
        assert!(article.byline.is_empty(), "{:?}", article.byline);
        assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2023-09-16T08:44"));
    }

    #[test]
    fn offers_above_the_comments_are_no_text() {
        let text = "Quay wall rises at last\n\nThe wall was finished on Friday, the town said, and it is dry.\n\n\
                    Try Our Tide Tables\nSee what Tidewatch can do for your morning\nComments\nNo comments yet...";
        let article = article(text);
        assert_eq!(article.text, "The wall was finished on Friday, the town said, and it is dry.");
        assert!(article.problems.is_empty(), "{:?}", article.problems);
    }

    /// The blocks of a text below its title, each with the first letter of its kind.
    fn blocks(text: &str) -> Vec<String> {
        let kind = |kind: BlockKind| format!("{kind:?}").chars().next().unwrap_or(' ');
        article(text).blocks.iter().map(|b| format!("{} {}", kind(b.kind), b.text)).collect()
    }

    #[test]
    fn a_short_text_keeps_every_line() {
        let brief = "Tugs go home\n\nThe tugs left the quay at noon.\n\nNobody waved.\n";
        assert_eq!(blocks(brief), ["P The tugs left the quay at noon.", "P Nobody waved."]);
        let talk = "A short word\n\n“Why now?” the pilot asked.\n\n“Fog.”\n\nShe went.";
        assert_eq!(blocks(talk), ["P “Why now?” the pilot asked.", "P “Fog.”", "P She went."]);
        let last = "Fog over the port\n\nThe port was closed at nine.\n\nShips wait\n\nWill it lift?";
        assert_eq!(blocks(last), ["P The port was closed at nine.", "A Ships wait", "P Will it lift?"]);
    }

    #[test]
    fn lists_without_marks_and_lines_above_the_text_stay() {
        let names =
            "Regatta results\n\nThe club named its winners on Sunday.\n\nAnn Lee\nBo Ek\nCy Oh\n\nThe cups were small.";
        let list = "L Ann Lee\nBo Ek\nCy Oh";
        assert_eq!(blocks(names), ["P The club named its winners on Sunday.", list, "P The cups were small."]);
        let recipe = "Fish soup for a cold harbour\n\nServes two\n\n2 cod\nCream\nDill\n\nWash the cod.\nCut it up.\nBoil it in the cream for an hour.";
        let asides = ["A Serves two", "A 2 cod", "A Cream", "A Dill"];
        let steps = ["P Wash the cod.", "P Cut it up.", "P Boil it in the cream for an hour."];
        assert_eq!(blocks(recipe), [&asides[..], &steps].concat());
        let verse = "The gulls come home,\nthe nets are dry,\nthe lamps burn late and low along the quay.\nGood night,\ngood night.";
        assert_eq!(article(verse).text.replace("\n\n", "\n"), verse);
    }

    #[test]
    fn sentences_above_a_headline_stay_to_be_seen() {
        let text = "The harbour master wrote this letter to all of us.\nFog keeps the ferries in port\nBy Ann Lee\n2 May 2025\nNo ferry left the port on Friday, the master of the harbour said.\nThe fog was too thick to see the quay from the town, he said.";
        let first = "A The harbour master wrote this letter to all of us.";
        assert_eq!(blocks(text)[0], first);
        assert_eq!(article(text).title, "Fog keeps the ferries in port");
    }

    #[test]
    fn a_line_of_several_parts_fills_several_fields() {
        let read = |line: &str| {
            article(&format!(
                "Ferry runs aground in thick fog\n{line}\nThe ferry ran aground in the fog on Friday, the owner said."
            ))
        };
        let all = read("Sky News | 2 May 2025 | 4 min read");
        assert_eq!((all.publisher.as_deref(), all.reading_minutes, all.byline.len()), (Some("Sky News"), Some(4), 0));
        assert_eq!(all.published, crate::model::Stamp::parse("2025-05-02"));
        let all = read("Ann Lee · Sky News · 2 May 2025");
        assert_eq!((all.publisher.as_deref(), all.byline[0].name.as_str()), (Some("Sky News"), "Ann Lee"));
    }

    #[test]
    fn the_call_to_sign_up_is_no_heading() {
        let sentence = "The ferry ran aground in the fog on Friday, the owner said.";
        let form = "Sign up to Harbour Mornings\nThe tide tables of the day\nEnter your email";
        let text = format!("Fog over the port\n{sentence}\n{form}\nNobody was hurt, he said on Sunday.");
        assert_eq!(blocks(&text), [&format!("P {sentence}"), "P Nobody was hurt, he said on Sunday."]);
        assert_eq!(article(&text).removed.len(), 3);
        let text = format!("Fog over the port\n{sentence}\nSign up to the crew\nIt was out.\nShare");
        assert_eq!(blocks(&text)[2], "P It was out.");
        let text = format!("Fog over the port\n{sentence}\nSign up or stay out\nNobody was hurt, he said on Sunday.");
        assert_eq!(blocks(&text)[1], "H Sign up or stay out");
    }

    #[test]
    fn sentences_full_of_names_are_paragraphs() {
        let names = "At the quay were Harbour Master Ann Lee, Chief Pilot Bo Ek and Cy Oh of the Ferry Line. On board were Captain Di Moe, First Mate Ed Poe and Engineer Flo Roe.";
        let text = format!(
            "Fog over the port\nThe ferry ran aground in the fog on Friday.\n{names}\nNobody was hurt, he said."
        );
        assert_eq!(blocks(&text)[1], format!("P {names}"));
    }

    #[test]
    fn a_sentence_below_the_topics_stays_to_be_seen() {
        let note = "This report is based on the log of the harbour.";
        let body = "The ferry ran aground in the fog on Friday, and the tugs had to wait at the quay until the tide came in.\nNobody on board was hurt, the owner of the line said in the evening, and the ship was not damaged.";
        let text = format!("Fog over the port\n{body}\nRelated topics\nFerries\nFog\nMore from the author\n{note}");
        assert_eq!(blocks(&text)[2..], [format!("A {note}")]);
        let teasers = format!("Fog over the port\n{body}\nRelated Articles\nHow the pilots read the tide\n{note}");
        assert_eq!(blocks(&teasers).len(), 2);
    }

    #[test]
    fn stated_fields_win() {
        let stated = Stated { title: Some("Fog".to_owned()), author: Some("Ann Lee".to_owned()), ..Stated::default() };
        let text = "Fog\n\nThe ferry ran aground in the fog on Friday, the owner said.";
        let all = clean(&document(text, "a.txt", None, stated, Format::Jsonl, 1, ArticleId("a".repeat(16))));
        assert_eq!(
            (all[0].title.as_str(), all[0].title_derived, all[0].byline[0].name.as_str()),
            ("Fog", false, "Ann Lee")
        );
        assert!(!all[0].text.contains("Fog\n"));
    }

    #[test]
    fn long_and_broken_texts_are_read_in_one_walk() {
        for text in [
            "[".repeat(300_000),
            "1:23 ".repeat(100_000),
            "word ".repeat(200_000),
            "a\n".repeat(200_000),
            "Ann Leein and ".repeat(50_000),
        ] {
            assert!(!articles(&text).is_empty());
        }
    }

    fn line() -> impl Strategy<Value = String> {
        prop::sample::select(vec![
            "",
            "",
            "",
            "The ferry ran aground in the fog on Friday, the owner of the line said.",
            "Nobody was hurt, but the harbour stayed closed until the evening of the next day.",
            "“We waited for the tide,” said Ann Lee, who was on board with her children",
            "and then it came. It was late.",
            "He said that the ship was towed by the",
            "The town was waiting. Advertisement Everyone was there on the quay.",
            "A film shows it. 01:49 How the ferry floats How the ferry floats It is worth a look.",
            "What happens next?",
            "A Long Night on the Quay",
            "How the ferry floats",
            "20:15",
            "Advertisement",
            "Share",
            "36",
            "• First, the fog was thick",
            "• The tide was out when the ship hit the bank, and the tugs were too far away.",
            "Related Articles",
            "Tide News",
            "2 hours ago",
            "Comments",
            "The quay in July. Photo: AFP",
            "Bo Ek | Reuters",
            "By Ann Lee",
            "2 May 2025",
            "Updated: 4:05pm, 2 May 2025",
            "Reading Time: 2 minutes",
            "<https://tide.example/news/ferry-runs-aground-in-fog>",
            "Correction: the ferry was not new.",
            "Read more: Fog on its way",
            "1 Tide 2.5 m",
            "2 Tide 3.5 m",
            "© 2025 Tide News",
            "港は金曜日に閉鎖された。けが人はいなかった。",
        ])
        .prop_map(str::to_owned)
    }

    proptest! {
        #[test]
        fn cleaning_the_clean_text_changes_nothing_more(lines in prop::collection::vec(line(), 0..40)) {
            let once = article(&lines.join("\n"));
            let twice = article(&once.text);
            prop_assert_eq!(&twice.text, &once.text);
        }

        #[test]
        fn any_text_is_read_and_its_blocks_lie_in_it(text in "(\\PC|\\n|[a-zA-Z .:,]){0,300}") {
            for article in articles(&text) {
                for block in &article.blocks {
                    prop_assert!(block.span.is_none_or(|s| s.of(&article.text) == block.text));
                }
            }
        }
    }
}
