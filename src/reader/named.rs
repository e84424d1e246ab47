//! The people of an article, once each, for "in this article".

use std::collections::HashMap;

use crate::model::Mention;

/// A person as "in this article" shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which of the article's mentions names them first.
    pub mention: usize,
    /// The fullest name the article has.
    pub name: String,
    /// The office as it is first stated, if it is.
    pub role: Option<String>,
    /// The country of the office, in words.
    pub country: Option<String>,
    /// Whether they are an official.
    pub official: bool,
    /// How often the article names them.
    pub mentions: usize,
}

/// The people behind `mentions`: officials first, then the most mentioned,
/// then by place.
pub fn named(mentions: &[Mention]) -> Vec<Named> {
    let mut people: Vec<Named> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (n, mention) in mentions.iter().enumerate() {
        let Some(person) = &mention.person else { continue };
        let place = *places.entry(&person.0).or_insert_with(|| {
            let name = mention.name.clone().unwrap_or_else(|| mention.text.clone());
            people.push(Named { mention: n, name, role: None, country: None, official: false, mentions: 0 });
            people.len() - 1
        });
        let entry = &mut people[place];
        entry.mentions += 1;
        entry.official |= mention.official;
        if entry.role.is_none() && mention.role.is_some() {
            entry.role.clone_from(&mention.role);
            entry.country.clone_from(&mention.country);
        }
    }
    people.sort_by_key(|named| (!named.official, usize::MAX - named.mentions));
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::opened;

    #[test]
    fn each_person_is_named_once_with_their_office() {
        let people = named(&opened().mentions);
        let told: Vec<(&str, Option<&str>, usize)> =
            people.iter().map(|p| (p.name.as_str(), p.role.as_deref(), p.mentions)).collect();
        assert_eq!(told, [("Wang Example", Some("Foreign minister"), 2), ("Lee Sample", Some("Senator"), 1)]);
    }
}
