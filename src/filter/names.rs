//! The names that a word behind an `@` may become while it is typed.

use std::collections::HashMap;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::model::Row;

use super::pattern;
use super::term::Text;

/// The officials of a list, each once.
#[derive(Default)]
pub(super) struct Names(Vec<Name>);

struct Name {
    full: String,
    text: Text,
    /// In how many rows.
    rows: usize,
}

/// So many names are proposed.
const PROPOSED: usize = 8;

impl Names {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut names: Vec<Name> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for official in rows.iter().flat_map(|row| &row.officials) {
            let place = *places.entry(&official.person.0).or_insert_with(|| {
                names.push(Name { full: official.name.clone(), text: Text::new(&official.name), rows: 0 });
                names.len() - 1
            });
            names[place].rows += 1;
        }
        Self(names)
    }

    /// The names that the last word of `typed` may become, if it asks for an
    /// official: best first, among equals those in the most rows.
    pub(super) fn proposed(&self, matcher: &SkimMatcherV2, typed: &str) -> Vec<String> {
        let Some(term) = pattern::asked(typed) else { return Vec::new() };
        let points =
            |name: &Name| term.score(matcher, &name.text).filter(|score| score.close).map(|score| score.points);
        let mut found: Vec<(i64, &Name)> = self.0.iter().filter_map(|name| Some((points(name)?, name))).collect();
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then(y.rows.cmp(&x.rows)).then_with(|| x.full.cmp(&y.full)));
        found.into_iter().take(PROPOSED).map(|(_, name)| name.full.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::filter::Index;
    use crate::filter::tests::library;

    #[test]
    fn a_word_behind_an_at_sign_may_become_the_names_that_it_matches() {
        let names = |pattern: &str| Index::new(&library()).search(pattern).names;
        assert_eq!(names("@du"), ["Émile Durand"]);
        assert_eq!(names("vote @ma"), ["Ma Zhaoxu"]);
        assert_eq!(names("@zzz"), [""; 0]);
        assert_eq!(names("@du vote"), [""; 0]);
        assert_eq!(names("vote | !@^em"), ["Émile Durand"]);
        assert_eq!(names("@durand "), [""; 0]);
    }
}
