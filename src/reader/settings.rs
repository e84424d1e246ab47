//! What a user may want otherwise. The values are those of the configuration
//! file; each has a default that suits most.

use super::layout::{Area, MARGIN, MEASURE};
use crate::filter::grouping::By;

/// The settings of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The name of the theme; `terminal` for the terminal's own colours.
    pub theme: String,
    /// Which signs are used.
    pub icons: Icons,
    /// Whether characters of ambiguous width take two columns, as they do in
    /// terminals set up for Chinese, Japanese or Korean.
    pub ambiguous_wide: bool,
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
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "terminal".to_owned(),
            icons: Icons::Auto,
            ambiguous_wide: false,
            measure: MEASURE,
            margin: MARGIN,
            spacing: 0,
            mouse: true,
            sort: Sort::Date,
            group: By::Article,
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
    /// The columns of an article's text inside a pane: at most so many as the measure
    /// says, in the middle.
    pub fn text(&self, pane: Area) -> Area {
        let within = |n: u16, range: std::ops::RangeInclusive<u16>| n.clamp(*range.start(), *range.end());
        pane.text(within(self.measure, MEASURES), within(self.margin, MARGINS))
    }
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

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The newest first.
    #[default]
    Date,
    /// By publisher, then the newest first.
    Publisher,
    /// The unread first, then the newest first.
    Unread,
    /// The longest first.
    Length,
}
