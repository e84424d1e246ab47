//! Articles inside an article: below a headline such as `Related Articles`,
//! entries of a publisher, a time such as `5 hours ago`, a title and, in texts
//! copied from collections, the whole article. An entry with a body is an
//! article of its own.

use std::ops::Range;

use super::passage::{Class, Passage};

/// An article found in another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The passage that names the publisher.
    pub(crate) publisher: Option<usize>,
    /// The passage that is its title.
    pub(crate) title: usize,
    /// Its body.
    pub(crate) body: Range<usize>,
}

/// Where the list of other articles begins, and those of its entries that have
/// a body; `None` if no entry has one.
pub(crate) fn entries(passages: &[Passage]) -> Option<(usize, Vec<Entry>)> {
    let head = passages.iter().position(|p| p.class == Class::RelatedHead)?;
    // Where each entry's head begins, at its publisher or its time.
    let mut heads: Vec<Head> = Vec::new();
    for i in head + 1..passages.len() {
        if passages.get(i).is_some_and(|p| p.class == Class::Ago) {
            let above = i.checked_sub(1).filter(|j| *j > head && passages.get(*j).is_some_and(is_name_line));
            let mut title = i + 1;
            if passages.get(title).is_some_and(|p| p.class == Class::Item || p.text.starts_with('-')) {
                title += 1;
            }
            heads.push(Head { start: above.unwrap_or(i), publisher: above, title });
        }
    }
    // The list has to begin right below its headline.
    if heads.first().is_none_or(|first| first.start > head + 4) {
        return None;
    }
    let ends = heads.iter().skip(1).map(|h| h.start).chain([passages.len()]);
    let entries: Vec<Entry> = heads
        .iter()
        .zip(ends)
        .filter(|(h, end)| h.title < *end && passages.get(h.title).is_some_and(is_title))
        .map(|(h, end)| Entry { publisher: h.publisher, title: h.title, body: h.title + 1..end })
        .filter(|entry| passages.get(entry.body.clone()).is_some_and(has_body))
        .collect();
    (!entries.is_empty()).then_some((head, entries))
}

/// An entry, taken out of the document.
pub(crate) struct Taken {
    pub(crate) title: Passage,
    pub(crate) publisher: Option<String>,
    /// The line where it begins.
    pub(crate) line: usize,
    pub(crate) body: Vec<Passage>,
}

/// Takes the entries out of the list of passages that begins at `start`; the
/// rest of the list comes second.
pub(crate) fn taken(list: Vec<Passage>, start: usize, entries: Vec<Entry>) -> (Vec<Taken>, Vec<Passage>) {
    let mut taken = Vec::new();
    let mut rest = Vec::new();
    let mut list = list.into_iter();
    let mut at = start;
    for entry in entries {
        rest.extend(list.by_ref().take(entry.title - at));
        let named = entry.publisher.and_then(|i| i.checked_sub(at)).map(|i| rest.len() - (entry.title - at) + i);
        let named = named.and_then(|i| rest.get(i));
        let (publisher, line) = (named.map(|p| p.text.clone()), named.map(|p| p.line));
        let Some(title) = list.next() else { break };
        let body: Vec<Passage> = list.by_ref().take(entry.body.len()).collect();
        at = entry.body.end;
        taken.push(Taken { line: line.unwrap_or(title.line), title, publisher, body });
    }
    rest.extend(list);
    (taken, rest)
}

struct Head {
    start: usize,
    publisher: Option<usize>,
    title: usize,
}

fn is_name_line(passage: &Passage) -> bool {
    matches!(passage.class, Class::Short) && passage.features.words <= 6
}

fn is_title(passage: &Passage) -> bool {
    matches!(passage.class, Class::Short | Class::Prose | Class::Kicker) && (2..=40).contains(&passage.features.words)
}

/// A body is more than the one sentence of a teaser.
fn has_body(passages: &[Passage]) -> bool {
    let prose = || passages.iter().filter(|p| p.class == Class::Prose);
    prose().map(|p| p.features.words).sum::<usize>() >= 40
        && (prose().count() > 1 || prose().any(|p| p.features.inner_stops > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::class;

    const BODY: &str = "The ferry ran aground in the fog on Friday, and the harbour was closed for the whole of the day. Nobody on board was hurt, said the owner of the line, and the ship will be towed to the yard at the next high tide, which is on Sunday.";

    fn check(lines: &[&str], titles: &[&str]) {
        let mut all: Vec<Passage> = lines.iter().map(|l| Passage::new((*l).to_owned(), 1)).collect();
        all.iter_mut().for_each(class::by_words);
        let got = entries(&all).map(|(_, entries)| entries).unwrap_or_default();
        assert_eq!(got.iter().map(|e| all[e.title].text.as_str()).collect::<Vec<_>>(), titles);
    }

    #[test]
    fn entries_with_a_body_are_articles() {
        check(
            &[
                "Related Articles",
                "Harbour Post",
                "17 minutes ago",
                "- Harbour Post",
                "Ferry runs aground",
                BODY,
                "Tide News",
                "5 hours ago",
                "Fog on its way",
            ],
            &["Ferry runs aground"],
        );
        check(&["Related", "1 hour ago", "Ferry runs aground", BODY], &["Ferry runs aground"]);
    }

    #[test]
    fn a_list_of_titles_holds_no_articles() {
        check(&["Related Articles", "Ferry runs aground", "5 hours ago", "Fog on its way", "6 hours ago"], &[]);
        check(&["Harbour Post", "5 hours ago", "Ferry runs aground", BODY], &[]);
    }
}
