//! Names in a row: of a plural title, and of unknown words among people.

use super::context;
use super::find::Finder;
use super::tokens::{Gap, Token};

impl Finder<'_> {
    /// Where the name after this one begins: `A and B`, `A, B`.
    pub(super) fn next_of_list(&self, last: usize) -> Option<usize> {
        let next = self.tokens.get(last + 1)?;
        let and = next.folded == "and" && matches!(next.gap, Gap::Space | Gap::Comma);
        let at = if and { last + 2 } else { last + 1 };
        let token = self.tokens.get(at)?;
        let listed = if and { token.gap == Gap::Space } else { token.gap == Gap::Comma };
        (listed && self.covering[at].is_none()).then_some(at)
    }

    /// `Ann Roe, Xyla Poe and Bea Toe`: between names of people stand names of
    /// people. Looked through forwards and back, since each that is found
    /// speaks for its neighbours.
    pub(super) fn in_lists(&mut self) {
        let maybes = std::mem::take(&mut self.maybes);
        for &(first, last) in maybes.iter().chain(maybes.iter().rev()) {
            if self.is_free(first, last) && self.is_listed(first, last) {
                self.push(first, last, None, "name-in-list");
            }
        }
    }

    /// Whether the name stands in a list of people.
    fn is_listed(&self, first: usize, last: usize) -> bool {
        let tokens = self.tokens;
        let taken = |at: Option<usize>| at.is_some_and(|at| self.taken.get(at) == Some(&true));
        let comma = tokens[first].gap == Gap::Comma;
        let before = first.checked_sub(1);
        let and = before.is_some_and(|b| tokens[first].gap == Gap::Space && tokens[b].folded == "and");
        let (left, by_and) = (comma && taken(before), and && taken(first.checked_sub(2)));
        let next = self.next_of_list(last);
        let right = next.is_some_and(|at| taken(Some(at)));
        let right_and = right && tokens[last + 1].folded == "and";
        let closes = and && before.is_some_and(|b| tokens[b].gap == Gap::Comma);
        let written = |at: usize| tokens.get(at).is_some_and(Token::is_capital);
        let goes_on = next.is_some_and(|at| written(at) && written(at + 1) && tokens[at + 1].gap.joins());
        (left && (right || goes_on))
            || by_and
            || (closes && first.checked_sub(2).is_some_and(|b| taken(Some(b))))
            || (right_and && context::before(tokens, first) >= 0)
            || (right && comma)
            || (right && context::before(tokens, first) > 0)
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::people::{Roster, mentions};
    use crate::model::article::plain_article;

    /// The names found in a text.
    fn check(text: &str, names: &[&str]) {
        let found = mentions(&plain_article("", text), Roster::shipped());
        assert_eq!(found.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(), names, "{text}");
    }

    #[test]
    fn unknown_names_among_people_are_people() {
        check("with Ana Quillan, Xyvo Qarrow and Bea Poe.", &["Ana Quillan", "Xyvo Qarrow", "Bea Poe"]);
        check("with Ana Quillan and Xyvo Qarrow.", &["Ana Quillan", "Xyvo Qarrow"]);
        check("with Xyvo Qarrow, Qilo Xerrin and Ana Quillan.", &["Xyvo Qarrow", "Qilo Xerrin", "Ana Quillan"]);
    }

    #[test]
    fn an_unknown_name_after_a_person_may_be_anything() {
        check("They met Ana Quillan, Xyvo Qarrow being closed.", &["Ana Quillan"]);
        check("In Xyvo Qarrow, Ana Quillan sailed.", &["Ana Quillan"]);
    }
}
