//! `attache export`: articles, oldest first, for other programs.

use super::context::{self, Context};
use super::exit::Exit;
use super::options::{self, ExportFormat};
use super::output::{self, Output};
use crate::model::Opened;
use crate::store::Library;
use crate::write::{json, markdown};

pub(super) fn run(context: &Context, command: &options::Export) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let library = context.library()?;
    let mut out = match &command.output {
        Some(path) => Output::file(path)?,
        None => Output::stdout(),
    };
    let mut written = 0usize;
    let mut result = Ok(());
    library.export(&query, &mut |opened| {
        result = write(&mut out, command.format, &opened, written == 0);
        written += 1;
        result.is_ok()
    })?;
    result?;
    if command.format == ExportFormat::Json {
        out.line(if written == 0 { "[]" } else { "\n]" })?;
    }
    out.finish()?;
    if written == 0 {
        output::say(if query.is_empty() { "the library is empty" } else { "nothing found" });
        return Ok(Exit::Problems);
    }
    Ok(Exit::Done)
}

fn write(out: &mut Output, format: ExportFormat, opened: &Opened, first: bool) -> anyhow::Result<()> {
    match format {
        ExportFormat::Json => {
            out.text(if first { "[\n" } else { ",\n" })?;
            out.text(&json::line(&json::ArticleJson::new(opened)))
        }
        ExportFormat::Jsonl => out.line(&json::line(&json::ArticleJson::new(opened))),
        ExportFormat::Markdown => {
            if !first {
                out.text("\n---\n\n")?;
            }
            out.text(&markdown::article(opened))
        }
    }
}
