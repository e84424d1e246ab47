//! A fingerprint of the running text, for near duplicates: how much of two
//! texts is the same, told from a few bytes of each.
//!
//! A text is the set of its runs of three words (shingles, Broder 1997). Their
//! hashes are dealt into bins by one permutation, of each bin the smallest is
//! kept (Li, Owen, Zhang 2012), and of that one byte (b-bit `MinHash`, Li, König
//! 2010). Bins that are empty in both texts say nothing. A reprint is often cut,
//! or stands among lines of its publisher: so what counts is how much of the
//! shorter text the other has.

use serde::{Deserialize, Serialize};

use super::key::{Key, fnv, mix};
use super::unit::{Rank, Unit};

/// How many words are a run.
const RUN: usize = 3;
/// How many bins there are, and how many of them make one bin of those that
/// copies are found by.
const BINS: usize = 256;
const COARSE: usize = 16;
/// From how many runs on it is no accident that two texts have them in common.
const LONG_ENOUGH: u32 = 28;
/// How much of the shorter text a copy has, more where that is short, and how
/// much of both together.
const SHARED: f64 = 0.5;
const SHORT: u32 = 60;
const SHARED_IF_SHORT: f64 = 0.75;
const ALIKE: f64 = 0.2;

/// What tells how much two texts have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// How many different runs the text has.
    runs: u32,
    /// A byte of the smallest hash of each bin, 0 for none.
    bins: Vec<u8>,
}

/// The fingerprint of the sentences below the headline, and the keys by which
/// copies of it are found.
pub(super) fn fingerprint(units: &[Unit<'_>]) -> (Fingerprint, Vec<Key>) {
    let words: Vec<u64> = units
        .iter()
        .filter(|unit| unit.rank > Rank::Standfirst)
        .flat_map(|unit| &unit.words)
        .map(|word| fnv(word.folded().as_bytes()))
        .collect();
    let run = |run: &[u64]| mix(run.iter().fold(0, |all: u64, &one| mix(all ^ one)));
    let mut hashes: Vec<u64> = words.windows(RUN.min(words.len()).max(1)).map(run).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let mut bins = vec![None; if hashes.is_empty() { 0 } else { BINS }];
    // In the order of their size: the first of a bin is its smallest.
    for &hash in &hashes {
        if let Some(bin) = bins.get_mut((hash >> 56) as usize) {
            bin.get_or_insert(hash);
        }
    }
    let keys = keys(&bins);
    // The lowest byte has no part in the order.
    let byte = |bin: Option<u64>| bin.map_or(0, |hash| (hash as u8).max(1));
    (Fingerprint { runs: hashes.len() as u32, bins: bins.into_iter().map(byte).collect() }, keys)
}

/// Two neighbouring coarse bins at a time are a key (locality-sensitive
/// hashing, Indyk, Motwani 1998): of two texts that are half the same nine in
/// ten have one in common, and texts that are not have none.
fn keys(bins: &[Option<u64>]) -> Vec<Key> {
    let smallest: Vec<Option<u64>> = bins.chunks(COARSE).map(|bins| bins.iter().flatten().min().copied()).collect();
    let (pairs, _) = smallest.as_chunks();
    pairs.iter().filter_map(|&[a, b]| Some(mix(mix(a?).rotate_left(1) ^ b?))).collect()
}

impl Fingerprint {
    /// How much of the shorter text the other has as well, estimated, 0 to 1,
    /// where that makes one a copy of the other.
    pub(super) fn copied(&self, other: &Self) -> Option<f64> {
        let shorter = self.runs.min(other.runs);
        if shorter < LONG_ENOUGH {
            return None;
        }
        let wanted = if shorter < SHORT { SHARED_IF_SHORT } else { SHARED };
        let alike = self.likeness(other);
        let both = alike / (1.0 + alike) * (f64::from(self.runs) + f64::from(other.runs));
        let shared = (both / f64::from(shorter)).min(1.0);
        (alike >= ALIKE && shared >= wanted).then_some(shared)
    }

    /// The share of all runs of two texts that both have (Jaccard), estimated.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut same, mut all) = (0_u32, 0_u32);
        for (&a, &b) in self.bins.iter().zip(&other.bins) {
            all += u32::from(a | b != 0);
            same += u32::from(a == b && a != 0);
        }
        f64::from(same) / f64::from(all.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit::units;
    use super::*;
    use crate::model::article::plain_article;

    fn of(text: &str) -> (Fingerprint, Vec<Key>) {
        fingerprint(&units(&plain_article("", text), &[]))
    }

    /// A text of these sentences, by number.
    fn text(sentences: impl Iterator<Item = u32>) -> String {
        let sentence = |n| format!("In week {n} boat {} took {} barrels to pier {}. ", n * 7, n * 31, n * 3);
        sentences.map(sentence).collect::<Vec<_>>().concat()
    }

    #[test]
    fn what_of_the_shorter_text_the_other_has_is_told() {
        let (whole, keys) = of(&text(0..50));
        let about = |other: &str, share: f64| {
            let copied = of(other).0.copied(&whole);
            assert!(copied.is_some_and(|found| (found - share).abs() < 0.12), "{copied:?} for {share}");
        };
        about(&text(0..50), 1.0);
        about(&text(0..25), 1.0);
        about(&text((5..50).chain(100..105)), 0.9);
        about(&text((0..50).chain(100..150)), 1.0);
        assert_eq!(of(&text(100..150)).0.copied(&whole), None);
        assert_eq!(of(&text((0..10).chain(100..150))).0.copied(&whole), None);
        let cut = of(&text(3..50)).1;
        assert!(keys.iter().any(|key| cut.contains(key)));
        assert!(!of(&text(100..150)).1.iter().any(|key| keys.contains(key)));
    }

    #[test]
    fn nothing_and_a_few_words_are_no_copies() {
        assert_eq!(of("").0.copied(&of("").0), None);
        assert!(of("").1.is_empty());
        assert_eq!(of("Fog lifts.").0.copied(&of("Fog lifts.").0), None);
        assert_eq!(of("Fog lifts."), of("Fog lifts."));
    }
}
