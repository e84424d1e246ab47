//! A line that is typed in answer to a question.

use crate::model::{ArticleId, PersonId};

use super::key::{Code, Key};
use super::line::InputLine;

/// The question, and what is typed.
#[derive(Debug)]
pub struct Prompt {
    /// What the answer is for.
    pub purpose: Purpose,
    /// The answer.
    pub line: InputLine,
}

/// What an answer is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The name by which a person goes.
    Rename(PersonId, String),
    /// Who a person is in one article.
    Split(PersonId, String, ArticleId),
    /// The file that an article is written to.
    Save(ArticleId),
    /// Whether that file is to be replaced.
    Replace(ArticleId, String),
    /// The program that an article goes to.
    Pipe(ArticleId),
}

/// What a key did to the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It goes on.
    More,
    /// It was answered so.
    Given(String),
    /// It was not answered.
    Left,
}

impl Prompt {
    /// A question with an answer that can be edited.
    pub fn new(purpose: Purpose, answer: &str) -> Self {
        let mut line = InputLine::default();
        line.set(answer);
        Self { purpose, line }
    }

    /// The question.
    pub fn label(&self) -> String {
        match &self.purpose {
            Purpose::Rename(_, name) => format!("{name} goes by the name "),
            Purpose::Split(_, name, _) => format!("{name} in this article is "),
            Purpose::Save(_) => "save as ".to_owned(),
            Purpose::Replace(_, path) => format!("{path} is there: replace it (y or n)? "),
            Purpose::Pipe(_) => "pipe to ".to_owned(),
        }
    }

    /// What Enter does with the answer.
    pub fn verb(&self) -> &'static str {
        match &self.purpose {
            Purpose::Rename(..) | Purpose::Split(..) => "keep",
            Purpose::Save(_) => "save",
            Purpose::Replace(..) => "answer",
            Purpose::Pipe(_) => "run",
        }
    }

    /// A key while typing.
    pub fn key(&mut self, key: Key) -> Answer {
        match key.code {
            Code::Esc => Answer::Left,
            Code::Enter => match self.line.value().trim() {
                "" => Answer::Left,
                answer => Answer::Given(answer.to_owned()),
            },
            Code::Backspace if self.line.value().is_empty() => Answer::Left,
            _ => {
                self.line.key(key);
                Answer::More
            }
        }
    }
}
