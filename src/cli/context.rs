//! What every command needs: the library, the time, the query.

use std::path::PathBuf;

use anyhow::Context as _;
use etcetera::{BaseStrategy, base_strategy::Xdg};
use jiff::Timestamp;

use super::options::Global;
use crate::model::ArticleId;
use crate::query::Query;
use crate::store::{self, Found, Library, SqliteLibrary};

/// What the options mean.
#[derive(Debug, Clone)]
pub(super) struct Context {
    library: Option<String>,
    /// The time to take for now.
    pub(super) now: Timestamp,
}

impl Context {
    pub(super) fn new(global: &Global) -> Self {
        Self { library: global.library.clone(), now: global.now.unwrap_or_else(Timestamp::now) }
    }

    /// The name of the library that the options name, or of the user's own.
    pub(super) fn library_name(&self) -> anyhow::Result<String> {
        match &self.library {
            Some(name) => Ok(name.clone()),
            None => Ok(Self::own_library()?.display().to_string()),
        }
    }

    /// That library.
    pub(super) fn library(&self) -> anyhow::Result<SqliteLibrary> {
        store::open(&self.library_name()?).context("cannot open the library")
    }

    /// Where the user's own library is: in the XDG data folder, on macOS too.
    fn own_library() -> anyhow::Result<PathBuf> {
        let folders = Xdg::new().context("cannot find the home folder")?;
        Ok(folders.data_dir().join("attache").join("library.db"))
    }
}

/// The query in the words typed.
pub(super) fn query(words: &[String]) -> anyhow::Result<Query> {
    let typed = words.join(" ");
    Query::parse(&typed).with_context(|| format!("cannot read the query \"{typed}\""))
}

/// The article that is meant, or why it cannot be told.
pub(super) fn find(library: &dyn Library, meant: &str) -> anyhow::Result<Result<ArticleId, String>> {
    Ok(match library.resolve(meant)? {
        Found::One(id) => Ok(id),
        Found::Nothing => Err(format!("there is no article {meant} in the library")),
        Found::Several(ids) => {
            let ids: Vec<&str> = ids.iter().map(|id| id.0.as_str()).collect();
            Err(format!("{meant} may be any of {}", ids.join(", ")))
        }
    })
}
