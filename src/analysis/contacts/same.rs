//! What of all that an article tells is one contact: a lead, its details and a
//! later look back speak of the same people, in words that agree.

use super::clause::Told;
use crate::model::{Contact, Field, Happening, PersonId, Span, Stamp, Standing};
use crate::text::when::{Tense, When};

/// More contacts no article tells of.
const MOST: usize = 64;

/// A contact while the article is read.
#[derive(Debug)]
pub(super) struct Draft {
    contact: Contact,
    sure: bool,
    /// Whether a day, or nothing, is said of when, and it is told for its own sake.
    near: bool,
}

/// Where something is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) field: Field,
    pub(super) span: Span,
    /// Whether it is the headline, the standfirst or the lead.
    pub(super) top: bool,
}

/// Adds what a sentence tells to what is known, or to the contact it tells
/// again.
pub(super) fn add(drafts: &mut Vec<Draft>, told: Told, at: At, published: Option<&Stamp>) {
    let tense = if told.status == Standing::Held { Tense::Past } else { Tense::Future };
    let date = told.when.as_ref().and_then(|when| when.resolve(published, tense));
    let draft = Draft {
        sure: told.sure,
        near: !told.background && told.when.as_ref().is_none_or(When::is_day),
        contact: Contact {
            kind: told.kind,
            participants: told.people,
            status: told.status,
            date,
            date_text: told.when.map(|when| when.words),
            place: told.place,
            field: at.field,
            span: at.span,
            main: at.top,
        },
    };
    let known = drafts.iter().position(|known| is_same(known, &draft));
    if let Some(known) = known {
        merge(&mut drafts[known], draft);
    } else if drafts.len() < MOST {
        drafts.push(draft);
    }
}

/// The contacts in the order in which they were first told.
pub(super) fn finish(drafts: Vec<Draft>) -> Vec<Contact> {
    // What may come, and what was weeks ago, is news only where nothing else is.
    let news = |draft: &Draft| draft.contact.main && draft.contact.status != Standing::Possible && draft.near;
    let any = drafts.iter().any(news);
    let main: Vec<bool> = drafts.iter().map(|draft| draft.contact.main && (!any || news(draft))).collect();
    drafts.into_iter().zip(main).map(|(draft, main)| Contact { main, ..draft.contact }).collect()
}

/// Whether two words for what people had can mean one thing.
pub(super) fn compatible(a: Happening, b: Happening) -> bool {
    use Happening::{Call, Meeting, Summit, Talks, VideoCall};
    a == b || matches!((a.min(b), a.max(b)), (Call | VideoCall | Meeting, Talks) | (Talks | Meeting, Summit))
}

fn is_same(known: &Draft, other: &Draft) -> bool {
    let (a, b) = (&known.contact, &other.contact);
    let loose =
        |a: &Draft, b: &Draft| a.contact.kind == Happening::Call && !a.sure && b.contact.kind == Happening::VideoCall;
    // Talks in a place are no call.
    let line = |kind: Happening| matches!(kind, Happening::Call | Happening::VideoCall);
    let apart = line(a.kind) && b.place.is_some() || line(b.kind) && a.place.is_some();
    !apart
        && (compatible(a.kind, b.kind) || loose(known, other) || loose(other, known))
        && same_people(&a.participants, &b.participants)
        && same_time(a, b)
        && (a.participants.len().min(b.participants.len()) > 1 || same_words(a.place.as_deref(), b.place.as_deref()))
}

fn same_people(a: &[PersonId], b: &[PersonId]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    (few.len() > 1 || few.len() == many.len()) && few.iter().all(|person| many.contains(person))
}

fn same_words(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a.contains(b) || b.contains(a))
}

/// Whether they can be of one time: what is to come is not what has been,
/// unless they state one day.
fn same_time(a: &Contact, b: &Contact) -> bool {
    let held = |contact: &Contact| contact.status == Standing::Held;
    let dates = a.date.as_ref().zip(b.date.as_ref());
    let agree = dates.map(|(a, b)| a.as_str().starts_with(b.as_str()) || b.as_str().starts_with(a.as_str()));
    if held(a) != held(b) {
        return dates.is_some_and(|(a, b)| a == b && a.full_day().is_some());
    }
    let bare = |contact: &Contact| {
        contact
            .date_text
            .as_deref()
            .map(|words| words.to_lowercase().trim_start_matches("on ").trim_start_matches("in ").to_owned())
    };
    agree.unwrap_or_else(|| same_words(bare(a).as_deref(), bare(b).as_deref()))
}

fn merge(known: &mut Draft, other: Draft) {
    // What stands in the text can be gone to; then the fullest telling counts.
    let fuller = |contact: &Contact| {
        let stated = (contact.date_text.is_some(), contact.place.is_some(), contact.participants.len());
        (contact.field == Field::Text, stated, contact.field != Field::Title)
    };
    let (contact, told) = (&mut known.contact, other.contact);
    if fuller(&told) > fuller(contact) {
        (contact.field, contact.span) = (told.field, told.span);
    }
    for person in told.participants {
        if !contact.participants.contains(&person) {
            contact.participants.push(person);
        }
    }
    if other.sure && !known.sure || contact.kind == Happening::Talks || told.kind == Happening::VideoCall {
        contact.kind = told.kind;
    }
    known.sure |= other.sure;
    contact.status = contact.status.min(told.status);
    if contact.date_text.is_none() || contact.date.is_none() && told.date.is_some() {
        (contact.date, contact.date_text) = (told.date, told.date_text);
        known.near = other.near;
    }
    contact.place = contact.place.take().or(told.place);
    contact.main |= told.main;
}

/// The two who had all contacts so far with one another.
pub(super) fn pair(drafts: &[Draft]) -> Vec<PersonId> {
    let mut pairs = drafts.iter().map(|draft| &draft.contact.participants).filter(|people| people.len() > 1);
    match pairs.next() {
        Some(first) if first.len() == 2 && pairs.all(|other| same_people(first, other)) => first.clone(),
        _ => Vec::new(),
    }
}
