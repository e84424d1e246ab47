//! The filter line while it is typed and after. A word behind an `@` is completed
//! to the names of officials that it matches.

use super::key::{Code, Key};
use super::line::InputLine;
use crate::filter::{Ask, Order, pattern};

/// The filter and whether it has the keys.
#[derive(Debug, Default)]
pub struct FilterLine {
    line: InputLine,
    /// Whether keys go to it.
    pub typing: bool,
    /// What comes first of what is left. It stays when the line is emptied.
    pub order: Order,
    /// The names that the last word may become, best first.
    names: Vec<String>,
    /// The name that Tab put on the line, and where that begins.
    chosen: Option<(usize, usize)>,
    /// Whether what is typed was matched.
    is_matched: bool,
    /// Whether Tab was pressed before it was.
    is_asked: bool,
}

/// What can be typed into a filter, for help: `docs/filter.md` says it with examples.
pub const SIGNS: &[(&str, &str)] = &[
    ("word", "Titles and officials in which the letters stand close together"),
    ("'word", "Those in which the word stands as it is"),
    ("^word word$", "Those that begin or end so"),
    ("@name", "An official of that name; Tab completes it"),
    ("!word !@name", "Those that do not match"),
    ("one | other", "The one or the other; a space alone: both"),
    ("C-s", "Put the best match first, or keep the order of the list"),
    ("C-p C-n", "Bring a filter back that was typed before and begins like this one"),
    ("Up Down", "Go one row up or down meanwhile"),
];

/// What a key did to the filter line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The pattern is another.
    Changed,
    /// Only the cursor moved, or nothing happened.
    Moved,
    /// The pattern stands.
    Done,
    /// The pattern is to go.
    Cancelled,
    /// Another row is to be selected, this many further down.
    Select(isize),
    /// A filter that was typed before is to come back: the next one, or the one
    /// before.
    Recall(bool),
}

impl FilterLine {
    /// The pattern.
    pub fn pattern(&self) -> &str {
        self.line.value()
    }

    /// What it asks for.
    pub fn ask(&self) -> Ask {
        Ask { pattern: self.pattern().to_owned(), order: self.order }
    }

    /// The cursor, in characters from the start.
    pub fn cursor(&self) -> usize {
        self.line.cursor()
    }

    /// The names that Tab offers now, and which of them is on the line.
    pub fn offered(&self) -> (&[String], Option<usize>) {
        (&self.names, self.chosen.map(|(_, n)| n))
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        *self = Self { order: self.order, ..Self::default() };
    }

    /// Takes the names that what is typed may become; says whether one was waited
    /// for and is on the line now.
    pub fn propose(&mut self, names: Vec<String>) -> bool {
        self.is_matched = true;
        if self.chosen.is_none() {
            self.names = names;
        }
        std::mem::take(&mut self.is_asked) && self.complete(1)
    }

    /// Puts the next name on the line, or the one before; says whether there is one.
    fn complete(&mut self, by: isize) -> bool {
        let n = self.names.len();
        let (start, next) = match self.chosen {
            _ if n == 0 => return false,
            Some((start, at)) => (start, (at + n).saturating_add_signed(by) % n),
            None => {
                let start = self.pattern().rfind('@').unwrap_or(0);
                (start, if by > 0 { 0 } else { n - 1 })
            }
        };
        let before = self.pattern().get(..start).unwrap_or("").to_owned();
        let name = &self.names[next];
        // Where the name is one of several terms, or must not match, it is one term;
        // else each of its words asks for an official, so that one can be taken out.
        let is_one = before.ends_with('!') || before.trim_end().ends_with('|');
        let words: Vec<&str> = if is_one { vec![name] } else { name.split_whitespace().collect() };
        let words: Vec<String> = words.into_iter().map(|word| format!("@{}", pattern::escape(word))).collect();
        self.line.set(&format!("{before}{}", words.join(" ")));
        self.chosen = Some((start, next));
        true
    }

    fn changed(&mut self) {
        self.names.clear();
        self.chosen = None;
        (self.is_matched, self.is_asked) = (false, false);
    }

    /// A key while typing.
    pub fn key(&mut self, key: Key) -> Typed {
        match (key.code, key.control) {
            (Code::Enter, _) => Typed::Done,
            (Code::Esc, _) => Typed::Cancelled,
            (Code::Down, _) => Typed::Select(1),
            (Code::Up, _) => Typed::Select(-1),
            (Code::Char('n'), true) => Typed::Recall(true),
            (Code::Char('p'), true) => Typed::Recall(false),
            (Code::Char('s'), true) => {
                self.order = self.order.other();
                Typed::Changed
            }
            (Code::Tab | Code::BackTab, _) if self.chosen.is_none() && !self.is_matched => {
                self.is_asked = key.code == Code::Tab;
                Typed::Moved
            }
            (Code::Tab, _) if self.complete(1) => Typed::Changed,
            (Code::BackTab, _) if self.complete(-1) => Typed::Changed,
            (Code::Backspace, _) if self.pattern().is_empty() => Typed::Cancelled,
            _ if self.line.key(key) => {
                self.changed();
                Typed::Changed
            }
            _ => Typed::Moved,
        }
    }

    /// Takes another pattern.
    pub fn set(&mut self, pattern: &str) {
        self.line.set(pattern);
        self.changed();
    }

    /// Pasted text goes in on one line; says whether all of it did.
    pub fn paste(&mut self, text: &str) -> bool {
        self.changed();
        self.line.paste(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::key::sequence;

    #[test]
    fn typing_changes_the_pattern_and_escape_cancels() {
        let mut line = FilterLine::default();
        assert_eq!(line.key(sequence("m")[0]), Typed::Changed);
        line.key(sequence("a")[0]);
        assert_eq!(line.pattern(), "ma");
        assert_eq!(line.key(Key::plain(Code::Left)), Typed::Moved);
        assert_eq!(line.key(Key::plain(Code::Esc)), Typed::Cancelled);
    }

    fn typed(keys: &str) -> FilterLine {
        let mut line = FilterLine::default();
        for key in crate::reader::play::typed(keys) {
            line.key(key);
        }
        line
    }

    #[test]
    fn tab_goes_through_the_names_that_a_word_may_become() {
        let mut line = typed("ferry @qu");
        line.propose(vec!["Ana Quillan".to_owned(), "Quentin Hale".to_owned()]);
        let tab = Key::plain(Code::Tab);
        assert_eq!(line.key(tab), Typed::Changed);
        assert_eq!(line.pattern(), "ferry @Ana @Quillan");
        line.propose(Vec::new());
        line.key(tab);
        assert_eq!(line.pattern(), "ferry @Quentin @Hale");
        line.key(tab);
        assert_eq!(line.pattern(), "ferry @Ana @Quillan");
        line.key(Key::plain(Code::BackTab));
        assert_eq!(line.pattern(), "ferry @Quentin @Hale");
    }

    #[test]
    fn a_name_that_must_not_match_or_is_one_of_several_stays_one_term() {
        for (typed_first, expected) in [
            ("!@qu", r"!@Ana\ Quillan"),
            ("ferry | @qu", r"ferry | @Ana\ Quillan"),
            ("ferry @'qu", "ferry @Ana @Quillan"),
        ] {
            let mut line = FilterLine::default();
            line.paste(typed_first);
            line.propose(vec!["Ana Quillan".to_owned()]);
            line.key(Key::plain(Code::Tab));
            assert_eq!(line.pattern(), expected);
        }
    }

    #[test]
    fn a_tab_before_the_answer_waits_for_it() {
        let mut line = typed("@qu");
        assert_eq!(line.key(Key::plain(Code::Tab)), Typed::Moved);
        assert!(line.propose(vec!["Ana Quillan".to_owned()]));
        assert_eq!(line.pattern(), "@Ana @Quillan");
    }
}
