//! The first pass: the container that holds most of the prose of a page with
//! the least of anything else.

use super::View;
use crate::clean::passage::{Class, Passage};
use crate::parse::markup::{Container, Element, Hints, Tag};
use crate::text::fold;

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

/// How many words of prose a line holds.
pub(crate) fn weight(view: &View<'_>, i: usize) -> f32 {
    let (line, passage) = (&view.lines[i], &view.passages[i]);
    let words = passage.features.words as f32;
    let density = view.link_density(i);
    if density >= 0.5 {
        return 0.0;
    }
    let plain = words * (1.0 - density);
    match (passage.class, line.element) {
        (Class::Prose, Element::Item { .. }) => plain * 0.7,
        (Class::Prose, Element::Heading(_)) => plain * 0.2,
        (Class::Prose, _) => plain,
        (Class::Item | Class::Short, Element::Item { .. }) if words >= 3.0 => plain * 0.3,
        (Class::Item, _) if passage.features.is_prose() => plain * 0.5,
        (Class::Short, Element::Paragraph | Element::Plain | Element::Quote) if words >= 10.0 => plain * 0.5,
        (Class::Row, _) => plain * 0.3,
        _ => 0.0,
    }
}

/// How many of its words speak against a container.
fn junk(view: &View<'_>, i: usize) -> f32 {
    let (line, passage) = (&view.lines[i], &view.passages[i]);
    let words = passage.features.words as f32;
    match (passage.class, line.element) {
        (Class::Prose | Class::Row | Class::Caption, _) | (_, Element::Code) => words * view.link_density(i),
        (Class::Short, Element::Heading(_)) => words * 0.3,
        (Class::Item | Class::Short, _) => words * (0.3 + view.link_density(i)).min(1.0),
        _ => words,
    }
}

/// Sums over everything below each container.
pub(crate) fn below(containers: &[Container], mut sums: Vec<f32>) -> Vec<f32> {
    for c in (1..containers.len()).rev() {
        sums[containers[c].parent as usize] += sums[c];
    }
    sums
}

/// Prose in words of each container by itself.
fn prose(view: &View<'_>) -> Vec<f32> {
    let mut own = vec![0.0; view.document.containers.len()];
    for (i, line) in view.lines.iter().enumerate() {
        own[line.container as usize] += weight(view, i);
    }
    own
}

/// Prose outside all foreign containers that makes an article by itself.
const ENOUGH: f32 = 60.0;
const SHARE: f32 = 0.15;

/// Which containers below `top` are foreign by their names. A page may call
/// the whole of it by any name: where too little prose is left outside the
/// foreign containers, the largest of them is not one.
pub(crate) fn foreign(view: &View<'_>, top: u32) -> Vec<bool> {
    let containers = &view.document.containers;
    let own = prose(view);
    let sums = below(containers, own.clone());
    let total = sums[top as usize];
    let named = |c: usize| {
        let Container { tag, hints, .. } = containers[c];
        let quote = tag == Tag::Quote && hints.any(Hints::EMBEDDED);
        !quote && (hints.any(FOREIGN) || matches!(tag, Tag::Nav | Tag::Aside | Tag::Footer))
            || hints.any(Hints::AUTHOR) && sums[c] < total * 0.2
    };
    let mut trusted: Vec<bool> = (0..containers.len()).map(|c| c > top as usize && named(c)).collect();
    loop {
        let mut foreign = vec![false; containers.len()];
        let mut left = 0.0;
        for c in top as usize..containers.len() {
            let Container { parent, tag, hints } = containers[c];
            let quote = tag == Tag::Quote && hints.any(Hints::EMBEDDED);
            foreign[c] = c > top as usize && (foreign[parent as usize] && !quote || trusted[c]);
            if !foreign[c] && view.is_inside(c as u32, top) {
                left += own[c];
            }
        }
        if left >= ENOUGH && left >= total * SHARE {
            return foreign;
        }
        let largest =
            (0..containers.len()).filter(|c| trusted[*c] && view.is_inside(*c as u32, top) && sums[*c] > left);
        let Some(largest) = largest.max_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a))) else { return foreign };
        trusted[largest] = false;
    }
}

/// The container of the article called `title`.
pub(crate) fn main(view: &View<'_>, title: Option<&str>) -> u32 {
    let containers = &view.document.containers;
    let foreign = foreign(view, 0);
    let (mut own, mut rest) = (vec![0.0f32; containers.len()], vec![0.0f32; containers.len()]);
    for (i, line) in view.lines.iter().enumerate().filter(|(_, line)| !foreign[line.container as usize]) {
        own[line.container as usize] += weight(view, i);
        rest[line.container as usize] += junk(view, i);
    }
    let (own, rest) = (below(containers, own), below(containers, rest));
    let score = |c: usize| {
        let density = own[c] / (own[c] + rest[c]).max(1.0);
        let named = if containers[c].hints.any(Hints::ARTICLE_BODY) { 1.2 } else { 1.0 };
        own[c] * density.sqrt() * named
    };
    // Of equals the inner one.
    let best =
        (0..containers.len()).filter(|c| own[*c] > 0.0).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(a.cmp(b)));
    let best = best.unwrap_or(0);
    one_of_several(view, best, &own, title) as u32
}

/// Pages may go on with other articles below their own: where several inside
/// `best` have a headline, the one with the title of the page, or the first.
fn one_of_several(view: &View<'_>, best: usize, own: &[f32], title: Option<&str>) -> usize {
    let containers = &view.document.containers;
    let mut headlines: Vec<usize> = (0..view.lines.len())
        .filter(|i| {
            view.lines[*i].element == Element::Heading(1) && view.is_inside(view.lines[*i].container, best as u32)
        })
        .collect();
    let title = title.map(fold);
    let is_title = |passage: &Passage| title.as_ref().is_some_and(|title| *title == fold(&passage.text));
    if let Some(at) = headlines.iter().position(|i| is_title(&view.passages[*i])) {
        headlines.swap(0, at);
    }
    // The smallest container around each headline with prose to speak of.
    let around = |i: usize| {
        let mut c = view.lines[i].container as usize;
        while c != best && own[c] < own[best] * SHARE {
            c = containers[c].parent as usize;
        }
        c
    };
    let Some(first) = headlines.first().map(|i| around(*i)) else { return several_articles(view, best, own) };
    let apart = |c: usize| !view.is_inside(c as u32, first as u32) && !view.is_inside(first as u32, c as u32);
    let other = headlines.iter().skip(1).map(|i| around(*i)).any(|c| apart(c) && is_signed(view, c as u32));
    if first != best && other && is_signed(view, first as u32) { first } else { several_articles(view, best, own) }
}

/// Whether a container says who wrote it, or when, as an article does and a
/// section of one does not.
fn is_signed(view: &View<'_>, container: u32) -> bool {
    let containers = &view.document.containers;
    view.lines.iter().zip(view.passages).filter(|(line, _)| view.is_inside(line.container, container)).any(
        |(line, passage)| {
            matches!(passage.class, Class::Byline | Class::DateLine)
                || (line.hints | containers[line.container as usize].hints).any(Hints::AUTHOR)
        },
    )
}

/// The first of several `article` elements that stand beside one another.
fn several_articles(view: &View<'_>, best: usize, own: &[f32]) -> usize {
    let containers = &view.document.containers;
    let articles: Vec<usize> = (best + 1..containers.len())
        .filter(|c| {
            containers[*c].tag == Tag::Article && own[*c] >= own[best] * SHARE && view.is_inside(*c as u32, best as u32)
        })
        .filter(|c| {
            // Not one inside another.
            let mut outer = containers[*c].parent as usize;
            while outer != best && containers[outer].tag != Tag::Article {
                outer = containers[outer].parent as usize;
            }
            outer == best
        })
        .collect();
    match articles[..] {
        [first, _, ..] if own[first] > ENOUGH => first,
        _ => best,
    }
}
