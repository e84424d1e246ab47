//! What stands above the body: kicker, sections, title, standfirst, writers.
//! Only the lines near the body count, so that a menu further up cannot give
//! a title.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::byline;
use super::passage::{Class, Passage};
use super::publishers;
use crate::text::fold;
use crate::text::words::words;

/// Sets the classes of the lines above the body that begins at `body.start`,
/// moves its start past a standfirst, and tells where the head begins.
pub(crate) fn mark(passages: &mut [Passage], body: &mut Range<usize>, page: bool) -> usize {
    let mut start = head_start(passages, body.start, page);
    labels(passages, start..body.start);
    names(passages, start, (body.start + BYLINES).min(body.end));
    let title = title(passages, start, body.start, page).or_else(|| {
        let inner = title_inside(passages, body)?;
        // What stands above a headline with a byline is no part of its text, but stays to be seen.
        let above = passages.iter_mut().take(inner).skip(body.start).filter(|p| p.class == Class::Prose);
        above.for_each(|p| p.class = Class::Aside);
        body.start = (inner + 1..body.end).find(|i| passages.get(*i).is_some_and(|p| p.class == Class::Prose))?;
        Some(inner)
    });
    let Some(title) = title else { return start };
    start = start.min(title);
    labels(passages, start..body.start);
    let words = passages[title].text.clone();
    for passage in passages.iter_mut().filter(|p| p.class == Class::Short && p.text == words) {
        passage.class = Class::Repeated;
    }
    passages[title].class = Class::Title;
    above(passages, start, title);
    below(passages, title, body);
    start
}

/// The words of the longest standfirst.
const STANDFIRST: usize = 45;
/// How far into the body a byline may stand: below a standfirst.
const BYLINES: usize = 6;

/// Lines of a menu in a row, after which nothing further up is of the head:
/// before a title was seen, and after.
const MENU: usize = 14;
const MENU_AFTER_TITLE: usize = 3;

fn head_start(passages: &[Passage], body: usize, page: bool) -> usize {
    let (mut start, mut menu, mut seen) = (body, 0, false);
    for (i, passage) in passages.iter().enumerate().take(body).rev() {
        match passage.class {
            // A sentence right below a headline is its standfirst.
            Class::Prose
                if passage.features.words <= STANDFIRST && i > 0 && passages.get(i - 1).is_some_and(is_candidate) =>
            {
                (start, menu) = (i, 0);
            }
            Class::RelatedHead | Class::AfterHead | Class::Boilerplate | Class::Prose => break,
            Class::Short if passage.features.words >= 4 && is_candidate(passage) => {
                (start, menu, seen) = (i, 0, true);
            }
            Class::Mark | Class::Advertisement => {}
            Class::Item | Class::Navigation | Class::Widget | Class::Short | Class::Ago => menu += 1,
            _ => {
                start = i;
                menu = 0;
            }
        }
        if page && menu > if seen { MENU_AFTER_TITLE } else { MENU } {
            return start;
        }
        if menu <= 2 || !page {
            start = i;
        }
    }
    start
}

fn is_candidate(passage: &Passage) -> bool {
    passage.class == Class::Short
        && passage.features.is_headline()
        && !passage.text.contains(" | ")
        && !publishers::is_known(&passage.text)
        && !names_maker(&passage.text)
}

/// Whether a line says who wrote it or took the picture, in a form that is
/// neither a byline nor a credit we can read.
fn names_maker(text: &str) -> bool {
    let by = text.strip_prefix("By ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let marks = ["@", "Getty Images", "opyright", "/AFP", "/AP", "/Reuters"];
    by && text.contains(['@', '(']) || marks.iter().any(|mark| text.contains(mark))
}

/// Lines that are nothing but a publisher's name or labelled sections.
fn labels(passages: &mut [Passage], head: Range<usize>) {
    for passage in passages.iter_mut().take(head.end).skip(head.start).filter(|p| p.class == Class::Short) {
        if publishers::is_known(&passage.text) {
            passage.class = Class::Publisher;
        } else if labelled_sections(&passage.text).is_some() {
            passage.class = Class::Section;
        }
    }
}

/// Lines that are nothing but a linked name, or a name beside a date.
fn names(passages: &mut [Passage], start: usize, body: usize) {
    for i in start..body {
        let Some(passage) = passages.get(i).filter(|p| p.class == Class::Short && byline::are_names(&p.text)) else {
            continue;
        };
        let near = |j: Option<usize>, classes: &[Class]| {
            j.filter(|j| (start..body).contains(j))
                .and_then(|j| passages.get(j))
                .is_some_and(|p| classes.contains(&p.class))
        };
        let dated = near(Some(i + 1), &[Class::DateLine, Class::ReadingTime, Class::Ago]);
        let after_by = near(i.checked_sub(1), &[Class::Short])
            && i.checked_sub(1)
                .and_then(|j| passages.get(j))
                .is_some_and(|p| p.text.trim_end_matches(':').eq_ignore_ascii_case("by"));
        let headed = (start..i).any(|j| passages.get(j).is_some_and(is_candidate));
        if after_by || headed && (passage.linked || dated) {
            passages[i].class = Class::Byline;
        }
        if after_by {
            passages[i - 1].class = Class::Mark;
        }
    }
}

/// The first line of the head that can be a title; one that stands twice
/// above the body (in the head of the page, and above the text) before others.
fn title(passages: &[Passage], start: usize, body: usize, page: bool) -> Option<usize> {
    // What stands above `FOR IMMEDIATE RELEASE` is the sender's letterhead.
    let release = (start..body).rfind(|i| passages.get(*i).is_some_and(|p| is_release(&p.text)));
    let start = release.filter(|i| passages[i + 1..body].iter().any(is_candidate)).map_or(start, |i| i + 1);
    let mut times: HashMap<&str, usize> = HashMap::new();
    let reach = body.saturating_sub(REACH);
    for passage in passages.iter().take(body).skip(reach).filter(|p| is_candidate(p) && p.features.words >= 4) {
        *times.entry(&passage.text).or_default() += 1;
    }
    // `Home › News › The title` ends with the title, and is not it.
    let trail = |p: &Passage| times.keys().any(|t| p.text.len() > t.len() + 2 && p.text.ends_with(t));
    let lead = if page && body - start > FEW { lead(passages, body) } else { Vec::new() };
    let lead: HashSet<&str> = lead.iter().flat_map(|text| long_words(text)).take(LEAD).collect();
    let share = |i: &usize| passages.get(*i).map_or(0, |p| shared(&p.text, &lead));
    let all = || {
        (start..body).filter(|i| {
            passages.get(*i).is_some_and(|p| is_candidate(p) && !trail(p)) && !is_subject(passages, *i, body)
        })
    };
    let long = |i: &usize| passages.get(*i).is_some_and(|p| p.features.words >= 4);
    let twice = |i: &usize| passages.get(*i).and_then(|p| times.get(p.text.as_str())).is_some_and(|n| *n > 1);
    let short = || {
        (start..body).find(|i| {
            passages.get(*i).is_some_and(|p| p.class == Class::Short && p.features.bullet == 0 && !names_maker(&p.text))
        })
    };
    // Of a page, the line that has most words with the text in common; a text
    // with a few lines above it begins with its title.
    if page && body - start > FEW {
        let best = all()
            .filter(|i| long(i) && (share(i) >= RELATED || twice(i)))
            .max_by_key(|i| (twice(i), share(i) / 20, usize::MAX - i));
        let above =
            || (reach..start).filter(|i| passages.get(*i).is_some_and(|p| is_candidate(p) && !trail(p)) && long(i));
        let far = || above().filter(|i| share(i) >= 2 * RELATED).max_by_key(|i| (twice(i), share(i), *i));
        return best.or_else(far).or_else(|| all().find(long));
    }
    all().find(twice).or_else(|| all().find(long)).or_else(|| all().next()).or_else(short)
}

/// Whether the line says that what follows may be printed.
fn is_release(text: &str) -> bool {
    const RELEASE: &str = "for immediate release";
    text.get(..RELEASE.len()).is_some_and(|lead| lead.eq_ignore_ascii_case(RELEASE))
}

/// Whether the line is the subject above sections that were run together,
/// with a headline further down.
fn is_subject(passages: &[Passage], at: usize, body: usize) -> bool {
    let mut below = passages.iter().take(body).skip(at + 1).filter(|p| !p.is_furniture());
    passages.get(at).is_some_and(|p| p.features.words <= SUBJECT)
        && below.next().is_some_and(|p| p.class == Class::Short && p.features.lower == 0 && are_glued(&p.text))
        && below.any(|p| is_candidate(p) && p.features.words >= 4)
}

/// Whether the line is nothing but sections that were run together.
fn are_glued(text: &str) -> bool {
    text.split(' ').count() <= SUBJECT && glued_words(text).len() > 1
}

/// The words of the longest subject or line of sections.
const SUBJECT: usize = 5;

/// A title below the first sentences of what seemed the body (a caption, a
/// note), told by the byline or date that follows it.
fn title_inside(passages: &[Passage], body: &Range<usize>) -> Option<usize> {
    let told = |p: &Passage| matches!(p.class, Class::Byline | Class::DateLine);
    let end = (body.start + INSIDE).min(body.end);
    (body.start + 1..end).find(|i| {
        passages.get(*i).is_some_and(|p| is_candidate(p) && p.features.words >= 4)
            && passages.iter().take(body.end).skip(i + 1).take(3).any(told)
            && passages.get(i + 4..body.end).is_some_and(|rest| rest.iter().any(|p| p.class == Class::Prose))
    })
}

/// How far into the body a title may stand.
const INSIDE: usize = 8;
/// How many lines above the body can hold its title.
const REACH: usize = 400;
/// Lines above a text that is no page.
const FEW: usize = 10;
/// The share of its words, in percent, that a title has in common with a text.
const RELATED: usize = 30;
/// The words of a text that its title is compared with.
const LEAD: usize = 400;

/// The sentences of the body that hold its first [`LEAD`] words, folded.
fn lead(passages: &[Passage], body: usize) -> Vec<String> {
    let mut left = LEAD;
    let prose = passages.iter().skip(body).filter(|p| p.class == Class::Prose);
    let mut out = Vec::new();
    for passage in prose {
        if left == 0 {
            break;
        }
        let folded = fold(&passage.text);
        left = left.saturating_sub(long_words(&folded).count());
        out.push(folded);
    }
    out
}

/// The longer words of a folded text.
fn long_words(folded: &str) -> impl Iterator<Item = &str> {
    words(folded).map(|s| s.of(folded)).filter(|w| w.len() >= 4).map(|w| w.trim_end_matches("'s"))
}

/// How much of a line's longer words the body has too, in percent.
fn shared(text: &str, lead: &HashSet<&str>) -> usize {
    let (mut all, mut hits) = (0, 0);
    for word in long_words(&fold(text)) {
        all += 1;
        hits += usize::from(lead.contains(word));
    }
    if all < 2 { 0 } else { hits * 100 / all }
}

/// Kicker and sections stand above a title.
fn above(passages: &mut [Passage], start: usize, title: usize) {
    let mut section = None;
    for i in (start..title).rev() {
        let Some(passage) = passages.get(i) else { continue };
        if matches!(
            passage.class,
            Class::Kicker | Class::Mark | Class::Advertisement | Class::Widget | Class::Publisher | Class::Section
        ) {
            continue;
        }
        let class = match passage.class {
            Class::Short if section.is_none() && i + 3 > title && glued_words(&passage.text).len() > 1 => {
                Class::Section
            }
            Class::Short if section == Some(i + 1) && passage.features.words <= 5 => Class::Kicker,
            Class::Short if i + 1 == title && passage.features.shouted && passage.features.words <= 4 => Class::Kicker,
            _ => break,
        };
        if class == Class::Section {
            section = Some(i);
        }
        passages[i].class = class;
    }
}

/// A standfirst stands below a title; a sentence is one where lines about the
/// article part it from the body.
fn below(passages: &mut [Passage], title: usize, body: &mut Range<usize>) {
    let meta = |p: &Passage| matches!(p.class, Class::Byline | Class::DateLine | Class::ReadingTime | Class::Address);
    for i in title + 1..body.start {
        let Some(passage) = passages.get(i) else { return };
        if matches!(passage.class, Class::Publisher | Class::Section) {
            continue;
        }
        if is_candidate(passage) && passage.features.words >= 6 {
            passages[i].class = Class::Standfirst;
            return;
        }
        if passage.class == Class::Prose {
            passages[i].class = Class::Standfirst;
            return;
        }
        if !passage.is_furniture() {
            break;
        }
    }
    let first = body.start;
    let follows_title = passages.get(title + 1..first).is_some_and(|between| between.iter().all(Passage::is_furniture));
    let Some(lead) = passages.get(first).filter(|p| p.class == Class::Prose && p.features.words <= STANDFIRST) else {
        return;
    };
    let after: Vec<&Passage> = passages
        .iter()
        .take(body.end)
        .skip(first + 1)
        .take_while(|p| meta(p) || p.is_furniture() || p.class == Class::Caption)
        .collect();
    if follows_title
        && lead.features.inner_stops <= 2
        && after.iter().any(|p| meta(p))
        && passages.get(first + 1 + after.len()).is_some_and(|p| p.class == Class::Prose)
    {
        body.start = first + 1 + after.len();
        passages[first].class = Class::Standfirst;
    }
}

/// The sections a line names: labelled, or run together.
pub(crate) fn sections(text: &str) -> Vec<String> {
    labelled_sections(text).unwrap_or_else(|| glued_words(text))
}

/// The sections of `Section: Coast / Ports`.
fn labelled_sections(text: &str) -> Option<Vec<String>> {
    let names = ["Section: ", "Sections: ", "SECTION: "].iter().find_map(|label| text.strip_prefix(label))?;
    let all: Vec<String> = names
        .split(['/', '|', '>', '›', '»', ',', '·', '•'])
        .map(str::trim)
        .filter(|n| !n.is_empty())
        .map(str::to_owned)
        .collect();
    let short = all.iter().all(|name| name.split(' ').count() <= 4 && !name.ends_with('.'));
    (!all.is_empty() && short).then_some(all)
}

/// Section names that were run together: `HarbourFerries` is two.
pub(crate) fn glued_words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = ' ';
    if text.len() > 80 || text.contains(['.', ',', ':', '?']) {
        return vec![text.to_owned()];
    }
    for (at, c) in text.char_indices() {
        if last.is_lowercase() && c.is_uppercase() && at - start >= 3 {
            out.push(text[start..at].to_owned());
            start = at;
        }
        last = c;
    }
    out.push(text[start..].to_owned());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::{class, region};

    fn classes(lines: &[&str]) -> Vec<Class> {
        let mut all: Vec<Passage> = lines.iter().map(|l| Passage::new((*l).to_owned(), 1)).collect();
        all.iter_mut().for_each(class::by_words);
        let mut body = region::region(&all);
        mark(&mut all, &mut body, false);
        all.iter().map(|p| p.class).collect()
    }

    const LEAD: &str = "The ferry ran aground in the fog on Friday, the owner said.";

    #[test]
    fn kicker_title_and_standfirst_stand_in_that_order() {
        use Class::{DateLine, Kicker, Prose, Standfirst, Title};
        let got = classes(&[
            "ANALYSIS",
            "Ferry runs aground in thick fog",
            "Harbour closed as tide keeps tugs away from the quay",
            "2 May 2025",
            LEAD,
        ]);
        assert_eq!(got, [Kicker, Title, Standfirst, DateLine, Prose]);
    }

    #[test]
    fn a_sentence_above_the_byline_is_the_standfirst() {
        use Class::{Byline, Prose, Standfirst, Title};
        let got =
            classes(&["Ferry runs aground in thick fog", "The harbour stays closed until Sunday.", "By Ann Lee", LEAD]);
        assert_eq!(got, [Title, Standfirst, Byline, Prose]);
    }

    #[test]
    fn sections_run_together_stand_below_their_subject() {
        use Class::{Kicker, Prose, Section, Title};
        let got = classes(&["Ferry safety", "HarbourShipping", "Ferry runs aground in thick fog", LEAD]);
        assert_eq!(got, [Kicker, Section, Title, Prose]);
        assert_eq!(glued_words("HarbourShipping"), ["Harbour", "Shipping"]);
    }

    #[test]
    fn a_long_subject_above_sections_is_no_title() {
        use Class::{Byline, Kicker, Prose, Section, Standfirst, Title};
        let got = classes(&[
            "The coast's ports and pilots",
            "HarbourShipping",
            "Ferry runs aground in thick fog",
            "Tugs wait for the tide; the town waits for its mail",
            "By our harbour staff",
            LEAD,
        ]);
        assert_eq!(got, [Kicker, Section, Title, Standfirst, Byline, Prose]);
    }

    #[test]
    fn publisher_and_labelled_sections_stand_anywhere_in_the_head() {
        use Class::{Byline, DateLine, Prose, Publisher, Section, Title};
        let got = classes(&[
            "Ferry runs aground in thick fog",
            "By Ann Lee",
            "Sky News",
            "2 May 2025",
            "Section: Coast / Ports",
            LEAD,
        ]);
        assert_eq!(got, [Title, Byline, Publisher, DateLine, Section, Prose]);
        assert_eq!(sections("Section: Coast / Old Ports"), ["Coast", "Old Ports"]);
        assert_eq!(
            sections("Section: It was closed for the whole of the day."),
            ["Section: It was closed for the whole of the day."]
        );
    }

    #[test]
    fn who_made_it_is_no_title() {
        use Class::{Prose, Title};
        let got = classes(&["Ferry runs aground in fog", "Harbour at dawn Copyright Harbour Post", LEAD]);
        assert_eq!((got[0], got[2]), (Title, Prose));
        assert_ne!(classes(&["By Ann Lee ann@post.example (555) 0100", "Ferry aground", LEAD])[0], Title);
        assert_ne!(classes(&["By Ann Lee ann@post.example (555) 0100", LEAD])[0], Title);
    }

    #[test]
    fn names_beside_a_date_are_the_writers() {
        for names in ["Ann Lee", "Ann Lee and Bo Ek", "Ann Lee, Bo Ek"] {
            assert_eq!(classes(&["Ferry runs aground in thick fog", names, "2 May 2025", LEAD])[1], Class::Byline);
        }
    }

    #[test]
    fn a_text_that_begins_with_its_body_has_no_title() {
        assert!(!classes(&[LEAD, LEAD]).contains(&Class::Title));
    }
}
