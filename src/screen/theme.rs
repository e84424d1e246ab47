//! How each meaning looks. What a theme says of it comes from its file
//! ([`super::themes`]); what is asked for here is always a meaning.

use ratatui::style::{Modifier, Style};

use super::colours::Depth;
use super::themes;
use crate::reader::page;

/// The looks of everything, asked for by meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The whole screen, below everything.
    pub screen: Style,
    /// Running text.
    pub plain: Style,
    /// Less important words.
    pub dim: Style,
    /// The name of the program and the library.
    pub header: Style,
    /// Rules and dividers.
    pub rule: Style,
    /// The name of the pane that has the keys.
    pub focused: Style,
    /// A headline in the list that was not read.
    pub unread: Style,
    /// A headline in the list that was read.
    pub read: Style,
    /// A headline made from the first sentence: added to the others.
    pub derived: Style,
    /// A headline in the reading pane.
    pub title: Style,
    /// The line above a headline.
    pub kicker: Style,
    /// The sentence below a headline.
    pub standfirst: Style,
    /// An official's name.
    pub official: Style,
    /// Another person's name.
    pub person: Style,
    /// A subhead.
    pub heading: Style,
    /// The words below a picture, and videos.
    pub caption: Style,
    /// A correction.
    pub correction: Style,
    /// What could not be classed.
    pub aside: Style,
    /// A block quotation, and the bar beside it.
    pub quote: Style,
    /// The words of a quotation among the words around it.
    pub spoken: Style,
    /// What the cursor stands on in an article: added to what it is.
    pub cursor: Style,
    /// The name of a column of a table.
    pub column: Style,
    /// Preformatted text.
    pub code: Style,
    /// Words that lead somewhere: added to what they are.
    pub link: Style,
    /// Bars over time.
    pub bars: Style,
    /// Words that only the first of two reports has.
    pub removed: Style,
    /// Words that only the second has.
    pub added: Style,
    /// Words that no earlier report of the event had: added to what they are.
    pub fresh: Style,
    /// A key, and the number of a related article.
    pub key: Style,
    /// What a filter matched: added to the others.
    pub matched: Style,
    /// The selected row: added to the others.
    pub selected: Style,
    /// A word to the user.
    pub notice: Style,
    /// What went wrong.
    pub failure: Style,
}

/// The place of a meaning in a theme.
pub type Role = fn(&mut Theme) -> &mut Style;

/// Every meaning by the name that it has in the file of a theme.
pub const ROLES: &[(&str, Role)] = &[
    ("screen", |theme| &mut theme.screen),
    ("text", |theme| &mut theme.plain),
    ("dim", |theme| &mut theme.dim),
    ("header", |theme| &mut theme.header),
    ("rule", |theme| &mut theme.rule),
    ("focus", |theme| &mut theme.focused),
    ("unread", |theme| &mut theme.unread),
    ("read", |theme| &mut theme.read),
    ("derived", |theme| &mut theme.derived),
    ("headline", |theme| &mut theme.title),
    ("kicker", |theme| &mut theme.kicker),
    ("standfirst", |theme| &mut theme.standfirst),
    ("official", |theme| &mut theme.official),
    ("person", |theme| &mut theme.person),
    ("subhead", |theme| &mut theme.heading),
    ("caption", |theme| &mut theme.caption),
    ("correction", |theme| &mut theme.correction),
    ("aside", |theme| &mut theme.aside),
    ("quote", |theme| &mut theme.quote),
    ("spoken", |theme| &mut theme.spoken),
    ("cursor", |theme| &mut theme.cursor),
    ("column", |theme| &mut theme.column),
    ("code", |theme| &mut theme.code),
    ("link", |theme| &mut theme.link),
    ("bars", |theme| &mut theme.bars),
    ("removed", |theme| &mut theme.removed),
    ("added", |theme| &mut theme.added),
    ("new", |theme| &mut theme.fresh),
    ("key", |theme| &mut theme.key),
    ("match", |theme| &mut theme.matched),
    ("selection", |theme| &mut theme.selected),
    ("warning", |theme| &mut theme.notice),
    ("error", |theme| &mut theme.failure),
];

impl Default for Theme {
    fn default() -> Self {
        themes::terminal()
    }
}

impl Theme {
    /// A theme in which everything looks the same.
    pub fn bare() -> Self {
        let style = Style::new();
        Self {
            screen: style,
            plain: style,
            dim: style,
            header: style,
            rule: style,
            focused: style,
            unread: style,
            read: style,
            derived: style,
            title: style,
            kicker: style,
            standfirst: style,
            official: style,
            person: style,
            heading: style,
            caption: style,
            correction: style,
            aside: style,
            quote: style,
            spoken: style,
            cursor: style,
            column: style,
            code: style,
            link: style,
            bars: style,
            removed: style,
            added: style,
            fresh: style,
            key: style,
            matched: style,
            selected: style,
            notice: style,
            failure: style,
        }
    }

    /// The same with what a terminal has of its colours.
    #[must_use]
    pub fn at(mut self, depth: Depth) -> Self {
        match depth {
            Depth::Truecolor => self,
            Depth::None => self.colourless(),
            Depth::Indexed | Depth::Sixteen => {
                let ground = self.screen.bg;
                let there = ground.map(|ground| depth.nearest(ground, None));
                for (name, role) in ROLES {
                    let style = role(&mut self);
                    style.fg = style.fg.map(|color| depth.nearest(color, ground));
                    style.bg = style.bg.map(|color| depth.nearest(color, None));
                    // Sixteen are too few for a second ground, and of more it may be the first.
                    let is_lost = |ground| depth == Depth::Sixteen || Some(ground) == there;
                    if *name != "screen" && style.bg.is_some_and(is_lost) {
                        style.bg = None;
                        *style = style.add_modifier(Modifier::REVERSED);
                    }
                }
                self
            }
        }
    }

    /// The same without colour: what is left is bold, italic, underlined and
    /// reversed.
    fn colourless(mut self) -> Self {
        for (name, role) in ROLES {
            let style = role(&mut self);
            if style.bg.is_some() && *name != "screen" {
                *style = style.add_modifier(Modifier::REVERSED);
            }
            (style.fg, style.bg) = (None, None);
        }
        self.dim = self.dim.add_modifier(Modifier::DIM);
        self
    }

    /// The name of a pane.
    pub fn label(&self, focused: bool) -> Style {
        if focused { self.focused } else { self.dim }
    }

    /// A piece of a page. A link is underlined, and has a colour of its own
    /// unless what it is made of has one.
    pub fn piece(&self, piece: &page::Piece) -> Style {
        let style = self.style(piece.style);
        let style = if piece.is_link() { self.link.patch(style) } else { style };
        if piece.lit { style.patch(self.matched) } else { style }
    }

    fn style(&self, style: page::Style) -> Style {
        match style {
            page::Style::Plain => self.plain,
            page::Style::Dim | page::Style::Facts => self.dim,
            page::Style::Kicker => self.kicker,
            page::Style::Title => self.title,
            page::Style::Standfirst => self.standfirst,
            page::Style::Official => self.official,
            page::Style::Person => self.person,
            page::Style::Heading => self.heading,
            page::Style::Caption | page::Style::Video => self.caption,
            page::Style::Correction => self.correction,
            page::Style::Aside => self.aside,
            page::Style::Quote => self.quote,
            page::Style::Spoken => self.spoken,
            page::Style::Column => self.column,
            page::Style::Code => self.code,
            page::Style::Label => self.label(false),
            page::Style::Number => self.key,
            page::Style::Bars => self.bars,
            page::Style::Removed => self.removed,
            page::Style::Added => self.added,
        }
    }
}
