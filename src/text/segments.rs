//! A range of a text cut where names and links in it begin and end, so that
//! each part looks one way.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;

/// A part of a text that lies wholly inside, or wholly outside, of any name and
/// of any link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands in the text.
    pub span: Span,
    /// Which of the names it belongs to.
    pub name: Option<usize>,
    /// Which of the links it belongs to.
    pub link: Option<usize>,
}

/// The segments of `range` in order; together they are the whole of it. `names`
/// and `links` are ordered by place. Where two of one kind overlap, the first
/// has the words.
pub fn segments(text: &str, range: Span, names: &[Span], links: &[Span]) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut names = Cursor::new(names, range.start());
    let mut links = Cursor::new(links, range.start());
    let mut at = range.start();
    while at < range.end() {
        let (name, name_until) = names.at(at);
        let (link, link_until) = links.at(at);
        let mut until = name_until.min(link_until).min(range.end());
        // Spans made for another text must not cut a character of this one.
        while !text.is_char_boundary(until) {
            until += 1;
        }
        out.extend(Span::new(text, at, until).map(|span| Segment { span, name, link }));
        at = until;
    }
    out
}

/// Places of single characters joined to the runs of `text` that they make. Places
/// past a shortened text are left out.
pub fn runs(text: &str, places: &[usize]) -> Vec<Span> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &at in places {
        // A letter is lit with its accents: a cluster is drawn whole.
        let Some(cluster) = text.get(at..).and_then(|rest| rest.graphemes(true).next()) else { continue };
        let end = at + cluster.len();
        // The sign for what was cut off is no part of the text.
        if cluster == "…" && end == text.len() {
            continue;
        }
        match runs.last_mut() {
            Some((_, last)) if *last == at => *last = end,
            Some((_, last)) if *last > at => {}
            _ => runs.push((at, end)),
        }
    }
    runs.into_iter().filter_map(|(start, end)| Span::new(text, start, end)).collect()
}

/// Goes through ordered spans as the place in the text moves on.
struct Cursor<'a> {
    spans: &'a [Span],
    next: usize,
}

impl<'a> Cursor<'a> {
    fn new(spans: &'a [Span], start: usize) -> Self {
        Self { spans, next: spans.partition_point(|span| span.end() <= start) }
    }

    /// The span that covers `at`, and where that changes.
    fn at(&mut self, at: usize) -> (Option<usize>, usize) {
        while self.spans.get(self.next).is_some_and(|span| span.end() <= at) {
            self.next += 1;
        }
        match self.spans.get(self.next) {
            Some(span) if span.start() <= at => (Some(self.next), span.end()),
            Some(span) => (None, span.start()),
            None => (None, usize::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_and_links_that_cross_are_cut_where_either_ends() {
        let text = "see Ana Ortiz here";
        let of = |words: &str| {
            let at = text.find(words).expect("in the text");
            Span::new(text, at, at + words.len()).expect("a span")
        };
        let whole = Span::new(text, 0, text.len()).expect("a span");
        let cut: Vec<(&str, bool, bool)> = segments(text, whole, &[of("Ana Ortiz")], &[of("Ortiz here")])
            .iter()
            .map(|s| (s.span.of(text), s.name.is_some(), s.link.is_some()))
            .collect();
        assert_eq!(cut, [("see ", false, false), ("Ana ", true, false), ("Ortiz", true, true), (" here", false, true)]);
    }

    #[test]
    fn neighbouring_characters_make_one_run() {
        let ends = |text: &str, places: &[usize]| -> Vec<(usize, usize)> {
            runs(text, places).iter().map(|run| (run.start(), run.end())).collect()
        };
        assert_eq!(ends("état", &[0, 2, 4]), [(0, 3), (4, 5)]);
        assert_eq!(ends("ab…", &[1, 2]), [(1, 2)]);
        assert_eq!(ends("cafe\u{301}s", &[3, 6]), [(3, 7)]);
        assert_eq!(ends("ab", &[7]), []);
    }

    proptest! {
        #[test]
        fn segments_are_the_range_whatever_the_spans(
            text in "[a-cé天]{0,12}", other in "[a-c]{40}", ends in prop::collection::vec((0usize..40, 0usize..40), 0..6),
        ) {
            let mut spans: Vec<Span> = ends.iter().filter_map(|&(a, b)| Span::new(&other, a, b)).collect();
            spans.sort();
            let whole = Span::new(&text, 0, text.len()).expect("the text");
            let joined: String = segments(&text, whole, &spans, &spans).iter().map(|s| s.span.of(&text)).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
