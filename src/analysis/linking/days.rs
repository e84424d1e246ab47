//! Days as sentences state them: full dates, weekdays, months.

use crate::model::Stamp;
use crate::text::dates::{MONTHS, WEEKDAYS};
use crate::text::when;

use super::unit::Word;

/// The weekday a word names, Monday as 0.
pub(super) fn weekday(word: &Word<'_>) -> Option<u8> {
    let named = |names: &[&str]| names.iter().position(|name| word.folded() == *name).map(|n| n as u8);
    word.is_capital().then(|| named(&WEEKDAYS)).flatten()
}

/// The weekdays that "today" and "yesterday" are in what was published that day.
pub(super) fn told<'a>(words: &'a [Word<'_>], published: Option<&Stamp>) -> impl Iterator<Item = u8> + 'a {
    let day = published.and_then(since_1970);
    let folded = |index: usize| words.get(index).map_or("", Word::folded);
    let back = move |index: usize| match (folded(index), folded(index + 1)) {
        ("today" | "tonight", _) | ("this", "morning" | "afternoon" | "evening") => Some(0),
        ("yesterday", _) | ("last", "night") => Some(1),
        _ => None,
    };
    // The first day of 1970 was a Thursday.
    let weekday = move |back: i32| day.map(|day| (day - back + 3).rem_euclid(7) as u8);
    (0..words.len()).filter_map(back).filter_map(weekday)
}

/// The name of a weekday.
pub(super) fn weekday_name(day: u8) -> &'static str {
    when::WEEKDAYS.get(usize::from(day)).copied().unwrap_or("the same day")
}

/// The month a word names, January as 1; abbreviations count.
pub(super) fn month(word: &Word<'_>) -> Option<u8> {
    if !word.is_capital() {
        return None;
    }
    let index = MONTHS.iter().position(|name| {
        word.folded() == *name || (word.folded().len() >= 3 && name.starts_with(word.folded()) && name.len() > 4)
    })?;
    Some(index as u8 + 1)
}

/// The full dates of a sentence: `June 11, 2025`, `11 June 2025`,
/// `2025-06-11`, and `13/6/2025` or `6/13/2025` where the order is clear.
pub(super) fn stated<'a>(words: &'a [Word<'_>]) -> impl Iterator<Item = Stamp> + 'a {
    words.windows(3).filter_map(|three| {
        let [a, b, c] = three else { return None };
        let (year, month, day) = match (month(a), month(b)) {
            (Some(month), _) => (number(c)?, i32::from(month), number(b)?),
            (None, Some(month)) => (number(c)?, i32::from(month), number(a)?),
            (None, None) => {
                let joined = a.bound && b.bound;
                match (number(a)?, number(b)?, number(c)?) {
                    _ if !joined => return None,
                    (year @ 1900.., month, day) | (day @ 13..=31, month, year) | (month, day @ 13..=31, year) => {
                        (year, month, day)
                    }
                    _ => return None,
                }
            }
        };
        let day = Stamp::day(year, u32::try_from(month).ok(), u32::try_from(day).ok());
        day.filter(|_| (1900..2200).contains(&year))
    })
}

/// The day of the month beside the name of a month, as in "June 5" and
/// "5 June".
pub(super) fn day_beside(words: &[Word<'_>], month: usize) -> Option<u8> {
    let day = |index: usize| words.get(index).and_then(number).and_then(|n| u8::try_from(n).ok());
    let of_month = |day: &u8| (1..=31).contains(day);
    day(month + 1).filter(of_month).or_else(|| day(month.checked_sub(1)?).filter(of_month))
}

/// Whether a day and month without a year cannot be one of the days just
/// before or after the article was published.
pub(super) fn is_off(month: u8, day: u8, published: &Stamp) -> bool {
    let Some(date) = published.full_day().and_then(|day| day.parse::<jiff::civil::Date>().ok()) else { return false };
    let near = |year: i16| {
        let there = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(there.until(date).ok()?.get_days().abs() <= 4)
    };
    ![date.year() - 1, date.year(), date.year() + 1].into_iter().any(|year| near(year) == Some(true))
}

/// `11`, `11th` or `2025`.
fn number(word: &Word<'_>) -> Option<i32> {
    let digits = word.folded().trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if digits.len() > 4 { None } else { digits.parse().ok() }
}

/// The number of days between two stamps that state full days.
pub(super) fn apart(a: &Stamp, b: &Stamp) -> Option<i32> {
    Some((since_1970(a)? - since_1970(b)?).abs())
}

/// The number of the day that a stamp states in full, counted from 1970.
pub(super) fn since_1970(stamp: &Stamp) -> Option<i32> {
    let day = stamp.full_day()?.parse::<jiff::civil::Date>().ok()?;
    Some(jiff::civil::Date::constant(1970, 1, 1).until(day).ok()?.get_days())
}

/// The last day not after `published` that is this weekday, and which the
/// report can mean by its name.
pub(super) fn resolve(weekday: u8, published: &Stamp) -> Option<Stamp> {
    let date = published.full_day()?.parse::<jiff::civil::Date>().ok()?;
    let back = (date.weekday().to_monday_zero_offset() - i8::try_from(weekday).ok()?).rem_euclid(7);
    let day = date.checked_sub(jiff::Span::new().days(i64::from(back))).ok()?;
    Stamp::parse(&day.to_string())
}

/// Whether two weekdays can be one day seen from two sides of the world.
pub(super) fn adjacent(a: u8, b: u8) -> bool {
    let apart = (7 + a - b % 7) % 7;
    matches!(apart, 0 | 1 | 6)
}

/// Whether both name weekdays and none of one can be one of the other.
pub(super) fn no_weekday_in_common(a: &[u8], b: &[u8]) -> bool {
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| !adjacent(*x, *y)))
}

#[cfg(test)]
mod tests {
    use super::super::unit::split;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words = split(text);
        let found: Vec<String> = stated(&words).map(|stamp| stamp.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn full_dates_are_read_in_their_usual_forms() {
        check("On March 4, 2031, it rained.", &["2031-03-04"]);
        check("On 4th March 2031 it rained.", &["2031-03-04"]);
        check("Posted 2031-03-04.", &["2031-03-04"]);
        check("Posted 3/14/2031 or 14/3/2031", &["2031-03-14", "2031-03-14"]);
    }

    #[test]
    fn no_date_is_made_of_other_numbers() {
        check("The march of 4 2031 soldiers", &[]);
        check("Posted 3/4/2031", &[]);
        check("Scores of 20 12 1999", &[]);
        check("On February 30, 2031", &[]);
    }

    #[test]
    fn a_weekday_is_the_last_one_before_publication() {
        let published = Stamp::parse("2031-03-05T08:00").expect("a date");
        let resolved = |day| resolve(day, &published).map(|stamp| stamp.to_string());
        assert_eq!(resolved(2).as_deref(), Some("2031-03-05"));
        assert_eq!(resolved(3).as_deref(), Some("2031-02-27"));
    }

    #[test]
    fn today_is_the_weekday_of_publication() {
        let friday = Stamp::parse("2031-06-13");
        let check = |text: &str, published: Option<&Stamp>, expected: &[u8]| {
            assert_eq!(told(&split(text), published).collect::<Vec<_>>(), expected, "{text}");
        };
        check("The port closed today.", friday.as_ref(), &[4]);
        check("It burned last night, and this morning it rained.", friday.as_ref(), &[3, 4]);
        check("The port closed today.", None, &[]);
    }

    #[test]
    fn sunday_and_monday_touch() {
        assert!(adjacent(6, 0) && adjacent(0, 6) && adjacent(3, 3));
        assert!(!adjacent(0, 2) && !adjacent(5, 1));
    }
}
