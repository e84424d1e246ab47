//! A table fitted to a width: a row a line, cells divided by tabs.
//!
//! Where the columns fit, if need be with words wrapped inside their cells, a
//! table is a [`Grid`]; where not even the longest words would fit side by
//! side, it is a list of [`Record`]s, so that nothing is ever cut.

use super::wrap::{width, wrap};
use crate::model::Span;

/// What stands between two columns: a divider with a space on each side.
pub const BETWEEN: usize = 3;

/// A longer word may be cut to keep a table a grid.
const LONGEST_WORD: usize = 18;

/// Bytes of the name of a column that may stand before each of its cells.
const LONGEST_NAME: usize = 60;

/// A table, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'a> {
    text: &'a str,
    /// The cells of each row, without white space around them.
    pub rows: Vec<Vec<Span>>,
    /// The columns, as many as the longest row has.
    pub columns: Vec<Column>,
    /// Whether the first row names the columns.
    pub header: bool,
}

/// What all cells of a column share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Whether they are numbers, which stand at the right.
    pub numbers: bool,
    widest: usize,
    longest_word: usize,
}

/// A table as lines of aligned cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// How wide each column is.
    pub widths: Vec<usize>,
    /// The lines.
    pub lines: Vec<GridLine>,
}

/// A line of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GridLine {
    /// A rule between rows.
    Rule,
    /// A line of the row with this number.
    Cells(usize, Vec<Cell>),
}

/// What of a cell stands on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The words; nothing below the last line of a cell.
    pub words: Option<Span>,
    /// Columns of space before them.
    pub before: usize,
    /// Columns of space after them.
    pub after: usize,
}

/// A row on its own, a cell a line.
pub type Record = Vec<Field>;

/// A cell with the name of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name of the column, if it has one.
    pub name: Option<Span>,
    /// The cell.
    pub words: Span,
}

impl<'a> Table<'a> {
    /// Reads the text of a table.
    pub fn new(text: &'a str) -> Self {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let mut row = Vec::new();
            for cell in line.split('\t') {
                let begin = start + cell.len() - cell.trim_start().len();
                row.extend(Span::new(text, begin, begin + cell.trim().len()));
                start += cell.len() + 1;
            }
            rows.push(row);
        }
        let mut table = Self { text, columns: Vec::new(), header: false, rows };
        table.measure();
        table
    }

    fn measure(&mut self) {
        let first = self.rows.first().map_or(&[][..], Vec::as_slice);
        let mut numbers: Vec<(usize, usize)> = Vec::new();
        for (n, row) in self.rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                if column == self.columns.len() {
                    self.columns.push(Column::default());
                    numbers.push((0, 0));
                }
                let words = cell.of(self.text);
                let Column { widest, longest_word, .. } = &mut self.columns[column];
                *widest = width(words).max(*widest);
                *longest_word = words.split_whitespace().map(width).max().unwrap_or(0).max(*longest_word);
                if n > 0 {
                    let (yes, no) = &mut numbers[column];
                    match kind(words) {
                        Kind::Number => *yes += 1,
                        Kind::Words => *no += 1,
                        Kind::Nothing => {}
                    }
                }
            }
        }
        for (column, (yes, no)) in self.columns.iter_mut().zip(numbers) {
            column.numbers = yes > 0 && no == 0;
        }
        self.header = self.rows.len() > 1 && self.is_header(first);
    }

    /// Whether a first row names the columns. Two columns may also be names
    /// with values, a pair a line, of which the first is a pair like all.
    fn is_header(&self, first: &[Span]) -> bool {
        let words = |cell: &Span| cell.of(self.text);
        let corner = first.first().is_some_and(|cell| cell.start() == cell.end());
        let named = first.iter().skip(1).all(|cell| kind(words(cell)) != Kind::Number || is_year(words(cell)));
        match self.columns.len() {
            0 | 1 => false,
            2 => corner || (first.iter().all(|c| kind(words(c)) == Kind::Words) && self.columns[1].numbers),
            _ => corner || (named && first.first().is_none_or(|cell| kind(words(cell)) != Kind::Number)),
        }
    }

    /// The table as a grid at most `columns` wide, if it can be one.
    pub fn grid(&self, columns: usize) -> Option<Grid> {
        let widths = self.fit(columns)?;
        let mut lines = Vec::new();
        let mut tall = false;
        for (n, row) in self.rows.iter().enumerate() {
            let cells: Vec<Vec<Span>> =
                row.iter().zip(&widths).map(|(cell, columns)| self.wrapped(*cell, *columns)).collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
            tall |= height > 1 && !(self.header && n == 0);
            for line in 0..height {
                let cell = |column: usize, columns: usize| {
                    let words = cells.get(column).and_then(|lines| lines.get(line)).copied();
                    let rest = columns.saturating_sub(words.map_or(0, |words| width(words.of(self.text))));
                    let right = self.columns.get(column).is_some_and(|column| column.numbers);
                    if right { Cell { words, before: rest, after: 0 } } else { Cell { words, before: 0, after: rest } }
                };
                let cells = widths.iter().enumerate().map(|(column, columns)| cell(column, *columns)).collect();
                lines.push(GridLine::Cells(n, cells));
            }
        }
        Some(Grid { widths, lines: ruled(lines, self.header, tall) })
    }

    /// How wide each column is to be: as wide as its widest cell where that
    /// fits; else no wider than a bound that is the same for all, and never
    /// narrower than its longest word.
    fn fit(&self, columns: usize) -> Option<Vec<usize>> {
        let room = columns.checked_sub(BETWEEN * self.columns.len().saturating_sub(1))?;
        let at = |bound: usize| -> Vec<usize> {
            self.columns.iter().map(|c| c.widest.min(bound).max(c.longest_word.min(LONGEST_WORD)).max(1)).collect()
        };
        let fits = |bound: usize| at(bound).iter().sum::<usize>() <= room;
        if !fits(0) {
            return None;
        }
        let (mut fitting, mut too_wide) = (0, columns + 1);
        while fitting + 1 < too_wide {
            let middle = usize::midpoint(fitting, too_wide);
            if fits(middle) { fitting = middle } else { too_wide = middle }
        }
        Some(at(fitting))
    }

    fn wrapped(&self, cell: Span, columns: usize) -> Vec<Span> {
        let words = cell.of(self.text);
        if width(words) <= columns {
            return vec![cell];
        }
        let shifted = |line: Span| Span::new(self.text, cell.start() + line.start(), cell.start() + line.end());
        wrap(words, columns).into_iter().filter_map(shifted).collect()
    }

    /// The table as records. Cells without words are left out but in the first,
    /// so that each name is seen; a name as long as a sentence is not said again.
    pub fn records(&self) -> Vec<Record> {
        let (names, rows) = match self.rows.split_first() {
            Some((names, rows)) if self.header => (names.as_slice(), rows),
            _ => (&[][..], self.rows.as_slice()),
        };
        let filled = |span: &Span| span.start() < span.end();
        let short = |span: &Span| span.end() - span.start() <= LONGEST_NAME;
        let record = |(n, row): (usize, &Vec<Span>)| -> Record {
            let end = row.last().and_then(|cell| Span::new(self.text, cell.end(), cell.end()));
            let missing = names.get(row.len()..).filter(|_| n == 0).unwrap_or(&[]).iter().filter_map(|_| end);
            let field = |(column, words)| {
                let name = names.get(column).copied().filter(|name| filled(name) && (n == 0 || short(name)));
                Field { name, words }
            };
            let fields = row.iter().copied().chain(missing).enumerate().map(field);
            fields.filter(|field| filled(&field.words) || (n == 0 && field.name.is_some())).collect()
        };
        rows.iter().enumerate().map(record).filter(|record| !record.is_empty()).collect()
    }
}

/// The lines with a rule below the names of the columns, and one between all
/// rows where the lines of one could be taken for rows.
fn ruled(lines: Vec<GridLine>, header: bool, tall: bool) -> Vec<GridLine> {
    let mut out: Vec<GridLine> = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        if let (Some(GridLine::Cells(before, _)), GridLine::Cells(row, _)) = (out.last(), &line)
            && before != row
            && (tall || (header && *row == 1))
        {
            out.push(GridLine::Rule);
        }
        out.push(line);
    }
    out
}

#[derive(PartialEq, Eq)]
enum Kind {
    Number,
    Words,
    Nothing,
}

/// Whether a cell is a number with at most a sign, a currency or a unit of one
/// character beside it.
fn kind(cell: &str) -> Kind {
    if cell.is_empty() || matches!(cell, "-" | "–" | "—" | "…" | "n/a" | "N/A") {
        return Kind::Nothing;
    }
    let digits = cell.chars().any(|c| c.is_ascii_digit());
    let sign = |c: char| c.is_ascii_digit() || " .,'’+-−–()%‰$€£¥\u{a0}\u{202f}\u{2009}".contains(c);
    if digits && cell.chars().all(sign) { Kind::Number } else { Kind::Words }
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse().is_ok_and(|year: u32| (1800..2200).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FERRIES: &str = "Line\tBoats\tLongest crossing\nHarbour\t2\ttwenty minutes in a calm sea\nSound\t11\tan hour";

    fn drawn(text: &str, columns: usize) -> Vec<String> {
        let grid = Table::new(text).grid(columns).expect("a grid");
        let cell = |cell: &Cell| {
            format!("{}{}{}", " ".repeat(cell.before), cell.words.map_or("", |w| w.of(text)), " ".repeat(cell.after))
        };
        grid.lines
            .iter()
            .map(|line| match line {
                GridLine::Rule => grid.widths.iter().map(|w| "-".repeat(*w)).collect::<Vec<_>>().join("-+-"),
                GridLine::Cells(_, cells) => cells.iter().map(cell).collect::<Vec<_>>().join(" | "),
            })
            .collect()
    }

    #[test]
    fn numbers_stand_at_the_right_below_their_names() {
        assert_eq!(
            drawn(FERRIES, 60),
            [
                "Line    | Boats | Longest crossing            ",
                "--------+-------+-----------------------------",
                "Harbour |     2 | twenty minutes in a calm sea",
                "Sound   |    11 | an hour                     ",
            ]
        );
    }

    #[test]
    fn words_that_do_not_fit_are_wrapped_in_their_cell() {
        assert_eq!(
            drawn(FERRIES, 34),
            [
                "Line    | Boats | Longest crossing",
                "--------+-------+-----------------",
                "Harbour |     2 | twenty minutes  ",
                "        |       | in a calm sea   ",
                "--------+-------+-----------------",
                "Sound   |    11 | an hour         ",
            ]
        );
    }

    #[test]
    fn a_table_that_fits_nowhere_is_records() {
        let table = Table::new(FERRIES);
        assert_eq!(table.grid(20), None);
        let told: Vec<Vec<(&str, &str)>> = table
            .records()
            .iter()
            .map(|r| r.iter().map(|f| (f.name.map_or("", |n| n.of(FERRIES)), f.words.of(FERRIES))).collect())
            .collect();
        assert_eq!(
            told,
            [
                [("Line", "Harbour"), ("Boats", "2"), ("Longest crossing", "twenty minutes in a calm sea")],
                [("Line", "Sound"), ("Boats", "11"), ("Longest crossing", "an hour")],
            ]
        );
    }

    #[test]
    fn a_first_row_names_the_columns_only_where_it_looks_like_it() {
        let cases = [
            (FERRIES, true),
            ("Country\t2023\t2024\nNorway\t5\t6", true),
            ("\tNorth\nBoats\tmany", true),
            ("City\tVotes\nOslo\t12", true),
            ("Born\t1950\nAge\t75", false),
            ("Name\tAna Ortiz\nOffice\tminister", false),
            ("1\t2\t3\n4\t5\t6", false),
            ("one row\twith cells", false),
        ];
        for (text, header) in cases {
            assert_eq!(Table::new(text).header, header, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_grid_is_no_wider_than_asked_and_loses_no_word(text in "([a-c1天é]{1,9}|[ \t\n]){0,40}", columns in 2usize..60) {
            let solid = |t: &str| { let mut s: Vec<char> = t.chars().filter(|c| !c.is_whitespace()).collect(); s.sort_unstable(); s };
            let table = Table::new(&text);
            if table.grid(columns).is_some() {
                let lines = drawn(&text, columns);
                prop_assert!(lines.iter().all(|line| width(line) <= columns), "{lines:?}");
                let words: String = lines.concat().replace(['|', '+', '-'], "");
                prop_assert_eq!(solid(&words), solid(&text));
            }
            let fields: String = table.records().iter().flatten().map(|f| f.words.of(&text)).collect();
            let header: String = table.rows[0].iter().filter(|_| table.header).map(|s| s.of(&text)).collect();
            prop_assert_eq!(solid(&(fields + &header)), solid(&text));
        }
    }
}
