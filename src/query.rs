//! The query language: text becomes a tree, and the tree a predicate over
//! articles. Pure: the store hands over what it has and asks yes or no.
//!
//! Read [`tree`] for what can be meant, [`parse`] for how it is typed and
//! [`matching`] for what it chooses.

pub mod matching;
pub mod parse;
pub mod tree;

pub use matching::Subject;
pub use parse::QueryError;
pub use tree::{Mark, Query, Term, Wish};
