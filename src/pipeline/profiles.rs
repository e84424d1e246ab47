//! A profile as the bytes that the library keeps, and back: a great many are
//! read while articles are linked.
//!
//! The form (postcard) has the values alone, no names of fields: any type with
//! derived `serde` works as long as it writes all that it reads. So the version
//! of what is derived stands before them.

use super::digest::DERIVATION;
use crate::analysis::linking::Profile;

/// The bytes of a profile.
pub(super) fn bytes(profile: &Profile) -> Vec<u8> {
    // A profile is a plain value: it always has a form.
    postcard::to_extend(profile, DERIVATION.to_le_bytes().to_vec()).unwrap_or_default()
}

/// The profile of these bytes. One of another version does not read: it links
/// to nothing until the article is imported again.
pub(super) fn profile(bytes: &[u8]) -> Option<Profile> {
    postcard::from_bytes(bytes.strip_prefix(&DERIVATION.to_le_bytes())?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::people::Roster;
    use crate::parse::{single, sniff::Kind};
    use crate::pipeline::preparing;

    #[test]
    fn a_profile_reads_back_and_one_of_another_version_does_not() {
        let text = "Foreign Minister Ana Ortiz called Ida Berg in Oslo on Thursday, 3 May 2031, about 40 ferries.";
        let document = single::document(text.as_bytes(), "ferries.txt", Kind::Text);
        let ready = preparing::prepare(&document, None, Roster::shipped()).remove(0);
        let kept = bytes(&ready.profile);
        assert_eq!(profile(&kept), Some(Profile { copies: Vec::new(), ..ready.profile }));
        let mut other = kept.clone();
        other[0] += 1;
        assert_eq!(profile(&other), None);
        assert_eq!(profile(&kept[..kept.len() - 9]), None);
        assert_eq!(profile(&[]), None);
    }
}
