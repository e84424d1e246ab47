//! What a reader changes, and can take back. What the corrections among the
//! changes come to is in [`super::corrections`].

use serde::{Deserialize, Serialize};

use super::{ArticleId, PersonId};

/// One thing that a reader changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "change")]
pub enum Change {
    /// An article was marked as read, or as unread.
    Read {
        /// Which.
        article: ArticleId,
        /// As what.
        read: bool,
    },
    /// An article was starred, or its star taken away.
    Star {
        /// Which.
        article: ArticleId,
        /// Whether it is starred.
        starred: bool,
    },
    /// Articles were marked, one or very many at once.
    Mark {
        /// How.
        mark: Mark,
        /// Which.
        articles: Vec<ArticleId>,
    },
    /// A note was written to an article, or taken away.
    Note {
        /// Which.
        article: ArticleId,
        /// The note.
        note: Option<String>,
    },
    /// A person was corrected.
    Correct(Correction),
    /// What belongs together was corrected.
    Group(Grouping),
}

/// How articles are marked, and whether they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "as")]
pub enum Mark {
    /// As read.
    Read {
        /// Whether.
        on: bool,
    },
    /// With a star.
    Star {
        /// Whether.
        on: bool,
    },
    /// With a tag.
    Tag {
        /// Which.
        tag: String,
        /// Whether.
        on: bool,
    },
    /// As put away: out of the list, and still to be found.
    Archive {
        /// Whether.
        on: bool,
    },
    /// As deleted: no longer to be found, and one day gone.
    Delete {
        /// Whether.
        on: bool,
    },
}

impl Mark {
    /// Whether the mark is set, or taken away.
    pub fn is_on(&self) -> bool {
        match self {
            Self::Read { on }
            | Self::Star { on }
            | Self::Tag { on, .. }
            | Self::Archive { on }
            | Self::Delete { on } => *on,
        }
    }

    /// The mark that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        match self.clone() {
            Self::Read { on } => Self::Read { on: !on },
            Self::Star { on } => Self::Star { on: !on },
            Self::Tag { tag, on } => Self::Tag { tag, on: !on },
            Self::Archive { on } => Self::Archive { on: !on },
            Self::Delete { on } => Self::Delete { on: !on },
        }
    }

    /// Whether it moves articles out of the list, or into it.
    pub fn moves(&self) -> bool {
        matches!(self, Self::Archive { .. } | Self::Delete { .. })
    }

    /// What becomes of articles, in words.
    pub fn words(&self) -> String {
        let words = match self {
            Self::Read { on: true } => "marked as read",
            Self::Read { on: false } => "marked as unread",
            Self::Star { on: true } => "starred",
            Self::Star { on: false } => "no longer starred",
            Self::Tag { tag, on: true } => return format!("tagged {tag}"),
            Self::Tag { tag, on: false } => return format!("no longer tagged {tag}"),
            Self::Archive { on: true } => "archived",
            Self::Archive { on: false } => "taken out of the archive",
            Self::Delete { on: true } => "deleted",
            Self::Delete { on: false } => "no longer deleted",
        };
        words.to_owned()
    }
}

impl Change {
    /// The marks among the changes: how which articles are marked.
    pub fn marked(&self) -> Option<(Mark, &[ArticleId])> {
        match self {
            Self::Read { article, read } => Some((Mark::Read { on: *read }, std::slice::from_ref(article))),
            Self::Star { article, starred } => Some((Mark::Star { on: *starred }, std::slice::from_ref(article))),
            Self::Mark { mark, articles } => Some((mark.clone(), articles)),
            Self::Note { .. } | Self::Correct(_) | Self::Group(_) => None,
        }
    }
}

/// What a reader corrects about events and stories. Like a [`Correction`] it
/// holds whatever analysis finds, also for articles that come.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "grouping")]
pub enum Grouping {
    /// Two articles report one event, and so do all reports of their events.
    SameEvent {
        /// An article of the event that goes.
        from: ArticleId,
        /// One of the event that stays.
        into: ArticleId,
    },
    /// The article reports an event of its own.
    OwnEvent {
        /// Which.
        article: ArticleId,
    },
    /// The article reports the event that it is in, and stays there.
    Pin {
        /// Which.
        article: ArticleId,
        /// Another article of the event.
        event: ArticleId,
    },
    /// The events of two articles are of one story, and so are their stories.
    SameStory {
        /// An article of the story that goes.
        from: ArticleId,
        /// One of the story that stays.
        into: ArticleId,
    },
    /// The article's event is a story of its own.
    OwnStory {
        /// Which.
        article: ArticleId,
    },
}

impl Grouping {
    /// The article that it sets apart from others, if it does.
    pub fn set_apart(&self) -> Option<&ArticleId> {
        match self {
            Self::OwnEvent { article } | Self::OwnStory { article } | Self::Pin { article, .. } => Some(article),
            Self::SameEvent { .. } | Self::SameStory { .. } => None,
        }
    }
}

/// What a reader corrects about people. Corrections lie over what analysis
/// finds: they hold for articles that are there and for those that come.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "correction")]
pub enum Correction {
    /// Two names are one person's: whatever names `from` names `into`.
    Merge {
        /// The name that goes.
        from: PersonId,
        /// The one that stays.
        into: PersonId,
    },
    /// In this article the name is another person's.
    Split {
        /// The person so far.
        person: PersonId,
        /// In which article.
        article: ArticleId,
        /// The other person; an id that nobody has makes a new one.
        into: PersonId,
    },
    /// The person goes by another name.
    Rename {
        /// Who.
        person: PersonId,
        /// The name.
        name: String,
    },
    /// What was taken for a person is none.
    NotAPerson {
        /// What.
        person: PersonId,
    },
}
