//! Tables: a grid where the columns fit, else a record for each row.

use crate::model::Span;
use crate::text::table::{Grid, GridLine, Record, Table};

use super::ink::Ink;
use super::writer::{Lead, Writer};
use super::{Piece, Style};

impl Writer<'_> {
    /// The table that `text` holds.
    pub(super) fn table(&mut self, text: &str, ink: &Ink) {
        let table = Table::new(text);
        if let Some(grid) = table.grid(self.columns) {
            return self.grid(text, &table, &grid, ink);
        }
        let first = self.lines.len();
        self.records(text, &table.records(), ink);
        // The names of the columns, which stand above the first cell in the
        // text, are found there too.
        let begin = table.rows.first().and_then(|row| row.first());
        if let (Some(line), Some(cell)) = (self.lines.get_mut(first), begin) {
            line.at = ink.place(*cell).unwrap_or(line.at);
        }
    }

    fn grid(&mut self, text: &str, table: &Table<'_>, grid: &Grid, ink: &Ink) {
        let (rule, divider) = (self.symbols.rule, format!(" {} ", self.symbols.divider));
        for line in &grid.lines {
            let GridLine::Cells(row, cells) = line else {
                let parts: Vec<String> = grid.widths.iter().map(|columns| rule.repeat(*columns)).collect();
                self.line(vec![Piece::new(parts.join(&format!("{rule}{}{rule}", self.symbols.cross)), Style::Dim)]);
                continue;
            };
            // A cell that is wrapped begins again further left in the text: all
            // lines of a row stand at its start.
            let begin = table.rows.get(*row).and_then(|row| row.first());
            self.at = begin.and_then(|cell| ink.place(*cell)).unwrap_or(self.at);
            let style = if table.header && *row == 0 { Style::Column } else { Style::Plain };
            let mut pieces = Vec::new();
            for (n, cell) in cells.iter().enumerate() {
                if n > 0 {
                    pieces.push(Piece::new(divider.as_str(), Style::Dim));
                }
                pieces.extend(spaces(cell.before));
                pieces.extend(cell.words.iter().flat_map(|words| ink.pieces(text, *words, style)));
                pieces.extend(spaces(cell.after));
            }
            self.line(pieces);
        }
    }

    fn records(&mut self, text: &str, records: &[Record], ink: &Ink) {
        for record in records {
            self.blank();
            for (n, field) in record.iter().enumerate() {
                let indent = if n == 0 { "" } else { "  " };
                match field.name {
                    Some(name) => self.field(text, name, field.words, indent, ink),
                    None => self.flow(text, range(field.words), Style::Plain, ink, Lead::first(indent)),
                }
            }
        }
    }

    /// `name: words` where they fit behind each other, else one below the
    /// other.
    fn field(&mut self, text: &str, name: Span, words: Span, indent: &str, ink: &Ink) {
        let lead = format!("{indent}{}: ", name.of(text));
        let (fitting, _) = self.room(Lead::first(lead.as_str()));
        if fitting.rest().is_empty() {
            self.at = ink.place(words).unwrap_or(self.at);
            self.led(&format!("{}:", name.of(text)), Style::Column, Lead::first(indent));
            if words.start() < words.end() {
                self.flow(text, range(words), Style::Plain, ink, Lead::first(format!("{indent}  ")));
            }
            return;
        }
        let first = self.lines.len();
        self.flow(text, range(words), Style::Plain, ink, Lead::first(lead));
        if let Some(piece) = self.lines.get_mut(first).and_then(|line| line.pieces.first_mut()) {
            piece.style = Style::Column;
        }
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start()..span.end()
}

fn spaces(columns: usize) -> Option<Piece> {
    (columns > 0).then(|| Piece::new(" ".repeat(columns), Style::Plain))
}
