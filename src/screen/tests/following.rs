//! The screens on which a story is followed, at four sizes, and what they say where
//! there is nothing.

use crate::reader::Message;
use crate::reader::key::sequence;
use crate::reader::play::Play;

use super::{SIZES, check};

/// The screen after some keys, at all sizes.
fn at_all_sizes(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        let mut play = Play::of_story(columns, rows);
        play.keys(keys);
        check(&format!("{name}_{columns}x{rows}"), &play);
    }
}

#[test]
fn the_list_by_event_has_a_row_an_event() {
    at_all_sizes("by_event", "gv Tab j");
}

#[test]
fn stories_say_who_and_how_much() {
    at_all_sizes("stories", "gS m j");
}

#[test]
fn a_timeline_says_what_each_step_added() {
    at_all_sizes("timeline", "gt j j");
}

#[test]
fn contacts_stand_under_a_small_calendar() {
    at_all_sizes("contacts", "gc j");
}

#[test]
fn the_coverage_is_a_row_a_fact_and_a_column_a_report() {
    at_all_sizes("coverage", "c l space j");
}

#[test]
fn words_that_differ_stand_between_signs() {
    at_all_sizes("difference", "c d");
}

#[test]
fn a_briefing_has_events_with_their_sources() {
    at_all_sizes("brief", "gb j");
}

#[test]
fn what_is_new_is_marked_in_the_margin() {
    at_all_sizes("fresh", "Enter");
}

#[test]
fn what_follows_a_story_has_a_word_for_nothing() {
    for (name, keys) in [("stories", "gS"), ("contacts", "gc"), ("brief", "gb")] {
        let mut play = Play::new(60, 10, 0);
        play.keys(keys);
        check(&format!("no_{name}_60x10"), &play);
    }
    let mut play = Play::of_story(60, 10);
    play.keys("gc / z z z z");
    check("no_contact_matches_60x10", &play);
    let mut play = Play::of_story(60, 10);
    for key in sequence("gt") {
        crate::reader::update(&mut play.state, Message::Key(key));
    }
    check("timeline_loading_60x10", &play);
    play.take(Message::ViewFailed(play.ticket(), "the disk is gone".to_owned()));
    check("timeline_failed_60x10", &play);
    let mut play = Play::of_story(60, 10);
    for key in sequence("c") {
        crate::reader::update(&mut play.state, Message::Key(key));
    }
    play.take(Message::Coverage(play.ticket(), None));
    check("coverage_gone_60x10", &play);
}
