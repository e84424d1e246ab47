//! How lines leave: data to standard output, words to standard error.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::text::SafeText;

/// Standard output, or a file in its place. A write that fails is an error
/// that says where; a reader who left is told apart by the caller.
pub(super) struct Output {
    to: Box<dyn Write>,
    name: String,
    /// A file that takes the place of another once it is whole.
    part: Option<Part>,
}

/// A file under a name of its own beside the one it is to become; gone if it
/// never does.
struct Part {
    from: PathBuf,
    to: PathBuf,
    done: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.done {
            // What cannot be removed is left behind; the failure itself is told.
            let _ = std::fs::remove_file(&self.from);
        }
    }
}

impl Output {
    pub(super) fn stdout() -> Self {
        let lock: StdoutLock<'static> = io::stdout().lock();
        Self { to: Box::new(BufWriter::with_capacity(64 * 1024, lock)), name: "standard output".to_owned(), part: None }
    }

    /// The file at `path`, which stays as it was until all is written. A
    /// device or a pipe is written to as it is.
    pub(super) fn file(path: &Path) -> anyhow::Result<Self> {
        // A link stays a link: the file it names is the one to replace.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = path.display().to_string();
        let before = std::fs::metadata(&path).ok();
        let failed = || format!("cannot create {name}");
        if before.as_ref().is_some_and(|kind| !kind.is_file()) {
            let file = OpenOptions::new().write(true).open(&path).with_context(failed)?;
            return Ok(Self { to: Box::new(BufWriter::new(file)), name, part: None });
        }
        let mut own = path.file_name().unwrap_or_default().to_owned();
        own.push(format!(".{}.part", std::process::id()));
        let part = Part { from: path.with_file_name(own), to: path, done: false };
        let file = File::create(&part.from).with_context(failed)?;
        if let Some(before) = before {
            file.set_permissions(before.permissions()).with_context(failed)?;
        }
        Ok(Self { to: Box::new(BufWriter::new(file)), name, part: Some(part) })
    }

    /// A line that is safe already: JSON, or text from [`crate::write`].
    pub(super) fn line(&mut self, line: &str) -> anyhow::Result<()> {
        self.text(line)?;
        self.text("\n")
    }

    /// The same without an end of line.
    pub(super) fn text(&mut self, text: &str) -> anyhow::Result<()> {
        self.to.write_all(text.as_bytes()).with_context(|| format!("cannot write to {}", self.name))
    }

    /// Sees to it that everything has left: a full disk is noticed here at the
    /// latest.
    pub(super) fn finish(mut self) -> anyhow::Result<()> {
        let failed = || format!("cannot write to {}", self.name);
        self.to.flush().with_context(failed)?;
        if let Some(part) = &mut self.part {
            std::fs::rename(&part.from, &part.to).with_context(failed)?;
            part.done = true;
        }
        Ok(())
    }
}

/// Words for the user. Where nobody listens, nobody needs to know.
pub(super) fn say(words: &str) {
    let _ = writeln!(io::stderr().lock(), "attache: {}", &*SafeText::line(words));
}

/// `1 article`, `3 articles`.
pub(super) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
