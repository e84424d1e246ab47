//! The command line of the reader: commands by name, completed from the table
//! of keys.

use super::bindings::{BINDINGS, Binding, Scope};
use super::command::Command;
use super::key::{Code, Key};
use super::line::InputLine;

/// The command line while it is typed.
#[derive(Debug)]
pub struct Palette {
    /// What is typed.
    pub line: InputLine,
    /// The commands that it may become, best first.
    pub choices: Vec<&'static Binding>,
    /// The choice that Tab put on the line.
    pub chosen: Option<usize>,
    /// Why what was typed could not be done.
    pub complaint: Option<String>,
    scope: Scope,
}

/// Below a list this long nothing would be seen of the article.
const MOST: u16 = 8;

/// What a key did to the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// It goes on.
    More,
    /// A command is to be done.
    Run(Command),
    /// It is to close.
    Leave,
}

impl Palette {
    /// An empty command line for what can be done in `scope`.
    pub fn new(scope: Scope) -> Self {
        let choices = choices(scope, "");
        Self { line: InputLine::default(), choices, chosen: None, complaint: None, scope }
    }

    /// A key while typing.
    pub fn key(&mut self, key: Key) -> Typed {
        match (key.code, key.control) {
            (Code::Esc, _) => return Typed::Leave,
            (Code::Backspace, _) if self.line.value().is_empty() => return Typed::Leave,
            (Code::Enter, _) => return self.enter(),
            (Code::Tab | Code::Down, _) | (Code::Char('n'), true) => self.choose(1),
            (Code::BackTab | Code::Up, _) | (Code::Char('p'), true) => self.choose(-1),
            _ if self.line.key(key) => self.changed(),
            _ => {}
        }
        Typed::More
    }

    /// The first choice that is seen, and how many, above a line at row `status`.
    pub fn window(&self, status: u16) -> (usize, u16) {
        let rows = MOST.min(status / 2).min(self.choices.len() as u16);
        ((self.chosen.unwrap_or(0) + 1).saturating_sub(usize::from(rows)), rows)
    }

    /// What a click on a row above the line means.
    pub fn at(&self, status: u16, row: u16) -> Option<Typed> {
        let (first, rows) = self.window(status);
        let n = row.checked_sub(status - rows).filter(|n| *n < rows)?;
        self.choices.get(first + usize::from(n)).map(|choice| Typed::Run(choice.command))
    }

    /// Pasted text goes in on one line and is not run.
    pub fn paste(&mut self, text: &str) {
        self.line.paste(text);
        self.changed();
    }

    fn changed(&mut self) {
        self.choices = choices(self.scope, self.line.value().trim());
        (self.chosen, self.complaint) = (None, None);
    }

    /// Puts the next choice on the line, or the one before.
    fn choose(&mut self, by: isize) {
        let n = self.choices.len();
        self.chosen = match (self.chosen, by) {
            _ if n == 0 => None,
            (None, 1) => Some(0),
            (None, _) => Some(n - 1),
            (Some(at), by) => Some((at + n).saturating_add_signed(by) % n),
        };
        if let Some(choice) = self.chosen.and_then(|at| self.choices.get(at)) {
            self.line.set(choice.command.name());
            self.complaint = None;
        }
    }

    /// Runs the command of this name, or the only one whose name begins so.
    fn enter(&mut self) -> Typed {
        let typed = self.line.value().trim();
        if typed.is_empty() {
            return Typed::Leave;
        }
        let all = named(self.scope);
        let begun: Vec<&Binding> = all.iter().copied().filter(|b| b.command.name().starts_with(typed)).collect();
        match (begun.iter().find(|b| b.command.name() == typed), begun.as_slice()) {
            (Some(exact), _) => return Typed::Run(exact.command),
            (None, [only]) => return Typed::Run(only.command),
            (None, [_, _, ..]) => self.complaint = Some(format!("more than one command begins with {typed}")),
            (None, []) => {
                let near = nearest(typed, &all);
                self.complaint = Some(match near {
                    Some(near) => format!("no command {typed}; did you mean {}?", near.command.name()),
                    None => format!("no command {typed}"),
                });
                // The next Tab takes what was proposed.
                self.choices = near.map_or_else(|| choices(self.scope, ""), |near| vec![near]);
            }
        }
        self.chosen = None;
        Typed::More
    }
}

/// The commands that can be named in `scope`, each once, by name.
fn named(scope: Scope) -> Vec<&'static Binding> {
    let mut out: Vec<&Binding> =
        BINDINGS.iter().filter(|b| b.scopes.contains(&scope) && b.command != Command::Commands).collect();
    out.sort_by_key(|b| b.command.name());
    out.dedup_by_key(|b| b.command);
    out
}

/// Those that help lists: first those whose names begin with `typed`, then
/// those that have it further on.
fn choices(scope: Scope, typed: &str) -> Vec<&'static Binding> {
    let mut out = named(scope);
    out.retain(|b| !b.sentence.is_empty() && b.command.name().contains(typed));
    out.sort_by_key(|b| !b.command.name().starts_with(typed));
    out
}

/// The command whose name is the fewest letters away, if that is near.
fn nearest(typed: &str, all: &[&'static Binding]) -> Option<&'static Binding> {
    let typed: Vec<char> = typed.chars().take(40).collect();
    let far = |b: &&'static Binding| distance(&typed, b.command.name());
    all.iter().copied().min_by_key(far).filter(|b| far(b) <= 1 + typed.len() / 3)
}

/// How many letters must be put in, taken out or changed to make one of the
/// other (Levenshtein 1966).
fn distance(typed: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=typed.len()).collect();
    for (n, c) in name.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], n + 1);
        for (at, t) in typed.iter().enumerate() {
            let changed = diagonal + usize::from(*t != c);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::key::sequence;

    fn typed(keys: &str) -> (Palette, Typed) {
        let mut palette = Palette::new(Scope::Article);
        let mut last = Typed::More;
        for key in keys.split(' ').flat_map(sequence) {
            last = palette.key(key);
        }
        (palette, last)
    }

    #[test]
    fn a_name_or_the_start_of_one_runs() {
        assert_eq!(typed("removed Enter").1, Typed::Run(Command::Removed));
        assert_eq!(typed("remo Enter").1, Typed::Run(Command::Removed));
        assert_eq!(typed("Enter").1, Typed::Leave);
        assert_eq!(typed("x Backspace Backspace").1, Typed::Leave);
    }

    #[test]
    fn tab_completes_and_goes_on_to_the_next() {
        assert_eq!(typed("re Tab").0.line.value(), "read-on");
        assert_eq!(typed("re Tab Tab").0.line.value(), "redo");
        assert_eq!(typed("re S-Tab").0.line.value(), "previous-unread");
        assert_eq!(typed("re Tab Enter").1, Typed::Run(Command::ReadOn));
    }

    #[test]
    fn a_wrong_name_is_answered_with_the_nearest() {
        let (mut palette, last) = typed("remvoed Enter");
        assert_eq!(last, Typed::More);
        assert_eq!(palette.complaint.as_deref(), Some("no command remvoed; did you mean removed?"));
        palette.key(sequence("Tab")[0]);
        assert_eq!(palette.key(sequence("Enter")[0]), Typed::Run(Command::Removed));
        assert_eq!(typed("qqqqqqqqq Enter").0.complaint.as_deref(), Some("no command qqqqqqqqq"));
        assert_eq!(typed("re Enter").0.complaint.as_deref(), Some("more than one command begins with re"));
    }

    #[test]
    fn what_can_be_named_can_be_done_here() {
        let names: Vec<&str> = choices(Scope::Removed, "").iter().map(|b| b.command.name()).collect();
        assert!(names.contains(&"close") && !names.contains(&"related"), "{names:?}");
        let all = choices(Scope::Article, "");
        assert!(all.iter().all(|b| !b.sentence.is_empty()));
        assert_eq!(typed("jump-3 Enter").1, Typed::Run(Command::Jump(3)));
    }
}
