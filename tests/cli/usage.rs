//! What can be typed, and what cannot.

use crate::home::{Home, end};

#[test]
fn the_version_and_help_are_data() {
    let home = Home::new();
    assert_eq!(home.run(&["--version"]), end(0, concat!("attache ", env!("CARGO_PKG_VERSION"), "\n"), ""));
    let help = home.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for word in [
        "Usage:",
        "import",
        "list",
        "show",
        "related",
        "officials",
        "quotes",
        "export",
        "--library",
        "--now",
        "Examples:",
    ] {
        assert!(help.out.contains(word), "{word}");
    }
}

#[test]
fn wrong_usage_ends_with_64() {
    let home = Home::new();
    for arguments in [
        &["--nonsense"][..],
        &["import"],
        &["import", "a", "--as", "tablet"],
        &["list", "--limit", "many"],
        &["--now", "soon", "list"],
        &["show"],
    ] {
        let ended = home.run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (Some(64), ""), "{arguments:?}");
        assert!(!ended.err.is_empty());
    }
}

#[test]
fn an_empty_library_says_so() {
    let home = Home::new();
    let empty = "attache: the library is empty: attache import FOLDER takes articles in\n";
    assert_eq!(home.run(&["list"]), end(1, "", empty));
    assert_eq!(home.run(&["export", "--format", "json"]), end(1, "[]\n", empty));
    assert_eq!(home.run(&["officials"]), end(1, "", empty));
    assert!(!home.path().join("data").exists(), "reading made a library");
}

#[test]
fn a_word_that_is_no_command_and_no_file_opens_no_reader() {
    let home = Home::new();
    for (arguments, code, told) in [
        (&["improt"][..], 64, "there is no file or command \"improt\"; did you mean import?"),
        (&["docter"], 64, "there is no file or command \"docter\"; did you mean doctor?"),
        (&["quay"], 64, "there is no file or command \"quay\""),
        (&["articles/"], 2, "articles/: no such file or folder"),
        (&[".", "gone"], 2, "gone: no such file or folder"),
        (
            &["https://example.org/a"],
            2,
            "https://example.org/a: this version reads files; web addresses come later: save the page and name the file",
        ),
    ] {
        assert_eq!(home.run(arguments), end(code, "", &format!("attache: {told}\n")));
    }
}
