//! `attache correct`: what belongs together, said by the reader; and the last
//! change taken back, or made again.

use super::context::{self, Context};
use super::corrections::title;
use super::exit::Exit;
use super::options::Correct;
use super::output;
use crate::model::{ArticleId, Change, Grouping};
use crate::store::{Library, SqliteLibrary};
use crate::write::corrections;

pub(super) fn run(context: &Context, command: &Correct) -> anyhow::Result<Exit> {
    let mut library = context.library()?;
    let done = match command {
        Correct::Undo => library.undo()?.ok_or("nothing to undo".to_owned()),
        Correct::Redo => library.redo()?.ok_or("nothing to do again".to_owned()),
        other => match grouping(&library, other)? {
            Ok(grouping) => {
                let change = Change::Group(grouping);
                library.change(&change, context.now)?;
                Ok(change)
            }
            Err(why) => Err(why),
        },
    };
    let (words, exit) = match done {
        Ok(change) => {
            let words = corrections::words(&change, &title(&library));
            let done = match command {
                Correct::Undo => "undone: ",
                Correct::Redo => "done again: ",
                _ => "",
            };
            (format!("{done}{words}"), Exit::Done)
        }
        Err(why) => (why, Exit::Problems),
    };
    output::say(&words);
    Ok(exit)
}

/// What is meant, or why it cannot be told.
fn grouping(library: &SqliteLibrary, command: &Correct) -> anyhow::Result<Result<Grouping, String>> {
    let mut ids = Vec::new();
    for meant in command.articles() {
        match context::find(library, meant)? {
            Ok(id) => ids.push(id),
            Err(why) => return Ok(Err(why)),
        }
    }
    let mut ids = ids.into_iter();
    let (Some(first), second) = (ids.next(), ids.next()) else { return Ok(Err("no article is named".to_owned())) };
    let two = |second: Option<ArticleId>| {
        second.filter(|second| *second != first).ok_or("these are one article: name two".to_owned())
    };
    Ok(match command {
        Correct::SameEvent { .. } => two(second).map(|into| Grouping::SameEvent { from: first.clone(), into }),
        Correct::SameStory { .. } => two(second).map(|into| Grouping::SameStory { from: first.clone(), into }),
        Correct::OwnStory { .. } => Ok(Grouping::OwnStory { article: first }),
        Correct::Pin { .. } => {
            let event = library.event(&first)?.into_iter().map(|row| row.id).find(|id| *id != first);
            // One that is alone stays alone.
            Ok(match event {
                Some(event) => Grouping::Pin { article: first, event },
                None => Grouping::OwnEvent { article: first },
            })
        }
        Correct::OwnEvent { .. } | Correct::Undo | Correct::Redo => Ok(Grouping::OwnEvent { article: first }),
    })
}
