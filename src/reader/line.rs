//! A line that is typed: characters, motions by words, a bound.

use tui_input::{Input, InputRequest};

use super::key::{Code, Key};

/// What is typed, and where the cursor stands.
#[derive(Debug, Default)]
pub struct InputLine(Input);

/// More than this is never meant: what is pasted past it is left out.
pub(super) const LONGEST: usize = 300;

impl InputLine {
    /// The words.
    pub fn value(&self) -> &str {
        self.0.value()
    }

    /// The cursor, in characters from the start.
    pub fn cursor(&self) -> usize {
        self.0.cursor()
    }

    /// Takes other words, with the cursor behind them.
    pub fn set(&mut self, value: &str) {
        self.0 = Input::new(value.to_owned());
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        self.0.reset();
    }

    /// A key; says whether the words are others now.
    pub fn key(&mut self, key: Key) -> bool {
        let request = match (key.code, key.control) {
            (Code::Backspace, _) | (Code::Char('h'), true) => InputRequest::DeletePrevChar,
            (Code::Delete, _) => InputRequest::DeleteNextChar,
            (Code::Left, _) => InputRequest::GoToPrevChar,
            (Code::Right, _) => InputRequest::GoToNextChar,
            (Code::Home, _) | (Code::Char('a'), true) => InputRequest::GoToStart,
            (Code::End, _) | (Code::Char('e'), true) => InputRequest::GoToEnd,
            (Code::Char('w'), true) => InputRequest::DeletePrevWord,
            (Code::Char('u'), true) => InputRequest::DeleteLine,
            (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
            (Code::Char(c), false) if !key.alt && self.value().len() < LONGEST => InputRequest::InsertChar(c),
            _ => return false,
        };
        self.0.handle(request).is_some_and(|change| change.value)
    }

    /// Pasted text goes in on one line; says whether all of it did.
    pub fn paste(&mut self, text: &str) -> bool {
        // Of what is not taken in nothing need be made safe.
        let (text, is_whole) = match text.char_indices().nth(16 * LONGEST) {
            Some((end, _)) => (&text[..end], false),
            None => (text, true),
        };
        for c in crate::text::SafeText::line(text).chars() {
            if self.value().len() >= LONGEST {
                return false;
            }
            self.0.handle(InputRequest::InsertChar(c));
        }
        is_whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_one_line_and_bounded() {
        let mut line = InputLine::default();
        line.paste("a\nb\x1b[2J");
        assert_eq!(line.value(), "a b");
        line.paste(&"x".repeat(1_000_000));
        assert!(line.value().len() <= LONGEST + 4);
    }
}
