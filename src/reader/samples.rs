//! A small article for the tests of the reader and the screen.

pub(crate) mod following;
pub(crate) mod people;

use crate::model::article::join_text;
use crate::model::row::Official;
use crate::model::{
    Article, ArticleId, Author, Block, BlockKind, Field, Format, Hyperlink, Linked, Marks, Mention, Opened, PersonId,
    Related, Relation, Removed, Row, Source, Span, Stamp,
};

const FIRST: &str = "aaaaaaaaaaaaaaaa";
const TITLE: &str = "Ministers meet in Geneva";

/// The day on which the tests happen.
pub(crate) fn today() -> Stamp {
    Stamp::day(2025, Some(12), Some(1)).expect("a day")
}

/// An article with a block of every kind that the first version reads.
pub(crate) fn opened() -> Opened {
    let mut blocks = vec![
        Block::new(BlockKind::Paragraph, "Foreign minister Wang Example met Senator Lee Sample on Thursday."),
        Block::new(BlockKind::Heading, "What comes next"),
        Block { credit: Some("Handout".to_owned()), ..Block::new(BlockKind::Caption, "Wang Example in Geneva.") },
        Block { seconds: Some(1215), ..Block::new(BlockKind::Video, "How it went") },
        Block::new(BlockKind::Correction, "Correction: an earlier version named another city."),
    ];
    let text = join_text(&mut blocks);
    let mentions = vec![
        mention(&text, Field::Text, "Wang Example", Some("Foreign minister")),
        Mention { country: Some("US".to_owned()), ..mention(&text, Field::Text, "Lee Sample", Some("Senator")) },
        mention(&blocks[2].text, Field::Caption(2), "Wang Example", None),
    ];
    let article = Article {
        id: ArticleId(FIRST.to_owned()),
        title: TITLE.to_owned(),
        title_derived: false,
        kicker: Some("Feature".to_owned()),
        standfirst: Some("Talks go on".to_owned()),
        byline: vec![Author { name: "Ann Example".to_owned(), place: Some("Geneva".to_owned()) }],
        publisher: Some("Harbour Ledger".to_owned()),
        section: vec!["World".to_owned()],
        url: Some("https://harbourledger.example/1".to_owned()),
        language: Some("en".to_owned()),
        published: Stamp::parse("2025-09-26"),
        updated: None,
        not_before: None,
        reading_minutes: Some(2),
        metadata: crate::model::Metadata::new(),
        source: Source { format: Format::Text, origin: "a.txt".to_owned(), key: None, line: 1 },
        blocks,
        text,
        removed: Vec::new(),
        contains: Vec::new(),
        problems: Vec::new(),
    };
    let (event, story) = (article.id.clone(), article.id.clone());
    let (quotes, contacts, fresh) = (Vec::new(), Vec::new(), Vec::new());
    Opened {
        article,
        mentions,
        quotes,
        contacts,
        fresh,
        related: vec![related()],
        event,
        story,
        marks: Marks::default(),
        note: None,
    }
}

/// The same article as a web page would bring it: with lists, a quotation, a
/// table, code and links, and with lines that were taken out.
pub(crate) fn page() -> Opened {
    let mut opened = opened();
    let linked = |kind, text: &str, words: &str| {
        let start = text.find(words).expect("the words are in the text");
        let span = Span::new(text, start, start + words.len()).expect("on characters");
        Block { links: vec![Hyperlink { span, url: "https://harbour.example/a".to_owned() }], ..Block::new(kind, text) }
    };
    let table = "Crossing\tBoats\tWhat the harbour office says of it\nSound\t12\tDelayed by fog, says Wang \
                 Example, who counts on calm weather\nStrait of Łódź\t3\tOpen\nRiver 天津\t104\t–";
    let mut blocks = vec![
        linked(BlockKind::Paragraph, "The harbour office printed its timetable for the winter.", "its timetable"),
        Block::new(
            BlockKind::List,
            "Boats to the northern islands leave at six in the morning and at noon\n  • \
             Heated cabins\n  Bicycles go along where Lee Sample says so\nTickets are sold on the quay",
        ),
        Block { ordered: true, ..Block::new(BlockKind::List, "Buy a ticket\nBoard\n  By the front gate\nSit down") },
        linked(
            BlockKind::Quote,
            "No boat leaves in a storm, whatever the timetable says of it.\nThat is all, said Wang \
             Example.",
            "the timetable",
        ),
        Block::new(BlockKind::Table, table),
        Block::new(
            BlockKind::Code,
            "fn crossing(wind: u32) -> bool {\n\twind < 12 // metres a second, measured on the \
             outer pier of the harbour\n}",
        ),
    ];
    let text = join_text(&mut blocks);
    let each = |name: &'static str| text.match_indices(name).map(move |(start, _)| (start, name));
    let mut found: Vec<(usize, &str)> = each("Wang Example").chain(each("Lee Sample")).collect();
    found.sort_unstable();
    opened.mentions = found
        .into_iter()
        .map(|(start, name)| {
            let span = Span::new(&text, start, start + name.len()).expect("on characters");
            Mention { span, ..mention(&text, Field::Text, name, None) }
        })
        .collect();
    opened.article.blocks = blocks;
    opened.article.text = text;
    let removed = |text: &str, reason: &str| Removed { text: text.to_owned(), reason: reason.to_owned() };
    opened.article.removed = vec![
        removed("Share this page", "boilerplate"),
        removed("Ferries\nPorts\nWeather", "link-list"),
        removed("Advertisement", "boilerplate"),
    ];
    opened
}

fn mention(text: &str, field: Field, name: &str, role: Option<&str>) -> Mention {
    let start = text.find(name).expect("the name is in the text");
    Mention {
        field,
        span: Span::new(text, start, start + name.len()).expect("on characters"),
        text: name.to_owned(),
        person: Some(PersonId(name.to_lowercase().replace(' ', "-"))),
        name: Some(name.to_owned()),
        official: true,
        role: role.map(str::to_owned),
        country: None,
        organisation: None,
        rule: "title-before-name".to_owned(),
    }
}

fn related() -> Linked {
    let related = Related {
        id: ArticleId("row1row1row1row1".to_owned()),
        relation: Relation::SameEvent,
        score: 0.9,
        because: vec!["both name Wang Example and Lee Sample".to_owned()],
    };
    let row = rows(2).swap_remove(1);
    Linked { related, row: Row { published: Stamp::parse("2025-09-25"), ..row } }
}

/// A list of `n` articles; row 0 is [`opened`].
pub(crate) fn rows(n: usize) -> Vec<Row> {
    (0..n)
        .map(|n| {
            let id = if n == 0 { FIRST.to_owned() } else { format!("row{n}row{n}row{n}row{n}") };
            let title = match n {
                0 => TITLE.to_owned(),
                1 => "Envoys confer by the lake".to_owned(),
                2 => "首脑会谈 in Łódź 🇵🇱 ends".to_owned(),
                n => format!("Story number {n}"),
            };
            let name = if n % 2 == 0 { "Wang Example" } else { "Lee Sample" };
            Row {
                id: ArticleId(id.clone()),
                title,
                title_derived: n == 3,
                publisher: Some("Harbour Ledger".to_owned()),
                published: if n == 3 { None } else { Stamp::parse("2025-09-26") },
                updated: None,
                not_before: None,
                officials: vec![Official {
                    person: PersonId(name.to_lowercase().replace(' ', "-")),
                    name: name.to_owned(),
                    short: name.split(' ').next().unwrap_or(name).to_owned(),
                }],
                url: Some("https://harbourledger.example/1".to_owned()),
                event: ArticleId(id.clone()),
                story: ArticleId(id),
                reports: if n < 2 { 2 } else { 1 },
                length: 1000 + (n as u32 * 37) % 101,
                marks: Marks { read: n % 3 == 2, ..Marks::default() },
            }
        })
        .collect()
}
