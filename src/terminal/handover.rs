//! The terminal in the hands of another program, and back: it reads what it is given,
//! writes to the screen as it likes, and whatever it did, the terminal is then as it
//! was.
//!
//! The program has a process group of its own, so that C-c ends it and not the reader,
//! and C-z stops both. It is named by its words; no shell is between.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;

use crossbeam_channel::{Receiver, Sender, select, unbounded};
use crossterm::execute;
use crossterm::style::Print;
use nix::sys::signal::{SigSet, Signal as Masked};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, getpgrp, kill_process, kill_process_group, waitpid};
use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcgetattr, tcgetpgrp, tcsetattr, tcsetpgrp};

use crate::reader::Message;
use crate::text::SafeText;

use super::input::Input;
use super::{Event, guard, signals};

/// Gives the terminal to a program with something to read, and waits for a key once it
/// has ended. Says what came of it; what happens meanwhile goes into `left`.
pub fn run(
    words: &[String],
    text: String,
    input: &Input,
    inbox: &Receiver<Event>,
    left: &mut Vec<Event>,
) -> io::Result<String> {
    let Some(name) = words.first() else { return Ok(String::new()) };
    let said = match lend(words, Feed::Text(text), input, inbox, left) {
        Ok(ended) => {
            let is_raw = guard::raw();
            input.resume();
            let said = told(name, ended);
            if ended.is_some() && is_raw.is_ok() {
                await_key(&said, inbox, left);
            }
            said
        }
        Err(error) => {
            input.resume();
            refused(name, &error)
        }
    };
    guard::take()?;
    Ok(said)
}

/// What a program reads.
pub(super) enum Feed {
    /// What it is given.
    Text(String),
    /// The keys.
    Keys,
}

/// Gives the terminal to a program until that ends, or the reader is to end before:
/// then it is `None`. No key is read here and the terminal is the shell's when this
/// returns.
pub(super) fn lend(
    words: &[String],
    feed: Feed,
    input: &Input,
    inbox: &Receiver<Event>,
    left: &mut Vec<Event>,
) -> io::Result<Option<WaitStatus>> {
    input.pause();
    guard::release();
    let before = tcgetattr(io::stdout());
    let ended = Program::start(words, feed)?.wait(inbox, left);
    if let Ok(modes) = before {
        let _ = tcsetattr(io::stdout(), OptionalActions::Now, &modes);
    }
    // Keys that it left over are not for us.
    let _ = tcflush(io::stdout(), QueueSelector::IFlush);
    Ok(ended)
}

/// A program that has the terminal.
struct Program {
    pid: Pid,
    /// Whether it has a process group of its own.
    apart: bool,
    /// What becomes of it.
    fate: Receiver<WaitStatus>,
}

impl Program {
    fn start(words: &[String], feed: Feed) -> io::Result<Self> {
        let Some((name, arguments)) = words.split_first() else { return Err(io::ErrorKind::InvalidInput.into()) };
        // Where the terminal is not ours to give, it stays with all of us.
        let apart = tcgetpgrp(io::stdout()).is_ok_and(|group| group == getpgrp());
        let mut command = Command::new(name);
        // Where articles came by a pipe, keys still come from the terminal.
        let reads = match &feed {
            Feed::Text(_) => Stdio::piped(),
            Feed::Keys if io::stdin().is_terminal() => Stdio::inherit(),
            Feed::Keys => File::open("/dev/tty")?.into(),
        };
        command.args(arguments).stdin(reads);
        if apart {
            command.process_group(0);
        }
        let mut child = command.spawn()?;
        let pid = Pid::from_child(&child);
        if let (Some(mut stdin), Feed::Text(text)) = (child.stdin.take(), feed) {
            // One that has read enough closes its end: that is no error.
            thread::spawn(move || stdin.write_all(text.as_bytes()));
        }
        let (tell, fate) = unbounded();
        thread::spawn(move || watch(pid, &tell));
        let program = Self { pid, apart, fate };
        program.take_terminal();
        Ok(program)
    }

    /// Waits for its end; `None` where the reader is to end before.
    fn wait(&self, inbox: &Receiver<Event>, left: &mut Vec<Event>) -> Option<WaitStatus> {
        loop {
            select! {
                recv(self.fate) -> fate => match fate {
                    Ok(status) if status.stopped() => self.stop_with_it(),
                    ended => {
                        self.give_back();
                        return ended.ok();
                    }
                },
                recv(inbox) -> event => {
                    let event = event.unwrap_or(Event::Hangup);
                    let ends = matches!(event, Event::Hangup | Event::Terminate(_));
                    left.push(event);
                    if ends {
                        self.signal(Signal::HUP);
                        self.signal(Signal::CONT);
                        self.give_back();
                        return None;
                    }
                }
            }
        }
    }

    /// Stops as the program did, where a shell would let both go on; else lets it go on
    /// at once.
    fn stop_with_it(&self) {
        if signals::has_shell() {
            self.give_back();
            signals::stop_group();
        }
        self.take_terminal();
    }

    fn take_terminal(&self) {
        if self.apart {
            // It may have ended already.
            let _ = tcsetpgrp(io::stdout(), self.pid);
        }
        // It may have been stopped for reading what was not its own yet.
        self.signal(Signal::CONT);
    }

    fn give_back(&self) {
        if !self.apart {
            return;
        }
        // Who takes the terminal from the background is stopped for it, unless this
        // signal is held off.
        let mut background = SigSet::empty();
        background.add(Masked::SIGTTOU);
        let _ = background.thread_block();
        let _ = tcsetpgrp(io::stdout(), getpgrp());
        let _ = background.thread_unblock();
    }

    fn signal(&self, signal: Signal) {
        let _ = if self.apart { kill_process_group(self.pid, signal) } else { kill_process(self.pid, signal) };
    }
}

/// Tells whenever a program stops, and when it ends.
fn watch(pid: Pid, tell: &Sender<WaitStatus>) {
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) => {
                if tell.send(status).is_err() || !status.stopped() {
                    return;
                }
            }
            Err(rustix::io::Errno::INTR) | Ok(None) => {}
            Err(_) => return,
        }
    }
}

/// Lets what the program wrote stand until a key is pressed.
fn await_key(said: &str, inbox: &Receiver<Event>, left: &mut Vec<Event>) {
    // Whatever colours and modes it left, these words are plain.
    if execute!(io::stdout(), Print("\x1b[m\x1b[?25h\r\n"), Print(format!("[{said}: press Enter]"))).is_err() {
        return;
    }
    while let Ok(event) = inbox.recv() {
        if matches!(event, Event::Message(Message::Key(_))) {
            break;
        }
        let ends = matches!(event, Event::Hangup | Event::Terminate(_));
        left.push(event);
        if ends {
            break;
        }
    }
    // What another program writes later begins below.
    let _ = execute!(io::stdout(), Print("\r\n"));
}

/// How a program ended, in words.
fn told(name: &str, ended: Option<WaitStatus>) -> String {
    let name = SafeText::line(name);
    match ended.map(|status| (status.exit_status(), status.terminating_signal())) {
        Some((Some(0), _)) => format!("{name} is done"),
        Some((Some(code), _)) => format!("{name} ended with {code}"),
        Some((_, Some(signal))) => format!("{name} was ended by signal {signal}"),
        _ => format!("{name} ended"),
    }
}

/// Why a program could not be run, in words.
fn refused(name: &str, error: &io::Error) -> String {
    let name = SafeText::line(name);
    match error.kind() {
        io::ErrorKind::NotFound => format!("there is no program {name}"),
        _ => format!("{name} could not be run: {error}"),
    }
}
