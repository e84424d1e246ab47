//! The first minute: what a reader who has nothing yet sees is a sample, how to
//! take in what is theirs, and the keys that lead to everything else.

use crate::text::wrap::width;

use super::bindings::Scope;
use super::hints::spelled;
use super::{Command, Effect, Keymap, State, Symbols};

/// Whether the tour stands above the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tour {
    /// The library has articles, or the reader has seen it.
    #[default]
    Over,
    /// What is shown is the sample.
    Shown,
}

impl Tour {
    /// Whether it is shown.
    pub fn is_shown(self) -> bool {
        self == Self::Shown
    }
}

/// A piece of a line of the tour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are a key.
    pub is_key: bool,
}

/// How to take in what is one's own: the one thing that the program cannot do
/// for its reader.
const OWN: &str = "A sample. Yours: attache import FOLDER";

use Command as C;

/// What each line of keys shows, the most useful first.
const LINES: &[&[(&[Command], &str)]] = &[
    &[(&[C::Down, C::Up], "move"), (&[C::Open], "read"), (&[C::ReadOn], "read on"), (&[C::Close], "go back")],
    &[(&[C::Filter], "filter"), (&[C::People], "people"), (&[C::Quotes], "quotations"), (&[C::Brief], "briefing")],
    &[
        (&[C::Related], "related"),
        (&[C::Help], "all keys"),
        (&[C::Quit], "quit"),
        (&[C::Commands], "commands"),
        (&[C::Timeline], "story"),
    ],
];

/// The same where there is room for one line of keys.
const SHORT: &[(&[Command], &str)] = &[
    (&[C::Down, C::Up], "move"),
    (&[C::Open], "read"),
    (&[C::Filter], "filter"),
    (&[C::Help], "keys"),
    (&[C::Quit], "quit"),
];

/// The tour in so many rows of so many columns.
pub fn lines(rows: u16, columns: u16, symbols: &Symbols, keymap: &Keymap) -> Vec<Vec<Piece>> {
    let columns = usize::from(columns);
    let mut first = vec![Piece { text: OWN.to_owned(), is_key: false }];
    let hide = keyed(&[C::Cancel], "hide this", symbols, keymap);
    if width(OWN) + breadth(&hide) + 3 <= columns {
        first.push(Piece { text: "   ".to_owned(), is_key: false });
        first.extend(hide);
    }
    let keys = if rows < 4 { &[SHORT][..] } else { LINES };
    let keys = keys.iter().take(usize::from(rows.saturating_sub(1)));
    std::iter::once(first).chain(keys.map(|entries| fitted(entries, columns, symbols, keymap))).collect()
}

/// As many of the keys as fit.
fn fitted(entries: &[(&[Command], &str)], columns: usize, symbols: &Symbols, keymap: &Keymap) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (commands, word) in entries {
        let entry = keyed(commands, word, symbols, keymap);
        let gap = if out.is_empty() { 0 } else { 3 };
        if breadth(&out) + gap + breadth(&entry) > columns {
            break;
        }
        if gap > 0 {
            out.push(Piece { text: "   ".to_owned(), is_key: false });
        }
        out.extend(entry);
    }
    out
}

fn keyed(commands: &[Command], word: &str, symbols: &Symbols, keymap: &Keymap) -> Vec<Piece> {
    let key = |command: &Command| spelled(&keymap.spelled(Scope::List, *command), symbols);
    let keys: Vec<String> = commands.iter().map(key).collect();
    vec![Piece { text: keys.join(" "), is_key: true }, Piece { text: format!(" {word}"), is_key: false }]
}

fn breadth(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| width(&piece.text)).sum()
}

impl State {
    /// Gives the lines of the tour to the list.
    pub(super) fn end_tour(&mut self, effects: &mut Vec<Effect>) {
        self.tour = Tour::Over;
        self.resize(self.size, effects);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::play::Play;
    use crate::reader::symbols::UNICODE;
    use crate::reader::{Message, update};

    fn told(rows: u16, columns: u16) -> Vec<String> {
        let line = |pieces: &Vec<Piece>| pieces.iter().map(|piece| piece.text.as_str()).collect();
        lines(rows, columns, &UNICODE, &Keymap::default()).iter().map(line).collect()
    }

    #[test]
    fn every_line_fits_and_names_its_keys() {
        assert_eq!(told(1, 38), [OWN]);
        let narrow = told(2, 38);
        assert!(narrow[1].starts_with("j k move") && narrow[1].ends_with("? keys"), "{narrow:?}");
        let wide = told(4, 78);
        assert_eq!(wide.len(), 4);
        assert!(wide[0].ends_with("Esc hide this") && wide[2].contains("/ filter") && wide[3].contains("? all keys"));
        for columns in 10..100 {
            assert!(told(4, columns).iter().skip(1).all(|line| width(line) <= usize::from(columns)), "{columns}");
        }
    }

    #[test]
    fn the_first_minute_ends_with_a_key_and_the_filter_comes_first() {
        let mut play = Play::new(80, 24, 9);
        update(&mut play.state, Message::Sample);
        let room = play.state.areas().list.expect("a list").height;
        play.keys("/ f e r r y Enter Esc");
        assert!(play.state.tour.is_shown(), "Esc dropped the filter");
        play.keys("Esc");
        assert!(!play.state.tour.is_shown());
        assert_eq!(play.state.areas().list.expect("a list").height, room + 4);
    }
}
