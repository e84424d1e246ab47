//! The way from sources to the library: fetch, parse, clean, people, linking,
//! store. One bad source never spoils the run.
//!
//! [`reading`] turns an origin into documents, [`digest`] tells those that are
//! there already, [`preparing`] makes of the others what the library keeps;
//! [`workers`] runs these beside the thread that stores. There, in [`storing`],
//! [`learning`] takes out lines that recur in a publisher's articles and
//! [`neighbours`] finds where an arriving article belongs, by [`profiles`] of
//! which it remembers [`recent`] ones. [`import()`] runs
//! them all and gives a [`summary`]. [`following`] reads out of the library what a
//! story comes to. [`rebuilding`]
//! finds all anew in articles that are there; [`sample`] is the library that a new reader starts with.

mod digest;
pub mod following;
pub mod learning;
pub mod neighbours;
pub mod preparing;
mod profiles;
pub mod reading;
mod rebuilding;
mod recent;
pub mod sample;
mod storing;
pub mod summary;
mod workers;

pub use digest::DERIVATION;
pub use rebuilding::rebuild;
pub use summary::{Refusal, SourceProblem, Summary};

use std::sync::Arc;

use jiff::Timestamp;

use crate::fetch::{self, FetchError, Origin};
use crate::parse::sniff::Choice;
use crate::store::{Library, StoreError, Tally};
use storing::Run;
use summary::Looked;
use workers::{Dealer, Read};

/// How far an import is, for whoever shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The source that is read.
    pub source: &'a str,
    /// Sources read so far.
    pub sources: usize,
    /// What became of the articles so far.
    pub tally: Tally,
    /// Bytes read so far.
    pub bytes: u64,
    /// How many there are; 0 where that is not known.
    pub total: u64,
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
        read(sources.iter().flat_map(|source| fetch::walk(source)).collect(), format, dealer);
    };
    Run::new(library, now).take(read, progress)
}

/// Takes origins that are opened already into the library, such as those of
/// [`sample::origins`].
pub fn import_origins(origins: &[Origin], library: &mut dyn Library, now: Timestamp) -> Result<Summary, StoreError> {
    let read = |dealer: &mut Dealer| {
        read(origins.iter().cloned().map(Ok).collect(), Choice::default(), dealer);
    };
    Run::new(library, now).take(read, &mut |_| {})
}

fn read(origins: Vec<Result<Origin, FetchError>>, format: Choice, dealer: &mut Dealer) {
    dealer.place.total = origins.iter().flatten().map(Origin::size).sum();
    let mut before = 0;
    for origin in origins {
        let looked = match origin {
            Ok(origin) => {
                let looked = read_one(&origin, format, before, dealer);
                before += origin.size();
                dealer.place.bytes = before;
                looked
            }
            Err(error) => Looked::refused(&error),
        };
        if !dealer.end(looked) {
            return;
        }
    }
}

fn read_one(origin: &Origin, format: Choice, before: u64, dealer: &mut Dealer) -> Looked {
    dealer.place.source = origin.path().into();
    let folder: Option<Arc<str>> = origin.folder().map(Into::into);
    let mut documents = 0;
    let problems = reading::read(origin, format, &mut |document| {
        documents += 1;
        dealer.place.bytes = before + origin.position();
        dealer.document(Read { document, folder: folder.clone() })
    });
    Looked::at(origin, documents, problems)
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

    /// Imports one more origin into the library.
    fn more(library: &mut SqliteLibrary, name: &str, words: &str) -> Tally {
        import_origins(&[memory(name, words)], library, Timestamp::UNIX_EPOCH).expect("an import").tally
    }

    /// The texts in the library, in the order of their arrival.
    fn texts(library: &SqliteLibrary) -> Vec<String> {
        let mut texts = Vec::new();
        let mut take = |opened: crate::model::Opened| {
            texts.push((opened.article.source.line, opened.article.text));
            true
        };
        library.export(&Query::default(), &mut take).expect("an export");
        texts.sort();
        texts.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_document_that_is_there_is_made_anew_only_where_it_changed() {
        let line = |text: &str| format!("{{\"id\": \"1\", \"text\": \"{text}\"}}\n");
        let (one, other) = (line("One ferry came to the harbour."), line("Two ferries came to the harbour."));
        let (mut library, _) = library(&[memory("a.jsonl", &one)]);
        let before = library.digests(9).expect("digests");
        assert_eq!(more(&mut library, "a.jsonl", &one), Tally { unchanged: 1, ..Tally::default() });
        assert_eq!(library.digests(9).expect("digests"), before);
        assert_eq!(more(&mut library, "a.jsonl", &other), Tally { changed: 1, ..Tally::default() });
        assert_eq!(more(&mut library, "a.jsonl", &one), Tally { changed: 1, ..Tally::default() });
        assert_eq!(texts(&library), ["One ferry came to the harbour."]);
    }

    #[test]
    fn of_two_documents_that_are_one_article_the_last_stays_however_often_they_come() {
        let line = |text: &str| format!("{{\"url\": \"https://tide.example/a\", \"text\": \"{text}\"}}\n");
        let files = [
            memory("a.jsonl", &line("One ferry came to the harbour.")),
            memory("b.jsonl", &line("Two ferries came to the harbour.")),
        ];
        let (mut library, _) = library(&files);
        for _ in 0..3 {
            let tally = import_origins(&files, &mut library, Timestamp::UNIX_EPOCH).expect("an import").tally;
            assert_eq!((tally.changed, texts(&library)), (2, vec!["Two ferries came to the harbour.".to_owned()]));
        }
    }

    #[test]
    fn articles_inside_an_unchanged_one_are_unchanged_too() {
        let inner = "The ferry ran aground in the fog on Friday, and the harbour was closed for the whole of the day. Nobody on board was hurt, said the owner of the line, and the ship will be towed to the yard at the next high tide, which is on Sunday.";
        let text = format!(
            "Fog on its way to the coast\n{inner}\nRelated Articles\n\nTide News\n2 hours ago\n- Tide News\nFerry runs aground in the fog\n{inner}"
        );
        let (mut library, summary) = library(&[memory("a.txt", &text)]);
        assert_eq!(summary.tally.added, 2);
        assert_eq!(more(&mut library, "a.txt", &text), Tally { unchanged: 2, ..Tally::default() });
    }

    #[test]
    fn what_recurs_at_the_edges_of_a_publisher_is_learned_after_two_articles() {
        let matter = ["grain fell in price", "a bridge was closed", "the mayor went home", "two cranes were sold"];
        let text = |n: usize| {
            format!(
                "{} today\n\nIn town number {n}, {}, as the council said on Friday.\n\nWhat happens next\n\n\
                 Nobody knew why at first, but a letter to paper {n} told all of it.\n\nThe tide tables of the coast\n",
                matter[n], matter[n]
            )
        };
        let origins: Vec<Origin> = (0..4)
            .map(|n| {
                let record = serde_json::json!({"id": n, "publisher": "Tide News", "text": text(n)});
                memory(&format!("{n}.jsonl"), &format!("{}{record}\n", "\n".repeat(n)))
            })
            .collect();
        let (mut library, _) = library(&origins);
        let kept: Vec<bool> = texts(&library).iter().map(|text| text.contains("tide tables")).collect();
        assert_eq!(kept, [true, true, false, false]);
        assert!(texts(&library).iter().all(|text| text.contains("What happens next")));
        let last = library.rows(None, 0).expect("rows").into_iter().find(|row| row.title.contains("cranes"));
        let last = library.article(&last.expect("the last one").id).expect("no trouble").expect("it is there").article;
        assert!(last.removed.iter().any(|r| r.reason == "learned" && r.text == "The tide tables of the coast"));
        let again = import_origins(&origins, &mut library, Timestamp::UNIX_EPOCH).expect("an import").tally;
        assert_eq!(again, Tally { unchanged: 4, ..Tally::default() });
    }

    #[test]
    fn what_three_articles_of_two_publishers_state_is_known_at_the_next_import() {
        let record = |day: &str, publisher: &str, text: &str| {
            let json = serde_json::json!({"id": day, "published": day, "publisher": publisher, "text": text});
            memory(&format!("{day}.jsonl"), &format!("{json}\n"))
        };
        let article = |day, publisher, what: &str| {
            record(
                day,
                publisher,
                &format!("Foreign Minister Xavo Quillan spoke of {what} on Friday, and of the winter."),
            )
        };
        let later =
            record("2025-06-20", "Tide News", "The crane is new. Xavo Quillan saw it at the harbour on Friday.");
        let is_official = |earlier: &[Origin]| {
            let (mut library, _) = library(earlier);
            import_origins(std::slice::from_ref(&later), &mut library, Timestamp::UNIX_EPOCH).expect("an import");
            let row = library.select(&Query::parse("crane").expect("a query"), None).expect("rows").remove(0);
            let opened = library.article(&row.id).expect("no trouble").expect("it is there");
            opened.mentions.iter().any(|mention| mention.text == "Xavo Quillan" && mention.official)
        };
        let stated = [
            article("2025-05-01", "Tide News", "grain"),
            article("2025-05-02", "Harbour Ledger", "ferries"),
            article("2025-05-03", "Tide News", "the bridge"),
        ];
        assert!(is_official(&stated));
        assert!(!is_official(&stated[..2]));
        // Not in the same import: that would depend on the order of its pieces.
        let (library, _) = library(&[stated.as_slice(), std::slice::from_ref(&later)].concat());
        assert!(library.select(&Query::parse("crane @quillan").expect("a query"), None).expect("rows").is_empty());
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
        assert_eq!((summary.sources, summary.refusals(), summary.troubled), (3, 2, 1));
    }
}
