//! Finding words in the article that is read: while they are typed, and after.

#[cfg(test)]
mod tests;

use super::command::Command;
use super::key::{Code, Key};
use super::line::InputLine;
use super::page::Line;
use super::page::search::Search;
use super::reading::Shown;
use super::{Effect, Focus, State};
use crate::model::ArticleId;

/// A search in an article.
#[derive(Debug)]
pub struct Find {
    /// What is sought.
    pub line: InputLine,
    /// Whether keys go to it.
    pub typing: bool,
    article: ArticleId,
    search: Search,
    /// The place that was gone to.
    at: Option<usize>,
    /// The line that was on top when it began.
    from: usize,
}

impl Find {
    fn new(shown: &Shown) -> Self {
        Self {
            line: InputLine::default(),
            typing: true,
            article: shown.opened.article.id.clone(),
            search: Search::new(shown.body()),
            at: None,
            from: shown.top,
        }
    }

    /// Which place was gone to, and of how many; in words.
    pub fn count(&self) -> String {
        match (self.search.len(), self.at) {
            _ if self.line.value().trim().is_empty() => String::new(),
            (0, _) => "not in this article".to_owned(),
            (n, at) => format!("{}/{n}", at.map_or(0, |at| at + 1)),
        }
    }

    /// A line of the article with what was found lit; none where nothing of it was.
    pub fn lit(&self, number: usize, line: &Line) -> Option<Line> {
        self.search.lit(number, line)
    }

    /// The columns of a line that the place takes that was gone to.
    pub fn here(&self, number: usize, line: &Line) -> Option<(u16, u16)> {
        self.search.columns(number, line, self.at?)
    }
}

impl State {
    /// The search, while the article has the keys in which it is.
    pub fn find(&self) -> Option<&Find> {
        let shown = self.reading.article.as_ref().filter(|_| self.reads())?;
        self.reading.find.as_ref().filter(|find| find.article == shown.opened.article.id)
    }

    /// Whether keys go to the article.
    pub(super) fn reads(&self) -> bool {
        self.focus == Focus::Article && self.view.is_none() && self.help.is_none()
    }

    pub(super) fn begin_find(&mut self) {
        let Some(shown) = &mut self.reading.article else {
            self.notice = Some("there is no article here to find words in".to_owned());
            return;
        };
        shown.cursor = None;
        self.reading.find = Some(Find::new(shown));
    }

    pub(super) fn type_find(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let Some(find) = &mut self.reading.find else { return };
        match key.code {
            Code::Enter => self.keep_find(effects),
            Code::Esc => self.drop_find(),
            Code::Backspace if find.line.value().is_empty() => self.drop_find(),
            _ if find.line.key(key) => self.find_anew(),
            _ => {}
        }
    }

    pub(super) fn paste_into_find(&mut self, text: &str) {
        if let Some(find) = &mut self.reading.find {
            if !find.line.paste(text) {
                self.notice = Some("the paste was cut: no more is sought than that".to_owned());
            }
            self.find_anew();
        }
    }

    /// Takes the keys from the line; what is sought stays lit. Nothing typed seeks the
    /// same as the last time.
    pub(super) fn keep_find(&mut self, effects: &mut Vec<Effect>) {
        let Some(find) = self.reading.find.as_mut().filter(|find| find.typing) else { return };
        if find.line.value().trim().is_empty() {
            if self.reading.sought.is_empty() {
                return self.drop_find();
            }
            find.line.set(&self.reading.sought);
            self.find_anew();
        }
        let Some(find) = &mut self.reading.find else { return };
        find.typing = false;
        find.line.value().clone_into(&mut self.reading.sought);
        if let Some(shown) = &self.reading.article {
            effects.push(Effect::SetPosition(shown.opened.article.id.clone(), shown.position()));
        }
    }

    /// Ends the search where it began.
    fn drop_find(&mut self) {
        if let (Some(find), Some(shown)) = (self.reading.find.take(), &mut self.reading.article) {
            shown.scroll_to(find.from);
        }
    }

    /// Looks for what is typed now, from where the search began.
    fn find_anew(&mut self) {
        let (Some(find), Some(shown)) = (&mut self.reading.find, &mut self.reading.article) else { return };
        find.search.look_for(find.line.value());
        find.at = find.search.first_from(find.from).or((!find.search.is_empty()).then_some(0));
        shown.scroll_to(find.from);
        if let Some(line) = find.at.and_then(|at| find.search.line_of(at)) {
            bring_up(shown, line);
        }
    }

    /// Makes the search ready for an article that was laid out anew; one of another
    /// article ends.
    pub(super) fn find_again(&mut self) {
        let Some(shown) = &self.reading.article else { return };
        let find = self.reading.find.take().filter(|find| find.article == shown.opened.article.id);
        self.reading.find = find.map(|find| {
            let mut search = Search::new(shown.body());
            search.look_for(find.line.value());
            // As much stands there at any width.
            let at = find.at.filter(|&at| at < search.len());
            Find { search, at, from: shown.top, ..find }
        });
    }

    /// While something is sought, n and N lead to where it stands.
    pub(super) fn meant_while_finding(&self, command: Command) -> Command {
        match (command, self.find()) {
            (Command::NextUnread, Some(_)) => Command::NextMatch,
            (Command::PreviousUnread, Some(_)) => Command::PreviousMatch,
            _ => command,
        }
    }

    /// The next place at which stands what is sought, or the one before; past the last
    /// the first.
    pub(super) fn go_to_match(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        if self.find().is_none() {
            self.notice = Some("nothing is sought here: / finds words in the article".to_owned());
            return;
        }
        let (Some(find), Some(shown)) = (&mut self.reading.find, &mut self.reading.article) else { return };
        let Some(last) = find.search.len().checked_sub(1) else { return };
        let here = find.at.filter(|&at| find.search.line_of(at).is_some_and(|line| shown.shows(line)));
        // Where the reader went on, what is on the screen counts.
        let next = match (here, forward) {
            (Some(at), true) => (at < last).then_some(at + 1),
            (Some(at), false) => at.checked_sub(1),
            (None, true) => find.search.first_from(shown.top),
            (None, false) => find.search.first_from(shown.top).unwrap_or(last + 1).checked_sub(1),
        };
        if next.is_none() {
            let words = if forward { "on from the beginning" } else { "on from the end" };
            self.notice = Some(words.to_owned());
        }
        let next = next.unwrap_or(if forward { 0 } else { last });
        find.at = Some(next);
        let before = shown.position();
        if let Some(line) = find.search.line_of(next) {
            bring_up(shown, line);
        }
        self.keep_position(before, effects);
    }
}

/// Scrolls so that a line is seen, with what stands above it in sight.
fn bring_up(shown: &mut Shown, line: usize) {
    if !shown.shows(line) {
        shown.scroll_to(line.saturating_sub(shown.rows / 3));
    }
}
