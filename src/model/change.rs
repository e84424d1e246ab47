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
    /// A person was corrected.
    Correct(Correction),
    /// What belongs together was corrected.
    Group(Grouping),
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
