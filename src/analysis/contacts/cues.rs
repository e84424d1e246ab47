//! The words that tell of a contact: verbs of meeting, calling, visiting and
//! writing, nouns for what people hold with one another, and the words around
//! them that say it has not happened, or not yet.

use crate::model::{Happening, Standing};

/// What a word tells of, and how those who take part stand around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// `met`: with an object, or several as subject.
    Meet,
    /// `spoke`: with somebody, or several as subject.
    Speak,
    /// `phoned`: with an object.
    Phone,
    /// `received`: the object is a person.
    Receive,
    /// `visited`: a place or a person.
    Visit,
    /// `travelled`: to a place.
    Travel,
    /// `wrote`: to somebody.
    Write,
    /// `call`, `talks`, `summit`: what is held.
    Noun(Happening),
}

/// What a word in small letters may tell of; its neighbours decide. "Calls" and
/// "meetings" are many, of which nothing is told.
pub(super) fn cue(word: &str) -> Option<Cue> {
    Some(match word {
        "met" | "meet" | "meets" => Cue::Meet,
        "spoke" | "spoken" | "speak" | "speaks" | "speaking" | "talked" | "talk" | "talking" | "conferred"
        | "conversed" | "negotiated" | "dialled" | "dialed" => Cue::Speak,
        "phoned" | "telephoned" | "phones" | "called" | "rang" => Cue::Phone,
        "received" | "receives" | "welcomed" | "welcomes" | "hosted" | "hosts" | "host" | "sat" | "sits" => {
            Cue::Receive
        }
        "visited" | "visiting" => Cue::Visit,
        "travelled" | "traveled" | "travel" | "travels" | "fly" | "flew" | "flies" | "arrived" | "arrives" => {
            Cue::Travel
        }
        "wrote" => Cue::Write,
        "call" | "appeal" | "teleconference" => Cue::Noun(Happening::Call),
        "videoconference" => Cue::Noun(Happening::VideoCall),
        "meeting" => Cue::Noun(Happening::Meeting),
        "summit" => Cue::Noun(Happening::Summit),
        "talks" | "conversation" | "negotiations" | "discussions" | "consultations" => Cue::Noun(Happening::Talks),
        "visit" | "visits" | "trip" => Cue::Noun(Happening::Visit),
        "letter" => Cue::Noun(Happening::Letter),
        _ => return None,
    })
}

/// The same for a word that may be joined to others: "a phone-call", but not
/// "her co-host".
pub(super) fn cue_at_end(word: &str) -> Option<Cue> {
    match word.rsplit_once('-') {
        Some((_, last)) => cue(last).filter(|cue| matches!(cue, Cue::Noun(_))),
        None => cue(word),
    }
}

/// Longer words tell of nothing, and shorter ones.
pub(super) const LENGTHS: std::ops::RangeInclusive<usize> = 3..=15;

/// What the words before a contact say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// It has not happened, and will not.
    Never,
    /// It has not happened yet.
    Not(Standing),
}

/// What a word before a contact, in small letters, says of it.
pub(super) fn says(word: &str) -> Option<Says> {
    Some(match word {
        "ruled" | "not" | "never" | "no" | "without" | "neither" | "nor" | "refused" | "refuses" | "declined"
        | "declines" | "failed" | "fails" | "cancelled" | "canceled" | "cancels" | "cancel" | "postponed"
        | "postpones" | "postpone" | "scrapped" | "denied" | "denies" | "avoided" | "skipped" | "skips"
        | "unlikely" | "refusal" | "instead" | "cannot" | "block" | "blocked" | "prevent" | "prevented" | "bar"
        | "barred" | "oppose" | "opposed" | "rejected" | "rejects" | "delayed" => Says::Never,
        "may" | "might" | "could" | "can" | "should" | "would" | "if" | "whether" | "possible" | "potential"
        | "proposed" | "proposes" | "hopes" | "hoped" | "hope" | "hoping" | "wants" | "wanted" | "want" | "seeks"
        | "seeking" | "sought" | "offered" | "offers" | "considering" | "ready" | "willing" | "open" | "asked"
        | "urged" | "urges" | "likely" | "requested" | "suggested" | "called" | "invited" | "invitation"
        | "prospect" | "prospects" | "eventual" | "perhaps" | "push" | "pushing" | "try" | "trying" | "unless"
        | "demanded" | "urging" | "wish" | "wishes" | "speculation" | "hypothetical" | "chance" | "eager" => {
            Says::Not(Standing::Possible)
        }
        "will" | "shall" | "plans" | "planned" | "plan" | "planning" | "scheduled" | "expected" | "set" | "due"
        | "agreed" | "agrees" | "agree" | "upcoming" | "ahead" | "going" | "preparing" | "arranging" | "arranged"
        | "slated" | "forthcoming" | "intends" | "accepted" | "promised" | "vowed" | "forward" | "prepare"
        | "prepares" | "next" | "coming" | "looming" | "'ll" | "planned-for" => Says::Not(Standing::Planned),
        _ => return None,
    })
}

/// Whether a word before a noun says who is on the line.
pub(super) fn line(word: &str) -> Option<Happening> {
    match word {
        "phone" | "telephone" | "by-phone" => Some(Happening::Call),
        "video" | "virtual" | "online" => Some(Happening::VideoCall),
        _ => None,
    }
}

/// Those of whom an article tells what they do with others although it does not
/// name them: "Chinese officials".
pub(super) fn is_counterpart(word: &str) -> bool {
    matches!(
        word,
        "officials"
            | "leaders"
            | "ministers"
            | "lawmakers"
            | "diplomats"
            | "envoys"
            | "delegation"
            | "executives"
            | "counterparts"
            | "negotiators"
            | "senators"
            | "ambassadors"
            | "representatives"
            | "delegates"
            | "presidents"
    )
}

/// Words between a contact and what is told next.
pub(super) fn divides(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "before"
            | "while"
            | "when"
            | "that"
            | "which"
            | "where"
            | "because"
            | "although"
            | "though"
            | "since"
            | "until"
            | "following"
            | "ahead"
            | "but"
            | "as"
            | "who"
            | "despite"
    )
}

/// Small words that stand in a title before a name.
pub(super) fn in_title(word: &str) -> bool {
    matches!(
        word,
        "foreign"
            | "prime"
            | "vice"
            | "deputy"
            | "former"
            | "new"
            | "acting"
            | "top"
            | "chief"
            | "executive"
            | "senior"
            | "visiting"
            | "then"
            | "outgoing"
            | "incoming"
            | "trade"
            | "defence"
            | "defense"
            | "finance"
            | "interior"
            | "state"
            | "vice-minister"
            | "vice-president"
            | "special"
            | "national"
            | "security"
            | "fellow"
            | "longtime"
            | "newly"
            | "elected"
            | "republican"
            | "democratic"
            | "counterpart"
            | "opposition"
    )
}
