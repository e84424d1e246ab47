//! Reports beside one another: who, what was said, which figures and days each of
//! them has.

use std::collections::HashMap;

use super::facts::{Fact, Key, facts};
use super::seen::name_words;
use crate::model::{ArticleId, Coverage, CoveredFact, FactKind, Opened, Row};
use crate::text::shorten;

/// Reports and facts beyond which nobody compares.
pub const REPORTS: usize = 40;
const FACTS_OF_A_KIND: usize = 100;

/// How the reports of an event compare; each with its line in a list, the oldest
/// first. Of more than [`REPORTS`] the newest are compared.
pub fn covered(event: ArticleId, reports: &[(Row, Opened)]) -> Coverage {
    let left = reports.len().saturating_sub(REPORTS);
    let reports = reports.get(left..).unwrap_or_default();
    let mut table = Table { columns: reports.len(), ..Table::default() };
    for (column, (_, report)) in reports.iter().enumerate() {
        for fact in facts(report) {
            table.put(column, &fact);
        }
    }
    let (facts, facts_left) = table.facts();
    let rows = reports.iter().map(|(row, _)| row.clone()).collect();
    Coverage { event, reports: rows, reports_left: left, facts, facts_left }
}

#[derive(Default)]
struct Table<'a> {
    columns: usize,
    lines: Vec<Line<'a>>,
    /// Which lines may be meant by a person's id, a number, a day.
    by_key: HashMap<String, Vec<usize>>,
    by_three: HashMap<u64, Vec<usize>>,
}

struct Line<'a> {
    key: Key<'a>,
    label: String,
    cells: Vec<Option<String>>,
}

impl<'a> Table<'a> {
    fn put(&mut self, column: usize, fact: &Fact<'a>) {
        let line = self.find(&fact.key).unwrap_or_else(|| self.open(fact));
        let Some(found) = self.lines.get_mut(line) else { return };
        let is_fuller = match (&fact.key, &found.key) {
            (Key::Quote(here), Key::Quote(there)) => here.len() > there.len(),
            // A name of one word is not yet a name; of two longer ones the first stays.
            (Key::Person(_, here), Key::Person(_, there)) => name_words(here).len() > 1 && name_words(there).len() == 1,
            _ => false,
        };
        if is_fuller {
            found.label = label(fact);
            found.key = fact.key.clone();
        }
        if let Some(cell) = found.cells.get_mut(column) {
            // The longer of two forms of a name, or of a quotation, says more.
            let longer = matches!(fact.key, Key::Quote(_) | Key::Person(..));
            if cell.as_ref().is_none_or(|there| longer && there.len() < fact.words.len()) {
                *cell = Some(fact.words.to_owned());
            }
        }
        self.remember(line, &fact.key);
    }

    /// The line that a fact belongs on, if it is there.
    fn find(&self, key: &Key<'a>) -> Option<usize> {
        let at = |key: &str| self.by_key.get(key).into_iter().flatten().copied();
        match key {
            Key::Person(person, name) => at(&person.0).next().or_else(|| self.find_name(name)),
            Key::Figure(figure) => at(&figure.value).find(|line| {
                matches!(self.lines.get(*line).map(|line| &line.key), Some(Key::Figure(there)) if there.is_same(figure))
            }),
            Key::Date(day, _) => at(day).next(),
            Key::Quote(threes) => self.find_quote(threes),
        }
    }

    /// Who has all words of a shorter name, or a shorter name of these words, where
    /// that is one alone.
    fn find_name(&self, name: &str) -> Option<usize> {
        let words = name_words(name);
        let among = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
        let mut found: Vec<usize> =
            words.iter().filter_map(|word| self.by_key.get(&format!("~{word}"))).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|line| match self.lines.get(*line).map(|line| &line.key) {
            Some(Key::Person(_, there)) => {
                let there = name_words(there);
                among(&words, &there) || among(&there, &words)
            }
            _ => false,
        });
        if let [one] = found.as_slice() { Some(*one) } else { None }
    }

    /// The quotation that shares most of its words with this one.
    fn find_quote(&self, threes: &[u64]) -> Option<usize> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for line in threes.iter().filter_map(|three| self.by_three.get(three)).flatten() {
            *shared.entry(*line).or_default() += 1;
        }
        let length = |line: &usize| match self.lines.get(*line).map(|line| &line.key) {
            Some(Key::Quote(there)) => there.len().min(threes.len()),
            _ => usize::MAX,
        };
        let same = shared.into_iter().filter(|(line, shared)| shared * 5 >= length(line).saturating_mul(3));
        same.max_by_key(|(line, shared)| (*shared, std::cmp::Reverse(*line))).map(|(line, _)| line)
    }

    fn open(&mut self, fact: &Fact<'a>) -> usize {
        self.lines.push(Line { key: fact.key.clone(), label: label(fact), cells: vec![None; self.columns] });
        self.lines.len() - 1
    }

    fn remember(&mut self, line: usize, key: &Key<'a>) {
        let keys = match key {
            Key::Person(person, name) => {
                let words = name_words(name).into_iter().map(|word| format!("~{word}"));
                words.chain([person.0.clone()]).collect()
            }
            Key::Figure(figure) => vec![figure.value.clone()],
            Key::Date(day, _) => vec![day.clone()],
            Key::Quote(threes) => {
                for three in threes {
                    let lines = self.by_three.entry(*three).or_default();
                    if !lines.contains(&line) {
                        lines.push(line);
                    }
                }
                Vec::new()
            }
        };
        for key in keys {
            let lines = self.by_key.entry(key).or_default();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }

    /// The lines by kind, what most reports have first, and how many were left out.
    fn facts(self) -> (Vec<CoveredFact>, usize) {
        let mut out = Vec::new();
        let mut left = 0;
        for kind in [FactKind::Person, FactKind::Quote, FactKind::Figure, FactKind::Date] {
            let mut lines: Vec<&Line<'_>> = self.lines.iter().filter(|line| line.key.kind() == kind).collect();
            lines.sort_by_key(|line| std::cmp::Reverse(line.cells.iter().flatten().count()));
            left += lines.len().saturating_sub(FACTS_OF_A_KIND);
            let shown = lines.into_iter().take(FACTS_OF_A_KIND);
            out.extend(shown.map(|line| CoveredFact { kind, label: line.label.clone(), cells: line.cells.clone() }));
        }
        (out, left)
    }
}

/// A fact in a few words.
fn label(fact: &Fact<'_>) -> String {
    const START: usize = 60;
    match &fact.key {
        Key::Person(_, name) => (*name).to_owned(),
        Key::Figure(_) => fact.words.to_owned(),
        Key::Date(day, resolved) => {
            if *resolved {
                day.clone()
            } else {
                fact.words.to_owned()
            }
        }
        Key::Quote(_) => {
            let words = format!("“{}”", shorten(fact.words, START));
            fact.speaker.map_or(words.clone(), |speaker| format!("{speaker}: {words}"))
        }
    }
}
