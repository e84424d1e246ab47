//! The briefing: what happened since some time, the most reported first. All of it
//! is extracted.

use std::collections::HashSet;

use jiff::Timestamp;

use super::steps::people;
use super::{all, lead, order, stands};
use crate::analysis::coverage::Seen;
use crate::model::{ArticleId, Brief, BriefEvent, ContactReport, QuoteEntry, Row};
use crate::store::{ContactAsk, Library, QuoteAsk, Scope, StoreError};

/// How many articles are looked at, the newest: beyond that it is no briefing.
const ARTICLES: usize = 20_000;
/// How many events are told.
const EVENTS: usize = 50;
/// Of how many reports of an event the words are read, before and since.
const READ: usize = 20;
/// How many quotations and contacts of an event are given.
const QUOTES: usize = 12;
const CONTACTS: usize = 12;

/// What happened since `since`.
pub fn brief(library: &dyn Library, since: Timestamp, now: Timestamp) -> Result<Brief, StoreError> {
    let rows = library.since(since, ARTICLES)?;
    let mut events = order::by_event(&rows);
    // Of events that are reported as often the one with the newest report is first.
    events.sort_by_key(|reports| std::cmp::Reverse(reports.len()));
    let events_left = events.len().saturating_sub(EVENTS);
    let told: Result<Vec<_>, _> = events.into_iter().take(EVENTS).map(|reports| event(library, &reports)).collect();
    Ok(Brief { since: since.to_string(), until: now.to_string(), events: told?, events_left })
}

/// An event with its reports since then, the newest first.
fn event(library: &dyn Library, since: &[&Row]) -> Result<BriefEvent, StoreError> {
    let newest = since.first().copied();
    let ids: HashSet<&ArticleId> = since.iter().map(|row| &row.id).collect();
    let every = match newest {
        // Most events are one report.
        Some(row) if row.reports <= 1 => vec![row.clone()],
        Some(row) => library.event(&row.id)?,
        None => Vec::new(),
    };
    let sorted = order::oldest_first(every.iter());
    let (news, olds): (Vec<&Row>, Vec<&Row>) = sorted.into_iter().partition(|row| ids.contains(&row.id));
    let mut seen = Seen::default();
    for earlier in all(library, olds.get(olds.len().saturating_sub(READ)..).unwrap_or_default())? {
        seen.add(&earlier);
    }
    let reports: Vec<Row> = news.iter().map(|row| (*row).clone()).collect();
    let standing = stands(&reports);
    let read: Vec<ArticleId> = news.iter().take(READ).map(|row| row.id.clone()).collect();
    let lead = match standing.map(|row| library.article(&row.id)).transpose()?.flatten() {
        Some(opened) => lead(&opened),
        None => String::new(),
    };
    let some = newest.map(|row| (row.event.clone(), row.story.clone()));
    let (event, story) = some.unwrap_or_else(|| (ArticleId(String::new()), ArticleId(String::new())));
    Ok(BriefEvent {
        title: standing.map_or(String::new(), |row| row.title.clone()),
        lead,
        people: people(&reports),
        quotes: quotes(library, &mut seen, &read)?,
        contacts: contacts(library, &read)?,
        total: every.len(),
        reports: since.iter().map(|row| (*row).clone()).collect(),
        event,
        story,
    })
}

/// The quotations of these reports that none before had, each once: those of whom
/// the reports name first, and of these the oldest.
fn quotes(library: &dyn Library, seen: &mut Seen, reports: &[ArticleId]) -> Result<Vec<QuoteEntry>, StoreError> {
    let mut out = Vec::new();
    for report in reports {
        let Some(opened) = library.article(report)? else { continue };
        let ask = QuoteAsk { scope: Scope::These(std::slice::from_ref(report)), ..QuoteAsk::default() };
        let entries = if opened.quotes.is_empty() { Vec::new() } else { library.quotes(&ask)? };
        for entry in entries {
            // Between a closing mark and the next opening one nobody speaks.
            let is_between = entry.quote.text.starts_with([',', '.', ';']);
            if !is_between && !seen.has_words(&entry.quote.text) {
                seen.add_words(&entry.quote.text);
                out.push(entry);
            }
        }
        seen.add(&opened);
    }
    out.sort_by_key(|entry: &QuoteEntry| entry.quote.speaker.name.is_none());
    out.truncate(QUOTES);
    Ok(out)
}

/// The contacts of these reports, those that a report is about first, each once.
fn contacts(library: &dyn Library, reports: &[ArticleId]) -> Result<Vec<ContactReport>, StoreError> {
    let ask = ContactAsk { scope: Scope::These(reports), ..ContactAsk::default() };
    let mut found = library.contacts(&ask)?;
    found.sort_by_key(|report| !report.contact.main);
    let mut known = HashSet::new();
    found.retain(|report| {
        let mut who = report.contact.participants.clone();
        who.sort();
        known.insert((report.contact.kind, who, report.contact.date.clone()))
    });
    found.truncate(CONTACTS);
    Ok(found)
}
