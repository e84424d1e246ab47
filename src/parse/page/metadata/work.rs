//! What schema.org says about one work, and whether that work is the article
//! of the page that says it: pages describe their teasers in the same way.

use std::collections::HashSet;

use super::address;
use crate::model::Stamp;
use crate::text::fold;

/// What the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Rank {
    /// The page itself, or nothing that is named.
    #[default]
    Page,
    /// An article, a post, a report.
    Article,
}

/// A work as it is described; every value as it stands, but dates are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Work {
    pub(super) rank: Rank,
    pub(super) headline: Option<String>,
    /// What else it is called.
    pub(super) name: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<Stamp>,
    pub(super) updated: Option<Stamp>,
    pub(super) section: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) addresses: Vec<String>,
    pub(super) body: Option<String>,
    pub(super) walled: bool,
}

/// What a thing of this type is; `None` where it is no work that could be the
/// article. Types come bare or as addresses of schema.org.
pub(super) fn rank(kind: &str) -> Option<Rank> {
    let name = kind.trim().trim_end_matches('/').rsplit(['/', ':', '#']).next()?;
    let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let ends = |end: &str| name.to_ascii_lowercase().ends_with(end);
    if ends("article") || ends("posting") || is(&["Report", "Review", "ClaimReview", "CriticReview", "Recipe"]) {
        return Some(Rank::Article);
    }
    (ends("webpage") || is(&["ItemPage", "CreativeWork"])).then_some(Rank::Page)
}

/// What tells the article of a page from its teasers.
#[derive(Debug)]
pub(super) struct Page {
    addresses: HashSet<String>,
    titles: Vec<HashSet<String>>,
}

impl Page {
    /// A page by the addresses and the titles that it has.
    pub(super) fn new<'a>(addresses: impl Iterator<Item = &'a str>, titles: impl Iterator<Item = &'a str>) -> Self {
        let addresses = addresses.filter(|url| !address::is_front(url)).filter_map(address::same_page).collect();
        Self { addresses, titles: titles.map(words).filter(|words| !words.is_empty()).collect() }
    }

    /// Everything that is said about the article of this page, the surest
    /// first.
    pub(super) fn own(&self, works: Vec<Work>) -> Work {
        let mut scored: Vec<(Rank, i32, Work)> =
            works.into_iter().map(|work| (work.rank, self.score(&work), work)).collect();
        scored.sort_by_key(|(rank, score, _)| std::cmp::Reverse((*rank, *score)));
        let best = |rank| scored.iter().find(|(of, ..)| *of == rank).map_or(i32::MIN, |(_, score, _)| *score);
        let bests = [(Rank::Article, best(Rank::Article)), (Rank::Page, best(Rank::Page))];
        // Several things about which nothing is known are a list of them.
        let unknown = scored.iter().filter(|(rank, score, _)| *rank == Rank::Article && *score == 0).count();
        let belongs = |rank, score| score > 0 || score == 0 && (rank == Rank::Page || unknown == 1);
        let own =
            scored.into_iter().filter(|(rank, score, _)| bests.contains(&(*rank, *score)) && belongs(*rank, *score));
        own.map(|(_, _, work)| work).reduce(Work::and).unwrap_or_default()
    }

    /// How sure it is that a work is the article: above zero if its address or
    /// its headline is the page's, below if they are those of another.
    fn score(&self, work: &Work) -> i32 {
        let mut addresses = work
            .addresses
            .iter()
            .filter(|url| !address::is_front(url))
            .filter_map(|a| address::same_page(a))
            .peekable();
        let by_address = match addresses.peek() {
            Some(_) if !self.addresses.is_empty() => {
                if addresses.any(|url| self.addresses.contains(&url)) {
                    2
                } else {
                    -1
                }
            }
            _ => 0,
        };
        let names = [&work.headline, &work.name].into_iter().flatten().map(|name| words(name));
        let names: Vec<HashSet<String>> = names.filter(|words| !words.is_empty()).collect();
        let by_headline = match (names.is_empty(), self.titles.is_empty()) {
            (false, false) if names.iter().any(|name| self.titles.iter().any(|title| overlap(title, name))) => 2,
            (false, false) => -1,
            _ => 0,
        };
        by_address + by_headline
    }
}

impl Work {
    /// This work, with what only `other` says.
    fn and(self, other: Self) -> Self {
        let either = |a: Vec<String>, b: Vec<String>| if a.is_empty() { b } else { a };
        Self {
            rank: self.rank,
            headline: self.headline.or(other.headline),
            name: self.name.or(other.name),
            authors: either(self.authors, other.authors),
            publisher: self.publisher.or(other.publisher),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
            section: either(self.section, other.section),
            language: self.language.or(other.language),
            addresses: either(self.addresses, other.addresses),
            body: self.body.or(other.body),
            walled: self.walled || other.walled,
        }
    }
}

/// Whether at least half of the words of the shorter title are in the other.
fn overlap(a: &HashSet<String>, b: &HashSet<String>) -> bool {
    2 * a.intersection(b).count() >= a.len().min(b.len())
}

/// The words of a title, folded; in scripts without spaces, its characters.
fn words(title: &str) -> HashSet<String> {
    let mut out = HashSet::new();
    for word in fold(title).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.chars().any(|c| c >= '\u{2e80}') {
            out.extend(word.chars().map(String::from));
        } else {
            out.insert(word.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(headline: &str, url: &str, author: &str) -> Work {
        Work {
            rank: Rank::Article,
            headline: Some(headline.to_owned()),
            addresses: Some(url.to_owned()).filter(|url| !url.is_empty()).into_iter().collect(),
            authors: vec![author.to_owned()],
            ..Work::default()
        }
    }

    fn own(works: Vec<Work>) -> Option<String> {
        let page = Page::new(["https://post.example/a"].into_iter(), ["Ferry runs aground in fog | Post"].into_iter());
        page.own(works).authors.into_iter().next()
    }

    #[test]
    fn the_article_is_told_from_teasers() {
        let article = || work("Ferry runs aground", "http://post.example/a/", "Ann");
        let teaser = || work("Harvest begins early", "https://post.example/b", "Bo");
        assert_eq!(own(vec![teaser(), article(), teaser()]).as_deref(), Some("Ann"));
        assert_eq!(own(vec![teaser()]), None);
        assert_eq!(own(vec![teaser(), teaser()]), None);
    }

    #[test]
    fn an_address_or_a_headline_is_enough() {
        assert_eq!(own(vec![work("Fog traps hundreds", "https://post.example/a", "Ann")]).as_deref(), Some("Ann"));
        assert_eq!(own(vec![work("Ferry aground in fog", "https://post.example/", "Ann")]).as_deref(), Some("Ann"));
        assert_eq!(own(vec![work("Ferry aground in fog", "https://old.example/7", "Ann")]).as_deref(), Some("Ann"));
    }

    #[test]
    fn one_thing_of_which_nothing_else_is_said_is_the_article() {
        assert_eq!(own(vec![work("", "", "Ann")]).as_deref(), Some("Ann"));
        assert_eq!(own(vec![work("", "", "Ann"), work("", "", "Bo")]), None);
    }

    #[test]
    fn types_are_known_in_every_spelling() {
        for kind in [
            "NewsArticle",
            "https://schema.org/ReportageNewsArticle",
            "http://schema.org/BlogPosting/",
            "newsarticle",
            "schema:Article",
            "Report",
        ] {
            assert_eq!(rank(kind), Some(Rank::Article), "{kind}");
        }
        assert_eq!(rank("WebPage"), Some(Rank::Page));
        for kind in ["Organization", "WebSite", "ItemList", ""] {
            assert_eq!(rank(kind), None, "{kind}");
        }
    }

    #[test]
    fn titles_without_spaces_are_compared_by_character() {
        assert!(overlap(&words("渡轮在大雾中搁浅"), &words("大雾中渡轮搁浅")));
        assert!(!overlap(&words("渡轮在大雾中搁浅"), &words("丰收提前开始")));
    }
}
