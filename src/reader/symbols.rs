//! The signs that stand for things, in Unicode and in ASCII.

/// The signs of one character set. No two meanings in one place share a sign, so
/// that none is told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbols {
    /// An article not yet read.
    pub unread: &'static str,
    /// A starred article.
    pub star: &'static str,
    /// A note to an article.
    pub note: &'static str,
    /// The selected row.
    pub selected: &'static str,
    /// Several reports of one event.
    pub reports: &'static str,
    /// A horizontal rule.
    pub rule: &'static str,
    /// The line between two panes.
    pub divider: &'static str,
    /// Where the rule meets that line.
    pub tee: &'static str,
    /// Where the rules of a table cross.
    pub cross: &'static str,
    /// The bar beside a quotation.
    pub bar: &'static str,
    /// A line that goes on from the one above.
    pub goes_on: &'static str,
    /// Between facts on one line.
    pub dot: &'static str,
    /// A missing date.
    pub none: &'static str,
    /// A caption.
    pub caption: &'static str,
    /// A video.
    pub video: &'static str,
    /// An aside.
    pub aside: &'static str,
    /// A list item.
    pub bullet: &'static str,
    /// The Return key, in hints.
    pub enter: &'static str,
    /// More lies below.
    pub more: &'static str,
    /// The part of an article that is read.
    pub here: &'static str,
    /// A person marked to be one with another.
    pub marked: &'static str,
    /// The kinds of contact, in the order of their list: call, video call, meeting,
    /// talks, visit, summit, letter.
    pub contacts: [&'static str; 7],
    /// A week without a contact.
    pub no_week: &'static str,
    /// Something that no earlier report of the event had.
    pub fresh: &'static str,
    /// A row under which others are folded.
    pub folded: &'static str,
    /// A row under which others stand.
    pub unfolded: &'static str,
    /// A row that stands under another.
    pub under: &'static str,
    /// Bars, the lowest first.
    pub bars: [&'static str; 8],
    /// Where a bar would stand for nothing.
    pub no_bar: &'static str,
}

/// Which letters a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// All.
    Unicode,
    /// Those of ASCII: others are shown as the nearest of these.
    Ascii,
}

/// For terminals in a UTF-8 locale.
pub const UNICODE: Symbols = Symbols {
    unread: "●",
    star: "★",
    note: "✎",
    selected: "▌",
    reports: "≡",
    rule: "─",
    divider: "│",
    tee: "┬",
    cross: "┼",
    bar: "▎",
    goes_on: "↪",
    dot: "·",
    none: "—",
    caption: "▣",
    video: "▶",
    aside: "┆",
    bullet: "•",
    enter: "⏎",
    more: "↓",
    here: "◆",
    marked: "◆",
    contacts: ["☏", "◫", "◇", "≈", "→", "△", "✉"],
    no_week: "·",
    fresh: "+",
    folded: "▸",
    unfolded: "▾",
    under: "└",
    bars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    no_bar: " ",
};

/// For all others.
pub const ASCII: Symbols = Symbols {
    unread: "*",
    star: "+",
    note: "%",
    selected: ">",
    reports: "x",
    rule: "-",
    divider: "|",
    tee: "+",
    cross: "+",
    bar: ">",
    goes_on: "\\",
    dot: "-",
    none: "--",
    caption: "#",
    video: "=",
    aside: ":",
    bullet: "o",
    enter: "Enter",
    more: "v",
    here: "*",
    marked: "&",
    contacts: ["c", "v", "m", "t", "/", "^", "@"],
    no_week: "_",
    fresh: "+",
    folded: "#",
    unfolded: "=",
    under: "`",
    bars: [".", ":", "-", "=", "+", "*", "#", "@"],
    no_bar: " ",
};
