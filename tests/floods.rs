//! More than anybody types: floods of keys, clicks and sizes, a megabyte in a
//! paste, bytes that are no keys at all, answers that nobody asked for. And the
//! terminals that can do little.

mod support;

use std::process::Stdio;

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use support::pty::Pty;
use support::{Home, Random, rounds};

const BINARY: &str = env!("CARGO_BIN_EXE_attache");

fn is_full() -> bool {
    rounds(100) > 2
}

/// The reader on the sample, in a folder of its own from which nothing can be
/// started.
fn start(home: &Home, size: (u16, u16), environment: &[(&str, &str)]) -> Pty {
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--now", "2025-12-01T12:00:00Z"]);
    command.cwd(home.path());
    let mut all =
        vec![("PATH", "/nonexistent"), ("BROWSER", "/nonexistent/browser"), ("EDITOR", "/nonexistent/editor")];
    all.extend(environment);
    Pty::run(home, size, &all, command)
}

/// What is on the screen is what is drawn anew, once what was asked for is there.
fn assert_drawn_right(pty: &mut Pty) {
    let (mut before, mut after) = (String::new(), String::new());
    for _ in 0..20 {
        pty.settle();
        before = pty.screen();
        pty.settle();
        after = pty.screen();
        if before == after {
            return;
        }
    }
    assert_eq!(before, after);
}

#[test]
fn a_paste_of_a_megabyte_into_the_filter_is_cut_and_told() {
    let home = Home::new();
    let mut pty = start(&home, (100, 30), &[]);
    pty.wait_for("articles").keys("/");
    let words = "ferry harbour ".repeat(75_000);
    pty.keys(&format!("\x1b[200~{words}\x1b[201~")).wait_for("ferry");
    pty.keys("\x1b").wait_until_gone("harbour ferry harbour");
    pty.keys("/landau").wait_for("/landau").keys("\x1b").wait_until_gone("/landau").keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_paste_is_no_command_wherever_it_falls() {
    let home = Home::new();
    let mut pty = start(&home, (100, 30), &[]);
    pty.wait_for("articles");
    pty.settle();
    let before = pty.screen();
    pty.keys("\x1b[200~QqssAAdd\x03:quit\r\x1b[201~");
    pty.settle();
    assert_eq!(pty.screen(), before);
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn answers_that_nobody_asked_for_are_not_keys() {
    let home = Home::new();
    let mut pty = start(&home, (120, 40), &[]);
    pty.wait_for("articles").wait_for("Related");
    pty.settle();
    let before = pty.screen();
    for answer in ["\x1b[?62;22c", "\x1b[?2026;2$y", "\x1b[24;80R", "\x1b[I", "\x1b[O", "\x1b[?0u"] {
        pty.keys(answer);
        pty.settle();
        assert_eq!(pty.screen(), before, "after {answer:?}");
    }
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_flood_of_clicks_and_wheels_leaves_the_right_screen() {
    let home = Home::new();
    let mut pty = start(&home, (120, 40), &[]);
    pty.wait_for("articles");
    let mut random = Random(11);
    for _ in 0..if is_full() { 5_000 } else { 100 } {
        let events: Vec<String> = (0..40)
            .map(|_| {
                // The last line has hints, and a click on one of them may be a click on "quit".
                let (button, x, y) = (random.pick(&[0, 2, 32, 64, 65, 66]), random.below(130), random.below(39));
                let end = if random.below(2) == 0 { 'M' } else { 'm' };
                format!("\x1b[<{button};{x};{y}{end}")
            })
            .collect();
        assert!(pty.try_bytes(events.concat().as_bytes()), "the program ended");
    }
    assert_drawn_right(&mut pty);
    pty.keys("\x03");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn any_bytes_at_all_end_in_no_panic() {
    for round in 0..rounds(60) as u64 {
        let home = Home::new();
        let mut pty = start(&home, (60 + 20 * (round as u16 % 4), 24), &[]);
        pty.wait_for("articles");
        let mut random = Random(round + 1);
        for _ in 0..if is_full() { 200 } else { 10 } {
            let burst: Vec<u8> = (0..200).map(|_| byte(&mut random)).collect();
            if !pty.try_bytes(&burst) {
                break;
            }
        }
        pty.signal_if_there(Signal::TERM);
        let code = pty.end().exit_code();
        assert!(code == 0 || code == 128 + 15, "round {round} ended with {code}\n{}", pty.screen());
    }
}

#[test]
fn keys_without_end_are_drawn_in_the_end() {
    let home = Home::new();
    let mut pty = start(&home, (120, 40), &[]);
    pty.wait_for("articles").wait_for("Related");
    // More keys than these are not kept while an article is on its way.
    let keys = "jjkJKnN}{ggG".repeat(8);
    for _ in 0..if is_full() { 2_000 } else { 10 } {
        pty.keys(&keys);
        assert_drawn_right(&mut pty);
    }
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

/// The environment of a terminal.
type Environment = &'static [(&'static str, &'static str)];

/// Terminals that can do more or less.
const COLOURED: &[Environment] = &[
    &[("TERM", "xterm")],
    &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
    &[("TERM", "linux")],
    &[("TERM", "")],
    &[("NO_COLOR", "")],
];
/// Those that want no colour.
const COLOURLESS: &[Environment] = &[&[("NO_COLOR", "1")], &[("TERM", "vt100")]];
/// Those that have no letters beyond ASCII.
const ASCII: &[Environment] = &[&[("LC_ALL", "C"), ("LANG", "C")], &[("LC_ALL", "de_DE.ISO-8859-1")]];

/// What is written to a terminal of that environment while an article is read.
fn written_to(environment: Environment) -> Vec<u8> {
    let home = Home::new();
    let mut pty = start(&home, (120, 40), environment);
    pty.wait_for("articles").keys("\r").wait_for("In this article");
    pty.settle();
    pty.keys("Q");
    assert_eq!(pty.end_clean().exit_code(), 0, "{environment:?}");
    pty.bytes()
}

#[test]
fn a_terminal_that_can_do_little_gets_what_it_can_show() {
    let coloured = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).split("\x1b[").any(is_colour);
    for environment in COLOURED {
        assert!(coloured(written_to(environment)), "no colour in {environment:?}");
    }
    for environment in COLOURLESS {
        assert!(!coloured(written_to(environment)), "colour in {environment:?}");
    }
    for environment in ASCII {
        assert!(written_to(environment).is_ascii(), "letters that are not there in {environment:?}");
    }
}

/// Whether a sequence sets a colour, rather than take it back.
fn is_colour(sequence: &str) -> bool {
    let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(0);
    let mut codes = sequence[..end].split(';').filter_map(|code| code.parse().ok());
    sequence[end..].starts_with('m') && codes.any(|code: u16| matches!(code, 30..=38 | 40..=48 | 90..=97 | 100..=107))
}

#[test]
fn what_is_no_terminal_is_told_what_to_use_instead() {
    let home = Home::new();
    let command = || {
        let mut command = std::process::Command::new(BINARY);
        command.env_clear().current_dir(home.path()).envs(home.environment()).stdin(Stdio::null());
        command
    };
    let ended = command().output().expect("it ends");
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("not a terminal"));
    assert_eq!(ended.stdout, b"");
    let mut dumb = start(&home, (80, 24), &[("TERM", "dumb")]);
    assert_eq!(dumb.end_clean().exit_code(), 2);
    assert!(dumb.screen().contains("TERM=dumb"), "{}", dumb.screen());
    dumb.allowed_only();
}

#[test]
fn a_pipe_that_closes_early_is_no_error() {
    let home = Home::new();
    for n in 0..rounds(100) {
        let mut child = std::process::Command::new(BINARY);
        child.env_clear().envs(home.environment()).current_dir(env!("CARGO_MANIFEST_DIR"));
        if n == 0 {
            child.args(["import", "seeds"]);
            assert!(child.output().expect("it ends").status.code().is_some_and(|code| code < 2));
            continue;
        }
        let mut child = child
            .args(["export", "--format", "jsonl"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!((ended.status.code(), ended.stderr), (Some(0), Vec::new()));
    }
}

/// Any byte but those that end or stop the program by their meaning.
fn byte(random: &mut Random) -> u8 {
    loop {
        let byte = random.below(256) as u8;
        if !matches!(byte, 0x03 | 0x1a | b'Q' | b'q') {
            return byte;
        }
    }
}
