//! The phrases that furniture is made of, from `assets/boilerplate.txt`: whole
//! lines, beginnings of lines, and words inside short passages.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lengths::{Lengths, initial};
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

/// Phrases by the first byte of their first word.
struct ByFirst {
    phrases: Vec<Vec<Known>>,
    lengths: Lengths,
}

/// A phrase.
struct Known {
    /// The bytes of its first word.
    first: usize,
    text: String,
    what: Phrase,
}

impl ByFirst {
    fn new() -> Self {
        Self { phrases: (0..256).map(|_| Vec::new()).collect(), lengths: Lengths::new() }
    }

    fn insert(&mut self, phrase: &str, what: Phrase) {
        let word = first(phrase);
        self.lengths.insert(word);
        self.phrases[initial(word)].push(Known { first: word.len(), text: phrase.to_owned(), what });
    }

    /// The phrases that a text which begins with `word` begins with.
    fn get<'a>(&'a self, word: &str, text: &'a str) -> impl Iterator<Item = &'a Known> {
        let may = self.lengths.may_hold(word);
        let known = self.phrases.get(initial(word)).filter(|_| may).map_or(&[][..], Vec::as_slice);
        let length = word.len();
        known.iter().filter(move |known| known.first == length && text.starts_with(&known.text))
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read(include_str!("../../assets/boilerplate.txt")));

fn read(asset: &str) -> Table {
    let mut table =
        Table { whole: HashMap::new(), whole_lengths: Lengths::new(), start: ByFirst::new(), inside: ByFirst::new() };
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
    let ends = |known: &&Known| {
        let rest = &line[known.text.len()..];
        known.text.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
    };
    TABLE.start.get(first(line), line).find(ends).map(|known| known.what)
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
        if let Some(known) = TABLE.inside.get(word, rest).next() {
            return Some(known.what);
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
