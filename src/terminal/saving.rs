//! An article written to a file that the reader names, in the form that its ending
//! says. The file is there whole or not at all, and one that is there already gives
//! way only where the reader said so.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::model::Opened;
use crate::reader::sending::LONGEST_NAME;
use crate::text::SafeText;
use crate::write::{html, json, markdown, plain};

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// The file is written; where it is.
    Written(PathBuf),
    /// A file of that name is there.
    Exists,
    /// It is not written; why.
    Failed(String),
}

/// Writes an article to the file at `typed`.
pub fn save(opened: &Opened, typed: &str, replace: bool) -> Saved {
    let path = match checked(typed) {
        Ok(path) => path,
        Err(why) => return Saved::Failed(why),
    };
    let Some(words) = form(opened, &path) else {
        return Saved::Failed("the ending says the form: .md, .txt, .html or .json".to_owned());
    };
    match write(&path, words.as_bytes(), replace) {
        Ok(()) => Saved::Written(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Saved::Exists,
        Err(error) => Saved::Failed(format!("{}: {error}", SafeText::line(&path.display().to_string()))),
    }
}

/// The article in the form that the ending of a name says.
fn form(opened: &Opened, path: &Path) -> Option<String> {
    Some(match path.extension().and_then(OsStr::to_str)?.to_lowercase().as_str() {
        "md" | "markdown" => markdown::article(opened),
        "txt" | "text" => plain::article(opened),
        "html" | "htm" => html::page(opened),
        "json" => json::line(&json::ArticleJson::new(opened)) + "\n",
        _ => return None,
    })
}

/// The path that was typed, or why no file may have it. `~/` stands for the home
/// folder.
fn checked(typed: &str) -> Result<PathBuf, String> {
    if typed.chars().any(char::is_control) {
        return Err("the name has a control character in it".to_owned());
    }
    let path = match (typed.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(typed),
    };
    let Some(name) = path.file_name().filter(|_| !typed.ends_with('/')) else {
        return Err(format!("{typed} names no file"));
    };
    if name.len() > LONGEST_NAME {
        return Err(format!("the name is longer than {LONGEST_NAME} bytes"));
    }
    if path.is_dir() {
        return Err(format!("{typed} is a folder"));
    }
    Ok(path)
}

/// Writes beside the file first, under a name of its own that nothing else has.
fn write(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    // Not followed: a link that leads elsewhere is there, too.
    if !replace && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut own = OsStr::new(".").to_owned();
    own.push(path.file_name().unwrap_or_default());
    own.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(own);
    let file = OpenOptions::new().write(true).create_new(true).open(&part)?;
    let written = fill(file, bytes).and_then(|()| put(&part, path, replace));
    // Gone by now if it became the file.
    let _ = fs::remove_file(&part);
    written
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives the written file its name. A hard link never takes the place of another file
/// that has come meanwhile; where there are none, a look has to do.
fn put(part: &Path, path: &Path, replace: bool) -> io::Result<()> {
    if replace {
        return fs::rename(part, path);
    }
    match fs::hard_link(part, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && path.symlink_metadata().is_err() => {
            fs::rename(part, path)
        }
        linked => linked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::opened;

    fn read(path: &Path) -> String {
        fs::read_to_string(path).expect("the file")
    }

    #[test]
    fn the_ending_says_the_form() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, begin) in
            [("a.md", "# Ministers"), ("a.TXT", "Feature"), ("a.html", "<!DOCTYPE html>"), ("a.json", "{")]
        {
            let path = folder.path().join(name);
            assert_eq!(save(&opened(), path.to_str().expect("a path"), false), Saved::Written(path.clone()));
            assert!(read(&path).starts_with(begin), "{}", read(&path));
        }
        let files = fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(files, 4, "nothing else is left behind");
        for name in ["a", "a.exe", "folder/", ""] {
            assert!(matches!(save(&opened(), name, false), Saved::Failed(_)), "{name}");
        }
    }

    #[test]
    fn a_file_gives_way_only_when_that_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        let name = path.to_str().expect("a path");
        fs::write(&path, "notes").expect("written");
        assert_eq!(save(&opened(), name, false), Saved::Exists);
        assert_eq!(read(&path), "notes");
        assert_eq!(save(&opened(), name, true), Saved::Written(path.clone()));
        assert!(read(&path).starts_with("# Ministers"));
    }

    #[test]
    fn a_link_is_replaced_and_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (link, far) = (folder.path().join("a.md"), folder.path().join("far.md"));
        fs::write(&far, "notes").expect("written");
        std::os::unix::fs::symlink(&far, &link).expect("a link");
        let name = link.to_str().expect("a path");
        assert_eq!(save(&opened(), name, false), Saved::Exists);
        assert_eq!(save(&opened(), name, true), Saved::Written(link.clone()));
        assert_eq!(read(&far), "notes");
        // One that leads nowhere is there all the same.
        let nowhere = folder.path().join("b.md");
        std::os::unix::fs::symlink(folder.path().join("gone"), &nowhere).expect("a link");
        assert_eq!(save(&opened(), nowhere.to_str().expect("a path"), false), Saved::Exists);
    }

    #[test]
    fn what_no_file_may_be_called_is_refused_in_words() {
        for (name, why) in [
            (format!("{}.md", "x".repeat(200)), "longer than 200 bytes"),
            ("a\u{7}.md".to_owned(), "control character"),
            ("/".to_owned(), "names no file"),
            ("/tmp".to_owned(), "is a folder"),
            ("/nowhere/at/all.md".to_owned(), "No such file"),
        ] {
            let Saved::Failed(said) = save(&opened(), &name, false) else { panic!("{name}") };
            assert!(said.contains(why), "{said}");
        }
    }
}
