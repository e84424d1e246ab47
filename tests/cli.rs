//! The program as a process: exact words, exact exit codes.

#[path = "support/articles.rs"]
mod articles;
#[path = "cli/contacts.rs"]
mod contacts;
#[path = "cli/following.rs"]
mod following;
#[path = "cli/home.rs"]
mod home;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/keys.rs"]
mod keys;
#[path = "cli/library.rs"]
mod library;
#[path = "cli/marks.rs"]
mod marks;
#[path = "cli/outside.rs"]
mod outside;
#[path = "cli/people.rs"]
mod people;
#[path = "cli/read.rs"]
mod read;
#[path = "cli/stories.rs"]
mod stories;
#[path = "cli/usage.rs"]
mod usage;

mod support;
