//! Cells that terminals measure differently.
//!
//! Clusters of several characters and pictures take one column, two or four,
//! after the terminal's age and taste. Whoever writes the next cell where the
//! cursor happens to be then writes it elsewhere than meant, and borders move.
//! So the cell after a doubtful one is addressed.

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// A backend that trusts no terminal to measure doubtful cells as it does.
#[derive(Debug)]
pub(super) struct Careful<B>(pub(super) B);

impl<B: Backend<Error = io::Error>> Backend for Careful<B> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // The backend addresses the first cell of what it is given.
        let mut run = Vec::new();
        for cell in content {
            run.push(cell);
            if is_doubtful(cell.2.symbol()) {
                self.0.draw(run.drain(..))?;
            }
        }
        if run.is_empty() { Ok(()) } else { self.0.draw(run.into_iter()) }
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.0.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

/// Whether terminals differ on the columns that a cell takes: several characters
/// in one, the letters of flags, ligatures of whole phrases, pictures.
fn is_doubtful(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    second.is_some()
        || matches!(first, '\u{2460}'..='\u{24ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fd50}'..='\u{fdff}')
        || first >= '\u{1d000}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_trusted_and_pictures_are_not() {
        for trusted in ["a", "é", "“", "…", "│", "▌", "港", "ф", ""] {
            assert!(!is_doubtful(trusted), "{trusted}");
        }
        for doubtful in ["👩\u{200d}🚒", "🇳🇴", "e\u{301}", "น้ำ", "ﷺ", "①", "❤", "𝔘"] {
            assert!(is_doubtful(doubtful), "{doubtful}");
        }
    }
}
