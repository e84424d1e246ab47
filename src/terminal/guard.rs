//! Takes the terminal and gives it back as it was: on return, on error, on a
//! panic of any thread. The mouse is the program's only while the user wants that.

use std::fmt;
use std::io::{self, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{Command, execute};

/// Whether the terminal is ours at the moment.
static CLAIMED: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// Whether clicks are to come to the program.
static MOUSE: AtomicBool = AtomicBool::new(true);

/// As long as it lives the terminal is raw and shows the alternate screen.
pub struct Guard(());

impl Guard {
    /// Takes the terminal.
    pub fn claim() -> io::Result<Self> {
        HOOK.call_once(restore_before_panicking);
        take()?;
        Ok(Self(()))
    }
}

/// Takes the terminal again, whatever modes another program left it in.
pub fn reclaim() -> io::Result<()> {
    release();
    take()
}

/// Takes the terminal that was given back, and shows the alternate screen.
pub(super) fn take() -> io::Result<()> {
    enable_raw_mode()?;
    CLAIMED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if MOUSE.load(Ordering::SeqCst) { execute!(io::stdout(), Clicks(true)) } else { Ok(()) }
}

/// Makes the terminal raw and nothing else, for a single key.
pub fn raw() -> io::Result<()> {
    enable_raw_mode()?;
    CLAIMED.store(true, Ordering::SeqCst);
    Ok(())
}

/// Takes the mouse, or gives it back to the terminal.
pub fn mouse(on: bool) -> io::Result<()> {
    MOUSE.store(on, Ordering::SeqCst);
    execute!(io::stdout(), Clicks(on))
}

/// Asks for buttons, the wheel, and motion while a button is down (mode 1002) in
/// a form that knows no widest screen (mode 1006). Crossterm's own command asks
/// for every motion, too: then the program would wake whenever the mouse moves.
struct Clicks(bool);

impl Command for Clicks {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str(if self.0 { "\x1b[?1002h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1002l" })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        release();
    }
}

/// Gives the terminal back; does nothing where that was done. What cannot be
/// written any more is no longer needed.
pub fn release() {
    if !CLAIMED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, Clicks(false), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Gives the terminal back before the program ends here and now: a frame that
/// another thread is writing must not go on after it.
pub fn release_for_good() {
    let out = io::stdout().lock();
    release();
    std::mem::forget(out);
}

/// A panic on any thread would leave a program that half works on a terminal
/// that does not: the terminal is restored, the panic told, the program ended.
fn restore_before_panicking() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let ours = CLAIMED.load(Ordering::SeqCst);
        if ours {
            release_for_good();
        }
        tell(info);
        if ours {
            std::process::exit(101);
        }
    }));
}

/// Panics where the environment says so: for the tests of this file, in builds
/// for testing only.
pub fn panic_for_test(place: &str) {
    #[cfg(debug_assertions)]
    assert!(std::env::var_os("ATTACHE_PANIC_AT").is_none_or(|at| at != place), "asked to panic at {place}");
    #[cfg(not(debug_assertions))]
    let _ = place;
}
