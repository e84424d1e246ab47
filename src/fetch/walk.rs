//! A name becomes the files behind it, in the order of their names.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{FetchError, Origin};

/// How many folders deep a walk goes.
pub const DEEPEST: usize = 64;

/// The files behind `source`: a file, a folder with all in it but what is
/// hidden, or `-` for standard input. What cannot be read is among them as an
/// error.
pub fn walk(source: &str) -> Vec<Result<Origin, FetchError>> {
    if source == "-" {
        return vec![Origin::stdin()];
    }
    if let Some(error) = address(source) {
        return vec![Err(error)];
    }
    let path = PathBuf::from(source);
    match std::fs::metadata(&path) {
        Err(cause) => vec![Err(FetchError::Io { path, cause })],
        Ok(meta) if meta.is_dir() => folder(path),
        Ok(meta) if meta.is_file() => vec![Ok(Origin::file(path, meta.len()))],
        Ok(_) => vec![Err(FetchError::NotAFile { path })],
    }
}

/// What there is to say about a source that is a web address.
pub fn address(source: &str) -> Option<FetchError> {
    let begins = |word: &str| source.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let is_address = begins("https://") || begins("http://");
    is_address.then(|| FetchError::Address { address: source.to_owned() })
}

fn folder(top: PathBuf) -> Vec<Result<Origin, FetchError>> {
    let mut out = Vec::new();
    // Where a folder really is, so that a link to one above it ends here.
    let mut seen = HashSet::new();
    let mut waiting = vec![(top, 0)];
    while let Some((path, depth)) = waiting.pop() {
        let kind = std::fs::metadata(&path);
        match kind {
            Ok(kind) if kind.is_dir() => {
                if depth > DEEPEST {
                    out.push(Err(FetchError::TooDeep { path }));
                } else if path.canonicalize().is_ok_and(|real| seen.insert(real)) {
                    match entries(&path) {
                        // The last one waiting is the next one taken.
                        Ok(entries) => waiting.extend(entries.into_iter().rev().map(|entry| (entry, depth + 1))),
                        Err(cause) => out.push(Err(FetchError::Io { path, cause })),
                    }
                }
            }
            Ok(kind) if kind.is_file() => out.push(Ok(Origin::file(path, kind.len()))),
            Ok(_) => out.push(Err(FetchError::NotAFile { path })),
            Err(cause) => out.push(Err(FetchError::Io { path, cause })),
        }
    }
    out
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(source: &Path) -> Vec<String> {
        walk(source.to_str().expect("a name"))
            .into_iter()
            .map(|o| o.map_or_else(|e| e.to_string(), |o| o.name()))
            .collect()
    }

    #[test]
    fn a_folder_is_walked_in_order_without_hidden_files() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(home.path().join("b/c")).expect("made");
        fs::create_dir(home.path().join(".git")).expect("made");
        for name in ["z.txt", "b/2.txt", "b/c/1.txt", "a.txt", ".hidden", ".git/x"] {
            fs::write(home.path().join(name), "x").expect("written");
        }
        assert_eq!(names(home.path()), ["a.txt", "2.txt", "1.txt", "z.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_ring_end() {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join("in")).expect("made");
        fs::write(home.path().join("in/a.txt"), "x").expect("written");
        std::os::unix::fs::symlink(home.path(), home.path().join("in/up")).expect("linked");
        assert_eq!(names(home.path()), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told() {
        assert_eq!(names(Path::new("/dev/null")), ["/dev/null: is not a regular file; use - to read standard input"]);
        assert_eq!(
            names(Path::new("https://example.org/")),
            [
                "https://example.org/: this version reads files; web addresses come later: save the page and name the file"
            ]
        );
        assert!(names(Path::new("not-here"))[0].starts_with("not-here: "));
    }
}
