//! The tables, as steps: a step is added, never edited.

/// What makes a kind of file: its mark in the header, and the steps from an
/// empty file to the present schema.
#[derive(Debug)]
pub(super) struct Schema {
    /// `SQLite`'s `application_id`.
    pub(super) application: i32,
    /// How hard commits are made durable.
    pub(super) synchronous: &'static str,
    /// The steps; the schema's version is how many were taken.
    pub(super) steps: &'static [&'static str],
}

impl Schema {
    /// The newest version.
    pub(super) fn version(&self) -> i64 {
        i64::try_from(self.steps.len()).unwrap_or(i64::MAX)
    }
}

/// Articles and what was found in them. Can be made anew from the sources, so
/// the last commits may be lost with the power.
pub(super) const LIBRARY: Schema = Schema {
    application: i32::from_be_bytes(*b"attL"),
    synchronous: "NORMAL",
    steps: &[
        FIRST_LIBRARY,
        POSTINGS_TOGETHER,
        DOCUMENTS_AND_LINES,
        UPDATED,
        PEOPLE_AND_QUOTES,
        EVENTS_AND_CONTACTS,
        PROFILES_AS_BYTES,
        LENGTHS,
        TOPICS,
    ],
};

/// The reader's marks, keyed by the article's stable id, and corrections.
pub(super) const STATE: Schema = Schema {
    application: i32::from_be_bytes(*b"attS"),
    synchronous: "FULL",
    steps: &[FIRST_STATE, CORRECTIONS_AND_JOURNAL, GROUPINGS, FILTERS, TAGS_NOTES_HISTORY],
};

/// `articles` is narrow and holds a list's lines ready made; long text is in
/// tables of its own, so that a list of everything reads few pages. `reports`
/// counts an event's articles on the article that founded it.
const FIRST_LIBRARY: &str = "
CREATE TABLE articles (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    fingerprint BLOB NOT NULL,
    first_seen INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    origin TEXT NOT NULL,
    event INTEGER NOT NULL,
    story INTEGER NOT NULL,
    reports INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    title_derived INTEGER NOT NULL,
    publisher TEXT,
    published TEXT,
    not_before TEXT,
    url TEXT,
    officials TEXT NOT NULL
) STRICT;
CREATE INDEX articles_newest ON articles (sort DESC, id);
CREATE INDEX articles_event ON articles (event);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_origin ON articles (origin);
CREATE TABLE bodies (
    num INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    article TEXT NOT NULL,
    mentions TEXT NOT NULL
) STRICT;
CREATE TABLE profiles (num INTEGER PRIMARY KEY, keys TEXT NOT NULL, profile TEXT NOT NULL) STRICT;
CREATE TABLE keys (key INTEGER PRIMARY KEY, articles INTEGER NOT NULL) STRICT;
CREATE TABLE postings (
    key INTEGER NOT NULL,
    num INTEGER NOT NULL,
    PRIMARY KEY (key, num)
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
    num INTEGER NOT NULL,
    other INTEGER NOT NULL,
    relation INTEGER NOT NULL,
    score REAL NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (num, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE mentions (
    num INTEGER NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    country TEXT,
    organisation TEXT,
    times INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_num ON mentions (num);
CREATE INDEX mentions_person ON mentions (person);
";

/// The articles of a key stand together in one value, newest last, four bytes
/// each, so that an arriving article reads and writes one row a key. Keys are
/// numbers of linking's own. Those of articles that are there are known to
/// nobody, so every article counts as changed until it is imported again.
const POSTINGS_TOGETHER: &str = "
DROP TABLE postings;
DROP TABLE keys;
DROP TABLE profiles;
CREATE TABLE keys (key INTEGER PRIMARY KEY, articles INTEGER NOT NULL, newest BLOB NOT NULL) STRICT;
CREATE TABLE profiles (num INTEGER PRIMARY KEY, keys BLOB NOT NULL, profile TEXT NOT NULL) STRICT;
UPDATE articles SET fingerprint = x'';
";

/// What tells a document that is there, unchanged, before anything is made of
/// it; and how many articles of a publisher have had a line at their edges.
/// Documents that are there are known once they are imported again.
const DOCUMENTS_AND_LINES: &str = "
CREATE TABLE documents (num INTEGER PRIMARY KEY, digest BLOB NOT NULL, articles INTEGER NOT NULL) STRICT;
CREATE TABLE lines (
    publisher TEXT NOT NULL,
    line INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    newest INTEGER NOT NULL,
    PRIMARY KEY (publisher, line)
) STRICT, WITHOUT ROWID;
";

/// The date that lists show where only that of a change is stated. Articles
/// with no other date find their place once they are imported again.
const UPDATED: &str = "
ALTER TABLE articles ADD COLUMN updated TEXT;
UPDATE articles SET updated = (SELECT json_extract(b.article, '$.updated') FROM bodies b WHERE b.num = articles.num)
    WHERE published IS NULL;
DELETE FROM documents WHERE num IN (SELECT num FROM articles WHERE updated IS NOT NULL);
UPDATE articles SET fingerprint = x'' WHERE updated IS NOT NULL;
";

/// Who is named, in which office, and what they said. A person by one of their
/// names and an office are a number each, so that all mentions are gone through
/// in a moment; those of a person stand together. A mention is what one article
/// says of a person in an office, an empty one where it states none; how often
/// the person is named and quoted there stands with the first of their
/// offices. Of quotations there is who speaks and where; the words are with the
/// article. A fact is what enough articles state. Articles that are there are read for it once they are imported
/// again; until then their officials stay.
const PEOPLE_AND_QUOTES: &str = "
ALTER TABLE bodies ADD COLUMN quotes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN day INTEGER;
UPDATE articles SET day = CAST(substr(coalesce(published, updated, not_before), 1, 4) AS INTEGER) * 10000
    + CAST(substr(coalesce(published, updated, not_before), 6, 2) AS INTEGER) * 100
    + CAST(substr(coalesce(published, updated, not_before), 9, 2) AS INTEGER);
CREATE INDEX articles_day ON articles (day) WHERE day IS NOT NULL;
CREATE TABLE people (num INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (id, name)) STRICT;
CREATE TABLE offices (
    num INTEGER PRIMARY KEY,
    role TEXT NOT NULL,
    country TEXT NOT NULL,
    organisation TEXT NOT NULL,
    UNIQUE (role, country, organisation)
) STRICT;
CREATE INDEX offices_folded ON offices (replace(lower(role), '-', ' '), country);
INSERT INTO offices VALUES (0, '', '', '');
INSERT OR IGNORE INTO people (id, name) SELECT person, name FROM mentions;
INSERT OR IGNORE INTO offices (role, country, organisation)
    SELECT coalesce(role, ''), coalesce(country, ''), coalesce(organisation, '') FROM mentions;
ALTER TABLE mentions RENAME TO earlier;
CREATE TABLE mentions (
    person INTEGER NOT NULL,
    office INTEGER NOT NULL,
    num INTEGER NOT NULL,
    official INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    times INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    day INTEGER,
    sort INTEGER NOT NULL,
    PRIMARY KEY (person, office, num)
) STRICT, WITHOUT ROWID;
INSERT INTO mentions
    SELECT p.num, o.num, e.num, 1, 0, sum(e.times), 0, a.day, a.sort FROM earlier e
    JOIN articles a ON a.num = e.num JOIN people p ON (p.id, p.name) = (e.person, e.name)
    JOIN offices o ON (o.role, o.country, o.organisation)
        = (coalesce(e.role, ''), coalesce(e.country, ''), coalesce(e.organisation, ''))
    GROUP BY p.num, o.num, e.num;
DROP TABLE earlier;
CREATE INDEX mentions_article ON mentions (num);
CREATE TABLE quotes (
    person INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    num INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (person, sort, num, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotes_article ON quotes (num);
CREATE TABLE facts (
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    country TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    first INTEGER,
    last INTEGER,
    PRIMARY KEY (person, role, country)
) STRICT, WITHOUT ROWID;
DELETE FROM documents;
UPDATE articles SET fingerprint = x'';
";

/// Who met whom: the contacts stand with the article, and who takes part in
/// which of them here. An article keeps the event and story that it was found
/// to belong to beside those that the reader put it in; `grouped` has those of
/// which the two differ, and whom an article follows that the reader set apart;
/// `regrouped` says which corrections that is the outcome of. The articles of a
/// story are counted without reading them, with their days and their events,
/// each of which has one article that counts its reports.
/// Articles that are there are read for contacts once they are imported again.
const EVENTS_AND_CONTACTS: &str = "
ALTER TABLE bodies ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]';
CREATE TABLE contacts (
    person INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    num INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (person, sort, num, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_article ON contacts (num);
ALTER TABLE articles ADD COLUMN found_event INTEGER;
ALTER TABLE articles ADD COLUMN found_story INTEGER;
UPDATE articles SET found_event = event, found_story = story;
DROP INDEX articles_story;
CREATE INDEX articles_story ON articles (story, sort, num, day, reports);
CREATE TABLE grouped (num INTEGER PRIMARY KEY, follows INTEGER) STRICT;
CREATE TABLE regrouped (stamp BLOB NOT NULL) STRICT;
CREATE INDEX articles_found_event ON articles (found_event);
CREATE INDEX articles_found_story ON articles (found_story);
DELETE FROM documents;
UPDATE articles SET fingerprint = x'';
";

/// What linking knows of an article is bytes, in a form of its own. The keys of
/// articles that are there stay, so that they can be taken out; the articles are
/// made anew once they are imported again.
const PROFILES_AS_BYTES: &str = "
ALTER TABLE profiles RENAME TO earlier;
CREATE TABLE profiles (num INTEGER PRIMARY KEY, keys BLOB NOT NULL, profile BLOB NOT NULL) STRICT;
INSERT INTO profiles SELECT num, keys, x'' FROM earlier;
DROP TABLE earlier;
DELETE FROM documents;
UPDATE articles SET fingerprint = x'';
";

/// How long the text of an article is, so that a list can be sorted by it.
const LENGTHS: &str = "
ALTER TABLE articles ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET length = coalesce((SELECT octet_length(text) FROM bodies b WHERE b.num = articles.num), 0);
";

/// The words that say what an article is about, by which stories are labelled.
/// Until an article is imported again those of its title do.
const TOPICS: &str = "
ALTER TABLE articles ADD COLUMN topic TEXT NOT NULL DEFAULT '';
DELETE FROM documents;
UPDATE articles SET fingerprint = x'';
";

const FIRST_STATE: &str = "
CREATE TABLE marks (
    id TEXT PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
";

/// What the reader corrected, and what can be taken back: each change with the
/// value that it replaced, where it replaced one. Those that were taken back
/// are the newest of all.
const CORRECTIONS_AND_JOURNAL: &str = "
CREATE TABLE corrections (num INTEGER PRIMARY KEY, correction TEXT NOT NULL) STRICT;
CREATE TABLE journal (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    second INTEGER NOT NULL,
    change TEXT NOT NULL,
    before INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
";

/// What the reader corrected about events and stories. `apart` has the articles
/// from which one was set apart, as far as they were there: others that come
/// and are found by it may go with it, but never these.
const GROUPINGS: &str = "
CREATE TABLE groupings (num INTEGER PRIMARY KEY, grouping TEXT NOT NULL, apart TEXT NOT NULL DEFAULT '[]') STRICT;
";

/// The filters that were typed, each once, the newest last.
const FILTERS: &str = "
CREATE TABLE filters (num INTEGER PRIMARY KEY AUTOINCREMENT, pattern TEXT NOT NULL UNIQUE) STRICT;
";

/// Tags and notes; which articles were opened, the latest last; what was put
/// away, and when what was deleted was: 1 is for what is gone from the library
/// and is never to come again. A line of the journal keeps the note that it
/// replaced.
const TAGS_NOTES_HISTORY: &str = "
ALTER TABLE marks ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE marks ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
CREATE INDEX marks_deleted ON marks (deleted) WHERE deleted > 0;
CREATE TABLE tags (
    id TEXT NOT NULL,
    folded TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (id, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_folded ON tags (folded);
CREATE TABLE notes (id TEXT PRIMARY KEY, note TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE history (
    num INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    second INTEGER NOT NULL
) STRICT;
ALTER TABLE journal ADD COLUMN earlier TEXT;
";
