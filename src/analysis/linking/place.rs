//! Into which story a new event goes.

use crate::model::{ArticleId, Relation};

use super::profile::Profile;
use super::{Link, days};

/// After so many days without news it is another story, however alike: its
/// people meet again. A story may be as old as it likes.
pub(super) const PAUSE: i32 = 366;

/// An article that is already there, and its link to the arriving one.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// The article.
    pub id: ArticleId,
    /// The story it is in.
    pub story: ArticleId,
    /// What joins it to the arriving article.
    pub link: Link,
    /// Whether the two were published in different times.
    pub long_apart: bool,
}

/// Whether two articles were published so long apart that no story runs from
/// one to the other.
pub fn long_apart(a: &Profile, b: &Profile) -> bool {
    let Some((a, b)) = a.published.as_ref().zip(b.published.as_ref()) else { return false };
    match days::apart(a, b) {
        Some(days) => days > PAUSE,
        None => (a.ymd().0 - b.ymd().0).abs() > 1,
    }
}

/// The story that an arriving article joins, whose event is new; `None` where
/// it begins its own. The order of the neighbours does not matter.
pub fn story(neighbours: &[Neighbour]) -> Option<ArticleId> {
    let mut sorted: Vec<&Neighbour> = neighbours.iter().collect();
    sorted.sort_by(|a, b| a.story.cmp(&b.story));
    let mut best: Option<(f64, &ArticleId)> = None;
    for members in sorted.chunk_by(|a, b| a.story == b.story) {
        let (Some(first), Some(score)) = (members.first(), story_score(members)) else { continue };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, &first.story));
        }
    }
    best.map(|(_, id)| id.clone())
}

/// The three strongest links: a large story must not win by its size, nor lose
/// by its edges.
fn story_score(members: &[&Neighbour]) -> Option<f64> {
    let mut scores: Vec<f64> = members
        .iter()
        .filter(|n| n.link.relation <= Relation::SameStory && !n.long_apart)
        .map(|n| n.link.score)
        .collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.truncate(3);
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::profile;
    use super::*;
    use crate::model::Stamp;
    use crate::model::article::plain_article;

    fn neighbour(story: &str, relation: Relation, score: f64) -> Neighbour {
        let id = |name: &str| ArticleId(name.to_owned());
        let link = Link { relation, score, because: Vec::new() };
        Neighbour { id: id("n"), story: id(story), link, long_apart: false }
    }

    fn check(neighbours: &[Neighbour], expected: Option<&str>) {
        assert_eq!(story(neighbours), expected.map(|name| ArticleId(name.to_owned())));
    }

    #[test]
    fn an_event_joins_the_story_with_the_strongest_links() {
        let weak = neighbour("s1", Relation::SameStory, 0.6);
        let strong = neighbour("s2", Relation::SameStory, 0.8);
        check(&[weak, strong], Some("s2"));
        check(&[neighbour("s1", Relation::SameStory, 0.4)], Some("s1"));
        check(&[neighbour("s1", Relation::SharedOfficials, 0.4)], None);
        let other_time = Neighbour { long_apart: true, ..neighbour("s1", Relation::SameStory, 0.9) };
        check(&[other_time], None);
        check(&[], None);
    }

    #[test]
    fn a_story_runs_over_a_year_and_not_over_many() {
        let of = |day: &str| Profile {
            published: Stamp::parse(day),
            ..profile(&plain_article("", "The ferry sails."), &[], &[], &[])
        };
        let apart = |a, b| long_apart(&of(a), &of(b));
        assert!(!apart("2031-05-03", "2032-05-02") && !apart("2031", "2032-05-02") && !apart("soon", "2031"));
        assert!(apart("2031-05-03", "2032-06-02") && apart("2031", "2033") && apart("0001-01-01", "9999-12-31"));
    }

    proptest! {
        #[test]
        fn the_order_of_the_neighbours_does_not_matter(
            facts in prop::collection::vec((0_u8..3, 0_u8..3, 0_u8..4), 0..12).prop_shuffle()
        ) {
            let relations =
                [Relation::Duplicate, Relation::SameEvent, Relation::SameStory, Relation::SharedOfficials];
            let made = |(story, relation, score): &(u8, u8, u8)| {
                let relation = relations[usize::from(*relation)];
                neighbour(&format!("s{story}"), relation, f64::from(*score) / 4.0)
            };
            let mut neighbours: Vec<Neighbour> = facts.iter().map(made).collect();
            let placed = story(&neighbours);
            neighbours.reverse();
            prop_assert_eq!(story(&neighbours), placed);
        }
    }
}
