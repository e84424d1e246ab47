//! Screens of tags and notes, of many marks at once, of shelves and orders.

use crate::reader::Message;
use crate::reader::play::Play;

use super::{SIZES, check};

/// What a reader wrote to the article.
fn noted() -> crate::model::Opened {
    let mut opened = crate::reader::samples::opened();
    opened.marks.tags = vec!["harbour".to_owned(), "Łódź port".to_owned()];
    opened.note = Some("Ask Ana Quillan whether the ferry sails.\n\nThe crane: see the letter of May.".to_owned());
    opened
}

#[test]
fn tags_and_notes_stand_in_the_list_and_above_the_text() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.article = noted;
        play.keys("t h a r Tab Enter s t f o g Enter j a A s k Enter k");
        check(&format!("tagged_{columns}x{rows}"), &play);
        // Marks come with the article.
        let ticket = play.ticket() + 1;
        play.state.command(crate::reader::Command::Open, &mut Vec::new());
        play.take(Message::Article(ticket, Box::new(noted())));
        check(&format!("noted_{columns}x{rows}"), &play);
    }
}

#[test]
fn a_tag_is_asked_for_on_the_last_line() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys("t f");
        check(&format!("tagging_{columns}x{rows}"), &play);
    }
}

#[test]
fn many_marks_are_counted_on_the_last_line() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys("A");
        check(&format!("all_read_{columns}x{rows}"), &play);
    }
}

#[test]
fn archive_and_history_stand_in_place_of_the_list() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys("Enter q j E gE");
        check(&format!("archive_{columns}x{rows}"), &play);
        play.keys("gh");
        check(&format!("history_{columns}x{rows}"), &play);
        play.keys("gD");
        check(&format!("deleted_{columns}x{rows}"), &play);
    }
}

#[test]
fn the_rule_says_how_the_list_is_sorted_and_put_together() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys("S S gv gv gv");
        check(&format!("sorted_{columns}x{rows}"), &play);
    }
}
