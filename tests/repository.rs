//! Rules of the repository, kept by a test: who may know whom, where the
//! world may be touched, and what no file may say.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may use; ARCHITECTURE.md shows the same table.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("parse", &["model", "text"]),
    ("clean", &["model", "text", "parse"]),
    ("analysis", &["model", "text"]),
    ("query", &["model", "text"]),
    ("filter", &["model", "text"]),
    ("fetch", &["model"]),
    ("store", &["model", "text", "query"]),
    ("write", &["model", "text"]),
    ("pipeline", &["model", "text", "fetch", "parse", "clean", "analysis", "store"]),
    ("reader", &["model", "text", "filter"]),
    ("screen", &["model", "text", "filter", "reader"]),
    ("config", &["model", "text", "filter", "reader", "screen"]),
    ("terminal", &["model", "text", "filter", "reader", "screen", "pipeline", "parse", "store", "config", "write"]),
    ("cli", &["model", "text", "parse", "pipeline", "query", "store", "write", "fetch", "config", "reader"]),
    ("main", &["cli", "terminal", "config"]),
];

/// Words that may stand in some rooms only, and why.
const PLACES: &[(&str, &[&str], &str)] = &[
    ("crossterm::", &["terminal"], "only the terminal room talks to a terminal"),
    ("rusqlite", &["store"], "SQL stays in the store"),
    ("ratatui::", &["screen", "terminal"], "the reader is a program without a terminal"),
    ("Command::new", &["terminal"], "nothing but the opener starts another program"),
    ("Timestamp::now", &["cli", "terminal", "main"], "time comes in as a value"),
    ("SystemTime::now", &[], "time comes in as a value"),
    ("println!", &["cli"], "only the command line prints"),
    ("thread::sleep", &["store"], "nothing waits by the clock, but for another copy that opens the same library"),
    ("\"-c\"", &[], "no shell, ever"),
];

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|e| e == ending) {
            out.push(path);
        }
    }
}

fn sources() -> Vec<(String, PathBuf)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    files(&src, "rs", &mut out);
    out.sort();
    out.into_iter()
        // A file of tests may draw what it plays.
        .filter(|path| !path.ends_with("lib.rs") && !path.ends_with("tests.rs"))
        .map(|path| {
            let first = path.strip_prefix(&src).expect("below src").components().next().expect("a part");
            let room = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
            (room, path)
        })
        .collect()
}

/// The code of a file above its tests, by line.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).expect("a source file");
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].lines().enumerate().map(|(n, line)| (n + 1, line.split("//").next().unwrap_or("").to_owned())).collect()
}

#[test]
fn every_import_follows_the_table_of_rooms() {
    let mut broken = Vec::new();
    for (room, path) in sources() {
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            broken.push(format!("{}: the room {room} is not in the table", path.display()));
            continue;
        };
        for (number, line) in code(&path) {
            for (other, _) in ROOMS.iter().filter(|(other, _)| *other != room && !allowed.contains(other)) {
                if line.contains(&format!("crate::{other}::")) || line.contains(&format!("attache::{other}::")) {
                    broken.push(format!("{}:{number}: {room} must not know {other}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_world_is_touched_where_it_may_be() {
    let mut broken = Vec::new();
    for (room, path) in sources() {
        for (number, line) in code(&path) {
            for (word, rooms, why) in PLACES {
                if line.contains(word) && !rooms.contains(&room.as_str()) {
                    broken.push(format!("{}:{number}: {word} in {room}: {why}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_map_names_every_room() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).expect("the map");
    for (room, _) in ROOMS {
        assert!(map.contains(&format!("`{room}`")), "ARCHITECTURE.md does not name {room}");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (_, path) in sources() {
        let text = fs::read_to_string(&path).expect("a source file");
        assert!(text.starts_with("//!"), "{} has no front paragraph", path.display());
    }
}

#[test]
fn the_readme_gives_the_two_commands() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README");
    for command in ["cargo run --release -- seeds", "cargo test"] {
        assert!(readme.contains(command), "{command}");
    }
}
