//! What the configuration file says, and what is meant.
//!
//! [`read`] takes the text and gives a configuration that can be used, whatever
//! the text is, with a problem for each thing that it could not use; [`mod@file`]
//! finds the text and brings it in. [`fields`] is the one table of settings:
//! reading, the commented default file and `docs/config.md` ([`pages`]) are made
//! from it. [`keys`] reads the keys that a user wants otherwise.

pub mod fields;
pub mod file;
pub mod keys;
pub mod pages;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::reader::keymap::Override;
use crate::reader::{Keymap, Settings};
use crate::text::distance::nearest;
use crate::text::shorten;

pub use file::{ConfigFile, Loaded};

/// What a user wants otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The settings of the reader.
    pub settings: Settings,
    /// Which keys mean what.
    pub keymap: Keymap,
}

/// Something in the file that could not be used: what it is, and what is used
/// instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The line, from 1; none where it is the file as a whole.
    pub line: Option<usize>,
    /// What is wrong, in words.
    pub words: String,
    /// Whether nothing of the file could be used.
    pub whole: bool,
}

/// More problems than these nobody reads, and a file of nothing else is no
/// configuration.
const MOST: usize = 100;

/// Reads a configuration. What cannot be used is left at its default and told
/// with its line.
///
/// ```
/// let (config, problems) = attache::config::read("mesure = 80\nspacing = 1\n");
/// assert_eq!(config.settings.spacing, 1);
/// assert_eq!(problems[0].line, Some(1));
/// assert_eq!(problems[0].words, "there is no setting \"mesure\"; did you mean measure?");
/// ```
pub fn read(text: &str) -> (Config, Vec<ConfigProblem>) {
    let mut config = Config::default();
    let mut problems = Problems::of(text);
    match DeTable::parse(text) {
        Ok(table) => {
            let overrides = table_of(table.get_ref(), &mut config.settings, &mut problems);
            let (keymap, wrong) = Keymap::new(config.settings.preset, &overrides);
            config.keymap = keymap;
            for problem in wrong {
                problems.tell_of_line(problem.line, format!("{}; the line is left out", problem.wrong));
            }
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let why = error.message();
            problems.tell(at, format!("this is not TOML ({why}), so that nothing of the file is used"));
            problems.found.iter_mut().for_each(|problem| problem.whole = true);
        }
    }
    (config, problems.told())
}

fn table_of(table: &DeTable<'_>, settings: &mut Settings, problems: &mut Problems) -> Vec<Override> {
    let mut overrides = Vec::new();
    for (name, value) in table {
        let at = name.span().start;
        let name = name.get_ref().as_ref();
        if name == "keys" {
            match value.get_ref() {
                DeValue::Table(table) => overrides = keys::read(table, problems),
                _ => problems.tell(at, "keys is a table: begin it with [keys]; the keys stay as they are".to_owned()),
            }
        } else if let Some(field) = fields::find(name) {
            if let Err(words) = field.take(value.get_ref(), settings) {
                problems.tell(at, words);
            }
        } else {
            problems.tell(at, unknown("setting", name, fields::names().chain(["keys"])));
        }
    }
    overrides
}

/// Says that there is no such thing, and which of those there are may be meant.
fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let shown = quoted(name);
    match nearest(name, known) {
        Some(near) => format!("there is no {what} {shown}; did you mean {near}?"),
        None => format!("there is no {what} {shown}"),
    }
}

/// A word out of the file, as a message shows it.
fn quoted(word: &str) -> String {
    format!("\"{}\"", shorten(word, 40))
}

/// A value out of the file, as a message shows it.
fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => shorten(&number.to_string(), 40),
        DeValue::Float(number) => shorten(number.as_str(), 40),
        DeValue::Boolean(is) => is.to_string(),
        DeValue::Datetime(_) => "a date".to_owned(),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// The problems of a text, told by where they begin in it.
struct Problems {
    ends: Vec<usize>,
    found: Vec<ConfigProblem>,
    more: usize,
}

impl Problems {
    fn of(text: &str) -> Self {
        Self { ends: text.match_indices('\n').map(|(at, _)| at).collect(), found: Vec::new(), more: 0 }
    }

    fn line(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end < at) + 1
    }

    fn tell(&mut self, at: usize, words: String) {
        self.tell_of_line(self.line(at), words);
    }

    fn tell_of_line(&mut self, line: usize, words: String) {
        if self.found.len() < MOST {
            self.found.push(ConfigProblem { line: Some(line), words, whole: false });
        } else {
            self.more += 1;
        }
    }

    fn told(mut self) -> Vec<ConfigProblem> {
        self.found.sort_by_key(|problem| problem.line);
        if self.more > 0 {
            let words = format!("and {} problems more", self.more);
            self.found.push(ConfigProblem { line: None, words, whole: false });
        }
        self.found
    }
}

/// Where a key or a value begins.
fn start<T>(spanned: &Spanned<T>) -> usize {
    spanned.span().start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::settings::Sort;
    use proptest::prelude::*;

    /// What is told of a text, a problem a line.
    fn told(text: &str) -> String {
        let lines = read(text).1;
        let line = |p: &ConfigProblem| format!("{} {}", p.line.unwrap_or(0), p.words);
        lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn nothing_at_all_is_the_default() {
        for text in ["", "\n\n", "# measure = 3", "[keys]\n", "\u{feff}"] {
            assert_eq!(read(text), (Config::default(), Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn what_is_right_is_obeyed_beside_what_is_wrong() {
        let (config, problems) = read("measure = \"wide\"\nsort = \"unread\"\nspacing = 1\nfoo.bar = 1\n");
        assert_eq!((config.settings.measure, config.settings.spacing), (76, 1));
        assert_eq!(config.settings.sort, Sort::Unread);
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn each_mistake_is_told_with_its_line_and_what_is_used_instead() {
        for (text, words) in [
            ("measure = \"wide\"", "1 measure is a number from 20 to 200, not \"wide\"; 76 is used"),
            ("\nmeasure = 300", "2 measure is a number from 20 to 200, not 300; 76 is used"),
            ("measure = -5", "1 measure is a number from 20 to 200, not -5; 76 is used"),
            ("measure = 1e2", "1 measure is a number from 20 to 200, not 1e2; 76 is used"),
            ("mouse = 1", "1 mouse is true or false, not 1; true is used"),
            (
                "sort = \"dat\"",
                "1 sort is one of date, publisher, unread, length, not \"dat\"; date is used; did you mean date?",
            ),
            ("sort = [1]", "1 sort is one of date, publisher, unread, length, not a list; date is used"),
            ("theme = true", "1 theme is a name between quotation marks, not true; terminal is used"),
            ("Measure = 80", "1 there is no setting \"Measure\"; did you mean measure?"),
            ("ambiguous_wide = true", "1 there is no setting \"ambiguous_wide\"; did you mean ambiguous-wide?"),
            ("colour = 1", "1 there is no setting \"colour\"; did you mean colors?"),
            ("keys = \"vim\"", "1 keys is a table: begin it with [keys]; the keys stay as they are"),
        ] {
            assert_eq!(told(text), words);
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_the_line_and_changes_nothing() {
        let (config, problems) = read("measure = 80\n\nspacing == 1\n");
        assert_eq!((config, problems.len()), (Config::default(), 1));
        assert_eq!(problems[0].line, Some(3));
        assert!(problems[0].words.starts_with("this is not TOML ("), "{}", problems[0].words);
        assert_eq!(read("spacing = 1\nspacing = 2\n").1[0].line, Some(2));
    }

    #[test]
    fn a_file_of_nothing_but_mistakes_is_told_in_a_hundred() {
        let lines: Vec<String> = (0..50_000).map(|n| format!("wrong-{n} = 1")).collect();
        let problems = read(&lines.join("\n")).1;
        assert_eq!(problems.len(), MOST + 1);
        assert_eq!(problems.last().map(|p| p.words.as_str()), Some("and 49900 problems more"));
    }

    proptest! {
        #[test]
        fn any_text_gives_a_configuration(text in "\\PC{0,60}|([a-z\"\\[\\]=.\n#{},0-9' -]{0,60})") {
            let (_, problems) = read(&text);
            let lines = text.matches('\n').count() + 1;
            prop_assert!(problems.iter().all(|p| p.line.is_none_or(|line| (1..=lines).contains(&line))));
        }
    }
}
