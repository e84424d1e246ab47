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
