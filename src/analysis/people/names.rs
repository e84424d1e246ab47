//! Names of people as runs of words: where one ends, what makes it sure that
//! it is one, and which part of it is the family name.

use super::lexicon::{Kinds, Lexicon};
use super::roster::Roster;
use super::tokens::{Gap, Shape, Token};

/// More words than this are no name.
const MOST_WORDS: usize = 6;

/// The last word of the name that begins at `at`; `None` where no name can.
/// After a title more is a name than elsewhere: there the words for places and
/// organisations only end it.
pub(super) fn end_of_name(tokens: &[Token], at: usize, titled: bool) -> Option<usize> {
    let first = tokens.get(at)?;
    if !begins(tokens, at, first, titled) {
        return None;
    }
    let mut last = at;
    while last + 1 < at + MOST_WORDS && !tokens[last].possessive {
        let Some(next) = tokens.get(last + 1) else { break };
        // "Ann V. Roe": the letter before a stop is no number.
        let initial =
            tokens.get(last + 2).is_some_and(|t| next.shape == Shape::Initial && t.gap == Gap::Dot && t.is_capital());
        let suffix = next.is(Kinds::SUFFIX) && next.shape != Shape::Lower && !initial;
        if suffix && (next.gap.joins() || (next.gap == Gap::Comma && next.folded.ends_with('r'))) {
            last += 1;
            last = of_realm(tokens, last).unwrap_or(last);
            break;
        }
        if let Some(end) = epithet(tokens, at, last) {
            last = end;
            break;
        }
        if let Some(end) = nickname(tokens, at, last) {
            last = end;
            continue;
        }
        let dotted = next.gap == Gap::Dot && tokens[last].shape != Shape::Initial;
        if !next.gap.joins() || dotted {
            break;
        }
        if next.is_capital() {
            match goes_on(tokens, at, last + 1) {
                Some(true) => last += 1,
                Some(false) => break,
                None if titled => break,
                None => return None,
            }
        } else if let Some(end) = particles(tokens, last + 1) {
            last = end;
        } else if next.gap == Gap::Hyphen && is_syllable_of_name(next) {
            last += 1;
        } else {
            break;
        }
    }
    Some(last)
}

/// A word of another kind is a family name behind the given name with which the
/// roster has it: Theresa May.
pub(super) fn know_in_full(tokens: &mut [Token], roster: &Roster) {
    for at in 1..tokens.len() {
        let (given, family) = (&tokens[at - 1], &tokens[at]);
        let written = given.shape == Shape::Capital && family.shape == Shape::Capital && family.gap == Gap::Space;
        let other = family.is(Kinds::NEVER) && !family.is(Kinds::SURNAME_WORD | Kinds::COUNTRY);
        if written && other && given.is(Kinds::GIVEN) && !given.possessive {
            let name = folded(tokens, at - 1, at);
            if roster.tenures(&name).next().is_some() {
                tokens[at].kinds = Kinds::SURNAME;
            }
        }
    }
}

/// What follows the number of a king: Otto II of Saxony, Otto II Roe.
fn of_realm(tokens: &[Token], last: usize) -> Option<usize> {
    let [of, realm] = tokens.get(last + 1..last + 3)? else { return None };
    let number = tokens[last].shape == Shape::Upper && !tokens[last].possessive;
    if number && of.is_capital() && of.gap == Gap::Space && !of.is(Kinds::NEVER) {
        return Some(last + 1);
    }
    (number && of.word() == "of" && of.gap == Gap::Space && realm.gap == Gap::Space && realm.is_capital())
        .then_some(last + 2)
}

/// The end of a name like Otto the Great.
fn epithet(tokens: &[Token], first: usize, last: usize) -> Option<usize> {
    let [the, word] = tokens.get(last + 1..last + 3)? else { return None };
    let written = the.word() == "the" && the.gap == Gap::Space && word.gap == Gap::Space && word.is_capital();
    let known = matches!(
        word.word(),
        "great" | "elder" | "younger" | "bold" | "terrible" | "conqueror" | "wise" | "magnificent"
    );
    (written && known && tokens[first].is(Kinds::GIVEN)).then_some(last + 2)
}

/// The family name after a nickname in quotation marks: Ann “Roo” Roe.
fn nickname(tokens: &[Token], first: usize, last: usize) -> Option<usize> {
    let [nick, family] = tokens.get(last + 1..last + 3)? else { return None };
    let quoted = nick.gap == Gap::Quote && family.gap == Gap::Quote && !nick.possessive;
    (quoted && tokens[first].is(Kinds::GIVEN) && nick.is_capital() && family.is_capital()).then_some(last + 2)
}

/// Whether a name may begin with the word at `at`.
fn begins(tokens: &[Token], at: usize, first: &Token, titled: bool) -> bool {
    let letters = first.folded.len() == 2 && first.folded.bytes().all(|b| b.is_ascii_alphabetic());
    let initials = first.shape == Shape::Upper && letters && first.kinds == Kinds::default();
    if !first.is_capital() && !initials {
        return false;
    }
    let next = tokens.get(at + 1).filter(|t| t.gap.joins() && !first.possessive);
    if first.shape == Shape::Initial || initials {
        return next.is_some_and(|t| t.gap != Gap::Hyphen && t.is_capital() && !t.is(Kinds::NEVER));
    }
    let eastern = is_eastern_start(tokens, at);
    let particle = first.is(Kinds::PARTICLE) && next.is_some_and(|t| t.is_capital() && !t.is(Kinds::NEVER));
    if first.is(Kinds::COMMON) && !first.is(Kinds::GIVEN) {
        return eastern;
    }
    if first.is(Kinds::SURNAME_WORD) {
        return titled || first.is(Kinds::GIVEN) || eastern;
    }
    !first.is(Kinds::NEVER) || first.is(Kinds::GIVEN) || eastern || particle
}

/// Whether the capitalised word at `at` belongs to the name that began at
/// `first`; `None` where it shows the whole to be no person.
fn goes_on(tokens: &[Token], first: usize, at: usize) -> Option<bool> {
    let (token, before) = (&tokens[at], &tokens[at - 1]);
    let next = tokens.get(at + 1).filter(|t| t.gap == Gap::Space && t.shape != Shape::Lower && !token.possessive);
    let after_given = before.is(Kinds::GIVEN) || before.shape == Shape::Initial;
    if at == first + 1 && is_eastern_start(tokens, first) {
        return Some(true);
    }
    // "Theresa May": a given name stands before no month.
    let dated = tokens.get(at + 1).is_some_and(|t| t.folded.starts_with(|c: char| c.is_ascii_digit()));
    if token.word() == "may" && at == first + 1 && after_given && token.shape == Shape::Capital && !token.loud && !dated
    {
        return Some(true);
    }
    if token.is(Kinds::CALENDAR) && (!token.is(Kinds::GIVEN) || at > first + 1) {
        return Some(false);
    }
    if token.is(Kinds::SURNAME_WORD) && after_given {
        return if next.is_some_and(|t| t.is(Kinds::ORGANISATION) && !t.is(Kinds::SURNAME_WORD)) {
            None
        } else {
            Some(true)
        };
    }
    let double = after_given
        && tokens.get(at + 1).is_some_and(|t| t.gap == Gap::Hyphen && t.is_capital() && !t.is(Kinds::NEVER))
        && !token.possessive;
    if double {
        return Some(true);
    }
    if !token.is(Kinds::NEVER) || token.is(Kinds::GIVEN | Kinds::PARTICLE) || token.shape == Shape::Initial {
        return Some(true);
    }
    if token.is(Kinds::PLACE | Kinds::COUNTRY) && after_given && token.shape == Shape::Capital && next.is_none() {
        return Some(true);
    }
    if token.is(Kinds::PERSON) && after_given && token.shape == Shape::Capital && !token.loud && next.is_none() {
        return Some(true);
    }
    if token.is(Kinds::ORGANISATION | Kinds::PUBLIC) && token.gap == Gap::Space { None } else { Some(false) }
}

/// Whether the word after a hyphen goes on with a given name: Jae-myung.
fn is_syllable_of_name(token: &Token) -> bool {
    let short = token.folded.len() <= 3 && !matches!(token.word(), "era" | "led" | "run");
    token.is(Kinds::KOREAN_SYLLABLE | Kinds::PARTICLE) || short
}

/// The word that particles from `at` on lead to: `bin Salman`, `van der Roe`.
fn particles(tokens: &[Token], at: usize) -> Option<usize> {
    let mut end = at;
    while tokens.get(end).is_some_and(|t| t.shape == Shape::Lower && t.is(Kinds::PARTICLE) && t.gap.joins()) {
        end += 1;
    }
    let last = tokens.get(end).filter(|t| t.is_capital() && t.gap.joins() && !t.is(Kinds::NEVER))?;
    (end > at && end < at + 4 && !last.folded.is_empty()).then_some(end)
}

/// Whether the words themselves show that they name a person.
pub(super) fn is_person(tokens: &[Token], first: usize, last: usize, roster: &Roster) -> bool {
    if last == first || tokens[last].shape == Shape::Lower && tokens[last].gap != Gap::Hyphen {
        return false;
    }
    let (start, rest) = (&tokens[first], &tokens[first + 1..=last]);
    if rest.iter().all(|t| t.gap == Gap::Hyphen) && !start.is(Kinds::KOREAN) {
        return false;
    }
    let clean = rest.iter().all(|t| !t.is(Kinds::NEVER) || t.is(Kinds::PARTICLE));
    let weak = start.is(Kinds::NEVER);
    let given = start.is(Kinds::GIVEN) || (start.kinds == Kinds::default() && roster.has_given(&start.folded));
    let middle = rest.len() > 1 && rest[0].is(Kinds::GIVEN);
    if given && (!weak || (clean && (!start.opens || middle))) {
        return true;
    }
    let initial = tokens[first..last].iter().any(|t| t.shape == Shape::Initial && t.folded != "u.s.");
    if initial && clean && !weak {
        return true;
    }
    let bin =
        rest.iter().any(|t| matches!(t.word(), "bin" | "bint" | "ibn" | "von" | "van") && t.shape == Shape::Lower);
    if bin && !weak {
        return true;
    }
    let of = rest.iter().any(|t| matches!(t.word(), "de" | "di") && t.shape == Shape::Lower);
    if (bin || of) && clean && start.is(Kinds::GIVEN) {
        return true;
    }
    // "Marine Le Pen": a particle with a capital, between two names.
    let particle = rest.len() == 2 && matches!(rest[0].word(), "le" | "van" | "von" | "di" | "de" | "del");
    if particle && !weak && clean && start.shape == Shape::Capital {
        return true;
    }
    is_eastern(tokens, first, last) || roster.tenures(&folded(tokens, first, last)).next().is_some()
}

/// The words of the name, folded.
pub(super) fn folded(tokens: &[Token], first: usize, last: usize) -> Vec<String> {
    tokens[first..=last].iter().map(|t| t.word().to_owned()).collect()
}

/// Whether the name is written family name first, as its words show.
pub(super) fn is_eastern(tokens: &[Token], first: usize, last: usize) -> bool {
    let (start, rest) = (&tokens[first], &tokens[first + 1..=last]);
    if rest.is_empty() || rest.len() > 3 || (start.is(Kinds::COMMON) && start.opens) {
        return false;
    }
    let korean = start.is(Kinds::KOREAN) && rest.len() == 2 && rest.iter().all(|t| t.is(Kinds::KOREAN_SYLLABLE));
    let pinyin = rest.iter().all(|t| is_pinyin(&t.folded))
        && (rest.len() == 1 || rest[1..].iter().all(|t| t.gap == Gap::Hyphen));
    let chinese =
        start.is(Kinds::CHINESE) && pinyin && !start.is(Kinds::GIVEN) && !rest.iter().any(|t| t.is(Kinds::GIVEN));
    korean || chinese
}

/// Whether a name in folded words is written family name first, as they show.
pub(super) fn is_eastern_name(words: &[String]) -> bool {
    let known = |word: &String, kinds| Lexicon::shipped().entry(word).is_some_and(|e| e.kinds.has(kinds));
    let [first, rest @ ..] = words else { return false };
    let korean = known(first, Kinds::KOREAN) && rest.len() == 2;
    let chinese = known(first, Kinds::CHINESE) && rest.len() == 1 && is_pinyin(&rest[0]);
    !known(first, Kinds::GIVEN) && (chinese || korean && rest.iter().all(|w| known(w, Kinds::KOREAN_SYLLABLE)))
}

/// Whether the words at `at` could begin a name that is written family name
/// first.
pub(super) fn is_eastern_start(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| {
        let syllables = (tokens[at].is(Kinds::CHINESE) && is_pinyin(&next.folded))
            || (tokens[at].is(Kinds::KOREAN) && next.is(Kinds::KOREAN_SYLLABLE));
        syllables && next.is_capital() && next.gap == Gap::Space && !tokens[at].is(Kinds::GIVEN)
    })
}

/// Whether a folded word is one or two syllables of Mandarin.
pub(super) fn is_pinyin(word: &str) -> bool {
    word.len() <= 12
        && (is_syllable(word)
            || (1..word.len()).any(|i| {
                word.is_char_boundary(i) && {
                    let (a, b) = word.split_at(i);
                    is_syllable(a) && is_syllable(b)
                }
            }))
}

fn is_syllable(word: &str) -> bool {
    const INITIALS: &[&str] = &[
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: &[&str] = &[
        "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "i", "ia", "ie", "iao", "iu", "ian",
        "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue", "er",
    ];
    INITIALS.iter().any(|i| word.strip_prefix(i).is_some_and(|rest| FINALS.contains(&rest)))
}

/// The parts of a name that may stand for the whole: ranges of its words.
pub(super) fn surnames(tokens: &[Token], first: usize, last: usize, eastern: bool) -> Vec<(usize, usize)> {
    if eastern {
        return vec![(first, first)];
    }
    let mut end = last;
    while end > first && tokens[end].is(Kinds::SUFFIX) && tokens[end].shape != Shape::Capital {
        end -= 1;
    }
    if end > first && matches!(tokens[end].word(), "jr" | "sr") {
        end -= 1;
    }
    let mut out = vec![(end, end)];
    let mut start = end;
    while start > first + 1 && (tokens[start].gap == Gap::Hyphen || tokens[start - 1].is(Kinds::PARTICLE)) {
        start -= 1;
    }
    if start < end {
        out.push((start, end));
    } else if end > first + 1 && tokens[end - 1].shape == Shape::Capital {
        out.push((end - 1, end));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    /// The name at the start of a text after a title, and its shortest family
    /// name.
    fn check(text: &str, name: &str, surname: &str) {
        let tokens = tokens(text, Lexicon::shipped());
        let last = end_of_name(&tokens, 0, true).expect(text);
        assert_eq!(&text[tokens[0].start..tokens[last].end], name);
        let eastern = is_eastern(&tokens, 0, last);
        let (start, end) = surnames(&tokens, 0, last, eastern)[0];
        assert_eq!(&text[tokens[start].start..tokens[end].end], surname, "{text}");
    }

    #[test]
    fn a_name_takes_particles_hyphens_initials_and_suffixes() {
        check("Anna van der Molen spoke", "Anna van der Molen", "Molen");
        check("Jean-Pierre Roux spoke", "Jean-Pierre Roux", "Roux");
        check("John Q. Roe's wife", "John Q. Roe", "Roe");
        check("John Roe Jr. spoke", "John Roe Jr.", "Roe");
        check("Ann Roe Tuesday said", "Ann Roe", "Roe");
        check("Ann “Ferry” Roe spoke", "Ann “Ferry” Roe", "Roe");
        check("Henri d’Arvo spoke", "Henri d’Arvo", "d’Arvo");
        check("Otto II of Arvo spoke", "Otto II of Arvo", "Arvo");
        check("Otto the Great spoke", "Otto the Great", "Great");
    }

    #[test]
    fn chinese_and_korean_names_begin_with_the_family_name() {
        check("Gao Minghua spoke", "Gao Minghua", "Gao");
        check("Park Jun-ho spoke", "Park Jun-ho", "Park");
        check("Minghua Gao spoke", "Minghua Gao", "Gao");
    }

    #[test]
    fn organisations_and_places_are_no_people() {
        for text in ["John Harbour Foundation", "Victoria Station", "New York", "Trade Ministry"] {
            let tokens = tokens(text, Lexicon::shipped());
            let person = end_of_name(&tokens, 0, false).is_some_and(|l| is_person(&tokens, 0, l, Roster::shipped()));
            assert!(!person, "{text}");
        }
    }
}
