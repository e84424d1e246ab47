//! What a reader corrects about people, and how it is taken back: two names made
//! one, one name made two, another name, no person at all. What they correct about
//! events and stories is asked for in [`super::grouping`] and told here.

use crate::model::{ArticleId, Change, Correction, Grouping, PersonId};
use crate::text::{SafeText, slug};

use super::prompt::{Answer, Prompt, Purpose};
use super::reading::{Place, Then, Wanted};
use super::shelving::number;
use super::tagging::Edited;
use super::views::dossier::Part;
use super::views::{Subject, View};
use super::{Command, Did, Effect, Key, State};

impl State {
    // ---- asking for it

    /// Marks a person, or makes the marked one the same as this one.
    pub(super) fn merge(&mut self, effects: &mut Vec<Effect>) {
        let Some((person, name)) = self.person_meant() else { return };
        match self.marked.take() {
            Some((from, _)) if from == person => self.notice = Some(format!("{name} is no longer marked")),
            Some((from, _)) => effects.push(correct(Correction::Merge { from, into: person })),
            None => {
                let key = self.key_for(Command::Merge);
                self.notice = Some(format!("{name} is marked: {key} on another makes them one"));
                self.marked = Some((person, name));
            }
        }
        self.settle_view();
    }

    pub(super) fn ask_name(&mut self) {
        if let Some((person, name)) = self.person_meant() {
            self.prompt = Some(Prompt::new(Purpose::Rename(person, name.clone()), &name));
        }
    }

    pub(super) fn no_person(&mut self, effects: &mut Vec<Effect>) {
        if let Some((person, _)) = self.person_meant() {
            effects.push(correct(Correction::NotAPerson { person }));
        }
    }

    /// Asks who the person of the dossier is in the selected article.
    pub(super) fn ask_who(&mut self) {
        let Some((dossier, part)) = self.view.as_ref().and_then(|view| view.selected_part()) else { return };
        let article = match part {
            Part::Article(n) => dossier.articles[n].id.clone(),
            Part::Quote(n) => dossier.quotes[n].article.clone(),
            Part::Head | Part::Office(_) | Part::Companion(_) => {
                self.notice = Some("select the article in which it is somebody else".to_owned());
                return;
            }
        };
        let (person, name) = (dossier.entry.person.clone(), dossier.entry.name.clone());
        self.prompt = Some(Prompt::new(Purpose::Split(person, name, article), ""));
    }

    /// A key while a question is answered.
    pub(super) fn type_answer(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let Some(prompt) = &mut self.prompt else { return };
        match prompt.key(key) {
            Answer::More => {}
            Answer::Left => self.prompt = None,
            Answer::Given(name) => {
                if let Some(prompt) = self.prompt.take() {
                    self.answered(prompt.purpose, SafeText::line(&name).into_string(), effects);
                }
            }
        }
    }

    fn answered(&mut self, purpose: Purpose, name: String, effects: &mut Vec<Effect>) {
        if matches!(purpose, Purpose::Save(_) | Purpose::Replace(..) | Purpose::Pipe(_)) {
            return self.send(purpose, name, effects);
        }
        let id = PersonId(slug(&name));
        match purpose {
            Purpose::Tag(article, has) => self.tagged(article, &has, &name, effects),
            Purpose::TagShown(_) => self.all_tagged(&name, effects),
            Purpose::Note(article) => self.noted(article, Edited::Written(name), effects),
            _ if id.0.is_empty() => self.notice = Some("a name has letters".to_owned()),
            Purpose::Rename(_, before) if before == name => {}
            Purpose::Rename(person, _) => effects.push(correct(Correction::Rename { person, name })),
            Purpose::Split(person, ..) if person == id => {
                self.notice = Some("that is who it is already".to_owned());
            }
            Purpose::Split(person, _, article) => {
                self.given = Some((id, name.clone()));
                effects.push(Effect::Split(person, article, name));
            }
            Purpose::Save(_) | Purpose::Replace(..) | Purpose::Pipe(_) => {}
        }
    }

    // ---- once it is kept

    /// Says what was changed, and loads anew what it may show in.
    pub(super) fn changed(&mut self, change: &Change, did: Did, effects: &mut Vec<Effect>) {
        let words = self.words_of(change);
        self.notice = match (did, change) {
            (Did::Made, Change::Read { .. } | Change::Star { .. }) => self.notice.take(),
            (Did::Made, Change::Correct(_) | Change::Group(_) | Change::Mark { .. } | Change::Note { .. }) => {
                Some(format!("{words} ({} takes it back)", self.key_for(Command::Undo)))
            }
            (Did::Undone, _) => Some(format!("undone: {words}")),
            (Did::Redone, _) => Some(format!("done again: {words}")),
        };
        match change {
            Change::Mark { mark, .. } if mark.moves() => return self.moved_away(did, effects),
            // What stands above the text is another.
            Change::Mark { articles, .. } if articles.iter().any(|id| self.is_read(id)) => {
                return self.reload_article(effects);
            }
            Change::Note { article, .. } if self.is_read(article) => return self.reload_article(effects),
            Change::Read { .. } | Change::Star { .. } | Change::Mark { .. } | Change::Note { .. } => return,
            Change::Correct(_) | Change::Group(_) => {}
        }
        (self.marked, self.joining) = (None, None);
        self.make_views_stale();
        for place in self.reading.past.iter_mut().chain(&mut self.reading.future) {
            if let Place::View(view) = place {
                turn(view, change, did);
            }
        }
        self.reload_article(effects);
        let Some(view) = &mut self.view else { return };
        turn(view, change, did);
        let gone = matches!((&view.subject, change), (Subject::Dossier { person, .. },
            Change::Correct(Correction::NotAPerson { person: none })) if person == none);
        if gone && did != Did::Undone {
            return self.close_view(effects);
        }
        self.reload_view(effects);
    }

    /// Lets the views that are left behind be loaded anew when they come back.
    pub(super) fn make_views_stale(&mut self) {
        for place in self.reading.past.iter_mut().chain(&mut self.reading.future) {
            if let Place::View(view) = place {
                view.stale = true;
            }
        }
    }

    /// Whether an article is the one in the reading pane.
    fn is_read(&self, id: &ArticleId) -> bool {
        self.reading.article.as_ref().is_some_and(|shown| shown.opened.article.id == *id)
    }

    /// Asks for the article on the screen once more.
    pub(super) fn reload_article(&mut self, effects: &mut Vec<Effect>) {
        let ticket = self.next_ticket();
        let Some(shown) = &self.reading.article else { return };
        if self.reading.wanted.is_some() {
            return;
        }
        let id = shown.opened.article.id.clone();
        let position = Some(shown.position());
        self.reading.wanted = Some(Wanted { ticket, id: id.clone(), to_read: false, position, then: Then::Article });
        effects.push(Effect::Load(ticket, id));
    }

    /// A change in words.
    fn words_of(&self, change: &Change) -> String {
        let title = |id| self.list.find(id).map_or(String::new(), |row| format!(": {}", row.title));
        let words = match change {
            Change::Read { article, read: true } => format!("marked as read{}", title(article)),
            Change::Read { article, read: false } => format!("marked as unread{}", title(article)),
            Change::Star { article, starred: true } => format!("starred{}", title(article)),
            Change::Star { article, starred: false } => format!("star taken away{}", title(article)),
            Change::Mark { mark, articles } => match articles.as_slice() {
                [article] => format!("{}{}", mark.words(), title(article)),
                articles => format!("{} {}", number(articles.len()), mark.words()),
            },
            Change::Note { article, note: Some(_) } => format!("noted{}", title(article)),
            Change::Note { article, note: None } => format!("note taken away{}", title(article)),
            Change::Group(grouping) => match grouping {
                Grouping::SameEvent { from, into } => {
                    format!("one event{}{}", title(from), title(into).replacen(": ", " + ", 1))
                }
                Grouping::OwnEvent { article } => format!("an event of its own{}", title(article)),
                Grouping::Pin { article, .. } => format!("it stays in its event{}", title(article)),
                Grouping::SameStory { from, .. } => format!("two stories are one{}", title(from)),
                Grouping::OwnStory { article } => format!("a story of its own{}", title(article)),
            },
            Change::Correct(correction) => match correction {
                Correction::Merge { from, into } => {
                    format!("{} is one with {}", self.called(from), self.called(into))
                }
                Correction::Split { person, article, into } => {
                    format!("{} is {} in one article{}", self.called(person), self.called(into), title(article))
                }
                Correction::Rename { person, name } => format!("{} goes by the name {name}", self.called(person)),
                Correction::NotAPerson { person } => format!("{} is no person", self.called(person)),
            },
        };
        SafeText::line(&words).into_string()
    }

    /// What a person is called in what is loaded, or else the words of their id.
    fn called(&self, person: &PersonId) -> String {
        let typed = self.marked.iter().chain(&self.given).find(|(id, _)| id == person).map(|(_, name)| name.clone());
        let in_views = || {
            let past = self.reading.past.iter().filter_map(|place| match place {
                Place::View(view) => Some(view),
                _ => None,
            });
            self.view.iter().chain(past).find_map(|view| view.called(person))
        };
        let in_article = || {
            let mentions = &self.reading.article.as_ref()?.opened.mentions;
            mentions.iter().find(|m| m.person.as_ref() == Some(person)).and_then(|m| m.name.clone())
        };
        typed.or_else(in_views).or_else(in_article).unwrap_or_else(|| spelled(person))
    }
}

fn correct(correction: Correction) -> Effect {
    Effect::Change(Change::Correct(correction))
}

/// Turns a view to what stays where what it shows goes.
fn turn(view: &mut View, change: &Change, did: Did) {
    match change {
        Change::Correct(correction) => follow(view, correction, did),
        Change::Group(grouping) if did != Did::Undone => super::grouping::follow(view, grouping),
        _ => {}
    }
}

/// Turns a dossier to the name that stays when its own goes.
fn follow(view: &mut View, correction: &Correction, did: Did) {
    if let (Subject::Dossier { person, .. }, Correction::Merge { from, into }) = (&mut view.subject, correction)
        && person == from
        && did != Did::Undone
    {
        *person = into.clone();
    }
}

/// The words of an id as a name has them.
fn spelled(person: &PersonId) -> String {
    let words = person.0.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<String>>().join(" ")
}
