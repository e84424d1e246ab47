//! Nothing but the article on the screen, and how long, how far apart and how far
//! from the edge its lines are.

use super::command::Command;
use super::settings::{MARGINS, MEASURES, SPACINGS};
use super::{Effect, Focus, State};

/// Lines grow and shrink by so many columns.
const STEP: u16 = 4;
/// Margins grow by so many columns.
const MARGIN_STEP: u16 = 3;
/// The widest margin that a key leads to; a configuration may ask for more.
const WIDEST_MARGIN: u16 = 12;

impl State {
    /// Whether the article has the screen alone.
    pub fn is_alone(&self) -> bool {
        self.reading.alone && self.view.is_none() && self.focus != Focus::List
    }

    /// Whether the last line has something to say: all that is shown beside an article
    /// that has the screen alone.
    pub fn speaks(&self) -> bool {
        self.notice.is_some()
            || self.palette.is_some()
            || self.prompt.is_some()
            || self.filter_line().typing
            || !self.pending.is_empty()
            || self.about().is_some()
    }

    /// Gives the screen to the article that is read, or to the selected one; or takes
    /// it back.
    pub(super) fn toggle_alone(&mut self, effects: &mut Vec<Effect>) {
        if self.focus == Focus::List {
            self.reading.alone = true;
            self.enter_article(effects);
        } else {
            self.reading.alone = !self.reading.alone;
        }
        self.fit(effects);
    }

    /// Changes how the lines of text stand, and says what then holds.
    pub(super) fn set_text(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let pane = self.pane().text;
        let settings = &mut self.settings;
        self.notice = Some(match command {
            Command::WiderText | Command::NarrowerText => {
                let measure = if command == Command::WiderText {
                    (pane.width + STEP).min(*MEASURES.end())
                } else {
                    pane.width.saturating_sub(STEP).max(*MEASURES.start())
                };
                settings.measure = measure;
                let room = self.pane().text.width;
                if room < measure {
                    format!("there is room for lines of {room} columns, and no more")
                } else {
                    format!("lines of {room} columns: measure = {measure} keeps them so")
                }
            }
            Command::Spacing => {
                settings.spacing = if settings.spacing >= *SPACINGS.end() { 0 } else { settings.spacing + 1 };
                let lines = settings.spacing;
                format!("{lines} free between lines: spacing = {lines} keeps it so")
            }
            _ => {
                let wider = settings.margin.saturating_add(MARGIN_STEP);
                settings.margin = if wider > WIDEST_MARGIN.min(*MARGINS.end()) { 0 } else { wider };
                let margin = settings.margin;
                format!("{margin} columns free on each side: margin = {margin} keeps them so")
            }
        });
        self.fit(effects);
    }

    /// Lays the article out anew where it no longer stands as its pane does.
    pub(super) fn fit(&mut self, effects: &mut Vec<Effect>) {
        let pane = self.pane();
        let shown = self.reading.article.as_ref();
        if self.view.is_none() && shown.is_some_and(|shown| !shown.fits(&pane)) {
            self.lay_out_again(effects);
        }
    }
}
