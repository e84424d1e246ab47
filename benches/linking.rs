//! What it costs to link one more article, the larger a library grows.
//!
//! `ATTACHE_ARTICLES` generated articles (100,000 where it says nothing) fill a
//! library. Each time that there are ten thousand,
//! thirty thousand and so on, the library is opened anew, so that nothing is
//! remembered, and the next five hundred articles are timed one by one: the
//! processor time of this thread, for finding their neighbours, event and story
//! (linking), and for putting them in (storing, the commit shared out).
//! Those that fill the library go into the event that they were made for and are
//! not linked, which would take most of an hour for a million. The library is in
//! the folder for temporary files, some 6 GB for a million.
//!
//! The news is made up, but its shape is that of news: words by Zipf's law with
//! a long tail, people of whom few are in the news every day and most once,
//! events with one to a dozen reports that come in over some days, stories whose
//! events share people and words, and one report in twenty printed again with
//! a few changes.

use attache::model::article::join_text;
use attache::model::{
    Article, ArticleId, Block, BlockKind, Field, Format, Mention, Metadata, PersonId, Source, Span, Stamp,
};
use attache::pipeline::learning::Lines;
use attache::pipeline::neighbours::Linker;
use attache::pipeline::preparing::{Analysed, Ready};
use attache::store::{Library, SqliteLibrary};
use jiff::Timestamp;
use rustix::time::{ClockId, clock_gettime};

/// How many articles are timed at each size, and how many arrive together.
const TIMED: usize = 500;
const BATCH: usize = 256;
/// How many different words and people there are, and the most common words.
const WORDS: usize = 400_000;
const PEOPLE: usize = 100_000;
const SMALL: [&str; 24] = [
    "the", "of", "to", "and", "a", "in", "for", "that", "on", "was", "said", "with", "by", "at", "it", "from", "as",
    "has", "is", "had", "will", "were", "not", "after",
];

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1u64 << 24) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.roll() * n as f64) as usize
    }

    /// One of `n` by Zipf's law.
    fn zipf(&mut self, n: usize) -> usize {
        ((n as f64).powf(self.roll()) - 1.0) as usize
    }
}

fn word(n: usize) -> String {
    const PARTS: [&str; 20] = [
        "ba", "cor", "de", "fen", "gil", "har", "jo", "kel", "lo", "mur", "ne", "pal", "qui", "ros", "sa", "tor",
        "vel", "wen", "yar", "zo",
    ];
    if let Some(small) = SMALL.get(n) {
        return (*small).to_owned();
    }
    let (mut out, mut rest) = (String::new(), n);
    while rest > 0 {
        out.push_str(PARTS[rest % 20]);
        rest /= 20;
    }
    out
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn person(n: usize) -> String {
    format!("{} {}", capital(&word(200 + n % 300)), capital(&word(10_000 + n)))
}

/// Something that happens: who takes part, its words, its place, its day, and
/// how many of its reports are still to come.
#[derive(Clone)]
struct Event {
    people: Vec<usize>,
    words: Vec<usize>,
    place: usize,
    day: usize,
    coming: usize,
    /// The number of the first report.
    first: Option<usize>,
}

/// The news of one world, one article after another.
struct News {
    dice: Dice,
    events: Vec<Event>,
    /// The newest texts, to be printed again.
    texts: Vec<(String, Vec<usize>)>,
    number: usize,
}

impl News {
    fn new() -> Self {
        Self { dice: Dice(11), events: Vec::new(), texts: Vec::new(), number: 0 }
    }

    /// An event, in four of ten cases one more of a running story.
    fn event(&mut self) -> Event {
        let dice = &mut self.dice;
        let mut event = Event {
            people: (0..2 + dice.below(3)).map(|_| dice.zipf(PEOPLE)).collect(),
            words: (0..14).map(|_| 200 + dice.zipf(WORDS)).collect(),
            place: dice.zipf(3_000),
            day: self.number / 1_000,
            coming: 1 + dice.zipf(12),
            first: None,
        };
        if dice.roll() < 0.4 && !self.events.is_empty() {
            let before = &self.events[dice.below(self.events.len())];
            event.people[0] = before.people[0];
            event.words[..5].copy_from_slice(&before.words[..5]);
        }
        event
    }

    /// Which event the next article reports: some sixty are in the news.
    fn next_event(&mut self) -> Event {
        while self.events.len() < 60 {
            let event = self.event();
            self.events.push(event);
        }
        let at = self.dice.below(self.events.len());
        self.events[at].coming -= 1;
        let number = self.number + 1;
        self.events[at].first.get_or_insert(number);
        if self.events[at].coming > 0 { self.events[at].clone() } else { self.events.swap_remove(at) }
    }

    /// The next article, and the number of the first report of its event.
    fn article(&mut self) -> (Ready, usize) {
        let event = self.next_event();
        let dice = &mut self.dice;
        let (text, people) = if dice.roll() < 0.05 && !self.texts.is_empty() {
            let (text, people) = &self.texts[dice.below(self.texts.len())];
            let cut = text.find(". ").map_or(0, |at| at + 2);
            (format!("{} Printed again by the {} ledger.", &text[cut..], word(500 + dice.below(400))), people.clone())
        } else {
            (write(dice, &event), event.people.clone())
        };
        let title = format!(
            "{} and {} {} {}",
            person(people[0]),
            word(event.words[dice.below(14)]),
            word(60 + dice.zipf(2_000)),
            word(event.words[dice.below(14)])
        );
        if self.texts.len() < 2_000 {
            self.texts.push((text.clone(), people.clone()));
        } else {
            let at = dice.below(2_000);
            self.texts[at] = (text.clone(), people.clone());
        }
        self.number += 1;
        (ready(self.number, title, &text, &people, event.day), event.first.unwrap_or(self.number))
    }
}

/// A report of some 150 words: the event's own at its top and now and then
/// below, any others between.
fn write(dice: &mut Dice, event: &Event) -> String {
    let weekday = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"][event.day % 5];
    let happening = ["met", "called", "criticised", "visited", "sued", "praised"][event.words[0] % 6];
    let mut out = format!(
        "President {} {happening} {} in {} on {weekday} about the {} {}. ",
        person(event.people[0]),
        person(event.people[1]),
        capital(&word(3_000 + event.place)),
        word(event.words[0]),
        word(event.words[1])
    );
    for sentence in 0..9 {
        for n in 0..15 {
            let next = match dice.roll() {
                ..0.15 => word(event.words[dice.below(14)]),
                ..0.18 => person(event.people[dice.below(event.people.len())]),
                _ => word(dice.zipf(WORDS)),
            };
            out.push_str(&if n == 0 { capital(&next) } else { next });
            out.push_str(if n < 14 { " " } else { ". " });
        }
        if sentence % 3 == 2 {
            out.truncate(out.trim_end().len());
            out.push_str("\n\n");
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn ready(number: usize, title: String, text: &str, people: &[usize], day: usize) -> Ready {
    let mut blocks: Vec<Block> = text.split("\n\n").map(|text| Block::new(BlockKind::Paragraph, text)).collect();
    let text = join_text(&mut blocks);
    let mut mentions: Vec<Mention> = Vec::new();
    for (at, &number) in people.iter().enumerate() {
        let name = person(number);
        mentions.extend(text.match_indices(&name).map(|(start, found)| Mention {
            field: Field::Text,
            span: Span::new(&text, start, start + found.len()).expect("a span"),
            text: name.clone(),
            person: Some(PersonId(name.to_lowercase().replace(' ', "-"))),
            name: Some(name.clone()),
            official: at == 0,
            role: (at == 0).then(|| "president".to_owned()),
            country: None,
            organisation: None,
            rule: "name".into(),
        }));
    }
    mentions.sort_by_key(|mention| mention.span.start());
    let day = jiff::civil::date(2000, 1, 1) + jiff::Span::new().days(i64::try_from(day).expect("a day"));
    let article = Article {
        id: id(number),
        title,
        title_derived: false,
        kicker: None,
        standfirst: None,
        byline: Vec::new(),
        publisher: Some(format!("Ledger {}", number % 20)),
        section: Vec::new(),
        url: None,
        language: None,
        published: Stamp::parse(&day.to_string()),
        updated: None,
        not_before: None,
        reading_minutes: None,
        metadata: Metadata::new(),
        source: Source { format: Format::Text, origin: "news.jsonl".into(), key: None, line: number },
        blocks,
        text,
        removed: Vec::new(),
        contains: Vec::new(),
        problems: Vec::new(),
    };
    Ready::new(article, Analysed { mentions, ..Analysed::default() }, Lines::default())
}

/// The processor time that this thread has had, in microseconds.
fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

/// Puts `count` more articles in, and says what each cost to link and to store.
fn more(library: &mut SqliteLibrary, linker: &mut Linker, news: &mut News, count: usize) -> (Vec<f64>, Vec<f64>) {
    let (mut linking, mut storing) = (Vec::with_capacity(count), Vec::with_capacity(count));
    let mut left = count;
    while left > 0 {
        let here = left.min(BATCH);
        left -= here;
        let arriving: Vec<Ready> = (0..here).map(|_| news.article().0).collect();
        let (begun, mut apart) = (cpu(), 0.0);
        library
            .batch(&mut |batch| {
                for ready in &arriving {
                    let before = cpu();
                    let place = linker.place(ready, batch)?;
                    let took = cpu() - before;
                    linking.push(took);
                    apart += took;
                    batch.regroup(&place.regrouped)?;
                    let (event, story) = (place.event.as_ref(), place.story.as_ref());
                    let outcome = batch.put(&ready.prepared, &place.related, event, story, Timestamp::UNIX_EPOCH)?;
                    linker.arrived(ready.clone(), outcome);
                }
                Ok(())
            })
            .expect("the articles go in");
        storing.push((cpu() - begun - apart) / here as f64);
    }
    (linking, storing)
}

/// Puts `count` articles in without linking them, and says what that cost each.
fn fill(library: &mut SqliteLibrary, news: &mut News, count: usize) -> f64 {
    let (mut left, mut took) = (count, 0.0);
    while left > 0 {
        let here = left.min(BATCH);
        left -= here;
        let arriving: Vec<(Ready, usize)> = (0..here).map(|_| news.article()).collect();
        let begun = cpu();
        library
            .batch(&mut |batch| {
                for (ready, first) in &arriving {
                    let first = id(*first);
                    let event = Some(&first).filter(|first| **first != ready.prepared.article.id);
                    batch.put(&ready.prepared, &[], event, None, Timestamp::UNIX_EPOCH)?;
                }
                Ok(())
            })
            .expect("the articles go in");
        took += cpu() - begun;
    }
    took / count as f64
}

fn id(number: usize) -> ArticleId {
    ArticleId(format!("{number:016}"))
}

#[expect(clippy::print_stdout, reason = "it is what is asked for")]
fn main() {
    // `cargo test --benches` and `cargo bench -- --list` run it too: nothing is asked of it there.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let most: usize = std::env::var("ATTACHE_ARTICLES").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let (mut news, mut number) = (News::new(), 0);
    println!("articles    linking: median  mean  p99 µs   storing µs   filling µs   size MB");
    for size in [1_000, 10_000, 30_000, 100_000, 300_000, 1_000_000] {
        if size > most {
            break;
        }
        let mut library = SqliteLibrary::open(&path).expect("a library");
        let filling = fill(&mut library, &mut news, size - number);
        drop(library);
        let mut library = SqliteLibrary::open(&path).expect("a library");
        let (mut linking, storing) = more(&mut library, &mut Linker::default(), &mut news, TIMED);
        number = size + TIMED;
        let mean = |times: &[f64]| times.iter().sum::<f64>() / times.len() as f64;
        let average = mean(&linking);
        linking.sort_unstable_by(f64::total_cmp);
        let bytes = std::fs::metadata(&path).map_or(0, |file| file.len());
        println!(
            "{size:>8}  {:>15.0} {average:>6.0} {:>5.0}  {:>11.0}  {filling:>14.0}  {:>8}",
            linking[TIMED / 2],
            linking[TIMED * 99 / 100],
            mean(&storing),
            bytes >> 20
        );
    }
}
