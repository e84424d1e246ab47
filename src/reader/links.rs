//! Where links lead: those of an article, and the addresses that stand in its words;
//! and what an address says of itself that its looks may hide.

use url::Url;

use crate::model::{Block, Hyperlink, Opened, Span};
use crate::text::SafeText;

/// Longer addresses are not opened.
const LONGEST: usize = 8 * 1024;

/// The links of a block and the addresses in its words, in order.
pub fn of_block(block: &Block) -> Vec<Hyperlink> {
    let mut links = block.links.clone();
    let is_apart =
        |span: Span| block.links.iter().all(|l| l.span.end() <= span.start() || span.end() <= l.span.start());
    links.extend(addresses(&block.text).into_iter().filter(|address| is_apart(address.span)));
    links.sort_by_key(|link| link.span);
    links
}

/// A link of an article.
pub fn link(opened: &Opened, block: usize, n: usize) -> Option<Hyperlink> {
    of_block(opened.article.blocks.get(block)?).into_iter().nth(n)
}

/// The addresses that stand in a text.
fn addresses(text: &str) -> Vec<Hyperlink> {
    let mut found = Vec::new();
    // What was looked at once is not looked at again.
    let mut reached = 0;
    for (colon, _) in text.match_indices(':') {
        let kind = ["https", "http", "mailto"].into_iter().find(|kind| text[..colon].ends_with(kind));
        let Some(start) = kind.map(|kind| colon - kind.len()).filter(|&start| start >= reached) else { continue };
        if text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        let rest = &text[start..];
        let length = rest.find(|c: char| c.is_whitespace() || c.is_control() || ENDS.contains(c)).unwrap_or(rest.len());
        reached = start + length;
        let address = trimmed(&rest[..length]);
        if checked(address).is_ok() {
            let span = Span::new(text, start, start + address.len());
            found.extend(span.map(|span| Hyperlink { span, url: address.to_owned() }));
        }
    }
    found
}

/// What no address has in it where it stands in a text.
const ENDS: &str = "<>\"“”„«»「」『』（）【】，。；、！？…";

/// An address without the punctuation of the sentence around it; a bracket that it
/// opens itself is its own.
fn trimmed(address: &str) -> &str {
    let count = |c: char| address.matches(c).count();
    let mut alone = count(')').saturating_sub(count('('));
    let mut end = address.len();
    for (at, c) in address.char_indices().rev() {
        match c {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | ']' | '}' => {}
            ')' if alone > 0 => alone -= 1,
            _ => break,
        }
        end = at;
    }
    &address[..end]
}

/// The address as the browser gets it, or why it does not: http, https and mailto
/// only, the host in ASCII, no user name before it.
pub fn checked(address: &str) -> Result<Url, String> {
    if address.len() > LONGEST {
        return Err("the address is too long".to_owned());
    }
    let mut url = Url::parse(address).map_err(|_| "this is no full address".to_owned())?;
    match url.scheme() {
        "http" | "https" if url.host_str().is_some_and(|host| !host.is_empty()) => {
            // A user name before the host is there to mislead.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            Ok(url)
        }
        "mailto" => {
            url.set_query(None);
            Ok(url)
        }
        scheme => Err(format!("addresses of the kind {scheme}: are not opened")),
    }
}

/// Where an address leads that stands behind `words`: the whole of it as the browser
/// gets it, then what its looks may hide.
pub fn about(address: &str, words: &str) -> Vec<String> {
    let url = match checked(address) {
        Ok(url) => url,
        Err(why) => return vec![format!("not opened: {why}: {}", SafeText::line(address))],
    };
    let mut about = vec![format!("leads to {url}")];
    let host = url.host_str().unwrap_or("");
    let readable = url::quirks::domain_to_unicode(host);
    if readable != host && !readable.is_empty() {
        let mixed = readable.split('.').any(is_mixed);
        about.push(format!("reads {readable}{}", if mixed { ", letters of several alphabets" } else { "" }));
    }
    if Url::parse(address).is_ok_and(|raw| !raw.username().is_empty() || raw.password().is_some()) {
        about.push("what stood before the host was left out".to_owned());
    }
    if let Some(named) = named_host(words).filter(|named| !is_within(host, named) && !is_within(named, host)) {
        about.push(format!("its words name {named}"));
    }
    about
}

/// The host that words name which look like an address.
fn named_host(words: &str) -> Option<String> {
    let words = words.trim();
    let address = if words.starts_with("www.") { format!("https://{words}") } else { words.to_owned() };
    let host = checked(&address).ok()?.host_str()?.to_owned();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

fn is_within(host: &str, other: &str) -> bool {
    host == other || host.strip_suffix(other).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether the letters of a part of a host are of several alphabets that are not
/// written together.
fn is_mixed(label: &str) -> bool {
    let mut alphabets: Vec<u32> = label.chars().filter(|c| c.is_alphabetic()).map(alphabet).collect();
    alphabets.sort_unstable();
    alphabets.dedup();
    // Latin letters stand among Chinese, Japanese and Korean ones.
    alphabets.len() > 1 && alphabets != [LATIN, EAST_ASIAN]
}

const LATIN: u32 = 0;
const EAST_ASIAN: u32 = 1;

/// A number for the alphabet of a letter: those of Unicode's blocks that links are
/// forged with, each other block for itself.
fn alphabet(c: char) -> u32 {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => LATIN,
        '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}' => {
            EAST_ASIAN
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 2,
        '\u{400}'..='\u{52f}' => 3,
        '\u{530}'..='\u{58f}' => 4,
        '\u{590}'..='\u{5ff}' => 5,
        '\u{600}'..='\u{77f}' => 6,
        c => 0x100 + (c as u32 >> 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;
    use proptest::prelude::*;

    #[test]
    fn an_address_says_where_it_leads_whatever_it_looks_like() {
        for (address, words, expected) in [
            ("https://ferries.example/times?day=2", "times", "leads to https://ferries.example/times?day=2"),
            ("mailto:pier@ferries.example?attach=/etc/passwd", "us", "leads to mailto:pier@ferries.example"),
            // Cyrillic а for Latin a.
            (
                "https://hаrbour.example/",
                "harbour",
                "leads to https://xn--hrbour-3nf.example/; reads hаrbour.example, letters of several alphabets",
            ),
            // Greek omicron for Latin o.
            (
                "https://pοrt.example/a",
                "port",
                "leads to https://xn--prt-9yc.example/a; reads pοrt.example, letters of several alphabets",
            ),
            // All of it Cyrillic.
            ("https://порт.example/", "", "leads to https://xn--n1abei.example/; reads порт.example"),
            ("https://bücher.example/", "", "leads to https://xn--bcher-kva.example/; reads bücher.example"),
            ("https://港口abc.example/", "", "leads to https://xn--abc-xy3e551j.example/; reads 港口abc.example"),
            ("https://xn--bcher-kva.example/", "", "leads to https://xn--bcher-kva.example/; reads bücher.example"),
            (
                "https://ferries.example@evil.example/",
                "",
                "leads to https://evil.example/; what stood before the host was left out",
            ),
            (
                "https://ferries.example:443@evil.example/x",
                "",
                "leads to https://evil.example/x; what stood before the host was left out",
            ),
            (
                "https://ferries.example%2f@evil.example",
                "",
                "leads to https://evil.example/; what stood before the host was left out",
            ),
            ("https://ferries.example\\@evil.example", "", "leads to https://ferries.example/@evil.example"),
            (
                "https://evil.example/",
                "https://ferries.example/",
                "leads to https://evil.example/; its words name ferries.example",
            ),
            (
                "https://evil.example/",
                "www.ferries.example",
                "leads to https://evil.example/; its words name ferries.example",
            ),
            ("https://www.ferries.example/", "https://ferries.example", "leads to https://www.ferries.example/"),
            ("https://ferries.example.evil.example/", "", "leads to https://ferries.example.evil.example/"),
            ("https://FERRIES。example/", "", "leads to https://ferries.example/"),
            ("https://ferries.example/\u{202e}gpj.exe", "", "leads to https://ferries.example/%E2%80%AEgpj.exe"),
            (
                "javascript:alert(1)",
                "",
                "not opened: addresses of the kind javascript: are not opened: javascript:alert(1)",
            ),
            ("file:///etc/passwd", "", "not opened: addresses of the kind file: are not opened: file:///etc/passwd"),
            ("ferries.example", "", "not opened: this is no full address: ferries.example"),
        ] {
            assert_eq!(about(address, words).join("; "), expected, "{address}");
        }
    }

    fn found(text: &str) -> Vec<String> {
        of_block(&Block::new(BlockKind::Paragraph, text)).into_iter().map(|link| link.url).collect()
    }

    #[test]
    fn addresses_in_the_text_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("See https://a.example/x, or http://b.example.", &["https://a.example/x", "http://b.example"][..]),
            ("(https://a.example/x_(y))", &["https://a.example/x_(y)"]),
            ("Write to mailto:pier@a.example!", &["mailto:pier@a.example"]),
            ("“https://a.example/”", &["https://a.example/"]),
            ("见https://a.example/x。再见", &[]),
            ("见 https://a.example/x。再见", &["https://a.example/x"]),
            ("xhttps://a.example http: https:// no", &[]),
            ("https://a.example/?u=https://b.example", &["https://a.example/?u=https://b.example"]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_that_is_a_link_already_is_one_link() {
        let text = "https://a.example/x and https://b.example/y";
        let span = Span::new(text, 0, 19).expect("on characters");
        let links = vec![Hyperlink { span, url: "https://c.example/".to_owned() }];
        let links = of_block(&Block { links, ..Block::new(BlockKind::Paragraph, text) });
        let urls: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(urls, ["https://c.example/", "https://b.example/y"]);
    }

    #[test]
    fn a_megabyte_of_beginnings_is_looked_at_once() {
        for text in ["http:", "http://:", "https://a.example)", "mailto:(", "https://a.example.,;", ":"] {
            let text = text.repeat((1 << 20) / text.len());
            assert!(found(&text).len() <= 1);
        }
        assert_eq!(found(&"http://a.example ".repeat(1 << 16)).len(), 1 << 16);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_through(text in "(\\PC|https?://|[a-z.():]|mailto:){0,40}") {
            let links = of_block(&Block::new(BlockKind::Paragraph, text.as_str()));
            prop_assert!(links.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
            for link in links {
                prop_assert_eq!(link.span.of(&text), link.url.as_str());
                prop_assert!(about(&link.url, "")[0].starts_with("leads to "));
            }
        }
    }
}
