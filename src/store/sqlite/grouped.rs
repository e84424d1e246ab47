//! The reader's corrections of events and stories in the rows of the library:
//! `found_event` and `found_story` are what was found, `event`, `story` and
//! `reports` what holds with the corrections; wherever the two differ the
//! article is in `grouped`. They are worked out anew for the stories that are
//! touched whenever the corrections change, and when articles come in; a stamp
//! tells when a library has seen other corrections than there are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};

use super::file::Database;
use super::journal::Apart;
use super::rows::{COLUMNS, Laid, TABLES, row};
use crate::model::grouped::{Placed, grouped, named};
use crate::model::{ArticleId, Grouping, Linked, Related, Relation};
use crate::store::StoreError;

/// Brings the library up to date with the corrections, if it is not. They are
/// read again once nobody else can write: another copy may have changed them.
pub(super) fn renew(
    database: &Database,
    groupings: impl Fn() -> Result<Vec<Grouping>, StoreError>,
) -> Result<(), StoreError> {
    let before = groupings()?;
    if database.run(|c| is_current(c, &before))? {
        return Ok(());
    }
    let transaction = database.begin()?;
    let groupings = groupings()?;
    database.run(|c| apply(c, &groupings))?;
    transaction.commit()
}

fn is_current(c: &Connection, groupings: &[Grouping]) -> rusqlite::Result<bool> {
    let applied: Option<Vec<u8>> =
        c.prepare_cached("SELECT stamp FROM regrouped")?.query_row([], |row| row.get(0)).optional()?;
    Ok(applied.unwrap_or_default() == stamp(groupings))
}

/// Tells these corrections from others; nothing for none.
fn stamp(groupings: &[Grouping]) -> Vec<u8> {
    if groupings.is_empty() {
        return Vec::new();
    }
    let mut hash = Sha256::new();
    for grouping in groupings {
        hash.update(serde_json::to_string(grouping).unwrap_or_default());
        hash.update("\n");
    }
    hash.finalize().to_vec()
}

/// Works out anew where the articles of all stories belong that the corrections
/// touch, or touched before.
pub(super) fn apply(c: &Connection, groupings: &[Grouping]) -> rusqlite::Result<()> {
    let members = members(c, groupings)?;
    let rows: Vec<(i64, &Member)> = members.iter().map(|(&num, member)| (num, member)).collect();
    let found: Vec<Placed> = rows.iter().map(|(_, member)| member.placed()).collect();
    let places = grouped(&found, groupings);
    let mut reports: HashMap<usize, i64> = HashMap::new();
    for &(event, _) in &places {
        *reports.entry(event).or_default() += 1;
    }
    let mut update = c.prepare_cached("UPDATE articles SET event = ?2, story = ?3, reports = ?4 WHERE num = ?1")?;
    let mut note = c.prepare_cached("REPLACE INTO grouped (num, follows) VALUES (?1, ?2)")?;
    let mut forget = c.prepare_cached("DELETE FROM grouped WHERE num = ?1")?;
    for (at, (&(num, member), &(event, story))) in rows.iter().zip(&places).enumerate() {
        let number = |at: usize| rows.get(at).map_or(num, |&(num, _)| num);
        let now = (number(event), number(story), if event == at { reports[&event] } else { 0 });
        if now != (member.event, member.story, member.reports) {
            update.execute(params![num, now.0, now.1, now.2])?;
        }
        let is_noted = (now.0, now.1) != (member.found_event, member.found_story) || member.follows.is_some();
        if is_noted && !member.noted {
            note.execute(params![num, member.follows])?;
        } else if member.noted && !is_noted {
            forget.execute([num])?;
        }
    }
    if !is_current(c, groupings)? {
        c.execute("DELETE FROM regrouped", [])?;
        c.execute("INSERT INTO regrouped (stamp) VALUES (?1)", [stamp(groupings)])?;
    }
    Ok(())
}

/// An article of a story that is touched.
struct Member {
    id: ArticleId,
    found_event: i64,
    found_story: i64,
    event: i64,
    story: i64,
    reports: i64,
    follows: Option<i64>,
    /// The id of the article that it follows.
    leader: Option<ArticleId>,
    noted: bool,
}

impl Member {
    fn placed(&self) -> Placed {
        // Numbers of articles are above 0.
        let place = |num: i64| usize::try_from(num).unwrap_or_default();
        let (event, story) = (place(self.found_event), place(self.found_story));
        Placed { article: self.id.clone(), event, story, follows: self.leader.clone() }
    }
}

/// All articles of the stories that are touched, as they were found, by their
/// numbers. An article that was not moved is in the story that it was found in.
fn members(c: &Connection, groupings: &[Grouping]) -> rusqlite::Result<BTreeMap<i64, Member>> {
    let columns = "a.num, a.id, a.found_event, a.found_story, a.event, a.story, a.reports, g.follows, l.id,
         g.num IS NOT NULL FROM articles a LEFT JOIN grouped g ON g.num = a.num
         LEFT JOIN articles l ON l.num = g.follows";
    let read = |row: &rusqlite::Row<'_>| {
        let leader: Option<String> = row.get(8)?;
        let member = Member {
            id: ArticleId(row.get(1)?),
            found_event: row.get(2)?,
            found_story: row.get(3)?,
            event: row.get(4)?,
            story: row.get(5)?,
            reports: row.get(6)?,
            follows: row.get(7)?,
            leader: leader.map(ArticleId),
            noted: row.get(9)?,
        };
        Ok((row.get(0)?, member))
    };
    let mut members: BTreeMap<i64, Member> = c
        .prepare_cached(&format!("SELECT {columns} WHERE a.num IN (SELECT num FROM grouped)"))?
        .query_map([], read)?
        .collect::<Result<_, _>>()?;
    // The stories that something was moved out of, and those it was moved into.
    let mut stories: BTreeSet<i64> = members.values().flat_map(|member| [member.found_story, member.story]).collect();
    let mut find = c.prepare_cached("SELECT found_story FROM articles WHERE id = ?1")?;
    for id in named(groupings) {
        stories.extend(find.query_row([&id.0], |row| row.get::<_, i64>(0)).optional()?);
    }
    let mut of_story = c.prepare_cached(&format!("SELECT {columns} WHERE a.story = ?1"))?;
    for &story in &stories {
        let mut rows = of_story.query([story])?;
        while let Some(row) = rows.next()? {
            let (num, member) = read(row)?;
            members.insert(num, member);
        }
    }
    Ok(members)
}

/// How many articles are remembered from which one was set apart: of a larger
/// event or story nothing that comes goes with it.
const OTHERS: usize = 2_000;

/// The articles from which a correction sets one apart: those that are in its
/// event or story now.
pub(super) fn others(c: &Connection, grouping: &Grouping) -> rusqlite::Result<Vec<ArticleId>> {
    let Some(article) = grouping.set_apart() else { return Ok(Vec::new()) };
    let group = if matches!(grouping, Grouping::OwnStory { .. }) { "story" } else { "event" };
    let statement = format!(
        "SELECT o.id FROM articles a JOIN articles o ON o.{group} = a.{group} AND o.num <> a.num
         WHERE a.id = ?1 ORDER BY o.num LIMIT {}",
        OTHERS + 1
    );
    let others: Vec<ArticleId> =
        c.prepare(&statement)?.query_map([&article.0], |row| row.get(0).map(ArticleId))?.collect::<Result<_, _>>()?;
    Ok(if others.len() > OTHERS { Vec::new() } else { others })
}

/// Where an arriving article was found to belong, in the numbers of articles.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundPlace {
    pub(super) event: i64,
    pub(super) story: i64,
    follows: Option<i64>,
    /// Whether it was found by one that was set apart from it.
    astray: bool,
}

impl FoundPlace {
    pub(super) fn of(event: i64, story: i64) -> Self {
        Self { event, story, follows: None, astray: false }
    }
}

/// Where the article `id` stands, which arrives as number `num` and was found to
/// belong to `event` and `story`: with one that was set apart, if that is the
/// nearest of its neighbours there.
pub(super) fn found_place(
    c: &Connection,
    (groupings, apart): (&[Grouping], &Apart),
    (id, related): (&ArticleId, &[Related]),
    (num, event, story): (i64, i64, i64),
) -> rusqlite::Result<FoundPlace> {
    let as_it_is = FoundPlace::of(event, story);
    if groupings.is_empty() || story == num {
        return Ok(as_it_is);
    }
    // Its found event and story, and the article that was set apart and that it
    // is, or follows.
    let mut find = c.prepare_cached(
        "SELECT a.found_event, a.found_story, coalesce(l.num, a.num), coalesce(l.id, a.id)
         FROM articles a LEFT JOIN grouped g ON g.num = a.num LEFT JOIN articles l ON l.num = g.follows
         WHERE a.id = ?1 OR a.num = ?2",
    )?;
    let own_event = event == num;
    let mut nearest: Option<(i64, ArticleId)> = None;
    let neighbours = related.iter().map(|related| (related.id.0.as_str(), 0));
    for (id, number) in neighbours.chain([("", if own_event { story } else { event })]) {
        let found = find.query_row(params![id, number], |row| {
            let (its_event, its_story): (i64, i64) = (row.get(0)?, row.get(1)?);
            let is_there = if own_event { its_story == story } else { its_event == event };
            Ok(is_there.then_some((row.get(2)?, ArticleId(row.get(3)?))))
        });
        nearest = found.optional()?.flatten();
        if nearest.is_some() {
            break;
        }
    }
    let Some((leader, leader_id)) = nearest else { return Ok(as_it_is) };
    // One that was not there when it was set apart has set nothing aside.
    let is_apart = groupings.iter().any(|grouping| grouping.set_apart() == Some(&leader_id));
    let goes_along = apart.get(&leader_id).is_some_and(|others| !others.contains(id));
    let follows = (is_apart && goes_along).then_some(leader);
    Ok(FoundPlace { follows, astray: is_apart && !goes_along, ..as_it_is })
}

/// Notes whom an article that came in follows, and sees to it that one which a
/// correction moves is in its place before the next comes: says whether it, or
/// others, were moved.
pub(super) fn arrived(
    c: &Connection,
    groupings: &[Grouping],
    num: i64,
    id: &ArticleId,
    found: FoundPlace,
    (event, story): (i64, i64),
) -> rusqlite::Result<bool> {
    if found.follows.is_some() || (found.event, found.story) != (event, story) {
        c.prepare_cached("REPLACE INTO grouped (num, follows) VALUES (?1, ?2)")?
            .execute(params![num, found.follows])?;
    }
    let moves = found.astray || found.follows.is_some() || !groupings.is_empty() && named(groupings).contains(id);
    if moves {
        apply(c, groupings)?;
    }
    Ok(moves)
}

/// What is said of a neighbour that the reader put into the event of an article,
/// or out of it.
const TOGETHER: &str = "you put them together";
const APART: &str = "you set them apart";
/// How many reports of an event are looked at that are there by a correction.
const BY_CORRECTION: usize = 50;

/// Says of the neighbours of an article which of them the reader put with it or
/// set apart, and adds the reports put with it that were no neighbours.
pub(super) fn over_related(c: &Connection, laid: &Laid, num: i64, linked: &mut Vec<Linked>) -> rusqlite::Result<()> {
    if !c.prepare_cached("SELECT 1 FROM grouped LIMIT 1")?.exists([])? {
        return Ok(());
    }
    let mut find = c.prepare_cached("SELECT event, found_event FROM articles WHERE num = ?1 OR id = ?2")?;
    let mut place =
        |num: i64, id: &str| find.query_row(params![num, id], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)));
    let (event, found_event) = place(num, "")?;
    for Linked { related, .. } in linked.iter_mut() {
        let (its_event, its_found) = place(0, &related.id.0)?;
        if its_found == found_event && its_event != event && related.relation == Relation::SameEvent {
            related.because.push(APART.to_owned());
        } else if its_found != found_event && its_event == event {
            related.because.push(TOGETHER.to_owned());
        }
    }
    let statement = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE a.event = ?1 AND a.found_event <> ?2 AND a.num <> ?3
         ORDER BY a.sort DESC, a.id LIMIT {}",
        BY_CORRECTION + linked.len()
    );
    let mut statement = c.prepare_cached(&statement)?;
    let known: BTreeSet<ArticleId> = linked.iter().map(|linked| linked.related.id.clone()).collect();
    let mut others = statement.query([event, found_event, num])?;
    while let Some(columns) = others.next()? {
        let row = row(columns, laid)?;
        if !known.contains(&row.id) {
            let because = vec![TOGETHER.to_owned()];
            let related = Related { id: row.id.clone(), relation: Relation::SameEvent, score: 1.0, because };
            linked.push(Linked { related, row });
        }
    }
    Ok(())
}
