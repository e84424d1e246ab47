//! The program as a process: exact words, exact exit codes.

#[path = "cli/home.rs"]
mod home;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/library.rs"]
mod library;
#[path = "cli/outside.rs"]
mod outside;
#[path = "cli/usage.rs"]
mod usage;

mod support;
