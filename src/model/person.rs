//! People, and the places where an article names them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// A person's name in lower-case ASCII words joined by hyphens: `wang-yi`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub String);

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The part of an article in which something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// [`super::Article::text`].
    Text,
    /// The headline.
    Title,
    /// The sentence below the headline.
    Standfirst,
    /// The caption that is block number `n` of the article.
    Caption(usize),
}

/// One place where an article names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The part of the article.
    pub field: Field,
    /// The name in that part, without title or possessive.
    pub span: Span,
    /// The words of the span.
    pub text: String,
    /// Who it is; `None` for a surname without an antecedent.
    pub person: Option<PersonId>,
    /// The fullest form of the name that the article has.
    pub name: Option<String>,
    /// Whether the article, or the roster of office holders, shows the person
    /// to hold or speak for a public office.
    pub official: bool,
    /// The office as stated here, without the country.
    pub role: Option<String>,
    /// ISO 3166-1 alpha-2 code of the state the office belongs to.
    pub country: Option<String>,
    /// The body a person works for or speaks for, as stated.
    pub organisation: Option<String>,
    /// The rule that found it, such as `title-before-name`.
    pub rule: String,
}

/// Words of a title that is not held now.
const NOT_NOW: [&str; 8] = ["former", "ex", "retired", "late", "elect", "designate", "nominee", "candidate"];

impl Mention {
    /// Whether the article states here who holds which office: a full name
    /// beside the title of a public office. Such mentions are evidence for what
    /// is known beyond the article.
    pub fn is_evidence(&self) -> bool {
        let full = self.person.is_some() && self.text.contains(' ');
        let beside = self.rule.contains("title");
        let now = |role: &String| {
            let role = role.to_lowercase();
            !role.split([' ', '-']).any(|word| NOT_NOW.contains(&word))
        };
        full && beside && self.official && self.role.as_ref().is_some_and(now)
    }
}
