//! The command line: one file a subcommand over the same library that the
//! reader opens. Data goes to standard output, words about it to standard
//! error.
//!
//! [`options`] is what can be typed, [`exit`] what the exit codes mean,
//! [`output`] how lines leave, [`bar`] how a long import shows how far it is,
//! [`context`] what every command needs.

mod bar;
mod brief;
mod config;
mod contacts;
mod context;
mod correct;
mod corrections;
mod doctor;
mod exit;
mod export;
mod import;
mod keys;
mod list;
mod manual;
mod mark;
mod officials;
pub mod open;
pub mod options;
mod output;
mod quotes;
mod read;
mod related;
mod show;
mod stories;
mod timeline;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser;
use clap::error::ErrorKind;

use crate::query::QueryError;
use context::Context;
use exit::{Exit, Usage};
use open::Opening;
use options::{Command, Options};

/// Runs what was typed; `open` opens the reader.
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    open: impl FnOnce(Opening) -> anyhow::Result<u8>,
) -> ExitCode {
    let options = match Options::try_parse_from(options::with_negations(arguments)) {
        Ok(options) => options,
        Err(error) => {
            let printed = error.print().context("cannot write to standard output");
            return match error.kind() {
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                    printed.map_or_else(|error| failed(&error), |()| Exit::Done)
                }
                // Nobody is left to be told where the words do not arrive.
                _ => Exit::Usage,
            }
            .into();
        }
    };
    match run(&options, open) {
        Ok(exit) => exit.into(),
        Err(error) => failed(&error).into(),
    }
}

fn run(options: &Options, open: impl FnOnce(Opening) -> anyhow::Result<u8>) -> anyhow::Result<Exit> {
    let context = Context::new(&options.global);
    let tells_itself = matches!(
        options.command,
        None | Some(Command::Config(_) | Command::Doctor(_) | Command::Completions(_) | Command::Man(_))
    );
    if let Some(words) = context.config.warning().filter(|_| !tells_itself) {
        output::say(&words);
    }
    match &options.command {
        None => open::run(&context, &options.global, &options.sources, open),
        Some(Command::Import(command)) => import::run(&context, command),
        Some(Command::List(command)) => list::run(&context, command),
        Some(Command::Show(command)) => show::run(&context, command),
        Some(Command::Read(command)) => read::run(&context, command),
        Some(Command::Related(command)) => related::run(&context, command),
        Some(Command::Officials(command)) => officials::run(&context, command),
        Some(Command::Quotes(command)) => quotes::run(&context, command),
        Some(Command::Stories(command)) => stories::run(&context, command),
        Some(Command::Mark(command)) => mark::run(&context, command),
        Some(Command::Undo) => correct::run(&context, &options::Correct::Undo),
        Some(Command::Redo) => correct::run(&context, &options::Correct::Redo),
        Some(Command::Correct(command)) => correct::run(&context, command),
        Some(Command::Corrections(command)) => corrections::run(&context, command),
        Some(Command::Contacts(command)) => contacts::run(&context, command),
        Some(Command::Timeline(command)) => timeline::run(&context, command),
        Some(Command::Brief(command)) => brief::run(&context, command),
        Some(Command::Export(command)) => export::run(&context, command),
        Some(Command::Keys(command)) => keys::run(&context.config.config.keymap, command),
        Some(Command::Config(command)) => config::run(&context, command),
        Some(Command::Doctor(command)) => doctor::run(&context, command),
        Some(Command::Completions(command)) => manual::completions(command),
        Some(Command::Man(command)) => manual::pages(command),
    }
}

/// Says what went wrong. A reader of our output who has seen enough is no
/// error.
fn failed(error: &anyhow::Error) -> Exit {
    let is_closed_pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(is_closed_pipe) {
        return Exit::Done;
    }
    output::say(&format!("{error:#}"));
    let is_usage = error.chain().any(|cause| cause.is::<QueryError>() || cause.is::<Usage>());
    if is_usage { Exit::Usage } else { Exit::Failed }
}
