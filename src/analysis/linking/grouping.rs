//! Which of some articles report one event: agglomerative clustering by average
//! link, as is usual for news as it arrives (Miranda et al. 2018), of the few
//! that lie around an arriving one.
//!
//! How near two groups are is how near their articles are on average, less
//! what the days they name speak against it, of those articles that name any.
//! Reports of look-alike events (the same kind of thing, done by or to someone
//! else) share nearly all words; what tells them apart is that each group has a
//! name at the top of its articles which is at the top of few of the other's.
//! Whether that can be chance is asked with the likelihood ratio of the two
//! shares (Dunning 1993). And two groups that are each of one piece are held
//! together by no less than each of them is by itself.

use std::collections::BTreeMap;

use super::Frequencies;
use super::copy::copied;
use super::days;
use super::key::Key;
use super::link::cannot_be_one;
use super::place::PAUSE;
use super::profile::Profile;
use super::terms::{Rarity, Term, in_common, logarithm};

/// How near two groups must be on average.
const NEAR: f64 = 0.11;
/// How many words two articles must share.
const WORDS: usize = 3;
/// How surely the names at their tops may set two groups apart at no cost, and
/// how much of their nearness is taken for each step of surety beyond.
const MARKED: f64 = 2.5;
const COST: f64 = 0.2;
/// How much nearer two articles are that quote the same words, and for each
/// figure that both give, up to so many.
const QUOTED: f64 = 0.05;
const FIGURE: f64 = 0.01;
const FIGURES: usize = 3;
/// What it costs two groups that their articles name other weekdays, that they
/// were published weeks apart; two articles, that they cannot report one event.
const WEEKDAYS: f64 = 0.15;
const DATES: f64 = 0.15;
const CLASH: f64 = 1.0;
/// How many pairs of articles speak against each of these before the first one
/// speaks for it.
const DOUBT: f64 = 4.0;
/// From how many days apart dates count against, and how many more make it the
/// whole cost.
const APART: i32 = 5;
const LONG: f64 = 20.0;
/// How near two groups must be for each part of how near the articles inside
/// them are; and how near those are taken to be, as if so many pairs were,
/// before any is known.
const HELD: f64 = 0.7;
const USUAL: f64 = 0.2;
const USUAL_PAIRS: f64 = 3.0;

/// How near two articles are by their words, 0 to 1.
pub fn nearness(a: &Report<'_>, b: &Report<'_>) -> f64 {
    // Copies report one event, however common their words are here.
    if copied(a.profile, b.profile).is_some() { 1.0 } else { cosine(&a.vector, &b.vector) }
}

/// Whether articles that are that near can be of one event.
pub fn is_near(nearness: f64) -> bool {
    nearness >= NEAR
}

/// Puts together what reports one event: for each group the numbers of its
/// units. A unit is one article, or several that stay together. The order of
/// the units decides nothing but ties.
pub fn group(units: &[Vec<Report<'_>>]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Group> = units.iter().map(|unit| Group::new(unit)).enumerate().collect();
    let mut pairs = Vec::new();
    for (b, (of_b, in_b)) in groups.values().zip(units).enumerate() {
        for (a, (of_a, in_a)) in groups.values().zip(units).take(b).enumerate() {
            let mut between = Between::default();
            for (x, y) in in_a.iter().flat_map(|x| in_b.iter().map(move |y| (x, y))) {
                between.add(x.compared(y));
            }
            pairs.push(Pair { a, b, between, near: of_a.nearness(of_b, between) });
        }
    }
    let mut out: BTreeMap<usize, Vec<usize>> = (0..units.len()).map(|n| (n, vec![n])).collect();
    while let Some((a, b, between)) = nearest(&pairs) {
        let (Some(joined), Some(numbers)) = (groups.remove(&b), out.remove(&b)) else { break };
        let Some(group) = groups.get_mut(&a) else { break };
        group.join(&joined, between.near);
        out.entry(a).or_default().extend(numbers);
        let (gone, mut rest): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.other(b).is_some());
        for pair in &mut rest {
            let Some(other) = pair.other(a) else { continue };
            if let Some(gone) = gone.iter().find(|pair| pair.other(other).is_some()) {
                pair.between.add(gone.between);
            }
            if let (Some(group), Some(other)) = (groups.get(&a), groups.get(&other)) {
                pair.near = group.nearness(other, pair.between);
            }
        }
        pairs = rest;
    }
    out.into_values().collect()
}

/// Two groups by their numbers.
struct Pair {
    a: usize,
    b: usize,
    between: Between,
    near: f64,
}

impl Pair {
    /// The other of the two, where `one` is one of them.
    fn other(&self, one: usize) -> Option<usize> {
        if self.a == one { Some(self.b) } else { (self.b == one).then_some(self.a) }
    }
}

/// The two groups that are to be joined next.
fn nearest(pairs: &[Pair]) -> Option<(usize, usize, Between)> {
    let near = pairs.iter().filter(|pair| is_near(pair.near));
    near.max_by(|x, y| x.near.total_cmp(&y.near).then((y.a, y.b).cmp(&(x.a, x.b))))
        .map(|pair| (pair.a, pair.b, pair.between))
}

/// What lies between two articles, or added up over all pairs of two groups.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    /// How near they are by their words.
    near: f64,
    weekdays: Against,
    dates: Against,
}

impl Between {
    fn add(&mut self, other: Self) {
        self.near += other.near;
        self.weekdays.add(other.weekdays);
        self.dates.add(other.dates);
    }
}

/// Of how many pairs of articles something is known, and of how many of these it
/// speaks against one event.
#[derive(Debug, Clone, Copy, Default)]
struct Against {
    known: f64,
    against: f64,
}

impl Against {
    fn add(&mut self, other: Self) {
        self.known += other.known;
        self.against += other.against;
    }

    fn share(self) -> f64 {
        self.against / (self.known + DOUBT)
    }
}

/// An article as it compares.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    profile: &'a Profile,
    vector: Vec<(Key, f64)>,
    /// The day it was published.
    day: Option<i32>,
}

impl<'a> Report<'a> {
    /// The article in a library in which keys are so frequent.
    pub fn new(profile: &'a Profile, frequencies: &Frequencies) -> Self {
        let day = profile.published.as_ref().and_then(days::since_1970);
        Self { profile, vector: vector(profile, &Rarity::new(frequencies)), day }
    }

    fn compared(&self, other: &Self) -> Between {
        if copied(self.profile, other.profile).is_some() {
            return Between { near: 1.0, ..Between::default() };
        }
        let (a, b) = (self.profile, other.profile);
        let apart = self.day.zip(other.day).map(|(x, y)| (x - y).abs());
        let clash = if cannot_be_one(a, b, apart) || apart.is_some_and(|days| days > PAUSE) { CLASH } else { 0.0 };
        let dates = apart.map_or(Against::default(), |apart| Against {
            known: 1.0,
            against: (f64::from(apart - APART) / LONG).clamp(0.0, 1.0),
        });
        let (x, y) = (&a.main.weekdays, &b.main.weekdays);
        let weekdays = Against {
            known: f64::from(u8::from(!x.is_empty() && !y.is_empty())),
            against: f64::from(u8::from(days::no_weekday_in_common(x, y))),
        };
        let words = cosine(&self.vector, &other.vector);
        let near = if words > 0.0 { words + verbatim(a, b) } else { 0.0 };
        Between { near: near - clash, weekdays, dates }
    }
}

/// What two articles that share words have word for word.
fn verbatim(a: &Profile, b: &Profile) -> f64 {
    let quoted = in_common(&a.quoted, &b.quoted, |&run| run).next().map_or(0.0, |_| QUOTED);
    let figures = in_common(&a.figures, &b.figures, |figure| figure.key).take(FIGURES).count();
    quoted + FIGURE * figures as f64
}

/// The weights of the words of an article, as a vector of length 1 in the order
/// of the keys: names and what stands at the top say most.
fn vector(profile: &Profile, rarity: &Rarity<'_>) -> Vec<(Key, f64)> {
    let weight = |term: &Term| term.emphasis() * rarity.of(term) * if term.top { 2.0 } else { 1.0 };
    let mut out: Vec<(Key, f64)> = profile.terms.iter().map(|term| (term.key, weight(term))).collect();
    let length = out.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        for (_, weight) in &mut out {
            *weight /= length;
        }
    }
    out
}

/// The cosine of two vectors; one or two words in common join only texts that
/// have no more.
fn cosine(a: &[(Key, f64)], b: &[(Key, f64)]) -> f64 {
    let wanted = WORDS.min(a.len()).min(b.len());
    let (shared, sum) =
        in_common(a, b, |entry| entry.0).fold((0, 0.0), |(shared, sum), (x, y)| (shared + 1, sum + x.1 * y.1));
    if shared < wanted { 0.0 } else { sum }
}

/// Articles of one event.
struct Group {
    articles: u64,
    /// The nearness of all pairs of them, added up.
    inside: f64,
    /// What they have at their tops.
    tops: Vec<Top>,
}

/// A word at the top of some articles.
#[derive(Clone, Copy)]
struct Top {
    key: Key,
    /// In how many.
    articles: u64,
    /// In how many as a name or number that is no word of all news.
    marks: u64,
}

impl Group {
    fn new(reports: &[Report<'_>]) -> Self {
        let mut out = Self { articles: 0, inside: 0.0, tops: Vec::new() };
        for (n, report) in reports.iter().enumerate() {
            let top = |term: &Term| Top { key: term.key, articles: 1, marks: u64::from(term.name && !term.common) };
            let tops = report.profile.terms.iter().filter(|term| term.top).map(top).collect();
            let between = reports.iter().take(n).map(|other| report.compared(other).near).sum();
            out.join(&Self { articles: 1, inside: 0.0, tops }, between);
        }
        out
    }

    /// Takes in another group, the nearness of whose pairs with this one is `between`.
    fn join(&mut self, other: &Self, between: f64) {
        self.articles += other.articles;
        self.inside += other.inside + between;
        let (mine, mut theirs) = (std::mem::take(&mut self.tops), other.tops.iter().copied().peekable());
        self.tops.reserve(mine.len() + other.tops.len());
        for mut top in mine {
            while let Some(their) = theirs.next_if(|their| their.key < top.key) {
                self.tops.push(their);
            }
            if let Some(same) = theirs.next_if(|their| their.key == top.key) {
                top.articles += same.articles;
                top.marks += same.marks;
            }
            self.tops.push(top);
        }
        self.tops.extend(theirs);
    }

    /// How near the group is to another, with what lies between their articles.
    fn nearness(&self, other: &Self, between: Between) -> f64 {
        let pairs = (self.articles * other.articles).max(1) as f64;
        let near = between.near / pairs - WEEKDAYS * between.weekdays.share() - DATES * between.dates.share();
        if !is_near(near) {
            return near;
        }
        let apart = (self.mark(other) * other.mark(self)).sqrt();
        let held = near / (HELD * (self.held() * other.held()).sqrt());
        near * (1.0 - COST * (apart - MARKED).max(0.0)) * held.min(1.0)
    }

    /// How near its articles are to one another.
    fn held(&self) -> f64 {
        let pairs = (self.articles * self.articles.saturating_sub(1) / 2) as f64;
        ((self.inside + USUAL_PAIRS * USUAL) / (pairs + USUAL_PAIRS)).max(0.01)
    }

    /// How surely one name sets the group apart from another: that more of its
    /// articles than of the other's have it at their top is no chance.
    fn mark(&self, other: &Self) -> f64 {
        let mut theirs = other.tops.iter().peekable();
        let mark = |top: &Top| {
            while theirs.next_if(|their| their.key < top.key).is_some() {}
            let there = theirs.peek().filter(|their| their.key == top.key).map_or(0, |their| their.articles);
            likelihood_ratio((top.marks, self.articles), (there, other.articles))
        };
        self.tops.iter().map(mark).fold(0.0, f64::max)
    }
}

/// How much likelier it is that two shares, each so many of so many, are two
/// than that they are one, as a logarithm; 0 where the first is not the larger.
fn likelihood_ratio((some, all): (u64, u64), (others, all_others): (u64, u64)) -> f64 {
    if some * all_others <= others * all {
        return 0.0;
    }
    let likelihood = |some: u64, all: u64| entropy(some) + entropy(all - some) - entropy(all);
    (likelihood(some, all) + likelihood(others, all_others) - likelihood(some + others, all + all_others)).max(0.0)
}

fn entropy(n: u64) -> f64 {
    if n == 0 { 0.0 } else { n as f64 * logarithm(n) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::plain_article;

    /// The groups of articles that consist of these texts.
    fn check(texts: &[&str], expected: &[&[usize]]) {
        let profiles: Vec<Profile> =
            texts.iter().map(|text| super::super::profile(&plain_article("", text), &[], &[], &[])).collect();
        let all = Frequencies::default();
        let units: Vec<Vec<Report<'_>>> = profiles.iter().map(|profile| vec![Report::new(profile, &all)]).collect();
        let mut found = group(&units);
        for group in &mut found {
            group.sort_unstable();
        }
        found.sort();
        assert_eq!(found, expected, "{texts:?}");
    }

    const SKERRY: [&str; 4] = [
        "A storm tore the ferry Halvard from its moorings at Skerry. Captain Quillan swam ashore.",
        "The ferry Halvard broke its moorings at Skerry in a storm, and Captain Quillan left the bridge last.",
        "Captain Quillan wants new ropes for the ferry Halvard, which drifted off Skerry in the storm.",
        "Divers looked at the hull of the ferry Halvard in Skerry on Monday, with Captain Quillan in their boat.",
    ];
    const TARN: [&str; 4] = [
        "A storm tore the ferry Olwen from its moorings at Tarn. Captain Harrow climbed on the roof.",
        "The ferry Olwen broke its moorings at Tarn in a storm, and Captain Harrow lost an anchor.",
        "Captain Harrow blames old ropes for the ferry Olwen, which drifted off Tarn in the storm.",
        "Welders mended the rail of the ferry Olwen in Tarn on Monday, and Captain Harrow paid them.",
    ];

    #[test]
    fn look_alike_events_are_told_apart_by_the_names_at_their_tops() {
        check(&[SKERRY, TARN].concat(), &[&[0, 1, 2, 3], &[4, 5, 6, 7]]);
    }

    #[test]
    fn the_order_of_the_articles_decides_nothing() {
        let mixed = [TARN[2], SKERRY[0], TARN[1], TARN[3], SKERRY[2], SKERRY[1], TARN[0], SKERRY[3]];
        check(&mixed, &[&[0, 2, 3, 6], &[1, 4, 5, 7]]);
    }

    #[test]
    fn nothing_and_texts_of_two_words_are_grouped_too() {
        check(&[], &[]);
        check(&["Fog lifts.", "Harvest ends."], &[&[0], &[1]]);
        check(&["Fog lifts.", "Fog thickens."], &[&[0], &[1]]);
        check(&["Fog lifts.", "Fog lifts."], &[&[0, 1]]);
    }

    #[test]
    fn copies_are_one_event_in_a_library_of_nothing_else() {
        let text = [SKERRY[0], SKERRY[1], SKERRY[2]].join(" ");
        let copies =
            [1, 2, 3].map(|n| super::super::profile(&plain_article(&format!("Copy {n}"), &text), &[], &[], &[]));
        let mut frequencies = Frequencies { articles: 1000, ..Frequencies::default() };
        frequencies.of.extend(copies.iter().flat_map(Profile::keys).map(|key| (key, 1000)));
        let units: Vec<Vec<Report<'_>>> = copies.iter().map(|copy| vec![Report::new(copy, &frequencies)]).collect();
        assert_eq!(group(&units).len(), 1);
    }
}
