//! Where the fields of an article were read: a date that the publisher's own
//! record gives is worth more than one found in a line of text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// For each field that an article states, where it was read.
pub type Metadata = BTreeMap<MetadataField, Evidence>;

/// A field of an article that can be read in several places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MetadataField {
    /// The headline.
    Title,
    /// The sentence below the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Who published it.
    Publisher,
    /// The sections it stands in.
    Section,
    /// Its own address.
    Url,
    /// Its language.
    Language,
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
}

/// Where a field was read, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A field of its own: of a record in jsonl, a feed's entry, front matter.
    Record,
    /// A schema.org object in a script of the page.
    JsonLd,
    /// A property of the Open Graph protocol, or one made like it.
    OpenGraph,
    /// A schema.org property on an element.
    Microdata,
    /// Another `meta` or `link` element, or an attribute of the page.
    Meta,
    /// A `time` element.
    Time,
    /// The `title` element of the page.
    TitleElement,
    /// A line of the text.
    Text,
    /// The article's own address.
    Address,
    /// Not stated: told from the words.
    Detected,
}
