//! What a user may want otherwise. The values are those of the configuration
//! file; each has a default that suits most.

use super::layout::{Area, MARGIN, MEASURE};
use super::presets::Preset;
use super::symbols::{ASCII, Symbols, UNICODE};
use crate::filter::grouping::By;
pub use crate::model::Sort;

/// The settings of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The name of the theme; `terminal` for the terminal's own colours.
    pub theme: String,
    /// How many colours are used: `auto` (what the terminal says that it has),
    /// `truecolor`, `256`, `16` or `none`.
    pub colors: Colors,
    /// Which signs are used.
    pub icons: Icons,
    /// Whether characters of ambiguous width take two columns, as they do in
    /// terminals set up for Chinese, Japanese or Korean. Nearly all signs are such
    /// characters, so that those of ASCII stand for them then.
    pub ambiguous_wide: bool,
    /// How much of the screen the list takes beside an article, in parts of a
    /// hundred: 20 to 70. None for what suits the size of the screen.
    pub list_width: Option<u16>,
    /// The most columns that a line of text takes: 20 to 200.
    pub measure: u16,
    /// The least columns left free on each side of the text: 0 to 20. Narrow
    /// panes keep one at most.
    pub margin: u16,
    /// Empty lines between two lines of text: 0 to 2.
    pub spacing: u16,
    /// Whether clicks come to the program at the start.
    pub mouse: bool,
    /// The order of the list at the start.
    pub sort: Sort,
    /// What the list is put together by at the start.
    pub group: By,
    /// With which keys it begins: `vim`, `newsboat` or `eilmeldung`.
    pub preset: Preset,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "terminal".to_owned(),
            colors: Colors::Auto,
            icons: Icons::Auto,
            ambiguous_wide: false,
            list_width: None,
            measure: MEASURE,
            margin: MARGIN,
            spacing: 0,
            mouse: true,
            sort: Sort::Date,
            group: By::Article,
            preset: Preset::Vim,
        }
    }
}

/// What a measure may be, in columns.
pub const MEASURES: std::ops::RangeInclusive<u16> = 20..=200;
/// What a margin may be, in columns.
pub const MARGINS: std::ops::RangeInclusive<u16> = 0..=20;
/// What a spacing may be, in lines.
pub const SPACINGS: std::ops::RangeInclusive<u16> = 0..=2;

impl Settings {
    /// The signs in a terminal whose locale has Unicode, or has not.
    pub fn symbols(&self, unicode: bool) -> Symbols {
        match self.icons {
            _ if self.ambiguous_wide => ASCII,
            Icons::Auto if unicode => UNICODE,
            Icons::Unicode => UNICODE,
            Icons::Auto | Icons::Ascii => ASCII,
        }
    }

    /// The columns of an article's text inside a pane: at most so many as the measure
    /// says, in the middle.
    pub fn text(&self, pane: Area) -> Area {
        let within = |n: u16, range: std::ops::RangeInclusive<u16>| n.clamp(*range.start(), *range.end());
        pane.text(within(self.measure, MEASURES), within(self.margin, MARGINS))
    }
}

/// How many colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colors {
    /// As many as the terminal says that it has.
    #[default]
    Auto,
    /// All.
    Truecolor,
    /// 256.
    Indexed,
    /// The terminal's own sixteen.
    Sixteen,
    /// None.
    None,
}

/// Which signs are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Icons {
    /// Unicode where the locale has it, else ASCII.
    #[default]
    Auto,
    /// Unicode.
    Unicode,
    /// ASCII.
    Ascii,
}
