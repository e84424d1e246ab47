//! One file, or standard input, to be opened as often as needed.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::FetchError;

/// The most that is read into memory at once.
pub const LARGEST: u64 = 256 * 1024 * 1024;

/// Where bytes come from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// A regular file.
    File(Located),
    /// Bytes that are in memory already, under a name: standard input, which
    /// can be read only once, or what is compiled in.
    Memory {
        /// What stands for a file's name.
        name: String,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
}

/// A file, and how far it has been read.
#[derive(Debug, Clone)]
pub struct Located {
    path: PathBuf,
    /// Its size when it was found.
    size: u64,
    position: Arc<AtomicU64>,
}

impl Origin {
    /// The file at `path`, of so many bytes.
    pub fn file(path: PathBuf, size: u64) -> Self {
        Self::File(Located { path, size, position: Arc::default() })
    }

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
            Self::File(Located { path, .. }) => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::Memory { name, .. } => name.clone(),
        }
    }

    /// The way to it, for messages.
    pub fn path(&self) -> String {
        match self {
            Self::File(file) => file.path.display().to_string(),
            Self::Memory { name, .. } if name == "-" => "standard input".to_owned(),
            Self::Memory { name, .. } => name.clone(),
        }
    }

    /// The name of the folder it lies in, where it was found in one.
    pub fn folder(&self) -> Option<String> {
        let Self::File(Located { path, .. }) = self else { return None };
        Some(path.parent()?.file_name()?.to_string_lossy().into_owned())
    }

    /// How many bytes it has, 0 where that is of no use.
    pub fn size(&self) -> u64 {
        match self {
            Self::File(file) => file.size,
            Self::Memory { .. } => 0,
        }
    }

    /// How many of them have been read since it was last opened.
    pub fn position(&self) -> u64 {
        match self {
            Self::File(file) => file.position.load(Ordering::Relaxed).min(file.size),
            Self::Memory { .. } => 0,
        }
    }

    /// Opens it at its beginning.
    pub fn open(&self) -> Result<Box<dyn BufRead + '_>, FetchError> {
        Ok(match self {
            Self::File(Located { path, position, .. }) => {
                let io = |cause| FetchError::Io { path: path.clone(), cause };
                // Looked at before it is opened: opening a pipe can wait for ever.
                if !std::fs::metadata(path).map_err(io)?.is_file() {
                    return Err(FetchError::NotAFile { path: path.clone() });
                }
                let file = File::open(path).map_err(io)?;
                position.store(0, Ordering::Relaxed);
                Box::new(BufReader::with_capacity(64 * 1024, Counted { file, position }))
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

/// A file that says how far it has been read.
struct Counted<'a> {
    file: File,
    position: &'a AtomicU64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
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
