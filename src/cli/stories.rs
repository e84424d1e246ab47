//! `attache stories`: which stories run, the one with the newest article first.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output};
use crate::store::Library;
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::Stories) -> anyhow::Result<Exit> {
    let library = context.library_to_read()?;
    let least = if command.all { 1 } else { 2 };
    let stories = library.stories(least, command.limit)?;
    let mut out = Output::stdout();
    for story in &stories {
        out.line(&if command.json { json::line(story) } else { list::story(story) })?;
    }
    out.finish()?;
    if stories.is_empty() && command.limit != Some(0) {
        return context::nothing(&library, "no story has two articles; --all lists those of one");
    }
    if !command.all && command.limit.is_none() {
        let single = library.counts()?.stories.saturating_sub(stories.len());
        if single > 0 {
            let are = if single == 1 { "is" } else { "are" };
            output::say(&format!("{single} more {are} of one article; --all lists them too"));
        }
    }
    Ok(Exit::Done)
}
