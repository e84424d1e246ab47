//! The second pass: the lines of the article's container, each judged by its
//! words, its names and its neighbours.

use super::View;
use super::mass::{FOREIGN, foreign, weight};
use crate::clean::features::Ending;
use crate::clean::passage::{Class, Passage};
use crate::parse::markup::{Container, Element, Hints, Tag};
use crate::text::fold;

/// What a line of a page is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Not of the article.
    Out,
    /// Above the text, and about it.
    Head,
    /// Of the article.
    Body,
}

/// Which lines are the article of the container `main`.
pub(crate) fn choose(view: &View<'_>, main: u32, title: Option<&str>) -> Vec<Part> {
    let Chooser { mut parts, core, .. } = Chooser::new(view, main, title);
    let n = parts.len();
    let is_body = |parts: &[Part], i: usize| parts[i] == Part::Body;
    let prose = |i: &usize| weight(view, *i) > 0.0 && !matches!(view.lines[*i].element, Element::Heading(_));
    let in_core = |i: usize| view.is_inside(view.lines[i].container, core);
    // The text begins and ends with prose, inside the core where it can.
    let all: Vec<usize> = (0..n).filter(|i| is_body(&parts, *i) && prose(i)).collect();
    let Some(mut first) = all.iter().copied().find(|i| in_core(*i)) else {
        return parts;
    };
    let mut last = all.iter().copied().rfind(|i| in_core(*i)).unwrap_or(first);
    let reads = |i: usize| {
        let passage = &view.passages[i];
        let sentence = matches!(passage.features.ending, Ending::Stop | Ending::Mark | Ending::Colon)
            && passage.features.words >= 2;
        is_body(&parts, i)
            && in_core(i)
            && (sentence || matches!(view.lines[i].element, Element::Item { .. } | Element::Row | Element::Quote))
    };
    while let Some(above) = (0..first)
        .rev()
        .find(|i| is_body(&parts, *i))
        .filter(|i| reads(*i) && matches!(view.lines[*i].element, Element::Paragraph))
    {
        first = above;
    }
    while let Some(below) = (last + 1..n).find(|i| is_body(&parts, *i)).filter(|i| reads(*i)) {
        last = below;
    }
    for (i, part) in parts.iter_mut().enumerate() {
        let stays = matches!(view.passages[i].class, Class::Caption | Class::Correction)
            || view.lines[i].element == Element::Row;
        if *part == Part::Body && (i < first || i > last) && !stays {
            *part = if i < first { Part::Head } else { Part::Out };
        }
    }
    linked_headings(view, &mut parts, core);
    headings(view, &mut parts);
    parts
}

/// Takes in subheads that are links where the text goes on below them: those
/// of teasers stand in containers of their own.
fn linked_headings(view: &View<'_>, parts: &mut [Part], core: u32) {
    let around = |i: usize| view.document.containers[view.lines[i].container as usize].parent;
    let mut next: Option<usize> = None;
    for i in (0..parts.len()).rev() {
        let subhead = matches!(view.lines[i].element, Element::Heading(2..)) && view.passages[i].class == Class::Short;
        if parts[i] == Part::Head && subhead && around(i) == core && next.is_some_and(|next| around(next) == core) {
            parts[i] = Part::Body;
        }
        if parts[i] == Part::Body {
            next = Some(i);
        }
    }
}

/// Takes out headings with nothing below them.
fn headings(view: &View<'_>, parts: &mut [Part]) {
    let mut below = false;
    for i in (0..parts.len()).rev().filter(|i| view.passages[*i].class != Class::Caption) {
        if parts[i] != Part::Body {
            continue;
        }
        if matches!(view.lines[i].element, Element::Heading(_)) {
            if !below {
                parts[i] = Part::Out;
            }
        } else {
            below = true;
        }
    }
}

struct Chooser<'a> {
    view: &'a View<'a>,
    main: u32,
    /// Whether each container is foreign to the article.
    foreign: Vec<bool>,
    /// Whether each holds the words below pictures.
    captions: Vec<bool>,
    /// The share of links in each list and table, or of what it stands in.
    links: Vec<f32>,
    parts: Vec<Part>,
    /// The smallest container with nearly all of the prose.
    core: u32,
}

impl<'a> Chooser<'a> {
    fn new(view: &'a View<'a>, main: u32, title: Option<&str>) -> Self {
        let containers = &view.document.containers;
        let n = containers.len();
        let mut prose = vec![0.0f32; n];
        let (mut bytes, mut linked) = (vec![0usize; n], vec![0usize; n]);
        for (i, line) in view.lines.iter().enumerate() {
            let c = line.container as usize;
            prose[c] += weight(view, i);
            bytes[c] += line.text.len();
            linked[c] += line.linked;
        }
        for c in (1..n).rev() {
            let parent = containers[c].parent as usize;
            prose[parent] += prose[c];
            bytes[parent] += bytes[c];
            linked[parent] += linked[c];
        }
        let total = prose[main as usize];
        let foreign = foreign(view, main);
        let (mut captions, mut links) = (vec![false; n], vec![0.0; n]);
        for c in main as usize + 1..n {
            let Container { parent, tag, hints } = containers[c];
            let parent = parent as usize;
            captions[c] = captions[parent] || prose[c] < total * 0.4 && hints.any(Hints::CAPTION);
            links[c] = match tag {
                Tag::List if matches!(containers[parent].tag, Tag::Text) => links[parent],
                Tag::List | Tag::Table => linked[c] as f32 / bytes[c].max(1) as f32,
                Tag::Text => links[parent],
                _ => 0.0,
            };
        }
        let mut out = Self { view, main, foreign, captions, links, parts: Vec::new(), core: main };
        out.parts = out.parts(title);
        out.core = out.core();
        out
    }

    fn parts(&self, title: Option<&str>) -> Vec<Part> {
        let title = title.map(fold);
        let is_title = |passage: &Passage| title.as_ref().is_some_and(|title| *title == fold(&passage.text));
        let part = |(i, passage): (usize, &Passage)| {
            let line = &self.view.lines[i];
            let c = line.container as usize;
            if !self.view.is_inside(line.container, self.main) || self.foreign[c] || is_title(passage) {
                return Part::Out;
            }
            if line.hints.any(FOREIGN) && line.element != Element::Quote {
                return Part::Out;
            }
            if self.is_body(i) { Part::Body } else { Part::Head }
        };
        self.view.passages.iter().enumerate().map(part).collect()
    }

    /// Whether a line that is not foreign reads as a part of the text.
    fn is_body(&self, i: usize) -> bool {
        let (line, passage) = (&self.view.lines[i], &self.view.passages[i]);
        let density = self.view.link_density(i);
        let names = line.hints | self.view.document.containers[line.container as usize].hints;
        let furniture =
            matches!(passage.class, Class::Advertisement | Class::RelatedHead | Class::Teaser | Class::Navigation);
        match line.element {
            Element::Quote => return true,
            Element::Row | Element::Code => return self.links[line.container as usize] < 0.6,
            Element::Item { .. } if !furniture => {
                return density.min(self.links[line.container as usize]) < 0.5
                    && !names.any(Hints::AUTHOR | Hints::FACTS);
            }
            Element::Heading(_) => {
                return density < 0.8
                    && passage.features.words > 0
                    && matches!(passage.class, Class::Short | Class::Prose | Class::Item | Class::Caption);
            }
            _ => {}
        }
        match passage.class {
            Class::Prose => density < 0.8,
            Class::Item => density < 0.5,
            Class::Caption | Class::Correction => true,
            Class::Short => density < 0.5 && !names.any(Hints::AUTHOR | Hints::FACTS | Hints::HEADLINE),
            _ => false,
        }
    }

    /// The smallest container that holds nearly all prose of the text.
    fn core(&self) -> u32 {
        let containers = &self.view.document.containers;
        let mut sums = vec![0.0f32; containers.len()];
        for (i, line) in self.view.lines.iter().enumerate() {
            let plain = !matches!(line.element, Element::Heading(_)) && !self.captions[line.container as usize];
            if self.parts[i] == Part::Body && plain {
                sums[line.container as usize] += weight(self.view, i);
            }
        }
        for c in (1..containers.len()).rev() {
            sums[containers[c].parent as usize] += sums[c];
        }
        let total = sums[self.main as usize];
        (self.main as usize..containers.len()).rev().find(|c| sums[*c] >= total * 0.85).unwrap_or(0) as u32
    }
}

/// Marks the lines below pictures, as their containers have it.
pub(crate) fn captions(view: &View<'_>, main: u32) -> Vec<bool> {
    let chooser = Chooser::new(view, main, None);
    view.lines.iter().map(|line| chooser.captions[line.container as usize]).collect()
}
