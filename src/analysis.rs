//! Articles, and what they have to do with people and with one another:
//! [`people`] finds who is named, [`linking`] what joins two articles.

pub mod linking;
pub mod people;
pub mod quotes;
