//! `attache keys`: which keys mean what, place by place.

use std::fmt::Write;

use serde::Serialize;

use super::exit::Exit;
use super::options;
use super::output::Output;
use crate::reader::Keymap;
use crate::reader::bindings::Scope;
use crate::reader::keymap::Keyed;
use crate::text::wrap::width;
use crate::write::json;

/// Prints the keys of the preset that was asked for, else `own`.
pub(super) fn run(own: &Keymap, command: &options::Keys) -> anyhow::Result<Exit> {
    let asked = command.preset.map(|preset| Keymap::new(preset, &[]).0);
    let rows = asked.as_ref().unwrap_or(own).rows();
    let mut out = Output::stdout();
    for &scope in Scope::ALL {
        let here = rows.iter().filter(|row| row.scopes.contains(&scope) && is_told(row));
        if command.json {
            for row in here {
                out.line(&json::line(&KeyJson::new(scope, row)))?;
            }
        } else {
            if scope != Scope::ALL[0] {
                out.line("")?;
            }
            out.text(&place(scope, &here.collect::<Vec<_>>()))?;
        }
    }
    out.finish()?;
    Ok(Exit::Done)
}

/// The digits behind the first have no words of their own.
fn is_told(row: &Keyed) -> bool {
    !row.binding.sentence.is_empty()
}

/// The keys of one place, in columns under its name.
fn place(scope: Scope, rows: &[&Keyed]) -> String {
    let mut text = format!("{}\n", scope.name());
    let keys: Vec<String> = rows.iter().map(|row| row.keys.join(" ")).collect();
    let widest = |words: &mut dyn Iterator<Item = usize>| words.max().unwrap_or(0);
    let key_columns = widest(&mut keys.iter().map(|keys| width(keys)));
    let name_columns = widest(&mut rows.iter().map(|row| row.binding.command.name().len()));
    for (row, keys) in rows.iter().zip(&keys) {
        let (name, sentence) = (row.binding.command.name(), row.binding.sentence);
        let _ = writeln!(text, "  {keys:key_columns$}  :{name:name_columns$}  {sentence}");
    }
    text
}

/// Keys as the contract has them.
#[derive(Debug, Serialize)]
struct KeyJson<'a> {
    place: &'static str,
    keys: &'a [String],
    command: &'static str,
    sentence: &'static str,
}

impl<'a> KeyJson<'a> {
    fn new(scope: Scope, row: &'a Keyed) -> Self {
        let binding = row.binding;
        Self { place: scope.name(), keys: &row.keys, command: binding.command.name(), sentence: binding.sentence }
    }
}
