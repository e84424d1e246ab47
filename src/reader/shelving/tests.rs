//! What a user does with many articles, with tags and notes, and what is then
//! seen.

use crate::filter::grouping::By;
use crate::model::{ArticleId, Change, Mark, Marks};
use crate::reader::play::Play;
use crate::reader::{Edited, Effect, Focus, Message, Shelf, Sort};

fn notice(play: &Play) -> &str {
    play.state.notice.as_deref().unwrap_or("")
}

fn titles(play: &Play) -> Vec<&str> {
    (0..play.state.list.len()).filter_map(|n| play.state.list.row(n)).map(|row| row.title.as_str()).collect()
}

fn marks(play: &Play) -> &Marks {
    play.state.list.marks(play.state.list.selected_row().expect("a row"))
}

#[test]
fn thousands_are_set_apart() {
    for (n, expected) in [(0, "0"), (999, "999"), (1204, "1,204"), (100_000, "100,000"), (1_234_567, "1,234,567")] {
        assert_eq!(super::number(n), expected);
    }
}

#[test]
fn all_that_is_shown_is_marked_as_read_and_one_key_takes_it_back() {
    let mut play = Play::new(120, 40, 8);
    play.keys("A");
    assert_eq!(notice(&play), "6 marked as read, U takes it back");
    play.keys("gg n");
    assert_eq!(notice(&play), "no unread article below");
    play.keys("U");
    assert_eq!(notice(&play), "undone: 6 marked as read");
    play.keys("C-r");
    assert_eq!(notice(&play), "done again: 6 marked as read");
    play.keys("A");
    assert_eq!(notice(&play), "all of them are so already");
}

#[test]
fn only_what_the_filter_left_is_marked() {
    let mut play = Play::new(120, 40, 8);
    play.keys("/ s t o r y Enter Ms");
    assert_eq!(notice(&play), "5 starred, U takes it back");
    play.keys("Esc gg");
    assert!(!marks(&play).starred);
    play.keys("G");
    assert!(marks(&play).starred);
    play.keys("MS");
    assert_eq!(notice(&play), "5 no longer starred, U takes it back");
    play.keys("/ z z z Enter A");
    assert_eq!(notice(&play), "there is no article in the list");
}

#[test]
fn a_tag_is_completed_given_and_taken_away() {
    let mut play = Play::new(120, 40, 8);
    play.keys("t l o d z Tab");
    assert_eq!(play.state.prompt.as_ref().expect("a prompt").line.value(), "Łódź port");
    play.keys("Enter");
    assert_eq!(
        (marks(&play).tags.as_slice(), notice(&play)),
        (&["Łódź port".to_owned()][..], "tagged Łódź port: Ministers meet in Geneva (U takes it back)",)
    );
    play.keys("t L O D Z space p o r t Enter");
    assert!(marks(&play).tags.is_empty(), "the same tag, typed in another way");
    play.keys("U");
    assert_eq!(marks(&play).tags, ["Łódź port"]);
    play.keys("t # Enter");
    assert_eq!(notice(&play), "a tag has letters");
    play.keys("Mt - h a r Tab");
    assert_eq!(play.state.prompt.as_ref().expect("a prompt").line.value(), "-harbour");
    play.keys("C-u f o g Enter");
    assert_eq!(notice(&play), "8 tagged fog, U takes it back");
    assert_eq!(marks(&play).tags, ["Łódź port", "fog"]);
}

#[test]
fn what_is_put_away_leaves_the_list_and_is_found_in_the_archive() {
    let mut play = Play::new(120, 40, 6);
    play.keys("j E");
    assert_eq!(play.selected(), "首脑会谈 in Łódź 🇵🇱 ends", "what comes next is selected");
    assert_eq!((play.state.list.len(), notice(&play)), (5, "archived: Envoys confer by the lake (U takes it back)",));
    play.keys("E E");
    assert_eq!(titles(&play), ["Ministers meet in Geneva", "Story number 4", "Story number 5"]);
    play.keys("gE");
    assert_eq!((play.state.list.len(), play.state.list.shelf), (3, Shelf::Archive));
    play.keys("E q");
    assert_eq!((play.state.list.len(), play.state.list.shelf), (4, Shelf::Library));
    assert_eq!(play.selected(), "Story number 4", "where it was left");
    play.keys("U");
    assert_eq!(notice(&play), "undone: taken out of the archive: Envoys confer by the lake");
    assert_eq!(play.state.list.len(), 3);
    play.keys("U U U");
    assert_eq!(play.state.list.len(), 6);
}

#[test]
fn all_that_is_shown_is_put_away_at_once() {
    let mut play = Play::new(80, 24, 6);
    play.keys("/ s t o r y Enter ME");
    assert_eq!(notice(&play), "3 archived, U takes it back");
    play.keys("Esc");
    assert_eq!(play.state.list.len(), 3);
    play.keys("gE ME");
    assert_eq!((play.state.list.len(), notice(&play)), (0, "3 taken out of the archive, U takes it back"));
    play.keys("q");
    assert_eq!(play.state.list.len(), 6);
}

#[test]
fn what_is_deleted_can_be_had_again() {
    let mut play = Play::new(120, 40, 6);
    play.keys("D");
    assert_eq!((play.state.list.len(), notice(&play)), (5, "deleted: Ministers meet in Geneva (U takes it back)"));
    play.keys("gD");
    assert_eq!(titles(&play), ["Ministers meet in Geneva"]);
    play.keys("D");
    assert!(play.state.list.is_empty());
    play.keys("Esc");
    assert_eq!((play.state.list.shelf, play.state.list.len()), (Shelf::Library, 6));
    play.keys("q");
    assert_eq!(play.asked.last(), Some(&Effect::Quit));
}

#[test]
fn what_was_opened_is_listed_the_latest_first() {
    let mut play = Play::new(120, 40, 6);
    play.keys("j Enter q j j Enter q gh");
    assert_eq!(titles(&play), ["Story number 3", "Envoys confer by the lake"]);
    play.keys("j Enter");
    assert_eq!((play.title(), play.state.focus), ("Envoys confer by the lake", Focus::Article));
    play.keys("q gh");
    assert_eq!((play.state.list.shelf, play.selected()), (Shelf::Library, "Story number 3"));
}

#[test]
fn the_list_stands_in_each_order_in_turn() {
    let mut play = Play::new(120, 40, 6);
    for (sort, first, last) in [
        (Sort::Publisher, "Ministers meet in Geneva", "Story number 5"),
        (Sort::Unread, "Ministers meet in Geneva", "Story number 5"),
        (Sort::Length, "Story number 5", "Ministers meet in Geneva"),
        (Sort::Date, "Ministers meet in Geneva", "Story number 5"),
    ] {
        play.keys("G S");
        assert_eq!((play.state.list.sort, play.selected()), (sort, titles(&play)[0]));
        assert_eq!((titles(&play)[0], titles(&play)[5]), (first, last), "{sort:?}");
    }
    play.keys("S S S / s t o r y Enter");
    assert_eq!(play.state.list.len(), 3, "what is typed puts the best match first");
    play.keys("Esc");
    assert_eq!(titles(&play)[0], "Story number 5", "and without it the order stands");
}

#[test]
fn the_settings_say_how_the_list_begins() {
    let mut play = Play::loading(120, 40);
    play.state.settings.sort = Sort::Length;
    play.state.settings.group = By::Publisher;
    let rows = std::sync::Arc::new(crate::reader::samples::rows(6));
    play.take(Message::Rows { rows, complete: true });
    assert_eq!((play.state.list.sort, play.state.list.by, play.state.list.len()), (Sort::Length, By::Publisher, 1));
    assert_eq!(play.selected(), "Story number 5");
}

#[test]
fn a_note_is_written_and_taken_away() {
    let mut play = Play::new(120, 40, 6);
    play.keys("a A s k space A n a Enter");
    assert!(marks(&play).noted);
    assert_eq!(notice(&play), "noted: Ministers meet in Geneva (U takes it back)");
    play.keys("U");
    assert!(!marks(&play).noted);
    let id = ArticleId("aaaaaaaaaaaaaaaa".to_owned());
    play.take(Message::Edited(id.clone(), Edited::Written("Ask Ana.\nAnd Xavo.\n".to_owned())));
    let note = Some("Ask Ana.\nAnd Xavo.".to_owned());
    assert_eq!(play.changes.last(), Some(&Change::Note { article: id.clone(), note }));
    play.take(Message::Edited(id.clone(), Edited::Written(" \n".to_owned())));
    assert_eq!(play.changes.last(), Some(&Change::Note { article: id.clone(), note: None }));
    play.take(Message::NoEditor(id.clone(), "two\nlines".to_owned()));
    assert_eq!(notice(&play), "to edit a note of several lines, set VISUAL or EDITOR to an editor");
    play.take(Message::Edited(id, Edited::Failed("the note stays as it was".to_owned())));
    assert_eq!(notice(&play), "the note stays as it was");
}

#[test]
fn a_related_article_is_tagged_where_it_is_listed() {
    let mut play = Play::new(120, 40, 6);
    play.keys("Enter r t f o g Enter");
    let Some(Change::Mark { mark: Mark::Tag { tag, on: true }, articles }) = play.changes.last() else {
        panic!("{:?}", play.changes)
    };
    let shown = play.state.reading.article.as_ref().expect("an article");
    assert_eq!((tag.as_str(), &articles[0]), ("fog", &shown.opened.related[0].related.id));
}

#[test]
fn keys_that_follow_a_deletion_are_meant_for_the_next_article() {
    let mut play = Play::new(120, 40, 6);
    // The answer is on its way: what is pressed meanwhile waits.
    let mut effects = Vec::new();
    play.state.command(crate::reader::Command::Delete, &mut effects);
    play.take(Message::Key(crate::reader::key::sequence("s")[0]));
    assert!(play.changes.is_empty());
    play.take(Message::Notice("the change is not kept".to_owned()));
    assert!(matches!(play.changes.as_slice(), [Change::Star { .. }]), "a failure ends the wait");
}
