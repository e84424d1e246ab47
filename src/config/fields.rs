//! The one table of settings: what each is called in the file, what it means,
//! what it may be, and where it stands in [`Settings`].

use std::ops::RangeInclusive;

use toml::de::DeValue;

use super::shown;
use crate::filter::grouping::By;
use crate::reader::Settings;
use crate::reader::presets::Preset;
use crate::reader::settings::{Colors, Icons, Sort};
use crate::text::distance::nearest;

/// One setting.
#[derive(Debug)]
pub struct Field {
    /// What it is called in the file.
    pub name: &'static str,
    /// What it means, in whole sentences.
    pub sentence: &'static str,
    slot: Slot,
}

/// Where a setting stands, and what it may be.
enum Slot {
    /// True or false.
    Switch(fn(&mut Settings) -> &mut bool),
    /// A number within bounds.
    Number(fn(&mut Settings) -> &mut u16, RangeInclusive<u16>),
    /// A number within bounds, or nothing at all.
    Part(fn(&mut Settings) -> &mut Option<u16>, RangeInclusive<u16>),
    /// A name that is looked up elsewhere.
    Name(fn(&mut Settings) -> &mut String),
    /// One of a few words.
    Word(&'static dyn Words),
}

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Switch(_) => "Switch",
            Self::Number(..) => "Number",
            Self::Part(..) => "Part",
            Self::Name(_) => "Name",
            Self::Word(_) => "Word",
        })
    }
}

/// Words, each of which stands for a value of a setting.
trait Words {
    /// Each word and what it means.
    fn all(&self) -> Vec<(&'static str, &'static str)>;
    /// The word for the value that is set.
    fn get(&self, settings: &mut Settings) -> &'static str;
    /// Sets the value that a word stands for; says whether it stands for one.
    fn set(&self, settings: &mut Settings, word: &str) -> bool;
}

/// The words for the values of one type.
struct WordsOf<T: 'static>(fn(&mut Settings) -> &mut T, &'static [(T, &'static str, &'static str)]);

impl<T: Copy + PartialEq> Words for WordsOf<T> {
    fn all(&self) -> Vec<(&'static str, &'static str)> {
        self.1.iter().map(|&(_, word, meaning)| (word, meaning)).collect()
    }

    fn get(&self, settings: &mut Settings) -> &'static str {
        let value = *(self.0)(settings);
        self.1.iter().find(|(one, ..)| *one == value).map_or("", |(_, word, _)| word)
    }

    fn set(&self, settings: &mut Settings, word: &str) -> bool {
        let found = self.1.iter().find(|(_, one, _)| *one == word);
        if let Some((value, ..)) = found {
            *(self.0)(settings) = *value;
        }
        found.is_some()
    }
}

const fn row(name: &'static str, slot: Slot, sentence: &'static str) -> Field {
    Field { name, sentence, slot }
}

/// A name longer than this is none.
const LONGEST_NAME: usize = 100;

/// All settings, in the order in which the default file shows them.
pub const FIELDS: &[Field] = &[
    row("theme", Slot::Name(|s| &mut s.theme), "The theme: \"terminal\" takes the terminal's own colours."),
    row(
        "colors",
        Slot::Word(&WordsOf(
            |s| &mut s.colors,
            &[
                (Colors::Auto, "auto", "as many as the terminal says that it has"),
                (Colors::Truecolor, "truecolor", "all"),
                (Colors::Indexed, "256", "256"),
                (Colors::Sixteen, "16", "the terminal's own sixteen"),
                (Colors::None, "none", "bold, italic and underlined words only"),
            ],
        )),
        "How many colours are used.",
    ),
    row(
        "icons",
        Slot::Word(&WordsOf(
            |s| &mut s.icons,
            &[
                (Icons::Auto, "auto", "Unicode where the locale has it, else ASCII"),
                (Icons::Unicode, "unicode", "signs such as ● and ★"),
                (Icons::Ascii, "ascii", "signs that every font has"),
            ],
        )),
        "The signs before titles and along rules.",
    ),
    row(
        "ambiguous-wide",
        Slot::Switch(|s| &mut s.ambiguous_wide),
        "Whether characters of ambiguous width, such as ● and …, take two columns, as they do in many terminals that \
         are set up for Chinese, Japanese or Korean.",
    ),
    row(
        "list-width",
        Slot::Part(|s| &mut s.list_width, 20..=70),
        "How much of a wide screen the list takes beside an article, in parts of a hundred; 0 is what suits the size of \
         the screen.",
    ),
    row("measure", Slot::Number(|s| &mut s.measure, 20..=200), "The most columns that a line of text takes."),
    row(
        "margin",
        Slot::Number(|s| &mut s.margin, 0..=20),
        "The least columns left free on each side of the text; narrow panes keep one at most.",
    ),
    row("spacing", Slot::Number(|s| &mut s.spacing, 0..=2), "Empty lines between two lines of text."),
    row(
        "mouse",
        Slot::Switch(|s| &mut s.mouse),
        "Whether clicks and the wheel come to attache; gm gives them back to the terminal and takes them again.",
    ),
    row(
        "sort",
        Slot::Word(&WordsOf(
            |s| &mut s.sort,
            &[
                (Sort::Date, "date", "the newest first"),
                (Sort::Publisher, "publisher", "by publisher, then the newest first"),
                (Sort::Unread, "unread", "the unread first, then the newest first"),
                (Sort::Length, "length", "the longest first"),
            ],
        )),
        "The order of the list at the start.",
    ),
    row(
        "group",
        Slot::Word(&WordsOf(
            |s| &mut s.group,
            &[
                (By::Article, "article", "a row an article"),
                (By::Event, "event", "a row an event"),
                (By::Story, "story", "a row a story"),
                (By::Day, "day", "a row a day"),
                (By::Publisher, "publisher", "a row a publisher"),
            ],
        )),
        "What the list is put together by at the start.",
    ),
    row(
        "preset",
        Slot::Word(&WordsOf(
            |s| &mut s.preset,
            &[
                (Preset::Vim, "vim", "the keys of the help"),
                (Preset::Newsboat, "newsboat", "as newsboat has them"),
                (Preset::Eilmeldung, "eilmeldung", "as eilmeldung has them"),
            ],
        )),
        "The keys to begin with, which the lines under [keys] change.",
    ),
];

/// The setting of that name.
pub fn find(name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.name == name)
}

/// The names of all settings.
pub fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.name)
}

impl Field {
    /// Takes a value out of the file, or says why it cannot be taken and what is
    /// used instead.
    pub(super) fn take(&self, value: &DeValue<'_>, settings: &mut Settings) -> Result<(), String> {
        let text = if let DeValue::String(text) = value { Some(text.as_ref()) } else { None };
        let taken = match (&self.slot, value) {
            (Slot::Switch(at), DeValue::Boolean(is)) => {
                *at(settings) = *is;
                true
            }
            (Slot::Number(at, range), DeValue::Integer(number)) => {
                let number = u16::from_str_radix(number.as_str(), number.radix()).ok().filter(|n| range.contains(n));
                if let Some(number) = number {
                    *at(settings) = number;
                }
                number.is_some()
            }
            (Slot::Part(at, range), DeValue::Integer(number)) => {
                let number = u16::from_str_radix(number.as_str(), number.radix()).ok();
                let number = number.filter(|n| *n == 0 || range.contains(n));
                if let Some(number) = number {
                    *at(settings) = Some(number).filter(|n| *n > 0);
                }
                number.is_some()
            }
            (Slot::Name(at), DeValue::String(name)) if !name.is_empty() && name.len() <= LONGEST_NAME => {
                name.as_ref().clone_into(at(settings));
                true
            }
            (Slot::Word(words), DeValue::String(word)) => words.set(settings, word),
            _ => false,
        };
        if taken {
            return Ok(());
        }
        let (used, may) = (self.default(), self.may_be());
        let used = used.trim_matches('"');
        let mut told = format!("{} is {may}, not {}; {used} is used", self.name, shown(value));
        if let (Slot::Word(words), Some(text)) = (&self.slot, text)
            && let Some(near) = nearest(text, words.all().into_iter().map(|(word, _)| word))
        {
            told.push_str("; did you mean ");
            told.push_str(near);
            told.push('?');
        }
        Err(told)
    }

    /// Its default, as it is written in the file.
    pub fn default(&self) -> String {
        let mut settings = Settings::default();
        match &self.slot {
            Slot::Switch(at) => at(&mut settings).to_string(),
            Slot::Number(at, _) => at(&mut settings).to_string(),
            Slot::Part(at, _) => at(&mut settings).unwrap_or(0).to_string(),
            Slot::Name(at) => format!("\"{}\"", at(&mut settings)),
            Slot::Word(words) => format!("\"{}\"", words.get(&mut settings)),
        }
    }

    /// What it may be, in words.
    pub fn may_be(&self) -> String {
        match &self.slot {
            Slot::Switch(_) => "true or false".to_owned(),
            Slot::Number(_, range) => format!("a number from {} to {}", range.start(), range.end()),
            Slot::Part(_, range) => format!("0, or a number from {} to {}", range.start(), range.end()),
            Slot::Name(_) => "a name between quotation marks".to_owned(),
            Slot::Word(words) => {
                let words: Vec<&str> = words.all().into_iter().map(|(word, _)| word).collect();
                format!("one of {}", words.join(", "))
            }
        }
    }

    /// The words that it may be, and what each means; none where it is no word.
    pub fn words(&self) -> Vec<(&'static str, &'static str)> {
        if let Slot::Word(words) = &self.slot { words.all() } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;

    /// A line of the file that gives a field another value than its default.
    fn otherwise(field: &Field) -> String {
        let value = match (&field.slot, field.default().as_str()) {
            (Slot::Switch(_), "true") => "false".to_owned(),
            (Slot::Switch(_), _) => "true".to_owned(),
            (Slot::Part(_, range), _) => range.start().to_string(),
            (Slot::Number(_, range), default) => {
                [range.start(), range.end()].map(u16::to_string).into_iter().find(|n| n != default).expect("two bounds")
            }
            (Slot::Name(_), _) => "\"quay\"".to_owned(),
            (Slot::Word(words), default) => {
                let others = words.all().into_iter().map(|(word, _)| format!("\"{word}\""));
                others.rev().find(|word| word != default).expect("two words")
            }
        };
        format!("{} = {value}\n", field.name)
    }

    /// The fields of a value that is printed for debugging.
    fn lines(settings: &Settings) -> Vec<String> {
        format!("{settings:?}").split(", ").map(str::to_owned).collect()
    }

    #[test]
    fn every_setting_has_a_row_and_each_row_is_obeyed() {
        let text: String = FIELDS.iter().map(otherwise).collect();
        let (config, problems) = read(&text);
        assert_eq!(problems, []);
        let (before, after) = (lines(&Settings::default()), lines(&config.settings));
        assert_eq!(before.len(), FIELDS.len(), "a field of Settings has no row here: {before:#?}");
        for (before, after) in before.iter().zip(&after) {
            assert_ne!(before, after, "no row sets this");
        }
        for field in FIELDS {
            let mut changed = read(&otherwise(field)).0.settings;
            assert_ne!(changed, Settings::default(), "{}", field.name);
            assert_eq!(lines(&changed).iter().zip(&before).filter(|(one, other)| one != other).count(), 1);
            let back = format!("{} = {}", field.name, field.default());
            changed = read(&back).0.settings;
            assert_eq!(changed, Settings::default(), "{back}");
        }
    }

    #[test]
    fn numbers_are_taken_up_to_their_bounds_in_any_writing() {
        for (text, measure, wrong) in [
            ("measure = 20", 20, false),
            ("measure = 200", 200, false),
            ("measure = 0x50", 80, false),
            ("measure = +90", 90, false),
            ("measure = 1_00", 100, false),
            ("measure = 19", 76, true),
            ("measure = 201", 76, true),
            ("measure = 99999999999999999999999", 76, true),
        ] {
            let (config, problems) = read(text);
            assert_eq!((config.settings.measure, !problems.is_empty()), (measure, wrong), "{text}");
        }
    }
}
