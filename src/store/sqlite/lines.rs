//! In how many articles of a publisher a line has been seen.

use rusqlite::{Connection, OptionalExtension, params};

/// How many lines of one publisher are kept, and how many are left of them when
/// they have become too many.
const MOST: u32 = 2_000;
const LEFT: u32 = 1_000;

/// In how many articles each line has been counted.
pub(super) fn counts(c: &Connection, publisher: &str, lines: &[u64]) -> rusqlite::Result<Vec<u64>> {
    let mut statement = c.prepare_cached("SELECT articles FROM lines WHERE publisher = ?1 AND line = ?2")?;
    let count = |line: &u64| {
        let found = statement.query_row(params![publisher, line.cast_signed()], |row| row.get::<_, u32>(0));
        Ok(found.optional()?.map_or(0, u64::from))
    };
    lines.iter().map(count).collect()
}

/// Counts the lines once more. `newest` is the number of the newest article.
pub(super) fn count(c: &Connection, publisher: &str, lines: &[u64], newest: u64) -> rusqlite::Result<()> {
    let mut statement = c.prepare_cached(
        "INSERT INTO lines (publisher, line, articles, newest) VALUES (?1, ?2, 1, ?3)
         ON CONFLICT (publisher, line) DO UPDATE SET articles = articles + 1, newest = ?3",
    )?;
    for line in lines {
        statement.execute(params![publisher, line.cast_signed(), newest.cast_signed()])?;
    }
    let kept: u32 = c
        .prepare_cached("SELECT count(*) FROM lines WHERE publisher = ?1")?
        .query_row([publisher], |row| row.get(0))?;
    if kept > MOST {
        c.prepare_cached(
            "DELETE FROM lines WHERE publisher = ?1 AND line NOT IN
                 (SELECT line FROM lines WHERE publisher = ?1 ORDER BY newest DESC, line LIMIT ?2)",
        )?
        .execute(params![publisher, LEFT])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::file::Database;
    use crate::store::sqlite::schema::LIBRARY;

    #[test]
    fn lines_not_seen_for_long_are_forgotten() {
        let library = Database::in_memory(&LIBRARY).expect("a library");
        let c = &library.connection;
        let always = 0;
        for newest in 1..=3_000 {
            count(c, "Tide News", &[always, newest], newest).expect("counted");
            count(c, "Ledger", &[always], newest).expect("counted");
        }
        let kept: u32 = c.query_row("SELECT count(*) FROM lines", [], |row| row.get(0)).expect("a number");
        assert!((LEFT..=MOST + 1).contains(&kept), "{kept}");
        assert_eq!(counts(c, "Tide News", &[always, 3_000, 1]).expect("counts"), [3_000, 1, 0]);
        assert_eq!(counts(c, "Ledger", &[always, 3_000]).expect("counts"), [3_000, 0]);
    }
}
