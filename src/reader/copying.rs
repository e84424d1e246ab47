//! What can be copied of an article: its address, a citation, a paragraph, what the
//! cursor stands on. What an article does not state is left out.

use crate::model::{Opened, Quote, Row, Stamp};
use crate::text::SafeText;

use super::page::Spot;
use super::{Effect, Focus, State, dates, links};

impl State {
    /// Copies what the cursor stands on, or the address of the article.
    pub(super) fn copy(&mut self, effects: &mut Vec<Effect>) {
        let shown = self.reading.article.as_ref().filter(|_| self.focus == Focus::Article);
        let words = shown.and_then(|shown| under_cursor(&shown.opened, shown.cursor?));
        match words {
            Some(words) => effects.push(Effect::Copy(words)),
            None => self.with_address(effects, Effect::Copy),
        }
    }

    pub(super) fn copy_citation(&mut self, effects: &mut Vec<Effect>) {
        let citation = match (&self.reading.article, self.focus) {
            (Some(shown), focus) if focus != Focus::List => Some(of_article(&shown.opened)),
            _ => self.list.selected_row().map(of_row),
        };
        match citation {
            Some(words) if words.is_empty() => self.notice = Some("there is nothing to cite this by".to_owned()),
            Some(words) => effects.push(Effect::Copy(words)),
            None => {}
        }
    }

    /// Copies the paragraph in which the cursor stands, or the first that is seen.
    pub(super) fn copy_paragraph(&mut self, effects: &mut Vec<Effect>) {
        let Some(shown) = &self.reading.article else { return };
        let page = &shown.page;
        let line = page.stops.iter().find(|stop| Some(stop.spot) == shown.cursor).map_or(shown.top, |stop| stop.first);
        let n = page.block_of(line).unwrap_or(0);
        match shown.opened.article.blocks.get(n) {
            Some(block) => effects.push(Effect::Copy(block.text.clone())),
            None => self.notice = Some("there is no text in this article".to_owned()),
        }
    }
}

fn under_cursor(opened: &Opened, spot: Spot) -> Option<String> {
    match spot {
        Spot::Quote(n) | Spot::Speaker(n) => opened.quotes.get(n).map(quoted),
        Spot::Name(n) => {
            let mention = opened.mentions.get(n)?;
            Some(mention.name.clone().unwrap_or_else(|| mention.text.clone()))
        }
        Spot::Link(block, n) => links::link(opened, block, n).map(|link| link.url),
        Spot::Related(n) => opened.related.get(n).map(|linked| of_row(&linked.row)),
    }
}

/// A quotation, and who said it if that is stated.
fn quoted(quote: &Quote) -> String {
    let speaker = quote.speaker.name.as_ref().map_or(String::new(), |name| format!(" — {name}"));
    SafeText::line(&format!("“{}”{speaker}", quote.text)).into_string()
}

fn of_article(opened: &Opened) -> String {
    let article = &opened.article;
    let title = (!article.title_derived).then_some(article.title.as_str());
    let date = article.published.as_ref().or(article.updated.as_ref());
    citation(title, article.publisher.as_deref(), date, article.url.as_deref())
}

fn of_row(row: &Row) -> String {
    let title = (!row.title_derived).then_some(row.title.as_str());
    citation(title, row.publisher.as_deref(), row.date(), row.url.as_deref())
}

/// `“Title”, Publisher, 26 Sep 2025, address`: as much of it as is stated.
fn citation(title: Option<&str>, publisher: Option<&str>, date: Option<&Stamp>, url: Option<&str>) -> String {
    let title = title.map(|title| format!("“{title}”"));
    let parts = [title, publisher.map(str::to_owned), date.map(dates::full), url.map(str::to_owned)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    SafeText::line(&parts.join(", ")).into_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::{opened, rows};

    #[test]
    fn a_citation_has_what_is_stated_and_no_more() {
        let mut article = opened();
        let all = "“Ministers meet in Geneva”, Harbour Ledger, 26 Sep 2025, https://harbourledger.example/1";
        assert_eq!(of_article(&article), all);
        article.article.publisher = None;
        article.article.published = Stamp::parse("2025-09");
        article.article.url = None;
        assert_eq!(of_article(&article), "“Ministers meet in Geneva”, Sep 2025");
        article.article.title_derived = true;
        article.article.published = None;
        assert_eq!(of_article(&article), "");
        assert_eq!(of_row(&rows(4)[3]), "Harbour Ledger, https://harbourledger.example/1");
    }
}
