//! What passes into the library and out of it.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::model::row::Official;
use crate::model::{Article, ArticleId, Companion, Contact, Mention, PersonId, Quote, Source};
use crate::query::Query;

/// An article ready to be put in, with everything that was made of it.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The article.
    pub article: Article,
    /// The people it names.
    pub mentions: Vec<Mention>,
    /// What is quoted in it.
    pub quotes: Vec<Quote>,
    /// Who met, called or visited whom in it.
    pub contacts: Vec<Contact>,
    /// Its officials, most mentioned first.
    pub officials: Vec<Official>,
    /// What linking needs to know of it, in a form of linking's own.
    pub profile: Vec<u8>,
    /// The keys under which others find it.
    pub keys: Vec<u64>,
    /// The words that say most of what it is about, the most telling first, with
    /// spaces between. The library tells how rare a word is, so it is known only
    /// when the article is about to go in.
    pub topic: String,
    /// What is kept as JSON, written here because articles are prepared beside
    /// the thread that stores them.
    json: Json,
    /// A hash over all of the above but where it came from: the same words in
    /// another file are the same article.
    fingerprint: Vec<u8>,
}

/// The values of an article that are kept as JSON.
#[derive(Debug, Clone)]
pub(super) struct Json {
    /// The article without its text, which is kept by itself so that searching
    /// need not read the JSON.
    pub(super) article: String,
    pub(super) mentions: String,
    pub(super) quotes: String,
    pub(super) contacts: String,
    pub(super) officials: String,
}

impl Prepared {
    /// Puts together what was made of an article.
    pub fn new(
        mut article: Article,
        mentions: Vec<Mention>,
        quotes: Vec<Quote>,
        contacts: Vec<Contact>,
        officials: Vec<Official>,
        profile: Vec<u8>,
        keys: Vec<u64>,
    ) -> Self {
        let text = std::mem::take(&mut article.text);
        let elsewhere = Source { format: article.source.format, origin: String::new(), key: None, line: 0 };
        let source = std::mem::replace(&mut article.source, elsewhere);
        let mut hash = Sha256::new();
        let (mentions_json, quotes_json, contacts_json) = (json(&mentions), json(&quotes), json(&contacts));
        let article_json = json(&article);
        let parts = [&text, &article_json, &mentions_json, &quotes_json, &contacts_json].map(String::as_bytes);
        for part in parts.into_iter().chain([profile.as_slice()]) {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        for key in &keys {
            hash.update(key.to_le_bytes());
        }
        article.source = source;
        let json = Json {
            article: json(&article),
            mentions: mentions_json,
            quotes: quotes_json,
            contacts: contacts_json,
            officials: json(&officials),
        };
        article.text = text;
        let fingerprint = hash.finalize().to_vec();
        Self { article, mentions, quotes, contacts, officials, profile, keys, topic: String::new(), json, fingerprint }
    }

    /// The hash by which a changed article is told from an unchanged one.
    pub fn fingerprint(&self) -> &[u8] {
        &self.fingerprint
    }

    pub(super) fn json(&self) -> &Json {
        &self.json
    }
}

/// Values of our own always have a JSON form.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What tells a document from all others, and from its own earlier and later
/// forms: the start of a hash over all that is made articles of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest(pub [u8; 16]);

impl Digest {
    /// Its first eight bytes, enough to tell what is surely new.
    pub fn start(&self) -> u64 {
        self.0.first_chunk().map_or(0, |start| u64::from_le_bytes(*start))
    }
}

/// Whether an article is in the library already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is not.
    New,
    /// It is, and the same.
    Unchanged,
    /// It is, and other words were made of it.
    Changed,
}

/// What became of an article that was put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Added,
    /// It was there, the same.
    Unchanged,
    /// It took the place of its earlier form.
    Changed,
}

/// How many articles an import brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// New ones.
    pub added: usize,
    /// Those that were there, the same.
    pub unchanged: usize,
    /// Those that took the place of an earlier form.
    pub changed: usize,
}

impl Tally {
    /// Counts one more.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Changed => self.changed += 1,
        }
    }

    /// Articles in all.
    pub fn total(self) -> usize {
        self.added + self.unchanged + self.changed
    }
}

/// An article that may be a neighbour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The article.
    pub id: ArticleId,
    /// The event it was found to report.
    pub event: ArticleId,
    /// The story it was found to belong to.
    pub story: ArticleId,
}

/// Articles that stay together when events are found anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// One article.
    Article(ArticleId),
    /// All reports of the event that an article founded.
    Event(ArticleId),
}

/// Which article an id, the start of one, or a file name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This one.
    One(ArticleId),
    /// None.
    Nothing,
    /// Any of these, the first few of them.
    Several(Vec<ArticleId>),
}

/// Which articles are meant.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// All of them.
    All,
    /// Those that a query chooses.
    Query(&'a Query),
    /// These.
    These(&'a [ArticleId]),
}

/// Which quotations are asked for: those for which all of it holds.
#[derive(Debug, Clone, Copy)]
pub struct QuoteAsk<'a> {
    /// Of which articles.
    pub scope: Scope<'a>,
    /// Said by that person.
    pub by: Option<&'a PersonId>,
    /// Said by somebody in whose name, or by a body in whose name all of these
    /// words stand.
    pub by_name: &'a str,
    /// With all of these words in the quotation, in the sentence around it or
    /// in the title of the article.
    pub about: &'a str,
    /// At most so many.
    pub limit: Option<usize>,
}

impl Default for QuoteAsk<'_> {
    fn default() -> Self {
        Self { scope: Scope::All, by: None, by_name: "", about: "", limit: None }
    }
}

/// Which contacts are asked for: those for which all of it holds.
#[derive(Debug, Clone, Copy)]
pub struct ContactAsk<'a> {
    /// Of which articles.
    pub scope: Scope<'a>,
    /// Those in which all of these take part.
    pub between: &'a [PersonId],
    /// Those of the newest articles, at most so many.
    pub limit: Option<usize>,
}

impl Default for ContactAsk<'_> {
    fn default() -> Self {
        Self { scope: Scope::All, between: &[], limit: None }
    }
}

/// Who is meant by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundPerson {
    /// This one.
    One(PersonId),
    /// Nobody; these names are near, the nearest first.
    Nobody(Vec<String>),
    /// Any of these, who are in the most articles first.
    Several(Vec<Companion>),
}
