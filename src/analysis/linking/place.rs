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
/// An event is joined when the article fits its reports on average: a single
/// look-alike among many that are less like it does not pull the article in,
/// and reports of it that cannot be of the same event keep the article out.
pub fn place(neighbours: &[Neighbour]) -> (Option<ArticleId>, Option<ArticleId>) {
    let event = best(neighbours, |n| &n.event, event_score);
    let of_event = |event: &ArticleId| neighbours.iter().filter(|n| n.event == *event).map(|n| n.story.clone()).min();
    let story = event.as_ref().and_then(of_event).or_else(|| best(neighbours, |n| &n.story, story_score));
    (event, story)
}

/// How well an article must fit the reports of an event on average.
const FITS: f64 = 0.15;

fn event_score(members: &[&Neighbour]) -> Option<f64> {
    let near = members.iter().filter(|n| n.link.relation <= Relation::SameEvent).count();
    let apart = members.iter().filter(|n| n.link.apart).count();
    if near == 0 || apart >= near {
        return None;
    }
    let fit = members.iter().map(|n| if n.link.apart { 0.0 } else { n.link.fit }).sum::<f64>() / members.len() as f64;
    (fit >= FITS).then_some(fit)
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

/// The group with the highest score, of those that have one.
fn best(
    neighbours: &[Neighbour],
    group: impl Fn(&Neighbour) -> &ArticleId,
    score: impl Fn(&[&Neighbour]) -> Option<f64>,
) -> Option<ArticleId> {
    let mut sorted: Vec<&Neighbour> = neighbours.iter().collect();
    // Sums depend on the order of what is added.
    sorted.sort_by(|a, b| group(a).cmp(group(b)).then_with(|| b.link.fit.total_cmp(&a.link.fit)));
    let mut best: Option<(f64, &ArticleId)> = None;
    for members in sorted.chunk_by(|a, b| group(a) == group(b)) {
        let (Some(first), Some(score)) = (members.first(), score(members)) else { continue };
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
        let fit = if relation <= Relation::SameEvent { score } else { score / 8.0 };
        let link = Link { relation, score, because: Vec::new(), fit, apart: false };
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

    #[test]
    fn a_report_that_cannot_be_of_the_event_keeps_the_article_out() {
        let near = neighbour("e1", "s1", Relation::SameEvent, 0.7);
        let mut apart = neighbour("e1", "s1", Relation::SameStory, 0.5);
        apart.link.apart = true;
        check(&[near.clone(), apart.clone()], None, Some("s1"));
        check(&[near.clone(), near, apart], Some("e1"), Some("s1"));
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
