//! What a user does, key by key, and what is to be seen then.

use proptest::prelude::*;

use crate::model::article::join_text;
use crate::model::{Block, BlockKind, Change};

use super::bindings::BINDINGS;
use super::command::Command;
use super::key::{Code, Key, sequence};
use super::keymap::{Keymap, Override};
use super::play::Play;
use super::pointer::{Action, Mouse};
use super::presets::Preset;
use super::reading::Shown;
use super::views::tests::{notice, screen};
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
    assert_eq!((play.state.help.is_none(), play.state.focus), (true, Focus::Article));
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

#[test]
fn a_count_says_how_often_or_where() {
    let mut play = Play::new(120, 24, 30);
    play.keys("5 j");
    assert_eq!(play.selected(), "Story number 5");
    play.keys("1 2 G");
    assert_eq!(play.selected(), "Story number 11", "row 12");
    play.keys("10k");
    assert_eq!(play.state.list.selected(), 1);
    play.keys("99999999999999999999999 C-d");
    assert_eq!(play.state.list.selected(), 29);
    play.keys("3 gg");
    assert_eq!(play.state.list.selected(), 2);
    play.keys("7");
    assert!(screen(&play).lines().last().is_some_and(|line| line.starts_with(" 7 ")), "{}", screen(&play));
    play.keys("Esc j");
    assert_eq!(play.state.list.selected(), 3, "Esc drops a count");
    play.keys("2 Enter");
    assert_eq!(play.state.focus, Focus::Article, "what cannot be done twice is done once");
    play.keys("1");
    assert_eq!(play.title(), "Envoys confer by the lake", "in an article a digit jumps");
}

#[test]
fn a_count_reads_on_by_so_many_articles_and_stops_at_the_end() {
    let mut play = Play::new(120, 40, 9);
    play.keys("3 J");
    assert_eq!(play.title(), "Story number 3");
    play.keys("h 900000J");
    assert_eq!((play.selected(), notice(&play)), ("Story number 8", "this is the last article"));
    play.keys("h g g s u j s 3 U");
    assert_eq!(play.changes.len(), 0);
    let mut play = Play::of_people(120, 40);
    play.keys("p 4 j");
    assert_eq!(play.state.view.as_ref().map(|view| view.scroll.selected()), Some(4));
}

#[test]
fn a_box_says_what_may_follow_and_a_click_in_it_is_the_key() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
        let mut play = Play::of_people(columns, rows);
        play.keys("g");
        if rows > 5 {
            assert!(
                screen(&play).contains(if columns > 40 { "Go to the first row" } else { "top" }),
                "{}",
                screen(&play)
            );
        }
        play.keys("Esc");
        assert!(!screen(&play).contains("top") && play.state.notice.is_none());
    }
    let mut play = Play::of_people(120, 40);
    play.keys("g").click("List what was said");
    assert!(screen(&play).contains("quotations in the library"), "{}", screen(&play));
    play.keys("g").click("attache");
    assert!(play.state.pending.is_empty(), "a click elsewhere leaves it");
    play.keys("gx");
    assert_eq!(notice(&play), "gx means nothing here");
}

#[test]
fn help_begins_with_where_one_is_and_can_be_searched() {
    let mut play = Play::of_people(80, 24);
    play.keys("p ?");
    assert!(screen(&play).contains("Here: people"));
    assert!(screen(&play).contains("Go one row or line down"));
    play.keys("/ correct space name");
    let shown = screen(&play);
    assert!(shown.contains("Correct the name") && !shown.contains("one row"), "{shown}");
    play.keys("Enter");
    assert!(screen(&play).lines().last().is_some_and(|line| line.contains("/correct name")));
    play.keys("Esc");
    assert!(play.state.help.is_some() && screen(&play).contains("Go one row or line down"));
    play.keys("/ zzzz");
    assert!(screen(&play).contains("No key, name or sentence"));
    play.take(Message::Paste("Q\nQ".to_owned()));
    play.keys("Esc G 3 k Esc");
    assert!(play.state.help.is_none() && play.asked.is_empty());
}

#[test]
fn all_that_tells_keys_tells_those_of_the_user() {
    let line = |keys: &str, command: &str| Override {
        line: 1,
        scope: None,
        keys: keys.to_owned(),
        command: (!command.is_empty()).then(|| command.to_owned()),
    };
    let (keymap, problems) =
        Keymap::new(Preset::Vim, &[line("C-n", "down"), line("j", ""), line("Zr", "removed"), line("?", "")]);
    assert_eq!(problems, []);
    let mut play = Play::of_pages(120, 40);
    play.take(Message::Keys(Box::new(keymap)));
    play.keys("j");
    assert_eq!(play.state.list.selected(), 0);
    play.keys("C-n");
    assert_eq!(play.state.list.selected(), 1);
    assert!(screen(&play).contains("C-n k move") && !screen(&play).contains("? keys"));
    play.keys("G g g Enter G");
    assert!(screen(&play).contains("removed: Zr or :removed"), "{}", screen(&play));
    play.keys("Z r");
    assert_eq!(play.state.focus, Focus::Removed);
    play.keys("q : help");
    assert!(screen(&play).contains("Show all keys"));
}

#[test]
fn newsboats_fingers_find_their_keys() {
    let mut play = Play::new(120, 40, 9);
    play.state.keymap = Keymap::new(Preset::Newsboat, &[]).0;
    let read = |play: &Play| play.state.list.marks(play.state.list.selected_row().expect("a row")).read;
    play.keys("N");
    assert!(read(&play));
    play.keys("n");
    assert_eq!(play.title(), "Envoys confer by the lake");
    play.keys("G");
    assert_eq!(notice(&play), "G is not there (newsboat: asks by what to sort, the other way round)");
    play.keys(", q");
    assert!(screen(&play).contains("quotation"), "{}", screen(&play));
}

#[test]
fn the_article_has_the_screen_alone_until_it_gives_it_back() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        for leave in ["z", "q", "Esc"] {
            let mut play = Play::new(columns, rows, 8);
            play.keys("z");
            assert!(play.state.is_alone());
            let areas = play.state.areas();
            assert!(areas.list.is_none() && areas.header.height == 0 && areas.rule.height == 0);
            assert!(play.state.reading.article.as_ref().is_some_and(|shown| shown.page.strip.is_empty()));
            play.keys("J J K n");
            assert!(play.state.is_alone(), "going on does not end it");
            play.keys(leave);
            assert!(!play.state.is_alone() && play.state.focus == Focus::Article, "{leave}");
            play.keys("z h");
            assert!(!play.state.is_alone() && play.state.focus == Focus::List);
        }
    }
}

#[test]
fn reading_on_goes_through_articles_that_have_the_screen_alone() {
    let mut play = Play::of_pages(40, 12);
    play.keys("z");
    let first = play.title().to_owned();
    play.keys("space");
    assert_eq!(play.title(), first);
    play.keys("G space");
    assert_ne!(play.title(), first);
    assert!(play.state.is_alone());
}

#[test]
fn a_view_opened_from_an_article_alone_leads_back_to_it() {
    let mut play = Play::of_people(120, 40);
    play.keys("z Tab Enter");
    assert!(play.state.view.is_some() && !play.state.is_alone());
    play.keys("q");
    assert!(play.state.view.is_none() && play.state.is_alone());
}

#[test]
fn the_paragraph_at_the_top_stays_there_whatever_becomes_of_the_lines() {
    let mut play = Play::of_pages(120, 10);
    play.keys("Enter } } } } }");
    let top = |play: &Play| {
        let shown = play.state.reading.article.as_ref().expect("an article");
        (shown.position(), shown.page.block_of(shown.top))
    };
    let before = top(&play);
    assert!(before.0 > 0);
    for keys in ["<", "< < < <", "=", "=", "z", "g=", "> > > >", "z", "=", "g="] {
        play.keys(keys);
        assert_eq!(top(&play), before, "{keys}");
    }
    for columns in [40, 24, 200, 31, 120, 77, 20, 140] {
        play.take(Message::Resize(Size { columns, rows: 10 }));
        assert_eq!(top(&play), before, "{columns}");
    }
}

#[test]
fn lines_are_as_long_and_as_far_apart_as_is_asked() {
    let mut play = Play::of_pages(120, 40);
    play.keys("Enter");
    let columns = |play: &Play| play.state.reading.article.as_ref().map_or(0, |shown| shown.form.columns);
    let (before, lines) = (columns(&play), play.state.reading.article.as_ref().map_or(0, |s| s.page.lines.len()));
    play.keys("<");
    assert_eq!(columns(&play), before - 4);
    assert_eq!(play.state.notice.as_deref(), Some("lines of 61 columns: measure = 61 keeps them so"));
    play.keys("> >");
    assert_eq!(play.state.notice.as_deref(), Some("there is room for lines of 65 columns, and no more"));
    play.keys("=");
    assert!(play.state.reading.article.as_ref().map_or(0, |s| s.page.lines.len()) > lines + 10);
    play.keys("= =");
    assert_eq!(play.state.reading.article.as_ref().map_or(0, |s| s.page.lines.len()), lines);
    play.keys("< < < < < < < < < < < < < < <");
    assert_eq!(columns(&play), 20, "no line is shorter than that");
}

#[test]
fn scrolling_stops_at_both_ends_by_every_step() {
    let mut play = Play::of_pages(60, 12);
    play.keys("Enter");
    let top = |play: &Play| play.state.reading.article.as_ref().map_or(0, |shown| shown.top);
    for (down, up) in [("j", "k"), ("C-d", "C-u"), ("C-f", "C-b"), ("}", "{"), ("G", "gg")] {
        for _ in 0..100 {
            play.keys(down);
        }
        let shown = play.state.reading.article.as_ref().expect("an article");
        assert!(shown.at_end() && shown.percent() == 100 && shown.minutes_left().is_none(), "{down}");
        for _ in 0..100 {
            play.keys(up);
        }
        assert_eq!(top(&play), 0, "{up}");
    }
}

#[test]
fn the_parts_of_an_article_are_listed_and_gone_to() {
    let mut play = Play::new(40, 9, 8);
    play.keys("Enter go");
    assert_eq!(play.state.focus, Focus::Outline);
    let words: Vec<&str> = play.state.reading.outline.parts.iter().map(|part| part.words.as_str()).collect();
    assert_eq!(
        words,
        ["Ministers meet in Geneva", "What comes next", "Correction", "In this article: 2 named", "Related: 1"]
    );
    play.keys("j Enter");
    let shown = play.state.reading.article.as_ref().expect("an article");
    assert_eq!(shown.page.lines[shown.top].pieces[0].text, "What comes next");
    play.keys("go");
    assert_eq!(play.state.reading.outline.here, 1, "it opens where the reader is");
    play.keys("G Enter");
    assert_eq!(play.state.focus, Focus::Related);
    play.keys("q go q");
    assert_eq!(play.state.focus, Focus::Article);
}

#[test]
fn an_article_without_subheads_says_so() {
    let mut play = Play::of_pages(80, 24);
    play.keys("Enter go");
    assert_eq!(play.state.notice.as_deref(), Some("this article has no subheads"));
    assert!(!play.state.reading.outline.parts.is_empty());
}

#[test]
fn an_article_is_saved_under_a_name_that_is_proposed() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter w Enter");
    let id = play.state.list.row(0).expect("a row").id.clone();
    let path = "2025-09-26-ministers-meet-in-geneva.md".to_owned();
    assert_eq!(play.asked.last(), Some(&Effect::Save { article: id.clone(), path: path.clone(), replace: false }));
    play.take(Message::Exists(id.clone(), path.clone()));
    play.keys("n Enter");
    assert_eq!(play.state.notice.as_deref(), Some("not saved: the file stays as it was"));
    play.take(Message::Exists(id.clone(), path.clone()));
    play.keys("y Enter");
    assert_eq!(play.asked.last(), Some(&Effect::Save { article: id, path, replace: true }));
    play.keys("w Esc");
    assert!(play.state.prompt.is_none());
}

#[test]
fn a_program_is_named_by_words_and_gets_the_article() {
    let mut play = Play::new(120, 40, 8);
    play.keys("Enter | w c space - w Enter");
    let id = play.state.list.row(0).expect("a row").id.clone();
    let words = vec!["wc".to_owned(), "-w".to_owned()];
    assert_eq!(play.asked.last(), Some(&Effect::Pipe(id, words.clone())));
    play.take(Message::Text(words.clone(), "# Title".to_owned()));
    assert_eq!(play.asked.last(), Some(&Effect::Run(words, "# Title".to_owned())));
    play.keys("| w c space ' Enter");
    assert_eq!(play.state.notice.as_deref(), Some("a quotation mark is not closed"));
    assert!(play.state.prompt.is_some(), "what was typed can be mended");
}

#[test]
fn what_the_cursor_stands_on_is_copied_or_the_address() {
    let mut play = Play::of_people(120, 40);
    play.keys("Enter y Y gy Tab y");
    let copied: Vec<String> = play
        .asked
        .iter()
        .filter_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    let article = &play.state.reading.article.as_ref().expect("an article").opened.article;
    assert_eq!(Some(&copied[0]), article.url.as_ref());
    assert!(copied[1].starts_with(&format!("“{}”", article.title)), "{}", copied[1]);
    assert_eq!(copied[2], article.blocks[0].text);
    assert_eq!(copied.len(), 4);
    while !matches!(play.state.reading.article.as_ref().and_then(|s| s.cursor), Some(super::page::Spot::Quote(_))) {
        play.keys("Tab");
        assert!(play.state.notice.is_none(), "there is a quotation");
    }
    play.keys("y");
    let Some(Effect::Copy(quote)) = play.asked.last() else { panic!("it is copied") };
    assert!(quote.starts_with('“') && quote.contains("” — "), "{quote}");
}

/// A reader in the midst of an article of many paragraphs, and what it asks for.
fn reads_a_long_article(position: usize) -> (Play, Vec<Effect>) {
    let mut play = Play::new(80, 24, 8);
    let mut effects = super::update(&mut play.state, Message::Key(Key::plain(Code::Enter)));
    let Some(Effect::Load(ticket, id)) = effects.pop() else { panic!("an article is asked for") };
    let mut long = super::samples::opened();
    let paragraph = |n: usize| format!("Paragraph {n} of the harbour report, on fog and ferries. ").repeat(4);
    let mut blocks: Vec<Block> = (0..3000).map(|n| Block::new(BlockKind::Paragraph, paragraph(n))).collect();
    (long.article.text, long.article.blocks, long.article.id) = (join_text(&mut blocks), blocks, id);
    (long.mentions, long.marks.position) = (Vec::new(), position);
    let effects = super::update(&mut play.state, Message::Article(ticket, Box::new(long)));
    (play, effects)
}

#[test]
fn of_a_long_article_the_first_screen_does_not_wait_for_the_last() {
    for position in [0, 300_000] {
        let (mut play, mut effects) = reads_a_long_article(position);
        let Some(Effect::LayOut(ticket, layout)) = effects.pop() else { panic!("the lines are asked for") };
        let shown = |play: &Play| {
            let shown = play.state.reading.article.as_ref().expect("an article");
            let lines = shown.page.lines.iter().skip(shown.top).take(shown.rows);
            lines.flat_map(|line| &line.pieces).map(|piece| piece.text.clone()).collect::<String>()
        };
        let first = shown(&play);
        assert!(first.len() > 500, "a screen of it is there");
        assert!(play.state.reading.article.as_ref().is_some_and(|s| s.page.lines.len() < 1000));
        play.keys("PgDn");
        let second = shown(&play);
        assert_ne!(first, second, "a page down needs no more");
        play.keys("G");
        assert_eq!(shown(&play), second, "the end waits for the lines");
        let page = super::page::lay_out(&layout.opened, &layout.form);
        play.take(Message::LaidOut(ticket, Box::new(page.clone())));
        assert!(play.state.reading.article.as_ref().is_some_and(Shown::at_end), "and is gone to then");
        // Without a key nothing moves when the lines come.
        let (mut still, mut effects) = reads_a_long_article(position);
        let Some(Effect::LayOut(ticket, _)) = effects.pop() else { panic!("the lines are asked for") };
        let before = shown(&still);
        still.take(Message::LaidOut(ticket, Box::new(page)));
        assert_eq!(shown(&still), before);
    }
}

#[test]
fn of_a_word_without_an_end_a_part_is_shown_and_more_when_asked() {
    let mut play = Play::new(80, 24, 8);
    let mut effects = super::update(&mut play.state, Message::Key(Key::plain(Code::Enter)));
    let Some(Effect::Load(ticket, id)) = effects.pop() else { panic!("an article is asked for") };
    let mut long = super::samples::opened();
    let mut blocks = vec![Block::new(BlockKind::Paragraph, "x".repeat(5_000_000))];
    (long.article.text, long.article.blocks, long.article.id) = (join_text(&mut blocks), blocks, id);
    long.mentions = Vec::new();
    play.take(Message::Article(ticket, Box::new(long)));
    let signs = |play: &Play| {
        let lines = &play.state.reading.article.as_ref().expect("an article").page.lines;
        lines.iter().flat_map(|line| &line.pieces).map(|p| p.text.matches('x').count()).sum::<usize>()
    };
    assert!((2_000_000..2_000_100).contains(&signs(&play)), "{}", signs(&play));
    play.keys("g> g>");
    assert!(signs(&play) >= 5_000_000);
    play.keys("g>");
    assert_eq!(play.state.notice.as_deref(), Some("all of the text is shown"));
}

/// Something that is done at the keyboard or with the mouse.
#[derive(Debug, Clone)]
enum Done {
    Keys(Vec<Key>),
    Mouse(Mouse),
    Command(Command),
    Paste(String),
    /// One of the answers that are late comes.
    Answer(usize),
}

fn anything() -> impl Strategy<Value = Done> {
    let action = prop::sample::select(vec![Action::Click, Action::DoubleClick, Action::WheelUp, Action::WheelDown]);
    let mouse = (action, 0u16..150, 0u16..60).prop_map(|(action, column, row)| Mouse { action, column, row });
    let commands: Vec<Command> = BINDINGS.iter().map(|b| b.command).collect();
    prop_oneof![
        6 => any_key().prop_map(Done::Keys),
        2 => mouse.prop_map(Done::Mouse),
        2 => prop::sample::select(commands).prop_map(Done::Command),
        1 => "\\PC{0,9}|[a-z]{1,3}\n[a-z]{1,3}".prop_map(Done::Paste),
        3 => any::<usize>().prop_map(Done::Answer),
    ]
}

fn any_size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![9 => (0u16..140, 0u16..50), 1 => prop::sample::select(vec![(500, 1), (1, 200), (500, 5), (20, 120)])]
}

fn any_key() -> impl Strategy<Value = Vec<Key>> {
    let bound: Vec<&str> =
        BINDINGS.iter().flat_map(|b| b.keys).copied().filter(|k| !["Q", "C-c", "q"].contains(k)).collect();
    prop_oneof![
        8 => prop::sample::select(bound).prop_map(sequence),
        1 => (0u32..100_000_000).prop_map(|n| n.to_string().chars().map(|c| Key::plain(Code::Char(c))).collect()),
        1 => any::<char>().prop_map(|c| vec![Key::plain(Code::Char(c))]),
    ]
}

proptest! {
    /// Answers come at once, or late and in any order.
    #[test]
    fn whatever_happens_in_whatever_order_a_selection_is_seen_and_the_screen_is_drawn(
        all in prop::collection::vec(anything(), 0..60), n in 0usize..30, told in any::<bool>(), late in any::<bool>(),
        preset in prop::sample::select(Preset::ALL.to_vec()), sizes in prop::collection::vec(any_size(), 1..4),
    ) {
        let mut play = Play::new(sizes[0].0, sizes[0].1, n);
        if told {
            play = Play::of_story(sizes[0].0, sizes[0].1);
        }
        play.state.keymap = Keymap::new(preset, &[]).0;
        play.late = late.then(Vec::new);
        for (at, done) in all.into_iter().enumerate() {
            match done {
                Done::Keys(keys) => keys.into_iter().for_each(|key| play.take(Message::Key(key))),
                Done::Mouse(mouse) => play.take(Message::Mouse(mouse)),
                Done::Paste(text) => play.take(Message::Paste(text)),
                Done::Command(command) => {
                    let mut effects = Vec::new();
                    play.state.command(command, &mut effects);
                    play.perform(effects);
                }
                Done::Answer(which) => {
                    let late = play.late.as_mut().filter(|late| !late.is_empty());
                    let answer = late.map(|late| late.remove(which % late.len()));
                    if let Some(answer) = answer {
                        play.take(answer);
                    }
                }
            }
            let (columns, rows) = sizes[at % sizes.len()];
            play.take(Message::Resize(Size { columns, rows }));
            let list = &play.state.list;
            prop_assert!(list.is_empty() || list.selected() < list.len());
            if let Some(view) = play.state.view.as_ref().filter(|view| !view.is_empty()) {
                let selected = view.scroll.selected();
                prop_assert!(selected < view.len() && view.scroll.shown.iter().any(|e| e.index == selected));
            }
            if let Some(shown) = &play.state.reading.article {
                prop_assert!(shown.top < shown.page.lines.len().max(1));
                prop_assert!(play.state.focus != Focus::Related || play.state.reading.related < shown.opened.related.len());
            }
            if let Some(help) = &play.state.help {
                prop_assert!(help.top < super::help::lines(&play.state, help).len());
            }
            crate::screen::tests::drawn(&play.state);
        }
    }
}
