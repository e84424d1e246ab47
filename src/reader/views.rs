//! What is shown on the whole screen besides list and article: people, one
//! person's dossier, quotations.
//!
//! A [`View`] is what it is about ([`Subject`]), the filter typed over it, and
//! the window on its entries ([`scroll`]). [`people`], [`dossier`] and [`quotes`]
//! say what an entry looks like; [`sheet`] has what they are written with.

pub mod dossier;
pub mod people;
pub mod quotes;
pub mod scroll;
pub mod sheet;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::filter::people::{Arrangement, Sort};
use crate::model::{ArticleId, Dossier, Marks, PersonEntry, PersonId, QuoteEntry, Row};

use super::Ticket;
use super::bindings::Scope;
use super::filtering::FilterLine;
use super::page::Line;

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
}

/// Which people or quotations are meant.
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
    Quotes(Arc<Vec<QuoteEntry>>, String),
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
        }
    }

    /// How many entries there are, shown or not.
    pub fn total(&self) -> usize {
        match &self.subject {
            Subject::People { entries, .. } => entries.len(),
            Subject::Dossier { dossier, .. } => dossier.as_deref().map_or(0, dossier::parts),
            Subject::Quotes { entries, .. } => entries.len(),
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

    /// Takes the marks of an article as they are kept now.
    pub(super) fn set_marks(&mut self, id: &ArticleId, marks: &Marks) {
        if let Subject::Dossier { dossier: Some(dossier), .. } = &mut self.subject
            && let Some(row) = dossier.articles.iter_mut().find(|row| row.id == *id)
        {
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
            Subject::Quotes { .. } => None,
        }
    }

    /// What the thread of the filter is to match, if a filter or an order matters
    /// here.
    pub(super) fn haystack(&self) -> Option<Haystack> {
        let pattern = self.filter.pattern().to_owned();
        match &self.subject {
            Subject::People { entries, sort, officials_only, .. } => {
                let by = Arrangement { pattern, sort: *sort, officials_only: *officials_only };
                Some(Haystack::People(Arc::clone(entries), by))
            }
            Subject::Quotes { entries, .. } if !pattern.trim().is_empty() => {
                Some(Haystack::Quotes(Arc::clone(entries), pattern))
            }
            _ => None,
        }
    }

    /// The names of columns, where there are any.
    pub fn heads(&self, sheet: &Sheet<'_>) -> Option<Line> {
        match self.subject {
            Subject::People { .. } if !self.is_empty() => people::heads(sheet),
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
                    Of::Library | Of::Filtered { .. } => Above::All,
                };
                let entry = quotes::entry(quote, above, sheet);
                Entry { above: if position == 0 { Vec::new() } else { vec![Line::default()] }, ..entry }
            }),
        }
        .unwrap_or_default()
    }
}
