//! Tags with more attributes than any real one, found before the tree is built.

/// Elements whose content is not markup.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];

/// Whether any tag of a page has more than `most` attributes. One walk; what
/// comments and scripts hold is skipped.
pub(crate) fn are_too_many(page: &str, most: usize) -> bool {
    let bytes = page.as_bytes();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', bytes.get(at..).unwrap_or(&[])) {
        at += open + 1;
        let rest = &bytes[at..];
        if rest.starts_with(b"!--") {
            at += memchr::memmem::find(rest, b"-->").map_or(rest.len(), |end| end + 3);
            continue;
        }
        if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let (end, attributes) = tag(&rest[name..]);
        if attributes > most {
            return true;
        }
        let raw = RAW.iter().find(|raw| raw.as_bytes().eq_ignore_ascii_case(&rest[..name]));
        at += name + end;
        if let Some(raw) = raw {
            at += end_of(&bytes[at..], raw);
        }
    }
    false
}

/// How long the rest of a tag is, and how many attributes it has: words
/// outside quotation marks.
fn tag(rest: &[u8]) -> (usize, usize) {
    let (mut at, mut attributes, mut before) = (0, 0, b' ');
    while let Some(&byte) = rest.get(at) {
        at += 1;
        match byte {
            b'>' => return (at, attributes),
            // Most of a tag is the values of its attributes.
            b'"' | b'\'' if before == b'=' => {
                at += memchr::memchr(byte, &rest[at..]).map_or(rest.len() - at, |end| end + 1);
            }
            _ => {
                let starts = matches!(before, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'"' | b'\'');
                attributes += usize::from(starts && !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'='));
            }
        }
        before = byte;
    }
    (rest.len(), attributes)
}

/// Where the end tag of a raw element begins.
fn end_of(rest: &[u8], name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&rest[at..], b"</") {
        at += found + 2;
        if rest[at..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, most: usize, wanted: bool) {
        assert_eq!(are_too_many(page, most), wanted, "{page}");
    }

    #[test]
    fn the_attributes_of_a_tag_are_counted() {
        check("<p a b=1 c='x y > z' d=\"1\"e=2>", 5, false);
        check("<p a b=1 c='x y > z' d=\"1\"e=2>", 4, true);
        check("<p a b", 1, true);
    }

    #[test]
    fn what_is_no_markup_is_not_counted() {
        check("<script>if (a<b) { c d e f g }</script><!-- <p a b c d> -->a < b c d e f", 1, false);
    }
}
