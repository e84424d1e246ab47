//! A cheap no for most words of a text that are looked up in a table.

/// For each first byte of some words a bit for each length: most words of a
/// text are told apart by these and need no hash.
#[derive(Debug)]
pub(crate) struct Lengths([u64; 256]);

impl Lengths {
    /// Of no words.
    pub(crate) const fn new() -> Self {
        Self([0; 256])
    }

    pub(crate) fn insert(&mut self, word: &str) {
        self.0[initial(word)] |= bit(word);
    }

    /// Whether the word may be one of them.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        self.0[initial(word)] & bit(word) != 0
    }
}

/// The first byte of a word.
pub(crate) fn initial(word: &str) -> usize {
    usize::from(word.bytes().next().unwrap_or(0))
}

/// The bit of a word's length, the same for all long ones.
fn bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_another_length_or_letter_are_none_of_them() {
        let mut lengths = Lengths::new();
        lengths.insert("share");
        lengths.insert("log in");
        let may = |word| lengths.may_hold(word);
        assert!(may("share") && may("log in") && may("ships"));
        assert!(!may("tugs") && !may("sharing") && !may(""));
    }
}
