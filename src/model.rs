//! The nouns that every room speaks: articles and their blocks, spans, people
//! and mentions, relations, problems. Values only; nothing here does anything.
//!
//! Read [`article`] first, then [`person`], [`relation`] and [`opened`].

pub mod article;
pub mod date;
pub mod evidence;
pub mod opened;
pub mod person;
pub mod problem;
pub mod relation;
pub mod row;
pub mod span;

pub use article::{Article, ArticleId, Author, Block, BlockKind, Format, Hyperlink, Removed, Source};
pub use date::Stamp;
pub use evidence::{Evidence, Metadata, MetadataField};
pub use opened::{Linked, Opened};
pub use person::{Field, Mention, PersonId};
pub use problem::Problem;
pub use relation::{Happening, Related, Relation};
pub use row::{Counts, Marks, Row};
pub use span::Span;
