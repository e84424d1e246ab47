//! `attache list`: one line an article.

use super::context::{self, Context};
use super::exit::Exit;
use super::options::{self, ListSort};
use super::output::Output;
use crate::model::{Row, Sort};
use crate::store::Library;
use crate::write::{json, list};

pub(super) fn run(context: &Context, command: &options::List) -> anyhow::Result<Exit> {
    let query = context::query(&command.query)?;
    let library = context.library_to_read()?;
    let sort = match command.sort {
        ListSort::Date => Sort::Date,
        ListSort::Publisher => Sort::Publisher,
        ListSort::Unread => Sort::Unread,
        ListSort::Length => Sort::Length,
    };
    // What comes first in another order may be the oldest.
    let all = library.select(&query, command.limit.filter(|_| sort == Sort::Date))?;
    let mut places: Vec<usize> = (0..all.len()).collect();
    sort.order(&all, &mut places, |row| row.marks.read);
    places.truncate(command.limit.unwrap_or(usize::MAX));
    let rows: Vec<&Row> = places.into_iter().filter_map(|place| all.get(place)).collect();
    let mut out = Output::stdout();
    for row in rows.iter().copied() {
        out.line(&if command.json { json::line(&json::RowJson::new(row)) } else { list::row(row) })?;
    }
    out.finish()?;
    if rows.is_empty() && command.limit != Some(0) {
        return context::nothing(&library, "nothing matches");
    }
    Ok(Exit::Done)
}
