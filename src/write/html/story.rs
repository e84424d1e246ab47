//! A running story as one page: its line of time, its steps with what each added
//! and its reports, who met whom, who said what.

use super::frame::{contact, counted, day, days, dotted, line, names, quote, report, section, start};
use super::svg::{self, Dot};
use super::words::element;
use crate::model::{Added, LedgerEntry, QuoteEntry, Step, StoryEntry, Timeline};

/// The page.
pub fn page(timeline: &Timeline, contacts: &[LedgerEntry], quotes: &[QuoteEntry]) -> String {
    let Timeline { story, steps } = timeline;
    let mut out = start(&story.title);
    element(&mut out, "h1", &line(&story.title));
    element(&mut out, "p class=\"facts\"", &facts(story));
    let dots: Vec<Dot<'_>> = (1..).zip(steps).map(|(n, step)| dot(n, step)).collect();
    out.push_str(&svg::timeline(&dots, "event", &format!("Events of the story {}", story.title)));
    section(&mut out, "Timeline", "ol", &(1..).zip(steps).map(|(n, step)| self::step(n, step)).collect::<String>());
    section(&mut out, "Contacts", "ol", &contacts.iter().map(contact).collect::<String>());
    section(&mut out, "Quotes", "ol", &quotes.iter().map(quote).collect::<String>());
    out + super::END
}

/// What the story is about, how much it is, and from when to when.
fn facts(story: &StoryEntry) -> String {
    let words: Vec<String> = story.words.iter().map(|word| line(word)).collect();
    dotted([
        names(&story.people),
        words.join(", "),
        counted(story.events, "event"),
        counted(story.reports, "report"),
        days(story.first.as_deref(), story.last.as_deref()),
    ])
}

fn dot(n: usize, step: &Step) -> Dot<'_> {
    let (date, reports, anchor) = (step.date.as_ref(), step.reports.len(), Some(format!("step-{n}")));
    Dot { date, title: &step.title, reports, anchor }
}

fn step(n: usize, step: &Step) -> String {
    let mut out = format!("<li id=\"step-{n}\">\n");
    element(&mut out, "h3", &line(&step.title));
    let facts = [day(step.date.as_ref()), names(&step.people), counted(step.reports.len(), "report")];
    element(&mut out, "p class=\"facts\"", &dotted(facts));
    element(&mut out, "p", &line(&step.lead));
    // Of the first step everything is new.
    if n > 1 {
        added(&mut out, &step.added);
    }
    let reports: String = step.reports.iter().map(report).collect();
    element(&mut out, "ul", &format!("\n{reports}"));
    out + "</li>\n"
}

/// What a step has that none before it had.
fn added(out: &mut String, added: &Added) {
    let list = |words: &[String]| words.iter().map(|word| line(word)).collect::<Vec<_>>().join(", ");
    for (label, words) in
        [("people", names(&added.people)), ("numbers", list(&added.figures)), ("dates", list(&added.dates))]
    {
        if !words.is_empty() {
            element(out, "p class=\"added\"", &format!("<b>New {label}:</b> {words}"));
        }
    }
    for said in &added.quotes {
        let who = said.speaker.as_deref().map(|who| format!(" <small>{}</small>", line(who))).unwrap_or_default();
        element(out, "p class=\"added\"", &format!("<b>New quote:</b> <q>{}</q>{who}", line(&said.text)));
    }
}
