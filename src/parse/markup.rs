//! What the markup of a page says about its lines: the element each stands in,
//! and the containers around it with the hints that their names give. Features
//! for cleaning; nothing is decided here.

use std::ops::{BitOr, BitOrAssign};

/// The element that a line is the text of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Element {
    /// None that says anything: all lines of plain text, and text directly in
    /// a division of a page.
    #[default]
    Plain,
    /// A paragraph.
    Paragraph,
    /// A heading and its level, 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item {
        /// Whether the list is counted.
        ordered: bool,
        /// How many lists are around the item's own.
        depth: u8,
        /// Whether the item begins here; it may have several lines.
        first: bool,
    },
    /// A line of a block quotation.
    Quote,
    /// A row of a table, cells divided by tabs.
    Row,
    /// Preformatted text with its line breaks.
    Code,
    /// The words below a picture.
    Caption,
}

/// A block-level element of a page that has lines below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Container {
    /// The number of the container around it; its own for the outermost.
    pub parent: u32,
    /// What kind of element it is.
    pub tag: Tag,
    /// What its names hint at.
    pub hints: Hints,
}

/// Kinds of block-level elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// `article`
    Article,
    /// `main`
    Main,
    /// `section`
    Section,
    /// `aside`
    Aside,
    /// `nav`, `menu`
    Nav,
    /// `header`
    Header,
    /// `footer`
    Footer,
    /// `form` and its parts
    Form,
    /// `figure`
    Figure,
    /// `ul`, `ol`, `dl`
    List,
    /// `table`
    Table,
    /// `blockquote`
    Quote,
    /// `p`, `h1` to `h6`, `li`, `pre`, …: what holds text
    Text,
    /// Everything else
    Other,
}

/// What the names of an element (class, id, role, property) hint at, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Hints(u32);

impl Hints {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// Readers' comments.
    pub const COMMENT: Self = Self(1);
    /// Other articles.
    pub const RELATED: Self = Self(1 << 1);
    /// Sharing and following.
    pub const SHARE: Self = Self(1 << 2);
    /// Menus, breadcrumbs, pages.
    pub const NAVIGATION: Self = Self(1 << 3);
    /// The foot of the page.
    pub const FOOT: Self = Self(1 << 4);
    /// The head of the page or of the article.
    pub const HEAD: Self = Self(1 << 5);
    /// Beside the article.
    pub const SIDE: Self = Self(1 << 6);
    /// Advertisements and offers.
    pub const ADVERTISEMENT: Self = Self(1 << 7);
    /// Subscriptions, newsletters, walls.
    pub const SUBSCRIBE: Self = Self(1 << 8);
    /// The author and what they are.
    pub const AUTHOR: Self = Self(1 << 9);
    /// Dates and other facts about the article.
    pub const FACTS: Self = Self(1 << 10);
    /// Subjects and key words.
    pub const TAGS: Self = Self(1 << 11);
    /// The words below a picture, or who made it.
    pub const CAPTION: Self = Self(1 << 12);
    /// Not to be seen.
    pub const HIDDEN: Self = Self(1 << 13);
    /// Windows above the page: consent, dialogs.
    pub const OVERLAY: Self = Self(1 << 14);
    /// A sentence of the article, shown large.
    pub const PULL_QUOTE: Self = Self(1 << 15);
    /// A control.
    pub const BUTTON: Self = Self(1 << 16);
    /// Names that articles and their texts have.
    pub const BODY: Self = Self(1 << 17);
    /// Said to be the text of the article.
    pub const ARTICLE_BODY: Self = Self(1 << 18);
    /// The headline.
    pub const HEADLINE: Self = Self(1 << 19);
    /// The sentence below the headline.
    pub const STANDFIRST: Self = Self(1 << 20);
    /// A post of somebody else, shown where it is spoken of.
    pub const EMBEDDED: Self = Self(1 << 21);
    /// Notes and references.
    pub const NOTES: Self = Self(1 << 22);

    /// What is in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of `others` is in the set.
    pub fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Hints {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Hints {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}
