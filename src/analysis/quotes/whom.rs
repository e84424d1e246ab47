//! Whom the words beside a quotation mean: the person of a mention, the one a
//! pronoun or an office goes back to, the body that issued a statement.

use super::lexicon::{self, Kinds};
use super::phrases::{Party, Sentence, What};
use crate::model::{Mention, Span, Speaker, SpeakerKind};
use crate::text::squeeze;
use crate::text::words::words;

/// So far back a pronoun, an office or a statement is traced.
const REACH: usize = 1200;
/// As many mentions are looked at.
const MOST_MENTIONS: usize = 16;

/// What is known of those who may have spoken, at one place of a field.
#[derive(Debug)]
pub(super) struct Whom<'a> {
    /// The field.
    pub(super) text: &'a str,
    /// The mentions in it, in order.
    pub(super) mentions: &'a [&'a Mention],
    /// Who spoke last, and in which paragraph.
    pub(super) last: Option<(Speaker, usize)>,
    /// The body that spoke last or was named as a source.
    pub(super) body: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    She,
    He,
}

impl Whom<'_> {
    /// The speaker that a party is, in paragraph number `paragraph`.
    pub(super) fn speaker(&self, sentence: &Sentence, party: Party, paragraph: usize) -> Speaker {
        let (start, end) = (sentence.items[party.first].start, sentence.items[party.last].end);
        let Some(mut span) = Span::new(self.text, start, end) else { return Speaker::default() };
        let words = span.of(self.text);
        let (kind, mention) = match party.what {
            What::Named(n) => {
                span = self.mentions[n].span;
                (SpeakerKind::Person, Some(self.mentions[n]))
            }
            What::Pronoun => match words.to_ascii_lowercase().as_str() {
                "he" | "his" | "him" => return self.antecedent(span, Gender::He, paragraph),
                "she" | "her" => return self.antecedent(span, Gender::She, paragraph),
                "i" => (SpeakerKind::Person, None),
                _ => {
                    let name = self.last.as_ref().filter(|(s, _)| s.kind == SpeakerKind::Institution);
                    let name = name.and_then(|(s, _)| s.name.clone());
                    return Speaker { kind: SpeakerKind::Institution, id: None, name, span: Some(span) };
                }
            },
            What::Person if is_plural(words) => (SpeakerKind::Institution, None),
            What::Person => (SpeakerKind::Person, self.bearer(words, start)),
            What::Body => (SpeakerKind::Institution, None),
            What::Source => {
                let name = self.issuer(words, start).or_else(|| Some(plain(words)));
                return Speaker { kind: SpeakerKind::Institution, id: None, name, span: Some(span) };
            }
        };
        let name = match mention {
            Some(mention) => mention.name.clone(),
            None if kind == SpeakerKind::Institution => Some(plain(words)),
            None => None,
        };
        Speaker { kind, id: mention.and_then(|m| m.person.clone()), name, span: Some(span) }
    }

    /// Whom "he" or "she" goes back to: the one who spoke last, else the first
    /// one of the nearest sentence that names somebody it can mean.
    fn antecedent(&self, span: Span, gender: Gender, paragraph: usize) -> Speaker {
        let mut speaker = Speaker { kind: SpeakerKind::Person, id: None, name: None, span: Some(span) };
        let last = self.last.as_ref().filter(|(last, at)| {
            last.kind == SpeakerKind::Person
                && paragraph <= at + 1
                && last.name.as_deref().is_some_and(|name| gender_of(name).is_none_or(|g| g == gender))
        });
        let end = self.mentions.partition_point(|m| m.span.end() <= span.start());
        let mut nearest: Option<&Mention> = None;
        for mention in self.mentions[..end].iter().rev().take(MOST_MENTIONS) {
            if span.start() - mention.span.end() > REACH {
                break;
            }
            // Beyond a stop another sentence begins.
            if let Some(known) = nearest {
                let between = &self.text[mention.span.end()..known.span.start()];
                if between.contains(". ") || between.contains('\n') || between.contains(['”', '"']) {
                    break;
                }
            }
            if self.text[mention.span.end()..].starts_with(['\'', '’']) {
                continue;
            }
            if self.gender(mention).is_none_or(|g| g == gender) {
                nearest = Some(mention);
            }
        }
        if let Some((last, _)) = last {
            // Somebody named since, by a name that suits, is meant rather.
            let since = last.span.is_none_or(|s| nearest.is_none_or(|n| n.span.start() <= s.end()));
            let named = nearest.filter(|n| n.name.as_deref().and_then(gender_of).is_some() && !self.depends(n));
            if since || named.is_none() || gender_of(last.name.as_deref().unwrap_or("")).is_some() {
                speaker.id.clone_from(&last.id);
                speaker.name.clone_from(&last.name);
                return speaker;
            }
        }
        if let Some(mention) = nearest {
            speaker.id.clone_from(&mention.person);
            speaker.name.clone_from(&mention.name);
        }
        speaker
    }

    /// Whether a preposition leads the mention: "for Quillan" does nothing.
    fn depends(&self, mention: &Mention) -> bool {
        let before = self.text[..mention.span.start()].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        lexicon::of(word).has(Kinds::PREPOSITION)
    }

    fn gender(&self, mention: &Mention) -> Option<Gender> {
        let before = self.text[..mention.span.start()].trim_end();
        if before.ends_with("Mrs.") || before.ends_with("Ms.") || before.ends_with("Mrs") || before.ends_with("Ms") {
            return Some(Gender::She);
        }
        if before.ends_with("Mr.") || before.ends_with(" Mr") {
            return Some(Gender::He);
        }
        match mention.role.as_deref() {
            Some(role) if role.ends_with("woman") || role.ends_with("ueen") => Some(Gender::She),
            Some(role) if role.ends_with("spokesman") || role.ends_with("King") => Some(Gender::He),
            _ => mention.name.as_deref().and_then(gender_of),
        }
    }

    /// The one whose office "the minister" is, if somebody before bears it.
    fn bearer(&self, words: &str, at: usize) -> Option<&Mention> {
        let office = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "))?;
        let head = office.rsplit(' ').next()?;
        let end = self.mentions.partition_point(|m| m.span.end() <= at);
        let near = self.mentions[..end].iter().rev().take(MOST_MENTIONS);
        let mut bearers = near.filter(|m| {
            m.role
                .as_deref()
                .and_then(|role| role.rsplit(' ').next())
                .is_some_and(|last| last.eq_ignore_ascii_case(head))
        });
        let first = bearers.next()?;
        bearers.all(|other| other.person == first.person).then_some(*first)
    }

    /// Who issued "the statement": the body named in the nearest sentence
    /// before that speaks of one, else the body that spoke last.
    fn issuer(&self, words: &str, at: usize) -> Option<String> {
        let lower = words.to_ascii_lowercase();
        if !lower.starts_with("the ") && !lower.starts_with("this ") && !lower.starts_with("its ") {
            return None;
        }
        // "The Chilean statement" is told from the one before by its own words.
        if words.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase)) {
            return None;
        }
        let mut from = at.saturating_sub(REACH);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text[from..at]
            .rsplit(". ")
            .flat_map(|part| part.rsplit('\n'))
            .find_map(issuing_body)
            .or_else(|| self.body.clone())
    }
}

/// The body that a sentence about a statement names.
fn issuing_body(sentence: &str) -> Option<String> {
    let all: Vec<Span> = words(sentence).collect();
    let kind = |span: &Span| lexicon::kinds(span.of(sentence)).0;
    let source = |span: &Span| ["statement", "readout", "communique"].contains(&span.of(sentence));
    if !all.iter().any(source) {
        return None;
    }
    let last = all.iter().position(|span| kind(span).has(Kinds::GROUP) && !kind(span).has(Kinds::POSSESSIVE))?;
    let title =
        |span: &Span| kind(span).has(Kinds::CAPITAL) || matches!(span.of(sentence), "foreign" | "trade" | "state");
    let joined = |n: usize| !sentence[all[n].end()..all[n + 1].start()].contains([',', ';', ':', '(']);
    let first = (0..last).rev().take_while(|n| joined(*n) && title(&all[*n])).last().unwrap_or(last);
    (first < last).then(|| plain(&sentence[all[first].start()..all[last].end()]))
}

/// A body without its article, on one line.
pub(super) fn plain(words: &str) -> String {
    let bare = ["the ", "The ", "a ", "A ", "an ", "An "].iter().find_map(|article| words.strip_prefix(article));
    squeeze(bare.unwrap_or(words))
}

fn is_plural(words: &str) -> bool {
    let head = words.rsplit(' ').next().unwrap_or("");
    (head.ends_with('s') && !head.ends_with("ss"))
        || head.ends_with("men")
        || matches!(head, "people" | "crowd" | "many")
}

fn gender_of(name: &str) -> Option<Gender> {
    let kinds = lexicon::of(name.split(' ').next().unwrap_or(""));
    match (kinds.has(Kinds::FEMALE), kinds.has(Kinds::MALE)) {
        (true, false) => Some(Gender::She),
        (false, true) => Some(Gender::He),
        _ => None,
    }
}
