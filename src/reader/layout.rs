//! Where things stand on the screen: pure geometry, a function of the size.

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Columns from the left edge.
    pub x: u16,
    /// Rows from the top edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The size of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// Below this width list and article take turns.
pub const TWO_PANES: u16 = 100;
/// Lines of text are at most this long: longer ones are hard to follow.
pub const MEASURE: u16 = 76;
/// So many columns are left free on each side of it.
pub const MARGIN: u16 = 3;

/// The parts of the main screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The name of the library and its counts.
    pub header: Area,
    /// The tour, for those who see the program for the first time.
    pub tour: Option<Area>,
    /// The rule with the names of the panes.
    pub rule: Area,
    /// The list, where it is shown.
    pub list: Option<Area>,
    /// The reading pane, where it is shown.
    pub reading: Option<Area>,
    /// The filter, notices and hints.
    pub status: Area,
}

impl Size {
    /// Whether there is room for anything but a word saying that there is
    /// not.
    pub fn is_enough(self) -> bool {
        self.columns >= 20 && self.rows >= 5
    }

    /// Whether list and article stand side by side.
    pub fn has_two_panes(self) -> bool {
        self.columns >= TWO_PANES
    }

    /// How many lines the tour takes: fewer where they would be missed below.
    fn tour_rows(self) -> u16 {
        match self.rows {
            0..10 => 0,
            10..12 => 1,
            12..20 => 2,
            _ => 4,
        }
    }

    /// The parts of the screen; `reading` says which pane is shown where only
    /// one is.
    pub fn areas(self, tour: bool, reading: bool) -> Areas {
        let line = |y| Area { x: 0, y, width: self.columns, height: 1 };
        let tour = if tour { self.tour_rows() } else { 0 };
        let top = 2 + tour;
        let body = Area { x: 0, y: top, width: self.columns, height: self.rows.saturating_sub(top + 1) };
        let (list, reading) = if self.has_two_panes() {
            let width = (self.columns * 2 / 5).clamp(38, 64);
            let rest = Area { x: width + 1, width: self.columns - width - 1, ..body };
            (Some(Area { width, ..body }), Some(rest))
        } else if reading {
            (None, Some(body))
        } else {
            (Some(body), None)
        };
        Areas {
            header: line(0),
            tour: (tour > 0).then(|| Area { height: tour, ..line(1) }),
            rule: line(top - 1),
            list,
            reading,
            status: line(self.rows.saturating_sub(1)),
        }
    }
}

/// The line between list and article, as far as it was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Border {
    /// How many columns wide the list is, once the line was moved.
    pub columns: Option<u16>,
    /// Whether it is held with the mouse.
    pub is_held: bool,
}

/// A list is at least this wide, and so much of a screen is left to an article.
const NARROWEST: (u16, u16) = (24, 40);

impl Size {
    /// The parts of the screen while an article has it alone: the article, and a line
    /// for what is said and typed.
    pub fn alone(self) -> Areas {
        let line = |y| Area { x: 0, y, width: self.columns, height: 1 };
        let last = self.rows.saturating_sub(1);
        let top = u16::from(self.rows >= 12);
        let reading = Area { x: 0, y: top, width: self.columns, height: last.saturating_sub(top) };
        let (header, rule) = (Area { height: 0, ..line(0) }, Area { height: 0, ..line(0) });
        Areas { header, tour: None, rule, list: None, reading: Some(reading), status: line(last) }
    }
}

impl Areas {
    /// The same with a list of so many columns, as far as that leaves room for
    /// both panes, where both are shown.
    #[must_use]
    pub fn with_list(mut self, columns: Option<u16>) -> Self {
        if let (Some(columns), Some(list), Some(reading)) = (columns, &mut self.list, &mut self.reading) {
            let all = self.header.width;
            list.width = columns.clamp(NARROWEST.0, all.saturating_sub(NARROWEST.1 + 1).max(NARROWEST.0));
            reading.x = list.x + list.width + 1;
            reading.width = all.saturating_sub(reading.x);
        }
        self
    }
}

/// A list in columns is at most this wide: the eye would lose the line.
pub const WIDEST: u16 = 130;

impl Size {
    /// Where the entries of a view stand that are at most `widest` columns wide, behind
    /// two columns for the mark of the selected one.
    pub fn view(self, tour: bool, widest: u16) -> Area {
        let rule = self.areas(tour, true).rule;
        let y = rule.y + 1;
        let room = self.columns.saturating_sub(3);
        let width = room.min(widest);
        Area { x: 2 + (room - width) / 2, y, width, height: self.rows.saturating_sub(y + 1) }
    }
}

impl Area {
    /// Whether a cell lies in it.
    pub fn holds(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column) && (self.y..self.y + self.height).contains(&row)
    }

    /// The columns of words of ours inside a pane: at most [`MEASURE`], in the
    /// middle. Where an article stands is [`super::Settings::text`].
    #[must_use]
    pub fn measure(self) -> Self {
        self.text(MEASURE, MARGIN)
    }

    /// At most `most` columns in the middle, with `margin` left free on each side: one
    /// at most in a narrow pane.
    #[must_use]
    pub(super) fn text(self, most: u16, margin: u16) -> Self {
        let margin = if self.width < 60 { margin.min(1) } else { margin };
        let width = self.width.saturating_sub(2 * margin).min(most);
        Self { x: self.x + (self.width - width) / 2, width, ..self }
    }

    /// How many terminal rows an entry of the list takes.
    pub fn entry_rows(self) -> u16 {
        if self.height >= 8 { 2 } else { 1 }
    }

    /// How many entries of the list are seen at once.
    pub fn entries(self) -> usize {
        usize::from(self.height / self.entry_rows())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_lies_on_the_screen_at_any_size() {
        for columns in 20..240 {
            for rows in 5..70 {
                for (tour, reading) in [(false, false), (false, true), (true, false), (true, true)] {
                    let size = Size { columns, rows };
                    for areas in [size.areas(tour, reading), size.alone()] {
                        let parts = [
                            Some(areas.header),
                            areas.tour,
                            Some(areas.rule),
                            areas.list,
                            areas.reading,
                            Some(areas.status),
                        ];
                        for area in parts.into_iter().flatten() {
                            assert!(
                                area.x + area.width <= columns && area.y + area.height <= rows,
                                "{columns}x{rows} {area:?}"
                            );
                            assert!(area.measure().x >= area.x && area.measure().width <= MEASURE);
                        }
                        assert!(areas.list.is_some() || areas.reading.is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn a_border_that_is_moved_leaves_room_on_both_sides() {
        for columns in TWO_PANES..240 {
            for wanted in [0, 1, 30, 60, 100, 500, u16::MAX] {
                let areas = Size { columns, rows: 20 }.areas(false, false).with_list(Some(wanted));
                let (list, reading) = (areas.list.expect("a list"), areas.reading.expect("an article"));
                assert!(list.width >= 24 && reading.width >= 40, "{columns} {wanted}");
                assert_eq!(list.width + 1 + reading.width, columns);
                assert_eq!(reading.x, list.width + 1);
            }
        }
    }

    #[test]
    fn a_narrow_screen_shows_one_pane() {
        let narrow = Size { columns: 80, rows: 24 };
        assert!(narrow.areas(false, true).list.is_none());
        assert!(narrow.areas(false, false).reading.is_none());
        let wide = Size { columns: 120, rows: 40 }.areas(false, false);
        assert!(wide.list.is_some() && wide.reading.is_some());
    }
}
