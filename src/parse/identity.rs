//! The name that an article keeps for ever: a hash over what the source says,
//! never over what cleaning made of it, so that better cleaning keeps the
//! reader's marks.

use sha2::{Digest, Sha256};
use url::Url;

use crate::model::ArticleId;
use crate::text::squeeze;

/// Parameters of an address that say where a reader came from, not where the
/// article is.
const TRACKING: &[&str] = &["fbclid", "gclid", "mc_cid", "mc_eid", "igshid"];

/// The id of an article: from its own address, else from the file's name and
/// the id that the file gives it, else from the raw words. Give an address or
/// a key only where it names this article alone.
///
/// ```
/// use attache::parse::identity::article_id;
/// let id = article_id(Some("https://example.org/a#top"), "a.jsonl", Some("7"), "words");
/// assert_eq!(id, article_id(Some("https://EXAMPLE.org/a?utm_source=x"), "b.jsonl", None, "other words"));
/// assert_eq!(id.0.len(), 16);
/// ```
pub fn article_id(address: Option<&str>, file_name: &str, key: Option<&str>, raw: &str) -> ArticleId {
    // A word before each kind keeps an address from ever meeting a text.
    if let Some(address) = address.and_then(canonical_address) {
        return hashed(&["address", &address]);
    }
    match key {
        Some(key) => hashed(&["key", file_name, key]),
        None => hashed(&["text", &squeeze(raw)]),
    }
}

/// The address without what may differ between two ways to the same page.
pub fn canonical_address(address: &str) -> Option<String> {
    let mut url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let tracks = |name: &str| name.starts_with("utm_") || TRACKING.contains(&name);
    if url.query_pairs().any(|(name, _)| tracks(&name)) {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(name, _)| !tracks(name))
            .map(|(n, v)| (n.into_owned(), v.into_owned()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    let address: String = url.into();
    // One page, whichever way it came over the wire.
    Some(address.strip_prefix("https:").or(address.strip_prefix("http:")).unwrap_or(&address).to_owned())
}

fn hashed(parts: &[&str]) -> ArticleId {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        // A byte that no UTF-8 has keeps "ab", "c" from "a", "bc".
        hash.update([0xff]);
    }
    ArticleId(base32(&hash.finalize()))
}

/// The first 16 letters of RFC 4648's base32, in lower case.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let number = bytes.iter().take(10).fold(0u128, |number, byte| (number << 8) | u128::from(*byte));
    (0..16).rev().map(|place| char::from(LETTERS[(number >> (place * 5)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_never_changes() {
        // Written down once: marks of every reader hang on these.
        assert_eq!(article_id(None, "a.txt", None, "Some  words\n").0, article_id(None, "b.txt", None, "Some words").0);
        assert_eq!(article_id(None, "a.txt", None, "Some words").0, "vajxitq2ed4hi3ay");
        assert_eq!(article_id(None, "a.jsonl", Some("7"), "Some words").0, "bf42yhmoqyvtqbrq");
        assert_eq!(article_id(Some("https://example.org/a"), "a.jsonl", Some("7"), "x").0, "qdj2pwrnkgnuje7t");
    }

    #[test]
    fn base32_is_that_of_the_rfc() {
        assert_eq!(base32(b"foobarfoob"), "mzxw6ytbojtg633c");
    }

    #[test]
    fn kinds_never_meet() {
        let ids = [
            article_id(None, "a", Some("b"), "x"),
            article_id(None, "ab", Some(""), "x"),
            article_id(None, "a", None, "b"),
            article_id(Some("https://a/"), "a", None, "b"),
            article_id(Some("mailto:a@example.org"), "a", None, "c"),
        ];
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id));
        }
    }

    #[test]
    fn ways_to_one_page_are_one_address() {
        let page = canonical_address("https://example.org/a?id=3");
        assert!(page.is_some());
        for way in [
            "http://example.org/a?id=3&utm_medium=mail",
            " https://example.org:443/a?id=3#part",
            "https://EXAMPLE.org/a?fbclid=x&id=3",
        ] {
            assert_eq!(canonical_address(way), page, "{way}");
        }
        assert_eq!(canonical_address("not an address"), None);
        assert_eq!(canonical_address("javascript:alert(1)"), None);
    }
}
