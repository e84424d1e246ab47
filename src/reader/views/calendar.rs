//! A small calendar of contacts: the last months in which there were any, five
//! cells a month for its weeks, and how many in each month.

use std::collections::BTreeMap;

use crate::model::LedgerEntry;
use crate::reader::dates::MONTHS;
use crate::reader::page::{Line, Piece, Style};

use super::sheet::{Sheet, bars};

/// How many contacts there were when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// The last month with a contact, counted from the year 0.
    last: i32,
    /// The contacts of each month by week of the month, and in all.
    months: BTreeMap<i32, ([u32; WEEKS], u32)>,
    /// How many have no month.
    undated: usize,
}

/// A year is shown at most; a month takes so many columns.
const MOST: usize = 12;
const MONTH: usize = WEEKS + 1;
const WEEKS: usize = 5;

impl Calendar {
    /// The calendar of `entries`.
    pub fn new(entries: &[LedgerEntry]) -> Self {
        let mut calendar = Self::default();
        for entry in entries {
            let Some((year, Some(month), day)) = entry.date.as_ref().map(crate::model::Stamp::ymd) else {
                calendar.undated += 1;
                continue;
            };
            let (weeks, all) = calendar.months.entry(year * 12 + month.cast_signed() - 1).or_default();
            *all += 1;
            if let Some(week) = day.and_then(|day| weeks.get_mut((day.saturating_sub(1) / 7) as usize)) {
                *week += 1;
            }
        }
        calendar.last = calendar.months.keys().next_back().copied().unwrap_or(0);
        calendar
    }

    /// Its lines: as many months as there is room for, the last at the right.
    pub fn lines(&self, sheet: &Sheet<'_>) -> Vec<Line> {
        let shown = (sheet.columns / MONTH).clamp(1, MOST);
        let of = |month: &i32| self.months.get(month).copied().unwrap_or_default();
        let months: Vec<i32> = (0..=self.last).rev().take(shown).collect::<Vec<i32>>().into_iter().rev().collect();
        let undated = match self.undated {
            0 => None,
            1 => Some("1 contact has no month".to_owned()),
            n => Some(format!("{n} contacts have no month")),
        };
        let mut lines = Vec::new();
        if !self.months.is_empty() && sheet.columns >= MONTH {
            // One scale for all weeks, so that months compare.
            let weeks: Vec<u32> = months.iter().flat_map(|month| of(month).0).collect();
            let empty = sheet.symbols.no_week;
            let bars = bars(&weeks, weeks.len(), sheet.symbols);
            let cells: Vec<String> =
                bars.chars().map(|c| if c == ' ' { empty.to_owned() } else { c.to_string() }).collect();
            let cells: Vec<String> = cells.chunks(WEEKS).map(|month| format!("{} ", month.concat())).collect();
            lines.push(line(&cells.concat(), Style::Bars));
            let names = months.iter().map(|month| {
                let name = MONTHS[month.rem_euclid(12) as usize];
                // January says which year begins.
                let name = if name == "Jan" { (month.div_euclid(12)).to_string() } else { name.to_owned() };
                format!("{name:<MONTH$}")
            });
            lines.push(line(&names.collect::<String>(), Style::Label));
            let counts = months.iter().map(|month| match of(month).1 {
                0 => " ".repeat(MONTH),
                n => format!("{n:<MONTH$}"),
            });
            lines.push(line(&counts.collect::<String>(), Style::Dim));
        }
        lines.extend(undated.map(|words| line(&words, Style::Dim)));
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines
    }
}

fn line(text: &str, style: Style) -> Line {
    Line { pieces: vec![Piece::new(text.trim_end(), style)], ..Line::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::{following, today};
    use crate::reader::symbols::UNICODE;

    #[test]
    fn a_month_has_five_cells_and_what_has_no_month_is_told() {
        let calendar = Calendar::new(&following::ledger());
        let today = today();
        let sheet = |columns| Sheet {
            columns,
            rows: 20,
            symbols: &UNICODE,
            today: &today,
            pattern: "",
            marked: None,
            joined: None,
        };
        let text = |columns| -> Vec<String> {
            let lines = calendar.lines(&sheet(columns));
            lines.iter().map(|line| line.pieces.iter().map(|p| p.text.as_str()).collect()).collect()
        };
        assert_eq!(text(14)[..3], ["····· ··██·", "Aug   Sep", "      3"]);
        assert_eq!(text(14)[3], "1 contact has no month");
        assert!(Calendar::new(&[]).lines(&sheet(80)).is_empty());
    }
}
