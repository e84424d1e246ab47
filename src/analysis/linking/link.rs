//! The link between two articles.

use crate::model::{Happening, PersonId, Relation, Stamp};

use super::profile::{Profile, person_key};
use super::terms::{Overlap, overlap};
use super::{Frequencies, days, fingerprint, reasons};

/// What joins two articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// How closely.
    pub relation: Relation,
    /// How strongly, 0 to 1.
    pub score: f64,
    /// Why, in words for the reader, strongest first; each is true of both.
    pub because: Vec<String>,
}

/// What two profiles have in common and where they clash.
#[derive(Debug)]
pub(super) struct Common<'a> {
    /// Their words.
    pub words: Overlap<'a>,
    /// The people both name, as the first has them; officials first.
    pub people: Vec<&'a PersonId>,
    /// How many of those are officials.
    pub officials: usize,
    /// Those of them whom few articles name.
    pub telling: usize,
    /// Those at the top of both.
    pub main: Vec<&'a PersonId>,
    /// The kinds of happening that both report.
    pub kinds: Vec<Happening>,
    /// The weekdays that both name at the top.
    pub weekdays: Vec<u8>,
    /// The places that both name at the top.
    pub places: Vec<&'a str>,
    /// Published the same day.
    pub same_day: bool,
    /// Both report happenings between people.
    pub diplomatic: bool,
    /// The day, the kind or the people rule out that they report one event.
    pub clash: bool,
}

/// What joins two articles; `None` where nothing worth showing does.
///
/// The same both ways, up to the wording of the reasons.
pub fn link(a: &Profile, b: &Profile, frequencies: &Frequencies) -> Option<Link> {
    let common = common(a, b, frequencies);
    let copy = fingerprint::likeness(a.fingerprint, b.fingerprint);
    let (relation, score) = if copy >= 0.8 && common.words.all >= 0.8 {
        (Relation::Duplicate, 0.95 + 0.05 * common.words.all)
    } else {
        relation(&common)?
    };
    Some(Link { relation, score: score.clamp(0.0, 1.0), because: reasons::because(a, b, &common, relation) })
}

fn relation(common: &Common<'_>) -> Option<(Relation, f64)> {
    let words = common.words.all;
    let closeness = closeness(common);
    if !common.clash && closeness >= super::tune(0, 0.3) {
        return Some((Relation::SameEvent, (0.3 + closeness).min(0.95)));
    }
    if common.main.len() >= 2 || (common.telling >= 1 && words >= 0.15) || (common.people.len() >= 2 && words >= 0.2) {
        return Some((Relation::SameStory, 0.3 + words * 0.5));
    }
    if common.officials >= 2 || (common.officials >= 1 && common.telling >= 1) {
        return Some((Relation::SharedOfficials, 0.15 + words * 0.5));
    }
    (words >= 0.1).then_some((Relation::Similar, words * 0.8))
}

/// How near two articles are to being reports of one event.
fn closeness(common: &Common<'_>) -> f64 {
    let mut out = (1.0 - super::tune(1, 0.3)) * common.words.all + super::tune(1, 0.3) * common.words.names;
    if common.diplomatic {
        out += 0.05 * common.main.len().min(3) as f64;
        out += if common.weekdays.is_empty() { 0.0 } else { 0.1 };
        out += if common.places.is_empty() { 0.0 } else { 0.1 };
    }
    out
}

fn common<'a>(a: &'a Profile, b: &'a Profile, frequencies: &Frequencies) -> Common<'a> {
    let people: Vec<_> = a.people.iter().filter_map(|p| b.person(&p.id).map(|q| (p, q))).collect();
    let is_common = |id: &PersonId| {
        let named_in = frequencies.of.get(&person_key(id)).copied().unwrap_or(0);
        named_in > 3 + frequencies.articles / 5
    };
    let both = |x: &'a [PersonId], y: &[PersonId]| x.iter().filter(|id| y.contains(id)).collect::<Vec<_>>();
    let diplomatic = is_diplomatic(a) && is_diplomatic(b);
    let main = both(&a.main.people, &b.main.people);
    let clash = clash(a, b, main.len(), diplomatic);
    Common {
        words: overlap(&a.terms, &b.terms, frequencies),
        officials: people.iter().filter(|(p, q)| p.official && q.official).count(),
        telling: people.iter().filter(|(p, _)| !is_common(&p.id)).count(),
        people: people.iter().map(|(p, _)| &p.id).collect(),
        main,
        kinds: a.main.kinds.iter().copied().filter(|kind| b.main.kinds.contains(kind)).collect(),
        weekdays: a.main.weekdays.iter().copied().filter(|day| b.main.weekdays.contains(day)).collect(),
        places: a.main.places.iter().filter(|place| b.main.places.contains(place)).map(String::as_str).collect(),
        same_day: same_day(a, b),
        diplomatic,
        clash,
    }
}

fn is_diplomatic(profile: &Profile) -> bool {
    !profile.main.kinds.is_empty() && profile.main.people.len() >= 2
}

fn same_day(a: &Profile, b: &Profile) -> bool {
    let day = |p: &Profile| p.published.as_ref().and_then(Stamp::full_day).map(str::to_owned);
    day(a).is_some() && day(a) == day(b)
}

/// Whether two articles cannot report one event.
fn clash(a: &Profile, b: &Profile, shared_main: usize, diplomatic: bool) -> bool {
    if dates_clash(a, b) {
        return true;
    }
    if !diplomatic {
        return false;
    }
    let (m, n) = (&a.main, &b.main);
    let kinds = !m.kinds.iter().any(|x| n.kinds.iter().any(|y| agree(*x, *y)));
    let people = shared_main < 2.min(m.people.len()).min(n.people.len());
    let weekdays = !m.weekdays.is_empty()
        && !n.weekdays.is_empty()
        && !m.weekdays.iter().any(|x| n.weekdays.iter().any(|y| days::adjacent(*x, *y)));
    kinds || people || weekdays
}

/// Whether two words can be used of one happening.
fn agree(a: Happening, b: Happening) -> bool {
    use Happening::{Call, Meeting, Talks, VideoCall, Visit};
    a == b
        || matches!(
            (a, b),
            (Talks, _) | (_, Talks) | (Call, VideoCall) | (VideoCall, Call) | (Meeting, Visit) | (Visit, Meeting)
        )
}

/// Published, or reporting of days, more than four days apart.
fn dates_clash(a: &Profile, b: &Profile) -> bool {
    let far = |x: &Stamp, y: &Stamp| days::apart(x, y).is_some_and(|days| days > 4);
    let published = a.published.as_ref().zip(b.published.as_ref()).is_some_and(|(x, y)| far(x, y));
    let (m, n) = (reported(a), reported(b));
    let reported = !m.is_empty() && !n.is_empty() && m.iter().all(|x| n.iter().all(|y| far(x, y)));
    published || reported
}

/// The days an article reports of, so far as they can be known.
fn reported(profile: &Profile) -> Vec<Stamp> {
    let mut out = profile.main.days.clone();
    if let Some(published) = &profile.published {
        out.extend(profile.main.weekdays.iter().filter_map(|&day| days::resolve(day, published)));
    }
    out
}
