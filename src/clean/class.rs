//! What a passage is by its words alone. The order of the questions matters:
//! from what is never anything else to what nearly anything could be.

use super::byline;
use super::caption;
use super::features::Ending;
use super::passage::{Class, Passage};
use super::phrases::{Phrase, phrase};
use super::publishers;
use super::split;
use crate::text::contains_ignoring_case;
use crate::text::dates::{Dated, dates};

/// Sets the class of a passage that does not have one yet.
pub(crate) fn by_words(passage: &mut Passage) {
    if passage.class == Class::Video {
        return;
    }
    passage.class = class(passage);
    match passage.class {
        Class::Caption => {
            if let Some((words, credit)) = caption::with_credit(&passage.text) {
                passage.credit = Some(credit.to_owned());
                passage.text = words.to_owned();
            }
        }
        Class::Credit => passage.credit = Some(caption::bare(&passage.text).to_owned()),
        _ => {}
    }
}

fn class(passage: &Passage) -> Class {
    let (text, features) = (passage.text.as_str(), &passage.features);
    let numbered = features.numbered;
    if passage.address.is_some() {
        return Class::Address;
    }
    if features.words == 0 || is_code(text) {
        return Class::Mark;
    }
    if features.words <= 8 {
        if numbered && split::seconds(text).is_some() {
            return Class::Duration;
        }
        if numbered && reading_minutes(text).is_some() {
            return Class::ReadingTime;
        }
        if is_ago(text) {
            return Class::Ago;
        }
        if numbered && is_comments(text) {
            return Class::AfterHead;
        }
        if numbered && is_counter(text) {
            return Class::Widget;
        }
    }
    if is_correction(text) {
        return Class::Correction;
    }
    if features.words <= 14
        && features.lower <= 2
        && features.ending == Ending::Colon
        && ["says:", "said:", "wrote:", "writes:"].iter().any(|w| text.ends_with(w))
    {
        return Class::Ago;
    }
    let prose = features.is_prose();
    if let Some(found) = phrase(text, features.words) {
        return match found {
            Phrase::Advertisement => Class::Advertisement,
            Phrase::Widget => Class::Widget,
            Phrase::Related if features.words > 5 || features.words > 3 && text.contains(':') => Class::Teaser,
            Phrase::Related => Class::RelatedHead,
            Phrase::After => Class::AfterHead,
            Phrase::Navigation => Class::Navigation,
            Phrase::Kicker => Class::Kicker,
            Phrase::Boilerplate => Class::Boilerplate,
        };
    }
    if features.words <= 30 && features.digits > 0 && (is_date_line(text) || is_meta_line(text)) {
        return Class::DateLine;
    }
    if caption::is_credit(text, features) {
        return Class::Credit;
    }
    if features.words <= 120 && (caption::with_credit(text).is_some() || caption::is_caption(text)) {
        return Class::Caption;
    }
    if features.bullet > 0 {
        return Class::Item;
    }
    if !prose && byline::is_byline(text) {
        return Class::Byline;
    }
    if prose { Class::Prose } else { Class::Short }
}

/// The dates of a date line and what each is the date of.
pub(crate) fn stated_dates(text: &str) -> Vec<(Kind, Dated)> {
    let mut from = 0;
    let mut out = Vec::new();
    for dated in dates(text) {
        let label = text.get(from..dated.span.start()).unwrap_or("").to_lowercase();
        let labelled = |words: &[&str]| words.iter().any(|word| label.contains(word));
        from = dated.span.end();
        // When somebody fetched the page says nothing about the article.
        if labelled(&["downloaded", "retrieved", "accessed", "archived", "printed", "saved on"]) {
            continue;
        }
        let updated = labelled(&["updated", "modified", "amended", "edited"]);
        out.push((if updated { Kind::Updated } else { Kind::Published }, dated));
    }
    out
}

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Published,
    Updated,
}

/// Whether a line is there to say when it was published: a date and at most a
/// label, a weekday, a name.
fn is_date_line(text: &str) -> bool {
    let all = dates(text);
    let Some(first) = all.first() else { return false };
    let said: usize = all.iter().map(|d| d.span.of(text).len()).sum();
    let lead = text.get(..first.span.start()).unwrap_or("").to_lowercase();
    let labelled = ["published", "updated", "posted", "first published", "last updated", "last modified", "created"]
        .iter()
        .any(|label| lead.starts_with(label));
    let rest = text.len().saturating_sub(said);
    labelled && rest < 60 || rest <= 36 && !is_sentence(&lead) && !text.ends_with('.')
}

/// The parts of a line such as `Tide News | 2 May 2025 | 4 min read`.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '·', '•']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether every part of the line is about the article: its publisher, its
/// writers, its date or the time that it takes to read; one of the latter two
/// is there.
fn is_meta_line(text: &str) -> bool {
    let timed = |part: &str| reading_minutes(part).is_some() || is_date_line(part);
    let told = |part: &str| publishers::is_known(part) || byline::is_name(part) || byline::is_byline(part);
    parts(text).count() >= 2 && parts(text).any(timed) && parts(text).all(|part| timed(part) || told(part))
}

/// Whether the words before a date lead up to it, as in `It was closed on`.
fn is_sentence(lead: &str) -> bool {
    let mut words = lead.split(' ').filter(|w| w.chars().any(char::is_alphabetic)).rev();
    let last = words.next().unwrap_or("");
    matches!(last, "in" | "since" | "until" | "from" | "of" | "the" | "after" | "before") || words.count() >= 5
}

/// The minutes of `Reading Time: 2 minutes`, `5 min read`.
pub(crate) fn reading_minutes(text: &str) -> Option<u32> {
    if !contains_ignoring_case(text, "min") {
        return None;
    }
    let folded = text.to_lowercase();
    let is_reading = folded.contains("read") && folded.contains("min");
    let digits = folded.find(|c: char| c.is_ascii_digit())?;
    let number: String = folded[digits..].chars().take_while(char::is_ascii_digit).collect();
    let (before, after) = (folded[..digits].trim(), folded[digits + number.len()..].trim());
    let before = before.trim_end_matches(':').trim();
    let labelled = matches!(before, "reading time" | "read time" | "estimated reading time" | "time to read" | "");
    let after = after.trim_start_matches('-').trim();
    let counted = matches!(
        after,
        "minutes" | "minute" | "min" | "mins" | "min read" | "mins read" | "minute read" | "minutes read" | "min. read"
    );
    (is_reading && labelled && counted).then(|| number.parse().ok()).flatten().filter(|n| (1..=600).contains(n))
}

/// `17 minutes ago`, `Updated an hour ago`, `Just now`.
pub(crate) fn is_ago(text: &str) -> bool {
    if ["just now", "yesterday", "today"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return true;
    }
    if !text.ends_with(['o', 'O']) {
        return false;
    }
    let folded = text.to_lowercase();
    let Some(rest) = folded.strip_suffix(" ago") else { return false };
    let rest = ["updated ", "published ", "posted "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    let mut words = rest.split(' ');
    let amount = words.next().unwrap_or("");
    let numbered = amount.starts_with(|c: char| c.is_ascii_digit()) || matches!(amount, "a" | "an" | "one");
    let unit = words.next().unwrap_or("hours").trim_end_matches('s');
    let known = matches!(
        unit,
        "second" | "minute" | "min" | "hour" | "hr" | "day" | "week" | "month" | "year" | "hour," | "day,"
    );
    numbered && known
}

/// `34 Comments`, `12 responses to …`, `3 thoughts on …`.
fn is_comments(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == ',') {
        return false;
    }
    let folded = text.to_lowercase();
    let mut words = folded.split(' ');
    let numbered = words.next().is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b','));
    let what = words.next().unwrap_or("");
    let next = words.next();
    numbered
        && (matches!(what, "comments" | "comment" | "responses" | "replies")
            && next.is_none_or(|w| matches!(w, "on" | "to" | "so"))
            || matches!(what, "response" | "thought" | "thoughts") && matches!(next, Some("to" | "on")))
}

/// A bare number with at most its unit: `36`, `1.25x`, `250 WPM`, `12 comments`.
fn is_counter(text: &str) -> bool {
    const UNITS: [&str; 18] = [
        "wpm",
        "x",
        "k",
        "m",
        "comment",
        "comments",
        "share",
        "shares",
        "like",
        "likes",
        "view",
        "views",
        "reply",
        "replies",
        "vote",
        "votes",
        "followers",
        "reactions",
    ];
    if !text.trim_start_matches(['(', ')', '+']).starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = text.to_lowercase();
    let mut words = folded.split(' ');
    let number = words.next().unwrap_or("").trim_matches(|c: char| matches!(c, '(' | ')' | '+'));
    let digits = number.trim_end_matches(['x', 'k', 'm', '%']);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        && number.len() - digits.len() <= 1;
    numeric && words.next().is_none_or(|unit| UNITS.contains(&unit)) && words.next().is_none()
}

fn is_correction(text: &str) -> bool {
    const STARTS: [&str; 16] = [
        "correction:",
        "corrections:",
        "correction (",
        "correction,",
        "clarification:",
        "editor's note:",
        "editor’s note:",
        "editors' note:",
        "editors’ note:",
        "this story has been",
        "this article has been",
        "this story was updated",
        "this article was updated",
        "this article was amended",
        "an earlier version of th",
        "a previous version of th",
    ];
    // Few lines begin with one of their letters.
    text.starts_with(['c', 'C', 'e', 'E', 't', 'T', 'a', 'A'])
        && STARTS.iter().any(|start| text.get(..start.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(start)))
}

/// The insides of a page that were never meant to be read.
fn is_code(text: &str) -> bool {
    let has = |byte: u8| memchr::memchr(byte, text.as_bytes()).is_some();
    let braced = has(b'{') && (text.contains("{*") || text.contains("{{"));
    braced || text.starts_with("[http") || has(b'(') && text.contains("function(")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(class: Class, texts: &[&str]) {
        for text in texts {
            let mut passage = Passage::new((*text).to_owned(), 1);
            by_words(&mut passage);
            assert_eq!(passage.class, class, "{text}");
        }
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        check(Class::Widget, &["36", "1.25x", "250 WPM", "12 shares", "Share", "Text size", "4.1K"]);
        check(Class::Duration, &["20:15", "1:02:03"]);
        check(Class::Ago, &["17 minutes ago", "Updated 2 hours ago", "a day ago"]);
        check(Class::AfterHead, &["12 comments", "34 responses to “Ferry aground”", "Most Popular"]);
        check(Class::Advertisement, &["Advertisement", "ADVERTISEMENT"]);
        check(Class::Mark, &["•", "—", "[ ]"]);
    }

    #[test]
    fn lines_about_the_article_are_known() {
        check(
            Class::ReadingTime,
            &["Reading Time: 2 minutes", "Reading Time:5 minutes", "5 min read", "3-minute read"],
        );
        check(
            Class::DateLine,
            &[
                "Published: 7:20am, 14 Mar 2024 Updated: 9:45am, 14 Mar 2024",
                "March 14, 2024",
                "Ann Lee - Mar 14, 2024, 6:12 am PST",
                "2024-03-14",
                "Sky News | 14 March 2024 | 4 min read",
                "By Ann Lee · The Christian Science Monitor · March 14, 2024 · 12 minute read",
                "Sky News • 4 min read",
            ],
        );
        check(
            Class::Correction,
            &[
                "Correction: an earlier text named another harbour.",
                "This story has been updated with the ferry's name.",
            ],
        );
    }

    #[test]
    fn sentences_with_dates_are_sentences() {
        check(
            Class::Prose,
            &[
                "The ferry was built on 3 May 2019.",
                "It has been closed since 3 May 2019, the owner said, and will stay so.",
            ],
        );
        check(
            Class::Prose,
            &["The harbour published its figures for May 3, 2019, and the town was not amused at all."],
        );
    }

    #[test]
    fn updates_are_told_from_publication() {
        let kinds: Vec<Kind> =
            stated_dates("Posted 1 May 2025, last updated 2 May 2025").iter().map(|(k, _)| *k).collect();
        assert_eq!(kinds, [Kind::Published, Kind::Updated]);
        assert!(stated_dates("Posted 2 days ago [downloaded on 2 October 2023]").is_empty());
    }
}
