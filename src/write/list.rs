//! One line an article, a person, a quotation, a contact, a story; a few for a
//! neighbour with its reasons. `~ ` stands before a title that was made from the
//! first sentence.

use crate::model::{LedgerEntry, Linked, OfficeHeld, PersonEntry, QuoteEntry, Row, Standing, StoryEntry};
use crate::text::SafeText;
use crate::text::wrap::wrap;

/// How wide the lines of a neighbour are.
const COLUMNS: usize = 80;

/// An article on one line: its id, marks, date, publisher, title, officials
/// and how many reports of its event there are.
pub fn row(row: &Row) -> String {
    let unread = if row.marks.read { ' ' } else { '●' };
    let starred = if row.marks.starred { '★' } else { ' ' };
    let date = row.date().map_or("—", |stamp| stamp.full_day().unwrap_or(stamp.as_str()));
    let mut line =
        format!("{}  {unread}{starred} {date:10}  {}  {}", row.id, row.publisher.as_deref().unwrap_or("—"), title(row));
    if !row.officials.is_empty() {
        let names: Vec<&str> = row.officials.iter().map(|official| official.name.as_str()).collect();
        line.extend(["  (", &names.join(", "), ")"]);
    }
    if row.reports > 1 {
        line.extend(["  ≡ ", &row.reports.to_string()]);
    }
    for tag in &row.marks.tags {
        line.extend(["  #", tag]);
    }
    if row.marks.noted {
        line.push_str("  ✎");
    }
    SafeText::line(&line).into_string()
}

fn title(row: &Row) -> String {
    format!("{}{}", if row.title_derived { "~ " } else { "" }, row.title)
}

/// A neighbour: how close it is and which it is, where it is from, and below that
/// the reasons. Lines are at most 80 columns wide.
pub fn linked(linked: &Linked) -> String {
    let Linked { related, row } = linked;
    let what = format!("{}  {} {:.2}  {}", related.id, related.relation.label(), related.score, title(row));
    let date = row.date().map(|stamp| stamp.full_day().unwrap_or(stamp.as_str()).to_owned());
    let from: Vec<String> = row.publisher.iter().cloned().chain(date).collect();
    let mut out = indented(&what, "");
    for (words, lead) in [(from.join(", "), ""), (related.because.join("; "), "because ")] {
        if !words.is_empty() {
            out.push('\n');
            out.push_str(&indented(&format!("{lead}{words}"), "    "));
        }
    }
    out
}

/// Words wrapped below one another: the first line as far in as `indent`, the
/// others four columns further than that of an entry.
fn indented(words: &str, indent: &str) -> String {
    let words = SafeText::line(words);
    let lines: Vec<&str> = wrap(&words, COLUMNS - 4).iter().map(|span| span.of(&words)).collect();
    format!("{indent}{}", lines.join("\n    "))
}

/// A story on one line: its id, the day of its newest article, people and words,
/// how much it is, and the title of that article.
pub fn story(story: &StoryEntry) -> String {
    let people: Vec<&str> = story.people.iter().map(|named| named.name.as_str()).collect();
    let label: Vec<String> =
        [people.join(", "), story.words.join(", ")].into_iter().filter(|words| !words.is_empty()).collect();
    let label = if label.is_empty() { "—".to_owned() } else { label.join(" · ") };
    let (events, reports) = (counted(story.events, "event"), counted(story.reports, "report"));
    let last = story.last.as_deref().unwrap_or("—");
    SafeText::line(&format!("{}  {last:10}  {label}  {events}, {reports}  {}", story.id, story.title)).into_string()
}

/// A person on one line: `Ana Quillan  harbour minister (PE)  3 articles,
/// 1 quote  2025-05-22 – 2025-06-01`. Of several offices each has its own days,
/// the one stated last first.
pub fn person(person: &PersonEntry) -> String {
    let several = person.offices.len() > 1;
    let offices: Vec<String> = person.offices.iter().map(|held| office(held, several)).collect();
    let offices = if offices.is_empty() { "—".to_owned() } else { offices.join("; ") };
    let mut named = counted(person.articles, "article");
    if person.quotes > 0 {
        named.extend([", ", &counted(person.quotes, "quote")]);
    }
    let seen = days(person.first.as_deref(), person.last.as_deref()).unwrap_or_else(|| "—".to_owned());
    SafeText::line(&format!("{}  {offices}  {named}  {seen}", person.name)).into_string()
}

fn office(held: &OfficeHeld, with_days: bool) -> String {
    let words: Vec<&str> = held.office.role.iter().chain(&held.office.organisation).map(String::as_str).collect();
    let days = if with_days { days(held.first.as_deref(), held.last.as_deref()) } else { None };
    let more: Vec<String> = held.office.country.clone().into_iter().chain(days).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    format!("{}{more}", words.join(", "))
}

/// From the first day to the last.
fn days(first: Option<&str>, last: Option<&str>) -> Option<String> {
    let (first, last) = (first?, last?);
    Some(if first == last { first.to_owned() } else { format!("{first} – {last}") })
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A quotation on one line: who — “what” — where, by whom published, when.
pub fn quote(entry: &QuoteEntry) -> String {
    let speaker = entry.quote.speaker.name.as_deref().unwrap_or("(nobody named)");
    let mut place = vec![entry.title.clone()];
    place.extend(entry.publisher.clone());
    place.extend(entry.date.as_ref().map(|date| date.full_day().unwrap_or(date.as_str()).to_owned()));
    let line = format!("{speaker} — “{}” — {}", entry.quote.text, place.join(", "));
    SafeText::line(&line).into_string()
}

/// A contact on one line: when — what — who — where — how sure — how often told.
pub fn contact(entry: &LedgerEntry) -> String {
    let day = entry.date.as_ref().map(|date| date.full_day().unwrap_or(date.as_str()).to_owned());
    let when = day.or_else(|| entry.date_text.clone()).unwrap_or_else(|| "—".to_owned());
    let people: Vec<&str> = entry.people.iter().map(|named| named.name.as_str()).collect();
    let mut parts = vec![when, entry.kind.with_article().trim_start_matches("a ").to_owned(), people.join(", ")];
    parts.extend(entry.place.clone());
    if entry.status != Standing::Held {
        parts.push(entry.status.label().to_owned());
    }
    let reports = entry.reports.len();
    parts.push(format!("{reports} {}", if reports == 1 { "report" } else { "reports" }));
    SafeText::line(&parts.join(" — ")).into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row::Official;
    use crate::model::{ArticleId, Marks, PersonId, Stamp};

    #[test]
    fn a_row_is_one_line_whatever_it_holds() {
        let mut ferry = Row {
            id: ArticleId("a".into()),
            title: "Ferry\n\x1b[2Jtalks".into(),
            title_derived: false,
            publisher: None,
            published: Stamp::parse("2025-05-22T10:00"),
            updated: Stamp::parse("2025-05-24"),
            not_before: None,
            officials: vec![Official {
                person: PersonId("ana-ortiz".into()),
                name: "Ana Ortiz".into(),
                short: "Ortiz".into(),
            }],
            url: None,
            event: ArticleId("a".into()),
            story: ArticleId("a".into()),
            reports: 3,
            length: 0,
            marks: Marks::default(),
        };
        assert_eq!(row(&ferry), "a  ●  2025-05-22  —  Ferry talks  (Ana Ortiz)  ≡ 3");
        ferry.title_derived = true;
        assert_eq!(row(&ferry), "a  ●  2025-05-22  —  ~ Ferry talks  (Ana Ortiz)  ≡ 3");
        ferry.published = None;
        assert_eq!(row(&ferry), "a  ●  2025-05-24  —  ~ Ferry talks  (Ana Ortiz)  ≡ 3");
    }
}
