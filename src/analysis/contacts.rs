//! Who called, met or visited whom, as an article reports it.

use crate::model::{Article, Contact, Mention, Quote};

/// The contacts that an article reports, in the order of its text.
pub fn contacts(_article: &Article, _mentions: &[Mention], _quotes: &[Quote]) -> Vec<Contact> {
    Vec::new()
}
