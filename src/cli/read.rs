//! `attache read`: the news in plain lines, without a screen: for screen readers, for
//! terminals that can do nothing else, for a look in passing.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::Path;

use super::context::{self, Context};
use super::exit::{Exit, Usage};
use super::options;
use super::output::{self, Output, counted};
use crate::model::{ArticleId, Opened, Row};
use crate::parse::sniff::Choice;
use crate::pipeline::{self, following};
use crate::query::Query;
use crate::reader::{named, offices};
use crate::store::{Found, Library, SqliteLibrary};
use crate::write::linear;

/// As wide as is pleasant to read, where no terminal says otherwise.
const MEASURE: usize = 76;
/// So many articles are listed at once.
const LISTED: usize = 20;
/// A longer line is no command.
const LONGEST: u64 = 4096;

const HELP: &str = "\
A number reads that article of the list.
n reads the next unread article.
l lists the next articles, or the first ones again.
/ and words keep only the articles that they choose; / alone lists all.
r lists what is related to the article read last; r and a number reads it.
q ends.";

pub(super) fn run(context: &Context, command: &options::Read) -> anyhow::Result<Exit> {
    context::check_input(&command.what, "attache read")?;
    let mut session = Session {
        width: command.width.unwrap_or_else(width),
        marks: io::stdout().is_terminal(),
        ..Session::new(SqliteLibrary::in_memory(None)?)
    };
    let is_source = |what: &String| what == "-" || Path::new(what).exists();
    let source = command.what.first().filter(|what| command.what.len() == 1 && is_source(what));
    let query = if source.is_some() { &[] } else { command.what.as_slice() };
    if let Some(source) = source {
        read_source(context, source, &mut session.library)?;
    } else {
        // Marks are kept of what is read on a terminal.
        let library = context.library_to_read()?;
        let is_empty = library.counts()?.articles == 0;
        session.library = if session.marks && !is_empty { context.library()? } else { library };
        if let [what] = query {
            match session.library.resolve(what)? {
                Found::One(id) => return session.read(&id).map(|()| Exit::Done),
                Found::Several(_) => {
                    let why = context::find(&session.library, what)?.err();
                    return Err(Usage(why.unwrap_or_default()).into());
                }
                Found::Nothing => {}
            }
        }
    }
    session.rows = session.library.select(&context::query(query)?, None)?;
    match session.rows.as_slice() {
        [] => return context::nothing(&session.library, "nothing matches"),
        [only] if source.is_some() => {
            let id = only.id.clone();
            return session.read(&id).map(|()| Exit::Done);
        }
        _ => {}
    }
    // Where the list goes to a file or a pipe and nobody but the keyboard could answer,
    // it is all that is wanted; so it is where the articles took all of the input.
    if source.is_some_and(|what| what == "-") || io::stdin().is_terminal() && !io::stdout().is_terminal() {
        session.print_rows(session.rows.len())?;
        return Ok(Exit::Done);
    }
    session.listen(&mut io::stdin().lock())
}

/// Takes the articles of a file or folder in.
fn read_source(context: &Context, source: &str, library: &mut SqliteLibrary) -> anyhow::Result<()> {
    let sources = [source.to_owned()];
    let summary = pipeline::import(&sources, Choice::default(), library, context.now, &mut |_| {})?;
    for problem in &summary.problems {
        output::say(&problem.message);
    }
    Ok(())
}

/// The columns of the terminal, or as many as are pleasant.
fn width() -> usize {
    let size = rustix::termios::tcgetwinsize(io::stdout()).map_or(0, |size| usize::from(size.ws_col));
    if size == 0 { MEASURE } else { size }
}

/// Somebody who reads line by line.
struct Session {
    library: SqliteLibrary,
    rows: Vec<Row>,
    /// How many of the rows were listed.
    listed: usize,
    /// The article read last, with its place in the list if it has one.
    last: Option<Opened>,
    at: Option<usize>,
    width: usize,
    /// Whether what is read is marked as read.
    marks: bool,
}

impl Session {
    fn new(library: SqliteLibrary) -> Self {
        Self { library, rows: Vec::new(), listed: 0, last: None, at: None, width: MEASURE, marks: false }
    }

    /// Lists, then does what each line asks for, until the last.
    fn listen(&mut self, lines: &mut impl BufRead) -> anyhow::Result<Exit> {
        self.list()?;
        loop {
            let mut out = Output::stdout();
            out.text("attache> ")?;
            out.finish()?;
            let mut typed = Vec::new();
            if lines.by_ref().take(LONGEST).read_until(b'\n', &mut typed)? == 0 {
                tell("")?;
                return Ok(Exit::Done);
            }
            let typed = String::from_utf8_lossy(&typed);
            match typed.trim() {
                "q" | "quit" => return Ok(Exit::Done),
                words => self.take(words)?,
            }
        }
    }

    fn take(&mut self, words: &str) -> anyhow::Result<()> {
        let number = |words: &str| words.trim().parse::<usize>().ok();
        match words {
            "" => Ok(()),
            "?" | "h" | "help" => tell(HELP),
            "n" => self.read_next(),
            "l" => self.list(),
            "r" => self.list_related(),
            words => match (words.strip_prefix('/'), number(words), words.strip_prefix('r').and_then(number)) {
                (Some(query), ..) => self.filter(query),
                (_, Some(n), _) => self.read_row(n),
                (.., Some(n)) => self.read_related(n),
                _ => tell("That is no command. ? tells what is."),
            },
        }
    }

    fn list(&mut self) -> anyhow::Result<()> {
        if self.listed >= self.rows.len() {
            self.listed = 0;
        }
        self.print_rows(LISTED)?;
        match self.rows.len() {
            all if self.listed < all => tell(&format!("{} of {all} listed; l lists the next, ? helps.", self.listed)),
            all => tell(&format!("{}; ? helps.", counted(all, "article"))),
        }
    }

    fn print_rows(&mut self, most: usize) -> anyhow::Result<()> {
        let mut out = Output::stdout();
        for (n, row) in self.rows.iter().enumerate().skip(self.listed).take(most) {
            out.line(&linear::wrapped(&linear::row(n + 1, row), self.width))?;
        }
        self.listed = (self.listed + most).min(self.rows.len());
        out.finish()
    }

    fn filter(&mut self, words: &str) -> anyhow::Result<()> {
        let rows = match Query::parse(words) {
            Ok(query) => self.library.select(&query, None)?,
            Err(error) => return tell(&error.to_string()),
        };
        if rows.is_empty() {
            return tell("Nothing matches; the list stays as it was.");
        }
        (self.rows, self.listed, self.at) = (rows, 0, None);
        self.list()
    }

    fn read_row(&mut self, n: usize) -> anyhow::Result<()> {
        let Some(at) = n.checked_sub(1).filter(|&at| at < self.rows.len()) else {
            return tell(&format!("There is no article {n}: the list has {}.", self.rows.len()));
        };
        self.at = Some(at);
        let id = self.rows[at].id.clone();
        self.read(&id)
    }

    fn read_next(&mut self) -> anyhow::Result<()> {
        let from = self.at.map_or(0, |at| at + 1);
        match (from..self.rows.len()).find(|&at| !self.rows[at].marks.read) {
            Some(at) => self.read_row(at + 1),
            None => tell("There is no unread article further down."),
        }
    }

    fn list_related(&self) -> anyhow::Result<()> {
        let related = self.last.as_ref().map_or(&[][..], |last| &last.related);
        if related.is_empty() {
            let read = self.last.is_some();
            return tell(if read { "Nothing related is in the library." } else { "No article was read yet." });
        }
        let lines = related.iter().enumerate().map(|(n, linked)| linear::related(n + 1, linked));
        let lines: Vec<String> = lines.map(|line| linear::wrapped(&line, self.width)).collect();
        tell(&lines.join("\n"))
    }

    fn read_related(&mut self, n: usize) -> anyhow::Result<()> {
        let related = self.last.as_ref().and_then(|last| last.related.get(n.checked_sub(1)?));
        let Some(id) = related.map(|linked| linked.related.id.clone()) else {
            return tell(&format!("There is no related article {n}."));
        };
        self.at = self.rows.iter().position(|row| row.id == id).or(self.at);
        self.read(&id)
    }

    /// Prints an article and, on a terminal, keeps that it was read.
    fn read(&mut self, id: &ArticleId) -> anyhow::Result<()> {
        let Some(opened) = following::open(&self.library, id)? else {
            return tell("That article is no longer in the library.");
        };
        let people: Vec<String> = named::named(&opened.mentions).iter().map(person).collect();
        let mut out = Output::stdout();
        out.text(&linear::article(&opened, &people, self.width))?;
        out.finish()?;
        if self.marks {
            if !opened.marks.read {
                self.library.set_read(id, true)?;
            }
            self.rows.iter_mut().filter(|row| row.id == *id).for_each(|row| row.marks.read = true);
        }
        self.last = Some(opened);
        Ok(())
    }
}

/// `Ana Quillan, deputy minister, Peru`.
fn person(named: &named::Named) -> String {
    let office = offices::words(named.role.as_deref(), named.country.as_deref(), None);
    if office.is_empty() { named.name.clone() } else { format!("{}, {office}", named.name) }
}

/// A line of ours.
fn tell(words: &str) -> anyhow::Result<()> {
    let mut out = Output::stdout();
    out.line(words)?;
    out.finish()
}
