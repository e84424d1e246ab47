//! The briefing as a page that stands alone.

use super::words::{element, escape, link};
use super::{END, START};
use crate::model::{Brief, BriefEvent, Row};
use crate::write::brief::{SOURCES, contact, facts, from, sources, span, speaker, who};

/// The whole page.
pub fn page(brief: &Brief) -> String {
    let mut out = START.replacen("<title>Articles</title>", "<title>Briefing</title>", 1);
    element(&mut out, "h1", "Briefing");
    element(&mut out, "p class=\"facts\"", &escape(&span(brief)));
    for told in &brief.events {
        event(&mut out, told);
    }
    out + END
}

fn event(out: &mut String, event: &BriefEvent) {
    out.push_str("<article>\n");
    element(out, "h2", &escape(&event.title));
    if event.lead != event.title {
        element(out, "p", &escape(&event.lead));
    }
    element(out, "p class=\"facts\"", &escape(&who(event)));
    for entry in &event.quotes {
        let said = format!("<footer>{}</footer>", escape(&format!("{}{}", speaker(entry), from(entry))));
        element(out, "blockquote", &format!("<p>“{}”</p>{said}", escape(&entry.quote.text)));
    }
    let list = |lines: &str| if lines.is_empty() { String::new() } else { format!("\n<ul>\n{lines}</ul>\n") };
    let mut contacts = String::new();
    for one in &event.contacts {
        element(&mut contacts, "li", &escape(&contact(one)));
    }
    element(out, "section", &list(&contacts));
    let reports: String = event.reports.iter().take(SOURCES).map(source).collect();
    element(out, "nav class=\"related\"", &format!("\n<h3>{}</h3>{}", escape(&sources(event)), list(&reports)));
    out.push_str("</article>\n");
}

fn source(row: &Row) -> String {
    let title = escape(&row.title);
    let title = row.url.as_deref().map_or(title.clone(), |url| link(url, &title));
    format!("<li>{title}, {}</li>\n", escape(&facts(row)))
}
