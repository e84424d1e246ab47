//! Quotations, and who said them.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Field, PersonId, Span, Stamp};

/// Words that an article gives between quotation marks as somebody's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The part of the article.
    pub field: Field,
    /// The words in that part, without the marks. A quotation broken by its
    /// cue is two.
    pub span: Span,
    /// The words of the span.
    pub text: String,
    /// Who said it.
    pub speaker: Speaker,
    /// The word that attributes it, such as `said`, as it stands there.
    pub cue: Option<String>,
    /// The rule that found the speaker, such as `cue-after-quote`.
    pub rule: String,
}

/// Who said something, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Speaker {
    /// What the speaker is.
    pub kind: SpeakerKind,
    /// Which person.
    pub id: Option<PersonId>,
    /// The fullest form of the name that the article has.
    pub name: Option<String>,
    /// The words beside the quotation that name the speaker, in the same part
    /// of the article: the pronoun or the family name, if that is what stands
    /// there.
    pub span: Option<Span>,
}

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// Somebody.
    Person,
    /// A ministry, a statement, a group of people.
    Institution,
    /// Nobody whom the text names.
    #[default]
    None,
}

/// A quotation as a list of quotations shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteEntry {
    /// The article it stands in.
    pub article: ArticleId,
    /// The title of the article.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The date that lists show of the article.
    pub date: Option<Stamp>,
    /// The quotation.
    pub quote: Quote,
    /// What stands before it in its sentence, with the opening mark.
    pub before: String,
    /// What stands after it in its sentence, with the closing mark.
    pub after: String,
}

impl QuoteEntry {
    /// The sentence with the quotation in it.
    pub fn sentence(&self) -> String {
        format!("{}{}{}", self.before, self.quote.text, self.after)
    }
}
