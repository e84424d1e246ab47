//! `attache related`: an article's neighbours, each with its reasons.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output};
use crate::store::Library;
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::Related) -> anyhow::Result<Exit> {
    let library = context.library_to_read()?;
    let opened = match context::find(&library, &command.article)? {
        Ok(id) => library.article(&id)?,
        Err(why) => {
            output::say(&why);
            return Ok(Exit::Problems);
        }
    };
    let related = opened.map(|opened| opened.related).unwrap_or_default();
    let mut out = Output::stdout();
    for linked in &related {
        out.line(&if command.json { json::line(&json::LinkedJson::new(linked)) } else { list::linked(linked) })?;
    }
    out.finish()?;
    if related.is_empty() {
        output::say("nothing in the library is related to it");
        return Ok(Exit::Problems);
    }
    Ok(Exit::Done)
}
