//! What the tests of the whole program share.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub(crate) mod pty;
pub(crate) mod svg;

use std::path::{Path, PathBuf};

/// A home of its own for one test: nothing of the user's is read or written.
pub(crate) struct Home(PathBuf, Option<tempfile::TempDir>);

impl Home {
    /// An empty home, gone with this value.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self(folder.path().to_owned(), Some(folder))
    }

    /// The home that another process made.
    pub(crate) fn at(path: &str) -> Self {
        Self(path.into(), None)
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file and returns its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("make the folder");
        std::fs::write(&path, bytes).expect("write the file");
        path
    }

    /// The environment in which the program knows no other home.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
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

/// Numbers that are the same each time (Knuth's linear congruence).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }
}

/// How often a hazard is met: twice in the quick tests, `full` times when
/// `ATTACHE_HAZARDS=full` (`just hazards`).
pub(crate) fn rounds(full: usize) -> usize {
    if std::env::var("ATTACHE_HAZARDS").is_ok_and(|v| v == "full") { full } else { 2 }
}
