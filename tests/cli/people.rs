//! Who is in the news, and what they said.

use attache::store::SqliteLibrary;

use crate::articles::{id, put_all, three};
use crate::home::{Home, end};

/// A home with three articles and their people in the library.
fn home() -> Home {
    let home = Home::new();
    let path = home.path().join("data/attache/library.db");
    put_all(&mut SqliteLibrary::open(&path).expect("a library"), three());
    home
}

#[test]
fn officials_have_their_offices_in_time_the_newest_first() {
    let home = home();
    let officials = "\
        Ana Quillan  deputy minister (PE, 2025-06); harbour envoy (PE, 2025-05-22)  2 articles, 4 quotes  2025-05-22 – 2025-06\n\
        Teo Quillan  ferry minister (PE)  1 article  2025-07-01\n";
    assert_eq!(home.run(&["officials"]), end(0, officials, ""));
    assert_eq!(
        home.run(&["officials", "--all", "after:2025-07"]),
        end(0, "Teo Quillan  ferry minister (PE)  1 article  2025-07-01\nXavo Harrow  —  1 article  2025-07-01\n", "")
    );
    assert_eq!(home.run(&["officials", "--all", "-quillan"]).out, "");
    assert_eq!(home.run(&["officials", "zebra"]), end(1, "", "attache: no officials found\n"));
}

#[test]
fn an_official_as_json_has_every_field() {
    let line = home().run(&["officials", "@ana", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&line).expect("one line of JSON");
    let office = |role: &str, day: &str| serde_json::json!({"role": role, "country": "PE", "organisation": null, "articles": 1, "first": day, "last": day});
    let offices = [office("deputy minister", "2025-06"), office("harbour envoy", "2025-05-22")];
    let activity = json["activity"].as_array().expect("activity").iter().map(|n| n.as_u64().expect("a number"));
    assert_eq!(activity.sum::<u64>(), 2);
    let expected = serde_json::json!({
        "person": "ana-quillan", "name": "Ana Quillan", "official": true, "offices": offices, "articles": 2,
        "mentions": 3, "quotes": 4, "first": "2025-05-22", "last": "2025-06", "activity": json["activity"],
    });
    assert_eq!(json, expected);
}

#[test]
fn quotes_are_listed_newest_first_in_the_order_of_the_text() {
    let home = home();
    let quotes = "\
        (nobody named) — “Fair winds,” — Harrow sails again, Harbour Ledger, 2025-07-01\n\
        Ana Quillan — “It lifts a ferry,” — A crane for the port, Tide News, 2025-06\n\
        Ana Quillan — “or two.” — A crane for the port, Tide News, 2025-06\n\
        Ana Quillan — “The fog is thick,” — Fog closes the harbour, Harbour Ledger, 2025-05-22\n\
        Ana Quillan — “It will lift by noon.” — Fog closes the harbour, Harbour Ledger, 2025-05-22\n\
        the harbour board — “We are used to it,” — Fog closes the harbour, Harbour Ledger, 2025-05-22\n";
    assert_eq!(home.run(&["quotes"]), end(0, quotes, ""));
    let lines: Vec<&str> = quotes.lines().collect();
    let listed = |arguments: &[&str]| {
        let ended = home.run(&[&["quotes"], arguments].concat());
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{arguments:?}");
        ended.out.lines().map(|line| lines.iter().position(|l| *l == line).expect("one of them")).collect::<Vec<_>>()
    };
    assert_eq!(listed(&["--by", "ana quillan"]), [1, 2, 3, 4]);
    assert_eq!(listed(&["--by", "Ana"]), [1, 2, 3, 4]);
    assert_eq!(listed(&["--by", "ana-quillan", "--limit", "1"]), [1]);
    assert_eq!(listed(&["--by", "harbour board"]), [5]);
    assert_eq!(listed(&["--about", "fog lift"]), [4]);
    assert_eq!(listed(&["--about", "CRANE", "--by", "ana"]), [1, 2]);
    assert_eq!(listed(&["publisher:tide"]), [1, 2]);
    assert_eq!(listed(&["--by", "ana", "-crane"]), [3, 4]);
}

#[test]
fn a_quote_as_json_has_its_article_its_sentence_and_its_place() {
    let lines = home().run(&["quotes", "--about", "two", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(lines.lines().last().expect("a line")).expect("JSON");
    let text = "Deputy Minister Ana Quillan bought a crane from Gao Minghua. “It lifts a ferry,” she said, “or two.”";
    let start = text.find("or two.").expect("the words");
    let expected = serde_json::json!({
        "article": id("crane").0, "title": "A crane for the port", "publisher": "Tide News", "date": "2025-06",
        "in": "text", "start": start, "end": start + 7, "text": "or two.", "in_title": false,
        "speaker": {"kind": "person", "id": "ana-quillan", "name": "Ana Quillan", "start": null, "end": null},
        "cue": "said", "rule": "cue-after-quote", "before": "“It lifts a ferry,” she said, “", "after": "”",
    });
    assert_eq!(json, expected);
}

#[test]
fn who_cannot_be_told_is_asked_for() {
    let home = home();
    let said = |name: &str| {
        let ended = home.run(&["quotes", "--by", name]);
        assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{name}");
        ended.err
    };
    assert_eq!(
        said("quillan"),
        "attache: quillan may be any of Ana Quillan (ana-quillan), Teo Quillan (teo-quillan)\n"
    );
    assert_eq!(said("minhgua"), "attache: nobody called minhgua is quoted; did you mean Gao Minghua?\n");
    assert_eq!(said("zebra"), "attache: nobody called zebra is quoted\n");
    assert_eq!(said("gao"), "attache: nothing is quoted\n");
    assert_eq!(
        home.run(&["quotes", "--by", " "]),
        end(64, "", "attache: the name after --by is empty: type --by NAME\n")
    );
    assert_eq!(
        Home::new().run(&["quotes"]),
        end(1, "", "attache: the library is empty: attache import FOLDER takes articles in\n")
    );
}

#[test]
fn an_annotated_article_says_who_is_named_and_who_speaks() {
    let home = home();
    let expected = "\
Fog closes the harbour

Harbour Ledger · 2025-05-22

Harbour envoy [Ana Quillan][1] closed the port. “[The fog is thick,][said:1]”
[Quillan said][1]. “[It will lift by noon.][said:1]”

[Xavo Harrow][2], who sails a ferry, waited. “[We are used to it,][said:3]”
said the harbour board.

[1]: Ana Quillan: harbour envoy, PE
[2]: Xavo Harrow
[3]: the harbour board (institution)
";
    assert_eq!(home.run(&["show", "fog.txt", "--annotate"]), end(0, expected, ""));
    assert_eq!(
        home.run(&["show", "fog.txt", "--annotate", "--format", "markdown"]),
        end(64, "", "attache: --annotate marks plain text; it has no other format\n")
    );
}
