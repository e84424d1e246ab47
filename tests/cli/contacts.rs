//! Who met whom, as a list and as JSON.

use crate::home::{Home, end};

fn home() -> Home {
    let home = Home::new();
    let articles = [
        ("Ledger", "2031-06-13", "Foreign Minister Ana Quillan met President Tom Harrow in Oslo on Thursday."),
        (
            "Wire",
            "2031-06-13",
            "Foreign Minister Ana Quillan and President Tom Harrow met on Thursday, officials said.",
        ),
        (
            "Wire",
            "2031-06-14",
            "President Tom Harrow will call Prime Minister Mirela Berg. Senator Paul Vos phoned Mirela Berg last week.",
        ),
    ];
    let lines = articles.map(|(publisher, day, text)| {
        format!("{{\"publisher\":\"{publisher}\",\"published\":\"{day}\",\"title\":\"Ferries of {day}\",\"text\":\"{text} The crews agreed on a timetable at last.\"}}\n")
    });
    home.write("in.jsonl", lines.concat());
    assert_eq!(home.run(&["import", "in.jsonl"]).code, Some(0));
    home
}

#[test]
fn a_contact_is_one_line_with_all_its_reports() {
    let home = home();
    let met = "2031-06-12 — meeting — Ana Quillan, Tom Harrow — Oslo — 2 reports\n";
    let plan = "— — call — Tom Harrow, Mirela Berg — planned — 1 report\n";
    let called = "2031-06 — call — Paul Vos, Mirela Berg — 1 report\n";
    assert_eq!(home.run(&["contacts"]), end(0, &format!("{plan}{met}{called}"), ""));
    assert_eq!(home.run(&["contacts", "--between", "quillan", "Tom Harrow"]), end(0, met, ""));
    assert_eq!(home.run(&["contacts", "--between", "berg"]), end(0, &format!("{plan}{called}"), ""));
    assert_eq!(home.run(&["contacts", "--limit", "1"]), end(0, plan, ""));
    let nobody = home.run(&["contacts", "--between", "Ana Quilan"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (Some(1), ""));
    assert!(nobody.err.contains("did you mean Ana Quillan?"), "{}", nobody.err);
}

#[test]
fn a_contact_as_json_has_its_people_reports_and_differences() {
    let lines = home().run(&["contacts", "--between", "quillan", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(lines.trim()).expect("one line of JSON");
    assert_eq!(json["kind"], "meeting");
    assert_eq!(json["people"][0], serde_json::json!({"id": "ana-quillan", "name": "Ana Quillan"}));
    assert_eq!((&json["date"], &json["status"], &json["main"]), (&"2031-06-12".into(), &"held".into(), &true.into()));
    assert_eq!(json["differences"][0], "place: Oslo (Ledger), none (Wire)");
    let report = &json["reports"][0];
    assert!(report["sentence"].as_str().is_some_and(|words| words.contains("met")) && report["start"].is_u64());
}
