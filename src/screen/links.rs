//! The links of an article with their numbers and addresses, below its text.

use crate::reader::layout::Area;
use crate::reader::reading::Shown;
use crate::reader::{Numbers, State, links};
use crate::text::{SafeText, shorten};

use super::pen::Pen;

/// The list takes at most so many rows.
const MOST: usize = 12;

/// Draws the list over the end of `area`.
pub fn draw(state: &State, numbers: &Numbers, shown: &Shown, area: Area, pen: &mut Pen<'_>) {
    let rows = numbers.len().min(MOST).min(usize::from(area.height / 2).saturating_sub(1)).max(1);
    let used = rows as u16 + 1;
    let text = area.measure();
    let mut y = (area.y + area.height).saturating_sub(used);
    let label = format!("{} Links ", state.symbols.rule);
    let blank = " ".repeat(usize::from(area.width));
    pen.put(area.x, y, area.width, &blank, pen.theme.plain);
    let end = text.x + text.width;
    let x = text.x + pen.put(text.x, y, text.width, &label, pen.theme.label(false));
    pen.put(x, y, end.saturating_sub(x), &state.symbols.rule.repeat(usize::from(text.width)), pen.theme.rule);
    let listed: Vec<usize> = numbers.listed(rows, shown).collect();
    let digits = listed.last().map_or(1, |n| n.to_string().len());
    for number in listed {
        y += 1;
        pen.put(area.x, y, area.width, &blank, pen.theme.plain);
        let Some((address, words)) = numbers.link(number, shown) else { continue };
        let mut x = text.x;
        x += pen.put(x, y, text.width, &format!("{number:>digits$} "), pen.theme.key);
        let (address, style) = match links::checked(&address) {
            Ok(url) => (url.to_string(), pen.theme.plain),
            Err(why) => (format!("not opened: {why}"), pen.theme.dim),
        };
        let what = if number == 0 { "this article".to_owned() } else { SafeText::line(words.trim()).into_string() };
        // The address is what counts; the words, where they are others, stand before it.
        let what = if what == address { String::new() } else { shorten(&what, usize::from(text.width) / 3) };
        if !what.is_empty() {
            x += pen.put(x, y, end.saturating_sub(x), &format!("{what}  "), pen.theme.dim);
        }
        let room = end.saturating_sub(x);
        pen.put(x, y, room, &shorten(&address, usize::from(room)), style);
        if numbers.chosen() == Some(number) {
            pen.tint(Area { y, height: 1, ..text }, pen.theme.selected);
        }
    }
}
