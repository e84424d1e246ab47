//! What a reader corrected, on one line each.

use crate::model::{ArticleId, Change, Correction, Grouping};
use crate::text::SafeText;

/// A change in words; `title` says what an article is called, where it is there.
pub fn words(change: &Change, title: &dyn Fn(&ArticleId) -> Option<String>) -> String {
    let called = |id: &ArticleId| title(id).map_or_else(|| id.0.clone(), |title| format!("{id} “{title}”"));
    let words = match change {
        Change::Read { article, read: true } => format!("{} is read", called(article)),
        Change::Read { article, read: false } => format!("{} is unread", called(article)),
        Change::Star { article, starred: true } => format!("{} is starred", called(article)),
        Change::Star { article, starred: false } => format!("{} has no star", called(article)),
        Change::Mark { mark, articles } => match articles.as_slice() {
            [article] => format!("{} is {}", called(article), mark.words()),
            articles => format!("{} articles: {}", articles.len(), mark.words()),
        },
        Change::Note { article, note: Some(_) } => format!("{} has a note", called(article)),
        Change::Note { article, note: None } => format!("{} has no note", called(article)),
        Change::Correct(correction) => match correction {
            Correction::Merge { from, into } => format!("{from} is {into}"),
            Correction::Split { person, article, into } => format!("{person} is {into} in {}", called(article)),
            Correction::Rename { person, name } => format!("{person} goes by the name {name}"),
            Correction::NotAPerson { person } => format!("{person} is no person"),
        },
        Change::Group(grouping) => match grouping {
            Grouping::SameEvent { from, into } => format!("{} reports the event of {}", called(from), called(into)),
            Grouping::OwnEvent { article } => format!("{} reports an event of its own", called(article)),
            Grouping::Pin { article, event } => format!("{} stays in the event of {}", called(article), called(event)),
            Grouping::SameStory { from, into } => format!("{} is in the story of {}", called(from), called(into)),
            Grouping::OwnStory { article } => format!("{} is a story of its own", called(article)),
        },
    };
    SafeText::line(&words).into_string()
}
