//! Whom the words beside a quotation mean: the person of a mention, the one a
//! pronoun or an office goes back to, the body that issued a statement.

use super::lexicon::{self, Kinds};
use super::phrases::{Party, Sentence, What};
use crate::model::{Mention, Span, Speaker, SpeakerKind};
use crate::text::squeeze;
use crate::text::words::words;

/// So far back a pronoun, an office or a statement is traced.
const REACH: usize = 1200;
/// So many words stand between the start of a sentence and its subject.
const BEFORE_SUBJECT: usize = 5;
/// And in so many bytes.
const LONGEST_LEAD: usize = 120;
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
    /// What stands between quotation marks so far, in order.
    pub(super) quoted: Vec<(usize, usize)>,
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
        let titled = (party.what == What::Person).then(|| self.titled(start, end)).flatten();
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
            What::Person if titled.is_some() => {
                span = titled.map_or(span, |mention| mention.span);
                (SpeakerKind::Person, titled)
            }
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

    /// Whom "he" or "she" goes back to: the subject of a sentence since the last
    /// one spoke, else who spoke last, else the first one of the nearest sentence
    /// that names somebody it can mean. Who is named inside a quotation, owns
    /// something or is only spoken of is not meant.
    fn antecedent(&self, span: Span, gender: Gender, paragraph: usize) -> Speaker {
        let last = self.last.as_ref().filter(|(last, at)| {
            last.kind == SpeakerKind::Person
                && paragraph <= at + 1
                && self.gender_of_speaker(last).is_none_or(|known| known == gender)
        });
        let nearest = self.nearest(span.start(), gender);
        let since = |mention: &Mention| {
            last.is_none_or(|(last, _)| last.span.is_some_and(|spoke| spoke.end() < mention.span.start()))
        };
        let (id, name) = match (nearest.filter(|mention| since(mention) && self.is_subject(mention)), last, nearest) {
            (Some(mention), ..) | (None, None, Some(mention)) => (&mention.person, &mention.name),
            (None, Some((last, _)), _) => (&last.id, &last.name),
            (None, None, None) => (&None, &None),
        };
        Speaker { kind: SpeakerKind::Person, id: id.clone(), name: name.clone(), span: Some(span) }
    }

    /// The first mention that suits, in the nearest sentence before a byte that
    /// has one.
    fn nearest(&self, at: usize, gender: Gender) -> Option<&Mention> {
        let end = self.mentions.partition_point(|m| m.span.end() <= at);
        let mut nearest: Option<&Mention> = None;
        for mention in self.mentions[..end].iter().rev().take(MOST_MENTIONS) {
            if at - mention.span.end() > REACH {
                break;
            }
            // Beyond a stop another sentence begins.
            if let Some(known) = nearest {
                let between = &self.text[mention.span.end()..known.span.start()];
                if between.contains(". ") || between.contains('\n') || between.contains(['”', '"']) {
                    break;
                }
            }
            let owner = self.text[mention.span.end()..].starts_with(['\'', '’']);
            if !owner
                && !self.is_quoted(mention)
                && !self.depends(mention)
                && self.gender(mention).is_none_or(|known| known == gender)
            {
                nearest = Some(mention);
            }
        }
        nearest
    }

    fn is_quoted(&self, mention: &Mention) -> bool {
        let after = self.quoted.partition_point(|(start, _)| *start <= mention.span.start());
        self.quoted[..after].last().is_some_and(|(_, end)| mention.span.start() < *end)
    }

    /// Whether hardly more than a title stands between the mention and the start
    /// of its sentence.
    fn is_subject(&self, mention: &Mention) -> bool {
        let mut from = mention.span.start().saturating_sub(LONGEST_LEAD);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = &self.text[from..mention.span.start()];
        let ends = ["\n", "! ", "? ", "” ", "\" "].iter().filter_map(|end| Some(before.rfind(end)? + end.len()));
        let base = ends.max().unwrap_or(0);
        let stop = before[base..].rmatch_indices(". ").find(|(at, _)| !is_abbreviated(&before[base..base + at]));
        let lead = &before[stop.map_or(base, |(at, _)| base + at + 2)..];
        !lead.contains(',') && lead.split_whitespace().count() <= BEFORE_SUBJECT && lead.len() < LONGEST_LEAD
    }

    fn gender_of_speaker(&self, speaker: &Speaker) -> Option<Gender> {
        let span = speaker.span?;
        match span.of(self.text).to_ascii_lowercase().as_str() {
            "he" | "him" | "his" => return Some(Gender::He),
            "she" | "her" => return Some(Gender::She),
            _ => {}
        }
        let at = self.mentions.partition_point(|m| m.span.start() < span.start());
        match self.mentions.get(at).filter(|m| m.span == span) {
            Some(mention) => self.gender(mention),
            None => speaker.name.as_deref().and_then(gender_of),
        }
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

    /// The person whose title the words begin: "Secretary of State Ana Quillan".
    fn titled(&self, start: usize, end: usize) -> Option<&Mention> {
        let mention = self.mentions.get(self.mentions.partition_point(|m| m.span.start() < end))?;
        let title = self.text.get(start..mention.span.start()).filter(|title| title.len() <= LONGEST_LEAD)?;
        let role = mention.role.as_deref()?;
        (role.ends_with(title.trim_end()) || title.trim_end().ends_with(role)).then_some(*mention)
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
                .is_some_and(|last| written_out(last).eq_ignore_ascii_case(head))
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

/// An office in full: senator for Sen.
fn written_out(word: &str) -> &str {
    match word.trim_end_matches('.') {
        "Sen" => "senator",
        "Gov" => "governor",
        "Rep" => "representative",
        "Gen" => "general",
        "Amb" => "ambassador",
        word => word,
    }
}

/// Whether a text ends in a word that a stop shortens.
fn is_abbreviated(text: &str) -> bool {
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    word.len() == 1 || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Rep" | "Gov" | "Gen" | "St" | "Jr")
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
