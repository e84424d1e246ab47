//! People over all articles of a library, what a reader corrects about them,
//! and what can be taken back.

#[path = "support/articles.rs"]
mod articles;

use std::path::{Path, PathBuf};

use articles::{Made, id, person, put_all, three};
use attache::model::{ArticleId, Change, Correction, Dossier, LocalFact, PersonEntry, PersonId, QuoteEntry};
use attache::query::Query;
use attache::store::{FoundPerson, Library, QuoteAsk, Scope, SqliteLibrary};
use jiff::{SignedDuration, Timestamp};

/// A library on disk that can be opened again and again.
struct Desk {
    _home: tempfile::TempDir,
    path: PathBuf,
}

impl Desk {
    fn new(articles: Vec<Made>) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("library.db");
        put_all(&mut open(&path), articles);
        Self { _home: home, path }
    }

    fn open(&self) -> SqliteLibrary {
        open(&self.path)
    }

    fn change(&self, change: &Change) {
        self.open().change(change, now()).expect("changed");
    }

    fn correct(&self, correction: Correction) {
        self.change(&Change::Correct(correction));
    }
}

fn open(path: &Path) -> SqliteLibrary {
    SqliteLibrary::open(path).expect("the library opens")
}

fn now() -> Timestamp {
    Timestamp::from_second(1_764_590_400).expect("an instant")
}

/// Who there is, and in how many articles.
fn people(library: &dyn Library) -> Vec<(String, usize)> {
    library.people(Scope::All).expect("people").into_iter().map(|one| (one.name, one.articles)).collect()
}

fn named(people: &[(&str, usize)]) -> Vec<(String, usize)> {
    people.iter().map(|&(name, articles)| (name.to_owned(), articles)).collect()
}

fn dossier(library: &dyn Library, name: &str) -> Option<Dossier> {
    library.dossier(&person(name)).expect("no trouble")
}

fn said(quotes: &[QuoteEntry]) -> Vec<&str> {
    quotes.iter().map(|entry| entry.quote.text.as_str()).collect()
}

fn titles(library: &dyn Library, typed: &str) -> Vec<String> {
    let query = Query::parse(typed).expect("a query");
    library.select(&query, None).expect("rows").into_iter().map(|row| row.title).collect()
}

#[test]
fn everybody_is_listed_with_what_articles_state() {
    let library = Desk::new(three());
    let library = library.open();
    let everybody = named(&[("Ana Quillan", 2), ("Xavo Harrow", 2), ("Gao Minghua", 1), ("Teo Quillan", 1)]);
    assert_eq!(people(&library), everybody);
    let all = library.people(Scope::All).expect("people");
    assert_eq!(all.iter().map(|one| one.official).collect::<Vec<_>>(), [true, false, false, true]);
    let ana = &all[0];
    assert_eq!((ana.mentions, ana.quotes), (3, 4));
    assert_eq!((ana.first.as_deref(), ana.last.as_deref()), (Some("2025-05-22"), Some("2025-06")));
    assert_eq!((ana.activity.len(), ana.activity.iter().sum::<u32>(), ana.activity[0]), (12, 2, 1));

    let within =
        |scope: Scope<'_>| library.people(scope).expect("people").into_iter().map(|one| one.name).collect::<Vec<_>>();
    let query = Query::parse("@teo").expect("a query");
    assert_eq!(within(Scope::Query(&query)), ["Teo Quillan", "Xavo Harrow"]);
    let crane = [id("crane")];
    assert_eq!(within(Scope::These(&crane)), ["Ana Quillan", "Gao Minghua"]);
    assert_eq!(within(Scope::These(&[])), Vec::<String>::new());
}

#[test]
fn a_dossier_is_all_that_is_known_of_one_person() {
    let library = Desk::new(three());
    let library = library.open();
    let ana = dossier(&library, "Ana Quillan").expect("she is there");
    assert_eq!(Some(&ana.entry), library.people(Scope::All).expect("people").first());
    let offices: Vec<_> =
        ana.entry.offices.iter().map(|held| (held.office.role.as_deref(), held.last.as_deref())).collect();
    assert_eq!(offices, [(Some("deputy minister"), Some("2025-06")), (Some("harbour envoy"), Some("2025-05-22"))]);
    assert_eq!(said(&ana.quotes), ["It lifts a ferry,", "or two.", "The fog is thick,", "It will lift by noon."]);
    assert_eq!((ana.quotes[2].before.as_str(), ana.quotes[2].after.as_str()), ("“", "” Quillan said."));
    assert_eq!(
        ana.articles.iter().map(|row| &*row.title).collect::<Vec<_>>(),
        ["A crane for the port", "Fog closes the harbour"]
    );
    let companions: Vec<_> = ana.companions.iter().map(|one| (one.name.as_str(), one.articles)).collect();
    assert_eq!(companions, [("Gao Minghua", 1), ("Xavo Harrow", 1)]);
    assert!(dossier(&library, "Nobody Known").is_none());
}

#[test]
fn somebody_is_found_by_id_by_name_and_by_words_of_it() {
    let desk = Desk::new(three());
    let found = |meant: &str| desk.open().find_person(meant).expect("no trouble");
    for meant in ["gao-minghua", "GAO MINGHUA", "minghua", "gao", "ming"] {
        assert_eq!(found(meant), FoundPerson::One(person("Gao Minghua")), "{meant}");
    }
    let FoundPerson::Several(several) = found("quillan") else { panic!("there are two") };
    assert_eq!(
        several.iter().map(|one| (&*one.name, one.articles)).collect::<Vec<_>>(),
        [("Ana Quillan", 2), ("Teo Quillan", 1)]
    );
    assert_eq!(found("Xavo Harow"), FoundPerson::Nobody(vec!["Xavo Harrow".into()]));
    for odd in ["", " ", "%", "'", "\u{0}", "zebra"] {
        assert_eq!(found(odd), FoundPerson::Nobody(Vec::new()), "{odd:?}");
    }
    desk.correct(Correction::Merge { from: person("Gao Minghua"), into: person("Ana Quillan") });
    desk.correct(Correction::Rename { person: person("Teo Quillan"), name: "Teodoro Quillan".into() });
    for meant in ["gao-minghua", "gao", "ana"] {
        assert_eq!(found(meant), FoundPerson::One(person("Ana Quillan")), "{meant}");
    }
    assert_eq!(found("teodoro"), FoundPerson::One(person("Teo Quillan")));
    desk.correct(Correction::NotAPerson { person: person("Xavo Harrow") });
    assert_eq!(found("harrow"), FoundPerson::Nobody(Vec::new()));
}

#[test]
fn a_merge_holds_wherever_the_person_is_shown() {
    let desk = Desk::new(three());
    desk.correct(Correction::Merge { from: person("Teo Quillan"), into: person("Ana Quillan") });
    let library = desk.open();
    assert_eq!(people(&library), named(&[("Ana Quillan", 3), ("Xavo Harrow", 2), ("Gao Minghua", 1)]));
    let ana = dossier(&library, "Ana Quillan").expect("she is there");
    assert_eq!(
        (ana.articles.len(), ana.entry.offices.len(), ana.articles[0].title.as_str()),
        (3, 3, "Harrow sails again")
    );
    assert!(dossier(&library, "Teo Quillan").is_none());
    assert_eq!(titles(&library, "@ana").len(), 3);
    assert_eq!(titles(&library, "@teo"), Vec::<String>::new());
    let opened = library.article(&id("sail")).expect("no trouble").expect("it is there");
    let mention = &opened.mentions[0];
    assert_eq!((mention.person.clone(), mention.name.as_deref()), (Some(person("Ana Quillan")), Some("Ana Quillan")));
    assert_eq!((mention.text.as_str(), mention.role.as_deref()), ("Teo Quillan", Some("ferry minister")));
}

#[test]
fn a_split_holds_in_its_article_alone() {
    let desk = Desk::new(three());
    let (from, into) = (person("Ana Quillan"), PersonId("ana-quillan-2".into()));
    desk.correct(Correction::Split { person: from.clone(), article: id("crane"), into: into.clone() });
    desk.correct(Correction::Rename { person: into.clone(), name: "Ana Quillan the younger".into() });
    let library = desk.open();
    assert_eq!(
        people(&library),
        named(&[
            ("Xavo Harrow", 2),
            ("Ana Quillan", 1),
            ("Ana Quillan the younger", 1),
            ("Gao Minghua", 1),
            ("Teo Quillan", 1)
        ])
    );
    let younger = library.dossier(&into).expect("no trouble").expect("she is there");
    assert_eq!(said(&younger.quotes), ["It lifts a ferry,", "or two."]);
    assert_eq!((younger.articles.len(), younger.entry.offices.len()), (1, 1));
    let elder = dossier(&library, "Ana Quillan").expect("she is there");
    assert_eq!((said(&elder.quotes).len(), elder.articles.len()), (2, 1));
    assert_eq!(titles(&library, "@younger"), ["A crane for the port"]);
    let speaker = &library.article(&id("crane")).expect("no trouble").expect("it is there").quotes[0].speaker;
    assert_eq!((speaker.id.as_ref(), speaker.name.as_deref()), (Some(&into), Some("Ana Quillan the younger")));
}

#[test]
fn who_is_nobody_is_shown_nowhere() {
    let desk = Desk::new(three());
    desk.correct(Correction::NotAPerson { person: person("Ana Quillan") });
    let library = desk.open();
    assert_eq!(people(&library), named(&[("Xavo Harrow", 2), ("Gao Minghua", 1), ("Teo Quillan", 1)]));
    assert!(dossier(&library, "Ana Quillan").is_none());
    assert!(titles(&library, "@ana").is_empty());
    let opened = library.article(&id("crane")).expect("no trouble").expect("it is there");
    assert!(opened.mentions.iter().all(|mention| mention.text != "Ana Quillan"));
    assert!(opened.quotes.iter().all(|quote| quote.speaker.id.is_none()));
    // What was said was said all the same.
    assert_eq!(library.quotes(&QuoteAsk::default()).expect("quotes").len(), 6);
}

#[test]
fn corrections_hold_for_what_is_imported_again_and_later() {
    let desk = Desk::new(three());
    desk.correct(Correction::Merge { from: person("Teo Quillan"), into: person("Ana Quillan") });
    let better = Made::new("sail", "Harrow has sailed", "Ferry Minister Teo Quillan was glad.").names(
        "Teo Quillan",
        "Teo Quillan",
        Some("ferry minister"),
    );
    let later = Made::new("tide", "High tide", "Ferry Minister Teo Quillan saw it.").names(
        "Teo Quillan",
        "Teo Quillan",
        Some("ferry minister"),
    );
    put_all(&mut desk.open(), vec![better, later]);
    assert_eq!(people(&desk.open()), named(&[("Ana Quillan", 4), ("Gao Minghua", 1), ("Xavo Harrow", 1)]));
    // And for a library that is made anew: they live with the marks.
    std::fs::remove_file(&desk.path).expect("removed");
    put_all(&mut desk.open(), three());
    assert_eq!(people(&desk.open())[0], ("Ana Quillan".to_owned(), 3));
}

#[test]
fn changes_are_taken_back_and_made_again_across_starts() {
    let desk = Desk::new(three());
    let read = Change::Read { article: id("fog"), read: true };
    let star = Change::Star { article: id("fog"), starred: true };
    let merge = Change::Correct(Correction::Merge { from: person("Teo Quillan"), into: person("Ana Quillan") });
    for change in [&read, &star, &merge] {
        desk.change(change);
        // What changes nothing is nothing to take back.
        desk.change(change);
    }
    let state = || {
        let library = desk.open();
        let marks = library.marks(&id("fog")).expect("marks");
        (marks.read, marks.starred, library.corrections().expect("corrections").len())
    };
    let undo = || desk.open().undo().expect("no trouble");
    let redo = || desk.open().redo().expect("no trouble");
    assert_eq!(state(), (true, true, 1));
    assert_eq!(redo(), None);
    assert_eq!((undo(), state()), (Some(merge.clone()), (true, true, 0)));
    assert_eq!((undo(), state()), (Some(star.clone()), (true, false, 0)));
    assert_eq!((undo(), state()), (Some(read.clone()), (false, false, 0)));
    assert_eq!((undo(), state()), (None, (false, false, 0)));
    assert_eq!((redo(), state()), (Some(read), (true, false, 0)));
    assert_eq!((redo(), state()), (Some(star), (true, true, 0)));
    // A new change takes the place of what was taken back.
    let unread = Change::Read { article: id("fog"), read: false };
    desk.change(&unread);
    assert_eq!((redo(), state()), (None, (false, true, 0)));
    assert_eq!((undo(), state()), (Some(unread), (true, true, 0)));
}

#[test]
fn the_journal_forgets_after_thirty_days_and_corrections_do_not() {
    let desk = Desk::new(three());
    let days = |days: i64| now().checked_add(SignedDuration::from_hours(days * 24)).expect("an instant");
    let change = |article: &str| Change::Star { article: id(article), starred: true };
    let not = Correction::NotAPerson { person: person("Xavo Harrow") };
    let mut library = desk.open();
    library.change(&Change::Correct(not.clone()), days(0)).expect("changed");
    library.change(&change("fog"), days(20)).expect("changed");
    library.change(&change("crane"), days(31)).expect("changed");
    assert_eq!(library.undo().expect("no trouble"), Some(change("crane")));
    assert_eq!(library.undo().expect("no trouble"), Some(change("fog")));
    assert_eq!(library.undo().expect("no trouble"), None);
    assert_eq!(library.corrections().expect("corrections"), [not]);
}

#[test]
fn what_is_taken_back_leaves_the_library_as_it_was() {
    let desk = Desk::new(three());
    let everything = || {
        let library = desk.open();
        let all: Vec<PersonEntry> = library.people(Scope::All).expect("people");
        let mut opened = Vec::new();
        library
            .export(&Query::default(), &mut |article| {
                opened.push(article);
                true
            })
            .expect("an export");
        (all, opened, library.rows(None, 0).expect("rows"))
    };
    let before = everything();
    let (ana, teo) = (person("Ana Quillan"), person("Teo Quillan"));
    for correction in [
        Correction::Merge { from: teo.clone(), into: ana.clone() },
        Correction::Split { person: ana.clone(), article: id("fog"), into: teo },
        Correction::Rename { person: ana.clone(), name: "Annie".into() },
        Correction::NotAPerson { person: ana },
    ] {
        desk.correct(correction.clone());
        assert_ne!(everything(), before, "{correction:?}");
        desk.open().undo().expect("no trouble").expect("a change");
        assert_eq!(everything(), before, "{correction:?}");
    }
}

#[test]
fn quotes_are_found_by_speaker_words_and_articles_together() {
    let desk = Desk::new(three());
    let library = desk.open();
    let ana = person("Ana Quillan");
    let quotes = |ask: &QuoteAsk<'_>| {
        said(&library.quotes(ask).expect("quotes")).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let by = QuoteAsk { by: Some(&ana), ..QuoteAsk::default() };
    assert_eq!(
        quotes(&QuoteAsk { scope: Scope::These(&[id("fog"), id("sail")]), ..by }),
        ["The fog is thick,", "It will lift by noon."]
    );
    assert_eq!(quotes(&QuoteAsk { about: "FERRY she", limit: Some(1), ..by }), ["It lifts a ferry,"]);
    assert_eq!(quotes(&QuoteAsk { by_name: "board", ..QuoteAsk::default() }), ["We are used to it,"]);
    assert_eq!(quotes(&QuoteAsk { by_name: "boar", ..QuoteAsk::default() }), Vec::<String>::new());
    let query = Query::parse("publisher:tide").expect("a query");
    assert_eq!(
        quotes(&QuoteAsk { scope: Scope::Query(&query), ..QuoteAsk::default() }),
        ["It lifts a ferry,", "or two."]
    );
}

#[test]
fn a_quote_of_a_very_long_sentence_is_shown_with_a_piece_of_it() {
    let text =
        format!("{}“We wait,” said Xavo Harrow{}.", "The sea was calm and ".repeat(5_000), " and so on".repeat(5_000));
    let made = Made::new("long", "A long wait", &text)
        .names("Xavo Harrow", "Xavo Harrow", None)
        .says("We wait,", "Xavo Harrow");
    let library = Desk::new(vec![made]);
    let entry = library.open().quotes(&QuoteAsk::default()).expect("quotes").remove(0);
    assert!(entry.before.starts_with("… ") && entry.before.ends_with("calm and “"), "{}", entry.before);
    assert!(entry.after.starts_with("” said Xavo") && entry.after.ends_with(" …"), "{}", entry.after);
    assert!(entry.before.len() + entry.after.len() < 1_000);
}

/// An article that states that Ana Quillan is harbour minister.
fn states(name: &str, publisher: &str, role: &str) -> Made {
    Made::new(name, "The port", "Harbour Minister Ana Quillan spoke.")
        .by(publisher)
        .published(&format!("2025-05-2{}", name.len()))
        .names("Ana Quillan", "Ana Quillan", Some(role))
}

#[test]
fn three_articles_of_two_publishers_make_a_fact() {
    let mut library = SqliteLibrary::in_memory(None).expect("a library");
    let known = |library: &SqliteLibrary| library.local_facts().expect("facts");
    put_all(
        &mut library,
        vec![states("a", "Tide News", "Harbour Minister"), states("bb", "Tide News", "harbour minister")],
    );
    put_all(&mut library, vec![states("ccc", "Tide News", "harbour-minister")]);
    assert_eq!(known(&library), []);
    put_all(&mut library, vec![states("dddd", "Harbour Ledger", "harbour minister")]);
    let fact = |to: &str| LocalFact {
        name: "Ana Quillan".into(),
        eastern: None,
        office: "harbour minister".into(),
        country: Some("PE".into()),
        from: Some("2025-05-21".into()),
        to: Some(to.into()),
    };
    assert_eq!(known(&library), [fact("2025-05-24")]);
    put_all(&mut library, vec![states("eeeee", "Tide News", "harbour minister")]);
    assert_eq!(known(&library), [fact("2025-05-25")]);
    // An article that comes in another form no longer states it.
    put_all(&mut library, vec![states("dddd", "Harbour Ledger", "former harbour minister")]);
    assert_eq!(known(&library), []);
    put_all(&mut library, vec![states("dddd", "Harbour Ledger", "harbour minister")]);
    assert_eq!(known(&library).len(), 1);
    let not = Correction::NotAPerson { person: person("Ana Quillan") };
    library.change(&Change::Correct(not), now()).expect("changed");
    assert_eq!(known(&library), []);
}

#[test]
fn an_article_that_is_gone_is_no_hindrance_to_a_correction() {
    let desk = Desk::new(three());
    let gone = ArticleId("gone".into());
    desk.correct(Correction::Split { person: person("Ana Quillan"), article: gone, into: person("Teo Quillan") });
    desk.correct(Correction::Merge { from: person("Not There"), into: person("Nor Here") });
    assert_eq!(people(&desk.open()).len(), 4);
}
