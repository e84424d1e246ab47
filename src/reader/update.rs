//! What a message changes, and what it asks of the world.

use crate::model::{Change, Mark};
use crate::text::wrap::measuring;

use super::bindings::Scope;
use super::command::Command;
use super::help::{self, Help};
use super::key::{Code, Key};
use super::keymap::Meaning;
use super::list::Shelf;
use super::moving::moved;
use super::palette::Palette;
use super::reading::Then;
use super::tour::Tour;
use super::{Effect, Focus, Message, Phase, State};
use crate::filter::grouping::By;

/// Takes `message` in and says what the world is asked for.
pub fn update(state: &mut State, message: Message) -> Vec<Effect> {
    measuring(state.settings.ambiguous_wide, || take(state, message))
}

fn take(state: &mut State, message: Message) -> Vec<Effect> {
    let mut effects = Vec::new();
    match message {
        Message::Key(key) => state.key(key, &mut effects),
        Message::Mouse(mouse) => state.mouse(mouse, &mut effects),
        Message::Paste(text) => state.paste(&text, &mut effects),
        Message::Resize(size) => state.resize(size, &mut effects),
        Message::Keys(keymap) => {
            state.keymap = *keymap;
            (state.pending, state.count) = (Vec::new(), None);
            // What is laid out names keys.
            state.resize(state.size, &mut effects);
        }
        Message::Progress(words) => {
            if matches!(state.phase, Phase::Loading(_)) {
                state.phase = Phase::Loading(words);
            }
        }
        Message::Rows { rows, complete } => {
            state.begin_list(&mut effects);
            state.list.set_rows(rows);
            if complete {
                state.phase = Phase::Ready;
                state.turning = false;
            }
            state.ask_filter(&mut effects);
            state.settle();
            state.preview(&mut effects);
            if complete && state.filter_ticket.is_none() {
                state.take_held(&mut effects);
            }
        }
        Message::Counts(counts) => state.counts = counts,
        Message::Filters(past) => state.filters.fill(past),
        Message::Sample => {
            "sample library".clone_into(&mut state.library);
            state.tour = Tour::Shown;
            state.resize(state.size, &mut effects);
        }
        Message::Failed(why) => {
            state.phase = Phase::Failed(why);
            state.settled(&mut effects);
        }
        Message::Article(ticket, opened) => state.show(ticket, opened, &mut effects),
        Message::ArticleFailed(ticket, why) => {
            if state.reading.wanted.as_ref().is_some_and(|w| w.ticket == ticket) {
                state.reading.wanted = None;
                state.reading.article = None;
                state.reading.failure = Some(why);
                state.take_held(&mut effects);
            }
        }
        Message::Filtered(ticket, mut matches) => {
            if state.filter_ticket == Some(ticket) {
                state.filter_ticket = None;
                let completed = state.filter.propose(matches.names.clone());
                let groups = matches.groups.take();
                let is_filtered = !state.filter.pattern().trim().is_empty();
                let is_ordered = !is_filtered && state.list.is_ordered();
                let order = is_ordered.then(|| std::mem::take(&mut matches.rows));
                state.list.arrange(is_filtered.then_some(matches), order);
                state.list.set_groups(groups);
                state.list.stay();
                state.settle();
                if completed {
                    state.ask_filter(&mut effects);
                }
                state.take_held(&mut effects);
                state.preview(&mut effects);
            }
        }
        Message::LaidOut(ticket, page) => state.laid_out(ticket, *page, &mut effects),
        Message::Text(words, text) => effects.push(Effect::Run(words, text)),
        Message::Exists(id, path) => state.ask_to_replace(id, path),
        Message::People(ticket, entries) => state.take_people(ticket, entries, &mut effects),
        Message::Dossier(ticket, dossier) => state.take_dossier(ticket, dossier, &mut effects),
        Message::Quotes(ticket, entries) => state.take_quotes(ticket, entries, &mut effects),
        Message::Stories(ticket, entries) => state.take_stories(ticket, entries, &mut effects),
        Message::Timeline(ticket, timeline) => state.take_timeline(ticket, timeline, &mut effects),
        Message::Contacts(ticket, entries) => state.take_contacts(ticket, entries, &mut effects),
        Message::Coverage(ticket, coverage) => state.take_coverage(ticket, coverage, &mut effects),
        Message::Difference(ticket, difference) => state.take_difference(ticket, difference, &mut effects),
        Message::Brief(ticket, brief) => state.take_brief(ticket, brief, &mut effects),
        Message::ViewFailed(ticket, why) => state.fail_view(ticket, why, &mut effects),
        Message::Arranged(ticket, order) => state.take_order(ticket, order, &mut effects),
        Message::Changed(change, did) => state.changed(&change, did, &mut effects),
        Message::Marked { id, marks, was_read } => state.marked(&id, marks, was_read),
        Message::Many { mark, articles, did } => state.many_marked(&mark, articles, did, &mut effects),
        Message::Tags(tags) => state.take_tags(tags),
        Message::Note(article, note) => effects.push(Effect::EditNote(article, note.unwrap_or_default())),
        Message::NoEditor(article, before) => state.type_note(article, &before),
        Message::Edited(article, edited) => state.noted(article, edited, &mut effects),
        Message::Notice(words) => {
            state.notice = Some(words);
            // A change that is not made is waited for no longer.
            state.settled(&mut effects);
        }
        Message::Settings(settings) => state.apply(*settings, &mut effects),
        Message::Problem(words) => {
            state.problems = true;
            state.notice = Some(words);
        }
    }
    state.fit(&mut effects);
    effects
}

impl State {
    /// Where keys mean something now.
    pub fn scope(&self) -> Scope {
        if self.picker.is_some() {
            return Scope::Themes;
        }
        match (&self.help, &self.view, self.focus) {
            (Some(_), ..) => Scope::Help,
            (None, Some(view), _) => view.scope(),
            (None, None, Focus::List) => Scope::List,
            (None, None, Focus::Article) => Scope::Article,
            (None, None, Focus::Related) => Scope::Related,
            (None, None, Focus::Removed) => Scope::Removed,
            (None, None, Focus::Outline) => Scope::Outline,
        }
    }

    pub(super) fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        self.notice = None;
        let quits = key.control && matches!(self.means(key), Meaning::Command(Command::Quit | Command::Suspend));
        if self.prompt.is_some() && !quits {
            return self.type_answer(key, effects);
        }
        if self.find().is_some_and(|find| find.typing) && !quits {
            return self.type_find(key, effects);
        }
        if self.numbers().is_some() && !quits {
            return self.type_number(key, effects);
        }
        if self.filter_line().typing && self.help.is_none() && !quits {
            return self.type_filter(key, effects);
        }
        if self.palette.is_some() && !quits {
            return self.type_command(key, effects);
        }
        if let Some(help) = self.help.as_mut().filter(|help| help.typing && !quits) {
            return help.key(key);
        }
        let waits = self.awaits() && self.picker.is_none() && !self.leaves(key) || self.awaits_lines(key);
        if waits && !quits {
            // What is pressed now is meant for the article that comes.
            if self.held.len() < HELD {
                self.held.push(key);
            }
            return;
        }
        if self.take_digit(key) {
            return;
        }
        // Esc drops a count before it means anything.
        if self.pending.is_empty() && self.count.take_if(|_| key.code == Code::Esc).is_some() {
            return;
        }
        self.pending.push(key);
        match self.keymap.meaning(self.scope(), &self.pending) {
            Meaning::Beginning => {}
            Meaning::Nothing => {
                self.say_nothing_is_meant();
                self.pending.clear();
                self.count = None;
            }
            Meaning::Command(command) => {
                self.pending.clear();
                let count = self.count.take();
                let command = self.meant_while_finding(command);
                self.command_times(command, count, effects);
            }
        }
    }

    /// What a key means by itself.
    fn means(&self, key: Key) -> Meaning {
        self.keymap.meaning(self.scope(), &[key])
    }

    /// Whether something is on its way that keys are meant for.
    fn awaits(&self) -> bool {
        if let Some(view) = &self.view {
            return view.is_coming() || view.arranging.is_some();
        }
        if self.filter_ticket.is_some() || self.turning {
            return true;
        }
        self.reading.wanted.as_ref().is_some_and(|wanted| wanted.to_read || wanted.then != Then::Article)
    }

    /// Whether a key may lead past the lines of the article that are there, while the
    /// others are on their way.
    fn awaits_lines(&self, key: Key) -> bool {
        use Command::{Cancel, Close, Down, HalfDown, HalfUp, PageDown, PageUp, Quit, ReadOn, Up};
        if self.reading.laying.is_none() || self.view.is_some() || self.focus != Focus::Article {
            return false;
        }
        match self.means(key) {
            Meaning::Command(Close | Cancel | Quit) => false,
            Meaning::Command(command @ (Down | Up | HalfDown | HalfUp | PageDown | PageUp | ReadOn)) => {
                let down = !matches!(command, Up | HalfUp | PageUp);
                self.reading.article.as_ref().is_some_and(|shown| shown.is_at_seam(down))
            }
            _ => true,
        }
    }

    /// Whether a key leaves a view that does not come. Behind a key that begins a
    /// line, a letter is one of its words: only Esc leaves then.
    fn leaves(&mut self, key: Key) -> bool {
        let begins = |key: &Key| {
            use Command::{Commands, Filter, Rename, Split, Tag};
            matches!(self.means(*key), Meaning::Command(Filter | Commands | Rename | Split | Tag))
        };
        let command = self.means(key);
        let leaves = self.view.is_some()
            && match command {
                Meaning::Command(Command::Cancel) => true,
                Meaning::Command(Command::Close) => !self.held.iter().any(begins),
                _ => false,
            };
        if leaves {
            self.held.clear();
        }
        leaves
    }

    /// Presses the keys that waited for an article. One that opens another
    /// lets the rest wait again.
    pub(super) fn take_held(&mut self, effects: &mut Vec<Effect>) {
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
            Command::Reload => effects.push(Effect::Reload),
            _ if self.picker.is_some() => self.command_in_picker(command, effects),
            _ if self.help.is_some() => self.command_in_help(command),
            Command::Themes => self.open_picker(),
            Command::Help => self.help = Some(Help::new(self.scope())),
            Command::Commands => self.palette = Some(Palette::new(self.scope(), &self.typed)),
            Command::Undo => effects.push(Effect::Undo),
            Command::Redo => effects.push(Effect::Redo),
            Command::Mouse => self.toggle_mouse(effects),
            Command::People => self.open_people(effects),
            Command::Quotes => self.open_quotes(effects),
            Command::Merge => self.merge(effects),
            Command::Rename => self.ask_name(),
            Command::NotAPerson => self.no_person(effects),
            Command::Split => self.ask_who(),
            Command::Stories => self.open_stories(effects),
            Command::Timeline => self.open_timeline(effects),
            Command::Contacts => self.open_contacts(effects),
            Command::Coverage => self.open_coverage(effects),
            Command::Brief => self.open_brief(effects),
            Command::SameStory => self.same_story(effects),
            Command::OwnStory => self.own_story(effects),
            Command::Back => self.travel(false, effects),
            Command::Forward => self.travel(true, effects),
            _ if self.view.is_some() => self.command_in_view(command, effects),
            Command::NextStop => self.step(true, effects),
            Command::PreviousStop => self.step(false, effects),
            Command::Act => self.act(effects),
            Command::Close => self.close(effects),
            Command::Cancel => self.cancel(effects),
            Command::Filter => {
                self.go_to_list();
                self.filter.typing = true;
            }
            Command::FilterOrder => self.toggle_order(effects),
            Command::Find => self.begin_find(),
            Command::NextMatch => self.go_to_match(true, effects),
            Command::PreviousMatch => self.go_to_match(false, effects),
            Command::Links => self.number_links(),
            Command::Left => self.go_to_list(),
            Command::Right if self.focus == Focus::List => self.enter_article(effects),
            Command::Group => self.group(effects),
            Command::Fold => self.fold(effects),
            Command::NextReport => self.go_among(By::Event, true, effects),
            Command::PreviousReport => self.go_among(By::Event, false, effects),
            Command::NextOfStory => self.go_among(By::Story, true, effects),
            Command::PreviousOfStory => self.go_among(By::Story, false, effects),
            Command::NextParagraph => self.go_to_paragraph(true, effects),
            Command::PreviousParagraph => self.go_to_paragraph(false, effects),
            Command::Fresh => self.toggle_fresh(),
            Command::SameEvent => self.same_event(effects),
            Command::OwnEvent => self.own_event(effects),
            Command::Pin => self.pin(effects),
            Command::Tag => self.ask_tag(effects),
            Command::Note => self.ask_note(effects),
            Command::Archive => self.shelve(|marks| Mark::Archive { on: !marks.archived }, effects),
            Command::Delete => self.shelve(|marks| Mark::Delete { on: !marks.deleted }, effects),
            Command::AllRead => self.mark_shown(Mark::Read { on: true }, effects),
            Command::AllUnread => self.mark_shown(Mark::Read { on: false }, effects),
            Command::AllStarred => self.mark_shown(Mark::Star { on: true }, effects),
            Command::AllUnstarred => self.mark_shown(Mark::Star { on: false }, effects),
            Command::AllTagged => self.ask_tag_for_all(effects),
            Command::AllArchived => {
                self.mark_shown(Mark::Archive { on: self.list.shelf != Shelf::Archive }, effects);
            }
            Command::AllDeleted => self.mark_shown(Mark::Delete { on: self.list.shelf != Shelf::Deleted }, effects),
            Command::History => self.turn_to(Shelf::History, effects),
            Command::Archived => self.turn_to(Shelf::Archive, effects),
            Command::Deleted => self.turn_to(Shelf::Deleted, effects),
            Command::Sort => self.sort(effects),
            Command::WiderList => self.widen_list(4, effects),
            Command::NarrowerList => self.widen_list(-4, effects),
            Command::Right
            | Command::Officials
            | Command::Between
            | Command::Choose
            | Command::Difference
            | Command::Wider
            | Command::Narrower => {}
            Command::Open if self.focus == Focus::Outline => self.go_to_part(effects),
            Command::Open if self.focus == Focus::Related => self.jump(self.reading.related, effects),
            Command::Open => self.open_selected(effects),
            Command::NextArticle => self.open_neighbour(1, effects),
            Command::PreviousArticle => self.open_neighbour(-1, effects),
            Command::NextUnread => self.open_unread(true, effects),
            Command::PreviousUnread => self.open_unread(false, effects),
            Command::ReadOn => self.read_on(effects),
            Command::ToggleRead => {
                self.toggle(effects, |article, marks| Change::Read { article, read: !marks.read });
                // The row stays marked for those under it.
                let others = if self.focus == Focus::List { self.list.unread_under() } else { 0 };
                if others > 0 {
                    let key = self.key_for(Command::NextUnread);
                    self.notice = Some(format!("{others} folded under it unread: {key} reads on"));
                }
            }
            Command::ToggleStar => {
                self.toggle(effects, |article, marks| Change::Star { article, starred: !marks.starred });
            }
            Command::Browse => self.with_address(effects, Effect::Browse),
            Command::CopyLink => self.copy(effects),
            Command::CopyCitation => self.copy_citation(effects),
            Command::CopyParagraph => self.copy_paragraph(effects),
            Command::Save => self.ask_file(),
            Command::Pipe => self.ask_program(),
            Command::Alone => self.toggle_alone(effects),
            Command::Outline => self.open_outline(),
            Command::Rest => self.show_rest(effects),
            Command::WiderText | Command::NarrowerText | Command::Spacing | Command::Margin => {
                self.set_text(command, effects);
            }
            Command::Related => self.show_beside(Then::Related, effects),
            Command::Removed => self.show_beside(Then::Removed, effects),
            Command::Jump(n) => self.jump(usize::from(n) - 1, effects),
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

    pub(super) fn close(&mut self, effects: &mut Vec<Effect>) {
        match self.focus {
            Focus::Related | Focus::Removed | Focus::Outline => self.focus = Focus::Article,
            Focus::Article if self.reading.alone => self.reading.alone = false,
            Focus::Article if self.reading.from_view => self.back_to_view(effects),
            Focus::Article => self.go_to_list(),
            Focus::List if self.list.shelf != Shelf::Library => self.turn_to(Shelf::Library, effects),
            Focus::List => effects.push(Effect::Quit),
        }
    }

    pub(super) fn cancel(&mut self, effects: &mut Vec<Effect>) {
        if self.find().is_some() {
            self.reading.find = None;
            return;
        }
        if let (Focus::Article, Some(shown)) = (self.focus, &mut self.reading.article)
            && shown.cursor.take().is_some()
        {
            return;
        }
        if self.focus != Focus::List {
            return self.close(effects);
        }
        if self.tour.is_shown() && self.filter.pattern().is_empty() {
            return self.end_tour(effects);
        }
        if self.list.shelf != Shelf::Library && self.filter.pattern().is_empty() {
            return self.turn_to(Shelf::Library, effects);
        }
        self.drop_filter(effects);
    }

    pub(super) fn command_in_help(&mut self, command: Command) {
        let Some(help) = &mut self.help else { return };
        match command {
            Command::Close => self.help = None,
            Command::Cancel if !help.show_all() => self.help = None,
            Command::Cancel => {}
            Command::Filter => help.typing = true,
            _ => {
                let Some(help) = &self.help else { return };
                let (len, rows) = (help::lines(self, help).len(), self.help_rows());
                let top = moved(help.top, command, rows, len).min(len.saturating_sub(rows));
                if let Some(help) = &mut self.help {
                    help.top = top;
                }
            }
        }
    }

    /// The rows of help that are seen at once.
    pub(super) fn help_rows(&self) -> usize {
        usize::from(self.size.rows).saturating_sub(2).max(1)
    }
}

/// So many keys wait for an article; more are a flood.
const HELD: usize = 100;
