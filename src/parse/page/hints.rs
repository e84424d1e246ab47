//! What the names of an element hint at: publishers name their elements for
//! their own style sheets, in much the same words everywhere.

use std::sync::LazyLock;

use crate::parse::markup::Hints;

/// Words in names and what they hint at. A word ending in `*` stands for all
/// that begin so.
const WORDS: &[(&str, Hints)] = &[
    ("comment*", Hints::COMMENT),
    ("disqus*", Hints::COMMENT),
    ("livefyre*", Hints::COMMENT),
    ("respond", Hints::COMMENT),
    ("reply", Hints::COMMENT),
    ("replies", Hints::COMMENT),
    ("discussion", Hints::COMMENT),
    ("related*", Hints::RELATED),
    ("recommend*", Hints::RELATED),
    ("recirc*", Hints::RELATED),
    ("readmore", Hints::RELATED),
    ("morefrom", Hints::RELATED),
    ("seealso", Hints::RELATED),
    ("trending", Hints::RELATED),
    ("popular", Hints::RELATED),
    ("mostread", Hints::RELATED),
    ("mostpopular", Hints::RELATED),
    ("teaser*", Hints::RELATED),
    ("outbrain*", Hints::RELATED),
    ("taboola*", Hints::RELATED),
    ("zergnet*", Hints::RELATED),
    ("revcontent*", Hints::RELATED),
    ("upnext", Hints::RELATED),
    ("playlist", Hints::RELATED),
    ("similar", Hints::RELATED),
    ("latest", Hints::RELATED),
    ("headlines", Hints::RELATED),
    ("share", Hints::SHARE),
    ("shares", Hints::SHARE),
    ("sharebar", Hints::SHARE),
    ("sharetools", Hints::SHARE),
    ("sharelinks", Hints::SHARE),
    ("sharedaddy", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("social*", Hints::SHARE),
    ("addthis*", Hints::SHARE),
    ("addtoany*", Hints::SHARE),
    ("follow", Hints::SHARE),
    ("nav", Hints::NAVIGATION),
    ("navbar", Hints::NAVIGATION),
    ("navigation", Hints::NAVIGATION),
    ("menu*", Hints::NAVIGATION),
    ("breadcrumb*", Hints::NAVIGATION),
    ("crumbs", Hints::NAVIGATION),
    ("pagination", Hints::NAVIGATION),
    ("pager", Hints::NAVIGATION),
    ("skip", Hints::NAVIGATION),
    ("toolbar", Hints::NAVIGATION),
    ("toc", Hints::NAVIGATION),
    ("search", Hints::NAVIGATION),
    ("footer", Hints::FOOT),
    ("foot", Hints::FOOT),
    ("copyright", Hints::FOOT),
    ("colophon", Hints::FOOT),
    ("disclaimer", Hints::FOOT),
    ("disclosure", Hints::FOOT),
    ("contentinfo", Hints::FOOT),
    ("header", Hints::HEAD),
    ("masthead", Hints::HEAD),
    ("topbar", Hints::HEAD),
    ("sidebar*", Hints::SIDE),
    ("aside", Hints::SIDE),
    ("rail", Hints::SIDE),
    ("widget*", Hints::SIDE),
    ("complementary", Hints::SIDE),
    ("ad", Hints::ADVERTISEMENT),
    ("ads", Hints::ADVERTISEMENT),
    ("advert*", Hints::ADVERTISEMENT),
    ("adsense", Hints::ADVERTISEMENT),
    ("adslot", Hints::ADVERTISEMENT),
    ("dfp", Hints::ADVERTISEMENT),
    ("sponsor*", Hints::ADVERTISEMENT),
    ("promo*", Hints::ADVERTISEMENT),
    ("affiliate*", Hints::ADVERTISEMENT),
    ("commerce", Hints::ADVERTISEMENT),
    ("newsletter*", Hints::SUBSCRIBE),
    ("subscri*", Hints::SUBSCRIBE),
    ("signup", Hints::SUBSCRIBE),
    ("optin", Hints::SUBSCRIBE),
    ("paywall*", Hints::SUBSCRIBE),
    ("regwall*", Hints::SUBSCRIBE),
    ("mailchimp", Hints::SUBSCRIBE),
    ("cta", Hints::SUBSCRIBE),
    ("donat*", Hints::SUBSCRIBE),
    ("membership", Hints::SUBSCRIBE),
    ("author*", Hints::AUTHOR),
    ("byline*", Hints::AUTHOR),
    ("bio", Hints::AUTHOR),
    ("contributor*", Hints::AUTHOR),
    ("meta", Hints::FACTS),
    ("metadata", Hints::FACTS),
    ("date*", Hints::FACTS),
    ("timestamp*", Hints::FACTS),
    ("pubdate", Hints::FACTS),
    ("published", Hints::FACTS),
    ("postinfo", Hints::FACTS),
    ("kicker", Hints::FACTS),
    ("eyebrow", Hints::FACTS),
    ("tags", Hints::TAGS),
    ("taglist", Hints::TAGS),
    ("tagcloud", Hints::TAGS),
    ("topics", Hints::TAGS),
    ("keywords", Hints::TAGS),
    ("categories", Hints::TAGS),
    ("caption*", Hints::CAPTION),
    ("figcaption", Hints::CAPTION),
    ("credit*", Hints::CAPTION),
    ("photocredit", Hints::CAPTION),
    ("imagecredit", Hints::CAPTION),
    ("gallery", Hints::CAPTION),
    ("slideshow", Hints::CAPTION),
    ("hidden", Hints::HIDDEN),
    ("invisible", Hints::HIDDEN),
    ("cookie*", Hints::OVERLAY),
    ("consent", Hints::OVERLAY),
    ("gdpr", Hints::OVERLAY),
    ("modal", Hints::OVERLAY),
    ("popup", Hints::OVERLAY),
    ("overlay", Hints::OVERLAY),
    ("lightbox", Hints::OVERLAY),
    ("dialog", Hints::OVERLAY),
    ("pullquote*", Hints::PULL_QUOTE),
    ("button*", Hints::BUTTON),
    ("btn", Hints::BUTTON),
    ("article", Hints::BODY),
    ("story", Hints::BODY),
    ("post", Hints::BODY),
    ("entry", Hints::BODY),
    ("content", Hints::BODY),
    ("hentry", Hints::BODY),
    ("body", Hints::BODY),
    ("text", Hints::BODY),
    ("main", Hints::BODY),
    ("articlebody", Hints::ARTICLE_BODY),
    ("storybody", Hints::ARTICLE_BODY),
    ("storytext", Hints::ARTICLE_BODY),
    ("articletext", Hints::ARTICLE_BODY),
    ("articlecontent", Hints::ARTICLE_BODY),
    ("postcontent", Hints::ARTICLE_BODY),
    ("postbody", Hints::ARTICLE_BODY),
    ("entrycontent", Hints::ARTICLE_BODY),
    ("headline", Hints::HEADLINE),
    ("title", Hints::HEADLINE),
    ("standfirst", Hints::STANDFIRST),
    ("subtitle", Hints::STANDFIRST),
    ("subheadline", Hints::STANDFIRST),
    ("dek", Hints::STANDFIRST),
    ("deck", Hints::STANDFIRST),
    ("summary", Hints::STANDFIRST),
    ("tweet", Hints::EMBEDDED),
    ("twitter", Hints::EMBEDDED),
    ("instagram", Hints::EMBEDDED),
    ("footnote*", Hints::NOTES),
    ("references", Hints::NOTES),
    ("endnote*", Hints::NOTES),
    ("sources", Hints::NOTES),
];

/// The longest names that are read.
const LONGEST: usize = 400;
/// A name of more words is a sentence made into a name.
const MOST_WORDS: usize = 5;

/// What the names of an element hint at. Only letters and digits of ASCII make
/// words, so that bytes do.
pub(crate) fn hints(names: &str) -> Hints {
    let names = names.as_bytes().get(..LONGEST).unwrap_or(names.as_bytes());
    let mut folded = [0; LONGEST];
    names.split(u8::is_ascii_whitespace).fold(Hints::NONE, |found, name| found | of_name(name, &mut folded))
}

/// What one name hints at: its words, divided by marks or by capitals, stand
/// run together in `folded`, in lower case.
fn of_name(name: &[u8], folded: &mut [u8; LONGEST]) -> Hints {
    // Where each word begins and the last ends.
    let mut bounds = [0; MOST_WORDS + 1];
    let (mut length, mut words, mut small) = (0, 0, false);
    for byte in name.iter().copied().chain([b' ']) {
        let is_part = byte.is_ascii_alphanumeric();
        if !is_part || (byte.is_ascii_uppercase() && small) {
            small = false;
            if length > bounds[words] {
                if words == MOST_WORDS {
                    return Hints::NONE;
                }
                words += 1;
                bounds[words] = length;
            }
        }
        if let Some(slot) = folded.get_mut(length).filter(|_| is_part) {
            small |= byte.is_ascii_lowercase();
            *slot = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    let bounds = &bounds[..=words];
    // `article-body` and `most_read` are one word elsewhere.
    let pairs = bounds.windows(3).map(|bounds| (bounds[0], bounds[2]));
    let words = bounds.windows(2).map(|bounds| (bounds[0], bounds[1]));
    words.chain(pairs).fold(Hints::NONE, |found, (start, end)| found | lookup(&folded[start..end]))
}

/// A word of the table, whether all that begin so are meant, and the hint.
type Known = (&'static [u8], bool, Hints);

/// The words of the table by their first two letters: most words of names are
/// told apart by these.
static BY_START: LazyLock<Vec<Vec<Known>>> = LazyLock::new(|| {
    let mut starts = vec![Vec::new(); LETTERS * LETTERS];
    for (word, hint) in WORDS {
        let stem = word.trim_end_matches('*');
        if let Some(known) = start(stem.as_bytes()).and_then(|start| starts.get_mut(start)) {
            known.push((stem.as_bytes(), stem.len() < word.len(), *hint));
        }
    }
    starts
});

const LETTERS: usize = 26;

/// The number of a word's first two letters.
fn start(word: &[u8]) -> Option<usize> {
    let letter = |n: usize| word.get(n).filter(|byte| byte.is_ascii_lowercase()).map(|byte| usize::from(byte - b'a'));
    Some(letter(0)? * LETTERS + letter(1)?)
}

fn lookup(word: &[u8]) -> Hints {
    let known = start(word).and_then(|start| BY_START.get(start)).map_or(&[][..], Vec::as_slice);
    let is = |(stem, begins, _): &&Known| if *begins { word.starts_with(stem) } else { word == *stem };
    known.iter().filter(is).fold(Hints::NONE, |found, (.., hint)| found | *hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &str, wanted: Hints) {
        assert_eq!(hints(names), wanted, "{names}");
    }

    #[test]
    fn names_are_read_by_their_words() {
        check("article-body", Hints::BODY | Hints::ARTICLE_BODY);
        check("StoryBody", Hints::BODY | Hints::ARTICLE_BODY);
        check("comments_list", Hints::COMMENT);
        check("c-most_read", Hints::RELATED);
        check("load shadow badge", Hints::NONE);
        check("ad", Hints::ADVERTISEMENT);
        check("how-the-comments-came-to-be", Hints::NONE);
        check("", Hints::NONE);
    }
}
