//! The terminal program without a terminal: a state, the closed set of what
//! may happen to it ([`Message`]) and the closed set of what it may ask of the
//! world ([`Effect`]).
//!
//! Read [`command`] and [`bindings`] for what a user can mean, [`keymap`] and
//! [`presets`] for which keys mean it now, [`mod@update`] for
//! what then changes, in detail [`keying`], [`moving`], [`opening`], [`stepping`],
//! [`viewing`], [`within`], [`following`], [`grouping`], [`marking`], [`tagging`], [`shelving`],
//! [`correcting`], [`copying`], [`sending`], [`alone`], [`mod@outline`], [`typing`], [`finding`], [`numbering`], [`applying`], [`mod@picker`] and [`mod@pointer`], [`page`] for how an article becomes lines, [`views`] for what
//! else has the screen, [`layout`] for where things stand, [`status`], [`hints`], [`popup`]
//! and [`help`] for what is said of keys, [`tour`] for the first minute.

pub mod about;
mod alone;
mod applying;
pub mod bindings;
pub mod command;
mod copying;
mod correcting;
pub mod dates;
pub mod filtering;
mod finding;
mod following;
mod grouping;
pub mod help;
pub mod hints;
pub mod key;
mod keying;
pub mod keymap;
pub mod layout;
pub mod line;
pub mod links;
pub mod list;
mod marking;
mod moving;
pub mod named;
mod numbering;
pub mod offices;
mod opening;
pub mod outline;
pub mod page;
pub mod palette;
pub mod picker;
#[cfg(test)]
pub(crate) mod play;
pub mod pointer;
pub mod popup;
pub mod presets;
pub mod prompt;
pub mod reading;
pub mod recall;
pub mod removed;
#[cfg(test)]
pub(crate) mod samples;
pub mod sending;
pub mod settings;
mod shelving;
pub mod status;
mod stepping;
pub mod symbols;
pub mod tagging;
#[cfg(test)]
mod tests;
pub mod tour;
mod typing;
pub mod update;
mod viewing;
pub mod views;
mod within;

use std::sync::Arc;

use crate::filter::grouping::By;
use crate::filter::{Ask, Matches};
use crate::model::{
    ArticleId, Change, Counts, Coverage, Dossier, LedgerEntry, Mark, Marks, Opened, PersonEntry, PersonId, QuoteEntry,
    Row, Stamp, StoryEntry, Timeline,
};

pub use command::Command;
pub use filtering::FilterLine;
pub use finding::Find;
pub use help::Help;
pub use key::Key;
pub use keymap::Keymap;
pub use layout::Size;
pub use list::{List, Shelf, Shown};
pub use numbering::Numbers;
pub use palette::Palette;
pub use picker::Picker;
pub use pointer::Mouse;
pub use prompt::Prompt;
pub use reading::Reading;
pub use recall::Recall;
pub use removed::RemovedView;
pub use settings::{Settings, Sort};
pub use symbols::Symbols;
pub use tagging::Edited;
pub use tour::Tour;
pub use update::update;
pub use views::brief::{Briefing, Since};
pub use views::difference::Difference;
pub use views::{Haystack, Of, View};

/// All that the screen shows.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct State {
    /// The size of the terminal.
    pub size: Size,
    /// The day it is.
    pub today: Stamp,
    /// The signs in use.
    pub symbols: Symbols,
    /// Which letters the terminal shows.
    pub letters: symbols::Letters,
    /// What the user wants otherwise.
    pub settings: Settings,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// The themes that can be chosen.
    pub themes: Vec<picker::Offered>,
    /// The list of these, while it is open.
    pub picker: Option<Picker>,
    /// The line between list and article.
    border: layout::Border,
    /// What the library is called.
    pub library: String,
    /// Whether the tour stands above the list, for those who see the program for
    /// the first time.
    pub tour: Tour,
    /// How far loading has come.
    pub phase: Phase,
    /// The articles.
    pub list: List,
    /// How much there is.
    pub counts: Counts,
    /// The filter, and whether it is being typed.
    pub filter: FilterLine,
    /// The filters that were typed before.
    pub filters: Recall,
    /// What the reading pane shows.
    pub reading: Reading,
    /// Where keys go, while no view has the screen.
    pub focus: Focus,
    /// What has the screen instead of list and article.
    pub view: Option<Box<View>>,
    /// The person who was marked to be one with another.
    pub marked: Option<(PersonId, String)>,
    /// The article, or story, that was marked to be of one event, or one, with
    /// another.
    pub joining: Option<Joining>,
    /// Whether what is new in an article is marked.
    pub marks_fresh: bool,
    /// The name that was given last to somebody in one article.
    given: Option<(PersonId, String)>,
    /// Whether clicks come to the program and not to the terminal.
    pub mouse: bool,
    /// The help, while it is open.
    pub help: Option<Help>,
    /// The command line, while it is typed.
    pub palette: Option<Palette>,
    /// A question that is being answered.
    pub prompt: Option<Prompt>,
    /// A word to the user, until the next key.
    pub notice: Option<String>,
    /// The keys of a sequence that is not yet whole.
    pub pending: Vec<Key>,
    /// How often what comes next is to be done, while that is typed.
    pub count: Option<usize>,
    /// The names of commands that were typed, the last one first.
    typed: Vec<&'static str>,
    /// What to do where there is nothing to show.
    pub advice: String,
    /// Keys for an article that is on its way.
    held: Vec<Key>,
    /// Whether the list is turned to other articles, or loses some, and keys wait.
    turning: bool,
    /// What was selected in the library before the list was turned to a shelf.
    came_from: Option<ArticleId>,
    /// Whether something could not be read.
    pub problems: bool,
    /// The number of the newest request; answers to older ones are dropped.
    ticket: Ticket,
    /// The filter request that is not yet answered.
    filter_ticket: Option<Ticket>,
}

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The list.
    List,
    /// The article.
    Article,
    /// The list of related articles, in the reading pane.
    Related,
    /// What was removed from the article, in the reading pane.
    Removed,
    /// The parts of the article, in the reading pane.
    Outline,
}

/// Something that was marked to be put together with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// An article, and its title.
    Event(ArticleId, String),
    /// A story.
    Story(ArticleId),
}

/// How far loading the list has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Not all is there yet; what is being done, in words.
    Loading(String),
    /// All is there.
    Ready,
    /// It could not be loaded; why.
    Failed(String),
}

/// The number of a request, so that a late answer is known as one.
pub type Ticket = u64;

/// What may happen.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now.
    Resize(Size),
    /// Keys mean this now.
    Keys(Box<Keymap>),
    /// Loading goes on.
    Progress(String),
    /// The list, or its first part.
    Rows {
        /// The rows, in order.
        rows: Arc<Vec<Row>>,
        /// Whether these are all.
        complete: bool,
    },
    /// How much there is.
    Counts(Counts),
    /// The filters that were typed before, the newest last.
    Filters(Vec<String>),
    /// The user has nothing yet: what is shown is the sample.
    Sample,
    /// The list could not be loaded.
    Failed(String),
    /// An article that was asked for.
    Article(Ticket, Box<Opened>),
    /// It could not be loaded.
    ArticleFailed(Ticket, String),
    /// The lines of an article that were asked for.
    LaidOut(Ticket, Box<page::Page>),
    /// The words of an article for the program named.
    Text(Vec<String>, String),
    /// The file is there to which an article was to be written.
    Exists(ArticleId, String),
    /// What a filter matched.
    Filtered(Ticket, Matches),
    /// People that were asked for.
    People(Ticket, Arc<Vec<PersonEntry>>),
    /// A dossier that was asked for; none where nobody has that name.
    Dossier(Ticket, Option<Box<Dossier>>),
    /// Quotations that were asked for.
    Quotes(Ticket, Arc<Vec<QuoteEntry>>),
    /// Stories that were asked for.
    Stories(Ticket, Arc<Vec<StoryEntry>>),
    /// A story that was asked for; none where the article is gone.
    Timeline(Ticket, Option<Box<Timeline>>),
    /// Contacts that were asked for.
    Contacts(Ticket, Arc<Vec<LedgerEntry>>),
    /// How the reports of an event compare; none where the article is gone.
    Coverage(Ticket, Option<Box<Coverage>>),
    /// How the words of two reports differ.
    Difference(Ticket, Box<Difference>),
    /// A briefing.
    Brief(Ticket, Box<Briefing>),
    /// What a view shows could not be loaded.
    ViewFailed(Ticket, String),
    /// Which entries of a view are shown, in order.
    Arranged(Ticket, Vec<usize>),
    /// A change is kept now, or taken back.
    Changed(Change, Did),
    /// Many marks are kept now, or taken back.
    Many {
        /// How.
        mark: Mark,
        /// Of how many articles.
        articles: usize,
        /// What was done.
        did: Did,
    },
    /// The tags that there are, the most used first.
    Tags(Vec<String>),
    /// The note to an article, which is to be edited.
    Note(ArticleId, Option<String>),
    /// There is no editor for the note to an article.
    NoEditor(ArticleId, String),
    /// The note to an article was edited.
    Edited(ArticleId, Edited),
    /// Marks are kept now.
    Marked {
        /// Whose.
        id: ArticleId,
        /// The marks as they are now.
        marks: Marks,
        /// Whether the article counted as read before.
        was_read: bool,
    },
    /// A word to the user.
    Notice(String),
    /// The user wants these settings from now on.
    Settings(Box<Settings>),
    /// Something could not be read, though others could.
    Problem(String),
}

/// What was done with a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// It was made.
    Made,
    /// It was taken back.
    Undone,
    /// It was made once more.
    Redone,
}

/// What may be asked of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Load an article; answered by [`Message::Article`].
    Load(Ticket, ArticleId),
    /// Match the list, and put it together; answered by [`Message::Filtered`].
    Filter(Ticket, Ask, By),
    /// Load people; answered by [`Message::People`].
    People(Ticket, Of),
    /// Load a dossier; answered by [`Message::Dossier`].
    Dossier(Ticket, PersonId),
    /// Load quotations; answered by [`Message::Quotes`].
    Quotes(Ticket, Of),
    /// Load the stories; answered by [`Message::Stories`].
    Stories(Ticket),
    /// Load the story of an article; answered by [`Message::Timeline`].
    Timeline(Ticket, ArticleId),
    /// Load contacts; answered by [`Message::Contacts`].
    Contacts(Ticket, Of),
    /// Compare the reports of an article's event; answered by [`Message::Coverage`].
    Coverage(Ticket, ArticleId),
    /// Compare the words of two articles; answered by [`Message::Difference`].
    Difference(Ticket, ArticleId, ArticleId),
    /// Make a briefing; answered by [`Message::Brief`].
    Brief(Ticket, Since),
    /// Match and sort what a view shows; answered by [`Message::Arranged`].
    Arrange(Ticket, Haystack),
    /// Keep that an article was opened; answered by [`Message::Marked`].
    SetRead(ArticleId, bool),
    /// Keep a change that can be taken back; answered by [`Message::Changed`], and
    /// by [`Message::Marked`] where marks changed.
    Change(Change),
    /// Keep that somebody of this name is meant in one article instead of a person;
    /// answered like a change.
    Split(PersonId, ArticleId, String),
    /// Mark what is shown, as one change that can be taken back; answered by
    /// [`Message::Many`], and by [`Message::Rows`].
    MarkShown(Mark, Shown),
    /// Load the tags; answered by [`Message::Tags`].
    Tags,
    /// Load the note to an article; answered by [`Message::Note`].
    Note(ArticleId),
    /// Let the user edit the note to an article; answered by [`Message::Edited`] or
    /// [`Message::NoEditor`].
    EditNote(ArticleId, String),
    /// Keep that an article was opened.
    Remember(ArticleId),
    /// Load the articles of a shelf; answered by [`Message::Rows`].
    Shelf(Shelf),
    /// Sort the list so from now on, where nothing is typed.
    Sort(Sort),
    /// Take the last change back; answered like a change.
    Undo,
    /// Make the change once more that was taken back last; answered like a change.
    Redo,
    /// Take the mouse, or give it back to the terminal.
    Mouse(bool),
    /// Keep how far an article was read.
    SetPosition(ArticleId, usize),
    /// Keep that a filter was typed.
    RememberFilter(String),
    /// Open an address in the browser.
    Browse(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Lay an article out; answered by [`Message::LaidOut`].
    LayOut(Ticket, Box<reading::Layout>),
    /// Write an article to a file; answered by [`Message::Notice`], or
    /// [`Message::Exists`] where the file is there and not to be replaced.
    Save {
        /// Which.
        article: ArticleId,
        /// Where to, as it was typed. The ending says in what form.
        path: String,
        /// Whether a file that is there gives way.
        replace: bool,
    },
    /// Get the words of an article for the program named; answered by [`Message::Text`].
    Pipe(ArticleId, Vec<String>),
    /// Run a program, by its name and arguments, and give it this to read.
    Run(Vec<String>, String),
    /// Stop and give the shell back.
    Suspend,
    /// Read the configuration again; answered by [`Message::Settings`].
    Reload,
    /// Forget what is on the screen and draw it whole.
    Redraw,
    /// End the program.
    Quit,
}

impl State {
    /// The state before anything is known.
    pub fn new(size: Size, today: Stamp, symbols: Symbols, library: String) -> Self {
        Self {
            size,
            today,
            letters: if symbols == symbols::ASCII { symbols::Letters::Ascii } else { symbols::Letters::Unicode },
            symbols,
            settings: Settings::default(),
            keymap: Keymap::default(),
            themes: Vec::new(),
            picker: None,
            border: layout::Border::default(),
            library,
            tour: Tour::Over,
            phase: Phase::Loading("opening the library".to_owned()),
            list: List::default(),
            counts: Counts::default(),
            filter: FilterLine::default(),
            filters: Recall::default(),
            reading: Reading::default(),
            focus: Focus::List,
            view: None,
            marked: None,
            joining: None,
            marks_fresh: true,
            given: None,
            mouse: true,
            help: None,
            palette: None,
            prompt: None,
            notice: None,
            pending: Vec::new(),
            count: None,
            typed: Vec::new(),
            advice: "Take some in: attache import FOLDER".to_owned(),
            held: Vec::new(),
            turning: false,
            came_from: None,
            problems: false,
            ticket: 0,
            filter_ticket: None,
        }
    }

    /// Where things stand.
    pub fn areas(&self) -> layout::Areas {
        if self.is_alone() {
            return self.size.alone();
        }
        self.size.areas(self.tour.is_shown(), self.focus != Focus::List).with_list(self.list_columns())
    }

    /// How many columns wide the list is to be, if not as suits the size.
    fn list_columns(&self) -> Option<u16> {
        let part = self.settings.list_width.map(|part| u32::from(self.size.columns) * u32::from(part.min(100)) / 100);
        self.border.columns.or(part.map(|columns| columns as u16))
    }

    fn next_ticket(&mut self) -> Ticket {
        self.ticket += 1;
        self.ticket
    }
}
