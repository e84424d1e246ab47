//! Which articles a query chooses.

use super::{Mark, Query, Term};
use crate::model::{Marks, Row, Stamp};
use crate::text::marks::folded_tag;
use crate::text::{fold, squeeze};

/// An article as a query sees it: folded once, asked many times.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// Title, text and officials' names, folded, a line apart.
    words: String,
    officials: Vec<String>,
    publisher: String,
    date: Option<Stamp>,
    marks: Marks,
    /// Its tags, folded.
    tags: Vec<String>,
}

impl Subject {
    /// What a query needs of an article; `text` may be empty where
    /// [`Query::needs_text`] says so.
    pub fn new(row: &Row, text: &str) -> Self {
        let officials: Vec<String> = row.officials.iter().map(|official| squeeze(&fold(&official.name))).collect();
        let words = format!("{}\n{}\n{}", squeeze(&fold(&row.title)), squeeze(&fold(text)), officials.join("\n"));
        Self {
            words,
            officials,
            publisher: row.publisher.as_deref().map(|name| squeeze(&fold(name))).unwrap_or_default(),
            // An article cannot be older than the newest day it names, but it
            // may be any younger: that decides nothing here.
            date: row.date().cloned(),
            marks: row.marks.clone(),
            tags: row.marks.tags.iter().map(|tag| folded_tag(tag)).collect(),
        }
    }
}

impl Query {
    /// Whether every wish comes true for the article.
    pub fn matches(&self, subject: &Subject) -> bool {
        self.wishes.iter().all(|wish| holds(&wish.term, subject) == Some(wish.wanted))
    }
}

/// `None` where the article does not say: then neither a term nor its opposite
/// holds.
fn holds(term: &Term, subject: &Subject) -> Option<bool> {
    Some(match term {
        Term::Words(words) => subject.words.contains(words.as_str()),
        Term::Official(name) => subject.officials.iter().any(|official| has_word_from(official, name)),
        Term::Is(Mark::Unread) => !subject.marks.read,
        Term::Is(Mark::Read) => subject.marks.read,
        Term::Is(Mark::Starred) => subject.marks.starred,
        Term::Is(Mark::Tagged) => !subject.marks.tags.is_empty(),
        Term::Is(Mark::Noted) => subject.marks.noted,
        Term::Is(Mark::Archived) => subject.marks.archived,
        Term::Is(Mark::Deleted) => subject.marks.deleted,
        Term::Tag(tag) => subject.tags.contains(tag),
        Term::Publisher(name) => subject.publisher.contains(name.as_str()),
        Term::After(from) => !is_before(subject.date.as_ref()?, from),
        Term::Before(until) => is_before(subject.date.as_ref()?, until),
    })
}

/// Whether `name` stands in `official` from the start of a word on: `@ma` is
/// Ma Zhaoxu, not Obama.
fn has_word_from(official: &str, name: &str) -> bool {
    official.match_indices(name).any(|(at, _)| !official[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// Compared as far as both are stated: 2025-05-22 is not before 2025-05.
fn is_before(date: &Stamp, limit: &Stamp) -> bool {
    let known = date.as_str().len().min(limit.as_str().len()).min(16);
    date.as_str().get(..known) < limit.as_str().get(..known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::Official;
    use crate::model::{ArticleId, PersonId};
    use proptest::prelude::*;

    fn row(published: Option<&str>) -> Row {
        Row {
            id: ArticleId("a".into()),
            title: "Grain talks resume".into(),
            title_derived: false,
            publisher: Some("The Harbour Ledger".into()),
            published: published.and_then(Stamp::parse),
            updated: None,
            not_before: None,
            officials: vec![Official {
                person: PersonId("ana-ortiz".into()),
                name: "Ana Ortíz".into(),
                short: "Ortiz".into(),
            }],
            url: None,
            event: ArticleId("a".into()),
            story: ArticleId("a".into()),
            reports: 1,
            length: 0,
            marks: Marks { starred: true, noted: true, tags: vec!["Łódź port".into()], ..Marks::default() },
        }
    }

    fn chosen(typed: &str, published: Option<&str>) -> bool {
        let subject = Subject::new(&row(published), "Ships  wait in the harbour.\n\nMore will follow.");
        Query::parse(typed).expect("a query").matches(&subject)
    }

    #[test]
    fn every_wish_must_come_true() {
        for typed in [
            "",
            "GRAIN ships",
            "\"wait in\"",
            "ortiz -tariffs",
            "@ort",
            "is:unread is:starred",
            "publisher:harbour",
            "-is:read",
            "tag:\"lodz PORT\" is:tagged has:tag has:note -is:archived",
        ] {
            assert!(chosen(typed, None), "{typed}");
        }
        for typed in [
            "grain tariffs",
            "\"ships in\"",
            "-ships",
            "@tiz",
            "is:read",
            "-is:starred",
            "publisher:gazette",
            "tag:lodz",
        ] {
            assert!(!chosen(typed, None), "{typed}");
        }
    }

    #[test]
    fn dates_compare_as_far_as_they_are_stated() {
        assert!(chosen("after:2025-05", Some("2025-05-22")));
        assert!(!chosen("before:2025-05", Some("2025-05-22")));
        assert!(chosen("before:2025-05-23", Some("2025-05-22T10:00")));
        assert!(chosen("after:2025-05-22 before:2026", Some("2025-05-22")));
        assert!(!chosen("after:2025-05-23", Some("2025-05-22")));
    }

    #[test]
    fn an_undated_article_is_neither_before_nor_after() {
        for typed in ["after:2000", "before:2100", "-after:2000", "-before:2100"] {
            assert!(!chosen(typed, None), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn any_word_of_the_title_finds_the_article(title in "\\PC{1,30}") {
            let row = Row { title: title.clone(), ..row(None) };
            let quoted = title.replace(['"', '“', '”', '„'], " ");
            let piece = quoted.split_whitespace().next().unwrap_or("").to_owned();
            let query = Query { wishes: vec![super::super::Wish { term: Term::Words(squeeze(&fold(&piece))), wanted: true }] };
            prop_assert!(query.matches(&Subject::new(&row, "")));
        }
    }
}
