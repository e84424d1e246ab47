//! `attache contacts`: who called, met or visited whom.

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options;
use super::output::Output;
use crate::model::PersonId;
use crate::pipeline::following;
use crate::store::{ContactAsk, Scope};
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::Contacts) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    if command.between.iter().any(|name| name.trim().is_empty()) {
        return Err(Usage("a name after --between is empty: type --between NAME [NAME]".to_owned()).into());
    }
    let library = context.library_to_read()?;
    let mut between: Vec<PersonId> = Vec::new();
    for name in &command.between {
        match context::find_person(&library, name)? {
            Ok(one) => between.push(one),
            Err(why) => return context::nothing(&library, &why),
        }
    }
    let ask = ContactAsk { scope: Scope::Query(&query), between: &between, limit: None };
    let mut entries = following::ledger(&library, &ask)?;
    entries.truncate(command.limit.unwrap_or(usize::MAX));
    let mut out = Output::stdout();
    for entry in &entries {
        out.line(&if command.json { json::line(&json::LedgerEntryJson::new(entry)) } else { list::contact(entry) })?;
    }
    out.finish()?;
    if !entries.is_empty() || command.limit == Some(0) {
        return Ok(Exit::Done);
    }
    context::nothing(&library, "no contact is reported")
}
