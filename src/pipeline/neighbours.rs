//! Where an arriving article belongs: its links to those in the library, and
//! the event and story that it joins.
//!
//! Profiles and key counts are remembered over a run. Counts that another copy
//! of the program changes meanwhile are a little old then, which moves a
//! weight by nothing one could see.

use std::collections::HashMap;
use std::rc::Rc;

use crate::analysis::linking::{self, Frequencies, Link, Neighbour, Profile};
use crate::model::{ArticleId, Related};
use crate::store::{Batch, Candidate, Outcome, Prepared, StoreError};

/// How many articles are compared with an arriving one.
const CANDIDATES: usize = 64;
/// How many links an arriving article keeps.
const LINKS: usize = 24;
/// How much is remembered before it is forgotten at once.
const PROFILES: usize = 20_000;
const KEYS: usize = 500_000;

/// Links and placement of an article.
#[derive(Debug, Default)]
pub struct Place {
    /// Its neighbours, closest first.
    pub related: Vec<Related>,
    /// The event it joins, by any article of it.
    pub event: Option<ArticleId>,
    /// The story it joins.
    pub story: Option<ArticleId>,
}

/// A profile with its keys, made once.
#[derive(Debug)]
struct Known {
    profile: Profile,
    keys: Vec<String>,
}

/// Links arriving articles, one after another.
#[derive(Debug, Default)]
pub struct Linker {
    profiles: HashMap<ArticleId, Rc<Known>>,
    frequencies: Frequencies,
}

impl Linker {
    /// Where the article belongs, among those that the batch can see.
    pub fn place(&mut self, article: &Prepared, batch: &dyn Batch) -> Result<Place, StoreError> {
        let Ok(profile) = serde_json::from_str::<Profile>(&article.profile) else { return Ok(Place::default()) };
        let candidates: Vec<(Candidate, Rc<Known>)> = batch
            .candidates(&article.keys, CANDIDATES)?
            .into_iter()
            .filter(|candidate| candidate.id != article.article.id)
            .filter_map(|candidate| self.known(&candidate).map(|known| (candidate, known)))
            .collect();
        self.count(article, &candidates, batch)?;
        let mut neighbours: Vec<Neighbour> = candidates
            .into_iter()
            .filter_map(|(candidate, other)| {
                let link = linking::link(&profile, &other.profile, &self.frequencies)?;
                Some(Neighbour { id: candidate.id, event: candidate.event, story: candidate.story, link })
            })
            .collect();
        neighbours.sort_by(|a, b| closeness(&a.link, &b.link).then_with(|| a.id.cmp(&b.id)));
        let (event, story) = linking::place(&neighbours);
        let related = neighbours.into_iter().take(LINKS).map(related).collect();
        Ok(Place { related, event, story })
    }

    /// Remembers an article that is in the library now.
    pub fn arrived(&mut self, article: &Prepared, outcome: Outcome) {
        // An earlier form may be remembered.
        self.profiles.remove(&article.article.id);
        if outcome == Outcome::Added {
            self.frequencies.articles += 1;
            for key in &article.keys {
                if let Some(count) = self.frequencies.of.get_mut(key) {
                    *count += 1;
                }
            }
        }
    }

    fn known(&mut self, candidate: &Candidate) -> Option<Rc<Known>> {
        if let Some(known) = self.profiles.get(&candidate.id) {
            return Some(Rc::clone(known));
        }
        if self.profiles.len() >= PROFILES {
            self.profiles.clear();
        }
        // A profile of another version does not read: it links to nothing until
        // the article is imported again.
        let profile = serde_json::from_str::<Profile>(&candidate.profile).ok()?;
        let known = Rc::new(Known { keys: profile.keys(), profile });
        self.profiles.insert(candidate.id.clone(), Rc::clone(&known));
        Some(known)
    }

    /// Sees to it that the counts of all keys that links will look at are known.
    fn count(
        &mut self,
        article: &Prepared,
        candidates: &[(Candidate, Rc<Known>)],
        batch: &dyn Batch,
    ) -> Result<(), StoreError> {
        if self.frequencies.of.len() >= KEYS {
            self.frequencies.of.clear();
        }
        let keys = candidates.iter().flat_map(|(_, known)| &known.keys).chain(&article.keys);
        let mut missing: Vec<String> = keys.filter(|key| !self.frequencies.of.contains_key(*key)).cloned().collect();
        missing.sort();
        missing.dedup();
        let counts = batch.frequencies(&missing)?;
        self.frequencies.articles = counts.articles;
        self.frequencies.of.extend(counts.of);
        Ok(())
    }
}

fn closeness(a: &Link, b: &Link) -> std::cmp::Ordering {
    a.relation.cmp(&b.relation).then(b.score.total_cmp(&a.score))
}

fn related(neighbour: Neighbour) -> Related {
    let Link { relation, score, because } = neighbour.link;
    Related { id: neighbour.id, relation, score, because }
}
