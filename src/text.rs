//! Pure helpers on `&str`, for every room: what is safe to show ([`safe`]),
//! what compares equal ([`mod@fold`]), where words and sentences are ([`words`],
//! [`sentences`]), which dates it states ([`dates`]) and
//! what it says of when ([`when`]), how wide text is and where
//! its lines break ([`wrap`]), what the parts of a list, a table, of code and
//! of a text with names and links are ([`items`], [`table`], [`code`],
//! [`segments`]), what the codes of [`countries`] stand for. [`date_field`] reads
//! a date that stands by itself, [`distance`] tells how far a word is from
//! another, [`diff`] how a text differs from another, [`marks`] what of a tag or a
//! note is kept.

pub mod code;
pub mod countries;
pub mod date_field;
pub mod dates;
pub mod diff;
pub mod distance;
pub mod fold;
pub mod items;
pub mod marks;
pub mod safe;
pub mod segments;
pub mod sentences;
pub mod table;
pub mod when;
pub mod words;
pub mod wrap;

pub use countries::{country, short_country};
pub use fold::{Folded, fold};
pub use safe::SafeText;

/// At most `width` columns of `text`, with `…` where something was cut.
pub fn shorten(text: &str, width: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if wrap::width(text) <= width {
        return text.to_owned();
    }
    let sign = wrap::width("…");
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += wrap::width(grapheme);
        if used + sign > width {
            break;
        }
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    if width >= sign {
        out.push('…');
    }
    out
}

/// The text with every run of white space folded into one space, none at the
/// ends.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return out;
        }
        // Nearly all of it is ASCII, which needs no tables.
        let ascii = rest.bytes().position(|b| !matches!(b, 0x21..=0x7e)).unwrap_or(rest.len());
        let end = ascii + rest[ascii..].find(char::is_whitespace).unwrap_or(rest.len() - ascii);
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
}

/// A name in lower-case words joined by hyphens: the form that an id has.
///
/// ```
/// assert_eq!(attache::text::slug("Ángel O’Neill-Łuk Jr."), "angel-oneill-luk-jr");
/// ```
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in fold(name).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if c != '.' && c != '\'' && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Whether a text holds a word of ASCII, in whatever case.
pub fn contains_ignoring_case(text: &str, word: &str) -> bool {
    let (bytes, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let is_there = |at: usize| bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), bytes).any(is_there)
}

/// The name of a section as a reader would write it; nothing for one that says
/// nothing.
pub fn section(name: &str) -> Option<String> {
    let name = SafeText::line(name).replace('-', " ");
    let mut letters = name.chars();
    let first = letters.next()?;
    let name: String = first.to_uppercase().chain(letters).collect();
    (name != "News").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_written_as_a_reader_would() {
        assert_eq!(section("south-asia").as_deref(), Some("South asia"));
        assert_eq!(section("news"), None);
        assert_eq!(section(""), None);
    }

    #[test]
    fn shortening_counts_columns_not_characters() {
        assert_eq!(shorten("天気予報", 5), "天気…");
        assert_eq!(shorten("weather", 7), "weather");
        assert_eq!(shorten("the weather", 5), "the…");
        assert_eq!(shorten("weather", 0), "");
    }

    #[test]
    fn squeezing_leaves_single_spaces() {
        assert_eq!(squeeze("  a\u{a0}\t b\n"), "a b");
    }
}
