//! Documents become articles.
