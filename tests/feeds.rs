//! Feeds that are broken, hostile or both, through everything that reads
//! them, and a second reader to hold ours against.

#![allow(clippy::print_stderr, reason = "a test that cannot run says so")]

use std::ops::Range;
use std::path::PathBuf;

use attache::model::{Format, Problem};
use attache::parse::sniff::{self, Kind};
use attache::parse::{Document, encoding, feed};

/// The documents of a feed and its problems.
fn read(bytes: &[u8], name: &str) -> (Vec<Document>, Vec<Problem>) {
    let (text, mut problems) = encoding::decode(bytes);
    let mut found = Vec::new();
    problems.extend(feed::read(&text, name, &mut |document| {
        found.push(document);
        true
    }));
    (found, problems)
}

const WORDS: [&str; 12] =
    ["ferry", "harbour", "fog", "timetable", "crew", "strike", "tide", "minister", "winter", "island", "quay", "pilot"];

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn words(&mut self, n: usize) -> String {
        (0..n).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

const FORMATS: [&str; 4] = ["rss", "rdf", "atom", "json"];

/// A feed of `n` items, each with title, address, date and two paragraphs.
fn generated(format: &str, n: usize) -> String {
    let mut numbers = Numbers(n as u64);
    let items: Vec<String> = (0..n)
        .map(|i| {
            let (title, one, two) = (format!("{} {i}", numbers.words(5)), numbers.words(40), numbers.words(30));
            let (day, address) = (1 + i % 28, format!("https://example.org/{i}"));
            let escaped = format!("&lt;p&gt;{one} &amp;amp; more.&lt;/p&gt;\n&lt;p&gt;{two}.&lt;/p&gt;");
            match format {
                "rss" => format!(
                    "<item>\n<title>{title}</title>\n<link>{address}</link>\n<guid>{address}</guid>\n<pubDate>{day} May 2024 \
                     10:00:00 GMT</pubDate>\n<description><![CDATA[<p>{one} &amp; more.</p>\n<p>{two}.</p>]]></description>\n</item>\n"
                ),
                "rdf" => format!(
                    "<item rdf:about=\"{address}\">\n<title>{title}</title>\n<link>{address}</link>\n<dc:date>2024-05-{day:02}\
                     T10:00:00Z</dc:date>\n<description>{escaped}</description>\n</item>\n"
                ),
                "atom" => format!(
                    "<entry>\n<title>{title}</title>\n<link href=\"{address}\"/>\n<id>{address}</id>\n<published>2024-05-{day:02}\
                     T10:00:00Z</published>\n<content type=\"html\">{escaped}</content>\n</entry>\n"
                ),
                _ => format!(
                    "{{\n\"id\": \"{address}\",\n\"url\": \"{address}\",\n\"title\": \"{title}\",\n\"date_published\": \
                     \"2024-05-{day:02}T10:00:00Z\",\n\"content_html\": \"<p>{one} &amp; more.</p>\\n<p>{two}.</p>\"\n}}"
                ),
            }
        })
        .collect();
    let (all, xml) = (items.concat(), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    match format {
        "rss" => format!(
            "{xml}<rss version=\"2.0\">\n<channel>\n<title>Port</title>\n<link>https://example.org/</link>\n{all}</channel>\n</rss>\n"
        ),
        "rdf" => format!(
            "{xml}<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n<title>Port</title>\n</channel>\n{all}</rdf:RDF>\n"
        ),
        "atom" => format!("{xml}<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Port</title>\n{all}</feed>\n"),
        _ => format!(
            "{{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"title\": \"Port\",\n\"items\": [\n{}\n]\n}}\n",
            items.join(",\n")
        ),
    }
}

/// Where the items of a feed lie.
fn items(bytes: &[u8]) -> Vec<Range<usize>> {
    if bytes.starts_with(b"{") {
        return objects(bytes);
    }
    let marks: [&[u8]; 4] = [b"<item>", b"<item ", b"<entry>", b"<entry "];
    let starts: Vec<usize> =
        (0..bytes.len()).filter(|at| marks.iter().any(|mark| bytes[*at..].starts_with(mark))).collect();
    let end = |n: usize| starts.get(n + 1).copied().unwrap_or(bytes.len());
    (0..starts.len()).map(|n| starts[n]..end(n)).collect()
}

/// The objects in the lists of an object that have a key of their own.
fn objects(bytes: &[u8]) -> Vec<Range<usize>> {
    let (mut depth, mut quoted, mut start, mut found) = (0, false, 0, Vec::new());
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' if at == 0 || bytes[at - 1] != b'\\' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                start = if depth == 3 { at } else { start };
            }
            b'}' | b']' if !quoted => {
                if depth == 3 && bytes[start..at].windows(4).any(|w| w == b"\"id\"") {
                    found.push(start..at + 1);
                }
                depth -= 1;
            }
            _ => {}
        }
    }
    found
}

type Facts = (Option<String>, Option<String>, String);

fn facts(document: &Document) -> Facts {
    let date = document.stated.published.as_ref().or(document.stated.updated.as_ref());
    (document.stated.title.clone(), date.map(ToString::to_string), document.id.to_string())
}

/// How many of `rounds` damages of one byte left nine tenths of the other
/// items as they were.
fn survived(bytes: &[u8], name: &str, rounds: usize, numbers: &mut Numbers) -> usize {
    let whole: Vec<Facts> = read(bytes, name).0.iter().map(facts).collect();
    let ranges = items(bytes);
    let step = |n: usize| n * bytes.len() / rounds;
    let kept = |n: usize| {
        let at = step(n) + numbers.below((step(n + 1) - step(n)).max(1));
        let mut damaged = bytes.to_vec();
        damaged[at] = [b'X', b' ', b'<', b'"', 0, 0xff, damaged[at] ^ 1][numbers.below(7)];
        let known = matches!(sniff::sniff(&damaged[..damaged.len().min(sniff::HEAD)], name), Kind::Feed | Kind::Xml);
        let left: Vec<Facts> = read(&damaged, name).0.iter().map(facts).collect();
        let hit = ranges.iter().position(|range| range.contains(&at));
        let others: Vec<&Facts> = whole.iter().enumerate().filter(|(n, _)| Some(*n) != hit).map(|(_, f)| f).collect();
        known && others.iter().filter(|facts| left.contains(facts)).count() * 10 >= others.len() * 9
    };
    (0..rounds).map(kept).filter(|kept| *kept).count()
}

#[test]
fn a_damaged_byte_costs_one_item() {
    let mut numbers = Numbers(1);
    for format in FORMATS {
        let feed = generated(format, 40);
        let kept = survived(feed.as_bytes(), "feed", 100, &mut numbers);
        assert!(kept >= 95, "{format}: {kept} of 100");
    }
}

/// The folder of evaluation data, which is not part of the project.
fn evaluation_feeds() -> Vec<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/eval");
    let folder = PathBuf::from(std::env::var("ATTACHE_EVAL").unwrap_or_else(|_| beside.to_owned())).join("feeds/feed");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: no feeds in {}; set ATTACHE_EVAL", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[test]
fn a_damaged_byte_costs_one_item_of_real_feeds() {
    let mut numbers = Numbers(2);
    let each = if std::env::var("ATTACHE_HAZARDS").is_ok_and(|v| v == "full") { 100 } else { 20 };
    let (mut kept, mut rounds) = (0, 0);
    for path in evaluation_feeds() {
        let bytes = std::fs::read(&path).expect("a feed");
        // Other XML has no items that could be spared.
        if !read(&bytes, "feed").0.iter().all(|document| document.source.format == Format::Feed) {
            continue;
        }
        let these = survived(&bytes, "feed", each, &mut numbers);
        if these < each {
            eprintln!("{}: {these} of {each}", path.display());
        }
        kept += these;
        rounds += each;
    }
    eprintln!("{kept} of {rounds} damages cost no other item");
    assert!(kept * 100 >= rounds * 95, "{kept} of {rounds}");
}

/// What a strict reader finds: titles and instants.
fn strictly(bytes: &[u8]) -> Option<Vec<(String, Option<i64>)>> {
    let feed = feed_rs::parser::parse(bytes).ok()?;
    let title = |title: Option<feed_rs::model::Text>| letters(title.map_or("", |t| t.content.leak()));
    Some(feed.entries.into_iter().map(|e| (title(e.title), e.published.or(e.updated).map(|d| d.timestamp()))).collect())
}

/// The letters outside markup: what two readers must agree on.
fn letters(text: &str) -> String {
    attache::parse::html::strip(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn instant(document: &Document) -> Option<i64> {
    let stamp = document.stated.published.as_ref().or(document.stated.updated.as_ref())?.as_str();
    // A strict reader takes what states no zone to be in UTC.
    let stamp = match stamp.len() {
        10 => format!("{stamp}T00:00:00Z"),
        16 => format!("{stamp}:00Z"),
        19 => format!("{stamp}Z"),
        _ => stamp.to_owned(),
    };
    stamp.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
}

#[test]
fn ours_reads_what_a_strict_reader_reads() {
    let made = FORMATS.iter().map(|format| ((*format).to_owned(), generated(format, 30).into_bytes()));
    let real =
        evaluation_feeds().into_iter().map(|path| (path.display().to_string(), std::fs::read(path).expect("a feed")));
    for (name, bytes) in made.chain(real) {
        let Some(strict) = strictly(&bytes) else { continue };
        let ours = read(&bytes, "feed").0;
        let ours: Vec<_> =
            ours.iter().map(|d| (letters(d.stated.title.as_deref().unwrap_or("")), instant(d))).collect();
        // It leaves out dates that it cannot read.
        let ours: Vec<_> = ours.into_iter().zip(&strict).map(|((t, d), (_, s))| (t, s.and(d))).collect();
        assert_eq!((read(&bytes, "feed").0.len(), ours), (strict.len(), strict), "{name}");
    }
}

#[test]
fn what_a_document_type_defines_is_not_expanded() {
    let laughs = (1..20).fold("<!ENTITY l0 \"ha\">".to_owned(), |all, n| {
        all + &format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))
    });
    let canary = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let feed = format!(
        "<?xml version='1.0'?><!DOCTYPE rss [{laughs}<!ENTITY file SYSTEM 'file://{canary}'><!ENTITY % p SYSTEM \
         'file://{canary}'>%p;]><rss><channel><item><title>&l19; &file;</title><description>&l19; &file; words\
         </description></item></channel></rss>"
    );
    let (found, _) = read(feed.as_bytes(), "feed");
    let out = format!("{found:?}");
    assert!(out.len() <= feed.len() * 4 && !out.contains("[package]") && !out.contains("hahaha"), "{out}");
    assert_eq!(found.len(), 1);
}

#[test]
fn feeds_with_a_wrong_label_are_read() {
    let feed = |label: &str| {
        format!(
            "<?xml version='1.0' encoding='{label}'?><rss><channel><item><title>Fähre naar België, où été</title></item></channel></rss>"
        )
    };
    for label in ["utf-8", "iso-8859-1", "shift_jis", "koi8-r", "utf-16", "utf-7", "gb18030", "ebcdic-int"] {
        let text = feed(label);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [text.as_bytes(), &wide] {
            let (found, problems) = read(bytes, "feed");
            assert_eq!(found[0].stated.title.as_deref(), Some("Fähre naar België, où été"), "{label}");
            assert_eq!(problems, []);
        }
    }
}

#[test]
fn a_key_of_one_feed_never_meets_that_of_another() {
    let feed = |home: &str, key: &str| {
        format!(
            "<rss><channel><title>T</title><link>{home}</link><item><title>Fog</title><guid isPermaLink='false'>{key}</guid>\
             <description>Words.</description></item></channel></rss>"
        )
    };
    let id = |text: &str, name: &str| read(text.as_bytes(), name).0[0].id.clone();
    let one = id(&feed("https://one.example.org/", "1"), "feed.xml");
    assert_ne!(one, id(&feed("https://two.example.org/", "1"), "feed.xml"));
    assert_ne!(one, id(&feed("https://one.example.org/", "2"), "feed.xml"));
    assert_eq!(one, id(&feed("https://one.example.org/", "1").replace("Words", "Better words"), "feed.xml"));
}

#[test]
fn keys_that_change_keep_the_articles() {
    let feed = generated("rss", 50);
    let ids = |text: &str| read(text.as_bytes(), "feed.xml").0.into_iter().map(|d| d.id).collect::<Vec<_>>();
    let renamed = feed.replace("<guid>https://example.org/", "<guid isPermaLink=\"false\">new-");
    assert_eq!(ids(&feed), ids(&renamed));
}

#[test]
fn feeds_of_nothing_but_mistakes_take_no_longer() {
    let pieces = [
        "<item>",
        "<item><![CDATA[",
        "<item><a>",
        "<item><title>",
        "<!--<item>",
        "<item><d>]]>",
        "<a:item ",
        "&l;<item>",
    ];
    let start = std::time::Instant::now();
    for piece in pieces {
        read(format!("<rss>{}", piece.repeat(50_000 / piece.len())).as_bytes(), "feed");
    }
    for piece in ["{\"id\":", "{\"id\":[", "{\"id\":1}", "{\"a\":{},", "[", "{\"id\":\"", "{"] {
        read(format!("{{\"items\": [{}", piece.repeat(50_000 / piece.len())).as_bytes(), "feed");
    }
    // A growth by squares would take hours.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
