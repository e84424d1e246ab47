//! Keys as the reader knows them, and their names in the table and in help.

use std::fmt;

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

/// The keys of a sequence as the table writes it: a name (`PgDn`, `space`),
/// `C-` with a letter, or one character after the other (`gg`).
pub fn sequence(text: &str) -> Vec<Key> {
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == text) {
        return vec![Key::plain(*code)];
    }
    if let Some(c) = text.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
        return vec![Key::control(c)];
    }
    text.chars().map(|c| Key::plain(Code::Char(c))).collect()
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
        for text in ["j", "gg", "C-d", "PgDn", "space", "S-Tab", "?"] {
            let written: String = sequence(text).iter().map(Key::to_string).collect();
            assert_eq!(written, text);
        }
    }
}
