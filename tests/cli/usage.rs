//! What can be typed, and what cannot.

use crate::home::{Home, end};

#[test]
fn the_version_and_help_are_data() {
    let home = Home::new();
    assert_eq!(home.run(&["--version"]), end(0, concat!("attache ", env!("CARGO_PKG_VERSION"), "\n"), ""));
    let help = home.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    for word in
        ["Usage:", "import", "list", "show", "related", "officials", "export", "--library", "--now", "Examples:"]
    {
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
    assert_eq!(home.run(&["list"]), end(1, "", "attache: the library is empty\n"));
    assert_eq!(home.run(&["export", "--format", "json"]), end(1, "[]\n", "attache: the library is empty\n"));
    assert_eq!(home.run(&["officials"]), end(1, "", "attache: no officials found\n"));
}
