//! What the tests of the whole program share.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub mod pty;
pub mod svg;

use std::path::{Path, PathBuf};

/// A home of its own for one test: nothing of the user's is read or written.
pub struct Home(tempfile::TempDir);

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file and returns its path.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("make the folder");
        std::fs::write(&path, bytes).expect("write the file");
        path
    }

    /// The environment in which the program knows no other home.
    pub fn environment(&self) -> Vec<(String, String)> {
        let path = self.path().display().to_string();
        let mut environment = vec![
            ("HOME".to_owned(), path.clone()),
            ("LC_ALL".to_owned(), "C.UTF-8".to_owned()),
            ("TERM".to_owned(), "xterm-256color".to_owned()),
            ("PATH".to_owned(), std::env::var("PATH").unwrap_or_default()),
        ];
        for name in ["CONFIG", "DATA", "STATE", "CACHE"] {
            environment.push((format!("XDG_{name}_HOME"), format!("{path}/{}", name.to_lowercase())));
        }
        environment
    }
}

/// How often a hazard is met: twice in the quick tests, `full` times when
/// `ATTACHE_HAZARDS=full` (`just hazards`).
pub fn rounds(full: usize) -> usize {
    if std::env::var("ATTACHE_HAZARDS").is_ok_and(|v| v == "full") { full } else { 2 }
}
