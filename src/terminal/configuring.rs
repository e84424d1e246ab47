//! A changed configuration, taken over while the program runs.
//!
//! On Linux the kernel says when something in the folder of the file was written
//! or renamed; until then the thread sleeps. Elsewhere the reader asks.

use crossbeam_channel::Sender;

use crate::config::Loaded;

use super::Event;

/// Starts the thread that waits for changes of the file that `loaded` came from.
/// Where the system cannot tell, nothing is started: `:reload` is left.
pub fn watch(loaded: Loaded, events: Sender<Event>) {
    #[cfg(target_os = "linux")]
    std::thread::spawn(move || {
        // What cannot be watched can still be asked for.
        let _ = linux::follow(loaded, &events);
    });
    #[cfg(not(target_os = "linux"))]
    drop((loaded, events));
}

#[cfg(target_os = "linux")]
mod linux {
    use std::io;
    use std::mem::MaybeUninit;
    use std::os::fd::{AsFd, OwnedFd};
    use std::path::Path;

    use crossbeam_channel::Sender;
    use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};

    use super::super::Event;
    use crate::config::Loaded;

    /// Editors write a file in place, or another one that they rename; folders may
    /// come later than the program.
    const CHANGES: WatchFlags = WatchFlags::CLOSE_WRITE.union(WatchFlags::MOVED_TO).union(WatchFlags::CREATE);

    pub(super) fn follow(mut last: Loaded, events: &Sender<Event>) -> io::Result<()> {
        let file = last.file.clone();
        let Some(path) = file.path() else { return Ok(()) };
        let queue = inotify::init(CreateFlags::CLOEXEC)?;
        let mut buffer = [MaybeUninit::uninit(); 4096];
        watch(&queue, path);
        let mut reader = Reader::new(queue.as_fd(), &mut buffer);
        loop {
            // What was changed before it was watched counts, too. A file that is
            // gone is most likely about to be replaced.
            let loaded = file.load();
            if loaded.found && loaded != last {
                if events.send(Event::Configured(Box::new(loaded.clone()))).is_err() {
                    return Ok(());
                }
                last = loaded;
            }
            while is_begun(reader.next()?.events()) {}
            watch(&queue, path);
        }
    }

    /// Whether a change is of a file that was only created: it is empty, and told
    /// again once it is written.
    fn is_begun(change: ReadFlags) -> bool {
        change.contains(ReadFlags::CREATE) && !change.contains(ReadFlags::ISDIR)
    }

    /// Watches the folder of the file, or the nearest that there is, and of a link
    /// the folder of what it names.
    fn watch(queue: &OwnedFd, path: &Path) {
        let named = path.canonicalize();
        for path in [Some(path), named.as_deref().ok()].into_iter().flatten() {
            let folder = path.ancestors().skip(1).find(|folder| folder.as_os_str().is_empty() || folder.is_dir());
            let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            // A folder that cannot be watched is as one that does not change.
            let _ = inotify::add_watch(queue, folder, CHANGES);
        }
    }
}
