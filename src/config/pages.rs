//! The settings as pages: the commented default file (`assets/config.toml`) and
//! `docs/config.md`, both made from the table.

use std::fmt::Write;

use super::fields::{FIELDS, Field};
use crate::text::wrap::wrap;

/// The default file. Every value stands behind a `#`: a line takes effect, and
/// a later version may change the others.
pub fn default_file() -> String {
    let mut page = String::new();
    prose(
        &mut page,
        "The configuration of attache, with every setting at its default. Take the sign away before a line to change \
         it. attache config path says where the file belongs, attache config check whether all of it is understood; a \
         reader that runs takes changes at once.",
    );
    for field in FIELDS {
        page.push('\n');
        prose(&mut page, &format!("{} {}", field.sentence, meant(field)));
        for (word, meaning) in field.words() {
            let _ = writeln!(page, "#   \"{word}\": {meaning}");
        }
        let _ = writeln!(page, "#{} = {}", field.name, field.default());
    }
    page.push('\n');
    prose(
        &mut page,
        "Keys. A line gives a key, or several one after the other, to a command; an empty name frees the key. Under \
         [keys] it holds everywhere, under [keys.article] or another place there only. In the reader ? shows the keys, : \
         and Tab the names of commands; docs/keys.md lists them with their places. As in:",
    );
    page.push_str("#\n");
    for line in ["\"gx\" = \"browse\"", "", "[keys.article]", "\"C-j\" = \"paragraph\"", "\"x\" = \"\""] {
        page.push_str(format!("#   {line}").trim_end());
        page.push('\n');
    }
    page.push_str("#[keys]\n");
    page
}

/// What a field may be, where the words that it may be are not listed.
fn meant(field: &Field) -> String {
    if field.words().is_empty() {
        let may = field.may_be();
        let mut letters = may.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    } else {
        "One of:".to_owned()
    }
}

fn prose(page: &mut String, words: &str) {
    for line in wrap(words, 76) {
        let _ = writeln!(page, "# {}", line.of(words));
    }
}

/// The settings as a Markdown page: `docs/config.md`.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Configuration\n\nMade from the table in `src/config/fields.rs`.\n\n\
         The file is `attache/config.toml` in the folder for configuration (`$XDG_CONFIG_HOME`, else `~/.config`, on \
         macOS too), or the one that `--config FILE` or `ATTACHE_CONFIG` names. `attache config path` says which, \
         `attache config default` prints one in which every value is explained, `attache config check` lists what is \
         not understood. What is not understood is told with its line and left at its default; the program starts all \
         the same. A reader that runs takes a changed file at once (on Linux; elsewhere by `:reload`) and \
         tells what is not understood; a file that is no TOML at all changes nothing.\n\n\
         | setting | what it is | default | what it means |\n| --- | --- | --- | --- |\n",
    );
    for field in FIELDS {
        let words: Vec<String> =
            field.words().iter().map(|(word, meaning)| format!("`\"{word}\"`: {meaning}")).collect();
        let may = if words.is_empty() { field.may_be() } else { words.join("; ") };
        let _ = writeln!(page, "| `{}` | {may} | `{}` | {} |", field.name, field.default(), field.sentence);
    }
    let _ = write!(
        page,
        "\n## Keys\n\n```toml\npreset = \"vim\"\n\n[keys]\n\"gx\" = \"browse\"\n\n[keys.article]\n\"C-j\" = \"paragraph\"\n\
         \"x\" = \"\"\n```\n\n\
         A line gives a key, or several one after the other, to a command by its name; an empty name frees the key. \
         Under `[keys]` it holds everywhere, under `[keys.article]` or another place there only. Names and places stand \
         in [keys.md](keys.md). A key that is the beginning of another is told and left out.\n"
    );
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, read};

    /// Holds a page that is made against the one that is kept.
    fn check(path: &str, page: &str) {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, page).expect("write the page");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, page, "{path} is stale: run UPDATE_DOCS=1 cargo test pages");
    }

    #[test]
    fn the_pages_of_settings_are_up_to_date() {
        check("assets/config.toml", &default_file());
        check("docs/config.md", &markdown());
    }

    #[test]
    fn the_default_file_says_every_default() {
        assert_eq!(read(&default_file()), (Config::default(), Vec::new()), "as it is, it changes nothing");
        let uncomment = |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).map(str::to_owned);
        let values: Vec<String> = default_file().lines().filter_map(uncomment).collect();
        assert_eq!(read(&values.join("\n")), (Config::default(), Vec::new()), "{values:#?}");
        for field in FIELDS {
            assert!(values.contains(&format!("{} = {}", field.name, field.default())), "{}", field.name);
        }
    }
}
