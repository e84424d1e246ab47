//! Keys as users of other readers have them in their fingers: for each, what its
//! keys do there by default, and what they do here. A key that does something
//! there that we do not have does nothing here but say so, unless what it does
//! here can surprise nobody.

use super::command::Command;

/// A set of keys to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Preset {
    /// The keys of the table.
    #[default]
    Vim,
    /// Those of Newsboat.
    Newsboat,
    /// Those of eilmeldung.
    Eilmeldung,
}

/// What a preset makes of the table.
#[derive(Debug, Clone, Copy)]
pub struct Changes {
    /// What the keys of the other program do there, and here.
    pub rows: &'static [Row],
    /// Commands whose keys of the table mean something else there: the keys that
    /// they have instead.
    pub moved: &'static [(Command, &'static [&'static str])],
    /// The key that sequences begin with, where the one of the table is taken.
    pub leader: Option<(char, char)>,
}

/// What a key does in another program, and here.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The keys, each alone enough.
    pub keys: &'static [&'static str],
    /// What they do there.
    pub there: &'static str,
    /// What they do here.
    pub here: Here,
}

/// What a key of another program does here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// A command, in the list and in articles.
    Is(Command),
    /// A command, wherever it may be meant.
    Everywhere(Command),
    /// Nothing: this is not there.
    Nothing,
    /// This is not there either, but the key keeps what the table says of it.
    Table,
}

impl Preset {
    /// All presets, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Vim, Self::Newsboat, Self::Eilmeldung];

    /// Its name, in the configuration and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vim => "vim",
            Self::Newsboat => "newsboat",
            Self::Eilmeldung => "eilmeldung",
        }
    }

    /// The preset of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// What it makes of the table.
    pub fn changes(self) -> Changes {
        match self {
            Self::Vim => Changes { rows: &[], moved: &[], leader: None },
            Self::Newsboat => NEWSBOAT,
            Self::Eilmeldung => EILMELDUNG,
        }
    }
}

const fn row(keys: &'static [&'static str], there: &'static str, here: Here) -> Row {
    Row { keys, there, here }
}

use Command as C;
use Here::{Everywhere, Is, Nothing, Table};

/// Newsboat 2.x, `src/keymap.cpp`. Its `g` sorts, so that sequences begin with the
/// comma, which begins macros there.
const NEWSBOAT: Changes = Changes {
    leader: Some(('g', ',')),
    moved: &[(C::People, &[",p"]), (C::Related, &[",r"]), (C::Bottom, &["End"])],
    rows: &[
        row(&["Enter"], "opens the feed or article", Is(C::Open)),
        row(&["q"], "goes back, from the first list quits", Everywhere(C::Close)),
        row(&["Q"], "quits unasked", Everywhere(C::Quit)),
        row(&["Up"], "goes one row up", Everywhere(C::Up)),
        row(&["Down"], "goes one row down", Everywhere(C::Down)),
        row(&["PgUp"], "goes a page up", Everywhere(C::PageUp)),
        row(&["PgDn"], "goes a page down", Everywhere(C::PageDown)),
        row(&["Home"], "goes to the first row", Everywhere(C::Top)),
        row(&["End"], "goes to the last row", Everywhere(C::Bottom)),
        row(&["j", "k"], "go to the next and the previous feed", Table),
        row(&["J"], "goes to the next entry of the list", Is(C::NextArticle)),
        row(&["K"], "goes to the previous entry of the list", Is(C::PreviousArticle)),
        row(&["n"], "goes to the next unread article", Is(C::NextUnread)),
        row(&["p"], "goes to the previous unread article", Is(C::PreviousUnread)),
        row(&["C-k"], "goes to any unread article", Nothing),
        row(&["C-n", "C-p"], "go to the next and the previous feed with unread articles", Nothing),
        row(&["N"], "marks as read, or as unread", Is(C::ToggleRead)),
        row(&["A"], "marks all articles of the feed as read", Is(C::AllRead)),
        row(&["C"], "marks all feeds as read", Nothing),
        row(&["o"], "opens the address in the browser", Is(C::Browse)),
        row(&["O"], "opens the address in the browser and marks as read", Nothing),
        row(&["u"], "lists the addresses of the article", Is(C::Links)),
        row(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], "open the address of that number", Table),
        row(&["#"], "asks for a number and opens that address", Is(C::Links)),
        row(&["C-u"], "shows the source of the article", Table),
        row(&["s"], "saves the article to a file", Is(C::Save)),
        row(&["|"], "pipes the article to a command", Is(C::Pipe)),
        row(&["C-b"], "makes a bookmark of the article", Is(C::ToggleStar)),
        row(&["C-e"], "edits the flags of the article", Nothing),
        row(&["e"], "puts a podcast in the queue", Nothing),
        row(&["D"], "deletes the article, or brings it back", Is(C::Delete)),
        row(&["C-d"], "deletes all articles of the list", Table),
        row(&["$"], "takes deleted articles out of the list", Nothing),
        row(&["/"], "searches", Is(C::Filter)),
        row(&["F"], "sets a filter", Is(C::Filter)),
        row(&["f"], "chooses one of the kept filters", Nothing),
        row(&["C-f"], "drops the filter", Is(C::Cancel)),
        row(&["z"], "goes back to earlier search results", Nothing),
        row(&["t"], "chooses a tag", Nothing),
        row(&["C-t"], "drops the tag", Nothing),
        row(&["l"], "shows feeds without unread articles, or hides them", Table),
        row(&["g"], "asks by what to sort", Everywhere(C::Sort)),
        row(&["G"], "asks by what to sort, the other way round", Nothing),
        row(&["r"], "fetches the feed anew", Nothing),
        row(&["R"], "fetches all feeds anew", Nothing),
        row(&["E"], "edits the list of feeds", Nothing),
        row(&["C-r"], "reads the list of feeds anew", Table),
        row(&["v"], "lists the open dialogs", Nothing),
        row(&["C-v", "C-g"], "go to the next and the previous dialog", Nothing),
        row(&["C-x"], "closes a dialog", Nothing),
        row(&[","], "begins a macro", Table),
        row(&[":"], "opens the command line", Everywhere(C::Commands)),
        row(&["?"], "shows the keys", Everywhere(C::Help)),
        row(&["C-l"], "draws the screen anew", Everywhere(C::Redraw)),
    ],
};

/// eilmeldung, `src/config/input_config.rs`.
const EILMELDUNG: Changes = Changes {
    leader: None,
    moved: &[
        (C::Contacts, &["gC"]),
        (C::Related, &["gR"]),
        (C::SameEvent, &["g="]),
        (C::Fresh, &["g+"]),
        (C::Redo, &["C-y"]),
        (C::Suspend, &["gz"]),
    ],
    rows: &[
        row(&["j"], "goes down", Everywhere(C::Down)),
        row(&["k"], "goes up", Everywhere(C::Up)),
        row(&["h"], "goes to the panel on the left", Is(C::Left)),
        row(&["l"], "goes to the panel on the right", Is(C::Right)),
        row(&["gg"], "goes to the first entry", Everywhere(C::Top)),
        row(&["G"], "goes to the last entry", Everywhere(C::Bottom)),
        row(&["C-f"], "goes a page down", Everywhere(C::PageDown)),
        row(&["C-b"], "goes a page up", Everywhere(C::PageUp)),
        row(&["ga"], "goes to the list of articles", Is(C::Left)),
        row(&["gc"], "goes to the article", Is(C::Right)),
        row(&["gf"], "goes to the feeds", Nothing),
        row(&["Tab", "S-Tab"], "go round the panels", Table),
        row(&["space"], "unfolds a category of feeds, or folds it", Table),
        row(&["C-h", "C-l"], "go out of a category of feeds, and into it", Table),
        row(&["C-j", "C-k"], "go down and up in the feeds", Nothing),
        row(&["J", "K"], "scroll the article from anywhere", Nothing),
        row(&["A-j"], "goes down in the articles from anywhere", Is(C::NextArticle)),
        row(&["A-k"], "goes up in the articles from anywhere", Is(C::PreviousArticle)),
        row(&["r"], "marks as read and goes to the next unread article", Is(C::NextUnread)),
        row(&["u"], "marks as unread", Is(C::ToggleRead)),
        row(&["R"], "marks all as read", Is(C::AllRead)),
        row(&["A-r", "0r", "$r"], "mark those of a query, those above, those below as read", Nothing),
        row(&["U", "A-u", "0u", "$u"], "mark all, those of a query, those above, those below as unread", Nothing),
        row(&["m"], "marks the article", Is(C::ToggleStar)),
        row(&["v"], "takes the mark away", Nothing),
        row(&["M", "A-m", "0m", "$m"], "mark all, those of a query, those above, those below", Nothing),
        row(&["V", "A-v", "0v", "$v"], "take the marks of all, of a query, above, below away", Nothing),
        row(&["t"], "puts a tag on the article", Is(C::Tag)),
        row(&["T"], "takes a tag from the article", Is(C::Tag)),
        row(&["f", "F", "A-f", "0f", "$f"], "choose articles for what is done next", Nothing),
        row(&["d", "D", "A-d", "0d", "$d"], "leave articles out of what is done next", Nothing),
        row(&["i", "I", "A-i", "0i", "$i"], "turn the choice of articles round", Nothing),
        row(&["o"], "opens the address in the browser and goes to the next unread article", Is(C::Browse)),
        row(&["O"], "opens the addresses of all unread articles", Nothing),
        row(&["y"], "copies the address", Is(C::CopyLink)),
        row(&[";;"], "opens the link of that letter", Is(C::Links)),
        row(&[";y", ";s"], "copy and share the link of that letter", Nothing),
        row(&["x"], "fetches the article in full", Nothing),
        row(&["S"], "shares the article", Nothing),
        row(&["e", "E"], "open what is enclosed", Nothing),
        row(&["z"], "leaves nothing but the article on the screen", Is(C::Alone)),
        row(&["1", "2", "3"], "show all, the unread, the marked articles", Table),
        row(&["/"], "searches", Is(C::Filter)),
        row(&["n", "N"], "go to the next and the previous match", Table),
        row(&["="], "filters the articles", Is(C::Filter)),
        row(&["+r"], "drops the filter", Is(C::Cancel)),
        row(&["++"], "applies the filter once more", Nothing),
        row(&["\\"], "asks by what to sort", Everywhere(C::Sort)),
        row(&["||", "|r"], "turn the order round, and back to the usual one", Nothing),
        row(&["s"], "fetches all feeds anew", Nothing),
        row(&["cw", "cd", "cx", "cf", "ca", "cu", "cy", "cp", "cc", "cs"], "change the list of feeds", Table),
        row(&["C-z"], "takes the last change back", Everywhere(C::Undo)),
        row(&["C-r"], "draws the screen anew", Everywhere(C::Redraw)),
        row(&["C-g"], "leaves what is typed", Is(C::Cancel)),
        row(&["Enter"], "opens the article", Is(C::Open)),
        row(&[":"], "opens the command line", Everywhere(C::Commands)),
        row(&["?"], "shows the keys", Everywhere(C::Help)),
        row(&["q"], "asks, and quits", Everywhere(C::Close)),
        row(&["C-c"], "quits unasked", Everywhere(C::Quit)),
    ],
};
