//! `attache completions` and `attache man`: made from the same definitions as
//! the help, so that they never say anything else.

use std::path::Path;

use anyhow::Context as _;
use clap::CommandFactory;
use clap_mangen::Man as Page;

use super::exit::Exit;
use super::options::{Completions, Man, Options};
use super::output::Output;

/// Prints the completions for a shell.
pub(super) fn completions(command: &Completions) -> anyhow::Result<Exit> {
    let mut out = Output::stdout();
    out.text(&completions_for(command.shell))?;
    out.finish()?;
    Ok(Exit::Done)
}

fn completions_for(shell: clap_complete::Shell) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Options::command(), "attache", &mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Prints the page of the program, or writes the pages of all commands.
pub(super) fn pages(command: &Man) -> anyhow::Result<Exit> {
    let pages = all_pages()?;
    match &command.output {
        None => {
            let mut out = Output::stdout();
            if let Some((_, page)) = pages.first() {
                out.text(page)?;
            }
            out.finish()?;
        }
        Some(folder) => {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
            for (name, page) in &pages {
                write(&folder.join(name), page)?;
            }
        }
    }
    Ok(Exit::Done)
}

fn write(path: &Path, page: &str) -> anyhow::Result<()> {
    let mut out = Output::file(path)?;
    out.text(page)?;
    out.finish()
}

/// The file name and the text of each page, that of the program first.
fn all_pages() -> anyhow::Result<Vec<(String, String)>> {
    let mut options = Options::command();
    options.build();
    let mut pages = Vec::new();
    page(&options, &mut pages)?;
    Ok(pages)
}

fn page(command: &clap::Command, pages: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    let page = Page::new(command.clone());
    let mut bytes = Vec::new();
    page.render(&mut bytes).context("cannot make the manual page")?;
    pages.push((page.get_filename(), String::from_utf8_lossy(&bytes).into_owned()));
    for command in command.get_subcommands() {
        self::page(command, pages)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use clap_complete::Shell;

    /// The help of all commands as a Markdown page: `docs/cli.md`.
    fn markdown() -> String {
        let mut page = String::from("# Command line\n\nMade from the definitions in `src/cli/options.rs`.\n");
        let mut options = Options::command().term_width(100);
        options.build();
        chapter(&mut options, &mut page);
        page
    }

    fn chapter(command: &mut clap::Command, page: &mut String) {
        let name = command.get_bin_name().unwrap_or("attache").to_owned();
        let help = command.clone().term_width(100).render_help().to_string();
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(page, "\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n"));
        for command in command.get_subcommands_mut() {
            chapter(command, page);
        }
    }

    #[test]
    fn the_completions_and_manual_pages_are_up_to_date() {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let shells = [
            (Shell::Bash, "attache.bash"),
            (Shell::Zsh, "_attache"),
            (Shell::Fish, "attache.fish"),
            (Shell::PowerShell, "_attache.ps1"),
            (Shell::Elvish, "attache.elv"),
        ];
        let completions = shells.map(|(shell, name)| (format!("completions/{name}"), completions_for(shell)));
        let pages = all_pages().expect("pages").into_iter().map(|(name, page)| (format!("man/{name}"), page));
        let docs = assets.with_file_name("docs").join("cli.md");
        let made: Vec<(String, String)> = completions.into_iter().chain(pages).collect();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            for folder in ["completions", "man"] {
                // A command that is gone leaves no page behind.
                let _ = std::fs::remove_dir_all(assets.join(folder));
                std::fs::create_dir_all(assets.join(folder)).expect("a folder");
            }
            for (name, text) in &made {
                std::fs::write(assets.join(name), text).expect("write the file");
            }
            std::fs::write(&docs, markdown()).expect("write the page");
        }
        for (name, text) in &made {
            let kept = std::fs::read_to_string(assets.join(name)).unwrap_or_default();
            assert_eq!(&kept, text, "assets/{name} is stale: run UPDATE_DOCS=1 cargo test manual");
        }
        let kept = std::fs::read_to_string(&docs).unwrap_or_default();
        assert_eq!(kept, markdown(), "docs/cli.md is stale: run UPDATE_DOCS=1 cargo test manual");
        let kept = ["completions", "man"].map(|f| std::fs::read_dir(assets.join(f)).expect("a folder").count());
        assert_eq!(kept.iter().sum::<usize>(), made.len(), "assets holds a page of no command");
    }
}
