//! An article out of the program: into a file, or to another program. What is typed
//! is split into words here, and no shell ever sees it.

use crate::model::{ArticleId, Stamp};
use crate::text::slug;

use super::prompt::{Prompt, Purpose};
use super::{Effect, Focus, State};

/// A proposed name has at most so many bytes of the title.
const TITLE: usize = 80;
/// The longest name that a file may have, in bytes.
pub const LONGEST_NAME: usize = 200;

impl State {
    /// Asks for the file that the article is to be written to.
    pub(super) fn ask_file(&mut self) {
        if let Some((id, title, date)) = self.sent() {
            let name = file_name(&id, &title, date.as_ref());
            self.prompt = Some(Prompt::new(Purpose::Save(id), &name));
        }
    }

    /// Asks for the program that the article is to go to.
    pub(super) fn ask_program(&mut self) {
        if let Some((id, ..)) = self.sent() {
            self.prompt = Some(Prompt::new(Purpose::Pipe(id), ""));
        }
    }

    /// Asks whether a file is to be replaced.
    pub(super) fn ask_to_replace(&mut self, id: ArticleId, path: String) {
        // Keys that were meant for something else do not answer.
        if self.prompt.is_none() && self.palette.is_none() {
            self.prompt = Some(Prompt::new(Purpose::Replace(id, path), ""));
        } else {
            self.notice = Some(format!("not saved: {path} is there already"));
        }
    }

    /// Sends an article where the answer says.
    pub(super) fn send(&mut self, purpose: Purpose, answer: String, effects: &mut Vec<Effect>) {
        match purpose {
            Purpose::Save(id) => effects.push(Effect::Save { article: id, path: answer, replace: false }),
            Purpose::Replace(id, path) if matches!(answer.to_lowercase().as_str(), "y" | "yes") => {
                effects.push(Effect::Save { article: id, path, replace: true });
            }
            Purpose::Replace(..) => self.notice = Some("not saved: the file stays as it was".to_owned()),
            Purpose::Pipe(id) => match words(&answer) {
                Ok(words) if words.is_empty() => {}
                Ok(words) => effects.push(Effect::Pipe(id, words)),
                Err(why) => {
                    self.prompt = Some(Prompt::new(Purpose::Pipe(id), &answer));
                    self.notice = Some(why.to_owned());
                }
            },
            Purpose::Rename(..) | Purpose::Split(..) | Purpose::Tag(..) | Purpose::TagShown(_) | Purpose::Note(_) => {}
        }
    }

    /// The article that is meant, its title and its date.
    fn sent(&self) -> Option<(ArticleId, String, Option<Stamp>)> {
        match (&self.reading.article, self.focus) {
            (Some(shown), focus) if focus != Focus::List => {
                let article = &shown.opened.article;
                let date = article.published.clone().or_else(|| article.updated.clone());
                Some((article.id.clone(), article.title.clone(), date))
            }
            _ => self.list.selected_row().map(|row| (row.id.clone(), row.title.clone(), row.date().cloned())),
        }
    }
}

/// A name for the file of an article: its date, or the beginning of its id, and the
/// words of its title. Letters, digits and hyphens only, whatever the title holds.
pub fn file_name(id: &ArticleId, title: &str, date: Option<&Stamp>) -> String {
    let plain = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
    let first = date
        .map_or_else(|| plain(&id.0).chars().take(8).collect(), |date| plain(date.full_day().unwrap_or(date.as_str())));
    let mut words: String = slug(title).chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    let end = (0..=TITLE.min(words.len())).rev().find(|&end| words.is_char_boundary(end)).unwrap_or(0);
    words.truncate(end);
    let name = format!("{first}-{words}");
    format!("{}.md", name.trim_matches('-'))
}

/// The words of a command: divided by white space, together within quotation marks,
/// with a backslash before a sign that is to mean itself. Nothing is expanded.
pub fn words(line: &str) -> Result<Vec<String>, &'static str> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut mark = None;
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match (sign, mark) {
            (sign, Some(open)) if sign == open => mark = None,
            ('\\', None | Some('"')) => match signs.next() {
                Some(next) => word.get_or_insert_default().push(next),
                None => return Err("nothing stands behind the backslash"),
            },
            ('\'' | '"', None) => {
                mark = Some(sign);
                word.get_or_insert_default();
            }
            (sign, None) if sign.is_whitespace() => words.extend(word.take()),
            (sign, _) => word.get_or_insert_default().push(sign),
        }
    }
    if mark.is_some() {
        return Err("a quotation mark is not closed");
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id() -> ArticleId {
        ArticleId("2fqkzabcdefghijk".to_owned())
    }

    #[test]
    fn a_file_is_named_by_date_and_title() {
        let day = Stamp::parse("2025-09-26T14:56:00Z");
        assert_eq!(file_name(&id(), "Ferries: Łódź & the fog", day.as_ref()), "2025-09-26-ferries-lodz-the-fog.md");
        assert_eq!(file_name(&id(), "天気予報", Stamp::parse("2025-09").as_ref()), "2025-09-天気予報.md");
        assert_eq!(file_name(&id(), "CON", None), "2fqkzabc-con.md");
        assert_eq!(file_name(&id(), "../../etc/passwd\0", None), "2fqkzabc-etc-passwd.md");
        assert_eq!(file_name(&id(), "…", None), "2fqkzabc.md");
    }

    #[test]
    fn words_are_divided_and_nothing_is_expanded() {
        let check = |line: &str, expected: &[&str]| {
            assert_eq!(words(line).as_deref(), Ok(&expected.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>()[..]));
        };
        check("  wc  -w ", &["wc", "-w"]);
        check("mail -s 'Fog on the quay' ana@a.example", &["mail", "-s", "Fog on the quay", "ana@a.example"]);
        check(r#"a "b \"c\" 'd'" e\ f '' $HOME `id` *"#, &["a", r#"b "c" 'd'"#, "e f", "", "$HOME", "`id`", "*"]);
        check("", &[]);
        assert!(words("wc 'x").is_err() && words("wc \\").is_err());
    }

    proptest! {
        #[test]
        fn any_title_makes_one_name_that_is_a_plain_file(title in "(\\PC|[\\x00-\\x1f]|[./\\\\~-]|\u{202e}|a){0,300}", dated in any::<bool>()) {
            let name = file_name(&id(), &title, Stamp::parse("2025-09-26").filter(|_| dated).as_ref());
            prop_assert!(name.len() <= LONGEST_NAME && !name.starts_with(['.', '-']) && name.strip_suffix(".md").is_some());
            prop_assert!(name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.')));
            prop_assert_eq!(name.matches('.').count(), 1);
        }
    }
}
