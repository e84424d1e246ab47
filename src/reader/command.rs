//! The closed set of what a reader can mean.

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
    /// Mark as read, or as unread.
    ToggleRead,
    /// Star, or take the star away.
    ToggleStar,
    /// Open the article's address in the browser.
    Browse,
    /// Copy the article's address.
    CopyLink,
    /// Type a filter.
    Filter,
    /// Drop the filter, or what stands in the way.
    Cancel,
    /// List the related articles.
    Related,
    /// Jump to related article number 1 to 9.
    Jump(u8),
    /// Back to where the last jump began.
    Back,
    /// Forward again.
    Forward,
    /// Show all keys.
    Help,
    /// Close what lies on top; on the list: quit.
    Close,
    /// Quit from anywhere.
    Quit,
    /// Stop the program and give the shell back.
    Suspend,
    /// Draw everything anew.
    Redraw,
}
