//! Articles, and what they have to do with people and with one another.

pub mod people;
