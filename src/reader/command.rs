//! The closed set of what a reader can mean.

#[cfg(test)]
mod tests;

/// One thing that the reader can ask for. Each has a row in
/// [`super::bindings::BINDINGS`], which says with which keys and in which
/// words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// One row or line down.
    Down,
    /// One row or line up.
    Up,
    /// To the first row or line.
    Top,
    /// To the last row or line.
    Bottom,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// A page down, and past the end of an article the next unread one.
    ReadOn,
    /// To the pane on the left.
    Left,
    /// To the pane on the right.
    Right,
    /// Read the selected article.
    Open,
    /// The next article of the list.
    NextArticle,
    /// The one before.
    PreviousArticle,
    /// The next unread article of the list.
    NextUnread,
    /// The unread one before.
    PreviousUnread,
    /// Step to the next name, quotation or link; to the next section.
    NextStop,
    /// Step to the one before.
    PreviousStop,
    /// Act on the name, quotation or link under the cursor.
    Act,
    /// Mark as read, or as unread.
    ToggleRead,
    /// Star, or take the star away.
    ToggleStar,
    /// Give a tag, or take it away.
    Tag,
    /// Write a note.
    Note,
    /// Put away, or take out of the archive.
    Archive,
    /// Delete, or have again.
    Delete,
    /// Mark all that is shown as read.
    AllRead,
    /// Mark all that is shown as unread.
    AllUnread,
    /// Star all that is shown.
    AllStarred,
    /// Take the stars of all that is shown away.
    AllUnstarred,
    /// Give all that is shown a tag.
    AllTagged,
    /// Put all that is shown away.
    AllArchived,
    /// Delete all that is shown.
    AllDeleted,
    /// Show what was opened.
    History,
    /// Show what was put away.
    Archived,
    /// Show what was deleted.
    Deleted,
    /// Open the article's address in the browser.
    Browse,
    /// Copy the article's address.
    CopyLink,
    /// Copy its title, publisher, date and address.
    CopyCitation,
    /// Copy the paragraph under the cursor, or at the top.
    CopyParagraph,
    /// Write the article to a file.
    Save,
    /// Give the article to a program.
    Pipe,
    /// Show nothing but the article, or all again.
    Alone,
    /// List the parts of the article.
    Outline,
    /// Show more of a very long text.
    Rest,
    /// Let lines of text be longer.
    WiderText,
    /// Let them be shorter.
    NarrowerText,
    /// Leave more lines free between lines of text, or none.
    Spacing,
    /// Leave more columns free beside the text, or none.
    Margin,
    /// Type a filter.
    Filter,
    /// The best match of a filter first, or what comes first without it.
    FilterOrder,
    /// Find words in the article.
    Find,
    /// The next place at which they stand.
    NextMatch,
    /// The one before.
    PreviousMatch,
    /// Number the links of the article.
    Links,
    /// Drop the filter, or what stands in the way.
    Cancel,
    /// List the related articles.
    Related,
    /// Show what was removed from the article.
    Removed,
    /// List people.
    People,
    /// List quotations.
    Quotes,
    /// Another order of the list, of people, of contacts.
    Sort,
    /// Show everyone, or officials only.
    Officials,
    /// Mark a person, or make the marked one the same as this one.
    Merge,
    /// Correct a name.
    Rename,
    /// Correct that something is no person.
    NotAPerson,
    /// Correct who is meant in one article.
    Split,
    /// List running stories.
    Stories,
    /// Show the story of an article, step by step.
    Timeline,
    /// List who met, called or visited whom.
    Contacts,
    /// Only the contacts between those of the selected one.
    Between,
    /// Lay the reports of an event beside one another.
    Coverage,
    /// Choose a report whose words are to be compared.
    Choose,
    /// Compare the words of two reports.
    Difference,
    /// Show the briefing.
    Brief,
    /// Let the briefing look further back.
    Wider,
    /// Let it look less far back.
    Narrower,
    /// Put the list together by event, by story, or not.
    Group,
    /// Fold a group of the list, or unfold it.
    Fold,
    /// The next report of the event.
    NextReport,
    /// The one before.
    PreviousReport,
    /// The next article of the story.
    NextOfStory,
    /// The one before.
    PreviousOfStory,
    /// The next paragraph.
    NextParagraph,
    /// The one before.
    PreviousParagraph,
    /// Mark what is new in an article, or not.
    Fresh,
    /// Mark an article, or say that it and the marked one report one event.
    SameEvent,
    /// Say that an article reports an event of its own.
    OwnEvent,
    /// Say that an article stays in its event.
    Pin,
    /// Mark a story, or make the marked one one with this.
    SameStory,
    /// Say that an event is a story of its own.
    OwnStory,
    /// Take the last change back.
    Undo,
    /// Make it once more.
    Redo,
    /// Jump to related article number 1 to 9.
    Jump(u8),
    /// Back to where the last jump began.
    Back,
    /// Forward again.
    Forward,
    /// Type the name of a command.
    Commands,
    /// Show all keys.
    Help,
    /// Give the mouse back to the terminal, or take it.
    Mouse,
    /// Choose a theme.
    Themes,
    /// Make the list wider.
    WiderList,
    /// Make the list narrower.
    NarrowerList,
    /// Close what lies on top; on the list: quit.
    Close,
    /// Quit from anywhere.
    Quit,
    /// Stop the program and give the shell back.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Read the configuration again.
    Reload,
}

impl Command {
    /// Its name on the command line of the reader.
    pub fn name(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
            Self::Top => "top",
            Self::Bottom => "bottom",
            Self::HalfDown => "half-down",
            Self::HalfUp => "half-up",
            Self::PageDown => "page-down",
            Self::PageUp => "page-up",
            Self::ReadOn => "read-on",
            Self::Left => "left",
            Self::Right => "right",
            Self::Open => "open",
            Self::NextArticle => "next",
            Self::PreviousArticle => "previous",
            Self::NextUnread => "next-unread",
            Self::PreviousUnread => "previous-unread",
            Self::NextStop => "step",
            Self::PreviousStop => "step-back",
            Self::Act => "act",
            Self::ToggleRead => "mark",
            Self::ToggleStar => "star",
            Self::Tag => "tag",
            Self::Note => "note",
            Self::Archive => "archive",
            Self::Delete => "delete",
            Self::AllRead => "all-read",
            Self::AllUnread => "all-unread",
            Self::AllStarred => "all-star",
            Self::AllUnstarred => "all-unstar",
            Self::AllTagged => "all-tag",
            Self::AllArchived => "all-archive",
            Self::AllDeleted => "all-delete",
            Self::History => "history",
            Self::Archived => "archived",
            Self::Deleted => "deleted",
            Self::Browse => "browse",
            Self::CopyLink => "copy-link",
            Self::CopyCitation => "copy-citation",
            Self::CopyParagraph => "copy-paragraph",
            Self::Save => "save",
            Self::Pipe => "pipe",
            Self::Alone => "zen",
            Self::Outline => "outline",
            Self::Rest => "rest",
            Self::WiderText => "wider-text",
            Self::NarrowerText => "narrower-text",
            Self::Spacing => "spacing",
            Self::Margin => "margin",
            Self::Filter => "filter",
            Self::FilterOrder => "filter-order",
            Self::Find => "find",
            Self::NextMatch => "next-match",
            Self::PreviousMatch => "previous-match",
            Self::Links => "links",
            Self::Cancel => "clear",
            Self::Related => "related",
            Self::Removed => "removed",
            Self::People => "people",
            Self::Quotes => "quotes",
            Self::Sort => "sort",
            Self::Officials => "officials",
            Self::Merge => "merge",
            Self::Rename => "rename",
            Self::NotAPerson => "no-person",
            Self::Split => "split",
            Self::Stories => "stories",
            Self::Timeline => "timeline",
            Self::Contacts => "contacts",
            Self::Between => "between",
            Self::Coverage => "compare",
            Self::Choose => "choose",
            Self::Difference => "difference",
            Self::Brief => "brief",
            Self::Wider => "wider",
            Self::Narrower => "narrower",
            Self::Group => "group",
            Self::Fold => "fold",
            Self::NextReport => "next-report",
            Self::PreviousReport => "previous-report",
            Self::NextOfStory => "story-next",
            Self::PreviousOfStory => "story-previous",
            Self::NextParagraph => "paragraph",
            Self::PreviousParagraph => "paragraph-back",
            Self::Fresh => "new-here",
            Self::SameEvent => "same-event",
            Self::OwnEvent => "own-event",
            Self::Pin => "pin",
            Self::SameStory => "same-story",
            Self::OwnStory => "own-story",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Jump(n) => JUMPS[usize::from(n.saturating_sub(1)).min(JUMPS.len() - 1)],
            Self::Back => "back",
            Self::Forward => "forward",
            Self::Commands => "commands",
            Self::Help => "help",
            Self::Mouse => "mouse",
            Self::Themes => "theme",
            Self::WiderList => "wider-list",
            Self::NarrowerList => "narrower-list",
            Self::Close => "close",
            Self::Quit => "quit",
            Self::Suspend => "suspend",
            Self::Redraw => "redraw",
            Self::Reload => "reload",
        }
    }
}

const JUMPS: [&str; 9] = ["jump-1", "jump-2", "jump-3", "jump-4", "jump-5", "jump-6", "jump-7", "jump-8", "jump-9"];
