//! Videos: a title beside a length. That the title stands elsewhere too, as
//! the teaser in the text, or twice on its line, is what tells it from any
//! other short line.

use std::collections::HashMap;

use super::passage::{Class, Passage};
use super::split;

/// Marks videos, and the other places where their titles stand as repeated.
pub(crate) fn mark(passages: &mut [Passage]) {
    if !passages.iter().any(|p| p.class == Class::Duration) {
        return;
    }
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, passage) in passages.iter().enumerate().filter(|(_, p)| p.class == Class::Short) {
        places.entry(passage.text.clone()).or_default().push(i);
    }
    for i in 0..passages.len() {
        if passages[i].class != Class::Duration {
            continue;
        }
        let seconds = split::seconds(&passages[i].text);
        let beside = [i.checked_add(1), i.checked_sub(1)].into_iter().flatten();
        let title = beside.filter(|j| is_title(passages.get(*j))).max_by_key(|j| {
            let text = passages.get(*j).map_or("", |p| p.text.as_str());
            let repeated = places.get(text).is_some_and(|all| all.len() > 1) || split::half(text).is_some();
            (repeated, *j > i)
        });
        let Some(title) = title else { continue };
        let others = places.remove(&passages[title].text).unwrap_or_default();
        for other in others {
            passages[other].class = Class::Repeated;
        }
        let video = &mut passages[title];
        if let Some(once) = split::half(&video.text).or_else(|| labelled(&video.text)) {
            video.text = once.to_owned();
        }
        (video.class, video.seconds) = (Class::Video, seconds);
    }
}

fn is_title(passage: Option<&Passage>) -> bool {
    passage.is_some_and(|p| {
        let led = p.class == Class::Teaser && labelled(&p.text).is_some();
        (p.class == Class::Short || led) && p.features.words >= 3
    })
}

/// The title of `Watch: the title`.
fn labelled(text: &str) -> Option<&str> {
    let (label, title) = text.split_once(": ")?;
    matches!(label.to_lowercase().as_str(), "watch" | "video" | "watch now").then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::class;

    fn classes(lines: &[&str]) -> Vec<Class> {
        let mut all: Vec<Passage> = lines.iter().map(|l| Passage::new((*l).to_owned(), 1)).collect();
        all.iter_mut().for_each(class::by_words);
        mark(&mut all);
        all.iter().map(|p| p.class).collect()
    }

    #[test]
    fn a_title_beside_a_length_is_a_video_once() {
        let got = classes(&["How ferries float", "The ferry ran aground on Friday.", "20:15", "How ferries float"]);
        assert_eq!(got, [Class::Repeated, Class::Prose, Class::Duration, Class::Video]);
    }

    #[test]
    fn a_line_that_asks_to_watch_is_a_video_where_its_length_stands_beside_it() {
        let mut all: Vec<Passage> = ["Watch: How ferries float", "04:31"].map(|l| Passage::new(l.to_owned(), 1)).into();
        all.iter_mut().for_each(class::by_words);
        mark(&mut all);
        assert_eq!(
            (all[0].class, all[0].text.as_str(), all[0].seconds),
            (Class::Video, "How ferries float", Some(271))
        );
        assert_eq!(classes(&["Watch: How ferries float", "The ferry ran aground on Friday."])[0], Class::Teaser);
    }

    #[test]
    fn the_neighbour_that_stands_elsewhere_is_the_title() {
        let got =
            classes(&["How ferries float", "Some text of no kind", "How ferries float", "1:02", "Another short line"]);
        assert_eq!(got[2..], [Class::Video, Class::Duration, Class::Short]);
    }
}
