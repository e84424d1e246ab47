//! Dates as sources write them, read in the precision in which they stand.
//!
//! Every date has a year of four digits, so the search goes from year to year
//! and looks at the few words around each: text without years costs nothing.

use crate::model::{Span, Stamp};

/// A full date, with the time and zone beside it if they are stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The words that state it.
    pub span: Span,
    /// What they state.
    pub stamp: Stamp,
}

/// The full dates of a text, in order. A zone is read only where it is stated
/// as an offset that everyone reads alike; `12/05/2025` is no date, since half
/// of the world reads it otherwise.
///
/// ```
/// let found = attache::text::dates::dates("Posted: 9:45pm, 14 Mar 2024");
/// assert_eq!(found[0].stamp.as_str(), "2024-03-14T21:45");
/// ```
pub fn dates(text: &str) -> Vec<Dated> {
    let mut out: Vec<Dated> = Vec::new();
    let mut done = 0;
    for at in years(text) {
        if at < done {
            continue;
        }
        let from = boundary(text, at.saturating_sub(REACH).max(done));
        let to = boundary(text, at + 4 + REACH);
        let Some(window) = text.get(from..to) else { continue };
        let tokens = tokens(window);
        let Some(year) = tokens.iter().position(|t| t.start == at - from) else { continue };
        if let Some((start, end, stamp)) = around(&tokens, year) {
            out.extend(Span::new(text, from + start, from + end).map(|span| Dated { span, stamp }));
            done = from + end;
        }
    }
    out
}

/// How many bytes before and after a year belong to its date and time.
const REACH: usize = 44;

fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Bytes that are looked at together.
const CHUNK: usize = 32;

/// Where numbers of exactly four digits begin.
fn years(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            // Without a way out of the inner loop the compiler looks at many at once.
            let none = |chunk: &&[u8]| !chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit());
            at += bytes[at..].chunks_exact(CHUNK).take_while(none).count() * CHUNK;
            let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
            let length = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
            at = start + length;
            if length == 4 {
                return Some(start);
            }
        }
        None
    })
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token<'_> {
    pub(super) fn number(&self) -> Option<u32> {
        self.text.parse().ok().filter(|_| self.text.bytes().all(|b| b.is_ascii_digit()))
    }
}

/// Runs of digits, runs of letters, and every other mark by itself.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let class = |c: char| if c.is_ascii_digit() { 1 } else { 2 * i32::from(c.is_alphabetic()) };
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut last = 0;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let kind = class(c);
        match out.last_mut().filter(|t| kind != 0 && kind == last && t.end == start) {
            Some(token) => {
                token.end = end;
                token.text = &text[token.start..end];
            }
            None if c.is_whitespace() => {}
            None => out.push(Token { text: &text[start..end], start, end }),
        }
        last = if c.is_whitespace() { 0 } else { kind };
    }
    out
}

/// The date that the year at `at` is part of: where it starts and ends, and
/// what it is.
fn around(tokens: &[Token<'_>], at: usize) -> Option<(usize, usize, Stamp)> {
    let year = i32::try_from(tokens.get(at)?.number()?).ok().filter(|y| (1900..=2100).contains(y))?;
    let back = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
    let ahead = |n: usize| tokens.get(at + n);
    let (first, last, day) =
        iso(year, at, &ahead).or_else(|| written(year, tokens, at)).or_else(|| numeric(year, at, &back))?;
    let (mut from, mut to) = (first, last);
    let mut stamp = day.clone();
    if let Some((end, timed)) = time_after(tokens, last + 1, &day) {
        (to, stamp) = (end, timed);
    } else if let Some((start, timed)) = time_before(tokens, first, &day) {
        (from, stamp) = (start, timed);
    }
    Some((tokens.get(from)?.start, tokens.get(to)?.end, stamp))
}

type Found = Option<(usize, usize, Stamp)>;

/// `2024-03-14`, `2024/03/14`.
fn iso<'a>(year: i32, at: usize, ahead: &impl Fn(usize) -> Option<&'a Token<'a>>) -> Found {
    let mark = ahead(1)?.text;
    let two = |n: usize| ahead(n).filter(|t| t.text.len() == 2).and_then(Token::number);
    if !matches!(mark, "-" | "/") || ahead(3)?.text != mark {
        return None;
    }
    Some((at, at + 4, Stamp::day(year, two(2), two(4))?)).filter(|(_, _, day)| day.full_day().is_some())
}

/// `26 September 2025`, `the 26th of Sept. 2025`, `September 26, 2025`.
fn written(year: i32, tokens: &[Token<'_>], at: usize) -> Found {
    let skip = |mut i: usize, marks: &[&str]| {
        while i > 0 && tokens.get(i - 1).is_some_and(|t| marks.contains(&t.text)) {
            i -= 1;
        }
        i.checked_sub(1)
    };
    let before = skip(at, &[",", ".", "de", "of", "-", "/", "th", "st", "nd", "rd"])?;
    if let Some(month) = month(tokens.get(before)?.text) {
        let day = skip(before, &["of", "de", ".", "-", "/", "th", "st", "nd", "rd"])?;
        return Some((day, at, Stamp::day(year, Some(month), Some(small(tokens.get(day)?)?))?));
    }
    let day = small(tokens.get(before)?)?;
    let name = skip(before, &[".", "the"])?;
    Some((name, at, Stamp::day(year, Some(month(tokens.get(name)?.text)?), Some(day))?))
}

fn small(token: &Token<'_>) -> Option<u32> {
    token.number().filter(|n| token.text.len() <= 2 && (1..=31).contains(n))
}

/// `26/09/2025`, `26.09.2025`, where only one order is possible.
fn numeric<'a>(year: i32, at: usize, back: &impl Fn(usize) -> Option<&'a Token<'a>>) -> Found {
    let mark = back(1)?.text;
    if !matches!(mark, "/" | "." | "-") || back(3)?.text != mark {
        return None;
    }
    let (a, b) = (small(back(4)?)?, small(back(2)?)?);
    let (day, month) = match (a, b) {
        (a, b) if a > 12 || a == b => (a, b),
        (a, b) if b > 12 => (b, a),
        _ => return None,
    };
    Some((at - 4, at, Stamp::day(year, Some(month), Some(day))?))
}

/// A time that follows a date: `, 6:12 pm PST`, `T07:20:00Z`.
fn time_after(tokens: &[Token<'_>], mut at: usize, day: &Stamp) -> Option<(usize, Stamp)> {
    let mut skipped = 0;
    while tokens.get(at).is_some_and(|t| matches!(t.text, "," | "at" | "|" | "-" | "–" | "—" | "T" | "·" | "•"))
    {
        at += 1;
        skipped += 1;
        if skipped > 2 {
            return None;
        }
    }
    let time = time(tokens, at)?;
    let (zone, end) = zone(tokens, time.end);
    Some((end - 1, day.at(time.hour, time.minute, time.second, &zone)?))
}

/// A time that stands before a date: `2:56pm, 14 Mar 2024`.
fn time_before(tokens: &[Token<'_>], first: usize, day: &Stamp) -> Option<(usize, Stamp)> {
    for start in first.saturating_sub(12)..first {
        // The hour of `12:30:45` is no time by its tail.
        if start > 1
            && matches!(tokens.get(start - 1).map(|t| t.text), Some(":" | "."))
            && tokens.get(start - 2).is_some_and(|t| t.number().is_some())
        {
            continue;
        }
        let Some(time) = time(tokens, start) else { continue };
        let (zone, mut end) = zone(tokens, time.end);
        // The name of a zone that not everyone reads alike is passed over.
        end += usize::from(end < first && tokens.get(end).is_some_and(|t| is_zone_name(t.text)));
        while end < first && tokens.get(end).is_some_and(|t| is_between(t.text)) {
            end += 1;
        }
        if end == first {
            return Some((start, day.at(time.hour, time.minute, time.second, &zone)?));
        }
    }
    None
}

fn is_zone_name(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()) && month(word).is_none()
}

fn is_between(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    matches!(word, "," | "on" | "-" | "–" | "|" | "·" | ".")
        || word.get(..3).is_some_and(|w| DAYS.contains(&w.to_ascii_lowercase().as_str()))
}

struct Time {
    hour: u32,
    minute: u32,
    second: u32,
    /// The token after it.
    end: usize,
}

fn time(tokens: &[Token<'_>], at: usize) -> Option<Time> {
    let number = |i: usize| tokens.get(i).filter(|t| t.text.len() <= 2).and_then(Token::number);
    let pair = |i: usize| number(i).filter(|_| tokens.get(i).is_some_and(|t| t.text.len() == 2));
    let mark = |i: usize, m: &str| tokens.get(i).is_some_and(|t| t.text == m);
    let hour = number(at)?;
    let mut end = at + 1;
    let (mut minute, mut second) = (None, 0);
    let colon = mark(end, ":");
    if (colon || mark(end, "."))
        && let Some(m) = pair(end + 1)
    {
        minute = Some(m);
        end += 2;
        if let (true, Some(s)) = (mark(end, ":"), pair(end + 1)) {
            second = s;
            end += 2;
            if mark(end, ".") && tokens.get(end + 1).is_some_and(|t| t.number().is_some()) {
                end += 2;
            }
        }
    }
    let half = tokens.get(end).map_or(String::new(), |t| t.text.to_ascii_lowercase());
    let dotted = mark(end + 1, ".") && mark(end + 2, "m");
    let afternoon = match half.as_str() {
        "am" | "pm" => Some((half == "pm", end + 1)),
        "a" | "p" if dotted => Some((half == "p", end + 3 + usize::from(mark(end + 3, ".")))),
        _ => None,
    };
    match afternoon {
        Some((pm, after)) if (1..=12).contains(&hour) => {
            Some(Time { hour: hour % 12 + 12 * u32::from(pm), minute: minute.unwrap_or(0), second, end: after })
        }
        None if colon => Some(Time { hour, minute: minute?, second, end }),
        _ => None,
    }
}

/// The zone stated at `at`, and the token after it.
fn zone(tokens: &[Token<'_>], at: usize) -> (String, usize) {
    let open = usize::from(tokens.get(at).is_some_and(|t| t.text == "("));
    let name = tokens.get(at + open).map_or("", |t| t.text);
    let fixed = match name {
        "Z" | "GMT" | "UTC" => "Z",
        "EST" | "CDT" => "-05:00",
        "EDT" => "-04:00",
        "CST" | "MDT" => "-06:00",
        "MST" | "PDT" => "-07:00",
        "PST" => "-08:00",
        _ => "",
    };
    let sign_at = if fixed == "Z" && name != "Z" { at + open + 1 } else { at };
    if let Some(found) = offset(tokens, sign_at) {
        return found;
    }
    if fixed.is_empty() { (String::new(), at) } else { (fixed.to_owned(), at + open + 1) }
}

/// `+08:00`, `+0800`, `+8`.
fn offset(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let sign = tokens.get(at)?.text;
    if !matches!(sign, "+" | "-") || tokens.get(at + 1)?.start != tokens.get(at)?.end {
        return None;
    }
    let digits = tokens.get(at + 1)?;
    let value = digits.number()?;
    let (hours, minutes, end) = match digits.text.len() {
        4 => (value / 100, value % 100, at + 2),
        1 | 2 if tokens.get(at + 2).is_some_and(|t| t.text == ":") => (value, tokens.get(at + 3)?.number()?, at + 4),
        1 | 2 => (value, 0, at + 2),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| (format!("{sign}{hours:02}:{minutes:02}"), end))
}

/// The months in English, folded.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The days of the week in English, folded.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The month of an English name or its abbreviation.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let short = word.len() == 3 || word == "sept";
    let at = MONTHS.iter().position(|m| *m == word || short && m.starts_with(&word))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(dates(text).iter().map(|d| d.stamp.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn written_dates_are_read() {
        check("on May 9, 2024.", &["2024-05-09"]);
        check("the 3rd of June 2024", &["2024-06-03"]);
        check("Sept. 9, 2021 and 1 Jan 2020", &["2021-09-09", "2020-01-01"]);
        check("February 30, 2024", &[]);
        check("in November 2023, when", &[]);
    }

    #[test]
    fn numbers_are_dates_only_where_one_reading_is_possible() {
        check("14/03/2024 03/14/2024 05/05/2025", &["2024-03-14", "2024-03-14", "2025-05-05"]);
        check("12/05/2025 04.05.2025", &[]);
        check("24.05.2025", &["2025-05-24"]);
        check("1999 2000 2001", &[]);
    }

    #[test]
    fn times_stand_before_or_after() {
        check("Published: 7:20am, 14 Mar 2024 Updated: 9:45pm, 14 Mar 2024", &["2024-03-14T07:20", "2024-03-14T21:45"]);
        check("Mar 14, 2024, 6:12 pm PST", &["2024-03-14T18:12:00-08:00"]);
        check("Mar. 14, 2024 6:12 am ET", &["2024-03-14T06:12"]);
        check("12:05 a.m. on Friday, 2 May 2025", &["2025-05-02T00:05"]);
        check("2024-03-14T07:20:07+08:00", &["2024-03-14T07:20:07+08:00"]);
        check("2024-03-14 07:20 GMT+8", &["2024-03-14T07:20:00+08:00"]);
        check("14 Mar 2024 06:00 UTC", &["2024-03-14T06:00:00Z"]);
    }

    #[test]
    fn a_span_covers_what_was_read() {
        let text = "Updated 9:45pm, 14 Mar 2024 by the desk";
        assert_eq!(dates(text)[0].span.of(text), "9:45pm, 14 Mar 2024");
    }

    #[test]
    fn other_scripts_around_a_year_do_no_harm() {
        check("日本日本日本日本日本日本日本日本日本日本日本日本 2025 年年年年年年年年年年年年年年年年年年年年", &[]);
    }
}
