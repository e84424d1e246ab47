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
    for command in
        [&["list"][..], &["list", "--json"], &["export"], &["export", "--format", "markdown"], &["show", "a"]]
    {
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
}

#[test]
fn a_library_that_cannot_be_opened_is_left_alone() {
    let home = Home::new();
    home.write("words.db", "these are words, not a database");
    assert_eq!(
        home.run(&["--library", "words.db", "list"]),
        end(2, "", "attache: cannot open the library: words.db is not a library of attache; it was left untouched\n")
    );
    assert_eq!(
        home.run(&["list", "--library", "postgres://desk/news"]),
        end(
            2,
            "",
            "attache: cannot open the library: libraries at postgres:// addresses are not supported yet; name a file\n"
        )
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
             attache: 0 articles taken, 1 source with problems\n"
        )
    );
}
