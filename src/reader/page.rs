//! An article laid out in lines of a given width: once, when it is opened or
//! the width changes, so that drawing and scrolling only pick lines.

use crate::model::{Block, BlockKind, Field, Linked, Mention, Opened, Span, Stamp};
use crate::text::wrap::{width, wrap};
use crate::text::{SafeText, section, shorten, squeeze};

use super::dates;
use super::named::{Named, named};
use super::symbols::Symbols;

/// What a piece of a line is; the theme says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Running text.
    Plain,
    /// Less important words.
    Dim,
    /// The line above a headline.
    Kicker,
    /// The headline.
    Title,
    /// The sentence below a headline.
    Standfirst,
    /// Publisher, date, writers.
    Facts,
    /// The name of an official.
    Official,
    /// The name of somebody else.
    Person,
    /// A subhead.
    Heading,
    /// The words below a picture.
    Caption,
    /// A video.
    Video,
    /// A correction.
    Correction,
    /// What could not be told to be part of the article.
    Aside,
    /// Preformatted text.
    Code,
    /// The name of a strip.
    Label,
    /// The number to press for a related article.
    Number,
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they are.
    pub style: Style,
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What stands on it, from left to right.
    pub pieces: Vec<Piece>,
    /// The byte offset in the article's text at which it begins, or nearest
    /// before it.
    pub at: usize,
    /// Whether a rule fills the rest of the line.
    pub ruled: bool,
}

/// A laid-out article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The article.
    pub lines: Vec<Line>,
    /// What is shown beside it: who is named, what is related.
    pub strip: Vec<Line>,
}

impl Page {
    /// The line at which the text offset `at` stands.
    pub fn line_of(&self, at: usize) -> usize {
        let last = self.lines.partition_point(|line| line.at <= at).saturating_sub(1);
        // A blank line or a caption has the offset of the text before it.
        let begins = self.lines.get(last).map_or(0, |line| line.at);
        self.lines.partition_point(|line| line.at < begins)
    }
}

/// More bytes than this are not laid out: a screen must not wait for a text
/// that nobody scrolls through.
const LONGEST: usize = 2_000_000;

/// The signs with which sources begin an item of a list.
const BULLETS: [char; 7] = ['•', '·', '▪', '□', '○', '*', '-'];

/// Lays an article out in lines of at most `columns`; `strip_rows` is how many
/// lines the strip may have.
pub fn lay_out(opened: &Opened, columns: usize, strip_rows: usize, symbols: &Symbols, today: &Stamp) -> Page {
    let mut writer = Writer { lines: Vec::new(), columns: columns.max(1), at: 0, symbols };
    writer.head(opened);
    let mut left = LONGEST;
    for (n, block) in opened.article.blocks.iter().enumerate() {
        if block.text.len() > left {
            writer.blank();
            writer.words(
                &format!("The rest is too long for a screen: attache show {} prints it all.", opened.article.id),
                Style::Dim,
            );
            break;
        }
        left -= block.text.len();
        writer.block(n, block, &opened.mentions);
    }
    if opened.article.blocks.is_empty() {
        writer.words("There is no text in this article.", Style::Dim);
    }
    writer.problems(opened);
    let lines = std::mem::take(&mut writer.lines);
    writer.named(&named(&opened.mentions), strip_rows / 4);
    writer.related(&opened.related, strip_rows, today);
    Page { lines, strip: writer.lines }
}

struct Writer<'a> {
    lines: Vec<Line>,
    columns: usize,
    at: usize,
    symbols: &'a Symbols,
}

impl Writer<'_> {
    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.pieces.is_empty()) {
            self.lines.push(Line { at: self.at, ..Line::default() });
        }
    }

    fn line(&mut self, pieces: Vec<Piece>) {
        self.lines.push(Line { pieces, at: self.at, ruled: false });
    }

    fn words(&mut self, text: &str, style: Style) {
        self.marked(text, style, &[], "", None);
    }

    /// Wraps `text` behind `lead` (the first line's; later lines are indented
    /// as far) and lights the `marks` in it. `base` is where `text` begins in
    /// the article's text.
    fn marked(&mut self, text: &str, style: Style, marks: &[(Span, Style)], lead: &str, base: Option<usize>) {
        let indent = width(lead);
        for (n, span) in wrap(text, self.columns.saturating_sub(indent)).into_iter().enumerate() {
            if let Some(base) = base {
                self.at = base + span.start();
            }
            let mut pieces = Vec::new();
            if indent > 0 {
                let lead = if n == 0 { lead.to_owned() } else { " ".repeat(indent) };
                pieces.push(Piece { text: lead, style });
            }
            pieces.extend(split(text, span, style, marks));
            self.line(pieces);
        }
    }

    fn head(&mut self, opened: &Opened) {
        let article = &opened.article;
        let dot = format!(" {} ", self.symbols.dot);
        let kicker = article.kicker.iter().map(|kicker| SafeText::line(kicker).to_uppercase());
        let above: Vec<String> = kicker.chain(article.section.iter().filter_map(|s| section(s))).collect();
        if !above.is_empty() {
            self.words(&above.join(&dot), Style::Kicker);
        }
        if article.title_derived {
            self.words("no headline in the source", Style::Dim);
        } else {
            self.marked(
                &article.title,
                Style::Title,
                &marks(&opened.mentions, Field::Title, 0, article.title.len()),
                "",
                None,
            );
        }
        if let Some(standfirst) = &article.standfirst {
            self.blank();
            self.marked(
                standfirst,
                Style::Standfirst,
                &marks(&opened.mentions, Field::Standfirst, 0, standfirst.len()),
                "",
                None,
            );
        }
        let facts = facts(opened);
        if !facts.is_empty() {
            self.blank();
            self.words(&facts.join(&dot), Style::Facts);
        }
        if !article.byline.is_empty() {
            let writers: Vec<String> = article
                .byline
                .iter()
                .map(|author| match &author.place {
                    Some(place) => format!("{} in {place}", author.name),
                    None => author.name.clone(),
                })
                .collect();
            self.words(&SafeText::line(&format!("By {}", writers.join(", "))), Style::Facts);
        }
        self.blank();
    }

    fn block(&mut self, n: usize, block: &Block, mentions: &[Mention]) {
        self.blank();
        let base = block.span.map(Span::start);
        let lit = match base {
            Some(start) => marks(mentions, Field::Text, start, block.text.len()),
            None => marks(mentions, Field::Caption(n), 0, block.text.len()),
        };
        let text = &block.text;
        match block.kind {
            BlockKind::Paragraph => self.marked(text, Style::Plain, &lit, "", base),
            BlockKind::Heading => self.marked(text, Style::Heading, &lit, "", base),
            BlockKind::List => self.list(text, &lit, base),
            BlockKind::Quote => self.marked(text, Style::Plain, &lit, "> ", base),
            BlockKind::Table | BlockKind::Code => self.marked(text, Style::Code, &lit, "  ", base),
            BlockKind::Caption => {
                let credit = block.credit.as_ref().map_or(String::new(), |credit| format!(" ({credit})"));
                self.marked(
                    &format!("{text}{credit}"),
                    Style::Caption,
                    &lit,
                    &format!("{} ", self.symbols.caption),
                    base,
                );
            }
            BlockKind::Video => {
                let length = block.seconds.map_or(String::new(), |s| format!(" ({}:{:02})", s / 60, s % 60));
                self.marked(
                    &format!("{text}{length}"),
                    Style::Video,
                    &[],
                    &format!("{} Video: ", self.symbols.video),
                    base,
                );
            }
            BlockKind::Correction => self.marked(text, Style::Correction, &[], "! ", base),
            BlockKind::Aside => self.marked(text, Style::Aside, &[], &format!("{} ", self.symbols.aside), base),
        }
    }

    fn list(&mut self, text: &str, lit: &[(Span, Style)], base: Option<usize>) {
        let lead = format!("{} ", self.symbols.bullet);
        let mut start = 0;
        for line in text.split('\n') {
            let end = start + line.len();
            // The source's own bullet gives way to ours.
            let item = line.trim_start_matches(|c: char| BULLETS.contains(&c) || c == ' ');
            start = end - item.len();
            let inside: Vec<(Span, Style)> = lit
                .iter()
                .filter(|(span, _)| span.start() >= start && span.end() <= end)
                .filter_map(|&(span, style)| Some((Span::new(item, span.start() - start, span.end() - start)?, style)))
                .collect();
            self.marked(item, Style::Plain, &inside, &lead, base.map(|b| b + start));
            start = end + 1;
        }
    }

    fn problems(&mut self, opened: &Opened) {
        for problem in &opened.article.problems {
            self.blank();
            let kind = problem.kind.replace('-', " ");
            let text = SafeText::line(&format!("{kind}: {}", problem.excerpt));
            self.marked(&text, Style::Dim, &[], "? ", None);
        }
    }

    fn rule(&mut self, label: &str) {
        let text = format!("{} {label} ", self.symbols.rule);
        self.lines.push(Line { pieces: vec![Piece { text, style: Style::Label }], at: self.at, ruled: true });
    }

    fn named(&mut self, named: &[Named], rows: usize) {
        if named.is_empty() {
            return;
        }
        self.rule("In this article");
        let rows = rows.max(1);
        // Two columns where every name with its office fits into half a line.
        let half = self.columns / 2;
        let fits = |person: &Named| width(&person.name) + width(&office(person)) + 3 <= half;
        let columns = if named.iter().take(2 * rows).all(fits) { 2 } else { 1 };
        let shown = named.len().min(rows * columns);
        for pair in named[..shown].chunks(columns) {
            let mut pieces = Vec::new();
            for person in pair {
                Self::person(person, self.columns / columns, &mut pieces);
            }
            self.line(pieces);
        }
        if named.len() > shown {
            let others: Vec<&str> = named[shown..].iter().map(|person| person.name.as_str()).collect();
            let text = shorten(&format!("and {}", others.join(", ")), self.columns);
            self.line(vec![Piece { text, style: Style::Dim }]);
        }
    }

    fn person(person: &Named, cell: usize, pieces: &mut Vec<Piece>) {
        let name = shorten(&person.name, cell.saturating_sub(1));
        let used = width(&name);
        let about = shorten(&format!("  {}", office(person)), cell.saturating_sub(used + 1));
        let rest = cell - used - width(&about);
        pieces.push(Piece { text: name, style: if person.official { Style::Official } else { Style::Person } });
        pieces.push(Piece { text: format!("{about}{}", " ".repeat(rest)), style: Style::Dim });
    }

    fn related(&mut self, related: &[Linked], rows: usize, today: &Stamp) {
        let entries = rows.saturating_sub(self.lines.len() + 1) / 2;
        if related.is_empty() || entries == 0 {
            return;
        }
        let shown = related.len().min(entries).min(9);
        let label = match related.len() - shown {
            0 => "Related".to_owned(),
            more => format!("Related (r: {more} more)"),
        };
        self.rule(&label);
        for (n, linked) in related[..shown].iter().enumerate() {
            let lines = related_entry(n, linked, self.columns, 1, today);
            self.lines.extend(lines.into_iter().map(|pieces| Line { pieces, at: self.at, ruled: false }));
        }
    }
}

/// The office with its country.
fn office(person: &Named) -> String {
    match (&person.role, &person.country) {
        (Some(role), Some(country)) => format!("{role}, {country}"),
        (Some(role), None) => role.clone(),
        (None, _) => String::new(),
    }
}

/// A line for a related article, and at most `reasons` lines that say why it is
/// one.
pub fn related_entry(n: usize, linked: &Linked, columns: usize, reasons: usize, today: &Stamp) -> Vec<Vec<Piece>> {
    let number = if n < 9 { format!("{} ", n + 1) } else { "  ".to_owned() };
    let relation = linked.related.relation.label();
    let date = linked.row.published.as_ref().map_or(String::new(), |date| dates::short(date, today));
    let because = format!("because: {}", linked.related.because.join("; "));
    // A short line has room for the title and nothing else.
    let (about, because) = if columns < 60 {
        (String::new(), squeeze(&format!("{relation} {date} {because}")))
    } else {
        (format!("{relation:<13} {date}{}", if date.is_empty() { "" } else { "  " }), because)
    };
    let room = columns.saturating_sub(width(&number) + width(&about));
    let mut lines = vec![vec![
        Piece { text: number, style: Style::Number },
        Piece { text: about, style: Style::Dim },
        Piece {
            text: shorten(&SafeText::line(&linked.row.title), room),
            style: if linked.row.marks.read { Style::Plain } else { Style::Heading },
        },
    ]];
    let because = SafeText::line(&because);
    let room = columns.saturating_sub(2);
    for (line, span) in wrap(&because, room).into_iter().take(reasons).enumerate() {
        // The last line says that there is more.
        let words = if line + 1 == reasons { &because[span.start()..] } else { span.of(&because) };
        lines.push(vec![Piece { text: format!("  {}", shorten(words, room)), style: Style::Dim }]);
    }
    lines
}

fn facts(opened: &Opened) -> Vec<String> {
    let article = &opened.article;
    let mut facts = Vec::new();
    facts.extend(article.publisher.clone());
    facts.extend(article.published.as_ref().map(dates::long));
    let published = article.published.as_ref();
    facts.extend(article.updated.as_ref().map(|date| format!("updated {}", dates::later(date, published))));
    facts.extend(article.not_before.as_ref().map(|date| format!("not before {}", dates::long(date))));
    facts.extend(article.reading_minutes.map(|minutes| format!("{minutes} min")));
    facts.into_iter().map(|fact| SafeText::line(&fact).into_string()).collect()
}

/// The mentions in `length` bytes of one field from `base` on, as spans
/// relative to `base`. Mentions are ordered by field and place.
fn marks(mentions: &[Mention], field: Field, base: usize, length: usize) -> Vec<(Span, Style)> {
    let first = mentions.partition_point(|m| (m.field, m.span.start()) < (field, base));
    mentions[first..]
        .iter()
        .take_while(|m| m.field == field && m.span.end() <= base + length)
        .map(|m| (m.span.shifted_back(base), if m.official { Style::Official } else { Style::Person }))
        .collect()
}

/// The part `span` of `text` in pieces, those under `marks` in their style.
fn split(text: &str, span: Span, style: Style, marks: &[(Span, Style)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = span.start();
    let mut push = |from: usize, to: usize, style: Style| {
        if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), style });
        }
    };
    let first = marks.partition_point(|(mark, _)| mark.end() <= span.start());
    for (mark, lit) in &marks[first..] {
        if mark.start() >= span.end() {
            break;
        }
        let (from, to) = (mark.start().max(at), mark.end().min(span.end()));
        push(at, from, style);
        push(from, to, *lit);
        at = to.max(at);
    }
    push(at, span.end(), style);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::{opened, today};
    use crate::reader::symbols::UNICODE;

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.pieces.iter().map(|p| p.text.as_str()).collect::<String>()).collect()
    }

    #[test]
    fn an_article_reads_from_kicker_to_correction() {
        let page = lay_out(&opened(), 44, 0, &UNICODE, &today());
        assert_eq!(
            plain(&page.lines),
            [
                "FEATURE · World",
                "Ministers meet in Geneva",
                "",
                "Talks go on",
                "",
                "Harbour Ledger · Fri 26 Sep 2025 · 2 min",
                "By Ann Example in Geneva",
                "",
                "Foreign minister Wang Example met Senator",
                "Lee Sample on Thursday.",
                "",
                "What comes next",
                "",
                "▣ Wang Example in Geneva. (Handout)",
                "",
                "▶ Video: How it went (20:15)",
                "",
                "! Correction: an earlier version named",
                "  another city.",
            ]
        );
    }

    #[test]
    fn officials_are_lit_where_they_stand() {
        let page = lay_out(&opened(), 44, 0, &UNICODE, &today());
        let lit: Vec<&str> = page
            .lines
            .iter()
            .flat_map(|l| &l.pieces)
            .filter(|p| p.style == Style::Official)
            .map(|p| p.text.as_str())
            .collect();
        assert_eq!(lit, ["Wang Example", "Lee Sample", "Wang Example"]);
    }

    #[test]
    fn the_strip_says_who_and_why() {
        let page = lay_out(&opened(), 64, 9, &UNICODE, &today());
        assert_eq!(
            plain(&page.strip),
            [
                "─ In this article ",
                "Wang Example  Foreign minister  Lee Sample  Senator, US         ",
                "─ Related ",
                "1 same event    25 Sep  Envoys confer by the lake",
                "  because: both name Wang Example and Lee Sample",
            ]
        );
    }

    #[test]
    fn a_position_is_found_again_at_another_width() {
        let opened = opened();
        let at = opened.article.text.find("Thursday").expect("in the text");
        for columns in [20, 32, 44] {
            let page = lay_out(&opened, columns, 0, &UNICODE, &today());
            let line = page.line_of(at);
            let shown: String = page.lines[line].pieces.iter().map(|p| p.text.as_str()).collect();
            assert!(shown.contains("Thursday"), "{columns}: {shown}");
        }
    }
}
