//! An article as plain text in which people, and who said what, are marked the
//! way Markdown refers to links: `[Ana Quillan][1]` for a person, and
//! `“[We agreed][said:1]”` for a quotation; at the end a line for each
//! number says who that is.

use super::plain;
use crate::model::{Article, Block, Field, Mention, Opened, SpeakerKind};
use crate::text::SafeText;

/// The article with its marks, and whom they mean.
pub fn article(opened: &Opened) -> String {
    let (people, marks) = marks(opened);
    let mut marked = opened.clone();
    mark(&mut marked.article, &marks);
    let mut out = joined(&plain::article(&marked));
    if !people.is_empty() {
        out.push('\n');
    }
    for (n, person) in people.iter().enumerate() {
        out.push_str(&SafeText::line(&format!("[{}]: {}", n + 1, person.words(&opened.mentions))));
        out.push('\n');
    }
    out
}

/// The text with each label on the line of the words that it is for.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let words = line.trim_start_matches([' ', '>']);
        let (label, rest) = words.split_once(' ').unwrap_or((words, ""));
        let is_label = label.starts_with("[said:")
            || label.strip_prefix('[').is_some_and(|l| l.split(']').next().is_some_and(|n| n.parse::<usize>().is_ok()));
        if !(is_label && out.ends_with("]\n")) {
            out.extend([line, "\n"]);
            continue;
        }
        out.pop();
        out.extend([label, "\n"]);
        if !rest.is_empty() {
            out.extend([&line[..line.len() - words.len()], rest, "\n"]);
        }
    }
    out
}

/// Somebody who has a number.
#[derive(Debug, PartialEq, Eq)]
enum Numbered<'a> {
    /// A person by their id.
    Person(&'a str, &'a str),
    /// Whoever it is goes by these words.
    Words(&'a str),
    Body(&'a str),
}

impl Numbered<'_> {
    /// `Ana Quillan: deputy minister, PE`.
    fn words(&self, mentions: &[Mention]) -> String {
        let (id, name) = match self {
            Self::Person(id, name) => (Some(*id), *name),
            Self::Words(name) => (None, *name),
            Self::Body(name) => return format!("{name} (institution)"),
        };
        let mut offices: Vec<String> = Vec::new();
        for mention in mentions {
            let same = match (&mention.person, id) {
                (Some(person), Some(id)) => person.0 == id,
                (None, None) => mention.text == name,
                _ => false,
            };
            let office = [&mention.role, &mention.organisation, &mention.country].map(Option::as_deref);
            let office = office.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let stated = mention.role.is_some() || mention.organisation.is_some();
            if same && stated && !offices.contains(&office) {
                offices.push(office);
            }
        }
        let offices = if offices.is_empty() { String::new() } else { format!(": {}", offices.join("; ")) };
        format!("{name}{offices}")
    }
}

/// A piece of a part of the article, and what is written behind it.
struct Mark {
    field: Field,
    start: usize,
    end: usize,
    label: String,
}

fn marks(opened: &Opened) -> (Vec<Numbered<'_>>, Vec<Mark>) {
    let mut people: Vec<Numbered<'_>> = Vec::new();
    let mut number = |who| {
        let known = people.iter().position(|known| is_same(known, &who));
        known.unwrap_or_else(|| {
            people.push(who);
            people.len() - 1
        }) + 1
    };
    let mut marks: Vec<Mark> = Vec::new();
    let mut mentions: Vec<&Mention> = opened.mentions.iter().collect();
    // Numbers grow as the eye goes.
    mentions.sort_by_cached_key(|mention| place(&opened.article, mention.field, mention.span.start()));
    for mention in mentions {
        let name = mention.name.as_deref().unwrap_or(&mention.text);
        let who = mention.person.as_ref().map_or(Numbered::Words(&mention.text), |id| Numbered::Person(&id.0, name));
        let (start, end) = (mention.span.start(), mention.span.end());
        marks.push(Mark { field: mention.field, start, end, label: number(who).to_string() });
    }
    for quote in &opened.quotes {
        let speaker = &quote.speaker;
        let name = speaker.name.as_deref();
        let who = match (speaker.kind, &speaker.id, name) {
            (_, Some(id), name) => Some(Numbered::Person(&id.0, name.unwrap_or(&id.0))),
            (SpeakerKind::Institution, None, Some(name)) => Some(Numbered::Body(name)),
            (SpeakerKind::Person, None, Some(name)) => Some(Numbered::Words(name)),
            _ => None,
        };
        let said_by = who.map(&mut number);
        let label = said_by.map_or("said:?".to_owned(), |number| format!("said:{number}"));
        marks.push(Mark { field: quote.field, start: quote.span.start(), end: quote.span.end(), label });
        // The words that name the speaker, unless they are a name and have
        // their mark.
        let here = |span: &crate::model::Span| {
            let is_named = |m: &Mention| m.field == quote.field && m.span.overlaps(*span);
            !opened.mentions.iter().any(is_named)
        };
        let known =
            |marks: &[Mark], start, end| marks.iter().any(|m| m.field == quote.field && m.start < end && start < m.end);
        if let (Some(span), Some(number)) = (speaker.span.filter(here), said_by)
            && !known(&marks, span.start(), span.end())
        {
            let (start, end) = (span.start(), span.end());
            marks.push(Mark { field: quote.field, start, end, label: number.to_string() });
        }
    }
    (people, marks)
}

/// Where something stands as the article is read from top to bottom.
fn place(article: &Article, field: Field, start: usize) -> (usize, usize) {
    let block = match field {
        Field::Title => 0,
        Field::Standfirst => 1,
        Field::Caption(n) => n + 2,
        Field::Text => {
            let holds = |block: &Block| block.span.is_some_and(|span| span.start() <= start && start < span.end());
            article.blocks.iter().position(holds).map_or(usize::MAX, |n| n + 2)
        }
    };
    (block, start)
}

/// A person goes by their id, whatever they are called here.
fn is_same(known: &Numbered<'_>, who: &Numbered<'_>) -> bool {
    match (known, who) {
        (Numbered::Person(known, _), Numbered::Person(who, _)) => known == who,
        _ => known == who,
    }
}

fn mark(article: &mut Article, marks: &[Mark]) {
    article.title = marked(&article.title, marks, Field::Title, 0);
    if let Some(standfirst) = &mut article.standfirst {
        *standfirst = marked(standfirst, marks, Field::Standfirst, 0);
    }
    for (n, block) in article.blocks.iter_mut().enumerate() {
        let (field, base) = match block.span {
            Some(span) => (Field::Text, span.start()),
            None => (Field::Caption(n), 0),
        };
        block.text = marked(&block.text, marks, field, base);
    }
}

/// `text`, which begins at byte `base` of its part, with its marks. A mark that
/// runs out of it, or into another, is left out.
fn marked(text: &str, marks: &[Mark], field: Field, base: usize) -> String {
    let mut here: Vec<(usize, usize, &str)> = marks
        .iter()
        .filter(|mark| mark.field == field && mark.start >= base && mark.start < mark.end)
        .map(|mark| (mark.start - base, mark.end - base, mark.label.as_str()))
        .filter(|&(start, end, _)| text.get(start..end).is_some())
        .collect();
    // The outer one first, where two begin together.
    here.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut out = String::with_capacity(text.len() + here.len() * 8);
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for (start, end, label) in here {
        close(text, &mut out, &mut at, &mut open, start);
        if open.last().is_some_and(|&(outer, _)| outer < end) {
            continue;
        }
        out.push_str(&text[at..start]);
        out.push('[');
        at = start;
        open.push((end, label));
    }
    close(text, &mut out, &mut at, &mut open, text.len());
    out.push_str(&text[at..]);
    out
}

/// Closes what ends at `until` or before.
fn close(text: &str, out: &mut String, at: &mut usize, open: &mut Vec<(usize, &str)>, until: usize) {
    while let Some((end, label)) = open.pop_if(|&mut (end, _)| end <= until) {
        out.push_str(&text[*at..end]);
        out.extend(["][", label, "]"]);
        *at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockKind, PersonId, Quote, Span, Speaker};
    use crate::write::tests::with_blocks;

    const TEXT: &str = "Deputy Minister Ana Quillan met the crews. “We thank Xavo Harrow,” she said.";

    fn span(words: &str) -> Span {
        let at = TEXT.find(words).expect("the words");
        Span::new(TEXT, at, at + words.len()).expect("a span")
    }

    fn mention(name: &str, role: Option<&str>) -> Mention {
        Mention {
            field: Field::Text,
            span: span(name),
            text: name.to_owned(),
            person: Some(PersonId(name.to_lowercase().replace(' ', "-"))),
            name: Some(name.to_owned()),
            official: role.is_some(),
            role: role.map(str::to_owned),
            country: role.map(|_| "PE".to_owned()),
            organisation: None,
            rule: "title-before-name".to_owned(),
        }
    }

    fn quote(words: &str, speaker: Speaker) -> Quote {
        let (cue, rule) = (Some("said".to_owned()), "cue-after-quote".to_owned());
        Quote { field: Field::Text, span: span(words), text: words.to_owned(), speaker, cue, rule }
    }

    fn check(quotes: Vec<Quote>, expected: &str) {
        let mut opened = with_blocks(vec![Block::new(BlockKind::Paragraph, TEXT)]);
        opened.article.url = None;
        opened.mentions = vec![mention("Ana Quillan", Some("deputy minister")), mention("Xavo Harrow", None)];
        opened.quotes = quotes;
        let text = article(&opened);
        let (_, body) = text.split_once("2025-05-22\n\n").expect("the byline");
        assert_eq!(body.replace('\n', " "), expected);
    }

    #[test]
    fn people_and_speakers_have_numbers_that_are_told_at_the_end() {
        let speaker = Speaker {
            kind: SpeakerKind::Person,
            id: Some(PersonId("ana-quillan".into())),
            name: Some("Ana Quillan".into()),
            span: Some(span("she")),
        };
        check(
            vec![quote("We thank Xavo Harrow,", speaker)],
            "Deputy Minister [Ana Quillan][1] met the crews. “[We thank [Xavo Harrow][2],][said:1]” [she][1] said.  \
             [1]: Ana Quillan: deputy minister, PE [2]: Xavo Harrow ",
        );
    }

    #[test]
    fn a_body_and_nobody_are_told_apart() {
        let body = Speaker {
            kind: SpeakerKind::Institution,
            id: None,
            name: Some("the crews".into()),
            span: Some(span("the crews")),
        };
        check(
            vec![quote("We thank", body), quote("said", Speaker::default())],
            "Deputy Minister [Ana Quillan][1] met [the crews][3]. “[We thank][said:3] [Xavo Harrow][2],” she \
             [said][said:?].  [1]: Ana Quillan: deputy minister, PE [2]: Xavo Harrow [3]: the crews (institution) ",
        );
    }

    #[test]
    fn numbers_grow_from_the_title_on() {
        let mut opened = with_blocks(vec![Block::new(BlockKind::Paragraph, TEXT)]);
        opened.article.title = "Xavo Harrow thanked".to_owned();
        let in_title = Mention {
            field: Field::Title,
            span: Span::new("Xavo Harrow thanked", 0, 11).expect("a span"),
            ..mention("Xavo Harrow", None)
        };
        opened.mentions = vec![mention("Ana Quillan", Some("deputy minister")), mention("Xavo Harrow", None), in_title];
        let text = article(&opened);
        assert!(text.contains("[Xavo Harrow][1] thanked") && text.contains("Minister [Ana Quillan][2]"), "{text}");
    }

    proptest::proptest! {
        #[test]
        fn without_its_marks_the_text_is_as_it_was(spans in proptest::collection::vec((0usize..20, 0usize..20), 0..6)) {
            let text = "né au port “d’été” ∎";
            let marks: Vec<Mark> = spans
                .into_iter()
                .map(|(start, end)| Mark { field: Field::Text, start, end, label: "1".to_owned() })
                .collect();
            proptest::prop_assert_eq!(marked(text, &marks, Field::Text, 0).replace("][1]", "").replace('[', ""), text);
        }
    }
}
