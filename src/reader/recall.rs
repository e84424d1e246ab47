//! The filters that were typed before, and the way back through them.

/// So many are remembered.
pub const REMEMBERED: usize = 100;

/// Filters, each once, the newest last.
#[derive(Debug, Default)]
pub struct Recall {
    past: Vec<String>,
    /// The one that is on the line.
    at: Option<usize>,
    /// What was typed before one came back: those that begin so are meant.
    begun: String,
}

impl Recall {
    /// Takes in what is remembered, the newest last.
    pub fn fill(&mut self, past: Vec<String>) {
        // What was typed meanwhile is newer.
        let newer = std::mem::replace(self, Self { past, ..Self::default() });
        for pattern in newer.past {
            self.remember(&pattern);
        }
    }

    /// Remembers a filter as the newest; says whether it was not.
    pub fn remember(&mut self, pattern: &str) -> bool {
        self.leave();
        let pattern = pattern.trim();
        if pattern.is_empty() || self.past.last().is_some_and(|last| last == pattern) {
            return false;
        }
        self.past.retain(|other| other != pattern);
        self.past.push(pattern.to_owned());
        let surplus = self.past.len().saturating_sub(REMEMBERED);
        self.past.drain(..surplus);
        true
    }

    /// The next filter that begins with what was typed, or the one before; behind the
    /// newest, what was typed.
    pub fn go(&mut self, forward: bool, typed: &str) -> Option<&str> {
        if self.at.is_none() {
            typed.clone_into(&mut self.begun);
        }
        let fits = |&n: &usize| self.past[n].starts_with(&self.begun) && self.past[n] != typed;
        let at = self.at.unwrap_or(self.past.len());
        let to = if forward { (at + 1..self.past.len()).find(fits) } else { (0..at).rev().find(fits) };
        match (to, forward) {
            (None, false) => None,
            (None, true) if self.at.is_none() => None,
            (None, true) => {
                self.at = None;
                Some(&self.begun)
            }
            (Some(to), _) => {
                self.at = Some(to);
                self.past.get(to).map(String::as_str)
            }
        }
    }

    /// The line was changed by hand: what stands there now is what was typed.
    pub fn leave(&mut self) {
        self.at = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recall(past: &[&str]) -> Recall {
        let mut recall = Recall::default();
        for pattern in past {
            recall.remember(pattern);
        }
        recall
    }

    #[test]
    fn the_way_leads_back_and_forward_to_what_was_typed() {
        let mut recall = recall(&["ferry", "@ana", "tram"]);
        assert_eq!(recall.go(false, ""), Some("tram"));
        assert_eq!(recall.go(false, "tram"), Some("@ana"));
        assert_eq!(recall.go(false, "@ana"), Some("ferry"));
        assert_eq!(recall.go(false, "ferry"), None);
        assert_eq!(recall.go(true, "ferry"), Some("@ana"));
        assert_eq!(recall.go(true, "@ana"), Some("tram"));
        assert_eq!(recall.go(true, "tram"), Some(""));
        assert_eq!(recall.go(true, ""), None);
    }

    #[test]
    fn what_is_typed_says_how_the_meant_ones_begin() {
        let mut recall = recall(&["ferry ana", "tram", "ferry", "fish"]);
        assert_eq!(recall.go(false, "fe"), Some("ferry"));
        assert_eq!(recall.go(false, "ferry"), Some("ferry ana"));
        assert_eq!(recall.go(false, "ferry ana"), None);
        recall.leave();
        assert_eq!(recall.go(false, "t"), Some("tram"));
    }

    #[test]
    fn each_is_remembered_once_and_not_too_many() {
        let mut recall = recall(&["ferry", "tram"]);
        assert!(recall.remember("ferry ") && !recall.remember("ferry") && !recall.remember(" "));
        assert_eq!(
            (recall.go(false, "").map(str::to_owned).as_deref(), recall.go(false, "ferry")),
            (Some("ferry"), Some("tram"))
        );
        recall.fill(vec!["older".to_owned(), "tram".to_owned()]);
        assert_eq!(recall.past, ["older", "tram", "ferry"]);
        for n in 0..2 * REMEMBERED {
            recall.remember(&n.to_string());
        }
        assert_eq!(recall.past.len(), REMEMBERED);
    }
}
