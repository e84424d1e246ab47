//! How articles are grouped whatever comes: copies, any order of arrival, and
//! news of odd shapes. Groups are sensible, and one more article costs the same
//! work however many there are.
//!
//! No time is measured here: what a library is asked for is counted;
//! `benches/linking.rs` measures. The quick counts run always, those of the
//! hazards with `ATTACHE_HAZARDS=full`. What needs the evaluation data
//! (`ATTACHE_EVAL`, by default beside the checkout) says so where it is absent.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use attache::analysis::linking::{self, Profile};
use attache::analysis::people::Roster;
use attache::fetch::Origin;
use attache::model::{Article, ArticleId, Related, Relation, Row};
use attache::parse::{jsonl, single, sniff::Kind};
use attache::pipeline::neighbours::Linker;
use attache::pipeline::preparing::{self, Ready};
use attache::pipeline::{import_origins, sample};
use attache::store::{Batch, Candidate, Digest, Library, Outcome, Prepared, SqliteLibrary, Standing, StoreError, Unit};
use jiff::Timestamp;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

fn full() -> bool {
    std::env::var_os("ATTACHE_HAZARDS").is_some_and(|value| value == "full")
}

/// What a library is asked for while articles are linked.
#[derive(Default)]
struct Work {
    /// Articles handed out as candidates, members or profiles, and those moved.
    articles: usize,
    most: usize,
}

/// A batch that counts.
struct Counted<'a> {
    batch: &'a mut dyn Batch,
    work: usize,
}

impl Batch for Counted<'_> {
    fn unchanged(&self, id: &ArticleId, digest: &Digest) -> Result<Option<usize>, StoreError> {
        self.batch.unchanged(id, digest)
    }

    fn put_document(&mut self, id: &ArticleId, digest: &Digest, articles: usize) -> Result<(), StoreError> {
        self.batch.put_document(id, digest, articles)
    }

    fn line_counts(&self, publisher: &str, lines: &[u64]) -> Result<Vec<u64>, StoreError> {
        self.batch.line_counts(publisher, lines)
    }

    fn count_lines(&mut self, publisher: &str, lines: &[u64]) -> Result<(), StoreError> {
        self.batch.count_lines(publisher, lines)
    }

    fn standing(&self, article: &Prepared) -> Result<Standing, StoreError> {
        self.batch.standing(article)
    }

    fn articles(&self) -> Result<u64, StoreError> {
        self.batch.articles()
    }

    fn begin_anew(&mut self) -> Result<Vec<ArticleId>, StoreError> {
        self.batch.begin_anew()
    }

    fn article(&self, id: &ArticleId) -> Result<Option<Article>, StoreError> {
        self.batch.article(id)
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.batch.flush()
    }

    fn frequencies(&mut self, keys: &[u64]) -> Result<Vec<u64>, StoreError> {
        self.batch.frequencies(keys)
    }

    fn candidates(&mut self, keys: &[u64], limit: usize) -> Result<Vec<Candidate>, StoreError> {
        let candidates = self.batch.candidates(keys, limit)?;
        self.work += candidates.len();
        Ok(candidates)
    }

    fn profile(&self, id: &ArticleId) -> Result<Option<Vec<u8>>, StoreError> {
        self.batch.profile(id)
    }

    fn members(&mut self, event: &ArticleId, limit: usize) -> Result<Vec<ArticleId>, StoreError> {
        let members = self.batch.members(event, limit)?;
        self.work += members.len();
        Ok(members)
    }

    fn regroup(&mut self, groups: &[Vec<Unit>]) -> Result<(), StoreError> {
        self.work += groups.iter().map(Vec::len).sum::<usize>();
        self.batch.regroup(groups)
    }

    fn put(
        &mut self,
        article: &Prepared,
        related: &[Related],
        event: Option<&ArticleId>,
        story: Option<&ArticleId>,
        now: Timestamp,
    ) -> Result<Outcome, StoreError> {
        self.batch.put(article, related, event, story, now)
    }
}

/// The articles put one after another into a new library: its list by id, and
/// the work.
fn arrive<'a>(articles: impl IntoIterator<Item = &'a Ready>) -> (BTreeMap<ArticleId, Row>, Work) {
    let mut library = SqliteLibrary::in_memory(None).expect("a library");
    let (mut linker, mut work) = (Linker::default(), Work::default());
    let mut articles = articles.into_iter().peekable();
    while articles.peek().is_some() {
        library
            .batch(&mut |batch| {
                for ready in articles.by_ref().take(256) {
                    let mut counted = Counted { batch: &mut *batch, work: 0 };
                    let place = linker.place(ready, &mut counted)?;
                    counted.regroup(&place.regrouped)?;
                    work.articles += counted.work;
                    work.most = work.most.max(counted.work);
                    let (event, story) = (place.event.as_ref(), place.story.as_ref());
                    let outcome = batch.put(&ready.prepared, &place.related, event, story, Timestamp::UNIX_EPOCH)?;
                    linker.arrived(ready.clone(), outcome);
                }
                Ok(())
            })
            .expect("the articles go in");
    }
    let rows = library.rows(None, 0).expect("rows");
    (rows.into_iter().map(|row| (row.id.clone(), row)).collect(), work)
}

/// The articles of these texts, each with a date or without.
fn made(texts: impl IntoIterator<Item = (String, Option<&'static str>)>) -> Vec<Ready> {
    texts
        .into_iter()
        .enumerate()
        .map(|(n, (text, date))| {
            let mut document = single::document(text.as_bytes(), &format!("{n}.txt"), Kind::Text);
            document.id = ArticleId(format!("{n:016}"));
            let mut ready = preparing::prepare(&document, None, Roster::shipped()).remove(0);
            ready.prepared.article.published = date.and_then(attache::model::Stamp::parse);
            ready.profile.published.clone_from(&ready.prepared.article.published);
            ready
        })
        .collect()
}

/// The agreement of two groupings of the same articles: B³, F1.
fn b_cubed<T: Ord, U: Ord>(found: &[T], wanted: &[U]) -> f64 {
    let (mut in_found, mut in_wanted, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (x, y) in found.iter().zip(wanted) {
        *in_found.entry(x).or_insert(0.0) += 1.0;
        *in_wanted.entry(y).or_insert(0.0) += 1.0;
        *both.entry((x, y)).or_insert(0.0) += 1.0;
    }
    let all = found.len() as f64;
    let precision: f64 = both.iter().map(|((x, _), share)| share * share / in_found[x]).sum::<f64>() / all;
    let recall: f64 = both.iter().map(|((_, y), share)| share * share / in_wanted[y]).sum::<f64>() / all;
    2.0 * precision * recall / (precision + recall)
}

fn events(rows: &BTreeMap<ArticleId, Row>) -> Vec<&ArticleId> {
    rows.values().map(|row| &row.event).collect()
}

/// How many different values there are, and how many rows the most common has.
fn spread<'a>(values: impl Iterator<Item = &'a ArticleId>) -> (usize, usize) {
    let mut counts: BTreeMap<&ArticleId, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    (counts.len(), counts.values().copied().max().unwrap_or(0))
}

// News of our own.

const THINGS: [&str; 16] = [
    "bridge",
    "ferry",
    "lighthouse",
    "orchard",
    "glacier",
    "railway",
    "archive",
    "turbine",
    "school",
    "market",
    "quarry",
    "hospital",
    "theatre",
    "reservoir",
    "cannery",
    "observatory",
];
const DEEDS: [&str; 12] = [
    "opened",
    "closed",
    "inspected",
    "sold",
    "praised",
    "flooded",
    "repaired",
    "measured",
    "defended",
    "painted",
    "insured",
    "surveyed",
];
const ENDS: [&str; 8] = ["ock", "arn", "elm", "orth", "isk", "und", "aven", "olt"];
const STARTS: [&str; 20] =
    ["Br", "Cr", "D", "Fl", "Gr", "H", "J", "K", "L", "M", "N", "P", "Qu", "R", "Sk", "T", "V", "W", "Y", "Z"];

/// A name of a place or family, another for each number below 2,560.
fn name(n: usize) -> String {
    let middle = ["a", "e", "i", "o"][n / 160 % 4].repeat(1 + n / 640 % 4);
    format!("{}{middle}{}", STARTS[n % 20], ENDS[n / 20 % 8])
}

/// A report of the matter number `n`, which `who` had a hand in: the same facts
/// in each telling, most of them in other sentences.
fn report(n: usize, telling: usize, who: &str) -> String {
    let mut dice = Dice(n as u64 * 7919 + 5);
    let (thing, deed) = (THINGS[dice.below(16)], DEEDS[dice.below(12)]);
    let (place, family, other) = (name(n * 3 + 1), name(n * 7 + 400), name(n * 11 + 900));
    let (number, share) = (100 + n * 13 % 9_000, 3 + n * 7 % 90);
    let mut sentences = vec![
        format!("Ivo {family} of the {place} {thing} had asked for it since the flood."),
        format!("A crew under Mara {other} worked on the {thing} for {number} days."),
        format!("Nobody in {place} had thought that the {thing} would see it."),
        format!("“It is our {thing},” said Ivo {family}, “and {place} is our town.”"),
        format!("The {other} company lent {number} lamps and a crane."),
        format!("Mara {other} told the people of {place} to be patient."),
        format!("Of those who were asked, {share} in a hundred were for it, Ivo {family} said."),
        format!("Rain had come through the roof of the {thing}, and {number} tiles were laid."),
        format!("Her father was born beside the {place} {thing}, Mara {other} remembered."),
        format!("Schools sent {share} children with drums, and a baker gave bread away."),
        format!("Whether the council of {place} pays the {other} company is not settled."),
        format!("Ivo {family} keeps a list of the {number} stones that were moved."),
        format!("Old drawings of the {thing} hang in the hall where {family} spoke."),
        format!("Insurers from {family} put the damage at {number} crowns."),
        format!("Two trains stopped at {place} for it, {share} minutes late."),
        format!("A choir sang, the wind blew, and Mara {other} lost her hat in the river."),
        format!("What {family} wrote about the {thing} in spring was read aloud."),
        format!("No accident has happened at the {thing} for {share} years."),
    ];
    dice.shuffle(&mut sentences);
    sentences.truncate(9);
    Dice((n * 31 + telling) as u64).shuffle(&mut sentences);
    sentences.truncate(6);
    let lead = match telling % 2 {
        0 => format!("{who} {deed} the {place} {thing}, which {number} families use."),
        _ => format!("The {thing} of {place} was {deed} by {who}, and Ivo {family} was there."),
    };
    format!("{lead} {}", sentences.join(" "))
}

#[test]
fn a_thousand_copies_of_one_article_are_one_event_and_each_is_a_copy() {
    let text = report(1, 0, "President Ana Quillan");
    let one = made([(text, None)]).remove(0);
    let n = if full() { 1_000 } else { 250 };
    let copies: Vec<Ready> = (0..n)
        .map(|n| {
            let mut ready = one.clone();
            ready.prepared.article.id = ArticleId(format!("{n:016}"));
            ready
        })
        .collect();
    let (rows, work) = arrive(&copies);
    assert_eq!(spread(rows.values().map(|row| &row.event)), (1, n));
    assert!(rows.values().all(|row| row.reports as usize == n));
    // Sixteen candidates, seventeen reports of their event, and no row moved.
    assert!(work.most <= 33, "{}", work.most);
    let link = linking::link(&copies[0].profile, &copies[n - 1].profile, &linking::Frequencies::default());
    assert_eq!(link.map(|link| link.relation), Some(Relation::Duplicate));
}

/// Two reports of each of `n` matters, the same person in all of them, all of
/// one date or none.
fn one_person(n: usize, date: Option<&'static str>) -> (Vec<Ready>, Vec<usize>) {
    let mut all: Vec<(usize, usize)> = (0..n).flat_map(|n| [(n, 0), (n, 1)]).collect();
    Dice(3).shuffle(&mut all);
    let made = made(all.iter().map(|&(n, telling)| (report(n, telling, "President Ana Quillan"), date)));
    (made, all.into_iter().map(|(n, _)| n).collect())
}

/// How well the events of such a library are those matters, how large the
/// largest event and the largest story are, and the work of one article at most.
fn found(n: usize, date: Option<&'static str>) -> (f64, usize, usize, usize) {
    let (articles, matters) = one_person(n, date);
    let (rows, work) = arrive(&articles);
    let (_, event) = spread(rows.values().map(|row| &row.event));
    let (_, story) = spread(rows.values().map(|row| &row.story));
    (b_cubed(&events(&rows), &matters), event, story, work.most)
}

#[test]
fn many_articles_of_one_day_about_one_person_are_the_events_that_they_report() {
    let n = if full() { 5_000 } else { 100 };
    let (agreement, event, _, work) = found(n, Some("2031-05-03"));
    println!("agreement {agreement:.3}, largest event {event}, most work {work}");
    assert!(agreement > 0.8, "{agreement}");
    assert!(event <= 8, "{event}");
    assert!(work <= 16 + 3 * 17 + 40, "{work}");
}

#[test]
fn the_first_and_the_last_year_and_no_date_are_days_like_any_other() {
    let n = if full() { 1_000 } else { 80 };
    let usual = found(n, Some("2031-05-03"));
    for date in [Some("0001-01-01"), Some("9999-12-31"), Some("0001"), Some("9999"), None] {
        let odd = found(n, date);
        println!("{date:?}: {odd:?}, usually {usual:?}");
        assert!((odd.0 - usual.0).abs() < 0.05, "{date:?}: {} and {}", odd.0, usual.0);
        assert!(odd.1 <= usual.1 + 4, "{date:?}");
        assert!(odd.2 <= usual.2 * 3 / 2 + 4, "{date:?}: a story of {}, usually {}", odd.2, usual.2);
    }
}

#[test]
fn no_story_runs_from_the_first_year_to_the_last() {
    let n = if full() { 1_000 } else { 60 };
    let call = |n: usize| {
        let lead = format!("President Ana Quillan called Foreign Minister Gao Minghua in week {n}.");
        (lead + " " + &report(n, 0, "the crew"), Some(["0001-01-01", "9999-12-31"][n % 2]))
    };
    let articles = made((0..n).map(call));
    let (rows, _) = arrive(&articles);
    let dated = |row: &Row| row.published.as_ref().map(ToString::to_string);
    let mut stories: BTreeMap<&ArticleId, Vec<Option<String>>> = BTreeMap::new();
    for row in rows.values() {
        stories.entry(&row.story).or_default().push(dated(row));
    }
    for dates in stories.values_mut() {
        dates.dedup();
        assert_eq!(dates.len(), 1, "{dates:?}");
    }
    assert!(stories.len() >= 2);
}

#[test]
fn texts_of_two_words_are_events_of_their_own() {
    let n = if full() { 10_000 } else { 300 };
    let texts = (0..n).map(|n| (format!("{} {}", name(n % 2_560), DEEDS[n % 12]), None));
    let (rows, work) = arrive(&made(texts));
    let (_, event) = spread(rows.values().map(|row| &row.event));
    // The same two words come again every 7,680 texts.
    println!("largest event {event}, most work {}", work.most);
    assert!(event <= 4, "{event}");
    assert!(work.most <= 16 + 3 * 17 + 40, "{}", work.most);
}

#[test]
fn the_last_of_many_articles_costs_no_more_work_than_the_first() {
    let n = if full() { 2_000 } else { 100 };
    let (articles, _) = one_person(n, Some("2031-05-03"));
    let (half, whole) = (arrive(&articles[..n]).1.articles, arrive(&articles).1.articles);
    assert!(whole as f64 / half as f64 <= 2.6, "{half}, then {whole}");
}

#[test]
fn the_sample_library_is_the_same_in_another_order() {
    let mut origins = sample::origins();
    let grouped = |origins: &[Origin]| {
        let mut library = SqliteLibrary::in_memory(None).expect("a library");
        import_origins(origins, &mut library, Timestamp::UNIX_EPOCH).expect("an import");
        let rows = library.rows(None, 0).expect("rows");
        let mut all: Vec<(ArticleId, ArticleId, ArticleId)> =
            rows.into_iter().map(|row| (row.id, row.event, row.story)).collect();
        all.sort();
        all
    };
    let first = grouped(&origins);
    assert_eq!(grouped(&origins), first);
    Dice(9).shuffle(&mut origins);
    let other = grouped(&origins);
    let events = |all: &[(ArticleId, ArticleId, ArticleId)]| all.iter().map(|a| a.1.clone()).collect::<Vec<_>>();
    assert!(b_cubed(&events(&first), &events(&other)) >= 0.95);
}

/// The folder of the evaluation data; says so where there is none.
fn eval(test: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/eval");
    let folder = std::env::var_os("ATTACHE_EVAL").map_or_else(beside, PathBuf::from);
    if folder.join("events/docs.jsonl").is_file() {
        return Some(folder);
    }
    // Past what the harness keeps for failures.
    let _ = writeln!(std::io::stderr(), "SKIPPED {test}: no evaluation data in {}", folder.display());
    None
}

/// The reports of the evaluation set, each with its event; made once.
fn reports(folder: &Path) -> &'static [(Ready, String)] {
    static REPORTS: OnceLock<Vec<(Ready, String)>> = OnceLock::new();
    REPORTS.get_or_init(|| read_reports(folder))
}

fn read_reports(folder: &Path) -> Vec<(Ready, String)> {
    let read = |name: &str| std::fs::read(folder.join("events").join(name)).expect("a file of the evaluation set");
    let gold = read("gold.jsonl");
    let event: BTreeMap<String, String> = gold
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| {
            let line: serde_json::Value = serde_json::from_slice(line).expect("JSON");
            (line["id"].as_str().expect("an id").to_owned(), line["event"].as_str().expect("an event").to_owned())
        })
        .collect();
    let docs = read("docs.jsonl");
    let shared = jsonl::Shared::find(docs.as_slice());
    jsonl::documents(docs.as_slice(), "docs.jsonl", &shared)
        .flat_map(|document| preparing::prepare(&document.expect("a document"), None, Roster::shipped()))
        .filter_map(|ready| {
            let event = event.get(ready.prepared.article.source.key.as_ref()?)?.clone();
            Some((ready, event))
        })
        .collect()
}

#[test]
fn two_orders_of_arrival_agree_and_one_order_gives_the_same_groups_again() {
    let Some(folder) = eval("two_orders_of_arrival_agree_and_one_order_gives_the_same_groups_again") else { return };
    let mut all: Vec<&Ready> = reports(&folder).iter().map(|(ready, _)| ready).collect();
    let mut order = |seed| {
        Dice(seed).shuffle(&mut all);
        arrive(all.iter().copied()).0
    };
    let (first, second) = (order(1), order(2));
    let agreement = b_cubed(&events(&first), &events(&second));
    println!("two orders agree to B³ {agreement:.3}");
    assert!(agreement >= 0.95, "{agreement}");
    let again = || arrive(all.iter().copied().take(120)).0;
    assert_eq!(again(), again());
}

#[test]
fn at_most_one_of_a_hundred_thousand_pairs_of_different_events_is_taken_for_copies() {
    let Some(folder) = eval("at_most_one_of_a_hundred_thousand_pairs_of_different_events_is_taken_for_copies") else {
        return;
    };
    let reports = reports(&folder);
    let (mut pairs, mut wrong) = (0, 0);
    for (at, (a, event)) in reports.iter().enumerate() {
        for (b, other) in &reports[..at] {
            if event != other {
                pairs += 1;
                wrong += usize::from(linking::copied(&a.profile, &b.profile).is_some());
            }
        }
    }
    println!("{wrong} of {pairs} pairs");
    assert!(pairs > 70_000 && wrong * 100_000 <= pairs, "{wrong} of {pairs}");
}

/// A copy as another outlet prints it: every tenth sentence is gone, every
/// fortieth word is spelt otherwise, and its own lines stand around it.
fn edited(text: &str, dice: &mut Dice) -> String {
    let mut kept = String::new();
    for sentence in text.split_inclusive(['.', '!', '?']) {
        if dice.below(10) == 0 {
            continue;
        }
        for word in sentence.split_inclusive(' ') {
            let other = word.len() > 5 && dice.below(40) == 0;
            kept.push_str(&if other { word.replace('e', "ae") } else { word.to_owned() });
        }
    }
    format!("From the wires of the coast\n\n{kept}\n\nThis was first printed by the Harbour Ledger, with its leave.")
}

fn profile_of(text: &str) -> Profile {
    made([(text.to_owned(), None)]).remove(0).profile
}

/// How many of the texts are found in their edited copies, and how many pairs
/// of different ones are taken for copies.
fn copies(texts: &[String]) -> (usize, usize) {
    let mut dice = Dice(8);
    let profiles: Vec<Profile> = texts.iter().map(|text| profile_of(text)).collect();
    let edited: Vec<Profile> = texts.iter().map(|text| profile_of(&edited(text, &mut dice))).collect();
    let (mut found, mut wrong) = (0, 0);
    for (a, copy) in edited.iter().enumerate() {
        for (b, profile) in profiles.iter().enumerate() {
            let is_copy = linking::copied(copy, profile).is_some();
            found += usize::from(a == b && is_copy);
            wrong += usize::from(a != b && is_copy);
        }
    }
    (found, wrong)
}

#[test]
fn edited_copies_of_our_own_texts_are_found_and_other_texts_are_no_copies() {
    let texts: Vec<String> =
        (0..50).map(|n| report(n, 0, "Xavo Harrow") + " " + &report(n + 900, 1, "Gao Minghua")).collect();
    let (found, wrong) = copies(&texts);
    assert!(found >= 49 && wrong == 0, "{found} found, {wrong} wrong");
}

#[test]
fn edited_copies_of_real_reports_are_found() {
    let Some(folder) = eval("edited_copies_of_real_reports_are_found") else { return };
    let texts: Vec<String> = reports(&folder)
        .iter()
        .map(|(ready, _)| ready.prepared.article.text.clone())
        .filter(|text| text.split_whitespace().count() >= 60)
        .take(100)
        .collect();
    let (found, _) = copies(&texts);
    println!("{found} of {}", texts.len());
    assert!(found * 100 >= 98 * texts.len(), "{found} of {}", texts.len());
}
