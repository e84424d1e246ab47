//! One file, or standard input, to be opened as often as needed.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;

use super::FetchError;

/// The most that is read into memory at once.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// Where bytes come from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// A regular file.
    File(PathBuf),
    /// Bytes that are in memory already, under a name: standard input, which
    /// can be read only once, or what is compiled in.
    Memory {
        /// What stands for a file's name.
        name: String,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
}

impl Origin {
    /// All of standard input.
    pub fn stdin() -> Result<Self, FetchError> {
        let bytes = whole(std::io::stdin().lock(), "-").map_err(|error| match error {
            Whole::Io(cause) => FetchError::Io { path: "standard input".into(), cause },
            Whole::TooLarge(name) => FetchError::TooLarge { name },
        })?;
        Ok(Self::Memory { name: "-".to_owned(), bytes: bytes.into() })
    }

    /// The name by which an article remembers it: the file's, not its path,
    /// so that ids do not depend on where a folder lies.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Memory { name, .. } => name.clone(),
        }
    }

    /// The way to it, for messages.
    pub fn path(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Memory { name, .. } if name == "-" => "standard input".to_owned(),
            Self::Memory { name, .. } => name.clone(),
        }
    }

    /// Opens it at its beginning.
    pub fn open(&self) -> Result<Box<dyn BufRead + '_>, FetchError> {
        Ok(match self {
            Self::File(path) => {
                let io = |cause| FetchError::Io { path: path.clone(), cause };
                // Looked at before it is opened: opening a pipe can wait for ever.
                if !std::fs::metadata(path).map_err(io)?.is_file() {
                    return Err(FetchError::NotAFile { path: path.clone() });
                }
                Box::new(BufReader::with_capacity(64 * 1024, File::open(path).map_err(io)?))
            }
            Self::Memory { bytes, .. } => Box::new(Cursor::new(&bytes[..])),
        })
    }

    /// Its first bytes, as many as `most`.
    pub fn head(&self, most: usize) -> Result<Vec<u8>, FetchError> {
        let mut head = Vec::new();
        self.open()?.take(most as u64).read_to_end(&mut head).map_err(|cause| self.io(cause))?;
        Ok(head)
    }

    /// All of it, up to [`LARGEST`].
    pub fn read(&self) -> Result<Vec<u8>, FetchError> {
        whole(self.open()?, &self.path()).map_err(|error| match error {
            Whole::Io(cause) => self.io(cause),
            Whole::TooLarge(name) => FetchError::TooLarge { name },
        })
    }

    fn io(&self, cause: std::io::Error) -> FetchError {
        FetchError::Io { path: self.path().into(), cause }
    }
}

enum Whole {
    Io(std::io::Error),
    TooLarge(String),
}

fn whole(reader: impl Read, name: &str) -> Result<Vec<u8>, Whole> {
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Whole::Io)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Whole::TooLarge(name.to_owned()));
    }
    Ok(bytes)
}
