//! Who is named in an article: from its text, title, standfirst and captions
//! to the places where people stand, each with whom it names, in which office
//! and by which rule it was found.
//!
//! [`lexicon`] knows the words and [`listed`] the names of a census, [`tokens`]
//! cuts a field into them, [`capitals`] lowers the names that shout. [`title`] reads offices, [`names`] reads names,
//! [`context`] weighs what stands around one; [`find`] puts these together in a
//! first pass over everything, with [`lists`] for names in a row. [`memory`]
//! keeps whom it found, [`pairs`] and [`alone`] add family names that have no
//! fuller form,
//! and [`again`] finds them all a second time by their family names. [`roster`]
//! holds what is known of office holders beyond the article, [`standing`] says
//! whom it shows to hold an office at the time.

mod again;
mod alone;
mod capitals;
mod context;
mod find;
mod lexicon;
mod listed;
mod lists;
mod memory;
mod names;
mod pairs;
pub mod roster;
mod standing;
mod title;
mod tokens;

use std::collections::HashMap;

pub use roster::Roster;

use crate::model::row::Official;
use crate::model::{Article, BlockKind, Field, Mention, PersonId, Span};
use crate::text::{slug, squeeze};

use alone::Things;
use find::{Finder, Hit};
use lexicon::Lexicon;
use memory::{Memory, Person};
use title::Title;
use tokens::Token;

/// One field of an article, cut into words.
struct Reading<'a> {
    field: Field,
    text: &'a str,
    tokens: Vec<Token<'a>>,
    titles: Vec<Title>,
    hits: Vec<Hit>,
}

/// The places where the article names people, ordered by field and place, none
/// overlapping another.
pub fn mentions(article: &Article, roster: &Roster) -> Vec<Mention> {
    let day =
        article.published.as_ref().or(article.not_before.as_ref()).map(|s| &s.as_str()[..s.as_str().len().min(10)]);
    let mut memory = Memory::default();
    let mut readings: Vec<Reading> =
        fields(article).map(|(field, text)| read(field, text, roster, &mut memory)).collect();
    let mut things = Things::default();
    for reading in &readings {
        things.learn(&reading.tokens);
    }
    for Reading { text, tokens, hits, .. } in &mut readings {
        pairs::find(text, tokens, hits, &mut memory, roster, day);
        alone::find(text, tokens, hits, &mut memory, &things, roster);
    }
    for reading in &mut readings {
        again::resolve(reading.text, &reading.tokens, &mut reading.hits, &mut memory, roster, day);
    }
    for person in memory.people.iter_mut().filter(|p| p.full && p.offices.is_empty()) {
        person.official |= standing::holds_office(person, &readings, roster, day);
    }
    readings.iter().flat_map(|r| r.hits.iter().filter_map(|hit| mention(r, hit, &memory.people, roster))).collect()
}

/// The officials among the mentions of an article, most mentioned first, then
/// in the order in which they are first named.
pub fn officials(mentions: &[Mention]) -> Vec<Official> {
    let mut order: Vec<(Official, usize)> = Vec::new();
    let mut places: HashMap<&PersonId, usize> = HashMap::new();
    for mention in mentions.iter().filter(|m| m.official) {
        let (Some(person), Some(name)) = (&mention.person, &mention.name) else { continue };
        let place = *places.entry(person).or_insert_with(|| {
            order.push((Official { person: person.clone(), name: name.clone(), short: name.clone() }, 0));
            order.len() - 1
        });
        let (official, count) = &mut order[place];
        if mention.rule == "surname" && official.short == official.name {
            // A name in capitals is no other name.
            let spelled = name.split(' ').find(|word| word.to_lowercase() == mention.text.to_lowercase());
            spelled.unwrap_or(&mention.text).clone_into(&mut official.short);
        }
        *count += 1;
    }
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    order.into_iter().map(|(official, _)| official).collect()
}

/// Bytes of a text in which people are looked for: each word takes some memory
/// while they are.
pub const LONGEST_TEXT: usize = 1024 * 1024;

/// What is looked at of a text.
fn clipped(text: &str) -> &str {
    let mut end = LONGEST_TEXT.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn fields(article: &Article) -> impl Iterator<Item = (Field, &str)> {
    let beside = |kind| matches!(kind, BlockKind::Caption | BlockKind::Video);
    let captions = article.blocks.iter().enumerate().filter(move |(_, b)| beside(b.kind));
    let title = (!article.title_derived).then_some((Field::Title, article.title.as_str()));
    std::iter::once((Field::Text, clipped(&article.text)))
        .chain(title)
        .chain(article.standfirst.as_deref().map(|s| (Field::Standfirst, s)))
        .chain(captions.map(|(n, b)| (Field::Caption(n), b.text.as_str())))
}

fn read<'a>(field: Field, text: &'a str, roster: &Roster, memory: &mut Memory) -> Reading<'a> {
    let mut tokens = tokens::tokens(text, Lexicon::shipped());
    capitals::read_as_names(&mut tokens, roster);
    names::know_in_full(&mut tokens, roster);
    let titles = title::titles(&tokens);
    let hits = Finder::new(text, &tokens, &titles, roster, memory, field == Field::Title).find();
    Reading { field, text, tokens, titles, hits }
}

fn mention(reading: &Reading, hit: &Hit, people: &[Person], roster: &Roster) -> Option<Mention> {
    let (text, tokens) = (reading.text, &reading.tokens);
    let span = Span::new(text, tokens[hit.first].start, tokens[hit.last].end)?;
    let person = people.get(hit.person?)?;
    let words = |(first, last): (usize, usize)| squeeze(&text[tokens[first].start..tokens[last].end]);
    let role = hit.title.as_ref().map(|title| {
        let role = words(title.role);
        if title.plural && title.role.1 == title.head { singular(&role) } else { role }
    });
    Some(Mention {
        field: reading.field,
        span,
        text: span.of(text).to_owned(),
        person: person.full.then(|| PersonId(slug(usual_name(person, roster)))),
        name: Some(person.name.clone()),
        official: person.official,
        role,
        country: hit.title.as_ref().and_then(|t| t.country).map(str::to_owned),
        organisation: hit.title.as_ref().and_then(|t| t.organisation).map(words),
        rule: hit.rule.to_owned(),
    })
}

/// The name by which one person is the same in all articles: with or without
/// initials in its middle, where the roster knows the person without.
fn usual_name<'a>(person: &'a Person, roster: &'a Roster) -> &'a str {
    let last = person.words.len().saturating_sub(1);
    let initial = |i: usize, word: &str| i > 0 && i < last && word.trim_end_matches('.').len() == 1;
    let words = person.words.iter().enumerate().filter(|(i, w)| !initial(*i, w)).map(|(_, w)| w.clone());
    let words: Vec<String> = words.collect();
    roster.tenures(&words).next().map_or(person.name.as_str(), |tenure| &*tenure.name)
}

/// One of several presidents is a president.
fn singular(role: &str) -> String {
    if let Some(stem) = role.strip_suffix("men") {
        format!("{stem}man")
    } else if let Some(stem) = role.strip_suffix("ies") {
        format!("{stem}y")
    } else {
        role.strip_suffix('s').unwrap_or(role).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::article::plain_article;
    use crate::model::{Block, LocalFact, Stamp};

    fn article(text: &str) -> Article {
        plain_article("", text)
    }

    fn found(article: &Article) -> Vec<Mention> {
        mentions(article, Roster::shipped())
    }

    /// The mentions of a text as `words=person`, with `*` after an official.
    fn check(text: &str, expected: &[&str]) {
        let shown = |m: &Mention| {
            let person = m.person.as_ref().map_or("?", |p| p.0.as_str());
            format!("{}={person}{}", m.text, if m.official { "*" } else { "" })
        };
        assert_eq!(found(&article(text)).iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    /// Role and country of the first mention.
    fn check_office(text: &str, role: &str, country: Option<&str>) {
        let all = found(&article(text));
        let first = all.first().expect(text);
        assert_eq!((first.role.as_deref(), first.country.as_deref()), (Some(role), country), "{text}");
    }

    #[test]
    fn an_office_makes_an_official_and_the_surname_finds_him_again() {
        check(
            "Peruvian foreign minister Xavo Quillan spoke. Quillan left, and Quillan’s aides with him.",
            &["Xavo Quillan=xavo-quillan*", "Quillan=xavo-quillan*", "Quillan=xavo-quillan*"],
        );
        check("The deputy secretary of state of Peru, Xavo Quillan, spoke.", &["Xavo Quillan=xavo-quillan*"]);
        check("said Xavo Quillan, who has been Peru’s ambassador to Chile since 2019", &["Xavo Quillan=xavo-quillan*"]);
        check("talks with Peruvian counterpart Xavo Quillan", &["Xavo Quillan=xavo-quillan*"]);
    }

    #[test]
    fn the_role_is_as_stated_without_the_country() {
        check_office("Peru’s Deputy Foreign Minister Xavo Quillan spoke.", "Deputy Foreign Minister", Some("PE"));
        check_office("Ana Quillan, Peru’s top trade negotiator, spoke.", "top trade negotiator", Some("PE"));
        check_office("Presidents Ana Quillan and Bea Harrow spoke.", "President", None);
        check_office("President Ana Quillan of Peru spoke.", "President", Some("PE"));
        check_office("President Ana Quillan of the United States spoke.", "President", Some("US"));
        check_office("President Ana Quillan of late spoke.", "President", None);
        check_office("Defence Minister Admiral Ana Quillan spoke.", "Defence Minister Admiral", None);
    }

    #[test]
    fn a_title_inside_another_is_whose_name_it_stands_before() {
        check_office("She ranks among the deputies of Foreign Minister Xavo Quillan.", "Foreign Minister", None);
        check_office("Admiral Gao Minghua, China’s Minister of Tides, spoke.", "Minister of Tides", Some("CN"));
        check("Ana Quillan was sworn in on Friday as Peru’s ambassador to Chile.", &["Ana Quillan=ana-quillan*"]);
    }

    #[test]
    fn presidents_of_teams_and_queens_of_beauty_hold_no_public_office() {
        check("On Friday team president Xavo Quillan left.", &["Xavo Quillan=xavo-quillan"]);
        check("The singer’s rep Xavo Quillan said so.", &["Xavo Quillan=xavo-quillan"]);
        check("On Friday beauty queen Ana Quillan left.", &["Ana Quillan=ana-quillan"]);
        check("Beauty queen Ana Quillan left.", &["Ana Quillan=ana-quillan"]);
        check("On Friday the queen, Ana Quillan, left.", &["Ana Quillan=ana-quillan*"]);
    }

    #[test]
    fn a_private_body_has_a_private_president() {
        check("Ferriers president Ana Quillan left.", &["Ana Quillan=ana-quillan"]);
        check("He met L2 president Ana Quillan.", &["Ana Quillan=ana-quillan"]);
        check("The Harbour Watch president Ana Quillan left.", &["Ana Quillan=ana-quillan"]);
        check("The Peruvian president Ana Quillan left.", &["Ana Quillan=ana-quillan*"]);
        check_office(
            "Ana Quillan, director of the Centre for Peruvian Studies at Northgate University, spoke.",
            "director of the Centre for Peruvian Studies at Northgate University",
            None,
        );
    }

    #[test]
    fn what_only_looks_like_a_title_is_none() {
        check("The judge Quillan was referring to left.", &[]);
        check("They call him “King Xavo” here.", &[]);
        check("If Ana Quillan is elected president, the ferry sails.", &["Ana Quillan=ana-quillan"]);
        check("Ana Quillan spoke as a general election loomed.", &["Ana Quillan=ana-quillan"]);
        check_office("They held Arvo under President Ana Quillan.", "President", None);
        check("They closed Homeland Security Investigations. Director of the Intelligence Community said so.", &[]);
    }

    #[test]
    fn an_office_that_another_of_the_family_holds_is_not_hers() {
        const TABLE: &str = "Xavo Quillan\twestern\tPresident\tPE\t2013\t2015\tRecords 2019\n";
        let ids = |text: &str| {
            let all = mentions(&article(text), &Roster::read(TABLE));
            let id = |m: Mention| {
                format!("{}{}", m.person.map_or("?".to_owned(), |p| p.0), if m.official { "*" } else { "" })
            };
            all.into_iter().map(id).collect::<Vec<_>>()
        };
        assert_eq!(ids("Ana Quillan waved. President Quillan left."), ["ana-quillan", "xavo-quillan*"]);
        assert_eq!(ids("President Ana Quillan waved. President Quillan left."), ["ana-quillan*", "ana-quillan*"]);
        assert_eq!(ids("His wife, Ana Quillan, waved. Senator Quillan left."), ["ana-quillan", "?*"]);
        assert_eq!(ids("Ana Quillan waved. Senator Quillan left."), ["ana-quillan*", "ana-quillan*"]);
    }

    #[test]
    fn a_name_ends_with_the_family_name() {
        check(
            "President Ana V. Quillan spoke. Quillan left.",
            &["Ana V. Quillan=ana-v-quillan*", "Quillan=ana-v-quillan*"],
        );
        check("Sen. Ana Boxer spoke.", &["Ana Boxer=ana-boxer*"]);
        check("Minister Ana May spoke on May 5.", &["Ana May=ana-may*"]);
        check("Ana Quillan, 47, of Sterling Heights, spoke.", &["Ana Quillan=ana-quillan"]);
        check("Xyva Le Roux spoke. Le Roux left.", &["Xyva Le Roux=xyva-le-roux", "Le Roux=xyva-le-roux"]);
    }

    #[test]
    fn a_plural_title_is_everyones() {
        check("Presidents Ana Quillan and Xavo Harrow met.", &["Ana Quillan=ana-quillan*", "Xavo Harrow=xavo-harrow*"]);
    }

    #[test]
    fn who_held_an_office_or_leads_a_company_is_a_person_and_no_official() {
        check("Former Peruvian president Ana Quillan spoke.", &["Ana Quillan=ana-quillan"]);
        check("Ana Quillan, chief executive of Harbour Holdings, spoke.", &["Ana Quillan=ana-quillan"]);
        check(
            "said Xavo Quillan, director of the Centre for Tide Studies at Northgate University.",
            &["Xavo Quillan=xavo-quillan"],
        );
        check("The former senator Ana Quillan, Peru’s envoy to Chile, spoke.", &["Ana Quillan=ana-quillan"]);
    }

    #[test]
    fn chinese_names_begin_with_the_family_name_unless_they_are_turned_round() {
        check("China’s vice-premier Gao Minghua spoke. Gao left.", &["Gao Minghua=gao-minghua*", "Gao=gao-minghua*"]);
        check("said Minghua Gao, an analyst at Tide Bank. Gao left.", &["Minghua Gao=minghua-gao", "Gao=minghua-gao"]);
    }

    #[test]
    fn a_pronoun_is_never_a_family_name_at_the_start_of_a_sentence() {
        check(
            "Chinese minister He Minghua spoke. He left. “He did,” the aide told He.",
            &["He Minghua=he-minghua*", "He=he-minghua*"],
        );
        check(
            "Peruvian minister Ana Long spoke. Long talks followed; in the long run Long wins.",
            &["Ana Long=ana-long*", "Long=ana-long*"],
        );
    }

    #[test]
    fn capitals_and_joined_pairs_are_names_of_the_known() {
        check(
            "Minister Gao Minghua met Minister Ana Quillan. GAO smiled. The Gao-Quillan talks went on.",
            &[
                "Gao Minghua=gao-minghua*",
                "Ana Quillan=ana-quillan*",
                "GAO=gao-minghua*",
                "Gao=gao-minghua*",
                "Quillan=ana-quillan*",
            ],
        );
    }

    #[test]
    fn of_two_with_one_family_name_the_title_decides_else_the_last_named() {
        check(
            "Commerce minister Gao Minghua met Foreign minister Gao Li. Commerce minister Gao left. Gao slept.",
            &["Gao Minghua=gao-minghua*", "Gao Li=gao-li*", "Gao=gao-minghua*", "Gao=gao-minghua*"],
        );
    }

    #[test]
    fn a_surname_after_a_title_needs_no_fuller_form() {
        check("Senator Quillan spoke.", &["Quillan=?*"]);
        check("US President Obama spoke.", &["Obama=barack-obama*"]);
        check("Quillan spoke.", &[]);
    }

    #[test]
    fn things_named_after_people_and_places_are_no_people() {
        for text in [
            "The Ana Quillan Foundation and the John Harbour Bank closed.",
            "Select Voice is on. South China Morning Post reported from Hong Kong.",
            "Harbour Technologies said so. Nomura analysts agreed in New York.",
            "On Monday, March was over in Northgate University.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_name_in_title_standfirst_and_caption_is_resolved_by_the_text() {
        let mut article = article("Peruvian president Ana Quillan met Chilean president Bea Harrow.");
        article.title = "Quillan-Harrow talks begin".to_owned();
        article.title_derived = false;
        article.standfirst = Some("Harrow hopes".to_owned());
        article.blocks.push(Block::new(BlockKind::Caption, "Quillan waves"));
        let all: Vec<(Field, String)> = found(&article).into_iter().map(|m| (m.field, m.text)).collect();
        let expected = [
            (Field::Text, "Ana Quillan"),
            (Field::Text, "Bea Harrow"),
            (Field::Title, "Quillan"),
            (Field::Title, "Harrow"),
            (Field::Standfirst, "Harrow"),
            (Field::Caption(1), "Quillan"),
        ];
        assert_eq!(all, expected.map(|(f, t)| (f, t.to_owned())));
    }

    #[test]
    fn the_roster_speaks_only_for_the_day_of_the_article() {
        let mut article = article("Barack Obama waved.");
        article.published = Stamp::parse("2012-05-04");
        assert!(found(&article)[0].official);
        article.published = Stamp::parse("2019-05-04");
        assert!(!found(&article)[0].official);
    }

    #[test]
    fn an_office_that_the_article_speaks_of_is_that_of_its_last_known_holder() {
        const TABLE: &str = "Ana Quillan\twestern\tMinister of Foreign Affairs\tPE\t2013\t\tRecords 2019\n";
        let roster = Roster::read(TABLE);
        let official = |text: &str, day: Option<&str>| {
            let mut article = article(text);
            article.published = day.and_then(Stamp::parse);
            mentions(&article, &roster).iter().any(|m| m.official)
        };
        let day = Some("2025-06-03");
        assert!(official("Peru’s foreign minister left. Ana Quillan waved.", day));
        assert!(official("Peru’s foreign minister left. Ana Quillan waved.", None));
        assert!(!official("Ana Quillan waved.", day));
        assert!(!official("Chile’s foreign minister left. Ana Quillan waved.", day));
        assert!(!official("Peru’s former foreign minister left. Ana Quillan waved.", day));
        assert!(!official("Ana Quillan waved. The trade minister of Peru left.", day));
    }

    #[test]
    fn a_rank_in_a_headline_of_capitals_makes_no_official_of_a_word() {
        let mut article = article("General Ana Quillan closed the harbour. It was the first time.");
        article.title_derived = false;
        for (title, names) in [
            ("Harbour Shuts in Major Way", &[][..]),
            ("Harbour Shuts as General Quillan Acts", &["Quillan"]),
            ("Harbour shuts as Major Bea Harrow leaves", &["Bea Harrow"]),
        ] {
            article.title = title.to_owned();
            let all = found(&article);
            let in_title: Vec<&str> = all.iter().filter(|m| m.field == Field::Title).map(|m| m.text.as_str()).collect();
            assert_eq!(in_title, names, "{title}");
        }
    }

    #[test]
    fn a_full_name_needs_no_known_given_name_where_the_rest_speaks_for_it() {
        check("said the board under Xyvo Okafor this week", &["Xyvo Okafor=xyvo-okafor"]);
        check("The board, led by Xyvo Qarrow, met.", &["Xyvo Qarrow=xyvo-qarrow"]);
        check("They sailed in Xyvo Qarrow.", &[]);
        check("MP Ana Quillan spoke to Jim Holland.", &["Ana Quillan=ana-quillan*", "Jim Holland=jim-holland"]);
        check("Lord Quillan spoke.", &["Lord Quillan=lord-quillan"]);
    }

    #[test]
    fn what_the_users_articles_state_makes_an_official() {
        let mut article = article("Xavo Quillan waved.");
        article.published = Stamp::parse("2025-05-04");
        let fact = LocalFact {
            name: "Xavo Quillan".to_owned(),
            eastern: None,
            office: "foreign minister".to_owned(),
            country: None,
            from: Some("2025-03-01".to_owned()),
            to: Some("2025-04-01".to_owned()),
        };
        let roster = Roster::shipped().with(vec![fact]);
        assert!(found(&article).is_empty());
        assert_eq!(mentions(&article, &roster).iter().map(|m| m.official).collect::<Vec<_>>(), [true]);
        article.published = Stamp::parse("2027-05-04");
        assert_eq!(mentions(&article, &roster).iter().map(|m| m.official).collect::<Vec<_>>(), [false]);
    }

    #[test]
    fn a_full_name_beside_its_office_is_evidence() {
        let evidence = |text: &str| found(&article(text)).iter().map(Mention::is_evidence).collect::<Vec<_>>();
        assert_eq!(evidence("Foreign minister Ana Quillan left. Minister Quillan waved."), [true, false]);
        assert_eq!(evidence("Minister Ana Quillan met former minister Xavo Harrow."), [true, false]);
        assert_eq!(evidence("Foreign minister Ana Quillan left. Analyst Ana Quillan wrote."), [true, true]);
    }

    #[test]
    fn officials_are_listed_by_how_often_they_are_named() {
        let all = found(&article("President Ana Quillan met minister Bea Harrow and Tom Poe. Harrow left."));
        let names: Vec<String> = officials(&all).into_iter().map(|o| o.name).collect();
        assert_eq!(names, ["Bea Harrow", "Ana Quillan"]);
    }

    #[test]
    fn a_text_out_of_all_proportion_is_read_like_any_other() {
        let long = "President Ana Quillan left the harbour, said Tom Poe. ".repeat(20_000);
        let sentence = "harbour ".repeat(200_000);
        let capitals = "ANA QUILLAN LEFT ".repeat(20_000);
        let names = "Ana Quillan, Bea Poe and ".repeat(20_000);
        let joined = "Ana-Quillan’s-".repeat(20_000);
        let right_to_left = "النائب آنا كويلان غادرت الميناء. ".repeat(10_000);
        for (text, least) in
            [(&long, 30_000), (&sentence, 0), (&capitals, 0), (&names, 40_000), (&joined, 0), (&right_to_left, 0)]
        {
            let all = found(&article(text));
            assert!(all.len() >= least, "{} in {}", all.len(), &text[..20]);
            assert!(all.iter().all(|m| !m.text.is_empty()));
        }
    }

    proptest! {
        #[test]
        fn any_text_at_all_is_read(text in "\\PC{0,200}") {
            let article = article(&text);
            for mention in found(&article) {
                prop_assert_eq!(mention.span.of(&article.text), &mention.text);
            }
        }

        #[test]
        fn mentions_are_ordered_and_lie_in_their_field(text in "((President|Ana|Gao|Minghua|Okafor|Obama|Xi|said|was|resigned|by|wife|Lord|II|d’Arvo|de|van|, |\\. |-|’s|He|“|”|é|\n\n|US|of|and|the|習|J\\.|Jr\\.) ?){0,40}") {
            let article = article(&text);
            let all = found(&article);
            for pair in all.windows(2) {
                prop_assert!(pair[0].span.end() <= pair[1].span.start());
            }
            for mention in &all {
                prop_assert_eq!(mention.span.of(&article.text), &mention.text);
            }
        }
    }
}
