//! Names written in capitals: `Foreign Minister WANG YI`, `DONALD TRUMP told`.
//! Those that the words show to be names are read as if written as usual; all
//! other words in capitals stay what they are, acronyms for the most part.

use super::lexicon::Kinds;
use super::names::{folded, is_pinyin};
use super::roster::Roster;
use super::tokens::{Gap, Shape, Token};

/// More words than this are no name.
const MOST_WORDS: usize = 5;

/// Gives the words of names in capitals the shape of names.
pub(super) fn read_as_names(tokens: &mut [Token], roster: &Roster) {
    let mut at = 0;
    while at < tokens.len() {
        match name_at(tokens, at, roster) {
            Some(last) => {
                for token in &mut tokens[at..=last] {
                    if token.shape == Shape::Upper {
                        token.shape = Shape::Capital;
                    }
                }
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// The last word of the name in capitals that begins at `at`.
fn name_at(tokens: &[Token], at: usize, roster: &Roster) -> Option<usize> {
    let first = tokens.get(at)?;
    let goes_on = |i: usize| {
        let token = &tokens[i];
        let written = token.shape == Shape::Upper || (token.shape == Shape::Initial && token.country.is_none());
        written && token.gap.joins() && !tokens[i - 1].possessive
    };
    let given = first.is(Kinds::GIVEN) && !first.is(Kinds::NEVER);
    if first.shape == Shape::Capital && given {
        // "Ana QUILLAN", as in the papers of conferences.
        let family =
            tokens.get(at + 1).filter(|t| goes_on(at + 1) && t.shape == Shape::Upper && t.gap == Gap::Space)?;
        let known = family.is(Kinds::SURNAME) || roster.tenures(&folded(tokens, at, at + 1)).next().is_some();
        return (is_word(family) && known).then_some(at + 1);
    }
    // "GAO Minghua", "Gao MINGHUA": so the family name is told from the given one.
    let next = tokens.get(at + 1).filter(|t| t.gap == Gap::Space && !first.possessive);
    let shapes = next.map(|t| (first.shape, t.shape));
    let turned = matches!(shapes, Some((Shape::Upper, Shape::Capital) | (Shape::Capital, Shape::Upper)));
    let chinese = turned && first.is(Kinds::CHINESE) && !given && !first.opens && !first.loud;
    if chinese && next.is_some_and(|t| is_pinyin(t.word())) {
        return Some(at + 1);
    }
    if first.shape != Shape::Upper {
        return None;
    }
    let end = (at + 1..tokens.len().min(at + MOST_WORDS)).take_while(|&i| goes_on(i)).last().unwrap_or(at);
    let titled = at.checked_sub(1).is_some_and(|b| {
        tokens[b].is(Kinds::HEAD) && !tokens[b].possessive && matches!(first.gap, Gap::Space | Gap::Dot)
    });
    if let Some(last) = (at + 1..=end).rev().find(|&last| is_full(tokens, at, last, titled, roster)) {
        return Some(last);
    }
    let known = first.is(Kinds::SURNAME) || roster.has_leader(first.word());
    (titled && end == at && known && is_word(first) && !first.is(Kinds::NEVER)).then_some(at)
}

/// Whether the words are a given and a family name.
fn is_full(tokens: &[Token], at: usize, last: usize, titled: bool, roster: &Roster) -> bool {
    let (first, family, between) = (&tokens[at], &tokens[last], &tokens[at + 1..last]);
    if roster.tenures(&folded(tokens, at, last)).next().is_some() {
        return true;
    }
    if first.is(Kinds::NEVER) || family.is(Kinds::NEVER) && !family.is(Kinds::SURNAME_WORD) {
        return false;
    }
    let long = titled || (!first.loud && first.folded.len() + family.folded.len() > 5);
    if between.is_empty() && first.is(Kinds::CHINESE) && is_pinyin(family.word()) && long {
        return true;
    }
    // Where all is in capitals, only what is a name and nothing else is one.
    let sure = family.is(Kinds::SURNAME) || (family.is(Kinds::SURNAME_WORD) && !first.loud);
    let verb = family.is(Kinds::VERB | Kinds::SAY) || ["s", "ed", "ing"].iter().any(|end| family.folded.ends_with(end));
    let unknown = titled
        && if first.loud { family.kinds == Kinds::default() && !verb } else { !family.is(Kinds::VERB | Kinds::SAY) };
    let middle = |t: &Token| {
        t.shape == Shape::Initial
            || t.is(Kinds::PARTICLE)
            || (!first.loud && t.is(Kinds::GIVEN | Kinds::SURNAME) && !t.is(Kinds::NEVER))
    };
    let given = first.is(Kinds::GIVEN) || roster.has_given(first.word());
    let strange = unknown && !first.loud && is_word(first) && between.is_empty();
    is_word(family) && (sure || unknown) && (given || strange) && between.iter().all(middle)
}

/// Whether the word is too long to be the letters of an acronym or a numeral.
fn is_word(token: &Token) -> bool {
    token.folded.len() > 2 && !token.is(Kinds::SUFFIX)
}

/// Whether the word is in capitals and yet read as one of a name.
pub(super) fn is_name(text: &str, token: &Token) -> bool {
    token.shape == Shape::Capital && !text[token.start..token.end].contains(char::is_lowercase)
}

/// A word of a name as it is usually written.
pub(super) fn usual(text: &str, token: &Token) -> String {
    let word = &text[token.start..token.end];
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let spoken = letters().count() > 2 || letters().any(|c| "AEIOUY".contains(c));
    if !is_name(text, token) || !spoken || (token.is(Kinds::SUFFIX) && !token.is(Kinds::CHINESE)) {
        return word.to_owned();
    }
    let mut inside = false;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::analysis::people::{Roster, mentions};
    use crate::model::article::plain_article;

    /// The mentions of a text as `words=name`.
    fn check(text: &str, expected: &[&str]) {
        let found = mentions(&plain_article("", text), Roster::shipped());
        let shown = found.iter().map(|m| format!("{}={}", m.text, m.name.as_deref().unwrap_or("?")));
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn after_a_title_and_where_both_names_are_known_capitals_are_those_of_a_name() {
        check(
            "Foreign Minister GAO YI met Peruvian president ANA QUILLAN. QUILLAN left.",
            &["GAO YI=Gao Yi", "ANA QUILLAN=Ana Quillan", "QUILLAN=Ana Quillan"],
        );
        check("The harbour was closed by TOM OKAFOR on Friday.", &["TOM OKAFOR=Tom Okafor"]);
        check("They waited for Ana OKAFOR and her aides.", &["Ana OKAFOR=Ana Okafor"]);
        check("President OKAFOR left.", &["OKAFOR=Okafor"]);
        check("They met GAO Minghua. Later Gao left.", &["GAO Minghua=Gao Minghua", "Gao=Gao Minghua"]);
    }

    #[test]
    fn a_text_all_in_capitals_names_the_known() {
        check(
            "PRESIDENT ANA OKAFOR OPENED THE NEW HARBOUR BRIDGE ON FRIDAY. OKAFOR LEFT.",
            &["ANA OKAFOR=Ana Okafor", "OKAFOR=Ana Okafor"],
        );
        check(
            "FOREIGN MINISTER GAO YI MET SECRETARY OF STATE ANA OKAFOR.",
            &["GAO YI=Gao Yi", "ANA OKAFOR=Ana Okafor"],
        );
    }

    #[test]
    fn acronyms_and_loud_words_are_no_names() {
        check("President of the USTR and NATO, CNBC, ABC NEWS and the TPP RCEP left.", &[]);
        check("HARBOUR BRIDGE SHUT AGAIN AS FERRY PRICES SOAR", &[]);
    }
}
