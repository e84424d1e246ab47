//! Who called, met or visited whom, as an article reports it.
//!
//! The kinds are those of the consultations of CAMEO (Gerner, Schrodt et al.
//! 2002; its codes 04: discuss by telephone, make a visit, host a visit, meet,
//! negotiate) and of PLOVER's CONSULT, with the status beside them that PLOVER
//! calls its mode: what is held, planned, or only possible.
//!
//! [`cues`] knows the words that tell of a contact, [`parties`] finds the people
//! of a sentence, [`clause`] reads who stands where those who take part stand,
//! [`same`] joins what an article tells twice, and [`mod@ledger`] what many
//! articles tell. Only paragraphs with such a word and a person are read at all.

mod clause;
mod cues;
mod ledger;
mod parties;
mod same;
#[cfg(test)]
mod tests;

use crate::analysis::people::LONGEST_TEXT;
use crate::analysis::quotes::frame::Frame;
use crate::model::{Article, BlockKind, Contact, Field, Happening, Mention, PersonId, Quote, Span, Standing};
use crate::text::contains_ignoring_case;
use crate::text::when::When;
use crate::text::words::words;
use clause::{Clause, Known, Told};
pub use ledger::ledger;
use parties::Words;
use same::{At, Draft};

/// The contacts that an article reports, in the order of its text.
pub fn contacts(article: &Article, mentions: &[Mention], quotes: &[Quote]) -> Vec<Contact> {
    if mentions.iter().all(|mention| mention.person.is_none()) {
        return Vec::new();
    }
    // A machine-translated "appeal between" is a telephone call (French "appel",
    // Spanish "llamada") if the article elsewhere speaks of a call.
    let appeals = contains_ignoring_case(&article.text, "appeal")
        && [" call ", "call.", "'s call", "phone"].iter().any(|word| article.text.contains(word));
    let mut reader = Reader { article, mentions, quotes, appeals, drafts: Vec::new(), pending: None, sentences: 0 };
    if !article.title_derived {
        reader.read(Field::Title, &article.title);
    }
    if let Some(standfirst) = &article.standfirst {
        reader.read(Field::Standfirst, standfirst);
    }
    reader.read(Field::Text, &article.text);
    let captions = article.blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Caption);
    for (n, block) in captions.take(MOST_CAPTIONS).filter(|(_, block)| may_tell(&block.text)) {
        reader.read(Field::Caption(n), &block.text);
    }
    same::finish(reader.drafts)
}

/// A sentence of more words is none that anybody reads.
const LONGEST_SENTENCE: usize = 240;
/// More captions no article has.
const MOST_CAPTIONS: usize = 200;
/// Sentences of the text that are its lead.
const LEAD: usize = 2;

struct Reader<'a> {
    article: &'a Article,
    mentions: &'a [Mention],
    quotes: &'a [Quote],
    appeals: bool,
    drafts: Vec<Draft>,
    /// What the sentence before says took place without naming who took part.
    pending: Option<(Told, At)>,
    /// Sentences of the text read so far.
    sentences: usize,
}

impl Reader<'_> {
    fn read(&mut self, field: Field, text: &str) {
        let mut named: Vec<&Mention> = self.mentions.iter().filter(|m| m.field == field).collect();
        if named.is_empty() && !(field == Field::Title || field == Field::Standfirst) && self.pending.is_none() {
            return;
        }
        named.sort_by_key(|mention| mention.span.start());
        let quoted: Vec<(usize, usize)> =
            self.quotes.iter().filter(|q| q.field == field).map(|q| (q.span.start(), q.span.end())).collect();
        let (mut at, mut last) = (0, (0, 0));
        for line in text.split_inclusive('\n') {
            let (from, to) = (at, at + line.trim_end().len());
            at += line.len();
            if to > LONGEST_TEXT {
                break;
            }
            if from == to {
                continue;
            }
            self.paragraph(field, text, (from, to), &mut last, &named, &quoted);
        }
    }

    /// Reads a paragraph, and leaves where its last sentence stands.
    fn paragraph(
        &mut self,
        field: Field,
        text: &str,
        (from, to): (usize, usize),
        last: &mut (usize, usize),
        named: &[&Mention],
        quoted: &[(usize, usize)],
    ) {
        let top = field != Field::Text || self.sentences < LEAD;
        let somebody = named.get(named.partition_point(|m| m.span.end() <= from)).is_some_and(|m| m.span.start() < to);
        let anaphora = self.drafts.len() + usize::from(top) > 0;
        if !(somebody || anaphora) || !(self.pending.is_some() || may_tell(&text[from..to])) {
            self.sentences += usize::from(field == Field::Text);
            self.pending = None;
            let tail =
                text[from..to].trim_end_matches(['.', '"', '”']).rfind(". ").map_or(from, |stop| from + stop + 2);
            *last = (tail, to);
            return;
        }
        let frame = Frame::new(text, from, to, &[], named);
        for (lo, hi) in frame.sentences() {
            if lo == hi {
                continue;
            }
            let (start, end) = (frame.items[lo].start, frame.items.get(hi).map_or(to, |item| item.start));
            let span = Span::new(text, start, start + text[start..end].trim_end().len());
            let known = self.known(text, *last, named);
            let words = Words { text, items: &frame.items, mentions: named, lo, hi };
            let top =
                matches!(field, Field::Title | Field::Standfirst) || field == Field::Text && self.sentences < LEAD;
            if let Some(span) = span.filter(|_| hi - lo <= LONGEST_SENTENCE) {
                self.sentence(words, &known, quoted, At { field, span, top });
            }
            self.sentences += usize::from(field == Field::Text);
            *last = (start, end);
        }
    }

    fn sentence(&mut self, words: Words<'_>, known: &Known, quoted: &[(usize, usize)], at: At) {
        let clause = Clause::new(words, known, self.appeals, quoted);
        let mut pending = self.pending.take();
        let pair = pending.as_ref().and_then(|_| clause.pair_that_talks());
        let mut told = clause.told();
        let mut taken = false;
        let alone = told.iter().filter(|told| told.people.len() > 1).count() == 1;
        for told in &mut told {
            if told.people.is_empty() || told.weak && !told.people.iter().all(|person| self.is_official(person)) {
                continue;
            }
            // "The call between …" is the one just told of without names.
            if let Some((earlier, first)) = pending.as_ref()
                && alone
                && told.people.len() > 1
                && told.when.as_ref().is_none_or(When::is_day)
                && told.status == Standing::Held
                && (same::compatible(earlier.kind, told.kind))
            {
                told.when = told.when.take().or_else(|| earlier.when.clone());
                told.place = told.place.take().or_else(|| earlier.place.clone());
                if earlier.sure && !told.sure || told.kind == Happening::Talks {
                    (told.kind, told.sure) = (earlier.kind, earlier.sure);
                }
                let at = At { top: at.top || first.top, ..at };
                taken = true;
                same::add(&mut self.drafts, told.clone(), at, self.article.published.as_ref());
            } else {
                same::add(&mut self.drafts, told.clone(), at, self.article.published.as_ref());
            }
        }
        if !taken && let (Some(people), Some((earlier, first))) = (pair, pending.take()) {
            let told = Told { people, weak: false, ..earlier };
            same::add(&mut self.drafts, told, first, self.article.published.as_ref());
            return;
        }
        let anonymous = told.into_iter().find(|told| told.people.is_empty()).filter(|_| at.top);
        if let Some(mut told) = anonymous.filter(|_| !taken) {
            if let Some((earlier, _)) = pending.filter(|(earlier, _)| same::compatible(earlier.kind, told.kind)) {
                told.when = told.when.or(earlier.when);
                told.place = told.place.or(earlier.place);
                if earlier.sure && !told.sure {
                    (told.kind, told.sure) = (earlier.kind, true);
                }
            }
            self.pending = Some((told, at));
        }
    }

    fn is_official(&self, person: &PersonId) -> bool {
        self.mentions.iter().any(|mention| mention.official && mention.person.as_ref() == Some(person))
    }

    /// Who may be meant without a name behind the sentence at `last`.
    fn known(&self, text: &str, last: (usize, usize), named: &[&Mention]) -> Known {
        let from = named.partition_point(|m| m.span.end() <= last.0);
        let here = named[from..].iter().take_while(|m| m.span.start() < last.1);
        let mut people: Vec<&PersonId> = Vec::new();
        let mut one = None;
        for mention in here {
            let Some(person) = &mention.person else { continue };
            if people.is_empty() {
                let lead = text.get(last.0..mention.span.start()).unwrap_or("");
                let owns = text[mention.span.end()..].starts_with(['\'', '’']);
                one = (!owns && lead.len() < 40 && !lead.contains(',')).then(|| person.clone());
            }
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let both = if people.len() == 2 { people.into_iter().cloned().collect() } else { same::pair(&self.drafts) };
        Known { both, one }
    }
}

/// Whether a paragraph has a word that may tell of a contact.
fn may_tell(text: &str) -> bool {
    words(text).any(|word| {
        let word = word.of(text);
        if !cues::LENGTHS.contains(&word.len()) && !word.contains('-') {
            return false;
        }
        let last = word.rsplit('-').next().unwrap_or(word);
        cues::cue(last).is_some()
            || last.starts_with(|c: char| c.is_ascii_uppercase()) && cues::cue(&last.to_ascii_lowercase()).is_some()
    })
}
