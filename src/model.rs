//! The nouns that every room speaks: articles and their blocks, spans, people
//! and mentions, relations, problems. Values only; nothing here does anything.
//!
//! Read [`article`] first, then [`person`], [`quote`], [`relation`] and
//! [`opened`]; [`people`] is what they come to over all articles, [`change`]
//! what a reader does about it.

pub mod article;
pub mod change;
pub mod corrections;
pub mod date;
pub mod evidence;
pub mod opened;
pub mod people;
pub mod person;
pub mod problem;
pub mod quote;
pub mod relation;
pub mod row;
pub mod span;

pub use article::{Article, ArticleId, Author, Block, BlockKind, Format, Hyperlink, Removed, Source};
pub use change::{Change, Correction};
pub use corrections::Corrections;
pub use date::Stamp;
pub use evidence::{Evidence, Metadata, MetadataField};
pub use opened::{Linked, Opened};
pub use people::{Companion, Dossier, LocalFact, Office, OfficeHeld, PersonEntry};
pub use person::{Field, Mention, PersonId};
pub use problem::Problem;
pub use quote::{Quote, QuoteEntry, Speaker, SpeakerKind};
pub use relation::{Happening, Related, Relation};
pub use row::{Counts, Marks, Row};
pub use span::Span;
