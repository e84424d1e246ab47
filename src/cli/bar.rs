//! The line at the foot of the terminal that says how far an import is.
//!
//! A thread of its own draws it, so that it moves while one long source is
//! read, and only after a while: a short import shows nothing. Without a
//! terminal there is none. A signal that ends the program takes the line away
//! first.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::output;
use crate::pipeline::Progress;
use crate::text::SafeText;

/// How long an import must last to be shown, and how often the line changes.
const DELAY: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(100);

/// The line; gone with this value.
pub(super) struct Bar {
    shown: Arc<Mutex<Shown>>,
    end: Option<Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

/// How far the import is, and the line, once there is one.
struct Shown {
    begun: Instant,
    source: String,
    sources: usize,
    taken: usize,
    articles: usize,
    bytes: u64,
    total: u64,
    bar: Option<ProgressBar>,
}

impl Bar {
    /// Begins to watch an import.
    pub(super) fn start() -> anyhow::Result<Self> {
        let shown = Shown {
            begun: Instant::now(),
            source: String::new(),
            sources: 0,
            taken: 0,
            articles: 0,
            bytes: 0,
            total: 0,
            bar: None,
        };
        let shown = Arc::new(Mutex::new(shown));
        end_on_signals(&shown).context("watch for signals")?;
        let (end, ended) = channel();
        let moves = io::stderr().is_terminal() && std::env::var("TERM").is_ok_and(|term| term != "dumb");
        let thread = moves.then(|| {
            let shown = Arc::clone(&shown);
            thread::spawn(move || {
                let mut wait = DELAY;
                while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                    lock(&shown).draw();
                    wait = TICK;
                }
                lock(&shown).clear();
            })
        });
        Ok(Self { shown, end: Some(end), thread })
    }

    /// Takes note of how far the import is.
    pub(super) fn update(&self, progress: Progress<'_>) {
        let mut shown = lock(&self.shown);
        shown.sources = progress.sources;
        shown.taken = progress.tally.added + progress.tally.changed;
        shown.articles = progress.tally.total();
        (shown.bytes, shown.total) = (progress.bytes, progress.total);
        if shown.source != progress.source {
            progress.source.clone_into(&mut shown.source);
        }
    }

    /// How long the import has lasted.
    pub(super) fn elapsed(&self) -> Duration {
        lock(&self.shown).begun.elapsed()
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A line that could not be drawn is no reason to fail.
            let _ = thread.join();
        }
    }
}

fn lock(shown: &Mutex<Shown>) -> MutexGuard<'_, Shown> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the program when it is told to: what was committed stays, and what was
/// not the library gives up by itself. A hang-up is left alone, for those who
/// asked not to be told of it (nohup).
fn end_on_signals(shown: &Arc<Mutex<Shown>>) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    let shown = Arc::clone(shown);
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // Held to the end, so that nothing is drawn any more.
            let mut shown = lock(&shown);
            shown.clear();
            output::say(&format!("interrupted; at least {} articles taken so far stay", shown.taken));
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

impl Shown {
    fn draw(&mut self) {
        let words = self.words();
        let total = self.total;
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            // No colours, so that there are none to ask for; and ASCII.
            let template = if total == 0 { "{spinner} {wide_msg}" } else { "[{bar:20}] {percent:>3}% {wide_msg}" };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style.progress_chars("=> ").tick_chars("|/-\\ "));
            }
            bar
        });
        bar.set_length(total);
        bar.set_position(self.bytes);
        bar.set_message(words);
        bar.tick();
    }

    fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// `3 sources, 4500 articles, 900/s, 0:12 left, in/articles.jsonl`.
    fn words(&self) -> String {
        let seconds = self.begun.elapsed().as_secs_f64();
        let mut parts = vec![
            output::counted(self.sources, "source"),
            output::counted(self.articles, "article"),
            format!("{:.0}/s", self.articles as f64 / seconds.max(0.001)),
        ];
        if self.bytes > 0 && self.bytes <= self.total {
            let left = (seconds * (self.total - self.bytes) as f64 / self.bytes as f64).round() as u64;
            parts.push(format!("{}:{:02} left", left / 60, left % 60));
        }
        parts.extend((!self.source.is_empty()).then(|| SafeText::line(&self.source).into_string()));
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_read_and_how_fast() {
        let mut shown = Shown {
            begun: Instant::now().checked_sub(Duration::from_secs(10)).expect("an earlier moment"),
            source: "in/a\u{1b}[2J.jsonl".to_owned(),
            sources: 1,
            taken: 0,
            articles: 200,
            bytes: 25,
            total: 100,
            bar: None,
        };
        assert_eq!(shown.words(), "1 source, 200 articles, 20/s, 0:30 left, in/a.jsonl");
        (shown.total, shown.source) = (0, String::new());
        assert_eq!(shown.words(), "1 source, 200 articles, 20/s");
    }
}
