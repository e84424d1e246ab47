//! Keys as the reader knows them, and their names in the table and in help.

use std::fmt;

use crate::text::distance::nearest;

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// Whether Control was held.
    pub control: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// The keys that mean something here; capitals and signs come as their
/// character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character, as typed.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

const NAMES: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Tab", Code::Tab),
    ("S-Tab", Code::BackTab),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Home", Code::Home),
    ("End", Code::End),
    ("space", Code::Char(' ')),
];

/// What some call them elsewhere.
const OTHER_NAMES: &[(&str, Code)] = &[
    ("Return", Code::Enter),
    ("Escape", Code::Esc),
    ("Del", Code::Delete),
    ("BackTab", Code::BackTab),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
];

impl Key {
    /// A key without Control or Alt.
    pub fn plain(code: Code) -> Self {
        Self { code, control: false, alt: false }
    }

    /// A character with Control.
    pub fn control(c: char) -> Self {
        Self { code: Code::Char(c), control: true, alt: false }
    }
}

/// No sequence is longer.
const LONGEST: usize = 4;

/// The keys of a sequence as the table writes it: names (`PgDn`, `space`), `C-` or
/// `A-` before a key, or one character after the other (`gg`); parts may be divided
/// by spaces (`C-x g`). Nothing, where it cannot be read.
pub fn sequence(text: &str) -> Vec<Key> {
    read(text).unwrap_or_default()
}

/// Reads a sequence that a user wrote, or says what of it is no key.
pub fn read(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    for part in text.split_whitespace() {
        keys.extend(part_of_sequence(part).ok_or_else(|| part.to_owned())?);
    }
    if keys.is_empty() || keys.len() > LONGEST { Err(text.trim().to_owned()) } else { Ok(keys) }
}

fn part_of_sequence(part: &str) -> Option<Vec<Key>> {
    let mut key = Key::plain(Code::Esc);
    let mut rest = part;
    loop {
        let modified = rest.get(..2).filter(|_| rest.len() > 2);
        match modified {
            Some("C-" | "c-") => key.control = true,
            Some("A-" | "a-" | "M-") => key.alt = true,
            _ => break,
        }
        rest = &rest[2..];
    }
    let is_modified = key.control || key.alt;
    let named = NAMES.iter().chain(OTHER_NAMES).find(|(name, _)| name.eq_ignore_ascii_case(rest));
    let mut characters = rest.chars();
    match (named, characters.next(), characters.next()) {
        (Some((_, code)), ..) => Some(vec![Key { code: *code, ..key }]),
        // Terminals do not tell whether Shift was held with Control.
        (None, Some(c), None) if key.control => Some(vec![Key { code: Code::Char(c.to_ascii_lowercase()), ..key }]),
        (None, Some(c), None) => Some(vec![Key { code: Code::Char(c), ..key }]),
        // A word is not a sequence: whoever writes one means the name of a key.
        _ if is_modified || is_word(rest) || is_function_key(rest) => None,
        _ => Some(rest.chars().map(|c| Key::plain(Code::Char(c))).collect()),
    }
}

/// Whether somebody who wrote this meant the name of a key.
fn is_word(text: &str) -> bool {
    let letters = text.chars().count();
    letters > LONGEST || letters == LONGEST && nearest(text, names()).is_some()
}

/// Those are not read from the terminal.
fn is_function_key(word: &str) -> bool {
    word.strip_prefix(['F', 'f']).is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

/// Keys as the table writes them: what [`read`] reads back.
pub fn written(keys: &[Key]) -> String {
    let is_bare = |key: &Key| !key.control && !key.alt && matches!(key.code, Code::Char(c) if c != ' ');
    let between = if keys.iter().all(is_bare) { "" } else { " " };
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(between)
}

/// The names of keys, for whoever mistyped one.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().chain(OTHER_NAMES).map(|(name, _)| *name)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("C-")?;
        }
        if self.alt {
            f.write_str("A-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_sequence_reads_back() {
        for text in ["j", "gg", "C-d", "PgDn", "space", "S-Tab", "?", "A-j", "C-x g", "g space", "C-Left", "C-A-x", "-"]
        {
            assert_eq!(written(&sequence(text)), text);
        }
        for (text, same) in [("g g", "gg"), ("ENTER", "Enter"), ("M-j", "A-j"), ("C-R", "C-r"), ("return", "Enter")] {
            assert_eq!(sequence(text), sequence(same), "{text}");
        }
    }

    #[test]
    fn what_is_no_key_is_named() {
        for (text, wrong) in [("Entre", "Entre"), ("C-dd", "C-dd"), ("F5", "F5"), ("g Hoem", "Hoem"), ("", "")] {
            let told = read(text).expect_err(text);
            assert_eq!(told, wrong, "{text}");
        }
        assert!(read("a b c d e").is_err(), "too long to be pressed");
    }
}
