//! What the exit codes mean.

use std::process::ExitCode;

/// How a command ended. An interrupt ends the program by its signal, which
/// shells show as 130.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, with problems reported, or nothing was found.
    Problems,
    /// Could not do it.
    Failed,
    /// Was not typed as it should be.
    Usage,
    /// As the reader ended.
    Code(u8),
}

/// What was typed makes no sense, in words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Usage(pub(super) String);

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Problems => 1,
            Exit::Failed => 2,
            Exit::Usage => 64,
            Exit::Code(code) => code,
        })
    }
}
