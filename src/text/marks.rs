//! What a reader writes beside articles: tags and notes, made safe and kept
//! within bounds.

use super::{SafeText, fold, squeeze};

/// A tag is no longer than so many characters.
const TAG: usize = 60;
/// A note is no longer than so many bytes.
pub const NOTE: usize = 64 * 1024;

/// A tag as it is kept: on one line, without a `#` before it; `None` where
/// nothing of it is left.
///
/// ```
/// use attache::text::marks::tag;
/// assert_eq!(tag("  #Łódź  port \x1b[2J").as_deref(), Some("Łódź port"));
/// assert_eq!(tag("# \u{301}"), None);
/// ```
pub fn tag(typed: &str) -> Option<String> {
    let line = squeeze(&SafeText::line(typed));
    let tag = line.trim_start_matches(['#', ' ']);
    let end = tag.char_indices().nth(TAG).map_or(tag.len(), |(at, _)| at);
    let tag = tag.get(..end)?.trim_end();
    (!folded_tag(tag).is_empty()).then(|| tag.to_owned())
}

/// A tag as it compares with others.
pub fn folded_tag(tag: &str) -> String {
    squeeze(&fold(tag)).trim_start_matches(['#', ' ']).to_owned()
}

/// A note as it is kept; `None` where nothing was written.
pub fn note(written: &str) -> Option<String> {
    let safe = SafeText::new(written).into_string();
    let note = safe.trim_end().trim_start_matches(['\n', '\r']);
    let mut end = note.len().min(NOTE);
    while !note.is_char_boundary(end) {
        end -= 1;
    }
    (!note.trim().is_empty()).then(|| note[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_compare_without_case_and_accents() {
        assert_eq!(folded_tag("#Łódź  Port"), folded_tag("lodz port"));
        assert_eq!(tag("港口").map(|tag| folded_tag(&tag)), Some("港口".to_owned()));
    }

    #[test]
    fn a_note_keeps_its_lines_and_nothing_that_steers_a_terminal() {
        assert_eq!(
            note("\n\nCall Ana.\n\n\x1b]0;x\x07Ask of the crane.\n\n").as_deref(),
            Some("Call Ana.\n\nAsk of the crane.")
        );
        assert_eq!(note(" \n\t\n"), None);
        assert!(note(&"łódź ".repeat(100_000)).is_some_and(|note| note.len() <= NOTE));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_a_tag_is_one_short_line(typed in "\\PC{0,200}|[\\x00-\\x7f]{0,200}") {
            if let Some(tag) = tag(&typed) {
                prop_assert!(tag.chars().count() <= TAG && !tag.contains('\n') && !tag.starts_with(['#', ' ']));
                prop_assert_eq!(super::tag(&tag), Some(tag));
            }
        }
    }
}
