//! How each meaning looks: the terminal's own sixteen colours, and always
//! something besides colour.

use ratatui::style::{Color, Modifier, Style};

use crate::reader::page;

/// The looks of everything, asked for by meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
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

impl Default for Theme {
    fn default() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let italic = plain.add_modifier(Modifier::ITALIC);
        Self {
            plain,
            dim: plain.fg(Color::DarkGray),
            header: bold,
            rule: plain.fg(Color::DarkGray),
            focused: bold.fg(Color::Cyan),
            unread: bold,
            read: plain,
            derived: italic,
            title: bold,
            kicker: plain.fg(Color::Magenta),
            standfirst: italic,
            official: bold.fg(Color::Cyan),
            person: italic,
            heading: bold,
            caption: italic.fg(Color::DarkGray),
            correction: plain.fg(Color::Yellow),
            aside: plain.fg(Color::DarkGray),
            quote: plain.fg(Color::Green),
            spoken: italic.fg(Color::Green),
            cursor: plain.add_modifier(Modifier::REVERSED),
            column: bold,
            code: plain.fg(Color::LightBlue),
            link: plain.fg(Color::LightBlue).add_modifier(Modifier::UNDERLINED),
            bars: plain.fg(Color::Cyan),
            removed: plain.fg(Color::Red).add_modifier(Modifier::CROSSED_OUT),
            added: plain.fg(Color::Green).add_modifier(Modifier::UNDERLINED),
            fresh: plain.add_modifier(Modifier::UNDERLINED),
            key: bold.fg(Color::Yellow),
            matched: plain.fg(Color::Yellow).add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            selected: plain.add_modifier(Modifier::REVERSED),
            notice: plain.fg(Color::Yellow),
            failure: bold.fg(Color::Red),
        }
    }
}

impl Theme {
    /// The same without colour: what is left is bold, italic, underlined and
    /// reversed.
    #[must_use]
    pub fn colourless() -> Self {
        let mut theme = Self::default();
        for style in [
            &mut theme.dim,
            &mut theme.rule,
            &mut theme.focused,
            &mut theme.kicker,
            &mut theme.official,
            &mut theme.caption,
            &mut theme.correction,
            &mut theme.aside,
            &mut theme.quote,
            &mut theme.spoken,
            &mut theme.code,
            &mut theme.link,
            &mut theme.bars,
            &mut theme.removed,
            &mut theme.added,
            &mut theme.key,
            &mut theme.matched,
            &mut theme.notice,
            &mut theme.failure,
        ] {
            style.fg = None;
        }
        theme.dim = theme.dim.add_modifier(Modifier::DIM);
        theme
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
