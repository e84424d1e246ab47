//! A line that is typed in answer to a question.

use crate::model::{ArticleId, PersonId};

use super::key::{Code, Key};
use super::line::InputLine;
use super::shelving::number;
use crate::text::marks::folded_tag;

/// The question, and what is typed.
#[derive(Debug)]
pub struct Prompt {
    /// What the answer is for.
    pub purpose: Purpose,
    /// The answer.
    pub line: InputLine,
    /// What it may become, the most used first.
    known: Vec<(String, String)>,
    /// What of that begins with what is typed, or has it in it.
    offered: Vec<String>,
    /// Which of these Tab put on the line.
    chosen: Option<usize>,
}

/// So many answers are offered, and known.
const OFFERED: usize = 20;
const KNOWN: usize = 2_000;

/// What an answer is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// The name by which a person goes.
    Rename(PersonId, String),
    /// Who a person is in one article.
    Split(PersonId, String, ArticleId),
    /// A tag for an article that has these.
    Tag(ArticleId, Vec<String>),
    /// A tag for so many articles that are shown.
    TagShown(usize),
    /// The note to an article.
    Note(ArticleId),
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
        Self { purpose, line, known: Vec::new(), offered: Vec::new(), chosen: None }
    }

    /// Takes what the answer may become.
    pub fn take_known(&mut self, known: Vec<String>) {
        self.known = known.into_iter().take(KNOWN).map(|known| (folded_tag(&known), known)).collect();
        self.offer();
    }

    /// What Tab offers now, and which of it is on the line.
    pub fn offered(&self) -> (&[String], Option<usize>) {
        (&self.offered, self.chosen)
    }

    fn offer(&mut self) {
        self.chosen = None;
        let typed = folded_tag(self.line.value().trim_start_matches('-'));
        let begins = self.known.iter().filter(|(folded, _)| folded.starts_with(&typed));
        let holds = self.known.iter().filter(|(folded, _)| !folded.starts_with(&typed) && folded.contains(&typed));
        self.offered = begins.chain(holds).take(OFFERED).map(|(_, known)| known.clone()).collect();
    }

    /// Puts the next of what is offered on the line, or the one before.
    fn complete(&mut self, by: isize) {
        let n = self.offered.len();
        let next = match self.chosen {
            _ if n == 0 => return,
            Some(at) => (at + n).saturating_add_signed(by) % n,
            None if by > 0 => 0,
            None => n - 1,
        };
        let lead = if self.line.value().starts_with('-') { "-" } else { "" };
        let words = format!("{lead}{}", self.offered[next]);
        self.line.set(&words);
        self.chosen = Some(next);
    }

    /// Pasted text goes in on one line.
    pub fn paste(&mut self, text: &str) {
        self.line.paste(text);
        self.offer();
    }

    /// The question.
    pub fn label(&self) -> String {
        match &self.purpose {
            Purpose::Rename(_, name) => format!("{name} goes by the name "),
            Purpose::Split(_, name, _) => format!("{name} in this article is "),
            Purpose::Tag(_, tags) if tags.is_empty() => "Tag: ".to_owned(),
            Purpose::Tag(_, tags) => format!("Tag, or take away {}: ", tags.join(", ")),
            Purpose::TagShown(1) => "Tag 1 article (-tag takes away): ".to_owned(),
            Purpose::TagShown(n) => format!("Tag {} articles (-tag takes away): ", number(*n)),
            Purpose::Note(_) => "Note: ".to_owned(),
            Purpose::Save(_) => "save as ".to_owned(),
            Purpose::Replace(_, path) => format!("{path} is there: replace it (y or n)? "),
            Purpose::Pipe(_) => "pipe to ".to_owned(),
        }
    }

    /// What Enter does with the answer.
    pub fn verb(&self) -> &'static str {
        match &self.purpose {
            Purpose::Rename(..) | Purpose::Split(..) | Purpose::Tag(..) | Purpose::TagShown(_) | Purpose::Note(_) => {
                "keep"
            }
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
                "" if !matches!(self.purpose, Purpose::Note(_)) => Answer::Left,
                answer => Answer::Given(answer.to_owned()),
            },
            Code::Backspace if self.line.value().is_empty() => Answer::Left,
            Code::Tab | Code::BackTab => {
                self.complete(if key.code == Code::Tab { 1 } else { -1 });
                Answer::More
            }
            _ => {
                if self.line.key(key) {
                    self.offer();
                }
                Answer::More
            }
        }
    }
}
