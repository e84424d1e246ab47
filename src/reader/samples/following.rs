//! A story of three events, its contacts and its briefing, for the tests of the
//! views that follow a story.

use crate::model::{
    Added, ArticleId, Brief, BriefEvent, Contact, ContactReport, Coverage, CoveredFact, FactKind, Field, Fresh,
    Happening, LedgerEntry, Named, Opened, PersonId, Row, Said, Span, Stamp, Standing, Step, StoryEntry, Timeline,
};
use crate::reader::views::Of;
use crate::reader::{Briefing, Difference, Since};

use super::people::{quotes, told};

const ANA: &str = "Ana Quillan";
const GAO: &str = "Gao Minghua";
const XAVO: &str = "Xavo Harrow";

fn named(name: &str) -> Named {
    Named { person: PersonId(crate::text::slug(name)), name: name.to_owned() }
}

fn id(n: usize) -> ArticleId {
    super::rows(9)[n].id.clone()
}

/// Nine articles: 0, 1 and 4 report one event, 2 and 5 another, 3 a third; the three
/// are one story, and the others stand alone.
pub(crate) fn rows() -> Vec<Row> {
    let mut rows = super::rows(9);
    for (n, first, reports) in [(0, 0, 3), (1, 0, 3), (4, 0, 3), (2, 2, 2), (5, 2, 2), (3, 3, 1)] {
        rows[n].event = id(first);
        rows[n].story = id(0);
        rows[n].reports = reports;
    }
    for (n, publisher) in [(1, "The Morning Buoy"), (4, "Quay Courier"), (5, "The Morning Buoy")] {
        rows[n].publisher = Some(publisher.to_owned());
    }
    rows
}

/// A report of which some is new.
pub(crate) fn opened() -> Opened {
    let mut opened = told();
    let text = &opened.article.text;
    let fresh = |kind, words: &str| {
        let start = text.find(words).expect("the words are in the text");
        Fresh { kind, field: Field::Text, span: Span::new(text, start, start + words.len()).expect("on characters") }
    };
    opened.fresh = vec![
        fresh(FactKind::Person, GAO),
        fresh(FactKind::Quote, "Ferries do not wait,"),
        fresh(FactKind::Quote, "Nobody asked the ferries,"),
    ];
    opened
}

/// The stories of a library of `n` articles.
pub(crate) fn stories(n: usize) -> Vec<StoryEntry> {
    let story = |n: usize, title: &str, people: &[&str], words: &[&str], events, reports| StoryEntry {
        id: id(n),
        title: title.to_owned(),
        people: people.iter().copied().map(named).collect(),
        words: words.iter().map(|&word| word.to_owned()).collect(),
        events,
        reports,
        first: Some("2025-05-22".to_owned()),
        last: Some("2025-09-26".to_owned()),
    };
    if n == 0 {
        return Vec::new();
    }
    vec![
        story(0, "Ministers meet in Geneva", &[ANA, GAO], &["ferry", "timetable", "pier"], 3, 6),
        story(6, "Story number 6", &[XAVO], &["lighthouse"], 1, 1),
        story(7, "Story number 7", &[], &[], 1, 1),
    ]
}

/// The story of any article.
pub(crate) fn timeline(_: &ArticleId) -> Timeline {
    let all = rows();
    let step = |date: &str, people: &[&str], reports: &[usize], lead: &str, added: Added| Step {
        event: all[reports[0]].id.clone(),
        date: Stamp::parse(date),
        title: all[reports[0]].title.clone(),
        people: people.iter().copied().map(named).collect(),
        reports: reports.iter().map(|&n| Row { published: Stamp::parse(date), ..all[n].clone() }).collect(),
        lead: lead.to_owned(),
        added,
    };
    let said = |speaker: Option<&str>, text: &str| Said { speaker: speaker.map(str::to_owned), text: text.to_owned() };
    Timeline {
        story: stories(9).swap_remove(0),
        steps: vec![
            step(
                "2025-05-22",
                &[XAVO],
                &[3],
                "The harbour office asked for a longer pier.",
                Added { people: vec![named(XAVO)], ..Added::default() },
            ),
            step(
                "2025-08-19",
                &[ANA, XAVO],
                &[2, 5],
                "Quillan called Harrow about the ferries.",
                Added {
                    people: vec![named(ANA)],
                    figures: vec!["24,000 tonnes".to_owned()],
                    quotes: vec![said(Some(ANA), "Ferries do not wait"), said(None, "Nobody asked the ferries")],
                    ..Added::default()
                },
            ),
            step(
                "2025-09-26",
                &[ANA, GAO],
                &[0, 1, 4],
                "Quillan opened the new pier.",
                Added { people: vec![named(GAO)], dates: vec!["26 September".to_owned()], ..Added::default() },
            ),
        ],
    }
}

fn report(n: usize, kind: Happening, status: Standing, people: &[&str], date: Option<&str>) -> ContactReport {
    let row = rows().swap_remove(n);
    let text = told().article.text;
    let sentence = text.split("\n\n").next().unwrap_or("").to_owned();
    ContactReport {
        article: row.id,
        event: row.event,
        title: row.title,
        publisher: row.publisher,
        published: row.published,
        contact: Contact {
            kind,
            participants: people.iter().map(|name| named(name).person).collect(),
            status,
            date: date.and_then(Stamp::parse),
            date_text: Some("on Thursday".to_owned()),
            place: Some("Geneva".to_owned()),
            field: Field::Text,
            span: Span::new(&text, 0, sentence.len()).expect("on characters"),
            main: true,
        },
        people: people.iter().copied().map(named).collect(),
        sentence,
    }
}

/// A ledger of contacts, the latest first.
pub(crate) fn ledger() -> Vec<LedgerEntry> {
    let entry = |reports: Vec<ContactReport>, place: Option<&str>, main, differences: &[&str]| {
        let first = reports[0].clone();
        LedgerEntry {
            kind: first.contact.kind,
            people: first.people,
            status: first.contact.status,
            date: first.contact.date,
            date_text: first.contact.date_text,
            place: place.map(str::to_owned),
            main,
            reports,
            differences: differences.iter().map(|&words| words.to_owned()).collect(),
        }
    };
    let meeting = |n, date| report(n, Happening::Meeting, Standing::Held, &[ANA, GAO], Some(date));
    vec![
        entry(
            vec![meeting(0, "2025-09-26"), meeting(1, "2025-09-25"), meeting(4, "2025-09-26")],
            Some("Geneva"),
            true,
            &["The Morning Buoy has it on 25 Sep"],
        ),
        entry(vec![report(2, Happening::Call, Standing::Held, &[GAO, XAVO], Some("2025-09-17"))], None, false, &[]),
        entry(vec![report(5, Happening::Visit, Standing::Planned, &[ANA], Some("2025-09"))], Some("Łódź"), true, &[]),
        entry(vec![report(3, Happening::Talks, Standing::Possible, &[XAVO, ANA], None)], None, true, &[]),
    ]
}

/// The contacts that are asked for, in a library of `n` articles.
pub(crate) fn contacts(of: &Of, n: usize) -> Vec<LedgerEntry> {
    let mut all = if n == 0 { Vec::new() } else { ledger() };
    all.retain(|entry| match of {
        Of::Person(person, _) => entry.people.iter().any(|named| named.person == *person),
        Of::Between(people, _) => people.iter().all(|p| entry.people.iter().any(|named| named.person == *p)),
        Of::Library | Of::Filtered { .. } | Of::Article(..) => true,
    });
    all
}

/// How the reports of any event compare.
pub(crate) fn coverage(_: &ArticleId) -> Coverage {
    let all = rows();
    let fact = |kind, label: &str, cells: &[Option<&str>]| CoveredFact {
        kind,
        label: label.to_owned(),
        cells: cells.iter().map(|cell| cell.map(str::to_owned)).collect(),
    };
    let words = "The pier was built for the winter";
    Coverage {
        event: id(0),
        reports: [0, 1, 4, 2, 5, 6].into_iter().map(|n| all[n].clone()).collect(),
        facts: vec![
            fact(
                FactKind::Person,
                ANA,
                &[Some(ANA), Some("Quillan"), Some("Deputy minister Ana Quillan"), None, None, None],
            ),
            fact(FactKind::Person, GAO, &[Some(GAO), None, None, Some("Gao"), None, None]),
            fact(
                FactKind::Quote,
                "“The pier was built for the winter, and it will be there” (Ana Quillan)",
                &[Some(words), None, Some(words), None, None, None],
            ),
            fact(
                FactKind::Figure,
                "24,000 tonnes",
                &[None, Some("24,000 tonnes"), Some("24 thousand tonnes"), None, None, None],
            ),
            fact(
                FactKind::Date,
                "26 Sep 2025",
                &[Some("on Thursday"), Some("26 September"), None, None, None, Some("Thursday")],
            ),
        ],
        reports_left: 0,
        facts_left: 0,
    }
}

/// How two reports differ.
pub(crate) fn difference() -> Difference {
    let old = "Deputy minister Ana Quillan opened the new pier on Thursday.\n\nFerries do not wait, she said. The pier was \
               built for the winter, and it will be there when the winter comes, whatever the timetable of the harbour \
               office says of it; the tables of the office are longer.";
    let new = "Deputy minister Ana Quillan opened the long pier on Thursday evening.\n\nFerries do not wait, she added. The pier was \
               built for the winter, and it will be there when the winter comes, whatever the timetable of the harbour \
               office says of it; the tables of the office are longer.\n\nNobody asked the ferries.";
    Difference::new(old, new)
}

/// A briefing on a library of `n` articles.
pub(crate) fn briefing(since: Since, n: usize) -> Briefing {
    let all = rows();
    let timeline = timeline(&id(0));
    let event = |step: &Step, contacts: Vec<ContactReport>, quoted: usize| BriefEvent {
        event: step.event.clone(),
        story: id(0),
        title: step.title.clone(),
        lead: step.lead.clone(),
        people: step.people.clone(),
        quotes: quotes(quoted),
        contacts,
        reports: step.reports.clone(),
        total: step.reports.len() + 1,
    };
    let meeting = report(0, Happening::Meeting, Standing::Held, &[ANA, GAO], Some("2025-09-26"));
    let mut events = vec![event(&timeline.steps[2], vec![meeting], 2)];
    if since != Since::Day {
        events.push(event(&timeline.steps[1], Vec::new(), 0));
    }
    if n == 0 {
        events.clear();
    }
    let until = (since == Since::Day).then(|| all[0].published.clone().map(|date| date.to_string())).flatten();
    let brief = Brief {
        since: "2025-09-25T23:59:59Z".to_owned(),
        until: "2025-09-26T23:59:59Z".to_owned(),
        events,
        events_left: 0,
    };
    Briefing::new(brief, until)
}
