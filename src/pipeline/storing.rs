//! The thread that stores: what was prepared goes in by the batch, in the order
//! in which it was read, each article with its place among those before it.

use jiff::Timestamp;

use super::Progress;
use super::neighbours::Linker;
use super::preparing::{self, Ready};
use super::summary::Summary;
use super::workers::{self, Articles, Dealer, Dealt, Made, Piece, Place};
use crate::analysis::people::Roster;
use crate::model::Relation;
use crate::store::{Batch, Library, Standing, StoreError, Tally};

/// How many documents go in together, and how much text.
const BATCH: usize = 256;
const TEXT: usize = 16 << 20;
/// So many documents are known before anything is made of them; older ones of a
/// larger library are found to be unchanged a little later.
const KNOWN: usize = 4_000_000;

/// An import under way.
pub(super) struct Run<'a> {
    library: &'a mut dyn Library,
    linker: Linker,
    roster: Roster,
    waiting: Vec<Made>,
    text: usize,
    summary: Summary,
    now: Timestamp,
}

impl<'a> Run<'a> {
    pub(super) fn new(library: &'a mut dyn Library, now: Timestamp) -> Self {
        let (waiting, summary) = (Vec::new(), Summary::default());
        Self { library, linker: Linker::default(), roster: Roster::shipped().clone(), waiting, text: 0, summary, now }
    }

    /// Takes in what `read` deals out.
    pub(super) fn take(
        mut self,
        read: impl FnOnce(&mut Dealer) + Send,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, StoreError> {
        // As the library states them now, so that all of the import is alike.
        self.roster = self.roster.with(self.library.local_facts()?);
        let mut known = self.library.digests(KNOWN)?;
        known.sort_unstable();
        let roster = self.roster.clone();
        workers::run(&known, &roster, read, |Dealt { piece, place }| {
            match piece {
                Piece::Part(made) => {
                    self.text += made.iter().map(|made| made.text).sum::<usize>();
                    self.waiting.extend(made);
                }
                Piece::End(looked) => self.summary.look(looked),
            }
            if self.waiting.len() >= BATCH || self.text >= TEXT {
                self.store()?;
            }
            progress(self.progress(&place));
            Ok(())
        })?;
        self.store()?;
        self.library.purge(self.now)?;
        Ok(self.summary)
    }

    fn progress<'b>(&self, place: &'b Place) -> Progress<'b> {
        let Place { source, bytes, total } = place;
        let (sources, tally) = (self.summary.sources, self.summary.tally);
        Progress { source, sources, tally, bytes: *bytes, total: *total }
    }

    /// Puts what is waiting into the library, in one transaction.
    fn store(&mut self) -> Result<(), StoreError> {
        self.text = 0;
        let mut waiting = std::mem::take(&mut self.waiting);
        let Self { library, linker, roster, summary, now, .. } = self;
        let mut tally = summary.tally;
        library.batch(&mut |batch| {
            for made in std::mem::take(&mut waiting) {
                take(made, batch, linker, roster, &mut tally, *now)?;
            }
            Ok(())
        })?;
        summary.tally = tally;
        Ok(())
    }
}

/// The articles of one document.
fn take(
    made: Made,
    batch: &mut dyn Batch,
    linker: &mut Linker,
    roster: &Roster,
    tally: &mut Tally,
    now: Timestamp,
) -> Result<(), StoreError> {
    let articles = match made.articles {
        Articles::Ready(articles) => articles,
        Articles::Known(read) => {
            if let Some(articles) = batch.unchanged(&read.document.id, &made.digest)? {
                tally.unchanged += articles;
                return Ok(());
            }
            // Another document took its place since.
            preparing::prepare(&read.document, read.folder.as_deref(), roster)
        }
    };
    let (id, count) = (articles.first().map(|ready| ready.prepared.article.id.clone()), articles.len());
    for ready in articles {
        put(ready, batch, linker, roster, tally, now)?;
    }
    id.map_or(Ok(()), |id| batch.put_document(&id, &made.digest, count))
}

fn put(
    ready: Ready,
    batch: &mut dyn Batch,
    linker: &mut Linker,
    roster: &Roster,
    tally: &mut Tally,
    now: Timestamp,
) -> Result<(), StoreError> {
    let standing = batch.standing(&ready.prepared)?;
    // What came in before its lines were learned stays as it is.
    if standing == Standing::Unchanged {
        tally.unchanged += 1;
        return Ok(());
    }
    let earlier = batch.line_counts(&ready.lines.publisher, &ready.lines.numbers)?;
    let mut ready = match ready.without_learned(&earlier, roster) {
        Some(cleaner) if batch.standing(&cleaner.prepared)? == Standing::Unchanged => {
            tally.unchanged += 1;
            return Ok(());
        }
        Some(cleaner) => cleaner,
        None => ready,
    };
    let mut place = linker.place(&ready, batch)?;
    ready.prepared.topic = std::mem::take(&mut place.topic);
    // The versions of one report share their lines, but these are its own.
    let is_copy = place.related.iter().any(|related| related.relation == Relation::Duplicate);
    if standing == Standing::New && !is_copy && !ready.lines.numbers.is_empty() {
        batch.count_lines(&ready.lines.publisher, &ready.lines.numbers)?;
    }
    // What is there already keeps its event.
    if standing == Standing::New && !place.regrouped.is_empty() {
        batch.regroup(&place.regrouped)?;
    }
    let outcome = batch.put(&ready.prepared, &place.related, place.event.as_ref(), place.story.as_ref(), now)?;
    linker.arrived(ready, outcome);
    tally.count(outcome);
    Ok(())
}
