//! Text as it compares: without case, accents and typographic variants.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, compatibility forms decomposed, accents gone, quotation marks
/// and dashes in their ASCII form. For searching and comparing, never for
/// showing.
///
/// ```
/// assert_eq!(attache::text::fold("Zürich’s ÄPFEL"), "zurich's apfel");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        return if lower.contains('`') { lower.replace('`', "'") } else { lower };
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '`' => out.push('\''),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            // The marks of prose, which nothing decomposes.
            '‘' | '’' | '“' | '”' | '–' | '—' => out.push(plain(c)),
            c => out.extend(folded(c)),
        }
    }
    out
}

fn folded(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(|c| plain(c).to_lowercase())
}

/// The plain character for a typographic variant.
pub fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        'ø' | 'Ø' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        c => c,
    }
}

/// A folded text that knows where each of its characters came from, so that a
/// match can be lit in the original.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text` the byte offset of the original character.
    offsets: Vec<u32>,
}

impl Folded {
    /// Folds `original`.
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut offsets = Vec::with_capacity(original.len());
        for (at, c) in original.char_indices() {
            for f in folded(c) {
                text.push(f);
                offsets.push(at as u32);
            }
        }
        Self { text, offsets }
    }

    /// The byte offset in the original of character number `index` of the
    /// folded text.
    pub fn offset(&self, index: usize) -> Option<usize> {
        self.offsets.get(index).map(|&at| at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_fold() {
        assert_eq!(fold("“São Paulo” – Łódź"), "\"sao paulo\" - lodz");
        assert_eq!(fold("ＡＢＣ ﬁ"), "abc fi");
        assert_eq!(fold("U.S."), "u.s.");
        assert_eq!(fold("`a"), "'a");
    }

    #[test]
    fn decomposed_and_composed_fold_alike() {
        assert_eq!(fold("e\u{301}"), fold("é"));
    }

    #[test]
    fn folded_characters_point_at_their_originals() {
        let folded = Folded::new("é ﬁx");
        assert_eq!(folded.text, "e fix");
        assert_eq!((0..5).filter_map(|i| folded.offset(i)).collect::<Vec<_>>(), [0, 2, 3, 3, 6]);
    }
}
