//! A document becomes articles with all that the library keeps of them.

use super::learning::Lines;
use crate::analysis::linking::{self, Profile};
use crate::analysis::people::{self, Roster};
use crate::analysis::quotes;
use crate::clean;
use crate::model::{Article, Mention, Problem, Quote};
use crate::parse::Document;
use crate::store::Prepared;

/// The articles of a document, each with the people in it and what is quoted.
pub fn articles(document: &Document) -> Vec<(Article, Vec<Mention>, Vec<Quote>)> {
    let roster = Roster::shipped();
    clean::clean(document)
        .into_iter()
        .map(|mut article| {
            let mentions = people::mentions(&article, roster);
            if article.text.len() > people::LONGEST_TEXT {
                let words = format!("people were looked for in the first {} KiB only", people::LONGEST_TEXT >> 10);
                article.problems.push(Problem::new("long", words));
            }
            let quotes = quotes::quotes(&article, &mentions);
            (article, mentions, quotes)
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
    /// What it has to teach of its publisher's furniture.
    pub lines: Lines,
}

impl Ready {
    fn new(article: Article, mentions: Vec<Mention>, quotes: Vec<Quote>, lines: Lines) -> Self {
        let officials = people::officials(&mentions);
        let profile = linking::profile(&article, &mentions);
        // A profile is a plain value: it always has a JSON form.
        let json = serde_json::to_string(&profile).unwrap_or_default();
        let prepared = Prepared::new(article, mentions, quotes, officials, json, profile.keys());
        Self { prepared, profile, lines }
    }

    /// What it is without the lines that stood in enough `earlier` articles,
    /// where that is something else.
    pub fn without_learned(&self, earlier: &[u64]) -> Option<Self> {
        let article = self.lines.without_learned(&self.prepared.article, earlier)?;
        let mentions = people::mentions(&article, Roster::shipped());
        let quotes = quotes::quotes(&article, &mentions);
        Some(Self::new(article, mentions, quotes, self.lines.clone()))
    }
}

/// The articles of a document from a file in `folder`, ready for the library.
pub fn prepare(document: &Document, folder: Option<&str>) -> Vec<Ready> {
    articles(document)
        .into_iter()
        .map(|(article, mentions, quotes)| {
            let lines = Lines::of(&article, folder);
            Ready::new(article, mentions, quotes, lines)
        })
        .collect()
}
