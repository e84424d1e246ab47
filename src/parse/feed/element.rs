//! The elements in a piece of XML, however broken it is: each with its
//! attributes and what stands inside. Nothing is expanded that a document
//! type defines, and nothing outside the piece is read.

use std::borrow::Cow;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use quick_xml::name::QName;

/// A start tag as it stands in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    name: &'a str,
    /// The name and the attributes.
    content: &'a str,
}

impl<'a> Tag<'a> {
    fn new(markup: &'a str, name_length: usize) -> Self {
        let content = markup.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        Self { name: content.get(..name_length).unwrap_or(content), content }
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        self.name.rsplit_once(':').map_or(self.name, |(_, local)| local)
    }

    /// The prefix, empty where there is none.
    pub(super) fn prefix(&self) -> &'a str {
        self.name.rsplit_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// Name and value of the attributes that can be read.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut all = Attributes::html(self.content, self.name.len());
        all.with_checks(false);
        all.filter_map(Result::ok).map(|attribute| {
            let value = match attribute.value {
                Cow::Borrowed(raw) => characters(raw).text,
                Cow::Owned(raw) => Cow::Owned(characters(&raw).text.into_owned()),
            };
            (attribute.key.0, value)
        })
    }

    /// The value of one attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }
}

/// How well a piece could be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Health {
    /// Whether something in it is no XML.
    pub(super) damaged: bool,
    /// Whether its first element ends.
    pub(super) closed: bool,
}

/// How often a piece may break the rules before the rest of it is left alone:
/// a piece of nothing but mistakes costs no more than another.
const MISTAKES: usize = 16;

/// Hands over the elements of `piece` with what stands inside them, up to the
/// end of its first element. Those that `enters` names are gone into instead,
/// and handed over with nothing inside. An element that never ends is taken to
/// end where the next one begins.
pub(super) fn elements<'a>(
    piece: &'a str,
    enters: impl Fn(&str) -> bool,
    mut each: impl FnMut(Tag<'a>, &'a str),
) -> Health {
    let mut health = Health::default();
    let (mut from, mut first) = (0, None);
    for _ in 0..MISTAKES {
        let rest = piece.get(from..).unwrap_or("");
        let mut reader = Reader::from_str(rest);
        let config = reader.config_mut();
        (config.check_end_names, config.allow_unmatched_ends, config.allow_dangling_amp) = (false, true, true);
        from += loop {
            let at = position(&reader);
            let (length, empty) = match reader.read_event() {
                Ok(Event::Start(tag)) => (tag.name().0.len(), false),
                Ok(Event::Empty(tag)) => (tag.name().0.len(), true),
                Ok(Event::End(end)) if first.is_some_and(|first| first == end.name().0) => {
                    return Health { closed: true, ..health };
                }
                Ok(Event::Eof) => return health,
                Ok(_) => continue,
                Err(_) => break at + next_markup(rest.get(at + 1..).unwrap_or("")) + 1,
            };
            let after = position(&reader);
            let tag = Tag::new(rest.get(at..after).unwrap_or(""), length);
            first = first.or(Some(tag.name));
            if empty || enters(tag.local()) {
                each(tag, "");
                continue;
            }
            if let Ok(span) = reader.read_to_end(QName(tag.name)) {
                each(tag, rest.get(span.start as usize..span.end as usize).unwrap_or(""));
                continue;
            }
            let inside = rest.get(after..).unwrap_or("");
            let end = next_markup(inside);
            each(tag, inside.get(..end).unwrap_or(""));
            break after + end;
        };
        health.damaged = true;
    }
    health
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Where the next tag begins; sections of characters are text.
fn next_markup(text: &str) -> usize {
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        at += found;
        match text.get(at..).filter(|rest| rest.starts_with(CDATA)).and_then(|rest| rest.find("]]>")) {
            Some(end) => at += end + 3,
            None => return at,
        }
    }
    text.len()
}

pub(super) const CDATA: &str = "<![CDATA[";

/// The characters that an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Characters<'a> {
    /// The characters.
    pub(super) text: Cow<'a, str>,
    /// Whether they are markup as it stood there: then its references are not
    /// read yet.
    pub(super) markup: bool,
}

/// What stands inside an element: its characters with references read and
/// sections opened or, where there is markup among them, that as it is.
pub(super) fn characters(inside: &str) -> Characters<'_> {
    if !inside.bytes().any(|b| matches!(b, b'<' | b'&')) {
        return Characters { text: Cow::Borrowed(inside), markup: false };
    }
    let trimmed = inside.trim();
    if let Some(section) = trimmed.strip_prefix(CDATA).and_then(|s| s.strip_suffix("]]>"))
        && memmem::find(section.as_bytes(), b"]]>").is_none()
    {
        return Characters { text: Cow::Borrowed(section), markup: false };
    }
    let markup = has_markup(inside);
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.bytes().position(|b| b == b'<' || b == b'&' && !markup) {
        text.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        rest = match rest.strip_prefix('&') {
            Some(body) => reference(body, &mut text),
            None => opened(rest, &mut text),
        };
    }
    text.push_str(rest);
    Characters { text: Cow::Owned(text), markup }
}

fn has_markup(inside: &str) -> bool {
    let mut rest = inside;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..).unwrap_or("");
        if rest.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')) {
            return true;
        }
        rest = opened(rest, &mut String::new());
    }
    false
}

/// What follows the section, comment or instruction that `rest` begins with;
/// the characters of a section are kept, and a lone `<`.
fn opened<'a>(rest: &'a str, text: &mut String) -> &'a str {
    for (open, close, kept) in [(CDATA, "]]>", true), ("<!--", "-->", false), ("<?", "?>", false)] {
        let Some(body) = rest.strip_prefix(open) else { continue };
        let (inside, after) = body.split_once(close).unwrap_or((body, ""));
        if kept {
            text.push_str(inside);
        }
        return after;
    }
    text.push('<');
    rest.get(1..).unwrap_or("")
}

/// The longest reference that XML itself knows.
const REFERENCE: usize = 10;

/// Reads the reference that follows a `&`. Names that only HTML knows stay,
/// for what reads HTML, as does what is no reference.
fn reference<'a>(body: &'a str, text: &mut String) -> &'a str {
    let end = body.bytes().take(REFERENCE).position(|b| b == b';');
    let read = end.and_then(|end| Some((character(body.get(..end)?)?, body.get(end + 1..)?)));
    let (c, rest) = read.unwrap_or(('&', body));
    text.push(c);
    rest
}

fn character(name: &str) -> Option<char> {
    let code = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    // Those of Windows-1252 are for HTML to read.
    char::from_u32(code).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(piece: &str) -> (Vec<(String, String)>, Health) {
        let mut found = Vec::new();
        let health = elements(
            piece,
            |name| name == "item",
            |tag, inside| found.push((tag.local().to_owned(), characters(inside).text.trim().to_owned())),
        );
        (found, health)
    }

    fn check(piece: &str, expected: &[(&str, &str)], health: Health) {
        let (found, health_found) = read(piece);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!((found.as_slice(), health_found), (expected, health), "{piece}");
    }

    const WHOLE: Health = Health { damaged: false, closed: true };

    #[test]
    fn elements_are_handed_over_with_their_characters() {
        check(
            "<item a='1'><title>Fog &amp; ferries &nbsp;</title><x:b/><d><![CDATA[<p>a</p>]]></d></item><z>no</z>",
            &[("item", ""), ("title", "Fog & ferries &nbsp;"), ("b", ""), ("d", "<p>a</p>")],
            WHOLE,
        );
    }

    #[test]
    fn markup_among_the_characters_stays_as_it_is() {
        assert_eq!(
            characters("a<!-- no --> &amp; <b>c</b><![CDATA[d]]>"),
            Characters { text: "a &amp; <b>c</b>d".into(), markup: true }
        );
        assert_eq!(characters("1 &lt; 2 < 3 & 4").text, "1 < 2 < 3 & 4");
        assert_eq!(characters("&#8212;&#x26;&#0;&#147;&lol9;").text, "—&&#0;&#147;&lol9;");
    }

    #[test]
    fn an_element_that_never_ends_costs_only_itself() {
        let damaged = Health { damaged: true, closed: true };
        check("<item><title>Fog<link>a</link></item>", &[("item", ""), ("title", "Fog"), ("link", "a")], damaged);
        check(
            "<item><d><![CDATA[<p>a]]> b</dX><link>a</link></item>",
            &[("item", ""), ("d", "<p>a b"), ("link", "a")],
            damaged,
        );
        check("<item><d>a<br>b</d><link>a</link>", &[("item", ""), ("d", "a<br>b"), ("link", "a")], Health::default());
        check("<item><a b</a><c>d</c></item>", &[("item", ""), ("a", ""), ("c", "d")], damaged);
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let mut found = Vec::new();
        elements(
            "<link href='a?b&amp;c' rel=self checked/>",
            |_| false,
            |tag, _| {
                found.extend(tag.attributes().map(|(k, v)| (k.to_owned(), v.into_owned())));
            },
        );
        let pair = |k: &str, v: &str| (k.to_owned(), v.to_owned());
        assert_eq!(found, [pair("href", "a?b&c"), pair("rel", "self"), pair("checked", "")]);
    }

    #[test]
    fn a_piece_of_nothing_but_mistakes_is_left_alone() {
        let piece = (0..100).fold(String::new(), |all, n| format!("{all}<a{n}>"));
        assert_eq!(read(&piece).0.len(), MISTAKES);
    }
}
