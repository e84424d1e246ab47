//! Signals become events.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::Sender;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH};
use signal_hook::iterator::Signals;

use super::{Event, guard};

/// Starts the thread that waits for signals.
pub fn watch(events: Sender<Event>) -> io::Result<()> {
    // SIGUSR1 and SIGUSR2 mean nothing here, and must not kill.
    let all = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH, SIGUSR1, SIGUSR2];
    let mut signals = Signals::new(all)?;
    let asked = AtomicBool::new(false);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGWINCH => Event::Resized,
                SIGCONT => Event::Continued,
                SIGTSTP => Event::Stop,
                SIGHUP | SIGINT | SIGQUIT | SIGTERM => {
                    // Who asks twice does not want to wait.
                    if asked.swap(true, Ordering::SeqCst) {
                        guard::release_for_good();
                        std::process::exit(128 + signal);
                    }
                    Event::Terminate(signal)
                }
                _ => continue,
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Whether somebody would let a stopped program go on: its parent belongs to
/// the same session, as a shell with job control does.
pub fn has_shell() -> bool {
    let session = |pid| nix::unistd::getsid(pid).ok();
    session(Some(nix::unistd::getppid())).is_some_and(|id| session(None) == Some(id))
}

/// Stops this program and all that was started with it, as the terminal does
/// on C-z; returns when it goes on.
pub fn stop_group() {
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
}
