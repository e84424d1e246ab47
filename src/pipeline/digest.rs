//! The digest of a document: the same as long as the same articles are made of
//! it, by the same version of the code that makes them.

use std::fmt::{self, Write};

use sha2::{Digest as _, Sha256};

use crate::model::Problem;
use crate::parse::{Document, Line};
use crate::store::Digest;

/// Counted up whenever cleaning, the people or the profile come out otherwise
/// for the same document: every document is new then, once.
const DERIVATION: u32 = 4;

/// The digest of a document. Where it came from has no part in it, so that a
/// record keeps its digest when others are put before it.
pub(super) fn digest(document: &Document) -> Digest {
    let Document { id, source, stated, stated_text, walled, lines, containers, problems } = document;
    let mut hash = Hashed(Sha256::new());
    // As values are printed for debugging: so a field that is added to them has
    // its part, too, and a hash takes no failure.
    let _ =
        write!(hash, "{DERIVATION} {} {id} {:?} {stated:?} {containers:?}", env!("CARGO_PKG_VERSION"), source.format);
    let _ = write!(hash, "{stated_text:?} {walled}");
    for line in lines {
        let number = line.number.wrapping_sub(source.line);
        let _ = write!(hash, "{:?}", Line { number, ..line.clone() });
    }
    for problem in problems {
        let line = problem.line.map(|line| line.wrapping_sub(source.line));
        let _ = write!(hash, "{:?}", Problem { line, ..problem.clone() });
    }
    let whole: [u8; 32] = hash.0.finalize().into();
    let (start, _) = whole.as_chunks();
    Digest(start.first().copied().unwrap_or_default())
}

/// A hash of what is written.
struct Hashed(Sha256);

impl Write for Hashed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::jsonl;

    fn digests(lines: &str, name: &str) -> Vec<Digest> {
        let shared = jsonl::Shared::find(lines.as_bytes());
        jsonl::documents(lines.as_bytes(), name, &shared).map(|d| digest(&d.expect("a document"))).collect()
    }

    #[test]
    fn a_document_keeps_its_digest_wherever_it_stands() {
        let (one, two) =
            ("{\"text\": \"Two ferries\\ncame.\", \"published\": \"soon\"}\n", "{\"text\": \"No ferry came.\"}\n");
        let (alone, first) = (digests(one, "a.jsonl"), digests(&[one, two].concat(), "b.jsonl"));
        let last = digests(&[two, one].concat(), "a.jsonl");
        assert_eq!([alone[0], alone[0]], [first[0], last[1]]);
        assert_ne!(first[0], first[1]);
    }

    #[test]
    fn any_field_changes_the_digest() {
        let field =
            |field: &str| digests(&format!("{{\"id\": \"1\", {field}\"text\": \"One ferry came.\"}}"), "a.jsonl")[0];
        let all =
            [field(""), field("\"title\": \"Ferry\", "), field("\"author\": \"Ferry\", "), field("\"published\": 7, ")];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one));
        }
    }
}
