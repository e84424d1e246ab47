//! Dates as they are shown: as short as today allows, as precise as stated.

use crate::model::Stamp;

/// The names of the months.
pub const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// `26 Sep` within the year of `today`, else `26 Sep 2024`; `May 2025`;
/// `2026`.
pub fn short(stamp: &Stamp, today: &Stamp) -> String {
    let (year, month, day) = stamp.ymd();
    let month = month.and_then(|m| MONTHS.get(m as usize - 1));
    match (month, day) {
        (None, _) => year.to_string(),
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) if year == today.ymd().0 => format!("{day} {month}"),
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
    }
}

/// When an article was opened, in seconds since 1970: `14:05` today, `26 Sep
/// 14:05` before.
pub fn opened(second: i64, today: &Stamp) -> String {
    let Some(time) = jiff::Timestamp::from_second(second).ok().filter(|_| second > 0) else { return String::new() };
    let time = time.to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let clock = format!("{:02}:{:02}", time.hour(), time.minute());
    let day = Stamp::parse(&time.date().to_string());
    match day.filter(|day| day.full_day() != today.full_day()) {
        Some(day) => format!("{} {clock}", short(&day, today)),
        None => clock,
    }
}

/// `26 Sep 2025`, as precise as it is stated.
pub fn full(stamp: &Stamp) -> String {
    let (year, month, day) = stamp.ymd();
    match (month.and_then(|m| MONTHS.get(m as usize - 1)), day) {
        (None, _) => year.to_string(),
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
    }
}

/// `Fri 26 Sep 2025`, with the time of day if one was stated.
pub fn long(stamp: &Stamp) -> String {
    let (year, month, day) = stamp.ymd();
    let month = month.and_then(|m| MONTHS.get(m as usize - 1));
    let date = match (month, day) {
        (None, _) => year.to_string(),
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) => {
            let weekday = stamp.weekday().map_or("", |w| WEEKDAYS[w]);
            format!("{weekday} {day} {month} {year}")
        }
    };
    let zone = stamp.as_str().get(16..).and_then(|rest| rest.find(['Z', '+', '-'])).map(|at| 16 + at);
    match (stamp.as_str().get(11..16), zone) {
        (Some(time), None) => format!("{date}, {time}"),
        (Some(time), Some(zone)) => format!("{date}, {time} {}", stamp.as_str()[zone..].replace('Z', "UTC")),
        (None, _) => date,
    }
}

/// The number of a day, so that days can be counted; of a month or year the number
/// of its first day (days from civil, Hinnant 2013).
pub fn number(stamp: &Stamp) -> i64 {
    let (year, month, day) = stamp.ymd();
    let (month, day) = (i64::from(month.unwrap_or(1)), i64::from(day.unwrap_or(1)));
    let year = i64::from(year) - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// The same, but only the time where the day is that of `earlier`.
pub fn later(stamp: &Stamp, earlier: Option<&Stamp>) -> String {
    let day = stamp.full_day().filter(|day| earlier.and_then(Stamp::full_day) == Some(day));
    let text = long(stamp);
    match day.and_then(|_| text.split_once(", ")) {
        Some((_, time)) => time.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(text: &str) -> Stamp {
        Stamp::parse(text).expect("a stamp")
    }

    #[test]
    fn the_year_is_left_out_within_the_year() {
        let today = stamp("2025-12-01");
        assert_eq!(short(&stamp("2025-09-26T14:56"), &today), "26 Sep");
        assert_eq!(short(&stamp("2024-09-26"), &today), "26 Sep 2024");
        assert_eq!(short(&stamp("2025-05"), &today), "May 2025");
        assert_eq!(short(&stamp("2026"), &today), "2026");
    }

    #[test]
    fn a_change_on_the_same_day_is_told_by_its_time() {
        let published = stamp("2025-09-26T14:56");
        assert_eq!(later(&stamp("2025-09-26T16:05"), Some(&published)), "16:05");
        assert_eq!(later(&stamp("2025-09-27T16:05"), Some(&published)), "Sat 27 Sep 2025, 16:05");
        assert_eq!(later(&stamp("2025-09-26"), Some(&published)), "Fri 26 Sep 2025");
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let between = |a: &str, b: &str| number(&stamp(b)) - number(&stamp(a));
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2023-12-31T23:00", "2024-01-01"), 1);
        assert_eq!(between("2024", "2025"), 366);
        assert_eq!(between("0001-01-01", "9999-12-31"), 3_652_058);
    }

    #[test]
    fn long_dates_say_what_was_stated_and_no_more() {
        assert_eq!(long(&stamp("2025-09-26T14:56")), "Fri 26 Sep 2025, 14:56");
        assert_eq!(long(&stamp("2025-09-26T14:56:00Z")), "Fri 26 Sep 2025, 14:56 UTC");
        assert_eq!(long(&stamp("2025-09-26T14:56:00+08:00")), "Fri 26 Sep 2025, 14:56 +08:00");
        assert_eq!(long(&stamp("2025-09-26T23:30:00-04:00")), "Fri 26 Sep 2025, 23:30 -04:00");
        assert_eq!(long(&stamp("2025-05")), "May 2025");
    }
}
