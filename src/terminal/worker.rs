//! The thread that owns the library.
//!
//! It opens the library, or makes one in memory of the sources that were
//! named, sends the list, and then does one job after the other. A mark is
//! answered only once it is kept.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, bail};
use crossbeam_channel::{Receiver, Sender, unbounded};
use jiff::Timestamp;

use crate::model::{ArticleId, Change, Mark, PersonId};
use crate::parse::sniff::Choice;
use crate::pipeline::{self, Progress, following};
use crate::reader::recall::REMEMBERED;
use crate::reader::{Did, Message, Of, Shelf, Shown, Since, Ticket};
use crate::store::{self, Library, SqliteLibrary, StoreError};
use crate::write::markdown;

use super::saving::{self, Saved};
use super::{Event, Request, answers, changes, guard};

/// What the thread is asked to do.
pub enum Job {
    /// Load an article.
    Load(Ticket, ArticleId),
    /// Load people.
    People(Ticket, Of),
    /// Load a dossier.
    Dossier(Ticket, PersonId),
    /// Load quotations.
    Quotes(Ticket, Of),
    /// Load stories.
    Stories(Ticket),
    /// Load the story of an article.
    Timeline(Ticket, ArticleId),
    /// Load contacts.
    Contacts(Ticket, Of),
    /// Compare the reports of an article's event.
    Coverage(Ticket, ArticleId),
    /// Compare the words of two articles.
    Difference(Ticket, ArticleId, ArticleId),
    /// Make a briefing.
    Brief(Ticket, Since),
    /// Keep that an article was opened.
    SetRead(ArticleId, bool),
    /// Keep a change.
    Change(Change),
    /// Keep marks of all that is shown.
    MarkShown(Mark, Shown),
    /// Load the tags.
    Tags,
    /// Load the note to an article.
    Note(ArticleId),
    /// Keep that an article was opened.
    Remember(ArticleId),
    /// Load the articles of a shelf, and keep to it.
    Shelf(Shelf),
    /// Keep that somebody of this name is meant in one article.
    Split(PersonId, ArticleId, String),
    /// Take the last change back.
    Undo,
    /// Make it once more.
    Redo,
    /// Keep how far an article was read.
    SetPosition(ArticleId, usize),
    /// Keep that a filter was typed.
    RememberFilter(String),
    /// Write an article to a file.
    Save {
        /// Which.
        article: ArticleId,
        /// Where to, as it was typed.
        path: String,
        /// Whether a file that is there gives way.
        replace: bool,
    },
    /// Hand over the words of an article for the program named.
    Text(ArticleId, Vec<String>),
    /// Say so when everything before is done, and end.
    Finish(Sender<()>),
}

impl Job {
    /// The request of a view that it answers.
    fn view(&self) -> Option<Ticket> {
        match self {
            Self::People(ticket, _)
            | Self::Dossier(ticket, _)
            | Self::Quotes(ticket, _)
            | Self::Stories(ticket)
            | Self::Timeline(ticket, _)
            | Self::Contacts(ticket, _)
            | Self::Coverage(ticket, _)
            | Self::Difference(ticket, ..)
            | Self::Brief(ticket, _) => Some(*ticket),
            _ => None,
        }
    }
}

/// So many rows are sent ahead of the rest: more than any screen shows.
const FIRST_ROWS: usize = 200;

/// What to call the library that `request` asks for, before it is open.
pub fn name(request: &Request) -> String {
    match request.sources.as_slice() {
        [source] if source == "-" => "standard input".to_owned(),
        [source] => source.clone(),
        [source, others @ ..] => format!("{source} and {} more", others.len()),
        [] => Path::new(&request.library)
            .file_name()
            .filter(|name| *name != "library.db")
            .map_or("library".to_owned(), |name| name.to_string_lossy().into_owned()),
    }
}

/// Starts the thread.
pub fn start(request: Request, events: Sender<Event>) -> Sender<Job> {
    let (jobs, inbox) = unbounded();
    thread::spawn(move || {
        let say = |message| {
            // Nobody listens only when the program ends.
            let _ = events.send(Event::Message(message));
        };
        guard::panic_for_test("worker");
        match open(&request, &say) {
            Ok(mut library) => {
                if let Err(error) = send_rows(&library, &say) {
                    say(Message::Failed(error.to_string()));
                }
                work(&mut library, &inbox, request.now, &say);
            }
            Err(error) => {
                say(Message::Failed(format!("{error:#}")));
                refuse(&inbox, &say);
            }
        }
    });
    jobs
}

fn open(request: &Request, say: &dyn Fn(Message)) -> anyhow::Result<SqliteLibrary> {
    if !request.sources.is_empty() {
        let mut library = in_memory(&request.library)?;
        read_sources(request, &mut library, say)?;
        return Ok(library);
    }
    let library = store::open(&request.library)?;
    let counts = library.counts()?;
    // Where all was put away there are still events.
    if counts.articles > 0 || counts.events > 0 {
        return Ok(library);
    }
    drop(library);
    let mut library = in_memory(&request.library)?;
    let sample = pipeline::sample::origins();
    pipeline::import_origins(&sample, &mut library, request.now).context("cannot read the sample library")?;
    say(Message::Sample);
    Ok(library)
}

fn read_sources(request: &Request, library: &mut SqliteLibrary, say: &dyn Fn(Message)) -> anyhow::Result<()> {
    let mut told = 0;
    let mut progress = |progress: Progress<'_>| {
        // Now and then is enough for the eye.
        if progress.tally.total() >= told + 100 {
            told = progress.tally.total();
            say(Message::Progress(format!("{told} articles read")));
        }
    };
    let summary = pipeline::import(&request.sources, Choice::default(), library, request.now, &mut progress)?;
    let Some(first) = summary.problems.first() else { return Ok(()) };
    let more = match summary.problems.len() - 1 {
        0 => String::new(),
        others => format!(" (and {others} more)"),
    };
    let words = format!("{}{more}", first.message);
    if summary.tally.total() == 0 {
        bail!(words);
    }
    say(Message::Problem(words));
    Ok(())
}

/// A library that is gone with the program; its marks stay with the user's
/// own.
fn in_memory(library: &str) -> anyhow::Result<SqliteLibrary> {
    let state = (!library.contains("://")).then(|| store::sqlite::state_path(Path::new(library)));
    SqliteLibrary::in_memory(state.as_deref()).context("cannot open the marks")
}

/// The rows of a shelf, all of them.
pub fn rows(library: &SqliteLibrary, shelf: Shelf) -> Result<Message, StoreError> {
    let rows = match shelf {
        Shelf::Library => library.rows(None, 0)?,
        Shelf::History => library.history()?,
        Shelf::Archive => library.archived()?,
        Shelf::Deleted => library.deleted()?,
    };
    Ok(Message::Rows { rows: Arc::new(rows), complete: true })
}

fn send_rows(library: &SqliteLibrary, say: &dyn Fn(Message)) -> anyhow::Result<()> {
    let first = library.rows(Some(FIRST_ROWS), 0)?;
    let complete = first.len() < FIRST_ROWS;
    say(Message::Rows { rows: Arc::new(first), complete });
    say(Message::Filters(library.filters()?));
    say(Message::Counts(library.counts()?));
    if !complete {
        say(Message::Rows { rows: Arc::new(library.rows(None, 0)?), complete: true });
    }
    Ok(())
}

fn work(library: &mut SqliteLibrary, inbox: &Receiver<Job>, now: Timestamp, say: &dyn Fn(Message)) {
    let mut shelf = Shelf::Library;
    while let Ok(first) = inbox.recv() {
        let jobs: Vec<Job> = std::iter::once(first).chain(inbox.try_iter()).collect();
        for job in newest(jobs) {
            match job {
                Job::Load(ticket, id) => say(load(library, ticket, &id)),
                Job::SetRead(id, read) => say(mark(library, id, |library, id| library.set_read(id, read))),
                Job::People(ticket, of) => say(answers::people(library, ticket, &of)),
                Job::Dossier(ticket, person) => say(answers::dossier(library, ticket, &person)),
                Job::Quotes(ticket, of) => say(answers::quotes(library, ticket, &of)),
                Job::Stories(ticket) => say(answers::stories(library, ticket)),
                Job::Timeline(ticket, id) => say(answers::timeline(library, ticket, &id)),
                Job::Contacts(ticket, of) => say(answers::contacts(library, ticket, &of)),
                Job::Coverage(ticket, id) => say(answers::coverage(library, ticket, &id)),
                Job::Difference(ticket, one, other) => say(answers::difference(library, ticket, &one, &other)),
                Job::Brief(ticket, since) => say(answers::brief(library, ticket, since, now)),
                Job::Change(change) => changes::make(library, &change, shelf, say),
                Job::MarkShown(mark, shown) => changes::mark_shown(library, mark, &shown, shelf, say),
                Job::Split(person, article, name) => changes::split(library, person, article, name, shelf, say),
                Job::Undo => changes::take_back(library, Did::Undone, shelf, say),
                Job::Redo => changes::take_back(library, Did::Redone, shelf, say),
                Job::Tags => match library.tags() {
                    Ok(tags) => say(Message::Tags(tags.into_iter().map(|(tag, _)| tag).collect())),
                    Err(error) => say(Message::Notice(format!("the tags cannot be read: {error}"))),
                },
                Job::Note(id) => match library.note(&id) {
                    Ok(note) => say(Message::Note(id, note)),
                    Err(error) => say(Message::Notice(format!("the note cannot be read: {error}"))),
                },
                Job::Remember(id) => {
                    if let Err(error) = library.remember(&id, Timestamp::now()) {
                        say(Message::Notice(format!("that it was opened is not kept: {error}")));
                    }
                }
                Job::Shelf(other) => {
                    shelf = other;
                    say(rows(library, shelf).unwrap_or_else(|error| Message::Failed(error.to_string())));
                }
                Job::SetPosition(id, position) => {
                    if let Err(error) = library.set_position(&id, position) {
                        say(Message::Notice(format!("the position is not kept: {error}")));
                    }
                }
                Job::RememberFilter(pattern) => {
                    if let Err(error) = library.remember_filter(&pattern, REMEMBERED) {
                        say(Message::Notice(format!("the filter is not remembered: {error}")));
                    }
                }
                Job::Save { article, path, replace } => say(save(library, article, path, replace)),
                Job::Text(id, words) => say(text(library, &id, words)),
                Job::Finish(done) => {
                    let _ = done.send(());
                    return;
                }
            }
        }
    }
}

fn save(library: &SqliteLibrary, article: ArticleId, path: String, replace: bool) -> Message {
    let opened = match following::open(library, &article) {
        Ok(Some(opened)) => opened,
        Ok(None) => return Message::Notice("not saved: it is no longer in the library".to_owned()),
        Err(error) => return Message::Notice(format!("not saved: {error}")),
    };
    match saving::save(&opened, &path, replace) {
        Saved::Written(path) => Message::Notice(format!("saved as {}", path.display())),
        Saved::Exists => Message::Exists(article, path),
        Saved::Failed(why) => Message::Notice(format!("not saved: {why}")),
    }
}

fn text(library: &SqliteLibrary, id: &ArticleId, words: Vec<String>) -> Message {
    match following::open(library, id) {
        Ok(Some(opened)) => Message::Text(words, markdown::article(&opened)),
        Ok(None) => Message::Notice("it is no longer in the library".to_owned()),
        Err(error) => Message::Notice(error.to_string()),
    }
}

/// Leaves out what a later job makes needless: a position before the last one
/// of its article, an article or a view that is no longer waited for.
fn newest(jobs: Vec<Job>) -> Vec<Job> {
    let (mut last_load, mut last_view) = (None, None);
    let mut last_position = HashMap::new();
    for (n, job) in jobs.iter().enumerate() {
        match job {
            Job::Load(..) => last_load = Some(n),
            job if job.view().is_some() => last_view = Some(n),
            Job::SetPosition(id, _) => {
                last_position.insert(id.clone(), n);
            }
            _ => {}
        }
    }
    let needed = |n: usize, job: &Job| match job {
        Job::Load(..) => last_load == Some(n),
        job if job.view().is_some() => last_view == Some(n),
        Job::SetPosition(id, _) => last_position.get(id) == Some(&n),
        _ => true,
    };
    jobs.into_iter().enumerate().filter(|(n, job)| needed(*n, job)).map(|(_, job)| job).collect()
}

fn load(library: &SqliteLibrary, ticket: Ticket, id: &ArticleId) -> Message {
    match following::open(library, id) {
        Ok(Some(opened)) => Message::Article(ticket, Box::new(opened)),
        Ok(None) => Message::ArticleFailed(ticket, "it is no longer in the library".to_owned()),
        Err(error) => Message::ArticleFailed(ticket, error.to_string()),
    }
}

fn mark(
    library: &mut SqliteLibrary,
    id: ArticleId,
    set: impl Fn(&mut SqliteLibrary, &ArticleId) -> Result<(), store::StoreError>,
) -> Message {
    let before = library.marks(&id);
    let kept = set(library, &id).and_then(|()| library.marks(&id));
    match (before, kept) {
        (Ok(before), Ok(marks)) => Message::Marked { id, marks, was_read: before.read },
        (Err(error), _) | (_, Err(error)) => Message::Notice(format!("the mark is not kept: {error}")),
    }
}

/// Answers while there is no library.
fn refuse(inbox: &Receiver<Job>, say: &dyn Fn(Message)) {
    while let Ok(job) = inbox.recv() {
        match job {
            Job::Load(ticket, _) => say(Message::ArticleFailed(ticket, "the library is not open".to_owned())),
            Job::Finish(done) => {
                let _ = done.send(());
                return;
            }
            job => say(match job.view() {
                Some(ticket) => Message::ViewFailed(ticket, "the library is not open".to_owned()),
                None => Message::Notice("the library is not open".to_owned()),
            }),
        }
    }
}
