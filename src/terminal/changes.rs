//! Changes that can be taken back, as the thread of the library makes them. Each
//! is told once it is kept, with what else it changed on the screen.

use jiff::Timestamp;

use crate::model::{ArticleId, Change, Correction, Mark, PersonId};
use crate::reader::{Did, Message, Shelf, Shown};
use crate::store::{Library, SqliteLibrary, StoreError};
use crate::text::slug;

use super::worker;

/// Makes a change.
pub fn make(library: &mut SqliteLibrary, change: &Change, shelf: Shelf, say: &dyn Fn(Message)) {
    let outcome = made(library, change);
    tell_made(library, change, outcome, shelf, say);
}

/// Marks all that is shown, as one change.
pub fn mark_shown(library: &mut SqliteLibrary, mark: Mark, shown: &Shown, shelf: Shelf, say: &dyn Fn(Message)) {
    let change = Change::Mark { mark: mark.clone(), articles: shown.ids() };
    let done = library.change(&change, Timestamp::now()).and_then(|articles| {
        say(Message::Many { mark, articles, did: Did::Made });
        if articles > 0 { tell_rows(library, shelf, say) } else { Ok(()) }
    });
    if let Err(error) = done {
        say(Message::Notice(format!("the marks are not kept: {error}")));
    }
}

/// Makes a change, and says whether it changed anything.
fn made(library: &mut SqliteLibrary, change: &Change) -> Result<bool, StoreError> {
    let changed = library.change(change, Timestamp::now())?;
    // A mark that is there already is told all the same: it may be news here.
    Ok(changed > 0 || matches!(change, Change::Read { .. } | Change::Star { .. }))
}

fn tell_made(
    library: &SqliteLibrary,
    change: &Change,
    outcome: Result<bool, StoreError>,
    shelf: Shelf,
    say: &dyn Fn(Message),
) {
    match outcome {
        // It is not to be taken back: that would take back what was before it.
        Ok(false) => say(Message::Notice("that is so already".to_owned())),
        Ok(true) => tell(library, Ok(change), Did::Made, shelf, say),
        Err(error) => tell(library, Err(error), Did::Made, shelf, say),
    }
}

/// In one article somebody of this name is meant instead of a person. One whom
/// nobody else names gets the name first: taking the change back takes back that it
/// is they, and their name then names nobody.
pub fn split(
    library: &mut SqliteLibrary,
    person: PersonId,
    article: ArticleId,
    name: String,
    shelf: Shelf,
    say: &dyn Fn(Message),
) {
    let into = PersonId(slug(&name));
    let change = Change::Correct(Correction::Split { person, article, into: into.clone() });
    let correct = || {
        if library.dossier(&into)?.is_none() {
            made(library, &Change::Correct(Correction::Rename { person: into, name }))?;
        }
        made(library, &change)
    };
    let outcome = correct();
    tell_made(library, &change, outcome, shelf, say);
}

/// Takes the last change back, or makes it once more.
pub fn take_back(library: &mut SqliteLibrary, did: Did, shelf: Shelf, say: &dyn Fn(Message)) {
    let (done, nothing) = match did {
        Did::Redone => (library.redo(), "nothing to do again"),
        Did::Made | Did::Undone => (library.undo(), "nothing to undo"),
    };
    match done {
        Ok(None) => say(Message::Notice(nothing.to_owned())),
        Ok(Some(change)) => tell(library, Ok(&change), did, shelf, say),
        Err(error) => tell(library, Err(error), did, shelf, say),
    }
}

fn tell(library: &SqliteLibrary, kept: Result<&Change, StoreError>, did: Did, shelf: Shelf, say: &dyn Fn(Message)) {
    if let Err(error) = kept.and_then(|change| tell_kept(library, change, did, shelf, say)) {
        say(Message::Notice(format!("the change is not kept: {error}")));
    }
}

fn tell_kept(
    library: &SqliteLibrary,
    change: &Change,
    did: Did,
    shelf: Shelf,
    say: &dyn Fn(Message),
) -> Result<(), StoreError> {
    let marked = |id: &ArticleId| {
        // What the mark was before is not known where it is taken back, so the
        // counts come with it.
        let marks = library.marks(id)?;
        let was_read = marks.read;
        say(Message::Marked { id: id.clone(), marks, was_read });
        say(Message::Counts(library.counts()?));
        say(Message::Changed(change.clone(), did));
        Ok(())
    };
    match change {
        Change::Read { article, .. } | Change::Star { article, .. } | Change::Note { article, .. } => marked(article),
        Change::Mark { mark, articles } => match articles.as_slice() {
            [article] => {
                marked(article)?;
                // What was put away before the rows were loaded is not among them.
                if mark.moves() && did != Did::Made { tell_rows(library, shelf, say) } else { Ok(()) }
            }
            articles => {
                say(Message::Many { mark: mark.clone(), articles: articles.len(), did });
                tell_rows(library, shelf, say)
            }
        },
        Change::Correct(_) | Change::Group(_) => {
            say(Message::Changed(change.clone(), did));
            tell_rows(library, shelf, say)
        }
    }
}

/// Tells the counts, and all rows anew.
fn tell_rows(library: &SqliteLibrary, shelf: Shelf, say: &dyn Fn(Message)) -> Result<(), StoreError> {
    say(Message::Counts(library.counts()?));
    say(worker::rows(library, shelf)?);
    Ok(())
}
