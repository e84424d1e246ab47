//! The one table of keys. Dispatch, hints, help, the command line and
//! `docs/keys.md` are made from it: a row here is all that a new key needs.
//! [`super::keymap`] says what presets and the user make of it.

use super::command::Command;

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The list of articles.
    List,
    /// The article in the reading pane.
    Article,
    /// The list of related articles.
    Related,
    /// What was removed from the article.
    Removed,
    /// The parts of the article.
    Outline,
    /// The list of people.
    People,
    /// One person's dossier.
    Dossier,
    /// The list of quotations.
    Quotes,
    /// The list of stories.
    Stories,
    /// The steps of one story.
    Timeline,
    /// The ledger of contacts.
    Contacts,
    /// The reports of an event beside one another.
    Coverage,
    /// The words of two reports.
    Difference,
    /// The briefing.
    Brief,
    /// The help.
    Help,
    /// The list of themes.
    Themes,
}

impl Scope {
    /// All of them.
    pub const ALL: &[Self] = EVERYWHERE;

    /// What it is called in help and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            List => "list",
            Article => "article",
            Related => "related",
            Removed => "removed",
            Outline => "outline",
            People => "people",
            Dossier => "dossier",
            Quotes => "quotations",
            Stories => "stories",
            Timeline => "timeline",
            Contacts => "contacts",
            Coverage => "compare",
            Difference => "difference",
            Brief => "briefing",
            Help => "help",
            Themes => "themes",
        }
    }
}

/// What a key has to do with, in the order in which help shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Getting about.
    Move,
    /// Reading.
    Read,
    /// Choosing what is shown.
    Find,
    /// From story to story.
    Jump,
    /// Who is named, and what they said.
    People,
    /// Events, stories, contacts.
    Follow,
    /// The program.
    Program,
}

impl Group {
    /// All groups, in order.
    pub const ALL: [Self; 7] =
        [Self::Move, Self::Read, Self::Find, Self::Jump, Self::People, Self::Follow, Self::Program];

    /// The heading in help.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Read => "Read",
            Self::Find => "Find",
            Self::Jump => "Jump between stories",
            Self::People => "People and quotations",
            Self::Follow => "Follow a story",
            Self::Program => "Program",
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub scopes: &'static [Scope],
    /// The keys, each alone enough; the first is the one that hints show.
    pub keys: &'static [&'static str],
    /// What is meant.
    pub command: Command,
    /// What it has to do with.
    pub group: Group,
    /// A word for the status line; empty for what is not hinted at. Of a motion and the
    /// one back, the one on has it, and hints show the keys of both.
    pub hint: &'static str,
    /// What it does, for help.
    pub sentence: &'static str,
}

use Command as C;
use Group as G;
use Scope::{
    Article, Brief, Contacts, Coverage, Difference, Dossier, Help, List, Outline, People, Quotes, Related, Removed,
    Stories, Themes, Timeline,
};

const EVERYWHERE: &[Scope] = &[
    List, Article, Related, Removed, Outline, People, Dossier, Quotes, Stories, Timeline, Contacts, Coverage,
    Difference, Brief, Help, Themes,
];
const ALL_BUT_HELP: &[Scope] = &[
    List, Article, Related, Removed, Outline, People, Dossier, Quotes, Stories, Timeline, Contacts, Coverage,
    Difference, Brief,
];
const PLACES: &[Scope] =
    &[List, Article, Related, People, Dossier, Quotes, Stories, Timeline, Contacts, Coverage, Difference, Brief];
const VIEWS: &[Scope] = &[People, Dossier, Quotes, Stories, Timeline, Contacts, Coverage, Difference, Brief];
/// Where a space is a page down: in the coverage it chooses a report.
const PAGED: &[Scope] = &[People, Dossier, Quotes, Stories, Timeline, Contacts, Difference, Brief];
const READING: &[Scope] = &[List, Article, Related];
const TEXT: &[Scope] = &[Article, Related];

const fn row(
    scopes: &'static [Scope],
    keys: &'static [&'static str],
    command: Command,
    group: Group,
    hint: &'static str,
    sentence: &'static str,
) -> Binding {
    Binding { scopes, keys, command, group, hint, sentence }
}

/// All keys.
pub const BINDINGS: &[Binding] = &[
    row(EVERYWHERE, &["j", "Down"], C::Down, G::Move, "move", "Go one row or line down"),
    row(EVERYWHERE, &["k", "Up"], C::Up, G::Move, "", "Go one row or line up"),
    row(EVERYWHERE, &["gg", "Home"], C::Top, G::Move, "", "Go to the first row or line"),
    row(EVERYWHERE, &["G", "End"], C::Bottom, G::Move, "", "Go to the last row or line"),
    row(EVERYWHERE, &["C-d"], C::HalfDown, G::Move, "", "Go half a page down"),
    row(EVERYWHERE, &["C-u"], C::HalfUp, G::Move, "", "Go half a page up"),
    row(EVERYWHERE, &["C-f", "PgDn"], C::PageDown, G::Move, "", "Go a page down"),
    row(EVERYWHERE, &["C-b", "PgUp"], C::PageUp, G::Move, "", "Go a page up"),
    row(PAGED, &["space"], C::PageDown, G::Move, "", "Go a page down"),
    row(&[People], &["Enter"], C::Open, G::People, "dossier", "Open the dossier of the selected person"),
    row(&[Dossier], &["Enter"], C::Open, G::People, "open", "Open the selected quotation, article or person"),
    row(&[Quotes], &["Enter"], C::Open, G::People, "open", "Open the article at the selected quotation"),
    row(&[Dossier], &["Tab"], C::NextStop, G::People, "section", "Go to the next section"),
    row(&[Dossier], &["S-Tab"], C::PreviousStop, G::People, "", "Go to the section before"),
    row(
        &[People],
        &["S"],
        C::Sort,
        G::People,
        "sort",
        "Sort by how often people are named, by when, by name, by how often they are quoted",
    ),
    row(&[People], &["O"], C::Officials, G::People, "officials", "Show officials only, or everyone"),
    row(
        &[List, Related],
        &["/"],
        C::Filter,
        G::Find,
        "filter",
        "Filter the list by words of titles and names of officials; docs/filter.md has the signs",
    ),
    row(&[Article], &["/"], C::Find, G::Find, "find", "Find words in the article; then n and N go from place to place"),
    row(&[Article], &["C-n"], C::NextMatch, G::Find, "", "Go to the next place of what was found"),
    row(&[Article], &["C-p"], C::PreviousMatch, G::Find, "", "Go to the place before"),
    row(&[Article], &[";"], C::Links, G::Find, "", "Number the links and list their addresses; a number opens one"),
    row(
        &[List, People, Quotes, Stories, Contacts],
        &["C-s"],
        C::FilterOrder,
        G::Find,
        "",
        "Put the best match of the filter first, or keep the order of the list; also while a filter is typed",
    ),
    row(
        &[People, Quotes, Stories, Contacts],
        &["/"],
        C::Filter,
        G::Find,
        "filter",
        "Filter by names, offices and countries, by words said, by topic, by kind and place of a contact",
    ),
    row(VIEWS, &["q", "C-o", "Backspace"], C::Close, G::People, "back", "Back to where this was opened"),
    row(
        &[People, Dossier],
        &["m"],
        C::Merge,
        G::People,
        "same person",
        "Mark a person; on another: the marked one is the same as this one",
    ),
    row(&[People, Dossier], &["e"], C::Rename, G::People, "", "Correct the name"),
    row(&[People, Dossier], &["X"], C::NotAPerson, G::People, "", "This is no person"),
    row(&[Dossier], &["i"], C::Split, G::People, "", "In the selected article it is somebody else"),
    row(READING, &["h", "Left"], C::Left, G::Move, "", "Go to the list"),
    row(&[List, Article], &["l", "Right"], C::Right, G::Move, "", "Go to the article"),
    row(&[List], &["Enter"], C::Open, G::Read, "read", "Read the selected article"),
    row(&[Related], &["Enter"], C::Open, G::Jump, "jump", "Jump to the selected related article"),
    row(
        &[Article],
        &["space"],
        C::ReadOn,
        G::Read,
        "read on",
        "Go a page down; at the end, on to the next unread article",
    ),
    row(&[List], &["space"], C::ReadOn, G::Read, "", "Read the selected article, a page at a time"),
    row(
        &[Article],
        &["Tab"],
        C::NextStop,
        G::Read,
        "names",
        "Step to the next name, quotation or link; the last line says who, in what office, by what rule",
    ),
    row(&[Article], &["S-Tab"], C::PreviousStop, G::Read, "", "Step to the one before"),
    row(
        &[Article],
        &["Enter"],
        C::Act,
        G::Read,
        "",
        "Open the dossier of the name under the cursor or of who is quoted there; open the link",
    ),
    row(&[Article], &["q"], C::Close, G::Read, "back", "Back to where the article was opened: the list, or a view"),
    row(READING, &["J"], C::NextArticle, G::Read, "", "Read the next article of the list"),
    row(READING, &["K"], C::PreviousArticle, G::Read, "", "Read the previous article of the list"),
    row(
        READING,
        &["n"],
        C::NextUnread,
        G::Read,
        "next unread",
        "Read the next unread article; while words are sought, the next place of them",
    ),
    row(READING, &["N"], C::PreviousUnread, G::Read, "", "Read the previous unread article; likewise the place before"),
    row(READING, &["u"], C::ToggleRead, G::Read, "", "Mark as read, or as unread again"),
    row(READING, &["s"], C::ToggleStar, G::Read, "star", "Star, or take the star away"),
    row(READING, &["t"], C::Tag, G::Read, "", "Give a tag, or take it away; Tab completes it"),
    row(READING, &["a"], C::Note, G::Read, "", "Write a note, in $VISUAL or $EDITOR"),
    row(READING, &["E"], C::Archive, G::Read, "", "Put away: out of the list, still found; in the archive: take back"),
    row(
        READING,
        &["D"],
        C::Delete,
        G::Read,
        "",
        "Delete, to be had again for 30 days; among what was deleted: have again",
    ),
    row(&[List], &["A"], C::AllRead, G::Read, "", "Mark all that is shown as read"),
    row(&[List], &["Mu"], C::AllUnread, G::Read, "", "Mark all that is shown as unread"),
    row(&[List], &["Ms"], C::AllStarred, G::Read, "", "Star all that is shown"),
    row(&[List], &["MS"], C::AllUnstarred, G::Read, "", "Take the stars of all that is shown away"),
    row(&[List], &["Mt"], C::AllTagged, G::Read, "", "Give all that is shown a tag, or take it away"),
    row(&[List], &["ME"], C::AllArchived, G::Read, "", "Put all that is shown away; in the archive: take it back"),
    row(
        &[List],
        &["MD"],
        C::AllDeleted,
        G::Read,
        "",
        "Delete all that is shown; among what was deleted: have it again",
    ),
    row(&[List], &["S"], C::Sort, G::Find, "", "Sort the list: newest, by publisher, unread first, longest"),
    row(READING, &["gh"], C::History, G::Find, "", "Show what was opened, the latest first; again: the library"),
    row(READING, &["gE"], C::Archived, G::Find, "", "Show what was put away; again: the library"),
    row(READING, &["gD"], C::Deleted, G::Find, "", "Show what was deleted; again: the library"),
    row(READING, &["o"], C::Browse, G::Read, "", "Open the article's address in the browser"),
    row(
        READING,
        &["y"],
        C::CopyLink,
        G::Read,
        "",
        "Copy the article's address; in an article the quotation with its speaker, the name or the link under the cursor",
    ),
    row(READING, &["Y"], C::CopyCitation, G::Read, "", "Copy a citation: title, publisher, date, address"),
    row(&[Article], &["gy"], C::CopyParagraph, G::Read, "", "Copy the paragraph under the cursor, or at the top"),
    row(READING, &["w"], C::Save, G::Read, "", "Write the article to a file: .md, .txt, .html or .json"),
    row(READING, &["|"], C::Pipe, G::Read, "", "Run a program that reads the article, as Markdown"),
    row(&[List, Article], &["z"], C::Alone, G::Read, "", "Show nothing but the article; z, q or Esc shows all again"),
    row(&[Article], &["go"], C::Outline, G::Read, "", "List the subheads and other parts of the article"),
    row(&[Outline], &["Enter"], C::Open, G::Read, "go there", "Go to the selected part of the article"),
    row(&[Outline], &["q", "go", "Esc"], C::Close, G::Read, "close", "Back to the article"),
    row(&[Article], &["g>"], C::Rest, G::Read, "", "Show the next part of a very long text"),
    row(&[Article], &[">"], C::WiderText, G::Read, "", "Let lines of text be longer"),
    row(&[Article], &["<"], C::NarrowerText, G::Read, "", "Let lines of text be shorter"),
    row(&[Article], &["="], C::Spacing, G::Read, "", "Leave one more line free between lines of text, or none"),
    row(&[Article], &["g="], C::Margin, G::Read, "", "Leave more columns free beside the text, or none"),
    row(PLACES, &["Esc"], C::Cancel, G::Find, "", "Clear the filter; leave the cursor; close what lies on top"),
    row(&[List, Article], &["r"], C::Related, G::Jump, "related", "List the related articles with the reasons"),
    row(&[Related], &["q", "r"], C::Close, G::Jump, "back", "Back to the article"),
    row(TEXT, &["1"], C::Jump(1), G::Jump, "", "Jump to the first related article; 2 to 9 likewise"),
    row(TEXT, &["2"], C::Jump(2), G::Jump, "", ""),
    row(TEXT, &["3"], C::Jump(3), G::Jump, "", ""),
    row(TEXT, &["4"], C::Jump(4), G::Jump, "", ""),
    row(TEXT, &["5"], C::Jump(5), G::Jump, "", ""),
    row(TEXT, &["6"], C::Jump(6), G::Jump, "", ""),
    row(TEXT, &["7"], C::Jump(7), G::Jump, "", ""),
    row(TEXT, &["8"], C::Jump(8), G::Jump, "", ""),
    row(TEXT, &["9"], C::Jump(9), G::Jump, "", ""),
    row(READING, &["C-o", "Backspace"], C::Back, G::Jump, "jump back", "Go back to where the last jump began"),
    row(PLACES, &["gn"], C::Forward, G::Jump, "", "Go forward again"),
    row(READING, &["g-"], C::Removed, G::Read, "", "Show what was removed from the article, and why"),
    row(&[Removed], &["q", "g-", "Esc"], C::Close, G::Read, "close", "Back to the article"),
    row(
        &[List, Article, Related, Dossier, Quotes],
        &["p"],
        C::People,
        G::People,
        "people",
        "List the people of the library or, while a filter is on, of the filtered articles",
    ),
    row(
        &[Stories, Timeline, Contacts, Coverage, Brief],
        &["p"],
        C::People,
        G::People,
        "",
        "List the people of the library or, while a filter is on, of the filtered articles",
    ),
    row(
        &[List, Article, Related, People, Dossier],
        &["gq"],
        C::Quotes,
        G::People,
        "quotes",
        "List what was said: in the article, by the person, in the articles of the list",
    ),
    row(&[Stories], &["Enter"], C::Open, G::Follow, "timeline", "Show the selected story, step by step"),
    row(&[Timeline], &["Enter"], C::Open, G::Follow, "open", "Open the report that stands for the selected event"),
    row(&[Contacts], &["Enter"], C::Open, G::Follow, "open", "Open the report at the sentence about the contact"),
    row(&[Coverage], &["Enter"], C::Open, G::Follow, "open", "Open the selected report at what it has of the row"),
    row(&[Brief], &["Enter"], C::Open, G::Follow, "open", "Open the selected quotation, contact or source"),
    row(&[List], &["Tab"], C::Fold, G::Follow, "", "Fold the event or story of the list, or unfold it"),
    row(&[List, Article], &["]"], C::NextReport, G::Follow, "", "Go to the next report of the event"),
    row(&[List, Article], &["["], C::PreviousReport, G::Follow, "", "Go to the report of the event before this one"),
    row(&[List], &["}"], C::NextOfStory, G::Follow, "", "Go to the next article of the story"),
    row(&[List], &["{"], C::PreviousOfStory, G::Follow, "", "Go to the article of the story before this one"),
    row(&[Article], &["}"], C::NextParagraph, G::Move, "", "Go to the next paragraph"),
    row(&[Article], &["{"], C::PreviousParagraph, G::Move, "", "Go to the paragraph before"),
    row(
        &[Article],
        &["+"],
        C::Fresh,
        G::Follow,
        "",
        "Mark what no earlier report of the event had, or leave the marks out",
    ),
    row(
        &[List, Article, Related],
        &["m"],
        C::SameEvent,
        G::Follow,
        "",
        "Mark an article; on another: it and the marked one report the same event",
    ),
    row(&[List, Article, Related], &["X"], C::OwnEvent, G::Follow, "", "The article reports an event of its own"),
    row(&[List, Article, Related], &["P"], C::Pin, G::Follow, "", "The article stays in the event that it is in"),
    row(
        &[Stories],
        &["m"],
        C::SameStory,
        G::Follow,
        "same story",
        "Mark a story; on another: the marked one is the same as this one",
    ),
    row(&[Timeline], &["X"], C::OwnStory, G::Follow, "own story", "The selected event is a story of its own"),
    row(&[Contacts], &["="], C::Between, G::Follow, "only these", "Only the contacts between the same people"),
    row(&[Contacts], &["S"], C::Sort, G::Follow, "sort", "Sort by date, by people, by kind"),
    row(&[Coverage], &["h", "Left"], C::Left, G::Follow, "", "Go to the report on the left"),
    row(&[Coverage], &["l", "Right"], C::Right, G::Follow, "report", "Go to the report on the right"),
    row(&[Coverage], &["1"], C::Jump(1), G::Follow, "", "Go to the first report; 2 to 9 likewise"),
    row(&[Coverage], &["2"], C::Jump(2), G::Follow, "", ""),
    row(&[Coverage], &["3"], C::Jump(3), G::Follow, "", ""),
    row(&[Coverage], &["4"], C::Jump(4), G::Follow, "", ""),
    row(&[Coverage], &["5"], C::Jump(5), G::Follow, "", ""),
    row(&[Coverage], &["6"], C::Jump(6), G::Follow, "", ""),
    row(&[Coverage], &["7"], C::Jump(7), G::Follow, "", ""),
    row(&[Coverage], &["8"], C::Jump(8), G::Follow, "", ""),
    row(&[Coverage], &["9"], C::Jump(9), G::Follow, "", ""),
    row(&[Coverage], &["space"], C::Choose, G::Follow, "choose", "Choose the report for a comparison of words"),
    row(
        &[Coverage],
        &["d"],
        C::Difference,
        G::Follow,
        "words",
        "Compare the words of the two reports that were chosen, or of the first two",
    ),
    row(&[Brief], &["Tab"], C::NextStop, G::Follow, "next event", "Go to the next event"),
    row(&[Brief], &["S-Tab"], C::PreviousStop, G::Follow, "", "Go to the event before"),
    row(&[Brief], &["+"], C::Wider, G::Follow, "longer", "Look further back: 3, 7, 30 days, everything"),
    row(&[Brief], &["-"], C::Narrower, G::Follow, "shorter", "Look less far back"),
    row(
        ALL_BUT_HELP,
        &["U"],
        C::Undo,
        G::Program,
        "",
        "Take the last change back: a mark, many marks, a note, a correction",
    ),
    row(ALL_BUT_HELP, &["C-r"], C::Redo, G::Program, "", "Make the change once more that was taken back"),
    row(ALL_BUT_HELP, &["gm"], C::Mouse, G::Program, "", "Give the mouse back to the terminal, or take it again"),
    row(ALL_BUT_HELP, &["gT"], C::Themes, G::Program, "", "Choose a theme; the screen shows it at once"),
    row(&[Themes], &["Enter"], C::Open, G::Program, "keep", "Keep the chosen theme"),
    row(&[Themes], &["Esc", "q"], C::Close, G::Program, "leave", "Leave the theme as it was"),
    row(&[List, Related], &[">"], C::WiderList, G::Program, "", "Make the list wider; the border can be dragged, too"),
    row(&[List, Related], &["<"], C::NarrowerList, G::Program, "", "Make the list narrower"),
    row(
        ALL_BUT_HELP,
        &[":"],
        C::Commands,
        G::Program,
        "commands",
        "Type the name of a command, or words of what it does; Tab completes it",
    ),
    row(
        &[List, Article, Related, Contacts, Coverage, Brief],
        &["gt"],
        C::Timeline,
        G::Follow,
        "timeline",
        "Show the running story of the article, step by step",
    ),
    row(
        &[List, Article, Related, Timeline, Contacts, Brief],
        &["c"],
        C::Coverage,
        G::Follow,
        "compare",
        "Lay the reports of the event beside one another",
    ),
    row(
        &[List, Article, Related, People, Dossier],
        &["gc"],
        C::Contacts,
        G::Follow,
        "contacts",
        "List who met, called or visited whom: in the articles of the list, in the article, of the person",
    ),
    row(
        &[List, Article, Related, People, Dossier, Quotes, Timeline, Contacts, Coverage, Brief],
        &["gS"],
        C::Stories,
        G::Follow,
        "stories",
        "List the running stories",
    ),
    row(
        &[List, Article, Related, People, Dossier, Quotes, Stories, Timeline, Contacts, Coverage],
        &["gb"],
        C::Brief,
        G::Follow,
        "briefing",
        "Show the briefing: what happened of late, event by event, with its sources",
    ),
    row(
        &[List],
        &["gv"],
        C::Group,
        G::Follow,
        "group",
        "Put the list together by event, story, day, publisher, or not",
    ),
    row(ALL_BUT_HELP, &["?"], C::Help, G::Program, "keys", "Show all keys"),
    row(&[Help], &["/"], C::Filter, G::Find, "find", "Find keys by words of their names and of what they do"),
    row(&[Help], &["Esc"], C::Cancel, G::Program, "", "Show all keys again; close the help"),
    row(&[Help], &["q", "?"], C::Close, G::Program, "close", "Close the help"),
    row(&[List], &["q"], C::Close, G::Program, "", "Quit"),
    row(EVERYWHERE, &["Q", "C-c"], C::Quit, G::Program, "", "Quit"),
    row(EVERYWHERE, &["C-z"], C::Suspend, G::Program, "", "Stop the program and give the shell back; fg returns"),
    row(EVERYWHERE, &["C-l"], C::Redraw, G::Program, "", "Draw the screen anew"),
    row(ALL_BUT_HELP, &["gR"], C::Reload, G::Program, "", "Read the configuration file again"),
];

/// Names of places, one after the other; `everywhere` where none is left out.
pub(super) fn places(scopes: &[Scope]) -> String {
    if scopes.len() >= ALL_BUT_HELP.len() {
        return "everywhere".to_owned();
    }
    scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::key::{read, written};

    #[test]
    fn every_key_of_the_table_is_written_as_it_is_read() {
        for keys in BINDINGS.iter().flat_map(|b| b.keys) {
            assert_eq!(read(keys).map(|read| written(&read)).as_deref(), Ok(*keys));
        }
    }

    #[test]
    fn no_two_commands_share_a_name() {
        let mut named: Vec<(&str, Command)> = BINDINGS.iter().map(|b| (b.command.name(), b.command)).collect();
        named.sort_unstable();
        named.dedup();
        for pair in named.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
    }
}
