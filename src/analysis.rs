//! Articles, and what they have to do with people and with one another:
//! [`people`] finds who is named, [`quotes`] what they said, [`linking`] what
//! joins two articles.

pub mod linking;
pub mod people;
pub mod quotes;
