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
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (ascii, other) = rest.split_at(ascii(rest));
        out.push_str(ascii);
        let Some(c) = other.chars().next() else { break };
        match c {
            // The marks of prose, which nothing decomposes.
            '‘' | '’' | '“' | '”' | '–' | '—' => out.push(plain(c)),
            c => out.extend(folded(c)),
        }
        rest = &other[c.len_utf8()..];
    }
    out.make_ascii_lowercase();
    if memchr::memchr(b'`', out.as_bytes()).is_some() { out.replace('`', "'") } else { out }
}

/// The bytes of ASCII that a text begins with.
fn ascii(text: &str) -> usize {
    const CHUNK: usize = 32;
    let bytes = text.as_bytes();
    let chunks = bytes.chunks_exact(CHUNK).take_while(|chunk| chunk.is_ascii()).count() * CHUNK;
    let rest = bytes.get(chunks..).unwrap_or_default();
    chunks + rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len())
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
