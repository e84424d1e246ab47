//! The blocks of an article and what is left out of it, from classed passages.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::features::{Ending, ending};
use super::passage::{Class, Passage};
use crate::model::{Block, BlockKind, Removed};

/// Tells subheads from other short lines of the body, and marks what stands
/// there a second time.
pub(crate) fn mark(passages: &mut [Passage], body: &Range<usize>) {
    repeated(passages, body);
    let solid = |p: &Passage| matches!(p.class, Class::Prose | Class::Item | Class::Row | Class::Heading);
    for i in body.clone() {
        let Some(passage) = passages.get(i).filter(|p| p.class == Class::Short) else { continue };
        let next = passages.iter().take(body.end).skip(i + 1).find(|p| !p.is_furniture() && p.class != Class::Caption);
        let heads = next.is_some_and(|n| solid(n) || n.class == Class::Short && n.features.words <= HEADING);
        let follows = passages.get(body.start..i).is_some_and(|before| before.iter().any(|p| p.class == Class::Prose));
        if follows && heads && passage.features.words <= HEADING && !passage.features.starts_lower {
            passages[i].class = Class::Heading;
        }
    }
}

/// A subhead has no more words.
const HEADING: usize = 14;

/// Runs of at least three short lines of which most hold numbers: a table that
/// lost its lines.
pub(crate) fn rows(passages: &mut [Passage]) {
    let mut run = 0;
    for i in 0..=passages.len() {
        if passages.get(i).is_some_and(|p| p.class == Class::Short && p.features.words >= 3) {
            continue;
        }
        let numbered = passages.get(run..i).map_or(0, |all| all.iter().filter(|p| p.features.digits > 0).count());
        if i - run >= 3 && numbered * 3 >= (i - run) * 2 {
            passages.iter_mut().take(i).skip(run).for_each(|p| p.class = Class::Row);
        }
        run = i + 1;
    }
}

fn repeated(passages: &mut [Passage], body: &Range<usize>) {
    let mut seen: HashSet<String> = HashSet::new();
    // What stands there more often is a form of the text: days, courses, rounds.
    let mut times: HashMap<String, usize> = HashMap::new();
    for passage in passages.iter().take(body.end).skip(body.start).filter(|p| p.class == Class::Short) {
        *times.entry(passage.text.clone()).or_default() += 1;
    }
    for (i, passage) in passages.iter_mut().enumerate() {
        let counts = match passage.class {
            Class::Caption => true,
            Class::Prose => passage.features.words >= 8 && body.contains(&i),
            Class::Short => passage.features.words >= 3 && body.contains(&i) && times.get(&passage.text) == Some(&2),
            _ => false,
        };
        if counts && !seen.insert(passage.text.clone()) {
            passage.class = Class::Repeated;
        }
    }
}

/// The blocks in reading order, and what was removed. `head` is where the
/// lines about the article begin: captions and videos above it are others'.
pub(crate) fn blocks(passages: Vec<Passage>, head: usize, body: &Range<usize>) -> (Vec<Block>, Vec<Removed>) {
    let mut out = Blocks { blocks: Vec::new(), removed: Vec::new(), interrupted: false };
    let mut closed = false;
    for (i, passage) in passages.into_iter().enumerate() {
        for (text, class) in &passage.cut {
            out.remove(text.clone(), *class);
        }
        closed |= i >= body.end && matches!(passage.class, Class::RelatedHead | Class::AfterHead);
        let near = i >= head && !closed && i < body.end + TAIL;
        match passage.class {
            Class::Caption | Class::Video | Class::Correction if near => out.furniture(passage),
            _ if body.contains(&i) => out.inside(passage),
            class if i >= head && i < body.start && is_told(class) => {}
            class => out.remove(passage.text, class),
        }
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

struct Blocks {
    blocks: Vec<Block>,
    removed: Vec<Removed>,
    /// Whether something was left out since the last block.
    interrupted: bool,
}

impl Blocks {
    fn inside(&mut self, passage: Passage) {
        match passage.class {
            Class::Prose => self.paragraph(passage.text),
            Class::Short if self.goes_on(&passage.text) => self.paragraph(passage.text),
            Class::Short if passage.features.is_unfinished() && passage.features.words >= 12 => self.paragraph(passage.text),
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
        self.interrupted = false;
    }

    /// A paragraph, or the rest of the one before.
    fn paragraph(&mut self, text: String) {
        if self.goes_on(&text)
            && let Some(last) = self.blocks.iter_mut().rfind(|b| b.kind.is_text())
        {
            last.text.push(' ');
            last.text.push_str(&text);
            return;
        }
        self.push(BlockKind::Paragraph, text);
    }

    /// Whether `text` goes on with the sentence in which the last paragraph
    /// broke off: it begins with a small letter, or the break was after a word
    /// that ends no sentence.
    fn goes_on(&self, text: &str) -> bool {
        let Some(last) = self.blocks.iter().rfind(|b| b.kind.is_text() || b.kind == BlockKind::Aside) else { return false };
        if last.kind != BlockKind::Paragraph || ending(&last.text) != Ending::Open {
            return false;
        }
        let lower = text.starts_with(char::is_lowercase);
        let open = last.text.ends_with(',') || is_joint(last.text.rsplit(' ').next().unwrap_or(""));
        lower || open && !self.interrupted
    }

    fn item(&mut self, text: &str) {
        match self.blocks.last_mut().filter(|b| b.kind == BlockKind::List) {
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
        self.interrupted = true;
        self.removed.push(Removed { text, reason: reason.to_owned() });
    }
}

/// Words after which a sentence has to go on.
fn is_joint(word: &str) -> bool {
    const JOINTS: [&str; 40] = [
        "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "nor", "while",
        "that", "which", "who", "whose", "when", "where", "as", "than", "if", "because", "although", "his", "her", "its",
        "their", "our", "is", "are", "was", "were", "has", "into", "between",
    ];
    JOINTS.contains(&word)
}
