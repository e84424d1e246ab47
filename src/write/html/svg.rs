//! A line of time as a picture inside the page: dots by day, the larger the more
//! reports, above an axis with a few days on it.
//!
//! What falls on one place of the line is stacked; there are only so many
//! places, so that a picture of many thousand events is no larger than one of
//! a few hundred.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::frame::{counted, line};
use crate::model::Stamp;

const WIDTH: f64 = 720.0;
const MARGIN: f64 = 40.0;
/// How wide a place is, and how high dots may be stacked on it.
const PLACE: f64 = 5.0;
const HEIGHT: f64 = 150.0;
/// The longest list of days below the axis.
const LABELS: usize = 7;

/// Something that happened.
pub(super) struct Dot<'a> {
    pub(super) date: Option<&'a Stamp>,
    pub(super) title: &'a str,
    /// How many articles report it.
    pub(super) reports: usize,
    /// Where on the page it is told.
    pub(super) anchor: Option<String>,
}

/// The picture; nothing where nothing has a date.
///
/// `noun` is what each of them is.
pub(super) fn timeline(dots: &[Dot<'_>], noun: &str, label: &str) -> String {
    let dated: Vec<(i64, &Dot<'_>)> = dots.iter().filter_map(|dot| Some((number(date(dot.date?)?), dot))).collect();
    let days = || dated.iter().map(|&(day, _)| day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return String::new() };
    let axis = Axis { first, last };
    let mut places: BTreeMap<i64, Vec<&Dot<'_>>> = BTreeMap::new();
    for &(day, dot) in &dated {
        places.entry((axis.x(day) / PLACE).round() as i64).or_default().push(dot);
    }
    let mut marks = String::new();
    let mut height = 0.0f64;
    for (place, dots) in places {
        let x = place as f64 * PLACE;
        height = height.max(stack(&mut marks, x, &dots));
    }
    let base = height + 8.0;
    let mut out = format!(
        "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {:.0}\" role=\"img\" aria-label=\"{}\">\n\
         <line class=\"axis\" x1=\"{MARGIN}\" y1=\"{base:.1}\" x2=\"{:.1}\" y2=\"{base:.1}\" />\n\
         <g transform=\"translate(0 {base:.1})\">\n{marks}",
        base + 24.0,
        line(label),
        WIDTH - MARGIN
    );
    for (day, words) in axis.labels() {
        let x = axis.x(day);
        let _ = writeln!(
            out,
            "<line class=\"axis\" x1=\"{x:.1}\" y1=\"0\" x2=\"{x:.1}\" y2=\"5\" />\n\
             <text x=\"{x:.1}\" y=\"18\" text-anchor=\"middle\">{words}</text>"
        );
    }
    let _ = write!(out, "</g>\n</svg>\n<figcaption>A dot for each {noun}, the larger the more reports");
    let undated = dots.len() - dated.len();
    if undated > 0 {
        let _ = write!(out, "; {undated} without a date");
    }
    out + ".</figcaption></figure>\n"
}

/// Draws the dots of one place above the axis, and says how high they are.
fn stack(out: &mut String, x: f64, dots: &[&Dot<'_>]) -> f64 {
    let mut top = 0.0;
    for (at, dot) in dots.iter().enumerate() {
        let radius = (4.0 + 1.5 * (dot.reports.max(1) as f64 - 1.0).sqrt()).min(16.0);
        let others = dots.len() - at;
        if top + 2.0 * radius > HEIGHT && others > 1 {
            let _ = writeln!(out, "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">+{others}</text>", -top - 4.0);
            return top + 16.0;
        }
        let day = dot.date.map_or("", |stamp| stamp.full_day().unwrap_or(stamp.as_str()));
        let words = format!("{}: {}, {}", line(day), line(dot.title), counted(dot.reports, "report"));
        let circle = format!(
            "<circle cx=\"{x:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"><title>{words}</title></circle>",
            -top - radius - 1.0
        );
        match &dot.anchor {
            Some(anchor) => {
                let _ = writeln!(out, "<a href=\"#{}\">{circle}</a>", line(anchor));
            }
            None => {
                let _ = writeln!(out, "{circle}");
            }
        }
        top += 2.0 * radius + 1.0;
    }
    top
}

/// The earliest day of a stamp.
fn date(stamp: &Stamp) -> Option<Date> {
    let (year, month, day) = stamp.ymd();
    let part = |n: Option<u32>| i8::try_from(n.unwrap_or(1)).ok();
    Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok()
}

/// Days since the year 1.
fn number(date: Date) -> i64 {
    date.since(Date::constant(1, 1, 1)).map_or(0, |since| i64::from(since.get_days()))
}

fn of_number(number: i64) -> Date {
    Date::constant(1, 1, 1).saturating_add(number.clamp(0, 4_000_000).days())
}

/// The days that the picture spans.
struct Axis {
    first: i64,
    last: i64,
}

/// Steps between labels: days, months, years.
const STEPS: [(i64, i64, i64); 14] = [
    (1, 0, 0),
    (2, 0, 0),
    (7, 0, 0),
    (14, 0, 0),
    (0, 1, 0),
    (0, 2, 0),
    (0, 3, 0),
    (0, 6, 0),
    (0, 0, 1),
    (0, 0, 2),
    (0, 0, 5),
    (0, 0, 20),
    (0, 0, 200),
    (0, 0, 2_000),
];

impl Axis {
    fn x(&self, day: i64) -> f64 {
        if self.first == self.last {
            return WIDTH / 2.0;
        }
        MARGIN + (day - self.first) as f64 / (self.last - self.first) as f64 * (WIDTH - 2.0 * MARGIN)
    }

    /// A few days of the axis with their words.
    fn labels(&self) -> Vec<(i64, String)> {
        let mut labels = Vec::new();
        for (days, months, years) in STEPS {
            let start = of_number(self.first);
            let (start, step, length) = match (days, months) {
                (0, 0) => (start.first_of_year(), Span::new().years(years), 4),
                (0, _) => (start.first_of_month(), Span::new().months(months), 7),
                _ => (start, Span::new().days(days), 10),
            };
            labels.clear();
            let mut at = Ok(start);
            while let Ok(date) = at
                && number(date) <= self.last
                && labels.len() <= LABELS
            {
                if number(date) >= self.first {
                    labels.push((number(date), date.to_string()[..length].to_owned()));
                }
                at = date.checked_add(step);
            }
            if labels.len() <= LABELS {
                break;
            }
        }
        if labels.is_empty() {
            labels.push((self.first, of_number(self.first).to_string()));
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: &str, last: &str) -> Vec<String> {
        let day = |text: &str| number(date(&Stamp::parse(text).expect("a stamp")).expect("a day"));
        Axis { first: day(first), last: day(last) }.labels().into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn the_axis_has_a_few_days_that_are_easy_to_read() {
        assert_eq!(labels("2025-05-22", "2025-05-22"), ["2025-05-22"]);
        assert_eq!(labels("2025-05-22", "2025-05-24"), ["2025-05-22", "2025-05-23", "2025-05-24"]);
        assert_eq!(labels("2025-05-22", "2025-06-20").len(), 5);
        assert_eq!(labels("2025-05-22", "2025-09-01"), ["2025-06", "2025-07", "2025-08", "2025-09"]);
        assert_eq!(labels("2021-05-22", "2025-09-01"), ["2022", "2023", "2024", "2025"]);
        for (first, last) in [("0001", "9999"), ("9999-12-31", "9999-12-31"), ("0001", "0001"), ("1999-12-31", "2031")]
        {
            let labels = labels(first, last);
            assert!((1..=LABELS).contains(&labels.len()), "{labels:?}");
        }
    }

    #[test]
    fn a_picture_of_very_many_is_bounded() {
        let days: Vec<Stamp> = (0..20_000u32)
            .filter_map(|n| Stamp::day(2_000 + (n / 372).cast_signed(), Some(n / 31 % 12 + 1), Some(n % 28 + 1)))
            .collect();
        let dot = |date| Dot { date: Some(date), title: "Fog", reports: 3, anchor: None };
        let dots: Vec<Dot<'_>> = days.iter().map(dot).collect();
        assert!(timeline(&dots, "event", "Fog").len() < 600_000);
        assert_eq!(timeline(&[], "event", "Fog"), "");
    }
}
