//! What a message changes, and what it asks of the world.

use crate::model::{ArticleId, Opened};

use super::bindings::{Meaning, Scope, meaning};
use super::command::Command;
use super::filtering::Typed;
use super::key::Key;
use super::palette::{self, Palette};
use super::reading::{Place, Shown, Then, Wanted};
use super::removed::RemovedView;
use super::{Effect, Focus, Message, Phase, State};

/// Takes `message` in and says what the world is asked for.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(key) => state.key(key, &mut effects),
        Message::Paste(text) => state.paste(&text, &mut effects),
        Message::Resize(size) => state.resize(size, &mut effects),
        Message::Progress(words) => {
            if matches!(state.phase, Phase::Loading(_)) {
                state.phase = Phase::Loading(words);
            }
        }
        Message::Rows { rows, complete } => {
            state.list.set_rows(rows);
            if complete {
                state.phase = Phase::Ready;
            }
            state.ask_filter(&mut effects);
            state.settle();
            state.preview(&mut effects);
        }
        Message::Counts(counts) => state.counts = counts,
        Message::Sample => {
            "sample library".clone_into(&mut state.library);
            state.banner = Some("A sample. Yours: attache import FOLDER".to_owned());
            state.resize(state.size, &mut effects);
        }
        Message::Failed(why) => state.phase = Phase::Failed(why),
        Message::Article(ticket, opened) => state.show(ticket, opened, &mut effects),
        Message::ArticleFailed(ticket, why) => {
            if state.reading.wanted.as_ref().is_some_and(|w| w.ticket == ticket) {
                state.reading.wanted = None;
                state.reading.article = None;
                state.reading.failure = Some(why);
                state.take_held(&mut effects);
            }
        }
        Message::Filtered(ticket, matches) => {
            if state.filter_ticket == Some(ticket) {
                state.filter_ticket = None;
                state.list.set_matches(Some(matches));
                state.settle();
                state.preview(&mut effects);
            }
        }
        Message::Marked { id, marks, was_read } => state.marked(&id, marks, was_read),
        Message::Notice(words) => state.notice = Some(words),
        Message::Problem(words) => {
            state.problems = true;
            state.notice = Some(words);
        }
    }
    effects
}

impl State {
    /// Where keys mean something now.
    pub fn scope(&self) -> Scope {
        match (self.help, self.focus) {
            (Some(_), _) => Scope::Help,
            (None, Focus::List) => Scope::List,
            (None, Focus::Article) => Scope::Article,
            (None, Focus::Related) => Scope::Related,
            (None, Focus::Removed) => Scope::Removed,
        }
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        self.notice = None;
        let quits = key == Key::control('c') || key == Key::control('z');
        if self.filter.typing && self.help.is_none() && !quits {
            return self.type_filter(key, effects);
        }
        if self.palette.is_some() && !quits {
            return self.type_command(key, effects);
        }
        if self.awaits_article() && !quits {
            // What is pressed now is meant for the article that comes.
            if self.held.len() < HELD {
                self.held.push(key);
            }
            return;
        }
        self.pending.push(key);
        match meaning(self.scope(), &self.pending) {
            Meaning::Beginning => {}
            Meaning::Nothing => self.pending.clear(),
            Meaning::Command(command) => {
                self.pending.clear();
                self.command(command, effects);
            }
        }
    }

    fn awaits_article(&self) -> bool {
        self.reading.wanted.as_ref().is_some_and(|wanted| wanted.to_read || wanted.then != Then::Article)
    }

    /// Presses the keys that waited for an article. One that opens another
    /// lets the rest wait again.
    fn take_held(&mut self, effects: &mut Vec<Effect>) {
        for key in std::mem::take(&mut self.held) {
            self.key(key, effects);
        }
    }

    /// Does what the user means.
    pub fn command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::Quit => effects.push(Effect::Quit),
            Command::Suspend => effects.push(Effect::Suspend),
            Command::Redraw => effects.push(Effect::Redraw),
            _ if self.help.is_some() => self.command_in_help(command),
            Command::Help => self.help = Some(0),
            Command::Commands => self.palette = Some(Palette::new(self.scope())),
            Command::Close => self.close(effects),
            Command::Cancel => self.cancel(effects),
            Command::Filter => {
                self.focus = Focus::List;
                self.filter.typing = true;
            }
            Command::Left => self.focus = Focus::List,
            Command::Right if self.focus == Focus::List => self.enter_article(effects),
            Command::Right => {}
            Command::Open if self.focus == Focus::Related => self.jump(self.reading.related, effects),
            Command::Open => self.open_selected(effects),
            Command::NextArticle => self.open_neighbour(1, effects),
            Command::PreviousArticle => self.open_neighbour(-1, effects),
            Command::NextUnread => self.open_unread(true, effects),
            Command::PreviousUnread => self.open_unread(false, effects),
            Command::ReadOn => self.read_on(effects),
            Command::ToggleRead => self.toggle(effects, |id, marks| Effect::SetRead(id, !marks.read)),
            Command::ToggleStar => self.toggle(effects, |id, marks| Effect::SetStarred(id, !marks.starred)),
            Command::Browse => self.with_address(effects, Effect::Browse),
            Command::CopyLink => self.with_address(effects, Effect::Copy),
            Command::Related => self.show_beside(Then::Related, effects),
            Command::Removed => self.show_beside(Then::Removed, effects),
            Command::Jump(n) => self.jump(usize::from(n) - 1, effects),
            Command::Back => self.travel(false, effects),
            Command::Forward => self.travel(true, effects),
            Command::Up
            | Command::Down
            | Command::Top
            | Command::Bottom
            | Command::HalfDown
            | Command::HalfUp
            | Command::PageDown
            | Command::PageUp => self.go(command, effects),
        }
    }

    // ---- moving

    fn go(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match self.focus {
            Focus::List => {
                let page = self.list_rows();
                self.list.select(moved(self.list.selected(), command, page, self.list.len()));
                self.settle();
                self.preview(effects);
            }
            Focus::Article => {
                if let Some(shown) = &mut self.reading.article {
                    // A line of the last page stays in sight.
                    let page = shown.rows.saturating_sub(1).max(1);
                    let top = moved(shown.top, command, page, shown.page.lines.len());
                    self.scroll_to(top, effects);
                }
            }
            Focus::Related => {
                let len = self.related_len();
                self.reading.related = moved(self.reading.related, command, self.list_rows(), len);
            }
            Focus::Removed => {
                let view = &mut self.reading.removed;
                let page = view.rows.saturating_sub(1).max(1);
                view.scroll_to(moved(view.top, command, page, view.lines.len()));
            }
        }
    }

    fn scroll_to(&mut self, top: usize, effects: &mut Vec<Effect>) {
        let Some(shown) = &mut self.reading.article else { return };
        let before = shown.position();
        shown.scroll_to(top);
        if shown.position() != before {
            effects.push(Effect::SetPosition(shown.opened.article.id.clone(), shown.position()));
        }
    }

    fn list_rows(&self) -> usize {
        let areas = self.areas();
        areas.list.or(areas.reading).map_or(1, |area| area.entries().max(1))
    }

    fn settle(&mut self) {
        let areas = self.size.areas(self.banner.is_some(), false);
        let rows = areas.list.map_or(1, super::layout::Area::entries);
        self.list.settle(rows, self.filter.pattern());
    }

    fn resize(&mut self, size: super::Size, effects: &mut Vec<Effect>) {
        self.size = size;
        self.settle();
        let area = self.reading_area();
        if let Some(shown) = self.reading.article.take() {
            let position = shown.position();
            self.reading.article = Some(Shown::new(shown.opened, area, position, &self.symbols, &self.today));
            if self.focus == Focus::Removed {
                self.lay_removed_out();
            }
        } else {
            self.preview(effects);
        }
    }

    fn reading_area(&self) -> super::layout::Area {
        self.size.areas(self.banner.is_some(), true).reading.unwrap_or_default()
    }

    // ---- opening

    /// Asks for an article; `to_read` brings the keys to it.
    fn want(&mut self, id: ArticleId, to_read: bool, position: Option<usize>, effects: &mut Vec<Effect>) {
        if to_read {
            self.focus = Focus::Article;
        }
        let shown = self.reading.article.as_mut().filter(|shown| shown.opened.article.id == id);
        if let Some(shown) = shown {
            self.reading.wanted = None;
            if let Some(position) = position {
                shown.scroll_to(shown.page.line_of(position));
            }
            if to_read && !shown.opened.marks.read {
                effects.push(Effect::SetRead(id, true));
            }
            return;
        }
        let ticket = self.next_ticket();
        self.reading.wanted = Some(Wanted { ticket, id: id.clone(), to_read, position, then: Then::Article });
        effects.push(Effect::Load(ticket, id));
    }

    fn show(&mut self, ticket: super::Ticket, opened: Box<Opened>, effects: &mut Vec<Effect>) {
        let Some(wanted) = self.reading.wanted.take_if(|wanted| wanted.ticket == ticket) else { return };
        if wanted.to_read && !opened.marks.read {
            effects.push(Effect::SetRead(wanted.id, true));
        }
        let position = wanted.position.unwrap_or(opened.marks.position);
        self.reading.failure = None;
        self.reading.related = 0;
        self.reading.article = Some(Shown::new(opened, self.reading_area(), position, &self.symbols, &self.today));
        self.enter(wanted.then);
        self.take_held(effects);
    }

    /// Where there is room for it, the selected article is shown beside the
    /// list. Being looked at is not being read.
    fn preview(&mut self, effects: &mut Vec<Effect>) {
        if self.focus == Focus::List && self.size.has_two_panes() {
            if let Some(id) = self.list.selected_row().map(|row| row.id.clone()) {
                self.want(id, false, None, effects);
            } else {
                self.reading.article = None;
                self.reading.wanted = None;
            }
        }
    }

    fn open_selected(&mut self, effects: &mut Vec<Effect>) {
        if let Some(id) = self.list.selected_row().map(|row| row.id.clone()) {
            self.want(id, true, None, effects);
        }
    }

    fn enter_article(&mut self, effects: &mut Vec<Effect>) {
        if self.reading.article.is_some() && self.size.has_two_panes() {
            self.focus = Focus::Article;
        } else {
            self.open_selected(effects);
        }
    }

    fn open_neighbour(&mut self, by: isize, effects: &mut Vec<Effect>) {
        let before = self.list.selected();
        self.list.step(by);
        if self.list.selected() == before {
            let end = if by > 0 { "this is the last article" } else { "this is the first article" };
            self.notice = Some(end.to_owned());
            return;
        }
        self.settle();
        self.open_selected(effects);
    }

    fn open_unread(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        match self.list.unread(forward) {
            Some(position) => {
                self.list.select(position);
                self.settle();
                self.open_selected(effects);
            }
            None if forward => self.notice = Some("no unread article below".to_owned()),
            None => self.notice = Some("no unread article above".to_owned()),
        }
    }

    fn read_on(&mut self, effects: &mut Vec<Effect>) {
        match (&self.reading.article, self.focus) {
            (Some(shown), Focus::Article) if shown.at_end() => self.open_unread(true, effects),
            (_, Focus::Article) => self.go(Command::PageDown, effects),
            _ => self.open_selected(effects),
        }
    }

    // ---- marks and addresses

    /// The article that a command means: the one that is read, or the selected
    /// one.
    fn meant(&self) -> Option<(ArticleId, crate::model::Marks, Option<String>)> {
        match (&self.reading.article, self.focus) {
            (Some(shown), Focus::Article | Focus::Related | Focus::Removed) => {
                let opened = &shown.opened;
                Some((opened.article.id.clone(), opened.marks.clone(), opened.article.url.clone()))
            }
            _ => self.list.selected_row().map(|row| (row.id.clone(), self.list.marks(row).clone(), row.url.clone())),
        }
    }

    fn toggle(&mut self, effects: &mut Vec<Effect>, effect: impl Fn(ArticleId, crate::model::Marks) -> Effect) {
        if let Some((id, marks, _)) = self.meant() {
            effects.push(effect(id, marks));
        }
    }

    fn with_address(&mut self, effects: &mut Vec<Effect>, effect: impl Fn(String) -> Effect) {
        match self.meant() {
            Some((_, _, Some(url))) => effects.push(effect(url)),
            Some(_) => self.notice = Some("this article has no address".to_owned()),
            None => {}
        }
    }

    fn marked(&mut self, id: &ArticleId, marks: crate::model::Marks, was_read: bool) {
        let shown = self.reading.article.as_mut().filter(|shown| shown.opened.article.id == *id);
        match (was_read, marks.read) {
            (false, true) => self.counts.unread = self.counts.unread.saturating_sub(1),
            (true, false) => self.counts.unread += 1,
            _ => {}
        }
        if let Some(shown) = shown {
            shown.set_marks(marks.clone());
        }
        self.list.set_marks(id, marks);
    }

    // ---- related stories

    fn related_len(&self) -> usize {
        self.reading.article.as_ref().map_or(0, |shown| shown.opened.related.len())
    }

    /// Shows what stands beside an article: the one that is read, or the
    /// selected one.
    fn show_beside(&mut self, then: Then, effects: &mut Vec<Effect>) {
        let shown = self.reading.article.as_ref().map(|shown| &shown.opened.article.id);
        let selected = self.list.selected_row().map(|row| row.id.clone());
        match selected.filter(|id| self.focus == Focus::List && shown != Some(id)) {
            Some(id) => {
                self.want(id, false, None, effects);
                if let Some(wanted) = &mut self.reading.wanted {
                    wanted.then = then;
                }
            }
            None => self.enter(then),
        }
    }

    fn enter(&mut self, then: Then) {
        let Some(shown) = &self.reading.article else { return };
        match then {
            Then::Article => {}
            Then::Related if shown.opened.related.is_empty() => {
                self.notice = Some("nothing related is in the library".to_owned());
            }
            Then::Related => {
                self.reading.related = 0;
                self.focus = Focus::Related;
            }
            Then::Removed if shown.opened.article.removed.is_empty() => {
                self.notice = Some("nothing was removed from this article".to_owned());
            }
            Then::Removed => {
                self.reading.removed = RemovedView::default();
                self.lay_removed_out();
                self.focus = Focus::Removed;
            }
        }
    }

    /// Lays what was removed out for the pane as it is now.
    fn lay_removed_out(&mut self) {
        let Some(shown) = &self.reading.article else { return };
        let top = self.reading.removed.top;
        let mut view = RemovedView::new(&shown.opened.article.removed, self.reading_area(), &self.symbols);
        view.scroll_to(top);
        self.reading.removed = view;
    }

    fn jump(&mut self, n: usize, effects: &mut Vec<Effect>) {
        let target = self.reading.article.as_ref().and_then(|shown| shown.opened.related.get(n));
        let Some(id) = target.map(|row| row.related.id.clone()) else {
            self.notice = Some(format!("there is no related article {}", n + 1));
            return;
        };
        self.reading.past.extend(self.reading.here());
        self.reading.future.clear();
        self.go_to(Place { id, position: 0 }, effects);
    }

    fn travel(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        let (from, onto) = if forward {
            (&mut self.reading.future, &mut self.reading.past)
        } else {
            (&mut self.reading.past, &mut self.reading.future)
        };
        let Some(place) = from.pop() else {
            let words = if forward { "nothing to go forward to" } else { "nothing to go back to" };
            self.notice = Some(words.to_owned());
            return;
        };
        if let Some(shown) = &self.reading.article {
            onto.push(Place { id: shown.opened.article.id.clone(), position: shown.position() });
        }
        self.go_to(place, effects);
    }

    fn go_to(&mut self, place: Place, effects: &mut Vec<Effect>) {
        self.list.select_article(&place.id);
        self.settle();
        self.want(place.id, true, Some(place.position), effects);
    }

    // ---- layers

    fn close(&mut self, effects: &mut Vec<Effect>) {
        match self.focus {
            Focus::Related | Focus::Removed => self.focus = Focus::Article,
            Focus::Article => self.focus = Focus::List,
            Focus::List => effects.push(Effect::Quit),
        }
    }

    fn cancel(&mut self, effects: &mut Vec<Effect>) {
        if self.focus != Focus::List {
            return self.close(effects);
        }
        self.drop_filter(effects);
    }

    fn command_in_help(&mut self, command: Command) {
        let Some(top) = self.help else { return };
        if command == Command::Close {
            self.help = None;
            return;
        }
        let lines = super::hints::help(&self.symbols).len();
        let rows = usize::from(self.size.rows).saturating_sub(2).max(1);
        let top = moved(top, command, rows, lines);
        self.help = Some(top.min(lines.saturating_sub(rows)));
    }

    // ---- the filter

    fn type_filter(&mut self, key: Key, effects: &mut Vec<Effect>) {
        match self.filter.key(key) {
            Typed::Changed => self.ask_filter(effects),
            Typed::Moved => {}
            Typed::Done => self.filter.typing = false,
            Typed::Cancelled => self.drop_filter(effects),
            Typed::Select(by) => {
                self.list.step(by);
                self.settle();
                self.preview(effects);
            }
        }
    }

    fn ask_filter(&mut self, effects: &mut Vec<Effect>) {
        if self.filter.pattern().trim().is_empty() {
            self.filter_ticket = None;
            self.list.set_matches(None);
            self.settle();
            return self.preview(effects);
        }
        let ticket = self.next_ticket();
        self.filter_ticket = Some(ticket);
        effects.push(Effect::Filter(ticket, self.filter.pattern().to_owned()));
    }

    fn drop_filter(&mut self, effects: &mut Vec<Effect>) {
        self.filter.clear();
        self.ask_filter(effects);
    }

    // ---- commands by name

    fn type_command(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let Some(palette) = &mut self.palette else { return };
        match palette.key(key) {
            palette::Typed::More => {}
            palette::Typed::Leave => self.palette = None,
            palette::Typed::Run(command) => {
                self.palette = None;
                self.command(command, effects);
            }
        }
    }

    fn paste(&mut self, text: &str, effects: &mut Vec<Effect>) {
        // Pasted text is never taken for keys.
        if let Some(palette) = &mut self.palette {
            palette.paste(text);
        } else if self.filter.typing {
            self.filter.paste(text);
            self.ask_filter(effects);
        }
    }
}

/// So many keys wait for an article; more are a flood.
const HELD: usize = 100;

/// Where a motion leads from `at` among `len` places, `page` of them in sight.
fn moved(at: usize, command: Command, page: usize, len: usize) -> usize {
    let half = (page / 2).max(1);
    let to = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => at + 1,
        Command::HalfUp => at.saturating_sub(half),
        Command::HalfDown => at + half,
        Command::PageUp => at.saturating_sub(page),
        Command::PageDown => at + page,
        Command::Top => 0,
        Command::Bottom => len,
        _ => at,
    };
    to.min(len.saturating_sub(1))
}
