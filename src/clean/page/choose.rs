//! The second pass: the lines of the article's container, each judged by its
//! words, its names and its neighbours.

use super::mass::{FOREIGN, foreign, weight};
use super::view::View;
use crate::clean::features::Ending;
use crate::clean::passage::{Class, Passage};
use crate::parse::markup::{Container, Element, Hints, Tag};
use crate::text::fold;

/// What a line of a page is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Not of the article.
    Out,
    /// Of the article.
    Body,
    /// Told in a field of the article.
    Told,
}

/// Prose that makes the core: nearly all, since an author's note or a line
/// about the publisher may stand beside it.
const CORE: f32 = 0.85;

/// Whether each container inside `main` holds the words below pictures.
pub(crate) fn captions(view: &View<'_>, main: usize) -> Vec<bool> {
    let prose = view.sums(|i| weight(view, i));
    let mut captions = vec![false; view.containers.len()];
    for c in main + 1..captions.len() {
        let Container { parent, hints, .. } = view.containers[c];
        captions[c] = captions[parent as usize] || prose[c] < prose[main] * 0.4 && hints.any(Hints::CAPTION);
    }
    captions
}

/// Chooses among the lines of the article's container.
pub(crate) struct Chooser<'a> {
    view: &'a View<'a>,
    main: usize,
    title: Option<String>,
    /// Whether each container is foreign to the article.
    foreign: Vec<bool>,
    /// Whether each holds the words below pictures.
    captions: Vec<bool>,
    /// The share of links in each list and table, or of what it stands in.
    links: Vec<f32>,
}

impl<'a> Chooser<'a> {
    /// For the container `main` of the article called `title`.
    pub(crate) fn new(view: &'a View<'a>, main: usize, title: Option<&str>) -> Self {
        let n = view.containers.len();
        let bytes = view.sums(|i| view.lines[i].text.len() as f32);
        let linked = view.sums(|i| view.lines[i].linked as f32);
        let mut links = vec![0.0; n];
        for c in main + 1..n {
            let Container { parent, tag, .. } = view.containers[c];
            let parent = parent as usize;
            links[c] = match tag {
                // A list in an item is a part of the list around it.
                Tag::List if view.containers[parent].tag == Tag::Text => links[parent],
                Tag::List | Tag::Table => linked[c] / bytes[c].max(1.0),
                Tag::Text => links[parent],
                _ => 0.0,
            };
        }
        let title = title.map(fold);
        Self { view, main, title, foreign: foreign(view, main), captions: captions(view, main), links }
    }

    /// What each line is.
    pub(crate) fn choose(&self) -> Vec<Part> {
        let n = self.view.lines.len();
        let mut parts: Vec<Part> =
            (0..n).map(|i| if self.is_native(i) && self.reads_as_body(i) { Part::Body } else { Part::Out }).collect();
        let core = self.core(&parts);
        if !self.trim(&mut parts, core) {
            self.keep_something(&mut parts);
            return parts;
        }
        linked_headings(self.view, &mut parts, core);
        headings(self.view, &mut parts);
        parts
    }

    /// What each line of a feed's entry or a note is: they come without a page
    /// around them, so that all stays but what is furniture by its words or
    /// names.
    pub(crate) fn keep(&self, trusted: bool) -> Vec<Part> {
        let is_furniture = |i: usize| self.foreign[self.view.container(i)] || self.view.passages[i].is_furniture();
        let is_body = |i: usize| !self.is_title(&self.view.passages[i]) && (trusted || !is_furniture(i));
        let parts = (0..self.view.lines.len()).map(|i| if is_body(i) { Part::Body } else { Part::Out });
        let mut parts: Vec<Part> = parts.collect();
        if !parts.contains(&Part::Body) {
            self.keep_something(&mut parts);
        }
        parts
    }

    /// Whether a line stands in the article and nothing around it says that it
    /// is none of it.
    fn is_native(&self, i: usize) -> bool {
        let c = self.view.container(i);
        let (line, passage) = (&self.view.lines[i], &self.view.passages[i]);
        self.view.is_inside(c, self.main)
            && !self.foreign[c]
            && !self.is_title(passage)
            && (line.element == Element::Quote || !line.hints.any(FOREIGN))
    }

    fn is_title(&self, passage: &Passage) -> bool {
        // Folding changes the length of nothing in ASCII.
        let may = |title: &&String| title.len() == passage.text.len() || !passage.text.is_ascii();
        self.title.as_ref().filter(may).is_some_and(|title| *title == fold(&passage.text))
    }

    /// Whether a line reads as a part of the text.
    fn reads_as_body(&self, i: usize) -> bool {
        let (line, passage) = (&self.view.lines[i], &self.view.passages[i]);
        let density = self.view.link_density(i);
        let around = self.links[self.view.container(i)];
        let names = self.view.names(i);
        let facts = names.any(Hints::AUTHOR | Hints::FACTS);
        let furniture =
            matches!(passage.class, Class::Advertisement | Class::RelatedHead | Class::Teaser | Class::Navigation);
        match line.element {
            Element::Quote => return true,
            Element::Row | Element::Code => return around < 0.6,
            Element::Item { .. } if !furniture => return density.min(around) < 0.5 && !facts,
            Element::Heading(_) => {
                let dead =
                    matches!(passage.class, Class::Widget | Class::AfterHead | Class::Boilerplate | Class::Byline);
                return density < 0.8 && passage.features.words > 0 && !furniture && !dead;
            }
            _ => {}
        }
        match passage.class {
            Class::Prose => density < 0.8,
            Class::Item => density < 0.5,
            Class::Caption | Class::Correction => true,
            Class::Short => density < 0.5 && !facts && !names.any(Hints::HEADLINE),
            _ => false,
        }
    }

    /// The smallest container that holds nearly all prose of the text.
    fn core(&self, parts: &[Part]) -> usize {
        let sums = self.view.sums(|i| {
            let plain =
                !matches!(self.view.lines[i].element, Element::Heading(_)) && !self.captions[self.view.container(i)];
            if parts[i] == Part::Body && plain { weight(self.view, i) } else { 0.0 }
        });
        // A long paragraph is no article.
        let wide = |c: &usize| !matches!(self.view.containers[*c].tag, Tag::Text | Tag::Quote);
        let holds = |c: &usize| wide(c) && sums[*c] >= sums[self.main] * CORE;
        (self.main..sums.len()).rev().find(holds).unwrap_or(self.main)
    }

    /// Leaves out what stands above the first and below the last sentence of
    /// the core, captions and corrections aside; `false` where there is none.
    fn trim(&self, parts: &mut [Part], core: usize) -> bool {
        let (view, n) = (self.view, parts.len());
        let body: Vec<usize> =
            (0..n).filter(|i| parts[*i] == Part::Body && view.is_inside(view.container(*i), core)).collect();
        let is_prose = |i: &usize| weight(view, *i) > 0.0 && !matches!(view.lines[*i].element, Element::Heading(_));
        let (Some(mut first), Some(mut last)) = (body.iter().position(is_prose), body.iter().rposition(is_prose))
        else {
            return false;
        };
        let ends = |i: usize| {
            let features = &view.passages[i].features;
            matches!(features.ending, Ending::Stop | Ending::Mark | Ending::Colon) && features.words >= 2
        };
        let runs = |i: usize| matches!(view.lines[i].element, Element::Item { .. } | Element::Row | Element::Quote);
        while first > 0 && view.lines[body[first - 1]].element == Element::Paragraph && ends(body[first - 1]) {
            first -= 1;
        }
        while last + 1 < body.len() && (ends(body[last + 1]) || runs(body[last + 1])) {
            last += 1;
        }
        // A standfirst by name, with the text below it; in what is said to be
        // the text it is a first paragraph.
        let around = |i: usize| view.containers[view.container(i)].parent as usize;
        let is_standfirst = |i: usize| {
            let text = view.containers[around(i)].hints.any(Hints::ARTICLE_BODY);
            view.names(i).any(Hints::STANDFIRST) && !text && view.passages[i].features.words <= 60
        };
        while first < last && is_standfirst(body[first]) {
            first += 1;
        }
        // The subhead of the first of several sections.
        if first > 0 && around(body[first]) != core && around(body[first - 1]) == around(body[first]) {
            let subhead = matches!(view.lines[body[first - 1]].element, Element::Heading(2..));
            first -= usize::from(subhead);
        }
        let text = self.above(parts, body[first])..=body[last];
        for (i, part) in parts.iter_mut().enumerate() {
            let stays = matches!(view.passages[i].class, Class::Caption | Class::Correction)
                || view.lines[i].element == Element::Row;
            if !text.contains(&i) && !stays {
                *part = Part::Out;
            }
        }
        true
    }

    /// Where the text begins, given where it does in the core: paragraphs may
    /// stand above that in the article and be no part of its head.
    fn above(&self, parts: &[Part], first: usize) -> usize {
        let head = Hints::HEAD | Hints::HEADLINE | Hints::STANDFIRST | Hints::FACTS | Hints::AUTHOR;
        let is_text = |i: &usize| {
            parts[*i] == Part::Body
                && self.view.lines[*i].element == Element::Paragraph
                && self.view.passages[*i].class == Class::Prose
                && !self.view.is_named(*i, self.main, head)
        };
        (0..first).find(is_text).unwrap_or(first)
    }

    /// Where nothing reads as a text, every line that may be of one stays.
    fn keep_something(&self, parts: &mut [Part]) {
        let all = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
            (0..self.view.lines.len()).filter(|i| wanted(*i)).collect()
        };
        let plain = |i: usize| self.view.link_density(i) < 0.5 && !self.is_title(&self.view.passages[i]);
        let mut kept = all(&|i| plain(i) && self.is_native(i) && !self.view.passages[i].is_furniture());
        if kept.is_empty() {
            kept = all(&plain);
        }
        if kept.is_empty() {
            kept = all(&|_| true);
        }
        for i in kept {
            parts[i] = Part::Body;
        }
    }
}

/// Takes in subheads that are links where the text goes on below them: those
/// of teasers stand in containers of their own.
fn linked_headings(view: &View<'_>, parts: &mut [Part], core: usize) {
    let around = |i: usize| view.containers[view.container(i)].parent as usize;
    let mut next: Option<usize> = None;
    for i in (0..parts.len()).rev() {
        let subhead = matches!(view.lines[i].element, Element::Heading(2..)) && view.passages[i].class == Class::Short;
        if parts[i] == Part::Out && subhead && around(i) == core && next.is_some_and(|next| around(next) == core) {
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
