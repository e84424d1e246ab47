//! What views ask the library, as its thread answers.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::model::{ArticleId, PersonId, Row};
use crate::pipeline::following;
use crate::reader::views::{contacts, quotes};
use crate::reader::{Briefing, Difference, Message, Of, Since, Ticket};
use crate::store::{ContactAsk, Library, QuoteAsk, Scope, SqliteLibrary, StoreError};

/// People.
pub fn people(library: &SqliteLibrary, ticket: Ticket, of: &Of) -> Message {
    let ids = ids(of);
    answer(ticket, library.people(scope(of, &ids)), |entries| Message::People(ticket, Arc::new(entries)))
}

/// One person's dossier.
pub fn dossier(library: &SqliteLibrary, ticket: Ticket, person: &PersonId) -> Message {
    answer(ticket, library.dossier(person), |dossier| Message::Dossier(ticket, dossier.map(Box::new)))
}

/// Quotations.
pub fn quotes(library: &SqliteLibrary, ticket: Ticket, of: &Of) -> Message {
    let ids = ids(of);
    let by = if let Of::Person(person, _) = of { Some(person) } else { None };
    let ask = QuoteAsk { scope: scope(of, &ids), by, limit: Some(quotes::NEWEST), ..QuoteAsk::default() };
    answer(ticket, library.quotes(&ask), |entries| Message::Quotes(ticket, Arc::new(entries)))
}

/// Stories, all of them.
pub fn stories(library: &SqliteLibrary, ticket: Ticket) -> Message {
    answer(ticket, library.stories(2, None), |entries| Message::Stories(ticket, Arc::new(entries)))
}

/// The story of an article.
pub fn timeline(library: &SqliteLibrary, ticket: Ticket, article: &ArticleId) -> Message {
    answer(ticket, following::timeline(library, article), |found| Message::Timeline(ticket, found.map(Box::new)))
}

/// Contacts.
pub fn contacts(library: &SqliteLibrary, ticket: Ticket, of: &Of) -> Message {
    let ids = ids(of);
    let between = match of {
        Of::Person(person, _) => std::slice::from_ref(person),
        Of::Between(people, _) => people.as_slice(),
        Of::Library | Of::Filtered { .. } | Of::Article(..) => &[],
    };
    let ask = ContactAsk { scope: scope(of, &ids), between, limit: Some(contacts::NEWEST) };
    answer(ticket, following::ledger(library, &ask), |entries| Message::Contacts(ticket, Arc::new(entries)))
}

/// How the reports of an event compare.
pub fn coverage(library: &SqliteLibrary, ticket: Ticket, article: &ArticleId) -> Message {
    answer(ticket, following::coverage(library, article), |found| Message::Coverage(ticket, found.map(Box::new)))
}

/// How the words of two articles differ.
pub fn difference(library: &SqliteLibrary, ticket: Ticket, one: &ArticleId, other: &ArticleId) -> Message {
    let text = |id| Ok(library.article(id)?.map_or(String::new(), |opened| opened.article.text));
    let texts = text(one).and_then(|one| Ok((one, text(other)?)));
    answer(ticket, texts, |(one, other)| Message::Difference(ticket, Box::new(Difference::new(&one, &other))))
}

/// So many rows are looked at first for one that has a date.
const FIRST: usize = 200;

/// What happened of late. Where nothing did, because the library is not of today, what
/// happened at its end.
pub fn brief(library: &SqliteLibrary, ticket: Ticket, since: Since, now: Timestamp) -> Message {
    answer(ticket, briefing(library, since, now), |briefing| Message::Brief(ticket, Box::new(briefing)))
}

fn briefing(library: &SqliteLibrary, since: Since, now: Timestamp) -> Result<Briefing, StoreError> {
    let before = |until: Timestamp| match since.hours() {
        Some(hours) => until.checked_sub(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MIN),
        None => Timestamp::MIN,
    };
    let brief = following::brief(library, before(now), now)?;
    if !brief.events.is_empty() {
        return Ok(Briefing::new(brief, None));
    }
    let day = newest_day(library)?;
    let end: Option<Timestamp> = day.as_ref().and_then(|day| format!("{day}T23:59:59Z").parse().ok());
    match (day, end) {
        (Some(day), Some(end)) if end < now => {
            Ok(Briefing::new(following::brief(library, before(end), end)?, Some(day)))
        }
        _ => Ok(Briefing::new(brief, None)),
    }
}

/// The newest day on which an article is dated. The list begins with what has no date
/// and came last, so the first rows may not be enough.
fn newest_day(library: &SqliteLibrary) -> Result<Option<String>, StoreError> {
    let newest = |rows: Vec<Row>| rows.iter().filter_map(|row| row.date()?.full_day().map(str::to_owned)).max();
    match newest(library.rows(Some(FIRST), 0)?) {
        Some(day) => Ok(Some(day)),
        None => Ok(newest(library.rows(None, 0)?)),
    }
}

fn answer<T>(ticket: Ticket, found: Result<T, StoreError>, message: impl FnOnce(T) -> Message) -> Message {
    match found {
        Ok(found) => message(found),
        Err(error) => Message::ViewFailed(ticket, error.to_string()),
    }
}

/// The articles that are meant, where not all are.
fn ids(of: &Of) -> Vec<ArticleId> {
    match of {
        Of::Library | Of::Person(..) | Of::Between(..) => Vec::new(),
        Of::Filtered { rows, chosen, .. } => chosen.iter().filter_map(|&n| rows.get(n)).map(|r| r.id.clone()).collect(),
        Of::Article(id, _) => vec![id.clone()],
    }
}

fn scope<'a>(of: &Of, ids: &'a [ArticleId]) -> Scope<'a> {
    match of {
        Of::Library | Of::Person(..) | Of::Between(..) => Scope::All,
        Of::Filtered { .. } | Of::Article(..) => Scope::These(ids),
    }
}
