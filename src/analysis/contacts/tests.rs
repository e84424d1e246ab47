//! Contacts as a reader meets them: a sentence, and what it tells.

use proptest::prelude::*;

use super::*;
use crate::analysis::people::{self, Roster};
use crate::analysis::quotes;
use crate::model::Stamp;
use crate::model::article::plain_article;

fn found(title: &str, text: &str) -> Vec<Contact> {
    let mut article = plain_article(title, text);
    article.published = Stamp::parse("2031-06-13");
    let mentions = people::mentions(&article, Roster::shipped());
    let quotes = quotes::quotes(&article, &mentions);
    contacts(&article, &mentions, &quotes)
}

fn shown(contact: &Contact) -> String {
    let people: Vec<&str> = contact.participants.iter().map(|person| person.0.as_str()).collect();
    let mut out = format!(
        "{}({}) {}",
        contact.kind.with_article().trim_start_matches("a "),
        people.join(", "),
        contact.status.label()
    );
    for words in [&contact.date_text, &contact.place].into_iter().flatten() {
        out = format!("{out}, {words}");
    }
    out
}

/// What a text tells.
fn check(text: &str, expected: &str) {
    let all: Vec<String> = found("", text).iter().map(shown).collect();
    assert_eq!(all.join("; "), expected, "{text}");
}

#[test]
fn who_met_whom_stands_around_the_verb() {
    check(
        "Ana Quillan met Tom Harrow in Oslo on Thursday.",
        "meeting(ana-quillan, tom-harrow) held, on Thursday, Oslo",
    );
    check("In Oslo on Monday, Ana Quillan met Tom Harrow.", "meeting(ana-quillan, tom-harrow) held, on Monday, Oslo");
    check("Ana Quillan and Tom Harrow met in Oslo.", "meeting(ana-quillan, tom-harrow) held, Oslo");
    check(
        "Ana Quillan met with Tom Harrow, Paul Vos and Mirela Berg.",
        "meeting(ana-quillan, tom-harrow, paul-vos, mirela-berg) held",
    );
    check("Ana Quillan sat down with Tom Harrow on Monday.", "meeting(ana-quillan, tom-harrow) held, on Monday");
    check("Ana Quillan was received by President Tom Harrow.", "meeting(ana-quillan, tom-harrow) held");
}

#[test]
fn titles_and_what_is_added_do_not_part_the_people() {
    check(
        "Norwegian Foreign Minister Ana Quillan met Peruvian Secretary of State Tom Harrow on Monday.",
        "meeting(ana-quillan, tom-harrow) held, on Monday",
    );
    check(
        "The foreign minister, Ana Quillan, met her Peruvian counterpart, Tom Harrow, on Monday.",
        "meeting(ana-quillan, tom-harrow) held, on Monday",
    );
    check(
        "Ana Quillan, the minister of ports, met Tom Harrow, the mayor of Harwick, on Monday.",
        "meeting(ana-quillan, tom-harrow) held, on Monday",
    );
    check("Minister Ana Quillan, who took office in May, met Tom Harrow.", "meeting(ana-quillan, tom-harrow) held");
}

#[test]
fn a_call_is_told_by_verb_or_noun() {
    check("Ana Quillan phoned Tom Harrow on Monday.", "call(ana-quillan, tom-harrow) held, on Monday");
    check("Ana Quillan called Tom Harrow on Monday.", "call(ana-quillan, tom-harrow) held, on Monday");
    check("Ana Quillan spoke with Tom Harrow by phone.", "call(ana-quillan, tom-harrow) held");
    check(
        "Last week, Ana Quillan and Tom Harrow spoke on the phone for an hour.",
        "call(ana-quillan, tom-harrow) held, Last week",
    );
    check("Ana Quillan held a phone call with Tom Harrow.", "call(ana-quillan, tom-harrow) held");
    check(
        "The ministry announced a phone call between Ana Quillan and Tom Harrow.",
        "call(ana-quillan, tom-harrow) held",
    );
    check("Ana Quillan’s call with Tom Harrow was short.", "call(ana-quillan, tom-harrow) held");
    check("Ana Quillan and Tom Harrow held a video call.", "video call(ana-quillan, tom-harrow) held");
    check("Ana Quillan told Tom Harrow in a phone call that the quay is dry.", "call(ana-quillan, tom-harrow) held");
}

#[test]
fn several_contacts_stand_in_one_sentence() {
    check(
        "Hours after Ana Quillan phoned Tom Harrow, Paul Vos and Mirela Berg held a video call on Monday.",
        "call(ana-quillan, tom-harrow) held; video call(paul-vos, mirela-berg) held, on Monday",
    );
}

#[test]
fn a_journey_needs_a_place() {
    check("President Ana Quillan will visit Norway in April.", "visit(ana-quillan) planned, in April, Norway");
    check("President Ana Quillan travelled to Norway on Monday.", "visit(ana-quillan) held, on Monday, Norway");
    check("President Ana Quillan’s visit to Norway was short.", "visit(ana-quillan) held, Norway");
    check("Harwick was visited by disaster. President Ana Quillan visited often.", "");
}

#[test]
fn what_is_to_come_or_may_come_is_not_held() {
    check("Ana Quillan will meet Tom Harrow on Monday.", "meeting(ana-quillan, tom-harrow) planned, on Monday");
    check("Ana Quillan is expected to meet Tom Harrow.", "meeting(ana-quillan, tom-harrow) planned");
    check("Ana Quillan may meet Tom Harrow in June.", "meeting(ana-quillan, tom-harrow) possible, in June");
    check(
        "Crews wait ahead of a possible meeting between Ana Quillan and Tom Harrow.",
        "meeting(ana-quillan, tom-harrow) possible",
    );
    check("If Ana Quillan meets Tom Harrow, ports will open.", "meeting(ana-quillan, tom-harrow) possible");
    check("Ana Quillan hopes to meet Tom Harrow.", "meeting(ana-quillan, tom-harrow) possible");
}

#[test]
fn who_is_asked_to_come_may_come_and_who_went_to_meet_met() {
    check(
        "President Tom Harrow invited Prime Minister Ana Quillan to visit Norway.",
        "visit(ana-quillan) possible, Norway",
    );
    check(
        "President Tom Harrow accepted an invitation from Prime Minister Ana Quillan to visit Norway.",
        "visit(tom-harrow) planned, Norway",
    );
    check("Ana Quillan was summoned on Monday to meet Tom Harrow.", "meeting(ana-quillan, tom-harrow) held");
}

#[test]
fn what_did_not_take_place_is_no_contact() {
    check("Ana Quillan did not meet Tom Harrow.", "");
    check("Ana Quillan refused to meet Tom Harrow.", "");
    check("Ana Quillan cancelled a meeting with Tom Harrow.", "");
    check("Ana Quillan never met Tom Harrow. No call between Ana Quillan and Tom Harrow took place.", "");
    check("A call between Ana Quillan and Tom Harrow was cancelled.", "");
    check("Ana Quillan said there were no plans for a call with Tom Harrow.", "");
    check("Ana Quillan ruled out a meeting with Tom Harrow.", "");
    check("Ana Quillan has yet to meet Tom Harrow.", "");
    check("Ana Quillan and Tom Harrow might have met before.", "");
    check("Neither Ana Quillan nor Tom Harrow met Paul Vos.", "");
}

#[test]
fn verbs_that_only_look_so_tell_of_nothing() {
    check("Ana Quillan called Tom Harrow a friend of ports.", "");
    check("Ana Quillan called Tom Harrow “a friend”.", "");
    check("Ana Quillan called for calm, and Tom Harrow called it brave.", "");
    check("Ana Quillan met the deadline that Tom Harrow set.", "");
    check("Ana Quillan met with criticism from Tom Harrow.", "");
    check("Ana Quillan and Tom Harrow meet the needs of ports.", "");
    check("Ana Quillan called on Tom Harrow to leave.", "");
    check("Ana Quillan spoke at a rally with Tom Harrow.", "");
}

#[test]
fn who_only_speaks_takes_no_part() {
    check(
        "Spokeswoman Mirela Berg said Ana Quillan met Tom Harrow on Monday.",
        "meeting(ana-quillan, tom-harrow) held, on Monday",
    );
    check("Ana Quillan met Tom Harrow, Mirela Berg said on Tuesday.", "meeting(ana-quillan, tom-harrow) held");
    check("Ana Quillan met aides to Tom Harrow.", "");
    check("Ana Quillan met Tom Harrow’s envoy.", "");
}

#[test]
fn what_is_told_again_is_one_contact() {
    let all = found(
        "Quillan and Harrow hold phone call",
        "Ana Quillan and Tom Harrow spoke on Thursday.\n\nThe phone call between Quillan and Harrow was short.",
    );
    assert_eq!(all.iter().map(shown).collect::<Vec<_>>(), ["call(ana-quillan, tom-harrow) held, on Thursday"]);
    assert!(all[0].main && all[0].field == Field::Text);
    assert_eq!(all[0].date.as_ref().map(Stamp::as_str), Some("2031-06-12"));
}

#[test]
fn two_calls_on_two_days_are_two_contacts() {
    check(
        "Ana Quillan called Tom Harrow on Monday. Ana Quillan called Tom Harrow on Thursday.",
        "call(ana-quillan, tom-harrow) held, on Monday; call(ana-quillan, tom-harrow) held, on Thursday",
    );
}

#[test]
fn those_meant_without_a_name_are_those_of_the_sentence_before() {
    check(
        "Ana Quillan praised Tom Harrow. They met in London in June.",
        "meeting(ana-quillan, tom-harrow) held, in June, London",
    );
    check("Minister Ana Quillan praised Mayor Tom Harrow. It was the second call between the two presidents.", "");
    check(
        "Two diplomats held a phone call on Thursday. The call between Ana Quillan and Tom Harrow was short.",
        "call(ana-quillan, tom-harrow) held, on Thursday",
    );
    check(
        "Officials of both coasts agreed on quotas after a meeting in Oslo on Thursday.\n\nAna Quillan told Tom Harrow that the quay is dry.",
        "meeting(ana-quillan, tom-harrow) held, on Thursday, Oslo",
    );
}

#[test]
fn a_text_without_end_is_read_in_bounded_time() {
    let person = |id: &str| Some(PersonId(id.to_owned()));
    let one = "Ana Quillan met Tom Harrow and a call between them after ";
    for ends in [" ", ". ", "\n\n"] {
        let text = format!("{one}{ends}").repeat((1 << 20) / one.len());
        let article = plain_article("", &text);
        let starts = article.text.match_indices("Quillan").chain(article.text.match_indices("Harrow"));
        let mut mentions: Vec<Mention> = starts
            .filter_map(|(at, word)| {
                let span = Span::new(&article.text, at, at + word.len())?;
                Some(Mention {
                    field: Field::Text,
                    span,
                    text: word.to_owned(),
                    person: person(word),
                    name: None,
                    official: true,
                    role: None,
                    country: None,
                    organisation: None,
                    rule: String::new(),
                })
            })
            .collect();
        mentions.sort_by_key(|mention| mention.span.start());
        assert!(contacts(&article, &mentions, &[]).len() < 100);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_is_read_and_what_is_found_stands_in_it(
        text in "((Ana Quillan|Tom Harrow|They|he|The two leaders|Quillan-Harrow|met|call|held a|and|with|between|visit|to|Oslo|on Thursday|after|,|\\.|’s|talks|was|not|will|“|”|\n|é|[a-z]{0,3})[ ]?){0,40}",
    ) {
        let article = plain_article("", &text);
        let mentions = people::mentions(&article, Roster::shipped());
        let quotes = quotes::quotes(&article, &mentions);
        for contact in contacts(&article, &mentions, &quotes) {
            prop_assert!(!contact.participants.is_empty());
            prop_assert!(!contact.span.of(&article.text).is_empty());
            for words in [&contact.date_text, &contact.place].into_iter().flatten() {
                prop_assert!(article.text.contains(words.as_str()));
            }
        }
    }

    #[test]
    fn mentions_anywhere_do_no_harm(text in "\\PC{0,80}", spots in prop::collection::vec((0usize..90, 0usize..20), 0..8)) {
        let article = plain_article("", &format!("{text} met {text} call"));
        let mentions: Vec<Mention> = spots.iter().filter_map(|(start, length)| {
            let span = Span::new(&article.text, *start, start + length)?;
            let person = Some(PersonId(format!("p{length}")));
            Some(Mention { field: Field::Text, span, text: String::new(), person, name: None, official: true,
                role: None, country: None, organisation: None, rule: String::new() })
        }).collect();
        for contact in contacts(&article, &mentions, &[]) {
            prop_assert!(!contact.span.of(&article.text).is_empty());
        }
    }
}
