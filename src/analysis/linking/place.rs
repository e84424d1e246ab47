//! Where an arriving article belongs: into which event, into which story.

use crate::model::{ArticleId, Relation};

use super::Link;

/// An article that is already there, and its link to the arriving one.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// The article.
    pub id: ArticleId,
    /// The event it is in.
    pub event: ArticleId,
    /// The story it is in.
    pub story: ArticleId,
    /// What joins it to the arriving article.
    pub link: Link,
}

/// The event and the story that the arriving article joins; `None` where it
/// begins its own. The order of the neighbours does not matter.
///
/// An event is joined when its reports agree: a single look-alike among many
/// that are linked less closely does not pull the article in.
pub fn place(neighbours: &[Neighbour]) -> (Option<ArticleId>, Option<ArticleId>) {
    let event = best(neighbours, |n| &n.event, |link| link.relation <= Relation::SameEvent, 0.3);
    let of_event = |event: &ArticleId| neighbours.iter().filter(|n| n.event == *event).map(|n| n.story.clone()).min();
    let story = event
        .as_ref()
        .and_then(of_event)
        .or_else(|| best(neighbours, |n| &n.story, |link| link.relation <= Relation::SameStory, 0.0));
    (event, story)
}

/// The group with the strongest links of the wanted kind, if at least the
/// share `agreed` of its links is of that kind.
fn best(
    neighbours: &[Neighbour],
    group: impl Fn(&Neighbour) -> &ArticleId,
    wanted: impl Fn(&Link) -> bool,
    agreed: f64,
) -> Option<ArticleId> {
    let mut sorted: Vec<&Neighbour> = neighbours.iter().collect();
    sorted.sort_by(|a, b| group(a).cmp(group(b)).then_with(|| b.link.score.total_cmp(&a.link.score)));
    let mut best: Option<(f64, &ArticleId)> = None;
    for members in sorted.chunk_by(|a, b| group(a) == group(b)) {
        let strong: Vec<f64> = members.iter().filter(|n| wanted(&n.link)).map(|n| n.link.score).collect();
        let Some(first) = members.first().filter(|_| !strong.is_empty()) else { continue };
        if (strong.len() as f64) < agreed * members.len() as f64 {
            continue;
        }
        // The three strongest: a large group must not win by its size, nor lose by its edges.
        let top = &strong[..strong.len().min(3)];
        let score = top.iter().sum::<f64>() / top.len() as f64;
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, group(first)));
        }
    }
    best.map(|(_, id)| id.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn neighbour(event: &str, story: &str, relation: Relation, score: f64) -> Neighbour {
        let id = |name: &str| ArticleId(name.to_owned());
        let link = Link { relation, score, because: Vec::new() };
        Neighbour { id: id("n"), event: id(event), story: id(story), link }
    }

    fn check(neighbours: &[Neighbour], event: Option<&str>, story: Option<&str>) {
        let id = |name: &str| ArticleId(name.to_owned());
        assert_eq!(place(neighbours), (event.map(id), story.map(id)));
    }

    #[test]
    fn the_event_with_the_strongest_links_takes_the_article_into_its_story() {
        let weak = neighbour("e1", "s1", Relation::SameEvent, 0.6);
        let strong = neighbour("e2", "s2", Relation::SameEvent, 0.8);
        let story = neighbour("e3", "s3", Relation::SameStory, 0.9);
        check(&[weak, strong, story], Some("e2"), Some("s2"));
    }

    #[test]
    fn a_new_event_can_join_a_story() {
        check(&[neighbour("e1", "s1", Relation::SameStory, 0.4)], None, Some("s1"));
        check(&[neighbour("e1", "s1", Relation::SharedOfficials, 0.4)], None, None);
        check(&[], None, None);
    }

    #[test]
    fn one_look_alike_among_many_reports_does_not_pull_the_article_in() {
        let mut all = vec![neighbour("e1", "s1", Relation::SameStory, 0.4); 9];
        all.push(neighbour("e1", "s1", Relation::SameEvent, 0.7));
        check(&all, None, Some("s1"));
    }

    proptest! {
        #[test]
        fn the_order_of_the_neighbours_does_not_matter(
            facts in prop::collection::vec((0_u8..3, 0_u8..3, 0_u8..4), 0..12).prop_shuffle()
        ) {
            let relations =
                [Relation::Duplicate, Relation::SameEvent, Relation::SameStory, Relation::SharedOfficials];
            let made = |(event, relation, score): &(u8, u8, u8)| {
                let relation = relations[usize::from(*relation)];
                neighbour(&format!("e{event}"), &format!("s{}", event % 2), relation, f64::from(*score) / 4.0)
            };
            let mut neighbours: Vec<Neighbour> = facts.iter().map(made).collect();
            let placed = place(&neighbours);
            neighbours.reverse();
            prop_assert_eq!(place(&neighbours), placed);
        }
    }
}
