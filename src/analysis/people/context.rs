//! What the words around a name say for or against its being a person's:
//! the verb after it, what it owns, what stands before it, who is spoken of
//! later in the sentence. Each is a small number; the rules add them up.

use super::lexicon::Kinds;
use super::tokens::{Gap, Shape, Token};

/// How much of a person the words around `tokens[first..=last]` make of it;
/// less where the words are not known to be a `name`: a company or a city also
/// says something and has plans.
pub(super) fn weight(tokens: &[Token], first: usize, last: usize, name: bool) -> i8 {
    let (does, owns) = (predicate(tokens, last), possession(tokens, last));
    let said = match (does + owns, name) {
        (2, false) => 1,
        (1, false) if owns == 1 => 0,
        (said, _) => said,
    };
    said + before(tokens, first) + i8::from(said > 0 && is_spoken_of(tokens, last))
}

/// What the verb or the apposition after the name shows: 3 for what only
/// people do, 2 for what is said, 1 for any other verb; less than nothing where
/// the name only says which thing is meant: "Roe boots", "Roe, Ohio".
fn predicate(tokens: &[Token], last: usize) -> i8 {
    if tokens[last].possessive {
        return 0;
    }
    let Some(next) = tokens.get(last + 1) else { return 0 };
    match next.gap {
        Gap::Space if matches!(next.word(), "administration" | "campaign" | "presidency" | "government") => 2,
        Gap::Space => verb(tokens, last + 1),
        Gap::Comma if matches!(next.word(), "who" | "whose" | "whom") => 3,
        Gap::Comma if next.is(Kinds::PLACE | Kinds::COUNTRY) && next.shape != Shape::Lower => -3,
        Gap::Open if next.word() == "born" => 3,
        _ => 0,
    }
}

/// The weight of the verb that begins at `at`.
fn verb(tokens: &[Token], at: usize) -> i8 {
    let mut weight = 0;
    for (i, token) in tokens.iter().enumerate().skip(at).take(5) {
        if !token.gap.joins() || token.shape != Shape::Lower {
            break;
        }
        let word = token.word();
        if token.is(Kinds::ACT) || matches!(word, "himself" | "herself") {
            return 3;
        }
        if token.is(Kinds::SAY) {
            return 2;
        }
        if weight > 0 && (token.is(Kinds::HEAD) || matches!(word, "member" | "candidate")) {
            return 3;
        }
        if is_auxiliary(word) || (weight > 0 && matches!(word, "a" | "an" | "the")) {
            weight = 1;
        } else if token.is(Kinds::VERB) || word.ends_with("ed") {
            return 1;
        } else if i == at && !is_adverb(word) && !token.is(Kinds::COMMON | Kinds::PARTICLE | Kinds::TAKES) {
            return -1;
        } else if !is_adverb(word) {
            break;
        }
    }
    weight
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "had"
            | "has"
            | "would"
            | "will"
            | "could"
            | "did"
            | "became"
            | "remained"
            | "been"
            | "be"
    )
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(
            word,
            "later"
                | "also"
                | "then"
                | "once"
                | "never"
                | "first"
                | "still"
                | "soon"
                | "again"
                | "twice"
                | "often"
                | "not"
                | "re"
                | "co"
                | "who"
        )
}

/// What belongs to the name: `Roe's campaign`.
fn possession(tokens: &[Token], last: usize) -> i8 {
    if !tokens[last].possessive {
        return 0;
    }
    for (n, token) in tokens.iter().skip(last + 1).take(3).take_while(|t| t.gap.joins()).enumerate() {
        if token.is(Kinds::OWNED) {
            return 2;
        }
        // "Sam's Club", "Roe's was closed": shops.
        let shop = token.is(Kinds::ORGANISATION) && token.shape != Shape::Lower;
        if n == 0 && (shop || token.is(Kinds::VERB) || matches!(token.word(), "and" | "or" | "in")) {
            return -3;
        }
    }
    1
}

/// What the word before the name shows of it.
pub(super) fn before(tokens: &[Token], first: usize) -> i8 {
    let Some(at) = first.checked_sub(1) else { return 0 };
    let token = &tokens[at];
    let kin = token.is(Kinds::OWNED) && token.shape == Shape::Lower && !token.possessive;
    if kin && matches!(tokens[first].gap, Gap::Space | Gap::Comma) {
        return 1;
    }
    if tokens[first].gap != Gap::Space {
        return 0;
    }
    let earlier = at.checked_sub(1).map(|b| &tokens[b]).filter(|_| token.gap == Gap::Space);
    match token.word() {
        "by" => 1 + i8::from(earlier.is_some_and(is_participle)),
        "of" => match earlier {
            Some(t) if t.is(Kinds::OWNED) && t.shape == Shape::Lower => 2,
            _ => -1,
        },
        "to" | "from" => match earlier {
            Some(t) if t.word() == "lost" => 2,
            Some(t) if matches!(t.word(), "according" | "thanks" | "close" | "loyal") => 1,
            _ => -1,
        },
        "in" | "at" | "near" | "into" | "across" | "through" | "via" | "on" | "the" | "a" | "an" | "this" | "these"
        | "inside" | "outside" | "throughout" | "toward" | "towards" | "around" | "between" | "for" => -2,
        _ if token.is(Kinds::THING) => -3,
        _ if token.is(Kinds::TAKES) => 1,
        _ => 0,
    }
}

fn is_participle(token: &Token) -> bool {
    token.shape == Shape::Lower
        && (token.is(Kinds::ACT)
            || token.word().ends_with("ed")
            || matches!(token.word(), "led" | "written" | "held" | "run" | "won" | "chosen" | "beaten"))
}

/// Whether a person is spoken of later in the sentence.
fn is_spoken_of(tokens: &[Token], last: usize) -> bool {
    let rest = tokens.iter().skip(last + 1).take(14).take_while(|t| t.gap != Gap::Break);
    rest.into_iter().any(|t| matches!(t.word(), "he" | "she" | "his" | "her" | "him" | "himself" | "herself"))
}
