//! `attache corrections`: what the reader corrected about people, events and
//! stories, out of one library and into another.

use std::io::{BufRead, BufReader, Read};

use anyhow::Context as _;

use super::context::{self, Context};
use super::exit::Exit;
use super::options;
use super::output::{self, Output, counted};
use crate::model::{ArticleId, Change};
use crate::store::{Library, StoreError};
use crate::write::{corrections, json};

/// The longest line that is read: far longer than any correction.
const LONGEST: u64 = 64 << 10;

pub(super) fn run(context: &Context, command: &options::Corrections) -> anyhow::Result<Exit> {
    match &command.import {
        Some(source) => import(context, source),
        None => list(context, command.json),
    }
}

fn list(context: &Context, as_json: bool) -> anyhow::Result<Exit> {
    let library = context.library_to_read()?;
    let all = all(&library)?;
    let title = title(&library);
    let mut out = Output::stdout();
    for change in &all {
        out.line(&if as_json { json::line(change) } else { corrections::words(change, &title) })?;
    }
    out.finish()?;
    if all.is_empty() {
        output::say("nothing was corrected");
        return Ok(Exit::Problems);
    }
    Ok(Exit::Done)
}

/// All that was corrected, each kind in the order in which it was.
fn all(library: &dyn Library) -> Result<Vec<Change>, StoreError> {
    let people = library.corrections()?.into_iter().map(Change::Correct);
    Ok(people.chain(library.groupings()?.into_iter().map(Change::Group)).collect())
}

/// The titles of articles, as far as they are there.
pub(super) fn title(library: &dyn Library) -> impl Fn(&ArticleId) -> Option<String> {
    // A title that cannot be read is left out; the id says which it is.
    |id| library.event(id).ok()?.into_iter().find(|row| row.id == *id).map(|row| row.title)
}

/// Takes in the lines that `--json` prints, as changes that can be taken back.
fn import(context: &Context, source: &str) -> anyhow::Result<Exit> {
    context::check_input(&[source.to_owned()], "attache corrections --import")?;
    let name = if source == "-" { "standard input" } else { source };
    let reader: Box<dyn Read> = if source == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(source).with_context(|| format!("cannot read {source}"))?)
    };
    let mut library = context.library()?;
    let known = all(&library)?;
    let (mut lines, mut taken, mut there, mut bad) = (BufReader::new(reader), 0, 0, 0);
    for number in 1.. {
        let mut line = Vec::new();
        let read = lines.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        if read.with_context(|| format!("cannot read {name}"))? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(change @ (Change::Correct(_) | Change::Group(_))) if known.contains(&change) => there += 1,
            Ok(change @ (Change::Correct(_) | Change::Group(_))) => {
                library.change(&change, context.now)?;
                taken += 1;
            }
            Ok(Change::Read { .. } | Change::Star { .. } | Change::Mark { .. } | Change::Note { .. }) => {
                output::say(&format!("{name}:{number}: a mark is no correction"));
                bad += 1;
            }
            Err(error) => {
                output::say(&format!("{name}:{number}: not a correction: {error}"));
                bad += 1;
            }
        }
    }
    let mut told = format!("{} taken", counted(taken, "correction"));
    for (n, what) in [(there, "there already"), (bad, "refused")] {
        if n > 0 {
            told.extend([", ", &n.to_string(), " ", what]);
        }
    }
    output::say(&told);
    Ok(if bad > 0 { Exit::Problems } else { Exit::Done })
}
