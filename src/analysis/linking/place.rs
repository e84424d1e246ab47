//! Into which story a new event goes.

use crate::model::{ArticleId, Relation};

use super::Link;

/// An article that is already there, and its link to the arriving one.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// The article.
    pub id: ArticleId,
    /// The story it is in.
    pub story: ArticleId,
    /// What joins it to the arriving article.
    pub link: Link,
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
    let mut scores: Vec<f64> =
        members.iter().filter(|n| n.link.relation <= Relation::SameStory).map(|n| n.link.score).collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    scores.truncate(3);
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn neighbour(story: &str, relation: Relation, score: f64) -> Neighbour {
        let id = |name: &str| ArticleId(name.to_owned());
        let link = Link { relation, score, because: Vec::new() };
        Neighbour { id: id("n"), story: id(story), link }
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
        check(&[], None);
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
