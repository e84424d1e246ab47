//! What a source is, by its content first and its name second.

use std::str::FromStr;

use super::encoding;

/// What can be told apart, whether it can be read yet or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A list of feeds.
    Opml,
    /// A list of the addresses of a site.
    Sitemap,
    /// XML of another kind.
    Xml,
    /// One JSON object a line.
    Jsonl,
    /// A web archive.
    Warc,
    /// A mailbox.
    Mbox,
    /// A page with all that belongs to it, as mail: what browsers save.
    Mhtml,
    /// Compressed with gzip.
    Gzip,
    /// A picture, a program: no words.
    Binary,
}

impl Kind {
    /// What it looks like, in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Html => "a web page",
            Self::Markdown => "Markdown",
            Self::Feed => "a feed (RSS, Atom or JSON Feed)",
            Self::Opml => "a list of feeds (OPML), not articles",
            Self::Sitemap => "a list of addresses (a sitemap), not articles",
            Self::Xml => "XML",
            Self::Jsonl => "JSON lines",
            Self::Warc => "a web archive (WARC)",
            Self::Mbox => "a mailbox (mbox)",
            Self::Mhtml => "a saved web page (MHTML)",
            Self::Gzip => "gzip",
            Self::Binary => "binary data",
        }
    }

    /// Whether this version reads it.
    pub fn is_readable(self) -> bool {
        self.holds_articles() && !matches!(self, Self::Warc | Self::Mbox | Self::Mhtml | Self::Gzip | Self::Binary)
    }

    /// Whether there may be articles in it, and not only where they are.
    pub fn holds_articles(self) -> bool {
        !matches!(self, Self::Opml | Self::Sitemap)
    }
}

/// A format as the user names it; `None` inside is `auto`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice(pub Option<Kind>);

/// The words for [`Choice`].
pub const CHOICES: &[(&str, Choice)] = &[
    ("auto", Choice(None)),
    ("text", Choice(Some(Kind::Text))),
    ("html", Choice(Some(Kind::Html))),
    ("markdown", Choice(Some(Kind::Markdown))),
    ("feed", Choice(Some(Kind::Feed))),
    ("jsonl", Choice(Some(Kind::Jsonl))),
    ("warc", Choice(Some(Kind::Warc))),
    ("mbox", Choice(Some(Kind::Mbox))),
];

impl FromStr for Choice {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = CHOICES.iter().find(|(name, _)| *name == word);
        known.map(|&(_, choice)| choice).ok_or_else(|| format!("there is no format {word}"))
    }
}

/// How many bytes of a source are enough to tell.
pub const HEAD: usize = 16 * 1024;

/// What a source of that name looks like, given its first [`HEAD`] bytes.
pub fn sniff(head: &[u8], name: &str) -> Kind {
    const MAGIC: &[(&[u8], Kind)] = &[
        (b"\x1f\x8b", Kind::Gzip),
        (b"WARC/", Kind::Warc),
        (b"%PDF-", Kind::Binary),
        (b"PK\x03\x04", Kind::Binary),
        (b"\x89PNG", Kind::Binary),
        (b"\xff\xd8\xff", Kind::Binary),
        (b"GIF8", Kind::Binary),
        (b"SQLite format 3\0", Kind::Binary),
        (b"\x7fELF", Kind::Binary),
        (b"\x28\xb5\x2f\xfd", Kind::Binary),
        (b"\xfd7zXZ\0", Kind::Binary),
        (b"7z\xbc\xaf\x27\x1c", Kind::Binary),
        (b"Rar!\x1a\x07", Kind::Binary),
        (b"BZh91AY&SY", Kind::Binary),
        (b"\x78\x01", Kind::Binary),
        (b"\x78\x9c", Kind::Binary),
        (b"\x78\xda", Kind::Binary),
        (b"ID3\x02", Kind::Binary),
        (b"ID3\x03", Kind::Binary),
        (b"ID3\x04", Kind::Binary),
        (b"OggS\0", Kind::Binary),
        (b"fLaC\0", Kind::Binary),
        (b"II*\0", Kind::Binary),
        (b"MM\0*", Kind::Binary),
        (b"\xd0\xcf\x11\xe0", Kind::Binary),
        (b"wOF2\0", Kind::Binary),
    ];
    if let Some(&(_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return kind;
    }
    let text = encoding::decode(head).0;
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let named = by_name(name);
    // Markdown may well begin with an element of HTML.
    let fragment = || (named != Some(Kind::Markdown) && is_html_element(after_prolog(start))).then_some(Kind::Html);
    let whole = || (head.len() < HEAD && is_whole_element(start)).then_some(Kind::Xml);
    match by_content(start).or_else(fragment).or(named).or_else(whole) {
        // A bad line costs itself only, and a page says what it is.
        Some(kind @ (Kind::Jsonl | Kind::Feed | Kind::Mbox)) => kind,
        _ if is_noise(&text) => Kind::Binary,
        found => found.unwrap_or(Kind::Text),
    }
}

/// Whether more of the text than may have slipped in is what no text holds:
/// zeros, or bytes that mean nothing. The sequences of a terminal mean
/// something to a recording of one.
fn is_noise(text: &str) -> bool {
    let (mut all, mut zeros, mut odd) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        all += 1;
        zeros += usize::from(c == '\0');
        let known = matches!(c, '\t'..='\r' | '\x07' | '\x08' | '\x0e' | '\x0f' | '\x1b');
        odd += usize::from(c < ' ' && !known || c == '\u{fffd}');
    }
    zeros * 100 > all || odd * 20 > all
}

fn by_content(start: &str) -> Option<Kind> {
    let begins = |text: &str, word: &str| text.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    if start.starts_with('{') && is_json_feed(start) {
        return Some(Kind::Feed);
    }
    if start.starts_with('{') && is_json_line(start) {
        return Some(Kind::Jsonl);
    }
    if start.starts_with("From ") && start.lines().nth(1).is_some_and(is_mail_header) {
        return Some(Kind::Mbox);
    }
    if is_mhtml(start) {
        return Some(Kind::Mhtml);
    }
    let element = after_prolog(start);
    if begins(element, "<html") || begins(start, "<!doctype html") {
        return Some(Kind::Html);
    }
    let name = element_name(element).to_ascii_lowercase();
    match name.rsplit(':').next().unwrap_or("") {
        "rss" | "feed" | "rdf" | "channel" | "entry" => Some(Kind::Feed),
        "opml" => Some(Kind::Opml),
        "urlset" | "sitemapindex" => Some(Kind::Sitemap),
        _ => begins(start, "<?xml").then_some(Kind::Xml),
    }
}

/// The name of the element that a text begins with; empty where none does.
fn element_name(text: &str) -> &str {
    let name = text.strip_prefix('<').unwrap_or("");
    let end = name.bytes().take(64).position(|b| matches!(b, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
    end.and_then(|end| name.get(..end)).unwrap_or("")
}

/// Whether a piece of a page begins so, cut out of its page. Not every element
/// of HTML: a text may speak of `<a>` or `<3`.
fn is_html_element(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "article",
        "blockquote",
        "body",
        "div",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "main",
        "meta",
        "ol",
        "p",
        "section",
        "table",
        "title",
        "ul",
    ];
    let name = element_name(text);
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a text is one element from its beginning to its end: XML that does
/// not say so.
fn is_whole_element(text: &str) -> bool {
    let name = element_name(text);
    let starts = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let ends = text.trim_end().strip_suffix('>').map(str::trim_end).and_then(|text| text.strip_suffix(name));
    starts && ends.is_some_and(|text| text.ends_with("</"))
}

/// Whether these are the fields of a mail that holds a page and its pictures.
fn is_mhtml(start: &str) -> bool {
    let fields = start.lines().take(64).take_while(|line| !line.trim().is_empty());
    let fields = fields.map(str::to_ascii_lowercase).collect::<Vec<_>>();
    fields.first().is_some_and(|line| is_mail_header(line))
        && fields.iter().any(|line| line.starts_with("mime-version:"))
        && fields.iter().any(|line| line.contains("multipart/related"))
}

/// Whether an object is a JSON Feed: it says so, or has what only one has. In
/// the words of a record these would stand with a mark before each quotation
/// mark.
fn is_json_feed(start: &str) -> bool {
    let follows = |key: &str, value: &str| {
        start.match_indices(key).any(|(at, _)| {
            let after = start.get(at + key.len()..).unwrap_or("").trim_start().strip_prefix(':');
            after.is_some_and(|after| after.trim_start().starts_with(value))
        })
    };
    let says = ["\"https://jsonfeed.org/", "\"http://jsonfeed.org/", "\"https:\\/\\/jsonfeed.org\\/"];
    says.iter().any(|value| follows("\"version\"", value))
        || follows("\"items\"", "[")
            && ["\"content_html\"", "\"content_text\"", "\"home_page_url\""].iter().any(|key| start.contains(key))
}

/// What follows declarations, comments and instructions at the start.
fn after_prolog(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        match rest.find(end) {
            Some(at) => rest = rest[at + end.len()..].trim_start(),
            None => break,
        }
    }
    rest
}

fn is_json_line(start: &str) -> bool {
    match start.split_once('\n') {
        Some((line, _)) => serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok(),
        // The first line may be longer than what was looked at.
        None => {
            start.len() + 64 > HEAD && start.starts_with("{\"")
                || serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()
        }
    }
}

fn is_mail_header(line: &str) -> bool {
    line.split_once(": ")
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

fn by_name(name: &str) -> Option<Kind> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    Some(match extension.as_str() {
        "jsonl" | "ndjson" => Kind::Jsonl,
        "html" | "htm" | "xhtml" => Kind::Html,
        "md" | "markdown" => Kind::Markdown,
        "rss" | "atom" => Kind::Feed,
        "mbox" => Kind::Mbox,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &[u8], name: &str, kind: Kind) {
        assert_eq!(sniff(head, name), kind, "{name}");
    }

    #[test]
    fn content_comes_before_the_name() {
        check(b"\n{\"text\": \"a\"}\n{", "a.txt", Kind::Jsonl);
        check(b"{ is an odd start.", "a.txt", Kind::Text);
        check(b"\xef\xbb\xbf <!DOCTYPE HTML><p>", "a.txt", Kind::Html);
        check(b"<?xml version='1.0'?>\n<!-- x --><rss>", "a.html", Kind::Feed);
        check(b"<?xml version='1.0'?><html>", "a", Kind::Html);
        check(b"<?xml version='1.0'?><svg>", "a", Kind::Xml);
        check(b"<?xml version='1.0'?><a:feed xmlns:a='x'>", "a", Kind::Feed);
        check(b"<rss-reader>", "a", Kind::Text);
        check(b"<?xml version='1.0'?><opml version='2.0'>", "a", Kind::Opml);
        check(b"<opml>", "a.txt", Kind::Opml);
        check(b"<urlset xmlns='x'>", "a", Kind::Sitemap);
        check(b"<?xml version='1.0'?><sitemapindex>", "a.html", Kind::Sitemap);
        check(b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n", "a", Kind::Mhtml);
        check(b"MIME-Version: 1.0 is a line.\n\nIt is about multipart/related.", "a", Kind::Text);
        check(b"{\n \"version\" : \"https://jsonfeed.org/version/1\",", "a", Kind::Feed);
        check(b"{\"items\": [{\"id\": 1, \"content_text\": \"Fog\"}]}", "a", Kind::Feed);
        check(b"{\"text\": \"\\\"version\\\": \\\"https://jsonfeed.org/\\\"\"}", "a", Kind::Jsonl);
        check(b"WARC/1.0\r\n", "a", Kind::Warc);
        check(b"\x1f\x8b\x08", "a.txt", Kind::Gzip);
        check(b"From ana Mon\nSubject: x\n", "a", Kind::Mbox);
        check(b"From ana to Ortiz: letters.\nThe first.", "a", Kind::Text);
        check(b"a\0\0\0\0\0b\x01\x02", "a", Kind::Binary);
        check(b"\x05\x06 words and \x12\x13 more", "a.txt", Kind::Binary);
        check(b"\x1b[1mwords\x1b[0m and \x1b[2Kmore\x07\r\n", "a.txt", Kind::Text);
        check(b"x = 9 + y", "a", Kind::Text);
    }

    #[test]
    fn a_piece_of_a_page_is_a_page() {
        for piece in ["<p>Fog</p>", "<DIV class=a>Fog", "<!-- a -->\n<h1>Fog</h1>", "<body\n>", "<meta charset=x>"] {
            check(piece.as_bytes(), "a.txt", Kind::Html);
            check(piece.as_bytes(), "a.md", Kind::Markdown);
        }
        for words in ["<3 to all", "<Ann> Hello.", "<pier> is the word", "<a> is an element", "< p > q", "<p"] {
            check(words.as_bytes(), "a.txt", Kind::Text);
        }
    }

    #[test]
    fn an_element_from_beginning_to_end_is_xml() {
        check(b"<note a='1'>\n<to>Ann</to></note >\n", "a", Kind::Xml);
        check(b"<note>Fog</note> and more", "a", Kind::Text);
        check(b"<3 and </3>", "a", Kind::Text);
    }

    #[test]
    fn the_name_decides_where_the_content_does_not() {
        check(b"words", "a.jsonl", Kind::Jsonl);
        check(b"<p>words", "a.HTM", Kind::Html);
        check(b"# words", "a.md", Kind::Markdown);
        check(b"", "a", Kind::Text);
    }
}
