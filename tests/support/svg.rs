//! A drawn screen as an SVG picture, for the documentation.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

const COLUMN: f64 = 8.4;
const ROW: f64 = 18.0;

/// The picture of a buffer; `screen` has the colours of where nothing stands.
pub(crate) fn svg(buffer: &Buffer, screen: Style) -> String {
    let screen = (hex(screen.fg), hex(screen.bg));
    let area = buffer.area;
    let (width, height) = (f64::from(area.width) * COLUMN + 16.0, f64::from(area.height) * ROW + 16.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>\n",
        screen.1
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let run = run(buffer, x, y);
            put(&mut out, &run, (x, y), &screen);
            x += run.columns;
        }
    }
    out.push_str("</svg>\n");
    out
}

struct Run {
    text: String,
    columns: u16,
    style: Style,
}

/// The cells from `x` on that share a style. Wide characters and signs stand
/// alone, so that fonts of another width cannot shift what follows.
fn run(buffer: &Buffer, x: u16, y: u16) -> Run {
    let style = buffer[(x, y)].style();
    let mut run = Run { text: String::new(), columns: 0, style };
    while x + run.columns < buffer.area.width {
        let cell = &buffer[(x + run.columns, y)];
        let alone = !cell.symbol().is_ascii();
        if run.columns > 0 && (cell.style() != style || alone) {
            break;
        }
        run.text.push_str(cell.symbol());
        run.columns += u16::try_from(attache::text::wrap::width(cell.symbol())).unwrap_or(1).max(1);
        if alone {
            break;
        }
    }
    run
}

fn put(out: &mut String, run: &Run, (x, y): (u16, u16), screen: &(String, String)) {
    let reversed = run.style.add_modifier.contains(Modifier::REVERSED);
    let left = f64::from(x) * COLUMN + 8.0;
    let top = f64::from(y) * ROW + 8.0;
    let is_set = |color: &Color| *color != Color::Reset;
    let front = run.style.fg.filter(is_set).map_or(screen.0.clone(), |color| hex(Some(color)));
    let back = run.style.bg.filter(is_set).map_or(screen.1.clone(), |color| hex(Some(color)));
    let (front, back) = if reversed { (back, front) } else { (front, back) };
    let width = f64::from(run.columns) * COLUMN;
    if back != screen.1 {
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{ROW}\" fill=\"{back}\"/>"
        );
    }
    if run.text.trim().is_empty() {
        return;
    }
    let mut looks = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
    ] {
        if run.style.add_modifier.contains(modifier) {
            looks.push_str(attribute);
        }
    }
    let baseline = top + ROW * 0.75;
    let text = run.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{baseline:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill=\"{front}\"{looks} xml:space=\"preserve\">{text}</text>"
    );
}

fn hex(color: Option<Color>) -> String {
    match color {
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        color => panic!("{color:?} looks otherwise in every terminal"),
    }
}
