//! Columns as values, and values as columns.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::model::{Article, Relation, Stamp};

/// Relations as numbers, closest first: the order in which lists show them.
pub(super) fn relation_number(relation: Relation) -> i64 {
    match relation {
        Relation::Duplicate => 0,
        Relation::SameEvent => 1,
        Relation::SameStory => 2,
        Relation::SharedOfficials => 3,
        Relation::Similar => 4,
    }
}

/// The relation of a number.
pub(super) fn relation(number: i64) -> Relation {
    match number {
        0 => Relation::Duplicate,
        1 => Relation::SameEvent,
        2 => Relation::SameStory,
        3 => Relation::SharedOfficials,
        _ => Relation::Similar,
    }
}

/// Where an article of that date stands in time, in seconds: not after it
/// arrived, since a source may state any date.
pub(super) fn sort_second(date: Option<&Stamp>, arrival: i64) -> i64 {
    date.and_then(instant).map_or(arrival, |date| date.min(arrival))
}

/// The day of an article, or what is stated of one, as a number that grows with
/// time: 20250522, 20250500.
pub(super) fn day(article: &Article) -> Option<i64> {
    let stamp = article.published.as_ref().or(article.updated.as_ref()).or(article.not_before.as_ref())?;
    let (year, month, day) = stamp.ymd();
    Some(i64::from(year) * 10_000 + i64::from(month.unwrap_or(0)) * 100 + i64::from(day.unwrap_or(0)))
}

/// Such a day as it was stated: `2025-05-22`, `2025-05`, `2025`.
pub(super) fn stated(day: i64) -> String {
    let (year, month, day) = (day / 10_000, day / 100 % 100, day % 100);
    match (month, day) {
        (0, _) => format!("{year:04}"),
        (_, 0) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// The first second that a stamp covers; where no zone is stated, in UTC.
fn instant(stamp: &Stamp) -> Option<i64> {
    let text = stamp.as_str();
    if let Some((_, time)) = text.split_once('T')
        && time.contains(['Z', '+', '-'])
    {
        return text.parse::<Timestamp>().ok().map(Timestamp::as_second);
    }
    let (year, month, day) = stamp.ymd();
    let part = |n: Option<u32>| i8::try_from(n.unwrap_or(1)).ok();
    let date = Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()?;
    let clock = |from: usize| text.get(from..from + 2).and_then(|n| n.parse::<i64>().ok()).unwrap_or(0);
    let midnight = date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second();
    Some(midnight + clock(11) * 3600 + clock(14) * 60 + clock(17))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_as_early_as_it_can_be() {
        let second = |text: &str| Stamp::parse(text).as_ref().and_then(instant);
        assert_eq!(second("1970"), Some(0));
        assert_eq!(second("1970-01-02"), Some(86_400));
        assert_eq!(second("1970-01-01T01:02"), Some(3_720));
        assert_eq!(second("1970-01-01T08:00:05+08:00"), Some(5));
    }

    #[test]
    fn nothing_is_newer_than_its_arrival() {
        let arrival = 1_000_000;
        assert_eq!(sort_second(Stamp::parse("2999").as_ref(), arrival), 1_000_000);
        assert_eq!(sort_second(None, arrival), 1_000_000);
        assert_eq!(sort_second(Stamp::parse("1970-01-02").as_ref(), arrival), 86_400);
    }

    #[test]
    fn relations_keep_their_numbers() {
        for number in 0..5 {
            assert_eq!(relation_number(relation(number)), number);
        }
    }
}
