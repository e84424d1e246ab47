//! Short words of feeds, such as titles and names: on one line, without
//! markup, however often they were escaped.

use std::borrow::Cow;

use crate::parse::html;
use crate::text::{SafeText, squeeze};

/// A title, a name or a section as a reader would write it.
pub(super) fn line(raw: &str) -> Option<String> {
    let mut text = Cow::Borrowed(raw);
    // Once as HTML, and once more where that was escaped before.
    for _ in 0..2 {
        if has_tags(&text) || has_references(&text) {
            text = Cow::Owned(html::strip(&with_letters(&text)));
        }
    }
    Some(squeeze(&SafeText::line(&text))).filter(|text| !text.is_empty())
}

/// The text with those references read that stand for a character beyond
/// ASCII: they cannot become markup, and HTML has two thousand of them.
fn with_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(LONGEST_NAME).position(|b| b == b';').map_or(0, |end| end + 1);
        let (name, behind) = after.split_at_checked(end).unwrap_or(("", after));
        let (first, second) = html5ever::data::NAMED_ENTITIES.get(name).copied().unwrap_or_default();
        if first > 0x7f {
            out.extend([first, second].into_iter().filter(|code| *code != 0).filter_map(char::from_u32));
            rest = behind;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out + rest
}

/// The longest name of a character in HTML, with its semicolon.
const LONGEST_NAME: usize = 32;

/// Plain words of several lines with the references that HTML knows read.
pub(super) fn without_references(text: &str) -> Cow<'_, str> {
    if !has_references(text) {
        return Cow::Borrowed(text);
    }
    let lines = text
        .split('\n')
        .map(|line| if has_references(line) { html::strip(&with_letters(line)) } else { line.to_owned() });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// The name of a writer, from a name or an address for mail with one; an
/// address alone is no name.
pub(super) fn author(raw: &str) -> Option<String> {
    let text = line(raw)?;
    let name = match (text.contains('@'), text.split_once('(')) {
        (false, _) => return Some(text),
        // a@example.org (Ann Lee)
        (true, Some((address, name))) if address.contains('@') => name.trim_end().trim_end_matches(')').to_owned(),
        // Ann Lee <a@example.org>
        _ => text.split(' ').filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" "),
    };
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '-')).to_owned();
    (!name.is_empty() && !name.contains('@')).then_some(name)
}

/// The ISO 639-1 code of a language tag.
pub(super) fn language(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())).then_some(code)
}

/// Elements of HTML that stand in the words of feeds. What looks like a tag
/// but has another name, such as `Vec<T>`, is words.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Whether there is a tag of HTML in a text.
pub(super) fn has_tags(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at + 1..).unwrap_or("");
        let body = rest.strip_prefix('/').unwrap_or(rest);
        let end = body.bytes().take(12).position(|b| !b.is_ascii_alphanumeric());
        let name = end.and_then(|end| body.get(..end)).unwrap_or("").to_ascii_lowercase();
        let closes = body
            .get(name.len()..)
            .is_some_and(|after| after.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace()));
        if closes && TAGS.binary_search(&name.as_str()).is_ok() {
            return true;
        }
    }
    false
}

/// Whether there is a reference to a character in a text.
fn has_references(text: &str) -> bool {
    let name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    text.split('&').skip(1).any(|after| {
        let length = after.bytes().take(12).take_while(name).count();
        length > 1 && after.as_bytes().get(length) == Some(&b';')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_their_markup_and_keep_their_words() {
        let check = |raw: &str, expected: &str| assert_eq!(line(raw).unwrap_or_default(), expected, "{raw}");
        check(" Fog \n in the <b>port</b> ", "Fog in the port");
        check("Fog &lt;b&gt;again&lt;/b&gt; &amp;amp; more", "Fog again & more");
        check("Tom & Ann: 1 < 2 &c.", "Tom & Ann: 1 < 2 &c.");
        check("Why Vec<T> is a list", "Why Vec<T> is a list");
        check("caf&eacute;\u{1b}[1m", "café");
        check("Mil&scaron;&amp;scaron; &lang;a&rang; &lt;b&gt; &nosuch;", "Milšš ⟨a⟩ &nosuch;");
        check("<br/>", "");
    }

    #[test]
    fn writers_are_named_without_their_mail() {
        let check = |raw: &str, expected: &str| assert_eq!(author(raw).unwrap_or_default(), expected, "{raw}");
        check("Ann Lee", "Ann Lee");
        check("ann@example.org (Ann Lee)", "Ann Lee");
        check("Ann Lee &lt;ann@example.org&gt;", "Ann Lee");
        check("Ann（ann@example.org）", "");
        check("ann@example.org", "");
        check("Ann Lee (Port Desk)", "Ann Lee (Port Desk)");
    }

    #[test]
    fn names_of_tags_are_in_order() {
        assert!(TAGS.is_sorted());
    }
}
