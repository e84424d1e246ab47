//! What may follow the first keys of a sequence, in a small box above the last
//! line: keys with their sentences, or with their names where there is less room.

use crate::text::wrap::width;

use super::State;
use super::hints::spelled;
use super::key::{Key, written};
use super::layout::Area;

/// The box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popup {
    /// Where it stands; its first row is a rule.
    pub area: Area,
    /// The keys pressed so far.
    pub pressed: String,
    /// What may follow.
    pub entries: Vec<Entry>,
    /// The columns that all keys take.
    pub keys: u16,
    /// How many more there are than there is room for.
    pub more: usize,
}

/// One key that may follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub area: Area,
    /// The key as it is shown.
    pub shown: String,
    /// What it does.
    pub words: &'static str,
    /// The keys that a click on it presses.
    pub rest: Vec<Key>,
}

/// A sentence needs so many columns to be understood.
const SENTENCE: u16 = 38;
/// A name so many.
const NAME: u16 = 19;
/// More rows would hide what the keys are about.
const MOST: u16 = 12;

/// The box for the keys that are pending, if any are.
pub fn popup(state: &State) -> Option<Popup> {
    if state.pending.is_empty() || !state.size.is_enough() {
        return None;
    }
    let all = state.keymap.continuations(state.scope(), &state.pending);
    let columns = state.size.columns;
    let status = state.size.rows - 1;
    let most = status.saturating_sub(3).clamp(1, MOST);
    let divided = |least: u16| (columns / least).clamp(1, 4);
    let needed = |across: u16| (all.len() as u16).div_ceil(across);
    let tells = needed(divided(SENTENCE)) <= most;
    let across = divided(if tells { SENTENCE } else { NAME });
    let rows = needed(across).min(most);
    let keys = all.iter().map(|(rest, _)| width(&spelled(&written(rest), &state.symbols))).max().unwrap_or(0) as u16;
    let area = Area { x: 0, y: status - rows - 1, width: columns, height: rows + 1 };
    let room = usize::from(across * rows);
    let more = all.len().saturating_sub(room);
    let entries = all.into_iter().take(room).enumerate().map(|(n, (rest, binding))| {
        let (column, row) = (n as u16 / rows, n as u16 % rows);
        let width = columns / across;
        let sentence = if binding.sentence.is_empty() { binding.command.name() } else { binding.sentence };
        Entry {
            area: Area { x: column * width, y: area.y + 1 + row, width, height: 1 },
            shown: spelled(&written(&rest), &state.symbols),
            words: if tells { sentence } else { binding.command.name() },
            rest,
        }
    });
    Some(Popup { area, pressed: written(&state.pending), entries: entries.collect(), keys, more })
}
