//! Bytes from a terminal into keys, clicks and pastes.
//!
//! Crossterm's own reader waits for the rest of whatever it does not know, and
//! takes the words of a terminal's late answer for keys. Here every sequence
//! ends by the rules of ECMA-48, what is not known is dropped whole, and what is
//! cut off is given up after a moment ([`Decoder::patience`]).

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// How long the rest of an escape may take: the key alone sends its first byte.
const ESCAPE: Duration = Duration::from_millis(25);
/// How long the rest of a longer sequence may take.
const SEQUENCE: Duration = Duration::from_millis(100);
/// How long the rest of a paste may take.
const PASTE: Duration = Duration::from_secs(1);
/// Bytes of a sequence that are kept; longer ones are none of ours.
const LONGEST: usize = 256;
/// Bytes of a paste that are kept.
const LARGEST: usize = 1 << 20;
/// What ends a paste.
const END: &[u8] = b"\x1b[201~";

/// Where in a sequence the bytes are.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Between two.
    #[default]
    Ground,
    /// In a character of several bytes, of which so many are to come.
    Letter(u8),
    /// Behind ESC.
    Escape,
    /// Behind ESC [.
    Control,
    /// Behind ESC O.
    Shift,
    /// In words that end with ST or BEL.
    Words,
    /// In a paste.
    Paste,
}

/// Turns bytes into events, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    at: At,
    kept: Vec<u8>,
    /// Whether an ESC before a letter means Alt.
    alt: bool,
}

impl Decoder {
    /// The events in `bytes` and what was kept of those before.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        for byte in bytes {
            self.take(*byte, out);
        }
    }

    /// How long to wait for the rest of what has begun; nothing has begun where
    /// that is `None`.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.at {
            At::Ground => None,
            At::Escape => Some(ESCAPE),
            At::Paste => Some(PASTE),
            // Alt and one of these letters begins like a sequence.
            At::Control | At::Shift | At::Words if self.kept.is_empty() => Some(ESCAPE),
            _ => Some(SEQUENCE),
        }
    }

    /// Gives up waiting: what has begun is what it is.
    pub(super) fn end(&mut self, out: &mut Vec<Event>) {
        match self.at {
            At::Escape => out.push(key(KeyCode::Esc, KeyModifiers::NONE)),
            At::Control if self.kept.is_empty() => out.push(key(KeyCode::Char('['), KeyModifiers::ALT)),
            At::Shift => out.push(key(KeyCode::Char('O'), KeyModifiers::ALT)),
            At::Paste => out.push(self.pasted()),
            At::Ground | At::Letter(_) | At::Control | At::Words => {}
        }
        self.rest();
    }

    fn rest(&mut self) {
        self.at = At::Ground;
        self.alt = false;
        self.kept.clear();
    }

    fn take(&mut self, byte: u8, out: &mut Vec<Event>) {
        match self.at {
            At::Ground => self.begin(byte, out),
            At::Letter(left) => self.go_on(byte, left, out),
            At::Escape => self.after_escape(byte, out),
            At::Control => match byte {
                0x40..=0x7e => self.finish(byte, out),
                0x20..=0x3f => self.keep(byte, LONGEST),
                _ => self.anew(byte, out),
            },
            At::Shift => {
                let code = match byte {
                    b'P'..=b'S' => Some(KeyCode::F(byte - b'O')),
                    b'M' => Some(KeyCode::Enter),
                    _ => cursor(byte),
                };
                out.extend(code.map(|code| key(code, KeyModifiers::NONE)));
                self.rest();
            }
            At::Words => match byte {
                0x07 => self.rest(),
                b'\\' if self.kept.last() == Some(&0x1b) => self.rest(),
                _ => {
                    // Only whether the last one was an ESC is of interest.
                    self.kept.clear();
                    self.kept.push(byte);
                }
            },
            At::Paste => {
                self.kept.push(byte);
                if self.kept.ends_with(END) {
                    self.kept.truncate(self.kept.len() - END.len());
                    out.push(self.pasted());
                    self.rest();
                } else if self.kept.len() >= LARGEST + END.len() {
                    // The end of the paste is still recognised.
                    self.kept.remove(LARGEST);
                }
            }
        }
    }

    fn keep(&mut self, byte: u8, most: usize) {
        if self.kept.len() < most {
            self.kept.push(byte);
        }
    }

    /// What was kept is none; this byte may begin something.
    fn anew(&mut self, byte: u8, out: &mut Vec<Event>) {
        self.rest();
        self.begin(byte, out);
    }

    fn begin(&mut self, byte: u8, out: &mut Vec<Event>) {
        let alt = if self.alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
        let letters = match byte {
            0x1b => {
                self.at = At::Escape;
                return;
            }
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        if letters > 0 {
            self.kept.clear();
            self.kept.push(byte);
            self.at = At::Letter(letters);
            return;
        }
        let pressed = match byte {
            b'\r' => Some((KeyCode::Enter, KeyModifiers::NONE)),
            b'\n' => Some((KeyCode::Char('j'), KeyModifiers::CONTROL)),
            b'\t' => Some((KeyCode::Tab, KeyModifiers::NONE)),
            0x7f | 0x08 => Some((KeyCode::Backspace, KeyModifiers::NONE)),
            0 => Some((KeyCode::Char(' '), KeyModifiers::CONTROL)),
            0x01..=0x1a => Some((KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL)),
            0x1c..=0x1f => Some((KeyCode::Char(char::from(byte - 0x1c + b'4')), KeyModifiers::CONTROL)),
            0x20..=0x7e => Some((KeyCode::Char(char::from(byte)), shift(char::from(byte)))),
            // No character begins like this.
            _ => None,
        };
        out.extend(pressed.map(|(code, modifiers)| key(code, modifiers | alt)));
        self.rest();
    }

    fn go_on(&mut self, byte: u8, left: u8, out: &mut Vec<Event>) {
        if !matches!(byte, 0x80..=0xbf) {
            return self.anew(byte, out);
        }
        self.kept.push(byte);
        if left > 1 {
            self.at = At::Letter(left - 1);
            return;
        }
        let alt = if self.alt { KeyModifiers::ALT } else { KeyModifiers::NONE };
        let letter = std::str::from_utf8(&self.kept).ok().and_then(|text| text.chars().next());
        out.extend(letter.map(|c| key(KeyCode::Char(c), shift(c) | alt)));
        self.rest();
    }

    fn after_escape(&mut self, byte: u8, out: &mut Vec<Event>) {
        self.kept.clear();
        self.at = match byte {
            b'[' => At::Control,
            b'O' => At::Shift,
            b']' | b'P' | b'X' | b'^' | b'_' => At::Words,
            0x1b => {
                out.push(key(KeyCode::Esc, KeyModifiers::NONE));
                At::Escape
            }
            // Nobody holds Alt for these: Esc was pressed, and then another key.
            0..=0x1f => {
                out.push(key(KeyCode::Esc, KeyModifiers::NONE));
                return self.begin(byte, out);
            }
            _ => {
                self.alt = true;
                return self.begin(byte, out);
            }
        };
    }

    /// A control sequence is whole.
    fn finish(&mut self, last: u8, out: &mut Vec<Event>) {
        let kept = std::mem::take(&mut self.kept);
        self.rest();
        let (private, numbers) = match kept.first() {
            Some(mark @ b'<'..=b'?') => (Some(*mark), &kept[1..]),
            _ => (None, kept.as_slice()),
        };
        let numbers = std::str::from_utf8(numbers).unwrap_or_default();
        let numbers: Vec<u16> =
            numbers.split(';').map(|n| n.split(':').next().and_then(|n| n.parse().ok()).unwrap_or(0)).collect();
        let nth = |n: usize| numbers.get(n).copied().unwrap_or(0);
        match (private, last) {
            (Some(b'<'), b'M' | b'm') => out.extend(mouse(nth(0), nth(1), nth(2), last == b'M')),
            // An answer to some question.
            (Some(_), _) => {}
            (None, b'~') if nth(0) == 200 => self.at = At::Paste,
            (None, b'~') => {
                let code = match nth(0) {
                    1 | 7 => Some(KeyCode::Home),
                    2 => Some(KeyCode::Insert),
                    3 => Some(KeyCode::Delete),
                    4 | 8 => Some(KeyCode::End),
                    5 => Some(KeyCode::PageUp),
                    6 => Some(KeyCode::PageDown),
                    n @ 11..=15 => Some(KeyCode::F((n - 10) as u8)),
                    n @ 17..=21 => Some(KeyCode::F((n - 11) as u8)),
                    n @ 23..=24 => Some(KeyCode::F((n - 12) as u8)),
                    _ => None,
                };
                out.extend(code.map(|code| key(code, modifiers(nth(1)))));
            }
            (None, b'Z') => out.push(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
            (None, b'I') if kept.is_empty() => out.push(Event::FocusGained),
            (None, b'O') if kept.is_empty() => out.push(Event::FocusLost),
            // F1 to F4; where a cursor stands is reported with the same letter as F3.
            (None, b'P' | b'Q' | b'S') => out.push(key(KeyCode::F(last - b'O'), modifiers(nth(1)))),
            (None, _) => out.extend(cursor(last).map(|code| key(code, modifiers(nth(1))))),
        }
    }

    fn pasted(&self) -> Event {
        Event::Paste(String::from_utf8_lossy(&self.kept).into_owned())
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn shift(c: char) -> KeyModifiers {
    if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE }
}

fn cursor(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

/// The modifiers that xterm adds one to: 2 is Shift, 3 Alt, 5 Control.
fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut out = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            out |= modifier;
        }
    }
    out
}

/// What happened to the mouse: the button's code, and the cell counted from 1.
fn mouse(code: u16, column: u16, row: u16, pressed: bool) -> Option<Event> {
    let button = match code & 3 {
        1 => MouseButton::Middle,
        2 => MouseButton::Right,
        _ => MouseButton::Left,
    };
    let kind = match (code & 0b1100_0000, code & 32 != 0) {
        (64, _) => match code & 3 {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::ScrollLeft,
            _ => MouseEventKind::ScrollRight,
        },
        (0, true) if code & 3 == 3 => MouseEventKind::Moved,
        (0, true) => MouseEventKind::Drag(button),
        (0, false) if pressed => MouseEventKind::Down(button),
        (0, false) => MouseEventKind::Up(button),
        _ => return None,
    };
    let bits = (code >> 2) & 7;
    Some(Event::Mouse(MouseEvent {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
        // Shift, Alt and Control, in the order of the others.
        modifiers: modifiers(bits + 1),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8]) -> Vec<Event> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(bytes, &mut out);
        decoder.end(&mut out);
        out
    }

    fn one(code: KeyCode, modifiers: KeyModifiers) -> Vec<Event> {
        vec![key(code, modifiers)]
    }

    #[test]
    fn keys_are_what_terminals_send_for_them() {
        const NONE: KeyModifiers = KeyModifiers::NONE;
        for (bytes, code, modifiers) in [
            ("j", KeyCode::Char('j'), NONE),
            ("G", KeyCode::Char('G'), KeyModifiers::SHIFT),
            ("é", KeyCode::Char('é'), NONE),
            ("港", KeyCode::Char('港'), NONE),
            ("\x1b", KeyCode::Esc, NONE),
            ("\r", KeyCode::Enter, NONE),
            ("\x7f", KeyCode::Backspace, NONE),
            ("\x04", KeyCode::Char('d'), KeyModifiers::CONTROL),
            ("\x1bj", KeyCode::Char('j'), KeyModifiers::ALT),
            ("\x1b/", KeyCode::Char('/'), KeyModifiers::ALT),
            ("\x1bé", KeyCode::Char('é'), KeyModifiers::ALT),
            ("\x1b[", KeyCode::Char('['), KeyModifiers::ALT),
            ("\x1b[A", KeyCode::Up, NONE),
            ("\x1bOB", KeyCode::Down, NONE),
            ("\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
            ("\x1b[5~", KeyCode::PageUp, NONE),
            ("\x1b[3;2~", KeyCode::Delete, KeyModifiers::SHIFT),
            ("\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
            ("\x1bOQ", KeyCode::F(2), NONE),
            ("\x1b[15~", KeyCode::F(5), NONE),
            ("\x1b[24~", KeyCode::F(12), NONE),
        ] {
            assert_eq!(decoded(bytes.as_bytes()), one(code, modifiers), "{bytes:?}");
        }
    }

    #[test]
    fn clicks_wheels_and_drags_say_where() {
        let found = decoded(b"\x1b[<0;3;5M\x1b[<0;3;5m\x1b[<64;1;1M\x1b[<32;9;2M");
        let kinds: Vec<_> = found
            .iter()
            .map(|event| match event {
                Event::Mouse(mouse) => (mouse.kind, mouse.column, mouse.row),
                other => panic!("{other:?}"),
            })
            .collect();
        let left = MouseButton::Left;
        assert_eq!(
            kinds,
            [
                (MouseEventKind::Down(left), 2, 4),
                (MouseEventKind::Up(left), 2, 4),
                (MouseEventKind::ScrollUp, 0, 0),
                (MouseEventKind::Drag(left), 8, 1),
            ]
        );
    }

    #[test]
    fn a_paste_is_one_event_and_has_a_bound() {
        assert_eq!(
            decoded(b"\x1b[200~a\x1b[Ab\r\x1b[201~x"),
            [Event::Paste("a\x1b[Ab\r".to_owned()), key(KeyCode::Char('x'), KeyModifiers::NONE),]
        );
        assert_eq!(decoded(b"\x1b[200~never ends"), [Event::Paste("never ends".to_owned())]);
        let mut large = b"\x1b[200~".to_vec();
        large.resize(LARGEST * 2, b'y');
        large.extend_from_slice(b"\x1b[201~z");
        let found = decoded(&large);
        assert!(matches!(&found[..], [Event::Paste(text), Event::Key(_)] if text.len() == LARGEST));
    }

    #[test]
    fn answers_of_the_terminal_are_no_keys() {
        for answer in [
            "\x1b[?62;22c",
            "\x1b[?2026;2$y",
            "\x1b[24;80R",
            "\x1b[>1;10;0c",
            "\x1b[?0u",
            "\x1b]11;rgb:0000/0000/0000\x1b\\",
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1bP>|tmux 3.4\x1b\\",
            "\x1b_Gi=1;OK\x1b\\",
            "\x1b[8;24;80t",
        ] {
            assert_eq!(
                decoded(format!("{answer}j").as_bytes()),
                one(KeyCode::Char('j'), KeyModifiers::NONE),
                "{answer:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_give_the_same_events(bytes: Vec<u8>, cut in 0usize..64) {
            let whole = decoded(&bytes);
            let (mut decoder, mut out) = (Decoder::default(), Vec::new());
            for piece in bytes.chunks(cut.max(1)) {
                decoder.feed(piece, &mut out);
            }
            decoder.end(&mut out);
            prop_assert_eq!(out, whole);
            prop_assert_eq!(decoder.patience(), None);
        }
    }
}
