//! The words below pictures and the names of those who made them.

use super::features::{Ending, Features};
use super::passage::{Class, Passage};
use crate::text::contains_ignoring_case;

/// What announces the maker of a picture.
const LABELS: [&str; 17] = [
    "Photo: ",
    "Photos: ",
    "Photo by ",
    "Photo credit: ",
    "Photograph: ",
    "Photographs: ",
    "Picture: ",
    "Pictures: ",
    "Image: ",
    "Images: ",
    "Image credit: ",
    "Credit: ",
    "Credits: ",
    "Illustration: ",
    "Graphic: ",
    "File photo: ",
    "Pic: ",
];

const BY: &str = "Photo by ";

/// Houses whose name makes a line of names a credit.
const AGENCIES: [&str; 28] = [
    "afp",
    "ap",
    "ap photo",
    "associated press",
    "reuters",
    "getty",
    "getty images",
    "epa",
    "epa-efe",
    "efe",
    "xinhua",
    "bloomberg",
    "shutterstock",
    "istock",
    "alamy",
    "pa",
    "pa media",
    "kyodo",
    "handout",
    "anadolu",
    "dpa",
    "ansa",
    "tass",
    "yonhap",
    "zuma press",
    "afp via getty images",
    "bloomberg via getty images",
    "unsplash",
];

/// Last words of the names of picture houses.
const HOUSES: [&str; 4] = ["images", "pictures", "photos", "photography"];

/// A caption's words and its credit, where one line holds both: `The quay in
/// May. Photo: AFP`.
pub(crate) fn with_credit(text: &str) -> Option<(&str, &str)> {
    // Most paragraphs can have none of them, which one look tells.
    let by = if text.contains('P') { text.rfind(BY) } else { None };
    let colons: Vec<usize> = memchr::memchr_iter(b':', text.as_bytes()).map(|at| at + 2).collect();
    let last = |label: &str| {
        let mut ends = colons.iter().rev().filter_map(|end| text.get(..*end));
        ends.find_map(|lead| lead.strip_suffix(label)).map(str::len)
    };
    for label in LABELS.iter().filter(|_| by.is_some() || !colons.is_empty()) {
        let Some(at) = (if *label == BY { by } else { last(label) }) else { continue };
        let (words, credit) = (text[..at].trim_end(), text[at + label.len()..].trim());
        let words = words.trim_end_matches(['(', '[', '|']).trim_end();
        if words.contains(' ') && is_maker(credit) {
            return Some((words, bare(credit)));
        }
    }
    // `(AP Photo/Ann Lee)`, `[File: Reuters]` at the very end.
    let closed = text.trim_end_matches('.').strip_suffix([')', ']'])?;
    let open = closed.rfind(['(', '['])?;
    let inner = &closed[open + 1..];
    let words = text[..open].trim_end();
    let agency = inner.split(['/', '|', ',', ':']).any(|part| AGENCIES.contains(&part.trim().to_lowercase().as_str()));
    (agency && inner.contains(['/', '|', ':']) && inner.len() < 80 && words.contains(' ')).then_some((words, inner))
}

/// A credit without its label and brackets.
pub(crate) fn bare(credit: &str) -> &str {
    let credit = credit.trim().trim_start_matches(['(', '[', '©']).trim();
    let credit = if credit.contains('(') { credit } else { credit.trim_end_matches([')', ']']) };
    LABELS.iter().find_map(|label| credit.strip_prefix(label)).unwrap_or(credit).trim()
}

/// How picture desks begin a caption.
pub(crate) fn is_caption(text: &str) -> bool {
    ["Image caption ", "Media caption ", "FILE - ", "FILE – ", "FILE — ", "File photo"]
        .iter()
        .any(|start| text.starts_with(start))
        || text.starts_with("In this ") && text.get(..60).is_some_and(|lead| lead.contains("photo"))
}

/// Whether the words can name a maker: few, no sentence.
fn is_maker(credit: &str) -> bool {
    !credit.is_empty() && credit.len() <= 80 && credit.split(' ').count() <= 10 && !credit.contains(". ")
}

/// Whether a line is nothing but a credit: a label and a maker, or names
/// between bars of which one is an agency's.
pub(crate) fn is_credit(text: &str, features: &Features) -> bool {
    if features.words > 12 || features.ending != Ending::Open || features.bullet > 0 {
        return false;
    }
    let inner = text.trim_start_matches(['(', '[', '©']).trim_start();
    if LABELS.iter().any(|label| inner.strip_prefix(label).is_some_and(is_maker)) {
        return true;
    }
    let barred = text.contains(['|', '/']);
    if !barred && (features.words > 4 || !contains_ignoring_case(text, "getty")) {
        return false;
    }
    let mut parts = text.split(['|', '/']).map(|part| part.trim().to_lowercase());
    parts.any(|part| {
        let house = part.split(' ').count() <= 3 && part.rsplit(' ').next().is_some_and(|last| HOUSES.contains(&last));
        AGENCIES.contains(&part.as_str()) || house && part.contains(' ')
    })
}

/// Gives each credit that stands on a line of its own to the line above it,
/// which is then a caption.
pub(crate) fn join_credits(passages: &mut [Passage]) {
    for i in 1..passages.len() {
        let [.., above, credit] = &mut passages[..=i] else { continue };
        if credit.class != Class::Credit {
            continue;
        }
        let can_be = matches!(above.class, Class::Prose | Class::Short)
            && above.features.words <= 60
            && above.features.words >= 3
            && above.features.inner_stops <= 3;
        if can_be || above.class == Class::Caption && above.credit.is_none() {
            above.class = Class::Caption;
            above.credit = credit.credit.take();
            credit.class = Class::Mark;
            credit.text.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> bool {
        is_credit(text, &Features::of(text))
    }

    #[test]
    fn a_credit_is_split_from_its_caption() {
        assert_eq!(with_credit("The quay in May. Photo: AFP"), Some(("The quay in May.", "AFP")));
        assert_eq!(with_credit("The quay. (AP Photo/Ann Lee)"), Some(("The quay.", "AP Photo/Ann Lee")));
        assert_eq!(with_credit("The quay [File: Reuters]"), Some(("The quay", "File: Reuters")));
        assert_eq!(with_credit("The quay. (Photo by Ann Lee)"), Some(("The quay.", "Ann Lee")));
        assert_eq!(with_credit("He took a Photo: it shows the quay. Then he left the town for good."), None);
        assert_eq!(with_credit("The quay (and the town) is old."), None);
    }

    #[test]
    fn a_line_of_names_with_an_agency_is_a_credit() {
        for text in [
            "Ann Lee | AFP | Getty Images",
            "Ann Lee | Quayside Pictures",
            "Photo: Ann Lee",
            "Ann Lee/Reuters",
            "(Photo: AFP)",
        ] {
            assert!(credit(text), "{text}");
        }
        for text in
            ["Ann Lee | The Harbour Post", "Quayside Pictures", "Films | Pictures", "The AP reported it.", "Reuters"]
        {
            assert!(!credit(text), "{text}");
        }
    }

    #[test]
    fn a_credit_belongs_to_the_line_above() {
        let lines = ["Fishers mend nets on the quay on May 2, 2025.", "Ann Lee | Reuters"];
        let mut all: Vec<Passage> = lines.iter().map(|l| Passage::new((*l).to_owned(), 1)).collect();
        all.iter_mut().for_each(super::super::class::by_words);
        join_credits(&mut all);
        assert_eq!((all[0].class, all[0].credit.as_deref()), (Class::Caption, Some("Ann Lee | Reuters")));
    }
}
