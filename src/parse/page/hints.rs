//! What the names of an element hint at: publishers name their elements for
//! their own style sheets, in much the same words everywhere.

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
    ("share*", Hints::SHARE),
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

/// What the names of an element hint at.
pub(crate) fn hints(names: &str) -> Hints {
    let mut end = names.len().min(LONGEST);
    while !names.is_char_boundary(end) {
        end -= 1;
    }
    let mut found = Hints::NONE;
    for name in names[..end].split_ascii_whitespace() {
        let mut words: Vec<String> = Vec::new();
        split(name, &mut words);
        for (n, word) in words.iter().enumerate() {
            found |= lookup(word);
            // `article-body` and `most_read` are one word elsewhere.
            if let Some(next) = words.get(n + 1) {
                found |= lookup(&format!("{word}{next}"));
            }
        }
    }
    found
}

/// The words of a name: divided by marks, or by capitals.
fn split(name: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && small) {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            small = false;
        }
        if c.is_ascii_alphanumeric() {
            small |= c.is_ascii_lowercase();
            word.push(c.to_ascii_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
}

fn lookup(word: &str) -> Hints {
    let first = word.bytes().next();
    WORDS
        .iter()
        .filter(|(known, _)| known.bytes().next() == first)
        .filter(|(known, _)| known.strip_suffix('*').map_or(*known == word, |stem| word.starts_with(stem)))
        .fold(Hints::NONE, |found, (_, hint)| found | *hint)
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
        check("", Hints::NONE);
    }
}
