//! What is shown on the whole screen besides list and article: people, one
//! person's dossier, quotations; and, to follow a story, the stories, one's
//! timeline, contacts, the coverage of an event, how two reports differ, the
//! briefing.
//!
//! A [`View`] is what it is about ([`Subject`]), the filter typed over it, and
//! the window on its entries ([`scroll`]). [`people`], [`dossier`], [`quotes`],
//! [`stories`], [`timeline`], [`contacts`] with its [`calendar`], [`coverage`],
//! [`difference`] and [`brief`] say what an entry looks like; [`sheet`] has what
//! they are written with.

pub mod brief;
pub mod calendar;
pub mod contacts;
pub mod coverage;
pub mod difference;
pub mod dossier;
pub mod people;
pub mod quotes;
pub mod scroll;
pub mod sheet;
pub mod stories;
#[cfg(test)]
pub(super) mod tests;
pub mod timeline;

use std::sync::Arc;

use crate::filter::people::{Arrangement, Sort};
use crate::filter::{Ask, Order, following, pattern};
use crate::model::{
    ArticleId, Coverage, Dossier, LedgerEntry, Marks, PersonEntry, PersonId, QuoteEntry, Row, Step, StoryEntry,
    Timeline,
};

use super::Ticket;
use super::bindings::Scope;
use super::filtering::FilterLine;
use super::page::Line;

use brief::{Briefing, Since};
use calendar::Calendar;
use difference::Difference;
use dossier::Part;
use quotes::Above;
pub use scroll::{Entry, Scroll};
pub use sheet::Sheet;

/// One view.
#[derive(Debug)]
pub struct View {
    /// What it is about.
    pub subject: Subject,
    /// The filter over it.
    pub filter: FilterLine,
    /// How far loading has come.
    pub load: Load,
    /// The window on its entries.
    pub scroll: Scroll,
    /// The entries that are shown, in order; all while there is no order.
    pub order: Option<Vec<usize>>,
    /// The order that is on its way.
    pub(super) arranging: Option<Ticket>,
    /// Whether something was corrected since it was loaded.
    pub(super) stale: bool,
    /// Who is to be selected again once it is loaded anew.
    pub(super) kept: Option<PersonId>,
}

/// What a view is about.
#[derive(Debug)]
pub enum Subject {
    /// People.
    People {
        /// Of which articles.
        of: Of,
        /// They, in no order that matters.
        entries: Arc<Vec<PersonEntry>>,
        /// What comes first.
        sort: Sort,
        /// Whether only officials are shown.
        officials_only: bool,
    },
    /// One person.
    Dossier {
        /// Who.
        person: PersonId,
        /// What they are called where they were met.
        name: String,
        /// All that is known of them, once it is there.
        dossier: Option<Box<Dossier>>,
    },
    /// Quotations.
    Quotes {
        /// Of what.
        of: Of,
        /// They, newest first.
        entries: Arc<Vec<QuoteEntry>>,
    },
    /// Running stories.
    Stories {
        /// They, the one with the newest article first.
        entries: Arc<Vec<StoryEntry>>,
    },
    /// One story.
    Timeline {
        /// An article of it.
        article: ArticleId,
        /// Its title.
        title: String,
        /// The steps, once they are there.
        timeline: Option<Box<Timeline>>,
    },
    /// Who met, called or visited whom.
    Contacts {
        /// Of what.
        of: Of,
        /// They, the latest first.
        entries: Arc<Vec<LedgerEntry>>,
        /// What comes first.
        sort: following::Sort,
        /// When they were.
        calendar: Calendar,
    },
    /// The reports of one event beside one another.
    Coverage {
        /// An article of it.
        article: ArticleId,
        /// Its title.
        title: String,
        /// What they have, once it is there.
        coverage: Option<Box<Coverage>>,
        /// The selected report.
        column: usize,
        /// The reports whose words are to be compared, two at most.
        chosen: Vec<usize>,
    },
    /// The words of two reports.
    Difference {
        /// Which.
        reports: Box<[Row; 2]>,
        /// How they differ, once that is known.
        difference: Option<Box<Difference>>,
    },
    /// What happened of late.
    Brief {
        /// How far back it goes.
        since: Since,
        /// The briefing, once it is there.
        brief: Option<Box<Briefing>>,
    },
}

/// Which people, quotations or contacts are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// Those of all articles.
    Library,
    /// Those of the articles that a filter left.
    Filtered {
        /// The list.
        rows: Arc<Vec<Row>>,
        /// The places in it that are left.
        chosen: Arc<Vec<usize>>,
        /// What was typed.
        pattern: String,
    },
    /// Those of one article.
    Article(ArticleId, String),
    /// Those of one person.
    Person(PersonId, String),
    /// Those in which all of several people take part.
    Between(Vec<PersonId>, String),
}

/// How far loading a view has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// It was asked for; what was there before is shown meanwhile.
    Waiting(Ticket),
    /// It is there.
    Ready,
    /// It could not be loaded; why.
    Failed(String),
}

/// What is matched by the thread of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Haystack {
    /// People, and how they are to stand.
    People(Arc<Vec<PersonEntry>>, Arrangement),
    /// Quotations, and what is typed.
    Quotes(Arc<Vec<QuoteEntry>>, Ask),
    /// Contacts, what is typed, and what comes first.
    Contacts(Arc<Vec<LedgerEntry>>, Ask, following::Sort),
    /// Stories, and what is typed.
    Stories(Arc<Vec<StoryEntry>>, Ask),
}

impl View {
    /// A view that was just asked for.
    pub(super) fn new(subject: Subject, ticket: Ticket) -> Self {
        Self {
            subject,
            filter: FilterLine::default(),
            load: Load::Waiting(ticket),
            scroll: Scroll::default(),
            order: None,
            arranging: None,
            stale: false,
            kept: None,
        }
    }

    /// Where keys mean something in it.
    pub fn scope(&self) -> Scope {
        match self.subject {
            Subject::People { .. } => Scope::People,
            Subject::Dossier { .. } => Scope::Dossier,
            Subject::Quotes { .. } => Scope::Quotes,
            Subject::Stories { .. } => Scope::Stories,
            Subject::Timeline { .. } => Scope::Timeline,
            Subject::Contacts { .. } => Scope::Contacts,
            Subject::Coverage { .. } => Scope::Coverage,
            Subject::Difference { .. } => Scope::Difference,
            Subject::Brief { .. } => Scope::Brief,
        }
    }

    /// How many entries there are, shown or not.
    pub fn total(&self) -> usize {
        match &self.subject {
            Subject::People { entries, .. } => entries.len(),
            Subject::Dossier { dossier, .. } => dossier.as_deref().map_or(0, dossier::parts),
            Subject::Quotes { entries, .. } => entries.len(),
            Subject::Stories { entries } => entries.len(),
            Subject::Timeline { timeline, .. } => timeline.as_deref().map_or(0, timeline::len),
            Subject::Contacts { entries, .. } => entries.len(),
            Subject::Coverage { coverage, .. } => coverage.as_ref().map_or(0, |coverage| coverage.facts.len()),
            Subject::Difference { difference, .. } => {
                difference.as_ref().map_or(0, |difference| difference.parts.len())
            }
            Subject::Brief { brief, .. } => brief.as_ref().map_or(0, |brief| brief.len()),
        }
    }

    /// How many entries are shown.
    pub fn len(&self) -> usize {
        self.order.as_ref().map_or(self.total(), Vec::len)
    }

    /// Whether no entry is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether nothing of it was ever there.
    pub fn is_coming(&self) -> bool {
        self.total() == 0 && matches!(self.load, Load::Waiting(_))
            || matches!(self.subject, Subject::People { .. }) && self.order.is_none() && self.total() > 0
    }

    /// The number of the entry shown at a position.
    fn entry(&self, position: usize) -> usize {
        self.order.as_ref().map_or(position, |order| order.get(position).copied().unwrap_or(usize::MAX))
    }

    /// The selected person of a list of people.
    pub fn selected_person(&self) -> Option<&PersonEntry> {
        match &self.subject {
            Subject::People { entries, .. } => entries.get(self.entry(self.scroll.selected())),
            _ => None,
        }
    }

    /// The selected quotation of a list of quotations.
    pub fn selected_quote(&self) -> Option<&QuoteEntry> {
        match &self.subject {
            Subject::Quotes { entries, .. } => entries.get(self.entry(self.scroll.selected())),
            _ => None,
        }
    }

    /// The dossier, and the selected part of it.
    pub fn selected_part(&self) -> Option<(&Dossier, Part)> {
        match &self.subject {
            Subject::Dossier { dossier: Some(dossier), .. } => {
                Some((dossier, dossier::part(dossier, self.scroll.selected())?))
            }
            _ => None,
        }
    }

    /// The selected story of a list of stories.
    pub fn selected_story(&self) -> Option<&StoryEntry> {
        match &self.subject {
            Subject::Stories { entries } => entries.get(self.entry(self.scroll.selected())),
            _ => None,
        }
    }

    /// The selected step of a timeline.
    pub fn selected_step(&self) -> Option<&Step> {
        match &self.subject {
            Subject::Timeline { timeline: Some(timeline), .. } => timeline::step(timeline, self.scroll.selected()),
            _ => None,
        }
    }

    /// The selected contact of a ledger.
    pub fn selected_contact(&self) -> Option<&LedgerEntry> {
        match &self.subject {
            Subject::Contacts { entries, .. } => entries.get(self.entry(self.scroll.selected())),
            _ => None,
        }
    }

    /// Takes the marks of an article as they are kept now.
    pub(super) fn set_marks(&mut self, id: &ArticleId, marks: &Marks) {
        let row = match &mut self.subject {
            Subject::Dossier { dossier: Some(dossier), .. } => dossier.articles.iter_mut().find(|row| row.id == *id),
            Subject::Timeline { timeline: Some(timeline), .. } => {
                timeline.steps.iter_mut().flat_map(|step| &mut step.reports).find(|row| row.id == *id)
            }
            Subject::Brief { brief: Some(briefing), .. } => {
                briefing.brief.events.iter_mut().flat_map(|event| &mut event.reports).find(|row| row.id == *id)
            }
            _ => None,
        };
        if let Some(row) = row {
            row.marks.clone_from(marks);
        }
    }

    /// What a person is called in it.
    pub(super) fn called(&self, id: &PersonId) -> Option<String> {
        match &self.subject {
            Subject::People { entries, .. } => {
                entries.iter().find(|entry| entry.person == *id).map(|entry| entry.name.clone())
            }
            Subject::Dossier { person, name, .. } if person == id => Some(name.clone()),
            Subject::Dossier { dossier, .. } => {
                let mut companions = dossier.as_ref()?.companions.iter();
                companions.find(|companion| companion.person == *id).map(|companion| companion.name.clone())
            }
            Subject::Contacts { entries, .. } => {
                let mut people = entries.iter().flat_map(|entry| &entry.people);
                people.find(|named| named.person == *id).map(|named| named.name.clone())
            }
            _ => None,
        }
    }

    /// Whether what matches the filter best comes first.
    pub fn by_match(&self) -> bool {
        self.filter.order == Order::Match && !pattern::is_empty(self.filter.pattern())
    }

    /// What the thread of the filter is to match, if a filter or an order matters
    /// here.
    pub(super) fn haystack(&self) -> Option<Haystack> {
        let ask = self.filter.ask();
        let is_filtered = !pattern::is_empty(&ask.pattern);
        match &self.subject {
            Subject::People { entries, sort, officials_only, .. } => {
                let Ask { pattern, order } = ask;
                let by = Arrangement { pattern, order, sort: *sort, officials_only: *officials_only };
                Some(Haystack::People(Arc::clone(entries), by))
            }
            Subject::Quotes { entries, .. } if is_filtered => Some(Haystack::Quotes(Arc::clone(entries), ask)),
            Subject::Contacts { entries, sort, .. } if is_filtered || *sort != following::Sort::default() => {
                Some(Haystack::Contacts(Arc::clone(entries), ask, *sort))
            }
            Subject::Stories { entries } if is_filtered => Some(Haystack::Stories(Arc::clone(entries), ask)),
            _ => None,
        }
    }

    /// The names of columns, where there are any.
    pub fn heads(&self, sheet: &Sheet<'_>) -> Option<Line> {
        match &self.subject {
            Subject::People { .. } if !self.is_empty() => people::heads(sheet),
            Subject::Coverage { coverage: Some(coverage), column, chosen, .. } if !self.is_empty() => {
                Some(coverage::heads(coverage, *column, chosen, sheet))
            }
            Subject::Difference { reports, .. } if !self.is_empty() => Some(difference::heads(reports, sheet)),
            _ => None,
        }
    }

    /// Lays out what is seen of it on `sheet`.
    pub(super) fn settle(&mut self, sheet: &Sheet<'_>) {
        let mut scroll = std::mem::take(&mut self.scroll);
        let rows = sheet.rows - usize::from(self.heads(sheet).is_some()).min(sheet.rows);
        scroll.settle(self.len(), rows, |position| self.lay_out(position, sheet));
        self.scroll = scroll;
    }

    fn lay_out(&self, position: usize, sheet: &Sheet<'_>) -> Entry {
        let entry = self.entry(position);
        match &self.subject {
            Subject::People { entries, .. } => {
                let others = position > 0 && entries.get(self.entry(position - 1)).is_some_and(|above| above.official);
                entries.get(entry).map(|person| people::entry(person, others, sheet))
            }
            Subject::Dossier { dossier, .. } => dossier.as_deref().map(|dossier| dossier::entry(dossier, entry, sheet)),
            Subject::Quotes { of, entries } => entries.get(entry).map(|quote| {
                let above = match of {
                    Of::Article(..) => Above::Speaker,
                    Of::Person(..) => Above::Source,
                    Of::Library | Of::Filtered { .. } | Of::Between(..) => Above::All,
                };
                let entry = quotes::entry(quote, above, sheet);
                Entry { above: if position == 0 { Vec::new() } else { vec![Line::default()] }, ..entry }
            }),
            Subject::Stories { entries } => entries.get(entry).map(|story| stories::entry(story, sheet)),
            Subject::Timeline { timeline, .. } => {
                timeline.as_deref().map(|timeline| timeline::entry(timeline, entry, sheet))
            }
            Subject::Contacts { entries, calendar, .. } => entries.get(entry).map(|contact| {
                // Where there is little room, the contacts themselves are what is wanted.
                let above = if position == 0 && sheet.rows >= 12 { calendar.lines(sheet) } else { Vec::new() };
                Entry { above, ..contacts::entry(contact, sheet) }
            }),
            Subject::Coverage { coverage, column, .. } => {
                coverage.as_deref().map(|coverage| coverage::entry(coverage, entry, *column, sheet))
            }
            Subject::Difference { difference, .. } => {
                let part = difference.as_ref().and_then(|difference| difference.parts.get(entry));
                part.map(|part| difference::entry(part, position, sheet))
            }
            Subject::Brief { brief, .. } => brief.as_deref().map(|brief| brief::entry(brief, entry, sheet)),
        }
        .unwrap_or_default()
    }
}
