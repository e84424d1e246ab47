//! The thread that matches and sorts, so that typing never waits for it.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Sender, unbounded};

use crate::filter::Ask;
use crate::filter::Index;
use crate::filter::following;
use crate::filter::grouping::By;
use crate::filter::listing::Listing;
use crate::filter::people::People;
use crate::model::{ArticleId, Marks, PersonEntry, QuoteEntry, Row, Sort};
use crate::reader::{Haystack, Message, Ticket};

use super::Event;

/// What the thread is asked to do.
pub enum Job {
    /// Match these rows from now on.
    Rows(Arc<Vec<Row>>),
    /// Marks are these from now on.
    Marks(ArticleId, Marks),
    /// What comes first from now on, while nothing is typed.
    Sort(Sort),
    /// Match what is asked for, and put together what it leaves.
    Search(Ticket, Ask, By),
    /// Match and sort what a view shows.
    Arrange(Ticket, Haystack),
}

/// Starts the thread.
pub fn start(events: Sender<Event>) -> Sender<Job> {
    let (jobs, inbox) = unbounded();
    thread::spawn(move || {
        let mut listing = Listing::default();
        let mut view = OfView::default();
        while let Ok(first) = inbox.recv() {
            let (mut search, mut arrange) = (None, None);
            // Of several patterns only the newest still matters.
            for job in std::iter::once(first).chain(inbox.try_iter()) {
                match job {
                    Job::Rows(rows) => listing.set_rows(rows),
                    Job::Marks(id, marks) => listing.set_marks(id, marks),
                    Job::Sort(sort) => listing.sort = sort,
                    Job::Search(ticket, ask, by) => search = Some((ticket, ask, by)),
                    Job::Arrange(ticket, haystack) => arrange = Some((ticket, haystack)),
                }
            }
            let arranged = arrange.map(|(ticket, haystack)| Message::Arranged(ticket, view.arrange(haystack)));
            let found = search.map(|(ticket, ask, by)| Message::Filtered(ticket, listing.arrange(&ask, by)));
            for message in arranged.into_iter().chain(found) {
                if events.send(Event::Message(message)).is_err() {
                    return;
                }
            }
        }
    });
    jobs
}

/// What was matched last of what views show, with its texts folded.
#[derive(Default)]
struct OfView {
    people: Option<(Arc<Vec<PersonEntry>>, People)>,
    quotes: Option<(Arc<Vec<QuoteEntry>>, Index)>,
}

impl OfView {
    fn arrange(&mut self, haystack: Haystack) -> Vec<usize> {
        match haystack {
            Haystack::People(entries, by) => {
                let kept = self.people.take().filter(|(old, _)| Arc::ptr_eq(old, &entries));
                let (_, people) = self.people.insert(kept.unwrap_or_else(|| {
                    let people = People::new(&entries);
                    (entries, people)
                }));
                people.arrange(&by)
            }
            Haystack::Contacts(entries, ask, sort) => following::contacts(&entries, &ask, sort),
            Haystack::Stories(entries, ask) => following::stories(&entries, &ask),
            Haystack::Quotes(entries, ask) => {
                let kept = self.quotes.take().filter(|(old, _)| Arc::ptr_eq(old, &entries));
                let (_, index) = self.quotes.insert(kept.unwrap_or_else(|| {
                    let index = Index::of_quotes(&entries);
                    (entries, index)
                }));
                index.find(&ask).rows
            }
        }
    }
}
