//! Contacts, events and stories out of a library, and what the reader corrects
//! about them: at once, undone, after a new start, in a library made anew.

#[path = "support/articles.rs"]
mod articles;

use std::path::{Path, PathBuf};

use articles::{Made, id, person, put_all};
use attache::model::{Change, Correction, Grouping, Relation};
use attache::store::{ContactAsk, Library, Scope, SqliteLibrary};
use jiff::Timestamp;

/// A library in a folder that is gone with it.
struct Home {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("library.db");
        Self { _folder: folder, path }
    }

    fn open(&self) -> SqliteLibrary {
        SqliteLibrary::open(&self.path).expect("the library opens")
    }

    /// Removes what can be made anew.
    fn lose_articles(&self) {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", self.path.display()));
        }
    }
}

fn now() -> Timestamp {
    Timestamp::from_second(1_764_590_400).expect("an instant")
}

fn group(library: &mut dyn Library, grouping: Grouping) {
    library.change(&Change::Group(grouping), now()).expect("the change is kept");
}

fn own_event(name: &str) -> Grouping {
    Grouping::OwnEvent { article: id(name) }
}

fn same_event(from: &str, into: &str) -> Grouping {
    Grouping::SameEvent { from: id(from), into: id(into) }
}

/// Two reports of a ferry that runs aground, a third of its way to the yard,
/// and one of grain.
fn four() -> Vec<Made> {
    let ferry = |name, title, day| {
        Made::new(name, title, "Ferry Minister Teo Quillan met Gao Minghua and Xavo Harrow at the yard.")
            .published(day)
            .names("Teo Quillan", "Teo Quillan", Some("ferry minister"))
            .names("Gao Minghua", "Gao Minghua", None)
    };
    vec![
        ferry("aground", "Ferry runs aground", "2025-05-22"),
        ferry("rocks", "Minister sees ferry on the rocks", "2025-05-23").same_event("aground"),
        ferry("yard", "The ferry is towed to the yard", "2025-06-01").same_story("rocks"),
        Made::new("grain", "Grain falls", "Nobody bought grain.").published("2025-06-02"),
    ]
}

/// Each article with the articles that its event and its story are named
/// after, and how many reports there are, by the order of `names`.
fn places(library: &dyn Library, names: &[&str]) -> Vec<String> {
    let rows = library.rows(None, 0).expect("rows");
    let short = |id: &str| id.trim_end_matches('a').to_owned();
    let place = |name: &&str| {
        let row = rows.iter().find(|row| row.id == id(name)).expect("a row");
        format!("{name}: {} {} {}", short(&row.event.0), short(&row.story.0), row.reports)
    };
    names.iter().map(place).collect()
}

const FOUR: [&str; 4] = ["aground", "rocks", "yard", "grain"];
const FOUND: [&str; 4] =
    ["aground: aground aground 2", "rocks: aground aground 2", "yard: yard aground 1", "grain: grain grain 1"];

#[test]
fn a_story_has_its_people_words_events_and_days_and_its_articles_the_oldest_first() {
    let mut library = Home::new().open();
    put_all(&mut library, four());
    let stories = library.stories(2, None).expect("stories");
    assert_eq!(stories.len(), 1);
    let ferry = &stories[0];
    assert_eq!((ferry.id.clone(), ferry.title.as_str()), (id("aground"), "The ferry is towed to the yard"));
    assert_eq!((ferry.events, ferry.reports), (2, 3));
    assert_eq!((ferry.first.as_deref(), ferry.last.as_deref()), (Some("2025-05-22"), Some("2025-06-01")));
    assert_eq!(ferry.people.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["Teo Quillan"]);
    assert_eq!(ferry.words, ["ferry"]);
    assert_eq!(library.stories(2, Some(9)).expect("stories"), stories);
    assert_eq!(library.stories(2, Some(0)).expect("stories"), []);
    let all: Vec<_> = library.stories(1, None).expect("stories").into_iter().map(|story| story.id).collect();
    assert_eq!(all, [id("grain"), id("aground")]);
    assert_eq!(library.stories(1, Some(1)).expect("stories").len(), 1);
    let (entry, rows) = library.story(&id("yard")).expect("no trouble").expect("a story");
    assert_eq!(&entry, ferry);
    assert_eq!(rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), ["aground", "rocks", "yard"].map(id));
    assert_eq!(library.story(&id("nowhere")).expect("no trouble"), None);
    let event: Vec<_> = library.event(&id("rocks")).expect("rows").into_iter().map(|row| row.id).collect();
    assert_eq!(event, ["aground", "rocks"].map(id));
    assert_eq!(library.event(&id("nowhere")).expect("rows"), []);
    assert_eq!(Home::new().open().stories(1, None).expect("stories"), []);
}

#[test]
fn a_story_without_officials_names_whoever_most_of_its_articles_name() {
    let mut library = Home::new().open();
    let boat = |name, title| Made::new(name, title, "Xavo Harrow sailed.").names("Xavo Harrow", "Xavo Harrow", None);
    put_all(&mut library, vec![boat("one", "A boat"), boat("two", "Another boat").same_event("one")]);
    let named = |library: &SqliteLibrary| library.stories(2, None).expect("stories")[0].people[0].name.clone();
    assert_eq!(named(&library), "Xavo Harrow");
    let name = "Xavier Harrow".to_owned();
    let rename = Correction::Rename { person: person("Xavo Harrow"), name: name.clone() };
    library.change(&Change::Correct(rename), now()).expect("kept");
    assert_eq!(named(&library), name);
}

#[test]
fn contacts_are_listed_newest_first_with_their_people_and_sentence() {
    let mut library = Home::new().open();
    let text = "Envoy Ana Quillan came. She met Gao Minghua at the pier. Xavo Harrow saw Gao Minghua later.";
    let made = |name: &str, day: &str| {
        Made::new(name, "Talks at the pier", text)
            .published(day)
            .names("Ana Quillan", "Ana Quillan", Some("envoy"))
            .names("Gao Minghua", "Gao Minghua", None)
            .names("Xavo Harrow", "Xavo Harrow", None)
            .reports("She met Gao Minghua at the pier.", &["Ana Quillan", "Gao Minghua"])
    };
    let both =
        made("both", "2025-05-22").reports("Xavo Harrow saw Gao Minghua later.", &["Xavo Harrow", "Gao Minghua"]);
    put_all(&mut library, vec![both, made("again", "2025-05-23").same_event("both")]);
    let told = |library: &SqliteLibrary, ask: &ContactAsk<'_>| -> Vec<String> {
        let reports = library.contacts(ask).expect("contacts");
        let names = |report: &attache::model::ContactReport| {
            report.people.iter().map(|named| named.name.clone()).collect::<Vec<_>>().join(" + ")
        };
        reports
            .iter()
            .map(|report| {
                format!("{}: {} ({})", report.sentence, names(report), report.published.as_ref().expect("a day"))
            })
            .collect()
    };
    let pier = |day: &str| format!("She met Gao Minghua at the pier.: Ana Quillan + Gao Minghua ({day})");
    let later = "Xavo Harrow saw Gao Minghua later.: Xavo Harrow + Gao Minghua (2025-05-22)".to_owned();
    let all = [pier("2025-05-23"), pier("2025-05-22"), later.clone()];
    assert_eq!(told(&library, &ContactAsk::default()), all);
    assert_eq!(told(&library, &ContactAsk { limit: Some(2), ..ContactAsk::default() }), all[..2]);
    let (ana, gao, xavo) = (person("Ana Quillan"), person("Gao Minghua"), person("Xavo Harrow"));
    assert_eq!(told(&library, &ContactAsk { between: &[gao.clone(), xavo.clone()], ..ContactAsk::default() }), [later]);
    assert!(told(&library, &ContactAsk { between: &[ana.clone(), xavo.clone()], ..ContactAsk::default() }).is_empty());
    let these = [id("again")];
    assert_eq!(told(&library, &ContactAsk { scope: Scope::These(&these), ..ContactAsk::default() }), all[..1]);
    let first = library.contacts(&ContactAsk::default()).expect("contacts").remove(0);
    assert_eq!((first.article, first.event, first.title.as_str()), (id("again"), id("both"), "Talks at the pier"));

    // Two names that are one person's, and a name that is nobody's.
    library.change(&Change::Correct(Correction::Merge { from: xavo.clone(), into: ana.clone() }), now()).expect("kept");
    let between = told(&library, &ContactAsk { between: &[ana.clone(), gao.clone()], ..ContactAsk::default() });
    assert_eq!(
        between,
        [
            pier("2025-05-23"),
            pier("2025-05-22"),
            "Xavo Harrow saw Gao Minghua later.: Ana Quillan + Gao Minghua (2025-05-22)".to_owned()
        ]
    );
    library.change(&Change::Correct(Correction::NotAPerson { person: gao.clone() }), now()).expect("kept");
    let opened = library.article(&id("both")).expect("no trouble").expect("it is there");
    assert_eq!(
        opened.contacts.iter().map(|contact| contact.participants.clone()).collect::<Vec<_>>(),
        [[ana.clone()], [ana]]
    );

    // An article that changed has forgotten its contacts.
    put_all(&mut library, vec![Made::new("both", "Nothing", "Nobody met.").published("2025-05-22")]);
    assert_eq!(library.contacts(&ContactAsk::default()).expect("contacts").len(), 1);
}

#[test]
fn an_event_is_split_at_once_and_put_together_again_after_a_new_start() {
    let home = Home::new();
    let mut library = home.open();
    put_all(&mut library, four());
    assert_eq!(places(&library, &FOUR), FOUND);
    group(&mut library, own_event("aground"));
    let split =
        ["aground: aground aground 1", "rocks: rocks aground 1", "yard: yard aground 1", "grain: grain grain 1"];
    assert_eq!(places(&library, &FOUR), split);
    assert_eq!(library.counts().expect("counts").events, 4);
    let opened = library.article(&id("rocks")).expect("no trouble").expect("it is there");
    let other = &opened.related[0].related;
    assert_eq!(
        (other.relation, other.because.last().map(String::as_str)),
        (Relation::SameStory, Some("you set them apart"))
    );
    drop(library);
    let mut library = home.open();
    assert_eq!(places(&library, &FOUR), split);
    assert_eq!(library.undo().expect("no trouble"), Some(Change::Group(own_event("aground"))));
    assert_eq!(places(&library, &FOUR), FOUND);
    drop(library);
    let mut library = home.open();
    assert_eq!(places(&library, &FOUR), FOUND);
    library.redo().expect("no trouble");
    assert_eq!(places(&library, &FOUR), split);
    assert_eq!(library.groupings().expect("groupings"), [own_event("aground")]);
}

#[test]
fn two_events_that_the_reader_puts_together_are_one_with_that_for_a_reason() {
    let home = Home::new();
    let mut library = home.open();
    put_all(&mut library, four());
    group(&mut library, same_event("grain", "rocks"));
    let together =
        ["aground: aground aground 3", "rocks: aground aground 3", "yard: yard aground 1", "grain: aground aground 3"];
    assert_eq!(places(&library, &FOUR), together);
    let related = |library: &SqliteLibrary, name| -> Vec<_> {
        let opened = library.article(&id(name)).expect("no trouble").expect("it is there");
        opened
            .related
            .into_iter()
            .map(|linked| (linked.row.id, linked.related.relation, linked.related.because.join("; ")))
            .collect()
    };
    let you = "you put them together".to_owned();
    let expected = [(id("rocks"), Relation::SameEvent, you.clone()), (id("aground"), Relation::SameEvent, you.clone())];
    assert_eq!(related(&library, "grain"), expected);
    assert!(related(&library, "aground").contains(&(id("grain"), Relation::SameEvent, you)));
    group(&mut library, Grouping::OwnStory { article: id("yard") });
    assert_eq!(places(&library, &FOUR)[2], "yard: yard yard 1");
    group(&mut library, Grouping::SameStory { from: id("grain"), into: id("yard") });
    assert_eq!(places(&library, &FOUR)[0], "aground: aground aground 3");
    assert_eq!(places(&library, &FOUR)[2], "yard: yard aground 1");
    for _ in 0..3 {
        library.undo().expect("no trouble").expect("a change");
    }
    assert_eq!(places(&library, &FOUR), FOUND);
    let first = (id("aground"), Relation::SameEvent, "both name the ferry".to_owned());
    assert_eq!(related(&library, "rocks")[0], first);
    assert!(related(&library, "grain").is_empty());
}

#[test]
fn corrections_wait_for_their_articles_and_hold_in_a_library_made_anew() {
    let home = Home::new();
    let mut library = home.open();
    group(&mut library, same_event("grain", "yard"));
    group(&mut library, own_event("rocks"));
    put_all(&mut library, four());
    let corrected =
        ["aground: aground aground 1", "rocks: rocks aground 1", "yard: yard aground 2", "grain: yard aground 2"];
    assert_eq!(places(&library, &FOUR), corrected);
    // Changed articles keep their place.
    put_all(&mut library, vec![Made::new("rocks", "Ferry is free", "It sails.").published("2025-05-23")]);
    assert_eq!(places(&library, &FOUR), corrected);
    drop(library);
    home.lose_articles();
    let mut library = home.open();
    assert!(library.rows(None, 0).expect("rows").is_empty());
    for made in four() {
        put_all(&mut library, vec![made]);
    }
    assert_eq!(places(&library, &FOUR), corrected);
    library.undo().expect("no trouble");
    library.undo().expect("no trouble");
    assert_eq!(places(&library, &FOUR), FOUND);
}

#[test]
fn what_comes_later_goes_with_the_article_by_which_it_was_found() {
    let home = Home::new();
    let mut library = home.open();
    put_all(&mut library, four());
    group(&mut library, own_event("aground"));
    let late = |name: &str, other: &str| {
        Made::new(name, "Ferry", "The ferry again.").published("2025-06-03").same_event(other)
    };
    put_all(&mut library, vec![late("first", "aground"), late("second", "rocks"), late("third", "first")]);
    let five = ["aground", "rocks", "first", "second", "third"];
    let apart = [
        "aground: aground aground 3",
        "rocks: rocks aground 2",
        "first: aground aground 3",
        "second: rocks aground 2",
        "third: aground aground 3",
    ];
    assert_eq!(places(&library, &five), apart);
    // Any other correction leaves them where they are.
    group(&mut library, Grouping::OwnStory { article: id("yard") });
    assert_eq!(places(&library, &five), apart);
    library.undo().expect("no trouble");
    library.undo().expect("no trouble");
    let all = five.map(|name| format!("{name}: aground aground 5"));
    assert_eq!(places(&library, &five), all);
    library.redo().expect("no trouble");
    assert_eq!(places(&library, &five), apart);
}

#[test]
fn the_rest_of_an_event_stays_together_without_its_first_report_in_a_library_made_anew() {
    let home = Home::new();
    let report = |name, other: Option<&str>| {
        let made = Made::new(name, "Ferry", "The ferry.").published("2025-06-03");
        other.into_iter().fold(made, Made::same_event)
    };
    // All of them were found by the first.
    let reports = || vec![report("one", None), report("two", Some("one")), report("three", Some("one"))];
    let mut library = home.open();
    put_all(&mut library, reports());
    group(&mut library, own_event("one"));
    put_all(&mut library, vec![report("four", Some("one"))]);
    let four = ["one", "two", "three", "four"];
    let apart = ["one: one one 2", "two: two one 2", "three: two one 2", "four: one one 2"];
    assert_eq!(places(&library, &four), apart);
    drop(library);
    for together in [true, false] {
        home.lose_articles();
        let mut library = home.open();
        let all = [reports(), vec![report("four", Some("one"))]].into_iter().flatten();
        let parts: Vec<Vec<Made>> = if together { vec![all.collect()] } else { all.map(|made| vec![made]).collect() };
        for part in parts {
            put_all(&mut library, part);
        }
        assert_eq!(places(&library, &four), apart, "{together}");
    }
}

#[test]
fn a_pinned_article_stays_when_its_event_is_found_otherwise() {
    let home = Home::new();
    let mut library = home.open();
    group(&mut library, Grouping::Pin { article: id("yard"), event: id("rocks") });
    put_all(&mut library, four());
    assert_eq!(places(&library, &FOUR)[2], "yard: aground aground 3");
}

#[test]
fn a_correction_that_was_kept_before_a_kill_is_carried_out_at_the_next_start() {
    let home = Home::new();
    let mut library = home.open();
    put_all(&mut library, four());
    drop(library);
    // The program wrote the correction down and was killed before it moved the
    // articles: made with the marks of this library and the articles of none.
    let state = home.path.with_file_name("state.db");
    let mut elsewhere = SqliteLibrary::in_memory(Some(&state)).expect("a library");
    group(&mut elsewhere, own_event("rocks"));
    drop(elsewhere);
    let split = ["aground: aground aground 1", "rocks: rocks aground 1"];
    assert_eq!(places(&SqliteLibrary::open_to_read(&home.path).expect("it opens"), &FOUR[..2]), split);
    assert_eq!(places(&home.open(), &FOUR[..2]), split);
    stamp(
        &home.path,
        "DELETE FROM regrouped; DELETE FROM grouped; UPDATE articles SET event = found_event, reports = 2 WHERE event <> num OR num = 1",
    );
    assert_eq!(places(&home.open(), &FOUR[..2]), split);
    // And one that was undone.
    let mut elsewhere = SqliteLibrary::in_memory(Some(&state)).expect("a library");
    elsewhere.undo().expect("no trouble");
    drop(elsewhere);
    assert_eq!(places(&home.open(), &FOUR), FOUND);
}

fn stamp(path: &Path, statements: &str) {
    rusqlite::Connection::open(path).expect("a file").execute_batch(statements).expect("done");
}

#[test]
fn a_library_that_nobody_corrected_keeps_nothing_of_corrections() {
    let home = Home::new();
    let mut library = home.open();
    put_all(&mut library, four());
    group(&mut library, own_event("rocks"));
    library.undo().expect("no trouble");
    drop(library);
    let connection = rusqlite::Connection::open(&home.path).expect("a file");
    let count = |table: &str| -> i64 {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count")
    };
    assert_eq!(count("grouped"), 0);
    assert_eq!(count("articles WHERE event <> found_event OR story <> found_story"), 0);
}

#[test]
fn an_event_of_a_thousand_reports_is_split_and_put_together_in_bounded_time() {
    let home = Home::new();
    let mut library = home.open();
    let report = |n: usize| {
        let made = Made::new(&format!("n{n}"), "Ferry runs aground", "The ferry ran aground.").published("2025-05-22");
        if n == 0 { made } else { made.same_event("n0") }
    };
    put_all(&mut library, (0..1_000).map(report).collect());
    put_all(&mut library, vec![Made::new("grain", "Grain falls", "Nobody bought grain.")]);
    let begun = std::time::Instant::now();
    group(&mut library, own_event("n0"));
    assert_eq!(places(&library, &["n0", "n1", "n999"]), ["n0: n0 n0 1", "n1: n1 n0 999", "n999: n1 n0 999"]);
    group(&mut library, same_event("grain", "n1"));
    assert_eq!(places(&library, &["grain"]), ["grain: n1 n0 1000"]);
    let opened = library.article(&id("grain")).expect("no trouble").expect("it is there");
    assert_eq!(opened.related.len(), 50);
    library.undo().expect("no trouble");
    library.undo().expect("no trouble");
    assert_eq!(places(&library, &["n0", "n999"]), ["n0: n0 n0 1000", "n999: n0 n0 1000"]);
    // Generous: a second in a slow build on a busy machine, milliseconds else.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
