//! How a query is typed:
//! `ministers "trade talks" -tariffs @wang is:unread publisher:wire after:2025-05`.
//!
//! Whatever is not a known operator is a word, so that pasted text is a query
//! too; only an operator with a value it cannot have is an error.

use super::{Mark, Query, Term, Wish};
use crate::model::Stamp;
use crate::text::marks::folded_tag;
use crate::text::{fold, squeeze};

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} at character {position}; {suggestion}")]
pub struct QueryError {
    /// The character at which the trouble begins, counted from 1.
    pub position: usize,
    /// What is wrong.
    pub message: String,
    /// What to type instead.
    pub suggestion: String,
}

impl Query {
    /// Reads what was typed.
    ///
    /// ```
    /// use attache::query::Query;
    /// assert!(Query::parse("talks @wang is:unread").is_ok());
    /// assert!(Query::parse("is:new").is_err());
    /// ```
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        let mut wishes = Vec::new();
        for token in tokens(typed) {
            if let Some(term) = token.term()? {
                wishes.push(Wish { term, wanted: !token.negated });
            }
        }
        Ok(Self { wishes })
    }
}

/// A piece of the typed query between white space outside quotation marks.
struct Token<'a> {
    /// What stands before the value: nothing, `@` or `name:`.
    operator: &'a str,
    value: &'a str,
    negated: bool,
    position: usize,
}

impl Token<'_> {
    /// `None` for a token without a word in it, such as a lone `-`.
    fn term(&self) -> Result<Option<Term>, QueryError> {
        let words = squeeze(&fold(self.value));
        let term = match self.operator {
            "" => (!words.is_empty()).then_some(Term::Words(words)),
            "@" => (!words.is_empty()).then_some(Term::Official(words)),
            "publisher:" if words.is_empty() => {
                return self.error("a publisher is missing".to_owned(), "type publisher:NAME".to_owned());
            }
            "publisher:" => Some(Term::Publisher(words)),
            "tag:" => match folded_tag(self.value) {
                tag if tag.is_empty() => {
                    return self.error("a tag is missing".to_owned(), "type tag:NAME".to_owned());
                }
                tag => Some(Term::Tag(tag)),
            },
            "has:" => Some(Term::Is(match words.as_str() {
                "note" => Mark::Noted,
                "tag" => Mark::Tagged,
                _ => {
                    return self
                        .error(format!("an article cannot have a \"{words}\""), "type has:note or has:tag".to_owned());
                }
            })),
            "is:" => Some(Term::Is(self.mark(&words)?)),
            "after:" => Some(Term::After(self.date()?)),
            _ => Some(Term::Before(self.date()?)),
        };
        Ok(term)
    }

    fn mark(&self, word: &str) -> Result<Mark, QueryError> {
        if let Some((_, mark)) = Mark::ALL.iter().find(|(name, _)| *name == word) {
            return Ok(*mark);
        }
        let near = match word.chars().next() {
            Some('s' | 'k' | 'f') => "is:starred",
            Some('r' | 'o') => "is:read",
            Some('t') => "is:tagged",
            Some('a') => "is:archived",
            Some('d') => "is:deleted",
            _ => "is:unread",
        };
        let known: Vec<String> = Mark::ALL.iter().map(|(name, _)| format!("is:{name}")).collect();
        self.error(
            format!("there is no mark \"{word}\""),
            format!("did you mean {near}? the marks are {}", known.join(", ")),
        )
    }

    fn date(&self) -> Result<Stamp, QueryError> {
        match Stamp::parse(self.value.trim()) {
            Some(stamp) => Ok(stamp),
            None => self.error(
                format!("\"{}\" is not a date", self.value),
                format!("type {}2025, {0}2025-05 or {0}2025-05-22", self.operator),
            ),
        }
    }

    fn error<T>(&self, message: String, suggestion: String) -> Result<T, QueryError> {
        Err(QueryError { position: self.position, message, suggestion })
    }
}

const OPERATORS: &[&str] = &["is:", "has:", "tag:", "publisher:", "after:", "before:", "@"];

fn tokens(typed: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = typed;
    let mut position = 1;
    loop {
        let trimmed = rest.trim_start();
        position += rest.chars().count() - trimmed.chars().count();
        if trimmed.is_empty() {
            return out;
        }
        let (token, after) = token(trimmed, position);
        position += trimmed.chars().count() - after.chars().count();
        out.push(token);
        rest = after;
    }
}

/// The token at the start of `text`, and what follows it. A quotation without
/// its closing mark runs to the end: it is still being typed.
fn token(text: &str, position: usize) -> (Token<'_>, &str) {
    let (negated, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    };
    let operator = OPERATORS
        .iter()
        .find_map(|name| body.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| *name))
        .unwrap_or("");
    let value = &body[operator.len()..];
    let (value, after) = match value.strip_prefix(['"', '“', '”', '„']) {
        Some(quoted) => match quoted.find(['"', '“', '”']) {
            Some(end) => {
                let close = quoted[end..].chars().next().map_or(0, char::len_utf8);
                (&quoted[..end], &quoted[end + close..])
            }
            None => (quoted, ""),
        },
        None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    };
    (Token { operator, value, negated, position }, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, expected: &[(Term, bool)]) {
        let wishes = Query::parse(typed).expect("a query").wishes;
        assert_eq!(wishes.into_iter().map(|w| (w.term, w.wanted)).collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn words_phrases_and_operators_are_told_apart() {
        check("Über ferries", &[(Term::Words("uber".into()), true), (Term::Words("ferries".into()), true)]);
        check(
            "\"grain  deal\" -port",
            &[(Term::Words("grain deal".into()), true), (Term::Words("port".into()), false)],
        );
        check("@Ortiz -is:read", &[(Term::Official("ortiz".into()), true), (Term::Is(Mark::Read), false)]);
        check("publisher:\"Harbour Ledger\"", &[(Term::Publisher("harbour ledger".into()), true)]);
        let may = Stamp::parse("2025-05").expect("a month");
        check("AFTER:2025-05 before:2025-05", &[(Term::After(may.clone()), true), (Term::Before(may), true)]);
    }

    #[test]
    fn what_is_still_being_typed_is_a_query() {
        check("\"open quo", &[(Term::Words("open quo".into()), true)]);
        check(" - @ \"\"", &[]);
        check(
            "https://example.org is",
            &[(Term::Words("https://example.org".into()), true), (Term::Words("is".into()), true)],
        );
    }

    #[test]
    fn an_error_says_where_and_what_instead() {
        let error = Query::parse("grain is:strred").expect_err("no such mark");
        assert_eq!(error.position, 7);
        assert_eq!(
            error.to_string(),
            "there is no mark \"strred\" at character 7; did you mean is:starred? the marks are is:unread, is:read, is:starred, is:tagged, is:noted, is:archived, is:deleted"
        );
        let error = Query::parse("after:soon").expect_err("no date");
        assert_eq!(
            error.to_string(),
            "\"soon\" is not a date at character 1; type after:2025, after:2025-05 or after:2025-05-22"
        );
        assert!(
            Query::parse("publisher:").is_err() && Query::parse("tag:#").is_err() && Query::parse("has:fog").is_err()
        );
    }

    proptest! {
        #[test]
        fn anything_typed_is_a_query_or_a_clear_error(typed in "(\\PC|[\"@:\\- ]|is:|after:|publisher:|tag:|has:|'|\\\\|%|;|\u{202e}){0,40}") {
            if let Err(error) = Query::parse(&typed) {
                prop_assert!(error.position >= 1 && error.position <= typed.chars().count());
            }
        }
    }
}
