//! What joins articles: events, stories, and the reasons for each link.

use serde::{Deserialize, Serialize};

use super::ArticleId;

/// A neighbour of an article and why it is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// The other article.
    pub id: ArticleId,
    /// How close it is.
    pub relation: Relation,
    /// How strongly the two belong together, 0 to 1.
    pub score: f64,
    /// The reasons, in words for the reader.
    pub because: Vec<String>,
}

/// How two articles belong together, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Nearly the same words.
    Duplicate,
    /// Reports of one happening.
    SameEvent,
    /// Events that follow from one another.
    SameStory,
    /// The same officials in other matters.
    SharedOfficials,
    /// Much the same words.
    Similar,
}

impl Relation {
    /// The relation in words: `same event`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::SameEvent => "same event",
            Self::SameStory => "same story",
            Self::SharedOfficials => "shared officials",
            Self::Similar => "similar",
        }
    }
}

/// The kinds of happening that two reports can be told apart by, after the
/// consultation classes of CAMEO (Gerner, Schrodt et al. 2002).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// A conversation by telephone.
    Call,
    /// A conversation by video.
    VideoCall,
    /// People in one room.
    Meeting,
    /// Negotiations.
    Talks,
    /// A journey to see others.
    Visit,
    /// Heads of state or government in one room.
    Summit,
    /// A written message.
    Letter,
}

impl Happening {
    /// With its article, as in "both report a call".
    pub fn with_article(self) -> &'static str {
        match self {
            Self::Call => "a call",
            Self::VideoCall => "a video call",
            Self::Meeting => "a meeting",
            Self::Talks => "talks",
            Self::Visit => "a visit",
            Self::Summit => "a summit",
            Self::Letter => "a letter",
        }
    }
}
