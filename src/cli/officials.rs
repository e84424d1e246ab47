//! `attache officials`: who is in the news.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output};
use crate::store::Library;
use crate::store::contents::{Office, OfficialEntry};
use crate::text::SafeText;
use crate::write::json;

pub(super) fn run(context: &Context, command: &options::Officials) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let officials = context.library()?.officials(&query)?;
    let mut out = Output::stdout();
    for official in &officials {
        out.line(&if command.json { json::line(official) } else { line(official) })?;
    }
    out.finish()?;
    if officials.is_empty() {
        output::say("no officials found");
        return Ok(Exit::Problems);
    }
    Ok(Exit::Done)
}

/// `Ana Ortiz  minister (US)  3 articles  2025-05-22 – 2025-06-01`.
fn line(official: &OfficialEntry) -> String {
    let offices: Vec<String> = official.offices.iter().map(office).collect();
    let offices = if offices.is_empty() { "—".to_owned() } else { offices.join("; ") };
    let articles = if official.articles == 1 { "article" } else { "articles" };
    let words = format!(
        "{}  {offices}  {} {articles}  {} – {}",
        official.name, official.articles, official.first, official.last
    );
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
