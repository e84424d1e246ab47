//! Dates as structures of a page write them: nearly ISO 8601, seconds since
//! 1970, or words.

use crate::model::Stamp;
use crate::text::dates::dates;

/// The date that `value` is, in the precision and with the zone that it states.
pub(super) fn stamp(value: &str) -> Option<Stamp> {
    let value = value.trim();
    // Longer than any date is written.
    if value.len() > 80 {
        return None;
    }
    iso(value).or_else(|| epoch(value)).or_else(|| words(value)).filter(is_plausible)
}

/// Whether one date may be a change of what is dated `first`: not earlier, and
/// not the same said with less.
pub(super) fn is_after(changed: &Stamp, first: &Stamp) -> bool {
    let instant = |stamp: &Stamp| stamp.as_str().parse::<jiff::Timestamp>().ok();
    if let (Some(changed), Some(first)) = (instant(changed), instant(first)) {
        return changed >= first;
    }
    // Clocks without a zone agree with one another, and days with everything.
    let one_clock = instant(changed).is_none() && instant(first).is_none();
    let (changed, first) = (changed.as_str(), first.as_str());
    let length = if one_clock { first.len() } else { 10 };
    changed.get(..length).unwrap_or(changed) >= first.get(..length).unwrap_or(first)
}

/// Structures that were never filled in state the beginning of some calendar.
fn is_plausible(stamp: &Stamp) -> bool {
    (1980..=2100).contains(&stamp.ymd().0) || (1800..1970).contains(&stamp.ymd().0)
}

/// `2024-03-14`, `2024-03-14T09:30:00.000+0100`, `2024-03-14 9:30 +1:00`,
/// `20240314T093000Z`.
fn iso(value: &str) -> Option<Stamp> {
    let (date, rest) = match value.find(['T', 't', ' ']) {
        Some(at) => (value.get(..at)?, value.get(at + 1..)?.trim()),
        None => (value, ""),
    };
    let compact = date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit());
    let day = if compact {
        Stamp::parse(&format!("{}-{}-{}", date.get(..4)?, date.get(4..6)?, date.get(6..)?))?
    } else {
        Stamp::parse(&date.replace('/', "-"))?
    };
    if rest.is_empty() {
        return Some(day);
    }
    let zone_at = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone_at);
    let [hour, minute, second] = clock_of(clock)?;
    day.at(hour, minute, second, &zone_of(zone)?)
}

/// `09:30`, `9:30:15.250`, `093015`.
fn clock_of(clock: &str) -> Option<[u32; 3]> {
    let whole = clock.split(['.', ',']).next()?;
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 2);
    if !whole.contains(':') {
        let second = if whole.len() == 6 { number(whole.get(4..6)?)? } else { 0 };
        let digits = matches!(whole.len(), 4 | 6).then_some(whole)?;
        return Some([number(digits.get(..2)?)?, number(digits.get(2..4)?)?, second]);
    }
    let mut parts = whole.split(':');
    let clock = [number(parts.next()?)?, number(parts.next()?)?, parts.next().map_or(Some(0), number)?];
    parts.next().is_none().then_some(clock)
}

/// `Z`, `UTC`, `+0100`, `+1:00`, ` -05` as RFC 3339 writes them; nothing for a
/// zone that is stated in another way, so that the date is read as words.
fn zone_of(zone: &str) -> Option<String> {
    let zone = zone.trim();
    if zone.is_empty() {
        return Some(String::new());
    }
    if ["Z", "UTC", "GMT"].iter().any(|name| zone.eq_ignore_ascii_case(name)) {
        return Some("Z".to_owned());
    }
    let sign = zone.get(..1).filter(|sign| matches!(*sign, "+" | "-"))?;
    let digits = zone.get(1..)?;
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(parts), _) => parts,
        (None, 1 | 2) => (digits, "00"),
        (None, 3) => digits.split_at_checked(1)?,
        (None, 4) => digits.split_at_checked(2)?,
        _ => return None,
    };
    let hours: u32 = hours.parse().ok()?;
    (hours <= 14 && minutes.len() == 2).then(|| format!("{sign}{hours:02}:{minutes}"))
}

/// Seconds or milliseconds since 1970.
fn epoch(value: &str) -> Option<Stamp> {
    let number: i64 = value.parse().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit()))?;
    let seconds = match value.len() {
        9 | 10 => number,
        13 => number / 1000,
        _ => return None,
    };
    Stamp::parse(&jiff::Timestamp::from_second(seconds).ok()?.to_string())
}

/// `Thu, 14 Mar 2024 09:30:00 GMT`, `March 14, 2024`.
fn words(value: &str) -> Option<Stamp> {
    let mut found = dates(value).into_iter().map(|dated| dated.stamp);
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_as_they_are_stated_and_no_further() {
        for (value, expected) in [
            ("2024", "2024"),
            ("2024-03", "2024-03"),
            ("2024-03-14", "2024-03-14"),
            ("2024/03/14", "2024-03-14"),
            ("2024-03-14T09:30:00.000Z", "2024-03-14T09:30:00Z"),
            ("2024-03-14T09:30:00+0100", "2024-03-14T09:30:00+01:00"),
            ("2024-03-14T09:30:15-05", "2024-03-14T09:30:15-05:00"),
            ("2024-03-14 9:30", "2024-03-14T09:30"),
            ("2024-03-14 09:30:00 UTC", "2024-03-14T09:30:00Z"),
            ("2024-03-14 09:30:00 +1:00", "2024-03-14T09:30:00+01:00"),
            ("20240314T093015Z", "2024-03-14T09:30:15Z"),
            ("20240314", "2024-03-14"),
            ("1710408600", "2024-03-14T09:30:00Z"),
            ("1710408600000", "2024-03-14T09:30:00Z"),
            ("Thu, 14 Mar 2024 09:30:00 GMT", "2024-03-14T09:30:00Z"),
            ("Thu Mar 14 2024", "2024-03-14"),
            ("March 14, 2024 9:30 PM", "2024-03-14T21:30"),
            ("2024-03-14 9:30 am EDT", "2024-03-14T09:30:00-04:00"),
        ] {
            assert_eq!(stamp(value).map(|s| s.to_string()).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn a_change_comes_after() {
        for (changed, first, expected) in [
            ("2024-03-14T09:30:00Z", "2024-03-14T10:00:00+01:00", true),
            ("2024-03-14T09:30:00Z", "2024-03-14T10:00:00Z", false),
            ("2024-03-14", "2024-03-14T09:30", false),
            ("2024-03-14T09:00", "2024-03-14T09:30", false),
            ("2024-03-14T09:30", "2024-03-14", true),
            ("2024-03-14T09:30", "2024-03-14T10:00:00Z", true),
            ("2024-03-15", "2024-03-14T09:30", true),
            ("2024-03-13", "2024-03-14", false),
            ("2024-03-14", "2024-03-14", true),
        ] {
            let read = |value| stamp(value).expect("a date");
            assert_eq!(is_after(&read(changed), &read(first)), expected, "{changed} {first}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for value in ["", "soon", "0000-00-00", "1970-01-01T00:00:00Z", "0", "0001-01-01", "2024-13-40", "3/4/2024"] {
            assert_eq!(stamp(value), None, "{value}");
        }
    }

    proptest! {
        #[test]
        fn any_value_is_read(value in "([0-9]{1,4}|-|:|T|Z|\\+| |\\.|Mar|\\PC){0,12}") {
            stamp(&value);
        }
    }
}
