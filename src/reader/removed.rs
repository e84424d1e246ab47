//! What was taken out of an article, for a reader who wants to see that nothing
//! was lost.

use crate::model::Removed;
use crate::text::SafeText;

use super::layout::Area;
use super::page::writer::{Lead, Writer};
use super::page::{LONGEST, Line, Style};
use super::symbols::Symbols;

/// The view of what was removed, and how far it is scrolled.
#[derive(Debug, Default)]
pub struct RemovedView {
    /// Its lines.
    pub lines: Vec<Line>,
    /// The first line on the screen.
    pub top: usize,
    /// How many lines are seen at once.
    pub rows: usize,
}

impl RemovedView {
    /// Lays `removed` out in `text`.
    pub fn new(removed: &[Removed], text: Area, symbols: &Symbols) -> Self {
        let lines = lay_out(removed, usize::from(text.width), symbols);
        Self { lines, top: 0, rows: usize::from(text.height).max(1) }
    }

    /// Puts line `top` on top, or the last page if that is nearer.
    pub fn scroll_to(&mut self, top: usize) {
        self.top = top.min(self.lines.len().saturating_sub(self.rows));
    }
}

/// How many lines were removed, in words; nothing if none was.
pub fn count(removed: &[Removed]) -> Option<String> {
    match removed.iter().map(lines).sum() {
        0 => None,
        1 => Some("1 line".to_owned()),
        n => Some(format!("{n} lines")),
    }
}

fn lines(removed: &Removed) -> usize {
    removed.text.split('\n').count()
}

/// A group for each reason, in the order in which they are met.
fn lay_out(removed: &[Removed], columns: usize, symbols: &Symbols) -> Vec<Line> {
    let mut groups: Vec<(&str, Vec<&Removed>)> = Vec::new();
    for one in removed {
        match groups.iter_mut().find(|(reason, _)| *reason == one.reason) {
            Some((_, group)) => group.push(one),
            None => groups.push((&one.reason, vec![one])),
        }
    }
    let mut writer = Writer::new(columns, symbols);
    let mut left = LONGEST;
    for (reason, group) in groups {
        writer.blank();
        let reason = SafeText::line(reason).replace('-', " ");
        writer.rule(&format!("{reason}: {}", group.iter().map(|one| lines(one)).sum::<usize>()));
        for one in group {
            if one.text.len() > left {
                writer
                    .words("The rest is too long for a screen: attache show prints it with --format json.", Style::Dim);
                return writer.lines;
            }
            left -= one.text.len();
            for line in one.text.split('\n') {
                writer.led(line, Style::Plain, Lead::first("  "));
            }
        }
    }
    writer.lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::symbols::UNICODE;

    fn removed(text: &str, reason: &str) -> Removed {
        Removed { text: text.to_owned(), reason: reason.to_owned() }
    }

    #[test]
    fn what_was_removed_is_grouped_by_reason_and_counted() {
        let all =
            [removed("Share", "boilerplate"), removed("Ferries\nPorts", "link-list"), removed("Menu", "boilerplate")];
        let lines: Vec<String> =
            lay_out(&all, 30, &UNICODE).iter().map(|l| l.pieces.iter().map(|p| p.text.as_str()).collect()).collect();
        assert_eq!(lines, ["─ boilerplate: 2 ", "  Share", "  Menu", "", "─ link list: 2 ", "  Ferries", "  Ports"]);
        assert_eq!(count(&all).as_deref(), Some("4 lines"));
        assert_eq!(count(&[]), None);
    }
}
