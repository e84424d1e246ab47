//! `attache list`: one line an article.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output};
use crate::store::Library;
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::List) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let rows = context.library()?.select(&query, command.limit)?;
    let mut out = Output::stdout();
    for row in &rows {
        out.line(&if command.json { json::line(&json::RowJson::new(row)) } else { list::row(row) })?;
    }
    out.finish()?;
    if rows.is_empty() {
        output::say(if query.is_empty() { "the library is empty" } else { "nothing found" });
        return Ok(Exit::Problems);
    }
    Ok(Exit::Done)
}
