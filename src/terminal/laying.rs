//! The thread that lays long articles out, so that no key waits for it: their first
//! lines are on the screen already.

use std::thread;

use crossbeam_channel::{Sender, unbounded};

use crate::reader::reading::Layout;
use crate::reader::{Message, Ticket, page};

use super::Event;

/// What the thread is asked to do: to answer this request.
pub type Job = (Ticket, Layout);

/// Starts the thread.
pub fn start(events: Sender<Event>) -> Sender<Job> {
    let (jobs, inbox) = unbounded::<Job>();
    thread::spawn(move || {
        while let Ok(first) = inbox.recv() {
            // Of several layouts only the newest still matters.
            let (ticket, layout) = inbox.try_iter().last().unwrap_or(first);
            let page = page::lay_out(&layout.opened, &layout.form);
            drop(layout);
            if events.send(Event::Message(Message::LaidOut(ticket, Box::new(page)))).is_err() {
                return;
            }
        }
    });
    jobs
}
