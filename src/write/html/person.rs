//! A person as one page: their offices, their line of time, who is named with
//! them, whom they met, what they said, and the articles that name them.

use super::frame::{contact, counted, days, dotted, line, quote, report, section, start};
use super::svg::{self, Dot};
use super::words::element;
use crate::model::{Companion, Dossier, LedgerEntry, OfficeHeld, Row};

/// The page.
pub fn page(dossier: &Dossier, contacts: &[LedgerEntry]) -> String {
    let Dossier { entry, quotes, articles, companions } = dossier;
    let mut out = start(&entry.name);
    element(&mut out, "h1", &line(&entry.name));
    let facts = [
        counted(entry.articles, "article"),
        counted(entry.quotes, "quote"),
        days(entry.first.as_deref(), entry.last.as_deref()),
    ];
    element(&mut out, "p class=\"facts\"", &dotted(facts));
    let dots: Vec<Dot<'_>> = articles.iter().map(dot).collect();
    out.push_str(&svg::timeline(&dots, "article", &format!("Articles that name {}", entry.name)));
    section(&mut out, "Offices", "ul", &entry.offices.iter().map(office).collect::<String>());
    section(&mut out, "Contacts", "ol", &contacts.iter().map(contact).collect::<String>());
    section(&mut out, "Quotes", "ol", &quotes.iter().map(quote).collect::<String>());
    section(&mut out, "Named with", "ul", &companions.iter().map(companion).collect::<String>());
    section(&mut out, "Articles", "ul", &articles.iter().map(report).collect::<String>());
    if articles.len() < entry.articles {
        element(&mut out, "p class=\"facts\"", &format!("The newest {} of them.", articles.len()));
    }
    out + super::END
}

fn dot(row: &Row) -> Dot<'_> {
    Dot { date: row.date(), title: &row.title, reports: row.reports as usize, anchor: None }
}

fn companion(companion: &Companion) -> String {
    format!("<li>{} <small>{}</small></li>\n", line(&companion.name), counted(companion.articles, "article"))
}

fn office(held: &OfficeHeld) -> String {
    let words: Vec<String> = held.office.role.iter().chain(&held.office.organisation).map(|word| line(word)).collect();
    let facts = dotted([
        line(held.office.country.as_deref().unwrap_or_default()),
        counted(held.articles, "article"),
        days(held.first.as_deref(), held.last.as_deref()),
    ]);
    format!("<li>{} <small>{facts}</small></li>\n", words.join(", "))
}
