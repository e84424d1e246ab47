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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
