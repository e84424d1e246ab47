//! What has the whole screen besides list and article: people, a dossier,
//! quotations.

use crate::model::Stamp;
use crate::reader::dates;
use crate::reader::layout::Area;
use crate::reader::views::quotes::NEWEST;
use crate::reader::views::{Load, Of, Subject, View, coverage, stories};
use crate::reader::{Command, State};
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
        return paragraphs(&instead(state, view, pen), area, pen);
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
    let right = order(state, view);
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
        Of::Between(_, names) => format!("between {names}"),
    };
    let total = view.total();
    match &view.subject {
        Subject::People { of: articles, .. } if total == 0 => format!("People {}", of(articles)),
        Subject::Quotes { of: articles, .. } if total == 0 => format!("Quotations {}", of(articles)),
        Subject::Contacts { of: articles, .. } if total == 0 => format!("Contacts {}", of(articles)),
        Subject::Stories { .. } if total == 0 => "Stories in the library".to_owned(),
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
        Subject::Stories { .. } => format!("{} in the library", count(total, "story", "stories")),
        Subject::Timeline { timeline: Some(timeline), .. } => {
            format!("Story {dot} {}", stories::label(&timeline.story))
        }
        Subject::Timeline { title, .. } => format!("Story {dot} {title}"),
        Subject::Contacts { of: articles, .. } => {
            format!("{} {}", count(total, "contact", "contacts"), of(articles))
        }
        Subject::Coverage { coverage: Some(coverage), title, .. } => {
            format!("{} of {title}", count(coverage.reports.len(), "report", "reports"))
        }
        Subject::Coverage { title, .. } => format!("Reports of {title}"),
        Subject::Difference { reports, .. } => {
            format!("Words of {} {dot} {}", reports[0].title, reports[1].title)
        }
        Subject::Brief { brief: Some(briefing), .. } => {
            let events = count(briefing.brief.events.len(), "event", "events");
            let day = |text: &str| {
                Stamp::parse(text).or_else(|| Stamp::parse(text.get(..10)?)).map(|day| dates::short(&day, &state.today))
            };
            match briefing.until.as_deref().and_then(day) {
                // A library that is not of today is briefed on its own last day.
                Some(until) => format!("Briefing {dot} {events} until {until}: nothing is newer"),
                None => format!("Briefing {dot} {events}"),
            }
        }
        Subject::Brief { .. } => "Briefing".to_owned(),
    }
}

/// In what order its entries stand.
fn order(state: &State, view: &View) -> String {
    match &view.subject {
        Subject::Brief { since, .. } => since.label().to_owned(),
        _ if view.is_empty() => String::new(),
        Subject::Dossier { .. } => String::new(),
        _ if view.by_match() => "best match".to_owned(),
        Subject::People { sort, .. } => sort.label().to_owned(),
        Subject::Quotes { .. } | Subject::Stories { .. } => "newest".to_owned(),
        Subject::Contacts { sort, .. } => sort.label().to_owned(),
        Subject::Coverage { coverage: Some(coverage), column, .. } => {
            coverage::seen(coverage, *column, usize::from(state.view_area().width))
        }
        Subject::Difference { difference: Some(difference), .. } => {
            format!("-{} +{}", difference.removed, difference.added)
        }
        Subject::Timeline { .. } | Subject::Coverage { .. } | Subject::Difference { .. } => String::new(),
    }
}

/// What to say where there is no entry.
fn instead(state: &State, view: &View, pen: &Pen<'_>) -> Vec<(String, ratatui::style::Style)> {
    let (plain, dim) = (pen.theme.plain, pen.theme.dim);
    let back = format!("{} goes back.", state.key_for(Command::Close));
    let lines = |first: &str, second: &str| vec![(first.to_owned(), plain), (second.to_owned(), dim)];
    match (&view.load, &view.subject) {
        (Load::Failed(why), Subject::Dossier { dossier: None, .. }) => lines(why, &back),
        (Load::Failed(why), _) => {
            vec![
                ("This could not be loaded.".to_owned(), pen.theme.failure),
                (why.clone(), plain),
                (format!("{back} attache doctor looks at the library."), dim),
            ]
        }
        (Load::Waiting(_), _) => vec![("loading…".to_owned(), dim)],
        _ if view.is_coming() => vec![("loading…".to_owned(), dim)],
        _ if !view.filter.pattern().is_empty() => {
            lines("Nothing matches the filter.", &format!("{} shows everything again.", state.key_for(Command::Cancel)))
        }
        (_, Subject::People { officials_only: true, .. }) => {
            lines("No official is named here.", &format!("{} shows everyone.", state.key_for(Command::Officials)))
        }
        (_, Subject::People { .. }) => {
            lines("Nobody is named here.", &format!("People are found in English text. {back}"))
        }
        (_, Subject::Quotes { .. }) => {
            lines("Nobody is quoted here.", &format!("{} lists who is named, {back}", state.key_for(Command::People)))
        }
        (_, Subject::Stories { .. }) => {
            lines("There are no stories here.", &format!("A story takes two articles that belong together. {back}"))
        }
        (_, Subject::Timeline { .. }) => {
            lines("This story has no steps.", &format!("{} lists the stories, {back}", state.key_for(Command::Stories)))
        }
        (_, Subject::Contacts { .. }) => {
            lines("No contact is reported here: no call, meeting, visit or letter.", &back)
        }
        (_, Subject::Coverage { .. }) => {
            lines("The reports have no people, quotations, numbers or dates to compare.", &back)
        }
        (_, Subject::Difference { .. }) => lines(
            "The reports have no text.",
            &format!("{} compares what they report, {back}", state.key_for(Command::Coverage)),
        ),
        (_, Subject::Brief { .. }) => lines(
            "Nothing happened in this time.",
            &format!("{} looks further back, {back}", state.key_for(Command::Wider)),
        ),
        (_, Subject::Dossier { .. }) => lines(
            "Nothing is known of them.",
            &format!("{} lists who is named, {back}", state.key_for(Command::People)),
        ),
    }
}
