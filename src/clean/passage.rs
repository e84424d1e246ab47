//! A passage: one line of a document, or a piece of one where several things
//! were run together, with its features and what it was found to be.

use super::class;
use super::features::Features;
use super::split;
use crate::parse::Line;

/// What a passage is. The first group is decided by its words alone, the
/// second by its place among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Sentences.
    Prose,
    /// A short line that can be many things.
    Short,
    /// A line that begins with a list mark.
    Item,
    /// No word at all.
    Mark,
    /// Nothing but an address.
    Address,
    /// When it was published or updated.
    DateLine,
    /// How long it takes to read.
    ReadingTime,
    /// Who wrote it.
    Byline,
    /// Nothing but a length such as `1:49`.
    Duration,
    /// Nothing but a time such as `2 hours ago`.
    Ago,
    /// Who made a picture.
    Credit,
    /// The words below a picture.
    Caption,
    /// A correction.
    Correction,
    /// The head of a list of other articles.
    RelatedHead,
    /// A line that points to another article.
    Teaser,
    /// The head of what comes after an article: comments, what is popular.
    AfterHead,
    /// A mark where an advertisement stood.
    Advertisement,
    /// A control.
    Widget,
    /// Legal words, subscriptions, tags.
    Boilerplate,
    /// A way to another page.
    Navigation,
    /// The word above a headline.
    Kicker,

    /// The headline.
    Title,
    /// The sentence below it.
    Standfirst,
    /// The sections it stands in.
    Section,
    /// Who published it.
    Publisher,
    /// A subhead.
    Heading,
    /// A line of a text without sentences.
    Line,
    /// A row of a table without lines.
    Row,
    /// The title of a video.
    Video,
    /// What stood here before.
    Repeated,
    /// A line that may be of the article and that no rule knows: it stays to be seen.
    Aside,
}

/// A passage of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Passage {
    pub(crate) text: String,
    /// The line of the source.
    pub(crate) line: usize,
    /// Whether it is nothing but the words of links.
    pub(crate) linked: bool,
    pub(crate) address: Option<String>,
    /// Columns of white space before it.
    pub(crate) indent: usize,
    pub(crate) features: Features,
    pub(crate) class: Class,
    /// Who made the picture, of a caption or credit.
    pub(crate) credit: Option<String>,
    /// The length of a video.
    pub(crate) seconds: Option<u32>,
    /// What was cut out of it for being this.
    pub(crate) cut: Vec<(String, Class)>,
}

impl Passage {
    pub(crate) fn new(text: String, line: usize) -> Self {
        let features = Features::of(&text);
        Self {
            text,
            line,
            linked: false,
            address: None,
            indent: 0,
            features,
            class: Class::Short,
            credit: None,
            seconds: None,
            cut: Vec::new(),
        }
    }

    /// Whether a reader of the article should never see it again.
    pub(crate) fn is_furniture(&self) -> bool {
        matches!(
            self.class,
            Class::Mark
                | Class::Advertisement
                | Class::Widget
                | Class::Boilerplate
                | Class::Navigation
                | Class::RelatedHead
                | Class::AfterHead
                | Class::Teaser
                | Class::Duration
                | Class::Ago
                | Class::Repeated
        )
    }
}

/// The passages of some lines, each classed by its own words.
pub(crate) fn passages(lines: &[Line]) -> Vec<Passage> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let first = out.len();
        split::pieces(&line.text, line.number, &mut out);
        for passage in out.iter_mut().skip(first) {
            passage.linked = line.linked >= passage.text.len();
            passage.address.clone_from(&line.address);
            passage.indent = line.indent;
            class::by_words(passage);
        }
    }
    out
}
