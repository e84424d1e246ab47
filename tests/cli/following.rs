//! What is new in a report, a story step by step, and the briefing.

use crate::home::Home;

/// Two reports of one meeting, and one of another matter.
const REPORTS: &str = concat!(
    r#"{"id":"1","title":"Quillan meets Harrow on ferries","text":"Foreign Minister Ana Quillan met Transport Minister Xavo Harrow in Lima on Thursday about the ferries of the bay. They spoke of 24,000 tonnes of ore that wait in the port of the bay. Quillan and Harrow want a timetable for the ferries of the bay before winter.","publisher":"Harbour Ledger","published":"2031-06-12T10:00:00Z"}"#,
    "\n",
    r#"{"id":"2","title":"Quillan meets Harrow on ferries of the bay","text":"Foreign Minister Ana Quillan met Transport Minister Xavo Harrow in Lima on Thursday about the ferries of the bay. They spoke of 24,000 tonnes of ore that wait in the port of the bay. Quillan and Harrow want a timetable for the ferries of the bay before winter. “Nobody sails while we cannot see,” Quillan said. Some 140 pilots wait.","publisher":"Tide News","published":"2031-06-13T10:00:00Z","url":"https://tide.example/2"}"#,
    "\n",
    r#"{"id":"3","title":"A crane is mended","text":"The crane of the shipyard in Callao is mended. It lifts nets again.","publisher":"Tide News","published":"2031-06-01"}"#,
    "\n"
);

fn home() -> Home {
    let home = Home::new();
    home.write("in.jsonl", REPORTS);
    home.run(&["import", "--now", "2031-06-14T00:00:00Z", &home.path().join("in.jsonl").display().to_string()]);
    home
}

fn id(home: &Home, publisher: &str) -> String {
    home.run(&["list", publisher]).out.split_whitespace().next().expect("an id").to_owned()
}

#[test]
fn a_later_report_says_what_is_new_in_it_and_the_first_does_not() {
    let home = home();
    let later = home.run(&["show", &id(&home, "publisher:tide -crane")]).out;
    let new = "New in this report:\n\n- Figures: 140 pilots\n- Quotes: “Nobody sails while we cannot see,”\n";
    assert!(later.contains(new), "{later}");
    assert!(!home.run(&["show", &id(&home, "publisher:harbour")]).out.contains("New in"));
    let json = home.run(&["show", &id(&home, "publisher:tide -crane"), "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["new"][0]["kind"], "quote");
    assert_eq!(json["new"][1]["in"], "text");
}

#[test]
fn the_briefing_has_what_is_newer_with_its_sources() {
    let home = home();
    let brief = home.run(&["brief", "--now", "2031-06-13T12:00:00Z"]);
    assert_eq!((brief.code, brief.err.as_str()), (Some(0), ""));
    for words in [
        "# Briefing",
        "2031-06-12 12:00 UTC to 2031-06-13 12:00 UTC · 1 event · 1 report",
        "## Quillan meets Harrow on ferries of the bay",
        "**Who:** Ana Quillan, Xavo Harrow",
        "- Ana Quillan: “Nobody sails while we cannot see,” (Tide News)",
        "**1 report, 2 in all**",
        "(<https://tide.example/2>), Tide News, 2031-06-13",
    ] {
        assert!(brief.out.contains(words), "{words} in {}", brief.out);
    }
    assert!(!brief.out.contains("crane"));
    let page = home.run(&["brief", "--now", "2031-06-13T12:00:00Z", "--format", "html", "--since", "2031-06-01"]).out;
    assert!(
        page.contains("<title>Briefing</title>") && page.contains("A crane is mended") && !page.contains("<script")
    );
    let json = home.run(&["brief", "--now", "2031-06-13T12:00:00Z", "--format", "json", "--since", "7d"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("one object");
    assert_eq!(json["events"][0]["total"], 2);
}

#[test]
fn where_nothing_is_newer_an_earlier_time_is_advised() {
    let home = home();
    let brief = home.run(&["brief", "--now", "2032-01-01T00:00:00Z", "--since", "1h"]);
    let advice = "attache: nothing is newer than 2031-12-31T23:00:00Z: type an earlier time, as in --since 7d or --since 2025-01-01\n";
    assert_eq!((brief.code, brief.err.as_str()), (Some(1), advice));
    assert_eq!(home.run(&["brief", "--since", "soon"]).code, Some(64));
}

#[test]
fn a_timeline_has_a_line_a_step() {
    let home = home();
    let ended = home.run(&["timeline", &id(&home, "publisher:harbour")]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let line = "2031-06-12  Quillan meets Harrow on ferries  (Ana Quillan, Xavo Harrow)  ≡ 2\n";
    assert!(ended.out.ends_with(line), "{ended:?}");
    let json = home.run(&["timeline", &id(&home, "publisher:harbour"), "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("one line of JSON");
    assert_eq!(json["reports"].as_array().map(Vec::len), Some(2));
    assert_eq!(home.run(&["timeline", "zebra"]).code, Some(1));
}
