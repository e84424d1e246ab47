//! How the two files are: whether they can be opened and are whole, how large
//! they are, and how much they hold.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;

use super::file::Database;
use super::schema::{LIBRARY, STATE, Schema};
use super::state_path;
use crate::store::StoreError;

/// How one file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileHealth {
    /// What it holds: `library` or `marks`.
    pub holds: &'static str,
    /// Where it is.
    pub path: PathBuf,
    /// How large it is, with its write-ahead log; `None` where it is not there.
    pub bytes: Option<u64>,
    /// The version of its tables.
    pub schema: Option<i64>,
    /// The newest version that this program knows.
    pub known_schema: i64,
    /// How much of what it holds.
    pub counts: Vec<(String, u64)>,
    /// What is noted of articles, by kind, and of how many places.
    pub noted: Vec<(String, u64)>,
    /// What is wrong with it.
    pub problems: Vec<String>,
}

/// What is counted in a file: words and the query.
type Counted = (&'static str, &'static str);

const IN_LIBRARY: &[Counted] = &[
    ("articles", "SELECT count(*) FROM articles"),
    ("documents", "SELECT count(*) FROM documents"),
    ("events", "SELECT count(DISTINCT event) FROM articles"),
    ("stories", "SELECT count(DISTINCT story) FROM articles"),
    ("people", "SELECT count(DISTINCT id) FROM people"),
    ("quotations", "SELECT coalesce(sum(json_array_length(quotes)), 0) FROM bodies"),
    ("contacts", "SELECT coalesce(sum(json_array_length(contacts)), 0) FROM bodies"),
    ("relations", "SELECT count(*) FROM links"),
    ("facts", "SELECT count(*) FROM facts"),
];

const IN_MARKS: &[Counted] = &[
    ("read", "SELECT count(*) FROM marks WHERE read"),
    ("starred", "SELECT count(*) FROM marks WHERE starred"),
    ("corrections of people", "SELECT count(*) FROM corrections"),
    ("corrections of events", "SELECT count(*) FROM groupings"),
    ("changes that can be taken back", "SELECT count(*) FROM journal WHERE NOT undone"),
];

const NOTED: &str = "SELECT json_extract(p.value, '$.kind') AS kind, count(*) FROM bodies b,
    json_each(b.article, '$.problems') p GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 50";

/// Looks at the library at `path` and its marks. Nothing is made that is not
/// there.
pub fn examine(path: &Path) -> [FileHealth; 2] {
    [look("library", path.to_owned(), &LIBRARY, IN_LIBRARY), look("marks", state_path(path), &STATE, IN_MARKS)]
}

fn look(holds: &'static str, path: PathBuf, schema: &Schema, counted: &[Counted]) -> FileHealth {
    let mut health = FileHealth {
        holds,
        path,
        bytes: None,
        schema: None,
        known_schema: schema.version(),
        counts: Vec::new(),
        noted: Vec::new(),
        problems: Vec::new(),
    };
    let mut log = health.path.clone().into_os_string();
    log.push("-wal");
    let size = |path: &Path| std::fs::metadata(path).map(|file| file.len()).ok();
    let Some(bytes) = size(&health.path) else { return health };
    health.bytes = Some(bytes + size(Path::new(&log)).unwrap_or(0));
    if let Err(error) = look_inside(&mut health, schema, counted) {
        health.problems.push(error.to_string());
    }
    health
}

fn look_inside(health: &mut FileHealth, schema: &Schema, counted: &[Counted]) -> Result<(), StoreError> {
    let database = Database::open_to_read(&health.path, schema)?;
    health.schema = Some(database.run(|c| c.query_row("PRAGMA user_version", [], |row| row.get(0)))?);
    let damage: Vec<String> =
        database.run(|c| c.prepare("PRAGMA quick_check(10)")?.query_map([], |row| row.get(0))?.collect())?;
    if let Some(first) = damage.iter().flat_map(|lines| lines.lines()).find(|line| *line != "ok") {
        // What a damaged file seems to hold says nothing.
        let (path, lines) = (health.path.display(), damage.iter().flat_map(|lines| lines.lines()).count());
        health.problems.push(format!("{path} is damaged: {first} ({lines} such findings)"));
        return Ok(());
    }
    for (words, query) in counted {
        let count: i64 = database.run(|c| c.query_row(query, [], |row| row.get(0)))?;
        health.counts.push(((*words).to_owned(), count.unsigned_abs()));
    }
    if health.holds == "library" {
        health.noted = database.run(noted)?;
    }
    Ok(())
}

fn noted(c: &Connection) -> rusqlite::Result<Vec<(String, u64)>> {
    c.prepare(NOTED)?.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?.collect()
}

/// The version of `SQLite` that is linked.
pub fn engine() -> &'static str {
    rusqlite::version()
}
