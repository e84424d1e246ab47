//! The article of a web page: which of its lines are the text, first by how
//! much prose stands in which container ([`mass`]), then line by line
//! ([`choose`]); what stands above it says about it; [`blocks`] puts it
//! together. [`view`] is what they all look at.

mod blocks;
mod choose;
mod mass;
mod view;

use std::collections::HashSet;

use super::article::{Parts, Said, assemble};
use super::class;
use super::passage::{Class, Passage};
use crate::model::{Article, Evidence, MetadataField, Problem};
use crate::parse::markup::{Element, Hints};
use crate::parse::{Document, Line, Stated};
use crate::text::fold;
use choose::{Chooser, Part};
use view::View;

/// The article of a page.
pub(crate) fn article(document: &Document) -> Article {
    let mut passages = passages(&document.lines);
    let main = mass::main(&View::new(document, &passages), document.stated.title.as_deref());
    pictures(document, &mut passages, main);
    let mut stated = document.stated.clone();
    let view = View::new(document, &passages);
    let headline = headline(&view, main, &stated);
    title(&mut stated, &view, headline);
    let mut parts = Chooser::new(&view, main, stated.title.as_deref()).choose();
    let said = said(&view, main, headline, &mut parts);
    let walled = is_walled(&view, &parts);
    let (blocks, removed) = blocks::blocks(document, passages, &parts);
    let mut article = assemble(document, document.id.clone(), &stated, Parts { said, cut: false, blocks, removed });
    if walled && !document.problems.iter().any(|problem| problem.kind == "walled") {
        article
            .problems
            .push(Problem::new("walled", "the page may show only a part; it says the rest is for subscribers"));
    }
    article
}

/// A passage for each line.
fn passages(lines: &[Line]) -> Vec<Passage> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut passage = Passage::new(line.text.clone(), line.number);
        passage.linked = line.linked >= passage.text.len();
        class::by_words(&mut passage);
        match line.element {
            Element::Caption if passage.class != Class::Credit => passage.class = Class::Caption,
            Element::Row => passage.class = Class::Row,
            _ => {}
        }
        out.push(passage);
    }
    out
}

/// Marks what stands below pictures, and what stands there twice.
fn pictures(document: &Document, passages: &mut [Passage], main: usize) {
    let view = View::new(document, passages);
    let captions = Chooser::new(&view, main, None).captions();
    let mut seen = HashSet::new();
    for ((passage, line), caption) in passages.iter_mut().zip(&document.lines).zip(captions) {
        let words =
            matches!(passage.class, Class::Prose | Class::Short) && !matches!(line.element, Element::Heading(_));
        if caption && words {
            passage.class = Class::Caption;
        }
        if passage.class == Class::Caption && !seen.insert(passage.text.chars().take(SAME).collect::<String>()) {
            passage.class = Class::Repeated;
        }
    }
}

/// Captions that begin with so many equal characters are the same: pages hold
/// a short form of each beside the long one.
const SAME: usize = 60;

/// The line of the headline: the heading that says what the page states, or
/// the last of the highest level above the text.
fn headline(view: &View<'_>, main: usize, stated: &Stated) -> Option<usize> {
    let is_text = |i: &usize| view.is_inside(view.container(*i), main) && view.passages[*i].class == Class::Prose;
    let above = (0..view.lines.len()).find(is_text).unwrap_or(view.lines.len());
    let headings = (0..view.lines.len()).filter(|i| matches!(view.lines[*i].element, Element::Heading(_)));
    if let Some(title) = stated.title.as_deref().map(fold) {
        let same = |i: &usize| {
            let text = fold(&view.passages[*i].text);
            !text.is_empty() && (title == text || title.starts_with(&*text) && text.len() * 2 > title.len())
        };
        if let Some(found) = headings.clone().find(same) {
            return Some(found);
        }
    }
    headings.take_while(|i| *i < above).filter(|i| view.lines[*i].element == Element::Heading(1)).last()
}

/// Takes the headline of the page where what is stated is worth less.
fn title(stated: &mut Stated, view: &View<'_>, headline: Option<usize>) {
    let weak = |evidence: &Evidence| *evidence >= Evidence::Meta;
    let trusted = stated.title.is_some() && !stated.evidence.get(&MetadataField::Title).is_some_and(weak);
    if let Some(line) = headline.filter(|_| !trusted) {
        stated.title = Some(view.passages[line].text.clone());
        stated.evidence.insert(MetadataField::Title, Evidence::Text);
    }
}

/// What the lines between the headline and the text say; they are told so.
fn said(view: &View<'_>, main: usize, headline: Option<usize>, parts: &mut [Part]) -> Said {
    let mut said = Said::default();
    let first = parts.iter().position(|part| *part == Part::Body).unwrap_or(parts.len());
    let from = headline.or_else(|| (0..first).find(|i| view.is_inside(view.container(*i), main))).unwrap_or(first);
    for i in from..first {
        let (passage, names) = (&view.passages[i], view.names(i));
        let longer = passage.features.words >= 5 && said.standfirst.is_none() && Some(i) != headline;
        let below = headline.is_some_and(|headline| i <= headline + 2) && passage.class == Class::Prose;
        if longer && (names.any(Hints::STANDFIRST) || below) {
            said.standfirst = Some(passage.text.clone());
        } else if matches!(passage.class, Class::Byline | Class::DateLine | Class::ReadingTime | Class::Kicker) {
            said.passage(passage, true);
        } else if Some(i) != headline {
            continue;
        }
        parts[i] = Part::Told;
    }
    said
}

/// What pages say where the rest of an article is for those who pay.
const WALLS: [&str; 12] = [
    "to continue reading",
    "to read the full",
    "to read the rest",
    "to keep reading",
    "subscribe to read",
    "already a subscriber",
    "for subscribers only",
    "is for subscribers",
    "exclusive to subscribers",
    "subscriber-only",
    "subscribers can read",
    "unlock this article",
];

/// A text of so many words is hardly the first sentences only.
const WHOLE: usize = 300;

/// Whether a short text stands above words that ask to pay for more.
fn is_walled(view: &View<'_>, parts: &[Part]) -> bool {
    let words =
        (0..parts.len()).filter(|i| parts[*i] == Part::Body).map(|i| view.passages[i].features.words).sum::<usize>();
    if words >= WHOLE {
        return false;
    }
    let first = parts.iter().position(|part| *part == Part::Body).unwrap_or(0);
    view.passages.iter().skip(first).filter(|passage| passage.features.words <= 40).any(|passage| {
        let folded = passage.text.to_lowercase();
        WALLS.iter().any(|wall| folded.contains(wall))
    })
}
