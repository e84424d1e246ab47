//! The user's own editor for a note: the terminal is its until it ends.
//!
//! What `$VISUAL` or `$EDITOR` says is split into a program and arguments; no shell
//! sees it. The editor gets the file as one more argument.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crossbeam_channel::Receiver;
use rustix::process::WaitStatus;

use crate::reader::Edited;
use crate::reader::sending::words;
use crate::text::marks::NOTE;

use super::handover::{Feed, lend};
use super::input::Input;
use super::{Event, guard};

/// The editor that the user wants, with its arguments; `None` where none is
/// named.
pub fn editor() -> Option<Vec<String>> {
    ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| words(&std::env::var(name).ok()?).ok().filter(|words| !words.is_empty()))
}

/// Gives the terminal to the editor, with `before` to be edited, and says what came
/// of it; what happens meanwhile goes into `left`.
pub fn edit(
    editor: &[String],
    before: &str,
    input: &Input,
    inbox: &Receiver<Event>,
    left: &mut Vec<Event>,
) -> io::Result<Edited> {
    let path = match file(before) {
        Ok(path) => path,
        Err(error) => return Ok(Edited::Failed(format!("no file for the note can be made: {error}"))),
    };
    let mut words = editor.to_vec();
    words.push(path.display().to_string());
    let ended = lend(&words, Feed::Keys, input, inbox, left);
    input.resume();
    guard::take()?;
    Ok(match ended {
        Ok(ended) => outcome(&path, before, ended),
        Err(error) => {
            let _ = std::fs::remove_file(&path);
            Edited::Failed(format!("{} does not start: {error}", words[0]))
        }
    })
}

/// What came of it, once the editor ended.
fn outcome(path: &Path, before: &str, ended: Option<WaitStatus>) -> Edited {
    let written = read(path);
    let kept = |why: String| Edited::Failed(format!("{why}; what was written is in {}", path.display()));
    let is_same = written.as_ref().is_ok_and(|text| text.trim_end() == before.trim_end());
    let edited = match (ended, written) {
        (_, Err(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
            kept(format!("the note is longer than {} kB and stays as it was", NOTE / 1024))
        }
        (_, Err(error)) => Edited::Failed(format!("the note stays as it was: its file cannot be read: {error}")),
        (Some(status), Ok(text)) if status.exit_status() == Some(0) && !is_same => Edited::Written(text),
        (Some(status), Ok(_)) if status.exit_status() == Some(0) => {
            Edited::Failed("the note stays as it was".to_owned())
        }
        (status, Ok(_)) => {
            let how = match status {
                Some(status) => match (status.exit_status(), status.terminating_signal()) {
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
        let _ = std::fs::remove_file(path);
    }
    edited
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
