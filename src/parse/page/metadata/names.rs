//! Values that are words: names of people, publishers and sections, codes of
//! languages.

use super::title::squashed;
use crate::parse::html;
use crate::text::{SafeText, squeeze};

/// More names than these are a list of everybody who ever wrote there.
const MOST_AUTHORS: usize = 12;
/// More sections than these are words to be found by.
const MOST_SECTIONS: usize = 4;

/// Sections that say nothing, squashed: the front page in some languages, and
/// what the software calls things.
const EVERYWHERE: [&str; 30] = [
    "home",
    "homepage",
    "frontpage",
    "mainpage",
    "inicio",
    "accueil",
    "startseite",
    "главная",
    "首页",
    "ホーム",
    "news",
    "latestnews",
    "topnews",
    "topstories",
    "headlines",
    "popular",
    "trending",
    "featured",
    "slider",
    "article",
    "articles",
    "story",
    "post",
    "posts",
    "page",
    "uncategorized",
    "blog",
    "all",
    "index",
    "general",
];

/// Words on one line, without markup: values are often escaped once more than
/// they should be.
pub(super) fn line(raw: &str) -> String {
    let plain = if raw.contains(['<', '&']) { html::strip(raw) } else { raw.to_owned() };
    squeeze(&SafeText::line(&plain))
}

/// A name that can be shown: not empty, not an address, not a value that some
/// program left where a name should be.
pub(super) fn name(raw: &str) -> Option<String> {
    const EMPTY: [&str; 15] = [
        "null",
        "nil",
        "false",
        "true",
        "undefined",
        "none",
        "n/a",
        "na",
        "unknown",
        "admin",
        "administrator",
        "root",
        "webmaster",
        "default",
        "user",
    ];
    let name = line(raw);
    let folded = name.to_lowercase();
    let is_address = folded.contains("://") || folded.starts_with("www.") || folded.contains('@');
    let is_template = name.contains("{{") || name.contains("${") || name.contains("[[");
    let fits = name.chars().count() <= 100 && name.chars().any(char::is_alphabetic);
    (fits && !is_address && !is_template && !EMPTY.contains(&folded.as_str())).then_some(name)
}

/// The name of a publisher, without what it adds to it for search engines.
pub(super) fn publisher(raw: &str) -> Option<String> {
    name(raw.split(" | ").next()?)
}

/// The initials of a name, folded.
pub(super) fn initials(name: &str) -> String {
    squashed(&name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>())
}

/// The writers as one line, each once, without the site that they write for,
/// whose names are given squashed.
pub(super) fn authors(raw: &[String], site: &[String]) -> Option<String> {
    let mut known: Vec<String> = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for name in raw.iter().filter_map(|raw| name(raw)) {
        let name = without_site(without_by(name.split(" | ").next().unwrap_or(&name)), site);
        if is_login(name) {
            continue;
        }
        let folded = squashed(name);
        if !folded.is_empty() && !known.contains(&folded) {
            known.push(folded);
            found.push(name.to_owned());
        }
        if found.len() > MOST_AUTHORS {
            return None;
        }
    }
    Some(found.join(", ")).filter(|names| !names.is_empty())
}

/// Whether this is how somebody signs in, not what they are called.
fn is_login(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.'))
}

fn without_site<'a>(name: &'a str, site: &[String]) -> &'a str {
    let is_site = |words: &str| site.iter().any(|name| name.len() >= 3 && squashed(words).starts_with(name));
    let cut =
        [", ", " - ", ". ", " for "].iter().filter_map(|mark| name.rsplit_once(mark)).find(|(_, rest)| is_site(rest));
    cut.map_or(name, |(who, _)| who)
}

fn without_by(name: &str) -> &str {
    match name.split_once([' ', ':']) {
        Some((by, rest)) if by.eq_ignore_ascii_case("by") => rest.trim_start_matches([' ', ':']),
        _ => name,
    }
}

/// The sections among `raw`, outermost first, each once; none that says what
/// `others` (the title, the site) say already.
pub(super) fn sections(raw: &[String], others: &[String]) -> Vec<String> {
    let mut known: Vec<String> = others.to_vec();
    let mut found = Vec::new();
    let raw = raw
        .iter()
        .take(MOST_AUTHORS)
        .map(|raw| line(raw))
        .filter(|raw| !raw.contains("://") && !others.contains(&squashed(raw)));
    let raw: Vec<String> = raw.collect();
    for name in raw.iter().flat_map(|raw| parts(raw)).filter_map(name) {
        let folded = squashed(&name);
        if EVERYWHERE.contains(&folded.as_str()) || known.contains(&folded) || name.split(' ').count() > 6 {
            continue;
        }
        known.push(folded);
        found.push(as_written(&name));
        if found.len() > MOST_SECTIONS {
            return Vec::new();
        }
    }
    found
}

/// The sections in one value: some write a list into it, or a path.
fn parts(raw: &str) -> impl Iterator<Item = &str> {
    let raw =
        ["Posted in ", "Filed under ", "Filed under: "].iter().find_map(|lead| raw.strip_prefix(lead)).unwrap_or(raw);
    // In "Food, Wine & Travel" the comma belongs to the name.
    let listed = !raw.contains(['&']) && !raw.contains(" and ");
    raw.split(['>', ';', '|', '/']).flat_map(|part| part.split(" - ")).flat_map(move |part| {
        let mut names = part.split(',');
        let whole = (!listed).then_some(part);
        std::iter::from_fn(move || if listed { names.next() } else { None }).chain(whole)
    })
}

/// A section whose name is a piece of an address, as a reader would write it.
fn as_written(name: &str) -> String {
    let of_address = name.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | ' '));
    match of_address.then(|| crate::text::section(&name.replace('_', "-"))).flatten() {
        Some(section) => section,
        None => name.to_owned(),
    }
}

/// The code of two letters in `en`, `en-GB`, `en_US.UTF-8`.
pub(super) fn language(raw: &str) -> Option<String> {
    let code = raw.trim().split(['-', '_', '.', ',']).next()?.trim().to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writers_are_one_line_of_names() {
        for (raw, expected) in [
            (&["By Ann Lee", "Bo Ek", "ANN LEE"][..], Some("Ann Lee, Bo Ek")),
            (&["https://social.example/ann", "ann@post.example", " "], None),
            (&["admin", "{{author}}", "null", "alee7"], None),
            (&["Ann Lee | Wire", "Bo Ek, Harbour Post Business"], Some("Ann Lee, Bo Ek")),
            (&["Se&aacute;n <b>Lee</b>"], Some("Seán Lee")),
            (&["Harbour News Agency"], Some("Harbour News Agency")),
        ] {
            let raw: Vec<String> = raw.iter().map(ToString::to_string).collect();
            assert_eq!(authors(&raw, &[squashed("Harbour Post")]).as_deref(), expected, "{raw:?}");
        }
    }

    #[test]
    fn a_crowd_is_no_byline() {
        let crowd: Vec<String> = (0..20).map(|n| format!("Writer {n}")).collect();
        assert_eq!(authors(&crowd, &[]), None);
    }

    #[test]
    fn sections_are_those_that_say_something() {
        let others = [squashed("Ferry aground"), squashed("Harbour Post")];
        let found = |raw: &[&str]| sections(&raw.iter().map(ToString::to_string).collect::<Vec<_>>(), &others);
        assert_eq!(
            found(&["Home", "world-news", "Arts &amp; Books", "arts & books", "Ferry aground"]),
            ["World news", "Arts & Books"]
        );
        assert_eq!(found(&["Harbour Post", "123", "https://post.example/world"]), Vec::<String>::new());
        assert_eq!(
            found(&["Ferry, aground", "News - News", "Posted in News", "world,asia-pacific", "Food, Wine & Travel"]),
            ["World", "Asia pacific", "Food, Wine & Travel"]
        );
        assert_eq!(found(&["a b", "c d", "e f", "g h", "i j"]), Vec::<String>::new());
    }

    #[test]
    fn languages_are_two_letters() {
        for (raw, expected) in
            [("en", Some("en")), ("en-GB", Some("en")), ("pt_BR", Some("pt")), ("English", None), ("", None)]
        {
            assert_eq!(language(raw).as_deref(), expected, "{raw}");
        }
    }
}
