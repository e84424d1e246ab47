//! A fingerprint of the running text, for near duplicates: 64 bits of which
//! two texts share about as many as they share runs of three words.
//!
//! This is one-permutation `MinHash` (Li, Owen, Zhang 2012) with one bit a bin
//! (Li, König 2010) and empty bins filled from their neighbours.

use super::key::{fnv, mix};
use super::unit::{Rank, Unit};

const RUN: usize = 3;

/// The fingerprint of the sentences below the headline.
pub(super) fn fingerprint(units: &[Unit<'_>]) -> u64 {
    let hashes: Vec<u64> = units
        .iter()
        .filter(|unit| unit.rank > Rank::Standfirst)
        .flat_map(|unit| &unit.words)
        .map(|word| fnv(word.folded().as_bytes()))
        .collect();
    let mut bins = [u64::MAX; 64];
    for run in hashes.windows(RUN.min(hashes.len()).max(1)) {
        let hash = mix(run.iter().fold(0, |all: u64, &one| mix(all ^ one)));
        if let Some(bin) = bins.get_mut((hash >> 58) as usize) {
            *bin = (*bin).min(hash << 6);
        }
    }
    let Some(mut last) = bins.iter().copied().rev().find(|&bin| bin != u64::MAX) else { return 0 };
    let mut out = 0;
    for bin in bins {
        if bin != u64::MAX {
            last = bin;
        }
        out = out << 1 | (last >> 20 & 1);
    }
    out
}

/// The share of word runs that two texts have in common, estimated, 0 to 1.
pub(super) fn likeness(a: u64, b: u64) -> f64 {
    let same = 64 - (a ^ b).count_ones();
    (f64::from(same) / 32.0 - 1.0).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_bits_alike_is_no_likeness() {
        assert!(likeness(0, 0xffff_ffff).abs() < 1e-9);
        assert!((likeness(7, 7) - 1.0).abs() < 1e-9);
    }
}
