//! What commands do within a view: its filter, its order, its sections, and what
//! the selected entry opens.

use crate::model::{ArticleId, Field, PersonId, Span};

use super::command::Command;
use super::reading::Then;
use super::views::Subject;
use super::views::dossier::{self, Part};
use super::{Effect, State};

impl State {
    pub(super) fn command_in_view(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(view) = &mut self.view else { return };
        match command {
            Command::Cancel if !view.filter.pattern().is_empty() => {
                view.filter.clear();
                view.kept = view.selected_person().map(|entry| entry.person.clone());
                self.arrange(effects);
            }
            Command::Cancel | Command::Close => self.close_view(effects),
            Command::Filter => view.filter.typing = true,
            Command::FilterOrder => self.toggle_order(effects),
            Command::Open => self.open_selected_part(effects),
            Command::Sort => {
                match &mut view.subject {
                    Subject::People { sort, .. } => *sort = sort.next(),
                    Subject::Contacts { sort, .. } => *sort = sort.next(),
                    _ => return,
                }
                view.scroll.select(0);
                self.arrange(effects);
            }
            Command::Officials => {
                view.kept = view.selected_person().map(|entry| entry.person.clone());
                if let Subject::People { officials_only, .. } = &mut view.subject {
                    *officials_only = !*officials_only;
                    self.arrange(effects);
                }
            }
            Command::Left => self.go_to_column(|column| column.checked_sub(1)),
            Command::Right => self.go_to_column(|column| Some(column + 1)),
            Command::Jump(n) => self.go_to_column(|_| usize::from(n).checked_sub(1)),
            Command::Choose => self.choose_report(),
            Command::Difference => self.open_difference(effects),
            Command::Between => self.open_between(effects),
            Command::Wider => self.look_back(true, effects),
            Command::Narrower => self.look_back(false, effects),
            Command::NextStop => self.go_to_section(true),
            Command::PreviousStop => self.go_to_section(false),
            _ => {
                let len = view.len();
                view.scroll.go(command, len);
                self.settle_view();
            }
        }
    }

    pub(super) fn close_view(&mut self, effects: &mut Vec<Effect>) {
        if self.reading.past.is_empty() {
            self.view = None;
            self.preview(effects);
        } else {
            self.travel(false, effects);
        }
    }

    fn open_selected_part(&mut self, effects: &mut Vec<Effect>) {
        let Some(view) = &self.view else { return };
        if let Some(entry) = view.selected_person() {
            let (person, name) = (entry.person.clone(), entry.name.clone());
            return self.open_dossier(person, name, effects);
        }
        if let Some(entry) = view.selected_quote() {
            let (article, field, span) = (entry.article.clone(), entry.quote.field, entry.quote.span);
            return self.open_at_quote(article, field, span, effects);
        }
        if self.open_followed(effects) {
            return;
        }
        let Some(view) = &self.view else { return };
        match view.selected_part() {
            Some((dossier, Part::Quote(n))) => {
                let entry = &dossier.quotes[n];
                let (article, field, span) = (entry.article.clone(), entry.quote.field, entry.quote.span);
                self.open_at_quote(article, field, span, effects);
            }
            Some((dossier, Part::Article(n))) => {
                let id = dossier.articles[n].id.clone();
                self.open_from_view(id, None, effects);
            }
            Some((dossier, Part::Companion(n))) => {
                let (person, name) = (dossier.companions[n].person.clone(), dossier.companions[n].name.clone());
                self.open_dossier(person, name, effects);
            }
            Some((_, Part::Head | Part::Office(_))) | None => {}
        }
    }

    /// Opens an article over the view, at a text offset.
    pub(super) fn open_from_view(&mut self, id: ArticleId, position: Option<usize>, effects: &mut Vec<Effect>) {
        self.leave_for_another();
        self.reading.from_view = true;
        self.list.select_article(&id);
        self.settle();
        self.want(id, true, position, effects);
    }

    pub(super) fn open_at_quote(&mut self, article: ArticleId, field: Field, span: Span, effects: &mut Vec<Effect>) {
        let position = if field == Field::Text { span.start() } else { 0 };
        self.open_from_view(article, Some(position), effects);
        self.then(Then::Quote(field, span));
    }

    /// Shows something of the article that comes, or of the one that is there.
    pub(super) fn then(&mut self, then: Then) {
        match &mut self.reading.wanted {
            Some(wanted) => wanted.then = then,
            None => self.enter(then),
        }
    }

    fn go_to_section(&mut self, forward: bool) {
        let Some(view) = &mut self.view else { return };
        if let Subject::Brief { brief: Some(briefing), .. } = &view.subject {
            if let Some(place) = briefing.event_beside(view.scroll.selected(), forward) {
                view.scroll.select(place);
                self.settle_view();
            }
            return;
        }
        let Subject::Dossier { dossier: Some(dossier), .. } = &view.subject else { return };
        let starts = dossier::section_starts(dossier);
        let at = view.scroll.selected();
        let next = if forward {
            starts.iter().find(|&&start| start > at)
        } else {
            starts.iter().rev().find(|&&start| start < at)
        };
        if let Some(&start) = next {
            view.scroll.select(start);
            self.settle_view();
        }
    }

    /// The person that a command in a view means: that of the selected row, or whose
    /// dossier it is.
    pub(super) fn person_meant(&self) -> Option<(PersonId, String)> {
        let view = self.view.as_ref()?;
        if let Some(entry) = view.selected_person() {
            return Some((entry.person.clone(), entry.name.clone()));
        }
        match (&view.subject, view.selected_part()) {
            (_, Some((dossier, Part::Companion(n)))) => {
                let companion = &dossier.companions[n];
                Some((companion.person.clone(), companion.name.clone()))
            }
            (Subject::Dossier { person, name, .. }, _) => Some((person.clone(), name.clone())),
            _ => None,
        }
    }
}
