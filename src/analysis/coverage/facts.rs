//! What can be compared in one report, in the order of its text, and after that
//! of its title, standfirst and captions.

use crate::analysis::coverage::days::days;
use crate::analysis::coverage::figures::{Figure, figures};
use crate::model::{Article, BlockKind, FactKind, Field, Opened, PersonId, Span, Stamp};
use crate::text::fold;
use crate::text::words::words;

/// Something that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact<'a> {
    /// What it says, in the form that compares.
    pub key: Key<'a>,
    /// The part of the article.
    pub field: Field,
    /// The words in that part.
    pub span: Span,
    /// The words of the span.
    pub words: &'a str,
    /// The name of who says it, of a quotation.
    pub speaker: Option<&'a str>,
}

/// What a fact says.
#[derive(Debug, Clone, PartialEq)]
pub enum Key<'a> {
    /// Who, and the fullest form of the name.
    Person(&'a PersonId, &'a str),
    /// A number with what it counts.
    Figure(Figure),
    /// A day or month, and whether it is known which.
    Date(String, bool),
    /// The shingles of a quotation.
    Quote(Vec<u64>),
}

impl Key<'_> {
    /// What kind of fact it is.
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Person(..) => FactKind::Person,
            Self::Figure(_) => FactKind::Figure,
            Self::Date(..) => FactKind::Date,
            Self::Quote(_) => FactKind::Quote,
        }
    }
}

/// No report of an event needs more to be told from the others; what has more is a
/// list or a table.
const MOST: usize = 1000;

/// The facts of a report. Each place has its own: somebody named twice is there
/// twice.
pub fn facts(opened: &Opened) -> Vec<Fact<'_>> {
    let article = &opened.article;
    let mut out = Vec::new();
    for mention in opened.mentions.iter().take(MOST) {
        let Some(person) = &mention.person else { continue };
        let name = mention.name.as_deref().unwrap_or(&mention.text);
        let key = Key::Person(person, name);
        out.push(Fact { key, field: mention.field, span: mention.span, words: &mention.text, speaker: None });
    }
    for quote in opened.quotes.iter().take(MOST) {
        let shingles = shingles(&quote.text);
        if !shingles.is_empty() {
            let speaker = quote.speaker.name.as_deref();
            let key = Key::Quote(shingles);
            out.push(Fact { key, field: quote.field, span: quote.span, words: &quote.text, speaker });
        }
    }
    let published = article.published.as_ref();
    for (range, text) in told(article) {
        stated(text, Field::Text, range.start(), published, &article.text, &mut out);
    }
    if !article.title_derived {
        stated(&article.title, Field::Title, 0, published, &article.title, &mut out);
    }
    if let Some(standfirst) = &article.standfirst {
        stated(standfirst, Field::Standfirst, 0, published, standfirst, &mut out);
    }
    out.sort_by_key(|fact| (fact.field, fact.span));
    out
}

/// The blocks of the text that tell something in sentences: a line without an end
/// is a label, a price, a count of comments.
fn told(article: &Article) -> impl Iterator<Item = (Span, &str)> {
    let is_told = |text: &str| text.trim_end().ends_with(['.', '!', '?', '…', '"', '”', '’', ':', ';', ')', '。']);
    article.blocks.iter().filter_map(move |block| {
        let prose = match block.kind {
            BlockKind::Paragraph => is_told(&block.text),
            BlockKind::List | BlockKind::Quote => true,
            _ => false,
        };
        let span = block.span.filter(|_| prose)?;
        Some((span, span.of(&article.text)))
    })
}

/// The figures and days of a part of a field that begins at `from`.
fn stated<'a>(
    text: &str,
    field: Field,
    from: usize,
    published: Option<&Stamp>,
    whole: &'a str,
    out: &mut Vec<Fact<'a>>,
) {
    let (taken, days) = days(text, published);
    let keys = days.into_iter().map(|day| (day.span, Key::Date(day.key, day.resolved)));
    let figures = figures(text, &taken).into_iter().map(|figure| (figure.span, Key::Figure(figure)));
    for (span, key) in keys.chain(figures).take(MOST) {
        let Some(span) = Span::new(whole, from + span.start(), from + span.end()) else { continue };
        out.push(Fact { key, field, span, words: span.of(whole), speaker: None });
    }
}

/// The words of a quotation in threes, as numbers. Fewer than four words are an
/// expression that is put between marks, and no statement.
pub(super) fn shingles(text: &str) -> Vec<u64> {
    const LEAST: usize = 4;
    let hashes: Vec<u64> = words(text).map(|word| hash(&fold(word.of(text)))).collect();
    if hashes.len() < LEAST { Vec::new() } else { threes(&hashes) }
}

/// The same of any text.
pub(super) fn threes_of(text: &str) -> Vec<u64> {
    let hashes: Vec<u64> = words(text).map(|word| hash(&fold(word.of(text)))).collect();
    threes(&hashes)
}

fn threes(hashes: &[u64]) -> Vec<u64> {
    hashes.windows(3).map(|three| three.iter().fold(0, |sum: u64, word| sum.rotate_left(21) ^ word)).collect()
}

/// FNV-1a: the same on every machine.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
