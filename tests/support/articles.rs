//! Articles as analysis hands them to a library, of sentences of our own.

#![allow(dead_code, reason = "each test crate uses a part of it")]

use attache::model::article::join_text;
use attache::model::row::Official;
use attache::model::{
    Article, ArticleId, Block, BlockKind, Contact, Field, Format, Happening, Mention, Metadata, PersonId, Quote,
    Related, Relation, Source, Span, Speaker, SpeakerKind, Stamp, Standing,
};
use attache::store::{Library, Prepared};
use jiff::Timestamp;

/// The id of the article of that name.
pub(crate) fn id(name: &str) -> ArticleId {
    ArticleId(format!("{name:a<16}"))
}

/// The id of the person of that name.
pub(crate) fn person(name: &str) -> PersonId {
    PersonId(name.to_lowercase().replace(' ', "-"))
}

/// An article, and what was found in it.
pub(crate) struct Made {
    article: Article,
    mentions: Vec<Mention>,
    quotes: Vec<Quote>,
    contacts: Vec<Contact>,
    /// The article whose event or story it joins, and why.
    joins: Option<Related>,
}

impl Made {
    pub(crate) fn new(name: &str, title: &str, text: &str) -> Self {
        let mut blocks: Vec<Block> = text.split("\n\n").map(|text| Block::new(BlockKind::Paragraph, text)).collect();
        let text = join_text(&mut blocks);
        let article = Article {
            id: id(name),
            title: title.into(),
            title_derived: false,
            kicker: None,
            standfirst: None,
            byline: Vec::new(),
            publisher: Some("Harbour Ledger".into()),
            section: Vec::new(),
            url: None,
            language: None,
            published: None,
            updated: None,
            not_before: None,
            reading_minutes: None,
            metadata: Metadata::new(),
            source: Source { format: Format::Text, origin: format!("{name}.txt"), key: None, line: 1 },
            blocks,
            text,
            removed: Vec::new(),
            contains: Vec::new(),
            problems: Vec::new(),
        };
        Self { article, mentions: Vec::new(), quotes: Vec::new(), contacts: Vec::new(), joins: None }
    }

    pub(crate) fn published(mut self, day: &str) -> Self {
        self.article.published = Stamp::parse(day);
        self
    }

    pub(crate) fn by(mut self, publisher: &str) -> Self {
        self.article.publisher = Some(publisher.into());
        self
    }

    /// Names whoever these words of the text name, in an office of Peru or in
    /// none.
    pub(crate) fn names(mut self, words: &str, name: &str, role: Option<&str>) -> Self {
        self.mentions.push(Mention {
            field: Field::Text,
            span: self.span(words),
            text: words.into(),
            person: Some(person(name)),
            name: Some(name.into()),
            official: role.is_some(),
            role: role.map(Into::into),
            country: role.map(|_| "PE".into()),
            organisation: None,
            rule: if role.is_some() { "title-before-name" } else { "name" }.into(),
        });
        self
    }

    /// Quotes these words of the text as a person's, or as a body's where its
    /// name begins with an article.
    pub(crate) fn says(mut self, words: &str, speaker: &str) -> Self {
        let body = speaker.starts_with("the ");
        let kind = if body { SpeakerKind::Institution } else { SpeakerKind::Person };
        let speaker = if speaker.is_empty() {
            Speaker::default()
        } else {
            Speaker { kind, id: (!body).then(|| person(speaker)), name: Some(speaker.into()), span: None }
        };
        let (span, cue, rule) = (self.span(words), Some("said".into()), "cue-after-quote".into());
        self.quotes.push(Quote { field: Field::Text, span, text: words.into(), speaker, cue, rule });
        self
    }

    /// Reports in this sentence of the text that these met.
    pub(crate) fn reports(mut self, sentence: &str, people: &[&str]) -> Self {
        let span = self.span(sentence);
        self.contacts.push(Contact {
            kind: Happening::Meeting,
            participants: people.iter().map(|name| person(name)).collect(),
            status: Standing::Held,
            date: None,
            date_text: None,
            place: None,
            field: Field::Text,
            span,
            main: true,
        });
        self
    }

    /// Joins the event of another article.
    pub(crate) fn same_event(self, other: &str) -> Self {
        self.joining(other, Relation::SameEvent)
    }

    /// Joins the story of another article.
    pub(crate) fn same_story(self, other: &str) -> Self {
        self.joining(other, Relation::SameStory)
    }

    fn joining(mut self, other: &str, relation: Relation) -> Self {
        self.joins =
            Some(Related { id: id(other), relation, score: 0.75, because: vec!["both name the ferry".into()] });
        self
    }

    fn span(&self, words: &str) -> Span {
        let at = self.article.text.find(words).expect("words of the text");
        Span::new(&self.article.text, at, at + words.len()).expect("a span")
    }

    pub(crate) fn prepared(self) -> (Prepared, Option<Related>) {
        let mut officials: Vec<Official> = Vec::new();
        for mention in self.mentions.iter().filter(|mention| mention.official) {
            let (Some(person), Some(name)) = (mention.person.clone(), mention.name.clone()) else { continue };
            if officials.iter().all(|known| known.person != person) {
                officials.push(Official { person, short: mention.text.clone(), name });
            }
        }
        let Self { article, mentions, quotes, contacts, joins } = self;
        (Prepared::new(article, mentions, quotes, contacts, officials, Vec::new(), Vec::new()), joins)
    }
}

/// Puts the articles into the library.
pub(crate) fn put_all(library: &mut dyn Library, articles: Vec<Made>) {
    let articles: Vec<(Prepared, Option<Related>)> = articles.into_iter().map(Made::prepared).collect();
    let now = Timestamp::from_second(1_764_590_400).expect("an instant");
    library
        .batch(&mut |batch| {
            for (article, joins) in &articles {
                let to = |relation| joins.as_ref().filter(|joins| joins.relation == relation).map(|joins| &joins.id);
                let (event, story) = (to(Relation::SameEvent), to(Relation::SameStory));
                batch.put(article, joins.as_slice(), event, story, now)?;
            }
            Ok(())
        })
        .expect("the articles go in");
}

/// Three articles with people of three kinds.
pub(crate) fn three() -> Vec<Made> {
    vec![
        Made::new(
            "fog",
            "Fog closes the harbour",
            "Harbour envoy Ana Quillan closed the port. “The fog is thick,” Quillan said. “It will lift by noon.”\n\n\
             Xavo Harrow, who sails a ferry, waited. “We are used to it,” said the harbour board.",
        )
        .published("2025-05-22")
        .names("Ana Quillan", "Ana Quillan", Some("harbour envoy"))
        .names("Quillan said", "Ana Quillan", Some("harbour envoy"))
        .names("Xavo Harrow", "Xavo Harrow", None)
        .says("The fog is thick,", "Ana Quillan")
        .says("It will lift by noon.", "Ana Quillan")
        .says("We are used to it,", "the harbour board"),
        Made::new(
            "crane",
            "A crane for the port",
            "Deputy Minister Ana Quillan bought a crane from Gao Minghua. “It lifts a ferry,” she said, “or two.”",
        )
        .published("2025-06")
        .by("Tide News")
        .names("Ana Quillan", "Ana Quillan", Some("deputy minister"))
        .names("Gao Minghua", "Gao Minghua", None)
        .says("It lifts a ferry,", "Ana Quillan")
        .says("or two.", "Ana Quillan"),
        Made::new(
            "sail",
            "Harrow sails again",
            "Ferry Minister Teo Quillan saw Xavo Harrow off. “Fair winds,” somebody called.",
        )
        .published("2025-07-01")
        .names("Teo Quillan", "Teo Quillan", Some("ferry minister"))
        .names("Xavo Harrow", "Xavo Harrow", None)
        .says("Fair winds,", ""),
    ]
}
