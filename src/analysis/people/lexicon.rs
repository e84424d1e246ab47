//! What kinds of word there are: which words make names, which never do, and
//! which make the title before or after a name. Compiled in from `assets/`,
//! read once, on first use.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use super::tokens;
use crate::text::fold;

/// The kinds that one word is of, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u32);

impl Kinds {
    /// A given name.
    pub(super) const GIVEN: Self = Self(1);
    /// A Chinese family name, in any of the usual romanisations.
    pub(super) const CHINESE: Self = Self(1 << 1);
    /// A Korean family name.
    pub(super) const KOREAN: Self = Self(1 << 2);
    /// A syllable of Korean given names.
    pub(super) const KOREAN_SYLLABLE: Self = Self(1 << 3);
    /// A small word inside names: bin, van, de.
    pub(super) const PARTICLE: Self = Self(1 << 4);
    /// Jr, III.
    pub(super) const SUFFIX: Self = Self(1 << 5);
    /// Mr, Dr.
    pub(super) const HONORIFIC: Self = Self(1 << 6);
    /// A word that only begins a sentence, or is a pronoun.
    pub(super) const COMMON: Self = Self(1 << 7);
    /// A common word that is a family name as well: Long, King.
    pub(super) const SURNAME_WORD: Self = Self(1 << 8);
    /// A word of names of organisations and things.
    pub(super) const ORGANISATION: Self = Self(1 << 9);
    /// A place, or the adjective of one, that is no country.
    pub(super) const PLACE: Self = Self(1 << 10);
    /// A month, a weekday, a feast.
    pub(super) const CALENDAR: Self = Self(1 << 11);
    /// A verb of saying.
    pub(super) const SAY: Self = Self(1 << 12);
    /// A country, its adjective or its capital.
    pub(super) const COUNTRY: Self = Self(1 << 13);
    /// A public office whatever stands beside it.
    pub(super) const OFFICE: Self = Self(1 << 14);
    /// A public office unless another kind of body is named with it.
    pub(super) const STATE: Self = Self(1 << 15);
    /// A public office where a country or a public body is named with it.
    pub(super) const NATION: Self = Self(1 << 16);
    /// A public office only where a public body or field is named with it.
    pub(super) const BODY: Self = Self(1 << 17);
    /// A rank of the armed forces.
    pub(super) const RANK: Self = Self(1 << 18);
    /// What a person may be without office: analyst, brother.
    pub(super) const PERSON: Self = Self(1 << 19);
    /// A word before an office that changes its weight: deputy, acting.
    pub(super) const MODIFIER: Self = Self(1 << 20);
    /// A word that says the office is no longer, or not yet, held.
    pub(super) const FORMER: Self = Self(1 << 21);
    /// A political party, as an adjective.
    pub(super) const PARTY: Self = Self(1 << 22);
    /// What an office is in charge of.
    pub(super) const FIELD: Self = Self(1 << 23);
    /// A public body, or a word that makes one.
    pub(super) const PUBLIC: Self = Self(1 << 24);
    /// An office word in the plural.
    pub(super) const PLURAL: Self = Self(1 << 25);
    /// A family name and nothing else, as a census counts them.
    pub(super) const SURNAME: Self = Self(1 << 26);
    /// A verb of what only people do.
    pub(super) const ACT: Self = Self(1 << 27);
    /// Another verb whose form does not show that it is one.
    pub(super) const VERB: Self = Self(1 << 28);
    /// What is someone's in the first place: campaign, wife.
    pub(super) const OWNED: Self = Self(1 << 29);
    /// A word that a person often follows.
    pub(super) const TAKES: Self = Self(1 << 30);
    /// A noun whose name comes after it and is no person's: village, firm.
    pub(super) const THING: Self = Self(1 << 31);

    /// Whether a title can end in such a word.
    pub(super) const HEAD: Self =
        Self(Self::OFFICE.0 | Self::STATE.0 | Self::NATION.0 | Self::BODY.0 | Self::RANK.0 | Self::PERSON.0);
    /// Whether such a word can stand in a title before its head.
    pub(super) const LEFT: Self = Self(
        Self::MODIFIER.0
            | Self::FORMER.0
            | Self::PARTY.0
            | Self::FIELD.0
            | Self::PUBLIC.0
            | Self::COUNTRY.0
            | Self::PLACE.0
            | Self::HEAD.0,
    );
    /// Words that no name goes beyond.
    pub(super) const NEVER: Self = Self(
        Self::ORGANISATION.0
            | Self::PLACE.0
            | Self::COUNTRY.0
            | Self::CALENDAR.0
            | Self::PUBLIC.0
            | Self::COMMON.0
            | Self::FIELD.0
            | Self::PARTY.0
            | Self::HEAD.0
            | Self::HONORIFIC.0,
    );

    /// Whether the word is of any of the kinds in `other`.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "given" => Self::GIVEN,
            "chinese" => Self::CHINESE,
            "korean" => Self::KOREAN,
            "korean-syllable" => Self::KOREAN_SYLLABLE,
            "particle" => Self::PARTICLE,
            "suffix" => Self::SUFFIX,
            "honorific" => Self::HONORIFIC,
            "common" => Self::COMMON,
            "surname-word" => Self::SURNAME_WORD,
            "organisation" => Self::ORGANISATION,
            "place" => Self::PLACE,
            "calendar" => Self::CALENDAR,
            "say" => Self::SAY,
            "office" => Self::OFFICE,
            "state" => Self::STATE,
            "nation" => Self::NATION,
            "body" => Self::BODY,
            "rank" => Self::RANK,
            "person" => Self::PERSON,
            "modifier" => Self::MODIFIER,
            "former" => Self::FORMER,
            "party" => Self::PARTY,
            "field" => Self::FIELD,
            "public" => Self::PUBLIC,
            "act" => Self::ACT,
            "verb" => Self::VERB,
            "owned" => Self::OWNED,
            "takes" => Self::TAKES,
            "thing" => Self::THING,
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

/// Several words that mean one thing: a country, an office, a public body.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The words after the first, folded.
    pub(super) rest: Vec<String>,
    /// What they are together.
    pub(super) kinds: Kinds,
    /// The country they speak of.
    pub(super) country: Option<&'static str>,
}

/// Every word and phrase with its kinds.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    entries: HashMap<Cow<'static, str>, Entry, BuildHasherDefault<WordHasher>>,
}

/// What is known of one word.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Its kinds where it stands for itself.
    pub(super) kinds: Kinds,
    /// The phrases it begins, longest first.
    pub(super) phrases: Vec<Phrase>,
}

/// A hash of a short word in a few instructions. The table never changes, so
/// no text can make its words collide.
#[derive(Debug, Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut part = [0; 8];
            part[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(part)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    /// The one that ships with the program.
    pub(super) fn shipped() -> &'static Self {
        &LEXICON
    }

    /// What is known of a folded word.
    pub(super) fn entry(&self, folded: &str) -> Option<&Entry> {
        self.entries.get(folded)
    }

    fn read() -> Self {
        let mut lexicon = Self::default();
        lexicon.read_sections(include_str!("../../../assets/names.txt"));
        lexicon.read_sections(include_str!("../../../assets/words.txt"));
        for line in rows(include_str!("../../../assets/offices.tsv")) {
            let mut columns = line.split('\t');
            let kinds = columns.next().and_then(Kinds::named).unwrap_or_default();
            let phrase = columns.next().unwrap_or_default();
            lexicon.add_phrase(phrase, kinds, columns.next());
            if kinds.has(Kinds::HEAD) {
                lexicon.add_phrase(&plural(phrase), kinds | Kinds::PLURAL, None);
            }
        }
        for line in rows(include_str!("../../../assets/countries.tsv")) {
            let mut columns = line.split('\t');
            let code = columns.next();
            for name in columns.flat_map(|c| c.split(", ")).filter(|n| !n.is_empty()) {
                lexicon.add_phrase(name, Kinds::COUNTRY, code);
            }
        }
        for entry in lexicon.entries.values_mut() {
            entry.phrases.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        lexicon
    }

    fn read_sections(&mut self, table: &'static str) {
        let mut kinds = Kinds::default();
        for line in rows(table) {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                kinds = Kinds::named(name).unwrap_or_default();
            } else {
                for word in line.split_whitespace() {
                    self.entries.entry(Cow::Borrowed(word)).or_default().kinds |= kinds;
                }
            }
        }
    }

    /// A phrase of one word without a country is a word.
    fn add_phrase(&mut self, phrase: &str, kinds: Kinds, country: Option<&'static str>) {
        let mut words = tokens::folded_words(&fold(phrase));
        if words.len() == 1 && country.is_none() {
            self.entries.entry(Cow::Owned(words.remove(0))).or_default().kinds |= kinds;
        } else if !words.is_empty() {
            let first = words.remove(0);
            self.entries.entry(Cow::Owned(first)).or_default().phrases.push(Phrase { rest: words, kinds, country });
        }
    }
}

/// The lines of a table that are neither blank nor a comment.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn plural(phrase: &str) -> String {
    match phrase {
        p if p.ends_with("man") => format!("{}men", &p[..p.len() - 3]),
        p if p.ends_with('y') && !p.ends_with("ey") => format!("{}ies", &p[..p.len() - 1]),
        "wife" => "wives".to_owned(),
        p if p.ends_with("ess") || p.ends_with("ch") => format!("{p}es"),
        p => format!("{p}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_named_in_the_tables_is_known() {
        for line in rows(include_str!("../../../assets/offices.tsv")) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(Kinds::named(columns[0]).is_some() && (2..=3).contains(&columns.len()), "{line}");
        }
        for table in [include_str!("../../../assets/names.txt"), include_str!("../../../assets/words.txt")] {
            for section in rows(table).filter_map(|l| l.strip_prefix('[')) {
                assert!(Kinds::named(section.trim_end_matches(']')).is_some(), "{section}");
            }
        }
    }

    #[test]
    fn countries_have_five_columns_and_each_code_once() {
        let mut codes = Vec::new();
        for line in rows(include_str!("../../../assets/countries.tsv")) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 5, "{line}");
            assert!(columns[0].len() == 2 && columns[0].chars().all(|c| c.is_ascii_uppercase()), "{line}");
            codes.push(columns[0]);
        }
        assert!(codes.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn office_words_have_their_plurals() {
        let lexicon = Lexicon::shipped();
        for word in ["presidents", "spokeswomen", "secretaries", "chiefs"] {
            assert!(lexicon.entry(word).is_some_and(|e| e.kinds.has(Kinds::PLURAL)), "{word}");
        }
    }
}
