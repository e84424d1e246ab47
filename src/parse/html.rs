//! Markup taken off a web page: its words, a line for each block. Linear in
//! the size of the page and without a tree, so that no page is too deep.

/// Whether nobody reads the content of an element.
fn is_dropped(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "noscript" | "svg" | "iframe" | "head" | "select" | "textarea")
}

/// Whether an element begins and ends a paragraph.
fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "article"
            | "section"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "dl"
            | "table"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "form"
            | "hr"
            | "body"
            | "address"
            | "details"
    )
}

/// Whether an element begins a line.
fn is_line(name: &str) -> bool {
    matches!(name, "br" | "li" | "tr" | "dt" | "dd" | "option" | "summary" | "caption" | "td" | "th")
}

/// A page of more lines than this keeps its words and loses its line breaks.
const MOST_LINES: usize = 20_000;

/// The words of a page.
///
/// ```
/// assert_eq!(attache::parse::html::strip("<p>One &amp; two</p><p>three<br>four"), "One & two\n\nthree\nfour");
/// ```
pub fn strip(html: &str) -> String {
    let mut out = Words::default();
    let mut ends = Ends::new(html);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.text(&rest[..at]);
        let markup = &rest[at..];
        rest = match ends.tag(markup) {
            Some((name, closing, after)) => {
                let name = name.as_str();
                out.begin(name);
                if !closing && is_dropped(name) { ends.skip_element(after, name) } else { after }
            }
            None if markup.starts_with("<!") || markup.starts_with("<?") => ends.skip_declaration(markup),
            None => {
                out.text("<");
                &markup[1..]
            }
        };
    }
    out.text(rest);
    out.text.truncate(out.text.trim_end().len());
    out.text
}

/// The text so far, white space folded as a browser does.
#[derive(Default)]
struct Words {
    text: String,
    gap: &'static str,
    lines: usize,
}

impl Words {
    fn begin(&mut self, name: &str) {
        if self.lines > MOST_LINES {
            self.gap = " ";
        } else if is_paragraph(name) {
            self.gap = "\n\n";
        } else if is_line(name) && self.gap != "\n\n" {
            self.gap = "\n";
        }
    }

    fn text(&mut self, raw: &str) {
        if raw.starts_with(char::is_whitespace) && self.gap.is_empty() {
            self.gap = " ";
        }
        for word in raw.split_whitespace() {
            if !self.text.is_empty() {
                self.text.push_str(self.gap);
                self.lines += usize::from(self.gap.len() > 1 || self.gap == "\n");
            }
            push_decoded(&mut self.text, word);
            self.gap = " ";
        }
        if !raw.is_empty() && !raw.ends_with(char::is_whitespace) && self.gap == " " {
            self.gap = "";
        }
    }
}

/// The name of a tag in lower case; longer names than any real one are cut.
struct Name([u8; 12], usize);

impl Name {
    fn new(raw: &str) -> Self {
        let mut name = [0; 12];
        let len = raw.len().min(name.len());
        for (to, from) in name.iter_mut().zip(raw.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        Self(name, len)
    }

    fn as_str(&self) -> &str {
        self.0.get(..self.1).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or("")
    }
}

/// Finds where things end, and knows what ends no more: looking again each
/// time would take as long as the page for each of them.
struct Ends {
    /// Bytes of the page from the last `>` on; what begins among them is not closed.
    unclosed_tags: usize,
    /// Whether no comment ends any more.
    open_comments: bool,
    /// Elements whose end tag comes no more.
    open_elements: Vec<String>,
    /// How many more bytes may be looked at in search of the end of a tag with
    /// quotation marks.
    looks: usize,
}

impl Ends {
    fn new(html: &str) -> Self {
        let unclosed_tags = html.len() - html.rfind('>').map_or(0, |at| at + 1);
        Self { unclosed_tags, open_comments: false, open_elements: Vec::new(), looks: 4 * html.len() + 4096 }
    }

    /// The name of the tag that `markup` begins with, whether it closes, and
    /// what follows it. A tag that never ends is text.
    fn tag<'a>(&mut self, markup: &'a str) -> Option<(Name, bool, &'a str)> {
        if markup.len() <= self.unclosed_tags {
            return None;
        }
        let body = markup.strip_prefix('<')?;
        let (closing, body) = match body.strip_prefix('/') {
            Some(body) => (true, body),
            None => (false, body),
        };
        if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = body.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(body.len());
        let name = Name::new(&body[..name_end]);
        let mut quote = None;
        // A `>` in a quoted attribute ends nothing; a tag longer than any real
        // one has lost its end.
        for (at, byte) in body.bytes().enumerate().skip(name_end).take(self.looks.min(64 * 1024)) {
            match (quote, byte) {
                (None, b'>') => return Some((name, closing, &body[at + 1..])),
                (None, b'"' | b'\'') if body.as_bytes().get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
                (Some(open), byte) if byte == open => quote = None,
                _ => {}
            }
            self.looks -= 1;
        }
        // Without its closing quotation mark the attribute ends with the first `>`.
        let end = body.find('>')?;
        (end >= name_end).then(|| (name, closing, &body[end + 1..]))
    }

    /// What follows the end tag of `name`.
    fn skip_element<'a>(&mut self, after: &'a str, name: &str) -> &'a str {
        let mut rest = if self.open_elements.iter().any(|open| open == name) { "" } else { after };
        while let Some(at) = rest.find("</") {
            let body = &rest[at + 2..];
            if body.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
                return body.find('>').map_or("", |end| &body[end + 1..]);
            }
            rest = body;
        }
        // Never closed: what follows is shown rather than lost.
        if !self.open_elements.iter().any(|open| open == name) {
            self.open_elements.push(name.to_owned());
        }
        after
    }

    fn skip_declaration<'a>(&mut self, markup: &'a str) -> &'a str {
        let is_comment = markup.starts_with("<!--");
        let end = if is_comment { "-->" } else { ">" };
        let known = if is_comment { self.open_comments } else { markup.len() <= self.unclosed_tags };
        let found = if known { None } else { markup.find(end) };
        self.open_comments |= is_comment && found.is_none();
        found.map_or(&markup[2..], |at| &markup[at + end.len()..])
    }
}

/// Names that articles use, and their characters.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sect", '§'),
    ("deg", '°'),
    ("times", '×'),
    ("frac12", '½'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("iacute", 'í'),
    ("uacute", 'ú'),
    ("oslash", 'ø'),
    ("aring", 'å'),
    ("shy", '\u{ad}'),
    ("zwnj", '\u{200c}'),
    ("thinsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
];

/// Adds a word with its character references read.
fn push_decoded(out: &mut String, word: &str) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let body = &rest[at + 1..];
        // The longest name that is read has few letters.
        let reference = body.bytes().take(12).position(|b| b == b';').and_then(|end| Some((body.get(..end)?, end)));
        if let Some((c, end)) = reference.and_then(|(name, end)| Some((character(name)?, end))) {
            out.push(c);
            rest = &body[end + 1..];
        } else {
            out.push('&');
            rest = body;
        }
    }
    out.push_str(rest);
}

fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(known, _)| *known == name).map(|&(_, c)| c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        // Numbers of Windows-1252 are what writers of such references meant.
        0x80..=0x9f => encoding_rs::WINDOWS_1252.decode(&[code as u8]).0.chars().next(),
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(html: &str, words: &str) {
        assert_eq!(strip(html), words, "{html}");
    }

    #[test]
    fn blocks_break_lines_and_words_stay_whole() {
        check("<h1>Ferry <em>talks</em></h1>\n<p>A <a href='x>y'>li</a>ne.</p>", "Ferry talks\n\nA line.");
        check("<ul><li>one<li>two</ul>after", "one\ntwo\n\nafter");
        check("a<b> b</b> c", "a b c");
    }

    #[test]
    fn what_nobody_reads_is_dropped() {
        check("<head><title>t</title></head><script>if (a</b) {}</script>x<!-- no > -->y<style>p{}</STYLE>z", "xyz");
        check("<!doctype html><?php x ?>words", "words");
    }

    #[test]
    fn references_become_characters() {
        check(
            "Tom &amp; Ann&#8217;s caf&eacute; &#x2014; &#147;no&#148; &unknown; &",
            "Tom & Ann’s café — “no” &unknown; &",
        );
    }

    #[test]
    fn broken_markup_loses_no_words() {
        check("1 < 2 and <p", "1 < 2 and <p");
        check("<script>never closed", "never closed");
        check("<a href=\"x>words", "words");
        check("<!-- open words", "-- open words");
    }

    #[test]
    fn what_never_ends_is_looked_for_once() {
        for shape in ["<!--", "<style></x>", "<a ", "<a x=\"", "<a x='\">", "<!x", "<script><b y='"] {
            let words = strip(&format!("{}fog", shape.repeat(200_000)));
            assert!(words.ends_with("fog"), "{shape}");
        }
    }

    #[test]
    fn a_page_of_too_many_lines_keeps_its_words() {
        let words = strip(&"<p>fog".repeat(50_000));
        assert_eq!(words.split_whitespace().count(), 50_000);
        assert!(words.lines().count() < 50_000);
    }

    proptest! {
        #[test]
        fn any_markup_is_read(html in "(<|>|&|;|#|/|!|-|\"|=|p|script|é|\u{2028}|\\PC){0,60}") {
            strip(&html);
        }
    }
}
