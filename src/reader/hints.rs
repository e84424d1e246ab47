//! What the status line and the help say, made from the table of keys.

use super::State;
use super::bindings::{BINDINGS, Group, continuations};
use super::symbols::Symbols;

/// The hints for the moment: key and word.
pub fn hints(state: &State) -> Vec<(String, &'static str)> {
    if state.filter.typing {
        let enter = state.symbols.enter.to_owned();
        return vec![(enter, "keep"), ("Esc".to_owned(), "clear"), ("@name".to_owned(), "officials only")];
    }
    if state.palette.is_some() {
        let enter = state.symbols.enter.to_owned();
        return vec![("Tab".to_owned(), "complete"), (enter, "run"), ("Esc".to_owned(), "leave")];
    }
    let scope = state.scope();
    if !state.pending.is_empty() {
        return continuations(scope, &state.pending);
    }
    BINDINGS
        .iter()
        .filter(|b| b.scopes.contains(&scope) && !b.hint.is_empty())
        .filter_map(|b| Some((spelled(b.keys.first()?, &state.symbols), b.hint)))
        .collect()
}

/// A key as hints show it.
pub fn spelled(key: &str, symbols: &Symbols) -> String {
    if key == "Enter" { symbols.enter.to_owned() } else { key.to_owned() }
}

/// A line of help: a heading, or keys and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// The name of a group of keys.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// Nothing.
    Blank,
}

/// The whole help.
pub fn help(symbols: &Symbols) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(group.heading()));
        for binding in BINDINGS.iter().filter(|b| b.group == group && !b.sentence.is_empty()) {
            let keys: Vec<String> = binding.keys.iter().map(|key| spelled(key, symbols)).collect();
            lines.push(HelpLine::Keys(keys.join(" "), binding.sentence));
        }
    }
    lines
}
