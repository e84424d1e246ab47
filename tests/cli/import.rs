//! What an import says while it runs and when it has ended, whatever it finds.

use std::io::{Seek, SeekFrom, Write};

use rustix::process::Signal;

use crate::home::{Home, end};
use crate::support::{self, pty::Pty};

const SENTENCE: &str = "The crews agreed on a timetable at last, and it begins in winter.";

/// A named pipe.
fn fifo(home: &Home, name: &str) {
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, home.path().join(name), rustix::fs::FileType::Fifo, mode, 0).expect("a pipe");
}

#[test]
fn a_folder_of_everything_gives_what_can_be_read_and_says_what_cannot() {
    let home = Home::new();
    home.write("in/a.txt", format!("Ferry talks end\n\n{SENTENCE}\n"))
        .write("in/b.html", format!("<!doctype html><title>Fog</title><h1>Fog over the port</h1><p>{SENTENCE}</p>"))
        .write(
            "in/c.jsonl",
            format!("{{\"text\": \"Grain: {SENTENCE}\"}}\nnonsense\n{{\"text\": \"Cranes: {SENTENCE}\"}}\n"),
        )
        .write("in/d.md", format!("# Bridges open\n\nBridges: {SENTENCE}\n"))
        .write("in/e.xml", "<?xml version='1.0'?><note>Tea</note>")
        .write("in/f.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .write("in/g.mp3", b"ID3\x04\0\0\0")
        .write("in/h.txt", "")
        .write("in/deeper/i.txt", format!("Cables laid\n\nCables: {SENTENCE}\n"));
    fifo(&home, "in/pipe");
    let told = home.run(&["import", "in"]);
    assert_eq!(
        told,
        end(
            1,
            "",
            "attache: in/c.jsonl:2: not a JSON object: expected ident\n\
             attache: in/f.png, in/g.mp3: looks like a binary file\n\
             attache: in/h.txt: holds no text\n\
             attache: in/pipe: is not a regular file; use - to read standard input\n\
             attache: 7 articles taken, 4 sources refused, 1 source with problems\n"
        )
    );
    let again = home.run(&["import", "in", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&again.out).expect("JSON");
    assert_eq!((&json["added"], &json["unchanged"], &json["sources"]), (&0.into(), &7.into(), &10.into()));
    let binary = &json["refused"][0];
    assert_eq!((&binary["sources"], &binary["first"][1]), (&2.into(), &"in/g.mp3".into()));
}

#[test]
fn what_holds_no_articles_or_cannot_be_read_yet_is_refused_by_name() {
    let home = Home::new();
    home.write("in/a.opml", "<opml version='2.0'><body><outline text='Port'/></body></opml>")
        .write("in/b.xml", "<?xml version='1.0'?>\n<urlset><url><loc>https://example.org/</loc></url></urlset>")
        .write(
            "in/c.mht",
            "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x",
        );
    let told = home.run(&["import", "in"]);
    assert_eq!(
        told,
        end(
            1,
            "",
            "attache: in/a.opml: looks like a list of feeds (OPML), not articles\n\
             attache: in/b.xml: looks like a list of addresses (a sitemap), not articles\n\
             attache: in/c.mht: cannot read yet: looks like a saved web page (MHTML)\n\
             attache: 0 articles taken, 3 sources refused\n"
        )
    );
}

/// As root, to whom nothing is forbidden, this shows little.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_costs_only_itself() {
    use std::fs::{File, Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    home.write("in/a.txt", format!("Ferry talks end\n\n{SENTENCE}\n"));
    home.write("in/secret.txt", format!("Fog over the port\n\nFog: {SENTENCE}\n"));
    let secret = home.path().join("in/secret.txt");
    set_permissions(&secret, Permissions::from_mode(0o0)).expect("set");
    let told = home.run(&["import", "in"]);
    if File::open(&secret).is_ok() {
        assert_eq!(told, end(0, "", "attache: 2 articles taken\n"));
    } else {
        let words = "attache: in/secret.txt: Permission denied (os error 13)\n\
                     attache: 1 article taken, 1 source refused\n";
        assert_eq!(told, end(1, "", words));
    }
}

#[test]
fn a_line_without_end_is_skipped_and_the_others_are_taken() {
    let home = Home::new();
    home.write("in.jsonl", "{\"text\": \"One ferry came to the harbour.\"}\n{\"text\": \"");
    let path = home.path().join("in.jsonl");
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).expect("a file");
    // A hole in the file, read as zeros.
    file.seek(SeekFrom::Start(40 << 20)).expect("a place far away");
    file.write_all(b"\"}\n{\"text\": \"Two ferries came to the harbour.\"}\n").expect("written");
    let told = home.run(&["import", "in.jsonl"]);
    let words = "attache: in.jsonl:2: longer than 16 MiB, skipped\nattache: 2 articles taken, 1 source with problems";
    assert!(told.code == Some(1) && told.err.starts_with(words), "{told:?}");
}

#[test]
fn more_problems_than_anyone_reads_are_counted() {
    let home = Home::new();
    home.write(
        "in.jsonl",
        format!("{}{{\"text\": \"One ferry came to the harbour.\"}}\n", "nonsense\n".repeat(30_000)),
    );
    let told = home.run(&["import", "in.jsonl"]).err;
    assert_eq!(told.lines().count(), 22);
    assert!(told.contains("attache: and 981 more problems; --json prints them"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&home.run(&["import", "in.jsonl", "--json"]).out).expect("JSON");
    let last = json["problems"].as_array().and_then(|all| all.last()).map(|problem| problem["message"].clone());
    assert_eq!(last, Some("in.jsonl:30000: the last of 29000 more lines that could not be read".into()));
}

/// An import in a terminal that cannot end as long as another holds the
/// library.
fn held(home: &support::Home, arguments: &[&str]) -> (rusqlite::Connection, Pty) {
    let library = home.path().join("library.db");
    let source = home.write("in.jsonl", format!("{{\"text\": \"{SENTENCE}\"}}\n"));
    drop(attache::store::SqliteLibrary::open(&library).expect("a library"));
    let holder = rusqlite::Connection::open(&library).expect("the library");
    holder.execute_batch("BEGIN IMMEDIATE").expect("held");
    let (library, source) = (library.display().to_string(), source.display().to_string());
    let all = [&["--library", &library, "import", &source], arguments].concat();
    (holder, Pty::start(home, (100, 10), &all))
}

#[test]
fn a_long_import_shows_how_far_it_is_and_leaves_only_its_summary() {
    let home = support::Home::new();
    let (holder, mut pty) = held(&home, &["--color", "never"]);
    pty.wait_for("100% 1 source, 0 articles");
    holder.execute_batch("COMMIT").expect("let go");
    assert_eq!(pty.end_clean().exit_code(), 0);
    let screen = pty.screen();
    assert!(screen.starts_with("attache: 1 article taken"), "{screen}");
    assert_eq!(screen.trim_end().lines().count(), 1, "{screen}");
    let bytes = String::from_utf8(pty.bytes()).expect("UTF-8");
    let sequences = bytes.split("\x1b[").skip(1).filter_map(|rest| rest.chars().find(char::is_ascii_alphabetic));
    assert!(sequences.into_iter().all(|kind| kind != 'm'), "{bytes:?}");
}

#[test]
fn an_interrupted_import_takes_its_line_away_and_ends_with_130() {
    let home = support::Home::new();
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let (_holder, mut pty) = held(&home, &[]);
        pty.wait_for("0 articles").signal(signal);
        assert_eq!(pty.end_clean().exit_code(), code);
        assert_eq!(pty.screen().trim_end(), "attache: interrupted; at least 0 articles taken so far stay");
    }
}
