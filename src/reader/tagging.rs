//! Tags and notes: asked for on the last line or, for notes, in an editor, and
//! kept as changes that can be taken back.

use crate::model::{ArticleId, Change, Mark};
use crate::text::marks::{folded_tag, note, tag};

use super::prompt::{Prompt, Purpose};
use super::{Effect, State};

/// What came of editing a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// This was written.
    Written(String),
    /// Nothing was kept; why.
    Failed(String),
}

impl State {
    /// Asks for a tag to give to the article, or to take away.
    pub(super) fn ask_tag(&mut self, effects: &mut Vec<Effect>) {
        if let Some((article, marks)) = self.marks_meant() {
            self.prompt = Some(Prompt::new(Purpose::Tag(article, marks.tags), ""));
            effects.push(Effect::Tags);
        }
    }

    /// Asks for a tag for all that is shown.
    pub(super) fn ask_tag_for_all(&mut self, effects: &mut Vec<Effect>) {
        if self.list.is_empty() {
            self.notice = Some("there is no article in the list".to_owned());
            return;
        }
        self.prompt = Some(Prompt::new(Purpose::TagShown(self.list.shown().len()), ""));
        effects.push(Effect::Tags);
    }

    /// Takes the tags that a prompt may be completed to.
    pub(super) fn take_tags(&mut self, tags: Vec<String>) {
        if let Some(prompt) = &mut self.prompt
            && matches!(prompt.purpose, Purpose::Tag(..) | Purpose::TagShown(_))
        {
            prompt.take_known(tags);
        }
    }

    /// A tag was typed for an article: one that it has is taken away.
    pub(super) fn tagged(&mut self, article: ArticleId, has: &[String], typed: &str, effects: &mut Vec<Effect>) {
        let Some(tag) = tag(typed) else {
            self.notice = Some("a tag has letters".to_owned());
            return;
        };
        let known = has.iter().find(|known| folded_tag(known) == folded_tag(&tag));
        let on = known.is_none();
        let mark = Mark::Tag { tag: known.cloned().unwrap_or(tag), on };
        effects.push(Effect::Change(Change::Mark { mark, articles: vec![article] }));
    }

    /// A tag was typed for all that is shown; behind a `-` it is taken away.
    pub(super) fn all_tagged(&mut self, typed: &str, effects: &mut Vec<Effect>) {
        let (typed, on) = typed.strip_prefix('-').map_or((typed, true), |rest| (rest, false));
        match tag(typed) {
            Some(tag) => self.mark_shown(Mark::Tag { tag, on }, effects),
            None => self.notice = Some("a tag has letters".to_owned()),
        }
    }

    /// Asks for the note to the article, to be edited.
    pub(super) fn ask_note(&mut self, effects: &mut Vec<Effect>) {
        if let Some((article, _)) = self.marks_meant() {
            effects.push(Effect::Note(article));
        }
    }

    /// There is no editor: a note of one line is typed here.
    pub(super) fn type_note(&mut self, article: ArticleId, before: &str) {
        if before.contains('\n') || before.len() > super::line::LONGEST {
            self.notice = Some("to edit a note of several lines, set VISUAL or EDITOR to an editor".to_owned());
            return;
        }
        self.prompt = Some(Prompt::new(Purpose::Note(article), before));
    }

    /// The note was edited.
    pub(super) fn noted(&mut self, article: ArticleId, edited: Edited, effects: &mut Vec<Effect>) {
        match edited {
            Edited::Written(written) => effects.push(Effect::Change(Change::Note { article, note: note(&written) })),
            Edited::Failed(why) => self.notice = Some(why),
        }
    }
}
