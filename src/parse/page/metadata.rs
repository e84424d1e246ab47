//! What a page says about itself, apart from its words: structures that the
//! publisher filled in for search engines and for those who share the page.
//!
//! The tree of a page goes in; the fields of an article come out, each with
//! where it was read. They are trusted in the order of [`Evidence`], and a field
//! about which none of them speaks stays empty: the lines that a reader sees are
//! looked at later, and a wrong field is worse than none.
//!
//! [`head`] goes over the tree once and notes what may matter, [`keys`] lists
//! the names that values have there; [`work`] is what schema.org says about one
//! work, read by [`json_ld`] (mended by [`repair`]) and by [`microdata`];
//! [`fields`] decides between the sources of each field; [`stamp`], [`names`],
//! [`title`] and [`address`] make sense of single values.

mod address;
mod fields;
mod head;
mod json_ld;
mod keys;
mod microdata;
mod names;
mod repair;
mod stamp;
mod title;
mod work;

use url::Url;

use self::fields::{Said, Sources};
use super::tree::Tree;
use crate::model::{Evidence, Metadata, MetadataField};
use crate::parse::Stated;

/// What a page says about the article that it holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct About {
    /// The fields of the article, and where each was read.
    pub(crate) stated: Stated,
    /// The address that the page itself names as its own, fit to tell it from
    /// every other page: never the front page of a site.
    pub(crate) canonical: Option<String>,
    /// The words of the article as a structure of the page gives them: to be
    /// checked against what is seen, not to be trusted. They are as they stand
    /// in the page, not yet safe to show.
    pub(crate) body: Option<String>,
    /// The page says that its article, or a part of it, is for subscribers.
    pub(crate) walled: bool,
    /// The author that is stated is the publisher itself: a byline in the text
    /// would say more.
    pub(crate) by_publisher: bool,
}

/// What a page says about itself; `stated`, the fields of a record that holds
/// the page, wins over all of it. Addresses are relative to `base`, or else to
/// the address that the record states.
pub(crate) fn metadata(tree: &Tree, base: Option<&Url>, stated: Stated) -> About {
    let sources = Sources::of(tree, base, stated.url.as_deref());
    let mut evidence = Metadata::new();
    let mut keep = Keep { record: &stated.evidence, evidence: &mut evidence };
    let publisher = keep.field(MetadataField::Publisher, stated.publisher, || sources.publisher());
    let url = keep.field(MetadataField::Url, stated.url, || sources.url());
    let site = sources.site(publisher.as_deref(), url.as_deref());
    let title = keep.field(MetadataField::Title, stated.title, || sources.title(&site));
    let of_page = stated.author.is_none();
    let author = keep.field(MetadataField::Byline, stated.author, || sources.author(&site));
    let first_day = keep.field(MetadataField::Published, stated.published, || sources.published());
    let updated = keep.field(MetadataField::Updated, stated.updated, || sources.updated(first_day.as_ref()));
    let stated_section = Some(stated.section).filter(|section| !section.is_empty());
    let section = keep.field(MetadataField::Section, stated_section, || sources.section(title.as_deref(), &site));
    let language = keep.field(MetadataField::Language, stated.language, || sources.language());
    About {
        canonical: sources.canonical(),
        by_publisher: of_page && author.as_deref().is_some_and(|author| site.contains(&title::squashed(author))),
        walled: sources.is_walled(),
        body: sources.body(),
        stated: Stated {
            title,
            publisher,
            author,
            url,
            section: section.unwrap_or_default(),
            language,
            published: first_day,
            updated,
            evidence,
        },
    }
}

/// Keeps where each field was read.
struct Keep<'a> {
    record: &'a Metadata,
    evidence: &'a mut Metadata,
}

impl Keep<'_> {
    /// What the record states, or else what the page says.
    fn field<T>(&mut self, field: MetadataField, record: Option<T>, page: impl FnOnce() -> Said<T>) -> Option<T> {
        let known = self.record.get(&field).copied().unwrap_or(Evidence::Record);
        let (evidence, value) = record.map(|value| (known, value)).or_else(page)?;
        self.evidence.insert(field, evidence);
        Some(value)
    }
}

#[cfg(test)]
mod tests;
