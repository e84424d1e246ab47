//! What a user does, key by key, and what is to be seen then.

use proptest::prelude::*;

use crate::model::Change;

use super::bindings::BINDINGS;
use super::key::{Code, Key, sequence};
use super::play::Play;
use super::pointer::{Action, Mouse};
use super::reading::Shown;
use super::{Effect, Focus, Message, Size};

#[test]
fn opening_marks_read_and_looking_does_not() {
    let mut play = Play::new(120, 40, 8);
    play.keys("j");
    assert_eq!(play.title(), "Envoys confer by the lake");
    let unread = play.state.counts.unread;
    play.keys("Enter");
    assert_eq!(play.state.counts.unread, unread - 1);
    assert!(play.state.list.marks(play.state.list.selected_row().expect("a row")).read);
    play.keys("u");
    assert_eq!(play.state.counts.unread, unread);
}

#[test]
fn next_and_previous_read_along_the_list() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter J J");
    assert_eq!((play.title(), play.selected()), ("首脑会谈 in Łódź 🇵🇱 ends", "首脑会谈 in Łódź 🇵🇱 ends"));
    play.keys("K");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys("G J");
    assert!(play.state.notice.is_none(), "G scrolls the article, J goes on");
    play.keys("h G J");
    assert_eq!(play.state.notice.as_deref(), Some("this is the last article"));
}

#[test]
fn next_unread_skips_what_was_read() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter n n");
    assert_eq!(play.title(), "Story number 3");
    play.keys("n n n n n");
    assert_eq!(play.state.notice.as_deref(), Some("no unread article below"));
}

#[test]
fn a_filter_narrows_while_it_is_typed_and_escape_drops_it() {
    let mut play = Play::new(120, 40, 8);
    play.keys("j j / l a k e");
    assert_eq!(play.state.list.len(), 1);
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys("Enter");
    assert!(!play.state.filter.typing);
    play.keys("q");
    assert_eq!(play.asked.last(), Some(&Effect::Quit), "q quits and does not clear");
    assert_eq!(play.state.list.len(), 1);
    play.keys("Esc");
    assert_eq!(play.state.list.len(), 8);
    assert_eq!(play.selected(), "Envoys confer by the lake", "the selection stays");
}

#[test]
fn letters_go_into_the_filter_and_not_to_commands() {
    let mut play = Play::new(120, 40, 8);
    play.keys("/ q Q");
    assert_eq!(play.state.filter.pattern(), "qQ");
    assert!(play.asked.is_empty());
    play.keys("C-c");
    assert_eq!(play.asked, [Effect::Quit]);
}

#[test]
fn a_paste_is_never_taken_for_keys() {
    let mut play = Play::new(120, 40, 8);
    play.take(Message::Paste("Q\nQ".to_owned()));
    assert!(play.asked.is_empty());
    play.keys("/");
    play.take(Message::Paste("lake\n".to_owned()));
    assert_eq!(play.selected(), "Envoys confer by the lake");
}

#[test]
fn a_jump_and_the_way_back_keep_the_position() {
    let mut play = Play::new(80, 8, 8);
    play.keys("Enter j j j");
    let top = play.state.reading.article.as_ref().map(Shown::position);
    play.keys("1");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys("C-o");
    assert_eq!(play.title(), "Ministers meet in Geneva");
    assert_eq!(play.state.reading.article.as_ref().map(Shown::position), top);
    play.keys("gn");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys("gn");
    assert_eq!(play.state.notice.as_deref(), Some("nothing to go forward to"));
    play.keys("9");
    assert_eq!(play.state.notice.as_deref(), Some("there is no related article 9"));
}

#[test]
fn the_list_of_related_articles_opens_and_closes() {
    let mut play = Play::new(120, 40, 8);
    play.keys("r");
    assert_eq!(play.state.focus, Focus::Related);
    play.keys("q");
    assert_eq!(play.state.focus, Focus::Article);
    play.keys("r Enter");
    assert_eq!((play.title(), play.state.focus), ("Envoys confer by the lake", Focus::Article));
}

#[test]
fn related_articles_are_those_of_the_selected_one() {
    let mut play = Play::new(80, 24, 8);
    play.keys("Enter q j j r");
    assert_eq!(play.state.focus, Focus::Related);
    assert_eq!(play.title(), "首脑会谈 in Łódź 🇵🇱 ends");
}

#[test]
fn keys_wait_for_the_article_they_are_meant_for() {
    let mut play = Play::new(80, 24, 8);
    play.keys("Enter q j");
    let open = super::update(&mut play.state, Message::Key(Key::plain(Code::Enter)));
    assert!(super::update(&mut play.state, Message::Key(sequence("s")[0])).is_empty());
    let Some(Effect::Load(ticket, id)) = open.first() else { panic!("an article is asked for") };
    let mut answer = super::samples::opened();
    answer.article.id = id.clone();
    let effects = super::update(&mut play.state, Message::Article(*ticket, Box::new(answer)));
    assert!(effects.contains(&Effect::Change(Change::Star { article: id.clone(), starred: true })), "{effects:?}");
}

#[test]
fn what_was_removed_opens_scrolls_and_closes() {
    let mut play = Play::of_pages(80, 8);
    play.keys("Enter : removed Enter");
    assert_eq!(play.state.focus, Focus::Removed);
    play.keys("j j");
    assert_eq!(play.state.reading.removed.top, 2);
    play.take(Message::Resize(Size { columns: 60, rows: 7 }));
    assert_eq!(play.state.reading.removed.top, 2);
    play.keys("q");
    assert_eq!(play.state.focus, Focus::Article);
    play.keys("g- Esc h g-");
    assert_eq!(play.state.focus, Focus::Removed, "from the list, too");
    let mut play = Play::new(80, 24, 8);
    play.keys("Enter g-");
    assert_eq!(play.state.notice.as_deref(), Some("nothing was removed from this article"));
}

#[test]
fn a_command_that_is_named_is_done() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter : next Enter");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys(": Esc");
    assert!(play.state.palette.is_none());
    play.keys(":");
    play.take(Message::Paste("quit\n".to_owned()));
    assert!(play.asked.is_empty(), "a paste runs nothing");
    play.keys("Enter");
    assert_eq!(play.asked, [Effect::Quit]);
}

#[test]
fn q_closes_one_layer_at_a_time() {
    let mut play = Play::new(80, 24, 8);
    play.keys("Enter ? q");
    assert_eq!((play.state.help, play.state.focus), (None, Focus::Article));
    play.keys("q");
    assert_eq!(play.state.focus, Focus::List);
    assert!(!play.asked.contains(&Effect::Quit));
    play.keys("q");
    assert!(play.asked.contains(&Effect::Quit));
}

#[test]
fn space_reads_on_to_the_next_unread_article() {
    let mut play = Play::new(80, 8, 8);
    play.keys("space");
    let lines = play.state.reading.article.as_ref().map_or(0, |shown| shown.page.lines.len());
    for _ in 0..lines {
        if play.title() != "Ministers meet in Geneva" {
            break;
        }
        play.keys("space");
    }
    assert_eq!(play.title(), "Envoys confer by the lake");
}

#[test]
fn a_screen_that_grows_shows_the_selected_article() {
    let mut play = Play::new(80, 24, 8);
    play.keys("j");
    assert_eq!(play.title(), "");
    play.take(Message::Resize(Size { columns: 120, rows: 40 }));
    assert_eq!(play.title(), "Envoys confer by the lake");
}

#[test]
fn a_late_answer_is_dropped() {
    let mut play = Play::new(120, 40, 8);
    let mut late = super::samples::opened();
    late.article.title = "Late".to_owned();
    play.take(Message::Article(0, Box::new(late)));
    assert_ne!(play.title(), "Late");
}

#[test]
fn addresses_are_handed_out_and_missing_ones_told() {
    let mut play = Play::new(120, 40, 8);
    play.keys("o y");
    let address = "https://harbourledger.example/1".to_owned();
    assert_eq!(play.asked, [Effect::Browse(address.clone()), Effect::Copy(address)]);
}

#[test]
fn failures_are_told_where_the_article_would_be() {
    let mut play = Play::new(80, 24, 8);
    play.state.focus = Focus::List;
    let effects = super::update(&mut play.state, Message::Key(Key::plain(Code::Enter)));
    let Some(Effect::Load(ticket, _)) = effects.first() else { panic!("an article is asked for") };
    play.take(Message::ArticleFailed(*ticket, "the disk is gone".to_owned()));
    assert_eq!(play.state.reading.failure.as_deref(), Some("the disk is gone"));
}

/// Something that is done at the keyboard or with the mouse.
#[derive(Debug, Clone)]
enum Done {
    Keys(Vec<Key>),
    Mouse(Mouse),
}

fn anything() -> impl Strategy<Value = Done> {
    let action = prop::sample::select(vec![Action::Click, Action::DoubleClick, Action::WheelUp, Action::WheelDown]);
    let mouse = (action, 0u16..150, 0u16..60).prop_map(|(action, column, row)| Mouse { action, column, row });
    prop_oneof![4 => any_key().prop_map(Done::Keys), 1 => mouse.prop_map(Done::Mouse)]
}

fn any_key() -> impl Strategy<Value = Vec<Key>> {
    let bound: Vec<&str> =
        BINDINGS.iter().flat_map(|b| b.keys).copied().filter(|k| !["Q", "C-c", "q"].contains(k)).collect();
    prop_oneof![
        8 => prop::sample::select(bound).prop_map(sequence),
        1 => any::<char>().prop_map(|c| vec![Key::plain(Code::Char(c))]),
    ]
}

proptest! {
    #[test]
    fn any_keys_and_clicks_at_any_size_leave_a_selection_that_is_seen(
        all in prop::collection::vec(anything(), 0..50), n in 0usize..30, told in any::<bool>(),
        sizes in prop::collection::vec((0u16..140, 0u16..50), 1..4),
    ) {
        let mut play = Play::new(sizes[0].0, sizes[0].1, n);
        if told {
            play = Play::of_story(sizes[0].0, sizes[0].1);
        }
        for (at, done) in all.into_iter().enumerate() {
            match done {
                Done::Keys(keys) => keys.into_iter().for_each(|key| play.take(Message::Key(key))),
                Done::Mouse(mouse) => play.take(Message::Mouse(mouse)),
            }
            let (columns, rows) = sizes[at % sizes.len()];
            play.take(Message::Resize(Size { columns, rows }));
            let list = &play.state.list;
            prop_assert!(list.is_empty() || list.selected() < list.len());
            if let Some(view) = play.state.view.as_ref().filter(|view| !view.is_empty()) {
                let selected = view.scroll.selected();
                prop_assert!(selected < view.len() && view.scroll.shown.iter().any(|e| e.index == selected));
            }
            crate::screen::tests::drawn(&play.state);
        }
    }
}
