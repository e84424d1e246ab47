//! What the line above the keys says of a name, a quotation or a link: who, in
//! what office, and by what rule of ours.

use crate::model::{Mention, Opened, PersonId, Quote, SpeakerKind};
use crate::text::SafeText;

use super::page::Spot;
use super::symbols::Symbols;
use super::{links, offices};

/// What is known of a spot of an article.
pub fn about(opened: &Opened, spot: Spot, symbols: &Symbols) -> Option<String> {
    let dot = format!(" {} ", symbols.dot);
    let parts = match spot {
        Spot::Name(n) => name(opened, opened.mentions.get(n)?),
        Spot::Quote(n) | Spot::Speaker(n) => quote(opened.quotes.get(n)?),
        Spot::Link(block, n) => {
            let link = links::link(opened, block, n)?;
            links::about(&link.url, link.span.of(&opened.article.blocks.get(block)?.text))
        }
        Spot::Related(n) => vec![opened.related.get(n)?.row.title.clone()],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Some(SafeText::line(&parts.join(&dot)).into_string())
}

fn name(opened: &Opened, mention: &Mention) -> Vec<String> {
    let called = mention.name.as_ref().unwrap_or(&mention.text);
    // An office that is stated beside another of their names holds here, too.
    let same = |m: &&Mention| m.role.is_some() && m.person.is_some() && m.person == mention.person;
    let stated = if mention.role.is_some() { Some(mention) } else { opened.mentions.iter().find(same) };
    let office = stated
        .map_or(String::new(), |m| offices::words(m.role.as_deref(), m.country.as_deref(), m.organisation.as_deref()));
    let who = if mention.person.is_none() { "who that is, is not stated" } else { "" };
    vec![called.clone(), office, who.to_owned(), rule(&mention.rule)]
}

fn quote(quote: &Quote) -> Vec<String> {
    let speaker = &quote.speaker;
    let who = match (speaker.kind, &speaker.name) {
        (SpeakerKind::Person | SpeakerKind::Institution, Some(name)) => format!("said by {name}"),
        (SpeakerKind::Institution, None) => "said by an institution".to_owned(),
        (SpeakerKind::Person, None) => "said by somebody without a name".to_owned(),
        (SpeakerKind::None, _) => "who said it is not stated".to_owned(),
    };
    vec![who, rule(&quote.rule)]
}

/// A rule in words.
fn rule(name: &str) -> String {
    name.replace('-', " ")
}

/// The person to whom a spot leads.
pub fn person(opened: &Opened, spot: Spot) -> Option<(PersonId, String)> {
    match spot {
        Spot::Name(n) => {
            let mention = opened.mentions.get(n)?;
            Some((mention.person.clone()?, mention.name.clone().unwrap_or_else(|| mention.text.clone())))
        }
        Spot::Quote(n) | Spot::Speaker(n) => {
            let speaker = &opened.quotes.get(n)?.speaker;
            let id = speaker.id.clone().filter(|_| speaker.kind == SpeakerKind::Person)?;
            Some((id, speaker.name.clone().unwrap_or_default()))
        }
        Spot::Link(..) | Spot::Related(_) => None,
    }
}
