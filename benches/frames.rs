//! What a key costs, from the message to the bytes for the terminal: CPU time of
//! the main thread, 95th percentile of many presses at 200×50, with a short list
//! and a short article, and with 100,000 rows and an article of a megabyte. What
//! other threads do (loading, matching, laying a long article out) is left out.
//!
//! `cargo bench --bench frames`

#![allow(clippy::print_stdout, reason = "what was measured is printed")]

use std::cell::Cell;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use attache::clean;
use attache::filter::Index;
use attache::model::{ArticleId, Counts, Marks, Opened, Row, Stamp};
use attache::parse::single;
use attache::parse::sniff::Kind;
use attache::reader::key::sequence;
use attache::reader::symbols::UNICODE;
use attache::reader::{Effect, Message, Size, State, page, update};
use attache::screen::{self, Theme};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::time::{ClockId, clock_gettime};

const SIZE: Size = Size { columns: 200, rows: 50 };
/// How often each key is pressed.
const TIMES: usize = 400;
/// What is done, and the keys that get to where it is done.
const ACTIONS: &[(&str, &str, &str)] = &[
    ("a row down", "", "j"),
    ("a row down and up", "", "j k"),
    ("half a page down the list", "", "C-d"),
    ("a page down the list", "", "C-f"),
    ("to the end of the list and back", "", "G gg"),
    ("the next article", "Enter", "J"),
    ("a line down the article", "Enter", "j"),
    ("half a page down the article", "Enter", "C-d"),
    ("a page down and up the article", "Enter", "C-f C-b"),
    ("to the end of the article and back", "Enter", "G gg"),
    ("the next name, quotation or link", "Enter", "Tab"),
    ("a letter into the filter, and out", "/", "f BS"),
    ("help, and back", "", "? q"),
    ("the palette, and back", "", ": Esc"),
    ("a star", "", "s"),
];

/// What is written, counted.
#[derive(Clone, Default)]
struct Counter(Rc<Cell<usize>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn main() {
    println!("| what | 50 rows, 5 kB | bytes | 100,000 rows, 1 MB | bytes | ratio |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let mut worst: (Duration, &str) = (Duration::ZERO, "");
    for (name, before, keys) in ACTIONS {
        let (short, few) = measured(50, 5_000, before, keys);
        let (long, many) = measured(100_000, 1_000_000, before, keys);
        worst = worst.max((short.max(long), name));
        let ratio = long.as_secs_f64() / short.as_secs_f64();
        println!("| {name} | {short:.0?} | {few} | {long:.0?} | {many} | {ratio:.2} |");
    }
    println!("\nthe slowest: {}, {:.0?}", worst.1, worst.0);
}

/// The 95th percentile of the time that the keys take, and the most bytes that
/// they write.
fn measured(rows: usize, size: usize, before: &str, keys: &str) -> (Duration, usize) {
    let mut reader = Reader::new(rows, size);
    reader.press(before);
    let mut times: Vec<Duration> = Vec::with_capacity(TIMES);
    let mut most = 0;
    let keys: Vec<&str> = keys.split(' ').collect();
    for key in std::iter::repeat_n(keys, TIMES).flatten() {
        let (start, written) = (cpu(), reader.written.0.get());
        reader.elsewhere = Duration::ZERO;
        reader.press(key);
        times.push(cpu().saturating_sub(start).saturating_sub(reader.elsewhere));
        most = most.max(reader.written.0.get() - written);
    }
    times.sort_unstable();
    (times[times.len() * 95 / 100], most)
}

fn cpu() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

/// The reader, whose effects are done at once and for nothing.
struct Reader {
    state: State,
    theme: Theme,
    terminal: Terminal<CrosstermBackend<Counter>>,
    written: Counter,
    opened: Opened,
    index: Index,
    /// What took place on another thread.
    elsewhere: Duration,
}

impl Reader {
    fn new(count: usize, size: usize) -> Self {
        let rows = rows(count);
        let index = Index::new(&rows);
        let today = Stamp::day(2025, Some(12), Some(1)).expect("a day");
        let written = Counter::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.columns, SIZE.rows));
        let backend = CrosstermBackend::new(written.clone());
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport }).expect("a terminal");
        let state = State::new(SIZE, today, UNICODE, "library".to_owned());
        let opened = opened(size);
        let mut reader =
            Self { state, theme: Theme::default(), terminal, written, opened, index, elsewhere: Duration::ZERO };
        reader.take(Message::Counts(Counts { articles: count, unread: count, stories: 1, ..Counts::default() }));
        reader.take(Message::Rows { rows: Arc::new(rows), complete: true });
        reader.draw();
        reader
    }

    /// Presses keys, drawing after each.
    fn press(&mut self, keys: &str) {
        for key in keys.split(' ').filter(|keys| !keys.is_empty()).flat_map(sequence) {
            self.take(Message::Key(key));
            self.draw();
        }
    }

    fn take(&mut self, message: Message) {
        for effect in update(&mut self.state, message) {
            let start = cpu();
            let answer = match effect {
                Effect::Load(ticket, id) => {
                    let mut opened = self.opened.clone();
                    opened.article.id = id;
                    Message::Article(ticket, Box::new(opened))
                }
                Effect::LayOut(ticket, layout) => {
                    Message::LaidOut(ticket, Box::new(page::lay_out(&layout.opened, &layout.form)))
                }
                Effect::Filter(ticket, ask, _) => Message::Filtered(ticket, self.index.find(&ask)),
                _ => continue,
            };
            self.elsewhere += cpu().saturating_sub(start);
            self.take(answer);
        }
    }

    fn draw(&mut self) {
        let (state, theme) = (&self.state, &self.theme);
        self.terminal.draw(|frame| screen::draw(state, theme, frame)).expect("drawn");
    }
}

const WORDS: [&str; 12] =
    ["harbour", "ferry", "timetable", "winter", "the", "crew", "of", "Oslo", "bridge", "a", "minister", "said"];

fn words(seed: usize, n: usize) -> String {
    let nth = |k: usize| WORDS[(seed * 31 + k * k * 7 + k) % WORDS.len()];
    (0..n).map(nth).collect::<Vec<_>>().join(" ")
}

fn rows(count: usize) -> Vec<Row> {
    let row = |n: usize| {
        let id = ArticleId(format!("{n:a>16}"));
        Row {
            id: id.clone(),
            title: format!("Report {n} of {}", words(n, 8)),
            title_derived: false,
            publisher: Some("Harbour Ledger".to_owned()),
            published: Stamp::day(2025, Some(5), Some(1 + n as u32 % 28)),
            updated: None,
            not_before: None,
            officials: Vec::new(),
            url: None,
            event: id.clone(),
            story: id,
            reports: 1,
            length: 900,
            marks: Marks::default(),
        }
    };
    (0..count).map(row).collect()
}

fn opened(size: usize) -> Opened {
    let mut text = String::from("Talks about the ferry\n\n");
    let mut n = 0;
    while text.len() < size {
        n += 1;
        let _ = write!(
            text,
            "Foreign Minister Ana Ortiz went on {n}: {}. “{},” Ortiz said.\n\n",
            words(n, 40),
            words(n, 9)
        );
    }
    let document = single::document(text.as_bytes(), "article.txt", Kind::Text);
    let article = clean::clean(&document).into_iter().next().expect("an article");
    let id = article.id.clone();
    Opened {
        article,
        mentions: Vec::new(),
        quotes: Vec::new(),
        contacts: Vec::new(),
        note: None,
        fresh: Vec::new(),
        related: Vec::new(),
        event: id.clone(),
        story: id,
        marks: Marks::default(),
    }
}
