//! A home folder of its own for each test, and the program run in it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// An empty home.
pub(crate) struct Home {
    folder: tempfile::TempDir,
}

/// How the program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
        self
    }

    /// A home with three articles in the library.
    pub(crate) fn with_articles() -> Self {
        let home = Self::new();
        home.write("in.jsonl", concat!(
            r#"{"id":"1","title":"Ferry talks end","text":"Foreign Minister Ana Ortiz met the ferry crews in Oslo on Thursday. They agreed on a new timetable for the winter.","publisher":"Harbour Ledger","published":"2025-05-22"}"#, "\n",
            r#"{"id":"2","title":"Crews and minister agree","text":"Foreign Minister Ana Ortiz met the ferry crews in Oslo on Thursday. They agreed on a new timetable for the winter, the crews said.","publisher":"Meridian Wire","published":"2025-05-23"}"#, "\n",
            r#"{"id":"3","title":"Grain prices fall","text":"Grain became cheaper in June. Bakers were glad of it.","published":"2025-06"}"#, "\n",
        ));
        assert_eq!(home.run(&["import", "in.jsonl"]).code, Some(0));
        home
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
        command
            .args(["--now", "2025-12-01T12:00:00Z"])
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path())
            .env("XDG_DATA_HOME", self.path().join("data"))
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        ended(&self.command(arguments).output().expect("the program runs"))
    }

    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &str) -> Ended {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("read");
        ended(&child.wait_with_output().expect("it ends"))
    }

    /// The id of the article of that title.
    pub(crate) fn id(&self, title: &str) -> String {
        let rows = self.run(&["list", "--json"]).out;
        let row = rows.lines().find(|line| line.contains(title)).expect("the article is listed");
        let row: serde_json::Value = serde_json::from_str(row).expect("JSON");
        row["id"].as_str().expect("an id").to_owned()
    }
}

fn ended(output: &Output) -> Ended {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    Ended { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// What a run that ended so said.
pub(crate) fn end(code: i32, out: &str, err: &str) -> Ended {
    Ended { code: Some(code), out: out.to_owned(), err: err.to_owned() }
}
