//! What is typed into a filter, as a grammar: the one that users of fzf know,
//! with officials besides.
//!
//! | typed | matches where |
//! | --- | --- |
//! | `ferry` | the letters stand close together; a letter may be left out |
//! | `'ferry` | the word stands as it is typed, case and accents aside |
//! | `^ferry` | a text begins so |
//! | `ferry$` | a text ends so |
//! | `^ferry$` | a text is that |
//! | `!ferry` | `ferry` does not match; likewise `!'ferry`, `!^ferry`, `!ferry$`, `!@ana` |
//! | `@ana` | the name of an official matches; likewise `@'ana`, `@^ana`, `@ana$` |
//! | `ferry \| tram` | the one or the other matches |
//! | `ferry ana` | both match, in any order |
//! | `ana\ quillan` | with a space in it |
//!
//! In full (EBNF):
//!
//! ```text
//! pattern = [ group , { space , group } ] ;
//! group   = term , { space , "|" , space , term } ;
//! term    = { "!" } , [ "@" ] , ( "'" , text | [ "^" ] , text , [ "$" ] ) ;
//! text    = { character } ;
//! ```
//!
//! Every group must match, of a group one term: `|` binds tighter than the space
//! between groups. It stands alone between spaces; inside a word it is a letter, as
//! every sign is that does not stand where the grammar has it. Two `!` take each
//! other back. Behind `'` everything is a letter. A `\` makes a letter of the space or the sign
//! behind it, of itself too; before anything else it is one.
//!
//! What is matched are texts: the title, and the name of each official; in views
//! what stands for them. `^` and `$` mean the beginning and end of one of them.
//! A text that is longer than 600 columns is matched by that much of it.
//!
//! What is not finished is left out, and a pattern of nothing else (`!`, `'`, `@`,
//! `^`, `$`, `|`, `\`) matches everything. Of a pattern the first 1,000 bytes count, of a
//! term the first 100 letters.

use super::term::{Form, Term};

/// More of a pattern is not looked at.
const LONGEST: usize = 1_000;

/// A pattern, ready to match.
#[derive(Debug, Default)]
pub(super) struct Pattern(pub(super) Vec<Group>);

/// Terms of which one must match.
#[derive(Debug, Default)]
pub(super) struct Group(pub(super) Vec<Term>);

/// A character of a word, and whether it is one whatever it looks like.
type Letter = (char, bool);

const SIGNS: &[char] = &['!', '@', '\'', '^', '$', '|', '\\'];

impl Pattern {
    pub(super) fn new(typed: &str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut joins = false;
        for word in words(typed).0 {
            if word == [('|', false)] {
                joins = true;
                continue;
            }
            // What is not finished leaves a group without terms, so that a bar behind
            // it joins nothing to what stands before it.
            match groups.last_mut().filter(|_| joins) {
                Some(group) => group.0.extend(term(&word)),
                None => groups.push(Group(term(&word).into_iter().collect())),
            }
            joins = false;
        }
        groups.retain(|group| !group.0.is_empty());
        Self(groups)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether whatever this may match, the other may match, too: as where a word
    /// grew, or one was added.
    pub(super) fn narrows(&self, other: &Self) -> bool {
        let Some((last, before)) = other.0.split_last() else { return true };
        let Some(grown) = self.0.get(before.len()) else { return false };
        let same = |one: &Group, other: &Group| {
            one.0.len() == other.0.len() && one.0.iter().zip(&other.0).all(|(one, other)| one.is(other))
        };
        before.iter().zip(&self.0).all(|(one, other)| same(one, other))
            && (same(grown, last) || matches!((&*grown.0, &*last.0), ([grown], [last]) if grown.narrows(last)))
    }
}

/// Whether a pattern asks for nothing, so that everything matches it.
pub fn is_empty(typed: &str) -> bool {
    Pattern::new(typed).is_empty()
}

/// The term at the end of what is typed, if it asks for an official.
pub(super) fn asked(typed: &str) -> Option<Term> {
    let (words, is_over) = words(typed);
    let mut term = term(words.last().filter(|_| !is_over)?)?;
    term.not = false;
    Some(term).filter(|term| term.names_only)
}

/// A word so that it stands for its letters, whatever they are.
///
/// ```
/// assert_eq!(attache::filter::pattern::escape("'t Hooft$"), r"\'t\ Hooft\$");
/// ```
pub fn escape(word: &str) -> String {
    let last = word.chars().count().saturating_sub(1);
    let mut out = String::with_capacity(word.len());
    for (n, c) in word.chars().enumerate() {
        let is_sign = c == '\\' || c.is_whitespace() || SIGNS.contains(&c) && (n == 0 || n == last);
        out.extend(is_sign.then_some('\\'));
        out.push(c);
    }
    out
}

/// The words of a pattern, and whether the last of them is over.
fn words(typed: &str) -> (Vec<Vec<Letter>>, bool) {
    let end = (0..=LONGEST.min(typed.len())).rev().find(|&at| typed.is_char_boundary(at)).unwrap_or(0);
    let mut words: Vec<Vec<Letter>> = Vec::new();
    let mut is_over = true;
    let mut letters = typed[..end].chars().peekable();
    while let Some(c) = letters.next() {
        let letter = match c {
            c if c.is_whitespace() => {
                is_over = true;
                continue;
            }
            '\\' => match letters.next_if(|c| c.is_whitespace() || SIGNS.contains(c)) {
                Some(c) => (c, true),
                // It waits for what it stands before.
                None if letters.peek().is_none() => break,
                None => (c, true),
            },
            c => (c, false),
        };
        match words.last_mut().filter(|_| !is_over) {
            Some(word) => word.push(letter),
            None => words.push(vec![letter]),
        }
        is_over = false;
    }
    (words, is_over)
}

/// The term that a word is, if it is finished.
fn term(word: &[Letter]) -> Option<Term> {
    let sign = |rest: &mut &[Letter], sign: char| match rest.split_first() {
        Some((&first, behind)) if first == (sign, false) => {
            *rest = behind;
            true
        }
        _ => false,
    };
    let mut rest = word;
    let mut not = false;
    while sign(&mut rest, '!') {
        not = !not;
    }
    let names_only = sign(&mut rest, '@');
    let form = if sign(&mut rest, '\'') {
        Form::Exact
    } else {
        match (sign(&mut rest, '^'), rest.split_last()) {
            (starts, Some((('$', false), before))) => {
                rest = before;
                if starts { Form::Whole } else { Form::End }
            }
            (true, _) => Form::Start,
            (false, _) => Form::Fuzzy,
        }
    };
    Term::new(&rest.iter().map(|(c, _)| c).collect::<String>(), form, not, names_only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A pattern as it was understood: groups between commas, terms between bars.
    fn read(typed: &str) -> String {
        let form = |term: &Term| match term.form {
            Form::Fuzzy => "",
            Form::Exact => "exact ",
            Form::Start => "start ",
            Form::End => "end ",
            Form::Whole => "whole ",
        };
        let term = |term: &Term| {
            let not = if term.not { "not " } else { "" };
            format!("{not}{}{}{}", if term.names_only { "name " } else { "" }, form(term), term.text)
        };
        let group = |group: &Group| group.0.iter().map(term).collect::<Vec<_>>().join(" | ");
        Pattern::new(typed).0.iter().map(group).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_form_is_read() {
        for (typed, expected) in [
            ("Ferry  ANA", "ferry, ana"),
            ("'ferry ^ferry ferry$ ^ferry$", "exact ferry, start ferry, end ferry, whole ferry"),
            ("!ferry !'ferry !^ferry !ferry$", "not ferry, not exact ferry, not start ferry, not end ferry"),
            ("@ana @'ana @^ana @ana$ !@ana", "name ana, name exact ana, name start ana, name end ana, not name ana"),
            ("ferry | tram ana", "ferry | tram, ana"),
            ("ferry | 'tram | !@ana", "ferry | exact tram | not name ana"),
            ("!!ferry", "ferry"),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_sign_that_stands_elsewhere_is_a_letter() {
        for (typed, expected) in [
            ("o'hara a|b a!b a^b a$b a@b", "o'hara, a|b, a!b, a^b, a$b, a@b"),
            ("'^ferry$", "exact ^ferry$"),
            ("'!@x", "exact !@x"),
            (r"ana\ quillan", "ana quillan"),
            (r"\!ferry \@ana \'x \^x x\$ \|", "!ferry, @ana, 'x, ^x, x$, |"),
            (r"a\\b a\b", r"a\b, a\b"),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_not_finished_is_left_out() {
        for typed in ["", " ", "!", "'", "|", "^", "$", "@", "\\", "!@", "!'", "@^", "^$", "| |", "! | '", "!!"] {
            assert!(is_empty(typed), "{typed}");
        }
        for (typed, expected) in [
            ("ferry !", "ferry"),
            ("ferry |", "ferry"),
            ("ferry | !", "ferry"),
            ("ferry ! | tram", "ferry, tram"),
            ("| ferry", "ferry"),
            ("ferry | | tram", "ferry | tram"),
            (r"ferry\", "ferry"),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_growing_word_narrows_and_a_growing_choice_does_not() {
        let narrows = |longer: &str, shorter: &str| Pattern::new(longer).narrows(&Pattern::new(shorter));
        for (longer, shorter) in [
            ("ferry", "fer"),
            ("ferry ana", "ferry"),
            ("ferry ana", "ferry an"),
            ("ferry !", "ferry"),
            ("!x ferry", "!x fer"),
            ("^ferry", "^fer"),
            ("ferry$", "ferry"),
            ("a | b c", "a | b"),
            ("'ferry", "'"),
        ] {
            assert!(narrows(longer, shorter), "{longer} of {shorter}");
        }
        for (longer, shorter) in [
            ("fer", "ferry"),
            ("a | b", "a"),
            ("!ferry", "!fer"),
            ("fer$ry", "fer$"),
            ("@ferry", "ferry"),
            ("a | bc", "a | b"),
            ("ferry", "ferry ana"),
            ("x ferry", "ferry"),
        ] {
            assert!(!narrows(longer, shorter), "{longer} of {shorter}");
        }
    }

    proptest! {
        #[test]
        fn a_word_that_is_escaped_is_its_letters(word in "[a-z!@'^$|\\\\ ]{1,8}") {
            let pattern = Pattern::new(&escape(&word));
            let term = &pattern.0[0].0[0];
            prop_assert_eq!((term.form, term.not, term.names_only), (Form::Fuzzy, false, false));
            prop_assert_eq!(&term.text, &word);
        }

        #[test]
        fn any_pattern_is_read(typed in "(\\PC|[!@'^$|\\\\ ]){0,40}") {
            let groups = Pattern::new(&typed).0;
            prop_assert!(groups.iter().all(|group| group.0.iter().all(|term| !term.text.is_empty())));
        }
    }

    #[test]
    fn of_a_pattern_of_a_megabyte_the_first_thousand_bytes_count() {
        for typed in ["x".repeat(1 << 20), "!x | ".repeat(1 << 18), "é ".repeat(1 << 19), "!".repeat(1 << 20)] {
            let pattern = Pattern::new(&typed);
            let letters: usize = pattern.0.iter().flat_map(|group| &group.0).map(|term| term.text.len()).sum();
            assert!(letters <= 1_000);
        }
    }
}
