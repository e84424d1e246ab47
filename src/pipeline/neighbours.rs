//! Where an arriving article belongs: its links to those in the library, and
//! the event and story that it joins.
//!
//! Profiles and key counts are remembered over a run. Counts that another copy
//! of the program changes meanwhile are a little old then, which moves a
//! weight by nothing one could see.

use std::rc::Rc;

use super::preparing::Ready;
use super::profiles;
use super::recent::Recent;
use crate::analysis::linking::{self, Counts, Frequencies, Key, Link, Neighbour, Profile, Report};
use crate::model::{ArticleId, Related};
use crate::store::{Batch, Candidate, Outcome, StoreError, Unit};

/// How many articles are compared with an arriving one.
const CANDIDATES: usize = 16;
/// How much is remembered of what was used of late, twice at most: some 40 MiB,
/// however long the import.
const PROFILES: usize = 1_500;
const KEYS: usize = 200_000;

/// How many events around an arriving article are found anew with it, of how
/// many articles each, and of how many in all. A larger event stays together
/// and is compared by its newest articles.
const EVENTS: usize = 3;
const REPORTS: usize = 16;
const ARTICLES: usize = 40;

/// Links and placement of an article.
#[derive(Debug, Default)]
pub struct Place {
    /// Its neighbours, closest first.
    pub related: Vec<Related>,
    /// The event it joins, by any article of it.
    pub event: Option<ArticleId>,
    /// The story it joins.
    pub story: Option<ArticleId>,
    /// The articles around it whose events are others now that it is there.
    pub regrouped: Vec<Vec<Unit>>,
    /// The words that say most of what it is about, among those that are there.
    pub topic: String,
}

/// Articles around an arriving one that are grouped with it: one, or all of an
/// event, by the profiles that stand for them.
struct Around {
    unit: Unit,
    event: ArticleId,
    profiles: Vec<Rc<Profile>>,
}

/// Links arriving articles, one after another.
#[derive(Debug, Default)]
pub struct Linker {
    profiles: Recent<ArticleId, Known>,
    frequencies: Frequencies,
    /// The counts that were among the frequencies before these were too many,
    /// and how often that was.
    earlier: Counts,
    age: usize,
}

/// A profile that is remembered, and when the counts of its keys were last
/// among the frequencies.
#[derive(Debug)]
struct Known {
    profile: Rc<Profile>,
    counted: usize,
}

impl Linker {
    /// Where the article belongs, among those that the batch can see.
    pub fn place(&mut self, arriving: &Ready, batch: &mut dyn Batch) -> Result<Place, StoreError> {
        let (article, profile) = (&arriving.prepared, &arriving.profile);
        self.forget_too_much();
        self.frequencies.articles = batch.articles()?;
        let mut candidates: Vec<(Candidate, Rc<Profile>)> = Vec::new();
        for candidate in batch.candidates(&article.keys, CANDIDATES)? {
            if candidate.id != article.article.id
                && let Some(profile) = self.profile(&candidate.id, batch)?
            {
                candidates.push((candidate, profile));
            }
        }
        // The batch has them at hand by now.
        self.count(&profile.keys(), batch)?;
        let own = Report::new(profile, &self.frequencies);
        let reports: Vec<Report<'_>> =
            candidates.iter().map(|(_, other)| Report::new(other, &self.frequencies)).collect();
        let near = reports.iter().map(|report| linking::nearness(&own, report)).collect();
        let around = self.around(arriving, &candidates, near, batch)?;
        // What was weighed once need not be again.
        let weighed = |profile: &Rc<Profile>| {
            let at = candidates.iter().position(|(_, other)| Rc::ptr_eq(other, profile));
            at.and_then(|at| reports.get(at).cloned())
        };
        let (event, regrouped) = self.regroup(own, &around, weighed);
        let mut neighbours: Vec<Neighbour> = candidates
            .into_iter()
            .filter_map(|(candidate, other)| {
                let link = linking::link(profile, &other, &self.frequencies)?;
                let long_apart = linking::long_apart(profile, &other);
                Some(Neighbour { id: candidate.id, story: candidate.story, link, long_apart })
            })
            .collect();
        neighbours.sort_by(|a, b| closeness(&a.link, &b.link).then_with(|| a.id.cmp(&b.id)));
        let story = linking::story(&neighbours);
        let related = neighbours.into_iter().map(related).collect();
        let topic = profile.topic(&self.frequencies).join(" ");
        Ok(Place { related, event, story, regrouped, topic })
    }

    /// The reports of the events nearest to the arriving article.
    fn around(
        &mut self,
        arriving: &Ready,
        candidates: &[(Candidate, Rc<Profile>)],
        nearness: Vec<f64>,
        batch: &mut dyn Batch,
    ) -> Result<Vec<Around>, StoreError> {
        let mut events: Vec<(f64, &ArticleId)> = Vec::new();
        for ((candidate, _), near) in candidates.iter().zip(nearness) {
            match events.iter_mut().find(|(_, event)| *event == &candidate.event) {
                Some((most, _)) => *most = most.max(near),
                None => events.push((near, &candidate.event)),
            }
        }
        events.retain(|&(near, _)| linking::is_near(near));
        events.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.cmp(y)));
        let (mut out, mut room) = (Vec::new(), ARTICLES);
        for (_, event) in events.into_iter().take(EVENTS) {
            let mut members = Vec::new();
            for id in batch.members(event, REPORTS + 1)? {
                if id != arriving.prepared.article.id
                    && let Some(profile) = self.profile(&id, batch)?
                {
                    members.push((id, profile));
                }
            }
            if members.len() > REPORTS.min(room) {
                let profiles = members.into_iter().take(REPORTS).map(|(_, profile)| profile).collect();
                out.push(Around { unit: Unit::Event(event.clone()), event: event.clone(), profiles });
            } else {
                room -= members.len();
                out.extend(members.into_iter().map(|(id, profile)| Around {
                    unit: Unit::Article(id),
                    event: event.clone(),
                    profiles: vec![profile],
                }));
            }
        }
        Ok(out)
    }

    /// The event that the arriving article joins, by any article of it, and the
    /// events that are others with it.
    fn regroup<'a>(
        &self,
        arriving: Report<'a>,
        around: &'a [Around],
        weighed: impl Fn(&Rc<Profile>) -> Option<Report<'a>>,
    ) -> (Option<ArticleId>, Vec<Vec<Unit>>) {
        let report =
            |profile: &'a Rc<Profile>| weighed(profile).unwrap_or_else(|| Report::new(profile, &self.frequencies));
        let units: Vec<Vec<Report<'_>>> = std::iter::once(vec![arriving])
            .chain(around.iter().map(|around| around.profiles.iter().map(report).collect()))
            .collect();
        let groups = linking::group(&units);
        let members = |group: &Vec<usize>| -> Vec<&Around> {
            group.iter().filter_map(|&number| around.get(number.checked_sub(1)?)).collect()
        };
        let event = groups.iter().find(|group| group.contains(&0)).and_then(|group| {
            members(group).first().map(|around| match &around.unit {
                Unit::Article(id) | Unit::Event(id) => id.clone(),
            })
        });
        let changed = |group: &Vec<&Around>| {
            let Some(first) = group.first() else { return false };
            let all = around.iter().filter(|around| around.event == first.event).count();
            group.len() != all || group.iter().any(|around| around.event != first.event)
        };
        let regrouped = groups.iter().map(members).filter(changed);
        (event, regrouped.map(|group| group.into_iter().map(|around| around.unit.clone()).collect()).collect())
    }

    /// Remembers an article that is in the library now.
    pub fn arrived(&mut self, arrived: Ready, outcome: Outcome) {
        if outcome == Outcome::Added {
            for key in &arrived.prepared.keys {
                if let Some(count) = self.frequencies.of.get_mut(key).or_else(|| self.earlier.get_mut(key)) {
                    *count += 1;
                }
            }
        }
        let known = Known { profile: Rc::new(arrived.profile), counted: self.age };
        self.profiles.insert(arrived.prepared.article.id, known);
    }

    /// The profile of an article in the library; the counts of its keys are
    /// known from then on, because its links will ask for them.
    fn profile(&mut self, id: &ArticleId, batch: &mut dyn Batch) -> Result<Option<Rc<Profile>>, StoreError> {
        let profile = if let Some(known) = self.profiles.get(id) {
            if known.counted == self.age {
                return Ok(Some(Rc::clone(&known.profile)));
            }
            known.counted = self.age;
            Rc::clone(&known.profile)
        } else {
            let Some(profile) = batch.profile(id)?.and_then(|bytes| profiles::profile(&bytes)) else { return Ok(None) };
            let profile = Rc::new(profile);
            self.profiles.insert(id.clone(), Known { profile: Rc::clone(&profile), counted: self.age });
            profile
        };
        self.count(&profile.keys(), batch)?;
        Ok(Some(profile))
    }

    /// Sees to it that the counts of the keys are known.
    fn count(&mut self, keys: &[Key], batch: &mut dyn Batch) -> Result<(), StoreError> {
        let mut missing: Vec<Key> = keys.iter().filter(|key| !self.frequencies.of.contains_key(key)).copied().collect();
        missing.retain(|&key| match self.earlier.remove(&key) {
            Some(count) => self.frequencies.of.insert(key, count).is_some(),
            None => true,
        });
        let counts = batch.frequencies(&missing)?;
        self.frequencies.of.extend(missing.into_iter().zip(counts));
        Ok(())
    }

    fn forget_too_much(&mut self) {
        self.profiles.age(PROFILES);
        if self.frequencies.of.len() >= KEYS {
            self.earlier = std::mem::take(&mut self.frequencies.of);
            self.age += 1;
        }
    }
}

fn closeness(a: &Link, b: &Link) -> std::cmp::Ordering {
    a.relation.cmp(&b.relation).then(b.score.total_cmp(&a.score))
}

fn related(neighbour: Neighbour) -> Related {
    let Link { relation, score, because, .. } = neighbour.link;
    Related { id: neighbour.id, relation, score, because }
}
