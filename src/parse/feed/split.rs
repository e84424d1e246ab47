//! Where the items of a feed begin. Each is then read by itself, so that what
//! is wrong in one of them stays there.

use memchr::memmem;

use super::element::CDATA;

/// The pieces of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    /// Where each item begins.
    starts: Vec<usize>,
}

impl<'a> Pieces<'a> {
    /// The pieces of `text`, whose items have one of these names; all of them
    /// have the prefix of the first.
    pub(super) fn of(text: &'a str, names: &[&str]) -> Self {
        let starts = names.iter().map(|name| starts(text, name)).find(|starts| !starts.is_empty());
        Self { text, starts: starts.unwrap_or_default() }
    }

    /// How many items there are.
    pub(super) fn count(&self) -> usize {
        self.starts.len()
    }

    /// What stands before the first item.
    pub(super) fn head(&self) -> &'a str {
        let end = self.starts.first().copied().unwrap_or(self.text.len());
        self.text.get(..end).unwrap_or("")
    }

    /// The items, each with what follows it up to the next, and its line.
    pub(super) fn items(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let (mut line, mut counted) = (1, 0);
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        self.starts.iter().zip(ends).map(move |(&start, end)| {
            line += newlines(self.text.get(counted..start).unwrap_or(""));
            counted = start;
            (line, self.text.get(start..end).unwrap_or(""))
        })
    }
}

fn newlines(text: &str) -> usize {
    text.bytes().filter(|b| *b == b'\n').count()
}

fn starts(text: &str, name: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut prefix = None;
    // Where the last item began, or what hides tags ended.
    let mut last = 0;
    for at in memmem::find_iter(text.as_bytes(), name) {
        let Some(start) = tag_start(text, at, at + name.len(), last) else { continue };
        let own = text.get(start..at);
        if prefix.is_some() && prefix != Some(own) {
            continue;
        }
        if let Some(end) = hidden(text, last, start) {
            last = end;
        } else {
            prefix = Some(own);
            starts.push(start);
            last = start;
        }
    }
    starts
}

/// The longest prefix that a name is looked for with.
const PREFIX: usize = 32;

/// Where the start tag begins whose name without prefix is `from..to`.
fn tag_start(text: &str, from: usize, to: usize, last: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if from < last + usize::from(last > 0) || !matches!(bytes.get(to)?, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n') {
        return None;
    }
    let before = from.checked_sub(1)?;
    match bytes.get(before)? {
        b'<' => Some(before),
        b':' => {
            let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
            let length = bytes.get(..before)?.iter().rev().take(PREFIX).take_while(|b| name(b)).count();
            let start = (before - length).checked_sub(1)?;
            (bytes.get(start) == Some(&b'<') && start >= last).then_some(start)
        }
        _ => None,
    }
}

/// Where the comment, section or document type ends that a tag at `at` stands
/// in, looking back as far as `from`. One that begins anew before it ends has
/// lost its end, and hides nothing.
fn hidden(text: &str, from: usize, at: usize) -> Option<usize> {
    let before = text.get(from..at)?;
    [(CDATA, "]]>"), ("<!--", "-->"), ("<!DOCTYPE", "]>")].into_iter().find_map(|(open, close)| {
        let opened = before.rfind(open)?;
        if before.get(opened..)?.contains(close) || open == "<!DOCTYPE" && !before.get(opened..)?.contains('[') {
            return None;
        }
        let after = text.get(at..)?;
        let until = after.find(open).unwrap_or(after.len());
        Some(at + after.get(..until)?.find(close)? + close.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, items: &[&str]) {
        let pieces = Pieces::of(text, &["item", "entry"]);
        assert_eq!(pieces.items().map(|(_, item)| item).collect::<Vec<_>>(), items, "{text}");
    }

    #[test]
    fn an_item_goes_up_to_the_next() {
        check("<rss><item>a</item> <item b='c'>d</item></rss>", &["<item>a</item> ", "<item b='c'>d</item></rss>"]);
        check("<items/><a:entry>b</a:entry><entry>c", &["<a:entry>b</a:entry><entry>c"]);
        check("an item: <itemised> or item> or </item>", &[]);
    }

    #[test]
    fn what_is_in_a_comment_a_section_or_a_document_type_is_no_item() {
        check("<!-- <item>a</item> --><item>b", &["<item>b"]);
        check("<!DOCTYPE rss [<!ENTITY a '<item>']><item>b", &["<item>b"]);
        check(
            "<item><![CDATA[<item>a</item>]]></item><item>b",
            &["<item><![CDATA[<item>a</item>]]></item>", "<item>b"],
        );
    }

    #[test]
    fn a_section_that_lost_its_end_hides_no_item() {
        check(
            "<item><![CDATA[a]]X</item><item><![CDATA[b]]></item>",
            &["<item><![CDATA[a]]X</item>", "<item><![CDATA[b]]></item>"],
        );
    }

    #[test]
    fn lines_are_counted() {
        let pieces = Pieces::of("<rss>\n<item>\n</item><item/>\n\n<item/>", &["item"]);
        assert_eq!(pieces.items().map(|(line, _)| line).collect::<Vec<_>>(), [2, 3, 5]);
        assert_eq!(pieces.head(), "<rss>\n");
    }

    proptest! {
        #[test]
        fn nothing_after_the_head_is_lost(text in "(<item>|</item>|<a:item |<!\\[CDATA\\[|\\]\\]>|<!--|-->|é|\n|x){0,30}") {
            let pieces = Pieces::of(&text, &["item"]);
            let whole: String = [pieces.head()].into_iter().chain(pieces.items().map(|(_, item)| item)).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
