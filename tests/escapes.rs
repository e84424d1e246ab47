//! What a text from outside may hold, and must not do: control sequences in
//! every field, marks that turn the direction, clusters without end, characters
//! of doubtful width. The program runs in a real terminal; what it writes is
//! held against a strict grammar, what it shows against the same articles
//! without the attempt.

mod support;

use portable_pty::CommandBuilder;
use support::pty::Pty;
use support::{Home, Random, rounds};

/// What gets into a field, with a word that is nowhere else.
const PAYLOADS: &[&str] = &[
    "\x1b[2J\x1b[31m",
    "\x1b]52;c;bm9uY2U=\x07",
    "\x1b]0;nonce\x1b\\",
    "\x1bPnonce\x1b\\",
    "\x1b_Gnonce\x1b\\",
    "\u{9d}0;nonce\u{9c}",
    "\u{90}nonce\u{9c}",
    "\u{9b}31m",
    "\x07\x08\x7f",
    "\u{202e}\u{2066}\u{200f}",
    "\u{2028}\u{ad}\u{feff}",
    "\u{e0041}\u{e007f}",
    "\u{ffff}\u{fdd0}",
    "\x1b[?1049l\x1b[?2004l",
    "\x1bc",
];
/// What is not a whole sequence loses its beginning only: the words stay.
const OPEN: &[&str] = &["\x1b]0;nonce", "\x1bPnonce", "\u{9d}8;;nonce", "\x1b"];

/// Two reports of one meeting, with `payload` in the middle of each field that
/// is words.
fn records(payload: &str) -> String {
    let put = |words: &str| {
        let at = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
        format!("{}{payload}{}", &words[..at], &words[at..])
    };
    let record = |id: &str, title: &str, publisher: &str, text: &[&str]| {
        let text: Vec<String> = text.iter().map(|paragraph| put(paragraph)).collect();
        let record = serde_json::json!({
            "id": id, "title": put(title), "publisher": put(publisher), "author": put("Mara Lindqvist"),
            "section": put("Harbour"), "published": "2031-05-02", "text": text.join("\n\n"),
        });
        format!("{record}\n")
    };
    record(
        "1",
        "Ministers meet over the ferry",
        "Harbour Ledger",
        &[
            "Foreign Minister Ana Quillan met Transport Minister John Harrow in Oslo on Thursday, and the two spoke for three hours about the ferry across the sound.",
            "“The ferry will sail in winter,” Quillan said after the talks, which went on until the evening.",
            "Harrow said that 4,200 people cross the sound each day.",
        ],
    ) + &record(
        "2",
        "Quillan and Harrow talk in Oslo",
        "Tide News",
        &[
            "Foreign Minister Ana Quillan and Transport Minister John Harrow met in Oslo on Thursday, after a year in which the winter ferry had been in doubt.",
            "“The ferry will sail in winter,” Quillan said.",
        ],
    )
}

/// A way through the screens: keys, and what is then to be seen.
const TOUR: &[(&str, &str)] = &[
    ("", "2 articles"),
    ("\r", "1 unread"),
    ("r", "because"),
    ("q", "In this article"),
    ("\t\t", "Transport Minister"),
    ("p", "people in the library"),
    ("\r", "Dossier"),
    ("qq", "In this article"),
    ("gq", "1 quotation in"),
    ("q", "In this article"),
    ("gc", "1 contact"),
    ("q", "In this article"),
    ("gt", "Story"),
    ("q", "In this article"),
    ("c", "2 reports of"),
    ("q", "In this article"),
    ("gb", "Briefing"),
    ("q", "In this article"),
    ("q/ferry\r", " of 2"),
];

fn start(home: &Home, size: (u16, u16), file: &str) -> Pty {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_attache"));
    command.args([file, "--now", "2031-05-03T12:00:00Z"]);
    command.cwd(home.path());
    Pty::run(home, size, &[], command)
}

/// The screens of a tour through articles with `payload`; fails on a sequence
/// that the program does not write of itself.
fn tour(payload: &str, size: (u16, u16)) -> Vec<String> {
    let home = Home::new();
    home.write("in.jsonl", records(payload));
    let mut pty = start(&home, size, "in.jsonl");
    let mut screens = Vec::new();
    for (keys, words) in TOUR {
        pty.keys(keys).wait_for(words);
        // What was asked for last is there once a key after it was answered.
        pty.settle();
        screens.push(pty.screen());
    }
    pty.keys("\x03");
    assert_eq!(pty.end_clean().exit_code(), 0);
    pty.allowed_only();
    screens
}

#[test]
fn no_field_of_an_article_reaches_the_terminal_on_any_screen() {
    for size in [(120, 40), (60, 20)] {
        let clean = tour("", size);
        let count = if rounds(100) > 2 { PAYLOADS.len() } else { 3 };
        for payload in PAYLOADS.iter().take(count) {
            for (dirty, clean) in tour(payload, size).iter().zip(&clean) {
                assert!(dirty == clean, "{payload:?}\n{dirty}\n--- instead of\n{clean}");
            }
        }
    }
}

#[test]
fn a_sequence_without_an_end_swallows_nothing() {
    for payload in OPEN.iter().take(if rounds(100) > 2 { OPEN.len() } else { 1 }) {
        let screens = tour(payload, (120, 40));
        let article = screens.get(1).expect("an article");
        for words in ["cross the sound each day", "went on until the evening", "In this article"] {
            assert!(article.contains(words), "{payload:?} swallowed “{words}”\n{article}");
        }
    }
}

#[test]
fn names_of_files_addresses_and_dates_are_fields_too() {
    for payload in PAYLOADS.iter().filter(|payload| !payload.contains('\u{ffff}')) {
        let home = Home::new();
        let record = serde_json::json!({
            "id": format!("a{payload}b"), "title": "Fog closes the harbour", "text": "The harbour was closed on Monday.",
            "url": format!("https://a.example/{payload}x"), "published": format!("2031-05-0{payload}2"),
            "updated": payload, "language": payload, "publisher": payload, "section": [payload, payload],
        });
        let name = format!("in{payload}.jsonl").replace('/', "_");
        home.write(&name, format!("{record}\n{{{payload}\n"));
        let mut pty = start(&home, (100, 30), &name);
        pty.wait_for("Fog closes the harbour").keys("\ry").wait_for("Monday");
        pty.settle();
        pty.keys("Q");
        pty.end_clean();
        pty.allowed_only_but_the_clipboard();
    }
}

#[test]
fn what_is_printed_into_a_terminal_is_safe_too() {
    let payloads = PAYLOADS.iter().chain(OPEN).take(if rounds(100) > 2 { 100 } else { 3 });
    for payload in payloads {
        let home = Home::new();
        home.write("in.jsonl", records(payload));
        for arguments in [
            &["import", "in.jsonl"][..],
            &["list"],
            &["list", "--json"],
            &["officials", "--all"],
            &["quotes"],
            &["contacts"],
            &["stories"],
            &["brief", "--since", "2031-05-01"],
            &["export", "--format", "jsonl"],
            &["export", "--format", "markdown"],
            &["list", payload],
            &["show", payload],
            &["import", payload],
        ] {
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_attache"));
            command.args(["--now", "2031-05-03T12:00:00Z"]);
            command.args(arguments);
            command.cwd(home.path());
            let mut pty = Pty::run(&home, (100, 30), &[], command);
            pty.end_clean();
            pty.allowed_only();
            let written = String::from_utf8(pty.bytes()).expect("UTF-8");
            assert!(!written.contains(['\u{202e}', '\u{2066}', '\u{feff}']), "{arguments:?} wrote {written:?}");
        }
    }
}

#[test]
fn hebrew_and_arabic_are_there_to_the_last_letter() {
    let home = Home::new();
    let (hebrew, arabic) = ("הנמל נסגר בגלל הערפל", "أُغلق الميناء بسبب الضباب");
    let record = serde_json::json!({
        "id": "1", "title": format!("\u{202e}{hebrew}\u{202c}"), "published": "2031-05-02",
        "text": format!("{arabic}\u{2066}. The harbour was closed."),
    });
    home.write("in.jsonl", record.to_string());
    let mut pty = start(&home, (120, 30), "in.jsonl");
    pty.wait_for(hebrew).keys("\r").wait_for("The harbour was closed");
    let screen = pty.screen();
    for word in hebrew.split(' ').chain(arabic.split(' ')) {
        assert!(screen.contains(word), "{word} is not on the screen\n{screen}");
    }
    let written = String::from_utf8(pty.bytes()).expect("UTF-8");
    assert!(
        !written.contains(|c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    );
    pty.keys("Q").end_clean();
}

#[test]
fn clusters_without_end_stay_small_and_emoji_stay_whole() {
    let home = Home::new();
    let flood: String = std::iter::repeat_n('\u{301}', 50_000).collect();
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
    let record = serde_json::json!({
        "id": "1", "title": format!("Zalgo e{flood} here"), "text": format!("A family {family} and a flag 🇳🇴 stood o{flood} the quay."),
    });
    home.write("in.jsonl", record.to_string());
    let mut pty = start(&home, (100, 30), "in.jsonl");
    pty.wait_for("Zalgo").keys("\r").wait_for("the quay");
    pty.settle();
    let written = String::from_utf8(pty.bytes()).expect("UTF-8");
    let longest = written.split(|c| c != '\u{301}').map(|run| run.chars().count()).max().unwrap_or(0);
    assert!((1..=8).contains(&longest), "a letter carries {longest} marks");
    assert!(written.contains(family) && written.contains("🇳🇴"), "the emoji are not whole");
    pty.keys("Q").end_clean();
}

const TITLES: usize = 200;

/// Articles whose titles are of characters that terminals measure differently.
fn doubtful_titles(seed: u64) -> String {
    const PARTS: &[&str] = &[
        "港口",
        "フェリー",
        "여객선",
        "e\u{301}",
        "한국",
        "Ω≈√",
        "½",
        "“–…”",
        "👩\u{200d}🚒",
        "🇳🇴",
        "☀\u{fe0f}",
        "❤",
        "①",
        "ﷺ",
        "ไทยน้ำ",
        "नमस्ते",
        "שלום",
        "سلام",
        "ferry",
        "Oslo",
        "a",
        "𝔘𝔫𝔦",
        "\u{1f1e6}",
        "\u{3000}",
        "→",
        "■",
    ];
    let mut random = Random(seed);
    (0..TITLES)
        .map(|n| {
            let words: Vec<&str> = (0..3 + random.below(12)).map(|_| random.pick(PARTS)).collect();
            let glue = if random.below(3) == 0 { "" } else { " " };
            let record = serde_json::json!({
                "id": n.to_string(), "title": words.join(glue), "text": format!("The harbour {n} is closed."), "published": "2031-05-02",
            });
            record.to_string()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn titles_of_doubtful_width_move_no_border() {
    let full = rounds(100) > 2;
    for seed in 0..if full { 25 } else { 1 } {
        let home = Home::new();
        home.write("in.jsonl", doubtful_titles(seed));
        let mut pty = start(&home, (120, 40), "in.jsonl");
        pty.wait_for("200 articles");
        pty.settle();
        for _ in 0..TITLES / 15 {
            let screen = pty.cells();
            let divider = |row: &Vec<String>| row.iter().position(|cell| cell == "│");
            let columns: Vec<usize> = screen[2..39].iter().filter_map(divider).collect();
            assert_eq!(columns.len(), 37, "a border is gone\n{}", pty.screen());
            assert!(columns.iter().all(|column| *column == columns[0]), "a border moved\n{}", pty.screen());
            pty.keys("\x06");
            pty.settle();
        }
        pty.keys("Q").end_clean();
    }
}
