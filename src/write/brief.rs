//! The morning's briefing as Markdown: what happened, who said what, and where it
//! stands.

use super::address;
use super::markdown::escape;
use crate::model::{Brief, BriefEvent, ContactReport, QuoteEntry, Row};
use crate::text::SafeText;

/// People and sources named of an event; more would be a list and no briefing.
pub(super) const PEOPLE: usize = 8;
pub(super) const SOURCES: usize = 12;

/// The whole briefing.
pub fn markdown(brief: &Brief) -> String {
    let mut parts = vec![format!("# Briefing\n\n*{}*", plain(&span(brief)))];
    parts.extend(brief.events.iter().map(event));
    parts.join("\n\n") + "\n"
}

/// From when to when, and how much there is.
pub(super) fn span(brief: &Brief) -> String {
    let reports: usize = brief.events.iter().map(|event| event.reports.len()).sum();
    let minutes =
        |stamp: &str| stamp.get(..16).map_or(stamp.to_owned(), |text| format!("{} UTC", text.replace('T', " ")));
    let (events, reports) = (counted(brief.events.len(), "event"), counted(reports, "report"));
    let left =
        if brief.events_left > 0 { format!(" · {} with fewer left out", brief.events_left) } else { String::new() };
    format!("{} to {} · {events} · {reports}{left}", minutes(&brief.since), minutes(&brief.until))
}

pub(super) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn event(event: &BriefEvent) -> String {
    let mut parts = vec![format!("## {}", plain(&event.title))];
    if !event.lead.is_empty() && event.lead != event.title {
        parts.push(plain(&event.lead));
    }
    if !event.people.is_empty() {
        parts.push(format!("**Who:** {}", plain(&who(event))));
    }
    let list = |name: &str, lines: Vec<String>| format!("**{name}**\n\n{}", lines.join("\n"));
    if !event.quotes.is_empty() {
        parts.push(list("New quotes", event.quotes.iter().map(quote).collect()));
    }
    if !event.contacts.is_empty() {
        parts.push(list("Contacts", event.contacts.iter().map(|one| format!("- {}", plain(&contact(one)))).collect()));
    }
    parts.push(list(&sources(event), event.reports.iter().take(SOURCES).map(source).collect()));
    parts.join("\n\n")
}

/// Who it is about, in one line.
pub(super) fn who(event: &BriefEvent) -> String {
    let names: Vec<&str> = event.people.iter().take(PEOPLE).map(|person| person.name.as_str()).collect();
    names.join(", ")
}

/// `3 reports, 12 in all`: how many sources there are.
pub(super) fn sources(event: &BriefEvent) -> String {
    let since = event.reports.len();
    let earlier = if event.total > since { format!(", {} in all", event.total) } else { String::new() };
    let shown = if since > SOURCES { format!(", the newest {SOURCES}") } else { String::new() };
    format!("{}{earlier}{shown}", counted(since, "report"))
}

fn quote(entry: &QuoteEntry) -> String {
    format!("- {}: “{}”{}", plain(&speaker(entry)), plain(&entry.quote.text), plain(&from(entry)))
}

/// Who said it.
pub(super) fn speaker(entry: &QuoteEntry) -> String {
    entry.quote.speaker.name.clone().unwrap_or_else(|| "(nobody named)".to_owned())
}

/// By whom it was published, in brackets.
pub(super) fn from(entry: &QuoteEntry) -> String {
    entry.publisher.as_ref().map_or(String::new(), |publisher| format!(" ({publisher})"))
}

/// `call, held, 2025-05-22: Ana Quillan, Gao Minghua — the sentence`.
pub(super) fn contact(report: &ContactReport) -> String {
    let contact = &report.contact;
    let kind = contact.kind.with_article();
    let kind = kind.trim_start_matches("a ");
    let when = contact.date.as_ref().map(ToString::to_string).or_else(|| contact.date_text.clone());
    let facts = [Some(contact.status.label().to_owned()), when, contact.place.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let people: Vec<&str> = report.people.iter().map(|person| person.name.as_str()).collect();
    format!("{kind} ({}): {} — {}", facts.join(", "), people.join(", "), report.sentence)
}

fn source(row: &Row) -> String {
    let facts = plain(&facts(row));
    let title = plain(&row.title);
    match row.url.as_deref().and_then(address) {
        Some(url) => format!("- [{title}](<{}>), {facts}", url.replace(['<', '>'], "")),
        None => format!("- {title}, {facts}"),
    }
}

/// Who published a source and when, and its id.
pub(super) fn facts(row: &Row) -> String {
    let date = row.date().map(|date| date.full_day().unwrap_or(date.as_str()).to_owned());
    let facts: Vec<String> = row.publisher.clone().into_iter().chain(date).chain([row.id.0.clone()]).collect();
    facts.join(", ")
}

/// Words on one line that mean themselves.
fn plain(words: &str) -> String {
    escape(&SafeText::line(words))
}
