//! Reading and preparing beside the thread that stores: preparing knows
//! nothing but the document, so it needs no library to wait for.
//!
//! One thread reads and deals out pieces in turn, a few prepare them, and the
//! pieces are taken in the same turn: the library is the same however many
//! threads there are.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::SourceProblem;
use super::preparing::{self, Ready};
use crate::parse::Document;

/// The most threads that prepare.
const MOST: usize = 4;
/// How many documents make a piece, and how much text: a piece must be worth
/// handing over, and many of them are in memory at once.
const DOCUMENTS: usize = 32;
const TEXT: usize = 1 << 20;

/// What passes between the threads.
pub(super) enum Piece<T> {
    /// Documents, or the articles made of them.
    Part(T),
    /// The end of a source.
    End(End),
}

/// A source that was read.
pub(super) struct End {
    /// As it was named.
    pub(super) name: String,
    /// What could not be read.
    pub(super) problems: Vec<SourceProblem>,
}

/// Deals out what is read.
pub(super) struct Dealer {
    workers: Vec<SyncSender<Piece<Vec<Document>>>>,
    next: usize,
    documents: Vec<Document>,
    text: usize,
}

/// Runs `read` on a thread of its own and hands what it deals, prepared, to
/// `take` on this one, until an error.
pub(super) fn run<E>(
    read: impl FnOnce(&mut Dealer) + Send,
    mut take: impl FnMut(Piece<Vec<Ready>>) -> Result<(), E>,
) -> Result<(), E> {
    let count = thread::available_parallelism().map_or(1, NonZero::get).min(MOST);
    thread::scope(|scope| {
        let mut workers = Vec::with_capacity(count);
        let mut prepared = Vec::with_capacity(count);
        for _ in 0..count {
            let (give, documents) = sync_channel(1);
            let (done, articles) = sync_channel(1);
            scope.spawn(move || work(&documents, &done));
            workers.push(give);
            prepared.push(articles);
        }
        scope.spawn(move || read(&mut Dealer { workers, next: 0, documents: Vec::new(), text: 0 }));
        // The pieces were dealt in turn: where one thread has no more, none has.
        for articles in prepared.iter().cycle() {
            let Ok(piece) = articles.recv() else { break };
            take(piece)?;
        }
        Ok(())
    })
}

fn work(documents: &Receiver<Piece<Vec<Document>>>, done: &SyncSender<Piece<Vec<Ready>>>) {
    for piece in documents {
        let piece = match piece {
            Piece::Part(documents) => Piece::Part(documents.iter().flat_map(preparing::prepare).collect()),
            Piece::End(end) => Piece::End(end),
        };
        // Nobody takes it: the import has failed.
        if done.send(piece).is_err() {
            return;
        }
    }
}

impl Dealer {
    /// Takes a document; `false` where nobody wants more.
    pub(super) fn document(&mut self, document: Document) -> bool {
        self.text += document.lines.iter().map(|line| line.text.len()).sum::<usize>();
        self.documents.push(document);
        (self.documents.len() < DOCUMENTS && self.text < TEXT) || self.flush()
    }

    /// Ends a source; `false` where nobody wants more.
    pub(super) fn end(&mut self, end: End) -> bool {
        self.flush() && self.deal(Piece::End(end))
    }

    fn flush(&mut self) -> bool {
        self.text = 0;
        let documents = std::mem::take(&mut self.documents);
        documents.is_empty() || self.deal(Piece::Part(documents))
    }

    fn deal(&mut self, piece: Piece<Vec<Document>>) -> bool {
        let Some(worker) = self.workers.get(self.next) else { return false };
        self.next = (self.next + 1) % self.workers.len();
        worker.send(piece).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{single, sniff::Kind};

    fn document(n: usize) -> Document {
        single::document(format!("Ferry number {n} came into the harbour.").as_bytes(), "a.txt", Kind::Text)
    }

    #[test]
    fn pieces_come_in_the_order_in_which_they_were_dealt() {
        let mut seen = Vec::new();
        let read = |dealer: &mut Dealer| {
            for n in 0..500 {
                dealer.document(document(n));
                if n % 7 == 0 {
                    dealer.end(End { name: n.to_string(), problems: Vec::new() });
                }
            }
            dealer.end(End { name: "last".to_owned(), problems: Vec::new() });
        };
        let taken: Result<(), ()> = run(read, |piece| {
            match piece {
                Piece::Part(articles) => seen.extend(articles.into_iter().map(|ready| ready.prepared.article.text)),
                Piece::End(end) => seen.push(end.name),
            }
            Ok(())
        });
        assert_eq!(taken, Ok(()));
        let mut expected = Vec::new();
        for n in 0..500 {
            expected.push(format!("Ferry number {n} came into the harbour."));
            expected.extend((n % 7 == 0).then(|| n.to_string()));
        }
        expected.push("last".to_owned());
        assert_eq!(seen, expected);
    }

    #[test]
    fn an_error_stops_the_reading() {
        let read = |dealer: &mut Dealer| while dealer.document(document(1)) {};
        assert_eq!(run(read, |_| Err("full")), Err("full"));
    }
}
