//! What the status line and the help say, made from the table of keys.

use super::State;
use super::bindings::Scope;
use super::bindings::{BINDINGS, Group, continuations};
use super::key::{Key, sequence};
use super::prompt::Prompt;
use super::symbols::Symbols;

/// A hint: what a key would do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key as it is shown.
    pub shown: String,
    /// What it would do.
    pub word: &'static str,
    /// The keys that a click on the hint presses.
    pub keys: Vec<Key>,
}

impl Hint {
    fn new(key: &str, word: &'static str, symbols: &Symbols) -> Self {
        Self { shown: spelled(key, symbols), word, keys: sequence(key) }
    }
}

/// The hints for the moment.
pub fn hints(state: &State) -> Vec<Hint> {
    let hint = |key, word| Hint::new(key, word, &state.symbols);
    if state.palette.is_some() {
        return vec![hint("Tab", "complete"), hint("Enter", "run"), hint("Esc", "leave")];
    }
    if state.prompt.is_some() {
        return vec![hint("Enter", state.prompt.as_ref().map_or("keep", Prompt::verb)), hint("Esc", "leave")];
    }
    let filter = state.filter_line();
    if filter.typing && state.help.is_none() {
        let mut hints = vec![hint("Enter", "keep"), hint("Esc", "clear")];
        if !filter.offered().0.is_empty() {
            hints.insert(0, hint("Tab", "complete"));
        }
        let word = match state.view.as_ref().map(|view| view.scope()) {
            None => "officials only",
            Some(Scope::People | Scope::Stories | Scope::Contacts) => "names only",
            Some(_) => "speakers only",
        };
        hints.push(Hint { shown: "@name".to_owned(), word, keys: Vec::new() });
        return hints;
    }
    if state.view.is_none() && state.about().is_some() && state.help.is_none() && state.pending.is_empty() {
        return vec![
            hint("Tab", "next"),
            hint("Enter", "open"),
            hint("y", "copy"),
            hint("Esc", "leave"),
            hint("?", "keys"),
        ];
    }
    let scope = state.scope();
    if !state.pending.is_empty() {
        let rest = continuations(scope, &state.pending);
        return rest.into_iter().map(|(key, sentence)| Hint::new(&key, sentence, &state.symbols)).collect();
    }
    BINDINGS
        .iter()
        .filter(|b| b.scopes.contains(&scope) && !b.hint.is_empty())
        .filter_map(|b| Some(hint(b.keys.first()?, b.hint)))
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
