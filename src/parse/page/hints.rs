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

/// What the names of an element hint at.
pub(crate) fn hints(names: &str) -> Hints {
    let mut end = names.len().min(LONGEST);
    while !names.is_char_boundary(end) {
        end -= 1;
    }
    let mut found = Hints::NONE;
    let mut folded = String::new();
    for name in names[..end].split_ascii_whitespace() {
        let words = split(name, &mut folded);
        let Some(words) = words.get(..words.len().min(MOST_WORDS + 1)).filter(|words| words.len() <= MOST_WORDS) else {
            continue;
        };
        for (n, (start, end)) in words.iter().enumerate() {
            found |= lookup(&folded[*start..*end]);
            // `article-body` and `most_read` are one word elsewhere.
            if let Some((_, next)) = words.get(n + 1) {
                found |= lookup(&folded[*start..*next]);
            }
        }
    }
    found
}

/// The words of a name, divided by marks or by capitals: where each stands in
/// `folded`, which takes them run together in lower case.
fn split(name: &str, folded: &mut String) -> Vec<(usize, usize)> {
    folded.clear();
    let mut words = Vec::new();
    let (mut start, mut small) = (0, false);
    for byte in name.bytes() {
        if !byte.is_ascii_alphanumeric() || (byte.is_ascii_uppercase() && small) {
            if folded.len() > start {
                words.push((start, folded.len()));
            }
            (start, small) = (folded.len(), false);
        }
        if byte.is_ascii_alphanumeric() {
            small |= byte.is_ascii_lowercase();
            folded.push(char::from(byte.to_ascii_lowercase()));
        }
    }
    if folded.len() > start {
        words.push((start, folded.len()));
    }
    words
}

/// The words of the table by their first letter.
static BY_LETTER: LazyLock<[Vec<(&'static str, Hints)>; 26]> = LazyLock::new(|| {
    let mut letters = std::array::from_fn(|_| Vec::new());
    for &(word, hint) in WORDS {
        if let Some(letter) = letters.get_mut(letter(word)) {
            letter.push((word, hint));
        }
    }
    letters
});

/// The place of its first letter in the alphabet; past it for anything else.
fn letter(word: &str) -> usize {
    usize::from(word.bytes().next().unwrap_or(0).wrapping_sub(b'a'))
}

fn lookup(word: &str) -> Hints {
    let known = BY_LETTER.get(letter(word)).map_or(&[][..], Vec::as_slice);
    let is = |known: &str| known.strip_suffix('*').map_or(known == word, |stem| word.starts_with(stem));
    known.iter().filter(|(known, _)| is(known)).fold(Hints::NONE, |found, (_, hint)| found | *hint)
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
