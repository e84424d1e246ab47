//! Changes that can be taken back, as the thread of the library makes them. Each
//! is told once it is kept, with what else it changed on the screen.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{ArticleId, Change, Correction, PersonId};
use crate::reader::{Did, Message};
use crate::store::{Library, SqliteLibrary, StoreError};
use crate::text::slug;

/// Makes a change.
pub fn make(library: &mut SqliteLibrary, change: &Change, say: &dyn Fn(Message)) {
    let outcome = made(library, change);
    tell_made(library, change, outcome, say);
}

/// Makes a change, and says whether it changed anything.
fn made(library: &mut SqliteLibrary, change: &Change) -> Result<bool, StoreError> {
    let corrected = |library: &SqliteLibrary| Ok::<_, StoreError>((library.corrections()?, library.groupings()?));
    let before = corrected(library)?;
    library.change(change, Timestamp::now())?;
    Ok(!matches!(change, Change::Correct(_) | Change::Group(_)) || corrected(library)? != before)
}

fn tell_made(library: &SqliteLibrary, change: &Change, outcome: Result<bool, StoreError>, say: &dyn Fn(Message)) {
    match outcome {
        // It is not to be taken back: that would take back what was before it.
        Ok(false) => say(Message::Notice("that is so already".to_owned())),
        Ok(true) => tell(library, Ok(change), Did::Made, say),
        Err(error) => tell(library, Err(error), Did::Made, say),
    }
}

/// In one article somebody of this name is meant instead of a person. One whom
/// nobody else names gets the name first: taking the change back takes back that it
/// is they, and their name then names nobody.
pub fn split(library: &mut SqliteLibrary, person: PersonId, article: ArticleId, name: String, say: &dyn Fn(Message)) {
    let into = PersonId(slug(&name));
    let change = Change::Correct(Correction::Split { person, article, into: into.clone() });
    let correct = || {
        if library.dossier(&into)?.is_none() {
            made(library, &Change::Correct(Correction::Rename { person: into, name }))?;
        }
        made(library, &change)
    };
    let outcome = correct();
    tell_made(library, &change, outcome, say);
}

/// Takes the last change back, or makes it once more.
pub fn take_back(library: &mut SqliteLibrary, did: Did, say: &dyn Fn(Message)) {
    let (done, nothing) = match did {
        Did::Redone => (library.redo(), "nothing to do again"),
        Did::Made | Did::Undone => (library.undo(), "nothing to undo"),
    };
    match done {
        Ok(None) => say(Message::Notice(nothing.to_owned())),
        Ok(Some(change)) => tell(library, Ok(&change), did, say),
        Err(error) => tell(library, Err(error), did, say),
    }
}

fn tell(library: &SqliteLibrary, kept: Result<&Change, StoreError>, did: Did, say: &dyn Fn(Message)) {
    if let Err(error) = kept.and_then(|change| tell_kept(library, change, did, say)) {
        say(Message::Notice(format!("the change is not kept: {error}")));
    }
}

fn tell_kept(library: &SqliteLibrary, change: &Change, did: Did, say: &dyn Fn(Message)) -> Result<(), StoreError> {
    match change {
        Change::Read { article: id, .. } | Change::Star { article: id, .. } => {
            // What the mark was before is not known where it is taken back, so the
            // counts come with it.
            let marks = library.marks(id)?;
            let was_read = marks.read;
            say(Message::Marked { id: id.clone(), marks, was_read });
            say(Message::Counts(library.counts()?));
            say(Message::Changed(change.clone(), did));
        }
        Change::Correct(_) | Change::Group(_) => {
            say(Message::Changed(change.clone(), did));
            say(Message::Counts(library.counts()?));
            say(Message::Rows { rows: Arc::new(library.rows(None, 0)?), complete: true });
        }
    }
    Ok(())
}
