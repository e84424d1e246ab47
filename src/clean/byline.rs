//! Who wrote it: `By Ann Lee and Bo Ek`, and names glued to their places as
//! pages copied as text have them: `Ann Leein OsloandBo Ekin Rome`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::model::Author;
use crate::text::contains_ignoring_case;

/// Whether a line is there to name its writers.
pub(crate) fn is_byline(text: &str) -> bool {
    text.len() <= 200
        && (after_by(text).is_some_and(|names| !read_names(names).is_empty())
            || desk(text).is_some()
            || glued(text).is_some())
}

/// The writers a byline names, in order.
pub(crate) fn authors(text: &str) -> Vec<Author> {
    if let Some(desk) = desk(text) {
        return vec![desk];
    }
    let names = after_by(text);
    glued(names.unwrap_or(text)).unwrap_or_else(|| read_names(names.unwrap_or(text)))
}

/// The desk of `By our foreign desk`, `From our correspondent in Oslo`, as it
/// is stated.
fn desk(text: &str) -> Option<Author> {
    const DESKS: [&str; 14] = [
        "staff",
        "desk",
        "desks",
        "team",
        "newsroom",
        "bureau",
        "agencies",
        "correspondent",
        "correspondents",
        "reporter",
        "reporters",
        "writer",
        "writers",
        "editors",
    ];
    let whole = after_by(text).or_else(|| text.strip_prefix("From "))?;
    let (name, place) = match whole.split_once(" in ") {
        Some((name, place)) if is_place(place) => (name, Some(place.to_owned())),
        _ => (whole, None),
    };
    let words: Vec<&str> = name.split(' ').collect();
    let ours = words.first().is_some_and(|w| matches!(w.to_lowercase().as_str(), "our" | "the" | "a" | "staff"));
    let desk = words.last().is_some_and(|w| DESKS.contains(&w.to_lowercase().as_str()));
    let letters = words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '&' | '\'' | '’')));
    (words.len() <= 6 && ours && desk && letters).then(|| Author { name: name.to_owned(), place })
}

fn after_by(text: &str) -> Option<&str> {
    ["By ", "BY ", "by ", "By: ", "Written by ", "Words by ", "Reported by ", "Author: "]
        .iter()
        .find_map(|by| text.strip_prefix(by))
        .map(str::trim)
}

/// Names separated by commas, `and`, `&`, or bars; a place after ` in `. What
/// is no name (an office, a paper, an address) is left out.
fn read_names(text: &str) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    let text = text.replace(" and ", ",").replace(" & ", ",").replace([';', '|', '•', '·'], ",");
    for part in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
        let (name, place) = match part.split_once(" in ") {
            Some((name, place)) if is_place(place) => (name, Some(place.to_owned())),
            _ => (part, None),
        };
        if !is_name(name) {
            // The first that is no name ends the list: what follows describes.
            break;
        }
        out.push(Author { name: name.to_owned(), place });
    }
    out
}

/// Whether words have the form of a person's name: two to five, capitalised,
/// particles aside, no digits.
pub(crate) fn is_name(text: &str) -> bool {
    let mut capitals = 0;
    let mut words = 0;
    for word in text.split(' ') {
        let particle = matches!(
            word,
            "de" | "da" | "van" | "von" | "der" | "den" | "di" | "al" | "bin" | "la" | "le" | "el" | "dos"
        );
        let upper = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase());
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        if !letters || !upper && !particle || is_no_name(word) {
            return false;
        }
        capitals += usize::from(upper);
        words += 1;
    }
    (2..=5).contains(&words) && capitals >= 2 && !text.ends_with('.') || words > 1 && text.ends_with("Jr.")
}

/// Whether a line is nothing but names.
pub(crate) fn are_names(text: &str) -> bool {
    text.split(" and ").flat_map(|part| part.split(',')).all(|name| is_name(name.trim()) && !is_phrase(name.trim()))
}

/// Whether most of the words are those that any sentence is made of: `Two
/// Years Late` has the form of a name, too.
pub(crate) fn is_phrase(text: &str) -> bool {
    static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let lines = include_str!("../../assets/stopwords.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    let common = text.split(' ').filter(|word| COMMON.contains(word.to_lowercase().as_str())).count();
    common * 2 > text.split(' ').count()
}

/// Words that bylines have beside names.
fn is_no_name(word: &str) -> bool {
    const WORDS: [&str; 54] = [
        "staff",
        "editor",
        "reporter",
        "correspondent",
        "writer",
        "news",
        "post",
        "times",
        "press",
        "agency",
        "desk",
        "the",
        "team",
        "magazine",
        "service",
        "contributor",
        "bureau",
        "chief",
        "daily",
        "herald",
        "online",
        "reporters",
        "digital",
        "media",
        "published",
        "updated",
        "posted",
        "last",
        "on",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "getty",
        "reuters",
        "images",
        "photo",
        "follow",
        "more",
        "read",
        "share",
        "sign",
        "am",
        "pm",
        "bst",
        "gmt",
        "utc",
        "est",
        "edt",
        "immediate",
        "release",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

fn is_place(text: &str) -> bool {
    let words = text.split(' ').count();
    let capital = |w: &str| w.starts_with(char::is_uppercase) || matches!(w, "de" | "of" | "the");
    (1..=4).contains(&words) && text.split(' ').all(capital) && !text.contains(|c: char| c.is_ascii_digit())
}

/// Names with `in` and a place glued on, joined by commas or a glued `and`.
/// One alone could be any name that holds these letters (`Ann Martin Ek`), so
/// two are needed, or a small `in` before a glued capital.
fn glued(text: &str) -> Option<Vec<Author>> {
    if !contains_ignoring_case(text, "in") {
        return None;
    }
    let mut out = Vec::new();
    let mut sure = false;
    for part in parts(text) {
        let (name, place, is_sure) = name_in_place(part)?;
        sure |= is_sure;
        out.push(Author { name: name.to_owned(), place: Some(place.to_owned()) });
    }
    (sure || out.len() >= 2).then_some(out)
}

/// The parts between commas and `and`s, glued or not.
fn parts(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices("and") {
        let before = at.checked_sub(1).and_then(|i| bytes.get(i));
        let after = bytes.get(at + 3);
        let spaced = before == Some(&b' ') && after == Some(&b' ');
        let is_glued = before.is_some_and(|b| b.is_ascii_lowercase() || *b == b' ' || *b == b',')
            && after.is_some_and(u8::is_ascii_uppercase);
        if at >= start && (spaced || is_glued) {
            out.push(&text[start..at]);
            start = at + 3;
        }
    }
    out.push(&text[start..]);
    out.into_iter().flat_map(|part| part.split(',')).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A name, its place, and whether nothing else can be meant. The last `in`
/// that leaves a name and a place wins.
fn name_in_place(part: &str) -> Option<(&str, &str, bool)> {
    let lower = part.to_ascii_lowercase();
    let mut found = None;
    for (at, _) in lower.match_indices("in") {
        let (name, place) = (part.get(..at)?, part.get(at + 2..)?);
        let spaced = place.starts_with(' ');
        let follows = name.ends_with(char::is_lowercase) || name.ends_with(' ');
        let place = place.trim();
        if follows && is_name(name.trim()) && is_place(place) && (spaced || place.starts_with(char::is_uppercase)) {
            found = Some((name.trim(), place, !spaced));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let all = authors(text);
        let got: Vec<_> = all.iter().map(|a| (a.name.as_str(), a.place.as_deref())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn names_after_by_are_read() {
        check("By Ann Lee", &[("Ann Lee", None)]);
        check("By Ann Lee, Bo van Ek and Cy D. Oh", &[("Ann Lee", None), ("Bo van Ek", None), ("Cy D. Oh", None)]);
        check("By Ann Lee in Hong Kong, Staff Writer", &[("Ann Lee", Some("Hong Kong"))]);
        check("Ann Lee, IGN Staff", &[("Ann Lee", None)]);
    }

    #[test]
    fn a_desk_is_named_as_it_is_stated() {
        check("By our harbour desk", &[("our harbour desk", None)]);
        check("From our correspondent in Oslo", &[("our correspondent", Some("Oslo"))]);
        check("By Staff Writers", &[("Staff Writers", None)]);
        assert!(is_byline("From our own correspondent"));
        for text in ["From our kitchen to the quay", "By the desk of the harbour master", "From the staff of the port"]
        {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn glued_names_and_places_come_apart() {
        check(
            "Ann LeeInOslo,Bo Ekin RomeandCy Ohin New Delhi",
            &[("Ann Lee", Some("Oslo")), ("Bo Ek", Some("Rome")), ("Cy Oh", Some("New Delhi"))],
        );
        check("Ann Leein OsloandBo Ekin Rome", &[("Ann Lee", Some("Oslo")), ("Bo Ek", Some("Rome"))]);
    }

    #[test]
    fn sentences_and_plain_names_are_no_bylines() {
        for text in [
            "By the harbour",
            "By 2030 the town will be dry",
            "Robin Martin Smith",
            "Fire in Oslo and Flood in Rome today",
        ] {
            assert!(!is_byline(text), "{text}");
        }
        assert!(is_byline("By Ann Lee"));
        for text in ["Two Years Late, Nine Million Over", "AM BST", "FOR IMMEDIATE RELEASE"] {
            assert!(!are_names(text), "{text}");
        }
        assert!(are_names("Ann Lee and Will Ek"));
    }
}
