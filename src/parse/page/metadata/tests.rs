//! Whole pages, small ones: who is believed about each field.

use super::*;
use crate::model::Stamp;
use crate::parse::page::tree;

fn about(page: &str) -> About {
    let tree = tree::parse(page).expect("a tree");
    metadata(&tree, None, Stated::default())
}

/// A field as `evidence: value`.
fn said(page: &str, field: MetadataField) -> String {
    let stated = about(page).stated;
    let value = match field {
        MetadataField::Title => stated.title,
        MetadataField::Byline => stated.author,
        MetadataField::Publisher => stated.publisher,
        MetadataField::Section => Some(stated.section.join(" > ")),
        MetadataField::Url => stated.url,
        MetadataField::Language => stated.language,
        MetadataField::Published => stated.published.map(|stamp| stamp.to_string()),
        MetadataField::Updated => stated.updated.map(|stamp| stamp.to_string()),
        MetadataField::Standfirst => None,
    };
    match stated.evidence.get(&field) {
        Some(evidence) => format!("{evidence:?}: {}", value.unwrap_or_default()),
        None => String::new(),
    }
}

fn check(field: MetadataField, cases: &[(&str, &str)]) {
    for (page, expected) in cases {
        assert_eq!(said(page, field), *expected, "{page}");
    }
}

/// Everything that can state a date, the most trusted first.
const DATES: [&str; 5] = [
    r#"<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-03-01"}</script>"#,
    "<meta property=article:published_time content=2024-03-02>",
    "<b itemprop=datePublished content=2024-03-03></b>",
    "<meta name=pubdate content=2024-03-04>",
    "<article><h1>Ferry</h1><time datetime=2024-03-05></time></article>",
];

#[test]
fn the_more_trusted_source_wins_whatever_the_order_on_the_page() {
    let names = ["JsonLd", "OpenGraph", "Microdata", "Meta", "Time"];
    for (first, name) in names.iter().enumerate() {
        let page: String = DATES[first..].iter().rev().copied().collect();
        assert_eq!(said(&page, MetadataField::Published), format!("{name}: 2024-03-0{}", first + 1));
    }
}

#[test]
fn the_record_wins_over_the_page() {
    let tree = tree::parse("<title>Ferry aground</title><meta property=og:locale content=de_DE>").expect("a tree");
    let stated = Stated { title: Some("Ferry".into()), published: Stamp::parse("2024"), ..Stated::default() };
    let stated = metadata(&tree, None, stated).stated;
    assert_eq!((stated.title.as_deref(), stated.language.as_deref()), (Some("Ferry"), Some("de")));
    let evidence = |field| stated.evidence.get(&field).copied();
    assert_eq!(evidence(MetadataField::Title), Some(Evidence::Record));
    assert_eq!(evidence(MetadataField::Published), Some(Evidence::Record));
    assert_eq!(evidence(MetadataField::Language), Some(Evidence::OpenGraph));
    assert_eq!(evidence(MetadataField::Byline), None);
}

#[test]
fn what_nobody_states_stays_empty() {
    assert_eq!(about("<p>By Ann Lee, 14 March 2024"), About::default());
    assert_eq!(about(""), About::default());
}

#[test]
fn a_date_that_cannot_be_read_gives_way_to_one_that_can() {
    check(
        MetadataField::Published,
        &[
            (
                "<meta property=article:published_time content=soon><meta name=date content=2024-03-14>",
                "Meta: 2024-03-14",
            ),
            ("<meta property=article:published_time content=0001-01-01T00:00:00>", ""),
        ],
    );
}

#[test]
fn a_time_or_a_zone_that_another_adds_is_taken() {
    let page = |other: &str| {
        format!("<meta property=article:published_time content=2024-03-14><meta name=date content='{other}'>")
    };
    assert_eq!(said(&page("2024-03-14 09:30Z"), MetadataField::Published), "Meta: 2024-03-14T09:30:00Z");
    assert_eq!(said(&page("2024-03-15 09:30Z"), MetadataField::Published), "OpenGraph: 2024-03-14");
}

#[test]
fn a_publisher_that_the_title_names_is_believed_before_an_agency() {
    let agency =
        r#"<script type=application/ld+json>{"@type": "Article", "publisher": {"name": "Wire Agency"}}</script>"#;
    let site = "<meta property=og:site_name content='Harbour Post | The daily'>";
    let page = |title: &str| format!("<title>{title}</title>{agency}{site}");
    assert_eq!(said(&page("Ferry aground - Harbour Post"), MetadataField::Publisher), "OpenGraph: Harbour Post");
    assert_eq!(said(&page("Ferry aground"), MetadataField::Publisher), "JsonLd: Wire Agency");
    assert_eq!(said(&page("Ferry aground - WA"), MetadataField::Publisher), "JsonLd: Wire Agency");
}

#[test]
fn nothing_is_changed_before_it_is_published() {
    let page = |updated: &str| {
        format!("<meta name=date content=2024-03-14><meta property=article:modified_time content={updated}>")
    };
    assert_eq!(said(&page("2024-03-15T09:30"), MetadataField::Updated), "OpenGraph: 2024-03-15T09:30");
    assert_eq!(said(&page("2024-03-13T09:30"), MetadataField::Updated), "");
}

#[test]
fn titles_are_those_of_the_article() {
    check(
        MetadataField::Title,
        &[
            (
                "<title>Ferry runs aground | Harbour Post</title><meta property=og:site_name content='Harbour Post'>",
                "TitleElement: Ferry runs aground",
            ),
            (
                "<title>Ferry runs aground - Post</title><link rel=canonical href=https://www.post.example/a>",
                "TitleElement: Ferry runs aground",
            ),
            (
                "<title>World - Post</title><meta name=twitter:title content='Ferry runs aground'>",
                "OpenGraph: Ferry runs aground",
            ),
            (
                r#"<h1>Ferry</h1><script type=application/ld+json>{"@type":"Article","headline":"Tea &amp;amp; &#8220;ferry&#8221;"}</script><title>Ferry</title>"#,
                "TitleElement: Ferry",
            ),
        ],
    );
}

#[test]
fn a_person_is_believed_before_the_name_of_the_site() {
    let site = r#"<script type=application/ld+json>{"@type": "Article", "author": {"@type": "Organization", "name": "Harbour Post"},
        "publisher": {"name": "Harbour Post"}}</script>"#;
    assert_eq!(said(&format!("{site}<meta name=author content='By Ann Lee'>"), MetadataField::Byline), "Meta: Ann Lee");
    assert_eq!(said(site, MetadataField::Byline), "JsonLd: Harbour Post");
    assert!(about(site).by_publisher);
    let page =
        "<meta property=article:author content='https://social.example/ann'><meta name=author content='Ann Lee'>";
    assert_eq!(said(page, MetadataField::Byline), "Meta: Ann Lee");
    assert!(!about(page).by_publisher);
}

#[test]
fn the_address_is_the_one_linked_unless_it_is_a_front_page() {
    check(
        MetadataField::Url,
        &[
            (
                "<link rel=canonical href=https://post.example/a><meta property=og:url content=https://post.example/b>",
                "Meta: https://post.example/a",
            ),
            (
                "<link rel=canonical href=https://post.example/><meta property=og:url content=https://post.example/b>",
                "OpenGraph: https://post.example/b",
            ),
            ("<base href=https://post.example/x/><link rel=canonical href=../a>", "Meta: https://post.example/a"),
            ("<link rel=canonical href=/a>", ""),
            ("<meta property=og:url content=javascript:x>", ""),
        ],
    );
    let canonical = |page: &str| about(page).canonical;
    assert_eq!(canonical("<link rel=canonical href=https://post.example/>"), None);
    assert_eq!(
        canonical("<link rel=canonical href=https://post.example/a>").as_deref(),
        Some("https://post.example/a")
    );
}

#[test]
fn sections_come_from_the_trail_where_none_is_stated() {
    let trail = r#"<meta property=og:title content='Ferry aground'><script type=application/ld+json>{"@type": "BreadcrumbList", "itemListElement": [
        {"position": 1, "name": "Home"}, {"position": 2, "name": "World"}, {"position": 3, "name": "Ferry aground"}]}</script>"#;
    let stated = "<meta property=article:section content=world-news>";
    assert_eq!(said(trail, MetadataField::Section), "JsonLd: World");
    assert_eq!(said(&format!("{trail}{stated}"), MetadataField::Section), "OpenGraph: World news");
}

#[test]
fn a_language_is_believed_if_all_agree() {
    check(
        MetadataField::Language,
        &[
            ("<html lang=en-GB><meta property=og:locale content=en_US>", "OpenGraph: en"),
            ("<html lang=en><meta property=og:locale content=pt_BR>", ""),
            ("<html lang=fr>", "Meta: fr"),
        ],
    );
}

#[test]
fn an_article_among_several_is_told_by_its_headline() {
    let page = r#"<title>Ferry runs aground in fog</title><script type=application/ld+json>{"@graph": [
        {"@type": "Article", "headline": "Harvest begins early", "author": "Bo Ek", "isAccessibleForFree": false},
        {"@type": "Article", "headline": "Ferry runs aground", "author": "Ann Lee", "articleBody": "Words.",}
        {"@type": "Article", "headline": "Fish is dear", "author": "Cy Orr"}]}</script>"#;
    let broken = about(page);
    assert_eq!(broken.stated.author, None);
    let about = about(&page.replace(",}\n", "},\n"));
    assert_eq!((about.stated.author.as_deref(), about.walled), (Some("Ann Lee"), false));
    assert_eq!(about.body.as_deref(), Some("Words."));
}

#[test]
fn a_page_says_that_it_is_for_subscribers() {
    assert!(about("<meta property=article:content_tier content=locked>").walled);
    assert!(!about("<meta property=article:content_tier content=metered>").walled);
    assert!(
        about(
            "<div itemscope itemtype=https://schema.org/Article><meta itemprop=isAccessibleForFree content=False></div>"
        )
        .walled
    );
}

#[test]
fn what_is_shown_is_safe_to_show() {
    let page = "<title>Fer\u{1b}[31mry</title><meta name=author content='Ann\u{202e}&#27;]0;x&#7; Lee'>";
    assert_eq!(said(page, MetadataField::Title), "TitleElement: Ferry");
    assert_eq!(said(page, MetadataField::Byline), "Meta: Ann Lee");
}

#[test]
fn a_page_made_to_be_costly_is_not() {
    let many = |piece: &str| piece.repeat(200_000 / piece.len());
    let json = |value: &str| format!("<script type=application/ld+json>{value}</script>");
    let name = "n".repeat(100_000);
    for page in [
        many("<meta name=author content=x>"),
        many("<h1>a | b</h1>"),
        many("<b itemprop=author>x</b>"),
        many("<p itemscope itemtype=https://schema.org/Article><b itemprop=headline>x</b></p>"),
        many("<article><h1>x</h1><time>2024</time></article>"),
        format!("<title>{}</title><h1>x</h1>", many("a | ")),
        json(&format!("[{}0]", many(r#"{"@type": "Article", "headline": "x"},"#))),
        json(&format!(
            r#"[{{"@id": "a", "name": "{name}"}}, {}0]"#,
            many(r#"{"@type": "Article", "author": {"@id": "a"}},"#)
        )),
        json(&many("{")),
        json(&many("\"\\u")),
        many("<script type=application/ld+json>{</script>"),
    ] {
        let before = std::time::Instant::now();
        about(&page);
        assert!(before.elapsed().as_secs() < 10, "{}", page.get(..60).unwrap_or(""));
    }
}
