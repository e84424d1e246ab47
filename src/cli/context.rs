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
pub struct Context {
    library: Option<String>,
    /// The time to take for now.
    pub now: Timestamp,
}

impl Context {
    pub(super) fn new(global: &Global) -> Self {
        Self { library: global.library.clone(), now: global.now.unwrap_or_else(Timestamp::now) }
    }

    /// The library that the options name, or the user's own.
    pub fn library(&self) -> anyhow::Result<SqliteLibrary> {
        let library = match &self.library {
            Some(name) => store::open(name),
            None => SqliteLibrary::open(&Self::own_library()?),
        };
        library.context("cannot open the library")
    }

    /// A library in memory whose marks are kept in those of the library that
    /// the options name.
    pub fn library_in_memory(&self) -> anyhow::Result<SqliteLibrary> {
        let path = match &self.library {
            Some(name) => PathBuf::from(name),
            None => Self::own_library()?,
        };
        SqliteLibrary::in_memory(Some(&store::sqlite::state_path(&path))).context("cannot open the library")
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
