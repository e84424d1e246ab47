//! An origin becomes documents: what it is, and the parser for it.

use crate::fetch::{FetchError, Origin};
use crate::model::Problem;
use crate::parse::sniff::{self, Choice, Kind};
use crate::parse::{Document, encoding, feed, jsonl, single};
use crate::text::SafeText;

/// Problems that are told of one source; more are only counted.
const PROBLEMS: usize = 1_000;

/// Hands over the documents of an origin until `take` says `false`, and says
/// what could not be read.
pub fn read(origin: &Origin, format: Choice, take: &mut dyn FnMut(Document) -> bool) -> Vec<Problem> {
    match try_read(origin, format, take) {
        Ok(problems) => problems,
        Err(error) => vec![Problem::new("unreadable", error.reason())],
    }
}

fn try_read(
    origin: &Origin,
    format: Choice,
    take: &mut dyn FnMut(Document) -> bool,
) -> Result<Vec<Problem>, FetchError> {
    let name = SafeText::line(&origin.name()).into_string();
    let looks = sniff::sniff(&origin.head(sniff::HEAD)?, &name);
    let kind = format.0.unwrap_or(looks);
    if !kind.is_readable() {
        let words = match format.0 {
            Some(kind) => format!("cannot read yet: {}", kind.label()),
            None if !kind.holds_articles() => format!("looks like {}", kind.label()),
            None if kind == Kind::Binary => "looks like a binary file".to_owned(),
            None => format!("cannot read yet: looks like {}", kind.label()),
        };
        return Ok(vec![Problem::new("unknown-format", words)]);
    }
    if matches!(kind, Kind::Feed | Kind::Xml) {
        return read_feed(origin, &name, take);
    }
    if kind != Kind::Jsonl {
        let document = single::document(&origin.read()?, &name, kind);
        if document.lines.is_empty() {
            return Ok(vec![Problem::new("no-text", "holds no text")]);
        }
        take(document);
        return Ok(Vec::new());
    }
    let shared = jsonl::Shared::find(origin.open()?);
    let (mut problems, mut more) = (Vec::new(), None);
    for document in jsonl::documents(origin.open()?, &name, &shared) {
        match document {
            Ok(document) => {
                if !take(document) {
                    break;
                }
            }
            Err(problem) if problems.len() < PROBLEMS => problems.push(problem),
            Err(problem) => more = Some((problem.line.unwrap_or(0), more.map_or(1, |(_, lines)| lines + 1))),
        }
    }
    problems.extend(more.map(|(line, lines): (usize, usize)| {
        Problem::at("more-problems", line, format!("the last of {lines} more lines that could not be read"))
    }));
    Ok(problems)
}

fn read_feed(origin: &Origin, name: &str, take: &mut dyn FnMut(Document) -> bool) -> Result<Vec<Problem>, FetchError> {
    let mut bytes = origin.head(feed::LARGEST + 1)?;
    let mut problems = Vec::new();
    if bytes.len() > feed::LARGEST {
        bytes.truncate(feed::LARGEST);
        problems.push(Problem::new("too-large", format!("only the first {} MiB were read", feed::LARGEST >> 20)));
    }
    let (text, invalid) = encoding::decode(&bytes);
    drop(bytes);
    problems.extend(invalid);
    problems.extend(feed::read(&text, name, take));
    Ok(problems)
}
