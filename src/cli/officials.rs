//! `attache officials`: who is in the news.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::Output;
use crate::model::{Office, PersonEntry};
use crate::store::{Library, Scope};
use crate::text::SafeText;
use crate::write::json;

pub(super) fn run(context: &Context, command: &options::Officials) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let library = context.library_to_read()?;
    let mut officials = library.people(Scope::Query(&query))?;
    officials.retain(|person| person.official);
    let mut out = Output::stdout();
    for official in &officials {
        out.line(&if command.json { json::line(official) } else { line(official) })?;
    }
    out.finish()?;
    if officials.is_empty() {
        return context::nothing(&library, "no officials found");
    }
    Ok(Exit::Done)
}

/// `Ana Ortiz  minister (US)  3 articles  2025-05-22 – 2025-06-01`.
fn line(official: &PersonEntry) -> String {
    let offices: Vec<String> = official.offices.iter().map(|held| office(&held.office)).collect();
    let offices = if offices.is_empty() { "—".to_owned() } else { offices.join("; ") };
    let articles = if official.articles == 1 { "article" } else { "articles" };
    let seen = match (&official.first, &official.last) {
        (Some(first), Some(last)) => format!("{first} – {last}"),
        _ => "—".to_owned(),
    };
    let words = format!("{}  {offices}  {} {articles}  {seen}", official.name, official.articles);
    SafeText::line(&words).into_string()
}

fn office(office: &Office) -> String {
    let words: Vec<&str> = office.role.iter().chain(&office.organisation).map(String::as_str).collect();
    let words = words.join(", ");
    match &office.country {
        Some(country) => format!("{words} ({country})"),
        None => words,
    }
}
