//! How one text differs from another, word by word: two reports of an event, or
//! two versions of one report.
//!
//! Paragraphs are compared first and the words of those that differ then, so
//! that a long article costs little where most of it stayed. Both are bounded:
//! what is too long and too different is given paragraph by paragraph, or as a
//! whole.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// What happened to some words from the first text to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Both have them.
    Same,
    /// Only the first has them.
    Removed,
    /// Only the second has them.
    Added,
}

/// Words that went one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Which way.
    pub change: Change,
    /// The words, with the white space and the marks between them.
    pub text: &'a str,
}

/// How many pairs of words are compared at most in a text, and how many pairs of
/// paragraphs: what is removed from one of two long articles that have nothing in
/// common is all of it, and nobody waits to be told so.
const PAIRS: usize = 20_000_000;

/// The difference between two texts in the order of reading, what was removed
/// before what stands in its place. The pieces that are the same and those removed
/// make up `a`; the same and those added make up `b`.
///
/// ```
/// use attache::text::diff::{Change, words};
/// let pieces = words("Two ferries sank.", "Three ferries sank.");
/// let text: Vec<(Change, &str)> = pieces.iter().map(|piece| (piece.change, piece.text)).collect();
/// assert_eq!(text, [(Change::Removed, "Two"), (Change::Added, "Three"), (Change::Same, " ferries sank.")]);
/// ```
pub fn words<'a>(a: &'a str, b: &'a str) -> Vec<Piece<'a>> {
    let mut budget = PAIRS;
    let mut steps = Vec::new();
    for step in compared(&Cut::paragraphs(a), &Cut::paragraphs(b), &mut PAIRS.clone()) {
        if step.same || step.old.is_empty() || step.new.is_empty() {
            steps.push(step);
            continue;
        }
        let (old, new) = (&a[step.old.clone()], &b[step.new.clone()]);
        let inner = compared(&Cut::words(old), &Cut::words(new), &mut budget);
        steps.extend(readable(old, inner).into_iter().map(|inner| inner.shifted(step.old.start, step.new.start)));
    }
    let pieces = joined(steps).into_iter().flat_map(|step| {
        let (old, new) = (&a[step.old], &b[step.new]);
        let piece = |change, text| Piece { change, text };
        if step.same {
            [piece(Change::Same, old), piece(Change::Added, "")]
        } else {
            [piece(Change::Removed, old), piece(Change::Added, new)]
        }
    });
    pieces.filter(|piece| !piece.text.is_empty()).collect()
}

/// A text cut into pieces, and where each ends.
struct Cut<'a> {
    pieces: Vec<&'a str>,
    ends: Vec<usize>,
}

impl<'a> Cut<'a> {
    /// The paragraphs, each with the blank line behind it: blank lines by themselves
    /// are all the same, and would bind paragraphs that have nothing in common.
    fn paragraphs(text: &'a str) -> Self {
        Self::new(text.split_inclusive("\n\n").collect())
    }

    /// The words, and what stands between them.
    fn words(text: &'a str) -> Self {
        Self::new(text.split_word_bounds().collect())
    }

    fn new(pieces: Vec<&'a str>) -> Self {
        let ends = pieces.iter().scan(0, |at, piece| {
            *at += piece.len();
            Some(*at)
        });
        Self { ends: ends.collect(), pieces }
    }

    /// The bytes of the pieces of these numbers.
    fn bytes(&self, pieces: Range<usize>) -> Range<usize> {
        let end = |count: usize| count.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        end(pieces.start)..end(pieces.end)
    }
}

/// A range of each text: the same words, or those that gave way to others.
#[derive(Debug, Clone)]
struct Step {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

impl Step {
    /// The bytes of the longer side.
    fn longer(&self) -> usize {
        self.old.len().max(self.new.len())
    }

    fn shifted(self, old: usize, new: usize) -> Self {
        let by = |range: Range<usize>, by| range.start + by..range.end + by;
        Self { same: self.same, old: by(self.old, old), new: by(self.new, new) }
    }
}

/// The steps from one text to the other. Where telling them would take more than
/// `budget`, only what both begin and end with is the same.
fn compared(a: &Cut<'_>, b: &Cut<'_>, budget: &mut usize) -> Vec<Step> {
    let (olds, news) = (a.pieces.as_slice(), b.pieces.as_slice());
    let head = olds.iter().zip(news).take_while(|(old, new)| old == new).count();
    let rests = olds[head..].iter().rev().zip(news[head..].iter().rev());
    let tail = rests.take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (olds.len() - tail, news.len() - tail);
    let step = |same, old, new| Step { same, old: a.bytes(old), new: b.bytes(new) };
    let mut steps = vec![step(true, 0..head, 0..head)];
    if let Some(left) = budget.checked_sub((old_end - head).saturating_mul(new_end - head)) {
        *budget = left;
        let (olds, news) = numbered(&olds[head..old_end], &news[head..new_end]);
        // A step begins where the one before it ended: of one that only adds, the
        // place where nothing was removed is not to be relied on.
        let (mut old, mut new) = (head, head);
        for op in capture_diff_slices(Algorithm::Myers, &olds, &news) {
            let (old_start, new_start) = (old, new);
            old += op.old_range().len();
            new += op.new_range().len();
            steps.push(step(op.tag() == DiffTag::Equal, old_start..old, new_start..new));
        }
    } else {
        steps.push(step(false, head..old_end, head..new_end));
    }
    steps.push(step(true, old_end..olds.len(), new_end..news.len()));
    steps
}

/// Each piece as a number, equal ones the same: compared many times, they are
/// read once.
fn numbered<'a>(olds: &[&'a str], news: &[&'a str]) -> (Vec<usize>, Vec<usize>) {
    let mut numbers: HashMap<&'a str, usize> = HashMap::new();
    let mut number = |piece: &&'a str| {
        let next = numbers.len();
        *numbers.entry(piece).or_insert(next)
    };
    let olds = olds.iter().map(&mut number).collect();
    (olds, news.iter().map(number).collect())
}

/// Steps that can be read: a space, or a lone `the of`, that two different
/// sentences happen to share is no part of either that stayed.
fn readable(old: &str, steps: Vec<Step>) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for step in joined(steps) {
        out.push(step);
        // As steps are put together, what stands between them is less beside them.
        while let [.., before, kept, after] = out.as_slice()
            && kept.same
            && !before.same
            && is_chance(&old[kept.old.clone()], before.longer() + after.longer())
        {
            let whole =
                Step { same: false, old: before.old.start..after.old.end, new: before.new.start..after.new.end };
            out.truncate(out.len() - 3);
            out.push(whole);
        }
    }
    out
}

/// Whether words that stayed between so many bytes that changed did so by chance.
fn is_chance(kept: &str, around: usize) -> bool {
    let words = super::words::words(kept).take(FEW + 1).count();
    words == 0 || (words <= FEW && kept.len() * 3 < around)
}

/// How many words may stay by chance.
const FEW: usize = 2;

/// The steps with neighbours of one kind made one, and empty ones left out.
fn joined(steps: Vec<Step>) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::with_capacity(steps.len());
    for step in steps {
        if step.old.is_empty() && step.new.is_empty() {
            continue;
        }
        match out.last_mut().filter(|last| last.same == step.same) {
            Some(last) => (last.old.end, last.new.end) = (step.old.end, step.new.end),
            None => out.push(step),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `[-removed-]` and `{+added+}` in the text.
    fn check(a: &str, b: &str, expected: &str) {
        let shown = |piece: &Piece<'_>| match piece.change {
            Change::Same => piece.text.to_owned(),
            Change::Removed => format!("[-{}-]", piece.text),
            Change::Added => format!("{{+{}+}}", piece.text),
        };
        assert_eq!(words(a, b).iter().map(shown).collect::<String>(), expected);
    }

    #[test]
    fn words_that_gave_way_stand_before_those_in_their_place() {
        check(
            "The ferry left at noon with 40 people.",
            "The ferry left at dusk with 40 people on board.",
            "The ferry left at [-noon-]{+dusk+} with 40 people{+ on board+}.",
        );
        check("", "", "");
        check("", "Fog.", "{+Fog.+}");
        check("Fog.", "", "[-Fog.-]");
        check("Fog.", "Fog.", "Fog.");
    }

    #[test]
    fn a_paragraph_that_was_put_in_leaves_the_others_alone() {
        check(
            "One boat.\n\nTwo boats.",
            "One boat.\n\nFog came.\n\nTwo boats.",
            "One boat.\n\n{+Fog came.\n\n+}Two boats.",
        );
    }

    #[test]
    fn paragraphs_that_changed_before_one_that_was_added_are_held_against_one_another() {
        check(
            "Quillan left the pier.\n\nThe ferry waits, she said.",
            "Quillan left the quay.\n\nThe ferry waits, she added.\n\nFog came.",
            "Quillan left the [-pier-]{+quay+}.\n\nThe ferry waits, she [-said-]{+added.\n\nFog came+}.",
        );
    }

    #[test]
    fn sentences_that_share_only_small_words_are_two_sentences() {
        check(
            "Quillan thanked the pilots of the harbour for patience.",
            "Tickets cost the same as the buses in Lima.",
            "[-Quillan thanked the pilots of the harbour for patience-]{+Tickets cost the same as the buses in Lima+}.",
        );
    }

    #[test]
    fn what_is_too_long_and_too_different_is_given_as_a_whole() {
        let many = |word: &str| (0..6000).map(|n| format!("{word}{n}")).collect::<Vec<String>>().join(" ") + " ";
        let (a, b) = (format!("Fog. {}Noon.", many("a")), format!("Fog. {}Noon.", many("b")));
        let changes: Vec<Change> = words(&a, &b).iter().map(|piece| piece.change).collect();
        assert_eq!(changes, [Change::Same, Change::Removed, Change::Added, Change::Same]);
    }

    proptest! {
        #[test]
        fn what_stayed_and_went_is_the_first_and_what_stayed_and_came_the_second(
            a in "([abé.] ?|the of |\n){0,40}", b in "([abé.] ?|the of |\n){0,40}",
        ) {
            let pieces = words(&a, &b);
            let without = |change| pieces.iter().filter(|p| p.change != change).map(|p| p.text).collect::<String>();
            prop_assert_eq!(without(Change::Added), a.as_str());
            prop_assert_eq!(without(Change::Removed), b.as_str());
            prop_assert!(pieces.windows(2).all(|two| two[0].change != two[1].change));
        }
    }
}
