//! Where the configuration is, and how it comes in: bounded, and never a reason
//! not to start.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, base_strategy::Xdg};

use super::{Config, ConfigProblem, read};
use crate::screen::Themes;
use crate::screen::themes::file::Fault;
use crate::text::SafeText;

/// A larger file is no configuration.
const LARGEST: u64 = 1 << 20;

/// Which file is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfigFile {
    /// Where it is; none where there is no home to look in.
    path: Option<PathBuf>,
    /// Whether the user named it, and expects it to be there.
    named: bool,
}

/// A configuration and what could not be used of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The file.
    pub file: ConfigFile,
    /// Whether it was there.
    pub found: bool,
    /// What is meant.
    pub config: Config,
    /// What could not be used.
    pub problems: Vec<ConfigProblem>,
}

impl ConfigFile {
    /// The file that the user named, or the one in the XDG folder for
    /// configuration, on macOS too.
    pub fn find(named: Option<&Path>) -> Self {
        if let Some(named) = named.filter(|path| *path != "") {
            return Self { path: Some(named.to_owned()), named: true };
        }
        let path = Xdg::new().ok().map(|folders| folders.config_dir().join("attache").join("config.toml"));
        Self { path, named: false }
    }

    /// Where it is.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Reads it. Whatever is wrong with it, there is a configuration.
    pub fn load(&self) -> Loaded {
        let empty = Loaded { file: self.clone(), ..Loaded::default() };
        let Some(path) = &self.path else { return empty };
        let whole = |words: String| vec![ConfigProblem { line: None, words, whole: true }];
        match text(path) {
            Ok(text) => {
                let (config, mut problems) = read(&text);
                problems.extend(self.theme_problems(&config.settings.theme, &text));
                Loaded { found: true, config, problems, ..empty }
            }
            Err(error) if is_missing(&error) && !self.named => empty,
            Err(error) if is_missing(&error) => {
                let words = "there is no such file, so that the defaults hold; attache config default prints one";
                Loaded { problems: whole(words.to_owned()), ..empty }
            }
            Err(error) => {
                let problems = whole(format!("cannot be read ({error}), so that nothing of it is used"));
                Loaded { found: true, problems, ..empty }
            }
        }
    }
}

/// The user's own themes by name: the files `NAME.toml` in the folder `themes`
/// beside the configuration. What cannot be read is passed over.
pub fn themes(file: &ConfigFile) -> Vec<(String, String)> {
    let folder = file.path.as_deref().and_then(Path::parent).map(|folder| folder.join("themes"));
    let Some(Ok(entries)) = folder.map(std::fs::read_dir) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.take(MOST_THEMES).flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension() == Some(OsStr::new("toml")));
    paths.sort();
    let named = |path: &PathBuf| Some((path.file_stem()?.to_str()?.to_owned(), text(path).ok()?));
    paths.iter().filter_map(named).collect()
}

/// More files than these are not looked at.
const MOST_THEMES: usize = 1000;

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn text(path: &Path) -> io::Result<String> {
    // Looked at before it is opened: opening a pipe can wait for ever.
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() && path != "/dev/null" {
        let what = if kind.is_dir() { "it is a folder" } else { "it is not a regular file" };
        return Err(io::Error::other(what));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 1 MiB"));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text"))
}

impl ConfigFile {
    /// What is wrong with the theme of that name: there is none, or its file has
    /// mistakes.
    fn theme_problems(&self, name: &str, text: &str) -> Vec<ConfigProblem> {
        let own = themes(self);
        let Some((_, own)) = own.iter().find(|(own, _)| own == name) else {
            // Every command comes by here: nothing is parsed where all is well.
            if Themes::is_built_in(name) {
                return Vec::new();
            }
            let mut all = Themes::built_in();
            for (name, text) in &own {
                all.add(name, text);
            }
            let line = text.lines().position(|line| line.trim_start().starts_with("theme")).map(|at| at + 1);
            let near = all.nearest(name).map_or(String::new(), |near| format!("; did you mean {near}?"));
            let words = format!("there is no theme \"{name}\"{near}; the terminal's own colours are used");
            return vec![ConfigProblem { line, words, whole: false }];
        };
        let faults = Themes::built_in().add(name, own);
        let words = |fault: &Fault| format!("themes/{name}.toml:{}: {}", fault.line, fault.words);
        faults.iter().map(|fault| ConfigProblem { line: None, words: words(fault), whole: false }).collect()
    }
}

impl Loaded {
    /// Whether anything of it could be used.
    pub fn is_used(&self) -> bool {
        !self.problems.iter().any(|problem| problem.whole)
    }

    /// Every problem, behind the file and its line.
    pub fn told(&self) -> Vec<String> {
        let path = self.file.path.as_deref().unwrap_or(Path::new(""));
        let path = path.display().to_string();
        self.problems.iter().map(|problem| behind(&path, problem)).collect()
    }

    /// All of it in one line: the first problem and how many there are more.
    pub fn warning(&self) -> Option<String> {
        self.in_one_line(self.file.path.as_deref()?.as_os_str())
    }

    /// The same, short enough for a line below a list.
    pub fn notice(&self) -> Option<String> {
        self.in_one_line(self.file.path.as_deref()?.file_name().unwrap_or(OsStr::new("config.toml")))
    }

    fn in_one_line(&self, file: &OsStr) -> Option<String> {
        let told = behind(&file.to_string_lossy(), self.problems.first()?);
        Some(match self.problems.len() - 1 {
            0 => told,
            more => format!("{told} (and {more} more: attache config check)"),
        })
    }
}

fn behind(file: &str, problem: &ConfigProblem) -> String {
    let line = problem.line.map_or(String::new(), |line| format!("{line}:"));
    let told = format!("{file}:{line} {}", problem.words);
    SafeText::line(&told).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_user_named_is_read_and_what_is_missing_is_told_then_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("own.toml");
        let file = ConfigFile::find(Some(&path));
        assert_eq!(file.load().notice().expect("a problem").split(',').next(), Some("own.toml: there is no such file"));
        std::fs::write(&path, "\nmouse = 3\nsapcing = 1\n").expect("written");
        let loaded = file.load();
        assert!(loaded.told()[0].ends_with("own.toml:2: mouse is true or false, not 3; true is used"));
        assert!(loaded.notice().expect("problems").ends_with("(and 1 more: attache config check)"));
        let own = ConfigFile { path: Some(folder.path().join("none.toml")), named: false };
        assert_eq!(own.load(), Loaded { file: own, ..Loaded::default() });
    }
}
