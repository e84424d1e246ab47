//! Titles: the office, rank or profession that stands before or after a name.
//!
//! A title is found from its head (`minister`, `spokeswoman`, `analyst`): to
//! the left what may qualify it, to the right what it is in charge of. What
//! stands in between says whether it is a public office, and of which country.

use super::lexicon::Kinds;
use super::tokens::{Gap, Shape, Token};

/// An office, rank or profession as the text states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its first word.
    pub(super) first: usize,
    /// The word that says what it is.
    pub(super) head: usize,
    /// Its last word.
    pub(super) last: usize,
    /// The words to show, without the country around them.
    pub(super) role: (usize, usize),
    /// The state it belongs to, as stated.
    pub(super) country: Option<&'static str>,
    /// The body it is an office of.
    pub(super) organisation: Option<(usize, usize)>,
    /// Whether who bears it now is an official.
    pub(super) official: bool,
    /// Whether it is a profession or a kinship and no office at all.
    pub(super) private: bool,
    /// Whether several bear it.
    pub(super) plural: bool,
}

/// What the words around the head say about it.
#[derive(Debug, Default, Clone, Copy)]
struct Evidence {
    country: Option<&'static str>,
    /// The kinds of those words together.
    kinds: Kinds,
    /// Whether it is an office of a body that is not public.
    foreign: bool,
}

/// All titles of a field, in order, none overlapping another.
pub(super) fn titles(tokens: &[Token]) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let free = out.last().map_or(0, |t| t.last + 1);
        if tokens[at].is(Kinds::HEAD)
            && !is_surname(tokens, at)
            && !is_adjective(tokens, at)
            && !qualifies_next(tokens, at)
        {
            let title = title(tokens, at, free);
            at = title.last;
            out.push(title);
        }
        at += 1;
    }
    out
}

/// Whether the head is the family name after a given name: Stephen King.
fn is_surname(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|b| &tokens[b]);
    let last = tokens.get(at + 1).is_none_or(|t| !t.gap.joins() || t.shape == Shape::Lower);
    tokens[at].is_capital()
        && (tokens[at].is(Kinds::SURNAME_WORD) || (tokens[at].is(Kinds::PERSON) && last && !tokens[at].loud))
        && before.is_some_and(|b| b.is(Kinds::GIVEN) && b.is_capital() && !b.possessive && tokens[at].gap == Gap::Space)
}

/// Whether a rank is only an adjective here: a general election.
fn is_adjective(tokens: &[Token], at: usize) -> bool {
    let small = Kinds::COMMON | Kinds::VERB | Kinds::SAY | Kinds::ACT | Kinds::TAKES | Kinds::HEAD | Kinds::PARTICLE;
    let noun = |t: &Token| t.gap == Gap::Space && t.shape == Shape::Lower && !t.is(small) && t.folded.len() > 3;
    let rank = tokens[at].shape == Shape::Lower && matches!(tokens[at].word(), "general" | "major");
    rank && !tokens[at].possessive && tokens.get(at + 1).is_some_and(|t| noun(t) && !t.folded.ends_with("ed"))
}

/// Whether the word only qualifies the title that goes on: "deputy" minister.
fn qualifies_next(tokens: &[Token], at: usize) -> bool {
    let qualifies = tokens[at].is(Kinds::MODIFIER | Kinds::PARTY) && !tokens[at].possessive;
    qualifies && tokens.get(at + 1).is_some_and(|t| t.gap.joins() && t.is(Kinds::LEFT) && !is_mere_name(tokens, at + 1))
}

fn title(tokens: &[Token], head: usize, free: usize) -> Title {
    let mut evidence = Evidence::default();
    let first = left(tokens, head, free, &mut evidence);
    let (head, last) = right(tokens, head, &mut evidence);
    let own = &tokens[head];
    evidence.foreign |= is_of_something_private(tokens, first, head);
    let official = !evidence.kinds.has(Kinds::FORMER) && is_official(own, evidence);
    let owned = (first..head).rev().find(|&i| tokens[i].possessive).map_or(first, |i| i + 1);
    let start = (owned..head).find(|&i| !tokens[i].is(Kinds::COUNTRY)).unwrap_or(head);
    let end = role_end(tokens, head, last);
    Title {
        first,
        head,
        last,
        role: (start, end),
        country: evidence.country,
        organisation: organisation(tokens, first, head, last),
        official,
        private: own.is(Kinds::PERSON) && !own.is(Kinds::OFFICE),
        plural: own.is(Kinds::PLURAL),
    }
}

/// Whether the word before a title makes it that of no state: the team
/// president, a beauty queen, the singer's rep.
fn is_of_something_private(tokens: &[Token], first: usize, head: usize) -> bool {
    const BODIES: &[&str] = &[
        "team",
        "club",
        "network",
        "company",
        "firm",
        "studio",
        "league",
        "union",
        "student",
        "class",
        "band",
        "bank",
        "school",
        "college",
        "university",
        "hospital",
        "foundation",
        "label",
        "store",
        "station",
        "channel",
        "paper",
        "newspaper",
        "magazine",
        "brand",
        "franchise",
        "chapter",
        "fraternity",
        "sorority",
        "charity",
    ];
    let own = &tokens[head];
    if own.shape == Shape::Lower && own.folded == "rep" {
        return true;
    }
    let Some(before) = first.checked_sub(1).map(|b| &tokens[b]).filter(|_| tokens[first].gap.joins()) else {
        return false;
    };
    let crowned = matches!(own.word(), "king" | "queen")
        && (before.shape == Shape::Lower || before.opens)
        && !before.is(Kinds::COMMON | Kinds::COUNTRY);
    !before.possessive && (crowned || before.shape == Shape::Lower && BODIES.contains(&before.word()))
        || own.shape == Shape::Lower && before.opens && BODIES.contains(&before.word())
}

fn is_official(head: &Token, evidence: Evidence) -> bool {
    let public = evidence.kinds.has(Kinds::PUBLIC);
    let governs = public || evidence.kinds.has(Kinds::FIELD);
    let of_state = !evidence.foreign && (public || !evidence.kinds.has(Kinds::PARTY));
    if head.is(Kinds::OFFICE | Kinds::RANK) {
        true
    } else if head.is(Kinds::PERSON) {
        false
    } else if head.is(Kinds::STATE) {
        of_state
    } else if head.is(Kinds::NATION) {
        of_state && (governs || evidence.country.is_some())
    } else {
        of_state && governs
    }
}

/// The first word of the title whose head is at `head`, not before `free`.
fn left(tokens: &[Token], head: usize, free: usize, evidence: &mut Evidence) -> usize {
    let mut first = head;
    while first > free && tokens[first].gap.joins() {
        let token = &tokens[first - 1];
        let and = token.folded == "and" && first > free + 1 && is_field_pair(tokens, first - 1);
        let ends = token.possessive && token.is(Kinds::HEAD);
        if !and && (ends || !token.is(Kinds::LEFT) || is_mere_name(tokens, first - 1)) {
            break;
        }
        first -= 1;
        note(token, evidence);
    }
    // A word of unknown meaning with a capital is what the office is of.
    while first > free && first > 0 && tokens[first].gap.joins() {
        let token = &tokens[first - 1];
        let letters = token.shape == Shape::Initial && token.country.is_none();
        let name = letters || matches!(token.shape, Shape::Capital | Shape::Upper | Shape::Mixed);
        let known = Kinds::CALENDAR | Kinds::SAY | Kinds::GIVEN | Kinds::HONORIFIC | Kinds::HEAD;
        // "The Harbour Watch president": a common word with a capital is one of a name.
        let shouts = tokens[head].shape == Shape::Upper;
        // "Sixers president": no country is called in the plural.
        let team = tokens[head].shape == Shape::Lower && token.kinds == Kinds::default() && token.folded.ends_with('s');
        let common = token.is(Kinds::COMMON) && (tokens[head].shape != Shape::Lower || token.opens || token.loud);
        if !name
            || shouts
            || common
            || token.is(known)
            || (token.opens && !team && !token.possessive && token.shape == Shape::Capital)
        {
            break;
        }
        evidence.foreign = true;
        first -= 1;
    }
    // No title begins with the "and" between its fields, or with "general".
    while first < head && (tokens[first].folded == "and" || tokens[first].folded == "of") {
        first += 1;
    }
    first
}

/// A given name that is a country too belongs to no title: Jordan, Chad.
fn is_mere_name(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.is(Kinds::GIVEN) && token.is_capital() && !token.is(Kinds::COUNTRY | Kinds::PUBLIC)
}

fn is_field_pair(tokens: &[Token], and: usize) -> bool {
    tokens[and].gap.joins()
        && tokens[and - 1].is(Kinds::FIELD)
        && tokens.get(and + 1).is_some_and(|t| t.is(Kinds::FIELD) && t.gap.joins())
}

fn note(token: &Token, evidence: &mut Evidence) {
    evidence.country = token.country.or(evidence.country);
    evidence.kinds |= says(token);
}

/// The kinds by which a word speaks for or against a public office.
fn says(token: &Token) -> Kinds {
    let kinds = [Kinds::FIELD, Kinds::PARTY, Kinds::FORMER].into_iter().filter(|k| token.is(*k));
    kinds.fold(if is_public(token) { Kinds::PUBLIC } else { Kinds::default() }, |all, k| all | k)
}

/// Bodies with short names are meant only where they have capitals.
fn is_public(token: &Token) -> bool {
    token.is(Kinds::PUBLIC) && (token.shape != Shape::Lower || token.folded.len() > 4)
}

/// The head and the last word of the title whose first head is at `head`.
fn right(tokens: &[Token], mut head: usize, evidence: &mut Evidence) -> (usize, usize) {
    let mut last = head;
    while let Some(next) = tokens.get(last + 1).filter(|t| t.gap.joins() && !tokens[last].possessive) {
        if matches!(next.word(), "elect" | "designate" | "emeritus" | "nominee" | "hopeful") {
            evidence.kinds |= Kinds::FORMER;
            last += 1;
        } else if next.is(Kinds::HEAD) && chains(tokens, last + 1) {
            // Rank and office stand together: the office says what it is.
            if !next.is(Kinds::RANK) {
                head = last + 1;
            }
            last += 1;
        } else if matches!(next.word(), "of" | "for" | "to" | "at") && next.gap == Gap::Space {
            let mut charged = *evidence;
            let end = charge(tokens, last + 1, &mut charged);
            if end == last + 1 || is_another_title(tokens, end + 1) {
                break;
            }
            *evidence = charged;
            last = end;
        } else {
            break;
        }
    }
    (head, last)
}

/// Whether what an office seemed to be in charge of is the title of somebody
/// else: the deputies of Foreign Minister Ann Roe.
fn is_another_title(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.gap.joins() && t.is_capital() && t.is(Kinds::HEAD) && !t.is(Kinds::RANK))
        && tokens.get(at + 1).is_some_and(|t| t.gap.joins() && t.is_capital())
}

/// Whether the head at `at` goes on with the title before it rather than being
/// the name after it.
fn chains(tokens: &[Token], at: usize) -> bool {
    let follows = tokens.get(at + 1).is_some_and(|t| t.gap.joins() && t.is_capital());
    !tokens[at].is(Kinds::SURNAME_WORD)
        && (follows || tokens[at].shape == Shape::Lower)
        && !tokens[at].is(Kinds::PLURAL)
}

/// The last word of what the office is in charge of, after the preposition at
/// `at`; `at` itself where there is nothing.
fn charge(tokens: &[Token], at: usize, evidence: &mut Evidence) -> usize {
    let preposition = tokens[at].word();
    let mut last = at;
    let mut next = at + 1;
    while let Some(token) = tokens.get(next).filter(|t| t.gap.joins() && next < at + 14) {
        let small = matches!(token.word(), "the" | "and" | "of" | "for" | "its" | "a" | "an" | "his" | "their");
        if small {
            // Taken only together with what follows.
        } else if token.is(Kinds::FIELD
            | Kinds::PUBLIC
            | Kinds::COUNTRY
            | Kinds::PLACE
            | Kinds::ORGANISATION
            | Kinds::MODIFIER)
            && !(token.is(Kinds::GIVEN) && token.country.is_none())
            && (!token.is(Kinds::SURNAME_WORD) || token.is(Kinds::FIELD | Kinds::PUBLIC))
        {
            last = next;
        } else if let Some(end) = unknown_body(tokens, next, last == at) {
            evidence.foreign |= !(next..=end).any(|i| is_public(&tokens[i]));
            last = end;
            next = end;
        } else {
            break;
        }
        next += 1;
    }
    for i in at + 1..=last {
        let token = &tokens[i];
        let owned = tokens.get(i + 1).is_some_and(|t| i < last && t.is(Kinds::PUBLIC | Kinds::FIELD));
        // What a private body is busy with is not where it is: "Centre for Peruvian Studies".
        let inside = evidence.foreign && i > at + 1 && matches!(tokens[i - 1].word(), "of" | "for" | "on" | "and");
        if evidence.country.is_none() && !inside && (preposition == "of" || (owned && preposition != "to")) {
            evidence.country = token.country;
        }
        if !token.is(Kinds::FORMER) {
            evidence.kinds |= says(token);
        }
        if token.is(Kinds::COUNTRY | Kinds::PLACE) && preposition == "of" {
            evidence.kinds |= Kinds::PUBLIC;
        }
        let private = token.is(Kinds::ORGANISATION) && !token.is(Kinds::PUBLIC | Kinds::FIELD | Kinds::PARTY);
        evidence.foreign |= private && !is_office_of_state(tokens, at, last);
    }
    last
}

/// Whether a public body is named anywhere in what the office is in charge of.
fn is_office_of_state(tokens: &[Token], at: usize, last: usize) -> bool {
    (at..=last).any(|i| is_public(&tokens[i]))
}

/// The end of a name of unknown words that ends in a word for an organisation,
/// or, directly after the preposition, of the words before a given name.
fn unknown_body(tokens: &[Token], at: usize, direct: bool) -> Option<usize> {
    let mut end = at;
    let mut found = None;
    for (i, token) in tokens.iter().enumerate().skip(at).take(6) {
        let name = token.shape != Shape::Lower && (i == at || (token.gap.joins() && !tokens[i - 1].possessive));
        if !name {
            break;
        }
        if token.is(Kinds::ORGANISATION | Kinds::PUBLIC) {
            found = Some(i);
        }
        end = i;
    }
    if tokens[at].shape == Shape::Lower {
        return None;
    }
    if found.is_some() || !direct {
        return found;
    }
    // Without such a word, the given name that follows begins the person.
    match (at + 1..=end).find(|&i| tokens[i].is(Kinds::GIVEN)) {
        Some(given) => Some(given - 1).filter(|_| !tokens[at].is(Kinds::GIVEN)),
        None if tokens.get(end + 1).is_none_or(|t| !t.gap.joins() || t.shape == Shape::Lower) => {
            Some(end).filter(|_| !tokens[at].is(Kinds::GIVEN))
        }
        None => None,
    }
}

/// The role without "of the United States" at its end.
fn role_end(tokens: &[Token], head: usize, last: usize) -> usize {
    let mut end = last;
    while end > head && tokens[end].is(Kinds::COUNTRY) {
        end -= 1;
    }
    let article = end > head && tokens[end].folded == "the";
    let of = if article { end - 1 } else { end };
    if end < last && of > head && tokens[of].folded == "of" { of - 1 } else { last }
}

/// Bodies whose one word is their whole name.
const BODIES: &[&str] = &[
    "asean",
    "bundesbank",
    "bundestag",
    "cia",
    "congress",
    "dail",
    "duma",
    "ecb",
    "epa",
    "eu",
    "e.u.",
    "fbi",
    "fda",
    "fed",
    "iaea",
    "imf",
    "knesset",
    "kremlin",
    "nato",
    "opec",
    "parliament",
    "pentagon",
    "politburo",
    "senate",
    "un",
    "u.n.",
    "unesco",
    "unicef",
    "wto",
];

/// Words that make the name of a body of the words around them.
const MAKE_A_BODY: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "center",
    "centers",
    "centre",
    "centres",
    "chamber",
    "college",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "council",
    "court",
    "department",
    "embassy",
    "federation",
    "force",
    "forces",
    "foundation",
    "fund",
    "group",
    "holdings",
    "house",
    "institute",
    "institution",
    "ministry",
    "navy",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "senate",
    "service",
    "services",
    "society",
    "union",
    "university",
];

/// The body named in the title, before its head or after it: its whole name,
/// or nothing where only a piece of one is stated.
fn organisation(tokens: &[Token], first: usize, head: usize, last: usize) -> Option<(usize, usize)> {
    let body = |i: &usize| {
        let t = &tokens[*i];
        t.shape != Shape::Lower
            && t.is(Kinds::PUBLIC | Kinds::ORGANISATION)
            && t.folded != "state"
            && !t.is(Kinds::HEAD)
    };
    let (start, end) = if let Some(start) = (first..head).find(body) {
        let end = (start..head).take_while(|i| body(i)).last()?;
        let name = |i: &usize| {
            let t = &tokens[*i];
            let qualifies =
                t.is(Kinds::COUNTRY | Kinds::FORMER | Kinds::MODIFIER | Kinds::HEAD) && !t.is(Kinds::PUBLIC);
            t.shape != Shape::Lower && !qualifies && !t.possessive
        };
        ((first..start).rev().take_while(name).last().unwrap_or(start), end)
    } else {
        let after = (head + 1..=last).find(body)?;
        // "Centre for Tide Control" is found by its control and begins before.
        let name = |i: &usize| {
            let small = matches!(tokens[*i].word(), "of" | "for" | "and");
            (tokens[*i].shape != Shape::Lower || small) && !tokens[*i].possessive
        };
        let start = (head + 1..after).rev().take_while(name).filter(|&i| tokens[i].shape != Shape::Lower).last();
        (start.unwrap_or(after), last)
    };
    is_whole_body(&tokens[start..=end], &tokens[head]).then_some((start, end))
}

/// Whether the words are all of a name: "State Department", "Pentagon", not
/// "War" or "Chief Cabinet".
fn is_whole_body(words: &[Token], head: &Token) -> bool {
    let [one] = words else {
        let made = words.iter().any(|t| t.shape != Shape::Lower && MAKE_A_BODY.contains(&t.word()));
        let known = words.iter().all(|t| t.is(Kinds::PUBLIC) && !t.is(Kinds::HEAD | Kinds::MODIFIER));
        // A name of unknown words is one where someone speaks for it or heads it.
        let proper = head.is(Kinds::BODY | Kinds::NATION)
            && words.iter().all(|t| t.shape != Shape::Lower && !t.is(Kinds::FIELD | Kinds::PLACE | Kinds::COUNTRY));
        return made || known || proper;
    };
    BODIES.contains(&one.word()) || (one.shape == Shape::Upper && one.folded.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::tokens::tokens;
    use super::*;

    /// The first title of a text: its role, its country, whether official.
    fn check(text: &str, role: &str, country: Option<&str>, official: bool) {
        let tokens = tokens(text, Lexicon::shipped());
        let title = titles(&tokens).into_iter().next().expect(text);
        let (start, end) = title.role;
        assert_eq!(&text[tokens[start].start..tokens[end].end], role, "{text}");
        assert_eq!((title.country, title.official), (country, official), "{text}");
    }

    #[test]
    fn an_office_takes_its_field_and_its_country() {
        check("Peru's deputy foreign minister", "deputy foreign minister", Some("PE"), true);
        check("the foreign vice-minister of Peru", "foreign vice-minister", Some("PE"), true);
        check("the Kenyan Minister of Foreign Affairs", "Minister of Foreign Affairs", Some("KE"), true);
        check("U.S. Secretary of State Ann Roe", "Secretary of State", Some("US"), true);
        check("the secretary of state of the United States, Ann Roe", "secretary of state", Some("US"), true);
        check("trade and industry secretary", "trade and industry secretary", None, true);
        check("Defence Minister General Ann Roe", "Defence Minister General", None, true);
    }

    #[test]
    fn the_country_an_ambassador_is_sent_to_is_not_his_own() {
        check("Norway's ambassador to Chile", "ambassador to Chile", Some("NO"), true);
        check("the new Norwegian ambassador to Chile", "new Norwegian ambassador to Chile", Some("NO"), true);
        check("ambassador to Chile", "ambassador to Chile", None, true);
    }

    #[test]
    fn who_no_longer_or_not_yet_holds_an_office_is_no_official() {
        check("former Peruvian president", "former Peruvian president", Some("PE"), false);
        check("president-elect", "president-elect", None, false);
        check("retired General Roe", "retired General", None, false);
    }

    #[test]
    fn a_president_of_something_else_is_no_official() {
        check("president of Northgate University", "president of Northgate University", None, false);
        check("the Toyland president Ann Roe", "Toyland president", None, false);
        check("head of the Ministry of Health", "head of the Ministry of Health", None, true);
        check("chief of the Harbour Bank", "chief of the Harbour Bank", None, false);
        check("Labour leader", "Labour leader", None, false);
    }

    #[test]
    fn an_organisation_is_a_whole_body_or_none() {
        for (text, body) in [
            ("State Department spokeswoman Ann Roe", Some("State Department")),
            ("Deputy State Department spokesman Ann Roe", Some("State Department")),
            ("European Commission president Ann Roe", Some("European Commission")),
            ("head of the Ministry of Defence", Some("Ministry of Defence")),
            ("Pentagon chief Ann Roe", Some("Pentagon")),
            ("White House adviser Ann Roe", Some("White House")),
            ("director of the Office for Tide Control", Some("Office for Tide Control")),
            ("Peruvian Foreign Ministry spokesman Ann Roe", Some("Foreign Ministry")),
            ("Secretary of War Ann Roe", None),
            ("Chief Cabinet Secretary Ann Roe", None),
            ("Foreign Minister Ann Roe", None),
            ("New York mayor Ann Roe", None),
            ("director of Disease Ann Roe", None),
        ] {
            let tokens = tokens(text, Lexicon::shipped());
            let title = titles(&tokens).into_iter().next().expect(text);
            let found = title.organisation.map(|(start, end)| &text[tokens[start].start..tokens[end].end]);
            assert_eq!(found, body, "{text}");
        }
    }

    #[test]
    fn a_public_body_makes_a_spokeswoman_an_official() {
        check("State Department spokeswoman Ann Roe", "State Department spokeswoman", Some("US"), true);
        check("a company spokeswoman", "spokeswoman", None, false);
        check("the Norwegian foreign ministry spokesman", "foreign ministry spokesman", Some("NO"), true);
    }
}
