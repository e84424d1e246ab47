//! `attache import`: sources into the library.

use std::time::Duration;

use serde::Serialize;

use super::bar::Bar;
use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output, counted};
use crate::pipeline::{self, Refusal, Summary};
use crate::write::json;

/// Problems that are printed one by one.
const SHOWN: usize = 20;
/// An import that lasted as long says how long.
const NOTICED: Duration = Duration::from_secs(2);

/// The summary for other programs.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    seconds: f64,
}

pub(super) fn run(context: &Context, command: &options::Import) -> anyhow::Result<Exit> {
    context::check_input(&command.sources, "attache import")?;
    let mut library = context.library()?;
    let bar = Bar::start()?;
    let mut progress = |progress: pipeline::Progress<'_>| bar.update(progress);
    let summary = pipeline::import(&command.sources, command.format, &mut library, context.now, &mut progress)?;
    let took = bar.elapsed();
    drop(bar);
    if command.json {
        let seconds = (took.as_secs_f64() * 1000.0).round() / 1000.0;
        let mut out = Output::stdout();
        out.line(&json::line(&Told { summary: &summary, seconds }))?;
        out.finish()?;
    } else {
        report(&summary, took);
    }
    Ok(if summary.is_clean() { Exit::Done } else { Exit::Problems })
}

fn report(summary: &Summary, took: Duration) {
    let single = summary.problems.iter().filter(|problem| !problem.refused);
    for problem in single.clone().take(SHOWN) {
        output::say(&problem.message);
    }
    let more = single.skip(SHOWN).count() + summary.more_problems;
    if more > 0 {
        output::say(&format!("and {}; --json prints them", counted(more, "more problem")));
    }
    for refusal in &summary.refused {
        output::say(&refused(refusal));
    }
    output::say(&sentence(summary, took));
}

/// `a.png, b.png and 7 more: looks like a binary file`.
fn refused(refusal: &Refusal) -> String {
    let more = refusal.sources - refusal.first.len().min(refusal.sources);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}: {}", refusal.first.join(", "), refusal.reason)
}

/// `12 articles taken, 3 already there, 2 sources refused, 1 source with problems`.
fn sentence(summary: &Summary, took: Duration) -> String {
    let tally = summary.tally;
    let mut parts = vec![format!("{} taken", counted(tally.added, "article"))];
    if tally.changed > 0 {
        parts.push(format!("{} changed", tally.changed));
    }
    if tally.unchanged > 0 {
        parts.push(format!("{} already there", tally.unchanged));
    }
    if summary.refusals() > 0 {
        parts.push(format!("{} refused", counted(summary.refusals(), "source")));
    }
    if summary.troubled > 0 {
        parts.push(format!("{} with problems", counted(summary.troubled, "source")));
    }
    let took = if took < NOTICED { String::new() } else { format!(", in {} s", took.as_secs()) };
    parts.join(", ") + &took
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_refused_is_said_by_reason_with_the_first_names() {
        let named = |sources: usize, first: &[&str]| Refusal {
            reason: "holds no text".to_owned(),
            sources,
            first: first.iter().map(|&name| name.to_owned()).collect(),
        };
        assert_eq!(refused(&named(1, &["a.txt"])), "a.txt: holds no text");
        assert_eq!(refused(&named(9, &["a.txt", "b.txt"])), "a.txt, b.txt and 7 more: holds no text");
    }

    #[test]
    fn a_long_import_says_how_long_it_took() {
        let words = |seconds| sentence(&Summary::default(), Duration::from_secs(seconds));
        assert_eq!((words(1).as_str(), words(75).as_str()), ("0 articles taken", "0 articles taken, in 75 s"));
    }
}
