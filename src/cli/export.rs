//! `attache export`: articles, oldest first, for other programs; a story or a
//! person as one page.

use std::collections::BTreeSet;

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options::{self, ExportFormat};
use super::output::Output;
use crate::model::{ArticleId, Opened};
use crate::pipeline::following;
use crate::store::{ContactAsk, Library, QuoteAsk, Scope};
use crate::write::{html, json, markdown};

/// How many of the newest quotations a page of a story has.
const QUOTES: usize = 500;

pub(super) fn run(context: &Context, command: &options::Export) -> anyhow::Result<Exit> {
    if command.story.is_some() || command.person.is_some() {
        return page(context, command);
    }
    let query = context::query(&command.query)?;
    let library = context.library_to_read()?;
    // A page links what it holds: known before the first article is written.
    let page: BTreeSet<ArticleId> = match command.format {
        ExportFormat::Html => library.select(&query, None)?.into_iter().map(|row| row.id).collect(),
        _ => BTreeSet::new(),
    };
    let mut out = output(command)?;
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

fn output(command: &options::Export) -> anyhow::Result<Output> {
    match &command.output {
        Some(path) => Output::file(path),
        None => Ok(Output::stdout()),
    }
}

/// The page of a story or a person.
fn page(context: &Context, command: &options::Export) -> anyhow::Result<Exit> {
    if command.format != ExportFormat::Html {
        return Err(Usage("a story or a person is one page: type --format html".to_owned()).into());
    }
    let library = context.library_to_read()?;
    let page = match (&command.story, &command.person) {
        (Some(meant), _) => story(&library, meant)?,
        (_, Some(name)) => person(&library, name)?,
        (None, None) => Err("nothing is named".to_owned()),
    };
    match page {
        Ok(page) => {
            let mut out = output(command)?;
            out.text(&page)?;
            out.finish()?;
            Ok(Exit::Done)
        }
        Err(why) => context::nothing(&library, &why),
    }
}

fn story(library: &dyn Library, meant: &str) -> anyhow::Result<Result<String, String>> {
    let id = match context::find(library, meant)? {
        Ok(id) => id,
        Err(why) => return Ok(Err(why)),
    };
    let (Some(timeline), Some((_, rows))) = (following::timeline(library, &id)?, library.story(&id)?) else {
        return Ok(Err(format!("there is no article {meant} in the library")));
    };
    let ids: Vec<ArticleId> = rows.into_iter().map(|row| row.id).collect();
    let scope = Scope::These(&ids);
    let quotes = library.quotes(&QuoteAsk { scope, limit: Some(QUOTES), ..QuoteAsk::default() })?;
    let contacts = following::ledger(library, &ContactAsk { scope, ..ContactAsk::default() })?;
    Ok(Ok(html::story::page(&timeline, &contacts, &quotes)))
}

fn person(library: &dyn Library, name: &str) -> anyhow::Result<Result<String, String>> {
    let person = match context::find_person(library, name)? {
        Ok(person) => person,
        Err(why) => return Ok(Err(why)),
    };
    let Some(dossier) = library.dossier(&person)? else { return Ok(Err(context::nobody(name, "named", &[]))) };
    let between = [person];
    let contacts = following::ledger(library, &ContactAsk { between: &between, ..ContactAsk::default() })?;
    Ok(Ok(html::person::page(&dossier, &contacts)))
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
