//! `attache export`: articles, oldest first, for other programs.

use std::collections::BTreeSet;

use super::context::{self, Context};
use super::exit::Exit;
use super::options::{self, ExportFormat};
use super::output::Output;
use crate::model::{ArticleId, Opened};
use crate::store::Library;
use crate::write::{html, json, markdown};

pub(super) fn run(context: &Context, command: &options::Export) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let library = context.library_to_read()?;
    // A page links what it holds: known before the first article is written.
    let page: BTreeSet<ArticleId> = match command.format {
        ExportFormat::Html => library.select(&query, None)?.into_iter().map(|row| row.id).collect(),
        _ => BTreeSet::new(),
    };
    let mut out = match &command.output {
        Some(path) => Output::file(path)?,
        None => Output::stdout(),
    };
    if command.format == ExportFormat::Html {
        out.text(html::START)?;
    }
    let mut written = 0usize;
    let mut result = Ok(());
    library.export(&query, &mut |opened| {
        result = write(&mut out, command.format, &opened, &page, written == 0);
        written += 1;
        result.is_ok()
    })?;
    result?;
    match command.format {
        ExportFormat::Json => out.line(if written == 0 { "[]" } else { "\n]" })?,
        ExportFormat::Html => out.text(html::END)?,
        ExportFormat::Jsonl | ExportFormat::Markdown => {}
    }
    out.finish()?;
    if written == 0 {
        return context::nothing(&library, "nothing matches");
    }
    Ok(Exit::Done)
}

fn write(
    out: &mut Output,
    format: ExportFormat,
    opened: &Opened,
    page: &BTreeSet<ArticleId>,
    first: bool,
) -> anyhow::Result<()> {
    match format {
        ExportFormat::Json => {
            out.text(if first { "[\n" } else { ",\n" })?;
            out.text(&json::line(&json::ArticleJson::new(opened)))
        }
        ExportFormat::Html => out.text(&html::article(opened, page)),
        ExportFormat::Jsonl => out.line(&json::line(&json::ArticleJson::new(opened))),
        ExportFormat::Markdown => {
            if !first {
                out.text("\n---\n\n")?;
            }
            out.text(&markdown::article(opened))
        }
    }
}
