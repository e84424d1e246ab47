//! Articles, and what they have to do with people and with one another:
//! [`people`] finds who is named, [`quotes`] what they said, [`contacts`] whom
//! they met, [`linking`] what joins two articles, [`coverage`] what one report has
//! that others have not.

pub mod contacts;
pub mod coverage;
pub mod linking;
pub mod people;
pub mod quotes;
