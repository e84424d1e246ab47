//! Titles without the name of the site that everything but the page itself
//! adds to them.

use super::names;
use crate::model::Evidence;
use crate::text::fold;

/// What stands between a title and the name of a site.
const MARKS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " / "];
/// Marks that no headline has inside.
const HARD_MARKS: [&str; 5] = [" | ", " :: ", " « ", " » ", " • "];

/// Bytes beyond which words are no title any more.
const LONGEST: usize = 4000;

/// Letters that the name of a site has at least, if more words may follow it.
const LEAST_NAME: usize = 6;

/// Letters and digits alone, folded: what two spellings of a name have in
/// common.
pub(super) fn squashed(words: &str) -> String {
    fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The same without an article before it, as the address of a site leaves it.
pub(super) fn bare(name: &str) -> String {
    let name = squashed(name);
    name.strip_prefix("the").map_or(name.clone(), str::to_owned)
}

/// The title in `raw`: the part that is a heading of the page, or else what is
/// left without the names of the site. Both are given squashed.
pub(super) fn without_site(raw: &str, site: &[String], headings: &[String]) -> Option<String> {
    if raw.len() > LONGEST {
        return None;
    }
    let title = names::line(raw);
    // A page that calls itself by the name of its site names no article.
    if !title.chars().any(char::is_alphanumeric) || site.contains(&squashed(&title)) || is_template(&title) {
        return None;
    }
    Some(heading_in(&title, headings).unwrap_or_else(|| trimmed(&title, site)).to_owned())
}

fn is_template(title: &str) -> bool {
    title.contains("{{") || title.contains("${")
}

/// The first and the last part of a title, bare: one is often the site.
pub(super) fn ends(raw: &str) -> Vec<String> {
    let title = names::line(raw);
    let first =
        MARKS.iter().filter_map(|mark| title.split_once(mark)).map(|(part, _)| part).min_by_key(|part| part.len());
    let last =
        MARKS.iter().filter_map(|mark| title.rsplit_once(mark)).map(|(_, part)| part).min_by_key(|part| part.len());
    first.into_iter().chain(last).map(bare).collect()
}

/// The part before or after a mark that is a heading, and most of the title:
/// the name of a section may be a heading too.
fn heading_in<'a>(title: &'a str, headings: &[String]) -> Option<&'a str> {
    let is_most = |part: &str| 2 * part.len() >= title.len() || part.split_whitespace().count() >= 4;
    let is_heading = |part: &&str| is_most(part) && headings.contains(&squashed(part));
    let cuts = MARKS.iter().flat_map(|mark| title.match_indices(mark)).take(20);
    std::iter::once(title).chain(cuts.flat_map(|(at, mark)| [&title[..at], &title[at + mark.len()..]])).find(is_heading)
}

/// The title without parts at its ends that name the site or are too short to
/// be anything but a label.
fn trimmed<'a>(title: &'a str, site: &[String]) -> &'a str {
    let is_site = |part: &str| {
        let part = squashed(part);
        site.iter().any(|name| {
            part == *name || name.len() >= LEAST_NAME && part.starts_with(name) && part.len() < name.len() + 16
        })
    };
    let words = |part: &str| part.split_whitespace().count();
    let mut rest = before_low_line(title);
    for _ in 0..4 {
        let last = MARKS.iter().filter_map(|mark| rest.rfind(mark).map(|at| (at, *mark))).max();
        let first = MARKS.iter().filter_map(|mark| rest.find(mark).map(|at| (at, *mark))).min();
        let (Some((last, mark)), Some((first, first_mark))) = (last, first) else { break };
        let (before, after) = (&rest[..last], &rest[last + mark.len()..]);
        rest = if is_site(after) || HARD_MARKS.contains(&mark) && words(after) <= 4 && words(before) > 4 {
            before
        } else if is_site(&rest[..first]) {
            &rest[first + first_mark.len()..]
        } else {
            break;
        };
    }
    rest.trim()
}

/// Chinese sites add their sections and their name behind low lines.
fn before_low_line(title: &str) -> &str {
    match title.split_once('_') {
        Some((before, _)) if before.chars().filter(|c| *c >= '\u{2e80}').count() >= 6 => before,
        _ => title,
    }
}

/// The most trusted title; one that is a heading of the page stands above the
/// others, since a reader sees it, and so does the whole of one that was cut.
pub(super) fn choose<const N: usize>(
    stated: [(Evidence, Option<String>); N],
    headings: &[String],
) -> Option<(Evidence, String)> {
    let stated: Vec<(Evidence, String)> =
        stated.into_iter().filter_map(|(evidence, title)| Some((evidence, title?))).collect();
    let is_heading = |title: &str| headings.contains(&squashed(title));
    let shown = stated.iter().find(|(_, title)| is_heading(title));
    let (_, first) = shown.or(stated.first())?;
    let start = first.trim_end_matches(['…', '.']);
    let whole = |title: &str| title.len() > first.len() && title.starts_with(start);
    let cut = start.len() < first.len() && (first.ends_with('…') || first.ends_with("..."));
    let whole = stated.iter().find(|(_, title)| cut && whole(title));
    whole.or(shown).or(stated.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(raw: &str, heading: &str) -> Option<String> {
        without_site(raw, &[squashed("Harbour Post")], &[squashed(heading)])
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_title() {
        for raw in [
            "Ferry runs aground - again | Harbour Post",
            "Harbour Post: x - Ferry runs aground - again - HARBOUR POST",
            "Harbour Post - Ferry runs aground - again",
            "Ferry runs aground - again – Harbour Post News",
            "Ferry runs aground - again | World | Ann Lee",
        ] {
            let title = plain(raw, "").unwrap_or_default();
            assert!(title.ends_with("Ferry runs aground - again"), "{raw}: {title}");
        }
        assert_eq!(plain("Harbour Post", ""), None);
        assert_eq!(plain(" &nbsp; ", ""), None);
    }

    #[test]
    fn the_part_that_is_a_heading_is_the_title() {
        let heading = "Ferry runs aground: what now?";
        assert_eq!(plain("Ferry runs aground: what now? - The Island's Own Daily", heading).as_deref(), Some(heading));
        assert_eq!(plain("Opinion | Ferry runs aground: what now?", heading).as_deref(), Some(heading));
    }

    #[test]
    fn low_lines_end_chinese_titles() {
        assert_eq!(plain("渡轮在大雾中搁浅_国际_海港邮报", "").as_deref(), Some("渡轮在大雾中搁浅"));
        assert_eq!(plain("The snake_case of the ferry", "").as_deref(), Some("The snake_case of the ferry"));
    }

    #[test]
    fn the_name_of_a_section_is_no_title_though_it_is_a_heading() {
        assert_eq!(plain("Ferry runs aground - World", "World").as_deref(), Some("Ferry runs aground - World"));
    }

    #[test]
    fn entities_and_markup_are_read() {
        assert_eq!(plain("Tea &amp;amp; <i>toast</i>&#8217;s\n end", "").as_deref(), Some("Tea &amp; toast’s end"));
    }

    #[test]
    fn a_title_that_is_shown_stands_above_one_that_is_not() {
        let stated = || {
            [
                (Evidence::JsonLd, Some("Ferry aground in the fog off the…".to_owned())),
                (Evidence::OpenGraph, Some("Fog: ferry aground".to_owned())),
                (Evidence::TitleElement, Some("Ferry aground in the fog off the harbour".to_owned())),
            ]
        };
        assert_eq!(choose(stated(), &[squashed("FOG: ferry aground")]).map(|(e, _)| e), Some(Evidence::OpenGraph));
        assert_eq!(choose(stated(), &[]).map(|(e, _)| e), Some(Evidence::TitleElement));
        assert_eq!(choose([(Evidence::JsonLd, None)], &[]), None);
    }
}
