//! Addresses out to the browser and the clipboard.
//!
//! An address from an article never reaches a shell: it is parsed, must be
//! http, https or mailto, and is handed over as one argument of its own.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::reader::links::checked;
use crate::text::SafeText;

/// Terminals drop longer clipboard sequences.
const CLIPBOARD: usize = 74 * 1024 / 4 * 3;

/// Opens an address in the browser and says what came of it.
pub fn open(address: &str) -> String {
    let url = match checked(address) {
        Ok(url) => url,
        Err(why) => return format!("not opened: {why}"),
    };
    let host = url.host_str().unwrap_or("the mail program").to_owned();
    match launch(url.as_str()) {
        Ok(()) => format!("opened {}", SafeText::line(&host)),
        Err(error) => format!("could not open the browser: {error}"),
    }
}

/// Starts `$BROWSER`, or what the desktop opens addresses with, apart from
/// this program and its terminal.
fn launch(address: &str) -> io::Result<()> {
    let browser = std::env::var("BROWSER").unwrap_or_default();
    let Some(program) = browser.split(':').find(|program| !program.trim().is_empty()) else {
        return open::that_detached(address);
    };
    // The value is the user's own and may hold arguments; the address is not,
    // and stays one argument.
    let mut words = program.split_whitespace().filter(|word| *word != "%s");
    let mut child = Command::new(words.next().unwrap_or("xdg-open"))
        .args(words)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// Sends text to the clipboard by way of the terminal (OSC 52), which may or
/// may not take it.
pub fn copy(text: &str) -> io::Result<String> {
    let safe = SafeText::line(text);
    if safe.len() > CLIPBOARD {
        return Ok("too long for the clipboard".to_owned());
    }
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(safe.as_bytes()))?;
    Ok(format!("sent to the clipboard: {safe}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_and_of_mail_are_opened() {
        for good in ["https://a.example/x?y=1", "http://a.example", "mailto:a@b.example"] {
            assert!(checked(good).is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "smb://host/share",
            "-oProxyCommand=x",
            "--help",
            "vscode://file/x",
            "//a.example",
            "a.example",
            "",
            "https://",
        ] {
            assert!(checked(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_would_mislead_or_break_out_does_not_pass() {
        let passed = |address: &str| checked(address).map(|url| url.to_string()).unwrap_or_default();
        assert_eq!(passed("https://bank.example@evil.example/"), "https://evil.example/");
        assert_eq!(passed("https://a.example/\n;id\t`id`"), "https://a.example/;id%60id%60");
        assert_eq!(passed("mailto:a@b.example?attach=/etc/passwd"), "mailto:a@b.example");
        assert!(passed("https://аpple.example/").starts_with("https://xn--"));
        assert!(checked(&format!("https://a.example/{}", "x".repeat(8 * 1024))).is_err());
    }
}
