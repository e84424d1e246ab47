//! What filters leave, words found in an article, and numbered links, at four sizes.

use crate::reader::play::Play;

use super::{SIZES, check};

#[test]
fn every_sign_of_a_filter_lights_what_it_matched() {
    let patterns = [
        ("exact", "'mber space 'example"),
        ("start", "^story"),
        ("end", "geneva$"),
        ("not", "!story space !@wang"),
        ("or", "geneva space | space lake"),
        ("name", "@'lee"),
    ];
    for (columns, rows) in SIZES {
        for (name, keys) in patterns {
            let mut play = Play::new(columns, rows, 9);
            play.keys(&format!("/ {keys}"));
            check(&format!("filter_{name}_{columns}x{rows}"), &play);
        }
    }
    let mut play = Play::new(100, 16, 9);
    play.keys("/ story Enter C-s");
    check("filter_by_date_100x16", &play);
}

#[test]
fn words_found_in_an_article_are_lit_and_counted() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_pages(columns, rows);
        play.keys("Enter / THE space TIME Enter n");
        check(&format!("find_{columns}x{rows}"), &play);
    }
    let mut play = Play::of_pages(80, 24);
    play.keys("Enter / zebra");
    check("find_nothing_80x24", &play);
    play.keys("C-u example Enter N");
    check("find_wraps_80x24", &play);
}

#[test]
fn links_have_numbers_and_a_list_of_addresses() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_pages(columns, rows);
        play.keys("Enter ; Tab Tab");
        check(&format!("links_{columns}x{rows}"), &play);
    }
}
