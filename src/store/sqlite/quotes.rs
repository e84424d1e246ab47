//! What was said: who speaks where is in a table of its own; the words, and
//! the sentence around them, are cut from the article when they are listed.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::corrected::Corrected;
use super::file::Database;
use crate::model::{Article, ArticleId, Field, Quote, QuoteEntry, Span, Stamp};
use crate::store::{QuoteAsk, StoreError};
use crate::text::sentences::sentences;
use crate::text::{fold, squeeze};

/// How many quotations a person's own page shows.
pub(super) const OF_A_PERSON: usize = 100;
/// The longest piece of a sentence that is shown beside a quotation.
const AROUND: usize = 400;

/// The quotations asked for, of the `chosen` articles or of all.
pub(super) fn quotes(
    database: &Database,
    corrected: &Corrected,
    ask: &QuoteAsk<'_>,
    chosen: Option<&[i64]>,
) -> Result<Vec<QuoteEntry>, StoreError> {
    let by_name: Vec<String> = folded(ask.by_name);
    let about: Vec<String> = folded(ask.about);
    let mut out = Vec::new();
    let limit = ask.limit.unwrap_or(usize::MAX);
    for num in articles(database, corrected, ask, chosen)? {
        if out.len() >= limit {
            break;
        }
        if corrected.is_deleted(num) {
            continue;
        }
        let Some(body) = Body::read(database, num)? else { continue };
        let mut found = body.quotes.clone();
        corrected.corrections.over_quotes(&body.id, &mut found);
        found.retain(|quote| {
            let name = || format!(" {} ", squeeze(&fold(quote.speaker.name.as_deref().unwrap_or_default())));
            ask.by.is_none_or(|by| quote.speaker.id.as_ref() == Some(by))
                && (by_name.is_empty() || has_words(&name(), &by_name))
        });
        let entries = body.entries(found);
        out.extend(entries.into_iter().filter(|entry| {
            about.is_empty() || {
                let words = [&entry.title, &entry.before, &entry.quote.text, &entry.after].map(String::as_str);
                let words = squeeze(&fold(&words.join(" ")));
                about.iter().all(|word| words.contains(word.as_str()))
            }
        }));
    }
    out.truncate(limit);
    Ok(out)
}

fn folded(words: &str) -> Vec<String> {
    words.split_whitespace().map(|word| squeeze(&fold(word))).filter(|word| !word.is_empty()).collect()
}

fn has_words(name: &str, words: &[String]) -> bool {
    words.iter().all(|word| {
        let whole = |at: usize| {
            let (before, after) = (&name[..at], &name[at + word.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        };
        name.match_indices(word.as_str()).any(|(at, _)| whole(at))
    })
}

/// The articles with quotations that may be meant, newest first.
fn articles(
    database: &Database,
    corrected: &Corrected,
    ask: &QuoteAsk<'_>,
    chosen: Option<&[i64]>,
) -> Result<Vec<i64>, StoreError> {
    let mut found: Vec<(i64, i64)> = database.run(|c| match (ask.by, chosen) {
        (Some(by), _) => {
            let mut statement = c.prepare_cached(
                "SELECT DISTINCT q.sort, q.num FROM people p JOIN quotes q ON q.person = p.num WHERE p.id = ?1",
            )?;
            let mut all = Vec::new();
            for found in corrected.corrections.found_as(by) {
                let rows = statement.query_map([&found.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
                all.extend(rows.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(all)
        }
        (None, Some(chosen)) => {
            let mut statement = c.prepare_cached("SELECT sort, num FROM quotes WHERE num = ?1 LIMIT 1")?;
            let mut all = Vec::new();
            for num in chosen {
                let rows = statement.query_map([num], |row| Ok((row.get(0)?, row.get(1)?)))?;
                all.extend(rows.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(all)
        }
        (None, None) => c
            .prepare_cached("SELECT DISTINCT sort, num FROM quotes")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect(),
    })?;
    if let (Some(_), Some(chosen)) = (ask.by, chosen) {
        let chosen: HashSet<i64> = chosen.iter().copied().collect();
        found.retain(|(_, num)| chosen.contains(num));
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.dedup();
    Ok(found.into_iter().map(|(_, num)| num).collect())
}

/// What is needed of an article to show what is said in it.
struct Body {
    id: ArticleId,
    title: String,
    publisher: Option<String>,
    date: Option<Stamp>,
    text: String,
    quotes: Vec<Quote>,
    /// Read only where something outside the text is quoted.
    article: Option<Article>,
}

impl Body {
    fn read(database: &Database, num: i64) -> Result<Option<Self>, StoreError> {
        let (mut body, quotes) = database.run(|c| Self::columns(c, num))?;
        body.quotes = serde_json::from_str(&quotes).map_err(|e| database.unreadable(e))?;
        let elsewhere = |quote: &Quote| !matches!(quote.field, Field::Text | Field::Title);
        if body.quotes.iter().any(elsewhere) {
            let article: String =
                database.run(|c| c.query_row("SELECT article FROM bodies WHERE num = ?1", [num], |row| row.get(0)))?;
            body.article = Some(serde_json::from_str(&article).map_err(|e| database.unreadable(e))?);
        }
        Ok(Some(body))
    }

    fn columns(c: &Connection, num: i64) -> rusqlite::Result<(Self, String)> {
        c.prepare_cached(
            "SELECT a.id, a.title, a.publisher, coalesce(a.published, a.updated), b.text, b.quotes
             FROM articles a JOIN bodies b ON b.num = a.num WHERE a.num = ?1",
        )?
        .query_row(params![num], |row| {
            let date: Option<String> = row.get(3)?;
            let body = Self {
                id: ArticleId(row.get(0)?),
                title: row.get(1)?,
                publisher: row.get(2)?,
                date: date.as_deref().and_then(Stamp::parse),
                text: row.get(4)?,
                quotes: Vec::new(),
                article: None,
            };
            Ok((body, row.get(5)?))
        })
    }

    /// The quotations with the sentences around them.
    fn entries(&self, quotes: Vec<Quote>) -> Vec<QuoteEntry> {
        let mut text_sentences = None;
        quotes
            .into_iter()
            .map(|quote| {
                let words = self.part(quote.field);
                let (before, after) = if quote.field == Field::Text {
                    around(words, text_sentences.get_or_insert_with(|| sentences(words)), quote.span)
                } else {
                    around(words, &sentences(words), quote.span)
                };
                QuoteEntry {
                    article: self.id.clone(),
                    title: self.title.clone(),
                    publisher: self.publisher.clone(),
                    date: self.date.clone(),
                    quote,
                    before,
                    after,
                }
            })
            .collect()
    }

    fn part(&self, field: Field) -> &str {
        part(field, &self.text, &self.title, self.article.as_ref())
    }
}

/// The words of a part of an article; `article` is what it is outside text and
/// title.
pub(super) fn part<'a>(field: Field, text: &'a str, title: &'a str, article: Option<&'a Article>) -> &'a str {
    match field {
        Field::Text => text,
        Field::Title => title,
        Field::Standfirst => article.and_then(|a| a.standfirst.as_deref()).unwrap_or(""),
        Field::Caption(n) => article.and_then(|a| a.blocks.get(n)).map_or("", |block| &block.text),
    }
}

/// What stands before and after `span` in its sentences.
fn around(words: &str, sentences: &[Span], span: Span) -> (String, String) {
    let first = sentences.partition_point(|sentence| sentence.end() <= span.start());
    let start = sentences.get(first).map_or(span.start(), |sentence| sentence.start().min(span.start()));
    let last = sentences.partition_point(|sentence| sentence.end() < span.end());
    let end = sentences.get(last).map_or(span.end(), |sentence| sentence.end().max(span.end()));
    let before = words.get(start..span.start()).unwrap_or("").trim_start();
    let after = words.get(span.end()..end).unwrap_or("").trim_end();
    (tail(before), head(after))
}

/// The end of a long piece.
fn tail(piece: &str) -> String {
    match piece.char_indices().rev().nth(AROUND) {
        Some((at, _)) => format!("… {}", piece[at..].split_once(' ').map_or("", |(_, rest)| rest)),
        None => piece.to_owned(),
    }
}

/// Its beginning.
pub(super) fn head(piece: &str) -> String {
    match piece.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{} …", piece[..at].rsplit_once(' ').map_or("", |(rest, _)| rest)),
        None => piece.to_owned(),
    }
}
