//! The thread that waits for keys and clicks.

use std::fs::File;
use std::io::{self, IsTerminal, PipeReader, PipeWriter, Read, Write};
use std::os::fd::AsFd;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::Sender;
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::reader::key::{Code, Key};
use crate::reader::pointer::Action;
use crate::reader::{Message, Mouse};

use super::decode::Decoder;
use super::{Event, guard};

/// The thread as others see it: it can be told to leave the terminal alone.
pub struct Input {
    gate: Arc<Gate>,
    wake: PipeWriter,
}

/// What the thread is to do, and what it does.
#[derive(Default)]
struct Gate {
    stands: Mutex<Stands>,
    changed: Condvar,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Stands {
    #[default]
    Reading,
    ToPause,
    Paused,
}

/// A thread that has ended needs no waiting for.
const ANSWER: Duration = Duration::from_secs(1);

impl Input {
    /// Leaves the keys to another program; returns when none is read any more.
    pub fn pause(&self) {
        let mut stands = self.gate.stands.lock().unwrap_or_else(PoisonError::into_inner);
        *stands = Stands::ToPause;
        let _ = (&self.wake).write_all(b"p");
        let asked = |stands: &mut Stands| *stands == Stands::ToPause;
        drop(self.gate.changed.wait_timeout_while(stands, ANSWER, asked));
    }

    /// Reads keys again.
    pub fn resume(&self) {
        *self.gate.stands.lock().unwrap_or_else(PoisonError::into_inner) = Stands::Reading;
        self.gate.changed.notify_all();
    }
}

impl Gate {
    /// Waits as long as it is asked to.
    fn pass(&self) {
        let mut stands = self.stands.lock().unwrap_or_else(PoisonError::into_inner);
        if *stands == Stands::ToPause {
            *stands = Stands::Paused;
            self.changed.notify_all();
            drop(self.changed.wait_while(stands, |stands| *stands == Stands::Paused));
        }
    }
}

/// Starts the thread. Keys come from the terminal also where standard input is
/// a pipe.
pub fn start(events: Sender<Event>) -> io::Result<Input> {
    let gate = Arc::new(Gate::default());
    let (pauses, wake) = io::pipe()?;
    let input = Input { gate: Arc::clone(&gate), wake };
    let terminal = if io::stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let gone = match terminal {
            Some(terminal) => watch(&terminal, &events, pauses, &gate),
            None => watch(&io::stdin(), &events, pauses, &gate),
        };
        if gone.is_err() {
            let _ = events.send(Event::Hangup);
        }
    })?;
    Ok(input)
}

/// Sends keys until the terminal is gone. At rest it waits without an end; only
/// what has begun and is not whole is not waited for longer than it may take.
fn watch(terminal: &impl AsFd, events: &Sender<Event>, mut pauses: PipeReader, gate: &Gate) -> io::Result<()> {
    let (mut decoder, mut clicks) = (Decoder::default(), Clicks::default());
    let (mut bytes, mut found) = (vec![0; 1 << 16], Vec::new());
    loop {
        let patience = decoder.patience().map(Timespec::try_from).transpose().map_err(io::Error::other)?;
        let mut fds = [PollFd::new(terminal, PollFlags::IN), PollFd::new(&pauses, PollFlags::IN)];
        match poll(&mut fds, patience.as_ref()) {
            Ok(0) => decoder.end(&mut found),
            Ok(_) if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            Ok(_) if fds[1].revents().intersects(PollFlags::IN) => {
                pauses.read_exact(&mut [0])?;
                gate.pass();
            }
            Ok(_) => match rustix::io::read(terminal, &mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(n) => decoder.feed(&bytes[..n], &mut found),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            },
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        for event in found.drain(..) {
            guard::panic_for_test("input");
            let event = translate(event, &mut clicks);
            if event.is_some_and(|event| events.send(event).is_err()) {
                return Ok(());
            }
        }
    }
}

fn translate(event: event::Event, clicks: &mut Clicks) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            Some(Event::Message(Message::Key(self::key(key)?)))
        }
        event::Event::Mouse(event) => Some(Event::Message(Message::Mouse(clicks.mouse(event)?))),
        event::Event::Paste(text) => Some(Event::Message(Message::Paste(text))),
        _ => None,
    }
}

/// Where and when the button was pressed last, to tell double clicks.
#[derive(Default)]
struct Clicks(Option<(u16, u16, Instant)>);

/// A second click within this time makes a double click.
const DOUBLE: Duration = Duration::from_millis(400);

impl Clicks {
    fn mouse(&mut self, event: MouseEvent) -> Option<Mouse> {
        let (column, row) = (event.column, event.row);
        let action = match event.kind {
            MouseEventKind::ScrollUp => Action::WheelUp,
            MouseEventKind::ScrollDown => Action::WheelDown,
            MouseEventKind::Down(MouseButton::Left) => {
                let last = self.0.take().filter(|(x, y, at)| (*x, *y) == (column, row) && at.elapsed() < DOUBLE);
                if last.is_some() {
                    Action::DoubleClick
                } else {
                    self.0 = Some((column, row, Instant::now()));
                    Action::Click
                }
            }
            MouseEventKind::Drag(MouseButton::Left) => {
                self.0 = None;
                Action::Drag
            }
            MouseEventKind::Up(MouseButton::Left) => Action::Release,
            _ => return None,
        };
        Some(Mouse { action, column, row })
    }
}

fn key(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        _ => return None,
    };
    Some(Key {
        code,
        control: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}
