//! What lies around the body. A page has menus, footers and lists around it,
//! which go; a plain text has nothing around it, so that every line of it that
//! is no known furniture stays: below the body as a part of it, above it as an
//! aside.

use std::ops::Range;

use super::features::Ending;
use super::passage::{Class, Passage};

/// Turns the lines of verse into lines of the text.
///
/// Verse breaks its lines where no sentence ends: many begin with a small
/// letter or end with a comma. There, a line that happens to end with a stop
/// is no more of a sentence than its neighbours.
pub(crate) fn verse(passages: &mut [Passage]) {
    let is_line = |p: &Passage| matches!(p.class, Class::Short | Class::Prose) && p.features.words <= VERSE;
    let lines = || passages.iter().filter(|p| matches!(p.class, Class::Short | Class::Prose | Class::Item));
    let all = lines().count();
    let broken = lines().filter(|p| is_line(p) && is_broken(p)).count();
    if all >= 4 && broken * 5 >= all * 2 && lines().all(is_line) && !is_page(passages, &(0..0)) {
        passages.iter_mut().filter(|p| is_line(p)).for_each(|p| p.class = Class::Line);
    }
}

/// The words of the longest line of verse.
const VERSE: usize = 14;

/// Whether the line breaks a sentence; one in which a sentence begins is prose.
fn is_broken(passage: &Passage) -> bool {
    let features = &passage.features;
    features.inner_stops == 0 && (features.starts_lower || passage.text.ends_with([',', ';', '—', '–']))
}

/// The body of a plain text: from its first sentence to the last line that is
/// no list of other articles.
pub(crate) fn grown(passages: &[Passage], body: &Range<usize>) -> Range<usize> {
    let start = passages.iter().take(body.end).position(is_sentence).unwrap_or(body.start);
    let mut end = body.end;
    for (i, passage) in passages.iter().enumerate().skip(body.end) {
        match passage.class {
            Class::AfterHead | Class::Ago => break,
            Class::RelatedHead if !leads_on(passages, i) => break,
            Class::Prose | Class::Short | Class::Item | Class::Row => end = i + 1,
            _ => {}
        }
    }
    start..end
}

/// Marks the captions of controls below the last sentence: at most two short
/// lines directly above a control or the readers' comments, where another
/// control stands above them, the last of them leads on with a colon, or all of
/// them offer something.
pub(crate) fn controls(passages: &mut [Passage]) {
    let last = passages.iter().rposition(is_sentence).map_or(0, |i| i + 1);
    let mut run: Vec<usize> = Vec::new();
    let (mut below_control, mut leads) = (false, false);
    for i in last..passages.len() {
        let Some(passage) = passages.get(i) else { break };
        match passage.class {
            Class::Mark => {}
            Class::Short => {
                run.push(i);
                leads = passage.features.ending == Ending::Colon;
            }
            class => {
                let control = matches!(class, Class::Widget | Class::AfterHead);
                let calls = || run.iter().all(|j| passages.get(*j).is_some_and(|p| is_offer(&p.text)));
                let caption = control && run.len() <= 2 && (below_control || leads || calls());
                run.drain(..).filter(|_| caption).for_each(|j| passages[j].class = Class::Widget);
                (below_control, leads) = (class == Class::Widget, false);
            }
        }
    }
}

/// Whether a line offers a service of the page, in the imperative.
fn is_offer(text: &str) -> bool {
    let folded = text.to_lowercase();
    ["try ", "see what ", "see how ", "get ", "join ", "ask ", "meet ", "discover ", "explore ", "download "]
        .iter()
        .any(|call| folded.starts_with(call))
}

/// Marks the calls to sign up that stand above the controls of a form, with
/// at most one line about it between them.
pub(crate) fn sign_ups(passages: &mut [Passage]) {
    for i in 0..passages.len() {
        let calls = passages.get(i).is_some_and(|p| p.class == Class::Short && is_call(&p.text, p.features.words));
        if !calls {
            continue;
        }
        let mut below = (i + 1..passages.len()).filter(|j| passages.get(*j).is_some_and(|p| p.class != Class::Mark));
        let (next, second) = (below.next(), below.next());
        let control = |j: Option<usize>| {
            let found = j.and_then(|j| passages.get(j));
            found.filter(|p| matches!(p.class, Class::Widget | Class::Boilerplate))
        };
        let form = control(second).is_some_and(|p| is_form(&p.text));
        let blurb = next.filter(|j| form && passages.get(*j).is_some_and(|p| p.features.words <= BLURB));
        if control(next).is_some() {
            passages[i].class = Class::Widget;
        } else if let Some(blurb) = blurb {
            passages[i].class = Class::Widget;
            passages[blurb].class = Class::Widget;
        }
    }
}

/// The words of the longest line about what one signs up to.
const BLURB: usize = 20;

fn is_call(text: &str, words: usize) -> bool {
    let folded = text.to_lowercase();
    let start = ["sign up to ", "sign up for ", "subscribe to "].iter().any(|call| folded.starts_with(call));
    words <= 10 && (start || folded.starts_with("get ") && folded.ends_with(" inbox"))
}

fn is_form(text: &str) -> bool {
    let folded = text.to_lowercase();
    ["email", "e-mail", "sign up", "subscribe"].iter().any(|word| folded.contains(word))
}

/// Keeps the sentences below the body that no headline or list of articles
/// announces: they are about the article.
pub(crate) fn notes(passages: &mut [Passage], body: &Range<usize>) {
    let mut announced = false;
    for passage in passages.iter_mut().skip(body.end) {
        match passage.class {
            Class::AfterHead | Class::Ago => return,
            Class::Mark | Class::Advertisement => {}
            Class::Prose if !announced => passage.class = Class::Aside,
            Class::Short => announced = passage.features.words > TOPIC,
            Class::RelatedHead | Class::Widget | Class::Boilerplate => announced = false,
            _ => announced = true,
        }
    }
}

/// The words of the longest topic; headlines have more.
const TOPIC: usize = 3;

/// Keeps the lines above the body that are no part of its head.
pub(crate) fn keep(passages: &mut [Passage], body: &Range<usize>) {
    for passage in passages.iter_mut().take(body.start) {
        if matches!(passage.class, Class::Short | Class::Item | Class::Prose | Class::Row) {
            passage.class = Class::Aside;
        }
    }
}

fn is_sentence(passage: &Passage) -> bool {
    match passage.class {
        Class::Prose => true,
        Class::Item => passage.features.is_prose(),
        Class::Short => passage.features.is_short_sentence(),
        _ => false,
    }
}

/// Whether a pointer such as `Read more` stands between two paragraphs.
fn leads_on(passages: &[Passage], at: usize) -> bool {
    let next = passages.iter().skip(at + 1).find(|p| !p.is_furniture());
    next.is_some_and(is_sentence)
}

/// Lines that only pages have, at least so many of them.
const KNOWN: usize = 3;
/// Lines outside the body that can be a menu in a language whose words we do
/// not know: list marks, or a great many short lines.
const ITEMS: usize = 8;
const LINES: usize = 40;

/// Whether the body stands in a page.
pub(crate) fn is_page(passages: &[Passage], body: &Range<usize>) -> bool {
    let outside = || passages.iter().enumerate().filter(|(i, _)| !body.contains(i)).map(|(_, p)| p);
    let count = |class: Class| outside().filter(|p| p.class == class).count();
    let items = outside().filter(|p| p.class == Class::Item && !p.features.is_prose()).count();
    count(Class::Navigation) + count(Class::Boilerplate) >= KNOWN || items >= ITEMS || count(Class::Short) >= LINES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::class;

    fn classed(lines: &[&str]) -> Vec<Passage> {
        let mut all: Vec<Passage> = lines.iter().map(|l| Passage::new((*l).to_owned(), 1)).collect();
        all.iter_mut().for_each(class::by_words);
        all
    }

    const LEAD: &str = "The ferry ran aground in the fog on Friday, the owner said.";

    #[test]
    fn a_plain_text_keeps_what_is_around_its_body() {
        let mut all = classed(&["Serves two", LEAD, "Ann Lee", "Read more", "It floats.", "Comments", "Good riddance"]);
        let body = grown(&all, &(1..2));
        keep(&mut all, &body);
        assert_eq!((all[0].class, body), (Class::Aside, 1..5));
        assert_eq!(grown(&classed(&["They met.", "Ann Lee", LEAD]), &(2..3)), 0..3);
    }

    #[test]
    fn a_page_is_told_by_lines_that_only_pages_have() {
        assert!(is_page(&classed(&["Home", "Log in", "Contact us", LEAD, "Ann Lee"]), &(3..4)));
        assert!(!is_page(&classed(&["Ferry aground", "By Ann Lee", LEAD, "Privacy", "Ann Lee"]), &(2..3)));
    }

    #[test]
    fn lines_among_controls_are_controls() {
        let mut all =
            classed(&[LEAD, "Share", "Read it twice as fast", "Print", "New tools", "What they do:", "Comments"]);
        controls(&mut all);
        assert!(all.iter().skip(1).take(5).all(|p| p.class == Class::Widget));
        let mut all = classed(&[LEAD, "Ann Lee", "Comments"]);
        controls(&mut all);
        assert_eq!(all[1].class, Class::Short);
    }

    #[test]
    fn verse_is_told_by_lines_that_break_off() {
        let mut all =
            classed(&["The tide is out,", "the boats are dry", "and no one sings along the quay.", "Good night,"]);
        verse(&mut all);
        assert!(all.iter().all(|p| p.class == Class::Line));
        let mut all = classed(&["Harbour news", LEAD, "A long night", "Nobody was hurt in the end."]);
        verse(&mut all);
        assert!(all.iter().all(|p| p.class != Class::Line));
    }
}
