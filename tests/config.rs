//! The configuration file as a user meets it: what is wrong is told, and the
//! program starts all the same.

mod support;

use std::process::{Command, Stdio};

use support::Home;
use support::pty::Pty;

const SEEDS: &str = "seeds";

/// The program in a home: its exit code, what it printed, what it said.
fn run(home: &Home, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    command.args(arguments).env_clear().envs(home.environment()).stdin(Stdio::null()).current_dir(home.path());
    let output = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(&output.stdout), text(&output.stderr))
}

fn path(home: &Home) -> String {
    home.path().join("config/attache/config.toml").display().to_string()
}

/// A home with that configuration.
fn home(text: impl AsRef<[u8]>) -> Home {
    let home = Home::new();
    home.write("config/attache/config.toml", text);
    home
}

#[test]
fn each_mistake_is_listed_with_its_line_and_everything_else_works() {
    let home = home("mesure = 80\nspacing = \"wide\"\n\n[keys]\n\"jj\" = \"down\"\nX = \"brows\"\n");
    let path = path(&home);
    let (code, out, err) = run(&home, &["config", "check"]);
    assert_eq!(
        out,
        format!(
            "{path}:1: there is no setting \"mesure\"; did you mean measure?\n\
             {path}:2: spacing is a number from 0 to 2, not \"wide\"; 0 is used\n\
             {path}:5: j would never let jj be pressed whole: j means down in list; the line is left out\n\
             {path}:6: there is no command \"brows\"; did you mean browse?; the line is left out\n"
        )
    );
    assert_eq!((code, err), (1, format!("attache: 4 problems in {path}\n")));
    let (code, _, err) = run(&home, &["list"]);
    assert_eq!(code, 1, "the library is empty");
    let told = format!(
        "attache: {path}:1: there is no setting \"mesure\"; did you mean measure? (and 3 more: attache config check)\n"
    );
    assert!(err.starts_with(&told), "{err}");
    assert_eq!(err.matches("config.toml").count(), 1, "it is said once");
}

#[test]
fn what_is_no_configuration_at_all_is_told_in_one_line() {
    let large = format!("# {}\n", "x".repeat(1 << 20));
    for (text, words) in [
        (&b"measure = 80\nspacing == 1\n"[..], ":2: this is not TOML ("),
        (b"<html>", ":1: this is not TOML ("),
        (b"theme = \"\xff\"", ": cannot be read (it is not UTF-8 text), so that nothing of it is used"),
        (large.as_bytes(), ": cannot be read (it is larger than 1 MiB), so that nothing of it is used"),
    ] {
        let home = home(text);
        let (code, out, _) = run(&home, &["config", "check"]);
        assert!(out.starts_with(&format!("{}{words}", path(&home))), "{out}");
        assert_eq!((code, out.lines().count()), (1, 1));
        assert_eq!(run(&home, &["list"]).0, 1);
    }
    let folder = Home::new();
    folder.write("config/attache/config.toml/file", "");
    assert!(
        run(&folder, &["config", "check"])
            .1
            .ends_with("cannot be read (it is a folder), so that nothing of it is used\n")
    );
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let home = home("measure = 80\n");
    std::fs::set_permissions(path(&home), std::fs::Permissions::from_mode(0o000)).expect("taken away");
    let may = std::fs::read(path(&home)).is_ok();
    let (code, out, _) = run(&home, &["config", "check"]);
    // Who may read everything reads this, too.
    assert_eq!((code, out.contains("cannot be read (Permission denied")), if may { (0, false) } else { (1, true) });
}

#[test]
fn an_empty_a_missing_and_a_large_file_are_in_order() {
    let large = "# nothing is said here\n".repeat(45_000);
    for text in ["", "\n", &large] {
        let home = home(text);
        let told = format!("attache: all of {} is understood\n", path(&home));
        assert_eq!(run(&home, &["config", "check"]), (0, String::new(), told));
    }
    let home = Home::new();
    let (code, out, err) = run(&home, &["config", "check"]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("the defaults hold"), "{err}");
    assert_eq!(run(&home, &["list"]).2.lines().count(), 1, "nothing is said of it");
}

#[test]
fn the_file_is_the_one_that_was_named() {
    let home = home("mesure = 1\n");
    home.write("own.toml", "spacing = 9\n");
    assert_eq!(run(&home, &["config", "path"]), (0, format!("{}\n", path(&home)), String::new()));
    assert_eq!(run(&home, &["config", "path", "--config", "own.toml"]).1, "own.toml\n");
    assert!(run(&home, &["--config", "own.toml", "config", "check"]).1.starts_with("own.toml:1: spacing"));
    assert_eq!(run(&home, &["--config", "/dev/null", "config", "check"]).0, 0);
    let (code, out, _) = run(&home, &["--config", "gone.toml", "config", "check"]);
    assert_eq!(
        (code, out.as_str()),
        (1, "gone.toml: there is no such file, so that the defaults hold; attache config default prints one\n")
    );
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .args(["config", "path"])
        .env_clear()
        .envs(home.environment())
        .env("ATTACHE_CONFIG", "/elsewhere/a.toml")
        .output()
        .expect("the program runs");
    assert_eq!(output.stdout, b"/elsewhere/a.toml\n");
}

#[test]
fn the_default_file_is_understood_as_it_is_printed() {
    let home = Home::new();
    let (code, text, _) = run(&home, &["config", "default"]);
    assert_eq!(code, 0);
    home.write("config/attache/config.toml", text);
    assert_eq!(run(&home, &["config", "check"]).0, 0);
}

#[test]
fn the_reader_starts_with_a_word_about_what_is_wrong() {
    let home = home("mouse = false\ngroup = \"event\"\nmesure = 80\n");
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("config.toml:3: there is no setting \"mesure\"; did you mean measure?").wait_for("Stories by event");
    assert!(!pty.has_mouse(), "what is right is obeyed");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_reader_that_runs_takes_a_changed_file_and_keeps_its_settings_when_it_is_broken() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("config")).expect("a folder");
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("articles").wait_for("% ");
    assert!(pty.has_mouse());
    // By a key, as on every system.
    home.write("config/attache/config.toml", "group = \"event\"\n");
    pty.keys(":reload\r").wait_for("Stories by event");
    if cfg!(target_os = "linux") {
        // In place, then as editors do.
        home.write("config/attache/config.toml", "mouse = false\n");
        pty.wait_until_gone("Stories by event").wait_for("the changed configuration holds now");
        assert!(!pty.has_mouse());
        let new = home.write("config/attache/new", "group = \"story\"\nmouse =\n");
        std::fs::rename(new, path(&home)).expect("renamed");
        pty.wait_for("config.toml:2: this is not TOML");
        assert!(!pty.has_mouse(), "it changes nothing");
        home.write("config/attache/config.toml", "group = \"story\"\nmouse = true\n");
        pty.wait_for("Stories by story");
        assert!(pty.has_mouse());
    }
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn the_doctor_finds_nothing_wrong_with_what_is_whole() {
    let home = home("spacing = 1\n");
    home.write(
        "in.txt",
        "Fog on the quay\n\nForeign Minister Ana Quillan met the ferry crews on Thursday, she said.\n",
    );
    assert_eq!(run(&home, &["import", "in.txt"]).0, 0);
    let (code, out, err) = run(&home, &["doctor"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for words in
        ["SQLite 3.", "articles 1, documents 1", "xterm-256color", "all of it is understood", "Nothing is wrong."]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
    let (code, out, _) = run(&home, &["doctor", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, &report["problems"]), (0, &serde_json::json!([])));
    assert_eq!(report["library"][0]["schema"], report["library"][0]["known_schema"]);
    let (code, _, err) = run(&home, &["doctor", "--rebuild"]);
    assert!(code == 0 && err.starts_with("attache: made anew what was found in 1 article;"), "{err}");
}

#[test]
fn the_doctor_says_what_is_wrong_and_ends_with_1() {
    let home = home("mesure = 1\n");
    home.write("data/attache/library.db", "no library at all\n");
    let (code, out, _) = run(&home, &["doctor"]);
    assert_eq!(code, 1);
    assert!(out.contains("library.db is not a library of attache") && out.contains("did you mean measure?"), "{out}");
    home.write("in.txt", "Fog on the quay\n\nForeign Minister Ana Quillan met the ferry crews, she said.\n");
    assert_eq!(run(&home, &["--library", "own.db", "import", "in.txt"]).0, 0);
    let mut bytes = std::fs::read(home.path().join("own.db")).expect("a library");
    bytes[8192..].fill(7);
    home.write("own.db", bytes);
    let (code, out, _) = run(&home, &["--library", "own.db", "doctor"]);
    assert!(code == 1 && out.contains("own.db is damaged"), "{out}");
    assert_eq!(run(&Home::new(), &["doctor"]).0, 0, "nothing is there yet, and nothing is wrong");
}

#[test]
fn completions_and_manual_pages_are_printed_and_written() {
    let home = Home::new();
    assert!(run(&home, &["completions", "fish"]).1.contains("complete -c attache"));
    assert!(run(&home, &["man"]).1.contains(".TH attache 1"));
    assert_eq!(run(&home, &["man", "--output", "pages"]).0, 0);
    for page in ["attache.1", "attache-import.1", "attache-config-check.1"] {
        assert!(home.path().join("pages").join(page).is_file(), "{page}");
    }
    assert_eq!(run(&home, &["completions", "tablet"]).0, 64);
}
