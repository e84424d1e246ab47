//! The filter line while it is typed and after. A word behind an `@` is completed
//! to the names of officials that it matches.

use super::key::{Code, Key};
use super::line::InputLine;

/// The filter and whether it has the keys.
#[derive(Debug, Default)]
pub struct FilterLine {
    line: InputLine,
    /// Whether keys go to it.
    pub typing: bool,
    /// The names that the last word may become, best first.
    names: Vec<String>,
    /// The name that Tab put on the line, and where that begins.
    chosen: Option<(usize, usize)>,
    /// Whether what is typed was matched.
    is_matched: bool,
    /// Whether Tab was pressed before it was.
    is_asked: bool,
}

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
}

impl FilterLine {
    /// The pattern.
    pub fn pattern(&self) -> &str {
        self.line.value()
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
        *self = Self::default();
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
        // Each word of the name asks for an official.
        let words: Vec<String> = self.names[next].split_whitespace().map(|word| format!("@{word}")).collect();
        let before = self.pattern().get(..start).unwrap_or("").to_owned();
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
            (Code::Down, _) | (Code::Char('n'), true) => Typed::Select(1),
            (Code::Up, _) | (Code::Char('p'), true) => Typed::Select(-1),
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

    /// Pasted text goes in on one line.
    pub fn paste(&mut self, text: &str) {
        self.line.paste(text);
        self.changed();
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
    fn a_tab_before_the_answer_waits_for_it() {
        let mut line = typed("@qu");
        assert_eq!(line.key(Key::plain(Code::Tab)), Typed::Moved);
        assert!(line.propose(vec!["Ana Quillan".to_owned()]));
        assert_eq!(line.pattern(), "@Ana @Quillan");
    }
}
