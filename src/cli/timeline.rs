//! `attache timeline`: a running story, step by step.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output};
use crate::pipeline::following;
use crate::write::{json, timeline};

pub(super) fn run(context: &Context, command: &options::Timeline) -> anyhow::Result<Exit> {
    let library = context.library_to_read()?;
    let found = match context::find(&library, &command.story)? {
        Ok(id) => following::timeline(&library, &id)?,
        Err(why) => {
            output::say(&why);
            return Ok(Exit::Problems);
        }
    };
    let Some(found) = found else { return Ok(Exit::Problems) };
    let mut out = Output::stdout();
    if let Some(bar) = timeline::bar(&found).filter(|_| !command.json) {
        out.line(&bar)?;
    }
    for step in &found.steps {
        out.line(&if command.json { json::line(&json::StepJson::new(step)) } else { timeline::step(step) })?;
    }
    out.finish()?;
    Ok(Exit::Done)
}
