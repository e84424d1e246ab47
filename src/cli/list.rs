//! `attache list`: one line an article.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::Output;
use crate::store::Library;
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::List) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let library = context.library_to_read()?;
    let rows = library.select(&query, command.limit)?;
    let mut out = Output::stdout();
    for row in &rows {
        out.line(&if command.json { json::line(&json::RowJson::new(row)) } else { list::row(row) })?;
    }
    out.finish()?;
    if rows.is_empty() && command.limit != Some(0) {
        return context::nothing(&library, "nothing matches");
    }
    Ok(Exit::Done)
}
