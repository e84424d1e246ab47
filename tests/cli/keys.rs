//! `attache keys`: the keys of the reader, for eyes and for scripts.

use crate::home::Home;

#[test]
fn keys_are_listed_place_by_place() {
    let home = Home::new();
    let listed = home.run(&["keys"]);
    assert_eq!((listed.code, listed.err.as_str()), (Some(0), ""));
    let mut lines = listed.out.lines();
    assert_eq!(lines.next(), Some("list"));
    assert!(listed.out.contains("\n\narticle\n") && listed.out.contains("\n\nhelp\n"));
    let star = lines.find(|line| line.contains(":star")).expect("a star");
    let words: Vec<&str> = star.split_whitespace().take(3).collect();
    assert_eq!(words, ["s", ":star", "Star,"]);
    assert!(!home.path().join("data").exists(), "no library is made for it");
}

#[test]
fn keys_of_a_preset_are_listed_and_a_mistyped_one_is_guessed() {
    let home = Home::new();
    let listed = home.run(&["keys", "--preset", "newsboat", "--json"]);
    assert_eq!(listed.code, Some(0));
    let mark = listed.out.lines().find(|line| line.contains(r#""command":"mark""#)).expect("a line");
    assert!(mark.starts_with(r#"{"place":"list","keys":["N"#), "{mark}");
    let wrong = home.run(&["keys", "--preset", "newsbaot"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(64), ""));
    assert!(wrong.err.contains("did you mean newsboat?"), "{}", wrong.err);
}
