//! Words and people as numbers: what is compared, counted and looked up often
//! is not read letter by letter each time.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The number of a word or a person. It is the same on every machine and in
/// every version, because libraries keep it. That two words meet in one number
/// is too seldom to be guarded against.
pub type Key = u64;

/// How often keys occur.
pub type Counts = HashMap<Key, u64, BuildHasherDefault<KeyHasher>>;

/// The key of a text: FNV-1a, its bits well mixed.
pub(super) fn key(text: &str) -> Key {
    mix(fnv(text.as_bytes()))
}

/// FNV-1a.
pub(super) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Spreads what is in a number over all of its bits (the end of `MurmurHash3`).
pub(super) fn mix(mut x: u64) -> u64 {
    x ^= x >> 33;
    x = x.wrapping_mul(0xff51_afd7_ed55_8ccd);
    x ^= x >> 33;
    x = x.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ x >> 33
}

/// Takes a key as its own hash, which it is. A text hashes quickly, but anyone
/// can choose texts that collide: only for tables of our own.
#[derive(Debug, Clone, Copy, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0 ^ fnv(bytes));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_never_changes() {
        assert_eq!(key("herring"), 1_380_509_832_781_866_607);
    }
}
