//! A script of keys for every command, played where it may be meant: its keys, and
//! its name, do something that a user would notice, and the same.

use crate::reader::bindings::BINDINGS;
use crate::reader::key::sequence;
use crate::reader::keymap::Meaning;
use crate::reader::play::Play;
use crate::reader::{Command, Effect};
use crate::screen::tests::drawn;

use Command as C;

/// A command, where it is meant, what is pressed before, and its keys.
type Script = (Command, fn() -> Play, &'static str, &'static str);

fn list() -> Play {
    Play::new(120, 40, 8)
}

fn small() -> Play {
    Play::of_pages(80, 8)
}

fn pages() -> Play {
    Play::of_pages(120, 40)
}

fn people() -> Play {
    Play::of_people(120, 40)
}

fn story() -> Play {
    Play::of_story(120, 40)
}

/// One row a command; a new one needs a row here.
const SCRIPTS: &[Script] = &[
    (C::Down, list, "", "j"),
    (C::Up, list, "j", "k"),
    (C::Top, list, "G", "gg"),
    (C::Bottom, list, "", "G"),
    (C::HalfDown, small, "Enter", "C-d"),
    (C::HalfUp, small, "Enter G", "C-u"),
    (C::PageDown, small, "Enter", "C-f"),
    (C::PageUp, small, "Enter G", "C-b"),
    (C::ReadOn, small, "Enter", "space"),
    (C::Left, list, "Enter", "h"),
    (C::Right, list, "", "l"),
    (C::Open, list, "", "Enter"),
    (C::NextArticle, list, "Enter", "J"),
    (C::PreviousArticle, list, "j Enter", "K"),
    (C::NextUnread, list, "Enter", "n"),
    (C::PreviousUnread, list, "G Enter", "N"),
    (C::NextStop, people, "Enter", "Tab"),
    (C::PreviousStop, people, "Enter Tab Tab", "S-Tab"),
    (C::Act, people, "Enter Tab", "Enter"),
    (C::ToggleRead, list, "", "u"),
    (C::ToggleStar, list, "", "s"),
    (C::Browse, list, "", "o"),
    (C::CopyLink, list, "", "y"),
    (C::Filter, list, "", "/"),
    (C::Cancel, list, "/ l a k e Enter", "Esc"),
    (C::Related, list, "", "r"),
    (C::Removed, pages, "Enter", "g-"),
    (C::People, people, "", "p"),
    (C::Quotes, people, "", "gq"),
    (C::Sort, people, "p", "S"),
    (C::Officials, people, "p", "O"),
    (C::Merge, people, "p", "m"),
    (C::Rename, people, "p", "e"),
    (C::NotAPerson, people, "p", "X"),
    (C::Split, people, "p Enter Tab Tab Tab", "i"),
    (C::Stories, story, "", "gS"),
    (C::Timeline, story, "", "gt"),
    (C::Contacts, story, "", "gc"),
    (C::Between, story, "gc", "="),
    (C::Coverage, story, "", "c"),
    (C::Choose, story, "c", "space"),
    (C::Difference, story, "c", "d"),
    (C::Brief, story, "", "gb"),
    (C::Wider, story, "gb", "+"),
    (C::Narrower, story, "gb +", "-"),
    (C::Group, story, "", "gv"),
    (C::Fold, story, "gv", "Tab"),
    (C::NextReport, story, "", "]"),
    (C::PreviousReport, story, "]", "["),
    (C::NextOfStory, story, "", "}"),
    (C::PreviousOfStory, story, "}", "{"),
    (C::NextParagraph, small, "Enter", "}"),
    (C::PreviousParagraph, small, "Enter } }", "{"),
    (C::Fresh, story, "Enter", "+"),
    (C::SameEvent, story, "", "m"),
    (C::OwnEvent, story, "", "X"),
    (C::Pin, story, "", "P"),
    (C::SameStory, story, "gS", "m"),
    (C::OwnStory, story, "gt", "X"),
    (C::Undo, list, "s", "U"),
    (C::Redo, list, "s U", "C-r"),
    (C::Jump(1), list, "Enter", "1"),
    // The sample has one related article: of the others it is told that they are not
    // there.
    (C::Jump(2), list, "Enter", "2"),
    (C::Jump(3), list, "Enter", "3"),
    (C::Jump(4), list, "Enter", "4"),
    (C::Jump(5), list, "Enter", "5"),
    (C::Jump(6), list, "Enter", "6"),
    (C::Jump(7), list, "Enter", "7"),
    (C::Jump(8), list, "Enter", "8"),
    (C::Jump(9), list, "Enter", "9"),
    (C::Back, list, "Enter 1", "C-o"),
    (C::Forward, list, "Enter 1 C-o", "gn"),
    (C::Commands, list, "", ":"),
    (C::Help, list, "", "?"),
    (C::Mouse, list, "", "gm"),
    (C::Close, list, "Enter", "q"),
    (C::Quit, list, "", "Q"),
    (C::Suspend, list, "", "C-z"),
    (C::Redraw, list, "", "C-l"),
    (C::Tag, list, "", "t"),
    (C::Note, list, "", "a"),
    (C::Archive, list, "", "E"),
    (C::Delete, list, "", "D"),
    (C::AllRead, list, "", "A"),
    (C::AllUnread, list, "A", "Mu"),
    (C::AllStarred, list, "", "Ms"),
    (C::AllUnstarred, list, "Ms", "MS"),
    (C::AllTagged, list, "", "Mt"),
    (C::AllArchived, list, "", "ME"),
    (C::AllDeleted, list, "", "MD"),
    (C::History, list, "Enter h", "gh"),
    (C::Archived, list, "E", "gE"),
    (C::Deleted, list, "D", "gD"),
    (C::CopyCitation, list, "", "Y"),
    (C::CopyParagraph, list, "Enter", "gy"),
    (C::Save, list, "", "w"),
    (C::Pipe, list, "", "|"),
    (C::Alone, list, "", "z"),
    (C::Outline, list, "Enter", "go"),
    (C::Rest, list, "Enter", "g>"),
    (C::WiderText, pages, "Enter < <", ">"),
    (C::NarrowerText, pages, "Enter", "<"),
    (C::Spacing, pages, "Enter", "="),
    (C::Margin, pages, "Enter", "g="),
    (C::FilterOrder, list, "", "C-s"),
    (C::Find, list, "Enter", "/"),
    (C::NextMatch, list, "Enter / e Enter", "C-n"),
    (C::PreviousMatch, list, "Enter / e Enter", "C-p"),
    (C::Links, pages, "Enter", ";"),
    (C::Themes, list, "", "gT"),
    (C::WiderList, list, "", ">"),
    (C::NarrowerList, list, "", "<"),
    (C::Reload, list, "", "gR"),
];

/// What the world was asked for that a user notices: where one reads is kept in
/// silence.
fn noticed(play: &Play) -> Vec<Effect> {
    play.asked.iter().filter(|effect| !matches!(effect, Effect::SetPosition(..))).cloned().collect()
}

fn played(script: &Script, keys: &str) -> Play {
    let (_, play, before, _) = script;
    let mut play = play();
    if !before.is_empty() {
        play.keys(before);
    }
    play.keys(keys);
    play
}

#[test]
fn every_command_has_a_script_and_every_script_is_noticed() {
    for binding in BINDINGS {
        assert!(SCRIPTS.iter().any(|(command, ..)| *command == binding.command), "{:?} has no script", binding.command);
    }
    for script in SCRIPTS {
        let (command, play, before, keys) = script;
        let mut play = play();
        if !before.is_empty() {
            play.keys(before);
        }
        let meaning = play.state.keymap.meaning(play.state.scope(), &sequence(keys));
        assert_eq!(meaning, Meaning::Command(*command), "{keys} after {before}");
        let (screen, asked) = (drawn(&play.state), noticed(&play));
        play.keys(keys);
        assert!(drawn(&play.state) != screen || noticed(&play) != asked, "{command:?} is not noticed");
    }
}

#[test]
fn a_command_that_is_named_does_what_its_keys_do() {
    for script in SCRIPTS.iter().filter(|(command, ..)| *command != Command::Commands) {
        let (command, _, before, keys) = script;
        let (pressed, named) = (played(script, keys), played(script, &format!(": {} Enter", command.name())));
        assert!(drawn(&pressed.state) == drawn(&named.state), "{command:?} after {before}");
        assert_eq!(noticed(&pressed), noticed(&named), "{command:?}");
        assert_eq!(pressed.changes, named.changes, "{command:?}");
    }
}
