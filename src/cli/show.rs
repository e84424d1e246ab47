//! `attache show`: one article, from the library, or from a file that is
//! cleaned on the spot.

use std::path::Path;

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options::{self, ShowFormat};
use super::output::{self, Output};
use crate::fetch::{self, Origin};
use crate::model::{Marks, Opened};
use crate::parse::sniff::Choice;
use crate::pipeline::preparing::{self, Analysed};
use crate::pipeline::{following, reading};
use crate::write::{annotated, json, markdown, plain};

pub(super) fn run(context: &Context, command: &options::Show) -> anyhow::Result<Exit> {
    let meant = command.article.as_str();
    context::check_input(std::slice::from_ref(&command.article), "attache show")?;
    if command.annotate && command.format != ShowFormat::Text {
        return Err(Usage("--annotate marks plain text; it has no other format".to_owned()).into());
    }
    if meant == "-" || Path::new(meant).exists() {
        return cleaned(meant, command);
    }
    let library = context.library_to_read()?;
    let opened = match context::find(&library, meant)? {
        Ok(id) => following::open(&library, &id)?,
        Err(why) => {
            output::say(&why);
            return Ok(Exit::Problems);
        }
    };
    if let Some(opened) = opened {
        print(&opened, command)?;
    }
    Ok(Exit::Done)
}

/// The first article of a file, with nothing known about its neighbours.
fn cleaned(source: &str, command: &options::Show) -> anyhow::Result<Exit> {
    let mut origins = fetch::walk(source).into_iter();
    let origin: Origin = match origins.next() {
        Some(origin) => origin?,
        None => anyhow::bail!("{source}: holds no files"),
    };
    let mut found = Vec::new();
    let mut more = false;
    let problems = reading::read(&origin, Choice::default(), &mut |document| {
        more = !found.is_empty();
        if !more {
            found = preparing::articles(&document);
        }
        !more
    });
    for problem in &problems {
        let line = problem.line.map_or(String::new(), |line| format!(":{line}"));
        output::say(&format!("{}{line}: {}", origin.path(), problem.excerpt));
    }
    let embedded = found.len().saturating_sub(1);
    let Some((article, analysed)) = found.into_iter().next() else { return Ok(Exit::Problems) };
    let (event, story) = (article.id.clone(), article.id.clone());
    let Analysed { mentions, quotes, contacts } = analysed;
    let (fresh, related, marks) = (Vec::new(), Vec::new(), Marks::default());
    let opened = Opened { article, mentions, quotes, contacts, fresh, related, event, story, marks, note: None };
    print(&opened, command)?;
    if more || embedded > 0 || origins.next().is_some() {
        output::say("there is more than this one article; import the source to see all of it");
    }
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Problems })
}

/// Says what is wrong with an article. JSON has it inside.
fn tell_problems(opened: &Opened) {
    let origin = &opened.article.source.origin;
    for problem in &opened.article.problems {
        let line = problem.line.map_or(String::new(), |line| format!(":{line}"));
        output::say(&format!("{origin}{line}: {}", problem.excerpt));
    }
}

fn print(opened: &Opened, command: &options::Show) -> anyhow::Result<()> {
    if command.format != ShowFormat::Json {
        tell_problems(opened);
    }
    let mut out = Output::stdout();
    match command.format {
        ShowFormat::Text if command.annotate => out.text(&annotated::article(opened))?,
        ShowFormat::Text => out.text(&plain::article(opened))?,
        ShowFormat::Markdown => out.text(&markdown::article(opened))?,
        ShowFormat::Json => out.line(&json::line(&json::ArticleJson::new(opened)))?,
    }
    out.finish()
}
