//! The keys that a user wants otherwise: a preset, and keys for commands
//! everywhere or in one place.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Config, Problems, fields, nearest, quoted, shown, start, unknown};
use crate::reader::bindings::{BINDINGS, Scope};
use crate::reader::key::{Key, sequence};

/// The presets, the default first, and what each is.
pub const PRESETS: &[(&str, &str)] =
    &[("vim", "the keys of the help"), ("newsboat", "as newsboat has them"), ("eilmeldung", "as eilmeldung has them")];

/// Keys that are to mean something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The line of the file.
    pub line: usize,
    /// The place where they hold; everywhere where none is named.
    pub scope: Option<String>,
    /// The keys, as the table of keys writes them.
    pub keys: String,
    /// The name of the command; none where they are to mean nothing.
    pub command: Option<String>,
}

/// The places that have keys of their own, as `docs/keys.md` names them.
const SCOPES: &[(&str, Scope)] = &[
    ("list", Scope::List),
    ("article", Scope::Article),
    ("related", Scope::Related),
    ("removed", Scope::Removed),
    ("people", Scope::People),
    ("dossier", Scope::Dossier),
    ("quotations", Scope::Quotes),
    ("stories", Scope::Stories),
    ("timeline", Scope::Timeline),
    ("contacts", Scope::Contacts),
    ("compare", Scope::Coverage),
    ("difference", Scope::Difference),
    ("briefing", Scope::Brief),
    ("help", Scope::Help),
];

/// Reads the table of keys.
pub(super) fn read(table: &DeTable<'_>, config: &mut Config, problems: &mut Problems) {
    for (name, value) in in_order(table) {
        match (name.get_ref().as_ref(), value.get_ref()) {
            ("preset", DeValue::String(preset)) => take_preset(preset, start(name), config, problems),
            (scope, DeValue::Table(keys)) => {
                if !SCOPES.iter().any(|(known, _)| *known == scope) {
                    let known = SCOPES.iter().map(|(known, _)| *known);
                    problems
                        .tell(start(name), format!("{}, and its keys are left out", unknown("place", scope, known)));
                    continue;
                }
                for (name, value) in in_order(keys) {
                    take(Some(scope), name, value.get_ref(), config, problems);
                }
            }
            (_, value) => take(None, name, value, config, problems),
        }
    }
}

/// The entries as they stand in the file, so that of two that clash the later is
/// left out.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<(&'a Spanned<DeString<'i>>, &'a Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| start(name));
    entries
}

fn take_preset(preset: &str, at: usize, config: &mut Config, problems: &mut Problems) {
    let known = || PRESETS.iter().map(|(name, _)| *name);
    if known().any(|name| name == preset) {
        preset.clone_into(&mut config.preset);
        return;
    }
    let all: Vec<&str> = known().collect();
    let near = nearest(preset, known()).map_or(String::new(), |near| format!("; did you mean {near}?"));
    let shown = quoted(preset);
    problems.tell(at, format!("preset is one of {}, not {shown}; {} is used{near}", all.join(", "), PRESETS[0].0));
}

fn take(
    scope: Option<&str>,
    name: &Spanned<DeString<'_>>,
    value: &DeValue<'_>,
    config: &mut Config,
    problems: &mut Problems,
) {
    let (at, keys) = (start(name), name.get_ref().as_ref());
    let commands = || BINDINGS.iter().map(|binding| binding.command.name());
    let command = if let DeValue::String(command) = value { Some(command.as_ref()) } else { None };
    let is_known = command.is_some_and(|command| command.is_empty() || commands().any(|known| known == command));
    let wrong = match command {
        // A line that was added at the end of the file belongs to its last table.
        _ if !is_known && fields::find(keys).is_some() => {
            Some(format!("{keys} is a setting: it belongs above [keys] and is left out here"))
        }
        None => Some(format!(
            "a key leads to the name of a command, not to {}; {} is left as it is",
            shown(value),
            quoted(keys)
        )),
        Some(command) if !is_known => {
            Some(format!("{}, so that {} is left as it is", unknown("command", command, commands()), quoted(keys)))
        }
        Some(_) if keys.is_empty() || sequence(keys).len() > LONGEST => {
            Some(format!("{} is no key: write one as j, gg, C-d, PgDn or space; it is left out", quoted(keys)))
        }
        Some("") => None,
        Some(_) => clash(scope, keys, config),
    };
    if let Some(words) = wrong {
        return problems.tell(at, words);
    }
    config.overrides.push(Override {
        line: problems.line(at),
        scope: scope.map(str::to_owned),
        keys: keys.to_owned(),
        command: command.filter(|command| !command.is_empty()).map(str::to_owned),
    });
}

/// More keys one after the other nobody remembers.
const LONGEST: usize = 6;

/// Why keys cannot stand beside those that there are: the shorter of two that
/// begin alike would be done before the longer is whole.
fn clash(scope: Option<&str>, keys: &str, config: &Config) -> Option<String> {
    let typed = sequence(keys);
    let begins = |other: &str| {
        let other: Vec<Key> = sequence(other);
        other != typed && (other.starts_with(&typed) || typed.starts_with(&other))
    };
    let is_here = |place: &Scope| scope.is_none_or(|name| SCOPES.iter().any(|(known, s)| *known == name && s == place));
    let of_table = BINDINGS
        .iter()
        .filter(|binding| binding.scopes.iter().any(is_here))
        .flat_map(|binding| binding.keys.iter().map(|keys| (*keys, binding.command.name())));
    let changed = |keys: &str| {
        let meant = |o: &&Override| o.keys == keys && (o.scope.is_none() || o.scope.as_deref() == scope);
        config.overrides.iter().rfind(meant)
    };
    let of_file = config.overrides.iter().filter_map(|o| Some((o.keys.as_str(), o.command.as_deref()?)));
    let (other, command) = of_table
        .filter(|(keys, _)| changed(keys).is_none())
        .chain(of_file.filter(|(keys, _)| changed(keys).is_some_and(|o| o.command.is_some())))
        .find(|(other, _)| begins(other))?;
    let (short, long) = if other.len() < keys.len() { (other, keys) } else { (keys, other) };
    Some(format!(
        "{keys} is left out: {short} would be done before {long} is whole; free {other} ({command}) with \"{other}\" = \"\""
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overrides(text: &str) -> (Vec<Override>, Vec<String>) {
        let (config, problems) = super::super::read(text);
        (config.overrides, problems.into_iter().map(|p| format!("{} {}", p.line.unwrap_or(0), p.words)).collect())
    }

    fn one(line: usize, scope: Option<&str>, keys: &str, command: Option<&str>) -> Override {
        let owned = |word: Option<&str>| word.map(str::to_owned);
        Override { line, scope: owned(scope), keys: keys.to_owned(), command: owned(command) }
    }

    #[test]
    fn keys_lead_to_commands_everywhere_and_in_one_place() {
        let text =
            "[keys]\npreset = \"newsboat\"\n\"gx\" = \"browse\"\n[keys.article]\n\"C-j\" = \"paragraph\"\nx = \"\"\n";
        let (config, problems) = super::super::read(text);
        assert_eq!((config.preset.as_str(), problems), ("newsboat", Vec::new()));
        assert_eq!(
            config.overrides,
            [
                one(3, None, "gx", Some("browse")),
                one(5, Some("article"), "C-j", Some("paragraph")),
                one(6, Some("article"), "x", None)
            ]
        );
    }

    #[test]
    fn what_is_no_command_place_key_or_preset_is_told() {
        for (text, words) in [
            ("X = \"brows\"", "2 there is no command \"brows\"; did you mean browse?, so that \"X\" is left as it is"),
            ("X = 3", "2 a key leads to the name of a command, not to 3; \"X\" is left as it is"),
            ("\"\" = \"browse\"", "2 \"\" is no key: write one as j, gg, C-d, PgDn or space; it is left out"),
            ("measure = 80", "2 measure is a setting: it belongs above [keys] and is left out here"),
            (
                "preset = \"newsbote\"",
                "2 preset is one of vim, newsboat, eilmeldung, not \"newsbote\"; vim is used; did you mean newsboat?",
            ),
            (
                "[keys.artcle]\nX = \"browse\"",
                "2 there is no place \"artcle\"; did you mean article?, and its keys are left out",
            ),
        ] {
            assert_eq!(overrides(&format!("[keys]\n{text}\n")), (Vec::new(), vec![words.to_owned()]));
        }
    }

    #[test]
    fn a_key_that_begins_another_is_left_out() {
        let (taken, told) = overrides("[keys]\ng = \"top\"\n\"gg\" = \"bottom\"\n\"jj\" = \"top\"\n");
        assert_eq!(taken, [one(3, None, "gg", Some("bottom"))]);
        assert!(told[0].starts_with("2 g is left out: g would be done before g"), "{told:?}");
        assert!(told[1].starts_with("4 jj is left out: j would be done before jj is whole; free j (down)"), "{told:?}");
    }

    #[test]
    fn a_key_that_was_freed_may_begin_another() {
        let (taken, told) = overrides("[keys]\nj = \"\"\n\"jj\" = \"down\"\n");
        assert_eq!((taken.len(), told), (2, Vec::new()));
        let (taken, told) = overrides("[keys.list]\nj = \"\"\n[keys.article]\n\"jj\" = \"down\"\n");
        assert_eq!((taken.len(), told.len()), (1, 1));
    }
}
