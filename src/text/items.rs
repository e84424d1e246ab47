//! The items of a list: an item a line, two spaces of indentation a level.

use crate::model::Span;

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// How deep it lies; never more than one below the item before it.
    pub level: usize,
    /// Its number, where the list is counted.
    pub number: Option<usize>,
    /// Its words, without a bullet or number of the source's own.
    pub words: Span,
}

/// Levels below this are shown on it: there is no room for more.
const DEEPEST: usize = 8;

/// The signs with which sources begin an item.
const BULLETS: [char; 11] = ['•', '·', '▪', '□', '○', '◦', '‣', '●', '■', '*', '-'];

/// The items of `text`, counted where `ordered` says so or where the source
/// counted them itself.
///
/// ```
/// let items = attache::text::items::items("Ports\n  Two ferries\nRoads", true);
/// let seen: Vec<(usize, Option<usize>)> = items.iter().map(|item| (item.level, item.number)).collect();
/// assert_eq!(seen, [(0, Some(1)), (1, Some(1)), (0, Some(2))]);
/// ```
pub fn items(text: &str, ordered: bool) -> Vec<Item> {
    let mut items = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.trim_end().len();
        let words = line.trim_start_matches([' ', '\t']);
        let spaces = line.len() - words.len();
        let deepest = items.last().map_or(0, |item: &Item| item.level + 1).min(DEEPEST);
        let level = (spaces / 2).min(deepest);
        let words = Span::new(text, start + line.len() - unbulleted(words).len(), end);
        items.extend(words.filter(|w| w.start() < w.end()).map(|words| Item { level, number: None, words }));
        start += line.len() + 1;
    }
    if let Some(numbers) = own_numbers(text, &items) {
        for (item, (number, words)) in items.iter_mut().zip(numbers) {
            (item.number, item.words) = (Some(number), words);
        }
    } else if ordered {
        let mut counts = Vec::new();
        for item in &mut items {
            item.number = Some(next(&mut counts, item.level, None));
        }
    }
    items
}

/// `line` without the bullet of the source, which gives way to ours. A hyphen
/// or star is one only before a space: it may be a minus sign.
fn unbulleted(line: &str) -> &str {
    let Some(rest) = line.strip_prefix(BULLETS) else { return line };
    match rest.strip_prefix([' ', '\t', '\u{a0}']) {
        Some(words) => words.trim_start(),
        None if line.starts_with(['*', '-']) => line,
        None => rest,
    }
}

/// The numbers that the source itself gives, with the words behind them: only
/// where every item has one and they run on by one on each level. A single
/// item that happens to begin with a number is not counted by that.
fn own_numbers(text: &str, items: &[Item]) -> Option<Vec<(usize, Span)>> {
    let mut counts: Vec<usize> = Vec::new();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        let (number, behind) = own_number(item.words.of(text))?;
        let expected = next(&mut counts, item.level, Some(number));
        (expected == number).then_some(())?;
        out.push((number, Span::new(text, item.words.start() + behind, item.words.end())?));
    }
    (out.len() > 1).then_some(out)
}

/// The number after the last one on `level`; `first` is where a level begins.
fn next(counts: &mut Vec<usize>, level: usize, first: Option<usize>) -> usize {
    counts.truncate(level + 1);
    let before = first.unwrap_or(1).saturating_sub(1);
    counts.resize(level + 1, before);
    counts.last_mut().map_or(1, |count| {
        *count += 1;
        *count
    })
}

/// The number of `3. words` or `3) words`, and where the words begin.
fn own_number(words: &str) -> Option<(usize, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let number = words.get(..digits).filter(|_| digits <= 4)?.parse().ok()?;
    let rest = words[digits..].strip_prefix(['.', ')'])?.strip_prefix(' ')?.trim_start();
    Some((number, words.len() - rest.len())).filter(|_| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, ordered: bool, expected: &[(usize, Option<usize>, &str)]) {
        let seen: Vec<_> = items(text, ordered).iter().map(|i| (i.level, i.number, i.words.of(text))).collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn a_bullet_of_the_source_gives_way() {
        check("• one\n- two\n  * three", false, &[(0, None, "one"), (0, None, "two"), (1, None, "three")]);
        check("-5 degrees\n▪at noon", false, &[(0, None, "-5 degrees"), (0, None, "at noon")]);
    }

    #[test]
    fn a_counted_list_begins_anew_on_each_deeper_level() {
        let one = Some(1);
        check(
            "a\n  b\n  c\nd\n  e",
            true,
            &[(0, one, "a"), (1, one, "b"), (1, Some(2), "c"), (0, Some(2), "d"), (1, one, "e")],
        );
    }

    #[test]
    fn numbers_of_the_source_are_kept_where_they_run_on() {
        check("3. c\n4. d", false, &[(0, Some(3), "c"), (0, Some(4), "d")]);
        check("1. FC Oslo\nHamar", true, &[(0, Some(1), "1. FC Oslo"), (0, Some(2), "Hamar")]);
        check("2025. A year", false, &[(0, None, "2025. A year")]);
    }

    #[test]
    fn a_level_is_never_left_out() {
        check("    deep\n          deeper", false, &[(0, None, "deep"), (1, None, "deeper")]);
    }

    proptest! {
        #[test]
        fn items_are_ordered_and_inside_the_text(text in "[ab0-9.)•\n -]{0,40}", ordered in any::<bool>()) {
            let mut at = 0;
            for item in items(&text, ordered) {
                prop_assert!(item.words.start() >= at && !item.words.of(&text).is_empty());
                at = item.words.end();
            }
        }
    }
}
