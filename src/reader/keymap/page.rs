//! All keys as a Markdown page: `docs/keys.md`.

use std::fmt::Write;

use super::super::bindings::{BINDINGS, Group, places};
use super::super::command::Command;
use super::super::presets::{Here, Preset};
use super::{Keyed, Keymap};

/// The page.
pub fn markdown() -> String {
    let mut page = String::from("# Keys\n\nMade from the table in `src/reader/bindings.rs`.\n");
    for group in Group::ALL {
        let _ = write!(
            page,
            "\n## {}\n\n| keys | name | what they do | where |\n| --- | --- | --- | --- |\n",
            group.heading()
        );
        for binding in BINDINGS.iter().filter(|b| b.group == group && !b.sentence.is_empty()) {
            let keys: Vec<String> = binding.keys.iter().map(|k| format!("`{k}`")).collect();
            let (name, places) = (binding.command.name(), places(binding.scopes));
            let _ = writeln!(page, "| {} | `:{name}` | {} | {places} |", keys.join(" "), binding.sentence);
        }
    }
    presets(&mut page);
    page
}

/// The presets beside one another: only what differs.
fn presets(page: &mut String) {
    page.push_str(
        "\n## Presets\n\nThe keys above are those of `preset = \"vim\"`. These are other in the presets for those who \
         come from elsewhere; `attache keys --preset newsboat` prints one whole.\n\n",
    );
    let maps = Preset::ALL.map(|preset| Keymap::new(preset, &[]).0);
    let heads = Preset::ALL.map(Preset::name);
    let _ = writeln!(page, "| name | {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len() + 1));
    let mut commands: Vec<Command> = Vec::new();
    for binding in BINDINGS {
        if !commands.contains(&binding.command) {
            commands.push(binding.command);
        }
    }
    for command in commands {
        let keys: Vec<String> = maps.iter().map(|map| keys(&map.rows(), command)).collect();
        if keys.iter().any(|other| *other != keys[0]) {
            let _ = writeln!(page, "| `:{}` | {} |", command.name(), keys.join(" | "));
        }
    }
    for (preset, map) in Preset::ALL.into_iter().zip(&maps).skip(1) {
        let name = preset.name();
        let _ = write!(page, "\n### What the keys of {name} do here\n\n");
        let _ = writeln!(page, "| key | in {name} | here |\n| --- | --- | --- |");
        for row in preset.changes().rows {
            let keys: Vec<String> = row.keys.iter().map(|key| code(key)).collect();
            let here = match row.here {
                Here::Is(command) | Here::Everywhere(command) => format!("`:{}`", command.name()),
                Here::Nothing => "not there".to_owned(),
                Here::Table => table(map, row.keys),
            };
            let _ = writeln!(page, "| {} | {} | {here} |", keys.join(" "), row.there);
        }
    }
}

/// All keys of a command, each once.
fn keys(rows: &[Keyed], command: Command) -> String {
    let mut keys: Vec<String> = Vec::new();
    for key in rows.iter().filter(|row| row.binding.command == command).flat_map(|row| &row.keys) {
        let key = code(key);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.join(" ")
}

/// What keys do that keep what the table says of them.
fn table(map: &Keymap, keys: &[&str]) -> String {
    let mut names: Vec<String> = Vec::new();
    for row in map.rows() {
        let name = format!("`:{}`", row.binding.command.name());
        if row.keys.iter().any(|key| keys.contains(&key.as_str())) && !names.contains(&name) {
            names.push(name);
        }
    }
    let leader = map.preset().changes().leader;
    match (names.as_slice(), leader) {
        ([], Some((from, to))) if keys.contains(&to.to_string().as_str()) => {
            format!("not there; it begins what `{from}` begins above")
        }
        ([], _) => "not there".to_owned(),
        ([first, .., last], _) if names.len() > 3 => format!("not there; {first} to {last}"),
        _ => format!("not there; {}", names.join(", ")),
    }
}

fn code(key: &str) -> String {
    // A bar would end the cell of the table.
    format!("`{}`", key.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_of_keys_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        let page = super::markdown();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(path, &page).expect("write docs/keys.md");
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(kept, page, "docs/keys.md is stale: run UPDATE_DOCS=1 cargo test keys");
    }
}
