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
    /// Whether it stands in a good part of all news.
    pub common: bool,
    /// Whether it stands in the title, the standfirst or the lead.
    pub top: bool,
}

impl Term {
    /// How much the word says in this article, before anything is known of the
    /// others.
    pub(super) fn salience(&self) -> f64 {
        let rarity = if self.common { 0.4 } else { 0.9 };
        self.emphasis() * rarity
    }

    fn emphasis(&self) -> f64 {
        (1.0 + f64::from(self.weight).ln()) * if self.name { 1.5 } else { 1.0 }
    }
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

    /// 0 for a word that stands everywhere to 1 for a name seen nowhere else.
    pub(super) fn of(&self, term: &Term) -> f64 {
        let expected = match term {
            Term { common: true, .. } => 15.0,
            Term { name: true, .. } => 1.0,
            _ => 2.0,
        };
        let having = self.frequencies.of.get(&term.word).map_or(0.0, |&n| n as f64) + expected;
        (1.0 - having.ln() / self.all).max(0.0)
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
    top: bool,
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
            if entry.shown.is_empty() || (entry.small == 0 && !word.is_capital()) {
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
            let term = Term { word: word.to_owned(), shown: seen.shown.to_owned(), weight: seen.weight, name, common, top: seen.top };
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
    /// Of the names at the top of either, the share that the other has.
    pub covered: Option<f64>,
    /// The shared terms in the order of their words.
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
    let (mut i, mut j, mut found) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let order = x.word.cmp(&y.word);
        found += usize::from(order.is_eq());
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
        if found >= wanted {
            break;
        }
    }
    found >= wanted.max(1)
}

/// Compares two lists of terms.
pub(super) fn overlap<'a>(a: &'a [Term], b: &'a [Term], rarity: &Rarity<'_>) -> Overlap<'a> {
    let mut norms = [Norm::default(), Norm::default()];
    let mut dot = Norm::default();
    let mut tops = [(0.0, 0.0), (0.0, 0.0)];
    let mut shared = Vec::new();
    let (mut i, mut j) = (0, 0);
    loop {
        let order = match (a.get(i), b.get(j)) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(x), Some(y)) => x.word.cmp(&y.word),
        };
        let x = a.get(i).filter(|_| order.is_le()).map(|t| (t, rarity.of(t)));
        let y = b.get(j).filter(|_| order.is_ge()).map(|t| (t, rarity.of(t)));
        i += usize::from(x.is_some());
        j += usize::from(y.is_some());
        for (norm, side) in norms.iter_mut().zip([x, y]) {
            if let Some((term, rarity)) = side {
                let value = rarity * term.emphasis();
                norm.add(value * value, term.name);
            }
        }
        for ((top, found), side) in tops.iter_mut().zip([x, y]) {
            if let Some((_, rarity)) = side.filter(|(term, _)| term.name && term.top) {
                *top += rarity;
                *found += if x.is_some() && y.is_some() { rarity } else { 0.0 };
            }
        }
        if let (Some((x, xr)), Some((y, yr))) = (x, y) {
            dot.add((xr * x.emphasis()) * (yr * y.emphasis()), x.name && y.name);
            shared.push(Shared { rarity: xr.min(yr), a: x, b: y });
        }
    }
    let [m, n] = norms;
    let [(xt, xf), (yt, yf)] = tops;
    let covered = (xt > 0.0 && yt > 0.0).then(|| f64::midpoint(xf / xt, yf / yt));
    Overlap { covered, all: ratio(dot.all, m.all * n.all), names: ratio(dot.names, m.names * n.names), shared }
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
