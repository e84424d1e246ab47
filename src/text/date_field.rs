//! A date in a field of its own, as feeds and front matter state it: RFC 3339
//! and RFC 822 where they are kept to, and what people write instead.

use super::dates;
use crate::model::Stamp;

/// No date is longer; what is has other words in it.
const LONGEST: usize = 120;

/// The date that a field states, in the precision in which it stands. The day
/// of the week is not believed, since it is often wrong; a zone that is not
/// stated, or that is no zone, stays unstated.
///
/// ```
/// use attache::text::date_field::read;
/// let stamp = |text| read(text).map(|stamp| stamp.to_string());
/// assert_eq!(stamp("Mon, 07 Sep 02 08:30:01 EST").as_deref(), Some("2002-09-07T08:30:01-05:00"));
/// assert_eq!(stamp("2002-03-04 10:00").as_deref(), Some("2002-03-04T10:00"));
/// assert_eq!(stamp("soon"), None);
/// ```
pub fn read(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let text = without_comments(text);
    let first = |text: &str| dates::dates(text).into_iter().next().map(|dated| dated.stamp);
    Stamp::parse(text.trim()).or_else(|| iso(text.trim())).or_else(|| words(&text)).or_else(|| first(&text))
}

/// RFC 822 allows remarks in brackets anywhere.
fn without_comments(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// `2002`, `2002-03`, `2002-03-04T10:00:00.5+0100`, `20020304`, `2002/3/4 10:00`.
fn iso(text: &str) -> Option<Stamp> {
    let (day, rest) = match text.find(|c: char| matches!(c, 'T' | 't') || c.is_whitespace()) {
        Some(at) => (text.get(..at)?, text.get(at + 1..).unwrap_or("")),
        None => (text, ""),
    };
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let day = match parts.as_slice() {
        [whole] if whole.len() == 8 => [whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?].map(number),
        [year] if year.len() == 4 => [number(year), None, None],
        [year, month] if year.len() == 4 => [number(year), Some(number(month)?), None],
        [year, month, day] if year.len() == 4 => [number(year), Some(number(month)?), Some(number(day)?)],
        _ => return None,
    };
    let stamp = Stamp::day(i32::try_from(day[0]?).ok()?, day[1], day[2])?;
    let clock_end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(rest.len());
    let (time, rest) = rest.split_at(clock_end);
    if rest.trim_start().get(..2).is_some_and(|half| matches!(half.to_ascii_lowercase().as_str(), "am" | "pm")) {
        return None;
    }
    Some(timed(&stamp, time, rest.trim()))
}

/// `Sat, 07 Sep 2002 00:00:01 GMT`, `07-Sep-02`, `Sat Sep 7 00:00:01 2002`.
fn words(text: &str) -> Option<Stamp> {
    let (mut day, mut month, mut year) = (None, None, None);
    let (mut time, mut zone) = ("", "");
    let parts = text.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty());
    let has_month = |part: &str| part.split('-').any(|piece| dates::month(piece).is_some());
    for part in parts.flat_map(|part| if has_month(part) { part.split('-') } else { part.split('\0') }) {
        let digits = number(part);
        match digits {
            _ if matches!(part.to_ascii_lowercase().as_str(), "am" | "pm") => return None,
            Some(n) if part.len() <= 2 && day.is_none() => day = Some(n),
            Some(n) if part.len() >= 2 && year.is_none() => year = Some(full_year(n, part.len())?),
            Some(_) => return None,
            None if part.contains(':') && part.starts_with(|c: char| c.is_ascii_digit()) => time = part,
            None if dates::month(part).is_some() && month.is_none() => month = dates::month(part),
            None if month.is_some() && year.is_some() || zone_of(part).is_some() => zone = part,
            None => {}
        }
    }
    let stamp = Stamp::day(i32::try_from(year?).ok()?, Some(month?), Some(day?))?;
    Some(timed(&stamp, time, zone))
}

/// A year of two digits is that of RFC 2822.
fn full_year(n: u32, digits: usize) -> Option<u32> {
    match (digits, n) {
        (4, n) => Some(n),
        (2, 0..=49) => Some(2000 + n),
        (2 | 3, n) => Some(1900 + n),
        _ => None,
    }
}

/// The day at a time of day; the day alone where there is no such time.
fn timed(day: &Stamp, time: &str, zone: &str) -> Stamp {
    let clock = || {
        // A zone may follow the time without a space: `10:00Z`, `10:00+01:00`.
        let end = time.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(time.len());
        let (time, own) = time.split_at(end);
        let zone = zone_of(if own.is_empty() { zone } else { own }).unwrap_or_default();
        let mut parts = time.splitn(3, ':');
        let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
        let second = match parts.next() {
            Some(second) => number(second.split(['.', ',']).next()?)?,
            None => 0,
        };
        day.at(hour, minute, second, &zone).or_else(|| day.at(hour, minute, second, ""))
    };
    clock().unwrap_or_else(|| day.clone())
}

/// Names of zones that everyone reads alike, or that RFC 822 reads so.
const ZONES: &[(&str, &str)] = &[
    ("Z", "Z"),
    ("UT", "Z"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("WET", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CST", "-06:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("AKST", "-09:00"),
    ("AKDT", "-08:00"),
    ("HST", "-10:00"),
    ("BST", "+01:00"),
    ("WEST", "+01:00"),
    ("CET", "+01:00"),
    ("MET", "+01:00"),
    ("CEST", "+02:00"),
    ("MEST", "+02:00"),
    ("EET", "+02:00"),
    ("EEST", "+03:00"),
    ("MSK", "+03:00"),
    ("HKT", "+08:00"),
    ("SGT", "+08:00"),
    ("JST", "+09:00"),
    ("KST", "+09:00"),
    ("AEST", "+10:00"),
    ("AEDT", "+11:00"),
    ("NZST", "+12:00"),
    ("NZDT", "+13:00"),
];

/// `+0100`, `-08:00`, `+1`, `EST`, `GMT+2` as RFC 3339 writes it.
fn zone_of(text: &str) -> Option<String> {
    let text = text.split(|c: char| c.is_whitespace()).next()?;
    let text = match text.find(['+', '-']) {
        Some(sign) if matches!(text.get(..sign), Some("" | "GMT" | "UTC" | "UT")) => text.get(sign..)?,
        _ => text,
    };
    let Some(digits) = text.strip_prefix(['+', '-']) else {
        return ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|&(_, zone)| zone.to_owned());
    };
    let digits = digits.replace(':', "");
    let value = number(&digits)?;
    let (hours, minutes) = if digits.len() > 2 { (value / 100, value % 100) } else { (value, 0) };
    match (hours, minutes) {
        (0, 0) => Some("Z".to_owned()),
        (0..=14, 0..=59) => Some(format!("{}{hours:02}:{minutes:02}", text.get(..1)?)),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(read(text).map(|s| s.to_string()).unwrap_or_default(), *expected, "{text}");
        }
    }

    #[test]
    fn dates_of_the_standards_are_read() {
        check(&[
            ("Sat, 07 Sep 2002 00:00:01 GMT", "2002-09-07T00:00:01Z"),
            ("Sat, 07 Sep 2002 00:00:01 +0200", "2002-09-07T00:00:01+02:00"),
            ("7 Sep 2002 04:05 PDT", "2002-09-07T04:05:00-07:00"),
            ("2002-09-07T00:00:01Z", "2002-09-07T00:00:01Z"),
            ("2002-09-07T00:00:01.123456+02:00", "2002-09-07T00:00:01.123456+02:00"),
            ("2002-09-07", "2002-09-07"),
            ("2002-09", "2002-09"),
            ("2002", "2002"),
            ("Sat Sep  7 00:00:01 2002", "2002-09-07T00:00:01"),
        ]);
    }

    #[test]
    fn dates_as_people_write_them_are_read() {
        check(&[
            ("Wed, 07 September 02 0:00:01 GMT", "2002-09-07T00:00:01Z"),
            ("Thurs, 7 Sep 1998 10:00 -0000", "1998-09-07T10:00:00Z"),
            ("07-Sep-98 10:00:00", "1998-09-07T10:00"),
            ("Sep 7, 2002 10:00 CEST", "2002-09-07T10:00:00+02:00"),
            ("2002/9/7 10:00:00 +0100", "2002-09-07T10:00:00+01:00"),
            ("20020907T10:00:00Z", "2002-09-07T10:00:00Z"),
            ("2002-09-07 10:00:00 GMT+2", "2002-09-07T10:00:00+02:00"),
            ("September 7, 2002 at 9:05 pm", "2002-09-07T21:05"),
            ("2002-09-07 9:05 PM", "2002-09-07T21:05"),
            ("Sat (really), 7 Sep 2002 (about) 10:00 (noon) Z", "2002-09-07T10:00:00Z"),
        ]);
    }

    #[test]
    fn what_is_not_stated_is_not_read() {
        check(&[
            ("Sat, 07 Sep 2002 10:00:00", "2002-09-07T10:00"),
            ("Sat, 07 Sep 2002 10:00:00 Elsewhere", "2002-09-07T10:00"),
            ("Sat, 07 Sep 2002 25:00:00 GMT", "2002-09-07"),
            ("Sat, 31 Sep 2002 10:00:00 GMT", ""),
            ("2002-09-07T24:00:00Z", "2002-09-07"),
            ("07/08/2002", ""),
            ("1031356800", ""),
            ("yesterday", ""),
            ("", ""),
        ]);
    }

    proptest! {
        #[test]
        fn any_words_are_read_or_not(text in "([0-9]{1,4}|[-:+/., TZ()]|Sep|May|GMT|pm|\\PC){0,24}") {
            if let Some(stamp) = read(&text) {
                prop_assert_eq!(Stamp::parse(stamp.as_str()), Some(stamp));
            }
        }

        #[test]
        fn what_a_standard_writes_reads_back(
            year in 1970i32..2038, month in 1u32..13, day in 1u32..29, hour in 0u32..24, minute in 0u32..60,
        ) {
            let stamp = Stamp::day(year, Some(month), Some(day)).and_then(|d| d.at(hour, minute, 7, "Z"));
            let name = dates::MONTHS.get(month as usize - 1).and_then(|name| name.get(..3)).unwrap_or("");
            prop_assert_eq!(read(&format!("Mon, {day:02} {name} {year} {hour:02}:{minute:02}:07 GMT")), stamp.clone());
            prop_assert_eq!(read(&format!("{day} {name} {:02} {hour}:{minute:02}:07 Z", year % 100)), stamp.clone());
            prop_assert_eq!(read(&format!("{year}-{month:02}-{day:02}t{hour:02}:{minute:02}:07z")), stamp);
        }
    }
}
