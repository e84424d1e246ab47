//! What has the whole screen besides list and article: people, a dossier,
//! quotations.

use crate::reader::State;
use crate::reader::layout::Area;
use crate::reader::views::quotes::NEWEST;
use crate::reader::views::{Load, Of, Subject, View};
use crate::text::shorten;
use crate::text::wrap::width;

use super::count;
use super::pen::Pen;
use super::reading::{paragraphs, put_line};

/// Draws the rule that says what the view shows, and its entries, or what to say
/// instead.
pub fn draw(state: &State, view: &View, rule: Area, pen: &mut Pen<'_>) {
    label(state, view, rule, pen);
    let mut area = state.view_area();
    if view.is_empty() {
        return paragraphs(&instead(view, pen), area, pen);
    }
    if let Some(heads) = view.heads(&state.sheet(area, "")) {
        put_line(state, &heads, area, area.y, pen);
        area = Area { y: area.y + 1, height: area.height - 1, ..area };
    }
    let end = area.y + area.height;
    let mut y = area.y;
    for entry in &view.scroll.shown {
        for line in entry.above.iter().take(usize::from(end - y)) {
            put_line(state, line, area, y, pen);
            y += 1;
        }
        for line in entry.lines.iter().take(usize::from(end - y)) {
            put_line(state, line, area, y, pen);
            if entry.index == view.scroll.selected() {
                pen.put(area.x - 2, y, 1, state.symbols.selected, pen.theme.key);
                if entry.lines.len() < 3 {
                    let row = Area { x: area.x - 1, y, width: area.width + 1, height: 1 };
                    pen.tint(row, pen.theme.selected);
                }
            }
            y += 1;
        }
    }
}

fn label(state: &State, view: &View, area: Area, pen: &mut Pen<'_>) {
    pen.put(area.x, area.y, area.width, &state.symbols.rule.repeat(usize::from(area.width)), pen.theme.rule);
    let right = order(view);
    let room = usize::from(area.width).saturating_sub(if right.is_empty() { 4 } else { width(&right) + 6 });
    let left = format!("{} ", shorten(&title(state, view), room));
    pen.put(area.x + 1, area.y, area.width.saturating_sub(1), &left, pen.theme.focused);
    if !right.is_empty() && usize::from(area.width) > width(&left) + width(&right) + 4 {
        let area = Area { width: area.width - 1, ..area };
        pen.put_right(area, &format!(" {right} "), pen.theme.dim);
    }
}

/// What a view shows.
fn title(state: &State, view: &View) -> String {
    let dot = state.symbols.dot;
    let of = |of: &Of| match of {
        Of::Library => "in the library".to_owned(),
        Of::Filtered { chosen, pattern, .. } => {
            format!("in {} {dot} /{pattern}", count(chosen.len(), "article", "articles"))
        }
        Of::Article(_, title) => format!("in {title}"),
        Of::Person(_, name) => format!("of {name}"),
    };
    let total = view.total();
    match &view.subject {
        _ if total == 0 && !matches!(view.subject, Subject::Dossier { .. }) => match &view.subject {
            Subject::People { of: articles, .. } => format!("People {}", of(articles)),
            Subject::Quotes { of: articles, .. } => format!("Quotations {}", of(articles)),
            Subject::Dossier { name, .. } => name.clone(),
        },
        Subject::People { of: articles, officials_only: true, .. } => {
            format!("{} {}", count(view.len(), "official", "officials"), of(articles))
        }
        Subject::People { of: articles, .. } => format!("{} {}", count(total, "person", "people"), of(articles)),
        Subject::Dossier { name, .. } => format!("Dossier {dot} {name}"),
        Subject::Quotes { of: articles, .. } if total == NEWEST => {
            format!("The newest {total} quotations {}", of(articles))
        }
        Subject::Quotes { of: articles, .. } => {
            format!("{} {}", count(total, "quotation", "quotations"), of(articles))
        }
    }
}

/// In what order its entries stand.
fn order(view: &View) -> String {
    match &view.subject {
        _ if view.is_empty() => String::new(),
        Subject::Dossier { .. } => String::new(),
        _ if !view.filter.pattern().trim().is_empty() => "best match".to_owned(),
        Subject::People { sort, .. } => sort.label().to_owned(),
        Subject::Quotes { .. } => "newest".to_owned(),
    }
}

/// What to say where there is no entry.
fn instead(view: &View, pen: &Pen<'_>) -> Vec<(String, ratatui::style::Style)> {
    let (plain, dim) = (pen.theme.plain, pen.theme.dim);
    let lines = |first: &str, second: &str| vec![(first.to_owned(), plain), (second.to_owned(), dim)];
    match (&view.load, &view.subject) {
        (Load::Failed(why), Subject::Dossier { dossier: None, .. }) => vec![(why.clone(), plain)],
        (Load::Failed(why), _) => {
            vec![("This could not be loaded.".to_owned(), pen.theme.failure), (why.clone(), plain)]
        }
        (Load::Waiting(_), _) => vec![("loading…".to_owned(), dim)],
        _ if view.is_coming() => vec![("loading…".to_owned(), dim)],
        _ if !view.filter.pattern().is_empty() => lines("Nothing matches the filter.", "Esc shows everything again."),
        (_, Subject::People { officials_only: true, .. }) => lines("No official is named here.", "O shows everyone."),
        (_, Subject::People { .. }) => lines("Nobody is named here.", "q goes back."),
        (_, Subject::Quotes { .. }) => lines("Nobody is quoted here.", "q goes back."),
        (_, Subject::Dossier { .. }) => lines("Nothing is known of them.", "q goes back."),
    }
}
