//! The names that a census lists: given names and family names that are no
//! common words, looked up where they stand in the table: the tables stay as they
//! are in the program.

use std::sync::LazyLock;

use super::lexicon::Kinds;

/// Names divided by white space, in the order of their bytes.
const GIVEN: &str = include_str!("../../../assets/given.txt");
const SURNAMES: &str = include_str!("../../../assets/surnames.txt");

/// Where the names with each pair of first letters begin in a table.
struct List {
    table: &'static str,
    begins: Vec<u32>,
}

static LISTS: LazyLock<[List; 2]> = LazyLock::new(|| [List::new(GIVEN), List::new(SURNAMES)]);

/// What the lists add to a folded word of some `kinds`: nothing to words that
/// are known to be something else.
pub(super) fn kinds(word: &str, kinds: Kinds) -> Kinds {
    if kinds.has(Kinds::NEVER | Kinds::SURNAME_WORD) || word.len() < 3 {
        return Kinds::default();
    }
    let [given, surnames] = &*LISTS;
    let given = if !kinds.has(Kinds::GIVEN) && given.holds(word) { Kinds::GIVEN } else { Kinds::default() };
    if surnames.holds(word) { given | Kinds::SURNAME } else { given }
}

/// The number of the pair of letters that a name begins with.
fn pair(name: &[u8]) -> Option<usize> {
    let letter = |i: usize| name.get(i).filter(|b| b.is_ascii_lowercase()).map(|b| usize::from(b - b'a'));
    Some(letter(0)? * 26 + letter(1)?)
}

impl List {
    fn new(table: &'static str) -> Self {
        let names = table.lines().find(|line| !line.starts_with('#')).and_then(|line| table.find(line));
        let table = &table[names.unwrap_or_default()..];
        let mut begins = vec![0; 26 * 26 + 1];
        let mut at = 0;
        for name in table.split_inclusive([' ', '\n']) {
            at += name.len();
            if let Some(pair) = pair(name.as_bytes()) {
                begins[pair + 1] = at as u32;
            }
        }
        // A pair without names begins, and ends, where the one before it ends.
        let mut last = 0;
        for begin in &mut begins {
            last = last.max(*begin);
            *begin = last;
        }
        Self { table, begins }
    }

    /// Whether `word` is a name of the table.
    fn holds(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let Some(pair) = pair(word) else { return false };
        let (begin, end) = (self.begins[pair] as usize, self.begins[pair + 1] as usize);
        let part = &self.table.as_bytes()[begin..end];
        let (mut low, mut high) = (0, part.len());
        while low < high {
            let middle = low.midpoint(high);
            let start = part[low..middle].iter().rposition(u8::is_ascii_whitespace).map_or(low, |n| low + n + 1);
            let end = part[middle..high].iter().position(u8::is_ascii_whitespace).map_or(high, |n| middle + n);
            match part[start..end].cmp(word) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = end + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_every_name_is_found_in_them() {
        for list in &*LISTS {
            let names: Vec<&str> = list.table.split_whitespace().collect();
            assert!(names.len() > 1000 && names.is_sorted_by(|a, b| a < b));
            assert!(names.iter().all(|name| name.len() > 2 && name.bytes().all(|b| b.is_ascii_lowercase())));
            assert!(names.iter().all(|name| list.holds(name)));
            assert!(
                ["", "a", "aa", "zzz", "aaa", "harbour", "été", "a\nb", "aaron abbe"]
                    .iter()
                    .all(|word| !list.holds(word))
            );
        }
    }
}
