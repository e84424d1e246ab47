//! What a reader's corrections of events and stories come to: which articles
//! report one event and which events are one story, whatever was found.
//!
//! Like [`super::corrections`] they lie over what was found, in the order in
//! which they were made; one that is taken back leaves no trace, and one of
//! articles that are not there waits for them.

use std::collections::{BTreeSet, HashMap};

use super::{ArticleId, Grouping};

/// An article, and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The article.
    pub article: ArticleId,
    /// The event it reports, by any name that only its reports have.
    pub event: usize,
    /// The story of that event, in the same way.
    pub story: usize,
    /// An article that was set apart before this one came, and by which it was
    /// found: where that one goes, this one goes.
    pub follows: Option<ArticleId>,
}

/// Where articles belong after the corrections: for each of `found` the place
/// in it of the earliest report of its event and of the earliest article of its
/// story. `found` holds all articles, in the order in which they came, of every
/// story that a correction names.
pub fn grouped(found: &[Placed], groupings: &[Grouping]) -> Vec<(usize, usize)> {
    let mut groups = Groups::new(found);
    for grouping in groupings {
        groups.apply(grouping);
    }
    groups.places()
}

/// The articles that the corrections name, each once.
pub fn named(groupings: &[Grouping]) -> BTreeSet<&ArticleId> {
    groupings
        .iter()
        .flat_map(|grouping| match grouping {
            Grouping::SameEvent { from, into } | Grouping::SameStory { from, into } => vec![from, into],
            Grouping::Pin { article, event } => vec![article, event],
            Grouping::OwnEvent { article } | Grouping::OwnStory { article } => vec![article],
        })
        .collect()
}

/// Articles, events and stories are numbers here: articles their places, events
/// and stories in the order in which they were seen or made.
struct Groups<'a> {
    articles: HashMap<&'a ArticleId, usize>,
    followers: HashMap<&'a ArticleId, Vec<usize>>,
    /// The event of each article, and the story of each event.
    event: Vec<usize>,
    story: Vec<usize>,
    /// The articles of each event, and the events of each story.
    reports: Vec<BTreeSet<usize>>,
    events: Vec<BTreeSet<usize>>,
}

impl<'a> Groups<'a> {
    fn new(found: &'a [Placed]) -> Self {
        let mut groups = Self {
            articles: HashMap::new(),
            followers: HashMap::new(),
            event: Vec::new(),
            story: Vec::new(),
            reports: Vec::new(),
            events: Vec::new(),
        };
        let (mut events, mut stories) = (HashMap::new(), HashMap::new());
        for (at, placed) in found.iter().enumerate() {
            groups.articles.insert(&placed.article, at);
            if let Some(leader) = &placed.follows {
                groups.followers.entry(leader).or_default().push(at);
            }
            // Reports of one event are in one story: that of the earliest.
            let event = *events.entry(placed.event).or_insert_with(|| {
                let story = *stories.entry(placed.story).or_insert_with(|| groups.new_story());
                groups.new_event(story)
            });
            groups.event.push(event);
            groups.reports[event].insert(at);
        }
        groups
    }

    fn new_story(&mut self) -> usize {
        self.events.push(BTreeSet::new());
        self.events.len() - 1
    }

    fn new_event(&mut self, story: usize) -> usize {
        let event = self.reports.len();
        self.reports.push(BTreeSet::new());
        self.story.push(story);
        self.events[story].insert(event);
        event
    }

    fn apply(&mut self, grouping: &Grouping) {
        let there = |id: &ArticleId| self.articles.get(id).copied();
        match grouping {
            Grouping::SameEvent { from, into } => {
                if let (Some(from), Some(into)) = (there(from), there(into)) {
                    self.join_events(self.event[from], self.event[into]);
                }
            }
            Grouping::SameStory { from, into } => {
                if let (Some(from), Some(into)) = (there(from), there(into)) {
                    self.join_stories(self.story[self.event[from]], self.story[self.event[into]]);
                }
            }
            Grouping::OwnEvent { article } => {
                if let Some(at) = there(article) {
                    let event = self.new_event(self.story[self.event[at]]);
                    self.move_with_followers(at, article, event);
                }
            }
            Grouping::Pin { article, event } => {
                if let (Some(at), Some(other)) = (there(article), there(event))
                    && self.event[at] != self.event[other]
                {
                    self.move_with_followers(at, article, self.event[other]);
                }
            }
            Grouping::OwnStory { article } => {
                if let Some(at) = there(article) {
                    let (before, story) = (self.story[self.event[at]], self.new_story());
                    for at in [vec![at], self.led_by(article)].concat() {
                        if self.story[self.event[at]] == before {
                            self.move_event(self.event[at], story);
                        }
                    }
                }
            }
        }
    }

    fn led_by(&self, article: &ArticleId) -> Vec<usize> {
        self.followers.get(article).cloned().unwrap_or_default()
    }

    /// Moves an article and those of its event that follow it.
    fn move_with_followers(&mut self, at: usize, article: &ArticleId, to: usize) {
        let before = self.event[at];
        for at in [vec![at], self.led_by(article)].concat() {
            if self.event[at] == before {
                self.reports[before].remove(&at);
                self.reports[to].insert(at);
                self.event[at] = to;
            }
        }
        self.leave_if_empty(before);
    }

    fn join_events(&mut self, from: usize, into: usize) {
        if from == into {
            return;
        }
        for at in std::mem::take(&mut self.reports[from]) {
            self.event[at] = into;
            self.reports[into].insert(at);
        }
        self.leave_if_empty(from);
    }

    fn join_stories(&mut self, from: usize, into: usize) {
        if from != into {
            for event in std::mem::take(&mut self.events[from]) {
                self.story[event] = into;
                self.events[into].insert(event);
            }
        }
    }

    fn move_event(&mut self, event: usize, story: usize) {
        self.events[self.story[event]].remove(&event);
        self.story[event] = story;
        self.events[story].insert(event);
    }

    /// An event that nobody reports is in no story.
    fn leave_if_empty(&mut self, event: usize) {
        if self.reports[event].is_empty() {
            self.events[self.story[event]].remove(&event);
        }
    }

    fn places(&self) -> Vec<(usize, usize)> {
        let first = |event: usize| self.reports[event].first().copied();
        let oldest: Vec<Option<usize>> =
            self.events.iter().map(|events| events.iter().filter_map(|&event| first(event)).min()).collect();
        let place = |(at, &event): (usize, &usize)| {
            (first(event).unwrap_or(at), oldest.get(self.story[event]).copied().flatten().unwrap_or(at))
        };
        self.event.iter().enumerate().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: usize) -> ArticleId {
        ArticleId(format!("q{n}"))
    }

    /// Articles by the number of their event and of its story.
    fn found(places: &[(usize, usize)]) -> Vec<Placed> {
        let place =
            |(n, &(event, story)): (usize, &(usize, usize))| Placed { article: id(n), event, story, follows: None };
        places.iter().enumerate().map(place).collect()
    }

    fn same_event(from: usize, into: usize) -> Grouping {
        Grouping::SameEvent { from: id(from), into: id(into) }
    }

    fn same_story(from: usize, into: usize) -> Grouping {
        Grouping::SameStory { from: id(from), into: id(into) }
    }

    fn own_event(n: usize) -> Grouping {
        Grouping::OwnEvent { article: id(n) }
    }

    fn own_story(n: usize) -> Grouping {
        Grouping::OwnStory { article: id(n) }
    }

    fn pin(n: usize, event: usize) -> Grouping {
        Grouping::Pin { article: id(n), event: id(event) }
    }

    #[test]
    fn when_the_first_report_is_set_apart_the_next_gives_the_rest_its_name() {
        let places = found(&[(0, 0), (0, 0), (0, 0), (1, 0)]);
        assert_eq!(grouped(&places, &[own_event(0)]), [(0, 0), (1, 0), (1, 0), (3, 0)]);
        assert_eq!(grouped(&places, &[own_event(0), own_story(0)]), [(0, 0), (1, 1), (1, 1), (3, 1)]);
    }

    #[test]
    fn two_events_that_are_one_move_as_a_whole_into_the_story_that_stays() {
        let places = found(&[(0, 0), (1, 0), (2, 2), (2, 2)]);
        assert_eq!(grouped(&places, &[same_event(3, 1)]), [(0, 0), (1, 0), (1, 0), (1, 0)]);
        assert_eq!(grouped(&places, &[same_event(1, 3)]), [(0, 0), (1, 1), (1, 1), (1, 1)]);
    }

    #[test]
    fn stories_that_are_one_keep_their_events() {
        let places = found(&[(0, 0), (1, 1), (2, 1)]);
        assert_eq!(grouped(&places, &[same_story(2, 0)]), [(0, 0), (1, 0), (2, 0)]);
    }

    #[test]
    fn a_pinned_article_stays_with_the_other_wherever_it_was_found() {
        let pinned = [pin(1, 0)];
        assert_eq!(grouped(&found(&[(0, 0), (0, 0)]), &pinned), [(0, 0), (0, 0)]);
        assert_eq!(grouped(&found(&[(0, 0), (1, 1), (1, 1)]), &pinned), [(0, 0), (0, 0), (2, 2)]);
    }

    #[test]
    fn who_was_found_by_an_article_that_is_set_apart_goes_with_it() {
        let mut places = found(&[(0, 0), (0, 0), (0, 0), (0, 0)]);
        places[3].follows = Some(id(1));
        assert_eq!(grouped(&places, &[own_event(1)]), [(0, 0), (1, 0), (0, 0), (1, 0)]);
        assert_eq!(grouped(&places, &[]), [(0, 0); 4]);
    }

    const MANY: usize = 7;

    fn any() -> impl Strategy<Value = Grouping> {
        // Some name an article that is not there.
        let n = || 0..MANY + 1;
        prop_oneof![
            (n(), n()).prop_map(|(a, b)| same_event(a, b)),
            (n(), n()).prop_map(|(a, b)| same_story(a, b)),
            n().prop_map(own_event),
            n().prop_map(own_story),
            (n(), n()).prop_map(|(a, b)| pin(a, b)),
        ]
    }

    fn places() -> impl Strategy<Value = Vec<Placed>> {
        proptest::collection::vec((0usize..4, proptest::option::of(0..MANY)), MANY).prop_map(|events| {
            let placed = |(n, (event, follows)): (usize, (usize, Option<usize>))| Placed {
                article: id(n),
                event,
                story: event / 2,
                follows: follows.map(id),
            };
            events.into_iter().enumerate().map(placed).collect()
        })
    }

    /// The same, as if the outcome were what was found.
    fn again(found: &[Placed], outcome: &[(usize, usize)]) -> Vec<Placed> {
        let placed = |(placed, &(event, story)): (&Placed, &(usize, usize))| Placed { event, story, ..placed.clone() };
        found.iter().zip(outcome).map(placed).collect()
    }

    proptest! {
        #[test]
        fn every_group_has_the_name_of_its_earliest_and_an_event_one_story(
            found in places(), groupings in proptest::collection::vec(any(), 0..8),
        ) {
            let outcome = grouped(&found, &groupings);
            prop_assert_eq!(outcome.len(), found.len());
            for (at, &(event, story)) in outcome.iter().enumerate() {
                prop_assert!(event <= at && story <= event);
                prop_assert_eq!(outcome[event], (event, story));
                prop_assert_eq!(outcome[story].1, story);
            }
        }

        #[test]
        fn a_correction_that_is_made_twice_is_made_once(
            found in places(), groupings in proptest::collection::vec(any(), 0..6), last in any(),
        ) {
            let mut all = groupings;
            all.push(last.clone());
            let once = grouped(&found, &all);
            all.push(last);
            prop_assert_eq!(grouped(&found, &all), once);
        }

        #[test]
        fn one_after_the_other_is_all_at_once(
            found in places(), groupings in proptest::collection::vec(any(), 0..8),
        ) {
            let mut step = found.clone();
            for grouping in &groupings {
                let outcome = grouped(&step, std::slice::from_ref(grouping));
                step = again(&step, &outcome);
            }
            prop_assert_eq!(grouped(&step, &[]), grouped(&found, &groupings));
        }

        #[test]
        fn the_order_of_corrections_that_have_nothing_to_do_with_one_another_does_not_matter(
            left in proptest::collection::vec(any(), 0..4), right in proptest::collection::vec(any(), 0..4), mixed in 0..=u64::MAX,
        ) {
            // Two stories beside one another, each with corrections of its own.
            let halves = found(&[(0, 0), (0, 0), (1, 0), (2, 0), (2, 0), (3, 0), (3, 0), (4, 0)]);
            let other = |grouping: &Grouping| -> Grouping {
                let json = serde_json::to_string(grouping).expect("JSON").replace("\"q", "\"r");
                serde_json::from_str(&json).expect("a grouping")
            };
            let mut both = halves.clone();
            both.extend(halves.iter().map(|placed| Placed {
                article: ArticleId(placed.article.0.replace('q', "r")), event: placed.event + 10, story: 10, follows: None,
            }));
            let right: Vec<Grouping> = right.iter().map(other).collect();
            let in_turn = [left.clone(), right.clone()].concat();
            let (mut left, mut right, mut shuffled) = (left.into_iter().peekable(), right.into_iter().peekable(), Vec::new());
            for bit in 0.. {
                let is_left = mixed >> (bit % 64) & 1 == 0;
                let next = if is_left { left.next().or_else(|| right.next()) } else { right.next().or_else(|| left.next()) };
                let Some(next) = next else { break };
                shuffled.push(next);
            }
            prop_assert_eq!(grouped(&both, &shuffled), grouped(&both, &in_turn));
        }
    }
}
