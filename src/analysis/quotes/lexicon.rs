//! What kinds of word stand around quotations: verbs of saying in the forms
//! they occur in, words for those who speak, and the small words that hold a
//! sentence together. Compiled in from `assets/`, read once, on first use.

use std::collections::HashMap;
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

/// The kinds that one word is of, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::analysis) struct Kinds(u32);

impl Kinds {
    /// A verb of saying: said.
    pub(in crate::analysis) const SAY: Self = Self(1);
    /// A verb of calling somebody or something something: described, mocked.
    pub(in crate::analysis) const NAME: Self = Self(1 << 1);
    /// A verb of thinking, or another that goes with somebody's own words.
    pub(in crate::analysis) const THINK: Self = Self(1 << 2);
    /// One of these verbs without an ending.
    pub(in crate::analysis) const BASE: Self = Self(1 << 3);
    /// One of these verbs with `-ing`.
    pub(in crate::analysis) const ING: Self = Self(1 << 4);
    /// Something said: claim, remark.
    pub(in crate::analysis) const SPEECH: Self = Self(1 << 5);
    /// Something that says: statement, report.
    pub(in crate::analysis) const SOURCE: Self = Self(1 << 6);
    /// A body of people: ministry, party.
    pub(in crate::analysis) const GROUP: Self = Self(1 << 7);
    /// What a person may be: mayor, resident.
    pub(in crate::analysis) const PERSON: Self = Self(1 << 8);
    pub(in crate::analysis) const DETERMINER: Self = Self(1 << 9);
    pub(in crate::analysis) const PREPOSITION: Self = Self(1 << 10);
    pub(in crate::analysis) const CONJUNCTION: Self = Self(1 << 11);
    pub(in crate::analysis) const SUBORDINATOR: Self = Self(1 << 12);
    /// Who.
    pub(in crate::analysis) const RELATIVE: Self = Self(1 << 13);
    pub(in crate::analysis) const PRONOUN: Self = Self(1 << 14);
    pub(in crate::analysis) const BE: Self = Self(1 << 15);
    pub(in crate::analysis) const AUXILIARY: Self = Self(1 << 16);
    pub(in crate::analysis) const ADVERB: Self = Self(1 << 17);
    pub(in crate::analysis) const TIME: Self = Self(1 << 18);
    /// A woman's given name.
    pub(in crate::analysis) const FEMALE: Self = Self(1 << 19);
    /// A man's given name.
    pub(in crate::analysis) const MALE: Self = Self(1 << 20);
    /// Written with a capital.
    pub(in crate::analysis) const CAPITAL: Self = Self(1 << 21);
    /// Followed by `'s`.
    pub(in crate::analysis) const POSSESSIVE: Self = Self(1 << 22);

    /// Any verb that goes with somebody's words.
    pub(in crate::analysis) const CUE: Self = Self(Self::SAY.0 | Self::NAME.0 | Self::THINK.0);
    /// Words that no phrase about somebody goes beyond.
    pub(in crate::analysis) const BOUND: Self = Self(
        Self::PREPOSITION.0
            | Self::CONJUNCTION.0
            | Self::SUBORDINATOR.0
            | Self::RELATIVE.0
            | Self::BE.0
            | Self::AUXILIARY.0,
    );

    /// Whether the word is of any of the kinds in `other`.
    pub(in crate::analysis) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::SAY,
            "name" => Self::NAME,
            "think" => Self::THINK,
            "speech" => Self::SPEECH,
            "source" => Self::SOURCE,
            "group" => Self::GROUP,
            "person" => Self::PERSON,
            "determiner" => Self::DETERMINER,
            "preposition" => Self::PREPOSITION,
            "conjunction" => Self::CONJUNCTION,
            "subordinator" => Self::SUBORDINATOR,
            "relative" => Self::RELATIVE,
            "pronoun" => Self::PRONOUN,
            "be" => Self::BE,
            "auxiliary" => Self::AUXILIARY,
            "adverb" => Self::ADVERB,
            "time" => Self::TIME,
            "female" => Self::FEMALE,
            "male" => Self::MALE,
            _ => return None,
        })
    }
}

impl BitOr for Kinds {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

static LEXICON: LazyLock<HashMap<&'static str, Kinds>> =
    LazyLock::new(|| read(include_str!("../../../assets/cues.txt")));

fn read(table: &'static str) -> HashMap<&'static str, Kinds> {
    let mut words: HashMap<&'static str, Kinds> = HashMap::new();
    let mut kinds = Kinds::default();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kinds = Kinds::named(name).unwrap_or_default();
            continue;
        }
        for (n, word) in line.split_whitespace().enumerate() {
            let form = match n {
                _ if !kinds.has(Kinds::CUE) => Kinds::default(),
                0 => Kinds::BASE,
                _ if word.ends_with("ing") => Kinds::ING,
                _ => Kinds::default(),
            };
            *words.entry(word).or_default() |= kinds | form;
        }
    }
    words
}

/// Longer words are none of these.
const LONGEST: usize = 24;

/// The kinds of a word as it is written, without what an apostrophe divides
/// from it, and the bytes it has without that.
pub(in crate::analysis) fn kinds(word: &str) -> (Kinds, usize) {
    let bare = word.find(['\'', '’']).map_or(word, |at| &word[..at]);
    if bare.len() < word.len() && bare.ends_with('n') && word.ends_with('t') {
        return (Kinds::AUXILIARY, word.len());
    }
    let mut kinds = of(bare);
    if bare.starts_with(char::is_uppercase) {
        kinds |= Kinds::CAPITAL;
    }
    if bare.len() < word.len() && word.ends_with(['s', 'S']) && !kinds.has(Kinds::PRONOUN | Kinds::BOUND) {
        kinds |= Kinds::POSSESSIVE;
    }
    (kinds, bare.len())
}

/// The kinds of a word, whatever its case.
pub(in crate::analysis) fn of(word: &str) -> Kinds {
    let mut folded = [0; LONGEST];
    let Some(folded) = folded.get_mut(..word.len()) else { return Kinds::default() };
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    let known = std::str::from_utf8(folded).ok().and_then(|word| LEXICON.get(word)).copied();
    known.unwrap_or_else(|| if folded.ends_with(b"ly") { Kinds::ADVERB } else { Kinds::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_named_in_the_table_is_known() {
        for section in include_str!("../../../assets/cues.txt").lines().filter_map(|line| line.strip_prefix('[')) {
            assert!(Kinds::named(section.trim_end_matches(']')).is_some(), "{section}");
        }
    }

    #[test]
    fn the_forms_of_a_verb_are_told_apart() {
        assert!(of("Said").has(Kinds::SAY) && !of("said").has(Kinds::BASE | Kinds::ING));
        assert!(of("saying").has(Kinds::ING) && of("describe").has(Kinds::BASE));
        assert!(of("quietly").has(Kinds::ADVERB) && of(&"ferry".repeat(20)) == Kinds::default());
    }

    #[test]
    fn an_apostrophe_divides_a_word_from_its_ending() {
        assert!(kinds("Quillan’s").0.has(Kinds::POSSESSIVE) && kinds("Quillan’s").1 == 7);
        assert!(kinds("he's").0.has(Kinds::PRONOUN) && !kinds("he's").0.has(Kinds::POSSESSIVE));
        assert!(kinds("didn't").0.has(Kinds::AUXILIARY));
    }
}
