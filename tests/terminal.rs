//! The program in a real terminal: what a user does, and everything that may
//! happen to the terminal meanwhile.

mod support;

use portable_pty::CommandBuilder;
use rustix::process::{Signal, test_kill_process};
use support::pty::Pty;
use support::{Home, rounds};

const SEEDS: &str = "seeds";

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
    pty.keys("?").wait_for("Jump between stories");
    pty.keys("q").wait_until_gone("Jump between stories");
    pty.resize(70, 20).wait_for("% ");
    pty.keys("q").wait_for("Stories");
    pty.keys("q");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn an_empty_library_opens_the_sample_and_says_how_to_go_on() {
    let home = Home::new();
    let mut pty = Pty::start(&home, (100, 30), &[]);
    pty.wait_for("sample library").wait_for("attache import FOLDER");
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
    pty.keys("?").wait_for("Jump between stories").keys("qQ");
    assert_eq!(pty.end_clean().exit_code(), 0);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_comes_again() {
    for signal in [None, Some(Signal::TSTP)] {
        for _ in 0..rounds(20) {
            let home = Home::new();
            let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
            pty.wait_for("articles");
            match signal {
                Some(signal) => pty.signal(signal),
                None => pty.keys("\x1a"),
            };
            pty.wait_until_gone("articles");
            wait_for_state(&pty, 'T');
            pty.signal(Signal::CONT).wait_for("articles");
            pty.keys("Q");
            assert_eq!(pty.end_clean().exit_code(), 0);
        }
    }
}

/// Waits until the kernel reports the program's state as `wanted`.
fn wait_for_state(pty: &Pty, wanted: char) {
    let path = format!("/proc/{}/stat", pty.pid().as_raw_nonzero());
    let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while std::time::Instant::now() < end {
        let stat = std::fs::read_to_string(&path).unwrap_or_default();
        if stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with(wanted)) {
            return;
        }
        std::thread::yield_now();
    }
    panic!("the program does not stop");
}

#[test]
fn a_vanished_terminal_ends_the_program() {
    for _ in 0..rounds(100) {
        let home = Home::new();
        let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
        pty.wait_for("articles");
        pty.hang_up();
        assert_eq!(pty.end().exit_code(), 129);
    }
}

/// A program that is not in the terminal's session gets no SIGHUP: only the
/// terminal itself can tell it.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_vanishes_without_a_word_ends_the_program_too() {
    for _ in 0..rounds(100) {
        let home = Home::new();
        let mut command = CommandBuilder::new("setsid");
        command.args(["--fork", env!("CARGO_BIN_EXE_attache"), SEEDS]);
        let mut pty = Pty::run(&home, (100, 30), &[], command);
        pty.wait_for("articles");
        let pid = find(&home);
        pty.hang_up();
        let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while test_kill_process(pid).is_ok() && !is_zombie(pid) {
            assert!(std::time::Instant::now() < end, "the program outlives its terminal");
            std::thread::yield_now();
        }
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
    let home = Home::new();
    for round in 0..rounds(50) {
        let mut pty = Pty::start(&home, (100, 30), &[SEEDS]);
        pty.wait_for("articles").wait_for("Related");
        let stars = |screen: &str| screen.matches('★').count();
        // A starred article that is shown has a second star above its text.
        let kept = (0..round).count();
        pty.keys(&"j".repeat(round)).keys("s");
        pty.wait_for("★");
        let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while stars(&pty.screen()) < kept + 1 {
            assert!(std::time::Instant::now() < end, "{}", pty.screen());
            std::thread::yield_now();
        }
        pty.signal(Signal::KILL);
        pty.end();
        let mut again = Pty::start(&home, (100, 30), &[SEEDS]);
        again.wait_for("articles").wait_for("★");
        again.keys("Q");
        assert_eq!(again.end_clean().exit_code(), 0);
        assert!(stars(&again.screen()) <= kept + 2);
        if round >= 8 {
            break;
        }
    }
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

/// Articles that try to reach the terminal, in every field.
#[test]
fn nothing_in_an_article_reaches_the_terminal() {
    let payloads =
        ["\x1b]52;c;bm9uY2U=\x07", "\x1b[2J", "\u{9b}31m", "\x1bPnonce\x1b\\", "\x1b]0;nonce\x07", "\x07\x08"];
    let home = Home::new();
    let write = |name: &str, payload: &str| {
        let text =
            format!("Minis{payload}ters meet\n\nThe mi{payload}nisters met on Thursday.{payload}\n\nThey spoke.\n");
        home.write(&format!("{name}/a.txt"), text)
    };
    write("clean", "");
    let clean = shown(&home, "clean");
    for payload in payloads {
        write("dirty", payload);
        assert_eq!(shown(&home, "dirty").replace("dirty", "clean"), clean, "{payload:?}");
    }
}

/// The screen of a folder's only article; fails on a sequence that the program
/// does not write itself.
fn shown(home: &Home, folder: &str) -> String {
    let path = home.path().join(folder);
    std::fs::rename(&path, home.path().join("now")).expect("the folder");
    let mut pty = Pty::start(home, (80, 24), &[&home.path().join("now").display().to_string()]);
    pty.wait_for("1 article").keys("\r").wait_for("They spoke");
    let screen = pty.screen();
    pty.keys("Q");
    pty.end_clean();
    allowed_only(&pty.bytes());
    std::fs::rename(home.path().join("now"), &path).expect("the folder");
    screen
}

/// Only the sequences of the program's own: colours, cursor, erasing, and the
/// modes that it sets and resets.
fn allowed_only(bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        rest = &rest[at..];
        let c = rest.chars().next().expect("a character");
        if matches!(c, '\n' | '\r') {
            rest = &rest[1..];
            continue;
        }
        let body =
            rest.strip_prefix("\x1b[").unwrap_or_else(|| panic!("not allowed: {:?}", &rest[..rest.len().min(20)]));
        let end = body.find(|c: char| c.is_ascii_alphabetic()).expect("a final letter");
        let (parameters, last) = (&body[..end], &body[end..=end]);
        let fine = match last {
            "m" | "H" | "J" | "K" | "A" | "B" | "C" | "D" => !parameters.starts_with('?'),
            "h" | "l" => ["?25", "?1049", "?2004"].contains(&parameters),
            _ => false,
        };
        assert!(fine, "not allowed: ESC [ {parameters}{last}");
        rest = &body[end + 1..];
    }
}
