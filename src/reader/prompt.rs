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
