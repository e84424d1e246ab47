//! The phrases that furniture is made of, from `assets/boilerplate.txt`: whole
//! lines, beginnings of lines, and words inside short passages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

/// What a phrase shows a passage to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// A mark that an advertisement stood here.
    Advertisement,
    /// A control, or words about one.
    Widget,
    /// Legal words, subscriptions, tags.
    Boilerplate,
    /// The head of a list of other articles, or a pointer to one.
    Related,
    /// The head of what comes after an article: the readers' comments, what
    /// is popular.
    After,
    /// A way to another page.
    Navigation,
    /// The word above a headline.
    Kicker,
}

/// Longer passages are not looked through for phrases: they are somebody's
/// sentences about cookies and newsletters.
const SHORT: usize = 60;
/// No phrase of the table is longer, and no line that is nothing but one.
const LINE: usize = 60;

struct Table {
    whole: HashMap<String, Phrase>,
    whole_lengths: Lengths,
    start: ByFirst,
    inside: ByFirst,
}

/// For each first byte of some words a bit for each length: most words of a
/// text are told apart by these and need no hash.
struct Lengths([u64; 256]);

impl Lengths {
    fn insert(&mut self, word: &str) {
        self.0[initial(word)] |= length_bit(word);
    }

    /// Whether the word may be one of them.
    fn may_hold(&self, word: &str) -> bool {
        self.0[initial(word)] & length_bit(word) != 0
    }
}

fn initial(word: &str) -> usize {
    usize::from(word.bytes().next().unwrap_or(0))
}

/// The bit of a word's length, the same for all long ones.
fn length_bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

/// Phrases by their first word.
struct ByFirst {
    phrases: HashMap<String, Vec<(String, Phrase)>>,
    lengths: Lengths,
}

impl ByFirst {
    fn new() -> Self {
        Self { phrases: HashMap::new(), lengths: Lengths([0; 256]) }
    }

    fn insert(&mut self, phrase: &str, what: Phrase) {
        let word = first(phrase);
        self.lengths.insert(word);
        self.phrases.entry(word.to_owned()).or_default().push((phrase.to_owned(), what));
    }

    /// The phrases that begin with a word.
    fn get(&self, word: &str) -> &[(String, Phrase)] {
        if self.lengths.may_hold(word) { self.phrases.get(word).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../assets/boilerplate.txt")));

fn read(asset: &str) -> Table {
    let mut table = Table {
        whole: HashMap::new(),
        whole_lengths: Lengths([0; 256]),
        start: ByFirst::new(),
        inside: ByFirst::new(),
    };
    for line in asset.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.splitn(3, '\t');
        let (Some(how), Some(what), Some(phrase)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let what = match what {
            "advertisement" => Phrase::Advertisement,
            "widget" => Phrase::Widget,
            "related" => Phrase::Related,
            "after" => Phrase::After,
            "navigation" => Phrase::Navigation,
            "kicker" => Phrase::Kicker,
            _ => Phrase::Boilerplate,
        };
        match how {
            "is" => {
                table.whole_lengths.insert(phrase);
                table.whole.insert(phrase.to_owned(), what);
            }
            "start" => table.start.insert(phrase, what),
            _ => table.inside.insert(phrase, what),
        }
    }
    table
}

/// The bytes of ASCII that words are made of, looked up rather than asked for:
/// a text has thousands.
const IN_WORD: [bool; 256] = {
    let mut in_word = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        in_word[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'\'';
        byte += 1;
    }
    in_word
};

fn first(text: &str) -> &str {
    let ascii = text.bytes().position(|b| !IN_WORD[usize::from(b)]).unwrap_or(text.len());
    // Only other letters than those of ASCII need the tables of Unicode.
    let end = match text.as_bytes().get(ascii) {
        Some(b) if !b.is_ascii() => text.find(|c: char| !c.is_alphanumeric() && c != '\'').unwrap_or(text.len()),
        _ => ascii,
    };
    // A phrase may begin with a mark such as ©.
    if end == 0 { text.split(' ').next().unwrap_or("") } else { &text[..end] }
}

/// What the phrases say about a passage of `words` words.
pub(crate) fn phrase(text: &str, words: usize) -> Option<Phrase> {
    if words > SHORT {
        return None;
    }
    let folded = fold(text);
    let line = folded.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '('));
    if line.len() <= LINE {
        let bare = line.trim_end_matches([':', ' ', '»', '>', '→', '▼', '+', '!']);
        let known = |line: &str| TABLE.whole_lengths.may_hold(line).then(|| TABLE.whole.get(line)).flatten();
        if let Some(found) = known(line).or_else(|| known(bare).filter(|_| bare.len() < line.len())) {
            return Some(*found);
        }
    }
    starting(line).or_else(|| inside(line))
}

fn starting(line: &str) -> Option<Phrase> {
    let matches = |text: &str| {
        line.strip_prefix(text).is_some_and(|rest| {
            text.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
        })
    };
    TABLE.start.get(first(line)).iter().find(|(text, _)| matches(text)).map(|(_, what)| *what)
}

fn inside(line: &str) -> Option<Phrase> {
    let mut rest = line;
    loop {
        // A space parts most words, and after it the next begins.
        rest = rest.strip_prefix(' ').unwrap_or(rest);
        if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            rest = &rest[rest.find(char::is_alphanumeric)?..];
        }
        let word = first(rest);
        let hit = TABLE.inside.get(word).iter().find(|(text, _)| rest.starts_with(text.as_str()));
        if let Some((_, what)) = hit {
            return Some(*what);
        }
        rest = &rest[word.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Phrase>) {
        assert_eq!(phrase(text, text.split(' ').count()), expected, "{text}");
    }

    #[test]
    fn whole_lines_beginnings_and_words_inside_are_found() {
        check("Advertisement", Some(Phrase::Advertisement));
        check("RELATED ARTICLES:", Some(Phrase::Related));
        check("© 2025 The Harbour Post", Some(Phrase::Boilerplate));
        check("Your visit is covered by our Privacy Policy.", Some(Phrase::Boilerplate));
        check("ANALYSIS", Some(Phrase::Kicker));
    }

    #[test]
    fn words_of_a_sentence_are_no_phrase() {
        check("Advertisements for the ferry were everywhere.", None);
        check("Sharing the harbour was never easy.", None);
    }
}
