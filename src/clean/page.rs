//! The article of a web page: which of its lines are the text, by how much
//! prose stands in which container ([`mass`]), then by their neighbours
//! ([`choose`]); and what stands above it says about it.

mod choose;
mod mass;

use std::collections::HashSet;

use super::article::{Parts, Said, assemble};
use super::class;
use super::passage::{Class, Passage};
use crate::model::{Article, Block, BlockKind, Evidence, Hyperlink, MetadataField, Removed, Span};
use crate::parse::markup::{Element, Hints};
use crate::parse::{Document, Line, Stated};
use crate::text::fold;
use choose::Part;

/// The article of a page.
pub(crate) fn article(document: &Document) -> Article {
    let mut passages = passages(&document.lines);
    let main = mass::main(&View::new(document, &passages), document.stated.title.as_deref());
    pictures(document, &mut passages, main);
    let mut stated = document.stated.clone();
    let view = View::new(document, &passages);
    let headline = headline(&view, main, &stated);
    let kept = choose::choose(&view, main, stated.title.as_deref().or(headline.map(|i| passages[i].text.as_str())));
    title(&mut stated, &view, headline);
    let said = said(&view, main, headline, &kept);
    let (blocks, removed) = blocks(document, passages, &kept);
    assemble(document, document.id.clone(), &stated, Parts { said, cut: false, blocks, removed })
}

/// Lines of a page with what their words say.
pub(crate) struct View<'a> {
    pub(crate) document: &'a Document,
    pub(crate) lines: &'a [Line],
    pub(crate) passages: &'a [Passage],
}

impl<'a> View<'a> {
    fn new(document: &'a Document, passages: &'a [Passage]) -> Self {
        Self { document, lines: &document.lines, passages }
    }

    /// The share of a line that is the text of links.
    pub(crate) fn link_density(&self, i: usize) -> f32 {
        let line = &self.lines[i];
        line.linked as f32 / line.text.len().max(1) as f32
    }

    /// Whether a container stands in another, or is it.
    pub(crate) fn is_inside(&self, mut container: u32, outer: u32) -> bool {
        // The one around has the smaller number.
        while container > outer {
            container = self.document.containers.get(container as usize).map_or(0, |c| c.parent);
        }
        container == outer
    }
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
fn pictures(document: &Document, passages: &mut [Passage], main: u32) {
    let captions = choose::captions(&View::new(document, passages), main);
    let mut seen = HashSet::new();
    for (i, passage) in passages.iter_mut().enumerate() {
        if captions[i]
            && matches!(passage.class, Class::Prose | Class::Short)
            && !matches!(document.lines[i].element, Element::Heading(_))
        {
            passage.class = Class::Caption;
        }
        if passage.class == Class::Caption {
            let words =
                passage.text.trim_end_matches("less").trim_end_matches("more").trim_end_matches(['…', '.', ' ']);
            let start: String = words.chars().take(60).collect();
            if !seen.insert(start) {
                passage.class = Class::Repeated;
            }
        }
    }
}

/// The line of the headline: the heading that says what the page states, or
/// the highest one above the text.
fn headline(view: &View<'_>, main: u32, stated: &Stated) -> Option<usize> {
    let first = view
        .passages
        .iter()
        .zip(view.lines)
        .position(|(passage, line)| view.is_inside(line.container, main) && passage.class == Class::Prose);
    let above = first.unwrap_or(view.lines.len());
    let level = |i: usize| match view.lines[i].element {
        Element::Heading(level) => Some(level),
        _ => None,
    };
    let headings: Vec<usize> = (0..above).filter(|i| level(*i).is_some()).collect();
    if let Some(title) = &stated.title {
        let title = fold(title);
        let same = |i: &&usize| {
            let text = fold(&view.passages[**i].text);
            !text.is_empty() && (title == text || title.starts_with(&*text) && text.len() * 2 > title.len())
        };
        if let Some(found) = headings.iter().rev().find(same) {
            return Some(*found);
        }
    }
    headings.into_iter().rev().filter(|i| level(*i) == Some(1)).next_back()
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

/// What the lines between the headline and the text say.
fn said(view: &View<'_>, main: u32, headline: Option<usize>, kept: &[Part]) -> Said {
    let mut said = Said::default();
    let first = kept.iter().position(|part| *part == Part::Body).unwrap_or(kept.len());
    let from =
        headline.unwrap_or_else(|| view.lines.iter().position(|l| view.is_inside(l.container, main)).unwrap_or(0));
    for i in from..first {
        said.passage(&view.passages[i], true);
        let standfirst = view.lines[i].hints
            | view.document.containers.get(view.lines[i].container as usize).map_or(Hints::NONE, |c| c.hints);
        if standfirst.any(Hints::STANDFIRST)
            && said.standfirst.is_none()
            && view.passages[i].features.words >= 5
            && Some(i) != headline
        {
            said.standfirst = Some(view.passages[i].text.clone());
        }
    }
    said
}

fn blocks(document: &Document, passages: Vec<Passage>, kept: &[Part]) -> (Vec<Block>, Vec<Removed>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut removed = Vec::new();
    let mut last: Option<usize> = None;
    for (i, passage) in passages.into_iter().enumerate() {
        let line = &document.lines[i];
        if kept[i] != Part::Body {
            removed.push(Removed { text: passage.text, reason: reason(passage.class).to_owned() });
            continue;
        }
        let follows =
            last.is_some_and(|last| document.lines[last].element.kind() == line.element.kind() && last + 1 == i);
        last = Some(i);
        let text = match line.element {
            Element::Item { depth, first, .. } => {
                if !first && follows {
                    // The rest of an item.
                    format!("{}{}", "  ".repeat(usize::from(depth) + 1), passage.text)
                } else {
                    format!("{}{}", "  ".repeat(usize::from(depth)), passage.text)
                }
            }
            _ => passage.text,
        };
        let kind = match line.element {
            _ if passage.class == Class::Caption => BlockKind::Caption,
            _ if passage.class == Class::Correction => BlockKind::Correction,
            Element::Plain | Element::Paragraph => BlockKind::Paragraph,
            Element::Heading(_) => BlockKind::Heading,
            Element::Item { .. } => BlockKind::List,
            Element::Quote => BlockKind::Quote,
            Element::Row => BlockKind::Table,
            Element::Code => BlockKind::Code,
            Element::Caption => BlockKind::Caption,
        };
        match blocks.last_mut().filter(|b| {
            follows && b.kind == kind && matches!(kind, BlockKind::List | BlockKind::Quote | BlockKind::Table)
        }) {
            Some(block) => {
                block.text.push('\n');
                let from = block.text.len();
                block.text.push_str(&text);
                link(block, line, from);
            }
            None => {
                let mut block = Block { credit: passage.credit, ..Block::new(kind, text) };
                block.ordered = matches!(line.element, Element::Item { ordered: true, .. });
                link(&mut block, line, 0);
                blocks.push(block);
            }
        }
    }
    (blocks, removed)
}

/// Finds the links of a line in the words of a block.
fn link(block: &mut Block, line: &Line, from: usize) {
    let mut at = from;
    for (words, url) in &line.links {
        let Some(found) = block.text.get(at..).and_then(|rest| rest.find(words.as_str())) else { continue };
        let start = at + found;
        at = start + words.len();
        if let Some(span) = Span::new(&block.text, start, at) {
            block.links.push(Hyperlink { span, url: url.clone() });
        }
    }
}

fn reason(class: Class) -> &'static str {
    match class {
        Class::Advertisement => "advertisement",
        Class::Widget | Class::Duration => "widget",
        Class::Repeated => "repeated",
        Class::RelatedHead | Class::Teaser | Class::Ago | Class::Video => "related",
        Class::Short | Class::Item | Class::Navigation => "navigation",
        _ => "boilerplate",
    }
}
