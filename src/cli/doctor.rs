//! `attache doctor`: whether terminal, library and configuration are in order.
//! Nothing is asked of the terminal: what is told of it comes from the
//! environment and the system.

use std::io::{self, IsTerminal};
use std::path::Path;

use etcetera::{BaseStrategy, base_strategy::Xdg};
use serde::Serialize;

use super::context::Context;
use super::exit::Exit;
use super::options::Doctor;
use super::output::{self, Output, counted};
use crate::pipeline;
use crate::store::sqlite::health::{self, FileHealth};
use crate::text::SafeText;
use crate::write::json;

/// All that is told.
#[derive(Debug, Serialize)]
struct Report {
    version: &'static str,
    sqlite: &'static str,
    derivation: u32,
    terminal: TerminalReport,
    library: Vec<FileHealth>,
    configuration: ConfigReport,
    folders: Vec<(&'static str, String)>,
    problems: Vec<String>,
}

#[derive(Debug, Serialize)]
struct TerminalReport {
    is_terminal: bool,
    term: Option<String>,
    colorterm: Option<String>,
    no_color: bool,
    /// How many colours can be shown: 0 where none is wanted.
    colours: u32,
    columns: Option<u16>,
    rows: Option<u16>,
    locale: Option<String>,
    unicode: bool,
}

#[derive(Debug, Serialize)]
struct ConfigReport {
    path: Option<String>,
    found: bool,
    problems: Vec<String>,
}

pub(super) fn run(context: &Context, command: &Doctor) -> anyhow::Result<Exit> {
    if command.rebuild {
        return rebuild(context);
    }
    let report = Report::new(context);
    let mut out = Output::stdout();
    if command.json {
        out.line(&json::line(&report))?;
    } else {
        for line in report.lines() {
            out.line(&SafeText::line(&line))?;
        }
    }
    out.finish()?;
    Ok(if report.problems.is_empty() { Exit::Done } else { Exit::Problems })
}

fn rebuild(context: &Context) -> anyhow::Result<Exit> {
    let mut library = context.library()?;
    let articles = pipeline::rebuild(&mut library, context.now)?;
    output::say(&format!(
        "made anew what was found in {}; what of a page is text is decided anew when its source is imported again",
        counted(articles, "article")
    ));
    Ok(Exit::Done)
}

impl Report {
    fn new(context: &Context) -> Self {
        let terminal = TerminalReport::new();
        let mut problems = Vec::new();
        if terminal.is_terminal && terminal.term.as_deref().is_none_or(|term| term == "dumb") {
            let term = terminal.term.as_deref().map_or("TERM is not set".to_owned(), |term| format!("TERM={term}"));
            problems
                .push(format!("the terminal is not said to move its cursor ({term}): attache read prints plain lines"));
        }
        let library = match context.library_name() {
            Ok(name) if !name.contains("://") => health::examine(Path::new(&name)).to_vec(),
            Ok(name) => {
                problems.push(format!("{name} is no file: only libraries in files can be looked at"));
                Vec::new()
            }
            Err(error) => {
                problems.push(format!("{error:#}"));
                Vec::new()
            }
        };
        problems.extend(library.iter().flat_map(|file| file.problems.iter().cloned()));
        let loaded = &context.config;
        let configuration = ConfigReport {
            path: loaded.file.path().map(|path| path.display().to_string()),
            found: loaded.found,
            problems: loaded.told(),
        };
        problems.extend(configuration.problems.iter().cloned());
        Self {
            version: env!("CARGO_PKG_VERSION"),
            sqlite: health::engine(),
            derivation: pipeline::DERIVATION,
            terminal,
            library,
            configuration,
            folders: folders(),
            problems,
        }
    }

    fn lines(&self) -> Vec<String> {
        let mut lines =
            vec![format!("attache {}, SQLite {}, derivation {}", self.version, self.sqlite, self.derivation)];
        let mut section = |heading: &str, entries: Vec<(String, String)>| {
            lines.push(String::new());
            lines.push(heading.to_owned());
            lines.extend(entries.into_iter().map(|(label, value)| format!("  {label:<14} {value}")));
        };
        section("Terminal", self.terminal.entries());
        for file in &self.library {
            section(if file.holds == "library" { "Library" } else { "Marks" }, of_file(file));
        }
        let path = self.configuration.path.clone().unwrap_or_else(|| "no home folder".to_owned());
        let state = match (self.configuration.found, self.configuration.problems.len()) {
            (false, 0) => "not there: the defaults hold".to_owned(),
            (true, 0) => "all of it is understood".to_owned(),
            (_, n) => counted(n, "problem"),
        };
        section("Configuration", vec![("file".to_owned(), path), ("state".to_owned(), state)]);
        section("Folders", self.folders.iter().map(|(name, path)| ((*name).to_owned(), path.clone())).collect());
        lines.push(String::new());
        if self.problems.is_empty() {
            lines.push("Nothing is wrong.".to_owned());
        } else {
            lines.push("Wrong".to_owned());
            lines.extend(self.problems.iter().map(|problem| format!("  {problem}")));
        }
        lines
    }
}

impl TerminalReport {
    fn new() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let (term, colorterm) = (variable("TERM"), variable("COLORTERM"));
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
        let no_color = variable("NO_COLOR").is_some();
        let size = rustix::termios::tcgetwinsize(io::stdout()).ok();
        let colours = if no_color { 0 } else { colours(term.as_deref(), colorterm.as_deref()) };
        Self {
            is_terminal: io::stdout().is_terminal(),
            colours,
            columns: size.map(|size| size.ws_col),
            rows: size.map(|size| size.ws_row),
            unicode: locale.as_deref().is_some_and(is_unicode),
            no_color,
            term,
            colorterm,
            locale,
        }
    }

    fn entries(&self) -> Vec<(String, String)> {
        let entry = |label: &str, value: String| (label.to_owned(), value);
        let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "not set".to_owned());
        let size = match (self.columns, self.rows) {
            (Some(columns), Some(rows)) => format!("{columns} columns, {rows} rows"),
            _ => "unknown: standard output is no terminal".to_owned(),
        };
        let colours = match self.colours {
            0 if self.no_color => "none (NO_COLOR is set)".to_owned(),
            0 => "none".to_owned(),
            16_777_216 => "16.7 million".to_owned(),
            n => n.to_string(),
        };
        let characters = if self.unicode { "Unicode" } else { "ASCII: the locale is not said to be UTF-8" };
        vec![
            entry("TERM", told(&self.term)),
            entry("COLORTERM", told(&self.colorterm)),
            entry("size", size),
            entry("colours", colours),
            entry("locale", told(&self.locale)),
            entry("characters", characters.to_owned()),
        ]
    }
}

/// How many colours a terminal is said to have.
fn colours(term: Option<&str>, colorterm: Option<&str>) -> u32 {
    match (term, colorterm) {
        (None | Some("dumb"), _) => 0,
        (_, Some("truecolor" | "24bit")) => 1 << 24,
        (Some(term), _) if term.contains("direct") => 1 << 24,
        (Some(term), _) if term.contains("256") => 256,
        (Some(term), _) if term.contains("mono") || term.starts_with("vt") => 0,
        _ => 16,
    }
}

fn is_unicode(locale: &str) -> bool {
    let locale = locale.to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

fn of_file(file: &FileHealth) -> Vec<(String, String)> {
    let mut entries = vec![("file".to_owned(), file.path.display().to_string())];
    let Some(bytes) = file.bytes else {
        entries.push(("state".to_owned(), "not there yet".to_owned()));
        return entries;
    };
    entries.push(("size".to_owned(), size(bytes)));
    if let Some(schema) = file.schema {
        entries.push(("schema".to_owned(), schema.to_string()));
    }
    let state = if file.problems.is_empty() { "whole" } else { "see below" };
    entries.push(("state".to_owned(), state.to_owned()));
    let listed = |counts: &[(String, u64)]| {
        let counts: Vec<String> = counts.iter().map(|(words, n)| format!("{words} {n}")).collect();
        counts.join(", ")
    };
    if !file.counts.is_empty() {
        entries.push(("holds".to_owned(), listed(&file.counts)));
    }
    if !file.noted.is_empty() {
        entries.push(("noted".to_owned(), listed(&file.noted)));
    }
    entries
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}

fn folders() -> Vec<(&'static str, String)> {
    let Ok(folders) = Xdg::new() else { return Vec::new() };
    vec![
        ("configuration", folders.config_dir().join("attache").display().to_string()),
        ("data", folders.data_dir().join("attache").display().to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_told_from_the_environment() {
        for (term, colorterm, number) in [
            (None, None, 0),
            (Some("dumb"), Some("truecolor"), 0),
            (Some("xterm-256color"), Some("truecolor"), 1 << 24),
            (Some("xterm-direct"), None, 1 << 24),
            (Some("screen-256color"), None, 256),
            (Some("linux"), None, 16),
            (Some("vt220"), None, 0),
        ] {
            assert_eq!(colours(term, colorterm), number, "{term:?} {colorterm:?}");
        }
    }
}
