//! The sample library keeps its promise: what belongs together stands
//! together, and nothing else does.

use std::collections::BTreeMap;

use attache::pipeline::{import_origins, sample};
use attache::query::Query;
use attache::store::{Library, SqliteLibrary};
use jiff::Timestamp;

/// The events with more than one report, each report by the number of its
/// file, an embedded article with `+`, a brief by its key.
fn events() -> Vec<Vec<String>> {
    let mut library = SqliteLibrary::in_memory(None).expect("a library in memory");
    let now: Timestamp = "2025-12-01T12:00:00Z".parse().expect("an instant");
    import_origins(&sample::origins(), &mut library, now).expect("the sample library comes in");
    let mut all = Vec::new();
    let mut take = |opened| {
        all.push(opened);
        true
    };
    library.export(&Query::default(), &mut take).expect("all articles");
    let contained: Vec<_> = all.iter().flat_map(|opened| opened.article.contains.clone()).collect();
    let mut events: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for opened in &all {
        let source = &opened.article.source;
        let number = source.origin.rsplit('/').next().and_then(|file| file.get(..2)).unwrap_or_default();
        let name = match &source.key {
            Some(key) => key.clone(),
            None if contained.contains(&opened.article.id) => format!("{number}+"),
            None => number.to_owned(),
        };
        events.entry(opened.event.to_string()).or_default().push(name);
    }
    let mut out: Vec<Vec<String>> = events.into_values().filter(|names| names.len() > 1).collect();
    for names in &mut out {
        names.sort();
    }
    out.sort();
    out
}

#[test]
fn the_sample_library_is_grouped_as_its_page_says() {
    assert_eq!(
        events(),
        [
            vec!["01", "brief-geneva-statement"],
            vec!["03", "04"],
            vec!["03+", "03+", "07", "08"],
            vec!["03+", "05"],
            vec!["13", "14"],
            vec!["15", "brief-export-controls-suspended"],
            vec!["16", "17"],
            vec!["19", "20"],
        ]
    );
}
