//! What a configuration says about keys, and what may be wrong with it.

use std::fmt;

use super::super::bindings::{BINDINGS, Scope};
use super::super::command::Command;
use super::super::key::{self, Key, read, written};
use super::{Keymap, rows_of};
use crate::text::distance::nearest;
use crate::text::{SafeText, shorten};

/// One thing that a configuration says about keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The line of the file that says so.
    pub line: usize,
    /// Where it holds: the name of a place, or several with commas between; none for
    /// everywhere where the command may be meant.
    pub scope: Option<String>,
    /// The keys, as the table writes them.
    pub keys: String,
    /// The name of the command; none where the keys, and all that begin with them,
    /// are to mean nothing.
    pub command: Option<String>,
}

/// Why what a line says about keys was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyProblem {
    /// The line of the file.
    pub line: usize,
    /// Why.
    pub wrong: Wrong,
}

/// What may be wrong with an [`Override`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such command; the one that may have been meant.
    Command(String, Option<&'static str>),
    /// There is no such place; the one that may have been meant.
    Scope(String, Option<&'static str>),
    /// The command cannot be meant in this place.
    Elsewhere(Command, Scope),
    /// This is no key; the one that may have been meant.
    Key(String, Option<&'static str>),
    /// The keys are the beginning of others, or others are of them.
    Prefix {
        /// These.
        keys: String,
        /// The others.
        other: String,
        /// What the others mean.
        command: Command,
        /// Where.
        scope: Scope,
    },
    /// An earlier line gives the keys to another command.
    Taken {
        /// The keys.
        keys: String,
        /// The other command.
        command: Command,
        /// The line.
        line: usize,
    },
    /// The keys that are to mean nothing mean nothing.
    Unbound(String),
    /// One key quits, come what may.
    Kept(String),
}

/// Changes `map` as the overrides say, and tells which of them cannot be. What takes
/// keys away comes first, so that the order of the lines is nobody's worry.
pub(super) fn apply(map: &mut Keymap, overrides: &[Override]) -> Vec<KeyProblem> {
    let mut problems = Vec::new();
    let mut taken = Vec::new();
    let (unbound, bound): (Vec<_>, Vec<_>) = overrides.iter().partition(|one| one.command.is_none());
    for one in unbound.into_iter().chain(bound) {
        if let Err(wrong) = apply_one(map, one, &mut taken) {
            problems.push(KeyProblem { line: one.line, wrong });
        }
    }
    problems.sort_by_key(|problem| problem.line);
    problems
}

/// Keys that a line has given away.
struct Given {
    line: usize,
    scope: Scope,
    keys: Vec<Key>,
    command: Command,
}

fn apply_one(map: &mut Keymap, one: &Override, given: &mut Vec<Given>) -> Result<(), Wrong> {
    let keys = read(&one.keys).map_err(|wrong| {
        let near = nearest(&wrong, key::names());
        Wrong::Key(wrong, near)
    })?;
    let scopes = one.scope.as_deref().map(scopes).transpose()?;
    if keys.first() == Some(&Key::control('c')) {
        return Err(Wrong::Kept(written(&keys)));
    }
    let Some(name) = &one.command else {
        let mut is_bound = false;
        for scope in scopes.unwrap_or_else(|| Scope::ALL.to_vec()) {
            let chords = map.chords_mut(scope);
            let before = chords.len();
            chords.retain(|chord| !chord.keys.starts_with(&keys));
            is_bound |= chords.len() < before;
        }
        return if is_bound { Ok(()) } else { Err(Wrong::Unbound(written(&keys))) };
    };
    let command = named(name)?;
    let rows = rows_of(command);
    let targets = match scopes {
        None => rows,
        Some(scopes) => {
            let target = |scope| rows.iter().copied().find(|(other, _)| *other == scope);
            let targets = scopes.into_iter().map(|scope| target(scope).ok_or(Wrong::Elsewhere(command, scope)));
            targets.collect::<Result<_, _>>()?
        }
    };
    for &(scope, _) in &targets {
        let same = given.iter().find(|given| given.scope == scope && given.keys == keys && given.command != command);
        if let Some(same) = same {
            return Err(Wrong::Taken { keys: written(&keys), command: same.command, line: same.line });
        }
        let clashes = |other: &[Key]| other != keys && (other.starts_with(&keys) || keys.starts_with(other));
        if let Some(other) = map.chords(scope).iter().find(|chord| clashes(&chord.keys)) {
            let (other, command) = (written(&other.keys), BINDINGS[other.row].command);
            return Err(Wrong::Prefix { keys: written(&keys), other, command, scope });
        }
    }
    for (scope, row) in targets {
        map.give(scope, row, &keys);
        given.push(Given { line: one.line, scope, keys: keys.clone(), command });
    }
    Ok(())
}

fn named(name: &str) -> Result<Command, Wrong> {
    let name = name.trim().trim_start_matches(':');
    let found = BINDINGS.iter().find(|binding| binding.command.name() == name);
    found.map(|binding| binding.command).ok_or_else(|| {
        let names = BINDINGS.iter().map(|binding| binding.command.name());
        Wrong::Command(name.to_owned(), nearest(name, names))
    })
}

fn scopes(names: &str) -> Result<Vec<Scope>, Wrong> {
    let mut out = Vec::new();
    for name in names.split([',', ' ']).filter(|name| !name.is_empty()) {
        let Some(scope) = Scope::ALL.iter().find(|scope| scope.name() == name) else {
            let names = Scope::ALL.iter().map(|scope| scope.name());
            return Err(Wrong::Scope(name.to_owned(), nearest(name, names)));
        };
        out.push(*scope);
    }
    if out.is_empty() { Err(Wrong::Scope(names.to_owned(), None)) } else { Ok(out) }
}

impl fmt::Display for KeyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.wrong)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let safe = |text: &str| shorten(&SafeText::line(text), 40);
        let meant = |near: Option<&str>| near.map_or(String::new(), |near| format!("; did you mean {near}?"));
        match self {
            Self::Command(name, near) => write!(f, "there is no command \"{}\"{}", safe(name), meant(*near)),
            Self::Scope(name, near) => write!(f, "there is no place \"{}\"{}", safe(name), meant(*near)),
            Self::Elsewhere(command, scope) => {
                let name = command.name();
                write!(f, "{name} means nothing in {}: it is for {}", scope.name(), super::places_of(*command))
            }
            Self::Key(text, near) => write!(f, "\"{}\" is no key{}", safe(text), meant(*near)),
            Self::Prefix { keys, other, command, scope } => {
                let (name, scope) = (command.name(), scope.name());
                let (short, long) = if keys.len() < other.len() { (keys, other) } else { (other, keys) };
                write!(f, "{short} would never let {long} be pressed whole: {other} means {name} in {scope}")
            }
            Self::Taken { keys, command, line } => {
                write!(f, "{keys} means {} already, since line {line}", command.name())
            }
            Self::Unbound(keys) => write!(f, "nothing is on {keys}"),
            Self::Kept(keys) => write!(f, "{keys} cannot be changed: C-c quits, whatever happens"),
        }
    }
}
