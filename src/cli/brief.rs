//! `attache brief`: what happened since some time.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options::{self, BriefFormat};
use super::output::Output;
use crate::pipeline::following;
use crate::write::{brief, html, json};

pub(super) fn run(context: &Context, command: &options::Brief) -> anyhow::Result<Exit> {
    let typed = command.since.as_deref().unwrap_or("24h");
    let Some(since) = since(typed, context.now) else {
        let why = format!(
            "\"{typed}\" is no time: type a day as 2025-12-01, a time as 2025-12-01T08:00:00Z, 24h, 7d or yesterday"
        );
        return Err(Usage(why).into());
    };
    let library = context.library_to_read()?;
    let found = following::brief(&library, since, context.now)?;
    if found.events.is_empty() {
        let why =
            format!("nothing is newer than {since}: type an earlier time, as in --since 7d or --since 2025-01-01");
        return context::nothing(&library, &why);
    }
    let mut out = Output::stdout();
    match command.format {
        BriefFormat::Markdown => out.text(&brief::markdown(&found))?,
        BriefFormat::Html => out.text(&html::brief::page(&found))?,
        BriefFormat::Json => out.line(&json::line(&json::BriefJson::new(&found)))?,
    }
    out.finish()?;
    Ok(Exit::Done)
}

/// The time that is typed: a moment, a day (in UTC, as dates without a zone are
/// read), or so long before now.
fn since(typed: &str, now: Timestamp) -> Option<Timestamp> {
    let typed = typed.trim();
    let hours = |hours: i64| now.checked_sub(SignedDuration::from_secs(hours.checked_mul(3600)?)).ok();
    if let Ok(moment) = typed.parse::<Timestamp>() {
        return Some(moment);
    }
    let midnight = |date: Date| date.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    let today = now.to_zoned(TimeZone::UTC).date();
    match typed {
        "today" => return midnight(today),
        "yesterday" => return midnight(today.yesterday().ok()?),
        _ => {}
    }
    if let Some(unit) = typed.chars().next_back().filter(|c| matches!(c, 'h' | 'd' | 'w')) {
        let count = typed.strip_suffix(unit)?.parse::<u32>().ok()?;
        return hours(
            i64::from(count)
                * match unit {
                    'h' => 1,
                    'd' => 24,
                    _ => 24 * 7,
                },
        );
    }
    if let Ok(day) = typed.parse::<Date>().map_err(|_| ())
        && typed.len() == 10
    {
        return midnight(day);
    }
    typed.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_a_moment_a_day_or_so_long_ago() {
        let now: Timestamp = "2031-06-13T09:30:00Z".parse().expect("a time");
        let check = |typed: &str, expected: Option<&str>| {
            assert_eq!(since(typed, now).map(|time| time.to_string()).as_deref(), expected, "{typed}");
        };
        check("24h", Some("2031-06-12T09:30:00Z"));
        check("7d", Some("2031-06-06T09:30:00Z"));
        check("1w", Some("2031-06-06T09:30:00Z"));
        check("yesterday", Some("2031-06-12T00:00:00Z"));
        check("2031-06-01", Some("2031-06-01T00:00:00Z"));
        check("2031-06-01T08:00", Some("2031-06-01T08:00:00Z"));
        check("2031-06-01T08:00:00+08:00", Some("2031-06-01T00:00:00Z"));
        for typed in ["", "soon", "d", "-3d", "99999999999d", "2031-02-30", "4294967295w"] {
            check(typed, None);
        }
    }
}
