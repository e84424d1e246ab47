//! `attache [SOURCE]...`: opens the reader, on the library or on just the
//! sources named.

use super::context::Context;
use super::exit::Exit;

/// Opens the reader.
pub fn run(_context: &Context, _sources: &[String]) -> anyhow::Result<Exit> {
    anyhow::bail!("the reader is not part of this build; see attache --help for what is")
}
