//! What an import brought, in numbers and in words about what it could not
//! read.

use serde::Serialize;

use crate::fetch::{FetchError, Origin};
use crate::model::Problem;
use crate::store::Tally;

/// Problems that are kept; more are only counted.
const KEPT: usize = 10_000;
/// Names that are kept of the sources refused for one reason.
const NAMED: usize = 5;

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Sources looked at.
    pub sources: usize,
    /// What became of their articles.
    #[serde(flatten)]
    pub tally: Tally,
    /// Sources of which nothing was taken, by reason, in the order in which
    /// they came.
    pub refused: Vec<Refusal>,
    /// How many sources had problems, but not so many that they were refused.
    pub troubled: usize,
    /// What could not be read.
    pub problems: Vec<SourceProblem>,
    /// Problems that are not among these, because there are too many.
    pub more_problems: usize,
}

/// Sources that were refused for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The reason, to be said after the names of the sources.
    pub reason: String,
    /// How many there are.
    pub sources: usize,
    /// The first of them.
    pub first: Vec<String>,
}

/// Something in a source that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceProblem {
    /// The way to the source.
    pub source: String,
    /// A fixed word for the kind.
    pub kind: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What is wrong, in words that name the source.
    pub message: String,
    /// Whether it is why nothing was taken of the source.
    pub refused: bool,
}

/// A source that was looked at.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// The way to it.
    pub(super) name: String,
    /// Documents found in it.
    pub(super) documents: usize,
    /// What could not be read.
    pub(super) problems: Vec<Problem>,
}

impl Looked {
    /// A source that was read.
    pub(super) fn at(origin: &Origin, documents: usize, problems: Vec<Problem>) -> Self {
        Self { name: origin.path(), documents, problems }
    }

    /// One that could not be.
    pub(super) fn refused(error: &FetchError) -> Self {
        Self { name: error.name(), documents: 0, problems: vec![Problem::new("unreadable", error.reason())] }
    }
}

impl Summary {
    /// How many sources were refused.
    pub fn refusals(&self) -> usize {
        self.refused.iter().map(|refusal| refusal.sources).sum()
    }

    /// Whether all could be read.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Counts a source that was looked at.
    pub(super) fn look(&mut self, looked: Looked) {
        self.sources += 1;
        // A problem of one line is no reason to have refused the rest.
        let is_reason = |problem: &Problem| looked.documents == 0 && problem.line.is_none();
        match looked.problems.iter().find(|problem| is_reason(problem)) {
            Some(problem) => self.refuse(&looked.name, &problem.excerpt),
            None => self.troubled += usize::from(!looked.problems.is_empty()),
        }
        for problem in looked.problems {
            if self.problems.len() >= KEPT {
                self.more_problems += 1;
                continue;
            }
            let refused = is_reason(&problem);
            let at = problem.line.map_or(String::new(), |line| format!(":{line}"));
            let message = format!("{}{at}: {}", looked.name, problem.excerpt);
            let Problem { kind, line, .. } = problem;
            self.problems.push(SourceProblem { source: looked.name.clone(), kind, line, message, refused });
        }
    }

    fn refuse(&mut self, name: &str, reason: &str) {
        let known = self.refused.iter().position(|refusal| refusal.reason == reason);
        let at = known.unwrap_or_else(|| {
            self.refused.push(Refusal { reason: reason.to_owned(), sources: 0, first: Vec::new() });
            self.refused.len() - 1
        });
        if let Some(refusal) = self.refused.get_mut(at) {
            refusal.sources += 1;
            if refusal.first.len() < NAMED {
                refusal.first.push(name.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(name: &str, documents: usize, problems: &[(Option<usize>, &str)]) -> Looked {
        let problem = |&(line, words): &(Option<usize>, &str)| Problem { line, ..Problem::new("odd", words) };
        Looked { name: name.to_owned(), documents, problems: problems.iter().map(problem).collect() }
    }

    #[test]
    fn sources_are_refused_by_reason() {
        let mut summary = Summary::default();
        for n in 0..7 {
            summary.look(looked(&format!("{n}.png"), 0, &[(None, "looks like a binary file")]));
        }
        summary.look(looked("a.txt", 0, &[(None, "holds no text")]));
        summary.look(looked("a.jsonl", 2, &[(Some(3), "not a JSON object"), (None, "ends too early")]));
        summary.look(looked("b.txt", 1, &[]));
        assert_eq!((summary.sources, summary.refusals(), summary.troubled), (10, 8, 1));
        let told: Vec<_> = summary.refused.iter().map(|r| (r.reason.as_str(), r.sources, r.first.len())).collect();
        assert_eq!(told, [("looks like a binary file", 7, 5), ("holds no text", 1, 1)]);
        assert_eq!(summary.problems[8].message, "a.jsonl:3: not a JSON object");
        assert_eq!(summary.problems.iter().filter(|problem| problem.refused).count(), 8);
    }

    #[test]
    fn problems_without_end_are_counted() {
        let mut summary = Summary::default();
        for n in 0..KEPT + 5 {
            summary.look(looked("a.jsonl", 1, &[(Some(n), "not a JSON object")]));
        }
        assert_eq!((summary.problems.len(), summary.more_problems), (KEPT, 5));
    }
}
