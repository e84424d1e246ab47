//! What the world does to the program, and what it must not do to the world.

use std::process::Stdio;

use crate::home::{Home, end};

#[test]
fn what_an_article_holds_cannot_control_the_terminal() {
    let home = Home::new();
    home.write(
        "a\x1b[2J.txt",
        "Ferry \x1b]0;owned\x07talks\u{202e} end\u{9b}31m\n\nThe crews\x07 agreed on a timetable at last.\n",
    );
    home.run(&["import", "."]);
    for command in [
        &["list"][..],
        &["list", "--json"],
        &["export"],
        &["export", "--format", "markdown"],
        &["show", "a"],
        &["show", "a", "--annotate"],
        &["officials", "--all"],
        &["quotes", "--by", "a\x1b[2J\u{202e}"],
    ] {
        let ended = home.run(command);
        for words in [&ended.out, &ended.err] {
            assert!(!words.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}'), "{command:?}: {words:?}");
        }
    }
    assert!(home.run(&["list"]).out.contains("Ferry talks end"));
    assert!(!home.run(&["import", "gone\x1b[2J"]).err.contains('\x1b'));
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let home = Home::with_articles();
    let big = "x ".repeat(200_000);
    home.write("big.txt", format!("A long story\n\nIt is long: {big}and ends.\n"));
    home.run(&["import", "big.txt"]);
    let mut child =
        home.command(&["export"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let home = Home::with_articles();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    let ended = home.command(&["list"]).stdout(full).stderr(Stdio::piped()).output().expect("it ends");
    assert_eq!(ended.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&ended.stderr),
        "attache: cannot write to standard output: No space left on device (os error 28)\n"
    );
    assert_eq!(
        home.run(&["export", "--output", "/dev/full"]),
        end(2, "", "attache: cannot write to /dev/full: No space left on device (os error 28)\n")
    );
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    assert_eq!(home.command(&["--help"]).stdout(full).output().expect("it ends").status.code(), Some(2));
}

#[test]
fn a_library_that_cannot_be_opened_is_left_alone() {
    let home = Home::new();
    home.write("words.db", "these are words, not a database");
    assert_eq!(
        home.run(&["--library", "words.db", "list"]),
        end(
            2,
            "",
            "attache: words.db is not a library of attache; it was left untouched: name another file with --library\n"
        )
    );
    assert_eq!(
        home.run(&["list", "--library", "postgres://desk/news"]),
        end(2, "", "attache: libraries at postgres:// addresses are not supported yet; name a file\n")
    );
    assert_eq!(home.run(&["--library", "/dev/null/x.db", "list"]).code, Some(2));
}

#[cfg(unix)]
#[test]
fn what_never_ends_is_not_read() {
    let home = Home::new();
    assert_eq!(
        home.run(&["import", "/dev/zero"]),
        end(
            1,
            "",
            "attache: /dev/zero: is not a regular file; use - to read standard input\n\
             attache: 0 articles taken, 1 source refused\n"
        )
    );
}

#[test]
fn what_reads_a_library_never_makes_one() {
    let home = Home::new();
    for command in [&["list"][..], &["show", "abc"], &["export"], &["related", "abc"], &["officials"], &["quotes"]] {
        let ended = home.run(&[&["--library", "typo/a.db"], command].concat());
        assert_eq!(ended, end(2, "", "attache: there is no library at typo/a.db; attache import makes one\n"));
    }
    assert!(!home.path().join("typo").exists());
    let unnamed = end(2, "", "attache: the name of the library is empty; name a file\n");
    assert_eq!(home.run(&["--library", "", "list"]), unnamed);
    assert_eq!(home.run(&["--library", "", "import", "."]), unnamed);
}

#[cfg(unix)]
#[test]
fn a_library_is_a_regular_file() {
    let home = Home::new();
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, home.path().join("fifo"), rustix::fs::FileType::Fifo, mode, 0)
        .expect("a pipe");
    for name in ["fifo", "/dev/null", "."] {
        for command in [&["list"][..], &["import", "in"]] {
            let ended = home.run(&[&["--library", name], command].concat());
            assert_eq!(
                ended,
                end(
                    2,
                    "",
                    &format!("attache: {name} is not a regular file: a library is one; name another with --library\n")
                )
            );
        }
    }
    assert_eq!(std::fs::read_dir(home.path()).expect("the home").count(), 1);
}

/// As root, to whom nothing is forbidden, this shows little.
#[cfg(unix)]
#[test]
fn a_library_that_may_not_be_written_can_be_read() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let home = Home::with_articles();
    let before = home.run(&["list"]);
    assert_eq!(before.code, Some(0));
    let folder = home.path().join("data/attache");
    let may = |file: u32, within: u32| {
        for name in ["library.db", "state.db"] {
            set_permissions(folder.join(name), Permissions::from_mode(file)).expect("set");
        }
        set_permissions(&folder, Permissions::from_mode(within)).expect("set");
    };
    for (file, within) in [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)] {
        may(file, within);
        let read = home.run(&["list"]);
        may(0o600, 0o700);
        assert_eq!(read, before);
    }
}

#[test]
fn a_cause_is_said_once() {
    let home = Home::with_articles();
    home.write("words.txt", "These are words.");
    assert_eq!(
        home.run(&["--library", "words.txt/a.db", "import", "in.jsonl"]),
        end(2, "", "attache: cannot create words.txt/a.db: Not a directory (os error 20)\n")
    );
    assert_eq!(
        home.run(&["export", "--output", "gone/out.jsonl"]),
        end(2, "", "attache: cannot create gone/out.jsonl: No such file or directory (os error 2)\n")
    );
    // A library that lacks a table: what the engine says of it.
    let odd = rusqlite::Connection::open(home.path().join("odd.db")).expect("a file");
    odd.execute_batch("CREATE TABLE x (a); PRAGMA application_id = 0x6174744c; PRAGMA user_version = 1;")
        .expect("made");
    drop(odd);
    let ended = home.run(&["--library", "odd.db", "list"]);
    assert_eq!((ended.code, ended.err.matches("no such table").count()), (Some(2), 1), "{}", ended.err);
}
