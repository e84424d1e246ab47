//! A story and a person to write pages of, in the words of a test.

use crate::model::{
    Added, ArticleId, Companion, Contact, ContactReport, Dossier, Field, Happening, LedgerEntry, Marks, Named, Office,
    OfficeHeld, PersonEntry, PersonId, Quote, QuoteEntry, Row, Said, Span, Speaker, Stamp, Standing, Step, StoryEntry,
    Timeline,
};

fn named(name: &str) -> Named {
    Named { person: PersonId("ana-quillan".into()), name: name.into() }
}

fn row(title: &str, url: &str, day: Option<&str>) -> Row {
    Row {
        id: ArticleId("a".into()),
        title: title.into(),
        title_derived: false,
        publisher: Some(title.into()),
        published: day.and_then(Stamp::parse),
        updated: None,
        not_before: None,
        officials: Vec::new(),
        url: Some(url.into()),
        event: ArticleId("a".into()),
        story: ArticleId("a".into()),
        reports: 1,
        length: 0,
        marks: Marks::default(),
    }
}

/// A story of two steps in which every word is `words`.
pub(super) fn timeline(words: &str, url: &str) -> Timeline {
    let step = |day: Option<&str>, reports: usize| Step {
        event: ArticleId("a".into()),
        date: day.and_then(Stamp::parse),
        title: words.into(),
        people: vec![named(words)],
        reports: vec![row(words, url, day); reports],
        lead: words.into(),
        added: Added {
            people: vec![named(words)],
            figures: vec![words.into()],
            dates: vec![words.into()],
            quotes: vec![Said { speaker: Some(words.into()), text: words.into() }],
        },
    };
    let story = StoryEntry {
        id: ArticleId("a".into()),
        title: words.into(),
        people: vec![named(words)],
        words: vec![words.into()],
        events: 3,
        reports: 4,
        first: Some("2025-05-22".into()),
        last: Some("2025-06".into()),
    };
    Timeline { story, steps: vec![step(Some("2025-05-22"), 2), step(Some("2025-06"), 1), step(None, 1)] }
}

/// A contact that two articles report.
pub(super) fn contact(words: &str) -> LedgerEntry {
    let report = ContactReport {
        article: ArticleId("a".into()),
        event: ArticleId("a".into()),
        title: words.into(),
        publisher: Some(words.into()),
        published: Stamp::parse("2025-05-22"),
        contact: Contact {
            kind: Happening::Meeting,
            participants: Vec::new(),
            status: Standing::Held,
            date: None,
            date_text: Some(words.into()),
            place: Some(words.into()),
            field: Field::Text,
            span: Span::new("", 0, 0).expect("a span"),
            main: true,
        },
        people: Vec::new(),
        sentence: words.into(),
    };
    LedgerEntry {
        kind: Happening::Meeting,
        people: vec![named(words)],
        status: Standing::Held,
        date: None,
        date_text: Some(words.into()),
        place: Some(words.into()),
        main: true,
        reports: vec![report.clone(), report],
        differences: vec![words.into()],
    }
}

/// A quotation with words around it.
pub(super) fn quote(words: &str) -> QuoteEntry {
    QuoteEntry {
        article: ArticleId("a".into()),
        title: words.into(),
        publisher: Some(words.into()),
        date: Stamp::parse("2025-05-22"),
        quote: Quote {
            field: Field::Text,
            span: Span::new("", 0, 0).expect("a span"),
            text: words.into(),
            speaker: Speaker { name: Some(words.into()), ..Speaker::default() },
            cue: None,
            rule: "test".into(),
        },
        before: format!("{words} "),
        after: words.into(),
    }
}

/// Somebody in an office, with an article.
pub(super) fn dossier(words: &str, url: &str) -> Dossier {
    let office = Office { role: Some(words.into()), country: Some(words.into()), organisation: Some(words.into()) };
    Dossier {
        entry: PersonEntry {
            person: PersonId("ana-quillan".into()),
            name: words.into(),
            official: true,
            offices: vec![OfficeHeld { office, articles: 2, first: None, last: None }],
            articles: 2,
            mentions: 3,
            quotes: 1,
            first: Some("2025-05-22".into()),
            last: Some("2025-05-22".into()),
            activity: Vec::new(),
        },
        quotes: vec![quote(words)],
        articles: vec![row(words, url, Some("2025-05-22"))],
        companions: vec![Companion { person: PersonId("b".into()), name: words.into(), articles: 1 }],
    }
}
