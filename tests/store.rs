//! One story of a library, from the first start to a crash, told to every
//! engine through the same door.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use attache::model::row::Official;
use attache::model::{
    Article, ArticleId, Block, BlockKind, Change, Field, Format, Mark, Mention, PersonId, Related, Relation, Source,
    Span, Stamp, article::join_text,
};
use attache::query::Query;
use attache::store::{Digest, Found, Library, Outcome, Prepared, Scope, SqliteLibrary, Standing, StoreError};
use jiff::Timestamp;

fn id(name: &str) -> ArticleId {
    ArticleId(format!("{name:a<16}"))
}

/// Keys, which are numbers to the store.
const FERRY: u64 = u64::MAX;
const CREW: u64 = 2;
const GRAIN: u64 = 3;
const NONE: u64 = 4;

fn prepared(name: &str, title: &str, text: &str, published: Option<&str>, keys: &[u64]) -> Prepared {
    let mut blocks = vec![Block::new(BlockKind::Paragraph, text)];
    let text = join_text(&mut blocks);
    let span = Span::new(&text, 0, 9).expect("a name at the start");
    let article = Article {
        id: id(name),
        title: title.into(),
        title_derived: false,
        kicker: None,
        standfirst: None,
        byline: Vec::new(),
        publisher: Some("Harbour Ledger".into()),
        section: Vec::new(),
        url: None,
        language: None,
        published: published.and_then(Stamp::parse),
        updated: None,
        not_before: None,
        reading_minutes: None,
        metadata: attache::model::Metadata::new(),
        source: Source { format: Format::Text, origin: format!("{name}.txt"), key: None, line: 1 },
        blocks,
        text,
        removed: Vec::new(),
        contains: Vec::new(),
        problems: Vec::new(),
    };
    let person = PersonId("ana-ortiz".into());
    let mention = Mention {
        field: Field::Text,
        span,
        text: "Ana Ortiz".into(),
        person: Some(person.clone()),
        name: Some("Ana Ortiz".into()),
        official: true,
        role: Some("minister".into()),
        country: None,
        organisation: None,
        rule: "title-before-name".into(),
    };
    Prepared::new(
        article,
        vec![mention],
        Vec::new(),
        Vec::new(),
        vec![Official { person, name: "Ana Ortiz".into(), short: "Ortiz".into() }],
        "{}".into(),
        keys.to_vec(),
    )
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_760_000_000 + second).expect("an instant")
}

fn put(library: &mut dyn Library, article: &Prepared, related: &[Related], second: i64) -> Outcome {
    let mut outcome = None;
    let event = related.first().map(|related| related.id.clone());
    library
        .batch(&mut |batch| {
            outcome = Some(batch.put(article, related, event.as_ref(), None, at(second))?);
            Ok(())
        })
        .expect("the article goes in");
    outcome.expect("an outcome")
}

fn titles(library: &dyn Library, typed: &str) -> Vec<String> {
    let query = Query::parse(typed).expect("a query");
    library.select(&query, None).expect("rows").into_iter().map(|row| row.title).collect()
}

#[test]
fn a_library_keeps_what_it_was_given() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("attache/library.db");
    tell(&mut || Box::new(SqliteLibrary::open(&path).expect("the library opens")));
}

#[test]
fn a_date_that_lies_ahead_is_that_of_the_arrival() {
    let home = tempfile::tempdir().expect("a folder");
    let mut library = SqliteLibrary::open(&home.path().join("library.db")).expect("the library opens");
    let articles = [("ahead", Some("2999-01-01")), ("undated", None), ("later", Some("2025-10-09T08:54"))];
    for (second, (name, published)) in (0..).zip(articles) {
        put(&mut library, &prepared(name, name, "Ana Ortiz met the crews.", published, &[]), &[], second * 60);
    }
    assert_eq!(titles(&library, ""), ["undated", "later", "ahead"]);
}

/// The story; `open` opens the same library again and again.
fn tell(open: &mut dyn FnMut() -> Box<dyn Library>) {
    let mut library = open();
    assert!(library.rows(None, 0).expect("rows").is_empty());

    let ferry = prepared("ferry", "Ferry talks", "Ana Ortiz met the crews.", Some("2025-05-22"), &[FERRY, CREW]);
    let again = prepared("again", "Crews meet minister", "Ana Ortiz saw ferry crews.", None, &[FERRY, CREW]);
    let grain = prepared("grain", "Grain prices", "Ana Ortiz spoke of grain.", Some("2025-06"), &[GRAIN]);
    assert_eq!(put(&mut *library, &ferry, &[], 0), Outcome::Added);
    let link = Related {
        id: id("ferry"),
        relation: Relation::SameEvent,
        score: 0.75,
        because: vec!["both name Ana Ortiz".into()],
    };
    assert_eq!(put(&mut *library, &again, std::slice::from_ref(&link), 1), Outcome::Added);
    assert_eq!(put(&mut *library, &grain, &[], 2), Outcome::Added);

    // Lists: the undated by arrival, ahead of what was published before.
    let rows = library.rows(None, 0).expect("rows");
    assert_eq!(
        rows.iter().map(|r| r.title.as_str()).collect::<Vec<_>>(),
        ["Crews meet minister", "Grain prices", "Ferry talks"]
    );
    assert_eq!(
        rows.iter().map(|r| (r.event.clone(), r.reports)).collect::<Vec<_>>(),
        [(id("ferry"), 2), (id("grain"), 1), (id("ferry"), 2)]
    );
    assert_eq!(library.rows(Some(1), 1).expect("rows")[0].title, "Grain prices");
    assert_eq!(titles(&*library, "ferry -saw"), ["Ferry talks"]);
    assert_eq!(titles(&*library, "@ortiz after:2025-06"), ["Grain prices"]);
    for naughty in ["%' OR 1=1 --", "\\", "\u{0}", "'; DROP TABLE articles", "*\"(", "ﷺ"] {
        assert!(titles(&*library, naughty).is_empty(), "{naughty}");
    }

    // An article, its neighbour both ways, and finding it by name.
    let opened = library.article(&id("ferry")).expect("no trouble").expect("it is there");
    assert_eq!(opened.article, ferry.article);
    assert_eq!(opened.mentions, ferry.mentions);
    assert_eq!(opened.related[0].related, Related { id: id("again"), ..link.clone() });
    assert_eq!(opened.related[0].row.title, "Crews meet minister");
    assert_eq!(library.resolve("ferr").expect("no trouble"), Found::One(id("ferry")));
    assert_eq!(library.resolve("some/folder/grain.txt").expect("no trouble"), Found::One(id("grain")));
    assert_eq!(library.resolve("%").expect("no trouble"), Found::Nothing);
    let officials = library.people(Scope::All).expect("officials");
    assert_eq!((officials.len(), officials[0].articles, officials[0].mentions), (1, 3, 3));
    assert_eq!((officials[0].first.as_deref(), officials[0].last.as_deref()), (Some("2025-05-22"), Some("2025-06")));

    // Marks last over a new start, and over better cleaning.
    library.set_read(&id("ferry"), true).expect("marked");
    library.set_starred(&id("ferry"), true).expect("marked");
    library.set_position(&id("ferry"), 7).expect("marked");
    drop(library);
    let mut library = open();
    let better = prepared("ferry", "Ferry talks end", "Ana Ortiz met the crews.", Some("2025-05-22"), &[FERRY]);
    assert_eq!(
        put(&mut *library, &better, std::slice::from_ref(&Related { id: id("again"), ..link }), 9),
        Outcome::Changed
    );
    assert_eq!(put(&mut *library, &better, &[], 9), Outcome::Unchanged);
    let opened = library.article(&id("ferry")).expect("no trouble").expect("it is there");
    assert_eq!(
        (opened.article.title.as_str(), opened.event, opened.related.len()),
        ("Ferry talks end", id("ferry"), 1)
    );
    assert!(opened.marks.read && opened.marks.starred && opened.marks.position == 7);
    assert_eq!(titles(&*library, "is:starred is:read"), ["Ferry talks end"]);
    let counts = library.counts().expect("counts");
    assert_eq!((counts.articles, counts.unread, counts.starred, counts.events), (3, 2, 1, 2));

    // Candidates: rarest keys first, and the counts that say what is rare.
    library
        .batch(&mut |batch| {
            let keys = [CREW, FERRY, NONE];
            assert_eq!((batch.articles()?, batch.frequencies(&keys)?), (3, vec![1, 2, 0]));
            let near: Vec<_> = batch.candidates(&keys, 9)?.into_iter().map(|candidate| candidate.id).collect();
            assert_eq!(near, [id("again"), id("ferry")]);
            assert_eq!(batch.standing(&better)?, Standing::Unchanged);
            assert_eq!(batch.standing(&ferry)?, Standing::Changed);
            Ok(())
        })
        .expect("a batch");

    // A document is known by its id and digest; lines are counted by publisher.
    let (digest, other) = (Digest([7; 16]), Digest([8; 16]));
    assert!(library.digests(9).expect("digests").is_empty());
    library
        .batch(&mut |batch| {
            assert_eq!(batch.unchanged(&id("ferry"), &digest)?, None);
            batch.put_document(&id("ferry"), &digest, 3)?;
            batch.put_document(&id("gone"), &digest, 1)?;
            assert_eq!(batch.unchanged(&id("ferry"), &digest)?, Some(3));
            assert_eq!(batch.unchanged(&id("ferry"), &other)?, None);
            assert_eq!(batch.unchanged(&id("gone"), &digest)?, None);
            batch.put_document(&id("grain"), &other, 1)?;
            batch.count_lines("Harbour Ledger", &[5, u64::MAX])?;
            batch.count_lines("Harbour Ledger", &[u64::MAX])?;
            assert_eq!(batch.line_counts("Harbour Ledger", &[5, 6, u64::MAX])?, [1, 0, 2]);
            assert_eq!(batch.line_counts("Tide News", &[5])?, [0]);
            Ok(())
        })
        .expect("a batch");
    assert_eq!(library.digests(9).expect("digests"), [other.start(), digest.start()]);
    assert_eq!(library.digests(1).expect("digests"), [other.start()]);

    // A batch that fails leaves nothing behind.
    let lost = prepared("lost", "Lost", "Ana Ortiz was lost.", None, &[]);
    let failed = library.batch(&mut |batch| {
        batch.put(&lost, &[], None, None, at(10))?;
        Err(StoreError::NotYet { scheme: "test".into() })
    });
    assert!(failed.is_err());
    assert_eq!(titles(&*library, "lost"), Vec::<String>::new());

    // Export: oldest first, and it stops when told.
    let mut order = Vec::new();
    library
        .export(&Query::default(), &mut |opened| {
            order.push(opened.article.title);
            order.len() < 2
        })
        .expect("export");
    assert_eq!(order, ["Ferry talks end", "Grain prices"]);
}

#[test]
fn marks_of_a_library_in_memory_are_kept_in_the_file_named() {
    let home = tempfile::tempdir().expect("a folder");
    let state = home.path().join("state.db");
    for round in 0..2 {
        let mut library = SqliteLibrary::in_memory(Some(&state)).expect("a library");
        let ferry = prepared("ferry", "Ferry talks", "Ana Ortiz met the crews.", None, &[]);
        put(&mut library, &ferry, &[], 0);
        assert_eq!(library.marks(&id("ferry")).expect("marks").read, round == 1);
        library.set_read(&id("ferry"), true).expect("marked");
    }
}

#[test]
fn who_is_in_an_event_through_another_says_through_whom() {
    let home = tempfile::tempdir().expect("a folder");
    let mut library = SqliteLibrary::open(&home.path().join("library.db")).expect("a library");
    let article = |name, title| prepared(name, title, "Ana Ortiz met the crews.", None, &[FERRY]);
    let because = vec!["both name Ana Ortiz".to_owned()];
    let link = |name, relation| Related { id: id(name), relation, score: 0.5, because: because.clone() };
    put(&mut library, &article("first", "Crews wait"), &[], 0);
    put(&mut library, &article("second", "Crews meet"), &[link("first", Relation::SameEvent)], 1);
    let both = [link("second", Relation::SameEvent), link("first", Relation::SameStory)];
    put(&mut library, &article("third", "Ferry sails"), &both, 2);
    let opened = library.article(&id("third")).expect("no trouble").expect("it is there");
    let said = |name| {
        let linked = opened.related.iter().find(|linked| linked.row.id == id(name)).expect("linked");
        (linked.related.relation, linked.related.because.join("; "))
    };
    assert_eq!(said("second"), (Relation::SameEvent, "both name Ana Ortiz".to_owned()));
    assert_eq!(said("first"), (Relation::SameEvent, "both stand with “Crews meet”; both name Ana Ortiz".to_owned()));
}

#[test]
fn a_library_of_an_earlier_version_is_brought_up_to_date() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let ferry = prepared("ferry", "Ferry talks", "Ana Ortiz met the crews.", None, &[FERRY]);
    let changed = prepared("changed", "Grain", "Ana Ortiz spoke of grain.", None, &[]);
    for article in [&ferry, &changed] {
        put(&mut SqliteLibrary::open(&path).expect("a library"), article, &[], 0);
    }
    let connection = rusqlite::Connection::open(&path).expect("a file");
    connection
        .execute_batch(
            "DROP TABLE people; DROP TABLE offices; DROP TABLE facts; DROP TABLE mentions; DROP TABLE quotes;
             DROP TABLE contacts; ALTER TABLE bodies DROP COLUMN contacts; ALTER TABLE articles DROP COLUMN topic;
             DROP INDEX articles_found_event; DROP INDEX articles_found_story;
             ALTER TABLE articles DROP COLUMN found_event; ALTER TABLE articles DROP COLUMN found_story;
             DROP TABLE grouped; DROP TABLE regrouped; ALTER TABLE articles DROP COLUMN length;
             DROP INDEX articles_story; CREATE INDEX articles_story ON articles (story);
             DROP INDEX articles_day; ALTER TABLE articles DROP COLUMN day; ALTER TABLE bodies DROP COLUMN quotes;
             CREATE TABLE mentions (num INTEGER NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, role TEXT,
                 country TEXT, organisation TEXT, times INTEGER NOT NULL) STRICT;
             CREATE INDEX mentions_num ON mentions (num);
             CREATE INDEX mentions_person ON mentions (person);
             INSERT INTO mentions VALUES (1, 'ana-ortiz', 'Ana Ortiz', 'minister', NULL, NULL, 1);
             INSERT INTO mentions VALUES (1, 'ana-ortiz', 'Ana Ortiz', 'envoy', 'NO', NULL, 0);
             DROP TABLE documents; DROP TABLE lines; ALTER TABLE articles DROP COLUMN updated;
             UPDATE bodies SET article = json_set(article, '$.updated', '2025-05-24') WHERE text LIKE '%grain.';
             PRAGMA user_version = 2;",
        )
        .expect("as version 2 had it");
    drop(connection);
    let mut library = SqliteLibrary::open(&path).expect("a library");
    assert!(library.digests(9).expect("digests").is_empty());
    assert_eq!(titles(&library, "ferry"), ["Ferry talks"]);
    // Its officials stay until it is imported again, when quotes are found too.
    let people = library.people(Scope::All).expect("people");
    assert_eq!((people.len(), people[0].articles, people[0].mentions, people[0].official), (1, 1, 1, true));
    let roles: Vec<_> = people[0].offices.iter().filter_map(|held| held.office.role.as_deref()).collect();
    assert_eq!(roles, ["envoy", "minister"]);
    assert_eq!(put(&mut library, &ferry, &[], 1), Outcome::Changed);
    assert_eq!(put(&mut library, &ferry, &[], 1), Outcome::Unchanged);
    assert_eq!(titles(&library, "after:2025-05-24 before:2025-05-25"), ["Grain"]);
    assert_eq!(put(&mut library, &changed, &[], 1), Outcome::Changed);
}

#[test]
fn a_newer_schema_is_left_untouched() {
    let home = tempfile::tempdir().expect("a folder");
    for name in ["library.db", "state.db"] {
        let path = home.path().join("library.db");
        drop(SqliteLibrary::open(&path).expect("a library"));
        let newer = home.path().join(name);
        let connection = rusqlite::Connection::open(&newer).expect("a file");
        connection.execute_batch("PRAGMA user_version = 1000").expect("a newer version");
        drop(connection);
        let before = std::fs::read(&newer).expect("bytes");
        let error = SqliteLibrary::open(&path).expect_err("it must not open");
        assert!(matches!(error, StoreError::Newer { version: 1000, .. }), "{error}");
        assert!(std::fs::read(&newer).expect("bytes") == before);
        std::fs::remove_file(newer).expect("removed");
    }
}

#[test]
fn a_file_of_another_kind_is_left_untouched() {
    let home = tempfile::tempdir().expect("a folder");
    let foreign = home.path().join("foreign.db");
    let connection = rusqlite::Connection::open(&foreign).expect("a file");
    connection.execute_batch("CREATE TABLE t (x)").expect("a table");
    drop(connection);
    std::fs::write(home.path().join("words.db"), "some words").expect("written");
    let state = home.path().join("other.db");
    drop(SqliteLibrary::open(&state).expect("a library"));
    std::fs::copy(home.path().join("other.state.db"), home.path().join("marks.db")).expect("copied");
    for name in ["foreign.db", "words.db", "marks.db"] {
        let path = home.path().join(name);
        let before = std::fs::read(&path).expect("bytes");
        let error = SqliteLibrary::open(&path).expect_err("it must not open");
        assert!(matches!(error, StoreError::NotALibrary { .. }), "{name}: {error}");
        assert!(std::fs::read(&path).expect("bytes") == before);
    }
}

#[test]
fn a_damaged_file_gives_an_error_and_stays() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let mut library = SqliteLibrary::open(&path).expect("a library");
    for n in 0..50 {
        put(&mut library, &prepared(&format!("n{n}"), "Ferry", &"Ana Ortiz ".repeat(300), None, &[FERRY]), &[], n);
    }
    drop(library);
    let whole = std::fs::read(&path).expect("bytes");
    for cut in [50, 99, 1000, 4096, 5000, whole.len() / 2] {
        let damaged: Vec<u8> = whole[..cut].to_vec();
        std::fs::write(&path, &damaged).expect("written");
        if let Ok(library) = SqliteLibrary::open(&path) {
            let _ = library.rows(None, 0);
            let _ = library.article(&id("n7"));
        }
        assert!(path.exists());
    }
    let mut damaged = whole;
    for at in (4096..damaged.len()).step_by(97) {
        damaged[at] ^= 0x55;
    }
    std::fs::write(&path, &damaged).expect("written");
    let told = SqliteLibrary::open(&path).and_then(|library| library.rows(None, 0));
    assert!(told.is_err(), "damage must be told");
}

#[cfg(unix)]
#[test]
fn files_are_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("deep/attache");
    drop(SqliteLibrary::open(&folder.join("library.db")).expect("a library"));
    let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("library.db")), 0o600);
    assert_eq!(mode(&folder.join("state.db")), 0o600);
}

#[test]
fn copies_of_the_program_take_turns() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut library = SqliteLibrary::open(path).expect("a library");
                for n in 0..20 {
                    let name = format!("w{writer}n{n}");
                    put(&mut library, &prepared(&name, "Ferry", "Ana Ortiz met crews.", None, &[FERRY]), &[], n);
                    library.set_read(&id(&name), true).expect("marked");
                }
            });
        }
    });
    let library = SqliteLibrary::open(&path).expect("a library");
    let counts = library.counts().expect("counts");
    assert_eq!((counts.articles, counts.unread), (80, 0));
}

/// A library of four articles, the last of which is related to the first.
fn four(path: &Path) -> SqliteLibrary {
    let mut library = SqliteLibrary::open(path).expect("a library");
    put_four(&mut library);
    library
}

fn put_four(library: &mut SqliteLibrary) {
    for (name, n) in ["ferry", "crane", "grain"].into_iter().zip(0..) {
        put(library, &prepared(name, name, "Ana Ortiz met the crews.", None, &[FERRY]), &[], n);
    }
    let related =
        Related { id: id("ferry"), relation: Relation::Similar, score: 0.5, because: vec!["both name Ana".into()] };
    put(library, &prepared("fog", "fog", "Ana Ortiz spoke of fog.", None, &[GRAIN]), &[related], 9);
}

fn mark(library: &mut SqliteLibrary, mark: Mark, names: &[&str]) -> usize {
    let articles = names.iter().map(|name| id(name)).collect();
    library.change(&Change::Mark { mark, articles }, at(0)).expect("marked")
}

#[test]
fn many_marks_are_one_change_that_gives_back_what_was_there() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let mut library = four(&path);
    library.set_read(&id("crane"), true).expect("marked");
    let all = ["ferry", "crane", "grain", "ferry", "elsewhere"];
    assert_eq!(mark(&mut library, Mark::Read { on: true }, &all), 3, "each once, and none that was read");
    assert_eq!(mark(&mut library, Mark::Read { on: true }, &all), 0);
    let read = |library: &SqliteLibrary| titles(library, "is:read");
    assert_eq!(read(&library), ["grain", "crane", "ferry"]);
    drop(library);
    let mut library = SqliteLibrary::open(&path).expect("a library");
    let undone = library.undo().expect("no trouble").expect("a change");
    assert!(matches!(&undone, Change::Mark { articles, .. } if articles.len() == 3));
    assert_eq!(read(&library), ["crane"]);
    assert_eq!(library.redo().expect("no trouble"), Some(undone));
    assert_eq!(read(&library).len(), 3);
}

#[test]
fn tags_and_notes_outlive_the_library_and_come_back_when_taken_away() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let mut library = four(&path);
    assert_eq!(mark(&mut library, Mark::Tag { tag: "Łódź port".into(), on: true }, &["ferry", "fog"]), 2);
    assert_eq!(mark(&mut library, Mark::Tag { tag: "LODZ PORT".into(), on: true }, &["ferry", "crane"]), 1);
    let note = |library: &mut SqliteLibrary, note: Option<&str>| {
        let note = note.map(str::to_owned);
        library.change(&Change::Note { article: id("ferry"), note }, at(0)).expect("kept")
    };
    assert_eq!(note(&mut library, Some("Ask Ana.")), 1);
    assert_eq!(note(&mut library, Some("Ask Ana.\nAnd Xavo.")), 1);
    assert_eq!(note(&mut library, Some("Ask Ana.\nAnd Xavo.")), 0);
    assert_eq!(library.tags().expect("tags"), [("Łódź port".to_owned(), 3)]);
    drop(library);
    std::fs::remove_file(&path).expect("the library can be made anew");
    for rest in ["library.db-wal", "library.db-shm"] {
        let _ = std::fs::remove_file(home.path().join(rest));
    }
    let mut library = four(&path);
    assert_eq!(titles(&library, "tag:\"lodz port\""), ["fog", "crane", "ferry"]);
    assert_eq!(titles(&library, "has:note is:tagged"), ["ferry"]);
    let opened = library.article(&id("ferry")).expect("no trouble").expect("an article");
    assert_eq!(
        (opened.marks.tags.as_slice(), opened.note.as_deref()),
        (&["Łódź port".to_owned()][..], Some("Ask Ana.\nAnd Xavo."),)
    );
    library.undo().expect("no trouble");
    assert_eq!(library.note(&id("ferry")).expect("a note").as_deref(), Some("Ask Ana."));
    library.undo().expect("no trouble");
    assert_eq!(library.note(&id("ferry")).expect("a note"), None);
    library.undo().expect("no trouble");
    assert_eq!(titles(&library, "is:tagged"), ["fog", "ferry"]);
}

#[test]
fn what_was_put_away_is_found_when_it_is_asked_for() {
    let home = tempfile::tempdir().expect("a folder");
    let mut library = four(&home.path().join("library.db"));
    mark(&mut library, Mark::Archive { on: true }, &["crane", "fog"]);
    let rows: Vec<String> = library.rows(None, 0).expect("rows").into_iter().map(|row| row.title).collect();
    assert_eq!(rows, ["grain", "ferry"]);
    assert_eq!(library.rows(Some(1), 1).expect("rows")[0].title, "ferry");
    assert_eq!(titles(&library, "ortiz"), ["grain", "ferry"]);
    assert_eq!(titles(&library, "ortiz is:archived"), ["fog", "crane"]);
    let counts = library.counts().expect("counts");
    assert_eq!((counts.articles, counts.unread), (2, 2));
    let mut exported = 0;
    library
        .export(&Query::default(), &mut |_| {
            exported += 1;
            true
        })
        .expect("exported");
    assert_eq!(exported, 4, "what was put away is still the reader's own");
    library.undo().expect("no trouble");
    assert_eq!(library.rows(None, 0).expect("rows").len(), 4);
}

#[test]
fn what_was_deleted_is_gone_after_thirty_days_and_never_comes_again() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let mut library = four(&path);
    let related = |library: &SqliteLibrary| {
        library.article(&id("fog")).expect("no trouble").map_or(0, |opened| opened.related.len())
    };
    assert_eq!(related(&library), 1);
    mark(&mut library, Mark::Delete { on: true }, &["ferry"]);
    assert_eq!((titles(&library, "ferry"), related(&library)), (Vec::new(), 0));
    assert_eq!(titles(&library, "is:deleted"), ["ferry"]);
    let people = library.people(Scope::All).expect("people");
    assert_eq!(people[0].articles, 3, "it names nobody");
    let day = |days: i64| at(days * 24 * 60 * 60);
    assert_eq!(library.purge(day(29)).expect("no trouble"), 0);
    put_four(&mut library);
    assert_eq!(titles(&library, "ferry"), Vec::<String>::new(), "an import does not bring it back");
    library.undo().expect("no trouble");
    assert_eq!((titles(&library, "ferry"), related(&library)), (vec!["ferry".to_owned()], 1));
    library.redo().expect("no trouble");

    assert_eq!(library.purge(day(31)).expect("no trouble"), 1);
    assert_eq!(library.purge(day(31)).expect("no trouble"), 0);
    assert!(library.article(&id("ferry")).expect("no trouble").is_none());
    assert_eq!(library.deleted().expect("rows").len(), 0);
    assert_eq!(library.undo().expect("no trouble"), None, "it cannot be taken back any more");
    let standing = |library: &mut SqliteLibrary| {
        let mut standing = None;
        let ferry = prepared("ferry", "ferry", "Ana Ortiz has other words now.", None, &[FERRY]);
        library
            .batch(&mut |batch| {
                standing = Some(batch.standing(&ferry)?);
                Ok(())
            })
            .expect("asked");
        standing
    };
    assert_eq!(standing(&mut library), Some(Standing::Unchanged), "an import passes it by");
    drop(library);
    std::fs::remove_file(&path).expect("the library can be made anew");
    for rest in ["library.db-wal", "library.db-shm"] {
        let _ = std::fs::remove_file(home.path().join(rest));
    }
    let mut library = SqliteLibrary::open(&path).expect("a library");
    assert_eq!(standing(&mut library), Some(Standing::Unchanged), "also into a library that is made anew");
}

#[test]
fn what_was_opened_is_remembered_the_latest_first() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let mut library = four(&path);
    for (name, n) in ["ferry", "crane", "ferry", "elsewhere"].into_iter().zip(0..) {
        library.remember(&id(name), at(n)).expect("kept");
    }
    drop(library);
    let library = SqliteLibrary::open(&path).expect("a library");
    let history: Vec<(String, i64)> =
        library.history().expect("rows").into_iter().map(|row| (row.title, row.marks.opened)).collect();
    assert_eq!(history, [("ferry".to_owned(), at(2).as_second()), ("crane".to_owned(), at(1).as_second())]);
}

/// Not a test of its own: the program that the next one kills. It marks and
/// says so, for ever.
#[test]
fn marking_for_ever() {
    let Some(path) = std::env::var_os("ATTACHE_TEST_LIBRARY") else { return };
    let round = std::env::var("ATTACHE_TEST_ROUND").expect("a round");
    let mut library = SqliteLibrary::open(Path::new(&path)).expect("a library");
    for n in 0usize.. {
        let article = id(&format!("r{round}n{n}"));
        library.set_position(&article, n + 1).expect("marked");
        library.change(&Change::Star { article: article.clone(), starred: true }, at(0)).expect("marked");
        let mark = Mark::Tag { tag: "Łódź port".into(), on: true };
        library.change(&Change::Mark { mark, articles: vec![article.clone()] }, at(0)).expect("marked");
        let note = Some(format!("Ask Ana, for the {n}th time."));
        library.change(&Change::Note { article, note }, at(0)).expect("marked");
        writeln!(std::io::stderr(), "marked {n}").expect("told");
    }
}

/// The full count of `just hazards`.
fn long_run() -> bool {
    std::env::var("ATTACHE_HAZARDS").is_ok_and(|value| value == "full")
}

#[test]
fn a_mark_that_was_confirmed_survives_a_kill() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("library.db");
    let mut marked = Vec::new();
    let rounds: usize = if long_run() { 1000 } else { 20 };
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "marking_for_ever", "--nocapture"])
            .env("ATTACHE_TEST_LIBRARY", &path)
            .env("ATTACHE_TEST_ROUND", round.to_string())
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("a child");
        let told = BufReader::new(child.stderr.take().expect("its words"));
        let mut confirmed = 0;
        for line in told.lines() {
            confirmed += usize::from(line.expect("a line").starts_with("marked"));
            // A different moment each time.
            if confirmed > round * 3 % 100 {
                child.kill().expect("killed");
                break;
            }
        }
        child.wait().expect("gone");
        marked.extend((0..confirmed).map(|n| (format!("r{round}n{n}"), n + 1)));
    }
    let mut library = SqliteLibrary::open(&path).expect("a library");
    for (name, position) in &marked {
        let marks = library.marks(&id(name)).expect("marks");
        assert!(marks.position == *position && marks.starred && marks.noted, "{name}");
        assert_eq!(marks.tags, ["Łódź port"], "{name}");
        let note = format!("Ask Ana, for the {}th time.", position - 1);
        assert_eq!(library.note(&id(name)).expect("a note").as_deref(), Some(note.as_str()), "{name}");
    }
    // And each of them can be taken back, with what was not confirmed any more.
    for _ in 0..3 * marked.len() {
        assert!(library.undo().expect("no trouble").is_some());
    }
    for file in ["library.db", "state.db"] {
        let connection = rusqlite::Connection::open(home.path().join(file)).expect("a file");
        let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a verdict");
        assert_eq!(verdict, "ok");
    }
}

#[test]
fn filters_are_remembered_once_the_newest_last_and_not_too_many() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let mut library = SqliteLibrary::open(&path).expect("a library");
    assert_eq!(library.filters().expect("none"), [""; 0]);
    for pattern in ["ferry", "@ana | tram", "'quay", "ferry"] {
        library.remember_filter(pattern, 3).expect("remembered");
    }
    drop(library);
    let mut library = SqliteLibrary::open(&path).expect("the library");
    assert_eq!(library.filters().expect("filters"), ["@ana | tram", "'quay", "ferry"]);
    library.remember_filter("!fog", 3).expect("remembered");
    assert_eq!(library.filters().expect("filters"), ["'quay", "ferry", "!fog"]);
    assert_eq!(SqliteLibrary::open_to_read(&path).expect("to read").filters().expect("filters").len(), 3);
}
