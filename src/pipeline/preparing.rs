//! A document becomes articles with all that the library keeps of them.

use crate::analysis::linking::{self, Profile};
use crate::analysis::people::{self, Roster};
use crate::clean;
use crate::model::{Article, Mention};
use crate::parse::Document;
use crate::store::Prepared;

/// The articles of a document, each with the people in it.
pub fn articles(document: &Document) -> Vec<(Article, Vec<Mention>)> {
    let roster = Roster::shipped();
    clean::clean(document)
        .into_iter()
        .map(|article| {
            let mentions = people::mentions(&article, roster);
            (article, mentions)
        })
        .collect()
}

/// An article ready for the library, and its profile for comparing.
#[derive(Debug, Clone)]
pub struct Ready {
    /// What the library keeps.
    pub prepared: Prepared,
    /// What it is compared by.
    pub profile: Profile,
}

/// The articles of a document, ready for the library.
pub fn prepare(document: &Document) -> Vec<Ready> {
    articles(document)
        .into_iter()
        .map(|(article, mentions)| {
            let officials = people::officials(&mentions);
            let profile = linking::profile(&article, &mentions);
            // A profile is a plain value: it always has a JSON form.
            let json = serde_json::to_string(&profile).unwrap_or_default();
            let prepared = Prepared::new(article, mentions, officials, json, profile.keys());
            Ready { prepared, profile }
        })
        .collect()
}
