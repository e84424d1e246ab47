//! What a web page costs: all of it, from characters to a clean article,
//! beside building its tree with html5ever alone. On generated pages in no
//! one's words, and where `ATTACHE_EVAL` names the evaluation data, on its
//! pages too. `cargo bench --bench pages`

use std::fmt::Write;
use std::hint::black_box;
use std::path::PathBuf;

use attache::clean;
use attache::parse::{single, sniff::Kind};
use divan::Bencher;
use divan::counter::BytesCount;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;

fn main() {
    divan::main();
}

/// A page as publishers make them: scripts and styles, menus, an article of
/// forty paragraphs, teasers, comments, a footer.
fn page(n: usize) -> String {
    let mut out = String::from(
        "<!doctype html><html lang=en><head><title>Ferries stay in port - Harbour Ledger</title><link rel=canonical href=https://ledger.example/2025/stay-in-port>",
    );
    let _ = write!(out, "<style>{}</style>", ".a .b > li { margin: 0 auto; color: #123456 }\n".repeat(300));
    let _ = write!(
        out,
        "<script>{}</script></head><body class='page single'>",
        "window.q=window.q||[];q.push(['a',1]);\n".repeat(400)
    );
    out.push_str("<nav class=main-menu><ul>");
    for i in 0..80 {
        let _ =
            write!(out, "<li class=\"menu-item menu-item-{i}\"><a href=\"/section/{i}?ref=nav\">Section {i}</a></li>");
    }
    out.push_str("</ul></nav><main><article class='post entry'><header><h1>Ferries stay in port</h1><p class=byline>By Ann Lee</p></header><div class='article-body'>");
    for i in 0..40 {
        let _ = write!(
            out,
            "<p class=\"para p-{i}\">The harbour master of ward {i} said on <a href=\"/day/{i}\">Friday</a> that the ferries &amp; the tugs, which had waited for the tide since noon, would not leave the quay number {n} before the <em>fog</em> had lifted. Nobody was hurt, and the owner of the line called it a long day.</p>\n<div class=\"ad-slot ad-{i}\"><span>Advertisement</span></div>"
        );
    }
    out.push_str("</div></article><aside class=sidebar><h2>Most read</h2>");
    for i in 0..60 {
        let _ = write!(
            out,
            "<div class=\"teaser card\"><a href=/a/{i}><img src=/i/{i}.jpg alt=''><h3>The other story number {i} of the day</h3></a><p>Two hours ago</p></div>"
        );
    }
    out.push_str("</aside><section id=comments class=comments>");
    for i in 0..60 {
        let _ = write!(
            out,
            "<div class=comment><b>reader{i}</b><p>I was there, and the fog was as thick as they say it was.</p><button>Reply</button></div>"
        );
    }
    out.push_str("</section></main><footer class=site-footer><p>All rights reserved.</p></footer></body></html>");
    out
}

/// The pages of the evaluation data, where they are.
fn real() -> Vec<String> {
    let root = std::env::var_os("ATTACHE_EVAL").map_or_else(|| PathBuf::from("../shared/eval"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(root.join("extract/html")) else { return Vec::new() };
    let read = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(entry.ok()?.path()).ok();
    folder.filter_map(read).collect()
}

fn bytes(pages: &[String]) -> BytesCount {
    BytesCount::new(pages.iter().map(String::len).sum::<usize>())
}

fn tree(page: &str) -> RcDom {
    html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page)
}

fn article(page: &str) -> usize {
    clean::clean(&single::document(page.as_bytes(), "a.html", Kind::Html)).len()
}

#[divan::bench]
fn generated_tree_alone(bencher: Bencher) {
    let pages: Vec<String> = (0..10).map(page).collect();
    bencher.counter(bytes(&pages)).bench(|| pages.iter().for_each(|page| drop(black_box(tree(page)))));
}

#[divan::bench]
fn generated_whole(bencher: Bencher) {
    let pages: Vec<String> = (0..10).map(page).collect();
    bencher.counter(bytes(&pages)).bench(|| pages.iter().map(|page| article(page)).sum::<usize>());
}

#[divan::bench(sample_count = 10)]
fn real_tree_alone(bencher: Bencher) {
    let pages = real();
    bencher.counter(bytes(&pages)).bench(|| pages.iter().for_each(|page| drop(black_box(tree(page)))));
}

#[divan::bench(sample_count = 10)]
fn real_whole(bencher: Bencher) {
    let pages = real();
    bencher.counter(bytes(&pages)).bench(|| pages.iter().map(|page| article(page)).sum::<usize>());
}
