//! A running story as lines: a bar of its activity, and a step an event.

use super::fresh::added;
use crate::model::{Step, Timeline};
use crate::text::SafeText;

/// The signs of the bar, from nothing to the most.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// How wide the bar is at most.
const COLUMNS: usize = 60;

/// How many reports there were by equal parts of the time from the first to the
/// last: `2031-05-02 ▁▃█ 2031-07-01`. Nothing where there is no time between.
pub fn bar(timeline: &Timeline) -> Option<String> {
    let days: Vec<i32> =
        timeline.steps.iter().flat_map(|step| &step.reports).filter_map(|row| day(row.date()?.full_day()?)).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let length = usize::try_from(last - first).ok().filter(|length| *length > 0)? + 1;
    let columns = length.min(COLUMNS);
    let mut counts = vec![0usize; columns];
    for day in days {
        let at = usize::try_from(day - first).unwrap_or(0) * columns / length;
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let sign = |count: &usize| BARS.get((count * (BARS.len() - 1)).div_ceil(most)).copied().unwrap_or(' ');
    let bar: String = counts.iter().map(sign).collect();
    Some(format!("{} {bar} {}", timeline.story.first.as_deref()?, timeline.story.last.as_deref()?))
}

fn day(day: &str) -> Option<i32> {
    let date = day.parse::<jiff::civil::Date>().ok()?;
    let zero = jiff::civil::Date::constant(1, 1, 1);
    date.since(zero).ok().map(|span| span.get_days())
}

/// A step on a line: `2025-05-22  Fog closes the harbour  (Ana Quillan)  ≡ 3  new: …`.
pub fn step(step: &Step) -> String {
    /// More people do not fit on a line.
    const PEOPLE: usize = 4;
    let date = step.date.as_ref().map_or("—", |stamp| stamp.full_day().unwrap_or(stamp.as_str()));
    let mut line = format!("{date:10}  {}", step.title);
    let names: Vec<&str> = step.people.iter().take(PEOPLE).map(|person| person.name.as_str()).collect();
    if !names.is_empty() {
        line.extend(["  (", &names.join(", "), ")"]);
    }
    if step.reports.len() > 1 {
        line.extend(["  ≡ ", &step.reports.len().to_string()]);
    }
    let added = added(&step.added);
    if !added.is_empty() {
        line.extend(["  new: ", &added.join("; ")]);
    }
    SafeText::line(&line).into_string()
}
