//! The file of a theme.
//!
//! It is TOML. `about` is a sentence about the theme, `base` the one that has what
//! it does not say (`terminal` where none is named), `[colours]` names colours, and
//! `[styles]` says for each meaning in words how it looks: `official = "bold water
//! on ground"`. Colours are named there, of the terminal's own sixteen
//! (`light-blue`), or written as `#6dd6e8`. A theme that names a colour of its base
//! anew changes all that the base has in it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::theme::{ROLES, Theme};
use super::{BUILT_IN, Named, TERMINAL, nearest};
use crate::text::SafeText;

/// Something wrong in the file of a theme; the rest of it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what may have been meant.
    pub words: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.words)
    }
}

/// Reads the file of a theme. Whatever is wrong in it is said, and left out.
pub fn parse(name: &str, text: &str) -> (Named, Vec<Fault>) {
    let bases = BUILT_IN.iter().position(|(built_in, kept)| *built_in == name && *kept == text);
    let mut reading = Reading { text, draft: Draft::default(), faults: Vec::new() };
    reading.read(&BUILT_IN[..bases.unwrap_or(BUILT_IN.len())]);
    let Reading { mut draft, faults, .. } = reading;
    let theme = draft.theme();
    let mut faults: Vec<Fault> = faults.into_iter().chain(std::mem::take(&mut draft.faults)).collect();
    faults.sort_by_key(|fault| fault.line);
    faults.truncate(MOST_FAULTS);
    (Named { name: name.to_owned(), about: draft.about, theme }, faults)
}

/// More faults than these need not be told of one file.
const MOST_FAULTS: usize = 20;

/// What a file says, before its words are made styles: a theme made of it may
/// name its colours anew.
#[derive(Debug, Default)]
pub(super) struct Draft {
    about: String,
    colours: BTreeMap<String, Color>,
    /// The words for each meaning, and the line if it is one of the file's own.
    pub(super) styles: BTreeMap<&'static str, (String, Option<usize>)>,
    faults: Vec<Fault>,
}

impl Draft {
    fn theme(&mut self) -> Theme {
        let mut theme = Theme::bare();
        for (name, role) in ROLES {
            if let Some((words, line)) = self.styles.get(name).cloned() {
                *role(&mut theme) = self.style(&words, line);
            }
        }
        theme
    }

    /// A style in words: any of bold, dim, italic, underlined, reversed and
    /// crossed-out, a colour, and behind `on` the colour of the ground.
    fn style(&mut self, words: &str, line: Option<usize>) -> Style {
        let mut style = Style::new();
        let mut ground = false;
        for word in words.split_whitespace() {
            if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
                style = style.add_modifier(*modifier);
            } else if word == "on" {
                ground = true;
            } else if let Some(colour) = self.colours.get(word).copied().or_else(|| colour(word)) {
                style = if ground { style.bg(colour) } else { style.fg(colour) };
            } else if let Some(line) = line {
                let known = self.colours.keys().map(String::as_str).chain(SIXTEEN).chain(MODIFIERS.map(|(m, _)| m));
                let words = unknown("colour or style", word, known);
                self.faults.push(Fault { line, words });
            }
        }
        style
    }
}

pub(super) const MODIFIERS: [(&str, Modifier); 7] = [
    ("plain", Modifier::empty()),
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

const SIXTEEN: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark-gray",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
];

/// A colour as it is written: `#rrggbb`, or one of the sixteen.
fn colour(word: &str) -> Option<Color> {
    let is_written = SIXTEEN.contains(&word) || (word.starts_with('#') && word.len() == 7);
    Color::from_str(word).ok().filter(|_| is_written)
}

/// One file while it is read.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) draft: Draft,
    pub(super) faults: Vec<Fault>,
}

impl Reading<'_> {
    pub(super) fn read(&mut self, bases: &[(&str, &str)]) {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors.iter().take(MOST_FAULTS) {
            let at = error.span().map_or(0, |span| span.start);
            self.fault(at, error.message().to_owned());
        }
        let table = table.get_ref();
        let base = table.iter().find(|(key, _)| key.get_ref() == "base").map(|(_, value)| value);
        self.base(base, bases);
        // Colours before the styles that name them.
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("about", DeValue::String(words)) => self.draft.about = SafeText::line(words).to_string(),
                ("base" | "about", _) if matches!(value.get_ref(), DeValue::String(_)) => {}
                ("colours" | "colors", DeValue::Table(table)) => self.colours(table),
                ("styles", DeValue::Table(table)) => self.styles(table),
                (key @ ("about" | "base"), _) => self.fault(value.span().start, format!("{key} is no text")),
                (key @ ("colours" | "colors" | "styles"), _) => {
                    self.fault(value.span().start, format!("{key} is no table: write [{key}]"));
                }
                (word, _) => {
                    let words = unknown("key", word, ["about", "base", "colours", "styles"].into_iter());
                    self.fault(key.span().start, words);
                }
            }
        }
    }

    /// Begins with all that the base has.
    fn base(&mut self, named: Option<&Spanned<DeValue<'_>>>, bases: &[(&str, &str)]) {
        let word = match named.map(Spanned::get_ref) {
            Some(DeValue::String(word)) => word.as_ref(),
            _ => TERMINAL,
        };
        let known = bases.iter().position(|(name, _)| *name == word);
        if let (None, Some(named)) = (known, named) {
            let words = unknown("base", word, bases.iter().map(|(name, _)| *name));
            self.fault(named.span().start, words);
        }
        let Some(at) = known.or_else(|| (!bases.is_empty()).then_some(0)) else { return };
        let mut base = Reading { text: bases[at].1, draft: Draft::default(), faults: Vec::new() };
        base.read(&bases[..at]);
        self.draft.colours = base.draft.colours;
        self.draft.styles = base.draft.styles;
        for (_, line) in self.draft.styles.values_mut() {
            *line = None;
        }
    }

    fn colours(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            match value.get_ref() {
                DeValue::String(word) => match colour(word) {
                    Some(colour) => {
                        self.draft.colours.insert(name.get_ref().to_string(), colour);
                    }
                    None => self.fault(value.span().start, unknown("colour", word, SIXTEEN.into_iter())),
                },
                _ => self.fault(value.span().start, format!("{} is no colour: write \"#6dd6e8\"", name.get_ref())),
            }
        }
    }

    fn styles(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            let role = ROLES.iter().find(|(role, _)| *role == name.get_ref().as_ref());
            match (role, value.get_ref()) {
                (Some((role, _)), DeValue::String(words)) => {
                    let line = self.line(value.span().start);
                    self.draft.styles.insert(role, (words.to_string(), Some(line)));
                }
                (Some((role, _)), _) => {
                    self.fault(value.span().start, format!("{role} is no text: write \"bold cyan\""));
                }
                (None, _) => {
                    let words = unknown("style", name.get_ref(), ROLES.iter().map(|(role, _)| *role));
                    self.fault(name.span().start, words);
                }
            }
        }
    }

    fn fault(&mut self, at: usize, words: String) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { line: self.line(at), words });
        }
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
    }
}

/// Says that there is no such thing, and what may have been meant.
fn unknown<'a>(what: &str, word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let safe = SafeText::line(word);
    match nearest(word, known) {
        Some(near) => format!("there is no {what} \"{safe}\"; did you mean {near}?"),
        None => format!("there is no {what} \"{safe}\""),
    }
}
