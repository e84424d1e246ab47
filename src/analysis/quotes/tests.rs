//! Quotations as a reader meets them: what is found, and who is said to have
//! said it.

use proptest::prelude::*;

use super::*;
use crate::analysis::people::{self, Roster};
use crate::model::article::plain_article;

fn found(text: &str) -> Vec<Quote> {
    let article = plain_article("", text);
    quotes(&article, &people::mentions(&article, Roster::shipped()))
}

/// The quotations of a text.
fn check_marks(text: &str, expected: &[&str]) {
    assert_eq!(found(text).iter().map(|q| q.text.as_str()).collect::<Vec<_>>(), expected, "{text}");
}

/// The words beside each quotation that name its speaker.
fn check(text: &str, expected: &[&str]) {
    let words = |q: &Quote| q.speaker.span.map_or(String::new(), |span| span.of(text).to_owned());
    assert_eq!(found(text).iter().map(words).collect::<Vec<_>>(), expected, "{text} {:#?}", found(text));
}

#[test]
fn who_is_quoted_as_saying_it_speaks_and_not_the_paper() {
    check("Tide News quoted Ana Quillan as saying “the quay is dry”.", &["Ana Quillan"]);
    let all = found("Ana Quillan met the crews. “The quay is dry,” Tide News quoted her as saying.");
    assert_eq!(all[0].speaker.name.as_deref(), Some("Ana Quillan"));
}

#[test]
fn who_is_only_spoken_of_is_not_who_spoke() {
    let all = found(
        "Tom Quillan said the quay was “dry as dust”. For Paul Harrow it was a lake. “Nobody can land,” he said.",
    );
    assert_eq!(all[1].speaker.name.as_deref(), Some("Tom Quillan"));
}

#[test]
fn a_statement_with_a_country_of_its_own_is_not_traced_to_another() {
    let all = found("The Norwegian Harbour Ministry gave a statement. The Chilean statement called it “long and dry”.");
    assert_eq!(all[0].speaker.name.as_deref(), Some("Chilean statement"));
}

#[test]
fn quotations_are_found_in_every_style_of_marks() {
    check_marks("“The tide is high,” Quillan said.", &["The tide is high,"]);
    check_marks("\"The tide is high,\" Quillan said.", &["The tide is high,"]);
    check_marks("'The ferry’s late,' Quillan said. The ports' masters agreed.", &["The ferry’s late,"]);
    check_marks("‘The ferries' bells ring,’ Quillan said.", &["The ferries' bells ring,"]);
    check_marks("Quillan said: «The tide is high.»", &["The tide is high."]);
    check_marks("Quillan said: „The tide is high.“", &["The tide is high."]);
    check_marks("Quillan said: 「The tide is high」", &["The tide is high"]);
    check_marks("“The tide is high,\" Quillan said.", &["The tide is high,"]);
}

#[test]
fn a_quotation_within_another_belongs_to_it() {
    check_marks("“He called it ‘a low tide’ twice,” Quillan said.", &["He called it ‘a low tide’ twice,"]);
    check_marks("“He called it “a low tide” twice,” Quillan said.", &["He called it “a low tide” twice,"]);
}

#[test]
fn a_quotation_that_its_cue_breaks_is_two() {
    check("“The tide,” Quillan said, “is high.”", &["Quillan", "Quillan"]);
    check("“The tide is high,” Quillan said. “We wait.”", &["Quillan", "Quillan"]);
}

#[test]
fn an_open_quotation_goes_on_where_the_next_paragraph_opens_one() {
    let text = "Ana Quillan said: “The tide is high.\n\n“It will fall.”\n\nThe harbour waits.";
    check_marks(text, &["The tide is high.", "It will fall."]);
    check(text, &["Ana Quillan", "Ana Quillan"]);
}

#[test]
fn a_stray_mark_does_not_swallow_the_article() {
    check_marks("The pier is 6'2\" wide. It closed.\n\n“We wait,” Quillan said.", &["We wait,"]);
    check_marks("The “pier closed at noon. It opened again.\n\nNobody came.", &["pier closed at noon."]);
    check_marks("The pier in ’98 and rock ’n’ roll.", &[]);
}

#[test]
fn the_speaker_stands_before_or_behind() {
    check("“We wait,” said Xavo Harrow, who leads the port.", &["Xavo Harrow"]);
    check("“We wait,” Xavo Harrow, the deputy minister for ports, said.", &["Xavo Harrow"]);
    check("Xavo Harrow later said the plan was “a mistake” on Friday.", &["Xavo Harrow"]);
    check("According to Xavo Harrow, the plan is “a mistake”.", &["Xavo Harrow"]);
    check("The plan was called “a mistake” by the crew, Xavo Harrow said.", &["Xavo Harrow"]);
}

#[test]
fn who_is_told_does_not_speak() {
    check("Ana Quillan told Xavo Harrow that the plan was “a mistake”.", &["Ana Quillan"]);
    check("Ana Quillan said of Xavo Harrow: “He waits.”", &["Ana Quillan"]);
}

#[test]
fn participles_and_second_verbs_share_their_subject() {
    check("Ana Quillan praised the crew, calling it “tireless”.", &["Ana Quillan"]);
    check("Ana Quillan opened the pier and called it “a gate”.", &["Ana Quillan"]);
    check("Describing the pier as “a gate”, Ana Quillan left.", &["Ana Quillan"]);
    check("The talks went on, with Xavo Harrow urging “patience”.", &["Xavo Harrow"]);
}

#[test]
fn bodies_and_people_without_a_name_speak() {
    check("“We wait,” the harbour ministry said.", &["the harbour ministry"]);
    check("“We wait,” said one former dock worker.", &["one former dock worker"]);
    let all = found(
        "The Peruvian foreign ministry spoke.\n\nIn a statement the Peruvian foreign ministry said Lima was “ready”.\n\n“We wait,” the statement said.",
    );
    assert_eq!(all[1].speaker.name.as_deref(), Some("Peruvian foreign ministry"));
    assert_eq!(all[1].speaker.kind, SpeakerKind::Institution);
}

#[test]
fn a_pronoun_goes_back_to_who_spoke_last() {
    let all = found(
        "Ana Quillan said the tide was “high”. “We wait,” she said.\n\nThe Peruvian minister Xavo Harrow left. “We go,” he said.",
    );
    let names: Vec<Option<&str>> = all.iter().map(|q| q.speaker.name.as_deref()).collect();
    assert_eq!(names, [Some("Ana Quillan"), Some("Ana Quillan"), Some("Xavo Harrow")]);
}

#[test]
fn what_is_not_attributed_has_no_speaker() {
    check("The fog came as talk grew of a broader “drift”.", &[""]);
    check_marks("William “Bill” Quillan spoke on “Good Harbour Morning.”", &[]);
}

#[test]
fn a_headline_speaks_by_its_cue_only() {
    let mut article = plain_article("Envoys meet to discuss ‘tides and ferries’", "They met.");
    article.title_derived = false;
    let all = quotes(&article, &[]);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].field, all[0].speaker.kind), (Field::Title, SpeakerKind::None));
}

#[test]
fn a_pronoun_means_no_one_inside_a_quotation_and_a_new_subject_before_the_last_speaker() {
    let speaker = |text: &str| found(text).pop().and_then(|quote| quote.speaker.name);
    for (text, expected) in [
        ("Tom Quillan gave a reason. “If Paul Harrow agrees, we agree,” he said.", "Tom Quillan"),
        ("“We wait,” said Tom Quillan. Paul Harrow gave a reason. “It is late,” he said.", "Paul Harrow"),
        ("“We wait,” said Mr. Gao Minghua. Ana Quillan gave a reason. “It is late,” she said.", "Ana Quillan"),
        ("Asked about Paul Harrow, Tom Quillan laughed. “Never,” he told the crews.", "Tom Quillan"),
        ("Peru’s Sen. Tom Quillan spoke. The senator said the quay was “dry as dust”.", "Tom Quillan"),
        ("“We wait,” Deputy Secretary of State Tom Quillan wrote.", "Tom Quillan"),
        ("China’s envoy, Ma Minghua, and Paul Harrow met. “It is late,” he said.", "Ma Minghua"),
    ] {
        assert_eq!(speaker(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn who_is_told_by_somebody_is_not_the_speaker() {
    check("Ana Quillan was told “to leave the quay” by Xavo Harrow.", &["Xavo Harrow"]);
    check("Ana Quillan was told “to leave the quay” at once.", &[""]);
}

#[test]
fn a_closing_mark_may_stand_behind_a_space() {
    check_marks("\"It is good, \"she added. \"We go,\" said Ana Quillan.", &["It is good,", "We go,"]);
}

#[test]
fn monstrous_texts_are_read_in_one_pass() {
    let n = 200_000;
    for text in [
        "\"".repeat(n),
        "“".repeat(n),
        "‘a ".repeat(n),
        "«a»".repeat(n),
        "“a said ".repeat(n / 4),
        format!("“We wait,” {}", "said he and ".repeat(n / 4)),
        format!("{} “we wait”.", "word ".repeat(n)),
        "“שלום,” אמר. ".repeat(n / 20),
        "“a”\n\n".repeat(n / 10),
        format!("{}harbours", "«a» ".repeat(n)),
    ] {
        let article = plain_article("", &text);
        let all = quotes(&article, &[]);
        assert!(all.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    }
}

proptest! {
    #[test]
    fn spans_are_in_order_and_cut_out_what_they_claim(text in "([\"'“”‘’„«»「」,.:! \nA-Ca-cé]|said |Ana Quillan |he |“We wait,” ){0,60}") {
        let all = found(&text);
        let article = plain_article("", &text);
        for quote in &all {
            prop_assert_eq!(quote.span.of(&article.text), quote.text.as_str());
            prop_assert!(quote.speaker.span.is_none_or(|span| !span.of(&article.text).is_empty()));
        }
        prop_assert!(all.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    }
}
