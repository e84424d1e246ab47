//! The one way into a cell.

use std::num::NonZero;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::reader::layout::Area;
use crate::text::fold::{fold, plain};
use crate::text::safe::sanitize;
use crate::text::wrap::{is_ambiguous_wide, width};

use super::Theme;

/// Writes safe text into a buffer, within its bounds.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    /// How things look.
    pub theme: &'a Theme,
    /// Whether the terminal shows nothing but ASCII.
    ascii: bool,
}

impl<'a> Pen<'a> {
    /// A pen for a buffer.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme, ascii: bool) -> Self {
        Self { buffer, theme, ascii }
    }

    /// Writes `text` from column `x` of row `y`, at most `columns` wide, and
    /// says how many columns it took. A character that would not fit whole is
    /// left out; what is not on the screen is not written.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if x >= area.right() || y >= area.bottom() {
            return 0;
        }
        let columns = columns.min(area.right() - x);
        let safe = if self.ascii { to_ascii(text).into() } else { sanitize(text) };
        if is_ambiguous_wide() {
            return self.put_measured(x, y, columns, safe.as_ref(), style);
        }
        let (end, _) = self.buffer.set_stringn(x, y, safe.as_ref(), usize::from(columns), style);
        end - x
    }

    /// The same where the terminal has another opinion of widths than ratatui: each
    /// cell is told how wide it is.
    fn put_measured(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        let mut used = 0;
        for grapheme in text.graphemes(true).filter(|grapheme| !grapheme.contains(char::is_control)) {
            let wide = width(grapheme) as u16;
            if used + wide > columns {
                break;
            }
            let Some(wide) = NonZero::new(wide) else { continue };
            let cell = &mut self.buffer[(x + used, y)];
            #[expect(clippy::disallowed_methods, reason = "this is the pen, and the text is safe")]
            cell.set_symbol(grapheme).set_style(style).set_diff_option(CellDiffOption::ForcedWidth(wide));
            for behind in used + 1..used + wide.get() {
                self.buffer[(x + behind, y)].reset();
            }
            used += wide.get();
        }
        used
    }

    /// Writes `text` so that it ends at the right edge of `area`, cut at the
    /// left if need be, and says how many columns it took.
    pub fn put_right(&mut self, area: Area, text: &str, style: Style) -> u16 {
        let columns = u16::try_from(width(text)).unwrap_or(u16::MAX).min(area.width);
        self.put(area.x + area.width - columns, area.y, columns, text, style)
    }

    /// Gives every cell the colours of the screen.
    pub fn ground(&mut self) {
        if self.theme.screen != Style::new() {
            self.buffer.set_style(self.buffer.area, self.theme.screen);
        }
    }

    /// Takes out what is written in an area, and how it looked.
    pub fn blank(&mut self, area: Area) {
        let rect = ratatui::layout::Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        for at in rect.intersection(self.buffer.area).positions() {
            self.buffer[at].reset();
            self.buffer[at].set_style(self.theme.screen);
        }
    }

    /// Adds a style to cells that are already written.
    pub fn tint(&mut self, area: Area, style: Style) {
        let rect = ratatui::layout::Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        self.buffer.set_style(rect.intersection(self.buffer.area), style);
    }
}

/// The nearest ASCII characters, as many columns wide.
fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in sanitize(text).chars() {
        let near = match plain(c) {
            '…' => '~',
            c if c.is_ascii() => c,
            c => fold(c.encode_utf8(&mut [0; 4])).chars().next().filter(char::is_ascii).unwrap_or('?'),
        };
        let near = if c.is_uppercase() { near.to_ascii_uppercase() } else { near };
        out.extend(std::iter::repeat_n(near, width(c.encode_utf8(&mut [0; 4]))));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn drawn(text: &str, x: u16, columns: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        Pen::new(&mut buffer, &Theme::default(), false).put(x, 0, columns, text, Style::default());
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn nothing_unsafe_reaches_a_cell() {
        assert_eq!(drawn("a\x1b]0;t\x07b\u{202e}c", 0, 8), "abc     ");
    }

    #[test]
    fn an_ascii_terminal_gets_ascii() {
        assert_eq!(to_ascii("“Łódź – Élysée…” 天"), "\"Lodz - Elysee~\" ??");
    }

    #[test]
    fn nothing_is_written_past_the_edge() {
        assert_eq!(drawn("abcdef", 6, 8), "      ab");
        assert_eq!(drawn("天気", 0, 3), "天       ");
        assert_eq!(drawn("abc", 9, 3), "        ");
    }
}
