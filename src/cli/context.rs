//! What every command needs: the library, the time, the query.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use etcetera::{BaseStrategy, base_strategy::Xdg};
use jiff::Timestamp;

use super::exit::{Exit, Usage};
use super::options::Global;
use super::output;
use crate::config::{ConfigFile, Loaded};
use crate::model::{ArticleId, Companion, PersonId};
use crate::query::Query;
use crate::store::{self, Found, FoundPerson, Library, SqliteLibrary};

/// What the options mean.
#[derive(Debug, Clone)]
pub(super) struct Context {
    library: Option<String>,
    /// The time to take for now.
    pub(super) now: Timestamp,
    /// What the configuration file says.
    pub(super) config: Loaded,
}

impl Context {
    pub(super) fn new(global: &Global) -> Self {
        let config = ConfigFile::find(global.config.as_deref()).load();
        Self { library: global.library.clone(), now: global.now.unwrap_or_else(Timestamp::now), config }
    }

    /// The name of the library that the options name, or of the user's own.
    pub(super) fn library_name(&self) -> anyhow::Result<String> {
        match &self.library {
            Some(name) => Ok(name.clone()),
            None => Ok(Self::own_library()?.display().to_string()),
        }
    }

    /// That library, made if it is not there.
    pub(super) fn library(&self) -> anyhow::Result<SqliteLibrary> {
        Ok(store::open(&self.library_name()?)?)
    }

    /// That library, only to be read. The user's own is empty as long as it was
    /// not made; any other is expected to be there.
    pub(super) fn library_to_read(&self) -> anyhow::Result<SqliteLibrary> {
        let name = self.library_name()?;
        if self.library.is_none() && !Path::new(&name).exists() {
            return Ok(SqliteLibrary::in_memory(None)?);
        }
        Ok(store::open_to_read(&name)?)
    }

    /// Where the user's own library is: in the XDG data folder, on macOS too.
    fn own_library() -> anyhow::Result<PathBuf> {
        let folders = Xdg::new().context("cannot find the home folder: set HOME, or name a library with --library")?;
        Ok(folders.data_dir().join("attache").join("library.db"))
    }
}

/// The query in the words typed.
pub(super) fn query(words: &[String]) -> anyhow::Result<Query> {
    let typed = words.join(" ");
    Query::parse(&typed).with_context(|| format!("cannot read the query \"{typed}\""))
}

/// Sees to it that text can come in where `-` asks for it: nobody types an
/// article, and a program that waits in silence looks broken. `command` is
/// what was typed before the `-`.
pub(super) fn check_input(sources: &[String], command: &str) -> Result<(), Usage> {
    if sources.iter().any(|source| source == "-") && std::io::stdin().is_terminal() {
        return Err(Usage(format!(
            "standard input is a terminal: give it text by a pipe, as in: cat FILE | {command} -"
        )));
    }
    Ok(())
}

/// Says why there was nothing to print: `why`, unless nothing is there at all.
pub(super) fn nothing(library: &dyn Library, why: &str) -> anyhow::Result<Exit> {
    let empty = library.counts()?.articles == 0;
    output::say(if empty { "the library is empty: attache import FOLDER takes articles in" } else { why });
    Ok(Exit::Problems)
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

/// The person who is meant, or why it cannot be told.
pub(super) fn find_person(library: &dyn Library, name: &str) -> anyhow::Result<Result<PersonId, String>> {
    Ok(match library.find_person(name)? {
        FoundPerson::One(person) => Ok(person),
        FoundPerson::Several(several) => Err(several_people(name, &several)),
        FoundPerson::Nobody(near) => Err(nobody(name, "named", &near)),
    })
}

/// Says that a name may be that of any of these.
pub(super) fn several_people(name: &str, several: &[Companion]) -> String {
    let named: Vec<String> = several.iter().map(|one| format!("{} ({})", one.name, one.person)).collect();
    format!("{name} may be any of {}", named.join(", "))
}

/// Says that nobody of a name is `named` or quoted, and which names are near.
pub(super) fn nobody(name: &str, named: &str, near: &[String]) -> String {
    match near {
        [] => format!("nobody called {name} is {named}"),
        near => format!("nobody called {name} is {named}; did you mean {}?", near.join(", ")),
    }
}
