//! `attache officials`: who is in the news.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::Output;
use crate::store::{Library, Scope};
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::Officials) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let library = context.library_to_read()?;
    let mut people = library.people(Scope::Query(&query))?;
    people.retain(|person| person.official || command.all);
    let mut out = Output::stdout();
    for person in &people {
        out.line(&if command.json { json::line(person) } else { list::person(person) })?;
    }
    out.finish()?;
    if people.is_empty() {
        return context::nothing(&library, if command.all { "nobody found" } else { "no officials found" });
    }
    Ok(Exit::Done)
}
