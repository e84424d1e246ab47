//! Which of some articles report one event: agglomerative clustering by average
//! link, as is usual for news as it arrives (Miranda et al. 2018), of the few
//! that lie around an arriving one.
//!
//! How near two groups are is how near their articles are on average, less
//! what the days they name speak against it. Reports of look-alike events (the
//! same kind of thing, done by or to someone else) share nearly all words; what
//! tells them apart is that each group has a name at the top of its articles
//! which is at the top of none of the other's. The more articles agree on such
//! a name, the more it weighs.

use std::collections::BTreeMap;

use super::Frequencies;
use super::copy::copied;
use super::days;
use super::key::Key;
use super::link::cannot_be_one;
use super::place::PAUSE;
use super::profile::Profile;
use super::terms::{Rarity, Term, in_common};

/// How near two groups must be on average.
const NEAR: f64 = 0.11;
/// How many words two articles must share.
const WORDS: usize = 3;
/// How far apart the marks of two groups may set them at no cost, and how much
/// of their nearness is taken for each bit beyond.
const MARKED: f64 = 0.33;
const COST: f64 = 2.0;
/// How many articles speak against each mark before the first one speaks for it.
const DOUBT: f64 = 1.5;
/// What it costs two articles that they name other weekdays, that they were
/// published weeks apart, that they cannot report one event.
const WEEKDAYS: f64 = 0.15;
const DATES: f64 = 0.15;
const CLASH: f64 = 1.0;
/// From how many days apart dates count against, and how many more make it the
/// whole cost.
const APART: i32 = 5;
const LONG: f64 = 20.0;

/// How near an article is to each of the others by their words, 0 to 1.
pub fn nearness<'a>(
    article: &Profile,
    others: impl IntoIterator<Item = &'a Profile>,
    frequencies: &Frequencies,
) -> Vec<f64> {
    let rarity = Rarity::new(frequencies);
    let own = vector(article, &rarity);
    // Copies report one event, however common their words are here.
    let near =
        |other: &Profile| if copied(article, other).is_some() { 1.0 } else { cosine(&own, &vector(other, &rarity)) };
    others.into_iter().map(near).collect()
}

/// Whether articles that are that near can be of one event.
pub fn is_near(nearness: f64) -> bool {
    nearness >= NEAR
}

/// Puts together what reports one event: for each group the numbers of its
/// units. A unit is one article, or several that stay together. The order of
/// the units decides nothing but ties.
pub fn group(units: &[Vec<&Profile>], frequencies: &Frequencies) -> Vec<Vec<usize>> {
    let rarity = Rarity::new(frequencies);
    let reports: Vec<Vec<Report<'_>>> =
        units.iter().map(|unit| unit.iter().map(|profile| Report::new(profile, &rarity)).collect()).collect();
    let mut groups: BTreeMap<usize, Group> = reports.iter().map(|unit| Group::new(unit)).enumerate().collect();
    let mut pairs = Vec::new();
    for (b, (of_b, in_b)) in groups.values().zip(&reports).enumerate() {
        for (a, (of_a, in_a)) in groups.values().zip(&reports).take(b).enumerate() {
            let sum = in_a.iter().flat_map(|x| in_b.iter().map(|y| x.nearness(y))).sum();
            pairs.push(Pair { a, b, sum, near: of_a.nearness(of_b, sum) });
        }
    }
    let mut out: BTreeMap<usize, Vec<usize>> = (0..units.len()).map(|n| (n, vec![n])).collect();
    while let Some((a, b)) = nearest(&pairs) {
        let (Some(joined), Some(numbers)) = (groups.remove(&b), out.remove(&b)) else { break };
        let Some(group) = groups.get_mut(&a) else { break };
        group.join(&joined);
        out.entry(a).or_default().extend(numbers);
        let (gone, mut rest): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.other(b).is_some());
        for pair in &mut rest {
            let Some(other) = pair.other(a) else { continue };
            pair.sum += gone.iter().find(|pair| pair.other(other).is_some()).map_or(0.0, |pair| pair.sum);
            if let (Some(group), Some(other)) = (groups.get(&a), groups.get(&other)) {
                pair.near = group.nearness(other, pair.sum);
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
    /// The nearness of all pairs of their articles, added up.
    sum: f64,
    near: f64,
}

impl Pair {
    /// The other of the two, where `one` is one of them.
    fn other(&self, one: usize) -> Option<usize> {
        if self.a == one { Some(self.b) } else { (self.b == one).then_some(self.a) }
    }
}

/// The two groups that are to be joined next.
fn nearest(pairs: &[Pair]) -> Option<(usize, usize)> {
    let near = pairs.iter().filter(|pair| is_near(pair.near));
    near.max_by(|x, y| x.near.total_cmp(&y.near).then((y.a, y.b).cmp(&(x.a, x.b)))).map(|pair| (pair.a, pair.b))
}

/// An article as it compares.
struct Report<'a> {
    profile: &'a Profile,
    vector: Vec<(Key, f64)>,
    /// The day it was published.
    day: Option<i32>,
}

impl<'a> Report<'a> {
    fn new(profile: &'a Profile, rarity: &Rarity<'_>) -> Self {
        let day = profile.published.as_ref().and_then(days::since_1970);
        Self { profile, vector: vector(profile, rarity), day }
    }

    fn nearness(&self, other: &Self) -> f64 {
        if copied(self.profile, other.profile).is_some() {
            return 1.0;
        }
        let near = cosine(&self.vector, &other.vector);
        let apart = self.day.zip(other.day).map(|(x, y)| (x - y).abs());
        let mut cost = apart.map_or(0.0, |apart| DATES * (f64::from(apart - APART) / LONG).clamp(0.0, 1.0));
        if days::no_weekday_in_common(&self.profile.main.weekdays, &other.profile.main.weekdays) {
            cost += WEEKDAYS;
        }
        if cannot_be_one(self.profile, other.profile, apart) || apart.is_some_and(|days| days > PAUSE) {
            cost += CLASH;
        }
        near - cost
    }
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

/// What articles of one event have at their tops.
struct Group {
    articles: f64,
    tops: Vec<Top>,
}

/// A word at the top of some articles.
#[derive(Clone, Copy)]
struct Top {
    key: Key,
    /// In how many.
    articles: f64,
    /// In how many as a name or number that is no word of all news.
    marks: f64,
}

impl Group {
    fn new(reports: &[Report<'_>]) -> Self {
        let mut out = Self { articles: 0.0, tops: Vec::new() };
        for report in reports {
            let top = |term: &Term| Top {
                key: term.key,
                articles: 1.0,
                marks: if term.name && !term.common { 1.0 } else { 0.0 },
            };
            let tops = report.profile.terms.iter().filter(|term| term.top).map(top).collect();
            out.join(&Self { articles: 1.0, tops });
        }
        out
    }

    fn join(&mut self, other: &Self) {
        self.articles += other.articles;
        self.tops.extend_from_slice(&other.tops);
        self.tops.sort_by_key(|top| top.key);
        self.tops.dedup_by(|next, first| {
            let same = next.key == first.key;
            if same {
                first.articles += next.articles;
                first.marks += next.marks;
            }
            same
        });
    }

    /// How near the group is to another, the nearness of whose pairs is `sum`.
    fn nearness(&self, other: &Self, sum: f64) -> f64 {
        let near = sum / (self.articles * other.articles).max(1.0);
        if !is_near(near) {
            return near;
        }
        let apart = (self.mark(other) * other.mark(self)).sqrt();
        near * (1.0 - COST * (apart - MARKED).max(0.0))
    }

    /// How well one name sets the group apart from another: the share of its
    /// articles that have it at their top, of those of the other that do not.
    fn mark(&self, other: &Self) -> f64 {
        let mut theirs = other.tops.iter().peekable();
        let mark = |top: &Top| {
            while theirs.next_if(|their| their.key < top.key).is_some() {}
            let there = theirs.peek().filter(|their| their.key == top.key).map_or(0.0, |their| their.articles);
            top.marks / (self.articles + DOUBT) * (1.0 - there / other.articles.max(1.0))
        };
        self.tops.iter().map(mark).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::plain_article;

    /// The groups of articles that consist of these texts.
    fn check(texts: &[&str], expected: &[&[usize]]) {
        let profiles: Vec<Profile> =
            texts.iter().map(|text| super::super::profile(&plain_article("", text), &[], &[], &[])).collect();
        let units: Vec<Vec<&Profile>> = profiles.iter().map(|profile| vec![profile]).collect();
        let mut found = group(&units, &Frequencies::default());
        for group in &mut found {
            group.sort_unstable();
        }
        found.sort();
        assert_eq!(found, expected, "{texts:?}");
    }

    const SKERRY: [&str; 3] = [
        "A storm tore the ferry Halvard from its moorings at Skerry. Captain Quillan swam ashore.",
        "The ferry Halvard broke its moorings at Skerry in a storm, and Captain Quillan left the bridge last.",
        "Captain Quillan wants new ropes for the ferry Halvard, which drifted off Skerry in the storm.",
    ];
    const TARN: [&str; 3] = [
        "A storm tore the ferry Olwen from its moorings at Tarn. Captain Harrow climbed on the roof.",
        "The ferry Olwen broke its moorings at Tarn in a storm, and Captain Harrow lost an anchor.",
        "Captain Harrow blames old ropes for the ferry Olwen, which drifted off Tarn in the storm.",
    ];

    #[test]
    fn look_alike_events_are_told_apart_by_the_names_at_their_tops() {
        check(&[SKERRY, TARN].concat(), &[&[0, 1, 2], &[3, 4, 5]]);
    }

    #[test]
    fn the_order_of_the_articles_decides_nothing() {
        let mixed = [TARN[2], SKERRY[0], TARN[1], SKERRY[2], SKERRY[1], TARN[0]];
        check(&mixed, &[&[0, 2, 5], &[1, 3, 4]]);
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
        let units: Vec<Vec<&Profile>> = copies.iter().map(|copy| vec![copy]).collect();
        assert_eq!(group(&units, &frequencies).len(), 1);
    }
}
