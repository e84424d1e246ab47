//! `attache config`: where the configuration is, what it may be, what is wrong
//! with it.

use anyhow::Context as _;

use super::context::Context;
use super::exit::Exit;
use super::options::Config;
use super::output::{Output, counted, say};
use crate::config::pages;

pub(super) fn run(context: &Context, command: &Config) -> anyhow::Result<Exit> {
    let loaded = &context.config;
    let mut out = Output::stdout();
    match command {
        Config::Default => out.text(&pages::default_file())?,
        Config::Path => out.line(&path(context)?)?,
        Config::Check => {
            let path = path(context)?;
            for problem in loaded.told() {
                out.line(&problem)?;
            }
            out.finish()?;
            say(&match (loaded.problems.len(), loaded.found) {
                (0, false) => {
                    format!("there is no {path}, so that the defaults hold; attache config default prints one")
                }
                (0, true) => format!("all of {path} is understood"),
                (n, _) => format!("{} in {path}", counted(n, "problem")),
            });
            return Ok(if loaded.problems.is_empty() { Exit::Done } else { Exit::Problems });
        }
    }
    out.finish()?;
    Ok(Exit::Done)
}

fn path(context: &Context) -> anyhow::Result<String> {
    let path =
        context.config.file.path().context("cannot find the home folder: set HOME, or name a file with --config")?;
    Ok(path.display().to_string())
}
