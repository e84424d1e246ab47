//! `attache quotes`: who said what.

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options;
use super::output::{self, Output};
use crate::model::PersonId;
use crate::store::{FoundPerson, Library, QuoteAsk, Scope};
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::Quotes) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    if command.by.as_ref().is_some_and(|name| name.trim().is_empty()) {
        return Err(Usage("the name after --by is empty: type --by NAME".to_owned()).into());
    }
    let library = context.library_to_read()?;
    let mut ask = QuoteAsk {
        scope: Scope::Query(&query),
        about: command.about.as_deref().unwrap_or_default(),
        limit: command.limit,
        ..QuoteAsk::default()
    };
    let (mut person, mut near) = (None::<PersonId>, Vec::new());
    match command.by.as_deref().map(|name| library.find_person(name)).transpose()? {
        Some(FoundPerson::One(one)) => person = Some(one),
        Some(FoundPerson::Several(several)) => {
            output::say(&context::several_people(command.by.as_deref().unwrap_or_default(), &several));
            return Ok(Exit::Problems);
        }
        // A body has a name, but is nobody.
        Some(FoundPerson::Nobody(names)) => {
            near = names;
            ask.by_name = command.by.as_deref().unwrap_or_default();
        }
        None => {}
    }
    ask.by = person.as_ref();
    let quotes = library.quotes(&ask)?;
    let mut out = Output::stdout();
    for entry in &quotes {
        out.line(&if command.json { json::line(&json::QuoteEntryJson::new(entry)) } else { list::quote(entry) })?;
    }
    out.finish()?;
    if !quotes.is_empty() || command.limit == Some(0) {
        return Ok(Exit::Done);
    }
    let why = match (&command.by, &person) {
        (Some(name), None) => context::nobody(name, "quoted", &near),
        _ => "nothing is quoted".to_owned(),
    };
    context::nothing(&library, &why)
}
