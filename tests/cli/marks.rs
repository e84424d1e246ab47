//! Marks from scripts, and how lists and queries see them.

use attache::store::SqliteLibrary;

use crate::articles::{Made, id, put_all};
use crate::home::{Home, end};

/// A home with three articles of two publishers.
fn home() -> Home {
    let home = Home::new();
    let path = home.path().join("data/attache/library.db");
    let long = "The harbour office counts every boat that sails in fog. ".repeat(3);
    let articles = vec![
        Made::new("fog", "Boats in fog", &long).published("2025-05-22"),
        Made::new("crane", "A crane", "It was lifted.").published("2025-05-23").by("Tide News"),
        Made::new("grain", "Grain falls", "Nobody bought grain.").published("2025-06-02"),
    ];
    put_all(&mut SqliteLibrary::open(&path).expect("a library"), articles);
    home
}

/// The first words of the lines that are listed.
fn listed(home: &Home, arguments: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = ["list"].iter().chain(arguments).copied().collect();
    let out = home.run(&arguments).out;
    out.lines().filter_map(|line| line.split("  ").next()).map(|id| id.trim_end_matches('a').to_owned()).collect()
}

#[test]
fn a_script_marks_articles_and_takes_each_mark_back() {
    let home = home();
    let told = "attache: 2 articles: marked as read\nattache: 2 articles: tagged Łódź port\n";
    assert_eq!(home.run(&["mark", "fog", "grain", "fog", "--read", "--tag", "#Łódź  port"]), end(0, "", told));
    assert_eq!(listed(&home, &["is:unread"]), ["crane"]);
    assert_eq!(listed(&home, &["tag:\"lodz port\""]), ["grain", "fog"]);
    let told = "attache: 1 article: starred; 1 so already\n";
    home.run(&["mark", "fog", "--star"]);
    assert_eq!(home.run(&["mark", "fog", "crane", "--star"]), end(0, "", told));
    home.run(&["mark", "crane", "--note", "Ask Ana Quillan."]);
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_str(&home.run(&["show", name, "--format", "json"]).out).expect("one object")
    };
    let state = serde_json::json!({"read": true, "starred": true, "tags": ["Łódź port"], "note": null});
    assert_eq!(json("fog")["state"], state);
    let state = serde_json::json!({"read": false, "starred": true, "tags": [], "note": "Ask Ana Quillan."});
    assert_eq!(json("crane")["state"], state);
    let note = format!("attache: undone: {} “A crane” has a note\n", id("crane").0);
    assert_eq!(home.run(&["undo"]), end(0, "", &note));
    for _ in 0..4 {
        home.run(&["undo"]);
    }
    assert_eq!((listed(&home, &["is:unread"]).len(), listed(&home, &["is:starred"]).len()), (3, 0));
    assert_eq!(home.run(&["undo"]), end(1, "", "attache: nothing to undo\n"));
    let redone = "attache: done again: 2 articles: marked as read\n";
    assert_eq!(home.run(&["redo"]), end(0, "", redone));
}

#[test]
fn what_is_put_away_or_deleted_is_listed_only_when_it_is_asked_for() {
    let home = home();
    home.run(&["mark", "fog", "--archive"]);
    home.run(&["mark", "crane", "--delete"]);
    assert_eq!(listed(&home, &[]), ["grain"]);
    assert_eq!(listed(&home, &["is:archived"]), ["fog"]);
    assert_eq!(listed(&home, &["is:deleted"]), ["crane"]);
    let exported = home.run(&["export", "--format", "jsonl"]).out;
    assert_eq!(exported.lines().count(), 2, "what was put away is still exported");
    home.run(&["mark", "crane", "--undelete"]);
    home.run(&["mark", "fog", "--unarchive"]);
    assert_eq!(listed(&home, &[]), ["grain", "crane", "fog"]);
}

#[test]
fn a_list_stands_in_the_order_that_is_asked_for() {
    let home = home();
    home.run(&["mark", "grain", "--read"]);
    for (order, expected) in [
        ("date", ["grain", "crane", "fog"]),
        ("publisher", ["grain", "fog", "crane"]),
        ("unread", ["crane", "fog", "grain"]),
        ("length", ["fog", "grain", "crane"]),
    ] {
        assert_eq!(listed(&home, &["--sort", order]), expected, "{order}");
    }
    assert_eq!(listed(&home, &["--sort", "length", "--limit", "1"]), ["fog"], "also where few are asked for");
}

#[test]
fn a_mark_that_makes_no_sense_says_what_would() {
    let home = home();
    assert_eq!(home.run(&["mark", "fog"]).code, Some(64));
    assert_eq!(home.run(&["mark", "fog", "--read", "--unread"]).code, Some(64));
    let told = "attache: \"#\" is no tag: a tag has letters\n";
    assert_eq!(home.run(&["mark", "fog", "--tag", "#"]), end(64, "", told));
    let told = "attache: there is no article reef in the library\nattache: 1 article: starred\n";
    assert_eq!(home.run(&["mark", "reef", "fog", "--star"]), end(1, "", told));
    let told = home.run(&["list", "is:arkived"]);
    assert!(told.code == Some(64) && told.err.contains("did you mean is:archived?"), "{}", told.err);
}
