//! The shell around the reader: the only room that knows a real terminal,
//! threads and the clock at once.
//!
//! One channel carries everything that happens: [`input`] sends keys
//! ([`decode`] says which bytes are one),
//! [`signals`] signals, [`worker`] what the library answers, with [`answers`] for
//! what views show, [`changes`] what became of a change, [`configuring`] a changed configuration, [`filtering`] what a filter matched, [`laying`] the lines of a long article. The main thread waits, takes in all that is there,
//! and draws once if something changed; at rest nothing wakes. [`guard`] gives
//! the terminal back as it was, whatever happens. [`careful`] trusts no
//! terminal to measure every character alike. [`opener`] and [`looks`]
//! are what the desktop and the environment have a say in; [`saving`] writes articles
//! to files, [`handover`] lets another program have the terminal for a while, the
//! user's own [`editor`] among them.

pub mod answers;
mod careful;
pub mod changes;
pub mod configuring;
mod decode;
pub mod editor;
pub mod filtering;
pub mod guard;
pub mod handover;
pub mod input;
pub mod laying;
pub mod looks;
pub mod opener;
pub mod saving;
pub mod signals;
pub mod worker;

use std::io::{self, BufWriter, IsTerminal, Stdout};
use std::time::Duration;

use anyhow::{Context, bail};
use crossbeam_channel::{Receiver, Sender, unbounded};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::config::{self, ConfigFile, Loaded};
use crate::model::{ArticleId, Stamp};
use crate::reader::pointer::Action;
use crate::reader::settings::Colors;
use crate::reader::symbols::UNICODE;
use crate::reader::{Edited, Effect, Message, Phase, Size, State, update};
use crate::screen;

use careful::Careful;
use guard::Guard;
use looks::Looks;

/// What the program was asked to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// Sources to read instead of the library; none for the library.
    pub sources: Vec<String>,
    /// The library, as `--library` or the configuration names it.
    pub library: String,
    /// The time it is.
    pub now: Timestamp,
    /// Whether colours are wanted.
    pub color: bool,
    /// What the configuration file says.
    pub config: Loaded,
}

/// Everything that can happen to the main thread.
#[derive(Debug)]
pub enum Event {
    /// Something for the reader.
    Message(Message),
    /// The configuration file was changed.
    Configured(Box<Loaded>),
    /// The terminal changed its size.
    Resized,
    /// The shell took the terminal and gave it back.
    Continued,
    /// A signal that asks the program to stop for a while.
    Stop,
    /// A signal that ends the program.
    Terminate(i32),
    /// The terminal is gone.
    Hangup,
}

/// How the program ended: its exit code.
pub type ExitCode = u8;

/// Shows `request` until the user quits or the world ends it.
pub fn run(request: Request) -> anyhow::Result<ExitCode> {
    if !io::stdout().is_terminal() {
        bail!("standard output is not a terminal; attache read, list and show print to files and pipes");
    }
    if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        bail!("this terminal cannot move its cursor (TERM=dumb); attache read reads the news in plain lines");
    }
    let looks = Looks::from_environment(request.color);
    let (events, inbox) = unbounded();
    signals::watch(events.clone()).context("cannot watch for signals")?;
    let guard = Guard::claim().context("cannot set up the terminal; attache read prints plain lines")?;
    let input =
        input::start(events.clone()).context("cannot read from the terminal; attache read prints plain lines")?;
    let mut session = Session::start(request, looks, events, inbox, input)?;
    let ended = session.run();
    session.workers.finish();
    drop(guard);
    ended
}

/// The running program.
struct Session {
    state: State,
    looks: Looks,
    /// The theme, and what it was made for.
    theme: screen::Theme,
    worn: (String, Colors),
    terminal: Terminal<Careful<CrosstermBackend<BufWriter<Stdout>>>>,
    inbox: Receiver<Event>,
    input: input::Input,
    /// What happened while another program had the terminal.
    left: Vec<Event>,
    workers: Workers,
    config: ConfigFile,
}

/// The threads that work for the main one.
struct Workers {
    library: Sender<worker::Job>,
    filter: Sender<filtering::Job>,
    layout: Sender<laying::Job>,
}

impl Session {
    fn start(
        request: Request,
        looks: Looks,
        events: Sender<Event>,
        inbox: Receiver<Event>,
        input: input::Input,
    ) -> anyhow::Result<Self> {
        let size = terminal_size();
        let today = request.now.to_zoned(TimeZone::UTC).date();
        let today = Stamp::day(today.year().into(), u32::try_from(today.month()).ok(), u32::try_from(today.day()).ok())
            .context("the year is not within 1 to 9999; give another with --now")?;
        let mut state = State::new(size, today, UNICODE, worker::name(&request));
        looks.dress(&mut state);
        if !request.sources.is_empty() {
            "attache reads web pages, feeds, Markdown, plain text and JSON lines.".clone_into(&mut state.advice);
        }
        let config = request.config.clone();
        configuring::watch(config.clone(), events.clone());
        let backend = Careful(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())));
        let viewport = Viewport::Fixed(rect(size));
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        let workers = Workers {
            filter: filtering::start(events.clone()),
            layout: laying::start(events.clone()),
            library: worker::start(request, events),
        };
        let worn = (state.theme().to_owned(), state.settings.colors);
        let theme = looks.theme(&worn.0, &state.settings);
        let (left, config_file) = (Vec::new(), config.file.clone());
        let mut session =
            Self { state, looks, theme, worn, terminal, inbox, input, left, workers, config: config_file };
        session.configure(config)?;
        Ok(session)
    }

    fn run(&mut self) -> anyhow::Result<ExitCode> {
        self.draw()?;
        loop {
            let mut events = std::mem::take(&mut self.left);
            if events.is_empty() {
                events.push(self.inbox.recv().context("all threads ended")?);
            }
            events.extend(self.inbox.try_iter().take(1000));
            for event in that_matter(events) {
                if let Some(code) = self.take(event)? {
                    return Ok(code);
                }
            }
            if self.draw().is_err() {
                // A terminal that cannot be written to is a terminal that is
                // gone.
                return Ok(128 + HANGUP);
            }
        }
    }

    fn take(&mut self, event: Event) -> anyhow::Result<Option<ExitCode>> {
        let message = match event {
            Event::Message(message) => message,
            Event::Configured(loaded) => {
                self.configure(*loaded)?;
                self.state.notice.get_or_insert_with(|| "the changed configuration holds now".to_owned());
                return Ok(None);
            }
            Event::Resized => self.resized()?,
            Event::Continued => {
                guard::reclaim()?;
                self.resized()?
            }
            Event::Stop => {
                self.suspend()?;
                return Ok(None);
            }
            Event::Terminate(signal) => return Ok(Some(128 + u8::try_from(signal).unwrap_or(0))),
            Event::Hangup => return Ok(Some(128 + HANGUP)),
        };
        let heard = match &message {
            Message::Rows { rows, .. } => Some(filtering::Job::Rows(rows.clone())),
            Message::Marked { id, marks, .. } => Some(filtering::Job::Marks(id.clone(), marks.clone())),
            _ => None,
        };
        if let Some(job) = heard {
            let _ = self.workers.filter.send(job);
        }
        for effect in update(&mut self.state, message) {
            if self.perform(effect)? {
                return Ok(Some(self.ended()));
            }
        }
        Ok(None)
    }

    /// The exit code of a user who has seen enough.
    fn ended(&self) -> ExitCode {
        match &self.state.phase {
            Phase::Failed(_) => 2,
            _ if self.state.problems => 1,
            _ => 0,
        }
    }

    /// Does what the reader asks for; says whether the program ends.
    fn perform(&mut self, effect: Effect) -> anyhow::Result<bool> {
        use worker::Job;
        let job = match effect {
            Effect::Load(ticket, id) => Job::Load(ticket, id),
            Effect::SetRead(id, read) => Job::SetRead(id, read),
            Effect::People(ticket, of) => Job::People(ticket, of),
            Effect::Dossier(ticket, person) => Job::Dossier(ticket, person),
            Effect::Quotes(ticket, of) => Job::Quotes(ticket, of),
            Effect::Change(change) => Job::Change(change),
            Effect::Split(person, article, name) => Job::Split(person, article, name),
            Effect::MarkShown(mark, shown) => Job::MarkShown(mark, shown),
            Effect::Tags => Job::Tags,
            Effect::Note(id) => Job::Note(id),
            Effect::Remember(id) => Job::Remember(id),
            Effect::Shelf(onto) => Job::Shelf(onto),
            Effect::Sort(sort) => {
                let _ = self.workers.filter.send(filtering::Job::Sort(sort));
                return Ok(false);
            }
            Effect::EditNote(id, before) => {
                self.edit(id, before);
                return Ok(false);
            }
            Effect::Undo => Job::Undo,
            Effect::Redo => Job::Redo,
            Effect::SetPosition(id, position) => Job::SetPosition(id, position),
            Effect::Stories(ticket) => Job::Stories(ticket),
            Effect::Timeline(ticket, id) => Job::Timeline(ticket, id),
            Effect::Contacts(ticket, of) => Job::Contacts(ticket, of),
            Effect::Coverage(ticket, id) => Job::Coverage(ticket, id),
            Effect::Difference(ticket, one, other) => Job::Difference(ticket, one, other),
            Effect::Brief(ticket, since) => Job::Brief(ticket, since),
            Effect::Filter(ticket, ask, by) => {
                let _ = self.workers.filter.send(filtering::Job::Search(ticket, ask, by));
                return Ok(false);
            }
            Effect::Arrange(ticket, haystack) => {
                let _ = self.workers.filter.send(filtering::Job::Arrange(ticket, haystack));
                return Ok(false);
            }
            Effect::RememberFilter(pattern) => Job::RememberFilter(pattern),
            Effect::Mouse(on) => {
                guard::mouse(on)?;
                return Ok(false);
            }
            Effect::Browse(address) => {
                self.state.notice = Some(opener::open(&address));
                return Ok(false);
            }
            Effect::Copy(text) => {
                self.state.notice = Some(opener::copy(&text)?);
                return Ok(false);
            }
            Effect::LayOut(ticket, layout) => {
                let _ = self.workers.layout.send((ticket, *layout));
                return Ok(false);
            }
            Effect::Save { article, path, replace } => Job::Save { article, path, replace },
            Effect::Pipe(id, words) => Job::Text(id, words),
            Effect::Run(words, text) => {
                let said = handover::run(&words, text, &self.input, &self.inbox, &mut self.left);
                self.state.notice =
                    Some(said.unwrap_or_else(|error| format!("the terminal was not given back: {error}")));
                self.left.push(Event::Resized);
                return Ok(false);
            }
            Effect::Suspend => {
                if signals::has_shell() {
                    self.suspend()?;
                } else {
                    self.state.notice = Some("there is no shell here to go back to".to_owned());
                }
                return Ok(false);
            }
            Effect::Reload => {
                let loaded = self.config.load();
                let told = if loaded.found {
                    "the configuration was read again"
                } else {
                    "there is no configuration file: the defaults hold"
                };
                self.configure(loaded)?;
                self.state.notice.get_or_insert_with(|| told.to_owned());
                return Ok(false);
            }
            Effect::Redraw => {
                self.resized()?;
                return Ok(false);
            }
            Effect::Quit => return Ok(true),
        };
        // A worker that ended has said so in a message of its own.
        let _ = self.workers.library.send(job);
        Ok(false)
    }

    /// Takes a configuration over. One that cannot be read at all changes nothing.
    fn configure(&mut self, loaded: Loaded) -> anyhow::Result<()> {
        self.state.notice = loaded.notice();
        if !loaded.is_used() {
            return Ok(());
        }
        let config = loaded.config;
        for message in [Message::Keys(Box::new(config.keymap)), Message::Settings(Box::new(config.settings))] {
            for effect in update(&mut self.state, message) {
                self.perform(effect)?;
            }
        }
        for (name, text) in config::file::themes(&self.config) {
            // What is wrong with the one in use is told with the configuration.
            self.looks.themes.add(&name, &text);
        }
        self.looks.dress(&mut self.state);
        // A theme of the same name may be another now.
        self.theme = self.looks.theme(self.state.theme(), &self.state.settings);
        // Other signs take other lines.
        let size = self.state.size;
        for effect in update(&mut self.state, Message::Resize(size)) {
            self.perform(effect)?;
        }
        Ok(())
    }

    /// Gives the terminal to the user's editor, with a note in it.
    fn edit(&mut self, article: ArticleId, before: String) {
        let Some(editor) = editor::editor() else {
            return self.left.push(Event::Message(Message::NoEditor(article, before)));
        };
        let edited = editor::edit(&editor, &before, &self.input, &self.inbox, &mut self.left);
        let edited = edited.unwrap_or_else(|error| Edited::Failed(format!("the terminal was not given back: {error}")));
        self.left.extend([Event::Resized, Event::Message(Message::Edited(article, edited))]);
    }

    fn suspend(&mut self) -> anyhow::Result<()> {
        guard::release();
        signals::stop_group();
        // Here the program goes on, once the shell says so.
        guard::reclaim()?;
        self.resized()?;
        Ok(())
    }

    /// Fits the program to the terminal's size and forgets what was drawn.
    /// Ratatui's own way to forget asks the terminal where its cursor is, and
    /// that question races with the input thread.
    fn resized(&mut self) -> anyhow::Result<Message> {
        let size = terminal_size();
        self.terminal.resize(rect(size))?;
        Ok(Message::Resize(size))
    }

    fn draw(&mut self) -> io::Result<()> {
        guard::panic_for_test("draw");
        if self.state.size.columns == 0 || self.state.size.rows == 0 {
            return Ok(());
        }
        let wanted = (self.state.theme(), self.state.settings.colors);
        if wanted != (self.worn.0.as_str(), self.worn.1) {
            self.theme = self.looks.theme(wanted.0, &self.state.settings);
            self.worn = (wanted.0.to_owned(), wanted.1);
        }
        let (state, theme) = (&self.state, &self.theme);
        self.terminal.draw(|frame| screen::draw(state, theme, frame))?;
        Backend::flush(self.terminal.backend_mut())
    }
}

/// Of several changes of size only the last still matters, and of steps on which
/// something is dragged one after the other: each would lay an article out anew.
fn that_matter(events: Vec<Event>) -> impl Iterator<Item = Event> {
    let is_drag =
        |event: &Event| matches!(event, Event::Message(Message::Mouse(mouse)) if mouse.action == Action::Drag);
    let last = events.iter().rposition(|event| matches!(event, Event::Resized));
    let steps: Vec<bool> = events.windows(2).map(|two| is_drag(&two[0]) && is_drag(&two[1])).collect();
    let is_needed = move |(n, event): &(usize, Event)| match event {
        Event::Resized => Some(*n) == last,
        _ => !steps.get(*n).is_some_and(|step| *step),
    };
    events.into_iter().enumerate().filter(is_needed).map(|(_, event)| event)
}

impl Workers {
    /// Lets the library finish what it was given, but not for ever.
    fn finish(&self) {
        let (done, wait) = crossbeam_channel::bounded(1);
        if self.library.send(worker::Job::Finish(done)).is_ok() {
            let _ = wait.recv_timeout(Duration::from_millis(800));
        }
    }
}

/// The number of the signal for a lost terminal.
const HANGUP: u8 = 1;

/// The size as the terminal itself reports it; nothing is guessed for one that
/// has none.
fn terminal_size() -> Size {
    match rustix::termios::tcgetwinsize(io::stdout()) {
        Ok(size) => Size { columns: size.ws_col, rows: size.ws_row },
        Err(_) => Size::default(),
    }
}

fn rect(size: Size) -> Rect {
    Rect { x: 0, y: 0, width: size.columns, height: size.rows }
}
