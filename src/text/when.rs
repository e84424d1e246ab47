//! When things are, as sentences have it: `on Thursday`, `last week`, `in June`,
//! `25 September`. What is meant by most of these depends on the day they were
//! written; [`When::resolve`] reads them against it, and without it only what
//! states its own year.

use jiff::ToSpan;
use jiff::civil::Date;

use super::dates::{self, Dated, Token};
use crate::model::{Span, Stamp};

/// Words of a text that say when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// Where they stand, with the `on` or `in` before them.
    pub span: Span,
    /// The words, as they stand.
    pub words: String,
    meant: Meant,
}

/// Whether what is spoken of has been or is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It has been.
    Past,
    /// It is to come.
    Future,
}

/// Which of many that have the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    /// `June`: the nearest.
    Nearest,
    /// `last June`.
    Last,
    /// `next June`.
    Next,
    /// `June this year`, and with -1 `June last year`.
    OfYear(i32),
}

/// A stretch of time that has no name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Meant {
    /// States its own year.
    Stated(Stamp),
    /// `25 September`.
    Day { month: u32, day: u32, which: Which },
    /// `June`.
    Month(u32, Which),
    /// Monday is 0.
    Weekday(i8, Which),
    /// `yesterday` is one day back, `last week` one week.
    Away(Unit, i32),
}

impl When {
    /// What is meant in an article of that date, as exactly as it is certain: a
    /// day, a month or a year. What came to pass on a Thursday did so on the last
    /// one that was not after publication, what is to come will on the next.
    ///
    /// ```
    /// use attache::model::Stamp;
    /// use attache::text::when::{Tense, whens};
    /// let friday = Stamp::parse("2031-06-13");
    /// let found = whens("They met on Thursday.");
    /// assert_eq!(found[0].words, "on Thursday");
    /// let day = found[0].resolve(friday.as_ref(), Tense::Past);
    /// assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2031-06-12"));
    /// assert_eq!(found[0].resolve(None, Tense::Past), None);
    /// ```
    pub fn resolve(&self, published: Option<&Stamp>, tense: Tense) -> Option<Stamp> {
        if let Meant::Stated(stamp) = &self.meant {
            return Some(stamp.clone());
        }
        let published = published?;
        let (year, month, _) = published.ymd();
        let date = || published.full_day()?.parse::<Date>().ok();
        match self.meant {
            Meant::Stated(_) => None,
            Meant::Weekday(weekday, which) => stamp(by_weekday(date()?, weekday, which, tense)?),
            Meant::Day { month, day, which: Which::OfYear(away) } => Stamp::day(year + away, Some(month), Some(day)),
            Meant::Day { month, day, .. } => day_of_month(date()?, month, day, tense),
            Meant::Month(name, which) => Stamp::day(year + years_away(name, month?, which, tense), Some(name), None),
            Meant::Away(Unit::Day, days) => stamp(date()?.checked_add(days.days()).ok()?),
            Meant::Away(Unit::Week, weeks) => week(date()?, weeks, tense),
            Meant::Away(Unit::Month, months) => {
                let count = year * 12 + i32::try_from(month?).ok()? - 1 + months;
                Stamp::day(count.div_euclid(12), u32::try_from(count.rem_euclid(12) + 1).ok(), None)
            }
            Meant::Away(Unit::Year, years) => Stamp::day(year + years, None, None),
        }
    }

    /// Whether it names a day, and not only a week, a month or a year.
    pub fn is_day(&self) -> bool {
        match &self.meant {
            Meant::Stated(stamp) => stamp.full_day().is_some(),
            Meant::Day { .. } | Meant::Weekday(..) | Meant::Away(Unit::Day, _) => true,
            Meant::Month(..) | Meant::Away(..) => false,
        }
    }
}

fn stamp(date: Date) -> Option<Stamp> {
    Stamp::parse(&date.to_string())
}

fn by_weekday(date: Date, weekday: i8, which: Which, tense: Tense) -> Option<Date> {
    let back = (date.weekday().to_monday_zero_offset() - weekday).rem_euclid(7);
    match (which, tense) {
        // On a Friday, "last Thursday" may be yesterday or a week before; "next
        // Saturday" tomorrow or a week later.
        (Which::Nearest, Tense::Past) => date.checked_sub(back.days()).ok(),
        (Which::Last, _) if back == 0 => date.checked_sub(7.days()).ok(),
        // Of the same day "on Friday" may be today or in a week.
        (Which::Nearest, Tense::Future) if back > 0 => date.checked_add((7 - back).days()).ok(),
        _ => None,
    }
}

fn day_of_month(date: Date, month: u32, day: u32, tense: Tense) -> Option<Stamp> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let near = [date.year().checked_sub(1)?, date.year(), date.year().checked_add(1)?];
    let mut days = near.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    match tense {
        Tense::Past => days.rfind(|found| *found <= date),
        Tense::Future => days.find(|found| *found >= date),
    }
    .and_then(stamp)
}

/// In which year the month lies that is meant.
fn years_away(name: u32, now: u32, which: Which, tense: Tense) -> i32 {
    match (which, tense) {
        (Which::OfYear(away), _) => away,
        (Which::Last, _) => -i32::from(name >= now),
        (Which::Next, _) => i32::from(name <= now),
        (Which::Nearest, Tense::Past) => -i32::from(name > now),
        (Which::Nearest, Tense::Future) => i32::from(name < now),
    }
}

/// The month that holds all of a week, wherever weeks begin.
fn week(date: Date, weeks: i32, tense: Tense) -> Option<Stamp> {
    let monday = date.checked_sub(date.weekday().to_monday_zero_offset().days()).ok()?;
    let monday = monday.checked_add((i64::from(weeks) * 7).days()).ok()?;
    let mut first = monday.checked_sub(1.days()).ok()?;
    let mut last = monday.checked_add(6.days()).ok()?;
    if weeks == 0 {
        (first, last) = if tense == Tense::Past { (first, date) } else { (date, last) };
    }
    let same = first.year() == last.year() && first.month() == last.month();
    same.then(|| Stamp::day(i32::from(first.year()), u32::try_from(first.month()).ok(), None)).flatten()
}

/// What a text says of when, in order.
pub fn whens(text: &str) -> Vec<When> {
    let tokens = dates::tokens(text);
    let mut full = dates::dates(text).into_iter().peekable();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        while full.next_if(|dated| dated.span.end() <= token.start).is_some() {}
        let stated = |dated: &Dated| {
            let end = at + tokens.iter().skip(at).take_while(|t| t.start < dated.span.end()).count();
            let (year, month, day) = dated.stamp.ymd();
            Stamp::day(year, month, day).map(|day| (end, Meant::Stated(day)))
        };
        let found = match full.peek() {
            Some(dated) if dated.span.start() <= token.start => stated(dated),
            // The weekday before a full date says nothing of its own.
            Some(dated) => read(&tokens, at).and_then(|(end, meant)| {
                let reaches = tokens.get(end.saturating_sub(1)).is_some_and(|last| last.end > dated.span.start());
                if reaches { stated(dated) } else { Some((end, meant)) }
            }),
            None => read(&tokens, at),
        };
        let Some((end, meant)) = found else {
            at += 1;
            continue;
        };
        let lead = match meant {
            Meant::Away(..) => None,
            _ => at.checked_sub(1).filter(|n| is_any(&tokens, *n, &["on", "in"])),
        };
        let first = lead.unwrap_or(at);
        let bounds = tokens.get(first).zip(tokens.get(end.saturating_sub(1)));
        if let Some(span) = bounds.and_then(|(first, last)| Span::new(text, first.start, last.end)) {
            out.push(When { span, words: span.of(text).to_owned(), meant });
        }
        at = end.max(at + 1);
    }
    out
}

fn is_any(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| words.iter().any(|word| token.text.eq_ignore_ascii_case(word)))
}

/// What is meant from token `at` on, and the token after it.
fn read(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let first = tokens.get(at)?.text.as_bytes().first()?;
    if first.is_ascii_digit() {
        return day_first(tokens, at).or_else(|| year_alone(tokens, at)).or_else(|| ago(tokens, at));
    }
    // The letters that these words begin with.
    if !b"adefjlmnopstwyADEFJLMNOPSTWY".contains(first) {
        return None;
    }
    qualified(tokens, at)
        .or_else(|| away(tokens, at))
        .or_else(|| ago(tokens, at))
        .or_else(|| weekday(tokens, at))
        .or_else(|| month_first(tokens, at))
}

/// `last week`, `next April`, `this Thursday`, `earlier this month`, `last
/// night`.
fn qualified(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let vague = usize::from(is_any(tokens, at, &["earlier", "later", "early", "late"]));
    let word = tokens.get(at + vague)?.text;
    let (steps, which) = match word.len() {
        4 if word.eq_ignore_ascii_case("last") => (-1, Which::Last),
        4 if word.eq_ignore_ascii_case("next") => (1, Which::Next),
        4 if word.eq_ignore_ascii_case("this") => (0, Which::Nearest),
        _ => return None,
    };
    let head = at + vague + 1;
    let end = head + 1;
    let found = match tokens.get(head)?.text {
        "week" => Meant::Away(Unit::Week, steps),
        "month" => Meant::Away(Unit::Month, steps),
        "year" => Meant::Away(Unit::Year, steps),
        "night" if which == Which::Last => Meant::Away(Unit::Day, -1),
        "morning" | "afternoon" | "evening" if which == Which::Nearest => Meant::Away(Unit::Day, 0),
        name => {
            if let Some(day) = weekday_of(name) {
                return Some((after_time_of_day(tokens, end), Meant::Weekday(day, which)));
            }
            let month = capital_month(name)?;
            // "Next April 3", "this May 2025" state more than "next" does.
            if tokens.get(end).is_some_and(|t| t.number().is_some()) {
                return None;
            }
            Meant::Month(month, if which == Which::Nearest { Which::OfYear(0) } else { which })
        }
    };
    Some((end, found))
}

fn away(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let word = tokens.get(at)?.text;
    let days = [("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)];
    let (_, days) = days.into_iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?;
    Some((after_time_of_day(tokens, at + 1), Meant::Away(Unit::Day, days)))
}

const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// `two days ago`, `a year ago`.
fn ago(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    if !is_any(tokens, at + 2, &["ago"]) {
        return None;
    }
    let word = tokens.get(at)?;
    let count = match word.number() {
        Some(count) => i32::try_from(count).ok().filter(|count| *count <= 400)?,
        None if matches!(word.text, "a" | "A") => 1,
        None => i32::try_from(NUMBERS.iter().position(|name| word.text.eq_ignore_ascii_case(name))? + 1).ok()?,
    };
    let unit = match tokens.get(at + 1)?.text.trim_end_matches('s') {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    };
    Some((at + 3, Meant::Away(unit, -count)))
}

/// The days of the week, as English writes them.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn weekday_of(word: &str) -> Option<i8> {
    i8::try_from(WEEKDAYS.iter().position(|name| *name == word)?).ok()
}

/// `Thursday`, `Thursday night`, `Thursday, September 25`.
fn weekday(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let day = weekday_of(tokens.get(at)?.text)?;
    let mut next = at + 1;
    while next < at + 3 && is_any(tokens, next, &[",", "the"]) {
        next += 1;
    }
    let date = day_first(tokens, next).or_else(|| month_first(tokens, next));
    if let Some(date @ (_, Meant::Day { .. })) = date {
        return Some(date);
    }
    let last = at > 0 && is_any(tokens, at - 1, &["previous"]);
    let which = if last { Which::Last } else { Which::Nearest };
    let end = after_time_of_day(tokens, at + 1);
    // "Thursday last week", "Thursday of next week" is another Thursday.
    let mut week = end;
    week += usize::from(is_any(tokens, week, &["of"]));
    if is_any(tokens, week, &["last", "next"]) && is_any(tokens, week + 1, &["week"]) {
        let steps = if is_any(tokens, week, &["last"]) { -1 } else { 1 };
        return Some((week + 2, Meant::Away(Unit::Week, steps)));
    }
    Some((end, Meant::Weekday(day, which)))
}

fn after_time_of_day(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(is_any(tokens, at, &["morning", "afternoon", "evening", "night"]))
}

/// `25 September`, `the 25th of September`.
fn day_first(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let day = day_number(tokens, at)?;
    let mut next = at + 1;
    while next < at + 3 && is_any(tokens, next, &["st", "nd", "rd", "th", "of"]) {
        next += 1;
    }
    let month = capital_month(tokens.get(next)?.text)?;
    Some(of_which_year(tokens, after_stop(tokens, next), |which| Meant::Day { month, day, which }))
        .filter(|_| Stamp::day(2000, Some(month), Some(day)).is_some())
}

/// `September 25`, `Sept. 25th`, `November 2023`, `June last year`, `June`.
fn month_first(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let name = tokens.get(at)?.text;
    let month = capital_month(name)?;
    let next = after_stop(tokens, at);
    if let Some(day) = day_number(tokens, next).filter(|_| !is_any(tokens, next + 1, &["%", "per"])) {
        Stamp::day(2000, Some(month), Some(day))?;
        let end = next + 1 + usize::from(is_any(tokens, next + 1, &["st", "nd", "rd", "th"]));
        return Some(of_which_year(tokens, end, |which| Meant::Day { month, day, which }));
    }
    let after = next + usize::from(is_any(tokens, next, &["of", ","]));
    if let Some(year) = tokens.get(after).and_then(stated_year) {
        return Some((after + 1, Meant::Stated(Stamp::day(year, Some(month), None)?)));
    }
    if !is_month_alone(tokens, at, name) {
        return None;
    }
    Some(of_which_year(tokens, at + 1, |which| Meant::Month(month, which)))
}

/// `this year` and `last year` behind a day or a month.
fn of_which_year(tokens: &[Token<'_>], end: usize, meant: impl Fn(Which) -> Meant) -> (usize, Meant) {
    let of = end + usize::from(is_any(tokens, end, &["of"]));
    let away = [("this", 0), ("last", -1), ("next", 1)].into_iter().find(|(word, _)| is_any(tokens, of, &[word]));
    match away {
        Some((_, away)) if is_any(tokens, of + 1, &["year"]) => (of + 2, meant(Which::OfYear(away))),
        _ => (end, meant(Which::Nearest)),
    }
}

/// Months are given names, May and March are verbs, too: alone they stand
/// behind a word that leads to a time, the others do not stand before a family
/// name.
fn is_month_alone(tokens: &[Token<'_>], at: usize, name: &str) -> bool {
    let led = at > 0
        && is_any(
            tokens,
            at - 1,
            &["in", "since", "until", "till", "by", "during", "from", "early", "late", "mid", "through", "of", "-"],
        );
    let verb = matches!(name, "May" | "March");
    let whole = name.len() > 4 || matches!(name, "May" | "June" | "July");
    let capital =
        |n: usize| tokens.get(n).is_some_and(|t| t.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    whole && (led || (!verb && at > 0 && !capital(at + 1) && !capital(at - 1)))
}

/// `in 2026`, `since 2019`, `early 2026`.
fn year_alone(tokens: &[Token<'_>], at: usize) -> Option<(usize, Meant)> {
    let year = stated_year(tokens.get(at)?)?;
    let led = is_any(
        tokens,
        at.checked_sub(1)?,
        &["in", "since", "until", "by", "during", "early", "late", "mid", "from", "of"],
    );
    // "In 2026 ships" counts, but no year stands before a figure or a mark of money.
    let bare = !is_any(tokens, at + 1, &["%", "per", "people", "-"]);
    (led && bare).then(|| Some((at + 1, Meant::Stated(Stamp::day(year, None, None)?)))).flatten()
}

fn stated_year(token: &Token<'_>) -> Option<i32> {
    let year = token.number().filter(|_| token.text.len() == 4)?;
    i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))
}

fn day_number(tokens: &[Token<'_>], at: usize) -> Option<u32> {
    let token = tokens.get(at)?;
    token.number().filter(|n| token.text.len() <= 2 && (1..=31).contains(n))
}

/// The month that a word with a capital names.
fn capital_month(word: &str) -> Option<u32> {
    let first = word.as_bytes().first()?;
    (b"ADFJMNOS".contains(first) && word.len() <= 9).then(|| dates::month(word)).flatten()
}

/// Past token `at` and the stop of an abbreviation behind it.
fn after_stop(tokens: &[Token<'_>], at: usize) -> usize {
    let short = tokens.get(at).is_some_and(|t| t.text.len() <= 4 && !matches!(t.text, "May" | "June" | "July"));
    at + 1 + usize::from(short && is_any(tokens, at + 1, &["."]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a text says of when, in an article of Wednesday, 11 June 2031: as
    /// past and as to come.
    fn check(text: &str, expected: &str) {
        let published = Stamp::parse("2031-06-11");
        let told =
            |when: &When, tense| when.resolve(published.as_ref(), tense).map_or("-".to_owned(), |s| s.to_string());
        let found: Vec<String> = whens(text)
            .iter()
            .map(|when| format!("{}: {} {}", when.words, told(when, Tense::Past), told(when, Tense::Future)))
            .collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn a_weekday_is_the_last_one_for_what_has_been_and_the_next_for_what_comes() {
        check("They met on Thursday.", "on Thursday: 2031-06-05 2031-06-12");
        check("They meet on Monday night.", "on Monday night: 2031-06-09 2031-06-16");
        check("Tuesday's call", "Tuesday: 2031-06-10 2031-06-17");
    }

    #[test]
    fn of_its_own_weekday_an_article_tells_what_has_been_only() {
        check("They meet on Wednesday.", "on Wednesday: 2031-06-11 -");
    }

    #[test]
    fn last_thursday_may_be_either_of_two() {
        check("They met last Thursday.", "last Thursday: - -");
        check("They meet next Monday.", "next Monday: - -");
        check("They met last Wednesday.", "last Wednesday: 2031-06-04 2031-06-04");
    }

    #[test]
    fn days_are_counted_from_the_day_of_the_article() {
        check("They met yesterday.", "yesterday: 2031-06-10 2031-06-10");
        check(
            "They meet today or tomorrow evening.",
            "today: 2031-06-11 2031-06-11; tomorrow evening: 2031-06-12 2031-06-12",
        );
        check("They met three days ago.", "three days ago: 2031-06-08 2031-06-08");
        check("They met last night.", "last night: 2031-06-10 2031-06-10");
    }

    #[test]
    fn a_week_is_a_month_where_all_of_it_is_in_one() {
        check("in last week's call", "last week: 2031-06 2031-06");
        check("two weeks ago", "two weeks ago: - -");
        check("They meet next week.", "next week: 2031-06 2031-06");
        check("They met earlier this week.", "earlier this week: 2031-06 2031-06");
    }

    #[test]
    fn months_and_years_are_as_exact_as_they_are_stated() {
        check("They met in May.", "in May: 2031-05 2032-05");
        check("They met last November.", "last November: 2030-11 2030-11");
        check("They meet next April.", "next April: 2032-04 2032-04");
        check(
            "They met earlier this month and last month.",
            "earlier this month: 2031-06 2031-06; last month: 2031-05 2031-05",
        );
        check("They met in November 2023.", "in November 2023: 2023-11 2023-11");
        check("They met in October last year.", "in October last year: 2030-10 2030-10");
        check("She will visit in 2026.", "in 2026: 2026 2026");
        check("the leaders' October meeting", "October: 2030-10 2031-10");
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest() {
        check("They met on 25 September.", "on 25 September: 2030-09-25 2031-09-25");
        check("They met on Sept. 25.", "on Sept. 25: 2030-09-25 2031-09-25");
        check("the 3rd of June", "3rd of June: 2031-06-03 2032-06-03");
        check("on Tuesday, June 10", "on Tuesday, June 10: 2031-06-10 2032-06-10");
        check("on October 31-November 1", "on October 31: 2030-10-31 2031-10-31; November 1: 2030-11-01 2031-11-01");
    }

    #[test]
    fn a_full_date_needs_no_article() {
        let found = whens("They met on May 9, 2024 and 2024-06-01.");
        let days: Vec<_> = found.iter().filter_map(|when| when.resolve(None, Tense::Past)).collect();
        assert_eq!(days.iter().map(Stamp::as_str).collect::<Vec<_>>(), ["2024-05-09", "2024-06-01"]);
        assert_eq!(found[0].words, "on May 9, 2024");
        let found = whens("They meet on Tuesday, 9 December , 2031, not on 12 June.");
        let words: Vec<&str> = found.iter().map(|when| when.words.as_str()).collect();
        assert_eq!(words, ["on Tuesday, 9 December , 2031", "on 12 June"]);
    }

    #[test]
    fn what_looks_like_a_time_and_is_none_is_passed_over() {
        check("They may march. April Quillan and August Harrow left 2000 crates.", "");
        check("May she march? The sun set. Sept moons, 31 June, room 2026.", "");
    }

    #[test]
    fn without_a_date_of_the_article_only_a_stated_year_is_known() {
        for text in ["on Thursday", "in June", "last week", "last year", "two days ago", "on 25 September"] {
            assert_eq!(whens(text)[0].resolve(None, Tense::Past), None, "{text}");
            let year = Stamp::parse("2031");
            assert!(whens(text)[0].resolve(year.as_ref(), Tense::Past).is_none_or(|s| s.as_str() == "2030"), "{text}");
        }
    }

    #[test]
    fn the_first_and_the_last_year_have_no_neighbours() {
        for day in ["0001-01-01", "9999-12-31", "9999-12", "0001"] {
            let published = Stamp::parse(day);
            for text in [
                "on Thursday",
                "last Monday",
                "in June",
                "last week",
                "next week",
                "last year",
                "next year",
                "last month",
                "next month",
                "400 days ago",
                "400 years ago",
                "tomorrow",
                "yesterday",
                "29 February",
                "last June",
            ] {
                for tense in [Tense::Past, Tense::Future] {
                    let stamp = whens(text)[0].resolve(published.as_ref(), tense);
                    assert!(stamp.is_none_or(|s| Stamp::parse(s.as_str()).is_some()), "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_what_is_found_stands_in_it(
            text in "(on |in |last |next |earlier |this |June|Thursday|Sept. |25 |2026|week|ago |two |days |[a-zé ,.’-]{0,4}){0,12}|\\PC{0,60}",
            (year, month, day) in (1..=9999i32, 1..=12u32, 1..=31u32),
        ) {
            let published = Stamp::day(year, Some(month), Some(day));
            let mut last = 0;
            for when in whens(&text) {
                prop_assert_eq!(when.span.of(&text), when.words.as_str());
                prop_assert!(when.span.start() >= last && !when.words.is_empty());
                last = when.span.end();
                for tense in [Tense::Past, Tense::Future] {
                    let stamp = when.resolve(published.as_ref(), tense);
                    prop_assert!(stamp.is_none_or(|s| Stamp::parse(s.as_str()).is_some()));
                }
            }
        }
    }
}
