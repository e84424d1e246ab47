//! Where the article is: the stretch of passages in which sentences outweigh
//! everything else the most. Each passage has a weight, and the stretch with
//! the greatest sum (Kadane's scan, one walk) is the body. So a menu of a
//! hundred lines cannot win, a subhead or an advertisement cannot cut the body
//! in two, and the readers' comments below their headline cannot join it.

use std::ops::Range;

use super::passage::{Class, Passage};

/// The passages of the body; all of them where none reads as a sentence.
pub(crate) fn region(passages: &[Passage]) -> Range<usize> {
    let mut best = (0, 0..0);
    let (mut sum, mut start) = (0, 0);
    let mut run = 0;
    let mut after = false;
    let margin = margin(passages);
    for (i, passage) in passages.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, i);
        }
        after |= passage.class == Class::AfterHead;
        let mut weight = weight(passage);
        if weight > 0 && (after || passage.indent > margin + INDENTED) {
            weight = (weight / ASIDE).max(1);
        }
        match weight {
            0 => {}
            1.. => run = 0,
            _ => run = (run + 1).min(STEEPEST),
        }
        // One subhead is nothing, ten short lines in a row are a gap.
        sum += if passage.class == Class::Short && weight < 0 { weight * run } else { weight };
        if sum > best.0 {
            best = (sum, start..i + 1);
        }
    }
    let mut range = best.1;
    if !passages.iter().take(range.end).skip(range.start).any(is_sentences) {
        return 0..passages.len();
    }
    // A text that was cut has a last line without an end.
    while passages
        .get(range.end)
        .is_some_and(|p| p.class == Class::Short && p.features.is_unfinished() && p.features.words >= 12)
    {
        range.end += 1;
    }
    range
}

fn is_sentences(passage: &Passage) -> bool {
    passage.class == Class::Prose || passage.class == Class::Item && passage.features.is_prose()
}

/// Sentences that are indented, as in lists of teasers and in comments, and
/// those below a headline such as `Comments`, weigh this much less.
const ASIDE: i32 = 3;
const INDENTED: usize = 2;

/// The smallest indent of a sentence.
fn margin(passages: &[Passage]) -> usize {
    passages.iter().filter(|p| p.class == Class::Prose).map(|p| p.indent).min().unwrap_or(0)
}

/// The short line of a run after which each further one weighs the same.
const STEEPEST: i32 = 6;

/// How much a passage speaks for being inside (above 0) or outside the body.
/// Nothing that cleaning takes out may weigh more than 0: else the cleaned
/// text would have another body than the text.
fn weight(passage: &Passage) -> i32 {
    let words = i32::try_from(passage.features.words.min(60)).unwrap_or(60);
    match passage.class {
        // The first words of another article.
        Class::Prose if passage.features.cut => 0,
        Class::Prose => words.max(4),
        Class::Item if passage.features.is_prose() => words / 2,
        Class::Short if passage.features.is_short_sentence() => 1,
        Class::Short if passage.features.words <= 2 => -3,
        Class::Item | Class::Short | Class::Widget | Class::Duration => -2,
        Class::DateLine | Class::Teaser => -4,
        Class::Navigation => -6,
        Class::Ago | Class::Boilerplate => -10,
        Class::RelatedHead => -25,
        Class::AfterHead => -50,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::class;

    fn check(text: &str, first: &str, last: &str) {
        let passages: Vec<Passage> = text
            .lines()
            .map(|line| {
                let mut passage = Passage::new(line.trim().to_owned(), 1);
                class::by_words(&mut passage);
                passage
            })
            .collect();
        let range = region(&passages);
        assert_eq!((passages[range.start].text.as_str(), passages[range.end - 1].text.as_str()), (first, last));
    }

    #[test]
    fn menus_and_footers_stay_outside() {
        check(
            "• Home\n• World\n• Sport\nThe ferry ran aground in the fog on Friday.\nHigh tide\nNobody on board was hurt, the owner said.\nContact us\nPrivacy\n© 2025 Harbour Post",
            "The ferry ran aground in the fog on Friday.",
            "Nobody on board was hurt, the owner said.",
        );
    }

    #[test]
    fn comments_do_not_join_the_body() {
        check(
            "The ferry ran aground in the fog on Friday, and the harbour was closed for the day.\n3 Comments\nComments\nI was there and saw it all happen.",
            "The ferry ran aground in the fog on Friday, and the harbour was closed for the day.",
            "The ferry ran aground in the fog on Friday, and the harbour was closed for the day.",
        );
    }

    #[test]
    fn a_text_without_sentences_is_all_body() {
        check("Tide\nFog\nFerry", "Tide", "Ferry");
    }
}
