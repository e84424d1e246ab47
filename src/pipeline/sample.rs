//! The sample library: the files of `seeds/`, compiled in.

use crate::fetch::Origin;

macro_rules! seeds {
    ($($name:literal),* $(,)?) => { [$(($name, include_bytes!(concat!("../../seeds/", $name)))),*] };
}

/// Each file's name and bytes, in the order of their names.
const FILES: &[(&str, &[u8])] = &seeds![
    "01-geneva-tariff-truce.txt",
    "02-ambassador-meets-vice-minister.txt",
    "03-may-call-lines-open.txt",
    "04-quiet-signal-by-telephone.txt",
    "05-wang-receives-perdue.txt",
    "06-june-call-ninety-minutes.txt",
    "07-london-framework.txt",
    "08-lancaster-house-handshake.txt",
    "09-defence-chiefs-video-call.txt",
    "10-wang-rubio-call.txt",
    "11-september-call-app-and-summit.txt",
    "12-house-delegation-in-beijing.txt",
    "13-new-york-ma-landau.txt",
    "14-landau-lengthy-evening.txt",
    "15-rare-earths-licence-year.txt",
    "16-busan-meeting.txt",
    "17-busan-a-hundred-minutes.txt",
    "18-takaichi-and-taiwan.txt",
    "19-november-call-taiwan-first.txt",
    "20-november-call-washington-rang.txt",
    "21-fentanyl-thread.txt",
    "briefs.jsonl",
];

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
        let entries = std::fs::read_dir(&folder).expect("the folder of the sample library");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        assert_eq!(FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
    }
}
