//! `attache [SOURCE]...`: opens the reader, on the library or on just the
//! sources named.

use std::path::Path;

use anyhow::bail;
use clap::CommandFactory;
use jiff::Timestamp;

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options::{Color, Global, Options};
use crate::config::Loaded;
use crate::fetch;

/// What the reader is asked to show. Who starts the program hands in what
/// opens it, so that the command line need not know the terminal.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Files, folders or -; none for the library.
    pub sources: Vec<String>,
    /// The library; with sources, the one whose marks are used.
    pub library: String,
    /// The time to take for now.
    pub now: Timestamp,
    /// Whether colours are wanted.
    pub color: bool,
    /// What the configuration file says.
    pub config: Loaded,
}

/// Opens the reader with `open`.
pub(super) fn run(
    context: &Context,
    global: &Global,
    sources: &[String],
    open: impl FnOnce(Opening) -> anyhow::Result<u8>,
) -> anyhow::Result<Exit> {
    check(sources)?;
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    let library = context.library_name()?;
    let config = context.config.clone();
    let code = open(Opening { sources: sources.to_vec(), library, now: context.now, color, config })?;
    Ok(Exit::Code(code))
}

/// Sees to it that the sources are there before the terminal is taken. A first
/// word that is no file was most likely meant for a command.
fn check(sources: &[String]) -> anyhow::Result<()> {
    context::check_input(sources, "attache")?;
    for (at, source) in sources.iter().enumerate() {
        if source == "-" || Path::new(source).exists() {
            continue;
        }
        if let Some(error) = fetch::address(source) {
            return Err(error.into());
        }
        let is_word = !source.is_empty() && source.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
        if at == 0 && is_word {
            let near = near(source).map_or(String::new(), |command| format!("; did you mean {command}?"));
            return Err(Usage(format!("there is no file or command \"{source}\"{near}")).into());
        }
        bail!("{source}: no such file or folder");
    }
    Ok(())
}

/// The command that may have been meant by `word`.
fn near(word: &str) -> Option<String> {
    let options = Options::command();
    let commands = options.get_subcommands().map(clap::Command::get_name);
    let by_distance = commands.map(|command| (distance(word, command), command));
    by_distance.filter(|(distance, _)| *distance <= 2).min().map(|(_, command)| command.to_owned())
}

/// How many letters must be put in, taken out or changed to make one word of
/// the other (Levenshtein 1965).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut before = i;
        let mut left = i + 1;
        for (cell, to) in row[1..].iter_mut().zip(b.chars()) {
            let best = (before + usize::from(from != to)).min(*cell + 1).min(left + 1);
            before = std::mem::replace(cell, best);
            left = best;
        }
        row[0] = i + 1;
    }
    row[b.chars().count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_guessed() {
        for (word, command) in [
            ("improt", Some("import")),
            ("lst", Some("list")),
            ("Show", Some("show")),
            ("docter", Some("doctor")),
            ("quay", None),
        ] {
            assert_eq!(near(word).as_deref(), command, "{word}");
        }
    }
}
