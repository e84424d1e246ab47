//! `attache mark`: the marks of the reader, from scripts. Each can be taken back
//! with `attache undo`, and with U in the reader.

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options;
use super::output::{self, counted};
use crate::model::{ArticleId, Change, Mark};
use crate::store::Library;
use crate::text::marks;

pub(super) fn run(context: &Context, command: &options::Mark) -> anyhow::Result<Exit> {
    let marks = meant(command)?;
    let mut library = context.library()?;
    let (mut articles, mut missing): (Vec<ArticleId>, bool) = (Vec::new(), false);
    for meant in &command.articles {
        match context::find(&library, meant)? {
            Ok(id) if articles.contains(&id) => {}
            Ok(id) => articles.push(id),
            Err(why) => {
                output::say(&why);
                missing = true;
            }
        }
    }
    if articles.is_empty() {
        return Ok(Exit::Problems);
    }
    for mark in marks {
        let words = mark.words();
        let changed = library.change(&Change::Mark { mark, articles: articles.clone() }, context.now)?;
        say(changed, articles.len(), &words);
    }
    if let Some(written) = &command.note {
        let note = marks::note(written);
        let words = if note.is_some() { "noted" } else { "note taken away" };
        let mut changed = 0;
        for article in &articles {
            let change = Change::Note { article: article.clone(), note: note.clone() };
            changed += library.change(&change, context.now)?;
        }
        say(changed, articles.len(), words);
    }
    Ok(if missing { Exit::Problems } else { Exit::Done })
}

fn say(changed: usize, of: usize, words: &str) {
    let rest = match of - changed.min(of) {
        0 => String::new(),
        rest => format!("; {rest} so already"),
    };
    output::say(&format!("{}: {words}{rest}", counted(changed, "article")));
}

fn meant(command: &options::Mark) -> Result<Vec<Mark>, Usage> {
    let flags = [
        (command.read, Mark::Read { on: true }),
        (command.unread, Mark::Read { on: false }),
        (command.star, Mark::Star { on: true }),
        (command.unstar, Mark::Star { on: false }),
        (command.archive, Mark::Archive { on: true }),
        (command.unarchive, Mark::Archive { on: false }),
        (command.delete, Mark::Delete { on: true }),
        (command.undelete, Mark::Delete { on: false }),
    ];
    let mut out: Vec<Mark> = flags.into_iter().filter(|(is_meant, _)| *is_meant).map(|(_, mark)| mark).collect();
    for (typed, on) in command.tag.iter().map(|tag| (tag, true)).chain(command.untag.iter().map(|tag| (tag, false))) {
        let tag = marks::tag(typed).ok_or_else(|| Usage(format!("\"{typed}\" is no tag: a tag has letters")))?;
        out.push(Mark::Tag { tag, on });
    }
    Ok(out)
}
