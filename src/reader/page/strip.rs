//! What is shown beside an article: who is named in it, and what is related.

use crate::model::{Linked, Relation, Stamp};
use crate::reader::named::Named;
use crate::reader::{dates, offices};
use crate::text::wrap::{width, wrap};
use crate::text::{SafeText, shorten, squeeze};

use super::writer::Writer;
use super::{Line, Piece, Spot, Style};

impl Writer<'_> {
    /// Who is named, in at most `rows` lines and one for the others.
    pub(super) fn named(&mut self, named: &[Named], rows: usize) {
        if named.is_empty() {
            return;
        }
        self.rule("In this article");
        let rows = rows.max(1);
        // Two columns where every name with its office fits into half a line.
        let half = self.columns / 2;
        let fits = |person: &Named| width(&person.name) + width(&office(person)) + 3 <= half;
        let columns = if named.iter().take(2 * rows).all(fits) { 2 } else { 1 };
        let shown = named.len().min(rows * columns);
        for pair in named[..shown].chunks(columns) {
            let mut pieces = Vec::new();
            for person in pair {
                Self::person(person, self.columns / columns, &mut pieces);
            }
            self.line(pieces);
        }
        if named.len() > shown {
            let others: Vec<&str> = named[shown..].iter().map(|person| person.name.as_str()).collect();
            let text = shorten(&format!("and {}", others.join(", ")), self.columns);
            self.line(vec![Piece::new(text, Style::Dim)]);
        }
    }

    fn person(person: &Named, cell: usize, pieces: &mut Vec<Piece>) {
        let name = shorten(&person.name, cell.saturating_sub(1));
        let used = width(&name);
        let about = shorten(&format!("  {}", office(person)), cell.saturating_sub(used + 1));
        let rest = cell - used - width(&about);
        let style = if person.official { Style::Official } else { Style::Person };
        pieces.push(Piece { spots: vec![Spot::Name(person.mention)], ..Piece::new(name, style) });
        pieces.push(Piece::new(format!("{about}{}", " ".repeat(rest)), Style::Dim));
    }

    /// The related articles for which there is room in `rows` lines.
    pub(super) fn related(&mut self, related: &[Linked], rows: usize, today: &Stamp) {
        let entries = rows.saturating_sub(self.lines.len() + 1) / 2;
        if related.is_empty() || entries == 0 {
            return;
        }
        let shown = related.len().min(entries).min(9);
        let label = match related.len() - shown {
            0 => "Related".to_owned(),
            more => format!("Related (r: {more} more)"),
        };
        self.rule(&label);
        for (n, linked) in related[..shown].iter().enumerate() {
            let lines = related_entry(n, linked, self.columns, 1, today);
            self.lines.extend(lines.into_iter().map(|pieces| Line { pieces, at: self.at, ..Line::default() }));
        }
    }
}

/// The office with its country.
fn office(person: &Named) -> String {
    offices::words(person.role.as_deref(), person.country.as_deref(), None)
}

/// A relation in words: one that has nearly the same words was printed again.
fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Duplicate => "reprint",
        other => other.label(),
    }
}

/// A line for a related article, and at most `reasons` lines that say why it is
/// one.
pub fn related_entry(n: usize, linked: &Linked, columns: usize, reasons: usize, today: &Stamp) -> Vec<Vec<Piece>> {
    let number = if n < 9 { format!("{} ", n + 1) } else { "  ".to_owned() };
    let relation = word(linked.related.relation);
    let date = linked.row.published.as_ref().map_or(String::new(), |date| dates::short(date, today));
    let because = format!("because: {}", linked.related.because.join("; "));
    let score = format!("{:.2}", linked.related.score.clamp(0.0, 1.0));
    // A short line has room for the title and nothing else.
    let (about, because) = if columns < 60 {
        (String::new(), squeeze(&format!("{relation} {score} {date} {because}")))
    } else {
        (format!("{relation:<13} {score} {date}{}", if date.is_empty() { "" } else { "  " }), because)
    };
    let room = columns.saturating_sub(width(&number) + width(&about));
    let mut lines = vec![vec![
        Piece::new(number, Style::Number),
        Piece::new(about, Style::Dim),
        Piece::new(
            shorten(&SafeText::line(&linked.row.title), room),
            if linked.row.marks.read { Style::Plain } else { Style::Heading },
        ),
    ]];
    let because = SafeText::line(&because);
    let room = columns.saturating_sub(2);
    for (line, span) in wrap(&because, room).into_iter().take(reasons).enumerate() {
        // The last line says that there is more.
        let words = if line + 1 == reasons { &because[span.start()..] } else { span.of(&because) };
        lines.push(vec![Piece::new(format!("  {}", shorten(words, room)), Style::Dim)]);
    }
    for piece in lines.iter_mut().flatten() {
        piece.spots.push(Spot::Related(n));
    }
    lines
}
