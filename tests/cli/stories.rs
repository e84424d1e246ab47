//! Running stories, why articles are related, and what the reader corrects.

use attache::store::SqliteLibrary;

use crate::articles::{Made, id, put_all};
use crate::home::{Home, end};

/// A home with a story of two events, one of them reported twice, and an
/// article that is none of it.
fn home() -> Home {
    let home = Home::new();
    let path = home.path().join("data/attache/library.db");
    let ferry = |name, title, day| {
        Made::new(name, title, "Ferry Minister Teo Quillan spoke at the yard.").published(day).names(
            "Teo Quillan",
            "Teo Quillan",
            Some("ferry minister"),
        )
    };
    let articles = vec![
        ferry("aground", "Ferry runs aground", "2025-05-22"),
        ferry("rocks", "Minister sees ferry on the rocks", "2025-05-23").by("Tide News").same_event("aground"),
        ferry("yard", "The ferry is towed to the yard", "2025-06-01").same_story("rocks"),
        Made::new("grain", "Grain falls", "Nobody bought grain.").published("2025-06-02"),
    ];
    put_all(&mut SqliteLibrary::open(&path).expect("a library"), articles);
    home
}

const FERRY: &str =
    "agroundaaaaaaaaa  2025-06-01  Teo Quillan · ferry  2 events, 3 reports  The ferry is towed to the yard\n";

#[test]
fn stories_of_two_articles_or_more_are_listed_and_the_others_counted() {
    let home = home();
    let told = "attache: 1 more is of one article; --all lists them too\n";
    assert_eq!(home.run(&["stories"]), end(0, FERRY, told));
    let grain = "grainaaaaaaaaaaa  2025-06-02  —  1 event, 1 report  Grain falls\n";
    assert_eq!(home.run(&["stories", "--all"]), end(0, &format!("{grain}{FERRY}"), ""));
    assert_eq!(home.run(&["stories", "--all", "--limit", "1"]), end(0, grain, ""));
    let json: serde_json::Value =
        serde_json::from_str(&home.run(&["stories", "--json", "--limit", "3"]).out).expect("one line of JSON");
    let expected = serde_json::json!({
        "id": id("aground").0, "title": "The ferry is towed to the yard",
        "people": [{"person": "teo-quillan", "name": "Teo Quillan"}], "words": ["ferry"],
        "events": 2, "reports": 3, "first": "2025-05-22", "last": "2025-06-01",
    });
    assert_eq!(json, expected);
    let empty = "attache: the library is empty: attache import FOLDER takes articles in\n";
    assert_eq!(Home::new().run(&["stories"]), end(1, "", empty));
}

#[test]
fn related_articles_have_their_reasons_below_them() {
    let home = home();
    let expected = "\
agroundaaaaaaaaa  same event 0.75  Ferry runs aground
    Harbour Ledger, 2025-05-22
    because both name the ferry
yardaaaaaaaaaaaa  same event 0.75  The ferry is towed to the yard
    Harbour Ledger, 2025-06-01
    because both name the ferry
";
    let expected = expected.replace("same event 0.75  The", "same story 0.75  The");
    assert_eq!(home.run(&["related", "rocks"]), end(0, &expected, ""));
}

#[test]
fn what_belongs_together_is_corrected_and_taken_back() {
    let home = home();
    let counted = || home.run(&["stories", "--limit", "1"]).out;
    let correct = |arguments: &[&str]| home.run(&[&["correct"], arguments].concat());
    let own = "agroundaaaaaaaaa “Ferry runs aground” reports an event of its own";
    assert_eq!(correct(&["own-event", "aground"]), end(0, "", &format!("attache: {own}\n")));
    assert!(counted().contains("3 events, 3 reports"));
    let same =
        "grainaaaaaaaaaaa “Grain falls” reports the event of rocksaaaaaaaaaaa “Minister sees ferry on the rocks”";
    assert_eq!(correct(&["same-event", "grain", "rocks"]), end(0, "", &format!("attache: {same}\n")));
    assert!(counted().contains("3 events, 4 reports  Grain falls"));
    assert!(home.run(&["related", "grain"]).out.contains("same event 1.00  Minister sees ferry on the rocks"));
    assert!(home.run(&["related", "grain"]).out.contains("\n    because you put them together\n"));
    assert!(home.run(&["related", "rocks"]).out.contains("both name the ferry; you set them apart"));
    assert_eq!(home.run(&["corrections"]), end(0, &format!("{own}\n{same}\n"), ""));
    for told in [same, own] {
        assert_eq!(correct(&["undo"]), end(0, "", &format!("attache: undone: {told}\n")));
    }
    assert_eq!(counted(), FERRY);
    assert_eq!(correct(&["undo"]), end(1, "", "attache: nothing to undo\n"));
    assert_eq!(correct(&["redo"]), end(0, "", &format!("attache: done again: {own}\n")));
    assert_eq!(correct(&["undo"]).code, Some(0));
    assert_eq!(home.run(&["corrections"]), end(1, "", "attache: nothing was corrected\n"));
    // What makes no sense is said.
    assert_eq!(correct(&["same-story", "grain", "grain"]), end(1, "", "attache: these are one article: name two\n"));
    assert_eq!(correct(&["pin", "fog"]), end(1, "", "attache: there is no article fog in the library\n"));
    assert_eq!(correct(&[]).code, Some(64));
}

#[test]
fn corrections_are_carried_from_one_library_to_another() {
    let (here, there) = (home(), home());
    for arguments in [&["own-event", "rocks"][..], &["own-story", "yard"], &["pin", "grain"]] {
        assert_eq!(here.run(&[&["correct"], arguments].concat()).code, Some(0), "{arguments:?}");
    }
    let kept = here.run(&["corrections", "--json"]).out;
    assert_eq!(kept.lines().next(), Some(r#"{"change":"group","grouping":"own-event","article":"rocksaaaaaaaaaaa"}"#));
    let people =
        "{\"change\":\"correct\",\"correction\":\"rename\",\"person\":\"teo-quillan\",\"name\":\"Teodor Quillan\"}\n";
    let lines = format!("\n{people}nonsense\n{kept}{{\"change\":\"star\",\"article\":\"a\",\"starred\":true}}\n");
    let told = there.run_with_input(&["corrections", "--import", "-"], &lines);
    let expected = "attache: standard input:3: not a correction: expected ident at line 1 column 2\n\
                    attache: standard input:7: a mark is no correction\n\
                    attache: 4 corrections taken, 2 refused\n";
    assert_eq!(told, end(1, "", expected));
    assert_eq!(there.run(&["corrections", "--json"]).out, format!("{people}{kept}"));
    assert_eq!(there.run(&["stories"]).code, Some(0));
    there.write("kept.jsonl", &kept);
    let again = there.run(&["corrections", "--import", "kept.jsonl"]);
    assert_eq!(again, end(0, "", "attache: 0 corrections taken, 3 there already\n"));
    assert_eq!(there.run(&["correct", "undo"]).code, Some(0));
    let missing = there.run(&["corrections", "--import", "nowhere.jsonl"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.starts_with("attache: cannot read nowhere.jsonl"), "{}", missing.err);
}

#[test]
fn a_story_and_a_person_are_one_page_each() {
    let home = home();
    let page = home.run(&["export", "--format", "html", "--story", "rocks"]);
    assert_eq!((page.code, page.err.as_str()), (Some(0), ""));
    assert!(page.out.starts_with("<!DOCTYPE html>") && page.out.contains("<h1>The ferry is towed to the yard</h1>"));
    let page = home.run(&["export", "--format", "html", "--person", "teo", "--output", "teo.html"]);
    assert_eq!(page, end(0, "", ""));
    let page = std::fs::read_to_string(home.path().join("teo.html")).expect("a page");
    assert!(page.contains("<h1>Teo Quillan</h1>") && page.contains("<svg ") && page.ends_with("</html>\n"));
    let said = |arguments: &[&str]| home.run(&[&["export", "--format", "html"], arguments].concat());
    assert_eq!(said(&["--person", "zebra"]), end(1, "", "attache: nobody called zebra is named\n"));
    assert_eq!(said(&["--story", "fog"]), end(1, "", "attache: there is no article fog in the library\n"));
    assert_eq!(said(&["--story", "rocks", "grain"]).code, Some(64));
    let wrong = home.run(&["export", "--story", "rocks"]);
    assert_eq!(wrong, end(64, "", "attache: a story or a person is one page: type --format html\n"));
}
