//! What joins two articles, with the reasons in words.
//!
//! An article and the people found in it become a [`Profile`], once
//! ([`profile()`]: `unit` cuts the article into sentences, `terms` weighs its
//! words under a `key` each, `happening` and `days` read what its top reports, `fingerprint` tells
//! how much of another text it has, by which a `copy` is known, `verbatim` what is quoted and
//! counted). Two profiles give a [`Link`] or nothing ([`link()`], worded by
//! `reasons`); the articles around an arriving one are grouped by the events that they
//! report ([`group()`]), and its links say into which story a new event goes
//! ([`story()`]).

mod copy;
mod days;
mod fingerprint;
mod grouping;
mod happening;
mod key;
mod link;
mod place;
mod profile;
mod reasons;
mod terms;
#[cfg(test)]
mod tests;
mod unit;
mod verbatim;

pub use copy::copied;
pub use fingerprint::Fingerprint;
pub use grouping::{Report, group, is_near, nearness};
pub use happening::Main;
pub use key::{Counts, Key};
pub use link::{Link, link};
pub use place::{Neighbour, long_apart, story};
pub use profile::{Held, Person, Profile, profile};
pub use terms::Term;
pub use verbatim::Counted;

/// In how many articles a key occurs, of how many: shared by few, it says more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frequencies {
    /// How many articles there are.
    pub articles: u64,
    /// In how many of them each key occurs. A key that is not here is taken
    /// to occur in none, so those of either article should be asked for.
    pub of: Counts,
}
