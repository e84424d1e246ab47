//! A document becomes articles with all that the library keeps of them.

use super::learning::Lines;
use crate::analysis::linking::{self, Profile};
use crate::analysis::people::{self, Roster};
use crate::analysis::{contacts, quotes};
use crate::clean;
use crate::model::{Article, Contact, Evidence, Mention, MetadataField, Problem, Quote};
use crate::parse::Document;
use crate::store::Prepared;

/// What was found in an article.
#[derive(Debug, Clone, Default)]
pub struct Analysed {
    /// The people it names.
    pub mentions: Vec<Mention>,
    /// What is quoted in it.
    pub quotes: Vec<Quote>,
    /// Who met, called or visited whom.
    pub contacts: Vec<Contact>,
}

/// The articles of a document, each with the people in it and what is quoted,
/// as the shipped roster knows them.
pub fn articles(document: &Document) -> Vec<(Article, Analysed)> {
    articles_by(document, Roster::shipped())
}

fn articles_by(document: &Document, roster: &Roster) -> Vec<(Article, Analysed)> {
    clean::clean(document)
        .into_iter()
        .map(|mut article| {
            article.problems.extend(unanalysed(&article));
            let analysed = analysed(&article, roster);
            (article, analysed)
        })
        .collect()
}

fn analysed(article: &Article, roster: &Roster) -> Analysed {
    if !is_english(article) {
        return Analysed::default();
    }
    let mentions = people::mentions(article, roster);
    let quotes = quotes::quotes(article, &mentions);
    let contacts = contacts::contacts(article, &mentions, &quotes);
    Analysed { mentions, quotes, contacts }
}

/// What of an article is not looked at for people and quotations.
fn unanalysed(article: &Article) -> Option<Problem> {
    if !is_english(article) {
        return Some(Problem::new("not-analysed", "people and quotations are found in English text only"));
    }
    (article.text.len() > people::LONGEST_TEXT).then(|| {
        Problem::new("long", format!("people were looked for in the first {} KiB only", people::LONGEST_TEXT >> 10))
    })
}

/// Whether an article is in English, as far as is known. Where the language is
/// only told from the words, the names in a short text can make it look like
/// another; the small words tell.
fn is_english(article: &Article) -> bool {
    let Some(language) = article.language.as_deref() else { return is_latin(&article.text) };
    let guessed = article.metadata.get(&MetadataField::Language) == Some(&Evidence::Detected);
    let small =
        ["The ", " the ", " of ", " and ", " was ", " with "].iter().filter(|word| article.text.contains(*word));
    language == "en" || (guessed && article.text.len() < SHORT && small.count() > 1)
}

/// Whether most letters at the start of a text are Latin ones: no other text
/// whose language is not known can be English.
fn is_latin(text: &str) -> bool {
    let (latin, others): (Vec<char>, Vec<char>) =
        text.chars().filter(|c| c.is_alphabetic()).take(SHORT).partition(|c| *c < '\u{250}');
    latin.len() >= others.len()
}

/// Fewer bytes are a short text.
const SHORT: usize = 500;

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
    fn new(article: Article, analysed: Analysed, lines: Lines) -> Self {
        let Analysed { mentions, quotes, contacts } = analysed;
        let officials = people::officials(&mentions);
        let profile = linking::profile(&article, &mentions, &quotes, &contacts);
        // A profile is a plain value: it always has a JSON form.
        let json = serde_json::to_string(&profile).unwrap_or_default();
        let prepared = Prepared::new(article, mentions, quotes, contacts, officials, json, profile.keys());
        Self { prepared, profile, lines }
    }

    /// What it is without the lines that stood in enough `earlier` articles,
    /// where that is something else.
    pub fn without_learned(&self, earlier: &[u64], roster: &Roster) -> Option<Self> {
        let article = self.lines.without_learned(&self.prepared.article, earlier)?;
        let analysed = analysed(&article, roster);
        Some(Self::new(article, analysed, self.lines.clone()))
    }
}

/// An article that is there, with all in it found anew. Its lines were learned from
/// when it came in.
pub fn again(article: Article, roster: &Roster) -> Ready {
    let analysed = analysed(&article, roster);
    Ready::new(article, analysed, Lines::default())
}

/// The articles of a document from a file in `folder`, ready for the library.
pub fn prepare(document: &Document, folder: Option<&str>, roster: &Roster) -> Vec<Ready> {
    articles_by(document, roster)
        .into_iter()
        .map(|(article, analysed)| {
            let lines = Lines::of(&article, folder);
            Ready::new(article, analysed, lines)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::single;
    use crate::parse::sniff::Kind;

    /// The kinds of problem of a text, and the names in it.
    fn check(text: &str, kinds: &[&str], names: &[&str]) {
        let found = articles(&single::document(text.as_bytes(), "article.txt", Kind::Text));
        let (article, analysed) = found.first().expect("an article");
        assert_eq!(article.problems.iter().map(|p| p.kind.as_str()).collect::<Vec<_>>(), kinds, "{text}");
        assert_eq!(analysed.mentions.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(), names, "{text}");
    }

    #[test]
    fn another_language_is_marked_as_not_analysed() {
        let german = "Nebel am Hafen\n\nDie Fähre ist am Freitag im Nebel auf Grund gelaufen, und der Hafen war für den \
                      ganzen Tag gesperrt. Niemand an Bord wurde verletzt, sagte Präsident Xavo Quillan, und das Schiff wird \
                      mit der nächsten Flut in die Werft gebracht, die nicht weit von der Stadt ist.";
        check(german, &["not-analysed"], &[]);
        check("مه در بندر\n\nکشتی آمد.", &["not-analysed"], &[]);
    }

    #[test]
    fn english_is_analysed_and_so_is_what_cannot_be_told() {
        let english = "Fog in the harbour\n\nThe ferry ran aground in the fog on Friday, and the harbour was closed for \
                       the whole of the day, President Xavo Quillan said.";
        check(english, &[], &["Xavo Quillan"]);
        check("A ferry\n\nPresident Xavo Quillan left.", &[], &["Xavo Quillan"]);
    }
}
