//! How fast a feed of 10,000 items is read, beside a strict reader in the same
//! run. `fields` stops after the first document, when every item has been
//! taken apart; `documents` makes a document of each.

use std::fmt::Write;
use std::hint::black_box;

use attache::parse::{encoding, feed};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const WORDS: [&str; 12] =
    ["ferry", "harbour", "fog", "timetable", "crew", "strike", "tide", "minister", "winter", "island", "quay", "pilot"];

/// An RSS feed of `n` items of about 3.8 kB.
fn rss(n: usize) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" xmlns:content=\
                   \"http://purl.org/rss/1.0/modules/content/\"><channel><title>Port</title><link>https://example.org/</link>\n"
        .to_owned();
    let words = |from: usize, n: usize| (from..from + n).map(|i| WORDS[i * 7 % 12]).collect::<Vec<_>>().join(" ");
    for i in 0..n {
        let text = (0..9).fold(String::new(), |all, p| all + &format!("<p>The {} &amp; more.</p>\n", words(i + p, 58)));
        let (title, day) = (words(i, 8), 1 + i % 28);
        writeln!(
            out,
            "<item><title>{title} {i}</title><link>https://example.org/{i}</link><guid>https://example.org/{i}</guid>\
             <pubDate>{day} May 2024 10:00:00 GMT</pubDate><category>Ports</category><description>{title}.</description>\
             <content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
        .expect("a string grows");
    }
    out + "</channel></rss>\n"
}

fn ours(bencher: Bencher<'_, '_>, all: bool) {
    let feed = rss(10_000);
    bencher.counter(BytesCount::new(feed.len())).bench_local(|| {
        let (text, _) = encoding::decode(black_box(feed.as_bytes()));
        feed::read(&text, "feed.xml", &mut |document| {
            black_box(document);
            all
        })
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn fields(bencher: Bencher<'_, '_>) {
    ours(bencher, false);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn documents(bencher: Bencher<'_, '_>) {
    ours(bencher, true);
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn feed_rs_alone(bencher: Bencher<'_, '_>) {
    let feed = rss(10_000);
    bencher.counter(BytesCount::new(feed.len())).bench_local(|| feed_rs::parser::parse(black_box(feed.as_bytes())));
}
