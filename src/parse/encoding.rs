//! Bytes become characters, whatever they were written in.
//!
//! A byte-order mark is believed first; then valid UTF-8; then the zero bytes
//! of UTF-16; then the guess that browsers make. What does not read becomes
//! U+FFFD and is counted. UTF-7 is never guessed: it can hide markup.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::Problem;

/// How much of a text the guess looks at: enough for any language.
const SAMPLE: usize = 64 * 1024;

/// The characters of `bytes`, and a problem where some did not read.
///
/// ```
/// let (text, problems) = attache::parse::encoding::decode(b"caf\xe9");
/// assert_eq!((text.as_str(), problems.len()), ("café", 0));
/// ```
pub fn decode(bytes: &[u8]) -> (String, Vec<Problem>) {
    if Encoding::for_bom(bytes).is_none()
        && let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return (text.to_owned(), Vec::new());
    }
    let (text, _, malformed) = encoding(bytes).decode(bytes);
    let problems = if malformed { vec![invalid(&text)] } else { Vec::new() };
    (text.into_owned(), problems)
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = wide(sample) {
        return encoding;
    }
    let mostly_utf8 = String::from_utf8_lossy(sample).matches('\u{fffd}').count() * 4 <= multibyte(sample);
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8 {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// How many characters beyond ASCII stand in well-formed UTF-8: a text with
/// many of them and a few broken bytes is UTF-8 that was damaged.
fn multibyte(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum()
}

/// UTF-16 without its mark: nearly every other byte of Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), bytes.len() / 2);
    if pairs < 4 {
        return None;
    }
    if odd * 10 >= pairs * 7 && even * 10 < pairs {
        return Some(UTF_16LE);
    }
    (even * 10 >= pairs * 7 && odd * 10 < pairs).then_some(UTF_16BE)
}

fn invalid(text: &str) -> Problem {
    let count = text.matches('\u{fffd}').count();
    let line = text.find('\u{fffd}').map(|at| text[..at].matches('\n').count() + 1);
    let words = if count == 1 { "1 byte sequence".to_owned() } else { format!("{count} byte sequences") };
    Problem { line, ..Problem::new("invalid-bytes", format!("{words} could not be read as text")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes), (expected.to_owned(), Vec::new()));
    }

    #[test]
    fn marks_utf8_and_guesses_are_read() {
        check("\u{feff}Grüße".as_bytes(), "Grüße");
        check("Grüße".as_bytes(), "Grüße");
        check(b"\xff\xfeh\0i\0", "hi");
        check(b"\xfe\xff\0h\0i", "hi");
        check(b"The caf\xe9 in the old harbour was closed.", "The café in the old harbour was closed.");
        check(b"He said \x93no\x94 to the harbour\x92s crews.", "He said “no” to the harbour’s crews.");
    }

    #[test]
    fn wide_text_without_a_mark_is_told_by_its_zeros() {
        let text = "The ferries of the north";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&little, text);
        check(&big, text);
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = "Ñandú, señor, mañana, ¿qué? Años, niños.".as_bytes().to_vec();
        bytes.extend(b"\nover\xff.");
        let (text, problems) = decode(&bytes);
        assert!(text.starts_with("Ñandú") && text.ends_with("over\u{fffd}."));
        assert_eq!(problems, [Problem::at("invalid-bytes", 2, "1 byte sequence could not be read as text")]);
    }

    proptest! {
        #[test]
        fn any_bytes_become_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            decode(&bytes);
        }

        #[test]
        fn utf8_is_itself(text in "[^\\x00\u{feff}]{0,60}") {
            prop_assert_eq!(decode(text.as_bytes()).0, text);
        }
    }
}
