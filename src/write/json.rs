//! The contract with other programs: articles and list rows as JSON.
//!
//! Every field is always there. Besides what JSON itself asks for, characters
//! that a terminal or a line-based program would obey are escaped.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::model::{
    Added, ArticleId, Author, Block, BlockKind, Brief, BriefEvent, Contact, ContactReport, FactKind, Field, Fresh,
    Happening, Hyperlink, LedgerEntry, Linked, Mention, Metadata, Named, Opened, PersonId, Problem, Quote, QuoteEntry,
    Related, Relation, Removed, Row, Source, Span, Speaker, SpeakerKind, Stamp, Standing, Step,
};

/// A value as one line of JSON, safe to print.
///
/// ```
/// assert_eq!(attache::write::json::line(&"a\u{7f}\u{9b}\u{2028}é"), r#""a\u007f\u009b\u2028é""#);
/// ```
pub fn line<T: Serialize>(value: &T) -> String {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Escaping);
    // Values of our own have string keys and write to memory: neither fails.
    if value.serialize(&mut serializer).is_err() {
        return "null".to_owned();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Escapes DEL, C1, the two line separators, and what turns the direction of a
/// line or is not seen on it, on top of what JSON asks for.
struct Escaping;

fn is_obeyed(c: char) -> bool {
    matches!(c, '\x7f'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_obeyed(*c)) {
            writer.write_all(&fragment.as_bytes()[plain..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            plain = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[plain..])
    }
}

/// An article as the contract has it.
#[derive(Debug, Serialize)]
pub struct ArticleJson<'a> {
    id: &'a ArticleId,
    title: &'a str,
    title_derived: bool,
    kicker: &'a Option<String>,
    standfirst: &'a Option<String>,
    byline: &'a [Author],
    publisher: &'a Option<String>,
    section: &'a [String],
    url: &'a Option<String>,
    language: &'a Option<String>,
    published: &'a Option<Stamp>,
    updated: &'a Option<Stamp>,
    not_before: &'a Option<Stamp>,
    reading_minutes: Option<u32>,
    /// Where each of the fields above was read.
    metadata: &'a Metadata,
    source: &'a Source,
    blocks: Vec<BlockJson<'a>>,
    text: &'a str,
    removed: &'a [Removed],
    contains: &'a [ArticleId],
    mentions: Vec<MentionJson<'a>>,
    quotes: Vec<QuoteJson<'a>>,
    contacts: Vec<ContactJson<'a>>,
    new: Vec<FreshJson>,
    event: &'a ArticleId,
    story: &'a ArticleId,
    related: Vec<&'a Related>,
    state: StateJson<'a>,
    problems: &'a [Problem],
}

/// A block with the fields that its kind has: there even where nothing is
/// known.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum BlockJson<'a> {
    Caption {
        kind: BlockKind,
        text: &'a str,
        credit: &'a Option<String>,
    },
    Video {
        kind: BlockKind,
        text: &'a str,
        seconds: Option<u32>,
    },
    List {
        kind: BlockKind,
        text: &'a str,
        start: Option<usize>,
        end: Option<usize>,
        ordered: bool,
        links: &'a [Hyperlink],
    },
    Text {
        kind: BlockKind,
        text: &'a str,
        start: Option<usize>,
        end: Option<usize>,
        links: &'a [Hyperlink],
    },
    Other {
        kind: BlockKind,
        text: &'a str,
    },
}

#[derive(Debug, Serialize)]
struct MentionJson<'a> {
    r#in: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    text: &'a str,
    person: &'a Option<PersonId>,
    name: &'a Option<String>,
    official: bool,
    role: &'a Option<String>,
    country: &'a Option<String>,
    organisation: &'a Option<String>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct QuoteJson<'a> {
    r#in: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    text: &'a str,
    in_title: bool,
    speaker: SpeakerJson<'a>,
    cue: &'a Option<String>,
    rule: &'a str,
}

#[derive(Debug, Serialize)]
struct SpeakerJson<'a> {
    kind: SpeakerKind,
    id: &'a Option<PersonId>,
    name: &'a Option<String>,
    start: Option<usize>,
    end: Option<usize>,
}

#[derive(Debug, Serialize)]
struct StateJson<'a> {
    read: bool,
    starred: bool,
    tags: &'a [String],
    note: &'a Option<String>,
}

impl<'a> ArticleJson<'a> {
    /// The view of an opened article.
    pub fn new(opened: &'a Opened) -> Self {
        let Opened { article, mentions, quotes, contacts, fresh, related, event, story, marks, note } = opened;
        Self {
            id: &article.id,
            title: &article.title,
            title_derived: article.title_derived,
            kicker: &article.kicker,
            standfirst: &article.standfirst,
            byline: &article.byline,
            publisher: &article.publisher,
            section: &article.section,
            url: &article.url,
            language: &article.language,
            published: &article.published,
            updated: &article.updated,
            not_before: &article.not_before,
            reading_minutes: article.reading_minutes,
            metadata: &article.metadata,
            source: &article.source,
            blocks: article.blocks.iter().map(BlockJson::new).collect(),
            text: &article.text,
            removed: &article.removed,
            contains: &article.contains,
            mentions: mentions.iter().map(MentionJson::new).collect(),
            quotes: quotes.iter().map(QuoteJson::new).collect(),
            contacts: contacts.iter().map(ContactJson::new).collect(),
            new: fresh.iter().map(FreshJson::new).collect(),
            event,
            story,
            related: related.iter().map(|linked| &linked.related).collect(),
            state: StateJson { read: marks.read, starred: marks.starred, tags: &marks.tags, note },
            problems: &article.problems,
        }
    }
}

impl<'a> BlockJson<'a> {
    fn new(block: &'a Block) -> Self {
        let Block { kind, text, span, credit, seconds, ordered, links } = block;
        let (start, end) = (span.map(Span::start), span.map(Span::end));
        match kind {
            BlockKind::Caption => Self::Caption { kind: *kind, text, credit },
            BlockKind::Video => Self::Video { kind: *kind, text, seconds: *seconds },
            BlockKind::List => Self::List { kind: *kind, text, start, end, ordered: *ordered, links },
            kind if kind.is_text() => Self::Text { kind: *kind, text, start, end, links },
            kind => Self::Other { kind: *kind, text },
        }
    }
}

impl<'a> MentionJson<'a> {
    fn new(mention: &'a Mention) -> Self {
        let Mention { field, span, text, person, name, official, role, country, organisation, rule } = mention;
        let in_text = *field == Field::Text;
        Self {
            r#in: part(*field),
            start: in_text.then_some(span.start()),
            end: in_text.then_some(span.end()),
            text,
            person,
            name,
            official: *official,
            role,
            country,
            organisation,
            rule,
        }
    }
}

#[derive(Debug, Serialize)]
struct ContactJson<'a> {
    r#in: &'static str,
    kind: Happening,
    participants: &'a [PersonId],
    date: &'a Option<Stamp>,
    date_text: &'a Option<String>,
    status: Standing,
    place: &'a Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    main: bool,
}

impl<'a> ContactJson<'a> {
    fn new(contact: &'a Contact) -> Self {
        let Contact { kind, participants, status, date, date_text, place, field, span, main } = contact;
        let in_text = *field == Field::Text;
        Self {
            r#in: part(*field),
            kind: *kind,
            participants,
            date,
            date_text,
            status: *status,
            place,
            start: in_text.then_some(span.start()),
            end: in_text.then_some(span.end()),
            main: *main,
        }
    }
}

/// Words that have something no earlier report of the event had.
#[derive(Debug, Serialize)]
struct FreshJson {
    kind: FactKind,
    r#in: &'static str,
    start: Option<usize>,
    end: Option<usize>,
}

impl FreshJson {
    fn new(fresh: &Fresh) -> Self {
        let in_text = fresh.field == Field::Text;
        Self {
            kind: fresh.kind,
            r#in: part(fresh.field),
            start: in_text.then_some(fresh.span.start()),
            end: in_text.then_some(fresh.span.end()),
        }
    }
}

impl<'a> QuoteJson<'a> {
    fn new(quote: &'a Quote) -> Self {
        let Quote { field, span, text, speaker, cue, rule } = quote;
        let Speaker { kind, id, name, span: by } = speaker;
        // Outside text and title there are no offsets.
        let placed = matches!(field, Field::Text | Field::Title);
        let at = |span: Span| placed.then_some((span.start(), span.end()));
        let (here, by) = (at(*span), by.and_then(at));
        Self {
            r#in: part(*field),
            start: here.map(|(start, _)| start),
            end: here.map(|(_, end)| end),
            text,
            in_title: *field == Field::Title,
            speaker: SpeakerJson {
                kind: *kind,
                id,
                name,
                start: by.map(|(start, _)| start),
                end: by.map(|(_, end)| end),
            },
            cue,
            rule,
        }
    }
}

/// The name of a part of an article.
fn part(field: Field) -> &'static str {
    match field {
        Field::Text => "text",
        Field::Title => "title",
        Field::Standfirst => "standfirst",
        Field::Caption(_) => "caption",
    }
}

/// A line of the list.
#[derive(Debug, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct RowJson<'a> {
    id: &'a ArticleId,
    title: &'a str,
    title_derived: bool,
    publisher: &'a Option<String>,
    published: &'a Option<Stamp>,
    read: bool,
    starred: bool,
    tags: &'a [String],
    noted: bool,
    officials: Vec<&'a str>,
    event: &'a ArticleId,
    reports: u32,
}

impl<'a> RowJson<'a> {
    /// The view of a row.
    pub fn new(row: &'a Row) -> Self {
        Self {
            id: &row.id,
            title: &row.title,
            title_derived: row.title_derived,
            publisher: &row.publisher,
            published: &row.published,
            read: row.marks.read,
            starred: row.marks.starred,
            tags: &row.marks.tags,
            noted: row.marks.noted,
            officials: row.officials.iter().map(|official| official.name.as_str()).collect(),
            event: &row.event,
            reports: row.reports,
        }
    }
}

/// A contact with all its reports.
#[derive(Debug, Serialize)]
pub struct LedgerEntryJson<'a> {
    kind: Happening,
    people: Vec<NamedJson<'a>>,
    date: &'a Option<Stamp>,
    date_text: &'a Option<String>,
    status: Standing,
    place: &'a Option<String>,
    main: bool,
    reports: Vec<ContactReportJson<'a>>,
    differences: &'a [String],
}

#[derive(Debug, Serialize)]
struct NamedJson<'a> {
    id: &'a PersonId,
    name: &'a str,
}

#[derive(Debug, Serialize)]
struct ContactReportJson<'a> {
    id: &'a ArticleId,
    title: &'a str,
    publisher: &'a Option<String>,
    published: &'a Option<Stamp>,
    r#in: &'static str,
    start: Option<usize>,
    end: Option<usize>,
    sentence: &'a str,
}

impl<'a> LedgerEntryJson<'a> {
    /// The view of a contact.
    pub fn new(entry: &'a LedgerEntry) -> Self {
        let LedgerEntry { kind, people, status, date, date_text, place, main, reports, differences } = entry;
        Self {
            kind: *kind,
            people: people.iter().map(|Named { person, name }| NamedJson { id: person, name }).collect(),
            date,
            date_text,
            status: *status,
            place,
            main: *main,
            reports: reports.iter().map(ContactReportJson::new).collect(),
            differences,
        }
    }
}

impl<'a> ContactReportJson<'a> {
    fn new(report: &'a ContactReport) -> Self {
        let ContactReport { article, title, publisher, published, contact, sentence, .. } = report;
        let in_text = contact.field == Field::Text;
        Self {
            id: article,
            title,
            publisher,
            published,
            r#in: part(contact.field),
            start: in_text.then_some(contact.span.start()),
            end: in_text.then_some(contact.span.end()),
            sentence,
        }
    }
}

/// A quotation with its article.
#[derive(Debug, Serialize)]
pub struct QuoteEntryJson<'a> {
    article: &'a ArticleId,
    title: &'a str,
    publisher: &'a Option<String>,
    /// When it was published or, where that is not stated, changed.
    date: &'a Option<Stamp>,
    #[serde(flatten)]
    quote: QuoteJson<'a>,
    before: &'a str,
    after: &'a str,
}

impl<'a> QuoteEntryJson<'a> {
    /// The view of a quotation.
    pub fn new(entry: &'a QuoteEntry) -> Self {
        let QuoteEntry { article, title, publisher, date, quote, before, after } = entry;
        Self { article, title, publisher, date, quote: QuoteJson::new(quote), before, after }
    }
}

/// A step of a story.
#[derive(Debug, Serialize)]
pub struct StepJson<'a> {
    event: &'a ArticleId,
    date: &'a Option<Stamp>,
    title: &'a str,
    lead: &'a str,
    people: &'a [Named],
    added: &'a Added,
    reports: Vec<RowJson<'a>>,
}

impl<'a> StepJson<'a> {
    /// The view of a step.
    pub fn new(step: &'a Step) -> Self {
        let Step { event, date, title, people, reports, lead, added } = step;
        Self { event, date, title, lead, people, added, reports: reports.iter().map(RowJson::new).collect() }
    }
}

/// A briefing.
#[derive(Debug, Serialize)]
pub struct BriefJson<'a> {
    since: &'a str,
    until: &'a str,
    events: Vec<BriefEventJson<'a>>,
    events_left: usize,
}

#[derive(Debug, Serialize)]
struct BriefEventJson<'a> {
    event: &'a ArticleId,
    story: &'a ArticleId,
    title: &'a str,
    lead: &'a str,
    people: &'a [Named],
    quotes: Vec<QuoteEntryJson<'a>>,
    contacts: Vec<BriefContactJson<'a>>,
    reports: Vec<SourceJson<'a>>,
    total: usize,
}

#[derive(Debug, Serialize)]
struct BriefContactJson<'a> {
    article: &'a ArticleId,
    sentence: &'a str,
    people: &'a [Named],
    #[serde(flatten)]
    contact: ContactJson<'a>,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    #[serde(flatten)]
    row: RowJson<'a>,
    url: &'a Option<String>,
}

impl<'a> BriefJson<'a> {
    /// The view of a briefing.
    pub fn new(brief: &'a Brief) -> Self {
        Self {
            since: &brief.since,
            until: &brief.until,
            events: brief.events.iter().map(BriefEventJson::new).collect(),
            events_left: brief.events_left,
        }
    }
}

impl<'a> BriefEventJson<'a> {
    fn new(told: &'a BriefEvent) -> Self {
        let BriefEvent { event, story, title, lead, people, quotes, contacts, reports, total } = told;
        let contact = |report: &'a ContactReport| BriefContactJson {
            article: &report.article,
            sentence: &report.sentence,
            people: &report.people,
            contact: ContactJson::new(&report.contact),
        };
        Self {
            event,
            story,
            title,
            lead,
            people,
            quotes: quotes.iter().map(QuoteEntryJson::new).collect(),
            contacts: contacts.iter().map(contact).collect(),
            reports: reports.iter().map(|row| SourceJson { row: RowJson::new(row), url: &row.url }).collect(),
            total: *total,
        }
    }
}

/// A neighbour with its reasons.
#[derive(Debug, Serialize)]
pub struct LinkedJson<'a> {
    id: &'a ArticleId,
    relation: Relation,
    score: f64,
    because: &'a [String],
    title: &'a str,
    publisher: &'a Option<String>,
    published: &'a Option<Stamp>,
}

impl<'a> LinkedJson<'a> {
    /// The view of a neighbour.
    pub fn new(linked: &'a Linked) -> Self {
        let Linked { related, row } = linked;
        Self {
            id: &related.id,
            relation: related.relation,
            score: related.score,
            because: &related.because,
            title: &row.title,
            publisher: &row.publisher,
            published: &row.published,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::join_text;
    use crate::write::tests::opened;

    #[test]
    fn every_field_is_there_in_the_order_of_the_contract() {
        let value: serde_json::Value = serde_json::from_str(&line(&ArticleJson::new(&opened()))).expect("JSON");
        let names: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
        let mut expected = vec![
            "id",
            "title",
            "title_derived",
            "kicker",
            "standfirst",
            "byline",
            "publisher",
            "section",
            "url",
            "language",
            "published",
            "updated",
            "not_before",
            "reading_minutes",
            "metadata",
            "source",
            "blocks",
            "text",
            "removed",
            "contains",
            "mentions",
            "quotes",
            "contacts",
            "new",
            "event",
            "story",
            "related",
            "state",
            "problems",
        ];
        expected.sort_unstable();
        assert_eq!(names, expected);
        assert_eq!(value["state"], serde_json::json!({"read": true, "starred": false, "tags": [], "note": null}));
        assert_eq!(value["quotes"], serde_json::json!([]));
    }

    #[test]
    fn a_block_has_all_fields_of_its_kind_even_where_nothing_is_known() {
        let mut opened = opened();
        let kinds = [BlockKind::Paragraph, BlockKind::Caption, BlockKind::Video, BlockKind::Correction];
        opened.article.blocks = kinds.map(|kind| Block::new(kind, "x")).to_vec();
        opened.article.text = join_text(&mut opened.article.blocks);
        let line = line(&ArticleJson::new(&opened));
        let blocks = [
            r#"{"kind":"paragraph","text":"x","start":0,"end":1,"links":[]}"#,
            r#"{"kind":"caption","text":"x","credit":null}"#,
            r#"{"kind":"video","text":"x","seconds":null}"#,
            r#"{"kind":"correction","text":"x"}"#,
        ];
        assert!(line.contains(&format!("\"blocks\":[{}]", blocks.join(","))), "{line}");
    }

    #[test]
    fn only_mentions_in_the_text_have_offsets() {
        let value: serde_json::Value = serde_json::from_str(&line(&ArticleJson::new(&opened()))).expect("JSON");
        let place = |n: usize| {
            [&value["mentions"][n]["in"], &value["mentions"][n]["start"], &value["mentions"][n]["end"]]
                .map(ToString::to_string)
        };
        assert_eq!(place(0), ["\"text\"", "0", "9"]);
        assert_eq!(place(1), ["\"title\"", "null", "null"]);
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_printed() {
        let all: String = (0u32..0x3000).filter_map(char::from_u32).collect();
        let line = line(&all);
        assert!(!line.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')));
        assert_eq!(serde_json::from_str::<String>(&line).expect("JSON"), all);
    }
}
