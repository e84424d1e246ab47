//! Filters with signs, words found in an article, links by number: as a user meets
//! them.

use crate::model::{Block, BlockKind, Opened, article::join_text};
use crate::reader::play::Play;
use crate::reader::reading::Shown;
use crate::reader::samples;
use crate::reader::views::tests::{notice, screen};
use crate::reader::{Effect, Focus, Message, Size};

fn titles(play: &Play) -> Vec<&str> {
    let list = &play.state.list;
    (0..list.len()).filter_map(|n| list.row(n)).map(|row| row.title.as_str()).collect()
}

fn count(play: &Play) -> String {
    play.state.find().map_or(String::new(), super::Find::count)
}

fn top(play: &Play) -> usize {
    play.state.reading.article.as_ref().map_or(0, |shown| shown.top)
}

#[test]
fn signs_narrow_the_list_and_its_people() {
    let mut play = Play::new(120, 40, 8);
    play.keys("/ !story");
    assert_eq!(titles(&play).len(), 3);
    play.keys("space 'lake space | space ^minist");
    assert_eq!(titles(&play), ["Ministers meet in Geneva", "Envoys confer by the lake"]);
    play.keys("Enter Esc / !");
    assert_eq!(titles(&play).len(), 8, "what is not finished leaves everything");
    play.keys("Esc");
    let mut play = Play::of_people(120, 40);
    play.keys("p / !gao space @'quillan space | space @^xavo");
    assert_eq!(play.state.view.as_ref().map(|view| view.len()), Some(2));
}

#[test]
fn the_best_match_comes_first_or_the_order_of_the_list_stays() {
    let mut play = Play::new(120, 40, 8);
    play.keys("/ the space | space number");
    let best = titles(&play).join(", ");
    assert!(screen(&play).contains("best match"));
    play.keys("C-s");
    assert!(screen(&play).contains("newest first"));
    let by_date = titles(&play).join(", ");
    assert!(by_date.starts_with("Envoys confer by the lake, Story number 3, Story number 4"), "{by_date}");
    play.keys("Enter C-s");
    assert_eq!(titles(&play).join(", "), best);
    play.keys("C-s Esc C-s");
    assert_eq!(notice(&play), "a filter puts what matches best first");
    play.keys("C-s / the");
    assert!(screen(&play).contains("newest first"), "the choice stays");
    let mut play = Play::of_people(120, 40);
    play.keys("p / a C-s");
    assert!(screen(&play).contains("most named"), "{}", screen(&play));
}

#[test]
fn filters_that_were_typed_come_back() {
    let mut play = Play::new(120, 40, 8);
    play.take(Message::Filters(vec!["'lake".to_owned(), "@wang".to_owned()]));
    play.keys("/ story Enter / C-u C-p");
    assert_eq!(play.state.filter.pattern(), "story");
    assert_eq!(play.asked.last(), Some(&Effect::RememberFilter("story".to_owned())));
    play.keys("C-p C-p");
    assert_eq!((play.state.filter.pattern(), titles(&play).len()), ("'lake", 1));
    play.keys("C-p");
    assert_eq!((play.state.filter.pattern(), notice(&play)), ("'lake", "no other filter begins like this"));
    play.keys("C-n C-n C-n C-n");
    assert_eq!((play.state.filter.pattern(), notice(&play)), ("", "this is the newest filter"));
    play.keys("@ C-p Enter");
    assert_eq!(play.state.filter.pattern(), "@wang");
    play.keys("Esc p / C-p");
    assert_eq!(play.state.filter_line().pattern(), "@wang", "in views, too");
    let mut play = Play::new(120, 40, 8);
    play.keys("/ C-p");
    assert_eq!(notice(&play), "no filter was typed before");
    play.keys("lake");
    let here = crate::screen::tests::place_of(&play.state, "Envoys");
    play.take(Message::Mouse(crate::reader::Mouse {
        action: crate::reader::pointer::Action::Click,
        column: here.0,
        row: here.1,
    }));
    assert!(play.asked.contains(&Effect::RememberFilter("lake".to_owned())), "a click keeps it, too");
}

#[test]
fn a_paste_of_a_megabyte_is_cut_and_says_so() {
    for text in ["x".repeat(1 << 20), "!@a | ".repeat(1 << 18), "\x1b[31m".repeat(1 << 18), "é".repeat(1 << 19)] {
        let mut play = Play::new(120, 40, 8);
        play.keys("/");
        play.take(Message::Paste(text.clone()));
        assert!(play.state.filter.pattern().len() <= 310);
        assert_eq!(notice(&play), "the paste was cut: that is all that a filter holds");
        play.keys("Esc Enter /");
        play.take(Message::Paste(text));
        assert_eq!(notice(&play), "the paste was cut: no more is sought than that");
        assert!(play.state.find().is_some_and(|find| find.line.value().len() <= 310));
        screen(&play);
    }
}

#[test]
fn a_slash_in_an_article_finds_words_in_it() {
    let mut play = Play::new(80, 30, 8);
    play.keys("Enter / EXÄMPLE");
    assert_eq!((count(&play).as_str(), play.state.focus), ("1/3", Focus::Article));
    assert!(screen(&play).contains("/EXÄMPLE  1/3"));
    play.keys("Enter n");
    assert_eq!((count(&play).as_str(), notice(&play)), ("2/3", ""));
    play.keys("n n");
    assert_eq!((count(&play).as_str(), notice(&play)), ("1/3", "on from the beginning"));
    assert!(screen(&play).contains("1/3  on from the beginning"), "the count stays");
    play.keys("N");
    assert_eq!((count(&play).as_str(), notice(&play)), ("3/3", "on from the end"));
    play.keys("Esc");
    assert_eq!((count(&play).as_str(), play.state.focus), ("", Focus::Article));
    play.keys("n");
    assert_eq!(play.title(), "Envoys confer by the lake", "then n leads to the next unread article");
    play.keys("C-n");
    assert_eq!(notice(&play), "nothing is sought here: / finds words in the article");
}

#[test]
fn what_is_found_comes_onto_the_screen_and_escape_leads_back() {
    let mut play = Play::new(44, 8, 8);
    play.keys("Enter / another space city");
    let found = top(&play);
    assert!(found > 0 && screen(&play).contains("another city"), "over the end of a line: {}", screen(&play));
    play.keys("Backspace Backspace Backspace Backspace Backspace Backspace zebra");
    assert_eq!((count(&play).as_str(), top(&play)), ("not in this article", 0));
    play.keys("Enter n");
    assert_eq!(top(&play), 0);
    play.keys("/ another Enter");
    assert!(matches!(play.asked.last(), Some(Effect::SetPosition(..))), "where one reads on is kept");
    play.keys("/ geneva Esc");
    assert!(top(&play) > 0, "Esc leads back to where the search began");
    play.keys("gg / Enter");
    assert_eq!(count(&play), "1/1", "nothing typed seeks the same as the last time");
    play.keys("Esc / Backspace");
    assert!(play.state.find().is_none());
}

#[test]
fn a_search_stays_with_its_article() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter / wang Enter n");
    assert_eq!(count(&play), "2/2");
    play.take(Message::Resize(Size { columns: 60, rows: 20 }));
    assert_eq!(count(&play), "2/2");
    play.keys("q");
    assert!(play.state.find().is_none() && !screen(&play).contains("/wang"));
    play.keys("Enter");
    assert_eq!(count(&play), "2/2");
    play.keys("J");
    assert!(play.state.find().is_none(), "another article, another search");
    play.keys("K / Enter");
    assert_eq!(count(&play), "1/2");
}

#[test]
fn a_click_on_the_list_takes_the_keys_from_the_search() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter / wang");
    play.click("Envoys").keys("k l q");
    assert_eq!(play.state.focus, Focus::List, "q is no letter of the search");
}

#[test]
fn a_slash_elsewhere_filters_the_list() {
    let mut play = Play::new(120, 40, 8);
    play.keys("r /");
    assert!(play.state.filter.typing && play.state.focus == Focus::List);
}

#[test]
fn a_number_opens_a_link() {
    let mut play = Play::of_pages(100, 40);
    play.keys("Enter ;");
    let shown = screen(&play);
    assert!(shown.contains("[1]its timetable") && shown.contains("[2]the timetable"), "{shown}");
    assert!(shown.contains("0 this article  https://harbourledger.example/1"), "{shown}");
    play.keys("1");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://harbour.example/a".to_owned())));
    assert!(!screen(&play).contains("[1]"));
    play.keys("; 0");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://harbourledger.example/1".to_owned())));
    let asked = play.asked.len();
    play.keys("; 3");
    assert_eq!(notice(&play), "there is no link 3");
    play.keys("Esc ; Enter ; q ; Backspace");
    assert!(play.state.numbers().is_none() && play.asked.len() == asked && play.state.focus == Focus::Article);
    play.keys("; Tab Tab");
    assert!(screen(&play).contains(";1  leads to https://harbour.example/a"));
    play.keys("S-Tab S-Tab");
    assert_eq!(notice(&play), "this is the first link");
    play.keys("Enter");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://harbourledger.example/1".to_owned())));
}

fn many() -> Opened {
    let mut opened = samples::opened();
    let line = |n: usize| Block::new(BlockKind::Paragraph, format!("Ferry number {n}: https://ferries.example/{n}."));
    let mut blocks: Vec<Block> = (1..=25).map(line).collect();
    blocks.push(Block::new(BlockKind::Paragraph, "Not https://ferries.example@evil.example/ but file:///etc/passwd"));
    opened.article.text = join_text(&mut blocks);
    opened.article.blocks = blocks;
    opened.article.url = None;
    opened.mentions.clear();
    opened
}

#[test]
fn a_number_waits_for_its_last_digit() {
    let mut play = Play::new(80, 20, 3);
    play.article = many;
    play.keys("Enter ; 1");
    assert!(play.state.numbers().is_some());
    play.keys("2");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://ferries.example/12".to_owned())));
    play.keys("; 2 Enter");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://ferries.example/2".to_owned())));
    play.keys("; 0");
    assert_eq!(notice(&play), "there is no link 0", "the article has no address of its own");
    play.keys("2 Backspace 1 Enter");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://ferries.example/1".to_owned())));
    play.keys("; 2 6");
    assert_eq!(play.asked.last(), Some(&Effect::Browse("https://evil.example/".to_owned())));
    play.keys("; G");
    assert!(play.state.reading.article.as_ref().is_some_and(Shown::at_end), "the text scrolls meanwhile");
    play.keys("Esc ; Tab");
    assert!(screen(&play).contains("Links"), "{}", screen(&play));
}

#[test]
fn an_address_in_the_text_is_a_link_that_says_where_it_leads() {
    let mut play = Play::new(80, 40, 3);
    play.article = many;
    play.keys("Enter G");
    let mut told = Vec::new();
    for _ in 0..30 {
        told.push(play.keys("Tab").state.about().unwrap_or_default());
    }
    let expected = "leads to https://evil.example/ · what stood before the host was left out";
    assert!(told.iter().any(|about| about == expected), "{told:?}");
}

#[test]
fn an_article_without_links_says_so() {
    let mut play = Play::new(80, 24, 3);
    play.article = || {
        let mut opened = many();
        opened.article.blocks = vec![Block::new(BlockKind::Paragraph, "Nothing leads anywhere.")];
        opened.article.text = join_text(&mut opened.article.blocks);
        opened
    };
    play.keys("Enter ;");
    assert_eq!(notice(&play), "there are no links in this article");
}
