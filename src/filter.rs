//! The fuzzy filter over titles and named officials, and over what else is a
//! list: [`people`], quotations, contacts and stories ([`following`]). What rows
//! have in common, [`grouping`] puts together; [`listing`] is the whole list as it is
//! arranged.
//!
//! A pattern is a list of words, each of which must match, in any order: in
//! the title or in the name of an official, or with a leading `@` in the name
//! of an official only. Case and accents do not count. Letters may be left
//! out, but a match that is strewn over its text is none.
//!
//! [`Index`] keeps the folded texts and narrows its last result while the
//! pattern grows; [`lit`] says which characters to light in one row. [`names`] are
//! those that a word behind an `@` may become.

pub mod following;
pub mod grouping;
pub mod listing;
mod names;
pub mod people;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::model::{QuoteEntry, Row};
use crate::text::Folded;

use names::Names;

/// One word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    folded: String,
    officials_only: bool,
    letters: u64,
    /// The score below which a match is strewn over its text.
    least: i64,
}

/// What a pattern matched, best first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matches {
    /// Positions in the list of rows, best match first, the list's own order
    /// among equals.
    pub rows: Vec<usize>,
    /// How many of them matched in the title.
    pub on_title: usize,
    /// How many matched in the name of an official.
    pub on_officials: usize,
    /// Where the last word asks for an official: the names it may become, best
    /// first.
    pub names: Vec<String>,
    /// The same rows put together, where they are to be.
    pub groups: Option<grouping::Groups>,
}

/// The characters to light in one row: byte offsets where they begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lit {
    /// In the title.
    pub title: Vec<usize>,
    /// In the names of officials: which official, and where in the name.
    pub officials: Vec<(usize, Vec<usize>)>,
}

/// The texts of a list, folded once.
pub struct Index {
    candidates: Vec<Candidate>,
    matcher: SkimMatcherV2,
    last: Option<(String, Vec<usize>)>,
    names: Names,
}

struct Candidate {
    title: Text,
    officials: Vec<Text>,
}

struct Text {
    folded: String,
    letters: u64,
}

impl Text {
    fn new(text: &str) -> Self {
        let folded = crate::text::fold(text);
        let letters = letters(&folded);
        Self { folded, letters }
    }
}

/// Longer texts are matched by their first part only: the matcher's cost is
/// the product of both lengths.
const LONGEST: usize = 600;

impl Index {
    /// An index of `rows`; results are positions in it.
    pub fn new(rows: &[Row]) -> Self {
        let candidates = rows.iter().map(|row| Candidate {
            title: Text::new(crate::text::shorten(&row.title, LONGEST).as_str()),
            officials: row.officials.iter().map(|o| Text::new(&o.name)).collect(),
        });
        Self::of(candidates.collect(), Names::new(rows))
    }

    /// An index of quotations: their words stand for the title, their speakers
    /// for the officials.
    pub fn of_quotes(entries: &[QuoteEntry]) -> Self {
        let candidates = entries.iter().map(|entry| {
            let words = crate::text::shorten(&entry.sentence(), LONGEST);
            let speaker = entry.quote.speaker.name.iter();
            Candidate { title: Text::new(&words), officials: speaker.map(|name| Text::new(name)).collect() }
        });
        Self::of(candidates.collect(), Names::default())
    }

    fn of(candidates: Vec<Candidate>, names: Names) -> Self {
        Self { candidates, matcher: matcher(), last: None, names }
    }

    /// The rows that `pattern` matches. An empty pattern matches all, in their
    /// own order.
    pub fn search(&mut self, pattern: &str) -> Matches {
        let terms = parse(pattern);
        let pool = match self.last.take() {
            // A longer last word, or a further word, can only narrow the rows
            // that hold its letters at all.
            Some((last, rows)) if !last.is_empty() && pattern.starts_with(&last) => rows,
            _ => (0..self.candidates.len()).collect(),
        };
        let mut matches = Matches::default();
        let mut scored: Vec<(i64, usize)> = Vec::new();
        let mut possible = Vec::new();
        for row in pool {
            let Some(hit) = self.candidates.get(row).and_then(|c| hit(&self.matcher, &terms, c)) else { continue };
            possible.push(row);
            if hit.close {
                scored.push((hit.score, row));
                matches.on_title += usize::from(hit.title);
                matches.on_officials += usize::from(hit.official);
            }
        }
        let mut rows: Vec<usize> = scored.iter().map(|&(_, row)| row).collect();
        self.last = Some((pattern.to_owned(), possible));
        if !terms.is_empty() {
            scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            rows = scored.into_iter().map(|(_, row)| row).collect();
        }
        Matches { rows, names: self.names.proposed(&self.matcher, pattern), ..matches }
    }
}

struct Hit {
    score: i64,
    title: bool,
    official: bool,
    /// Whether no word is strewn over its text.
    close: bool,
}

/// How the terms match; `None` where the letters of one are not there at all.
fn hit(matcher: &SkimMatcherV2, terms: &[Term], candidate: &Candidate) -> Option<Hit> {
    let mut sum = Hit { score: 0, title: false, official: false, close: true };
    for term in terms {
        let title = if term.officials_only { None } else { score(matcher, term, &candidate.title) };
        let official = candidate.officials.iter().filter_map(|name| score(matcher, term, name)).max();
        let best = title.max(official)?;
        let close = |score: Option<i64>| score.is_some_and(|score| score >= term.least);
        sum.title |= close(title);
        sum.official |= close(official);
        sum.close &= close(Some(best));
        sum.score += best;
    }
    Some(sum)
}

fn score(matcher: &SkimMatcherV2, term: &Term, text: &Text) -> Option<i64> {
    if term.letters & !text.letters != 0 {
        return None;
    }
    matcher.fuzzy_match(&text.folded, &term.folded)
}

/// The score below which a match is strewn over its text: a run of letters
/// scores 20 a letter, each gap costs what a letter gains.
fn least(term: &str) -> i64 {
    let letters = i64::try_from(term.chars().count()).unwrap_or(i64::MAX);
    // Where words have no spaces between them, a word begins anywhere.
    if term.chars().all(is_unspaced) {
        return 16 * letters;
    }
    if letters < 3 { 18 * letters } else { 17 * letters }
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e00}'..='\u{e7f}')
}

/// The characters to light in a text that `pattern` matched, one that is a name
/// or one that is not.
pub fn lit_in(pattern: &str, text: &str, is_name: bool) -> Vec<usize> {
    let matcher = matcher();
    let terms = parse(pattern).into_iter().filter(|term| is_name || !term.officials_only);
    let mut lit: Vec<usize> = terms.flat_map(|term| places(&matcher, &term, text)).collect();
    lit.sort_unstable();
    lit.dedup();
    lit
}

/// What to light in a row that `pattern` matched.
pub fn lit(pattern: &str, row: &Row) -> Lit {
    let matcher = matcher();
    let mut lit = Lit::default();
    for term in parse(pattern) {
        if !term.officials_only {
            lit.title.extend(places(&matcher, &term, &row.title));
        }
        for (n, official) in row.officials.iter().enumerate() {
            let places = places(&matcher, &term, &official.name);
            if !places.is_empty() {
                lit.officials.push((n, places));
            }
        }
    }
    lit.title.sort_unstable();
    lit.title.dedup();
    lit
}

fn places(matcher: &SkimMatcherV2, term: &Term, text: &str) -> Vec<usize> {
    let folded = Folded::new(text);
    // The two calls of the matcher can disagree; the plain one decides, as in
    // `search`, this one only says where.
    if matcher.fuzzy_match(&folded.text, &term.folded).is_none_or(|score| score < term.least) {
        return Vec::new();
    }
    let (_, indices) = matcher.fuzzy_indices(&folded.text, &term.folded).unwrap_or_default();
    indices.into_iter().filter_map(|i| folded.offset(i)).collect()
}

fn matcher() -> SkimMatcherV2 {
    // Both sides are folded, so case never decides; the limit bounds the cost
    // of one match whatever is pasted into the line.
    SkimMatcherV2::default().element_limit(100_000)
}

fn parse(pattern: &str) -> Vec<Term> {
    pattern
        .split_whitespace()
        .filter_map(|word| {
            let (officials_only, word) = word.strip_prefix('@').map_or((false, word), |name| (true, name));
            let folded: String = crate::text::fold(word).chars().take(100).collect();
            let (letters, least) = (letters(&folded), least(&folded));
            (!folded.is_empty()).then_some(Term { folded, officials_only, letters, least })
        })
        .collect()
}

/// A bit for each letter that occurs, so that most texts are refused without
/// matching.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |set, c| set | 1 << (c as u32 % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::Official;
    use crate::model::{ArticleId, Marks, PersonId};
    use proptest::prelude::*;

    fn row(title: &str, officials: &[&str]) -> Row {
        Row {
            id: ArticleId(title.to_owned()),
            title: title.to_owned(),
            title_derived: false,
            publisher: None,
            published: None,
            updated: None,
            not_before: None,
            officials: officials
                .iter()
                .map(|name| Official {
                    person: PersonId(name.to_lowercase()),
                    name: (*name).to_owned(),
                    short: (*name).to_owned(),
                })
                .collect(),
            url: None,
            event: ArticleId(title.to_owned()),
            story: ArticleId(title.to_owned()),
            reports: 1,
            length: 0,
            marks: Marks::default(),
        }
    }

    pub(super) fn library() -> Vec<Row> {
        vec![
            row("Markets rally after the vote", &["Jane Roe"]),
            row("Ministers meet in Łódź", &["Ma Zhaoxu", "Christopher Landau"]),
            row("A landslide in the mountains", &[]),
            row("Élysée denies the report", &["Émile Durand"]),
        ]
    }

    fn check(pattern: &str, expected: &[usize]) {
        assert_eq!(Index::new(&library()).search(pattern).rows, expected, "{pattern:?}");
    }

    #[test]
    fn words_match_in_any_order_in_title_or_officials() {
        check("rally markets", &[0]);
        check("ma landau", &[1]);
        check("roe vote", &[0]);
    }

    #[test]
    fn an_at_sign_asks_for_an_official_only() {
        check("@ma", &[1]);
        check("@lan", &[1]);
        check("@vote", &[]);
    }

    #[test]
    fn words_without_spaces_between_them_match_anywhere() {
        let mut index = Index::new(&[row("港口外长安娜与船长会谈", &[]), row("首相、港を訪問", &["高明華"])]);
        for (pattern, expected) in [("外长", &[0][..]), ("船长", &[0]), ("訪問", &[1]), ("@明華", &[1]), ("长船", &[])]
        {
            assert_eq!(index.search(pattern).rows, expected, "{pattern}");
        }
        assert_eq!(lit("船长", &row("港口外长安娜与船长会谈", &[])).title, [21, 24]);
    }

    #[test]
    fn case_and_accents_do_not_count() {
        check("ELYSEE", &[3]);
        check("lodz", &[1]);
        check("@emile", &[3]);
        check("łódź", &[1]);
    }

    #[test]
    fn a_letter_may_be_left_out_but_not_strewn_about() {
        check("minsters", &[1]);
        check("kslv", &[]);
        check("zzz", &[]);
    }

    #[test]
    fn a_longer_word_may_be_close_where_its_beginning_was_strewn() {
        let mut index = Index::new(&library());
        assert_eq!(index.search("al").rows, [2]);
        assert_eq!(index.search("all").rows, [2, 0]);
    }

    #[test]
    fn nothing_typed_matches_everything_in_order() {
        check("", &[0, 1, 2, 3]);
        check("  @ ", &[0, 1, 2, 3]);
    }

    #[test]
    fn the_counts_tell_where_it_matched() {
        let matches = Index::new(&library()).search("lan");
        assert_eq!((matches.rows.len(), matches.on_title, matches.on_officials), (2, 1, 1));
    }

    #[test]
    fn lit_characters_are_the_matched_ones() {
        let rows = library();
        let lit_row = lit("ély", &rows[3]);
        assert_eq!(lit_row.title, [0, 2, 3]);
        assert_eq!(lit("@ma", &rows[1]).officials, [(0, vec![0, 1])]);
    }

    proptest! {
        #[test]
        fn typing_on_gives_what_typing_at_once_gives(pattern in "[a-z@ ]{0,12}") {
            // With a doubled letter the score of fuzzy-matcher 0.3.7 depends on
            // what it matched before.
            let mut pattern = pattern.into_bytes();
            pattern.dedup();
            let pattern = String::from_utf8(pattern).expect("ASCII");
            let rows = library();
            let mut typed = Index::new(&rows);
            let mut last = Matches::default();
            for (at, c) in pattern.char_indices() {
                last = typed.search(&pattern[..at + c.len_utf8()]);
            }
            if !pattern.is_empty() {
                prop_assert_eq!(last.rows, Index::new(&rows).search(&pattern).rows);
            }
        }

        #[test]
        fn lit_places_are_characters_of_the_text(pattern in "\\PC{0,10}", title in "\\PC{0,40}") {
            for at in lit(&pattern, &row(&title, &[])).title {
                prop_assert!(title.is_char_boundary(at) && at < title.len());
            }
        }
    }
}
