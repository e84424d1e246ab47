//! The thread that matches the filter, so that typing never waits for it.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Sender, unbounded};

use crate::filter::Index;
use crate::model::Row;
use crate::reader::{Message, Ticket};

use super::Event;

/// What the thread is asked to do.
pub enum Job {
    /// Match these rows from now on.
    Rows(Arc<Vec<Row>>),
    /// Match this pattern.
    Search(Ticket, String),
}

/// Starts the thread.
pub fn start(events: Sender<Event>) -> Sender<Job> {
    let (jobs, inbox) = unbounded();
    thread::spawn(move || {
        let mut rows = Arc::new(Vec::new());
        let mut index: Option<Index> = None;
        while let Ok(first) = inbox.recv() {
            let mut search = None;
            // Of several patterns only the newest still matters.
            for job in std::iter::once(first).chain(inbox.try_iter()) {
                match job {
                    Job::Rows(new) => {
                        rows = new;
                        index = None;
                    }
                    Job::Search(ticket, pattern) => search = Some((ticket, pattern)),
                }
            }
            let Some((ticket, pattern)) = search else { continue };
            let matches = index.get_or_insert_with(|| Index::new(&rows)).search(&pattern);
            if events.send(Event::Message(Message::Filtered(ticket, matches))).is_err() {
                return;
            }
        }
    });
    jobs
}
