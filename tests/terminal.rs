//! The program in a real terminal: what a user does, and everything that may
//! happen to the terminal meanwhile.

#[path = "support/articles.rs"]
mod articles;
mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use attache::store::SqliteLibrary;
use portable_pty::CommandBuilder;
use rustix::process::{Signal, test_kill_process};
use support::pty::Pty;
use support::{Home, rounds};

const SEEDS: &str = "seeds";
const BINARY: &str = env!("CARGO_BIN_EXE_attache");

#[test]
fn a_reader_reads_filters_jumps_and_quits() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related");
    pty.keys("/landau new york");
    pty.wait_for("officials").wait_for("Vice-ministers meet in New York");
    pty.keys("\r\r").wait_for("In this article");
    pty.keys("1").wait_until_gone("Vice-ministers meet in New York to keep lines open as");
    pty.keys("\x0f").wait_for("Vice-ministers meet in New York");
    pty.keys("?").wait_for("Go one row");
    pty.keys("q").wait_until_gone("Go one row");
    pty.resize(70, 20).wait_for("% ");
    pty.keys("q").wait_for("Stories");
    pty.keys("q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_command_is_named_corrected_and_done() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("articles").keys(":").wait_for("complete");
    pty.keys("hlep\r").wait_for("did you mean help?");
    pty.keys("\t").wait_for(":help").keys("\r").wait_for("Go one row");
    pty.keys("q").wait_until_gone("Go one row").keys(":quit\r");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_sequence_says_what_may_follow_and_help_is_searched() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("articles").keys("3j").keys("g").wait_for("Go to the first row");
    pty.keys("\x1b").wait_until_gone("Go to the first row").keys("?").wait_for("Here: list");
    pty.keys("/citation").wait_until_gone("Go one row").wait_for("Copy a citation");
    pty.keys("\rqQ");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn people_lead_to_a_dossier_and_an_article_and_back() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("p").wait_for("people in the library");
    pty.keys("/@landau\r\r").wait_for("Dossier · Christopher Landau");
    pty.click("Vice-ministers meet in New York").keys("\r").wait_for("In this article");
    pty.keys("\x0f").wait_for("Dossier · Christopher Landau");
    pty.keys("q").wait_for("people in the library").keys("q").wait_for("Stories");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

/// A library on disk in which people are quoted.
fn quoted_library(home: &Home) -> String {
    let path = home.path().join("library.db");
    let mut library = SqliteLibrary::open(&path).expect("a library");
    articles::put_all(&mut library, articles::three());
    path.display().to_string()
}

#[test]
fn people_lead_to_a_dossier_to_a_quotation_to_its_article_and_back() {
    let home = Home::new();
    let library = quoted_library(&home);
    let mut pty = Pty::start(&home, (120, 40), &["--library", &library]);
    pty.wait_for("3 articles").keys("p").wait_for("4 people in the library");
    pty.keys("/@ana\r\r").wait_for("Dossier · Ana Quillan").wait_for("then  harbour envoy, Peru");
    pty.keys("\t\t\r").wait_for("A crane for the port").wait_for("said by Ana Quillan · cue after quote");
    pty.keys("\r").wait_for("Dossier · Ana Quillan").keys("q").wait_for("said by Ana Quillan");
    pty.keys("gq").wait_for("2 quotations in A crane for the port").keys("/@quillan two\r\r");
    pty.wait_for("said by Ana Quillan");
    pty.keys("q").wait_for("2 quotations").keys("qq").wait_for("Dossier · Ana Quillan");
    pty.keys("q").wait_for("people in the library").keys("q");
    pty.wait_for("Stories").keys("q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_story_is_followed_from_the_list_and_back() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related");
    pty.keys("gt").wait_for("Story ·").keys("q").wait_until_gone("Story ·").wait_for("Related");
    pty.keys("gc").wait_for("in the library").keys("q").wait_until_gone("in the library").wait_for("Related");
    pty.keys("c").wait_for("of ").keys("q").wait_for("Related");
    pty.keys("gb").wait_for("Briefing ·").keys("+").wait_for("3 days").keys("q").wait_until_gone("Briefing");
    pty.keys("gS").wait_for("in the library").keys("q").wait_until_gone("in the library").wait_for("Related");
    pty.keys("gv").wait_for("Stories by event").keys("gv").wait_for("Stories by story").keys("gv");
    pty.wait_until_gone("by story").keys("X").wait_for("an event of its own");
    pty.keys("U").wait_for("undone: an event of its own");
    pty.keys("\rgt").wait_for("Story ·").keys("q").wait_for("In this article");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn what_was_changed_is_taken_back_even_after_a_new_start() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("s").wait_for("★");
    pty.keys("p").wait_for("people in the library").keys("/@landau\re");
    pty.wait_for("Christopher Landau goes by the name").keys("\x15Ann Quay\r");
    pty.wait_for("Christopher Landau goes by the name Ann Quay (U takes it back)");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
    let mut again = Pty::start(&home, (120, 40), &[SEEDS]);
    again.wait_for("articles").wait_for("Related").wait_for("★").wait_for("Quay");
    again.keys("U").wait_for("undone: ").keys("k").wait_until_gone("Quay");
    again.keys("U").wait_for("undone: starred").wait_until_gone("★");
    again.keys("\x12").wait_for("done again: starred").wait_for("★").keys("Q");
    assert_eq!(again.end_clean().exit_code(), 0);
}

#[test]
fn a_filter_comes_back_after_a_new_start_and_a_long_paste_is_cut() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("/'landau !zebra\r").wait_for("best match");
    pty.keys("/\x15").keys(&format!("\x1b[200~{}\x1b[201~", "harbour ".repeat(1 << 17))).wait_for("the paste was cut");
    pty.keys("\x1b").wait_until_gone("harbour").keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
    let mut again = Pty::start(&home, (120, 40), &[SEEDS]);
    again.wait_for("articles").wait_for("Related").keys("/\x10").wait_for("/'landau !zebra").wait_for("best match");
    again.keys("\x13").wait_for("newest first").keys("\x1b").wait_until_gone("landau !zebra").keys("Q");
    assert_eq!(again.end_clean().exit_code(), 0);
}

#[test]
fn words_are_found_in_an_article_and_its_links_are_numbered() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("/landau new york\r\r").wait_for("In this article");
    pty.keys("/landau").wait_for("1/").keys("\rnN").wait_for("n next").keys("\x1b").wait_until_gone("n next");
    pty.keys(";").wait_for("Links").keys("\x1b").wait_until_gone("Links");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn in_one_article_it_is_somebody_else_until_that_is_taken_back() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("p").wait_for("people in the library");
    pty.keys("/@landau\r\r").wait_for("Dossier · Christopher Landau");
    pty.keys("\t\ti").wait_for("in this article is").keys("Añn Quay\r").wait_for("is Añn Quay in one article");
    pty.keys("q").wait_for("people in the library").keys("/\x15@quay\r").wait_for("Añn Quay");
    pty.keys("U").wait_for("undone: ").wait_for("Nothing matches the filter");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn clicks_come_to_the_program_until_the_mouse_is_given_back() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related");
    assert!(pty.has_mouse());
    pty.click("? keys").wait_for("Go one row").keys("q").wait_until_gone("Go one row");
    pty.keys("gm").wait_for("the mouse is the terminal's");
    assert!(!pty.has_mouse());
    pty.keys("gm").wait_for("clicks come to attache");
    assert!(pty.has_mouse());
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_theme_is_seen_while_it_is_chosen_in_the_colours_that_the_terminal_has() {
    let truecolor = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    for (environment, arguments, ground) in [
        (&truecolor[..], &[SEEDS][..], Some(vt100::Color::Rgb(20, 30, 40))),
        (&[("TERM", "xterm-256color")], &[SEEDS], Some(vt100::Color::Idx(234))),
        (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")], &[SEEDS], None),
        (&truecolor, &["--color", "never", SEEDS], None),
    ] {
        let home = Home::new();
        let mut pty = Pty::start_with(&home, (120, 40), environment, arguments);
        pty.wait_for("articles").wait_for("Related");
        assert_eq!(pty.ground(), vt100::Color::Default, "the terminal's own colours come first");
        pty.keys("gTj").wait_for("▌ harbour");
        assert_eq!(pty.ground(), ground.unwrap_or(vt100::Color::Default), "{environment:?} {arguments:?}");
        pty.keys("\r").wait_for("theme = \"harbour\"").keys("gTj").wait_for("▌ ember");
        pty.keys("\x1b").wait_until_gone("▌ ember");
        assert_eq!(pty.ground(), ground.unwrap_or(vt100::Color::Default), "what was kept is there again");
        if ground.is_none() {
            let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
            let colours = ["38;2;", "38;5;", "48;2;", "48;5;"].iter().any(|colour| bytes.contains(colour));
            assert!(!colours, "{environment:?} {arguments:?}");
        }
        pty.keys("Q");
        assert_eq!(pty.end_clean().exit_code(), 0);
    }
}

#[test]
fn the_border_is_dragged_and_a_double_click_opens() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related");
    let before = pty.screen();
    // The border stands in column 49, as terminals count.
    pty.keys("\x1b[<0;49;10M\x1b[<32;60;10M\x1b[<32;70;10M\x1b[<0;70;10m");
    let border = |screen: &str| screen.lines().nth(9).map(|line| line.chars().position(|c| c == '│'));
    pty.wait_until(|screen| border(screen) == Some(Some(69)));
    assert_eq!(border(&before), Some(Some(48)));
    pty.keys("\x1b[<0;10;7M\x1b[<0;10;7m\x1b[<0;10;7M\x1b[<0;10;7m").wait_for("read on");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn what_reads_standard_input_waits_for_no_typist() {
    for (arguments, command) in
        [(&["-"][..], "attache -"), (&["import", "-"], "attache import -"), (&["show", "-"], "attache show -")]
    {
        let home = Home::new();
        let mut pty = Pty::start(&home, (120, 30), arguments);
        pty.wait_for("standard input is a terminal").wait_for(&format!("cat FILE | {command}"));
        assert_eq!(pty.end_clean().exit_code(), 64);
    }
}

/// A folder with one article, and the reader in it.
fn reads_in(home: &Home, size: (u16, u16)) -> Pty {
    let text = "Ferries in the fog\n\nThe harbour office held the ferries back until noon, a pilot said.\n";
    home.write("in/fog.txt", text);
    let mut command = CommandBuilder::new(BINARY);
    command.arg("in");
    command.cwd(home.path());
    Pty::run(home, size, &[], command)
}

#[test]
fn an_article_is_saved_and_no_file_gives_way_unasked() {
    let home = Home::new();
    let mut pty = reads_in(&home, (100, 24));
    pty.wait_for("1 article").keys("\rw").wait_for("save as ").keys("\x15fog.md\r").wait_for("saved as fog.md");
    let saved = std::fs::read_to_string(home.path().join("fog.md")).expect("the file");
    assert!(saved.starts_with("# Ferries in the fog\n"), "{saved}");
    std::fs::write(home.path().join("fog.md"), "notes").expect("written");
    pty.keys("w\x15fog.md\r").wait_for("replace it (y or n)?").keys("n\r").wait_for("the file stays as it was");
    assert_eq!(std::fs::read_to_string(home.path().join("fog.md")).expect("the file"), "notes");
    pty.keys("w\x15fog.md\r").wait_for("replace it (y or n)?").keys("y\r").wait_for("saved as fog.md");
    assert_eq!(std::fs::read_to_string(home.path().join("fog.md")).expect("the file"), saved);
    pty.keys("w\x15nowhere/fog.md\r").wait_for("not saved: nowhere/fog.md: No such file");
    pty.keys("w\x15fog.doc\r").wait_for("the ending says the form");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_program_has_the_terminal_and_gives_it_back() {
    let home = Home::new();
    let mut pty = reads_in(&home, (100, 24));
    pty.wait_for("1 article").keys("\r|").wait_for("pipe to ");
    pty.keys("grep -c 'held the ferries'\r").wait_for("[grep is done: press Enter]").keys("\r");
    pty.wait_for("grep is done").wait_for("Ferries in the fog");
    pty.keys("|false\r").wait_for("[false ended with 1: press Enter]").keys("\r").wait_for("Ferries in the fog");
    // One that has read enough closes its end.
    pty.keys("|head -c 1\r").wait_for("[head is done: press Enter]").keys("\r").wait_for("Ferries in the fog");
    pty.keys("|no-such-program-here\r").wait_for("there is no program no-such-program-here");
    // No shell: what would mean something to one means itself.
    pty.keys("|echo $HOME `id` ; *\r")
        .wait_for("$HOME `id` ; *")
        .wait_for("[echo is done: press Enter]")
        .keys("\r")
        .wait_for("Ferries in the fog");
    pty.keys("j").keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_program_that_reads_keys_gets_them_and_control_c_ends_it_alone() {
    let home = Home::new();
    let mut pty = reads_in(&home, (100, 24));
    // It clears the screen of what the one before it wrote.
    let script = "import sys, time; print('\\x1b[2J\\x1b[Hasks', sys.argv[1]); \
                  print('has', open('/dev/tty').readline().strip().upper()); time.sleep(99)";
    home.write("ask.py", script);
    pty.wait_for("1 article").keys("\r");
    for round in 0..rounds(20) {
        pty.wait_for("Ferries in the fog").keys(&format!("|python3 -u ask.py {round}\r"));
        pty.wait_for(&format!("asks {round}")).keys("jjqq\r").wait_for("has JJQQ");
        pty.keys("\x03").wait_for("press Enter]").keys("\r");
    }
    pty.wait_for("Ferries in the fog");
    pty.keys("|stty raw -echo -F /dev/tty\r")
        .wait_for("[stty is done: press Enter]")
        .keys("\r")
        .wait_for("Ferries in the fog");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_program_is_stopped_with_the_reader_and_goes_on_with_it() {
    let home = Home::new();
    let script = "import signal; signal.signal(signal.SIGCONT, lambda *_: print('goes on'))\nprint('as' + 'ks')\n\
                  print('has', open('/dev/tty').readline().strip().upper())\n";
    home.write("ask.py", script);
    home.write(
        "in/fog.txt",
        "Ferries in the fog\n\nThe harbour office held the ferries back until noon, a pilot said.\n",
    );
    let mut command = CommandBuilder::new("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    command.cwd(home.path());
    let mut pty = Pty::run(&home, (100, 30), &[("PS1", "ready \\# > ")], command);
    pty.wait_for("ready 1 >").keys(&format!("{BINARY} in\r")).wait_for("1 article");
    pty.keys("\r|python3 -u ask.py\r").wait_for("asks");
    pty.keys("\x1a").wait_for("Stopped").wait_for("ready 2 >").keys("fg\r").wait_for("goes on");
    pty.keys("quay\r").wait_for("has QUAY").wait_for("press Enter]").keys("\r").wait_for("python3 is done");
    pty.keys("Q").wait_for("ready 3 >").keys("exit\r");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_signal_ends_the_reader_while_a_program_has_the_terminal() {
    let home = Home::new();
    let mut pty = reads_in(&home, (100, 24));
    pty.wait_for("1 article").keys("\r|sleep 99\r").wait_until_gone("Ferries in the fog");
    pty.signal(Signal::TERM);
    assert_eq!(pty.end_clean().exit_code(), 143);
}

#[test]
fn the_clipboard_is_written_by_a_key_and_by_nothing_else() {
    let home = Home::new();
    let mut pty = reads_in(&home, (100, 24));
    pty.wait_for("1 article").keys("\r").wait_for("held the ferries");
    let copies = |pty: &Pty| String::from_utf8_lossy(&pty.bytes()).matches("\x1b]52;").count();
    pty.keys("jkGz").keys("z").keys("?").wait_for("Go one row").keys("q").wait_until_gone("Go one row");
    assert_eq!(copies(&pty), 0);
    pty.keys("gy").wait_for("sent to the clipboard: The harbour office");
    assert_eq!(copies(&pty), 1);
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    let (_, sent) = bytes.split_once("\x1b]52;c;").expect("just counted");
    let base64 = sent.split(['\x07', '\x1b']).next().unwrap_or_default();
    assert!(base64.starts_with("VGhlIGhhcmJvdXIgb2ZmaWNl") && !sent.starts_with('?'), "{base64}");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn lines_are_read_on_a_terminal_and_marked_as_read() {
    let home = Home::new();
    let library = quoted_library(&home);
    let mut pty = Pty::start(&home, (80, 60), &["--library", &library, "read"]);
    pty.wait_for("3 articles; ? helps.").wait_for("attache> ").keys("1\r").wait_for("In this article:");
    pty.keys("l\r").keys("q\r");
    assert_eq!(pty.end_clean().exit_code(), 0);
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(!bytes.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r')), "{bytes:?}");
    assert!(!bytes.contains(['│', '─', '┌']), "{bytes}");
    let row = bytes.lines().rfind(|line| line.contains("1. Harrow sails again"));
    assert!(row.is_some_and(|row| !row.contains("unread")), "{bytes}");
}

#[test]
fn a_dumb_terminal_is_told_what_reads_there() {
    let home = Home::new();
    let mut pty = Pty::start_with(&home, (80, 24), &[("TERM", "dumb")], &[SEEDS]);
    pty.wait_for("attache read reads the news in plain lines");
    assert_eq!(pty.end_clean().exit_code(), 2);
}

#[test]
fn an_empty_library_opens_the_sample_and_says_how_to_go_on() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[]);
    pty.wait_for("sample library").wait_for("attache import FOLDER").wait_for(": commands");
    pty.keys("\x1b").wait_until_gone("attache import FOLDER");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn each_signal_ends_the_program_and_leaves_the_terminal_as_it_was() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        for round in 0..rounds(20) {
            let home = Home::new();
            let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
            pty.wait_for("articles");
            if round % 2 == 1 {
                pty.keys("/ma").wait_for("/ma");
            }
            pty.signal(signal);
            assert_eq!(pty.end_clean().exit_code(), code, "{signal:?}");
        }
    }
}

#[test]
fn signals_that_mean_nothing_do_nothing() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("articles");
    for signal in [Signal::USR1, Signal::USR2, Signal::PIPE, Signal::WINCH] {
        pty.signal(signal);
    }
    pty.keys("?").wait_for("Go one row").keys("qQ");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_comes_again() {
    for _ in 0..rounds(20) {
        let home = Home::new();
        let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
        pty.wait_for("articles").signal(Signal::TSTP).wait_until_gone("articles");
        wait_for_state(&pty, 'T');
        pty.signal(Signal::CONT).wait_for("articles").keys("Q");
        assert_eq!(pty.end_clean().exit_code(), 0);
    }
}

#[test]
fn a_shell_gets_the_terminal_on_control_z_and_gives_it_back() {
    let home = Home::new();
    let mut command = CommandBuilder::new("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    let mut pty = Pty::run(&home, (100, 30), &[("PS1", "ready \\# > ")], command);
    pty.wait_for("ready 1 >").keys(&format!("{BINARY} {SEEDS}\r")).wait_for("articles");
    pty.keys("\x1a").wait_for("Stopped").wait_for("ready 2 >");
    pty.keys("fg\r").wait_for("articles");
    pty.keys("Q").wait_for("ready 3 >").keys("exit\r");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn control_z_without_a_shell_says_so() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("articles").keys("\x1a").wait_for("no shell").keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_library_that_cannot_be_opened_says_so_and_fails() {
    let home = Home::new();
    let path = home
        .write("notes.db", "these are notes, and no library of any kind, but long enough to look at")
        .display()
        .to_string();
    let mut pty = Pty::start(&home, (100, 30), &["--library", &path]);
    pty.wait_for("could not be loaded").wait_for("notes.db").keys("q");
    assert_eq!(pty.end_clean().exit_code(), 2);
}

/// Waits until the kernel reports the program's state as `wanted`.
fn wait_for_state(pty: &Pty, wanted: char) {
    let path = format!("/proc/{}/stat", pty.pid().as_raw_nonzero());
    let end = Instant::now() + Duration::from_secs(10);
    while Instant::now() < end {
        let stat = std::fs::read_to_string(&path).unwrap_or_default();
        if stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with(wanted)) {
            return;
        }
        std::thread::yield_now();
    }
    panic!("the program does not stop");
}

/// A terminal vanishes when the last process that holds it ends: this test
/// starts itself again as that process, and kills it.
#[test]
#[cfg(target_os = "linux")]
fn a_vanished_terminal_ends_the_program() {
    for _ in 0..rounds(100) {
        vanish("session");
    }
}

/// A program that is not in the terminal's session gets no SIGHUP: only the
/// terminal itself can tell it.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_vanishes_without_a_signal_ends_the_program_too() {
    for _ in 0..rounds(100) {
        vanish("apart");
    }
}

const HOLD: &str = "ATTACHE_TEST_HOLD";

fn vanish(how: &str) {
    let home = Home::new();
    let mut holder = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "a_holder_of_a_terminal", "--nocapture"])
        .env(HOLD, format!("{how} {}", home.path().display()))
        .stdout(Stdio::piped())
        .spawn()
        .expect("start the holder");
    let out = BufReader::new(holder.stdout.take().expect("its output"));
    assert!(out.lines().map_while(Result::ok).any(|line| line.contains("the program runs")));
    let pid = find(&home);
    holder.kill().and_then(|()| holder.wait()).expect("end the holder");
    let end = Instant::now() + Duration::from_secs(10);
    while test_kill_process(pid).is_ok() && !is_zombie(pid) {
        assert!(Instant::now() < end, "the program outlives its terminal");
        std::thread::yield_now();
    }
}

/// Holds a terminal with the program in it until it is killed; on its own it
/// has nothing to do.
#[test]
#[cfg(target_os = "linux")]
fn a_holder_of_a_terminal() {
    let Ok(order) = std::env::var(HOLD) else { return };
    let (how, path) = order.split_once(' ').expect("how, and where");
    let mut command = CommandBuilder::new(if how == "apart" { "setsid" } else { BINARY });
    if how == "apart" {
        command.args(["--fork", "--wait", BINARY]);
    }
    command.arg(SEEDS);
    let mut pty = Pty::run(&Home::at(path), (100, 30), &[], command);
    pty.wait_for("articles");
    println!("the program runs");
    let _ = std::io::stdin().read_line(&mut String::new());
    loop {
        std::thread::park();
    }
}

/// The program whose home this is.
fn find(home: &Home) -> rustix::process::Pid {
    let wanted = format!("HOME={}", home.path().display());
    let all = std::fs::read_dir("/proc").expect("the list of processes");
    let pid = all.filter_map(|entry| entry.ok()?.file_name().to_string_lossy().parse::<i32>().ok()).find(|pid| {
        let is = |file: &str, part: &str| {
            std::fs::read(format!("/proc/{pid}/{file}")).is_ok_and(|b| String::from_utf8_lossy(&b).contains(part))
        };
        is("environ", &wanted) && is("comm", "attache")
    });
    rustix::process::Pid::from_raw(pid.expect("the program runs")).expect("a process number")
}

fn is_zombie(pid: rustix::process::Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    stat.is_empty() || stat.contains(") Z ")
}

#[test]
fn a_star_that_was_seen_survives_kill_9() {
    for round in 0..rounds(50) {
        let home = Home::new();
        let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
        pty.wait_for("articles").wait_for("Related").keys(&"j".repeat(round % 8));
        pty.keys("s").wait_for("★");
        pty.signal(Signal::KILL);
        pty.end();
        let mut again = Pty::start(&home, (100, 30), &[SEEDS]);
        again.wait_for("articles").wait_for("★").keys("Q");
        assert_eq!(again.end_clean().exit_code(), 0);
    }
}

#[test]
fn tags_and_notes_that_were_seen_survive_kill_9() {
    for round in 0..rounds(50) {
        let home = Home::new();
        let editor = editor(&home, "printf 'Ask Ana Quillan.\\n' > \"$1\"");
        let mut pty = Pty::start_with(&home, (120, 40), &[("VISUAL", &editor)], &[SEEDS]);
        pty.wait_for("articles").wait_for("Related").keys(&"j".repeat(round % 8));
        pty.keys("tfog\r").wait_for("#fog").keys("a").wait_for("✎ Ask Ana Quillan.");
        pty.keys("E").wait_for("archived: ");
        pty.signal(Signal::KILL);
        pty.end();
        let mut again = Pty::start(&home, (120, 40), &[SEEDS]);
        again.wait_for("articles").keys("gE").wait_for("#fog").wait_for("✎ Ask Ana Quillan.");
        again.keys("UUU").wait_for("undone: tagged fog").keys("q").wait_for("Stories").keys("Q");
        assert_eq!(again.end_clean().exit_code(), 0);
    }
}

/// A command that runs these lines of a shell on the file it is given: what a user
/// may have for an editor.
fn editor(home: &Home, lines: &str) -> String {
    format!("sh '{}'", home.write("my editors/ed.sh", lines).display())
}

#[test]
fn a_note_is_written_in_the_editor_of_the_user() {
    let home = Home::new();
    let typed = editor(&home, "cat \"$1\"; echo write line $(wc -l < \"$1\"); read line; echo \"$line\" >> \"$1\"");
    let mut pty = Pty::start_with(&home, (120, 40), &[("EDITOR", &typed)], &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("a").wait_for("write line 0");
    // These keys are the editor's, and its modes are those of the shell.
    pty.keys("sQ harbour\r").wait_for("noted: ").wait_for("✎ sQ harbour");
    pty.keys("a").wait_for("write line 1").keys("Ask Xavo Harrow.\r").wait_for("✎ Ask Xavo Harrow.");
    pty.keys("U").wait_until_gone("Xavo").wait_for("✎ sQ harbour");
    pty.keys("U").wait_until_gone("✎").keys("?").wait_for("Go one row").keys("qQ");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_note_stays_as_it_was_where_the_editor_fails() {
    for (lines, words) in [
        ("exit 3", "the editor ended with 3, and the note stays as it was"),
        ("echo lost > \"$1\"; kill -9 $$", "ended by signal 9, and the note stays as it was; what was written is in"),
        ("head -c 10000000 /dev/zero | tr '\\0' x > \"$1\"", "longer than 64 kB and stays as it was; what was written"),
        ("rm \"$1\"", "its file cannot be read"),
        (":", "the note stays as it was"),
        ("kill -STOP $$; kill -TSTP $$; exit 4", "the editor ended with 4"),
        ("stty raw -echo; printf '\\033[?1049l\\033[?25h'; exit 5", "the editor ended with 5"),
    ] {
        let home = Home::new();
        let editor = editor(&home, lines);
        let temporary = home.path().display().to_string();
        let environment = [("VISUAL", editor.as_str()), ("EDITOR", "false"), ("TMPDIR", &temporary)];
        let mut pty = Pty::start_with(&home, (160, 30), &environment, &[SEEDS]);
        pty.wait_for("articles").wait_for("Related").keys("a").wait_for(words);
        pty.keys("?").wait_for("Go one row").keys("qQ");
        assert_eq!(pty.end_clean().exit_code(), 0, "{lines}");
        let left = std::fs::read_dir(&temporary).expect("the folder");
        let left = left.flatten().filter(|file| file.file_name().to_string_lossy().starts_with("attache-note")).count();
        assert_eq!(left, usize::from(words.contains("what was written")), "{lines}");
    }
}

#[test]
fn without_an_editor_a_note_is_one_line() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (120, 40), &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("a").wait_for("Note:").keys("Ask Ana.\r").wait_for("✎ Ask Ana.");
    pty.keys("a").wait_for("Note: Ask Ana.").keys("\x15\r").wait_for("note taken away").wait_until_gone("✎");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
    let nowhere = [("VISUAL", "/nowhere/ed"), ("EDITOR", "")];
    let mut pty = Pty::start_with(&home, (120, 40), &nowhere, &[SEEDS]);
    pty.wait_for("articles").wait_for("Related").keys("a").wait_for("/nowhere/ed does not start").keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_signal_ends_the_program_while_an_editor_has_the_terminal() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        for _ in 0..rounds(20) {
            let home = Home::new();
            let editor = editor(&home, "echo 'write now'; read line");
            let mut pty = Pty::start_with(&home, (100, 30), &[("VISUAL", &editor)], &[SEEDS]);
            pty.wait_for("articles").keys("a").wait_for("write now").signal(signal);
            assert_eq!(pty.end_clean().exit_code(), code, "{signal:?}");
        }
    }
}

#[test]
fn where_an_article_was_left_is_where_it_opens_again_at_any_width() {
    let home = Home::new();
    let text: Vec<String> = (1..120).map(|n| format!("Boat {n} sails.")).collect();
    let text = text.join(" ");
    let path = home.write("long.txt", format!("Boats in fog\n\n{text}\n")).display().to_string();
    let mut pty = Pty::start(&home, (60, 12), &[&path]);
    pty.wait_for("Boats in fog").keys("\r").wait_for("Boat 1 sails").keys("jjjjjjjjjj").wait_until_gone("Boat 9 sails");
    pty.keys("q").wait_for("Stories").keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
    let mut again = Pty::start(&home, (40, 12), &[&path]);
    again.wait_for("Boats in fog").keys("\r").wait_for("sails").wait_until_gone("Boat 1 sails").keys("Q");
    assert_eq!(again.end_clean().exit_code(), 0);
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_on_any_thread_restores_the_terminal_first() {
    for place in ["draw", "input", "worker"] {
        for _ in 0..rounds(20) {
            let home = Home::new();
            let mut pty = Pty::start_with(&home, (100, 30), &[("ATTACHE_PANIC_AT", place)], &[SEEDS]);
            if place == "input" {
                pty.wait_for("articles").keys("j");
            }
            assert_eq!(pty.end_clean().exit_code(), 101, "{place}");
        }
    }
}

#[test]
fn sizes_from_nothing_to_much_leave_the_right_last_frame() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
    pty.wait_for("articles");
    for n in 0..rounds(5000) as u16 {
        for (columns, rows) in [(0, 0), (1, 1), (1, 200), (200, 1), (19, 4), (20, 5), (40 + n % 60, 12)] {
            pty.resize(columns, rows);
        }
    }
    pty.resize(12, 3).wait_for("too small");
    pty.resize(120, 40).wait_for("articles").wait_for("In this article");
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

/// Articles that try to reach the terminal: the screen is that of the same
/// article without the attempt.
#[test]
fn nothing_in_an_article_reaches_the_terminal() {
    let clean = shown("");
    for payload in
        ["\x1b]52;c;bm9uY2U=\x07", "\x1b[2J", "\u{9b}31m", "\x1bPnonce\x1b\\", "\x1b]0;nonce\x07", "\x07\x08"]
    {
        assert_eq!(shown(payload), clean, "{payload:?}");
    }
}

/// The screen of an article with `payload` in its title and text; fails on a
/// sequence that the program does not write itself.
fn shown(payload: &str) -> String {
    let home = Home::new();
    let text = format!(
        "Minis{payload}ters meet\n\nThe mi{payload}nisters met on Thursday, officials said.{payload}\n\nThey spoke.\n"
    );
    home.write("a.txt", text);
    let mut command = CommandBuilder::new(BINARY);
    command.arg("a.txt");
    command.cwd(home.path());
    let mut pty = Pty::run(&home, (80, 24), &[], command);
    pty.wait_for("1 article").keys("\r").wait_for("on Thursday").wait_for("0 unread");
    let screen = pty.screen();
    pty.keys("Q");
    pty.end_clean();
    pty.allowed_only();
    screen
}
