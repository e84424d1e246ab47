//! The first pass: the container that holds most of the prose of a page with
//! the least of anything else.

use super::view::View;
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

/// Those that are foreign even where they hold most of what is said to be the
/// text.
const SURE: Hints = Hints::COMMENT.or(Hints::SIDE).or(Hints::HIDDEN).or(Hints::OVERLAY).or(Hints::ADVERTISEMENT);

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

/// Prose outside all foreign containers that makes an article by itself.
const ENOUGH: f32 = 60.0;
const SHARE: f32 = 0.15;

/// Which containers below `top` are foreign by their names. A page may call
/// the whole of it by any name: where too little prose is left outside the
/// foreign containers, the largest of them is not one.
pub(crate) fn foreign(view: &View<'_>, top: usize) -> Vec<bool> {
    let containers = view.containers;
    let own = view.own(|i| weight(view, i));
    let sums = view.with_below(own.clone());
    let total = sums[top];
    let is_embedded = |c: usize| containers[c].tag == Tag::Quote && containers[c].hints.any(Hints::EMBEDDED);
    // The innermost container around each that is said to be the text.
    let mut body = vec![0; containers.len()];
    for c in 1..containers.len() {
        let parent = containers[c].parent as usize;
        body[c] = if containers[parent].hints.any(Hints::ARTICLE_BODY) { parent } else { body[parent] };
    }
    let is_named = |c: usize| {
        let Container { tag, hints, .. } = containers[c];
        // Most of what is said to be the text is no list of other articles.
        let is_most = body[c] > 0 && sums[c] > sums[body[c]] * 0.5 && !hints.any(SURE);
        !is_embedded(c) && !is_most && (hints.any(FOREIGN) || matches!(tag, Tag::Nav | Tag::Aside | Tag::Footer))
            || hints.any(Hints::AUTHOR) && sums[c] < total * 0.2
    };
    let inside: Vec<usize> = (top..containers.len()).take_while(|c| view.is_inside(*c, top)).collect();
    let mut named: Vec<usize> = inside.iter().copied().filter(|c| *c > top && is_named(*c)).collect();
    named.sort_by(|a, b| sums[*a].total_cmp(&sums[*b]).then(b.cmp(a)));
    loop {
        let mut foreign = vec![false; containers.len()];
        for &c in &named {
            foreign[c] = true;
        }
        let mut left = own[top];
        for &c in inside.iter().skip(1) {
            foreign[c] |= foreign[containers[c].parent as usize] && !is_embedded(c);
            if !foreign[c] {
                left += own[c];
            }
        }
        let enough = left >= ENOUGH && left >= total * SHARE;
        match named.pop() {
            Some(largest) if !enough && sums[largest] > left => {}
            _ => return foreign,
        }
    }
}

/// The container of the article called `title`.
pub(crate) fn main(view: &View<'_>, title: Option<&str>) -> usize {
    let foreign = foreign(view, 0);
    let native = |of: f32, i: usize| if foreign[view.container(i)] { 0.0 } else { of };
    let own = view.sums(|i| native(weight(view, i), i));
    let rest = view.sums(|i| native(junk(view, i), i));
    let score = |c: &usize| {
        let density = own[*c] / (own[*c] + rest[*c]).max(1.0);
        let named = if view.containers[*c].hints.any(Hints::ARTICLE_BODY) { 1.2 } else { 1.0 };
        own[*c] * density.sqrt() * named
    };
    // Of equals the inner one; a paragraph is no article.
    let all = (0..view.containers.len()).filter(|c| own[*c] > 0.0 && view.containers[*c].tag != Tag::Text);
    let best = all.max_by(|a, b| score(a).total_cmp(&score(b)).then(a.cmp(b))).unwrap_or(0);
    one_of_several(view, best, &own, title)
}

/// Pages may go on with other articles below their own: where several inside
/// `best` have a headline, the one with the title of the page, or the first.
fn one_of_several(view: &View<'_>, best: usize, own: &[f32], title: Option<&str>) -> usize {
    let mut headlines: Vec<usize> = (0..view.lines.len())
        .filter(|i| view.lines[*i].element == Element::Heading(1) && view.is_inside(view.container(*i), best))
        .collect();
    let title = title.map(fold);
    let is_title = |passage: &Passage| title.as_ref().is_some_and(|title| *title == fold(&passage.text));
    if let Some(at) = headlines.iter().position(|i| is_title(&view.passages[*i])) {
        headlines.swap(0, at);
    }
    // The smallest container around each headline with prose to speak of.
    let around = |i: usize| {
        let mut c = view.container(i);
        while c != best && own[c] < own[best] * SHARE {
            c = view.containers[c].parent as usize;
        }
        c
    };
    let Some(first) = headlines.first().map(|i| around(*i)) else { return several_articles(view, best, own) };
    let apart = |c: usize| !view.is_inside(c, first) && !view.is_inside(first, c);
    // An article says who wrote it, or when; a section of one does not.
    let signed = view.sums(|i| {
        let said = matches!(view.passages[i].class, Class::Byline | Class::DateLine);
        f32::from(u8::from(said || view.names(i).any(Hints::AUTHOR)))
    });
    let other = headlines.iter().skip(1).map(|i| around(*i)).any(|c| apart(c) && signed[c] > 0.0);
    if first != best && other && signed[first] > 0.0 { first } else { several_articles(view, best, own) }
}

/// The first of several `article` elements that stand beside one another, if
/// it holds a headline: the posts of a running report stand below one.
fn several_articles(view: &View<'_>, best: usize, own: &[f32]) -> usize {
    let containers = view.containers;
    let articles: Vec<usize> = (best + 1..containers.len())
        .filter(|c| containers[*c].tag == Tag::Article && own[*c] >= own[best] * SHARE && view.is_inside(*c, best))
        .filter(|c| {
            // Not one inside another.
            let mut outer = containers[*c].parent as usize;
            while outer != best && containers[outer].tag != Tag::Article {
                outer = containers[outer].parent as usize;
            }
            outer == best
        })
        .collect();
    let headline = |c: usize| {
        let is_headline = |i: usize| view.lines[i].element == Element::Heading(1);
        (0..view.lines.len()).any(|i| is_headline(i) && view.is_inside(view.container(i), c))
    };
    match articles[..] {
        [first, _, ..] if own[first] > ENOUGH && headline(first) => first,
        _ => best,
    }
}
