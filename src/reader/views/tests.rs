//! People, dossiers, quotations, the cursor in an article, corrections and the
//! mouse, as a user meets them.

use crate::model::{ArticleId, Change, Correction, PersonId};
use crate::reader::bindings::Scope;
use crate::reader::key::sequence;
use crate::reader::page::Spot;
use crate::reader::play::Play;
use crate::reader::pointer::{Action, Mouse};
use crate::reader::reading::Shown;
use crate::reader::views::{Of, Subject};
use crate::reader::{Effect, Focus, Message, Size};

impl Play {
    /// Clicks on the first place where the screen shows `words`.
    pub(in crate::reader) fn click(&mut self, words: &str) -> &mut Self {
        self.point(Action::Click, words)
    }

    /// Does something with the mouse where the screen shows `words`.
    pub(in crate::reader) fn point(&mut self, action: Action, words: &str) -> &mut Self {
        let (column, row) = crate::screen::tests::place_of(&self.state, words);
        self.take(Message::Mouse(Mouse { action, column, row }));
        self
    }
}

fn id(name: &str) -> PersonId {
    PersonId(crate::text::slug(name))
}

/// What the screen shows.
pub(in crate::reader) fn screen(play: &Play) -> String {
    let buffer = crate::screen::tests::drawn(&play.state);
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>() + "\n";
    (0..buffer.area.height).map(row).collect()
}

fn selected(play: &Play) -> &str {
    play.state.view.as_ref().and_then(|view| view.selected_person()).map_or("", |person| &person.name)
}

fn cursor(play: &Play) -> Option<Spot> {
    play.state.reading.article.as_ref().and_then(|shown| shown.cursor)
}

pub(in crate::reader) fn notice(play: &Play) -> &str {
    play.state.notice.as_deref().unwrap_or("")
}

#[test]
fn people_lead_to_a_dossier_to_a_quotation_to_its_article_and_back() {
    let mut play = Play::of_people(120, 40);
    play.keys("j p");
    assert_eq!((play.state.scope(), selected(&play)), (Scope::People, "Ana Quillan"));
    play.keys("j k Enter Tab Tab j Enter");
    assert_eq!((play.state.scope(), cursor(&play)), (Scope::Article, Some(Spot::Quote(1))));
    assert_eq!(play.title(), "Ministers meet in Geneva");
    play.keys("C-o");
    assert_eq!(play.state.scope(), Scope::Dossier);
    assert_eq!(play.state.view.as_ref().map(|view| view.scroll.selected()), Some(4), "where it was left");
    play.keys("q");
    assert_eq!((play.state.scope(), selected(&play)), (Scope::People, "Ana Quillan"));
    play.keys("Esc");
    assert_eq!(play.state.scope(), Scope::List);
    assert!(play.asked.iter().all(|effect| matches!(effect, Effect::SetPosition(..))), "{:?}", play.asked);
    play.keys("gn gn");
    assert_eq!(play.state.scope(), Scope::Dossier, "and forward again");
    play.keys("C-o C-o");
    assert_eq!(play.state.scope(), Scope::List, "and back to where it began");
}

#[test]
fn an_article_opened_from_a_dossier_closes_onto_it_after_a_jump_too() {
    let mut play = Play::of_people(80, 24);
    play.keys("p Enter Tab Tab Tab Enter");
    assert_eq!((play.state.scope(), play.title()), (Scope::Article, "Ministers meet in Geneva"));
    play.keys("1");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys("q");
    assert_eq!(play.state.scope(), Scope::Dossier);
    play.keys("q q Enter q");
    assert_eq!(play.state.scope(), Scope::List, "one that is opened from the list closes onto the list");
}

#[test]
fn a_companion_has_a_dossier_too() {
    let mut play = Play::of_people(120, 40);
    play.keys("p Enter Tab Tab Tab Tab Enter");
    assert!(matches!(&play.state.view.as_deref().expect("a view").subject,
        Subject::Dossier { name, .. } if name == "Gao Minghua"));
    play.keys("q");
    assert!(screen(&play).contains("Dossier · Ana Quillan"));
}

#[test]
fn people_are_filtered_sorted_and_narrowed_to_officials() {
    let mut play = Play::of_people(120, 40);
    play.keys("p / @ h a r r o w");
    assert_eq!((selected(&play), play.state.view.as_ref().map(|v| v.len())), ("Xavo Harrow", Some(1)));
    play.keys("Enter Esc");
    assert_eq!(play.state.view.as_ref().map(|v| v.len()), Some(9), "Esc clears");
    assert_eq!(selected(&play), "Xavo Harrow", "the selection stays");
    play.keys("S S");
    assert!(screen(&play).contains("by name"));
    play.keys("O");
    assert!(screen(&play).contains("5 officials"), "{}", screen(&play));
    play.keys("O G");
    assert_eq!(selected(&play), "Xavo Harrow");
}

#[test]
fn a_filter_on_the_list_chooses_whose_people_are_shown() {
    let mut play = Play::of_people(120, 40);
    play.keys("/ l a k e Enter p");
    let Subject::People { of: Of::Filtered { rows, chosen, pattern }, .. } =
        &play.state.view.as_deref().expect("a view").subject
    else {
        panic!("people of the filtered articles")
    };
    assert_eq!((rows[chosen[0]].title.as_str(), pattern.as_str()), ("Envoys confer by the lake", "lake"));
    assert!(screen(&play).contains("in 1 article"));
}

#[test]
fn quotations_are_of_what_is_looked_at() {
    let of = |keys: &str| {
        let mut play = Play::of_people(120, 40);
        play.keys(keys);
        match &play.state.view.as_deref().expect("a view").subject {
            Subject::Quotes { of, .. } => of.clone(),
            _ => panic!("quotations after {keys}"),
        }
    };
    let ana = Of::Person(id("Ana Quillan"), "Ana Quillan".to_owned());
    assert_eq!(of("gq"), Of::Library);
    assert_eq!(of("p gq"), ana);
    assert_eq!(of("p Enter gq"), ana);
    assert!(matches!(of("Enter gq"), Of::Article(_, title) if title == "Ministers meet in Geneva"));
    assert!(matches!(of("/ l a k e Enter gq"), Of::Filtered { .. }));
}

#[test]
fn quotations_are_filtered_by_their_words_and_speakers() {
    let mut play = Play::of_people(120, 40);
    play.keys("gq / @ q u i l l a n space w i n t e r Enter");
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(4));
    play.keys("Enter");
    assert_eq!(cursor(&play), Some(Spot::Quote(0)));
}

#[test]
fn tab_steps_through_names_quotations_and_links_and_says_who() {
    let mut play = Play::of_people(80, 24);
    play.keys("Enter Tab");
    assert_eq!(play.state.about().as_deref(), Some("Ana Quillan · deputy minister, Peru · title before name"));
    play.keys("Tab Tab");
    assert_eq!(play.state.about().as_deref(), Some("said by Ana Quillan · cue after quote"));
    play.keys("Tab");
    let about = play.state.about();
    assert_eq!(
        about.as_deref(),
        Some("Ana Quillan · deputy minister, Peru · family name"),
        "the office is that stated"
    );
    play.keys("Tab Tab");
    assert_eq!(play.state.about().as_deref(), Some("who said it is not stated · no speaker"));
    play.keys("Enter");
    assert_eq!(notice(&play), "the article names no person who said it");
    play.keys("Tab Enter");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://harbour.example/tables".to_owned())));
    play.keys("S-Tab S-Tab Enter");
    assert!(screen(&play).contains("Dossier · Ana Quillan"));
    play.keys("q Esc");
    assert_eq!((play.state.scope(), cursor(&play)), (Scope::Article, None), "Esc leaves the cursor first");
    play.keys("Enter");
    assert_eq!(notice(&play), "Tab steps to names, quotations and links");
}

#[test]
fn the_page_scrolls_with_the_cursor() {
    let mut play = Play::of_people(40, 8);
    play.keys("Enter Tab Tab Tab Tab Tab Tab Tab");
    let shown = play.state.reading.article.as_ref().expect("an article");
    let stop = shown.page.stops.iter().find(|stop| Some(stop.spot) == shown.cursor).expect("a stop");
    assert!(shown.top <= stop.first && stop.last < shown.top + shown.rows);
    play.keys("Tab");
    assert_eq!(notice(&play), "this was the last one");
    play.take(Message::Resize(Size { columns: 120, rows: 30 }));
    assert!(cursor(&play).is_some(), "another size keeps the cursor");
    let mut play = Play::of_people(80, 24);
    play.article = || {
        let mut opened = crate::reader::samples::opened();
        opened.mentions.clear();
        opened
    };
    play.keys("j Enter Tab");
    assert_eq!(notice(&play), "there are no names, quotations or links in this article");
}

#[test]
fn a_word_behind_an_at_sign_is_completed() {
    let mut play = Play::new(120, 40, 8);
    play.keys("/ @ s a m p Tab");
    assert_eq!(play.state.filter.pattern(), "@Lee @Sample");
    assert_eq!(play.state.list.len(), 4);
    play.keys("Enter Esc / l a k e Tab");
    assert_eq!(play.state.filter.pattern(), "lake", "other words are left alone");
}

#[test]
fn marks_are_taken_back_and_made_once_more() {
    let mut play = Play::new(120, 40, 8);
    let unread = play.state.counts.unread;
    play.keys("s u");
    assert_eq!(play.state.counts.unread, unread - 1);
    play.keys("U");
    assert_eq!(notice(&play), "undone: marked as read: Ministers meet in Geneva");
    let marks = |play: &Play| play.state.list.marks(play.state.list.selected_row().expect("a row")).clone();
    assert!(!marks(&play).read && marks(&play).starred);
    play.keys("U");
    assert!(!marks(&play).starred);
    play.keys("C-r C-r");
    assert!(marks(&play).starred && marks(&play).read);
    play.keys("U U U");
    assert_eq!(notice(&play), "nothing to take back");
}

#[test]
fn two_names_are_made_one_and_two_again() {
    let mut play = Play::of_people(120, 40);
    play.keys("p / @ g a o space l i Enter m");
    assert_eq!(notice(&play), "Gao Li is marked: m on another makes them one");
    play.keys("Esc / m i n g Enter m");
    let merge = Correction::Merge { from: id("Gao Li"), into: id("Gao Minghua") };
    assert_eq!(play.changes, [Change::Correct(merge)]);
    assert_eq!(notice(&play), "Gao Li is one with Gao Minghua (U takes it back)");
    play.keys("q U");
    assert_eq!(notice(&play), "undone: Gao Li is one with Gao Minghua", "from anywhere");
    play.keys("p m m");
    assert_eq!(notice(&play), "Ana Quillan is no longer marked");
    assert_eq!(play.changes, []);
}

#[test]
fn a_name_is_corrected_and_what_is_no_person_goes() {
    let mut play = Play::of_people(120, 40);
    play.keys("p Enter e C-u A n n space Q Enter");
    let rename = Correction::Rename { person: id("Ana Quillan"), name: "Ann Q".to_owned() };
    assert_eq!(play.changes, [Change::Correct(rename)]);
    play.keys("e Enter");
    assert_eq!(play.changes.len(), 1, "the same name is no change");
    play.keys("e Esc q");
    assert_eq!(play.state.scope(), Scope::People);
    play.keys("Enter X");
    assert_eq!(play.state.scope(), Scope::People, "there is no dossier of no person");
    assert_eq!(play.changes.last(), Some(&Change::Correct(Correction::NotAPerson { person: id("Ana Quillan") })));
    assert_eq!(notice(&play), "Ana Quillan is no person (U takes it back)");
}

#[test]
fn in_one_article_it_is_somebody_else() {
    let mut play = Play::of_people(120, 40);
    play.keys("p Enter i");
    assert_eq!(notice(&play), "select the article in which it is somebody else");
    play.keys("Tab Tab Tab i A n n space Q Enter");
    let article = ArticleId("aaaaaaaaaaaaaaaa".to_owned());
    assert_eq!(play.asked.last(), Some(&Effect::Split(id("Ana Quillan"), article, "Ann Q".to_owned())));
}

#[test]
fn a_correction_loads_the_article_and_the_views_left_behind_anew() {
    let mut play = Play::of_people(80, 12);
    play.keys("p Enter Tab Tab Enter");
    let position = play.state.reading.article.as_ref().map(Shown::position);
    play.keys("C-o e x Enter");
    assert_eq!(play.state.reading.article.as_ref().map(Shown::position), position);
    play.keys("q");
    assert_eq!(selected(&play), "Ana Quillan");
    assert!(!screen(&play).contains("loading"));
}

#[test]
fn letters_go_into_lines_that_are_typed() {
    let mut play = Play::of_people(120, 40);
    play.keys("p / q Q Esc e q Q");
    assert_eq!(play.state.prompt.as_ref().map(|prompt| prompt.line.value()), Some("Ana QuillanqQ"));
    play.take(Message::Paste("\nX".to_owned()));
    assert!(play.changes.is_empty() && play.asked.is_empty(), "a paste answers nothing");
    play.keys("C-c");
    assert_eq!(play.asked, [Effect::Quit]);
}

#[test]
fn keys_wait_for_a_view_and_q_leaves_one_that_does_not_come() {
    let mut play = Play::of_people(120, 40);
    let asked = crate::reader::update(&mut play.state, Message::Key(sequence("p")[0]));
    let Some(Effect::People(ticket, _)) = asked.first() else { panic!("people are asked for") };
    for key in ["j", "Enter"] {
        assert!(crate::reader::update(&mut play.state, Message::Key(sequence(key)[0])).is_empty());
    }
    let people = crate::reader::samples::people::people(5);
    play.take(Message::People(*ticket, std::sync::Arc::new(people)));
    assert!(screen(&play).contains("Dossier · Gao Minghua"));
    play.keys("q q");
    crate::reader::update(&mut play.state, Message::Key(sequence("p")[0]));
    play.keys("j q");
    assert_eq!(play.state.scope(), Scope::List);
}

#[test]
fn a_word_typed_for_a_view_that_comes_may_hold_any_letter() {
    let mut play = Play::of_people(120, 40);
    let asked = crate::reader::update(&mut play.state, Message::Key(sequence("p")[0]));
    let Some(Effect::People(ticket, _)) = asked.first() else { panic!("people are asked for") };
    for key in ["/", "q", "u"] {
        assert!(crate::reader::update(&mut play.state, Message::Key(sequence(key)[0])).is_empty());
    }
    let people = crate::reader::samples::people::people(5);
    play.take(Message::People(*ticket, std::sync::Arc::new(people)));
    assert_eq!((play.state.scope(), play.state.filter_line().pattern()), (Scope::People, "qu"));
}

#[test]
fn keys_wait_for_what_a_filter_leaves() {
    let mut play = Play::of_people(120, 40);
    play.keys("p");
    for key in ["/", "@", "x", "a", "v", "o"] {
        crate::reader::update(&mut play.state, Message::Key(sequence(key)[0]));
    }
    let ticket = play.ticket();
    let kept = crate::reader::update(&mut play.state, Message::Key(sequence("Enter")[0]));
    assert_eq!(kept, [Effect::RememberFilter("@xavo".to_owned())]);
    assert!(crate::reader::update(&mut play.state, Message::Key(sequence("X")[0])).is_empty());
    play.take(Message::Arranged(ticket, vec![3]));
    assert_eq!(play.changes, [Change::Correct(Correction::NotAPerson { person: id("Xavo Harrow") })]);
}

#[test]
fn a_late_view_is_dropped() {
    let mut play = Play::of_people(120, 40);
    play.keys("p q gq");
    play.take(Message::People(1, std::sync::Arc::default()));
    play.take(Message::Quotes(1, std::sync::Arc::default()));
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(9));
}

#[test]
fn a_click_selects_and_a_double_click_opens() {
    let mut play = Play::new(120, 40, 8);
    play.click("Story number 4");
    assert_eq!((play.selected(), play.state.focus), ("Story number 4", Focus::List));
    play.point(Action::DoubleClick, "Story number 4");
    assert_eq!(play.state.focus, Focus::Article);
    let mut play = Play::of_people(120, 40);
    play.keys("p").click("Gao Minghua");
    assert_eq!(selected(&play), "Gao Minghua");
    play.point(Action::DoubleClick, "Gao Minghua");
    assert_eq!(play.state.scope(), Scope::Dossier);
    play.click("Envoys confer").point(Action::DoubleClick, "Envoys confer");
    assert_eq!((play.state.scope(), play.title()), (Scope::Article, "Envoys confer by the lake"));
}

#[test]
fn a_click_on_a_name_says_who_and_a_second_one_opens_the_dossier() {
    let mut play = Play::of_people(80, 30);
    play.keys("Enter").click("Ana Quillan");
    assert_eq!(play.state.about().as_deref(), Some("Ana Quillan · deputy minister, Peru · title before name"));
    play.point(Action::DoubleClick, "Ana Quillan");
    assert_eq!(play.state.scope(), Scope::Dossier);
    play.keys("q").click("Gao Minghua");
    assert!(screen(&play).contains("Dossier · Gao Minghua"), "in the strip at once");
    play.keys("q").click("1 same event");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.click("the tables");
    assert!(play.state.about().is_some_and(|about| about.starts_with("leads to https://harbour")));
}

#[test]
fn a_click_on_a_hint_presses_its_key() {
    let mut play = Play::new(120, 40, 8);
    play.click("? keys");
    assert!(play.state.help.is_some());
    play.click("q close");
    assert!(play.state.help.is_none());
    play.click(": commands").keys("b o").click("bottom");
    assert_eq!(play.selected(), "Story number 7");
    let mut play = Play::new(80, 24, 8);
    play.keys("Enter").click("q back");
    assert_eq!(play.state.focus, Focus::List);
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer() {
    let mut play = Play::of_people(100, 12);
    play.point(Action::WheelDown, "By Ann Example");
    assert_eq!((play.state.focus, play.selected()), (Focus::List, "Ministers meet in Geneva"), "keys stay");
    assert_eq!(play.state.reading.article.as_ref().map(|shown| shown.top), Some(3));
    play.point(Action::WheelDown, "首");
    assert_eq!(play.selected(), "Story number 3");
    play.keys("p").point(Action::WheelDown, "Ana Quillan");
    assert_eq!(selected(&play), "Person Number6");
}

#[test]
fn the_mouse_is_given_back_and_taken_again() {
    let mut play = Play::new(120, 40, 8);
    play.keys("gm");
    assert_eq!(play.asked, [Effect::Mouse(false)]);
    play.keys(": mouse Enter");
    assert_eq!(play.asked.last(), Some(&Effect::Mouse(true)));
}
