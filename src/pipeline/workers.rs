//! Reading and preparing beside the thread that stores: preparing knows
//! nothing but the document, so it needs no library to wait for.
//!
//! One thread reads and deals out pieces in turn, a few prepare them, and the
//! pieces are taken in the same turn: the library is the same however many
//! threads there are.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::digest::digest;
use super::preparing::{self, Ready};
use super::summary::Looked;
use crate::analysis::people::Roster;
use crate::parse::Document;
use crate::store::Digest;

/// The most threads that prepare.
const MOST: usize = 4;
/// How many documents make a piece, and how much text: a piece must be worth
/// handing over, and many of them are in memory at once.
const DOCUMENTS: usize = 32;
const TEXT: usize = 1 << 20;

/// What passes between the threads.
pub(super) enum Piece<T> {
    /// Documents, or what was made of them.
    Part(Vec<T>),
    /// The end of a source.
    End(Looked),
}

/// A piece, and how far reading was when it was dealt.
pub(super) struct Dealt<T> {
    pub(super) piece: Piece<T>,
    pub(super) place: Place,
}

/// How far reading is.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    /// The source that is read.
    pub(super) source: Arc<str>,
    /// Bytes read, of so many.
    pub(super) bytes: u64,
    pub(super) total: u64,
}

/// A document, and the name of the folder in which its file lies.
pub(super) struct Read {
    pub(super) document: Document,
    pub(super) folder: Option<Arc<str>>,
}

/// What was made of a document.
pub(super) struct Made {
    pub(super) digest: Digest,
    /// How much text it has.
    pub(super) text: usize,
    pub(super) articles: Articles,
}

/// The articles of a document.
pub(super) enum Articles {
    /// Not made, because the library is likely to have them.
    Known(Box<Read>),
    /// Made.
    Ready(Vec<Ready>),
}

/// Deals out what is read.
pub(super) struct Dealer {
    workers: Vec<SyncSender<Dealt<Read>>>,
    next: usize,
    documents: Vec<Read>,
    text: usize,
    /// How far reading is; whoever reads keeps it.
    pub(super) place: Place,
}

/// Runs `read` on a thread of its own and hands what it deals, prepared, to
/// `take` on this one, until an error. `known` are the starts of the digests of
/// documents that are likely to be in the library, in order; `roster` is who is
/// known to hold an office.
pub(super) fn run<E>(
    known: &[u64],
    roster: &Roster,
    read: impl FnOnce(&mut Dealer) + Send,
    mut take: impl FnMut(Dealt<Made>) -> Result<(), E>,
) -> Result<(), E> {
    let count = thread::available_parallelism().map_or(1, NonZero::get).min(MOST);
    thread::scope(|scope| {
        let mut workers = Vec::with_capacity(count);
        let mut prepared = Vec::with_capacity(count);
        for _ in 0..count {
            let (give, documents) = sync_channel(1);
            let (done, articles) = sync_channel(1);
            scope.spawn(move || work(known, roster, &documents, &done));
            workers.push(give);
            prepared.push(articles);
        }
        let place = Place::default();
        scope.spawn(move || read(&mut Dealer { workers, next: 0, documents: Vec::new(), text: 0, place }));
        // The pieces were dealt in turn: where one thread has no more, none has.
        for articles in prepared.iter().cycle() {
            let Ok(piece) = articles.recv() else { break };
            take(piece)?;
        }
        Ok(())
    })
}

fn work(known: &[u64], roster: &Roster, documents: &Receiver<Dealt<Read>>, done: &SyncSender<Dealt<Made>>) {
    for Dealt { piece, place } in documents {
        let piece = match piece {
            Piece::Part(documents) => {
                Piece::Part(documents.into_iter().map(|read| make(read, known, roster)).collect())
            }
            Piece::End(looked) => Piece::End(looked),
        };
        // Nobody takes it: the import has failed.
        if done.send(Dealt { piece, place }).is_err() {
            return;
        }
    }
}

fn make(read: Read, known: &[u64], roster: &Roster) -> Made {
    let digest = digest(&read.document);
    let text = size(&read.document);
    let articles = if known.binary_search(&digest.start()).is_ok() {
        Articles::Known(Box::new(read))
    } else {
        Articles::Ready(preparing::prepare(&read.document, read.folder.as_deref(), roster))
    };
    Made { digest, text, articles }
}

fn size(document: &Document) -> usize {
    document.lines.iter().map(|line| line.text.len()).sum()
}

impl Dealer {
    /// Takes a document; `false` where nobody wants more.
    pub(super) fn document(&mut self, read: Read) -> bool {
        self.text += size(&read.document);
        self.documents.push(read);
        (self.documents.len() < DOCUMENTS && self.text < TEXT) || self.flush()
    }

    /// Ends a source; `false` where nobody wants more.
    pub(super) fn end(&mut self, looked: Looked) -> bool {
        self.flush() && self.deal(Piece::End(looked))
    }

    fn flush(&mut self) -> bool {
        self.text = 0;
        let documents = std::mem::take(&mut self.documents);
        documents.is_empty() || self.deal(Piece::Part(documents))
    }

    fn deal(&mut self, piece: Piece<Read>) -> bool {
        let Some(worker) = self.workers.get(self.next) else { return false };
        self.next = (self.next + 1) % self.workers.len();
        worker.send(Dealt { piece, place: self.place.clone() }).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{single, sniff::Kind};

    fn document(n: usize) -> Read {
        let words = format!("Ferry number {n} came into the harbour.");
        Read { document: single::document(words.as_bytes(), "a.txt", Kind::Text), folder: None }
    }

    fn text(made: Made) -> Vec<String> {
        match made.articles {
            Articles::Ready(all) => all.into_iter().map(|ready| ready.prepared.article.text).collect(),
            Articles::Known(read) => vec![format!("known: {}", read.document.lines[0].text)],
        }
    }

    #[test]
    fn pieces_come_in_the_order_in_which_they_were_dealt() {
        let mut seen = Vec::new();
        let read = |dealer: &mut Dealer| {
            for n in 0..500 {
                dealer.document(document(n));
                if n % 7 == 0 {
                    dealer.end(Looked { name: n.to_string(), ..Looked::default() });
                }
            }
            dealer.end(Looked { name: "last".to_owned(), ..Looked::default() });
        };
        let taken: Result<(), ()> = run(&[], Roster::shipped(), read, |dealt| {
            match dealt.piece {
                Piece::Part(made) => seen.extend(made.into_iter().flat_map(text)),
                Piece::End(looked) => seen.push(looked.name),
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
        assert_eq!(run(&[], Roster::shipped(), read, |_| Err("full")), Err("full"));
    }

    #[test]
    fn nothing_is_made_of_what_is_likely_to_be_known() {
        let known = [digest(&document(7).document).start()];
        let mut seen = Vec::new();
        let read = |dealer: &mut Dealer| {
            let _ = dealer.document(document(6)) && dealer.document(document(7)) && dealer.end(Looked::default());
        };
        let taken: Result<(), ()> = run(&known, Roster::shipped(), read, |dealt| {
            if let Piece::Part(made) = dealt.piece {
                seen.extend(made.into_iter().flat_map(text));
            }
            Ok(())
        });
        assert_eq!(taken, Ok(()));
        let sentence = |n| format!("Ferry number {n} came into the harbour.");
        assert_eq!(seen, [sentence(6), format!("known: {}", sentence(7))]);
    }
}
