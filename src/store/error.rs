//! What can go wrong with a library, in words for the reader.

use std::io::ErrorKind;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the library could not be opened, read or written. Nothing is ever
/// deleted because of one. A message holds its cause, which is therefore no
/// `source` to be said again.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A later version of the program made the file.
    #[error(
        "{} was made by a newer attache (schema {version}, this one knows {known}); it was left untouched: \
         update attache, or name another library with --library",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        version: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The file is something else.
    #[error("{} is not a library of attache; it was left untouched: name another file with --library", path.display())]
    NotALibrary {
        /// The file.
        path: PathBuf,
    },
    /// There is nothing to read.
    #[error("there is no library at {}; attache import makes one", path.display())]
    Missing {
        /// The file that is not there.
        path: PathBuf,
    },
    /// The name is empty.
    #[error("the name of the library is empty; name a file")]
    NoName,
    /// A folder, a pipe, a device.
    #[error("{} is not a regular file: a library is one; name another with --library", path.display())]
    NotAFile {
        /// Its name.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{} is damaged; it was left as it is, a copy of it may still be mended: attache doctor tells more, and \
             articles can be imported into another with --library", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
    },
    /// Another copy of the program kept the file too long.
    #[error("{} is in use by another program; try again once that is done", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file system said no.
    #[error("cannot {doing} {}: {cause}{}", path.display(), after_io(cause))]
    Io {
        /// What we were doing: `create`, `read`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        cause: std::io::Error,
    },
    /// An engine that a later version brings.
    #[error("libraries at {scheme}:// addresses are not supported yet; name a file")]
    NotYet {
        /// The address up to `://`.
        scheme: String,
    },
    /// An address of no engine.
    #[error("there is no library at {scheme}:// addresses; name a file")]
    UnknownAddress {
        /// The address up to `://`.
        scheme: String,
    },
    /// The linked `SQLite` has known faults that lose data.
    #[error("this program was built with SQLite {found}; at least 3.51.3 is needed: build it anew")]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// A value in the library does not read back.
    #[error("{} holds a value that cannot be read ({cause}): attache doctor looks whether the file is whole", path.display())]
    Value {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: serde_json::Error,
    },
    /// Anything else that the engine said.
    #[error("{}: {cause}{}", path.display(), after_sqlite(cause))]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What it said.
        cause: rusqlite::Error,
    },
}

const ELSEWHERE: &str = "; it must be yours to write, or name another library with --library";
const FULL: &str = "; free some space: what was kept before is safe";

/// What can be done about what the file system said.
fn after_io(cause: &std::io::Error) -> &'static str {
    match cause.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ELSEWHERE,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FULL,
        _ => "",
    }
}

/// What can be done about what the engine said.
fn after_sqlite(cause: &rusqlite::Error) -> &'static str {
    match cause.sqlite_error_code() {
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => ELSEWHERE,
        Some(ErrorCode::DiskFull) => FULL,
        _ => "; attache doctor looks whether it is whole",
    }
}
