//! What a user does to follow a story, key by key, and what is to be seen then.

use proptest::prelude::*;

use crate::filter::grouping::By;
use crate::model::{ArticleId, Change, Grouping, PersonId};
use crate::reader::bindings::Scope;
use crate::reader::key::sequence;
use crate::reader::list::Fold;
use crate::reader::play::Play;
use crate::reader::pointer::Action;
use crate::reader::samples::following;
use crate::reader::views::tests::{notice, screen};
use crate::reader::views::{Of, Subject};
use crate::reader::{Effect, Focus, Message, Since};

fn id(n: usize) -> ArticleId {
    following::rows()[n].id.clone()
}

fn subject(play: &Play) -> &Subject {
    &play.state.view.as_deref().expect("a view").subject
}

fn titles(play: &Play) -> Vec<String> {
    (0..play.state.list.len()).filter_map(|n| play.state.list.row(n)).map(|row| row.title.clone()).collect()
}

#[test]
fn the_list_is_put_together_by_event_by_story_and_not() {
    let mut play = Play::of_story(120, 40);
    assert_eq!(play.state.list.len(), 9);
    play.keys("gv");
    assert_eq!(notice(&play), "the list is a row an event: Tab unfolds it");
    assert_eq!(
        titles(&play),
        [
            "Ministers meet in Geneva",
            "首脑会谈 in Łódź 🇵🇱 ends",
            "Story number 3",
            "Story number 6",
            "Story number 7",
            "Story number 8"
        ]
    );
    play.keys("gv");
    assert_eq!((play.state.list.len(), play.state.list.by), (4, By::Story));
    play.keys("gv");
    assert_eq!((play.state.list.len(), play.state.list.by), (2, By::Day));
    play.keys("gv");
    assert_eq!((play.state.list.len(), play.state.list.by), (3, By::Publisher));
    play.keys("gv");
    assert_eq!((play.state.list.len(), play.state.list.by), (9, By::Article));
}

#[test]
fn a_group_unfolds_and_folds_and_keeps_what_is_selected() {
    let mut play = Play::of_story(120, 40);
    play.keys("j j gv");
    assert_eq!(play.selected(), "首脑会谈 in Łódź 🇵🇱 ends");
    play.keys("k Tab");
    assert_eq!(play.state.list.len(), 8);
    play.keys("j j");
    assert_eq!(play.selected(), "Story number 4");
    play.keys("Tab");
    assert_eq!((play.selected(), play.state.list.len()), ("Ministers meet in Geneva", 6));
    play.keys("G Tab");
    assert_eq!(notice(&play), "there is nothing to unfold here");
    play.keys("gv gv gv gv Tab");
    assert_eq!(notice(&play), "gv puts the list together by event, story, day, publisher");
    assert_eq!(play.selected(), "Ministers meet in Geneva", "the first of its day and its publisher");
}

#[test]
fn what_is_unfolded_stays_so_when_the_filter_goes() {
    let mut play = Play::of_story(120, 40);
    play.keys("gv Tab / l a k e Enter");
    assert_eq!(titles(&play), ["Envoys confer by the lake"], "a group is shown where any report matches");
    play.keys("Esc");
    assert_eq!((play.state.list.len(), play.selected()), (8, "Envoys confer by the lake"));
}

#[test]
fn rows_told_anew_are_put_together_anew_and_keep_the_selection() {
    let mut play = Play::of_story(120, 40);
    play.keys("gv Tab j");
    assert_eq!(play.selected(), "Envoys confer by the lake");
    let mut rows = following::rows();
    rows[4].event = rows[4].id.clone();
    play.take(Message::Rows { rows: std::sync::Arc::new(rows), complete: true });
    assert_eq!(play.selected(), "Envoys confer by the lake");
    // The reader that is played still puts the old rows together.
    assert_eq!(play.state.list.len(), 8);
    play.keys("/ l a k e Enter Esc");
    assert_eq!(play.selected(), "Envoys confer by the lake");
}

#[test]
fn a_row_is_unread_while_a_report_folded_under_it_is() {
    let mut play = Play::of_story(120, 40);
    play.keys("gv u");
    assert_eq!(notice(&play), "2 folded under it unread: n reads on");
    let head = |play: &Play| play.state.list.window(9).next().map(|entry| (entry.fold, entry.read, entry.marks.read));
    assert_eq!(head(&play), Some((Fold::Folded(3), false, true)));
    play.keys("n");
    assert_eq!(play.title(), "Envoys confer by the lake", "the next unread is one that was folded");
    play.keys("n h");
    assert_eq!(play.title(), "Story number 4");
    play.keys("Tab");
    assert_eq!(head(&play), Some((Fold::Folded(3), true, true)));
}

#[test]
fn reading_along_the_grouped_list_goes_from_row_to_row() {
    let mut play = Play::of_story(120, 40);
    play.keys("gv Enter J");
    assert_eq!(play.title(), "首脑会谈 in Łódź 🇵🇱 ends");
    play.keys("K");
    assert_eq!(play.title(), "Ministers meet in Geneva");
}

#[test]
fn brackets_go_through_the_reports_of_the_event() {
    let mut play = Play::of_story(120, 40);
    play.keys("]");
    assert_eq!((play.selected(), play.state.focus), ("Envoys confer by the lake", Focus::List));
    assert!(!play.state.list.marks(play.state.list.selected_row().expect("a row")).read, "only looked at");
    play.keys("Enter ]");
    assert_eq!((play.title(), play.state.focus), ("Story number 4", Focus::Article));
    assert!(play.state.list.marks(play.state.list.selected_row().expect("a row")).read, "opened");
    play.keys("]");
    assert_eq!(notice(&play), "this is the last report of this event");
    play.keys("[ [ [");
    assert_eq!((play.title(), notice(&play)), ("Ministers meet in Geneva", "this is the first report of this event"));
    play.keys("C-o");
    assert_eq!(play.title(), "Envoys confer by the lake", "and back the same way");
}

#[test]
fn braces_go_through_the_story_in_the_list_and_unfold_it() {
    let mut play = Play::of_story(120, 40);
    play.keys("} } } } }");
    assert_eq!(play.selected(), "Story number 5");
    play.keys("}");
    assert_eq!(notice(&play), "this is the last article of this story");
    play.keys("g g gv gv }");
    assert_eq!((play.selected(), play.state.list.len()), ("Envoys confer by the lake", 9), "unfolded");
    play.keys("{");
    assert_eq!(play.selected(), "Ministers meet in Geneva");
}

#[test]
fn braces_go_through_the_paragraphs_of_an_article() {
    let mut play = Play::of_story(60, 8);
    play.keys("Enter }");
    let top = |play: &Play| play.state.reading.article.as_ref().map_or(0, |shown| shown.top);
    let first = top(&play);
    assert!(first > 0);
    play.keys("}");
    assert!(top(&play) > first);
    play.keys("{");
    assert_eq!(top(&play), first);
}

#[test]
fn a_timeline_opens_a_report_and_comes_back_as_it_was_left() {
    let mut play = Play::of_story(120, 40);
    play.keys("gt j j Enter");
    assert_eq!((play.state.scope(), play.title()), (Scope::Article, "首脑会谈 in Łódź 🇵🇱 ends"));
    play.keys("]");
    assert_eq!(play.title(), "Story number 5", "the other report of the step");
    play.keys("q");
    assert_eq!(play.state.scope(), Scope::Timeline);
    assert_eq!(play.state.view.as_ref().map(|view| view.scroll.selected()), Some(2));
    play.keys("q");
    assert_eq!((play.state.scope(), play.state.focus), (Scope::List, Focus::List));
    play.keys("Enter gt q");
    assert_eq!(play.state.scope(), Scope::Article, "and onto the article, from there");
}

#[test]
fn stories_lead_to_their_timelines_and_are_filtered() {
    let mut play = Play::of_story(120, 40);
    play.keys("gS / l i g h t Enter");
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(1));
    play.keys("Enter");
    assert!(matches!(subject(&play), Subject::Timeline { article, .. } if *article == id(6)));
    play.keys("q");
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(1), "as it was left");
}

#[test]
fn contacts_are_of_what_is_looked_at() {
    let of = |keys: &str| {
        let mut play = Play::of_story(120, 40);
        play.keys(keys);
        match subject(&play) {
            Subject::Contacts { of, .. } => of.clone(),
            _ => panic!("contacts after {keys}"),
        }
    };
    let ana = Of::Person(PersonId("ana-quillan".to_owned()), "Ana Quillan".to_owned());
    assert_eq!(of("gc"), Of::Library);
    assert_eq!(of("p gc"), ana);
    assert_eq!(of("p Enter gc"), ana);
    assert_eq!(of("Enter Tab gc"), ana);
    assert!(matches!(of("Enter gc"), Of::Article(..)));
    assert!(matches!(of("/ l a k e Enter gc"), Of::Filtered { .. }));
}

#[test]
fn contacts_are_narrowed_sorted_filtered_and_opened() {
    let mut play = Play::of_story(120, 40);
    play.keys("gc =");
    assert!(screen(&play).contains("1 contact between Ana Quillan and Gao Minghua"), "{}", screen(&play));
    play.keys("q S");
    let first =
        |play: &Play| play.state.view.as_ref().and_then(|v| v.selected_contact()).map(|c| c.people[0].name.clone());
    assert!(screen(&play).contains("by people"));
    assert_eq!(first(&play).as_deref(), Some("Ana Quillan"));
    play.keys("S");
    assert_eq!(first(&play).as_deref(), Some("Gao Minghua"), "the call");
    play.keys("/ p l a n n e d Enter");
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(1));
    play.keys("Enter");
    assert_eq!((play.state.scope(), play.title()), (Scope::Article, "Story number 5"));
    play.keys("q Esc Esc");
    assert_eq!(play.state.scope(), Scope::List, "Esc clears first, and leaves then");
}

#[test]
fn a_coverage_leads_to_a_report_and_to_a_difference_of_words() {
    let mut play = Play::of_story(120, 24);
    play.keys("c l h 3");
    assert!(screen(&play).contains("Quay Courier 26 Sep: Deputy minister Ana Quillan"), "{}", screen(&play));
    play.keys("9");
    assert_eq!(notice(&play), "there is no report there");
    play.keys("Enter");
    assert_eq!((play.state.scope(), play.title()), (Scope::Article, "Story number 4"));
    play.keys("q d");
    let pair = |play: &Play| match subject(play) {
        Subject::Difference { reports, .. } => (reports[0].title.clone(), reports[1].title.clone()),
        _ => panic!("a difference"),
    };
    assert_eq!(pair(&play), ("Ministers meet in Geneva".to_owned(), "Story number 4".to_owned()));
    assert!(screen(&play).contains("[-"));
    play.keys("q 2 space 4 space d");
    assert_eq!(pair(&play).1, "首脑会谈 in Łódź 🇵🇱 ends");
    assert_eq!(pair(&play).0, "Envoys confer by the lake");
    play.keys("q q gg j c");
    assert!(screen(&play).contains("▌2 The Morning"), "it begins with the report that was selected");
}

#[test]
fn a_briefing_looks_further_back_and_opens_what_it_says() {
    let mut play = Play::of_story(120, 40);
    play.keys("gb");
    assert!(screen(&play).contains("1 event until 26 Sep: nothing is newer"), "{}", screen(&play));
    play.keys("-");
    assert_eq!(notice(&play), "24 hours are the least");
    play.keys("+");
    assert!(matches!(subject(&play), Subject::Brief { since: Since::ThreeDays, .. }));
    play.keys("+ + + +");
    assert_eq!(notice(&play), "this is everything");
    play.keys("Tab");
    assert_eq!(play.state.view.as_ref().map(|view| view.scroll.selected()), Some(7), "the next event");
    play.keys("S-Tab j Enter");
    assert_eq!(play.state.scope(), Scope::Article);
    assert!(play.state.about().is_some_and(|about| about.starts_with("said by Ana Quillan")));
    play.keys("q j j Enter q");
    assert_eq!(play.state.scope(), Scope::Brief);
}

#[test]
fn marks_of_what_is_new_are_left_out_and_come_back() {
    let mut play = Play::of_story(80, 24);
    play.keys("Enter");
    assert!(screen(&play).contains("New here, after earlier reports: 1 person, 2 quotations"));
    assert!(screen(&play).contains(" + Minghua"));
    play.keys("+");
    assert!(!screen(&play).contains(" + Minghua"));
    play.keys("+");
    assert!(screen(&play).contains(" + Minghua"));
}

#[test]
fn what_belongs_together_is_corrected_and_taken_back() {
    let mut play = Play::of_story(120, 40);
    play.keys("G m");
    assert!(notice(&play).starts_with("marked: m on another report"));
    play.keys("g g m");
    let together = Change::Group(Grouping::SameEvent { from: id(8), into: id(0) });
    assert_eq!(play.changes, [together]);
    assert_eq!(notice(&play), "one event: Story number 8 + Ministers meet in Geneva (U takes it back)");
    play.keys("m m");
    assert_eq!(notice(&play), "no longer marked: Ministers meet in Geneva");
    play.keys("X P");
    assert_eq!(
        play.changes[1..],
        [
            Change::Group(Grouping::OwnEvent { article: id(0) }),
            Change::Group(Grouping::Pin { article: id(0), event: id(1) }),
        ]
    );
    play.keys("U U U");
    assert_eq!(play.changes, []);
    play.keys("G P");
    assert_eq!(notice(&play), "it is the only report of its event");
}

#[test]
fn a_related_article_is_corrected_where_its_reasons_stand() {
    let mut play = Play::of_story(120, 40);
    play.keys("r X");
    assert_eq!(play.changes, [Change::Group(Grouping::OwnEvent { article: id(1) })]);
}

#[test]
fn stories_are_made_one_and_events_stories_of_their_own() {
    let mut play = Play::of_story(120, 40);
    play.keys("gS m j m");
    assert_eq!(play.changes, [Change::Group(Grouping::SameStory { from: id(0), into: id(6) })]);
    play.keys("q gt X");
    assert_eq!(notice(&play), "select the event that is a story of its own");
    play.keys("j j X");
    assert_eq!(play.changes.last(), Some(&Change::Group(Grouping::OwnStory { article: id(2) })));
    assert_eq!(play.state.scope(), Scope::Timeline, "which is loaded anew");
}

#[test]
fn a_timeline_whose_first_step_goes_shows_what_is_left() {
    let mut play = Play::of_story(120, 40);
    play.keys("gt j j j X");
    assert!(matches!(subject(&play), Subject::Timeline { article, .. } if *article == id(3)));
}

#[test]
fn late_answers_to_views_are_dropped() {
    let mut play = Play::of_story(120, 40);
    play.keys("gS q gc");
    play.take(Message::Contacts(1, std::sync::Arc::default()));
    play.take(Message::Stories(1, std::sync::Arc::default()));
    play.take(Message::Timeline(1, None));
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(4));
}

#[test]
fn clicks_select_and_open_in_these_views() {
    let mut play = Play::of_story(120, 40);
    play.keys("gS").click("Xavo Harrow: lighthouse").point(Action::DoubleClick, "Xavo Harrow: lighthouse");
    assert_eq!(play.state.scope(), Scope::Timeline);
    play.click("Story number 3").point(Action::DoubleClick, "Story number 3");
    assert_eq!((play.state.scope(), play.title()), (Scope::Article, "Story number 3"));
    play.keys("q q q c").click("Quay Courier").click("24 thousand tonnes");
    assert!(screen(&play).contains("Quay Courier 26 Sep: 24 thousand tonnes"), "{}", screen(&play));
    play.keys("q gv").point(Action::DoubleClick, "首");
    assert_eq!(play.state.focus, Focus::List, "the first click selects");
}

#[test]
fn a_coverage_that_was_not_asked_for_is_no_answer() {
    let mut play = Play::of_story(120, 40);
    let asked = crate::reader::update(&mut play.state, Message::Key(sequence("c")[0]));
    let Some(Effect::Coverage(ticket, article)) = asked.first() else { panic!("a coverage is asked for") };
    assert_eq!(*article, id(0));
    play.take(Message::Coverage(*ticket, None));
    assert!(screen(&play).contains("It is no longer in the library."), "{}", screen(&play));
    play.keys("q");
    assert_eq!(play.state.scope(), Scope::List);
}

proptest! {
    #[test]
    fn folding_in_any_order_loses_no_article(folds in prop::collection::vec((0usize..12, 0u8..3), 0..20)) {
        let mut play = Play::of_story(120, 40);
        for (place, way) in folds {
            if way == 0 {
                play.keys("gv");
            } else {
                play.state.list.select(place);
                play.keys("Tab");
            }
            let list = &play.state.list;
            let shown: usize = (0..list.len()).count();
            let rows: Vec<_> = (0..shown).filter_map(|n| list.row(n)).map(|row| row.id.clone()).collect();
            let mut apart = rows.clone();
            apart.sort();
            apart.dedup();
            prop_assert_eq!(apart.len(), rows.len(), "each once");
            prop_assert!(list.selected() < list.len());
            prop_assert!(list.row(list.len()).is_none());
            let all: usize = list.window(99).map(|entry| match entry.fold {
                Fold::Folded(n) => n,
                _ => 1,
            }).sum();
            prop_assert_eq!(all, 9);
        }
    }
}
