//! The command line of the reader: commands by name, completed from the table
//! of keys by their names and by the words of what they do.

use super::bindings::{BINDINGS, Binding, Scope};
use super::command::Command;
use super::help::says;
use super::key::{Code, Key};
use super::keymap::places_of;
use super::line::InputLine;
use crate::text::distance;

/// The command line while it is typed.
#[derive(Debug)]
pub struct Palette {
    /// What is typed.
    pub line: InputLine,
    /// The commands that it may become, best first.
    pub choices: Vec<Choice>,
    /// The choice that Tab put on the line.
    pub chosen: Option<usize>,
    /// Why what was typed could not be done.
    pub complaint: Option<String>,
    scope: Scope,
    /// The names that were typed before, the last one first.
    past: Vec<&'static str>,
    /// Which of them is on the line.
    recalled: Option<usize>,
}

/// A command that may be meant.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The row that says what it does.
    pub binding: &'static Binding,
    /// Whether it can be done here.
    pub here: bool,
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
    /// An empty command line for what can be done in `scope`; `past` is what was typed
    /// on others, the last first.
    pub fn new(scope: Scope, past: &[&'static str]) -> Self {
        let (choices, past) = (choices(scope, ""), past.to_vec());
        Self { line: InputLine::default(), choices, chosen: None, complaint: None, scope, past, recalled: None }
    }

    /// For where its commands are.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether anything was typed before.
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// A key while typing.
    pub fn key(&mut self, key: Key) -> Typed {
        match (key.code, key.control) {
            (Code::Esc, _) => return Typed::Leave,
            (Code::Backspace, _) if self.line.value().is_empty() => return Typed::Leave,
            (Code::Enter, _) => return self.enter(),
            (Code::Up, _) => self.recall(true),
            (Code::Down, _) => self.recall(false),
            (Code::Tab, _) | (Code::Char('n'), true) => self.choose(1),
            (Code::BackTab, _) | (Code::Char('p'), true) => self.choose(-1),
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
    pub fn at(&mut self, status: u16, row: u16) -> Option<Typed> {
        let (first, rows) = self.window(status);
        let n = row.checked_sub(status - rows).filter(|n| *n < rows)?;
        let choice = *self.choices.get(first + usize::from(n))?;
        Some(self.take(choice))
    }

    /// Pasted text goes in on one line and is not run.
    pub fn paste(&mut self, text: &str) {
        self.line.paste(text);
        self.changed();
    }

    fn changed(&mut self) {
        self.choices = choices(self.scope, self.line.value().trim());
        (self.chosen, self.complaint, self.recalled) = (None, None, None);
    }

    /// Puts what was typed before on the line, or what was typed after that.
    fn recall(&mut self, earlier: bool) {
        let at = match (self.recalled, earlier) {
            (None, true) => Some(0),
            (Some(at), true) => Some(at + 1),
            (at, false) => at.and_then(|at| at.checked_sub(1)),
        };
        let name = at.map_or(Some(""), |at| self.past.get(at).copied());
        if let Some(name) = name.filter(|_| earlier || self.recalled.is_some()) {
            self.line.set(name);
            self.changed();
            self.recalled = at;
        }
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
            self.line.set(choice.binding.command.name());
            self.complaint = None;
        }
    }

    /// Runs the command of this name, or the only one here whose name begins so.
    fn enter(&mut self) -> Typed {
        let typed = self.line.value().trim().to_owned();
        if typed.is_empty() {
            return Typed::Leave;
        }
        let all = named(self.scope);
        let begun: Vec<Choice> =
            all.iter().copied().filter(|c| c.here && c.binding.command.name().starts_with(&typed)).collect();
        let exact = all.iter().copied().find(|choice| choice.binding.command.name() == typed);
        match (exact, begun.as_slice()) {
            (Some(choice), _) | (None, &[choice]) => return self.take(choice),
            (None, [_, _, ..]) => self.complaint = Some(format!("more than one command begins with {typed}")),
            (None, []) => {
                // What its words or a slip of the finger led to is proposed.
                let names = all.iter().filter(|choice| choice.here).map(|choice| choice.binding.command.name());
                let slip = distance::nearest(&typed, names).or(distance::nearest(&typed, all.iter().map(Choice::name)));
                let slip = slip.and_then(|name| all.iter().copied().find(|choice| choice.name() == name));
                let near = slip.or(self.choices.first().copied());
                self.complaint = Some(match near {
                    Some(near) => format!("no command {typed}; did you mean {}?", near.name()),
                    None => format!("no command {typed}"),
                });
                // The next Tab takes what was proposed.
                self.choices = near.map_or_else(|| choices(self.scope, ""), |near| vec![near]);
            }
        }
        self.chosen = None;
        Typed::More
    }

    /// Runs what can be done here, or says where it can.
    fn take(&mut self, choice: Choice) -> Typed {
        if choice.here {
            return Typed::Run(choice.binding.command);
        }
        let places = places_of(choice.binding.command);
        self.complaint = Some(format!("{} means nothing here: it is for {places}", choice.name()));
        Typed::More
    }
}

impl Choice {
    fn name(&self) -> &'static str {
        self.binding.command.name()
    }
}

/// All commands that can be named, each once, by name; of those that `scope` has, its
/// own row.
fn named(scope: Scope) -> Vec<Choice> {
    let here = |binding: &Binding| binding.scopes.contains(&scope);
    let mut out: Vec<Choice> = BINDINGS
        .iter()
        .filter(|binding| binding.command != Command::Commands)
        .map(|binding| Choice { binding, here: here(binding) })
        .collect();
    out.sort_by_key(|choice| (choice.name(), !choice.here, choice.binding.sentence.is_empty()));
    out.dedup_by_key(|choice| choice.binding.command);
    out
}

/// Those that may be meant by what is typed, what can be done here first: by the
/// beginning of the name, by more of it, by words of what they do, by letters of the
/// name in order.
fn choices(scope: Scope, typed: &str) -> Vec<Choice> {
    let mut ranked: Vec<(bool, usize, Choice)> = named(scope)
        .into_iter()
        .filter(|choice| !choice.binding.sentence.is_empty() && (choice.here || !typed.is_empty()))
        .filter_map(|choice| Some((!choice.here, rank(choice, typed)?, choice)))
        .collect();
    ranked.sort_by_key(|(elsewhere, rank, _)| (*elsewhere, *rank));
    ranked.into_iter().map(|(_, _, choice)| choice).collect()
}

fn rank(choice: Choice, typed: &str) -> Option<usize> {
    let (name, sentence) = (choice.name(), choice.binding.sentence);
    let mut letters = name.chars();
    if name.starts_with(typed) {
        Some(0)
    } else if name.contains(typed) {
        Some(1)
    } else if typed.chars().count() > 1 && typed.split_whitespace().all(|word| says(name, sentence, word)) {
        Some(2)
    } else if typed.chars().count() > 1 && typed.chars().all(|c| letters.any(|letter| letter == c)) {
        Some(3)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::key::sequence;

    fn typed(keys: &str) -> (Palette, Typed) {
        let mut palette = Palette::new(Scope::Article, &[]);
        let mut last = Typed::More;
        for key in keys.split(' ').flat_map(crate::reader::play::typed) {
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
        assert_eq!(typed("re Tab S-Tab").0.line.value(), typed("re S-Tab").0.line.value());
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
        let names: Vec<&str> = choices(Scope::Removed, "").iter().map(Choice::name).collect();
        assert!(names.contains(&"close") && !names.contains(&"related"), "{names:?}");
        let all = choices(Scope::Article, "");
        assert!(all.iter().all(|choice| !choice.binding.sentence.is_empty()));
        assert_eq!(typed("jump-3 Enter").1, Typed::Run(Command::Jump(3)));
    }

    #[test]
    fn a_command_is_found_by_words_of_what_it_does_and_by_letters_of_its_name() {
        let first = |typed: &str| choices(Scope::Article, typed).first().map(Choice::name);
        assert_eq!(first("browser"), Some("browse"));
        assert_eq!(first("who met"), Some("contacts"));
        assert_eq!(first("nxun"), Some("next-unread"));
        assert_eq!(first("zzz"), None);
    }

    #[test]
    fn what_cannot_be_done_here_is_listed_last_and_says_where() {
        let all = choices(Scope::Article, "offi");
        assert!(all.iter().any(|choice| choice.name() == "officials" && !choice.here));
        assert!(all.is_sorted_by_key(|choice| !choice.here));
        let (palette, last) = typed("officials Enter");
        assert_eq!(last, Typed::More);
        assert_eq!(palette.complaint.as_deref(), Some("officials means nothing here: it is for people"));
    }

    #[test]
    fn what_was_typed_before_comes_back() {
        let mut palette = Palette::new(Scope::List, &["star", "browse"]);
        let mut pressed = |key: &str| {
            palette.key(sequence(key)[0]);
            palette.line.value().to_owned()
        };
        assert_eq!(
            ["Up", "Up", "Up", "Down", "Down", "Down"].map(&mut pressed),
            ["star", "browse", "browse", "star", "", ""]
        );
    }
}
