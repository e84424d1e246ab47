//! Words found in lines that are laid out, over the ends of lines, too. The lines
//! are folded once; what is on the screen is folded again to say where it is lit.

use std::ops::Range;

use memchr::memmem;

use super::{Join, Line, Piece};
use crate::text::segments::runs;
use crate::text::wrap::width;
use crate::text::{Folded, fold};

/// Lines made ready to be searched, and what was found in them.
#[derive(Debug, Default)]
pub struct Search {
    /// The words of all lines, folded.
    text: String,
    /// Where in it each line begins.
    starts: Vec<usize>,
    /// Where in it the places begin that were found.
    places: Vec<usize>,
    /// How long each of them is.
    length: usize,
}

impl Search {
    /// Makes lines ready.
    pub fn new(lines: &[Line]) -> Self {
        let mut search = Self::default();
        for line in lines {
            if !line.pieces.is_empty() && !search.text.is_empty() {
                match line.join {
                    Join::Apart => search.text.push('\n'),
                    Join::Space => search.text.push(' '),
                    Join::Cut => {}
                }
            }
            search.starts.push(search.text.len());
            for piece in words(line) {
                search.text.push_str(&fold(&piece.text));
            }
        }
        search
    }

    /// Looks for `typed` as it is, case and accents aside.
    pub fn look_for(&mut self, typed: &str) {
        let typed = fold(typed);
        self.length = typed.len();
        self.places.clear();
        if !typed.trim().is_empty() {
            self.places.extend(memmem::find_iter(self.text.as_bytes(), typed.as_bytes()));
        }
    }

    /// How many places were found.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether none was found.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The line in which place number `n` begins.
    pub fn line_of(&self, n: usize) -> Option<usize> {
        let place = self.places.get(n)?;
        self.starts.partition_point(|start| start <= place).checked_sub(1)
    }

    /// The first place on line number `line` or below.
    pub fn first_from(&self, line: usize) -> Option<usize> {
        let start = self.starts.get(line)?;
        let n = self.places.partition_point(|place| place < start);
        (n < self.places.len()).then_some(n)
    }

    /// A line of those that were made ready, with what was found lit; none where
    /// nothing of it was.
    pub fn lit(&self, number: usize, line: &Line) -> Option<Line> {
        let (text, lit) = self.found(number, line, 0..self.places.len())?;
        let lit = runs(&text, &lit);
        let mut pieces: Vec<Piece> = line.pieces.iter().take(line.lead).cloned().collect();
        let mut at = 0;
        for piece in words(line) {
            let end = at + piece.text.len();
            let ends = lit.iter().flat_map(|run| [run.start(), run.end()]).filter(|cut| (at + 1..end).contains(cut));
            let mut cuts: Vec<usize> = [at].into_iter().chain(ends).chain([end]).collect();
            cuts.dedup();
            for part in cuts.windows(2) {
                let is_lit = lit.iter().any(|run| run.start() <= part[0] && part[0] < run.end());
                let words = text.get(part[0]..part[1]).unwrap_or("").to_owned();
                pieces.push(Piece { text: words, lit: piece.lit || is_lit, ..piece.clone() });
            }
            at = end;
        }
        Some(Line { pieces, ..line.clone() })
    }

    /// The columns of a line that place number `n` takes: where it begins, and how
    /// many.
    pub fn columns(&self, number: usize, line: &Line, n: usize) -> Option<(u16, u16)> {
        let (text, lit) = self.found(number, line, n..n + 1)?;
        let lit = runs(&text, &lit);
        let lead: usize = line.pieces.iter().take(line.lead).map(|piece| width(&piece.text)).sum();
        let (first, last) = (lit.first()?, lit.last()?);
        let before = lead + width(&text[..first.start()]);
        let columns = width(&text[first.start()..last.end()]);
        Some((u16::try_from(before).ok()?, u16::try_from(columns).ok()?))
    }

    /// The words of a line, and the offsets of the characters that stand in the
    /// given places.
    fn found(&self, number: usize, line: &Line, which: Range<usize>) -> Option<(String, Vec<usize>)> {
        let start = *self.starts.get(number)?;
        let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
        let places = self.places.get(which)?;
        let first = places.partition_point(|place| place + self.length <= start);
        let last = places.partition_point(|&place| place < end);
        let mut places = places.get(first..last).filter(|places| !places.is_empty())?.iter().peekable();
        let text: String = words(line).map(|piece| piece.text.as_str()).collect();
        let folded = Folded::new(&text);
        let mut lit = Vec::new();
        for (n, (at, _)) in folded.text.char_indices().enumerate() {
            while places.next_if(|&&place| place + self.length <= start + at).is_some() {}
            if places.peek().is_some_and(|&&place| place <= start + at) {
                lit.extend(folded.offset(n));
            }
        }
        (!lit.is_empty()).then_some((text, lit))
    }
}

/// The pieces of a line that are words of the text.
fn words(line: &Line) -> impl Iterator<Item = &Piece> {
    line.pieces.iter().skip(line.lead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::join_text;
    use crate::model::{Block, BlockKind};
    use crate::reader::page::lay_out;
    use crate::reader::page::tests::form;
    use crate::reader::samples::{opened, page};
    use crate::reader::symbols::UNICODE;
    use proptest::prelude::*;

    fn found(lines: &[Line], typed: &str) -> Search {
        let mut search = Search::new(lines);
        search.look_for(typed);
        search
    }

    fn lit(lines: &[Line], search: &Search) -> String {
        let lit = |(n, line): (usize, &Line)| search.lit(n, line).unwrap_or_else(|| line.clone()).pieces;
        let pieces = lines.iter().enumerate().flat_map(lit);
        pieces.filter(|piece| piece.lit).map(|piece| piece.text + "/").collect()
    }

    #[test]
    fn words_are_found_over_the_end_of_a_line() {
        let lines = lay_out(&opened(), &form(44, 0)).lines;
        let search = found(&lines, "senator lee");
        assert_eq!((search.len(), lit(&lines, &search).as_str()), (1, "Senator/Lee/"));
        assert_eq!(search.line_of(0), Some(8));
        assert_eq!(search.columns(8, &lines[8], 0), Some((34, 7)));
        assert_eq!(search.columns(9, &lines[9], 0), Some((0, 3)));
        assert!(found(&lines, "thursday. what").is_empty(), "a paragraph ends there");
    }

    #[test]
    fn signs_beside_the_text_are_no_part_of_it() {
        for columns in [24, 40, 76] {
            let lines = lay_out(&page(), &form(columns, 0)).lines;
            assert_eq!(found(&lines, "no boat leaves in a storm, whatever the timetable says").len(), 1, "{columns}");
            assert_eq!(found(&lines, "measured a second, metres").len(), 0, "{columns}");
            assert_eq!(found(&lines, "measured on the outer pier of the harbour").len(), 1, "{columns}");
            assert!(found(&lines, UNICODE.bar).is_empty() && found(&lines, UNICODE.bullet).is_empty());
        }
    }

    #[test]
    fn nothing_is_found_of_nothing() {
        let lines = lay_out(&opened(), &form(44, 0)).lines;
        assert!(found(&lines, "").is_empty() && found(&lines, "  ").is_empty() && found(&[], "a").is_empty());
        assert_eq!(found(&lines, "EXÄMPLE").len(), found(&lines, "example").len());
    }

    proptest! {
        #[test]
        fn as_much_is_found_at_any_width_as_stands_in_the_text(
            words in prop::collection::vec("[ab]{1,4}|é|天{1,3}", 1..40), typed in "[abé天 ]{1,4}", columns in 1usize..40,
        ) {
            let mut opened = opened();
            let mut blocks = vec![Block::new(BlockKind::Paragraph, words.join(" "))];
            opened.article.text = join_text(&mut blocks);
            opened.article.blocks = blocks;
            opened.mentions.clear();
            // A word that stands nowhere else tells the text from what is above it.
            opened.article.title.clear();
            let lines = lay_out(&opened, &form(columns, 0)).lines;
            let above = lines.iter().rposition(|line| line.pieces.is_empty()).map_or(0, |line| line + 1);
            let body = &lines[above..];
            let search = found(body, &typed);
            if !typed.trim().is_empty() {
                let text = fold(&words.join(" "));
                prop_assert_eq!(search.len(), memmem::find_iter(text.as_bytes(), fold(&typed).as_bytes()).count());
            }
            let joined = |line: &Line| line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            for (n, line) in body.iter().enumerate() {
                prop_assert_eq!(joined(&search.lit(n, line).unwrap_or_else(|| line.clone())), joined(line));
            }
        }
    }
}
