//! The link between two articles.

use crate::model::{Happening, PersonId, Relation, Stamp};

use super::copy::copied;
use super::happening::Main;
use super::profile::{Held, Profile, person_key};
use super::terms::{Overlap, Rarity, in_common, overlap, shares_words};
use super::verbatim::words_of;
use super::{Frequencies, days, reasons};

/// How close two articles must be to report one event: a wrong merge costs a
/// reader more than a missing one.
const SAME_EVENT: f64 = 0.3;

/// How much they must have in common beyond the people: those are in the news
/// for many things.
const MATTER: f64 = 0.1;

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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
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
    /// How many of those few articles name.
    pub telling_main: usize,
    /// The kinds of happening that both report.
    pub kinds: Vec<Happening>,
    /// Each reports a kind of happening, and none is the other's.
    pub other_kinds: bool,
    /// Either reports talks, where one of a delegation stands for all.
    pub delegations: bool,
    /// The weekdays that both name at the top.
    pub weekdays: Vec<u8>,
    /// The places that both name at the top.
    pub places: Vec<&'a str>,
    /// The full dates that both state at the top.
    pub days: Vec<&'a Stamp>,
    /// The contact that both are about, with those who took part in both.
    pub held: Option<(Happening, Vec<&'a PersonId>)>,
    /// Words that both quote.
    pub quoted: Option<&'a str>,
    /// The figures that both give, as the first has them.
    pub figures: Vec<&'a str>,
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
    if !worth_comparing(a, b) {
        return None;
    }
    let common = common(a, b, frequencies);
    let copy = copied(a, b);
    let (relation, score) = if is_identical(a, b) {
        (Relation::Duplicate, 1.0)
    } else if let Some(share) = copy {
        (Relation::Duplicate, 0.9 + 0.1 * share)
    } else {
        relation(&common)?
    };
    let because = reasons::because(a, &common, relation, copy);
    // What cannot be explained is not shown.
    (!because.is_empty()).then(|| Link { relation, score: score.clamp(0.0, 1.0), because })
}

/// Most pairs share next to nothing, and this sees it soonest.
fn worth_comparing(a: &Profile, b: &Profile) -> bool {
    let wanted = 3.min(a.terms.len()).min(b.terms.len());
    is_identical(a, b) || a.people.iter().any(|p| b.person(&p.id).is_some()) || shares_words(&a.terms, &b.terms, wanted)
}

fn is_identical(a: &Profile, b: &Profile) -> bool {
    a.words > 0 && a.words == b.words && a.fingerprint == b.fingerprint && a.terms == b.terms
}

fn relation(common: &Common<'_>) -> Option<(Relation, f64)> {
    let (words, matter) = (common.words.all, common.words.matter);
    let closeness = closeness(common);
    if !common.clash && closeness >= SAME_EVENT && matter >= MATTER {
        return Some((Relation::SameEvent, (0.3 + closeness).min(0.95)));
    }
    let same_pair = common.main.len() >= 2;
    let same_people = (common.telling >= 1 && matter >= 0.1) || (common.people.len() >= 2 && matter >= 0.2);
    if same_pair || same_people {
        let pair = 0.1 * common.telling_main.min(2) as f64;
        return Some((Relation::SameStory, 0.3 + pair + words * 0.4));
    }
    if common.officials >= 1 && (common.officials >= 2 || common.telling >= 1) {
        return Some((Relation::SharedOfficials, 0.15 + words * 0.5));
    }
    (matter >= 0.1).then_some((Relation::Similar, matter * 0.8))
}

/// How near two articles are to being reports of one event.
fn closeness(common: &Common<'_>) -> f64 {
    let words = &common.words;
    // Who is named is known already where people meet people.
    let all = if common.diplomatic { words.matter } else { words.all };
    let mut out = 0.7 * all + 0.3 * words.names + 0.4 * (words.covered.unwrap_or(0.5) - 0.5);
    if common.other_kinds {
        out -= 0.15;
    }
    if common.diplomatic {
        // Few words are needed where people, kind and day agree, and many
        // where nothing but the people does: those meet again and again.
        let agreeing = [!common.weekdays.is_empty(), !common.places.is_empty(), !common.days.is_empty()];
        out += 0.1 * agreeing.iter().filter(|agrees| **agrees).count() as f64 - 0.1;
        out += if common.kinds.is_empty() { 0.0 } else { 0.1 };
        let wanted = if common.delegations { 1 } else { 2 };
        out += if common.main.len() < wanted { -0.15 } else { 0.0 };
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
    let mut main = both(&a.main.people, &b.main.people);
    main.sort_by_key(|id| !people.iter().any(|(p, q)| p.id == **id && p.official && q.official));
    let has_talks = is_talks(&a.main) || is_talks(&b.main);
    Common {
        words: overlap(&a.terms, &b.terms, &Rarity::new(frequencies)),
        officials: people.iter().filter(|(p, q)| p.official && q.official).count(),
        telling: people.iter().filter(|(p, _)| !is_common(&p.id)).count(),
        people: people.iter().map(|(p, _)| &p.id).collect(),
        telling_main: main.iter().filter(|id| !is_common(id)).count(),
        main,
        kinds: a.main.kinds.iter().copied().filter(|kind| b.main.kinds.contains(kind)).collect(),
        other_kinds: !has_talks && disjoint(&a.main.kinds, &b.main.kinds, |x, y| x != y),
        delegations: has_talks,
        weekdays: a.main.weekdays.iter().copied().filter(|day| b.main.weekdays.contains(day)).collect(),
        places: a.main.places.iter().filter(|place| b.main.places.contains(place)).map(String::as_str).collect(),
        days: a.main.days.iter().filter(|day| b.main.days.contains(day)).collect(),
        held: held(a, b),
        quoted: quoted(a, b),
        figures: in_common(&a.figures, &b.figures, |figure| figure.key)
            .map(|(figure, _)| figure.shown.as_str())
            .collect(),
        same_day: same_day(a, b),
        diplomatic,
        clash: clash(a, b),
    }
}

/// The first contact of the one that is one of the other's, too.
fn held<'a>(a: &'a Profile, b: &Profile) -> Option<(Happening, Vec<&'a PersonId>)> {
    let both = |x: &'a Held, y: &Held| x.people.iter().filter(|id| y.people.contains(id)).collect::<Vec<_>>();
    a.held.iter().find_map(|x| {
        let mut same = b.held.iter().filter(|y| x.kind == y.kind).map(|y| both(x, y));
        Some((x.kind, same.find(|people| people.len() > 1)?))
    })
}

/// Words that both quote, as the one has them whose quotations are at hand.
fn quoted<'a>(a: &'a Profile, b: &'a Profile) -> Option<&'a str> {
    let shared: Vec<u32> = in_common(&a.quoted, &b.quoted, |&run| run).map(|(&run, _)| run).collect();
    if shared.is_empty() { None } else { words_of(&shared, &a.quotes).or_else(|| words_of(&shared, &b.quotes)) }
}

fn is_diplomatic(profile: &Profile) -> bool {
    !profile.main.kinds.is_empty() && profile.main.people.len() >= 2 && officials(profile) >= 1
}

/// How many officials are at the top.
fn officials(profile: &Profile) -> usize {
    profile.main.people.iter().filter(|id| profile.person(id).is_some_and(|p| p.official)).count()
}

fn same_day(a: &Profile, b: &Profile) -> bool {
    let day = |p: &Profile| p.published.as_ref().and_then(Stamp::full_day).map(str::to_owned);
    day(a).is_some() && day(a) == day(b)
}

/// Meetings and calls are reported within so many days.
const AT_ONCE: i32 = 3;
/// Other things stay in the news.
const IN_THE_NEWS: i32 = 4;

/// Whether two articles cannot report one event.
pub(super) fn clash(a: &Profile, b: &Profile) -> bool {
    let apart = a.published.as_ref().zip(b.published.as_ref()).and_then(|(x, y)| days::apart(x, y));
    apart.is_some_and(|days| days > IN_THE_NEWS) || cannot_be_one(a, b, apart)
}

/// Whether the kind, the people or the day rule out that two articles that were
/// published so many days apart report one event.
pub(super) fn cannot_be_one(a: &Profile, b: &Profile, apart: Option<i32>) -> bool {
    let (m, n) = (&a.main, &b.main);
    let diplomatic = is_diplomatic(a) && is_diplomatic(b);
    let is_at_once = is_diplomatic(a) || is_diplomatic(b);
    if is_at_once && apart.is_some_and(|days| days > AT_ONCE) {
        return true;
    }
    let limit = if is_at_once { AT_ONCE } else { IN_THE_NEWS };
    let is_far = |x: &Stamp, y: &Stamp| days::apart(x, y).is_some_and(|days| days > limit);
    if disjoint(&m.kinds, &n.kinds, |x, y| !agree(*x, *y)) || goes_there(m, n) || goes_there(n, m) {
        return true;
    }
    if is_background(m, n) || is_background(n, m) {
        return true;
    }
    let shared = m.people.iter().filter(|id| n.people.contains(id)).count();
    let same_pair = shared >= 2;
    let weekdays = disjoint(&m.weekdays, &n.weekdays, |x, y| !days::adjacent(*x, *y));
    if weekdays && ((!m.kinds.is_empty() && !n.kinds.is_empty()) || same_pair) {
        return true;
    }
    // A report of two people names both, and a look back on many days is none.
    // Of those who come to talks one is enough: delegations are large.
    let wanted = if is_talks(m) || is_talks(n) { 1 } else { 2 };
    let misses = |a: &Profile, b: &Profile| is_diplomatic(a) && (b.main.survey || names_main(a, b) < wanted);
    if misses(a, b) || misses(b, a) {
        return true;
    }
    let wanted = if diplomatic { wanted } else { 1 };
    if officials(a) >= 2 && officials(b) >= 2 && shared < wanted {
        return true;
    }
    diplomatic && disjoint(&reported(a), &reported(b), is_far)
}

/// Whether talks are all it reports.
fn is_talks(main: &Main) -> bool {
    main.kinds == [Happening::Talks]
}

/// Talks at a place are no call.
fn goes_there(a: &Main, b: &Main) -> bool {
    is_talks(a)
        && !a.places.is_empty()
        && !b.kinds.is_empty()
        && b.kinds.iter().all(|kind| matches!(kind, Happening::Call | Happening::VideoCall))
}

/// Whether one reports what the other tells of as background only.
fn is_background(a: &Main, b: &Main) -> bool {
    b.kinds.is_empty() && a.kinds.iter().any(|kind| *kind != Happening::Talks && b.background.contains(kind))
}

/// How many of those at the top of the first article the second names.
fn names_main(a: &Profile, b: &Profile) -> usize {
    a.main.people.iter().filter(|id| b.person(id).is_some()).count()
}

/// Whether both lists say something and no item of one goes with any of the
/// other.
fn disjoint<T>(a: &[T], b: &[T], apart: impl Fn(&T, &T) -> bool) -> bool {
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| apart(x, y)))
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

/// The days an article reports of, so far as they can be known.
fn reported(profile: &Profile) -> Vec<Stamp> {
    let mut out = profile.main.days.clone();
    if let Some(published) = &profile.published {
        out.extend(profile.main.weekdays.iter().filter_map(|&day| days::resolve(day, published)));
    }
    out
}
