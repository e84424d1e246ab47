//! The first pass: the container that holds most of the prose of a page with
//! the least of anything else.

use super::View;
use crate::clean::passage::Class;
use crate::parse::markup::{Element, Hints, Tag};

/// Hints of containers whose prose is not the article's.
pub(crate) const FOREIGN: Hints = Hints::COMMENT
    .or(Hints::RELATED)
    .or(Hints::SHARE)
    .or(Hints::NAVIGATION)
    .or(Hints::FOOT)
    .or(Hints::SIDE)
    .or(Hints::ADVERTISEMENT)
    .or(Hints::SUBSCRIBE)
    .or(Hints::HIDDEN)
    .or(Hints::OVERLAY)
    .or(Hints::BUTTON)
    .or(Hints::TAGS);

/// How the words of a page lie in its containers.
pub(crate) struct Masses {
    /// Whether each is foreign to the article, or inside one that is.
    pub(crate) foreign: Vec<bool>,
}

impl Masses {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let containers = &view.document.containers;
        let mut prose = vec![0.0; containers.len()];
        for (i, line) in view.lines.iter().enumerate() {
            let c = line.container as usize;
            prose[c] += weight(view, i);
        }
        for c in (1..containers.len()).rev() {
            prose[containers[c].parent as usize] += prose[c];
        }
        let mut headline = vec![false; containers.len()];
        for line in view.lines.iter().filter(|line| line.element == Element::Heading(1)) {
            headline[line.container as usize] = true;
        }
        for c in (1..containers.len()).rev() {
            headline[containers[c].parent as usize] |= headline[c];
        }
        let mut foreign = vec![false; containers.len()];
        for (c, container) in containers.iter().enumerate().skip(1) {
            let named = container.hints.any(FOREIGN) || matches!(container.tag, Tag::Nav | Tag::Aside | Tag::Footer);
            // What holds the headline and half of all prose, or where there is
            // none nearly all prose, is the article, whatever its name.
            let share = prose[c] / prose[0].max(1.0);
            let own = share > if headline[0] && headline[c] { 0.5 } else { 0.8 };
            foreign[c] = foreign[container.parent as usize] || named && !own;
        }
        Self { foreign }
    }
}

/// How many words of prose a line holds.
pub(crate) fn weight(view: &View<'_>, i: usize) -> f32 {
    let passage = &view.passages[i];
    let words = passage.features.words as f32;
    match passage.class {
        Class::Prose if view.link_density(i) < 0.5 => words * (1.0 - view.link_density(i)),
        Class::Item if passage.features.is_prose() && view.link_density(i) < 0.3 => words / 2.0,
        _ => 0.0,
    }
}

/// The container of the article.
pub(crate) fn main(view: &View<'_>) -> u32 {
    let containers = &view.document.containers;
    let masses = Masses::new(view);
    // Prose that is not foreign.
    let mut own = vec![0.0f32; containers.len()];
    let mut rest = vec![0.0f32; containers.len()];
    for (i, line) in view.lines.iter().enumerate() {
        let c = line.container as usize;
        if masses.foreign[c] {
            continue;
        }
        let weight = weight(view, i);
        own[c] += weight;
        rest[c] += view.passages[i].features.words as f32 - weight;
    }
    for c in (1..containers.len()).rev() {
        let parent = containers[c].parent as usize;
        own[parent] += own[c];
        rest[parent] += rest[c];
    }
    let score = |c: usize| {
        let density = own[c] / (own[c] + rest[c]).max(1.0);
        let named = if containers[c].hints.any(Hints::ARTICLE_BODY) { 1.2 } else { 1.0 };
        own[c] * density.sqrt() * named
    };
    let mut best = (0.0, 0);
    for c in 0..containers.len() {
        let score = score(c);
        // Of equals the inner one.
        if score >= best.0 && score > 0.0 {
            best = (score, c);
        }
    }
    best.1 as u32
}
