//! How far two words are apart: by how many letters that are missing, too many,
//! others, or in each other's place (Damerau 1964, of letters side by side).

/// The number of such slips between two words, where it is at most `most`.
///
/// ```
/// use attache::text::distance::slips;
/// assert_eq!(slips("quillan", "qullian", 2), Some(2));
/// assert_eq!(slips("quillan", "harrow", 2), None);
/// ```
pub fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut earlier = vec![0; other.len() + 1];
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        row.push(i + 1);
        for (j, b) in other.iter().enumerate() {
            let mut best = (above[j] + usize::from(a != b)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                best = best.min(earlier[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().all(|&slips| slips > most) {
            return None;
        }
        earlier = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|&slips| slips <= most)
}

/// The name that may have been meant by `word`: the one with the fewest slips in it,
/// if they are few for its length. Among equals the first. A space and `_` are as good
/// as the `-` of names.
///
/// ```
/// use attache::text::distance::nearest;
/// assert_eq!(nearest("improt", ["import", "export"]), Some("import"));
/// assert_eq!(nearest("harbour", ["import", "export"]), None);
/// ```
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Whoever types more than a name and its half again means something else.
    let word = word.chars().take(60).collect::<String>().to_lowercase().replace(['_', ' '], "-");
    let most = (word.chars().count() / 3).clamp(1, 3);
    let near = names.into_iter().filter_map(|name| Some((slips(&word, &name.to_lowercase(), most)?, name)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mistyped_name_is_guessed() {
        for (word, meant) in
            [("filtre", Some("filter")), ("Filter", Some("filter")), ("fold", Some("fold")), ("x", None)]
        {
            assert_eq!(nearest(word, ["filter", "fold", "find"]), meant, "{word}");
        }
        assert_eq!(nearest(&"filter".repeat(100_000), ["filter"]), None);
    }

    #[test]
    fn a_missing_a_wrong_and_a_swapped_letter_are_a_slip_each() {
        for (typed, slips_of_it) in [("harrow", 0), ("harow", 1), ("harrrow", 1), ("barrow", 1), ("harorw", 1)] {
            assert_eq!(slips(typed, "harrow", 2), Some(slips_of_it), "{typed}");
        }
        assert_eq!(slips("", "ab", 2), Some(2));
        assert_eq!(slips("", "abc", 2), None);
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back(one in "[abc]{0,6}", other in "[abc]{0,6}") {
            prop_assert_eq!(slips(&one, &other, 3), slips(&other, &one, 3));
            prop_assert_eq!(slips(&one, &other, 9) == Some(0), one == other);
        }
    }
}
