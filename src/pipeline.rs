//! The way from sources to the library: fetch, parse, clean, people, linking,
//! store. One bad source never spoils the run.
//!
//! [`reading`] turns an origin into documents, [`preparing`] makes of a
//! document what the library keeps, `workers` runs these two beside the thread
//! that stores, [`neighbours`] finds where an arriving
//! article belongs, and [`import()`] runs them all. [`sample`] is the library
//! that a new reader starts with.

pub mod neighbours;
pub mod preparing;
pub mod reading;
pub mod sample;
mod workers;

use jiff::Timestamp;
use serde::Serialize;

use crate::fetch::{self, Origin};
use crate::model::Problem;
use crate::parse::sniff::Choice;
use crate::store::{Library, Standing, StoreError, Tally};
use neighbours::Linker;
use preparing::Ready;
use workers::{Dealer, End, Piece};

/// How many articles go in together.
const BATCH: usize = 256;

/// How far an import is, for whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The source that was read last; empty in the middle of one.
    pub source: &'a str,
    /// Sources read so far.
    pub sources: usize,
    /// What became of the articles so far.
    pub tally: Tally,
}

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Sources looked at.
    pub sources: usize,
    /// What became of their articles.
    #[serde(flatten)]
    pub tally: Tally,
    /// What could not be read.
    pub problems: Vec<SourceProblem>,
}

impl Summary {
    /// How many sources had a problem.
    pub fn troubled(&self) -> usize {
        let mut sources: Vec<&str> = self.problems.iter().map(|problem| problem.source.as_str()).collect();
        sources.dedup();
        sources.len()
    }
}

/// Something in a source that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceProblem {
    /// The way to the source.
    pub source: String,
    /// A fixed word for the kind.
    pub kind: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What is wrong, in words that name the source.
    pub message: String,
}

/// Takes the sources into the library.
pub fn import(
    sources: &[String],
    format: Choice,
    library: &mut dyn Library,
    now: Timestamp,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Summary, StoreError> {
    let read = |dealer: &mut Dealer| {
        for source in sources {
            for origin in fetch::walk(source) {
                let problems = match origin {
                    Ok(origin) => read(&origin, format, dealer),
                    Err(error) => {
                        vec![SourceProblem::new(source, &Problem::new("unreadable", ""), error.to_string())]
                    }
                };
                if !dealer.end(End { name: source.clone(), problems }) {
                    return;
                }
            }
        }
    };
    Run::new(library, now).take(read, progress)
}

/// Takes origins that are opened already into the library, such as those of
/// [`sample::origins`].
pub fn import_origins(origins: &[Origin], library: &mut dyn Library, now: Timestamp) -> Result<Summary, StoreError> {
    let read = |dealer: &mut Dealer| {
        for origin in origins {
            let problems = read(origin, Choice::default(), dealer);
            if !dealer.end(End { name: origin.path(), problems }) {
                return;
            }
        }
    };
    Run::new(library, now).take(read, &mut |_| {})
}

fn read(origin: &Origin, format: Choice, dealer: &mut Dealer) -> Vec<SourceProblem> {
    let problems = reading::read(origin, format, &mut |document| dealer.document(document));
    problems.iter().map(|problem| SourceProblem::of(origin, problem)).collect()
}

impl SourceProblem {
    fn new(source: &str, problem: &Problem, message: String) -> Self {
        Self { source: source.to_owned(), kind: problem.kind.clone(), line: problem.line, message }
    }

    fn of(origin: &Origin, problem: &Problem) -> Self {
        let path = origin.path();
        let message = match problem.line {
            Some(line) => format!("{path}:{line}: {}", problem.excerpt),
            None => format!("{path}: {}", problem.excerpt),
        };
        Self::new(&path, problem, message)
    }
}

/// An import under way.
struct Run<'a> {
    library: &'a mut dyn Library,
    linker: Linker,
    waiting: Vec<Ready>,
    summary: Summary,
    now: Timestamp,
}

impl<'a> Run<'a> {
    fn new(library: &'a mut dyn Library, now: Timestamp) -> Self {
        Self { library, linker: Linker::default(), waiting: Vec::new(), summary: Summary::default(), now }
    }

    fn take(
        mut self,
        read: impl FnOnce(&mut Dealer) + Send,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, StoreError> {
        workers::run(read, |piece| {
            match piece {
                Piece::Part(articles) => self.waiting.extend(articles),
                Piece::End(End { name, problems }) => {
                    self.summary.sources += 1;
                    self.summary.problems.extend(problems);
                    progress(Progress { source: &name, sources: self.summary.sources, tally: self.summary.tally });
                }
            }
            if self.waiting.len() < BATCH {
                return Ok(());
            }
            self.store()?;
            progress(Progress { source: "", sources: self.summary.sources, tally: self.summary.tally });
            Ok(())
        })?;
        self.store()?;
        Ok(self.summary)
    }

    /// Puts what is waiting into the library, in one transaction.
    fn store(&mut self) -> Result<(), StoreError> {
        let mut waiting = std::mem::take(&mut self.waiting);
        let Self { library, linker, summary, now, .. } = self;
        let mut tally = summary.tally;
        library.batch(&mut |batch| {
            for ready in std::mem::take(&mut waiting) {
                let article = &ready.prepared;
                if batch.standing(article)? == Standing::Unchanged {
                    tally.unchanged += 1;
                    continue;
                }
                let place = linker.place(&ready, batch)?;
                let outcome = batch.put(article, &place.related, place.event.as_ref(), place.story.as_ref(), *now)?;
                linker.arrived(ready, outcome);
                tally.count(outcome);
            }
            Ok(())
        })?;
        summary.tally = tally;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use crate::store::SqliteLibrary;

    fn memory(name: &str, words: &str) -> Origin {
        Origin::Memory { name: name.to_owned(), bytes: words.as_bytes().into() }
    }

    fn library(origins: &[Origin]) -> (SqliteLibrary, Summary) {
        let mut library = SqliteLibrary::in_memory(None).expect("a library");
        let summary = import_origins(origins, &mut library, Timestamp::UNIX_EPOCH).expect("an import");
        (library, summary)
    }

    const CALL: &str = "Foreign Minister Ana Ortiz and the Norwegian prime minister, Ida Berg, spoke by telephone on \
        Thursday about the winter timetable of the northern ferries. Ortiz said the harbour crews had agreed to it.";

    #[test]
    fn articles_of_one_batch_find_one_another() {
        let (library, summary) = library(&[memory("a.txt", CALL), memory("b.txt", &format!("{CALL} Berg was glad."))]);
        assert_eq!(summary.tally.added, 2);
        let rows = library.rows(None, 0).expect("rows");
        assert_eq!(rows.iter().map(|row| row.reports).collect::<Vec<_>>(), [2, 2]);
        for row in &rows {
            let opened = library.article(&row.id).expect("no trouble").expect("it is there");
            assert_eq!(opened.related.len(), 1);
            assert!(!opened.related[0].related.because.is_empty());
        }
        assert_eq!(library.select(&Query::parse("@ortiz @berg").expect("a query"), None).expect("rows").len(), 2);
    }

    #[test]
    fn the_same_words_twice_are_one_article() {
        let (library, summary) = library(&[memory("a.txt", CALL), memory("b.txt", CALL)]);
        assert_eq!((summary.tally.added, summary.tally.unchanged), (1, 1));
        assert_eq!(library.rows(None, 0).expect("rows").len(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_of_its_source_alone() {
        let (library, summary) = library(&[
            memory("feed.xml", "<rss></rss>"),
            memory("a.jsonl", "{\"text\": \"One ferry came.\"}\nnonsense\n"),
            memory("picture.png", "\u{89}PNG\0\0\0\0"),
        ]);
        assert_eq!(library.counts().expect("counts").articles, 1);
        let told: Vec<&str> = summary.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            told,
            [
                "feed.xml: a feed without items",
                "a.jsonl:2: not a JSON object: expected ident",
                "picture.png: looks like a binary file"
            ]
        );
        assert_eq!((summary.sources, summary.troubled()), (3, 3));
    }
}
