//! How lines leave: data to standard output, words to standard error.

use std::io::{self, BufWriter, StdoutLock, Write};

use anyhow::Context as _;

use crate::text::SafeText;

/// Standard output, or a file in its place. A write that fails is an error
/// that says where; a reader who left is told apart by the caller.
pub(super) struct Output {
    to: Box<dyn Write>,
    name: String,
}

impl Output {
    pub(super) fn stdout() -> Self {
        let lock: StdoutLock<'static> = io::stdout().lock();
        Self { to: Box::new(BufWriter::with_capacity(64 * 1024, lock)), name: "standard output".to_owned() }
    }

    pub(super) fn file(path: &std::path::Path) -> anyhow::Result<Self> {
        let file = std::fs::File::create(path).with_context(|| format!("cannot create {}", path.display()))?;
        Ok(Self { to: Box::new(BufWriter::new(file)), name: path.display().to_string() })
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
        self.to.flush().with_context(|| format!("cannot write to {}", self.name))
    }
}

/// Words for the user. Where nobody listens, nobody needs to know.
pub(super) fn say(words: &str) {
    let _ = writeln!(io::stderr().lock(), "attache: {}", &*SafeText::line(words));
}
