//! The keys that a user wants otherwise, everywhere or in one place. Whether they
//! can be is for [`crate::reader::keymap`] to say.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Problems, fields, quoted, shown, start};
use crate::reader::keymap::Override;

/// Reads the table of keys, in the order of its lines.
pub(super) fn read(table: &DeTable<'_>, problems: &mut Problems) -> Vec<Override> {
    let mut overrides = Vec::new();
    for (name, value) in in_order(table) {
        match value.get_ref() {
            DeValue::Table(keys) => {
                let scope = name.get_ref().as_ref();
                overrides.extend(in_order(keys).into_iter().filter_map(|entry| one(Some(scope), entry, problems)));
            }
            _ => overrides.extend(one(None, (name, value), problems)),
        }
    }
    overrides
}

/// A key and what it leads to.
type Entry<'a, 'i> = (&'a Spanned<DeString<'i>>, &'a Spanned<DeValue<'i>>);

/// The entries as they stand in the file, so that of two that clash the later is
/// left out.
fn in_order<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| start(name));
    entries
}

fn one(scope: Option<&str>, (name, value): Entry<'_, '_>, problems: &mut Problems) -> Option<Override> {
    let (at, keys) = (start(name), name.get_ref().as_ref());
    // A line that was added at the end of the file belongs to its last table.
    if fields::find(keys).is_some() {
        problems.tell(at, format!("{keys} is a setting: it belongs above [keys] and is left out here"));
        return None;
    }
    let DeValue::String(command) = value.get_ref() else {
        let (value, keys) = (shown(value.get_ref()), quoted(keys));
        problems.tell(at, format!("a key leads to the name of a command, not to {value}; {keys} is left as it is"));
        return None;
    };
    Some(Override {
        line: problems.line(at),
        scope: scope.map(str::to_owned),
        keys: keys.to_owned(),
        command: Some(command.as_ref()).filter(|command| !command.is_empty()).map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use crate::config::read;
    use crate::reader::Command;
    use crate::reader::bindings::Scope;
    use crate::reader::key::sequence;
    use crate::reader::keymap::Meaning;

    fn told(text: &str) -> Vec<String> {
        read(text).1.into_iter().map(|p| format!("{} {}", p.line.unwrap_or(0), p.words)).collect()
    }

    #[test]
    fn keys_lead_to_commands_everywhere_and_in_one_place() {
        let text = "[keys]\n\"gx\" = \"browse\"\n[keys.article]\n\"C-j\" = \"paragraph\"\n";
        let (config, problems) = read(text);
        assert_eq!(problems, []);
        let meant = |scope, keys: &str| config.keymap.meaning(scope, &sequence(keys));
        assert_eq!(meant(Scope::List, "gx"), Meaning::Command(Command::Browse));
        assert_eq!(meant(Scope::Article, "C-j"), Meaning::Command(Command::NextParagraph));
        let (config, problems) = read("preset = \"newsboat\"\n[keys]\n\",x\" = \"browse\"\n");
        assert_eq!((config.keymap.preset().name(), problems), ("newsboat", Vec::new()));
    }

    #[test]
    fn what_is_no_command_place_or_key_is_told_with_its_line() {
        for (text, words) in [
            ("X = \"brows\"", "2 there is no command \"brows\"; did you mean browse?; the line is left out"),
            ("X = 3", "2 a key leads to the name of a command, not to 3; \"X\" is left as it is"),
            ("measure = 80", "2 measure is a setting: it belongs above [keys] and is left out here"),
            (
                "[keys.artcle]\nX = \"browse\"",
                "3 there is no place \"artcle\"; did you mean article?; the line is left out",
            ),
        ] {
            assert_eq!(told(&format!("[keys]\n{text}\n")), [words]);
        }
    }

    #[test]
    fn a_key_that_begins_another_is_left_out_unless_that_is_freed() {
        let told_of = told("[keys]\ng = \"top\"\n");
        assert!(told_of.len() == 1 && told_of[0].starts_with("2 g would never let g"), "{told_of:?}");
        assert_eq!(told("[keys.list]\nj = \"\"\n\"jj\" = \"down\"\n"), [""; 0]);
    }
}
