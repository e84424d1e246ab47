//! What a report or a step has that none before it had, in words.

use crate::model::{Added, FactKind, Field, Fresh, Opened};
use crate::text::shorten;

/// How many of a kind are named on a line, and how much of a quotation.
const NAMED: usize = 4;
const QUOTED: usize = 80;

/// Who and what is new, a kind a part: `people: Ana Quillan`, `figures: 24,000
/// tonnes`.
pub fn added(added: &Added) -> Vec<String> {
    let people: Vec<String> = added.people.iter().map(|person| person.name.clone()).collect();
    let quotes: Vec<String> = added
        .quotes
        .iter()
        .map(|said| {
            let words = format!("“{}”", shorten(&said.text, QUOTED));
            said.speaker.as_ref().map_or(words.clone(), |speaker| format!("{speaker}: {words}"))
        })
        .collect();
    [("people", &people), ("figures", &added.figures), ("dates", &added.dates), ("quotes", &quotes)]
        .into_iter()
        .filter(|(_, some)| !some.is_empty())
        .map(|(kind, some)| format!("{kind}: {}", listed(some)))
        .collect()
}

/// The first of them, and how many more there are.
fn listed(some: &[String]) -> String {
    let shown = some.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if some.len() > NAMED { format!("{shown} and {} more", some.len() - NAMED) } else { shown }
}

/// What no earlier report of the event had, a kind a line, each in the words of the
/// report.
pub(super) fn lines(opened: &Opened) -> Vec<String> {
    let kinds = [
        (FactKind::Person, "People"),
        (FactKind::Figure, "Figures"),
        (FactKind::Date, "Dates"),
        (FactKind::Quote, "Quotes"),
    ];
    let of = |kind| opened.fresh.iter().filter(move |fresh: &&Fresh| fresh.kind == kind);
    let line = |(kind, name): (FactKind, &str)| {
        let words: Vec<String> = of(kind).map(|fresh| words(opened, fresh)).collect();
        (!words.is_empty()).then(|| format!("{name}: {}", words.join("; ")))
    };
    kinds.into_iter().filter_map(line).collect()
}

fn words(opened: &Opened, fresh: &Fresh) -> String {
    let article = &opened.article;
    let words = match fresh.field {
        Field::Text => fresh.span.of(&article.text),
        Field::Title => fresh.span.of(&article.title),
        Field::Standfirst => fresh.span.of(article.standfirst.as_deref().unwrap_or("")),
        Field::Caption(n) => article.blocks.get(n).map_or("", |block| fresh.span.of(&block.text)),
    };
    // A person by the fullest name, since the first place may have a part of it.
    let name = || opened.mentions.iter().find(|m| (m.field, m.span) == (fresh.field, fresh.span))?.name.clone();
    match fresh.kind {
        FactKind::Person => name().unwrap_or_else(|| words.to_owned()),
        FactKind::Quote => format!("“{}”", words.replace('\n', " ")),
        FactKind::Figure | FactKind::Date => words.to_owned(),
    }
}
