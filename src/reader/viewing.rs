//! How views come onto the screen and go: people, dossiers, quotations. What is
//! left behind is remembered whole, and comes back as it was left.

use std::sync::Arc;

use crate::filter::people::Sort;
use crate::model::{Dossier, PersonEntry, PersonId, QuoteEntry};

use super::layout::{Area, MEASURE, WIDEST};
use super::reading::Place;
use super::views::{Load, Of, Sheet, Subject, View};
use super::{Effect, Focus, Joining, State, Ticket};

impl State {
    /// Where the entries of a view stand.
    pub fn view_area(&self) -> Area {
        let widest = match self.view.as_deref().map(|view| &view.subject) {
            Some(Subject::People { .. } | Subject::Contacts { .. }) => WIDEST,
            // The more columns, the more is compared.
            Some(Subject::Coverage { .. }) => u16::MAX,
            _ => MEASURE,
        };
        self.size.view(self.tour.is_shown(), widest)
    }

    // ---- opening

    /// The people of the library, or of the articles that the filter left.
    pub(super) fn open_people(&mut self, effects: &mut Vec<Effect>) {
        let subject = Subject::People {
            of: self.of_list(),
            entries: Arc::default(),
            sort: Sort::default(),
            officials_only: false,
        };
        self.open(subject, effects);
    }

    pub(super) fn open_dossier(&mut self, person: PersonId, name: String, effects: &mut Vec<Effect>) {
        self.open(Subject::Dossier { person, name, dossier: None }, effects);
    }

    /// The quotations of what is looked at: of a person, of the article, of the
    /// articles in the list.
    pub(super) fn open_quotes(&mut self, effects: &mut Vec<Effect>) {
        let shown = self.reading.article.as_ref().map(|shown| &shown.opened.article);
        let of = match (&self.view, self.focus) {
            (Some(_), _) => self.person_meant().map(|(person, name)| Of::Person(person, name)),
            (None, Focus::List) => Some(self.of_list()),
            (None, _) => shown.map(|article| Of::Article(article.id.clone(), article.title.clone())),
        };
        if let Some(of) = of {
            self.open(Subject::Quotes { of, entries: Arc::default() }, effects);
        }
    }

    pub(super) fn of_list(&self) -> Of {
        match self.list.filtered() {
            Some((rows, chosen)) => {
                Of::Filtered { rows, chosen: Arc::new(chosen), pattern: self.filter.pattern().to_owned() }
            }
            None => Of::Library,
        }
    }

    pub(super) fn open(&mut self, subject: Subject, effects: &mut Vec<Effect>) {
        self.leave_for_another();
        let ticket = self.next_ticket();
        effects.push(ask(&subject, ticket));
        self.view = Some(Box::new(View::new(subject, ticket)));
    }

    /// Remembers what is on the screen as a place to come back to.
    pub(super) fn leave_for_another(&mut self) {
        let here = match self.view.take() {
            Some(view) => Place::View(view),
            None if self.focus == Focus::List => Place::List,
            None => self.reading.here().unwrap_or(Place::List),
        };
        self.reading.remember(here);
        self.reading.future.clear();
    }

    /// Asks for what a view shows once more, and selects who is selected.
    pub(super) fn reload_view(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        let Some(view) = &mut self.view else { return };
        view.stale = false;
        view.kept = view.selected_person().map(|entry| entry.person.clone());
        view.load = Load::Waiting(ticket);
        effects.push(ask(&view.subject, ticket));
    }

    // ---- answers

    pub(super) fn take_people(&mut self, ticket: Ticket, new: Arc<Vec<PersonEntry>>, effects: &mut Vec<Effect>) {
        let Some(view) = self.view.as_mut().filter(|view| view.load == Load::Waiting(ticket)) else { return };
        if let Subject::People { entries, .. } = &mut view.subject {
            *entries = new;
            view.order = None;
            view.load = Load::Ready;
            self.arrange(effects);
        }
    }

    pub(super) fn take_dossier(&mut self, ticket: Ticket, new: Option<Box<Dossier>>, effects: &mut Vec<Effect>) {
        let Some(view) = self.view.as_mut().filter(|view| view.load == Load::Waiting(ticket)) else { return };
        if let Subject::Dossier { dossier, name, .. } = &mut view.subject {
            view.load = match &new {
                Some(new) => {
                    name.clone_from(&new.entry.name);
                    Load::Ready
                }
                None => Load::Failed("Nobody of that name is in the library.".to_owned()),
            };
            *dossier = new;
            self.settle_view();
            self.take_held(effects);
        }
    }

    pub(super) fn take_quotes(&mut self, ticket: Ticket, new: Arc<Vec<QuoteEntry>>, effects: &mut Vec<Effect>) {
        let Some(view) = self.view.as_mut().filter(|view| view.load == Load::Waiting(ticket)) else { return };
        if let Subject::Quotes { entries, .. } = &mut view.subject {
            *entries = new;
            view.order = None;
            view.load = Load::Ready;
            self.arrange(effects);
            self.take_held(effects);
        }
    }

    pub(super) fn fail_view(&mut self, ticket: Ticket, why: String, effects: &mut Vec<Effect>) {
        if let Some(view) = self.view.as_mut().filter(|view| view.load == Load::Waiting(ticket)) {
            view.load = Load::Failed(why);
            self.take_held(effects);
        }
    }

    pub(super) fn take_order(&mut self, ticket: Ticket, order: Vec<usize>, effects: &mut Vec<Effect>) {
        let Some(view) = self.view.as_mut().filter(|view| view.arranging == Some(ticket)) else { return };
        view.arranging = None;
        let place = match (&view.subject, view.kept.take()) {
            // Where somebody is gone the next one is selected.
            (Subject::People { entries, .. }, Some(kept)) => order
                .iter()
                .position(|&n| entries.get(n).is_some_and(|entry| entry.person == kept))
                .unwrap_or(view.scroll.selected()),
            _ => 0,
        };
        view.order = Some(order);
        view.scroll.select(place);
        self.settle_view();
        self.take_held(effects);
    }

    // ---- the window

    /// Asks for the order of the entries, where that is not their own.
    pub(super) fn arrange(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        let Some(view) = &mut self.view else { return };
        if let Some(haystack) = view.haystack() {
            view.arranging = Some(ticket);
            effects.push(Effect::Arrange(ticket, haystack));
        } else {
            view.arranging = None;
            view.order = None;
            self.settle_view();
        }
    }

    /// Brings the window of the view up to date.
    pub(super) fn settle_view(&mut self) {
        let area = self.view_area();
        let Some(mut view) = self.view.take() else { return };
        let pattern = view.filter.pattern().to_owned();
        view.settle(&self.sheet(area, &pattern));
        self.view = Some(view);
    }

    /// What views are written with now.
    pub fn sheet<'a>(&'a self, area: Area, pattern: &'a str) -> Sheet<'a> {
        Sheet {
            columns: usize::from(area.width),
            rows: usize::from(area.height),
            symbols: &self.symbols,
            today: &self.today,
            pattern,
            marked: self.marked.as_ref().map(|(person, _)| person),
            joined: match &self.joining {
                Some(Joining::Story(story)) => Some(story),
                _ => None,
            },
        }
    }
}

/// The question that a view of this subject is the answer to.
fn ask(subject: &Subject, ticket: Ticket) -> Effect {
    match subject {
        Subject::People { of, .. } => Effect::People(ticket, of.clone()),
        Subject::Dossier { person, .. } => Effect::Dossier(ticket, person.clone()),
        Subject::Quotes { of, .. } => Effect::Quotes(ticket, of.clone()),
        Subject::Stories { .. } => Effect::Stories(ticket),
        Subject::Timeline { article, .. } => Effect::Timeline(ticket, article.clone()),
        Subject::Contacts { of, .. } => Effect::Contacts(ticket, of.clone()),
        Subject::Coverage { article, .. } => Effect::Coverage(ticket, article.clone()),
        Subject::Difference { reports, .. } => Effect::Difference(ticket, reports[0].id.clone(), reports[1].id.clone()),
        Subject::Brief { since, .. } => Effect::Brief(ticket, *since),
    }
}
