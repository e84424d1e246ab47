//! The screens of the first minute, and those that have nothing to show.

use super::{check, drawn, legend};
use crate::reader::Message;
use crate::reader::play::Play;
use crate::screen::Theme;

#[test]
fn the_tour_stands_above_the_list_at_every_size() {
    for (columns, rows) in [(40, 10), (40, 12), (80, 24), (120, 40)] {
        let mut play = Play::new(columns, rows, 9);
        play.take(Message::Sample);
        check(&format!("tour_{columns}x{rows}"), &play);
    }
}

#[test]
fn every_empty_screen_says_what_to_do_next() {
    for (keys, advice) in [
        ("", "attache import FOLDER"),
        ("p", "q goes back"),
        ("gq", "q goes back"),
        ("gS", "q goes back"),
        ("gc", "q goes back"),
        ("gb", "looks further back"),
    ] {
        let mut play = Play::new(40, 12, 0);
        if !keys.is_empty() {
            play.keys(keys);
        }
        let screen = legend(&drawn(&play.state), &Theme::default());
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(advice), "{keys}: {screen}");
    }
    let mut play = Play::new(40, 12, 9);
    play.keys("/ z z z z Enter");
    assert!(legend(&drawn(&play.state), &Theme::default()).contains("Esc shows everything again"));
}
