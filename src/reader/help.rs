//! The help: all keys as they are now, those for where the user comes from first,
//! and what of it a search leaves.

use std::fmt::Write;

use super::bindings::{Group, Scope};
use super::filtering::SIGNS;
use super::hints::spelled;
use super::key::{Code, Key};
use super::keymap::Keyed;
use super::line::InputLine;
use super::{State, bindings};
use crate::text::fold;

/// The help while it is open.
#[derive(Debug)]
pub struct Help {
    /// The first line that is shown.
    pub top: usize,
    /// What is searched.
    pub line: InputLine,
    /// Whether keys go to that.
    pub typing: bool,
    /// From where it was opened.
    pub scope: Scope,
}

/// A line of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// Where the keys below hold.
    Part(String),
    /// The name of a group of keys.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, String),
    /// Something else that is to be said.
    Words(&'static str),
    /// Nothing.
    Blank,
}

impl Help {
    pub(super) fn new(scope: Scope) -> Self {
        Self { top: 0, line: InputLine::default(), typing: false, scope }
    }

    /// A key while something is searched.
    pub(super) fn key(&mut self, key: Key) {
        match key.code {
            Code::Enter => self.typing = false,
            Code::Esc => {
                self.show_all();
            }
            Code::Backspace if self.line.value().is_empty() => self.typing = false,
            _ if self.line.key(key) => self.top = 0,
            _ => {}
        }
    }

    /// Pasted text is searched.
    pub(super) fn paste(&mut self, text: &str) {
        if self.typing {
            self.line.paste(text);
            self.top = 0;
        }
    }

    /// Forgets what was searched; says whether something was.
    pub(super) fn show_all(&mut self) -> bool {
        let searched = !self.line.value().is_empty() || self.typing;
        self.line.clear();
        (self.typing, self.top) = (false, 0);
        searched
    }
}

/// All lines of the help.
pub fn lines(state: &State, help: &Help) -> Vec<HelpLine> {
    let searched = help.line.value();
    let mut rows = state.keymap.rows();
    rows.retain(|row| !row.binding.sentence.is_empty() && has(row, searched));
    let (here, elsewhere): (Vec<Keyed>, Vec<Keyed>) =
        rows.into_iter().partition(|row| row.scopes.contains(&help.scope));
    let mut lines = Vec::new();
    part(state, &mut lines, format!("Here: {}", help.scope.name()), &here, false);
    part(state, &mut lines, "Elsewhere".to_owned(), &elsewhere, true);
    let mut signs =
        SIGNS.iter().filter(|(_, sentence)| searched.split_whitespace().all(|word| says("", sentence, word)));
    if let Some(first) = signs.next() {
        lines.extend([HelpLine::Blank, HelpLine::Part("While a filter is typed".to_owned())]);
        let rows = std::iter::once(first).chain(signs);
        lines.extend(rows.map(|(typed, sentence)| HelpLine::Keys((*typed).to_owned(), (*sentence).to_owned())));
    }
    if lines.is_empty() {
        lines.push(HelpLine::Words("No key, name or sentence has these words. Esc shows all."));
    }
    lines
}

/// Lists rows by group under a heading; where they hold is told only `elsewhere`.
fn part(state: &State, lines: &mut Vec<HelpLine>, heading: String, rows: &[Keyed], elsewhere: bool) {
    if rows.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(HelpLine::Blank);
    }
    lines.push(HelpLine::Part(heading));
    for group in Group::ALL {
        let mut rows = rows.iter().filter(|row| row.binding.group == group).peekable();
        if rows.peek().is_none() {
            continue;
        }
        lines.push(HelpLine::Heading(group.heading()));
        for row in rows {
            let keys: Vec<String> = row.keys.iter().map(|key| spelled(key, &state.symbols)).collect();
            let keys = if keys.is_empty() { format!(":{}", row.binding.command.name()) } else { keys.join(" ") };
            let mut sentence = row.binding.sentence.to_owned();
            if elsewhere {
                let _ = write!(sentence, " ({})", bindings::places(&row.scopes));
            }
            lines.push(HelpLine::Keys(keys, sentence));
        }
    }
}

/// Whether a row has every word that is searched: as the beginning of a key, as one
/// is written, or of a word of its name or its sentence. One letter alone is a key.
fn has(row: &Keyed, searched: &str) -> bool {
    searched.split_whitespace().all(|word| {
        row.keys.iter().any(|key| key.starts_with(word))
            || word.chars().nth(1).is_some() && says(row.binding.command.name(), row.binding.sentence, word)
    })
}

/// Whether a word of a command's name or sentence begins with `word`.
pub(super) fn says(name: &str, sentence: &str, word: &str) -> bool {
    let word = fold(word);
    let mut words = name.split('-').chain([name]).chain(sentence.split(|c: char| !c.is_alphanumeric()));
    words.any(|other| fold(other).starts_with(&*word))
}
