//! What the last line says of keys: those of the moment.

use super::bindings::{BINDINGS, Group, Scope};
use super::command::Command;
use super::key::{Key, sequence, written};
use super::symbols::Symbols;
use super::{Focus, State};

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
    fn new(keys: &[Key], word: &'static str, symbols: &Symbols) -> Self {
        Self { shown: spelled(&written(keys), symbols), word, keys: keys.to_vec() }
    }
}

/// The hints for the moment, the most wanted first; the last leads to all others.
pub fn hints(state: &State) -> Vec<Hint> {
    let hint = |key, word| Hint::new(&sequence(key), word, &state.symbols);
    if let Some(palette) = &state.palette {
        let mut hints = vec![hint("Tab", "complete"), hint("Enter", "run"), hint("Esc", "leave")];
        if palette.has_past() {
            hints.insert(2, hint("Up", "earlier"));
        }
        return hints;
    }
    if let Some(prompt) = &state.prompt {
        let mut hints = vec![hint("Enter", prompt.verb()), hint("Esc", "leave")];
        if !prompt.offered().0.is_empty() {
            hints.insert(0, hint("Tab", "complete"));
        }
        return hints;
    }
    if state.help.as_ref().is_some_and(|help| help.typing) {
        return vec![hint("Enter", "keep"), hint("Esc", "show all")];
    }
    if let Some(find) = state.find() {
        if find.typing {
            return vec![hint("Enter", "keep"), hint("Esc", "leave")];
        }
        return vec![hint("n", "next"), hint("N", "previous"), hint("Esc", "end"), hint("?", "keys")];
    }
    if state.numbers().is_some() {
        return vec![hint("Tab", "next"), hint("Enter", "open"), hint("Esc", "leave")];
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
    if !state.pending.is_empty() {
        // The box above says what may follow.
        return vec![hint("Esc", "leave")];
    }
    let scope = state.scope();
    let means = |command, word| Some(Hint::new(state.keymap.first(scope, command)?, word, &state.symbols));
    if state.view.is_none() && state.picker.is_none() && state.help.is_none() && state.about().is_some() {
        let hints = [
            means(Command::NextStop, "next"),
            means(Command::Act, "open"),
            means(Command::CopyLink, "copy"),
            means(Command::Cancel, "leave"),
            means(Command::Help, "keys"),
        ];
        return hints.into_iter().flatten().collect();
    }
    let mut hints = Vec::new();
    // What is in the way of seeing everything goes first.
    if state.help.is_none() && !filter.pattern().is_empty() && is_list(state) {
        hints.extend(means(Command::Cancel, "show all"));
    }
    let is_empty = state.view.is_none() && state.focus == Focus::List && state.list.is_empty();
    for (row, binding) in BINDINGS.iter().enumerate().filter(|(_, b)| b.scopes.contains(&scope) && !b.hint.is_empty()) {
        let needs_rows = matches!(binding.group, Group::Move | Group::Read | Group::Find | Group::Jump);
        if is_empty && needs_rows {
            continue;
        }
        let Some(keys) = state.keymap.key_of(scope, row) else { continue };
        let mut hint = Hint::new(keys, binding.hint, &state.symbols);
        match binding.command {
            Command::Down => pair(&mut hint, state, scope, Command::Up, false),
            Command::Right => pair(&mut hint, state, scope, Command::Left, true),
            _ => {}
        }
        hints.push(hint);
    }
    hints
}

fn is_list(state: &State) -> bool {
    state.view.is_some() || state.focus == Focus::List
}

/// Adds the key of the motion back.
fn pair(hint: &mut Hint, state: &State, scope: Scope, back: Command, before: bool) {
    if let Some(keys) = state.keymap.first(scope, back) {
        let back = spelled(&written(keys), &state.symbols);
        hint.shown = if before { format!("{back} {}", hint.shown) } else { format!("{} {back}", hint.shown) };
    }
}

/// A key as hints show it.
pub fn spelled(key: &str, symbols: &Symbols) -> String {
    if key == "Enter" { symbols.enter.to_owned() } else { key.to_owned() }
}
