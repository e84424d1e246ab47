//! The blocks of an article and what is left out of it, from classed passages.

use std::collections::HashSet;
use std::ops::Range;

use super::features::{Ending, Features, ending};
use super::passage::{Class, Passage};
use crate::model::{Block, BlockKind, Removed};

/// Tells subheads from other short lines of the body. In a text without a sentence every line is a line of
/// the text.
pub(crate) fn mark(passages: &mut [Passage], body: &Range<usize>) {
    let has_prose = passages.iter().any(|p| p.class == Class::Prose);
    runs(passages, body);
    // From the end, so that each line knows what follows it.
    let mut heads = false;
    for passage in passages.iter_mut().take(body.end).skip(body.start).rev() {
        match passage.class {
            Class::Prose | Class::Item | Class::Row => heads = true,
            Class::Short if !has_prose => passage.class = Class::Line,
            Class::Short if passage.features.is_short_sentence() => {
                passage.class = Class::Prose;
                heads = true;
            }
            // Sentences so full of names that few of their words are small.
            Class::Short if passage.features.words > HEADING && is_full_of_names(&passage.features) => {
                passage.class = Class::Prose;
                heads = true;
            }
            // No subhead stands at the end.
            Class::Short if !heads && passage.features.ending == Ending::Mark && passage.features.words >= 2 => {
                passage.class = Class::Line;
            }
            // These become paragraphs, longer lines asides.
            Class::Short
                if passage.features.is_unfinished() && (passage.features.words > HEADING || breaks_off(passage)) =>
            {
                heads = true;
            }
            Class::Short if passage.features.words > HEADING => {}
            Class::Short if heads && !passage.features.starts_lower => passage.class = Class::Heading,
            _ => {}
        }
    }
}

/// Makes a list of three or more short lines in a row: names, ingredients,
/// results. What cleaning takes out or sets aside does not part them.
fn runs(passages: &mut [Passage], body: &Range<usize>) {
    let mut run = Vec::new();
    for i in body.start..=body.end {
        let here = passages.get(i).filter(|_| i < body.end);
        match here {
            Some(p) if p.class == Class::Row => {
                run.push(i);
                continue;
            }
            Some(p) if p.class == Class::Short && !p.features.is_short_sentence() && !p.features.is_unfinished() => {
                if p.features.words <= HEADING && !p.features.starts_lower {
                    run.push(i);
                }
                continue;
            }
            Some(p) if !matches!(p.class, Class::Prose | Class::Item | Class::Line | Class::Short) => continue,
            _ => {}
        }
        let class = if run.len() >= 3 { Class::Row } else { Class::Short };
        run.drain(..).for_each(|j| passages[j].class = class);
    }
}

/// A subhead has no more words.
const HEADING: usize = 14;

fn is_full_of_names(features: &Features) -> bool {
    features.ending == Ending::Stop && features.lower >= 4 && features.bullet == 0 && !features.cut
}

/// Whether the passage ends with a word that ends no sentence.
fn breaks_off(passage: &Passage) -> bool {
    passage.features.is_unfinished() && is_open(&passage.text)
}

/// Finds runs of at least three short lines of which most hold numbers: a
/// table that lost its lines.
pub(crate) fn rows(passages: &mut [Passage]) {
    let mut run = Vec::new();
    for i in 0..=passages.len() {
        match passages.get(i).map(|p| p.class) {
            Some(Class::Short) if passages.get(i).is_some_and(|p| !p.features.is_unfinished()) => run.push(i),
            Some(Class::Short | Class::Prose | Class::Item | Class::AfterHead | Class::Ago) | None => {
                let numbered = run.iter().filter(|j| passages.get(**j).is_some_and(|p| p.features.digits > 0)).count();
                if run.len() >= 3 && numbered * 3 >= run.len() * 2 {
                    for j in &run {
                        passages[*j].class = Class::Row;
                    }
                }
                run.clear();
            }
            _ => {}
        }
    }
}

/// Sentences with fewer words may well be said twice.
const REPEATED: usize = 8;

/// Marks captions and sentences of the body that stood there before.
pub(crate) fn repeated(passages: &mut [Passage], body: &Range<usize>) {
    let counts = |(i, passage): &(usize, &Passage)| match passage.class {
        Class::Caption => true,
        Class::Prose => passage.features.words >= REPEATED && body.contains(i),
        _ => false,
    };
    // Sorted by length first: hardly two have to be compared as texts.
    let mut all: Vec<(usize, &str, usize)> =
        passages.iter().enumerate().filter(counts).map(|(i, p)| (p.text.len(), p.text.as_str(), i)).collect();
    all.sort_unstable();
    let again: Vec<usize> =
        all.iter().zip(all.iter().skip(1)).filter(|(a, b)| a.1 == b.1).map(|(_, later)| later.2).collect();
    for i in again {
        passages[i].class = Class::Repeated;
    }
}

/// The blocks in reading order, and what was removed. `head` is where the
/// lines about the article begin: captions and videos above it are others'.
pub(crate) fn blocks(passages: Vec<Passage>, head: usize, body: &Range<usize>) -> (Vec<Block>, Vec<Removed>) {
    let mut out = Sorted { blocks: Vec::new(), removed: Vec::new(), joined: false };
    let mut closed = false;
    // A video whose title stood in the text is the article's own, whatever
    // headline it stands below.
    let told: HashSet<String> =
        passages[body.clone()].iter().filter(|p| p.class == Class::Repeated).map(|p| p.text.clone()).collect();
    for (i, passage) in passages.into_iter().enumerate() {
        for (text, class) in &passage.cut {
            out.remove(text.clone(), *class);
        }
        closed |= i >= body.end && matches!(passage.class, Class::RelatedHead | Class::AfterHead);
        let near = i >= head && !closed && i < body.end + TAIL;
        match passage.class {
            Class::Caption | Class::Video | Class::Correction if near => out.furniture(passage),
            Class::Video if i < body.end + TAIL && told.contains(&passage.text) => out.furniture(passage),
            Class::Aside => out.push(BlockKind::Aside, passage.text),
            _ if body.contains(&i) => out.inside(passage),
            class if i >= head && i < body.start && is_told(class) => {}
            class => out.remove(passage.text, class),
        }
    }
    if out.joined {
        out.drop_repeated();
    }
    (out.blocks, out.removed)
}

/// Whether a line of the head is told in a field of the article.
fn is_told(class: Class) -> bool {
    use Class::{Address, Byline, DateLine, Kicker, Publisher, ReadingTime, Section, Standfirst, Title};
    matches!(class, Title | Standfirst | Section | Byline | DateLine | ReadingTime | Address | Kicker | Publisher)
}

/// How far below the body captions, videos and corrections are its own.
const TAIL: usize = 24;

struct Sorted {
    blocks: Vec<Block>,
    removed: Vec<Removed>,
    /// Whether pieces of a sentence were put together.
    joined: bool,
}

impl Sorted {
    fn inside(&mut self, passage: Passage) {
        match passage.class {
            Class::Prose => self.paragraph(passage.text),
            Class::Short if passage.features.starts_lower && self.goes_on(&passage.text) => {
                self.paragraph(passage.text);
            }
            Class::Short if passage.features.is_unfinished() => self.paragraph(passage.text),
            Class::Line => self.push(BlockKind::Paragraph, passage.text),
            Class::Heading
                if self.last_text().is_some_and(|b| b.kind == BlockKind::Heading && b.text == passage.text) =>
            {
                self.remove(passage.text, Class::Repeated);
            }
            Class::Heading => self.push(BlockKind::Heading, passage.text),
            Class::Item | Class::Row => self.item(&passage.text),
            Class::Short | Class::Byline | Class::Kicker | Class::Address | Class::Publisher => {
                self.push(BlockKind::Aside, passage.text);
            }
            class => self.remove(passage.text, class),
        }
    }

    fn push(&mut self, kind: BlockKind, text: String) {
        self.blocks.push(Block::new(kind, text));
    }

    /// The last block of the running text: what stands between two of those
    /// (captions, advertisements, asides) parts neither a sentence nor a list.
    fn last_text(&mut self) -> Option<&mut Block> {
        self.blocks.iter_mut().rfind(|b| b.kind.is_text())
    }

    /// A paragraph, or the rest of the one before.
    fn paragraph(&mut self, text: String) {
        if self.goes_on(&text)
            && let Some(last) = self.last_text()
        {
            last.text.push(' ');
            last.text.push_str(&text);
            self.joined = true;
            return;
        }
        self.push(BlockKind::Paragraph, text);
    }

    /// Whether `text` goes on with the sentence in which the last paragraph
    /// broke off: it begins with a small letter, or the break was after a word
    /// that ends no sentence.
    fn goes_on(&mut self, text: &str) -> bool {
        self.last_text().is_some_and(|last| {
            last.kind == BlockKind::Paragraph
                && ending(&last.text) == Ending::Open
                && (text.starts_with(char::is_lowercase) || is_open(&last.text))
        })
    }

    /// Takes out paragraphs that became equal to an earlier one by joining.
    fn drop_repeated(&mut self) {
        let mut seen: HashSet<String> = HashSet::new();
        for block in std::mem::take(&mut self.blocks) {
            let features = Features::of(&block.text);
            let long = block.kind == BlockKind::Paragraph && features.is_prose() && features.words >= REPEATED;
            if long && !seen.insert(block.text.clone()) {
                self.remove(block.text, Class::Repeated);
            } else {
                self.blocks.push(block);
            }
        }
    }

    fn item(&mut self, text: &str) {
        match self.last_text().filter(|b| b.kind == BlockKind::List) {
            Some(list) => {
                list.text.push('\n');
                list.text.push_str(text);
            }
            None => self.push(BlockKind::List, text.to_owned()),
        }
    }

    fn furniture(&mut self, passage: Passage) {
        let kind = match passage.class {
            Class::Video => BlockKind::Video,
            Class::Correction => BlockKind::Correction,
            _ => BlockKind::Caption,
        };
        let block = Block { credit: passage.credit, seconds: passage.seconds, ..Block::new(kind, passage.text) };
        self.blocks.push(block);
    }

    fn remove(&mut self, text: String, class: Class) {
        let reason = match class {
            Class::Mark if !text.chars().any(char::is_alphanumeric) => return,
            Class::Advertisement => "advertisement",
            Class::Widget | Class::Duration => "widget",
            Class::Repeated => "repeated",
            Class::RelatedHead | Class::Teaser | Class::Ago | Class::Video => "related",
            Class::Short | Class::Item | Class::Navigation => "navigation",
            _ => "boilerplate",
        };
        self.removed.push(Removed { text, reason: reason.to_owned() });
    }
}

/// Whether a text ends where a sentence has to go on.
fn is_open(text: &str) -> bool {
    text.ends_with(',') || is_joint(text.rsplit(' ').next().unwrap_or(""))
}

/// Words after which a sentence has to go on.
fn is_joint(word: &str) -> bool {
    const JOINTS: [&str; 40] = [
        "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "nor",
        "while", "that", "which", "who", "whose", "when", "where", "as", "than", "if", "because", "although", "his",
        "her", "its", "their", "our", "is", "are", "was", "were", "has", "into", "between",
    ];
    JOINTS.contains(&word)
}
