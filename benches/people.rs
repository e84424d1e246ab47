//! How long the library takes to say who is in the news, what they said, whom
//! they met, and which stories run, on generated articles: `ATTACHE_ARTICLES` of them, 20,000 where it says nothing.

use std::sync::OnceLock;

use attache::model::article::join_text;
use attache::model::{
    Article, ArticleId, Block, BlockKind, Change, Contact, Correction, Field, Format, Grouping, Happening, Mention,
    Metadata, PersonId, Quote, Source, Span, Speaker, SpeakerKind, Stamp, Standing, row::Official,
};
use attache::query::Query;
use attache::store::{ContactAsk, Library, Prepared, QuoteAsk, Scope, SqliteLibrary};
use divan::Bencher;
use jiff::Timestamp;

fn main() {
    divan::main();
}

/// Persons in all; the few are named in most articles, the many in one or two.
const PEOPLE: usize = 30_000;
const ROLES: [&str; 5] = ["foreign minister", "president", "senator", "trade minister", "ambassador"];
const COUNTRIES: [&str; 4] = ["PE", "NO", "KE", "CA"];

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1u64 << 24) as f64
    }

    /// A person: the first of them ten thousand times as often as the last.
    fn person(&mut self) -> usize {
        ((PEOPLE as f64).powf(self.roll()) - 1.0) as usize
    }
}

fn name(n: usize) -> String {
    const PARTS: [&str; 10] = ["qui", "har", "lan", "row", "mor", "vos", "tel", "byn", "orr", "sek"];
    let part = |n: usize| PARTS[n % 10];
    let family = format!("{}{}{}", part(n), part(n / 10), part(n / 100));
    format!("{}a {}{}", part(n / 1_000), part(n / 10_000), family)
}

fn article(n: usize, dice: &mut Dice) -> Prepared {
    let mut text = String::new();
    let (mut mentions, mut quotes, mut officials) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..6 {
        let number = dice.person();
        let (name, person) = (name(number), PersonId(name(number).replace(' ', "-")));
        let official = number.is_multiple_of(3);
        let office = official.then(|| ROLES[(number + n / 4_000) % 5].to_owned());
        for time in 0..3 {
            let start = text.len();
            text.push_str(&name);
            let span = (start, text.len());
            text.push_str(" said the harbour would open again before the winter, “");
            let start = text.len();
            text.push_str("we have mended every one of the cranes");
            let words = (start, text.len());
            text.push_str(",” and that the ferries would sail.\n\n");
            let of = |text: &str, (start, end)| Span::new(text, start, end).expect("a span");
            mentions.push(Mention {
                field: Field::Text,
                span: of(&text, span),
                text: name.clone(),
                person: Some(person.clone()),
                name: Some(name.clone()),
                official,
                role: office.clone(),
                country: office.as_ref().map(|_| COUNTRIES[number % 4].to_owned()),
                organisation: None,
                rule: "title-before-name".into(),
            });
            if time == 0 {
                quotes.push(Quote {
                    field: Field::Text,
                    span: of(&text, words),
                    text: text[words.0..words.1].to_owned(),
                    speaker: Speaker {
                        kind: SpeakerKind::Person,
                        id: Some(person.clone()),
                        name: Some(name.clone()),
                        span: Some(of(&text, span)),
                    },
                    cue: Some("said".into()),
                    rule: "cue-before-quote".into(),
                });
            }
        }
        if official && officials.iter().all(|known: &Official| known.person != person) {
            officials.push(Official { person, short: name.clone(), name });
        }
    }
    let mut participants: Vec<PersonId> = mentions.iter().step_by(3).take(2).filter_map(|m| m.person.clone()).collect();
    participants.dedup();
    let contacts = vec![Contact {
        kind: Happening::Meeting,
        participants,
        status: Standing::Held,
        date: None,
        date_text: None,
        place: None,
        field: Field::Text,
        span: Span::new(&text, 0, text.find('\n').unwrap_or(0)).expect("a sentence"),
        main: n.is_multiple_of(3),
    }];
    let mut blocks = vec![Block::new(BlockKind::Paragraph, text.trim_end())];
    let text = join_text(&mut blocks);
    let article = Article {
        id: ArticleId(format!("{n:016}")),
        title: format!("Ferry number {n} sails"),
        title_derived: false,
        kicker: None,
        standfirst: None,
        byline: Vec::new(),
        publisher: Some(format!("Ledger {}", n % 20)),
        section: Vec::new(),
        url: None,
        language: None,
        published: Stamp::parse(&format!("202{}-{:02}-{:02}", n % 5, n % 12 + 1, n % 28 + 1)),
        updated: None,
        not_before: None,
        reading_minutes: None,
        metadata: Metadata::new(),
        source: Source { format: Format::Text, origin: format!("{n}.txt"), key: None, line: 1 },
        blocks,
        text,
        removed: Vec::new(),
        contains: Vec::new(),
        problems: Vec::new(),
    };
    Prepared::new(article, mentions, quotes, contacts, officials, Vec::new(), Vec::new())
}

fn id(n: usize) -> ArticleId {
    ArticleId(format!("{n:016}"))
}

/// The event and the story that an article joins: six in ten are stories of
/// their own, and one in twenty is of the one story that never ends.
fn joins(n: usize, dice: &mut Dice) -> (Option<ArticleId>, Option<ArticleId>) {
    let earlier = n.saturating_sub((dice.roll() * 3_000.0) as usize + 1);
    match dice.roll() {
        _ if n == 0 => (None, None),
        ..0.05 => (None, Some(id(0))),
        ..0.2 => (None, Some(id(earlier))),
        ..0.4 => (Some(id(earlier)), None),
        _ => (None, None),
    }
}

/// The library, made once.
fn library() -> SqliteLibrary {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut library = SqliteLibrary::open(&folder.path().join("library.db")).expect("a library");
        let articles = std::env::var("ATTACHE_ARTICLES").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
        let (mut dice, mut n) = (Dice(7), 0);
        while n < articles {
            library
                .batch(&mut |batch| {
                    for _ in 0..256 {
                        let article = article(n, &mut dice);
                        let (event, story) = joins(n, &mut dice);
                        batch.put(&article, &[], event.as_ref(), story.as_ref(), Timestamp::UNIX_EPOCH)?;
                        n += 1;
                    }
                    Ok(())
                })
                .expect("the articles go in");
        }
        folder
    });
    SqliteLibrary::open(&folder.path().join("library.db")).expect("a library")
}

/// The same with a hundred corrections, of those who are named most and least.
fn corrected() -> SqliteLibrary {
    let mut library = library();
    for n in 0..100 {
        let person = |n| PersonId(name(n).replace(' ', "-"));
        let merge = Correction::Merge { from: person(3 * n + 1), into: person(n * 7) };
        library.change(&Change::Correct(merge), Timestamp::UNIX_EPOCH).expect("a change");
    }
    library
}

#[divan::bench(sample_count = 10)]
fn a_library_opens(bencher: Bencher) {
    drop(library());
    bencher.bench_local(|| library().counts().expect("counts"));
}

#[divan::bench(sample_count = 10)]
fn everybody(bencher: Bencher) {
    let library = library();
    bencher.bench_local(|| library.people(Scope::All).expect("people").len());
}

#[divan::bench(sample_count = 10)]
fn everybody_in_a_hundred_articles(bencher: Bencher) {
    let library = library();
    let ids: Vec<ArticleId> = (0..100).map(|n| ArticleId(format!("{:016}", n * 100))).collect();
    bencher.bench_local(|| library.people(Scope::These(&ids)).expect("people").len());
}

#[divan::bench(args = [0, 1_000], sample_count = 10)]
fn one_person(bencher: Bencher, number: usize) {
    let library = library();
    let person = PersonId(name(number).replace(' ', "-"));
    bencher.bench_local(|| library.dossier(&person).expect("a dossier").expect("somebody").articles.len());
}

#[divan::bench(args = [200, 2_000], sample_count = 10)]
fn the_newest_quotes(bencher: Bencher, limit: usize) {
    let library = library();
    let ask = QuoteAsk { limit: Some(limit), ..QuoteAsk::default() };
    bencher.bench_local(|| library.quotes(&ask).expect("quotes").len());
}

#[divan::bench(args = [200, 2_000], sample_count = 10)]
fn the_newest_contacts(bencher: Bencher, limit: usize) {
    let library = library();
    let ask = ContactAsk { limit: Some(limit), ..ContactAsk::default() };
    bencher.bench_local(|| library.contacts(&ask).expect("contacts").len());
}

#[divan::bench(sample_count = 10)]
fn contacts_between_two(bencher: Bencher) {
    let library = library();
    let between = [0, 1].map(|number| PersonId(name(number).replace(' ', "-")));
    let ask = ContactAsk { between: &between, ..ContactAsk::default() };
    bencher.bench_local(|| library.contacts(&ask).expect("contacts").len());
}

#[divan::bench(args = [200], sample_count = 10)]
fn the_newest_stories(bencher: Bencher, limit: usize) {
    let library = library();
    bencher.bench_local(|| library.stories(2, Some(limit)).expect("stories").len());
}

#[divan::bench(args = [2, 1], sample_count = 10)]
fn stories_of_so_many_articles(bencher: Bencher, least: usize) {
    let library = library();
    bencher.bench_local(|| library.stories(least, None).expect("stories").len());
}

#[divan::bench(sample_count = 10)]
fn the_story_that_never_ends(bencher: Bencher) {
    let library = library();
    bencher.bench_local(|| library.story(&id(0)).expect("a story").expect("it is there").1.len());
}

/// An event of it is set apart, and put back.
#[divan::bench(sample_count = 10)]
fn an_event_is_corrected(bencher: Bencher) {
    let mut library = library();
    let change = Change::Group(Grouping::OwnStory { article: id(0) });
    bencher.bench_local(|| {
        library.change(&change, Timestamp::UNIX_EPOCH).expect("a change");
        library.undo().expect("no trouble")
    });
}

#[divan::bench(sample_count = 10)]
fn who_is_meant(bencher: Bencher) {
    let library = library();
    bencher.bench_local(|| library.find_person("quia quiquilanhar").expect("somebody"));
}

#[divan::bench(sample_count = 10)]
fn rows_of_a_query(bencher: Bencher) {
    let library = library();
    let query = Query::parse("@harqui").expect("a query");
    bencher.bench_local(|| library.select(&query, None).expect("rows").len());
}

/// Last, because the corrections stay.
#[divan::bench(sample_count = 10)]
fn with_a_hundred_corrections(bencher: Bencher) {
    let library = corrected();
    let id = ArticleId(format!("{:016}", 5));
    bencher.bench_local(|| library.article(&id).expect("an article").expect("it is there").mentions.len());
}

#[divan::bench(sample_count = 10)]
fn with_a_hundred_corrections_everybody(bencher: Bencher) {
    let library = corrected();
    bencher.bench_local(|| library.people(Scope::All).expect("people").len());
}
