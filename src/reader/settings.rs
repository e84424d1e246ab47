//! What a user may want otherwise. The values are those of the configuration
//! file; each has a default that suits most.

use super::layout::MEASURE;
use super::presets::Preset;
use crate::filter::grouping::By;
pub use crate::model::Sort;

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
    /// With which keys it begins: `vim`, `newsboat` or `eilmeldung`.
    pub preset: Preset,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "terminal".to_owned(),
            icons: Icons::Auto,
            ambiguous_wide: false,
            measure: MEASURE,
            margin: 3,
            spacing: 0,
            mouse: true,
            sort: Sort::Date,
            group: By::Article,
            preset: Preset::Vim,
        }
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
