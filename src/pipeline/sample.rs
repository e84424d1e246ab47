//! The sample library: the files of `seeds/`, compiled in.

use crate::fetch::Origin;

/// Each file's name and bytes, in the order of their names.
const FILES: &[(&str, &[u8])] = &[];

/// The files, to be imported like any other.
pub fn origins() -> Vec<Origin> {
    FILES.iter().map(|&(name, bytes)| Origin::Memory { name: name.to_owned(), bytes: bytes.into() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let Ok(entries) = std::fs::read_dir(&folder) else {
            assert!(FILES.is_empty());
            return;
        };
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|name| name != "README.md")
            .collect();
        names.sort();
        assert_eq!(FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}
