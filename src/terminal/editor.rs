//! The user's own editor for a note: the terminal is its until it ends.
//!
//! What `$VISUAL` or `$EDITOR` says is split into a program and arguments here;
//! no shell sees it. The editor gets the file as one more argument and a process
//! group of its own in the foreground, so that its keys end it and not us. A
//! thread waits for it; the main thread goes on, but neither draws nor reads
//! keys meanwhile.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::MutexGuard;
use std::sync::atomic::{AtomicU32, Ordering};

use crossbeam_channel::Sender;
use nix::sys::signal::{SigSet, Signal};
use rustix::process::{Pid, WaitOptions, kill_process_group, waitpid};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr, tcsetpgrp};

use crate::model::ArticleId;
use crate::reader::Edited;
use crate::text::marks::NOTE;

use super::{Event, guard, input, signals};

/// An editor that has the terminal.
pub struct Editing {
    article: ArticleId,
    before: String,
    path: PathBuf,
    group: Pid,
    /// How the terminal was when it was given away: an editor may leave it
    /// otherwise.
    modes: Option<Termios>,
    /// As long as it is held no key is read.
    _keys: MutexGuard<'static, ()>,
}

/// The editor that the user wants, with its arguments; `None` where none is
/// named.
pub fn editor() -> Option<Vec<String>> {
    ["VISUAL", "EDITOR"].iter().find_map(|name| {
        let words = words(&std::env::var(name).ok()?);
        (!words.is_empty()).then_some(words)
    })
}

/// Splits a command as a shell would that knows quotation marks and nothing
/// else.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut is_word, mut quote) = (Vec::new(), String::new(), false, None);
    let mut rest = command.chars();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (Some(mark), c) if mark == c => quote = None,
            (None, '"' | '\'') => (quote, is_word) = (Some(c), true),
            (None | Some('"'), '\\') => {
                word.extend(rest.next());
                is_word = true;
            }
            (None, c) if c.is_whitespace() => {
                if std::mem::take(&mut is_word) {
                    words.push(std::mem::take(&mut word));
                }
            }
            (_, c) => {
                word.push(c);
                is_word = true;
            }
        }
    }
    if is_word {
        words.push(word);
    }
    words
}

impl Editing {
    /// Gives the terminal to the editor, with `before` to be edited; its end comes
    /// as [`Event::Edited`].
    pub fn start(editor: &[String], article: ArticleId, before: String, events: Sender<Event>) -> Result<Self, String> {
        let Some((program, arguments)) = editor.split_first() else { return Err("no editor is named".to_owned()) };
        let path = file(&before).map_err(|error| format!("no file for the note can be made: {error}"))?;
        let keys = input::hold();
        guard::release();
        let modes = tcgetattr(io::stdout()).ok();
        match launch(program, arguments, &path) {
            Ok(group) => {
                std::thread::spawn(move || {
                    let ended = wait(group);
                    let _ = events.send(Event::Edited(ended));
                });
                Ok(Self { article, before, path, group, modes, _keys: keys })
            }
            Err(error) => {
                let _ = std::fs::remove_file(&path);
                Err(format!("{program} does not start: {error}"))
            }
        }
    }

    /// Asks the editor to end, because the program does.
    pub fn end(&self) {
        let _ = kill_process_group(self.group, rustix::process::Signal::HUP);
        foreground(rustix::process::getpgrp());
        self.restore();
    }

    fn restore(&self) {
        if let Some(modes) = &self.modes {
            let _ = tcsetattr(io::stdout(), OptionalActions::Now, modes);
        }
    }

    /// What came of it, once the editor ended; the terminal is to be taken again.
    pub fn ended(self, ended: Option<ExitStatus>) -> (ArticleId, Edited) {
        self.restore();
        let written = read(&self.path);
        let kept = |why: String| Edited::Failed(format!("{why}; what was written is in {}", self.path.display()));
        let is_same = written.as_ref().is_ok_and(|text| text.trim_end() == self.before.trim_end());
        let edited = match (ended, written) {
            (_, Err(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                kept(format!("the note is longer than {} kB and stays as it was", NOTE / 1024))
            }
            (_, Err(error)) => Edited::Failed(format!("the note stays as it was: its file cannot be read: {error}")),
            (Some(status), Ok(text)) if status.success() && !is_same => Edited::Written(text),
            (Some(status), Ok(_)) if status.success() => Edited::Failed("the note stays as it was".to_owned()),
            (status, Ok(_)) => {
                let how = match status {
                    Some(status) => match (status.code(), status.signal()) {
                        (Some(code), _) => format!("the editor ended with {code}"),
                        (_, Some(signal)) => format!("the editor was ended by signal {signal}"),
                        _ => "the editor ended".to_owned(),
                    },
                    None => "the editor is gone".to_owned(),
                };
                let why = format!("{how}, and the note stays as it was");
                if is_same { Edited::Failed(why) } else { kept(why) }
            }
        };
        // Nothing that was written and not taken is thrown away.
        if !matches!(&edited, Edited::Failed(why) if why.contains("; what was written")) {
            let _ = std::fs::remove_file(&self.path);
        }
        (self.article, edited)
    }
}

/// A file of this user's alone that has `text` in it.
fn file(text: &str) -> io::Result<PathBuf> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let folder = std::env::temp_dir();
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("attache-note-{}-{number}.txt", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes())?;
                if !text.is_empty() {
                    file.write_all(b"\n")?;
                }
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => {}
            Err(error) => return Err(error),
        }
    }
}

/// What the file has now, within bounds.
fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(NOTE as u64 + 2).read_to_end(&mut bytes)?;
    if bytes.len() > NOTE + 1 {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Starts the editor in the foreground of the terminal.
fn launch(program: &str, arguments: &[String], path: &Path) -> io::Result<Pid> {
    // Where articles came by a pipe, keys still come from the terminal.
    let keys = if io::stdin().is_terminal() { Stdio::inherit() } else { File::open("/dev/tty")?.into() };
    let child = Command::new(program).args(arguments).arg(path).stdin(keys).process_group(0).spawn()?;
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw).ok_or(io::ErrorKind::NotFound)?;
    foreground(group);
    // It may have asked for the terminal before it was its, and been stopped.
    let _ = kill_process_group(group, rustix::process::Signal::CONT);
    Ok(group)
}

/// Lets a process group have the terminal.
fn foreground(group: Pid) {
    // Who is not in the foreground is stopped for this, unless that is blocked.
    let mut stops = SigSet::empty();
    stops.add(Signal::SIGTTOU);
    let blocked = stops.thread_block();
    let _ = tcsetpgrp(io::stdout(), group);
    if blocked.is_ok() {
        let _ = stops.thread_unblock();
    }
}

/// Waits until the editor ends, and takes the terminal from it. Where it is
/// stopped, so are we: the shell gets the terminal, and both go on together.
fn wait(group: Pid) -> Option<ExitStatus> {
    loop {
        match waitpid(Some(group), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => {
                foreground(rustix::process::getpgrp());
                if signals::has_shell() {
                    signals::stop_group();
                }
                foreground(group);
                let _ = kill_process_group(group, rustix::process::Signal::CONT);
            }
            Ok(Some((_, status))) => {
                foreground(rustix::process::getpgrp());
                return Some(ExitStatus::from_raw(status.as_raw()));
            }
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => {
                foreground(rustix::process::getpgrp());
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_at_spaces_outside_quotation_marks() {
        for (command, expected) in [
            ("vi", &["vi"][..]),
            ("  code  --wait ", &["code", "--wait"]),
            ("'/my editors/ed' -s \"a \\\"b\\\"\" c\\ d", &["/my editors/ed", "-s", "a \"b\"", "c d"]),
            ("ed $(id) `id`; x|y", &["ed", "$(id)", "`id`;", "x|y"]),
            ("ed ''", &["ed", ""]),
            (" ", &[]),
            ("'ed", &["ed"]),
        ] {
            assert_eq!(words(command), expected, "{command}");
        }
    }
}
