//! People, what they said, and an article that quotes them, for the tests of the
//! views.

use crate::model::article::join_text;
use crate::model::{
    ArticleId, Block, BlockKind, Companion, Dossier, Field, Hyperlink, Mention, Office, OfficeHeld, Opened,
    PersonEntry, PersonId, Quote, QuoteEntry, Span, Speaker, SpeakerKind, Stamp,
};

use super::{opened, rows};

const ANA: &str = "Ana Quillan";
const GAO: &str = "Gao Minghua";

fn id(name: &str) -> PersonId {
    PersonId(crate::text::slug(name))
}

fn held(role: &str, country: &str, articles: usize, first: &str, last: &str) -> OfficeHeld {
    let (role, country) = (Some(role.to_owned()), Some(country.to_owned()));
    let office = Office { role, country, organisation: None };
    OfficeHeld { office, articles, first: Some(first.to_owned()), last: Some(last.to_owned()) }
}

fn entry(name: &str, offices: Vec<OfficeHeld>, articles: usize, quotes: usize) -> PersonEntry {
    PersonEntry {
        person: id(name),
        name: name.to_owned(),
        official: !offices.is_empty(),
        offices,
        articles,
        mentions: 3 * articles,
        quotes,
        first: Some("2024-03-03".to_owned()),
        last: Some("2025-09-26".to_owned()),
        activity: vec![1, 0, 2, 3, 0, 0, 5, 8, 2, 1, 0, articles as u32],
    }
}

fn ana() -> PersonEntry {
    let now = held("deputy minister of harbours", "PE", 5, "2025-02-11", "2025-09-26");
    let then = held("ambassador to the northern islands", "PE", 2, "2024-03-03", "2024-11-30");
    entry(ANA, vec![now, then], 7, 4)
}

/// `n` people, the first of them officials.
pub(crate) fn people(n: usize) -> Vec<PersonEntry> {
    let gao = held("harbour minister", "CN", 3, "2025-09-01", "2025-09-26");
    let mut all = vec![
        ana(),
        entry(GAO, vec![gao.clone()], 4, 1),
        entry("Gao Li", vec![gao], 1, 0),
        entry("Xavo Harrow", Vec::new(), 9, 2),
        entry("Łucja 天津 Émile-Øster", Vec::new(), 2, 0),
    ];
    for number in all.len()..n {
        let offices =
            if number % 2 == 0 { vec![held("senator", "US", 1, "2025-09-26", "2025-09-26")] } else { Vec::new() };
        all.push(entry(&format!("Person Number{number}"), offices, 1, 0));
    }
    all.truncate(n);
    all
}

/// What the article of [`told`] says, and what others say.
pub(crate) fn quotes(n: usize) -> Vec<QuoteEntry> {
    let told = told();
    let text = &told.article.text;
    let mut all: Vec<QuoteEntry> = told
        .quotes
        .iter()
        .map(|quote| {
            let start = text[..quote.span.start()].rfind("\n\n").map_or(0, |at| at + 2);
            let end = text[quote.span.end()..].find("\n\n").map_or(text.len(), |at| quote.span.end() + at);
            QuoteEntry {
                article: told.article.id.clone(),
                title: told.article.title.clone(),
                publisher: told.article.publisher.clone(),
                date: told.article.published.clone(),
                quote: quote.clone(),
                before: text[start..quote.span.start()].to_owned(),
                after: text[quote.span.end()..end].to_owned(),
            }
        })
        .collect();
    for number in all.len()..n {
        let mut more = all[number % 3].clone();
        more.article = ArticleId(format!("row{number}row{number}row{number}row{number}"));
        more.publisher = Some("The Morning Buoy".to_owned());
        more.date = Stamp::parse("2024-11-30");
        more.before = format!("For the time number {number}: “");
        all.push(more);
    }
    all.truncate(n);
    all
}

/// The dossier of one of the people.
pub(crate) fn dossier(person: &PersonId) -> Option<Dossier> {
    let entry = people(9).into_iter().find(|entry| entry.person == *person)?;
    let quotes = quotes(7).into_iter().filter(|q| q.quote.speaker.id.as_ref() == Some(person)).collect();
    let with = |name: &str, articles| Companion { person: id(name), name: name.to_owned(), articles };
    let companions = vec![with(GAO, 3), with("Gao Li", 1), with(ANA, 1)];
    let companions = companions.into_iter().filter(|c| c.person != *person).collect();
    Some(Dossier { entry, quotes, articles: rows(4), companions })
}

/// An article with people who are quoted, one of them by a pronoun, one not named.
pub(crate) fn told() -> Opened {
    let mut opened = opened();
    let link = "the tables of the office";
    let third = format!("“Nobody asked the ferries,” a notice on the quay says; {link} are longer.");
    let at = third.find(link).expect("the words are in the text");
    let span = Span::new(&third, at, at + link.len()).expect("on characters");
    let hyperlink = Hyperlink { span, url: "https://harbour.example/tables".to_owned() };
    let mut blocks = vec![
        Block::new(
            BlockKind::Paragraph,
            "Deputy minister Ana Quillan opened the new pier on Thursday with Gao Minghua of the harbour board.",
        ),
        Block::new(
            BlockKind::Paragraph,
            "“The pier was built for the winter, and it will be there when the winter comes, whatever the \
             timetable says of it,” Quillan said. “Ferries do not wait,” she added.",
        ),
        Block { links: vec![hyperlink], ..Block::new(BlockKind::Paragraph, third) },
    ];
    let text = join_text(&mut blocks);
    let mention = |name: &str, person: &str, nth: usize, role: Option<&str>| {
        let (start, _) = text.match_indices(name).nth(nth).expect("the name is in the text");
        Mention {
            field: Field::Text,
            span: Span::new(&text, start, start + name.len()).expect("on characters"),
            text: name.to_owned(),
            person: Some(id(person)),
            name: Some(person.to_owned()),
            official: true,
            role: role.map(str::to_owned),
            country: role.map(|_| "PE".to_owned()),
            organisation: None,
            rule: if role.is_some() { "title-before-name" } else { "family-name" }.to_owned(),
        }
    };
    opened.mentions = vec![
        mention(ANA, ANA, 0, Some("deputy minister")),
        mention(GAO, GAO, 0, None),
        mention("Quillan", ANA, 1, None),
    ];
    let quote = |words: &str, who: Option<&str>, cue: &str, rule: &str| {
        let start = text.find(words).expect("the words are in the text");
        let kind = if who.is_some() { SpeakerKind::Person } else { SpeakerKind::None };
        // The speaker is named by what stands before the cue.
        let before = text[start..].find(&format!("{cue}.")).map(|at| start + at - 1).filter(|_| who.is_some());
        let word = before.and_then(|end| Some((text[..end].rfind(' ')? + 1, end)));
        let span = word.and_then(|(from, end)| Span::new(&text, from, end));
        let speaker = Speaker { kind, id: who.map(id), name: who.map(str::to_owned), span };
        Quote {
            field: Field::Text,
            span: Span::new(&text, start, start + words.len()).expect("on characters"),
            text: words.to_owned(),
            speaker,
            cue: Some(cue.to_owned()),
            rule: rule.to_owned(),
        }
    };
    let first = "The pier was built for the winter, and it will be there when the winter comes, whatever the timetable \
                 says of it,";
    opened.quotes = vec![
        quote(first, Some(ANA), "said", "cue-after-quote"),
        quote("Ferries do not wait,", Some(ANA), "added", "pronoun-to-last-speaker"),
        quote("Nobody asked the ferries,", None, "says", "no-speaker"),
    ];
    opened.article.text = text;
    opened.article.blocks = blocks;
    opened
}
