//! What can be typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::Timestamp;

use crate::parse::sniff::{CHOICES, Choice};
use crate::reader::presets::Preset;
use crate::text::distance::nearest;

const EXAMPLES: &str = "\
Examples:
  attache import articles/                 take a folder into the library
  attache list is:unread @wang             unread articles that name Wang
  attache show 2fqkz                       an article, by the start of its id
  attache show page.txt --format markdown  a file cleaned, the library untouched
  attache quotes --by wang --about trade   what Wang said of trade
  attache brief --since yesterday          what happened since, and who said what
  attache export --format jsonl | jq .title

Exit codes: 0 done; 1 done, with problems, or nothing found; 2 could not do it;
64 wrong usage; 130 interrupted.";

/// All that was typed.
#[derive(Debug, Parser)]
#[command(
    name = "attache",
    version,
    about = "Read the news in a terminal and see who is named in it",
    after_help = EXAMPLES,
    disable_help_subcommand = true,
    override_usage = "attache [OPTIONS] [SOURCE]...\n       attache [OPTIONS] COMMAND"
)]
pub struct Options {
    /// Files, folders or - to open in the reader; the library where none is named
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// The library to use [default: the user's own]
    #[arg(long, global = true, value_name = "FILE-OR-URL")]
    pub library: Option<String>,
    /// The configuration file to use [default: the user's own]
    #[arg(long, global = true, value_name = "FILE", env = "ATTACHE_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
    /// Touch no network
    #[arg(long, global = true)]
    pub offline: bool,
    /// Whether output is coloured
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// The time to take for now, as 2025-12-01T12:00:00Z
    #[arg(long, global = true, value_name = "TIMESTAMP")]
    pub now: Option<Timestamp>,
}

/// Whether output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Where it is shown in a terminal that wants it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put articles into the library
    Import(Import),
    /// List articles, one a line, newest first; ~ stands before a title that the source lacks
    List(List),
    /// Show one article, clean
    Show(Show),
    /// Read in plain lines, for screen readers and plain terminals
    Read(Read),
    /// List an article's neighbours, each with its reasons
    Related(Related),
    /// List who is in the news
    Officials(Officials),
    /// List who said what, newest first
    Quotes(Quotes),
    /// List the stories that run, the one with the newest article first
    Stories(Stories),
    /// Mark articles: read, star, tag, archive, delete, write a note
    Mark(Mark),
    /// Take the last change back, whatever it was
    Undo,
    /// Make the change once more that was taken back
    Redo,
    /// Say which articles belong together, or take the last change back
    #[command(subcommand)]
    Correct(Correct),
    /// List what was corrected about people, events and stories
    Corrections(Corrections),
    /// Show a running story step by step, oldest first, and what each step added
    Timeline(Timeline),
    /// Tell what happened since some time, the most reported first
    Brief(Brief),
    /// List who called, met or visited whom, the latest first
    Contacts(Contacts),
    /// Write articles, oldest first, or a page of a story or a person
    Export(Export),
    /// List the keys of the reader, place by place
    Keys(Keys),
    /// Say where the configuration is, what it may be, and what is wrong with it
    #[command(subcommand)]
    Config(Config),
    /// Look whether terminal, library and configuration are in order
    Doctor(Doctor),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, or write all of them
    Man(Man),
}

/// `attache config`.
#[derive(Debug, Subcommand)]
pub enum Config {
    /// Print where the file is, or would be
    Path,
    /// Print a file in which every setting is explained
    Default,
    /// List what is not understood, each with its line
    Check,
}

/// `attache doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Make all anew that was found in articles, by the newest rules
    #[arg(long)]
    pub rebuild: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `attache completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `attache man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// `attache import`.
#[derive(Debug, Args)]
pub struct Import {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// What the sources are: auto, text, html, markdown, feed or jsonl (not yet: warc, mbox)
    #[arg(long = "as", value_name = "FORMAT", default_value = "auto", value_parser = choice)]
    pub format: Choice,
    /// Print a summary as JSON
    #[arg(long)]
    pub json: bool,
}

fn choice(word: &str) -> Result<Choice, String> {
    word.parse().map_err(|error| {
        let known: Vec<&str> = CHOICES.iter().map(|&(name, _)| name).collect();
        format!("{error}; the formats are {}", known.join(", "))
    })
}

/// `attache list`.
#[derive(Debug, Args)]
pub struct List {
    /// Words, "phrases", -not, @official, is:unread, tag:NAME, publisher:NAME, after:DATE …
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// What comes first
    #[arg(long, value_enum, value_name = "ORDER", default_value = "date")]
    pub sort: ListSort,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// What comes first in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListSort {
    /// The newest.
    Date,
    /// By publisher, then the newest.
    Publisher,
    /// What is unread, then the newest.
    Unread,
    /// The longest.
    Length,
}

/// `attache show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The id of an article, the start of one, a file, or - for standard input
    #[arg(value_name = "ID|PATH|-")]
    pub article: String,
    /// How to print it
    #[arg(long, value_enum, default_value = "text")]
    pub format: ShowFormat,
    /// Whether people and speakers are marked.
    #[arg(long, help = ANNOTATE)]
    pub annotate: bool,
}

/// `attache read`.
#[derive(Debug, Args)]
pub struct Read {
    /// The id of an article, a file or folder, - for standard input, or a query; all where nothing is named
    #[arg(value_name = "ID|PATH|-|QUERY")]
    pub what: Vec<String>,
    /// Lines of at most so many columns, 0 for a paragraph a line [default: the terminal's, or 76]
    #[arg(long, value_name = "N")]
    pub width: Option<usize>,
}

const ANNOTATE: &str = "Mark who is named, as [Ana Quillan][1], and who says what, as \
    “[We agreed][said:1]”; the last lines say who each number is";

/// How an article is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// Wrapped text.
    Text,
    /// Markdown.
    Markdown,
    /// One JSON object.
    Json,
}

/// `attache related`.
#[derive(Debug, Args)]
pub struct Related {
    /// The id of an article, the start of one, or the file it came from
    #[arg(value_name = "ID")]
    pub article: String,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `attache officials`.
#[derive(Debug, Args)]
pub struct Officials {
    /// Only of the articles that this chooses
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Everybody who is named, not only officials
    #[arg(long)]
    pub all: bool,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `attache quotes`.
#[derive(Debug, Args)]
pub struct Quotes {
    /// Only of the articles that this chooses
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only what this person or body said: a name, or words of one
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Only with all of these words in the quotation, its sentence or the title
    #[arg(long, value_name = "WORDS")]
    pub about: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `attache contacts`.
#[derive(Debug, Args)]
pub struct Contacts {
    /// Only of the articles that this chooses
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only those in which these one or two people take part: names, or words of them
    #[arg(long, value_name = "NAME", num_args = 1..=2)]
    pub between: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `attache stories`.
#[derive(Debug, Args)]
pub struct Stories {
    /// Those of one article, too
    #[arg(long)]
    pub all: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `attache mark`. Each mark is a change of its own that can be taken back.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("marks").required(true).multiple(true))]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Mark {
    /// The ids of articles, the starts of some, or the files they came from
    #[arg(required = true, value_name = "ID")]
    pub articles: Vec<String>,
    /// Mark as read
    #[arg(long, group = "marks")]
    pub read: bool,
    /// Mark as unread
    #[arg(long, group = "marks", conflicts_with = "read")]
    pub unread: bool,
    /// Star
    #[arg(long, group = "marks")]
    pub star: bool,
    /// Take the star away
    #[arg(long, group = "marks", conflicts_with = "star")]
    pub unstar: bool,
    /// Give this tag; may be given several times
    #[arg(long, group = "marks", value_name = "NAME")]
    pub tag: Vec<String>,
    /// Take this tag away; may be given several times
    #[arg(long, group = "marks", value_name = "NAME")]
    pub untag: Vec<String>,
    /// Put away: out of the list, to be found with is:archived
    #[arg(long, group = "marks")]
    pub archive: bool,
    /// Take out of the archive
    #[arg(long, group = "marks", conflicts_with = "archive")]
    pub unarchive: bool,
    /// Delete; for thirty days that can be taken back
    #[arg(long, group = "marks")]
    pub delete: bool,
    /// Have what was deleted again
    #[arg(long, group = "marks", conflicts_with = "delete")]
    pub undelete: bool,
    /// Write this as the note to each; nothing takes it away
    #[arg(long, group = "marks", value_name = "WORDS")]
    pub note: Option<String>,
}

/// `attache correct`. An article is named by its id, the start of one, or the
/// file it came from.
#[derive(Debug, Subcommand)]
pub enum Correct {
    /// Two articles report one event: that of the first becomes that of the second
    SameEvent {
        /// An article of the event that goes
        #[arg(value_name = "ID")]
        from: String,
        /// One of the event that stays
        #[arg(value_name = "ID")]
        into: String,
    },
    /// The article reports an event of its own
    OwnEvent {
        /// Which
        #[arg(value_name = "ID")]
        article: String,
    },
    /// The article stays in its event, whatever comes
    Pin {
        /// Which
        #[arg(value_name = "ID")]
        article: String,
    },
    /// Two articles are of one story: that of the first becomes that of the second
    SameStory {
        /// An article of the story that goes
        #[arg(value_name = "ID")]
        from: String,
        /// One of the story that stays
        #[arg(value_name = "ID")]
        into: String,
    },
    /// The article's event is a story of its own
    OwnStory {
        /// Which
        #[arg(value_name = "ID")]
        article: String,
    },
    /// Take the last change back
    Undo,
    /// Make it once more
    Redo,
}

impl Correct {
    /// The articles named.
    pub fn articles(&self) -> Vec<&str> {
        match self {
            Self::SameEvent { from, into } | Self::SameStory { from, into } => vec![from, into],
            Self::OwnEvent { article } | Self::Pin { article } | Self::OwnStory { article } => vec![article],
            Self::Undo | Self::Redo => Vec::new(),
        }
    }
}

/// `attache corrections`.
#[derive(Debug, Args)]
pub struct Corrections {
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
    /// Take in what --json printed elsewhere; - for standard input
    #[arg(long, value_name = "FILE|-", conflicts_with = "json")]
    pub import: Option<String>,
}

/// `attache timeline`.
#[derive(Debug, Args)]
pub struct Timeline {
    /// An article of the story: its id, the start of one, or the file it came from
    #[arg(value_name = "STORY")]
    pub story: String,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// `attache brief`.
#[derive(Debug, Args)]
pub struct Brief {
    /// Since when: 2025-12-01, 2025-12-01T08:00:00Z, 24h, 7d, yesterday [default: 24h]
    #[arg(long, value_name = "TIME")]
    pub since: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value = "markdown")]
    pub format: BriefFormat,
}

/// How a briefing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    /// Markdown.
    Markdown,
    /// One page that stands alone.
    Html,
    /// One JSON object.
    Json,
}

/// `attache export`.
#[derive(Debug, Args)]
pub struct Export {
    /// Only the articles that this chooses
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// How to write them
    #[arg(long, value_enum, default_value = "jsonl")]
    pub format: ExportFormat,
    /// One page of the story that this article is of; needs --format html
    #[arg(long, value_name = "ID", conflicts_with_all = ["person", "query"])]
    pub story: Option<String>,
    /// One page of this person; needs --format html
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    pub person: Option<String>,
    /// Where to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `attache keys`.
#[derive(Debug, Args)]
pub struct Keys {
    /// Those of a preset instead of yours: vim, newsboat or eilmeldung
    #[arg(long, value_name = "NAME", value_parser = preset)]
    pub preset: Option<Preset>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

fn preset(name: &str) -> Result<Preset, String> {
    let names = Preset::ALL.map(Preset::name);
    Preset::named(name).ok_or_else(|| {
        let meant = nearest(name, names).map_or(String::new(), |near| format!("did you mean {near}? "));
        format!("{meant}the presets are {}", names.join(", "))
    })
}

/// How articles are exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Markdown, a rule between articles.
    Markdown,
    /// One page that stands alone.
    Html,
}

/// The arguments with a space before words like `-tariffs` that belong to a
/// query: with it they are not taken for options, and queries do not mind it.
pub(super) fn with_negations(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut out: Vec<OsString> = Vec::new();
    let mut in_query = false;
    for argument in arguments {
        let before = out.last().and_then(|before| before.to_str()).unwrap_or("");
        let takes_value =
            before.starts_with("--") && !before.contains('=') && !matches!(before, "--json" | "--offline" | "--all");
        let is_negation = argument.to_str().is_some_and(|word| {
            word.len() > 1 && word.starts_with('-') && !word.starts_with("--") && !matches!(word, "-h" | "-V")
        });
        if in_query && is_negation && !takes_value {
            let mut spaced = OsString::from(" ");
            spaced.push(&argument);
            out.push(spaced);
            continue;
        }
        in_query |=
            argument.to_str().is_some_and(|word| matches!(word, "list" | "read" | "officials" | "quotes" | "export"));
        out.push(argument);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn what_can_be_typed_is_consistent() {
        Options::command().debug_assert();
    }
}
