//! The text that a page states in a structure of its own, checked against its
//! lines: publishers fill it in by machine, often cut, with captions or
//! without subheads. It is never shown, and never takes a line away; where
//! nearly all of it is seen in the lines, those that it holds are the article's.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::choose::Part;
use super::view::View;
use crate::parse::markup::Element;
use crate::text::fold;

/// How many words are compared at a time.
const RUN: usize = 4;
/// The share of the stated text that must be seen before it is believed.
const SEEN: f32 = 0.9;
/// The least words of a stated text that says anything.
const LEAST: usize = 60;

/// Takes in lines that the stated text holds, between the first and the last
/// of the body that it holds.
pub(crate) fn check(view: &View<'_>, stated: &str, parts: &mut [Part]) {
    let stated_runs: HashSet<u64> = runs(stated).collect();
    if stated_runs.len() < LEAST {
        return;
    }
    let lines: Vec<Vec<u64>> = view.passages.iter().map(|passage| runs(&passage.text).collect()).collect();
    let seen: HashSet<u64> = lines.iter().flatten().copied().filter(|run| stated_runs.contains(run)).collect();
    if (seen.len() as f32) < SEEN * stated_runs.len() as f32 {
        return;
    }
    let share = |i: usize| {
        lines[i].iter().filter(|run| stated_runs.contains(run)).count() as f32 / lines[i].len().max(1) as f32
    };
    let shares: Vec<f32> = (0..lines.len()).map(share).collect();
    let is_stated = |i: &usize| parts[*i] == Part::Body && shares[*i] >= 0.5;
    let (Some(first), Some(last)) = ((0..lines.len()).find(is_stated), (0..lines.len()).rev().find(is_stated)) else {
        return;
    };
    for (i, part) in parts.iter_mut().enumerate() {
        let whole = lines[i].len() >= RUN && shares[i] > 0.95 && view.lines[i].element != Element::Caption;
        if *part == Part::Out && whole && (first..=last).contains(&i) {
            *part = Part::Body;
        }
    }
}

/// Every run of words of a text, hashed for this run of the program only.
fn runs(text: &str) -> impl Iterator<Item = u64> {
    let folded = fold(text);
    let words: Vec<u64> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash).collect();
    let size = RUN.min(words.len()).max(1);
    words.windows(size).map(hash).collect::<Vec<_>>().into_iter()
}

fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
