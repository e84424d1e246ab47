//! A database file, opened so that nothing in it is lost, run or believed
//! without need.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::schema::Schema;
use crate::store::StoreError;

/// How long to wait for another copy of the program.
const PATIENCE: Duration = Duration::from_secs(5);
/// Earlier versions can lose data when a write-ahead log is reset.
const OLDEST_SQLITE: i32 = 3_051_003;

/// A connection to a file of ours.
#[derive(Debug)]
pub(super) struct Database {
    pub(super) connection: Connection,
    path: PathBuf,
}

impl Database {
    /// Opens the file at `path`, made with its folder if it is not there, for
    /// the user alone.
    pub(super) fn open(path: &Path, schema: &Schema) -> Result<Self, StoreError> {
        let io = |doing| move |cause| StoreError::Io { doing, path: path.to_owned(), cause };
        // Looked at before it is opened: opening a pipe can wait for ever.
        if std::fs::metadata(path).is_ok_and(|kind| !kind.is_file()) {
            return Err(StoreError::NotAFile { path: path.to_owned() });
        }
        create(path).map_err(io("create"))?;
        if let Some(header) = Header::read(path).map_err(io("read"))? {
            header.check(path, schema)?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|cause| StoreError::Sqlite { path: path.to_owned(), cause })?;
        Self { connection, path: path.to_owned() }.prepared(schema)
    }

    /// Opens a file that is there, only to read it. Where nothing may be
    /// written, not even the log's index, it is read as it stands.
    pub(super) fn open_to_read(path: &Path, schema: &Schema) -> Result<Self, StoreError> {
        let refused = match Self::open(path, schema) {
            Err(error @ (StoreError::Sqlite { .. } | StoreError::Io { .. })) => error,
            done => return done,
        };
        let address = url::Url::from_file_path(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        let Ok(address) = address else { return Err(refused) };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        for query in ["mode=ro", "mode=ro&immutable=1"] {
            let Ok(connection) = Connection::open_with_flags(format!("{address}?{query}"), flags) else { continue };
            let database = Self { connection, path: path.to_owned() };
            let version = database.configured().and_then(|()| database.version(schema));
            if version.is_ok_and(|version| version == schema.version()) {
                return Ok(database);
            }
        }
        Err(refused)
    }

    /// The same in memory.
    pub(super) fn in_memory(schema: &Schema) -> Result<Self, StoreError> {
        let path = PathBuf::from("the library in memory");
        match Connection::open_in_memory() {
            Ok(connection) => Self { connection, path }.prepared(schema),
            Err(cause) => Err(StoreError::Sqlite { path, cause }),
        }
    }

    /// Runs `work` on the connection and names the file where it fails.
    pub(super) fn run<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        work(&self.connection).map_err(|source| self.failed(source))
    }

    /// What the engine said, in our words.
    pub(super) fn failed(&self, cause: rusqlite::Error) -> StoreError {
        let path = self.path.clone();
        match cause.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => StoreError::NotALibrary { path },
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Corrupt { path },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
            _ => StoreError::Sqlite { path, cause },
        }
    }

    /// A value that does not read back.
    pub(super) fn unreadable(&self, cause: serde_json::Error) -> StoreError {
        StoreError::Value { path: self.path.clone(), cause }
    }

    /// Begins a transaction that may write. Others wait for it, so that two
    /// copies never find out at the end that only one of them can win.
    pub(super) fn begin(&self) -> Result<Transaction<'_>, StoreError> {
        self.run(|c| c.execute_batch("BEGIN IMMEDIATE"))?;
        Ok(Transaction { database: self, open: true })
    }

    fn prepared(self, schema: &Schema) -> Result<Self, StoreError> {
        self.configured()?;
        // What the log holds counts too, not only the header of the file.
        let version = self.version(schema)?;
        self.write_ahead()?;
        self.run(|c| c.execute_batch(&format!("PRAGMA synchronous = {};", schema.synchronous)))?;
        if version < schema.version() {
            self.migrate(schema)?;
        }
        Ok(self)
    }

    fn configured(&self) -> Result<(), StoreError> {
        if rusqlite::version_number() < OLDEST_SQLITE {
            return Err(StoreError::OldSqlite { found: rusqlite::version() });
        }
        self.run(|c| {
            c.busy_timeout(PATIENCE)?;
            c.set_prepared_statement_cache_capacity(64);
            // Without it a statement is prepared anew whenever it is given other values.
            c.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            c.execute_batch(
                "PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON; \
                 PRAGMA cache_size = -32768; \
                 PRAGMA wal_autocheckpoint = 4000;",
            )
        })
    }

    /// The schema's version, once it is sure to be a schema of ours.
    fn version(&self, schema: &Schema) -> Result<i64, StoreError> {
        let (application, version, tables) = self.run(|c| {
            let application: i32 = c.query_row("PRAGMA application_id", [], |row| row.get(0))?;
            let version: i64 = c.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            let tables: i64 = c.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            Ok((application, version, tables))
        })?;
        let header = Header { application, version };
        if application == 0 && tables == 0 {
            return Ok(0);
        }
        if application == 0 {
            return Err(StoreError::NotALibrary { path: self.path.clone() });
        }
        header.check(&self.path, schema)?;
        Ok(version)
    }

    /// Turns the write-ahead log on. While another copy does the same, `SQLite`
    /// answers "busy" at once instead of waiting.
    fn write_ahead(&self) -> Result<(), StoreError> {
        let begun = std::time::Instant::now();
        loop {
            match self.run(|c| c.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))) {
                Err(StoreError::Busy { .. }) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                done => return done.map(|_| ()),
            }
        }
    }

    /// Takes the steps that are missing: each in one transaction that carries
    /// the new version, so that a killed program leaves a whole schema behind.
    fn migrate(&self, schema: &Schema) -> Result<(), StoreError> {
        for (step, version) in schema.steps.iter().zip(1i64..) {
            let transaction = self.begin()?;
            // Another copy may have taken the step while this one waited.
            if self.version(schema)? < version {
                self.run(|c| {
                    c.execute_batch(step)?;
                    c.execute_batch(&format!(
                        "PRAGMA application_id = {}; PRAGMA user_version = {version};",
                        schema.application
                    ))
                })?;
            }
            transaction.commit()?;
        }
        Ok(())
    }
}

/// A transaction that is rolled back unless it is committed.
#[derive(Debug)]
pub(super) struct Transaction<'a> {
    database: &'a Database,
    open: bool,
}

impl Transaction<'_> {
    /// Makes it last.
    pub(super) fn commit(mut self) -> Result<(), StoreError> {
        self.database.run(|c| c.execute_batch("COMMIT"))?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if self.open && !self.database.connection.is_autocommit() {
            // The connection rolls back by itself when it closes, so a failure
            // here loses nothing.
            let _ = self.database.connection.execute_batch("ROLLBACK");
        }
    }
}

/// What a database file says about itself in its first hundred bytes: read
/// without `SQLite`, because `SQLite` may write to a file that it opens.
struct Header {
    application: i32,
    version: i64,
}

impl Header {
    /// `None` for an empty file.
    fn read(path: &Path) -> std::io::Result<Option<Self>> {
        let mut bytes = Vec::with_capacity(100);
        File::open(path)?.take(100).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, i32::from_be_bytes);
        if !bytes.starts_with(b"SQLite format 3\0") {
            return Ok(Some(Self { application: -1, version: 0 }));
        }
        Ok(Some(Self { application: number(68), version: number(60).into() }))
    }

    /// Whether it is a file of ours that this program understands. A header
    /// without a mark may be that of a file whose first step is still in its
    /// log.
    fn check(&self, path: &Path, schema: &Schema) -> Result<(), StoreError> {
        if self.application != schema.application && (self.application, self.version) != (0, 0) {
            return Err(StoreError::NotALibrary { path: path.to_owned() });
        }
        if self.version > schema.version() {
            let (version, known) = (self.version, schema.version());
            return Err(StoreError::Newer { path: path.to_owned(), version, known });
        }
        Ok(())
    }
}

/// Makes the file and its folder where they are missing, for the user alone.
fn create(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists()) {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
