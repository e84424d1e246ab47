//! `attache` reads the news in a terminal and knows who is named in it.
//!
//! News flows one way, room by room:
//! [`parse`] turns bytes into documents, [`clean`] turns documents into
//! articles, [`analysis`] finds the people in them and what they have to do
//! with one another, [`store`] keeps them, [`query`] and [`filter`] choose
//! among them, [`reader`] is the terminal program without a terminal,
//! [`screen`] draws it, [`config`] says what a user wants otherwise, and
//! [`terminal`] and [`cli`] show it to the world.
//! `ARCHITECTURE.md` says who may know whom.

pub mod analysis;
pub mod clean;
pub mod cli;
pub mod config;
pub mod fetch;
pub mod filter;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod query;
pub mod reader;
pub mod screen;
pub mod store;
pub mod terminal;
pub mod text;
pub mod write;
