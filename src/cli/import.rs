//! `attache import`: sources into the library.

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output};
use crate::pipeline::{self, Summary};
use crate::write::json;

/// Problems that are printed one by one.
const SHOWN: usize = 20;

pub(super) fn run(context: &Context, command: &options::Import) -> anyhow::Result<Exit> {
    context::check_input(&command.sources, "attache import")?;
    let mut library = context.library()?;
    let summary = pipeline::import(&command.sources, command.format, &mut library, context.now, &mut |_| {})?;
    if command.json {
        let mut out = Output::stdout();
        out.line(&json::line(&summary))?;
        out.finish()?;
    } else {
        report(&summary);
    }
    Ok(if summary.problems.is_empty() { Exit::Done } else { Exit::Problems })
}

fn report(summary: &Summary) {
    for problem in summary.problems.iter().take(SHOWN) {
        output::say(&problem.message);
    }
    if summary.problems.len() > SHOWN {
        output::say(&format!("and {} more; --json prints all of them", summary.problems.len() - SHOWN));
    }
    output::say(&sentence(summary));
}

/// `12 articles taken, 3 already there, 1 source with problems`.
fn sentence(summary: &Summary) -> String {
    let tally = summary.tally;
    let mut parts = vec![format!("{} taken", counted(tally.added, "article"))];
    if tally.changed > 0 {
        parts.push(format!("{} changed", tally.changed));
    }
    if tally.unchanged > 0 {
        parts.push(format!("{} already there", tally.unchanged));
    }
    if summary.troubled() > 0 {
        parts.push(format!("{} with problems", counted(summary.troubled(), "source")));
    }
    parts.join(", ")
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
