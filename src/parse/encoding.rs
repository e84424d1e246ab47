//! Bytes become characters, whatever they were written in.
//!
//! A byte-order mark is believed first; then the XML declaration; then what
//! the head of a page says; then valid UTF-8; then the guess that browsers
//! make. What a text says of itself is wrong often enough to be checked: bytes
//! that are UTF-8 throughout are UTF-8, and a name that the bytes do not fit
//! is none. What does not read becomes U+FFFD and is counted. UTF-7 is never
//! read: it can hide markup.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

use crate::model::Problem;

/// How much of a text the guess looks at: enough for any language.
const SAMPLE: usize = 64 * 1024;
/// How much of a page may pass before it says its encoding.
const PRESCAN: usize = 4096;

/// The characters of `bytes`, and a problem where some did not read.
///
/// ```
/// let (text, problems) = attache::parse::encoding::decode(b"caf\xe9");
/// assert_eq!((text.as_str(), problems.len()), ("café", 0));
/// ```
pub fn decode(bytes: &[u8]) -> (String, Vec<Problem>) {
    let (text, problems) = decoded(bytes);
    (text.into_owned(), problems)
}

/// The same; what is UTF-8 already is not copied.
pub fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Vec<Problem>) {
    let (text, malformed) = characters(bytes);
    let problems = if malformed { vec![invalid(&text)] } else { Vec::new() };
    (text, problems)
}

/// The characters, and whether some did not read.
fn characters(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Some(text) = widest(bytes) {
        let malformed = text.contains('\u{fffd}');
        return (text.into(), malformed);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or(bytes));
    }
    let utf8 = std::str::from_utf8(bytes).ok().filter(|_| memchr::memchr(0, bytes).is_none());
    if let Some(encoding) = declared(bytes) {
        match utf8 {
            // Nobody writes three characters by chance that are whole UTF-8.
            Some(text) if encoding.is_single_byte() || text.chars().filter(|c| !c.is_ascii()).nth(2).is_some() => {}
            _ => {
                let (text, malformed) = encoding.decode_without_bom_handling(bytes);
                if !malformed {
                    return (text, false);
                }
            }
        }
    }
    match utf8 {
        Some(text) => (text.into(), false),
        None => guess(bytes).decode_without_bom_handling(bytes),
    }
}

/// The encoding that a text of ASCII letters names in its XML declaration or
/// in the head of a page, unless that says no more than UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..PRESCAN.min(bytes.len()))?.trim_ascii_start();
    if !head.starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let label = declaration.and_then(|(inside, _)| value(inside, "encoding")).or_else(|| in_page(&head))?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A text in which this could be read is not in UTF-16; the other two would
    // hide the whole text.
    let wide = [UTF_16LE, UTF_16BE].contains(&encoding);
    (!wide && ![UTF_8, REPLACEMENT, X_USER_DEFINED].contains(&encoding)).then_some(encoding)
}

/// What a `meta` element in the head of a page says: `charset` by itself, or
/// in the `content` of one that stands for a header.
fn in_page(head: &str) -> Option<&str> {
    let mut rest = head;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
            continue;
        }
        if !rest.strip_prefix("meta").is_some_and(|after| after.starts_with(|c: char| c.is_whitespace() || c == '/')) {
            continue;
        }
        let inside = rest.split('>').next()?;
        if let Some(label) = value(inside, "charset") {
            return Some(label);
        }
    }
    None
}

/// What follows `name=`, with or without quotation marks.
fn value<'a>(inside: &'a str, name: &str) -> Option<&'a str> {
    let at = inside.find(name)?;
    let after = inside.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let after = after.trim_start_matches(['"', '\'']);
    let end =
        after.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/')).unwrap_or(after.len());
    after.get(..end).filter(|label| !label.is_empty())
}

/// The characters of UTF-32, which is told by its mark or by the zeros of a
/// first `<`.
fn widest(bytes: &[u8]) -> Option<String> {
    let number: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0, 0, 0xfe, 0xff] | [0, 0, 0, b'<'] => u32::from_be_bytes,
        [0xff, 0xfe, 0, 0] | [b'<', 0, 0, 0] => u32::from_le_bytes,
        _ => return None,
    };
    let read = |four: &[u8]| four.try_into().ok().and_then(|four| char::from_u32(number(four))).unwrap_or('\u{fffd}');
    Some(bytes.chunks(4).map(read).filter(|c| *c != '\u{feff}').collect())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(encoding) = wide(sample) {
        return encoding;
    }
    // What says that it is UTF-8 needs less to show it.
    let head = String::from_utf8_lossy(sample.get(..PRESCAN).unwrap_or(sample)).to_ascii_lowercase();
    let enough = if head.starts_with("<?xml") && head.contains("utf-8") { 1 } else { 4 };
    let mostly_utf8 = String::from_utf8_lossy(sample).matches('\u{fffd}').count() * enough <= multibyte(sample);
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
    fn the_widest_text_is_read() {
        for number in [u32::to_be_bytes, u32::to_le_bytes] {
            let bytes: Vec<u8> = "<p>Grüße".chars().flat_map(|c| number(c as u32)).collect();
            check(&bytes, "<p>Grüße");
        }
    }

    #[test]
    fn what_a_text_says_of_itself_is_believed_where_it_fits() {
        check(
            b"<?xml version='1.0' encoding='iso-8859-2'?><t>\xb1\xea</t>",
            "<?xml version='1.0' encoding='iso-8859-2'?><t>ąę</t>",
        );
        check(
            b"<!doctype html><meta charset=windows-1251><p>\xcf\xee\xf0\xf2",
            "<!doctype html><meta charset=windows-1251><p>Порт",
        );
        check(
            b"<!-- charset=x --><META http-equiv=a content='text/html; charset=koi8-r'>\xf0",
            "<!-- charset=x --><META http-equiv=a content='text/html; charset=koi8-r'>П",
        );
        // UTF-8 that says it is not; bytes that do not fit; UTF-16 that cannot be.
        for label in ["iso-8859-1", "gbk", "shift_jis", "utf-16", "utf-7", "utf-8", "x-user-defined", "nonsense"] {
            let text = format!("<?xml version='1.0' encoding='{label}'?><t>Grüße à tous</t>");
            check(text.as_bytes(), &text);
        }
        let (text, _) = decode(b"<?xml version='1.0' encoding='utf-8'?><t>caf\xe9 in the old harbour</t>");
        assert!(text.contains("café"), "{text}");
        let (text, _) = decode(b"<?xml version='1.0' encoding='shift_jis'?><t>caf\xe9</t>");
        assert!(text.contains("café"), "{text}");
        check(b"charset=koi8-r \xe9t\xe9", "charset=koi8-r été");
    }

    #[test]
    fn text_in_seven_bits_stays_as_it_is() {
        check(
            b"<?xml version='1.0' encoding='utf-7'?>+ADw-b+AD4-",
            "<?xml version='1.0' encoding='utf-7'?>+ADw-b+AD4-",
        );
        check(
            b"<?xml version='1.0' encoding='hz-gb-2312'?>~{VPND~}",
            "<?xml version='1.0' encoding='hz-gb-2312'?>~{VPND~}",
        );
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
