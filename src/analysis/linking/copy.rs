//! Whether two articles are one text: a reprint, an edited copy, a later
//! version.

use super::profile::Profile;
use super::terms::{Term, in_common};

/// How much of the shorter text the other article has as well, 0 to 1, where
/// that makes one a copy of the other.
///
/// Reports that are written after a pattern (every tremor, every quarter's
/// figures) share nearly all of their words and report different events. What
/// they do not share is what stands at the top of each: its names and numbers.
/// An edited copy may have others at its top, but those of its original stand
/// somewhere in it.
pub fn copied(a: &Profile, b: &Profile) -> Option<f64> {
    let share = a.fingerprint.copied(&b.fingerprint)?;
    (has_marks(a, b) || has_marks(b, a)).then_some(share)
}

/// Whether `there` has more than half of the names and numbers at the top of
/// `of`.
fn has_marks(of: &Profile, there: &Profile) -> bool {
    let is_mark = |term: &Term| term.name && term.top;
    let all = of.terms.iter().filter(|term| is_mark(term)).count();
    let found = in_common(&of.terms, &there.terms, |term| term.key).filter(|(term, _)| is_mark(term)).count();
    all == 0 || found * 2 > all
}

#[cfg(test)]
mod tests {
    use super::super::profile;
    use super::*;
    use crate::model::article::plain_article;

    fn check(a: &str, b: &str, expected: bool) {
        let of = |text| profile(&plain_article("", text), &[], &[], &[]);
        assert_eq!(copied(&of(a), &of(b)).is_some(), expected, "{a}\n{b}");
    }

    fn tremor(place: &str, depth: u32, day: &str) -> String {
        format!(
            "A tremor was felt near {place} on {day} at a depth of {depth} kilometres, the survey of the coast said. \
             There were no reports of anyone hurt, and no wave was expected in any of the harbours along the shore. \
             Small tremors are common there, and most of them pass without anybody awake to notice."
        )
    }

    #[test]
    fn reports_after_one_pattern_are_no_copies_and_a_reprint_is() {
        let one = tremor("Skerry", 12, "Monday");
        check(&one, &tremor("Tarn", 31, "Friday"), false);
        check(&one, &one, true);
        let reprint = format!(
            "From the wires\n\n{}\n\nThis article was first printed by the Harbour Ledger.",
            one.replace("common", "usual").replace("nobody", "nobdoy")
        );
        check(&one, &reprint, true);
    }
}
