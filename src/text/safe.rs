//! Text from outside, made harmless before it can reach a terminal.
//!
//! A terminal obeys control sequences wherever they come from. [`SafeText`] is
//! the only way from a string of unknown origin to a cell, a line of output, a
//! log, a clipboard or an argument: its field is private and its constructor
//! removes whole sequences as a terminal would read them (ECMA-48, and the
//! state machine of Paul Williams, <https://vt100.net/emu/dec_ansi_parser>), so that no
//! half of one stays behind as words.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use unicode_segmentation::UnicodeSegmentation;

/// Text without control sequences, control characters (line feeds excepted),
/// direction overrides, invisible format characters or floods of combining
/// marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct SafeText(String);

impl SafeText {
    /// Makes `raw` safe. Safe text comes back unchanged.
    ///
    /// ```
    /// use attache::text::SafeText;
    /// assert_eq!(&*SafeText::new("a\x1b]0;title\x07b"), "ab");
    /// ```
    pub fn new(raw: &str) -> Self {
        Self(sanitize(raw).into_owned())
    }

    /// The same on one line: line feeds become spaces.
    pub fn line(raw: &str) -> Self {
        Self(sanitize(raw).replace('\n', " "))
    }

    /// The safe text itself.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for SafeText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Removes what [`SafeText`] must not hold; borrows when there is nothing to
/// remove.
pub fn sanitize(raw: &str) -> Cow<'_, str> {
    let without_controls =
        if unusual(raw).any(|c| fate(c) != Fate::Keep) { Cow::Owned(strip(raw)) } else { Cow::Borrowed(raw) };
    if unusual(&without_controls).all(stands_alone) { without_controls } else { thin_clusters(without_controls) }
}

/// The characters that have to be looked at: all but printable ASCII and line
/// feeds, which are nearly all there is and are passed over as bytes.
fn unusual(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.get(usual(rest)..)?;
        let c = rest.chars().next()?;
        rest = rest.get(c.len_utf8()..)?;
        Some(c)
    })
}

/// Bytes that are looked at together.
const CHUNK: usize = 32;

/// The bytes of printable ASCII and line feeds that a text begins with.
fn usual(text: &str) -> usize {
    let is_usual = |b: u8| matches!(b, b'\n' | 0x20..=0x7e);
    let bytes = text.as_bytes();
    // Without a way out of the inner loop the compiler compares many at once.
    let all = |chunk: &&[u8]| chunk.iter().fold(true, |all, b| all & is_usual(*b));
    let chunks = bytes.chunks_exact(CHUNK).take_while(all).count() * CHUNK;
    let rest = bytes.get(chunks..).unwrap_or_default();
    chunks + rest.iter().position(|b| !is_usual(*b)).unwrap_or(rest.len())
}

/// Whether a character never joins the one before it: Latin letters and the
/// punctuation of prose, which most texts are made of.
fn stands_alone(c: char) -> bool {
    c < '\u{300}' || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '€')
}

/// What happens to a character that is not part of a sequence.
#[derive(PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    Space,
    Newline,
    Introducer,
    Tag,
}

fn fate(c: char) -> Fate {
    match c {
        '\n' => Fate::Keep,
        '\r' => Fate::Newline,
        '\t' => Fate::Space,
        '\x1b' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}' => Fate::Introducer,
        '\u{e0000}'..='\u{e007f}' => Fate::Tag,
        c if c.is_control() || steers(c) || is_no_character(c) => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Characters that are not seen but change how others are: direction marks and
/// overrides, line and paragraph separators, joiners that only glue words, the
/// soft hyphen. Emoji presentation is among them since terminals disagree on
/// its width, and what follows on the line would shift.
fn steers(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// What Unicode promises never to make a character.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

fn strip(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut in_flag = false;
    loop {
        let (kept, special) = rest.split_at(usual(rest));
        out.push_str(kept);
        in_flag &= kept.is_empty();
        let Some(c) = special.chars().next() else { break };
        let after = &special[c.len_utf8()..];
        let fate = fate(c);
        // Tag characters belong to the flag of a region, nowhere else.
        in_flag = c == '\u{1f3f4}' || (in_flag && fate == Fate::Tag);
        rest = match fate {
            Fate::Introducer => skip_sequence(c, after),
            Fate::Newline => {
                out.push('\n');
                after.strip_prefix('\n').unwrap_or(after)
            }
            Fate::Keep => {
                out.push(c);
                after
            }
            Fate::Tag if in_flag => {
                out.push(c);
                after
            }
            Fate::Space => {
                out.push(' ');
                after
            }
            Fate::Drop | Fate::Tag => after,
        };
    }
    out
}

/// What follows the sequence that `introducer` begins.
fn skip_sequence(introducer: char, after: &str) -> &str {
    if introducer != '\x1b' {
        return skip_body(introducer, after);
    }
    match after.chars().next() {
        // The 7-bit form of a C1 control.
        Some(c @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => {
            let eight_bit = char::from_u32(c as u32 + 0x40).unwrap_or('\u{9b}');
            skip_body(eight_bit, &after[1..])
        }
        Some(' '..='~') => {
            let rest = after.trim_start_matches(|c| matches!(c, ' '..='/'));
            rest.strip_prefix(|c| matches!(c, '0'..='~')).unwrap_or(rest)
        }
        _ => after,
    }
}

/// What follows the body of a sequence: parameters and a final character, or a
/// string up to its terminator. A string without terminator on its line loses
/// nothing but its introducer, so that it cannot swallow what comes after.
fn skip_body(introducer: char, body: &str) -> &str {
    if introducer == '\u{9b}' {
        let rest = body.trim_start_matches(|c| matches!(c, '0'..='?'));
        let rest = rest.trim_start_matches(|c| matches!(c, ' '..='/'));
        return rest.strip_prefix(|c| matches!(c, '@'..='~')).unwrap_or(rest);
    }
    let line = body.split('\n').next().unwrap_or("");
    for (at, c) in line.char_indices() {
        match c {
            '\x07' | '\u{9c}' => return &body[at + c.len_utf8()..],
            '\x1b' if line[at + 1..].starts_with('\\') => return &body[at + 2..],
            _ => {}
        }
    }
    body
}

/// Characters that a cluster may have besides its first: more than any
/// language writes, and few enough to keep a cell small.
const MARKS: usize = 8;
/// The longest emoji of Unicode's own list has ten characters.
const EMOJI: usize = 10;

fn thin_clusters(text: Cow<'_, str>) -> Cow<'_, str> {
    // A cluster never crosses a line feed, and few lines have any.
    let lines = || text.split_inclusive('\n');
    if lines().all(|line| unusual(line).all(stands_alone) || !is_flooded(line)) {
        return text;
    }
    Cow::Owned(lines().flat_map(|line| line.graphemes(true)).flat_map(|g| g.chars().take(limit(g))).collect())
}

/// Whether a cluster has more characters than it may.
fn is_flooded(line: &str) -> bool {
    // No cluster is longer than its bytes: the common case needs no counting.
    line.graphemes(true).any(|g| g.len() > MARKS && g.chars().count() > limit(g))
}

fn limit(cluster: &str) -> usize {
    if cluster.contains('\u{200d}') { EMOJI } else { MARKS + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(raw: &str, safe: &str) {
        assert_eq!(&*SafeText::new(raw), safe, "{raw:?}");
    }

    #[test]
    fn a_sequence_goes_as_a_whole() {
        check("a\x1b[31;1mb", "ab");
        check("a\u{9b}31mb", "ab");
        check("a\x1b]52;c;cHduCg==\x07b", "ab");
        check("a\x1b]8;;http://x\x1b\\b", "ab");
        check("a\x1bP1$r\u{9c}b", "ab");
        check("a\x1b(Bb", "ab");
        check("a\x1bcb", "ab");
    }

    #[test]
    fn an_unterminated_string_swallows_nothing() {
        check("a\x1b]0;the rest of the article", "a0;the rest of the article");
        check("a\x1b]0;one\ntwo\x07three", "a0;one\ntwothree");
        check("end\x1b", "end");
    }

    #[test]
    fn control_and_format_characters_go_and_letters_stay() {
        check("a\x08\x00\x7f\u{85}b\tc\r\nd\re", "ab c\nd\ne");
        check("ad\u{202e}min\u{2066}\u{200f}", "admin");
        check("שלום مرحبا naïve 天気", "שלום مرحبا naïve 天気");
        check("co\u{ad}operate\u{feff}", "cooperate");
    }

    #[test]
    fn flags_and_families_stay_whole() {
        let scotland = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        check(scotland, scotland);
        check("x\u{e0067}\u{e007f}", "x");
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}";
        check(family, family);
    }

    #[test]
    fn a_flood_of_marks_is_cut() {
        let flood = format!("e{}x", "\u{301}".repeat(1000));
        assert_eq!(SafeText::new(&flood).chars().count(), 1 + MARKS + 1);
    }

    proptest! {
        #[test]
        fn nothing_unsafe_is_left(raw in "(\\PC|[\\x00-\\x9f]|\\x1b\\[|\\x1b\\]|\u{202e}|a|;){0,60}") {
            let safe = SafeText::new(&raw);
            prop_assert!(safe.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert_eq!(SafeText::new(&safe), safe);
        }

        #[test]
        fn a_sequence_anywhere_leaves_no_trace(
            clean in "[a-zA-Z0-9é天 .,\n]{0,40}",
            at in 0usize..40,
            sequence in prop::sample::select(vec![
                "\x1b[2J", "\x1b[?1049h", "\u{9b}6n", "\x1b]52;c;x\x07", "\x1b]0;t\x1b\\", "\x1bPq\x1b\\", "\x1b_Gx\x1b\\", "\x07", "\x08", "\u{202e}",
            ]),
        ) {
            let at = clean.char_indices().map(|(i, _)| i).nth(at).unwrap_or(clean.len());
            let dirty = format!("{}{sequence}{}", &clean[..at], &clean[at..]);
            prop_assert_eq!(SafeText::new(&dirty), SafeText::new(&clean));
        }
    }
}
