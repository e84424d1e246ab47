//! Things run together on one line, told apart: an advertisement's mark or a
//! video's title in the middle of a paragraph, a pointer before it.

use super::features::{Ending, ending};
use super::passage::{Class, Passage};

/// Adds the pieces of a line, in order.
pub(crate) fn pieces(text: &str, line: usize, out: &mut Vec<Passage>) {
    let (lead, rest) = lead_in(text);
    let first = out.len();
    if memchr::memchr(b'A', rest.as_bytes()).is_some() && rest.contains(ADVERTISEMENT) {
        for (i, part) in around_advertisements(rest).into_iter().enumerate() {
            if i > 0 {
                out.push(Passage::new(ADVERTISEMENT.to_owned(), line));
            }
            around_videos(part, line, out);
        }
    } else {
        around_videos(rest.trim(), line, out);
    }
    if let (Some(lead), Some(first)) = (lead, out.get_mut(first)) {
        first.cut.push((lead.to_owned(), Class::Teaser));
    }
}

const ADVERTISEMENT: &str = "Advertisement";

/// The parts between marks that stand where one sentence has ended and another
/// begins.
fn around_advertisements(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(ADVERTISEMENT)) {
        let at = from + found;
        from = at + ADVERTISEMENT.len();
        let (before, after) = (&text[start..at], &text[from..]);
        let lone = before.ends_with(' ') && after.starts_with(' ');
        let begins = after.trim_start().chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        if lone && begins && ending(before) != Ending::Open {
            parts.push(before.trim());
            start = from;
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// A pointer such as `Read more here:` and the paragraph it was glued to.
fn lead_in(text: &str) -> (Option<&str>, &str) {
    const LEADS: [&str; 6] =
        ["Read more here:", "Read more:", "Read more at:", "READ MORE:", "Read also:", "Full story:"];
    for lead in LEADS {
        if let Some(rest) = text.strip_prefix(lead) {
            let rest = rest.trim_start();
            let words = rest.split(' ').count();
            // Shorter, it is the title of what can be read.
            if words >= 25 && ending(rest) == Ending::Stop {
                return (Some(lead), rest);
            }
        }
    }
    (None, text)
}

/// Cuts `1:49 Some title Some title` out of a paragraph: the title that stands
/// twice is what tells a video from a time of day.
fn around_videos(text: &str, line: usize, out: &mut Vec<Passage>) {
    let mut start = 0;
    let mut from = 0;
    while let Some(colon) = text.as_bytes().get(from..).and_then(|rest| memchr::memchr(b':', rest)) {
        let at = from + colon;
        from = at + 1;
        let Some((begin, end, seconds)) = length_around(text, start, at) else { continue };
        let Some((title, after)) = doubled(&text[end..]) else { continue };
        let before = text[start..begin].trim();
        if !before.is_empty() {
            out.push(Passage::new(before.to_owned(), line));
        }
        let mut video = Passage::new(title.to_owned(), line);
        (video.class, video.seconds) = (Class::Video, Some(seconds));
        video.cut.push((text[begin..end].to_owned(), Class::Duration));
        video.cut.push((title.to_owned(), Class::Repeated));
        out.push(video);
        start = end + after;
        from = start;
    }
    let rest = text[start..].trim();
    if !rest.is_empty() || start == 0 {
        out.push(Passage::new(rest.to_owned(), line));
    }
}

/// The length whose first colon is at `colon`, standing alone between spaces.
fn length_around(text: &str, start: usize, colon: usize) -> Option<(usize, usize, u32)> {
    let before = text.get(start..colon)?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let begin = colon - digits;
    let after = text.get(colon..)?;
    let length = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').len();
    let end = colon + length;
    let alone = text[start..begin].chars().next_back().is_none_or(|c| c == ' ') && text[end..].starts_with(' ');
    let seconds = seconds(text.get(begin..end)?)?;
    alone.then_some((begin, end, seconds))
}

/// The seconds of a length such as `20:15` or `1:02:03`.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut parts = 0;
    for part in text.split(':') {
        let fits = if parts == 0 { (1..=2).contains(&part.len()) } else { part.len() == 2 };
        if !fits || !part.bytes().all(|b| b.is_ascii_digit()) || parts > 2 {
            return None;
        }
        let value: u32 = part.parse().ok()?;
        if parts > 0 && value > 59 {
            return None;
        }
        total = total * 60 + value;
        parts += 1;
    }
    (parts >= 2).then_some(total)
}

/// The words that stand twice in a row at the start of `text`, and where the
/// second ends.
fn doubled(text: &str) -> Option<(&str, usize)> {
    const LONGEST: usize = 30;
    let mut words = Vec::new();
    let mut at = text.len() - text.trim_start().len();
    let lead = at;
    for word in text[at..].split(' ').take(2 * LONGEST) {
        words.push((word, at + word.len()));
        at += word.len() + 1;
    }
    for n in 3..=words.len() / 2 {
        if words[..n].iter().zip(&words[n..2 * n]).all(|(a, b)| a.0 == b.0) {
            return Some((text.get(lead..words[n - 1].1)?, words[2 * n - 1].1));
        }
    }
    None
}

/// The half of a line that is the same words twice.
pub(crate) fn half(text: &str) -> Option<&str> {
    let (title, end) = doubled(text)?;
    text.get(end..)?.trim().is_empty().then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, line: usize) -> Vec<Passage> {
        let mut out = Vec::new();
        super::pieces(text, line, &mut out);
        out
    }

    fn check(text: &str, expected: &[&str]) {
        let all = pieces(text, 1);
        assert_eq!(all.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_mark_between_sentences_is_cut_out() {
        check("The ferry left. Advertisement It came back.", &["The ferry left.", "Advertisement", "It came back."]);
        check("The Advertisement Board met.", &["The Advertisement Board met."]);
        check("It was a mess. Advertisement rates rose.", &["It was a mess. Advertisement rates rose."]);
        check("Advertisement", &["Advertisement"]);
    }

    #[test]
    fn a_video_in_a_paragraph_is_cut_out() {
        check(
            "The ferry left. 01:49 How the ferry left How the ferry left It came back at 10:30 in the evening.",
            &["The ferry left.", "How the ferry left", "It came back at 10:30 in the evening."],
        );
        assert_eq!(pieces("1:49 How it left How it left", 1)[0].seconds, Some(109));
    }

    #[test]
    fn a_pointer_before_a_paragraph_is_cut_off_and_one_to_a_title_is_not() {
        let long = "The ferry left the harbour in the early morning and came back in the evening of the same day, when the fog was gone and the quay was full of people.";
        let all = pieces(&format!("Read more here: {long}"), 1);
        assert_eq!((all[0].text.as_str(), all[0].cut.len()), (long, 1));
        check("Read more: Ferry leaves harbour", &["Read more: Ferry leaves harbour"]);
    }

    #[test]
    fn lengths_are_seconds() {
        assert_eq!(
            [seconds("20:15"), seconds("1:02:03"), seconds("2:5"), seconds("10:75"), seconds("10")],
            [Some(1215), Some(3723), None, None, None]
        );
    }

    #[test]
    fn a_line_of_marks_and_colons_is_read_once() {
        let text = "1:23 a ".repeat(20_000);
        assert!(!pieces(&text, 1).is_empty());
    }
}
