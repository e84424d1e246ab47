//! Offices in the words of a line: what, of which body, of which country.

use crate::model::Stamp;
use crate::model::people::{Office, OfficeHeld};
use crate::text::{SafeText, short_country};

use super::dates;

/// `deputy minister, harbour board, Peru`: as much of it as is stated.
pub fn words(role: Option<&str>, code: Option<&str>, organisation: Option<&str>) -> String {
    let parts = [role, organisation.filter(|o| role.is_none_or(|role| !role.contains(o))), code.map(short_country)];
    SafeText::line(&parts.into_iter().flatten().collect::<Vec<_>>().join(", ")).into_string()
}

/// The words of an office.
pub fn of(office: &Office) -> String {
    words(office.role.as_deref(), office.country.as_deref(), office.organisation.as_deref())
}

/// The days between which an office, or a person, is met: `3 Mar 2024 – 26 Sep`.
pub fn days(first: Option<&str>, last: Option<&str>, today: &Stamp) -> String {
    let day = |day: Option<&str>| day.and_then(Stamp::parse).map(|day| dates::short(&day, today));
    match (day(first), day(last)) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (_, Some(day)) | (Some(day), None) => day,
        (None, None) => String::new(),
    }
}

/// Whether an office is stated as late as the one stated last.
pub fn is_newest(held: &OfficeHeld, newest: &OfficeHeld) -> bool {
    held == newest || (held.last.is_some() && held.last == newest.last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_says_what_is_stated_of_it_and_no_more() {
        assert_eq!(words(Some("deputy minister"), Some("PE"), None), "deputy minister, Peru");
        assert_eq!(words(Some("head"), None, Some("harbour board")), "head, harbour board");
        assert_eq!(words(Some("head of the harbour board"), None, Some("harbour board")), "head of the harbour board");
        assert_eq!(words(None, None, None), "");
    }

    #[test]
    fn days_are_as_short_as_today_allows() {
        let today = Stamp::parse("2025-12-01").expect("a day");
        assert_eq!(days(Some("2024-03-03"), Some("2025-09-26"), &today), "3 Mar 2024 – 26 Sep");
        assert_eq!(days(Some("2025-09-26"), Some("2025-09-26"), &today), "26 Sep");
        assert_eq!(days(None, None, &today), "");
    }
}
