//! The fuzzy filter over titles and named officials, and over what else is a
//! list: [`people`], quotations, contacts and stories ([`following`]). What rows
//! have in common, [`grouping`] puts together; [`listing`] is the whole list as it is
//! arranged.
//!
//! [`mod@pattern`] is what can be typed: words, each of which must match, in any
//! order, and signs that say how. A [`term`] matches the title or the name of an
//! official. Case and accents do not count. Letters may be left
//! out, but a match that is strewn over its text is none.
//!
//! [`Index`] keeps the folded texts and narrows its last result while the
//! pattern grows; [`lit`] says which characters to light in one row. [`names`] are
//! those that a word behind an `@` may become.

pub mod following;
pub mod grouping;
pub mod listing;
mod names;
pub mod pattern;
pub mod people;
mod term;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::model::{QuoteEntry, Row};

use names::Names;
use pattern::{Group, Pattern};
use term::{Score, Term, Text};

/// What a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// What is typed.
    pub pattern: String,
    /// What comes first.
    pub order: Order,
}

/// What comes first of what a filter leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What matches best.
    #[default]
    Match,
    /// What comes first without a filter.
    Own,
}

impl Order {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Match => Self::Own,
            Self::Own => Self::Match,
        }
    }
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
    last: Option<(Pattern, Vec<usize>)>,
    names: Names,
}

struct Candidate {
    title: Text,
    officials: Vec<Text>,
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

    /// What `ask` asks for.
    pub fn find(&mut self, ask: &Ask) -> Matches {
        let mut matches = self.search(&ask.pattern);
        if ask.order == Order::Own {
            matches.rows.sort_unstable();
        }
        matches
    }

    /// The rows that `pattern` matches. An empty pattern matches all, in their
    /// own order.
    pub fn search(&mut self, typed: &str) -> Matches {
        let pattern = Pattern::new(typed);
        let pool = match self.last.take() {
            // A longer last word, or a further word, can only narrow the rows
            // that hold its letters at all.
            Some((last, rows)) if !last.is_empty() && pattern.narrows(&last) => rows,
            _ => (0..self.candidates.len()).collect(),
        };
        let mut matches = Matches::default();
        let mut scored: Vec<(i64, usize)> = Vec::new();
        let mut possible = Vec::new();
        for row in pool {
            let Some(hit) = self.candidates.get(row).and_then(|c| hit(&self.matcher, &pattern, c)) else { continue };
            possible.push(row);
            if hit.score.close {
                scored.push((hit.score.points, row));
                matches.on_title += usize::from(hit.title);
                matches.on_officials += usize::from(hit.official);
            }
        }
        let mut rows: Vec<usize> = scored.iter().map(|&(_, row)| row).collect();
        if !pattern.is_empty() {
            scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            rows = scored.into_iter().map(|(_, row)| row).collect();
        }
        self.last = Some((pattern, possible));
        Matches { rows, names: self.names.proposed(&self.matcher, typed), ..matches }
    }
}

/// How a pattern, or a part of it, matches a row.
#[derive(Debug, Clone, Copy)]
struct Hit {
    score: Score,
    title: bool,
    official: bool,
}

/// How all groups match; `None` where the letters of one are not there at all.
fn hit(matcher: &SkimMatcherV2, pattern: &Pattern, candidate: &Candidate) -> Option<Hit> {
    let mut sum = Hit { score: Score { close: true, points: 0 }, title: false, official: false };
    for group in &pattern.0 {
        let hit = hit_of_group(matcher, group, candidate)?;
        sum.title |= hit.title;
        sum.official |= hit.official;
        sum.score.close &= hit.score.close;
        sum.score.points += hit.score.points;
    }
    Some(sum)
}

/// How the best term of a group matches.
fn hit_of_group(matcher: &SkimMatcherV2, group: &Group, candidate: &Candidate) -> Option<Hit> {
    let hits = group.0.iter().filter_map(|term| hit_of_term(matcher, term, candidate));
    hits.reduce(|one, other| Hit {
        score: one.score.max(other.score),
        title: one.title || other.title,
        official: one.official || other.official,
    })
}

fn hit_of_term(matcher: &SkimMatcherV2, term: &Term, candidate: &Candidate) -> Option<Hit> {
    let title = if term.names_only { None } else { term.score(matcher, &candidate.title) };
    let official = candidate.officials.iter().filter_map(|name| term.score(matcher, name)).max();
    let close = |score: Option<Score>| score.is_some_and(|score| score.close);
    let best = title.max(official);
    if term.not {
        let score = Score { close: true, points: 0 };
        return (!close(best)).then_some(Hit { score, title: false, official: false });
    }
    Some(Hit { score: best?, title: close(title), official: close(official) })
}

/// The characters to light in a text that `pattern` matched, one that is a name
/// or one that is not.
pub fn lit_in(pattern: &str, text: &str, is_name: bool) -> Vec<usize> {
    let matcher = matcher();
    let pattern = Pattern::new(pattern);
    let terms = pattern.0.iter().flat_map(|group| &group.0).filter(|term| is_name || !term.names_only);
    let mut lit: Vec<usize> = terms.flat_map(|term| term.places(&matcher, text)).collect();
    lit.sort_unstable();
    lit.dedup();
    lit
}

/// The same of names between commas, each of which is a text.
pub fn lit_in_names(pattern: &str, names: &str) -> Vec<usize> {
    let mut at = 0;
    let mut lit = Vec::new();
    for name in names.split_inclusive(", ") {
        let within = lit_in(pattern, name.strip_suffix(", ").unwrap_or(name), true);
        lit.extend(within.into_iter().map(|place| at + place));
        at += name.len();
    }
    lit
}

/// What to light in a row that `pattern` matched.
pub fn lit(pattern: &str, row: &Row) -> Lit {
    let title = lit_in(pattern, &row.title, false);
    let names = row.officials.iter().map(|official| lit_in(pattern, &official.name, true));
    Lit { title, officials: names.enumerate().filter(|(_, places)| !places.is_empty()).collect() }
}

fn matcher() -> SkimMatcherV2 {
    // Both sides are folded, so case never decides; the limit bounds the cost
    // of one match whatever is pasted into the line.
    SkimMatcherV2::default().element_limit(100_000)
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
        let mut index = Index::new(&[row("Timetables", &[])]);
        assert_eq!(index.search("ea").rows, [0; 0]);
        assert_eq!(index.search("eables").rows, [0]);
    }

    #[test]
    fn a_word_with_a_doubled_letter_is_not_overlooked() {
        check("al", &[2, 0]);
        check("all", &[2, 0]);
    }

    #[test]
    fn signs_say_how_a_word_is_to_match() {
        check("'minsters", &[]);
        check("'vote", &[0]);
        check("^minist", &[1]);
        check("^in", &[]);
        check("report$", &[3]);
        check("@landau$", &[1]);
        check("^jane$", &[]);
        check("^jane\\ roe$", &[0]);
        check("!@ma", &[0, 2, 3]);
        check("!minsters", &[0, 2, 3]);
        check("vote | report", &[3, 0]);
        check("roe | durand 'report", &[3]);
        check("!'the", &[1]);
    }

    #[test]
    fn an_official_or_another_is_asked_for_with_a_bar() {
        check("@roe | @durand", &[3, 0]);
        check("@roe | mountains !vote", &[2]);
    }

    #[test]
    fn what_stands_in_the_way_of_nothing_is_no_match() {
        assert_eq!(Index::new(&[]).search("ferry").rows, [0; 0]);
        check("'kelp", &[]);
        check("!'a", &[]);
    }

    #[test]
    fn every_form_is_lit_where_it_matches() {
        let rows = library();
        assert_eq!(lit("'the", &rows[2]).title, [15, 16, 17]);
        assert_eq!(lit("^él", &rows[3]).title, [0, 2]);
        assert_eq!(lit("rt$", &rows[3]).title, [24, 25]);
        assert_eq!(lit("!zebra", &rows[3]), Lit::default());
        assert_eq!(lit("zebra | 'vote", &rows[0]).title, [24, 25, 26, 27]);
        assert_eq!(lit("@'zhao", &rows[1]).officials, [(0, vec![3, 4, 5, 6])]);
        assert_eq!(lit_in("'e", "Élysée", false), [0, 5, 7]);
    }

    #[test]
    fn the_list_keeps_its_own_order_where_that_is_asked_for() {
        let mut index = Index::new(&[row("A long way to the ferry", &[]), row("Ferry", &[])]);
        let mut ask = Ask { pattern: "ferry".to_owned(), order: Order::Match };
        let best = index.find(&ask).rows;
        ask.order = ask.order.other();
        assert_eq!(index.find(&ask).rows, [0, 1]);
        assert_eq!(best.len(), 2);
    }

    #[test]
    fn nothing_typed_matches_everything_in_order() {
        check("", &[0, 1, 2, 3]);
        check("  @ ", &[0, 1, 2, 3]);
        check("! ' ^ $ | @ \\", &[0, 1, 2, 3]);
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

    /// A term of letters that stand in the library, and others.
    fn term() -> impl Strategy<Value = String> {
        let word = "[a-z]{2,4}|mini|land|the|vote|roe|durand|report|ma";
        (prop::sample::select(vec!["", "'", "^", "@", "@'", "@^", "!", "!'", "!@"]), word, "[$]?").prop_map(
            |(sign, word, end)| {
                if sign.ends_with('\'') { format!("{sign}{word}") } else { format!("{sign}{word}{end}") }
            },
        )
    }

    fn found(pattern: &str) -> Vec<usize> {
        let mut rows = Index::new(&library()).search(pattern).rows;
        rows.sort_unstable();
        rows
    }

    /// The numbered titles of docs/filter.md, and what its table says that patterns
    /// find among them.
    #[test]
    fn the_page_about_filters_says_what_they_find() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/filter.md");
        let page = std::fs::read_to_string(path).expect("the page");
        let rows: Vec<Row> = page
            .lines()
            .filter_map(|line| line.split_once(". ").filter(|(number, _)| number.parse::<usize>().is_ok()))
            .map(|(_, line)| {
                let (title, names) = line.trim_end_matches(')').split_once(" (").unwrap_or((line, ""));
                row(title, &names.split(", ").filter(|name| !name.is_empty()).collect::<Vec<_>>())
            })
            .collect();
        let mut patterns = 0;
        for line in page.lines().filter(|line| line.starts_with("| `")) {
            let mut cells = line.split(" | ");
            let pattern = cells.next().unwrap_or("").trim_start_matches("| ").trim_matches('`').replace("\\|", "|");
            let expected: Vec<usize> =
                cells.next().unwrap_or("").split(' ').filter_map(|n| n.parse::<usize>().ok()).map(|n| n - 1).collect();
            let mut found = Index::new(&rows).search(&pattern).rows;
            found.sort_unstable();
            assert_eq!(found, expected, "{pattern}");
            patterns += 1;
        }
        assert!(rows.len() == 6 && patterns >= 20, "{} titles, {patterns} patterns", rows.len());
    }

    proptest! {
        #[test]
        fn typing_on_gives_what_typing_at_once_gives(pattern in "([a-z@ !'^$|]|mini|vote| [|] ){0,12}") {
            // With a doubled letter the score of fuzzy-matcher 0.3.7 depends on
            // what it matched before.
            let mut pattern: Vec<char> = pattern.chars().collect();
            pattern.dedup();
            let pattern: String = pattern.into_iter().collect();
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
        fn a_word_that_stands_there_matches_fuzzily_too(word in "[a-z]{2,6}|[aehnorst]{2,3}|e d|tes") {
            let (exact, fuzzy) = (found(&format!("'{word}")), found(&word));
            prop_assert!(exact.iter().all(|row| fuzzy.contains(row)), "{:?} {:?}", exact, fuzzy);
            for other in [format!("^{word}"), format!("{word}$"), format!("^{word}$")] {
                prop_assert!(found(&other).iter().all(|row| exact.contains(row)), "{}", other);
            }
        }

        #[test]
        fn not_is_all_the_others(term in term()) {
            let (with, without) = (found(&term), found(&format!("!{term}")));
            let mut all = [with, without].concat();
            all.sort_unstable();
            prop_assert_eq!(all, [0, 1, 2, 3]);
        }

        #[test]
        fn a_bar_is_the_union_and_a_space_the_intersection(one in term(), other in term()) {
            let (a, b) = (found(&one), found(&other));
            let all = 0..library().len();
            let either: Vec<usize> = all.clone().filter(|row| a.contains(row) || b.contains(row)).collect();
            let both: Vec<usize> = all.filter(|row| a.contains(row) && b.contains(row)).collect();
            prop_assert_eq!(found(&format!("{one} | {other}")), either);
            prop_assert_eq!(found(&format!("{one} {other}")), both);
        }

        #[test]
        fn the_order_of_words_does_not_matter(one in term(), two in term(), three in term()) {
            let expected = Index::new(&library()).search(&format!("{one} {two} {three}")).rows;
            prop_assert_eq!(Index::new(&library()).search(&format!("{three} {one} {two}")).rows, expected);
        }

        #[test]
        fn lit_places_are_characters_of_the_text(pattern in "([!@'^$|]?(\\PC|a|e)[$ ]?){0,10}", title in "\\PC{0,40}") {
            for at in lit(&pattern, &row(&title, &[])).title {
                prop_assert!(title.is_char_boundary(at) && at < title.len());
            }
        }
    }
}
