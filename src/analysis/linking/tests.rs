//! Whole articles against one another, through what other rooms call.

use proptest::prelude::*;

use super::link::clash;
use super::*;
use crate::model::{
    Field, Happening, Mention, PersonId, Quote, Relation, Span, Speaker, Stamp, article::plain_article,
};
use crate::text::fold;

/// An article and the places where it names `people`, by full name or by the
/// last word of it; a name that ends in `*` is no official's.
fn report(title: &str, text: &str, people: &[&str]) -> Profile {
    let article = plain_article(title, text);
    let mut mentions = Vec::new();
    for person in people {
        let (name, official) = person.strip_suffix('*').map_or((*person, true), |name| (name, false));
        let surname = name.rsplit(' ').next().unwrap_or(name);
        for (field, part) in [(Field::Title, &article.title), (Field::Text, &article.text)] {
            mentions.extend(part.match_indices(surname).map(|(at, text)| Mention {
                field,
                span: Span::new(part, at, at + text.len()).expect("a match lies in its text"),
                text: text.to_owned(),
                person: Some(PersonId(fold(name).replace(' ', "-"))),
                name: Some(name.to_owned()),
                official,
                role: None,
                country: None,
                organisation: None,
                rule: "test".to_owned(),
            }));
        }
    }
    profile(&article, &mentions, &[], &[])
}

fn published(mut profile: Profile, day: &str) -> Profile {
    profile.published = Stamp::parse(day);
    profile
}

fn between(a: &Profile, b: &Profile) -> Option<Link> {
    link(a, b, &Frequencies::default())
}

fn relation(a: &Profile, b: &Profile) -> Option<Relation> {
    between(a, b).map(|link| link.relation)
}

const PAIR: &[&str] = &["Ilse Brandt", "Tomas Ferreira"];

/// The call, as the first outlet has it.
fn call() -> Profile {
    report(
        "Norland and Sudmark ministers hold phone call on fisheries",
        "Norland's foreign minister Ilse Brandt and her Sudmark counterpart Tomas Ferreira held a phone call on Tuesday \
         about herring quotas.\n\nBoth agreed to send experts to the Skerry islands, a readout said. Brandt spoke of \
         trust.",
        PAIR,
    )
}

#[test]
fn two_outlets_on_one_call_are_one_event() {
    let other = report(
        "",
        "The top diplomats of Sudmark and Norland will let experts visit the Skerry islands, following a telephone \
         call between Tomas Ferreira and Ilse Brandt on Tuesday.\n\nFishermen welcomed the news. The dispute over \
         herring is two years old.",
        PAIR,
    );
    let link = between(&call(), &other).expect("they are linked");
    assert_eq!(link.relation, Relation::SameEvent);
    assert_eq!(link.because, ["both report a call on Tuesday", "both name Ilse Brandt and Tomas Ferreira"]);
}

#[test]
fn a_translated_appeal_is_a_call() {
    let other = report(
        "",
        "Norland and Sudmark want to settle the herring dispute, following an appeal between Ilse Brandt and Tomas \
         Ferreira on Tuesday.\n\nTuesday's call was useful, analysts said of the Skerry islands question.",
        PAIR,
    );
    let because = between(&call(), &other).expect("they are linked").because;
    assert!(because.contains(&"both report a call on Tuesday".to_owned()), "{because:?}");
}

#[test]
fn the_same_pair_at_another_time_or_in_another_way_is_the_same_story() {
    for text in [
        // Another weekday.
        "Foreign ministers Ilse Brandt and Tomas Ferreira held a phone call on Friday about herring quotas, experts and \
         the Skerry islands. A readout said that Brandt spoke of trust.",
        // Another kind.
        "Foreign ministers Ilse Brandt and Tomas Ferreira met in Lisbon on Tuesday about herring quotas, experts and the \
         Skerry islands. A readout said that Brandt spoke of trust.",
        // Nothing but the people and the kind.
        "Foreign ministers Tomas Ferreira and Ilse Brandt spoke by telephone. Their subject was the new bridge, \
         and a treaty on railways that parliament has yet to ratify.",
    ] {
        let other = report("", text, PAIR);
        assert_eq!(relation(&call(), &other), Some(Relation::SameStory), "{text}");
    }
}

#[test]
fn what_is_no_report_of_the_call_is_another_event() {
    let envoys = &["Ilse Brandt", "Tomas Ferreira", "Ann Mori", "Piet Vos"];
    for (what, text) in [
        (
            "talks at a place after the call",
            "Envoys Ann Mori and Piet Vos agreed on herring quotas on Thursday after two days of talks in Oslo. They carried \
             out what was agreed in last week's call between Ilse Brandt and Tomas Ferreira about the Skerry islands.",
        ),
        (
            "a third person is told of the call",
            "Minister Ilse Brandt spoke by telephone with Ann Mori on Wednesday, a day after her call with Tomas Ferreira. She \
             explained the herring quotas and the experts on the Skerry islands.",
        ),
        (
            "the call is told as background",
            "Fishers on the Skerry islands doubt the herring quotas. Experts were promised in last week's call between Ilse \
             Brandt and Tomas Ferreira, but trust is low.",
        ),
        (
            "a look back on a year",
            "Herring quotas come up in almost any meeting. In January the fleet was in port. On February 4 Ilse Brandt gave a \
             speech, and on March 9 Tomas Ferreira another. In May experts came, in July the Skerry islands protested, and in \
             September a readout spoke of trust. A phone call followed on October 2.",
        ),
        (
            "only one of the two",
            "Norland's foreign minister Ilse Brandt spoke of herring quotas, experts and the Skerry islands on Tuesday. The \
             minister's trust is great, a readout said.",
        ),
    ] {
        let (call, other) = (call(), report("", text, envoys));
        let link = between(&call, &other).expect(what);
        assert!(clash(&call, &other) && link.relation > Relation::SameEvent, "{what}: {link:?}");
    }
}

#[test]
fn reasons_name_three_people_and_count_the_rest() {
    let all = &["Ilse Brandt", "Tomas Ferreira", "Ann Mori", "Piet Vos", "Ada Okafor"];
    let named = "Ilse Brandt, Tomas Ferreira, Ann Mori, Piet Vos and Ada Okafor met.";
    let link = between(&report("", named, all), &report("", &format!("{named} It rained."), all)).expect("linked");
    let listed = link.because.iter().find(|reason| reason.starts_with("both name")).expect("listed");
    assert!(listed.ends_with(" and 2 others") && listed.matches(", ").count() == 2, "{listed}");
}

#[test]
fn a_contact_that_both_are_about_is_named_with_who_took_part() {
    let people = ["ilse-brandt", "tomas-ferreira"].map(|id| PersonId(id.to_owned())).to_vec();
    let held = vec![Held { kind: Happening::Call, people }];
    let with = |held: &[Held]| Profile { held: held.to_vec(), ..call() };
    let reasons = |a: &Profile, b: &Profile| link(a, b, &Frequencies::default()).expect("linked").because;
    let said = "both report a call between Ilse Brandt and Tomas Ferreira on Tuesday";
    assert_eq!(reasons(&with(&held), &with(&held))[1], said);
    assert!(!reasons(&with(&held), &with(&[])).contains(&said.to_owned()));
}

#[test]
fn words_that_both_quote_and_figures_that_both_give_are_reasons() {
    let quoting = |text: &str| {
        let article = plain_article("", text);
        let (_, rest) = text.split_once('“').expect("a quotation");
        let (quoted, _) = rest.split_once('”').expect("an end");
        let start = text.len() - rest.len();
        let span = Span::new(text, start, start + quoted.len()).expect("a span");
        let quote = Quote {
            field: Field::Text,
            span,
            text: quoted.to_owned(),
            speaker: Speaker::default(),
            cue: None,
            rule: "test".to_owned(),
        };
        profile(&article, &[], &[quote], &[])
    };
    let a = quoting(
        "The port of Skerry lost 4,200 tonnes of grain to the tide. “Well, nobody sails before the fog has lifted,” the \
         keeper said.",
    );
    let b = quoting(
        "Some 4200 tonnes of grain are gone from the silos of Skerry. “Nobody sails before the fog has lifted from the \
         strait,” it was said.",
    );
    let because = between(&a, &b).expect("linked").because;
    assert_eq!(because[..2], ["both quote “nobody sails before the fog has …”", "both give 4,200 tonnes"]);
}

#[test]
fn a_topic_is_what_an_article_makes_much_of_and_few_others_have() {
    let article = report("", "The herring quota grows. A herring quota was set. Herring and quota hold Brandt.", PAIR);
    assert_eq!(article.topic(&Frequencies::default())[..2], ["herring", "quota"]);
    let often = article.terms.iter().filter(|term| term.word == "herring").map(|term| (term.key, 900)).collect();
    let topic = article.topic(&Frequencies { articles: 1000, of: often }).join(" ");
    assert!(topic.starts_with("quota") && !topic.contains("Brandt"), "{topic}");
}

#[test]
fn reports_published_more_than_three_days_apart_are_two_events() {
    let early = published(call(), "2031-03-04");
    let mut late = published(call(), "2031-03-12");
    late.words += 1;
    late.fingerprint = Fingerprint::default();
    assert_eq!(relation(&early, &late), Some(Relation::SameStory));
    late.published = Stamp::parse("2031-03-08");
    assert_eq!(relation(&early, &late), Some(Relation::SameStory));
    late.published = Stamp::parse("2031-03-04T10:00:00Z");
    let link = between(&early, &late).expect("they are linked");
    assert_eq!(link.relation, Relation::SameEvent);
    assert!(link.because.contains(&"published the same day".to_owned()));
}

#[test]
fn people_who_may_meet_later_are_not_the_news() {
    let main = report(
        "Trade envoys agree on cheese ahead of possible Okafor-Lindqvist summit",
        "Envoys Ann Mori and Piet Vos met in Oslo on Monday.",
        &["Ada Okafor", "Jon Lindqvist", "Ann Mori", "Piet Vos"],
    )
    .main;
    let names: Vec<&str> = main.people.iter().map(|id| id.0.as_str()).collect();
    assert_eq!(names, ["ann-mori", "piet-vos"]);
    assert_eq!((main.places, main.weekdays), (vec!["Oslo".to_owned()], vec![0]));
}

#[test]
fn one_official_whom_everybody_names_joins_nothing() {
    let a = report("", "President Ada Okafor opened a dam. Turbines hum beneath the granite wall.", &["Ada Okafor"]);
    let b = report("", "President Ada Okafor praised the orchestra. Violins played a waltz.", &["Ada Okafor"]);
    let mut frequencies = Frequencies { articles: 100, ..Frequencies::default() };
    assert_eq!(link(&a, &b, &frequencies).map(|l| l.relation), Some(Relation::SharedOfficials));
    frequencies.of.insert(profile::person_key(&PersonId("ada-okafor".to_owned())), 90);
    assert_eq!(link(&a, &b, &frequencies), None);
}

#[test]
fn articles_with_nothing_in_common_are_not_linked() {
    let other = report("Glacier retreats", "Surveyors measured the tongue of the glacier with drones and lasers.", &[]);
    assert_eq!(between(&call(), &other), None);
}

#[test]
fn a_copy_with_another_headline_is_a_duplicate() {
    let text = "Surveyors measured the tongue of the glacier with drones. It has lost eleven metres since autumn, more \
                than in any winter on record, and the hut below the ridge had to close. Walkers now take the longer \
                path along the southern moraine, where ropes were fixed in May.";
    let link = between(&report("Glacier retreats", text, &[]), &report("Ice on the run", text, &[])).expect("linked");
    assert_eq!(
        (link.relation, link.because[0].as_str()),
        (Relation::Duplicate, "nearly the same text, 99 % in common")
    );
}

proptest! {
    #[test]
    fn a_link_is_the_same_both_ways(a in prose(), b in prose(), named in 0_u64..40) {
        let (a, b) = (report("", &a, PAIR), report("", &b, PAIR));
        let of = a.keys().into_iter().map(|key| (key, named)).collect();
        let frequencies = Frequencies { articles: 40, of };
        let (there, back) = (link(&a, &b, &frequencies), link(&b, &a, &frequencies));
        prop_assert_eq!(there.as_ref().map(|l| (l.relation, l.score)), back.as_ref().map(|l| (l.relation, l.score)));
        if let Some(link) = there {
            prop_assert!((0.0..=1.0).contains(&link.score));
            prop_assert!((1..=4).contains(&link.because.len()));
        }
    }

    #[test]
    fn an_article_is_a_duplicate_of_itself(text in ".*[a-z]{3}.*") {
        let article = report("", &text, &[]);
        prop_assert_eq!(relation(&article, &article), Some(Relation::Duplicate));
    }

    #[test]
    fn a_profile_is_bounded_and_reads_back_from_json(title in ".*", text in any::<String>()) {
        let profile = report(&title, &text, PAIR);
        let keys = profile.keys();
        prop_assert!(keys.len() <= 48);
        let json = serde_json::to_string(&profile).expect("a profile is JSON");
        let kept = Profile { copies: Vec::new(), ..profile };
        prop_assert_eq!(serde_json::from_str::<Profile>(&json).expect("read back"), kept);
    }
}

/// Sentences of a few words that can make any relation.
fn prose() -> impl Strategy<Value = String> {
    let words = [
        "Brandt",
        "Ferreira",
        "met",
        "phone call",
        "on Tuesday",
        "on Friday",
        "in Oslo",
        "herring",
        "quota",
        "Skerry",
        "3 May 2031",
        "possible",
        "and",
        "the",
        "talks",
        "readout.",
        "Experts",
        "1400",
        "of",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 1..30).prop_map(|words| words.join(" "))
}
