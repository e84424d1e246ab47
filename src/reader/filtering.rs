//! The filter line while it is typed and after.

use tui_input::{Input, InputRequest};

use super::key::{Code, Key};

/// The filter and whether it has the keys.
#[derive(Debug, Default)]
pub struct FilterLine {
    input: Input,
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

/// More than this is never a filter: what is pasted past it is left out.
const LONGEST: usize = 300;

impl FilterLine {
    /// The pattern.
    pub fn pattern(&self) -> &str {
        self.input.value()
    }

    /// The cursor, in characters from the start.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        self.input.reset();
        self.typing = false;
    }

    /// A key while typing.
    pub fn key(&mut self, key: Key) -> Typed {
        let request = match (key.code, key.control) {
            (Code::Enter, _) => return Typed::Done,
            (Code::Esc, _) => return Typed::Cancelled,
            (Code::Down, _) | (Code::Char('n'), true) => return Typed::Select(1),
            (Code::Up, _) | (Code::Char('p'), true) => return Typed::Select(-1),
            (Code::Backspace, _) if self.pattern().is_empty() => return Typed::Cancelled,
            (Code::Backspace, _) | (Code::Char('h'), true) => InputRequest::DeletePrevChar,
            (Code::Delete, _) => InputRequest::DeleteNextChar,
            (Code::Left, _) => InputRequest::GoToPrevChar,
            (Code::Right, _) => InputRequest::GoToNextChar,
            (Code::Home, _) | (Code::Char('a'), true) => InputRequest::GoToStart,
            (Code::End, _) | (Code::Char('e'), true) => InputRequest::GoToEnd,
            (Code::Char('w'), true) => InputRequest::DeletePrevWord,
            (Code::Char('u'), true) => InputRequest::DeleteLine,
            (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
            (Code::Char(c), false) if !key.alt && self.input.value().len() < LONGEST => InputRequest::InsertChar(c),
            _ => return Typed::Moved,
        };
        match self.input.handle(request) {
            Some(change) if change.value => Typed::Changed,
            _ => Typed::Moved,
        }
    }

    /// Pasted text goes in on one line.
    pub fn paste(&mut self, text: &str) {
        for c in crate::text::SafeText::line(text).chars() {
            if self.input.value().len() >= LONGEST {
                break;
            }
            self.input.handle(InputRequest::InsertChar(c));
        }
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

    #[test]
    fn a_paste_is_one_line_and_bounded() {
        let mut line = FilterLine::default();
        line.paste("a\nb\x1b[2J");
        assert_eq!(line.pattern(), "a b");
        line.paste(&"x".repeat(1_000_000));
        assert!(line.pattern().len() <= LONGEST + 4);
    }
}
