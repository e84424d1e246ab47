//! Sources named by the user become bytes, and where they came from.
//!
//! [`mod@walk`] turns a name into the files behind it, [`origin`] opens one of
//! them. Files, folders and standard input; nothing here looks at what the
//! bytes say.

pub mod origin;
pub mod walk;

pub use origin::{LARGEST, Origin};
pub use walk::{address, walk};

use std::path::PathBuf;

/// Why a source could not be read. A message holds its cause, which is
/// therefore no `source` to be said again.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The file system said no.
    #[error("{}: {cause}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        cause: std::io::Error,
    },
    /// A pipe, a socket, a device: reading it might never end.
    #[error("{}: is not a regular file; use - to read standard input", path.display())]
    NotAFile {
        /// Its name.
        path: PathBuf,
    },
    /// More than is read at once.
    #[error("{name}: holds more than {} MiB, the most that is read at once", LARGEST >> 20)]
    TooLarge {
        /// The source.
        name: String,
    },
    /// Folders in folders without end.
    #[error("{}: lies too deep, more than {} folders down", path.display(), walk::DEEPEST)]
    TooDeep {
        /// The folder.
        path: PathBuf,
    },
    /// The network is for a later version.
    #[error("{address}: this version reads files; web addresses come later: save the page and name the file")]
    Address {
        /// The address.
        address: String,
    },
}

impl FetchError {
    /// The source that could not be read.
    pub fn name(&self) -> String {
        match self {
            Self::Io { path, .. } | Self::NotAFile { path } | Self::TooDeep { path } => path.display().to_string(),
            Self::TooLarge { name } => name.clone(),
            Self::Address { address } => address.clone(),
        }
    }

    /// Why, in words to be said after its name.
    pub fn reason(&self) -> String {
        let words = self.to_string();
        words.strip_prefix(&format!("{}: ", self.name())).map_or(words.clone(), str::to_owned)
    }
}
