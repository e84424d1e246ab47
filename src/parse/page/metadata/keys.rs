//! The names under which `meta` elements state each field, letters and digits
//! alone, the most trusted first. Those made like the Open Graph protocol, for
//! sharing or for a service that counts readers, are kept by machines; the
//! others were typed by somebody, some time.

/// Names under which a value may stand.
pub(super) type Keys = &'static [&'static str];

pub(super) const OG_TITLE: Keys =
    &["ogtitle", "twittertitle", "dctitle", "dctermstitle", "dctermtitle", "parselytitle", "sailthrutitle"];
pub(super) const TITLE: Keys = &["headline", "title"];
pub(super) const OG_URL: Keys = &["ogurl"];
pub(super) const OG_SITE: Keys = &["ogsitename"];
pub(super) const OG_PUBLISHER: Keys = &["ogsitename", "articlepublicationname", "dcpublisher", "dctermspublisher"];
pub(super) const PUBLISHER: Keys = &["publisher", "sourceorganization"];
pub(super) const PROGRAM: Keys = &["applicationname", "applemobilewebapptitle"];
pub(super) const OG_AUTHOR: Keys = &[
    "articleauthor",
    "articleauthorname",
    "ogarticleauthor",
    "ogauthor",
    "parselyauthor",
    "sailthruauthor",
    "cxenseparseauthor",
    "dccreator",
    "dctermscreator",
    "dctermcreator",
];
pub(super) const AUTHOR: Keys = &["author", "authors", "authorname", "byl", "byline", "creator", "contentcreator"];
pub(super) const OG_PUBLISHED: Keys = &[
    "articlepublishedtime",
    "ogarticlepublishedtime",
    "articlepublished",
    "ogpublishedtime",
    "articledateoriginal",
    "parselypubdate",
    "sailthrudate",
    "cxenseparserecspublishtime",
    "cxenseparsepublishtime",
    "rnewsdatepublished",
    "dcdateissued",
    "dctermsissued",
    "dcdate",
    "dctermsdate",
    "prismpublicationdate",
];
pub(super) const PUBLISHED: Keys = &[
    "datepublished",
    "pubdate",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "originalpublicationdate",
    "displaydate",
    "releasedate",
    "date",
    "ptime",
];
pub(super) const OG_UPDATED: Keys = &[
    "articlemodifiedtime",
    "ogarticlemodifiedtime",
    "articlemodified",
    "articleupdated",
    "articledateupdated",
    "ogupdatedtime",
    "dctermsmodified",
    "dcdatemodified",
];
pub(super) const UPDATED: Keys = &["datemodified", "modifieddate", "updateddate", "dateupdated", "lastmod"];
pub(super) const OG_SECTION: Keys =
    &["articlesection", "ogarticlesection", "parselysection", "sailthrusection", "prismsection"];
pub(super) const SECTION: Keys = &["section", "category", "pagesection"];
pub(super) const OG_LANGUAGE: Keys = &["oglocale"];
pub(super) const LANGUAGE: Keys = &["contentlanguage", "language", "dclanguage"];
pub(super) const TIER: Keys = &["articlecontenttier"];
