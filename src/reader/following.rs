//! Following a story: how stories, a timeline, contacts, the coverage of an event
//! and the briefing come onto the screen, and what is done within them.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::filter::following::Sort;
use crate::model::{ArticleId, ContactReport, Coverage, Field, LedgerEntry, StoryEntry, Timeline};

use super::about;
use super::reading::Then;
use super::views::brief::{Briefing, Part, Since};
use super::views::calendar::Calendar;
use super::views::difference::Difference;
use super::views::{Load, Of, Subject, View, coverage, timeline};
use super::{Effect, Focus, State, Ticket};

impl State {
    // ---- opening

    pub(super) fn open_stories(&mut self, effects: &mut Vec<Effect>) {
        self.open(Subject::Stories { entries: Arc::default() }, effects);
    }

    /// The story of the article that is meant.
    pub(super) fn open_timeline(&mut self, effects: &mut Vec<Effect>) {
        if let Some((article, title)) = self.article_meant() {
            self.open(Subject::Timeline { article, title, timeline: None }, effects);
        }
    }

    /// The contacts of what is looked at: of a person, of the article, of the articles
    /// in the list.
    pub(super) fn open_contacts(&mut self, effects: &mut Vec<Effect>) {
        let shown = self.reading.article.as_ref();
        let of = match (&self.view, self.focus, shown) {
            (Some(_), _, _) => self.person_meant().map(|(person, name)| Of::Person(person, name)),
            (None, Focus::List, _) => Some(self.of_list()),
            (None, _, Some(shown)) => {
                let person = shown.cursor.and_then(|spot| about::person(&shown.opened, spot));
                let article = &shown.opened.article;
                Some(match person {
                    Some((person, name)) => Of::Person(person, name),
                    None => Of::Article(article.id.clone(), article.title.clone()),
                })
            }
            (None, _, None) => None,
        };
        if let Some(of) = of {
            self.open_contacts_of(of, effects);
        }
    }

    /// Only the contacts between those who took part in the selected one.
    pub(super) fn open_between(&mut self, effects: &mut Vec<Effect>) {
        let Some(contact) = self.view.as_ref().and_then(|view| view.selected_contact()) else { return };
        let people = contact.people.iter().map(|named| named.person.clone()).collect();
        let names: Vec<&str> = contact.people.iter().map(|named| named.name.as_str()).collect();
        let names = names.join(" and ");
        self.open_contacts_of(Of::Between(people, names), effects);
    }

    fn open_contacts_of(&mut self, of: Of, effects: &mut Vec<Effect>) {
        let (sort, calendar) = (Sort::default(), Calendar::default());
        self.open(Subject::Contacts { of, entries: Arc::default(), sort, calendar }, effects);
    }

    /// The reports of the event of the article that is meant.
    pub(super) fn open_coverage(&mut self, effects: &mut Vec<Effect>) {
        if let Some((article, title)) = self.article_meant() {
            let subject = Subject::Coverage { article, title, coverage: None, column: 0, chosen: Vec::new() };
            self.open(subject, effects);
        }
    }

    /// The words of the two reports that are chosen; of one that is chosen and the
    /// selected one; else of the selected one and the first.
    pub(super) fn open_difference(&mut self, effects: &mut Vec<Effect>) {
        let Some(View { subject: Subject::Coverage { coverage: Some(coverage), column, chosen, .. }, .. }) =
            self.view.as_deref()
        else {
            return;
        };
        let pair = match (chosen.as_slice(), *column) {
            (&[one, other, ..], _) => (one, other),
            (&[one], column) if column != one => (one, column),
            (&[one], _) => (one, usize::from(one == 0)),
            (&[], column) => (0, column.max(1)),
        };
        let (old, new) = (pair.0.min(pair.1), pair.0.max(pair.1));
        match (coverage.reports.get(old), coverage.reports.get(new)) {
            (Some(one), Some(other)) => {
                let reports = Box::new([one.clone(), other.clone()]);
                self.open(Subject::Difference { reports, difference: None }, effects);
            }
            _ => self.notice = Some("there is no other report of this event to compare with".to_owned()),
        }
    }

    pub(super) fn open_brief(&mut self, effects: &mut Vec<Effect>) {
        self.open(Subject::Brief { since: Since::default(), brief: None }, effects);
    }

    /// The article that a command means, in the list, beside it or in a view.
    fn article_meant(&self) -> Option<(ArticleId, String)> {
        let Some(view) = &self.view else { return self.title_meant() };
        let row = |row: &crate::model::Row| (row.id.clone(), row.title.clone());
        match &view.subject {
            Subject::Timeline { .. } => view.selected_step().and_then(timeline::leading).map(row),
            Subject::Contacts { .. } => {
                let report = view.selected_contact()?.reports.first()?;
                Some((report.article.clone(), report.title.clone()))
            }
            Subject::Coverage { coverage: Some(coverage), column, .. } => coverage.reports.get(*column).map(row),
            Subject::Brief { brief: Some(briefing), .. } => {
                briefing.part(view.scroll.selected())?.1.reports.first().map(row)
            }
            _ => None,
        }
    }

    // ---- answers

    pub(super) fn take_stories(&mut self, ticket: Ticket, new: Arc<Vec<StoryEntry>>, effects: &mut Vec<Effect>) {
        self.take_view(ticket, effects, |subject| {
            if let Subject::Stories { entries } = subject {
                *entries = new;
            }
            None
        });
    }

    pub(super) fn take_timeline(&mut self, ticket: Ticket, new: Option<Box<Timeline>>, effects: &mut Vec<Effect>) {
        self.take_view(ticket, effects, |subject| {
            let missing = new.is_none().then_some(GONE);
            if let Subject::Timeline { timeline, .. } = subject {
                *timeline = new;
            }
            missing
        });
    }

    pub(super) fn take_contacts(&mut self, ticket: Ticket, new: Arc<Vec<LedgerEntry>>, effects: &mut Vec<Effect>) {
        self.take_view(ticket, effects, |subject| {
            if let Subject::Contacts { entries, calendar, .. } = subject {
                *calendar = Calendar::new(&new);
                *entries = new;
            }
            None
        });
    }

    pub(super) fn take_coverage(&mut self, ticket: Ticket, new: Option<Box<Coverage>>, effects: &mut Vec<Effect>) {
        self.take_view(ticket, effects, |subject| {
            let missing = new.is_none().then_some(GONE);
            if let Subject::Coverage { article, coverage, column, chosen, .. } = subject {
                let len = new.as_ref().map_or(0, |new| new.reports.len());
                // It begins with the report from which it was opened.
                if let (None, Some(new)) = (&coverage, &new) {
                    *column = new.reports.iter().position(|row| row.id == *article).unwrap_or(0);
                }
                *column = (*column).min(len.saturating_sub(1));
                chosen.retain(|&n| n < len);
                *coverage = new;
            }
            missing
        });
    }

    pub(super) fn take_difference(&mut self, ticket: Ticket, new: Box<Difference>, effects: &mut Vec<Effect>) {
        self.take_view(ticket, effects, |subject| {
            if let Subject::Difference { difference, .. } = subject {
                *difference = Some(new);
            }
            None
        });
    }

    pub(super) fn take_brief(&mut self, ticket: Ticket, new: Box<Briefing>, effects: &mut Vec<Effect>) {
        self.take_view(ticket, effects, |subject| {
            if let Subject::Brief { brief, .. } = subject {
                *brief = Some(new);
            }
            None
        });
    }

    /// Takes what a view waits for; `fill` puts it in its place and says what is
    /// missing.
    fn take_view(
        &mut self,
        ticket: Ticket,
        effects: &mut Vec<Effect>,
        fill: impl FnOnce(&mut Subject) -> Option<&'static str>,
    ) {
        let Some(view) = self.view.as_mut().filter(|view| view.load == Load::Waiting(ticket)) else { return };
        view.load = match fill(&mut view.subject) {
            Some(missing) => Load::Failed(missing.to_owned()),
            None => Load::Ready,
        };
        view.order = None;
        self.arrange(effects);
        self.take_held(effects);
    }

    // ---- within

    /// Opens what is selected in one of these views; says whether this is one.
    pub(super) fn open_followed(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some(view) = &self.view else { return false };
        match &view.subject {
            Subject::Stories { .. } => {
                if let Some(story) = view.selected_story() {
                    let (article, title) = (story.id.clone(), story.title.clone());
                    self.open(Subject::Timeline { article, title, timeline: None }, effects);
                }
            }
            Subject::Timeline { .. } => {
                if let Some(id) = view.selected_step().and_then(timeline::leading).map(|row| row.id.clone()) {
                    self.open_from_view(id, None, effects);
                }
            }
            Subject::Contacts { .. } => {
                if let Some(report) = view.selected_contact().and_then(|contact| contact.reports.first()).cloned() {
                    self.open_at_contact(&report, effects);
                }
            }
            Subject::Coverage { coverage: Some(coverage), column, .. } => {
                let cell = coverage.facts.get(view.scroll.selected()).and_then(|fact| fact.cells.get(*column)).cloned();
                if let Some(id) = coverage.reports.get(*column).map(|row| row.id.clone()) {
                    self.open_from_view(id, None, effects);
                    if let Some(words) = cell.flatten() {
                        self.then(Then::Words(words));
                    }
                }
            }
            Subject::Brief { brief: Some(briefing), .. } => {
                let Some((part, event)) = briefing.part(view.scroll.selected()) else { return true };
                match part {
                    Part::Quote(_, n) => {
                        if let Some(entry) = event.quotes.get(n) {
                            let (article, field, span) = (entry.article.clone(), entry.quote.field, entry.quote.span);
                            self.open_at_quote(article, field, span, effects);
                        }
                    }
                    Part::Contact(_, n) => {
                        if let Some(report) = event.contacts.get(n).cloned() {
                            self.open_at_contact(&report, effects);
                        }
                    }
                    Part::Event(_) | Part::Source(..) => {
                        let n = if let Part::Source(_, n) = part { n } else { 0 };
                        if let Some(id) = event.reports.get(n).map(|row| row.id.clone()) {
                            self.open_from_view(id, None, effects);
                        }
                    }
                }
            }
            Subject::Difference { .. } | Subject::Coverage { .. } | Subject::Brief { .. } => {}
            Subject::People { .. } | Subject::Dossier { .. } | Subject::Quotes { .. } => return false,
        }
        true
    }

    fn open_at_contact(&mut self, report: &ContactReport, effects: &mut Vec<Effect>) {
        let is_text = report.contact.field == Field::Text;
        self.open_from_view(report.article.clone(), is_text.then(|| report.contact.span.start()), effects);
        if is_text {
            self.then(Then::Words(report.sentence.clone()));
        }
    }

    /// Selects another report of the coverage.
    pub(super) fn go_to_column(&mut self, to: impl Fn(usize) -> Option<usize>) {
        let Some(View { subject: Subject::Coverage { coverage: Some(coverage), column, .. }, .. }) =
            self.view.as_deref_mut()
        else {
            return;
        };
        match to(*column).filter(|&to| to < coverage.reports.len()) {
            Some(to) => *column = to,
            None => self.notice = Some("there is no report there".to_owned()),
        }
        self.settle_view();
    }

    /// Selects the report of the coverage that a click is on.
    pub(super) fn select_report_at(&mut self, x: usize, columns: usize) {
        let Some(View { subject: Subject::Coverage { coverage: Some(coverage), column, .. }, .. }) =
            self.view.as_deref_mut()
        else {
            return;
        };
        if let Some(report) = coverage::report_at(coverage, *column, columns, x) {
            *column = report;
        }
        self.settle_view();
    }

    /// Chooses the selected report for a comparison, or lets go of it.
    pub(super) fn choose_report(&mut self) {
        let Some(View { subject: Subject::Coverage { column, chosen, .. }, .. }) = self.view.as_deref_mut() else {
            return;
        };
        if let Some(at) = chosen.iter().position(|n| n == column) {
            chosen.remove(at);
        } else {
            // The one before the last gives way.
            if chosen.len() > 1 {
                chosen.remove(0);
            }
            chosen.push(*column);
        }
        if chosen.len() == 2 {
            self.notice = Some("d compares the words of the two".to_owned());
        }
        self.settle_view();
    }

    /// Lets the briefing look further back, or less far.
    pub(super) fn look_back(&mut self, wider: bool, effects: &mut Vec<Effect>) {
        let Some(view) = &mut self.view else { return };
        let Subject::Brief { since, .. } = &mut view.subject else { return };
        let other = since.other(wider);
        if other == *since {
            let words = if wider { "this is everything" } else { "24 hours are the least" };
            self.notice = Some(words.to_owned());
            return;
        }
        *since = other;
        view.scroll.select(0);
        self.reload_view(effects);
    }

    /// What the selected report has of the selected fact.
    pub(super) fn about_coverage(&self) -> Option<String> {
        let view = self.view.as_deref()?;
        let Subject::Coverage { coverage: Some(coverage), column, .. } = &view.subject else { return None };
        coverage::about(coverage, view.scroll.selected(), *column, &self.sheet(self.view_area(), ""))
    }
}

const GONE: &str = "It is no longer in the library.";
