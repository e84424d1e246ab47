//! What stands above the text of an article.

use crate::model::{FactKind, Field, Opened};
use crate::reader::dates;
use crate::text::{SafeText, section};

use super::Style;
use super::ink::Ink;
use super::writer::{Lead, Writer};

/// So many lines of a note stand above the text.
const NOTE_LINES: usize = 12;

impl Writer<'_> {
    /// Kicker, headline, standfirst, and who wrote it, where and when.
    pub(super) fn head(&mut self, opened: &Opened) {
        let article = &opened.article;
        let dot = format!(" {} ", self.symbols.dot);
        let kicker = article.kicker.iter().map(|kicker| SafeText::line(kicker).to_uppercase());
        let above: Vec<String> = kicker.chain(article.section.iter().filter_map(|s| section(s))).collect();
        if !above.is_empty() {
            self.words(&above.join(&dot), Style::Kicker);
        }
        if article.title_derived {
            self.words("no headline in the source", Style::Dim);
        } else {
            self.inked(&article.title, Style::Title, Field::Title, opened);
        }
        if let Some(standfirst) = &article.standfirst {
            self.blank();
            self.inked(standfirst, Style::Standfirst, Field::Standfirst, opened);
        }
        let facts = facts(opened);
        if !facts.is_empty() {
            self.blank();
            self.words(&facts.join(&dot), Style::Facts);
        }
        if !article.byline.is_empty() {
            let writers: Vec<String> = article
                .byline
                .iter()
                .map(|author| match &author.place {
                    Some(place) => format!("{} in {place}", author.name),
                    None => author.name.clone(),
                })
                .collect();
            self.words(&SafeText::line(&format!("By {}", writers.join(", "))), Style::Facts);
        }
        if !opened.marks.tags.is_empty() {
            let tags: Vec<String> = opened.marks.tags.iter().map(|tag| format!("#{tag}")).collect();
            self.words(&SafeText::line(&tags.join("  ")), Style::Facts);
        }
        if let Some(note) = &opened.note {
            self.note(note);
        }
        if let Some(new) = new_here(opened) {
            self.words(&new, Style::Facts);
        }
        self.blank();
    }

    /// What the reader wrote, told apart by a sign before every line; of a long
    /// note the beginning.
    fn note(&mut self, note: &str) {
        self.blank();
        let lead = || Lead::every(format!("{} ", self.symbols.note));
        let before = self.lines.len();
        for line in SafeText::new(note).lines() {
            self.led(line, Style::Standfirst, lead());
            if self.lines.len() > before + NOTE_LINES {
                self.lines.truncate(before + NOTE_LINES);
                self.led("the note goes on in the editor", Style::Dim, lead());
                break;
            }
        }
        self.blank();
    }

    fn inked(&mut self, text: &str, style: Style, field: Field, opened: &Opened) {
        self.flow(text, 0..text.len(), style, &Ink::new(opened, field, 0, text.len()), Lead::default());
    }
}

/// How much no earlier report of the event had.
fn new_here(opened: &Opened) -> Option<String> {
    let kinds = [
        (FactKind::Person, "person", "people"),
        (FactKind::Figure, "number", "numbers"),
        (FactKind::Date, "date", "dates"),
        (FactKind::Quote, "quotation", "quotations"),
    ];
    let count = |kind| opened.fresh.iter().filter(|fresh| fresh.kind == kind).count();
    let counts: Vec<String> = kinds
        .into_iter()
        .filter_map(|(kind, one, many)| match count(kind) {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        })
        .collect();
    (!counts.is_empty()).then(|| format!("New here, after earlier reports: {}", counts.join(", ")))
}

fn facts(opened: &Opened) -> Vec<String> {
    let article = &opened.article;
    let mut facts = Vec::new();
    facts.extend(article.publisher.clone());
    facts.extend(article.published.as_ref().map(dates::long));
    let published = article.published.as_ref();
    facts.extend(article.updated.as_ref().map(|date| format!("updated {}", dates::later(date, published))));
    facts.extend(article.not_before.as_ref().map(|date| format!("not before {}", dates::long(date))));
    facts.extend(article.reading_minutes.map(|minutes| format!("{minutes} min")));
    facts.into_iter().map(|fact| SafeText::line(&fact).into_string()).collect()
}
