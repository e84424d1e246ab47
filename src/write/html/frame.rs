//! What stands around the page of a story or a person, and the lines that both
//! have: who said what, who met whom, which articles report it.

use super::words::{element, escape, link};
use crate::model::{Happening, LedgerEntry, Named, QuoteEntry, Row, Stamp};

const STYLE: &str = "\
:root { color-scheme: light dark; --accent: #0b57a4; --quiet: #5f6368; --line: #c9ccd1; }
@media (prefers-color-scheme: dark) { :root { --accent: #8ab4f8; --quiet: #a3a8ae; --line: #4a4e54; } }
body { max-width: 46em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 Georgia, serif; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.2em; border-bottom: 1px solid var(--line); }
h3 { margin: 0 0 0.2em; font-size: 1.05em; }
ol, ul { padding-left: 0; list-style: none; }
ol li { margin: 0 0 1.6em; padding-left: 1em; border-left: 3px solid var(--line); }
ol li:target { border-color: var(--accent); }
li ul { margin: 0.4em 0 0 1em; }
li li { margin: 0; padding: 0; border: 0; }
.facts, small, figcaption { color: var(--quiet); font-size: 0.9em; }
.facts { margin: 0.2em 0; }
.added { margin: 0.3em 0; }
.added b { color: var(--accent); font-weight: normal; }
blockquote { margin: 0.3em 0; }
blockquote b { font-weight: normal; background: color-mix(in srgb, var(--accent) 14%, transparent); }
a { color: var(--accent); }
figure { margin: 1.5em 0; }
svg { width: 100%; height: auto; font: 11px sans-serif; }
svg .axis { stroke: var(--line); }
svg text { fill: var(--quiet); }
svg circle { fill: var(--accent); fill-opacity: 0.75; }
@media print {
body { max-width: none; margin: 0; font-size: 10.5pt; }
a { color: inherit; text-decoration: none; }
li, figure { break-inside: avoid; }
h2, h3 { break-after: avoid; }
ol a[href^=\"http\"]::after { content: \" \" attr(href); font-size: 0.8em; overflow-wrap: anywhere; }
svg circle { fill: #000; }
}
";

/// What stands before the words of a page of this title.
pub(super) fn start(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        line(title)
    )
}

/// Words on one line, escaped.
pub(super) fn line(words: &str) -> String {
    escape(&crate::text::SafeText::line(words))
}

/// A heading and what stands below it; nothing where nothing does.
pub(super) fn section(out: &mut String, heading: &str, list: &str, items: &str) {
    if !items.is_empty() {
        element(out, "h2", heading);
        element(out, list, &format!("\n{items}"));
    }
}

/// The parts that say something, with a dot between.
pub(super) fn dotted(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Names, with a comma between.
pub(super) fn names(people: &[Named]) -> String {
    people.iter().map(|named| line(&named.name)).collect::<Vec<_>>().join(", ")
}

/// A day, as a list has it.
pub(super) fn day(stamp: Option<&Stamp>) -> String {
    let day = stamp.map_or("", |stamp| stamp.full_day().unwrap_or(stamp.as_str()));
    if day.is_empty() { String::new() } else { format!("<time datetime=\"{0}\">{0}</time>", line(day)) }
}

/// From the first day to the last.
pub(super) fn days(first: Option<&str>, last: Option<&str>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => line(first),
        (Some(first), Some(last)) => format!("{} – {}", line(first), line(last)),
        _ => String::new(),
    }
}

/// `1 report`, `3 reports`.
pub(super) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// An article: its title, a link where it has an address, publisher, day.
pub(super) fn report(row: &Row) -> String {
    let title = line(&row.title);
    let title = row.url.as_deref().filter(|url| is_web(url)).map_or(title.clone(), |url| link(url, &title));
    let publisher = line(row.publisher.as_deref().unwrap_or_default());
    let facts = dotted([publisher, day(row.date())]);
    let facts = if facts.is_empty() { facts } else { format!(" <small>{facts}</small>") };
    format!("<li>{title}{facts}</li>\n")
}

/// Whether an address is one of the web: a page that is passed on leads nowhere
/// else.
fn is_web(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)))
}

/// A quotation in its sentence, who says it, and where.
pub(super) fn quote(entry: &QuoteEntry) -> String {
    let QuoteEntry { title, publisher, date, quote, before, after, .. } = entry;
    let who = line(quote.speaker.name.as_deref().unwrap_or("(nobody named)"));
    let words = format!("{}<b>{}</b>{}", line(before), line(&quote.text), line(after));
    let place = dotted([line(title), line(publisher.as_deref().unwrap_or_default()), day(date.as_ref())]);
    format!("<li><h3>{who}</h3>\n<blockquote>{words}</blockquote>\n<p class=\"facts\">{place}</p>\n</li>\n")
}

/// A contact: who, what, whether, when, where; where reports differ; a sentence
/// of each report.
pub(super) fn contact(entry: &LedgerEntry) -> String {
    let LedgerEntry { kind, people, status, date, date_text, place, reports, differences, .. } = entry;
    let when = match (date, date_text) {
        (None, Some(words)) => line(words),
        (date, _) => day(date.as_ref()),
    };
    let facts = dotted([
        line(plain(*kind)),
        line(status.label()),
        when,
        line(place.as_deref().unwrap_or_default()),
        counted(reports.len(), "report"),
    ]);
    let mut out = format!("<li><h3>{}</h3>\n<p class=\"facts\">{facts}</p>\n", names(people));
    for difference in differences {
        element(&mut out, "p class=\"added\"", &line(difference));
    }
    let sentence = |report: &crate::model::ContactReport| {
        let publisher = line(report.publisher.as_deref().unwrap_or_default());
        let facts = dotted([publisher, day(report.published.as_ref())]);
        format!("<li><q>{}</q> <small>{facts}</small></li>\n", line(&report.sentence))
    };
    element(&mut out, "ul", &format!("\n{}", reports.iter().map(sentence).collect::<String>()));
    out + "</li>\n"
}

/// What kind of contact it was, without an article.
fn plain(kind: Happening) -> &'static str {
    kind.with_article().trim_start_matches("a ")
}
