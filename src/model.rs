//! The nouns that every room speaks: articles and their blocks, spans, people
//! and mentions, relations, problems. Values only; nothing here does anything.
//!
//! Read [`article`] first, then [`person`], [`quote`], [`contact`], [`relation`]
//! and [`opened`]; [`people`] and [`following`] are what they come to over all
//! articles, [`change`] what a reader does about it.

pub mod article;
pub mod change;
pub mod contact;
pub mod corrections;
pub mod date;
pub mod evidence;
pub mod following;
pub mod grouped;
pub mod opened;
pub mod order;
pub mod people;
pub mod person;
pub mod problem;
pub mod quote;
pub mod relation;
pub mod row;
pub mod span;

pub use article::{Article, ArticleId, Author, Block, BlockKind, Format, Hyperlink, Removed, Source};
pub use change::{Change, Correction, Grouping, Mark};
pub use contact::{Contact, ContactReport, LedgerEntry, Standing};
pub use corrections::Corrections;
pub use date::Stamp;
pub use evidence::{Evidence, Metadata, MetadataField};
pub use following::{
    Added, Brief, BriefEvent, Coverage, CoveredFact, FactKind, Fresh, Named, Said, Step, StoryEntry, Timeline,
};
pub use opened::{Linked, Opened};
pub use order::Sort;
pub use people::{Companion, Dossier, LocalFact, Office, OfficeHeld, PersonEntry};
pub use person::{Field, Mention, PersonId};
pub use problem::Problem;
pub use quote::{Quote, QuoteEntry, Speaker, SpeakerKind};
pub use relation::{Happening, Related, Relation};
pub use row::{Counts, Marks, Row};
pub use span::Span;
