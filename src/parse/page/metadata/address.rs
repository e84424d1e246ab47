//! Addresses that a page names as its own.

use url::Url;

use crate::model::Evidence;
use crate::parse::identity::canonical_address;

/// A web address, made absolute, without a place within the page.
pub(super) fn absolute(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    if href.is_empty() {
        return None;
    }
    let mut url = base.map_or_else(|| Url::parse(href), |base| base.join(href)).ok()?;
    url.set_fragment(None);
    (matches!(url.scheme(), "http" | "https") && url.host_str().is_some()).then(|| url.into())
}

/// Whether this is the address of a whole site.
pub(super) fn is_front(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.path(), "" | "/" | "/index.html") && url.query().is_none())
}

/// What an address has in common with all others of the same page.
pub(super) fn same_page(url: &str) -> Option<String> {
    let address = canonical_address(url)?;
    Some(address.trim_end_matches('/').replacen("//www.", "//", 1))
}

/// The name of a site in its host: `post` of `www.post.example` and of
/// `news.post.co.uk`.
pub(super) fn site(url: &str) -> String {
    const SHARED: [&str; 8] = ["co", "com", "org", "net", "gov", "gob", "ac", "edu"];
    let domain = domain(url);
    let own = domain.rsplit('.').skip(1).find(|part| !SHARED.contains(part));
    own.unwrap_or("").to_owned()
}

/// The host of an address, `www.` apart.
pub(super) fn domain(url: &str) -> String {
    let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    host.strip_prefix("www.").map_or(host.clone(), str::to_owned)
}

/// The most trusted address that is not the front page of a site, or else the
/// most trusted.
pub(super) fn choose(stated: &[(Evidence, Option<String>)]) -> Option<(Evidence, String)> {
    let all = || stated.iter().filter_map(|(evidence, url)| Some((*evidence, url.clone()?)));
    all().find(|(_, url)| !is_front(url)).or_else(|| all().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_absolute_and_of_the_web() {
        let base = Url::parse("https://post.example/world/").ok();
        for (href, expected) in [
            ("/a?b=c", Some("https://post.example/a?b=c")),
            ("a#top", Some("https://post.example/world/a")),
            ("//other.example/a", Some("https://other.example/a")),
            ("javascript:alert(1)", None),
            (" ", None),
        ] {
            assert_eq!(absolute(href, base.as_ref()).as_deref(), expected, "{href}");
        }
        assert_eq!(absolute("/a", None), None);
    }

    #[test]
    fn a_front_page_gives_way_to_an_article() {
        let found = choose(&[
            (Evidence::Meta, Some("https://post.example/".into())),
            (Evidence::OpenGraph, Some("https://post.example/a".into())),
        ]);
        assert_eq!(found, Some((Evidence::OpenGraph, "https://post.example/a".into())));
    }

    #[test]
    fn ways_to_one_page_are_the_same() {
        let page = same_page("https://www.post.example/a");
        assert!(page.is_some() && page == same_page("http://post.example/a/?utm_source=x#top"));
    }

    #[test]
    fn a_host_holds_the_name_of_its_site() {
        for host in ["www.post.example", "post.co.uk", "news.post.com.example", "post.example"] {
            assert_eq!(site(&format!("https://{host}/a")), "post", "{host}");
        }
        assert_eq!(site("https://localhost/"), "");
    }
}
