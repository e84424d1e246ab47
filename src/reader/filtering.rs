//! The filter line while it is typed and after.

use super::key::{Code, Key};
use super::line::InputLine;

/// The filter and whether it has the keys.
#[derive(Debug, Default)]
pub struct FilterLine {
    line: InputLine,
    /// Whether keys go to it.
    pub typing: bool,
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

    /// Empties the line.
    pub fn clear(&mut self) {
        self.line.clear();
        self.typing = false;
    }

    /// A key while typing.
    pub fn key(&mut self, key: Key) -> Typed {
        match (key.code, key.control) {
            (Code::Enter, _) => Typed::Done,
            (Code::Esc, _) => Typed::Cancelled,
            (Code::Down, _) | (Code::Char('n'), true) => Typed::Select(1),
            (Code::Up, _) | (Code::Char('p'), true) => Typed::Select(-1),
            (Code::Backspace, _) if self.pattern().is_empty() => Typed::Cancelled,
            _ if self.line.key(key) => Typed::Changed,
            _ => Typed::Moved,
        }
    }

    /// Pasted text goes in on one line.
    pub fn paste(&mut self, text: &str) {
        self.line.paste(text);
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
}
