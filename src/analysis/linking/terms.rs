//! The words that say what an article is about, and how much each says.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Frequencies;
use super::unit::{Rank, Unit};

/// The most terms that are kept of one article.
const KEPT: usize = 64;

/// A word of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word as it compares.
    pub word: String,
    /// The word as the article first has it.
    pub shown: String,
    /// How often it stands there; the title and the lead count more.
    pub weight: u16,
    /// Whether it is a name or a number: these tell events apart.
    pub name: bool,
}

impl Term {
    /// How much the word says in this article, before anything is known of the
    /// others.
    pub(super) fn salience(&self) -> f64 {
        self.value(&Frequencies::default())
    }

    /// How much the word says in this article, among the others.
    pub(super) fn value(&self, frequencies: &Frequencies) -> f64 {
        let emphasis = if self.name { super::tune(4, 1.5) } else { 1.0 };
        (1.0 + f64::from(self.weight).ln()) * self.rarity(frequencies) * emphasis
    }

    /// 0 for a word that stands everywhere to 1 for a name seen nowhere else.
    ///
    /// The share of articles that have the word, with a hundred imagined ones
    /// added, so that a library of five articles does not take its five
    /// subjects for the language.
    pub(super) fn rarity(&self, frequencies: &Frequencies) -> f64 {
        const IMAGINED: f64 = 100.0;
        let expected = if NEWSWORDS.contains(self.word.as_str()) {
            15.0
        } else if self.name {
            1.0
        } else {
            2.0
        };
        let all = frequencies.articles as f64 + IMAGINED;
        let having = frequencies.of.get(&self.word).map_or(0.0, |&n| n as f64) + expected;
        ((all / having).ln() / all.ln()).max(0.0)
    }
}

static STOPWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| table(include_str!("../../../assets/stopwords.txt")));
static NEWSWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| table(include_str!("../../../assets/newswords.txt")));

fn table(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

#[derive(Default)]
struct Seen<'a> {
    shown: &'a str,
    weight: u16,
    capital: u16,
    small: u16,
}

/// The terms of an article, in the order of their words.
pub(super) fn terms(units: &[Unit<'_>]) -> Vec<Term> {
    let mut seen: HashMap<&str, Seen<'_>> = HashMap::new();
    for unit in units {
        let weight = match unit.rank {
            Rank::Title => 3,
            Rank::Standfirst | Rank::Lead => 2,
            Rank::Second | Rank::Body => 1,
        };
        for (index, word) in unit.words.iter().enumerate() {
            if word.folded.len() < 2 || STOPWORDS.contains(word.folded.as_str()) {
                continue;
            }
            let entry = seen.entry(&word.folded).or_default();
            if entry.shown.is_empty() {
                entry.shown = word.shown;
            }
            entry.weight = entry.weight.saturating_add(weight);
            // Headlines capitalise as they like, and so do sentences their first word.
            if !word.is_capital() {
                entry.small = entry.small.saturating_add(1);
            } else if unit.rank != Rank::Title && index > 0 {
                entry.capital = entry.capital.saturating_add(1);
                entry.shown = word.shown;
            }
        }
    }
    let mut out: Vec<(f64, Term)> = seen
        .into_iter()
        .map(|(word, seen)| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let name = number || seen.capital > seen.small;
            let term = Term { word: word.to_owned(), shown: seen.shown.to_owned(), weight: seen.weight, name };
            (term.salience(), term)
        })
        .collect();
    out.sort_by(|(a, at), (b, bt)| b.total_cmp(a).then_with(|| at.word.cmp(&bt.word)));
    out.truncate(KEPT);
    let mut out: Vec<Term> = out.into_iter().map(|(_, term)| term).collect();
    out.sort_by(|a, b| a.word.cmp(&b.word));
    out
}

/// What two lists of terms have in common.
#[derive(Debug, Default)]
pub(super) struct Overlap<'a> {
    /// The cosine of the two, over all terms.
    pub all: f64,
    /// The cosine over names and numbers alone.
    pub names: f64,
    /// The shared terms as the first of the two has them, most telling first.
    pub shared: Vec<(f64, &'a Term, &'a Term)>,
}

/// Compares two lists of terms.
pub(super) fn overlap<'a>(a: &'a [Term], b: &'a [Term], frequencies: &Frequencies) -> Overlap<'a> {
    let mut norms = [Norm::default(), Norm::default()];
    let mut dot = Norm::default();
    let mut shared = Vec::new();
    let (mut i, mut j) = (0, 0);
    loop {
        let order = match (a.get(i), b.get(j)) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(x), Some(y)) => x.word.cmp(&y.word),
        };
        let x = a.get(i).filter(|_| order.is_le()).map(|t| (t, t.value(frequencies)));
        let y = b.get(j).filter(|_| order.is_ge()).map(|t| (t, t.value(frequencies)));
        i += usize::from(x.is_some());
        j += usize::from(y.is_some());
        for (norm, side) in norms.iter_mut().zip([x, y]) {
            if let Some((term, value)) = side {
                norm.add(value * value, term.name);
            }
        }
        if let (Some((x, xv)), Some((y, yv))) = (x, y) {
            dot.add(xv * yv, x.name && y.name);
            shared.push((xv * yv, x, y));
        }
    }
    shared.sort_by(|(v, x, _), (w, y, _)| w.total_cmp(v).then_with(|| x.word.cmp(&y.word)));
    let [m, n] = norms;
    Overlap { all: ratio(dot.all, m.all * n.all), names: ratio(dot.names, m.names * n.names), shared }
}

#[derive(Default)]
struct Norm {
    all: f64,
    names: f64,
}

impl Norm {
    fn add(&mut self, value: f64, name: bool) {
        self.all += value;
        if name {
            self.names += value;
        }
    }
}

fn ratio(dot: f64, square: f64) -> f64 {
    if square > 0.0 { (dot / square.sqrt()).clamp(0.0, 1.0) } else { 0.0 }
}
