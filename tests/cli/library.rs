//! Into the library and out of it.

use crate::home::{Home, end};

#[test]
fn importing_again_changes_nothing() {
    let home = Home::new();
    home.write("in/a.txt", "Ferry talks end\n\nThe crews agreed on a timetable. It begins in winter.\n");
    assert_eq!(home.run(&["import", "in"]), end(0, "", "attache: 1 article taken\n"));
    let before = home.run(&["export"]).out;
    assert_eq!(home.run(&["import", "in"]), end(0, "", "attache: 0 articles taken, 1 already there\n"));
    assert_eq!(home.run(&["export"]).out, before);
    home.write("elsewhere/a.txt", "Ferry talks end\n\nThe crews agreed on a timetable. It begins in winter.\n");
    assert_eq!(home.run(&["import", "elsewhere"]).err, "attache: 0 articles taken, 1 already there\n");
}

#[test]
fn a_list_has_a_line_an_article_newest_first() {
    let home = Home::with_articles();
    let (first, second, third) = (home.id("Ferry talks"), home.id("Crews and"), home.id("Grain"));
    let listed = home.run(&["list"]);
    let lines: Vec<&str> = listed.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0], format!("{third}  ●  2025-06     —  Grain prices fall"));
    assert!(lines[1].starts_with(&format!("{second}  ●  2025-05-23  Meridian Wire  Crews and minister agree")));
    assert!(lines[2].starts_with(&format!("{first}  ●  2025-05-22  Harbour Ledger  Ferry talks end")));
    assert_eq!(home.run(&["list", "--limit", "1"]).out.lines().count(), 1);
}

#[test]
fn a_row_as_json_has_the_fields_of_the_contract() {
    let home = Home::with_articles();
    let id = home.id("Grain");
    assert_eq!(
        home.run(&["list", "grain", "--json"]),
        end(
            0,
            &format!(
                "{{\"id\":\"{id}\",\"title\":\"Grain prices fall\",\"title_derived\":false,\"publisher\":null,\"published\":\"2025-06\",\"read\":false,\"starred\":false,\"officials\":[],\"event\":\"{id}\",\"reports\":1}}\n"
            ),
            ""
        )
    );
}

#[test]
fn queries_choose() {
    let home = Home::with_articles();
    let titles = |query: &[&str]| {
        let ended = home.run(&[&["list"], query].concat());
        (ended.code, ended.out.lines().count())
    };
    assert_eq!(titles(&["ferry", "crews"]), (Some(0), 2));
    assert_eq!(titles(&["ferry -said"]), (Some(0), 1));
    assert_eq!(titles(&["ferry", "-said"]), (Some(0), 1));
    assert_eq!(titles(&["\"cheaper in june\""]), (Some(0), 1));
    assert_eq!(titles(&["publisher:wire", "is:unread"]), (Some(0), 1));
    assert_eq!(titles(&["after:2025-06"]), (Some(0), 1));
    assert_eq!(home.run(&["list", "zebra"]), end(1, "", "attache: nothing found\n"));
    assert_eq!(
        home.run(&["list", "is:strred"]),
        end(
            64,
            "",
            "attache: cannot read the query \"is:strred\": there is no mark \"strred\" at character 1; did you mean is:starred? the marks are is:unread, is:read and is:starred\n"
        )
    );
}

#[test]
fn an_article_is_shown_by_id_by_its_start_and_from_a_file() {
    let home = Home::with_articles();
    let id = home.id("Grain");
    let text = "Grain prices fall\n\n2025-06\n\nGrain became cheaper in June. Bakers were glad of it.\n";
    assert_eq!(home.run(&["show", &id]), end(0, text, ""));
    assert_eq!(home.run(&["show", &id[..10]]).out, text);
    let json: serde_json::Value =
        serde_json::from_str(&home.run(&["show", &id, "--format", "json"]).out).expect("JSON");
    assert_eq!(json["text"], "Grain became cheaper in June. Bakers were glad of it.");
    assert_eq!(json["source"], serde_json::json!({"format": "jsonl", "origin": "in.jsonl", "key": "3", "line": 3}));
    assert_eq!(home.run(&["show", "zzz"]), end(1, "", "attache: there is no article zzz in the library\n"));

    let alone = Home::new();
    let shown = alone.run_with_input(&["show", "-"], "Ferry talks end\n\nThe crews agreed on a timetable at last.\n");
    assert_eq!(shown, end(0, "Ferry talks end\n\nThe crews agreed on a timetable at last.\n", ""));
    assert!(!alone.path().join("data").exists(), "the library was touched");
}

#[test]
fn neighbours_come_with_their_reasons() {
    let home = Home::with_articles();
    let related = home.run(&["related", &home.id("Ferry talks"), "--json"]);
    let first: serde_json::Value = serde_json::from_str(related.out.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["id"], home.id("Crews and"));
    assert!(!first["because"].as_array().expect("reasons").is_empty());
    assert_eq!(
        home.run(&["related", &home.id("Grain")]),
        end(1, "", "attache: nothing in the library is related to it\n")
    );
}

#[test]
fn export_is_oldest_first_in_every_format() {
    let home = Home::with_articles();
    let lines = home.run(&["export", "--format", "jsonl"]).out;
    let titles: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["title"].to_string())
        .collect();
    assert_eq!(titles, ["\"Ferry talks end\"", "\"Crews and minister agree\"", "\"Grain prices fall\""]);
    let array: Vec<serde_json::Value> =
        serde_json::from_str(&home.run(&["export", "--format", "json"]).out).expect("JSON");
    assert_eq!(array.len(), 3);
    assert_eq!(home.run(&["export", "grain", "--format", "markdown", "--output", "out.md"]), end(0, "", ""));
    assert_eq!(
        std::fs::read_to_string(home.path().join("out.md")).expect("a file"),
        "# Grain prices fall\n\n*2025-06*\n\nGrain became cheaper in June. Bakers were glad of it.\n"
    );
}

#[test]
fn a_bad_line_is_named_and_the_others_are_taken() {
    let home = Home::new();
    home.write("in.jsonl", "{\"text\": \"One ferry came.\"}\nnonsense\n{\"text\": \"Two ferries came.\"}\n");
    assert_eq!(
        home.run(&["import", "in.jsonl"]),
        end(
            1,
            "",
            "attache: in.jsonl:2: not a JSON object: expected ident\nattache: 2 articles taken, 1 source with problems\n"
        )
    );
    let json = home.run(&["import", "in.jsonl", "--json"]);
    assert_eq!(
        json,
        end(
            1,
            "{\"sources\":1,\"added\":0,\"unchanged\":2,\"changed\":0,\"problems\":[{\"source\":\"in.jsonl\",\"kind\":\"bad-line\",\"line\":2,\"message\":\"in.jsonl:2: not a JSON object: expected ident\"}]}\n",
            ""
        )
    );
}

#[test]
fn one_bad_source_never_spoils_the_run() {
    let home = Home::new();
    home.write("feed.xml", "<?xml version='1.0'?><rss></rss>");
    home.write("good.txt", "Ferry talks end\n\nThe crews agreed on a timetable at last.\n");
    let ended = home.run(&["import", "feed.xml", "gone.txt", "https://example.org/a", "good.txt"]);
    assert_eq!(
        ended,
        end(
            1,
            "",
            "attache: feed.xml: cannot read yet: looks like a feed (RSS or Atom)\n\
             attache: gone.txt: No such file or directory (os error 2)\n\
             attache: https://example.org/a: this version reads files; web addresses come later\n\
             attache: 1 article taken, 3 sources with problems\n"
        )
    );
    assert_eq!(
        home.run(&["import", "--as", "warc", "good.txt"]).err.lines().next(),
        Some("attache: good.txt: cannot read yet: a web archive (WARC)")
    );
    assert_eq!(home.run(&["import", "--as", "text", "feed.xml"]).code, Some(0));
}

#[test]
fn a_page_is_read_as_its_words_and_says_so() {
    let home = Home::new();
    home.write("a.html", "<!doctype html><title>x</title><h1>Ferry talks end</h1><p>The crews agreed on a timetable at last. It begins in winter.</p>");
    assert_eq!(home.run(&["import", "a.html"]).code, Some(0));
    let article: serde_json::Value = serde_json::from_str(&home.run(&["export"]).out).expect("JSON");
    assert_eq!(article["source"]["format"], "html");
    assert_eq!(article["problems"][0]["kind"], "html-as-text");
    assert!(article["text"].as_str().expect("text").contains("It begins in winter."));
}
