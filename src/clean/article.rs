//! Puts an article together: what its own fields state wins over what its
//! lines say, and what neither says stays unknown.

use super::byline;
use super::caption;
use super::class::{self, Kind};
use super::features::{Ending, ending};
use super::passage::{Class, Passage};
use super::{around, body, head, language, publishers, region, video};
use crate::model::article::join_text;
use crate::model::{
    Article, ArticleId, Author, Block, BlockKind, Evidence, Metadata, MetadataField, Problem, Removed, Stamp,
};
use crate::parse::{Document, Stated};
use crate::text::dates::dates;
use crate::text::sentences::sentences;
use crate::text::squeeze;

/// The article of some passages; `others` are passages that were found not to
/// belong to it.
pub(crate) fn article(
    document: &Document,
    id: ArticleId,
    stated: &Stated,
    mut passages: Vec<Passage>,
    others: Vec<Passage>,
) -> Article {
    caption::join_credits(&mut passages);
    video::mark(&mut passages);
    around::verse(&mut passages);
    around::controls(&mut passages);
    around::sign_ups(&mut passages);
    body::rows(&mut passages);
    if let Some(title) = &stated.title {
        let same = |p: &&mut Passage| p.class == Class::Short && p.text == *title;
        passages.iter_mut().filter(same).for_each(|p| p.class = Class::Repeated);
    }
    let first = region::region(&passages);
    body::repeated(&mut passages, &first);
    // What stands there twice must not have drawn the body to itself.
    let mut range = region::region(&passages);
    body::repeated(&mut passages, &range);
    let page = around::is_page(&passages, &range);
    if !page {
        range = around::grown(&passages, &range);
        body::repeated(&mut passages, &range);
        // The first sentence may have been one of them.
        range = around::grown(&passages, &range);
    }
    let head = head::mark(&mut passages, &mut range, page);
    if stated.title.is_some() {
        passages.iter_mut().filter(|p| p.class == Class::Title).for_each(|p| p.class = Class::Short);
    }
    if !page {
        around::keep(&mut passages, &range);
        around::notes(&mut passages, &range);
    }
    body::mark(&mut passages, &range);
    let said = said(&passages, head, range.start);
    let cut = is_cut(&passages, range.end);
    let (blocks, mut removed) = body::blocks(passages, head, &range);
    removed.extend(others.into_iter().filter(|p| p.features.words > 0).map(|p| Removed {
        text: p.text,
        reason: if p.class == Class::Advertisement { "advertisement" } else { "related" }.to_owned(),
    }));
    assemble(document, id, stated, Parts { said, cut, blocks, removed })
}

/// What an article is put together from.
pub(crate) struct Parts {
    /// What the lines say about it.
    pub(crate) said: Said,
    /// Whether more of it seems to follow than is there.
    pub(crate) cut: bool,
    pub(crate) blocks: Vec<Block>,
    pub(crate) removed: Vec<Removed>,
}

/// Puts an article together: what is stated wins over what the lines say.
pub(crate) fn assemble(document: &Document, id: ArticleId, stated: &Stated, parts: Parts) -> Article {
    let Parts { said, cut, mut blocks, removed } = parts;
    let text = join_text(&mut blocks);
    let mut fields = Fields { stated: &stated.evidence, metadata: Metadata::new() };
    let found = fields.choose(MetadataField::Title, stated.title.clone(), said.title);
    let title_derived = found.is_none();
    let title = found.unwrap_or_else(|| derived_title(&text));
    let url = fields.choose(MetadataField::Url, stated.url.clone(), said.url);
    let by_url = url.as_deref().and_then(publishers::of_address);
    let section = fields.choose(MetadataField::Section, some(stated.section.clone()), some(said.section));
    let of_url = || url.as_deref().map(publishers::sections).and_then(some);
    let section = section.or_else(|| fields.fall_back(MetadataField::Section, Evidence::Address, of_url()));
    let publisher = fields
        .choose(MetadataField::Publisher, stated.publisher.clone(), None)
        .or_else(|| fields.fall_back(MetadataField::Publisher, Evidence::Address, by_url))
        .or_else(|| fields.choose(MetadataField::Publisher, None, said.publisher));
    let byline = fields.choose(MetadataField::Byline, stated.author.as_deref().map(stated_authors), some(said.byline));
    let first_day = fields.choose(MetadataField::Published, stated.published.clone(), said.published);
    let updated = fields.choose(MetadataField::Updated, stated.updated.clone(), said.updated);
    let standfirst = fields.choose(MetadataField::Standfirst, None, said.standfirst);
    let stated_language = fields.choose(MetadataField::Language, stated.language.clone(), None);
    let language = stated_language
        .or_else(|| fields.fall_back(MetadataField::Language, Evidence::Detected, language::of(&title, &text)));
    let mut problems = Vec::new();
    if text.is_empty() {
        problems.push(Problem::new("empty", "there is no text to read"));
    } else if let Some(problem) = incomplete(&blocks, cut) {
        problems.push(problem);
    }
    Article {
        id,
        title_derived,
        kicker: said.kicker,
        standfirst,
        byline: byline.unwrap_or_default(),
        publisher,
        section: section.unwrap_or_default(),
        language,
        not_before: if first_day.is_some() { None } else { newest_day(&blocks) },
        url,
        published: first_day,
        updated,
        reading_minutes: said.reading_minutes,
        metadata: fields.metadata,
        source: document.source.clone(),
        title,
        blocks,
        text,
        removed,
        contains: Vec::new(),
        problems,
    }
}

fn some<T>(values: Vec<T>) -> Option<Vec<T>> {
    Some(values).filter(|values| !values.is_empty())
}

/// Chooses the values of fields and keeps where each was read.
struct Fields<'a> {
    stated: &'a Metadata,
    metadata: Metadata,
}

impl Fields<'_> {
    /// What is stated, or else what the lines say.
    fn choose<T>(&mut self, field: MetadataField, stated: Option<T>, said: Option<T>) -> Option<T> {
        let evidence = match (&stated, &said) {
            (Some(_), _) => self.stated.get(&field).copied().unwrap_or(Evidence::Record),
            (None, Some(_)) => Evidence::Text,
            (None, None) => return None,
        };
        self.metadata.insert(field, evidence);
        stated.or(said)
    }

    /// A value that neither states.
    fn fall_back<T>(&mut self, field: MetadataField, evidence: Evidence, value: Option<T>) -> Option<T> {
        if value.is_some() {
            self.metadata.insert(field, evidence);
        }
        value
    }
}

/// What the lines say about the article.
#[derive(Default)]
pub(crate) struct Said {
    title: Option<String>,
    kicker: Option<String>,
    pub(crate) standfirst: Option<String>,
    byline: Vec<Author>,
    publisher: Option<String>,
    section: Vec<String>,
    url: Option<String>,
    published: Option<Stamp>,
    updated: Option<Stamp>,
    reading_minutes: Option<u32>,
}

fn said(passages: &[Passage], head: usize, body: usize) -> Said {
    let mut said = Said::default();
    for (i, passage) in passages.iter().enumerate().skip(head) {
        let last = i + 1 == passages.len();
        said.passage(passage, i < body);
        if last && i >= body && passage.class == Class::Address {
            said.url = said.url.take().or(passage.address.clone());
        }
    }
    said
}

impl Said {
    /// Reads a line; most tell something only `above` the body.
    pub(crate) fn passage(&mut self, passage: &Passage, above: bool) {
        let text = passage.text.as_str();
        match passage.class {
            Class::Title => self.title = Some(text.to_owned()),
            Class::Kicker if above => self.kicker = self.kicker.take().or(Some(text.to_owned())),
            Class::Standfirst => self.standfirst = Some(text.to_owned()),
            Class::Section => self.section = head::sections(text),
            Class::Byline if above => self.byline.extend(byline::authors(text)),
            Class::Publisher => self.publisher = self.publisher.take().or(Some(text.to_owned())),
            Class::Widget if above => {
                self.publisher = self.publisher.take().or_else(|| publishers::of_trust_line(text));
            }
            Class::ReadingTime if above => self.reading_minutes = class::reading_minutes(text),
            Class::Address if above => self.url = self.url.take().or(passage.address.clone()),
            Class::DateLine if above => self.date_line(text),
            _ => {}
        }
    }

    /// A line with a date, a reading time, or both, maybe beside other parts.
    fn date_line(&mut self, text: &str) {
        for part in class::parts(text) {
            if publishers::is_known(part) {
                self.publisher.get_or_insert_with(|| part.to_owned());
            } else if let Some(minutes) = class::reading_minutes(part) {
                self.reading_minutes = Some(minutes);
            } else if self.byline.is_empty() && byline::is_byline(part) {
                self.byline = byline::authors(part);
            } else if self.byline.is_empty() && part != text && byline::is_name(part) {
                self.byline.push(Author { name: part.to_owned(), place: None });
            }
        }
        let all = class::stated_dates(text);
        if let Some((_, first)) = all.first() {
            let lead = text.get(..first.span.start()).unwrap_or("");
            let name = lead.trim_matches(|c: char| !c.is_alphabetic() && c != '.');
            let name = name.strip_prefix("By ").unwrap_or(name).trim();
            if self.byline.is_empty() && byline::are_names(name) && byline::is_name(name) && !publishers::is_known(name)
            {
                self.byline.push(Author { name: name.to_owned(), place: None });
            }
        }
        for (kind, dated) in all {
            let slot = if kind == Kind::Updated { &mut self.updated } else { &mut self.published };
            if slot.is_none() {
                *slot = Some(dated.stamp);
            }
        }
    }
}

fn stated_authors(author: &str) -> Vec<Author> {
    let found = byline::authors(author);
    if !found.is_empty() || author.trim().is_empty() {
        return found;
    }
    vec![Author { name: squeeze(author), place: None }]
}

/// Columns of a title made from a sentence.
const DERIVED: usize = 90;

/// The first sentence, cut at a word if it is long.
fn derived_title(text: &str) -> String {
    let start =
        text.get(..2000).or_else(|| text.char_indices().nth(500).and_then(|(at, _)| text.get(..at))).unwrap_or(text);
    let line = start.lines().next().unwrap_or("");
    let first = sentences(line).first().map_or(line, |s| s.of(line)).trim();
    if first.is_empty() {
        return "(no text)".to_owned();
    }
    if first.chars().count() <= DERIVED {
        return first.trim_end_matches('.').to_owned();
    }
    let end = first.char_indices().nth(DERIVED - 1).map_or(first.len(), |(at, _)| at);
    let head = first.get(..end).unwrap_or(first);
    let word = head.rfind(' ').filter(|at| *at > DERIVED / 2).unwrap_or(head.len());
    format!("{}…", head[..word].trim_end_matches(|c: char| !c.is_alphanumeric() && !is_closing(c)))
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | ')')
}

/// Whether the body is followed by an advertisement and then nothing but
/// controls: pages put advertisements between paragraphs, so one is missing.
fn is_cut(passages: &[Passage], end: usize) -> bool {
    let mut after = passages.iter().skip(end).filter(|p| p.class != Class::Mark);
    after.next().is_some_and(|p| p.class == Class::Advertisement)
        && after.all(|p| matches!(p.class, Class::Advertisement | Class::Widget))
}

fn incomplete(blocks: &[Block], cut: bool) -> Option<Problem> {
    let last = blocks.iter().rfind(|b| b.kind.is_text())?;
    let open = last.kind == BlockKind::Paragraph && matches!(ending(&last.text), Ending::Open | Ending::Colon);
    let tail: String = last.text.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
    match (open, cut) {
        (true, _) => Some(Problem::new("incomplete", format!("the text ends in mid-sentence: …{tail}"))),
        (_, true) => Some(Problem::new("incomplete", format!("the text may be cut after: …{tail}"))),
        _ => None,
    }
}

/// The newest full day named in the text or below its pictures.
fn newest_day(blocks: &[Block]) -> Option<Stamp> {
    let all = blocks.iter().filter(|b| b.kind.is_text() || b.kind == BlockKind::Caption);
    all.flat_map(|b| dates(&b.text)).filter_map(|d| Stamp::parse(d.stamp.full_day()?)).max()
}
