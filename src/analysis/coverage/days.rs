//! The days and months that a text speaks of, as keys that are equal where two
//! reports mean the same day: `2025-09-25` where "on Thursday" can be told, and the
//! words themselves where it cannot.

use crate::model::{Span, Stamp};
use crate::text::dates::WEEKDAYS;
use crate::text::when::{Tense, When, whens};
use crate::text::{fold, sentences};

/// Words that say when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Where they stand.
    pub span: Span,
    /// What they mean: a stamp of a day or a month, or the words, folded.
    pub key: String,
    /// Whether the key is a stamp.
    pub resolved: bool,
}

/// All words of a text that say when, and those of them that name a day or a
/// month, as an article of that date means them.
pub fn days(text: &str, published: Option<&Stamp>) -> (Vec<Span>, Vec<Day>) {
    let found = whens(text);
    let mut sentences = sentences::sentences(text).into_iter().peekable();
    let mut out = Vec::new();
    for when in &found {
        while sentences.next_if(|sentence| sentence.end() <= when.span.start()).is_some() {}
        let tense = sentences.peek().map_or(Tense::Past, |sentence| tense(sentence.of(text)));
        out.extend(day(when, published, tense));
    }
    (found.iter().map(|when| when.span).collect(), out)
}

fn day(when: &When, published: Option<&Stamp>, tense: Tense) -> Option<Day> {
    /// As long as a month: a year alone is no day that one could compare.
    const MONTH: usize = 7;
    let words = fold(&when.words);
    let words =
        words.trim_end_matches('.').trim_start_matches("on ").trim_start_matches("in ").trim_start_matches("the ");
    // A day of the week beside a date says nothing more.
    let words = WEEKDAYS
        .iter()
        .find_map(|day| words.strip_prefix(day))
        .map_or(words, |rest| rest.trim_start_matches([',', ' ']));
    // `Last week` and `this month` are as long as they are vague.
    let vague = !when.is_day() && ["week", "month", "year"].iter().any(|unit| words.contains(unit));
    match when.resolve(published, tense) {
        Some(stamp) if stamp.as_str().len() >= MONTH && !vague => {
            Some(Day { span: when.span, key: stamp.full_day().unwrap_or(stamp.as_str()).to_owned(), resolved: true })
        }
        // Without a date `yesterday` may be any day.
        None if !vague && when.is_day() && words.contains(|c: char| c.is_ascii_digit()) && !words.contains("ago") => {
            Some(Day { span: when.span, key: words.to_owned(), resolved: false })
        }
        _ => None,
    }
}

/// Whether a sentence speaks of what is to come.
fn tense(sentence: &str) -> Tense {
    const TO_COME: [&str; 12] = [
        "will",
        "scheduled",
        "expected",
        "plans",
        "planned",
        "due",
        "set",
        "upcoming",
        "next",
        "shall",
        "would",
        "intends",
    ];
    let mut words = sentence.split(|c: char| !c.is_alphabetic());
    if words.any(|word| TO_COME.contains(&word)) { Tense::Future } else { Tense::Past }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, published: Option<&str>, expected: &[&str]) {
        let published = published.and_then(Stamp::parse);
        let keys: Vec<String> = days(text, published.as_ref()).1.into_iter().map(|day| day.key).collect();
        assert_eq!(keys, expected, "{text}");
    }

    #[test]
    fn a_weekday_and_a_date_are_the_same_day_where_both_are_told() {
        let friday = Some("2031-06-13");
        check("They met on Thursday.", friday, &["2031-06-12"]);
        check("They met on 12 June.", friday, &["2031-06-12"]);
        check("They met on June 12, 2031.", None, &["2031-06-12"]);
        check("They will meet on Monday.", friday, &["2031-06-16"]);
        check("They met in May.", friday, &["2031-05"]);
    }

    #[test]
    fn what_cannot_be_told_is_compared_by_its_words_or_not_at_all() {
        check("They met on 12 June.", None, &["12 june"]);
        check("They met on Thursday, 12 June.", None, &["12 june"]);
        check("They met on Thursday.", None, &[]);
        check("They met last week and in 2019.", Some("2031-06-13"), &[]);
    }
}
