//! The words that say what an article is about, and how much each says.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Frequencies;
use super::key::{Key, KeyHasher, key};
use super::unit::{Rank, Unit};

/// The most terms that are kept of one article.
const KEPT: usize = 64;

/// A word of an article.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The number of the word, by which terms are compared and in whose order
    /// they stand.
    pub key: Key,
    /// The word as it compares.
    pub word: CompactString,
    /// The word as the article first has it.
    pub shown: CompactString,
    /// How often it stands there; the title and the lead count more.
    pub weight: u16,
    /// Whether it is a name or a number: these tell events apart.
    pub name: bool,
    /// Whether it is part of the name of someone whom the article names.
    pub person: bool,
    /// Whether it stands in a good part of all news.
    pub common: bool,
    /// Whether it stands in the title, the standfirst or the lead.
    pub top: bool,
    /// Whether the article is posted under it.
    pub posted: bool,
}

impl Term {
    /// How much the word says in this article, before anything is known of the
    /// others.
    pub(super) fn salience(&self) -> f64 {
        let rarity = if self.common { 0.4 } else { 0.9 };
        self.emphasis() * rarity
    }

    /// How much the article makes of the word.
    pub(super) fn emphasis(&self) -> f64 {
        (1.0 + logarithm(self.weight.into())) * if self.name { 1.5 } else { 1.0 }
    }
}

/// A term is kept as a short list of values: there are many of them. The key
/// comes back from the word.
#[derive(Serialize, Deserialize)]
struct Kept(CompactString, CompactString, u16, u8);

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = if self.shown == self.word { CompactString::default() } else { self.shown.clone() };
        let facts = [self.name, self.person, self.common, self.top, self.posted];
        let bits = facts.iter().rev().fold(0, |bits, &fact| bits << 1 | u8::from(fact));
        Kept(self.word.clone(), shown, self.weight, bits).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Kept(word, shown, weight, bits) = Kept::deserialize(deserializer)?;
        let fact = |bit: u8| bits >> bit & 1 == 1;
        let shown = if shown.is_empty() { word.clone() } else { shown };
        Ok(Self {
            key: key(&word),
            word,
            shown,
            weight,
            name: fact(0),
            person: fact(1),
            common: fact(2),
            top: fact(3),
            posted: fact(4),
        })
    }
}

/// Natural logarithms of small numbers: comparing two articles takes hundreds.
static LOGARITHMS: LazyLock<Vec<f64>> = LazyLock::new(|| (0..4096).map(|n| f64::from(n).ln()).collect());

pub(super) fn logarithm(n: u64) -> f64 {
    LOGARITHMS.get(n as usize).copied().unwrap_or_else(|| (n as f64).ln())
}

/// How rare words are, after the articles there are.
pub(super) struct Rarity<'a> {
    frequencies: &'a Frequencies,
    /// The logarithm of the number of articles, imagined ones included.
    all: f64,
}

impl<'a> Rarity<'a> {
    /// A hundred imagined articles are added to those there are, so that a
    /// library of five does not take its five subjects for the language.
    const IMAGINED: f64 = 100.0;

    pub(super) fn new(frequencies: &'a Frequencies) -> Self {
        Self { frequencies, all: (frequencies.articles as f64 + Self::IMAGINED).ln() }
    }

    /// Next to 0 for a word that stands everywhere to 1 for a name seen nowhere else.
    pub(super) fn of(&self, term: &Term) -> f64 {
        let expected = match term {
            Term { common: true, .. } => 15,
            Term { name: true, .. } => 1,
            _ => 2,
        };
        let having = self.frequencies.of.get(&term.key).copied().unwrap_or(0) + expected;
        // What stands everywhere still tells a copy from other texts, if all are copies.
        (1.0 - logarithm(having) / self.all).max(0.02)
    }
}

type Table = HashSet<&'static str, BuildHasherDefault<KeyHasher>>;

static STOPWORDS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../../assets/stopwords.txt")));
static NEWSWORDS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../../assets/newswords.txt")));

fn table(text: &'static str) -> Table {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

#[derive(Default)]
struct Seen<'a> {
    shown: &'a str,
    weight: u16,
    capital: u16,
    small: u16,
    top: bool,
}

/// The terms of an article, in the order of their keys; `people` are the
/// words of the names of its people.
pub(super) fn terms(units: &[Unit<'_>], people: &HashSet<String>, posted: usize) -> Vec<Term> {
    let mut seen: HashMap<&str, Seen<'_>> = HashMap::new();
    for unit in units {
        let weight = match unit.rank {
            Rank::Title => 3,
            Rank::Standfirst | Rank::Lead => 2,
            Rank::Second | Rank::Body => 1,
        };
        for (index, word) in unit.words.iter().enumerate() {
            if word.folded().len() < 2 || STOPWORDS.contains(word.folded()) {
                continue;
            }
            let entry = seen.entry(word.folded()).or_default();
            let plainer =
                (entry.small == 0 && !word.is_capital()) || (is_shouted(entry.shown) && !is_shouted(word.shown));
            if entry.shown.is_empty() || plainer {
                entry.shown = word.shown;
            }
            entry.weight = entry.weight.saturating_add(weight);
            entry.top |= unit.rank.is_top();
            // Headlines capitalise as they like, and so do sentences their first word.
            if !word.is_capital() {
                entry.small = entry.small.saturating_add(1);
            } else if unit.rank != Rank::Title && index > 0 {
                entry.capital = entry.capital.saturating_add(1);
            }
        }
    }
    let mut out: Vec<(f64, Term)> = seen
        .into_iter()
        .map(|(word, seen)| {
            let common = NEWSWORDS.contains(word);
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let name = number || seen.capital > seen.small;
            let term = Term {
                key: key(word),
                word: word.into(),
                shown: seen.shown.into(),
                weight: seen.weight,
                name,
                person: people.contains(word),
                common,
                top: seen.top,
                posted: false,
            };
            (term.salience(), term)
        })
        .collect();
    out.sort_by(|(a, at), (b, bt)| b.total_cmp(a).then_with(|| at.word.cmp(&bt.word)));
    out.truncate(KEPT);
    let mut out: Vec<Term> = out.into_iter().map(|(_, term)| term).collect();
    for term in out.iter_mut().take(posted) {
        term.posted = true;
    }
    out.sort_by_key(|term| term.key);
    out
}

/// How many words say what one article is about.
const TOPIC: usize = 12;

/// The words that say most of what an article is about, as it writes them, the
/// most telling first: it makes much of them, and few others have them. Who is
/// named is known otherwise.
pub(super) fn topic<'a>(terms: &'a [Term], frequencies: &Frequencies) -> Vec<&'a str> {
    let rarity = Rarity::new(frequencies);
    let tells = |term: &&Term| !term.common && !term.person && term.word.contains(char::is_alphabetic);
    let mut telling: Vec<(f64, &Term)> =
        terms.iter().filter(tells).map(|term| (term.emphasis() * rarity.of(term), term)).collect();
    telling.sort_by(|(a, at), (b, bt)| b.total_cmp(a).then_with(|| at.word.cmp(&bt.word)));
    telling.into_iter().take(TOPIC).map(|(_, term)| term.shown.as_str()).collect()
}

/// Whether a word stands in capitals as headlines have it.
fn is_shouted(word: &str) -> bool {
    word.len() > 3 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// What two lists of terms have in common.
#[derive(Debug, Default)]
pub(super) struct Overlap<'a> {
    /// The cosine of the two, over all terms.
    pub all: f64,
    /// The cosine over names and numbers alone.
    pub names: f64,
    /// The cosine without the names of people.
    pub matter: f64,
    /// Of the names at the top of either, the share that the other has.
    pub covered: Option<f64>,
    /// The shared terms in the order of their keys.
    pub shared: Vec<Shared<'a>>,
}

/// A term of two articles.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared<'a> {
    /// How rare it is, 0 to 1.
    pub rarity: f64,
    /// As the first article has it.
    pub a: &'a Term,
    /// As the second has it.
    pub b: &'a Term,
}

/// Whether two lists of terms share at least `wanted`.
pub(super) fn shares_words(a: &[Term], b: &[Term], wanted: usize) -> bool {
    let wanted = wanted.max(1);
    in_common(a, b, |term| term.key).take(wanted).count() == wanted
}

/// The entries of two lists, each in the order of its keys, that have a key in
/// common.
pub(super) fn in_common<'a, T, K: Ord>(
    a: &'a [T],
    b: &'a [T],
    key: impl Fn(&T) -> K,
) -> impl Iterator<Item = (&'a T, &'a T)> {
    let mut theirs = b.iter().peekable();
    a.iter().filter_map(move |x| {
        while theirs.next_if(|y| key(y) < key(x)).is_some() {}
        theirs.peek().filter(|y| key(y) == key(x)).map(|y| (x, *y))
    })
}

/// Compares two lists of terms.
pub(super) fn overlap<'a>(a: &'a [Term], b: &'a [Term], rarity: &Rarity<'_>) -> Overlap<'a> {
    let mut sides = [Side::default(), Side::default()];
    let mut dot = Norm::default();
    let mut shared = Vec::new();
    let (mut rest_a, mut rest_b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let order = match (rest_a.peek(), rest_b.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(x), Some(y)) => x.key.cmp(&y.key),
        };
        let in_a = rest_a.next_if(|_| order.is_le()).map(|term| (term, rarity.of(term)));
        let in_b = rest_b.next_if(|_| order.is_ge()).map(|term| (term, rarity.of(term)));
        for (side, found) in sides.iter_mut().zip([in_a, in_b]) {
            if let Some((term, rarity)) = found {
                side.add(term, rarity, order.is_eq());
            }
        }
        if let (Some((x, x_rarity)), Some((y, y_rarity))) = (in_a, in_b) {
            // Each product by itself, so that the sum is the same both ways.
            let value = (x_rarity * x.emphasis()) * (y_rarity * y.emphasis());
            dot.add(value, x.name && y.name, x.person || y.person);
            shared.push(Shared { rarity: x_rarity.min(y_rarity), a: x, b: y });
        }
    }
    let [a, b] = sides;
    Overlap {
        all: ratio(dot.all, a.norm.all * b.norm.all),
        names: ratio(dot.names, a.norm.names * b.norm.names),
        matter: ratio(dot.matter, a.norm.matter * b.norm.matter),
        covered: (a.top > 0.0 && b.top > 0.0).then(|| f64::midpoint(a.covered / a.top, b.covered / b.top)),
        shared,
    }
}

/// What is added up over the terms of one article.
#[derive(Default)]
struct Side {
    norm: Norm,
    /// The names at the top, and those of them that the other has.
    top: f64,
    covered: f64,
}

impl Side {
    fn add(&mut self, term: &Term, rarity: f64, shared: bool) {
        let value = rarity * term.emphasis();
        self.norm.add(value * value, term.name, term.person);
        if term.name && term.top {
            self.top += rarity;
            self.covered += if shared { rarity } else { 0.0 };
        }
    }
}

#[derive(Default)]
struct Norm {
    all: f64,
    names: f64,
    matter: f64,
}

impl Norm {
    fn add(&mut self, value: f64, name: bool, person: bool) {
        self.all += value;
        self.names += if name { value } else { 0.0 };
        self.matter += if person { 0.0 } else { value };
    }
}

fn ratio(dot: f64, square: f64) -> f64 {
    if square > 0.0 { (dot / square.sqrt()).clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_word_in_capitals_is_shown_as_it_is_written_elsewhere() {
        let units = super::super::unit::units;
        let article = crate::model::article::plain_article("FOG OVER SKERRY", "The UNESCO pier at Skerry lay in fog.");
        let terms = terms(&units(&article, &[]), &HashSet::new(), 8);
        let mut shown: Vec<&str> = terms.iter().map(|term| term.shown.as_str()).collect();
        shown.sort_unstable();
        assert_eq!(shown, ["Skerry", "UNESCO", "fog", "lay", "pier"]);
    }

    #[test]
    fn the_tables_are_folded_and_name_each_word_once() {
        for file in [include_str!("../../../assets/stopwords.txt"), include_str!("../../../assets/newswords.txt")] {
            let mut words: Vec<&str> =
                file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
            assert!(words.iter().all(|word| fold(word) == *word));
            words.sort_unstable();
            let twice: Vec<_> = words.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect();
            assert_eq!(twice, Vec::<&str>::new());
        }
        assert!(STOPWORDS.is_disjoint(&NEWSWORDS), "{:?}", STOPWORDS.intersection(&NEWSWORDS).collect::<Vec<_>>());
    }
}
