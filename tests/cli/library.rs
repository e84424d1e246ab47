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
                "{{\"id\":\"{id}\",\"title\":\"Grain prices fall\",\"title_derived\":false,\"publisher\":null,\"published\":\"2025-06\",\"read\":false,\"starred\":false,\"tags\":[],\"noted\":false,\"officials\":[],\"event\":\"{id}\",\"reports\":1}}\n"
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
    assert_eq!(titles(&["--limit=2", "ferry", "-said"]), (Some(0), 1));
    assert_eq!(titles(&["--limit=2", "-said"]), (Some(0), 2));
    assert_eq!(titles(&["--limit", "2", "-said"]), (Some(0), 2));
    assert_eq!(titles(&["\"cheaper in june\""]), (Some(0), 1));
    assert_eq!(titles(&["publisher:wire", "is:unread"]), (Some(0), 1));
    assert_eq!(titles(&["after:2025-06"]), (Some(0), 1));
    assert_eq!(home.run(&["list", "zebra"]), end(1, "", "attache: nothing matches\n"));
    assert_eq!(
        home.run(&["list", "is:strred"]),
        end(
            64,
            "",
            "attache: cannot read the query \"is:strred\": there is no mark \"strred\" at character 1; did you mean is:starred? the marks are is:unread, is:read, is:starred, is:tagged, is:noted, is:archived, is:deleted\n"
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
fn what_is_wrong_with_an_article_is_said_beside_it() {
    let home = Home::new();
    home.write(
        "fog.txt",
        [
            "Fog off Ñuñoa’s coast, again – señor Ibáñez’s ferry\n\nThe crews – all of them – agreed on a ".as_bytes(),
            b"timet\xffble at last.\n",
        ]
        .concat(),
    );
    let told = "attache: fog.txt:3: 1 byte sequence could not be read as text\n";
    for format in ["text", "markdown"] {
        let shown = home.run(&["show", "fog.txt", "--format", format]);
        assert_eq!((shown.code, shown.err.as_str()), (Some(0), told));
    }
    let json = home.run(&["show", "fog.txt", "--format", "json"]);
    assert!(json.err.is_empty() && json.out.contains("invalid-bytes"), "{json:?}");
    home.run(&["import", "fog.txt"]);
    assert_eq!(home.run(&["show", "fog.txt"]).err, told);
}

#[test]
fn the_day_of_a_change_stands_in_for_one_of_publication_and_none_lies_ahead() {
    let home = Home::new();
    let record = |title: &str, field: &str| {
        format!("{{\"title\": \"{title}\", \"text\": \"{title}: the crews agreed at last.\", {field}}}\n")
    };
    home.write(
        "in.jsonl",
        [
            record("Changed", "\"updated\": \"2025-07-01\""),
            record("Old", "\"published\": \"2025-06-01\", \"updated\": \"2025-11-01\""),
            record("New", "\"published\": \"2025-08-01\""),
            record("Ahead", "\"published\": \"2031-01-01\""),
        ]
        .concat(),
    );
    home.run(&["import", "in.jsonl"]);
    let listed = |query: &[&str]| home.run(&[&["list"], query].concat()).out;
    let titles =
        |listed: &str| listed.lines().filter_map(|line| line.split("  ").nth(4).map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(titles(&listed(&[])), ["Ahead", "New", "Changed", "Old"]);
    assert!(listed(&["changed"]).contains(" 2025-07-01 "), "{}", listed(&["changed"]));
    assert_eq!(titles(&listed(&["after:2025-07", "before:2025-08"])), ["Changed"]);
    assert!(listed(&["changed", "--json"]).contains("\"published\":null"));
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
    let told = home.run(&["import", "in.jsonl", "--json"]);
    assert_eq!((told.code, told.err.as_str()), (Some(1), ""));
    let mut json: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    assert!(json["seconds"].take().as_f64().is_some_and(|seconds| seconds >= 0.0));
    assert_eq!(
        json,
        serde_json::json!({
            "sources": 1, "added": 0, "unchanged": 2, "changed": 0, "seconds": null, "refused": [], "troubled": 1,
            "problems": [{
                "source": "in.jsonl", "kind": "bad-line", "line": 2, "refused": false,
                "message": "in.jsonl:2: not a JSON object: expected ident",
            }],
            "more_problems": 0,
        })
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
            "attache: feed.xml: a feed without items\n\
             attache: gone.txt: No such file or directory (os error 2)\n\
             attache: https://example.org/a: this version reads files; web addresses come later: save the page and name the file\n\
             attache: 1 article taken, 3 sources refused\n"
        )
    );
    assert_eq!(
        home.run(&["import", "--as", "warc", "good.txt"]).err.lines().next(),
        Some("attache: good.txt: cannot read yet: a web archive (WARC)")
    );
    assert_eq!(home.run(&["import", "--as", "text", "feed.xml"]).code, Some(0));
}

#[test]
fn a_page_is_read_as_its_article() {
    let home = Home::new();
    home.write("a.html", "<!doctype html><title>x</title><h1>Ferry talks end</h1><p>The crews agreed on a timetable at last. It begins in winter.</p>");
    assert_eq!(home.run(&["import", "a.html"]).code, Some(0));
    let article: serde_json::Value = serde_json::from_str(&home.run(&["export"]).out).expect("JSON");
    assert_eq!(article["source"]["format"], "html");
    assert_eq!((&article["title"], &article["problems"]), (&"Ferry talks end".into(), &serde_json::json!([])));
    assert!(article["text"].as_str().expect("text").contains("It begins in winter."));
}

#[test]
fn a_title_made_from_the_first_sentence_is_marked_in_words() {
    let home = Home::new();
    home.write(
        "in.jsonl",
        r#"{"id":"1","text":"Grain became cheaper in June. Bakers were glad of it, and so was the miller."}"#,
    );
    home.run(&["import", "in.jsonl"]);
    let listed = home.run(&["list"]).out;
    assert!(listed.contains("  ~ Grain became cheaper in June"), "{listed}");
    let id = home.id("Grain");
    assert!(home.run(&["show", &id]).out.starts_with("(no headline in the source)\n\nGrain became"));
    let markdown = home.run(&["show", &id, "--format", "markdown"]).out;
    assert!(markdown.starts_with("*(no headline in the source)*\n\nGrain became"), "{markdown}");
    assert!(home.run(&["list", "--help"]).out.contains('~'));
}

#[test]
fn showing_a_file_says_which_line_is_bad() {
    let home = Home::new();
    home.write("in.jsonl", "{\"text\": \"One ferry came.\"}\nnonsense\n");
    assert!(home.run(&["show", "in.jsonl"]).err.contains("in.jsonl:2: not a JSON object"));
}

#[test]
fn a_section_is_shown_as_the_reader_shows_it() {
    let home = Home::new();
    home.write("in.jsonl", r#"{"title":"Ferry talks end","text":"The crews agreed on a timetable at last.","section":["news","ports","sea-routes"]}"#);
    home.run(&["import", "in.jsonl"]);
    assert!(home.run(&["show", "in.jsonl"]).out.starts_with("Ports · Sea routes\n"));
}

#[test]
fn a_limit_of_nothing_is_no_empty_library() {
    let home = Home::with_articles();
    assert_eq!(home.run(&["list", "--limit", "0"]), end(0, "", ""));
    assert_eq!(home.run(&["export", "zebra"]), end(1, "", "attache: nothing matches\n"));
}

#[test]
fn an_official_of_undated_articles_has_no_days() {
    let home = Home::new();
    home.write("in.jsonl", r#"{"title":"Ferry talks end","text":"Foreign Minister Ana Ortiz met the ferry crews. They agreed on a timetable."}"#);
    home.run(&["import", "in.jsonl"]);
    let json: serde_json::Value = serde_json::from_str(&home.run(&["officials", "--json"]).out).expect("JSON");
    assert_eq!((&json["first"], &json["last"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    assert_eq!(home.run(&["officials"]).out, "Ana Ortiz  Foreign Minister  1 article  —\n");
}

#[test]
fn a_page_links_the_neighbours_that_it_holds() {
    let home = Home::with_articles();
    let page = home.run(&["export", "--format", "html"]);
    assert_eq!((page.code, page.err.as_str()), (Some(0), ""));
    let (first, second) = (home.id("Ferry talks"), home.id("Crews and"));
    assert!(page.out.starts_with("<!DOCTYPE html>") && page.out.ends_with("</body>\n</html>\n"));
    for id in [&first, &second] {
        assert!(
            page.out.contains(&format!("<article id=\"{id}\"")) && page.out.contains(&format!("<a href=\"#{id}\">"))
        );
    }
    let alone = home.run(&["export", "--format", "html", "publisher:wire"]).out;
    assert!(alone.contains("Ferry talks end (") && !alone.contains("href=\"#"), "{alone}");
}

#[test]
fn an_export_that_fails_leaves_the_file_as_it_was() {
    let home = Home::with_articles();
    home.write("out.jsonl", "precious\n");
    assert_eq!(home.run(&["--library", "gone.db", "export", "--output", "out.jsonl"]).code, Some(2));
    let kept = || std::fs::read_to_string(home.path().join("out.jsonl")).expect("a file");
    assert_eq!(kept(), "precious\n");
    assert_eq!(home.run(&["export", "grain", "--output", "out.jsonl"]), end(0, "", ""));
    assert!(kept().contains("Grain prices fall"));
    let left = std::fs::read_dir(home.path()).expect("the home").filter_map(Result::ok);
    assert!(left.map(|entry| entry.file_name()).all(|name| !name.to_string_lossy().ends_with(".part")));
}

#[test]
fn what_holds_no_text_is_a_problem_and_no_article() {
    let home = Home::new();
    home.write("in/empty.txt", "").write("in/blank.txt", " \n\u{200b}\n\t\n");
    home.write("in/page.html", "<!doctype html><title></title><p> </p>");
    home.write("in/z.jsonl", "{\"text\": \"One ferry came to the harbour.\"}\n{\"text\": \" \\u200b\"}\n");
    let told = home.run(&["import", "in"]);
    assert_eq!(
        told,
        end(
            1,
            "",
            "attache: in/z.jsonl:2: holds no text\n\
             attache: in/blank.txt, in/empty.txt, in/page.html: holds no text\n\
             attache: 1 article taken, 3 sources refused, 1 source with problems\n"
        )
    );
    assert_eq!(home.run_with_input(&["show", "-"], ""), end(1, "", "attache: standard input: holds no text\n"));
}

#[test]
fn what_is_no_text_is_taken_only_by_word_of_the_user() {
    let home = Home::new();
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let heads: &[(&str, &[u8])] = &[
        ("noise.bin", b""),
        ("a.xz", b"\xfd7zXZ\0"),
        ("b.mp3", b"ID3\x04\0"),
        ("c.pdf", b"%PDF-1.7\n"),
        ("d.png", b"\x89PNG\r\n\x1a\n"),
        ("e.zz", b"\x78\x9c"),
    ];
    for (name, head) in heads {
        home.write(name, [head, &noise[..]].concat());
        let told = home.run(&["import", name]).err;
        assert_eq!(
            told,
            format!("attache: {name}: looks like a binary file\nattache: 0 articles taken, 1 source refused\n")
        );
    }
    let recording = "\x1b[2J\x1b[1;31mFerry talks end\x1b[0m\x07\x08\r\n".repeat(40);
    home.write("typescript", recording);
    assert_eq!(home.run(&["import", "typescript"]).code, Some(0));
    assert_eq!(home.run(&["import", "noise.bin", "--as", "text"]).code, Some(0));
}
