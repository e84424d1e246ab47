//! `attache [SOURCE]...`: opens the reader, on the library or on just the
//! sources named.

use jiff::Timestamp;

use super::context::Context;
use super::exit::Exit;
use super::options::{Color, Global};

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
}

/// Opens the reader with `open`.
pub(super) fn run(
    context: &Context,
    global: &Global,
    sources: &[String],
    open: impl FnOnce(Opening) -> anyhow::Result<u8>,
) -> anyhow::Result<Exit> {
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    let code = open(Opening { sources: sources.to_vec(), library: context.library_name()?, now: context.now, color })?;
    Ok(Exit::Code(code))
}
