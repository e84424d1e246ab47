//! The program in a pseudo-terminal: type, wait for words, look at the screen
//! and at the bytes that made it. Nothing here sleeps: every wait ends with
//! what it waits for, or fails with the screen.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use super::Home;

const PATIENCE: Duration = Duration::from_secs(20);

/// What has come out of the terminal.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
}

/// A running program.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    before: String,
}

impl Pty {
    /// Starts `attache` with `arguments`.
    pub(crate) fn start(home: &Home, size: (u16, u16), arguments: &[&str]) -> Self {
        Self::start_with(home, size, &[], arguments)
    }

    /// The same with more of an environment.
    pub(crate) fn start_with(home: &Home, size: (u16, u16), environment: &[(&str, &str)], arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_attache"));
        command.args(arguments);
        Self::run(home, size, environment, command)
    }

    /// Starts any command.
    pub(crate) fn run(
        home: &Home,
        (columns, rows): (u16, u16),
        environment: &[(&str, &str)],
        mut command: CommandBuilder,
    ) -> Self {
        let pair = native_pty_system().openpty(pty_size(columns, rows)).expect("a pseudo-terminal");
        command.env_clear();
        for (name, value) in home.environment() {
            command.env(name, value);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        if command.get_cwd().is_none() {
            command.cwd(env!("CARGO_MANIFEST_DIR"));
        }
        let before = modes(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).expect("start the program");
        drop(pair.slave);
        let seen = Seen {
            parser: vt100::Parser::new(at_least_two(rows), at_least_two(columns), 0),
            bytes: Vec::new(),
            closed: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().expect("read the terminal");
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            loop {
                let n = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
                seen.parser.process(&buffer[..n]);
                seen.bytes.extend_from_slice(&buffer[..n]);
                seen.closed = n == 0;
                shared.1.notify_all();
                if n == 0 {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().expect("write to the terminal");
        Self { master: pair.master, writer, child, seen, before }
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush()).expect("type");
        self
    }

    /// Sends bytes that may end the program; whether it was there to take them.
    pub(crate) fn try_bytes(&mut self, bytes: &[u8]) -> bool {
        // A terminal that nobody reads would never take them all.
        matches!(self.child.try_wait(), Ok(None))
            && self.writer.write_all(bytes).and_then(|()| self.writer.flush()).is_ok()
    }

    /// Waits until the screen shows `words`.
    pub(crate) fn wait_for(&mut self, words: &str) -> &mut Self {
        self.wait(&format!("“{words}” on the screen"), |screen| screen.contains(words));
        self
    }

    /// Waits until the screen no longer shows `words`.
    pub(crate) fn wait_until_gone(&mut self, words: &str) -> &mut Self {
        self.wait(&format!("“{words}” gone"), |screen| !screen.contains(words));
        self
    }

    fn wait(&self, what: &str, done: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        while !done(&seen.parser.screen().contents()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.closed, "waited for {what}, but saw\n{}", seen.parser.screen().contents());
            seen = self.seen.1.wait_timeout(seen, left).expect("nobody panicked").0;
        }
    }

    /// Presses and lets go of the left button where the screen shows `words`.
    pub(crate) fn click(&mut self, words: &str) -> &mut Self {
        self.wait_for(words);
        let screen = self.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).expect("just seen");
        let before = line.split(words).next().unwrap_or_default().chars().count();
        let at = format!("{};{}", before + 1, row + 1);
        self.keys(&format!("\x1b[<0;{at}M\x1b[<0;{at}m"))
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn wait_until(&mut self, done: impl Fn(&str) -> bool) -> &mut Self {
        self.wait("what is wanted", done);
        self
    }

    /// The colour behind the first cell of the screen.
    pub(crate) fn ground(&self) -> vt100::Color {
        let seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.parser.screen().cell(0, 0).map_or(vt100::Color::Default, vt100::Cell::bgcolor)
    }

    /// Whether clicks come to the program.
    pub(crate) fn has_mouse(&self) -> bool {
        let seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.parser.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// What the screen shows.
    pub(crate) fn screen(&self) -> String {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner).parser.screen().contents()
    }

    /// Every byte that was written to the terminal.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner).bytes.clone()
    }

    /// What each cell of the screen shows.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        let seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        let screen = seen.parser.screen();
        let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
        let cell = |row, column| screen.cell(row, column).map_or_else(String::new, |cell| cell.contents().to_owned());
        (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect()
    }

    /// Waits until the program has done all that it was asked for so far, and
    /// drawn it: it is asked to draw anew, which it does after everything before.
    pub(crate) fn settle(&mut self) -> &mut Self {
        /// The screen erased, and the end of a frame.
        const ERASED: &[u8] = b"\x1b[J";
        const DRAWN: &[u8] = b"\x1b[?25l";
        fn behind<'a>(bytes: &'a [u8], words: &[u8]) -> Option<&'a [u8]> {
            bytes.windows(words.len()).position(|found| found == words).map(|at| &bytes[at..])
        }
        // What was loaded for the first may be drawn with the second.
        for _ in 0..2 {
            let before = self.bytes().len();
            self.keys("\x0c");
            let end = Instant::now() + PATIENCE;
            let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
            while behind(&seen.bytes[before..], ERASED).and_then(|rest| behind(rest, DRAWN)).is_none() {
                let left = end.saturating_duration_since(Instant::now());
                assert!(
                    !left.is_zero() && !seen.closed,
                    "the screen is not drawn anew:\n{}",
                    seen.parser.screen().contents()
                );
                seen = self.seen.1.wait_timeout(seen, left).expect("nobody panicked").0;
            }
        }
        self
    }

    /// Fails on a control sequence that is not the program's own: colours,
    /// cursor, erasing, and the modes that it sets and resets.
    pub(crate) fn allowed_only(&self) {
        allowed_only(&self.bytes());
    }

    /// The same, where something may have been copied.
    pub(crate) fn allowed_only_but_the_clipboard(&self) {
        let text = String::from_utf8(self.bytes()).expect("UTF-8");
        let mut rest = text.as_str();
        let mut kept = String::new();
        while let Some((before, after)) = rest.split_once("\x1b]52;c;") {
            kept.push_str(before);
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"+/=".contains(c)).expect("an end");
            rest =
                after[end..].strip_prefix("\x1b\\").or(after[end..].strip_prefix('\x07')).expect("base64 and its end");
        }
        allowed_only((kept + rest).as_bytes());
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.seen
            .0
            .lock()
            .expect("nobody panicked")
            .parser
            .screen_mut()
            .set_size(at_least_two(rows), at_least_two(columns));
        self.master.resize(pty_size(columns, rows)).expect("resize");
        self
    }

    /// The program's number.
    pub(crate) fn pid(&self) -> Pid {
        let raw = self.child.process_id().and_then(|id| i32::try_from(id).ok()).expect("the program runs");
        Pid::from_raw(raw).expect("a process number")
    }

    /// Sends a signal.
    pub(crate) fn signal(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.pid(), signal).expect("send the signal");
        self
    }

    /// Sends a signal to a program that may have ended.
    pub(crate) fn signal_if_there(&mut self, signal: Signal) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = kill_process(self.pid(), signal);
        }
    }

    /// Waits for the end of the program.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("ask for the program's end") {
                return status;
            }
            assert!(Instant::now() < end, "the program does not end; the screen shows\n{}", self.screen());
            thread::yield_now();
        }
    }

    /// Waits for the end, and for what was written until then; fails unless
    /// the terminal is as it was.
    pub(crate) fn end_clean(&mut self) -> ExitStatus {
        let status = self.end();
        assert_eq!(modes(self.master.as_ref()), self.before, "the modes of the terminal changed");
        let seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = self.seen.1.wait_timeout_while(seen, PATIENCE, |seen| !seen.closed).expect("nobody panicked").0;
        let screen = seen.parser.screen();
        let last = seen.bytes.len().saturating_sub(200);
        let last = String::from_utf8_lossy(&seen.bytes[last..]);
        assert!(!screen.alternate_screen(), "the alternate screen is still shown; written last: {last:?}");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still taken");
        status
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// The model of a terminal needs that much.
fn at_least_two(cells: u16) -> NonZero<u16> {
    NonZero::new(cells.max(2)).expect("two is not zero")
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn modes(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

fn allowed_only(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        rest = &rest[at..];
        let c = rest.chars().next().expect("a character");
        if matches!(c, '\n' | '\r') {
            rest = &rest[1..];
            continue;
        }
        let body =
            rest.strip_prefix("\x1b[").unwrap_or_else(|| panic!("not allowed: {:?}", &rest[..rest.len().min(20)]));
        let end = body.find(|c: char| c.is_ascii_alphabetic()).expect("a final letter");
        let (parameters, last) = (&body[..end], &body[end..=end]);
        let fine = match last {
            "m" | "H" | "J" | "K" | "A" | "B" | "C" | "D" => !parameters.starts_with('?'),
            "h" | "l" => ["?25", "?1049", "?2004", "?1000", "?1002", "?1006"].contains(&parameters),
            _ => false,
        };
        assert!(fine, "not allowed: ESC [ {parameters}{last}");
        rest = &body[end + 1..];
    }
}
