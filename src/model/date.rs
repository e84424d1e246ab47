//! Dates as sources state them: whole or partial, with or without a zone.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A date in the precision in which it was stated, as ISO 8601 text:
/// `2026`, `2025-05`, `2025-05-22`, `2025-09-26T14:56` (no zone stated) or
/// RFC 3339 with a zone. What was not stated is not there.
///
/// The text is private because it is always one of these forms; stamps order
/// by time, a shorter one before the longer ones it contains.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamp(String);

impl Stamp {
    /// A year, or a year and month, or a full day. `None` where the calendar
    /// has no such day.
    pub fn day(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        Some(Self(match (month, day) {
            (None, _) => format!("{year:04}"),
            (Some(month @ 1..=12), None) => format!("{year:04}-{month:02}"),
            (Some(month @ 1..=12), Some(day)) if (1..=days_in(year, month)).contains(&day) => {
                format!("{year:04}-{month:02}-{day:02}")
            }
            _ => return None,
        }))
    }

    /// This day at a time of day; `zone` is `Z`, `+08:00` and the like, or
    /// empty where the source states none. `None` unless this is a full day
    /// and the time exists.
    pub fn at(&self, hour: u32, minute: u32, second: u32, zone: &str) -> Option<Self> {
        if self.0.len() != 10 || hour > 23 || minute > 59 || second > 60 || !is_zone(zone) {
            return None;
        }
        let seconds = match (second, zone) {
            (0, "") => String::new(),
            (second, _) => format!(":{second:02}"),
        };
        Some(Self(format!("{}T{hour:02}:{minute:02}{seconds}{zone}", self.0)))
    }

    /// Reads any of the forms above back.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once(['T', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let mut parts = date.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|m| digits(m, 2));
        let day = parts.next().map(|d| digits(d, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let stamp = Self::day(i32::try_from(year).ok()?, month.flatten(), day.flatten())?;
        let Some(time) = time else { return Some(stamp) };
        let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
        let (clock, zone) = time.split_at(zone_at);
        let mut parts = clock.splitn(3, ':');
        let hour = digits(parts.next()?, 2)?;
        let minute = digits(parts.next()?, 2)?;
        let (second, fraction) = parts.next().map_or(("00", ""), |part| part.split_once('.').unwrap_or((part, "")));
        Some(stamp.at(hour, minute, digits(second, 2)?, &zone.to_uppercase())?.with_fraction(fraction))
    }

    /// The same at a fraction of its second, where one is stated; nothing for
    /// the zeros that many programs write.
    fn with_fraction(mut self, fraction: &str) -> Self {
        let fraction = fraction.trim_end_matches('0');
        let stated = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
        // Seconds are there where they are not zero or a zone is stated.
        if stated && self.0.len() >= 19 {
            self.0.insert_str(19, &format!(".{fraction}"));
        }
        self
    }

    /// The text of the stamp.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month, day, as far as they are stated.
    pub fn ymd(&self) -> (i32, Option<u32>, Option<u32>) {
        let part = |from: usize, to: usize| self.0.get(from..to).and_then(|p| p.parse().ok());
        let year = self.0.get(0..4).and_then(|y| y.parse().ok()).unwrap_or(0);
        (year, part(5, 7), part(8, 10))
    }

    /// The day of the week of a full day, 0 for Sunday (Sakamoto 1993).
    pub fn weekday(&self) -> Option<usize> {
        const SHIFT: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let (year, Some(month), Some(day)) = self.ymd() else { return None };
        let year = if month < 3 { year - 1 } else { year };
        let shift = SHIFT.get(month as usize - 1)?;
        usize::try_from((year + year / 4 - year / 100 + year / 400 + shift + day.cast_signed()).rem_euclid(7)).ok()
    }

    /// The full day, `YYYY-MM-DD`, if one is stated.
    pub fn full_day(&self) -> Option<&str> {
        self.0.get(0..10)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn digits(text: &str, width: usize) -> Option<u32> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn is_zone(zone: &str) -> bool {
    match zone.as_bytes() {
        [] | [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => {
            [h1, h2, m1, m2].iter().all(|b| b.is_ascii_digit()) && (h1 - b'0') * 10 + (h2 - b'0') < 24 && *m1 < b'6'
        }
        _ => false,
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_itself() {
        for form in
            ["2026", "2025-05", "2025-05-22", "2025-09-26T14:56", "2025-09-26T14:56:00Z", "2025-09-26T14:56:07+08:00"]
        {
            assert_eq!(Stamp::parse(form).map(|s| s.to_string()).as_deref(), Some(form));
        }
    }

    #[test]
    fn no_day_is_invented() {
        for form in [
            "2025-02-30",
            "2025-13",
            "0000",
            "2025-1-1",
            "2025-05-22T25:00",
            "soon",
            "2025-05-22T10:00+99:00",
            "2025--01",
        ] {
            assert_eq!(Stamp::parse(form), None, "{form}");
        }
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (day, weekday) in [("2025-09-26", 5), ("2000-01-01", 6), ("2024-02-29", 4), ("2025-05", 9)] {
            assert_eq!(Stamp::parse(day).and_then(|s| s.weekday()).unwrap_or(9), weekday, "{day}");
        }
    }

    #[test]
    fn a_fraction_of_a_second_is_kept_where_it_says_something() {
        for (text, expected) in [
            ("2025-09-26T14:56:07.1230Z", "2025-09-26T14:56:07.123Z"),
            ("2025-09-26T14:56:07.000Z", "2025-09-26T14:56:07Z"),
            ("2025-09-26T14:56:07.x+02:00", "2025-09-26T14:56:07+02:00"),
            ("2025-09-26 14:56:07.5", "2025-09-26T14:56:07.5"),
        ] {
            assert_eq!(Stamp::parse(text).map(|s| s.to_string()).as_deref(), Some(expected));
        }
    }
}
