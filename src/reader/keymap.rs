//! The keys as they are now: the one table, changed by a preset, changed by what
//! the user's configuration says. Dispatch, hints, help and the command line ask
//! here, so that all of them tell the same.
//!
//! [`overrides`] checks what a configuration says; [`page`] is `docs/keys.md`.

pub mod overrides;
pub mod page;
#[cfg(test)]
mod tests;

use super::bindings::{BINDINGS, Binding, Scope, places};
use super::command::Command;
use super::key::{Key, sequence, written};
use super::presets::{Changes, Here, Preset, Row};

pub use overrides::{KeyProblem, Override, Wrong};

/// Which keys mean what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    preset: Preset,
    /// The keys of each scope, in the order of the table.
    scopes: Vec<(Scope, Vec<Chord>)>,
}

/// Keys that mean a command in one scope.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chord {
    keys: Vec<Key>,
    /// Which row of the table says what they do.
    row: usize,
}

/// A row of the table with the keys that it has now.
#[derive(Debug, Clone)]
pub struct Keyed {
    /// The row.
    pub binding: &'static Binding,
    /// Where it has these keys.
    pub scopes: Vec<Scope>,
    /// The keys, each alone enough; the first is the one that hints show. None where
    /// only its name is left.
    pub keys: Vec<String>,
}

/// What a sequence of keys means in a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A command.
    Command(Command),
    /// The beginning of one or more longer sequences.
    Beginning,
    /// Nothing.
    Nothing,
}

/// Where the keys of another program that shows lists and articles are looked for.
const MAIN: [Scope; 4] = [Scope::List, Scope::Article, Scope::Related, Scope::Removed];

impl Default for Keymap {
    fn default() -> Self {
        Self::of(Preset::Vim)
    }
}

impl Keymap {
    /// The keys of a preset, changed by `overrides`. What is wrong with one is told,
    /// and it changes nothing.
    pub fn new(preset: Preset, overrides: &[Override]) -> (Self, Vec<KeyProblem>) {
        let mut map = Self::of(preset);
        let problems = overrides::apply(&mut map, overrides);
        (map, problems)
    }

    fn of(preset: Preset) -> Self {
        let chords = |scope: Scope| {
            let rows = BINDINGS.iter().enumerate().filter(move |(_, binding)| binding.scopes.contains(&scope));
            rows.flat_map(|(row, binding)| binding.keys.iter().map(move |keys| Chord { keys: sequence(keys), row }))
        };
        let scopes = Scope::ALL.iter().map(|&scope| (scope, chords(scope).collect())).collect();
        let mut map = Self { preset, scopes };
        map.change(&preset.changes());
        map
    }

    fn change(&mut self, changes: &Changes) {
        if let Some((from, to)) = changes.leader {
            let (from, to) = (sequence(&from.to_string()), sequence(&to.to_string()));
            for chord in self.scopes.iter_mut().flat_map(|(_, chords)| chords).filter(|chord| chord.keys.len() > 1) {
                if chord.keys.starts_with(&from) {
                    chord.keys[..1].copy_from_slice(&to);
                }
            }
        }
        for (command, keys) in changes.moved {
            for (scope, row) in rows_of(*command) {
                self.chords_mut(scope).retain(|chord| chord.row != row);
                // What comes first is what hints show.
                for keys in keys.iter().rev() {
                    self.give(scope, row, &sequence(keys));
                }
            }
        }
        for Row { keys, here, .. } in changes.rows.iter().rev() {
            for keys in keys.iter().rev().map(|keys| sequence(keys)) {
                match here {
                    Here::Is(command) => self.give_all(*command, &keys, &MAIN),
                    Here::Everywhere(command) => self.give_all(*command, &keys, Scope::ALL),
                    Here::Nothing => {
                        for scope in MAIN {
                            self.chords_mut(scope).retain(|chord| chord.keys != keys);
                        }
                    }
                    Here::Table => {}
                }
            }
        }
    }

    fn give_all(&mut self, command: Command, keys: &[Key], within: &[Scope]) {
        for (scope, row) in rows_of(command).into_iter().filter(|(scope, _)| within.contains(scope)) {
            let means = self.chords(scope).iter().find(|chord| chord.keys == keys).map(|chord| chord.row);
            // Where a key means the command already, it stays which row says so.
            if means.is_none_or(|row| BINDINGS[row].command != command) {
                self.give(scope, row, keys);
            }
        }
    }

    /// Gives keys to a row of the table, and takes them, and what clashes with them,
    /// from all others.
    fn give(&mut self, scope: Scope, row: usize, keys: &[Key]) {
        let chords = self.chords_mut(scope);
        chords.retain(|chord| !chord.keys.starts_with(keys) && !keys.starts_with(&chord.keys));
        let at = chords.partition_point(|chord| chord.row < row);
        chords.insert(at, Chord { keys: keys.to_vec(), row });
    }

    fn chords(&self, scope: Scope) -> &[Chord] {
        self.scopes.iter().find(|(other, _)| *other == scope).map_or(&[], |(_, chords)| chords)
    }

    fn chords_mut(&mut self, scope: Scope) -> &mut Vec<Chord> {
        let at = self.scopes.iter().position(|(other, _)| *other == scope).unwrap_or_else(|| {
            self.scopes.push((scope, Vec::new()));
            self.scopes.len() - 1
        });
        &mut self.scopes[at].1
    }

    // ---- what they mean

    /// With which keys it began.
    pub fn preset(&self) -> Preset {
        self.preset
    }

    /// Looks a sequence up.
    pub fn meaning(&self, scope: Scope, keys: &[Key]) -> Meaning {
        let mut found = Meaning::Nothing;
        for chord in self.chords(scope) {
            if chord.keys == keys {
                return Meaning::Command(BINDINGS[chord.row].command);
            }
            if chord.keys.starts_with(keys) {
                found = Meaning::Beginning;
            }
        }
        found
    }

    /// What may follow the keys pressed so far, each with the row that says what it
    /// does.
    pub fn continuations(&self, scope: Scope, pending: &[Key]) -> Vec<(Vec<Key>, &'static Binding)> {
        let longer = |chord: &&Chord| chord.keys.len() > pending.len() && chord.keys.starts_with(pending);
        let rest = |chord: &Chord| (chord.keys[pending.len()..].to_vec(), &BINDINGS[chord.row]);
        self.chords(scope).iter().filter(longer).map(rest).collect()
    }

    /// The key that hints show for a row of the table.
    pub fn key_of(&self, scope: Scope, row: usize) -> Option<&[Key]> {
        self.chords(scope).iter().find(|chord| chord.row == row).map(|chord| chord.keys.as_slice())
    }

    /// The first keys that mean a command in a scope.
    pub fn first(&self, scope: Scope, command: Command) -> Option<&[Key]> {
        let means = |chord: &&Chord| BINDINGS[chord.row].command == command;
        self.chords(scope).iter().find(means).map(|chord| chord.keys.as_slice())
    }

    /// How a command is given in a scope, in words for the user: its first key, or
    /// its name behind a colon.
    pub fn spelled(&self, scope: Scope, command: Command) -> String {
        self.first(scope, command).map_or_else(|| format!(":{}", command.name()), written)
    }

    /// What keys do in the program that the preset is named after, where that is not
    /// there.
    pub fn missing(&self, keys: &[Key]) -> Option<&'static str> {
        let is_it = |row: &&Row| row.here == Here::Nothing && row.keys.iter().any(|text| sequence(text) == keys);
        self.preset.changes().rows.iter().find(is_it).map(|row| row.there)
    }

    /// The rows of the table, in its order, with the keys that they have now. A row
    /// whose keys differ from place to place is told once for each.
    pub fn rows(&self) -> Vec<Keyed> {
        let mut out: Vec<Keyed> = Vec::new();
        for (row, binding) in BINDINGS.iter().enumerate() {
            let first = out.len();
            for &scope in binding.scopes {
                let chords = self.chords(scope).iter().filter(|chord| chord.row == row);
                let keys: Vec<String> = chords.map(|chord| written(&chord.keys)).collect();
                // Another row may have given the command a key here.
                if keys.is_empty() && self.first(scope, binding.command).is_some() {
                    continue;
                }
                match out[first..].iter_mut().find(|keyed| keyed.keys == keys) {
                    Some(keyed) => keyed.scopes.push(scope),
                    None => out.push(Keyed { binding, scopes: vec![scope], keys }),
                }
            }
        }
        out
    }
}

/// Where a command may be meant, in words.
pub fn places_of(command: Command) -> String {
    let scopes: Vec<Scope> = rows_of(command).into_iter().map(|(scope, _)| scope).collect();
    places(&scopes)
}

/// The rows of a command, the first that each scope has.
fn rows_of(command: Command) -> Vec<(Scope, usize)> {
    let mut out: Vec<(Scope, usize)> = Vec::new();
    for (row, binding) in BINDINGS.iter().enumerate().filter(|(_, binding)| binding.command == command) {
        for &scope in binding.scopes {
            if out.iter().all(|(other, _)| *other != scope) {
                out.push((scope, row));
            }
        }
    }
    out
}
