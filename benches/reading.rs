//! How long the reader's own work takes, on generated articles: the same in
//! every run, and in no one's words but these lists'.

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;

use attache::analysis::contacts;
use attache::analysis::linking::{self, Frequencies};
use attache::analysis::people::{self, Roster};
use attache::analysis::quotes;
use attache::clean;
use attache::fetch::Origin;
use attache::filter::Index;
use attache::filter::grouping::{By, Groups};
use attache::model::row::Official;
use attache::model::{Article, ArticleId, Counts, Marks, Mention, Opened, PersonId, Row, Stamp};
use attache::parse::sniff::Kind;
use attache::parse::{Document, single};
use attache::pipeline::import_origins;
use attache::reader::symbols::UNICODE;
use attache::reader::{Message, Size, State, page, update};
use attache::screen::{self, theme::Theme};
use attache::store::SqliteLibrary;
use divan::Bencher;
use divan::counter::BytesCount;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

const OFFICES: [&str; 5] = ["Foreign Minister", "President", "Senator", "Trade Minister", "Ambassador"];
const FIRST: [&str; 8] = ["Ana", "Jonas", "Mirela", "Oskar", "Leila", "Tomas", "Ingrid", "Rafael"];
const FAMILY: [&str; 10] =
    ["Ortiz", "Lindqvist", "Berg", "Okafor", "Quillan", "Harrow", "Mori", "Vos", "Castellan", "Wyeth"];
const PLACES: [&str; 5] = ["Oslo", "Lisbon", "Nairobi", "Ottawa", "Vienna"];
/// The small words of a language, which are two of five in its texts.
const SMALL: [&str; 10] = ["the", "of", "and", "to", "in", "for", "with", "on", "was", "had"];
const WORDS: [&str; 50] = [
    "harbour",
    "ferry",
    "timetable",
    "grain",
    "cable",
    "winter",
    "crew",
    "tariff",
    "glacier",
    "orchard",
    "signal",
    "bridge",
    "quota",
    "lantern",
    "survey",
    "mackerel",
    "turbine",
    "archive",
    "railway",
    "copper",
    "agreed",
    "repaired",
    "opened",
    "delayed",
    "measured",
    "promised",
    "northern",
    "narrow",
    "early",
    "public",
    "season",
    "council",
    "report",
    "market",
    "island",
    "valley",
    "committee",
    "engineer",
    "inspection",
    "storage",
    "delivery",
    "insurance",
    "contract",
    "schedule",
    "licence",
    "customs",
    "pilot",
    "warehouse",
    "current",
    "forecast",
];

/// Numbers in an order that looks like none (an LCG).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }

    fn words(&mut self, n: usize) -> String {
        // A number behind some words makes them rare, as half of all words are.
        let mut out = String::new();
        for _ in 0..n {
            if self.roll(5) < 2 {
                let _ = write!(out, "{} ", self.pick(&SMALL));
                continue;
            }
            let word = self.pick(&WORDS);
            let rare = self.roll(2_000);
            let _ = if rare < 1_000 { write!(out, "{word}{} ", letters(rare)) } else { write!(out, "{word} ") };
        }
        out.trim_end().to_owned()
    }

    fn name(&mut self) -> String {
        format!("{} {}", self.pick(&FIRST), self.pick(&FAMILY))
    }

    fn sentence(&mut self) -> String {
        let n = 9 + self.roll(12);
        format!("The {}.", self.words(n))
    }
}

fn letters(n: usize) -> String {
    [n / 26 % 26, n % 26].iter().map(|&n| char::from(b'a' + n as u8)).collect()
}

/// The text of an article of about `size` bytes.
fn text(seed: u64, size: usize) -> String {
    let mut dice = Dice(seed);
    let (one, other) = (dice.name(), dice.name());
    let mut out = format!(
        "{} and {} talk of {}\n\n{} {one} and {} {other} held talks in {} on Thursday about {}.\n\n",
        one,
        other,
        dice.words(3),
        dice.pick(&OFFICES),
        dice.pick(&OFFICES),
        dice.pick(&PLACES),
        dice.words(4)
    );
    while out.len() < size {
        let (a, b) = (dice.sentence(), dice.sentence());
        let _ = write!(out, "{a} {b} “{},” {} said.\n\n", dice.words(8), other.rsplit(' ').next().unwrap_or(""));
    }
    out
}

fn document(seed: u64, size: usize) -> Document {
    single::document(text(seed, size).as_bytes(), "article.txt", Kind::Text)
}

fn article(seed: u64, size: usize) -> (Article, Vec<Mention>) {
    let article = clean::clean(&document(seed, size)).into_iter().next().expect("an article");
    let mentions = people::mentions(&article, Roster::shipped());
    (article, mentions)
}

fn rows(n: usize) -> Vec<Row> {
    let mut dice = Dice(7);
    let row = |n: usize| {
        let name = dice.name();
        let id = ArticleId(format!("{n:a>16}"));
        Row {
            id: id.clone(),
            title: format!("{name} and {} speak of {}", dice.name(), dice.words(5)),
            title_derived: false,
            publisher: Some("Harbour Ledger".to_owned()),
            published: Stamp::day(2025, Some(5), Some(1 + n as u32 % 28)),
            updated: None,
            not_before: None,
            officials: vec![Official { person: PersonId(name.to_lowercase()), short: name.clone(), name }],
            url: None,
            event: id.clone(),
            story: id,
            reports: 1,
            length: n as u32 % 9000,
            marks: Marks::default(),
        }
    };
    (0..n).map(row).collect()
}

fn opened(size: usize) -> Opened {
    let (article, mentions) = article(3, size);
    let id = article.id.clone();
    Opened {
        article,
        mentions,
        quotes: Vec::new(),
        contacts: Vec::new(),
        fresh: Vec::new(),
        related: Vec::new(),
        event: id.clone(),
        story: id,
        marks: Marks::default(),
        note: None,
    }
}

fn today() -> Stamp {
    Stamp::day(2025, Some(12), Some(1)).expect("a day")
}

#[divan::bench]
fn clean_5_kb(bencher: Bencher) {
    let document = document(1, 5_000);
    bencher.bench(|| clean::clean(black_box(&document)));
}

/// Plain text cleaned, from characters to articles: the rate is what counts.
mod cleaning {
    use super::{Bencher, BytesCount, Dice, black_box, clean};
    use attache::model::{ArticleId, Format};
    use attache::parse::{Stated, text::document};

    /// An article with what stands around it when it is copied out.
    fn with_furniture(seed: u64) -> String {
        let size = 3_000 + Dice(seed).roll(2_000);
        let body = super::text(seed, size).replacen("\n\n", "\n\nBy Ana Ortiz\n2 May 2025\nShare\n\n", 1);
        format!("{body}Advertisement\nRelated Articles\nFerries and the fog\nComments\n© 2025 Harbour Ledger\n")
    }

    /// A whole page: a menu, an article, lists of others, a footer.
    fn page(seed: u64) -> String {
        let mut dice = Dice(seed);
        let mut lines = |n: usize, words: usize| -> String { (0..n).map(|_| dice.words(words) + "\n").collect() };
        let (menu, list, footer) = (lines(30, 2), lines(15, 8), lines(20, 3));
        format!(
            "Skip to content\n{menu}Log in\n{}Related Articles\n{list}{footer}Privacy policy\n",
            with_furniture(seed)
        )
    }

    fn rate(bencher: Bencher, texts: &[String]) {
        let bytes: usize = texts.iter().map(String::len).sum();
        let read = |words: &str| {
            let id = ArticleId("a".repeat(16));
            document(words, "article.txt", None, Stated::default(), Format::Text, 1, id)
        };
        bencher
            .counter(BytesCount::new(bytes))
            .bench(|| texts.iter().map(|words| clean::clean(&read(black_box(words))).len()).sum::<usize>());
    }

    #[divan::bench]
    fn articles_of_3_to_5_kb(bencher: Bencher) {
        rate(bencher, &(0..50).map(with_furniture).collect::<Vec<_>>());
    }

    #[divan::bench]
    fn whole_pages(bencher: Bencher) {
        rate(bencher, &(0..50).map(page).collect::<Vec<_>>());
    }
}

#[divan::bench]
fn people_5_kb(bencher: Bencher) {
    let (article, _) = article(1, 5_000);
    bencher.bench(|| people::mentions(black_box(&article), Roster::shipped()));
}

#[divan::bench]
fn quotes_5_kb(bencher: Bencher) {
    let (article, mentions) = article(1, 5_000);
    bencher.bench(|| quotes::quotes(black_box(&article), &mentions));
}

#[divan::bench]
fn contacts_5_kb(bencher: Bencher) {
    let (article, mentions) = article(1, 5_000);
    let quotes = quotes::quotes(&article, &mentions);
    bencher.bench(|| contacts::contacts(black_box(&article), &mentions, &quotes));
}

/// A text of nothing but contacts.
#[divan::bench]
fn contacts_5_kb_of_contacts(bencher: Bencher) {
    let mut dice = Dice(1);
    let mut text = String::from("Calls\n\n");
    while text.len() < 5_000 {
        let (office, one, other, place) = (dice.pick(&OFFICES), dice.name(), dice.name(), dice.pick(&PLACES));
        let _ = write!(
            text,
            "{office} {one} met {office} {other} in {place} on Thursday. They spoke by phone last week.\n\n"
        );
    }
    let document = single::document(text.as_bytes(), "article.txt", Kind::Text);
    let article = clean::clean(&document).into_iter().next().expect("an article");
    let mentions = people::mentions(&article, Roster::shipped());
    bencher.bench(|| contacts::contacts(black_box(&article), &mentions, &[]));
}

#[divan::bench]
fn people_and_quotes_5_kb(bencher: Bencher) {
    let (article, _) = article(1, 5_000);
    bencher.bench(|| {
        let mentions = people::mentions(black_box(&article), Roster::shipped());
        quotes::quotes(&article, &mentions)
    });
}

#[divan::bench]
fn profile_5_kb(bencher: Bencher) {
    let (article, mentions) = article(1, 5_000);
    bencher.bench(|| linking::profile(black_box(&article), &mentions, &[], &[]));
}

#[divan::bench]
fn link_two(bencher: Bencher) {
    let profile = |seed| {
        let (article, mentions) = article(seed, 5_000);
        linking::profile(&article, &mentions, &[], &[])
    };
    let (a, b) = (profile(1), profile(2));
    let frequencies = Frequencies { articles: 10_000, ..Frequencies::default() };
    bencher.bench(|| linking::link(black_box(&a), black_box(&b), &frequencies));
}

/// Finding what was typed among ten thousand titles and officials.
mod filter {
    use super::{Bencher, FuzzyMatcher, Index, SkimMatcherV2, black_box, rows};

    const TYPED: &str = "ferrytariff";

    #[divan::bench]
    fn index_10_000(bencher: Bencher) {
        let rows = rows(10_000);
        // An index remembers the last search, so that each has a fresh one.
        bencher.with_inputs(|| Index::new(&rows)).bench_local_values(|mut index| index.search(black_box(TYPED)));
    }

    #[divan::bench]
    fn every_title_10_000(bencher: Bencher) {
        let rows = rows(10_000);
        let matcher = SkimMatcherV2::default();
        bencher
            .bench_local(|| rows.iter().filter_map(|row| matcher.fuzzy_indices(&row.title, black_box(TYPED))).count());
    }
}

/// What a key costs that is pressed in the filter of a hundred thousand rows.
mod typing_100_000 {
    use super::{Bencher, Index, black_box, rows};

    /// The pattern that stands when the key was pressed, nothing being known of it
    /// before.
    #[divan::bench(args = ["f", "fe", "ferry", "ferry tariff", "@quil", "a", "'ferry", "!ferry", "^ana", "ferry | tariff"], sample_count = 30)]
    fn at_once(bencher: Bencher, typed: &str) {
        let mut index = Index::new(&rows(100_000));
        bencher.bench_local(|| {
            // An index remembers the last search.
            index.search("\u{1}");
            index.search(black_box(typed))
        });
    }

    /// All keys of two words, one after the other.
    #[divan::bench(sample_count = 10)]
    fn key_after_key(bencher: Bencher) {
        const TYPED: &str = "ferry tariff";
        let mut index = Index::new(&rows(100_000));
        bencher.bench_local(|| {
            index.search("\u{1}");
            (1..=TYPED.len()).map(|end| index.search(black_box(&TYPED[..end])).rows.len()).sum::<usize>()
        });
    }
}

#[divan::bench]
fn lay_out_5_kb(bencher: Bencher) {
    let (opened, form) = (opened(5_000), form());
    bencher.bench_local(|| page::lay_out(black_box(&opened), &form));
}

/// Finding words in an article of a megabyte.
mod finding_1_mb {
    use super::{Bencher, black_box, form, opened, page};
    use attache::reader::page::search::Search;

    fn lines() -> Vec<page::Line> {
        page::lay_out(&opened(1_000_000), &page::Form { columns: 76, strip: None, ..form() }).lines
    }

    /// What `/` costs.
    #[divan::bench]
    fn make_ready(bencher: Bencher) {
        let lines = lines();
        bencher.bench_local(|| Search::new(black_box(&lines)));
    }

    /// What a letter more costs.
    #[divan::bench(args = ["e", "ferry", "nowhere"])]
    fn key(bencher: Bencher, typed: &str) {
        let mut search = Search::new(&lines());
        bencher.bench_local(|| {
            search.look_for(black_box(typed));
            search.len()
        });
    }

    /// What lighting a page costs.
    #[divan::bench(args = ["e", "ferry"])]
    fn page_of_40_lines(bencher: Bencher, typed: &str) {
        let lines = lines();
        let mut search = Search::new(&lines);
        search.look_for(typed);
        let middle = lines.len() / 2;
        bencher.bench_local(|| (middle..middle + 40).filter_map(|n| search.lit(n, &lines[n])).count());
    }
}

fn form() -> page::Form {
    page::Form {
        columns: 80,
        spacing: 0,
        strip: Some(6),
        most: page::LONGEST,
        symbols: UNICODE,
        today: today(),
        keys: page::Keys::default(),
    }
}

/// An article of a megabyte, and one that is a single word of ten.
mod very_long {
    use super::{
        Arc, Article, Bencher, Message, Opened, Size, State, Terminal, TestBackend, Theme, UNICODE, black_box, form,
        opened, page, rows, screen, today, update,
    };
    use attache::model::article::join_text;
    use attache::model::{Block, BlockKind};
    use attache::reader::key::sequence;
    use attache::reader::{Effect, Ticket};

    fn megabyte() -> Opened {
        opened(1_000_000)
    }

    fn word() -> Opened {
        let opened = opened(1_000);
        let mut blocks = vec![Block::new(BlockKind::Paragraph, "x".repeat(10_000_000))];
        let text = join_text(&mut blocks);
        Opened { article: Article { blocks, text, ..opened.article }, mentions: Vec::new(), ..opened }
    }

    /// A reader that waits for an article which it has asked for.
    fn waiting() -> (State, Ticket) {
        let mut state = State::new(Size { columns: 200, rows: 50 }, today(), UNICODE, "library".to_owned());
        let mut asked = update(&mut state, Message::Rows { rows: Arc::new(rows(1)), complete: true });
        asked.extend(sequence("Enter").into_iter().flat_map(|key| update(&mut state, Message::Key(key))));
        let ticket = asked.iter().rev().find_map(|effect| match effect {
            Effect::Load(ticket, _) => Some(*ticket),
            _ => None,
        });
        (state, ticket.expect("an article is asked for"))
    }

    /// From the article to the first screen.
    fn first_screen(bencher: Bencher, article: &Opened) {
        let theme = Theme::default();
        bencher
            .with_inputs(|| {
                (waiting(), Box::new(article.clone()), Terminal::new(TestBackend::new(200, 50)).expect("a screen"))
            })
            .bench_local_values(|((mut state, ticket), article, mut terminal)| {
                let asked = update(&mut state, Message::Article(ticket, article));
                terminal.draw(|frame| screen::draw(&state, &theme, frame)).expect("drawn");
                (state, asked, terminal)
            });
    }

    #[divan::bench]
    fn first_screen_of_1_mb(bencher: Bencher) {
        first_screen(bencher, &megabyte());
    }

    #[divan::bench(sample_count = 20)]
    fn first_screen_of_a_word_of_10_mb(bencher: Bencher) {
        first_screen(bencher, &word());
    }

    /// A page down and up again, drawn, in the midst of a megabyte.
    #[divan::bench]
    fn two_pages_of_1_mb(bencher: Bencher) {
        let theme = Theme::default();
        let (mut state, ticket) = waiting();
        for effect in update(&mut state, Message::Article(ticket, Box::new(megabyte()))) {
            if let Effect::LayOut(ticket, layout) = effect {
                let page = page::lay_out(&layout.opened, &layout.form);
                update(&mut state, Message::LaidOut(ticket, Box::new(page)));
            }
        }
        let mut terminal = Terminal::new(TestBackend::new(200, 50)).expect("a screen");
        bencher.bench_local(|| {
            for key in ["PgDn", "PgUp"].into_iter().flat_map(sequence) {
                black_box(update(&mut state, Message::Key(key)));
                terminal.draw(|frame| screen::draw(&state, &theme, frame)).expect("drawn");
            }
        });
    }

    /// What the thread does meanwhile.
    #[divan::bench(sample_count = 20)]
    fn all_lines_of_1_mb(bencher: Bencher) {
        let (opened, form) = (megabyte(), form());
        bencher.bench_local(|| page::lay_out(black_box(&opened), &form));
    }

    #[divan::bench(sample_count = 20)]
    fn two_mb_of_a_word_of_10_mb(bencher: Bencher) {
        let (opened, form) = (word(), form());
        bencher.bench_local(|| page::lay_out(black_box(&opened), &form));
    }
}

#[divan::bench(sample_count = 20)]
fn put_100_000_rows_together_by_event(bencher: Bencher) {
    let mut all = rows(100_000);
    for (n, row) in all.iter_mut().enumerate() {
        row.event = ArticleId(format!("event-{:010}", n / 3));
    }
    let order: Vec<usize> = (0..all.len()).collect();
    bencher.bench_local(|| Groups::new(black_box(&all), &order, By::Event));
}

#[divan::bench]
fn draw_a_list_of_10_000(bencher: Bencher) {
    let size = Size { columns: 120, rows: 40 };
    let mut state = State::new(size, today(), UNICODE, "library".to_owned());
    let articles = 10_000;
    update(&mut state, Message::Counts(Counts { articles, unread: articles, stories: 1, ..Counts::default() }));
    update(&mut state, Message::Rows { rows: Arc::new(rows(articles)), complete: true });
    let theme = Theme::default();
    let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).expect("a screen in memory");
    bencher.bench_local(|| terminal.draw(|frame| screen::draw(black_box(&state), &theme, frame)).expect("drawn").count);
}

/// A whole frame at 200x50, list and article, in the terminal's own colours and in
/// a theme that paints the screen: the length of the list must not matter.
mod frame_200_by_50 {
    use super::{
        Bencher, Message, Size, State, Terminal, TestBackend, UNICODE, black_box, opened, rows, screen, today,
    };
    use attache::reader::{Effect, update};
    use attache::screen::Themes;
    use std::sync::Arc;

    fn drawn(bencher: Bencher, articles: usize, theme: &str, ambiguous_wide: bool) {
        let size = Size { columns: 200, rows: 50 };
        let mut state = State::new(size, today(), UNICODE, "library".to_owned());
        state.settings.ambiguous_wide = ambiguous_wide;
        state.symbols = state.settings.symbols(true);
        for effect in update(&mut state, Message::Rows { rows: Arc::new(rows(articles)), complete: true }) {
            if let Effect::Load(ticket, _) = effect {
                update(&mut state, Message::Article(ticket, Box::new(opened(5_000))));
            }
        }
        let theme = Themes::built_in().get(theme).cloned().expect("a theme");
        let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).expect("a screen in memory");
        bencher.bench_local(|| {
            terminal.draw(|frame| screen::draw(black_box(&state), &theme, frame)).expect("drawn").count
        });
    }

    #[divan::bench(args = [50, 100_000])]
    fn in_the_terminals_colours(bencher: Bencher, articles: usize) {
        drawn(bencher, articles, "terminal", false);
    }

    #[divan::bench(args = [50, 100_000])]
    fn in_a_theme(bencher: Bencher, articles: usize) {
        drawn(bencher, articles, "harbour", false);
    }

    #[divan::bench(args = [50, 100_000])]
    fn with_wide_characters(bencher: Bencher, articles: usize) {
        drawn(bencher, articles, "harbour", true);
    }
}

#[divan::bench(sample_count = 10)]
fn import_200_articles(bencher: Bencher) {
    let origins: Vec<Origin> = (0..200)
        .map(|n| Origin::Memory { name: format!("{n}.txt"), bytes: text(n, 3_000).into_bytes().into() })
        .collect();
    bencher
        .with_inputs(|| SqliteLibrary::in_memory(None).expect("a library"))
        .bench_local_refs(|library| import_origins(&origins, library, Timestamp::UNIX_EPOCH).expect("an import"));
}
