//! The first pass: full names, and family names after a title, each with the
//! title that stands before or after it.

use super::capitals;
use super::context;
use super::lexicon::Kinds;
use super::memory::Memory;
use super::names::{end_of_name, is_person};
use super::roster::Roster;
use super::title::Title;
use super::tokens::{Gap, Shape, Token};

/// A name that was found.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Its first word.
    pub(super) first: usize,
    /// Its last word.
    pub(super) last: usize,
    /// Whose name it is; `None` as long as there is only a family name.
    pub(super) person: Option<usize>,
    /// The title beside it.
    pub(super) title: Option<Title>,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

/// What the first pass works on and with.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token<'a>],
    pub(super) titles: &'a [Title],
    pub(super) roster: &'a Roster,
    pub(super) memory: &'a mut Memory,
    pub(super) taken: Vec<bool>,
    pub(super) covering: Vec<Option<usize>>,
    /// Whether the field is a headline in which all longer words have capitals.
    in_capitals: bool,
    hits: Vec<Hit>,
    /// Names of unknown words, which may be people's.
    pub(super) maybes: Vec<(usize, usize)>,
}

impl<'a> Finder<'a> {
    /// Ready to search one field.
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token<'a>],
        titles: &'a [Title],
        roster: &'a Roster,
        memory: &'a mut Memory,
        headline: bool,
    ) -> Self {
        let mut covering = vec![None; tokens.len()];
        for (n, title) in titles.iter().enumerate() {
            covering[title.first..=title.last].fill(Some(n));
        }
        let taken = vec![false; tokens.len()];
        let long = |token: &&Token| token.end - token.start > 3;
        let in_capitals = headline && tokens.iter().filter(long).all(|token| token.shape != Shape::Lower);
        Self {
            text,
            tokens,
            titles,
            roster,
            memory,
            taken,
            covering,
            in_capitals,
            hits: Vec::new(),
            maybes: Vec::new(),
        }
    }

    /// The names of the field, in order.
    pub(super) fn find(mut self) -> Vec<Hit> {
        for title in self.titles {
            self.after_title(title);
        }
        self.after_honorifics();
        self.on_their_own();
        self.in_lists();
        self.hits.sort_by_key(|h| h.first);
        self.hits
    }

    /// `President Ann Roe`; `Presidents Ann Roe and Bea Poe`; `the president
    /// of Peru, Ann Roe,`.
    fn after_title(&mut self, title: &Title) {
        let tokens = self.tokens;
        let Some(next) = tokens.get(title.last + 1) else { return };
        if tokens[title.last].possessive {
            return;
        }
        let at = title.last + 1;
        if matches!(next.gap, Gap::Space | Gap::Dot) {
            let Some(mut last) = self.titled_name(title, at) else { return };
            // A rank says less than the office that stands behind the name.
            let office = tokens[title.head].is(Kinds::RANK).then(|| self.title_after(last)).flatten();
            let mut title = office.unwrap_or_else(|| title.clone());
            if title.official && !title.plural {
                title.country = title.country.or_else(|| self.country_after(last));
            }
            self.push(at, last, Some(&title), "title-before-name");
            if !title.plural {
                return;
            }
            while let Some(at) = self.next_of_list(last) {
                let Some(end) = self.titled_name(&title, at) else { break };
                self.push(at, end, Some(&title), "plural-title");
                last = end;
            }
        } else if next.gap == Gap::Comma && !title.plural {
            let Some(last) = end_of_name(tokens, at, true).filter(|&l| l > at) else { return };
            let closed = tokens.get(last + 1).is_none_or(|t| !t.gap.joins());
            let unknown = tokens[at..=last].iter().all(|t| !t.is(Kinds::NEVER));
            if closed
                && !next.loud
                && self.is_free(at, last)
                && (unknown || is_person(tokens, at, last, self.roster))
                && !tokens[last].possessive
            {
                self.push(at, last, Some(title), "title-before-comma");
            }
        }
    }

    /// `President Ann Roe of Peru`.
    fn country_after(&self, last: usize) -> Option<&'static str> {
        let of = self.tokens.get(last + 1).filter(|t| t.folded == "of" && t.gap == Gap::Space)?;
        let the = usize::from(self.tokens.get(last + 2).is_some_and(|t| t.folded == "the"));
        let country = self.tokens.get(last + 2 + the).filter(|t| t.gap == Gap::Space && !of.possessive)?;
        country.country.filter(|_| country.shape != Shape::Lower && !self.tokens[last].possessive)
    }

    /// The end of the name at `at` after a title, where it is sure enough.
    fn titled_name(&self, title: &Title, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let token = tokens.get(at)?;
        if self.covering[at].is_some() && !token.is(Kinds::GIVEN | Kinds::SURNAME_WORD) {
            return None;
        }
        let mut last = end_of_name(tokens, at, true)?;
        // Where every word has a capital, a rank is a word like others:
        // "Ferry Plan Ends in Major Way".
        if self.in_capitals && tokens[title.head].is(Kinds::RANK) && !is_person(tokens, at, last, self.roster) {
            return None;
        }
        if token.loud && last > at + 1 {
            let middle =
                matches!(tokens[at + 1].shape, Shape::Initial | Shape::Lower) || tokens[at + 1].is(Kinds::PARTICLE);
            last = if middle { at + 2 } else { at + 1 };
        }
        if !self.is_free(at, last) || self.is_of_clause(title, at, last) {
            return None;
        }
        let organisation = tokens.get(last + 1).is_some_and(|t| {
            t.gap == Gap::Space
                && t.shape != Shape::Lower
                && t.is(Kinds::ORGANISATION | Kinds::PUBLIC)
                && !tokens[last].possessive
        });
        // A title that ends in the name of a body may go on with that name.
        let ending = &tokens[title.last];
        let proper = tokens[title.head].shape != Shape::Lower && ending.is(Kinds::FIELD);
        let closed = ending.shape == Shape::Lower || proper || ending.is(Kinds::HEAD | Kinds::COUNTRY);
        if last > at {
            let person = is_person(tokens, at, last, self.roster);
            let plain = tokens[at..=last].iter().all(|t| !t.is(Kinds::NEVER) || t.is(Kinds::GIVEN | Kinds::PARTICLE));
            return (person || (plain && closed && !organisation && !token.loud)).then_some(last);
        }
        let head = &tokens[title.head];
        let office =
            head.is(Kinds::OFFICE | Kinds::STATE | Kinds::RANK) || (title.official && head.folded != "official");
        let sure =
            office && closed && !organisation && !token.is(Kinds::NEVER | Kinds::SAY) && token.shape == Shape::Capital;
        (sure && !token.loud).then_some(last)
    }

    /// `the judge Roe was referring to`: whoever is meant, the clause is about
    /// somebody else. `“King Roe”`: so he is called.
    fn is_of_clause(&self, title: &Title, at: usize, last: usize) -> bool {
        let tokens = self.tokens;
        let quoted = |c: Option<char>| c.is_some_and(|c| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\''));
        let before = self.text[..tokens[title.first].start].chars().next_back();
        if quoted(before) && !tokens[last].possessive && quoted(self.text[tokens[last].end..].chars().next()) {
            return true;
        }
        let article = title.first.checked_sub(1).is_some_and(|b| matches!(tokens[b].word(), "the" | "a" | "an"));
        let joined = |t: &&Token| t.gap == Gap::Space && t.shape == Shape::Lower && !tokens[last].possessive;
        let Some(verb) = tokens.get(last + 1).filter(joined) else { return false };
        let auxiliary = matches!(verb.word(), "was" | "is" | "has" | "had" | "were");
        let goes_on = tokens.get(last + 2).is_some_and(|t| t.gap == Gap::Space && t.folded.ends_with("ing"));
        let acts = last == at && (verb.is(Kinds::VERB | Kinds::SAY | Kinds::ACT) || verb.folded.ends_with("ed"));
        article && tokens[title.head].shape == Shape::Lower && (acts || (auxiliary && goes_on))
    }

    /// `Mr Roe`, `Dr. Ann Roe`.
    fn after_honorifics(&mut self) {
        let tokens = self.tokens;
        for at in 1..tokens.len() {
            let before = &tokens[at - 1];
            let joined = matches!(tokens[at].gap, Gap::Space | Gap::Dot) && !before.possessive;
            if !before.is(Kinds::HONORIFIC) || !before.is_capital() || !joined || self.taken[at] {
                continue;
            }
            let Some(last) = end_of_name(tokens, at, true).filter(|&l| self.is_free(at, l)) else { continue };
            // "Lord Roe" is his name, of which he has no other.
            let peer = matches!(before.folded.as_ref(), "lord" | "lady" | "baroness" | "viscount") && last == at;
            if peer && !tokens[at].is(Kinds::NEVER | Kinds::OWNED) && !self.taken[at - 1] {
                self.push(at - 1, last, None, "honorific");
                continue;
            }
            let civil = matches!(before.word(), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "madam" | "madame");
            let unknown = tokens[at..=last].iter().all(|t| !t.is(Kinds::NEVER));
            if is_person(tokens, at, last, self.roster) || (civil && unknown) {
                self.push(at, last, None, "honorific");
            }
        }
    }

    /// Full names that no title stands before.
    fn on_their_own(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            at = self.name_at(at).map_or(at, |last| last) + 1;
        }
    }

    /// Finds the name that begins at `at`; its last word.
    fn name_at(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if self.taken[at] || (self.covering[at].is_some() && !tokens[at].is(Kinds::GIVEN)) {
            return None;
        }
        let last = end_of_name(tokens, at, false)?;
        if last == at || !self.is_free(at, last) {
            return None;
        }
        let first = self.start_of_person(at, last);
        // "Ann Roe, 47, of Sterling Heights".
        let from = at.checked_sub(1).is_some_and(|b| tokens[b].folded == "of" && tokens[b].gap == Gap::Comma);
        if from || self.in_something_larger(first, last) {
            return Some(last);
        }
        let unknown = |i: usize| tokens[i].kinds == Kinds::default() && !tokens[i].opens;
        let later =
            unknown(first) && (first + 1..last).any(|i| tokens[i].is(Kinds::GIVEN) && !tokens[i].is(Kinds::NEVER));
        let person = later || is_person(tokens, first, last, self.roster);
        if tokens[first].loud
            && !capitals::is_name(self.text, &tokens[last])
            && self.roster.tenures(&super::names::folded(tokens, first, last)).next().is_none()
        {
            return None;
        }
        let unsure =
            first.checked_sub(1).is_some_and(|b| matches!(tokens[b].word(), "if" | "unless" | "whether" | "should"));
        let title = self.title_after(last).filter(|_| !unsure || tokens[last + 1].gap != Gap::Space);
        let article = at.checked_sub(1).is_some_and(|b| {
            tokens[at].gap == Gap::Space
                && matches!(tokens[b].word(), "the" | "a" | "an" | "this" | "that" | "these" | "those" | "two")
        });
        if article && title.is_none() {
            return Some(last);
        }
        let plain =
            tokens[first..=last].iter().all(|t| !t.is(Kinds::NEVER)) || super::names::is_eastern_start(tokens, first);
        if person || (plain && (title.is_some() || self.is_told_as_person(last))) {
            self.push(first, last, title.as_ref(), if title.is_some() { "title-after-name" } else { "full-name" });
            return Some(last);
        }
        let strange = |t: &Token| !t.is(Kinds::NEVER | Kinds::SURNAME_WORD) && t.shape == Shape::Capital && !t.loud;
        let letters = tokens[first].shape == Shape::Upper && tokens[first].folded.len() == 2;
        if tokens[first + usize::from(letters)..=last].iter().all(strange) && tokens[first + 1].gap != Gap::Hyphen {
            let known = if tokens[last].is(Kinds::SURNAME) { 2 } else { 0 };
            let weight = context::weight(tokens, first, last, true);
            let inside = i8::from(!tokens[first].opens);
            if known + weight + inside >= 3 && (known > 0 || weight > 0) {
                self.push(first, last, None, "full-name");
            } else {
                self.maybes.push((first, last));
            }
            return Some(last);
        }
        None
    }

    /// Whether the name is only the beginning of, or the end of, the name of a
    /// thing: "the Ann Roe Foundation", "Camp Ann Roe".
    fn in_something_larger(&self, at: usize, last: usize) -> bool {
        let tokens = self.tokens;
        let after = tokens.get(last + 1).is_some_and(|t| {
            let capital = t.shape != Shape::Lower && t.gap == Gap::Space && !tokens[last].possessive;
            capital && t.is(Kinds::ORGANISATION | Kinds::PUBLIC) && !t.is(Kinds::HEAD | Kinds::CALENDAR | Kinds::COMMON)
        });
        let before = at.checked_sub(1).map(|b| &tokens[b]).is_some_and(|t| {
            let capital = t.is_capital() && matches!(tokens[at].gap, Gap::Space | Gap::Dot) && !t.possessive;
            let place = matches!(
                t.word(),
                "st" | "san" | "santa" | "fort" | "lake" | "mount" | "mt" | "port" | "camp" | "cape"
            );
            capital && (place || (t.is(Kinds::ORGANISATION) && !t.opens && !t.is(Kinds::LEFT | Kinds::COMMON)))
        });
        let linked = at.checked_sub(2).is_some_and(|b| {
            let named_after = matches!(
                tokens[b].word(),
                "university" | "college" | "church" | "school" | "cathedral" | "port" | "lake" | "bay"
            );
            named_after && tokens[b].is_capital() && tokens[at - 1].folded == "of" && tokens[at].gap == Gap::Space
        });
        after || before || linked
    }

    /// A word that merely begins the sentence, or the name of an organisation
    /// right before a person's, is no part of the name.
    fn start_of_person(&self, at: usize, last: usize) -> usize {
        let tokens = self.tokens;
        // "TD Ann Roe": the letters are an office.
        if tokens[at].shape == Shape::Upper && last > at + 1 && tokens[at + 1].is(Kinds::GIVEN) {
            return at + 1;
        }
        // "Northlander Ann Roe": the word says where she is from.
        let from = ["er", "an", "ite", "ese"].iter().any(|end| tokens[at].folded.ends_with(end));
        if from && tokens[at].kinds == Kinds::default() && last > at + 1 && tokens[at + 1].is(Kinds::GIVEN) {
            return at + 1;
        }
        if tokens[at].is(Kinds::GIVEN)
            || self.roster.has_given(&tokens[at].folded)
            || tokens[at].shape == Shape::Initial
        {
            return at;
        }
        let given = (at + 1..last).find(|&i| tokens[i].is(Kinds::GIVEN) && tokens[i].gap == Gap::Space);
        let upper = at
            .checked_sub(1)
            .is_some_and(|b| tokens[at].gap == Gap::Space && matches!(tokens[b].shape, Shape::Upper | Shape::Mixed));
        match given {
            Some(given) if tokens[at].opens || upper || given > at + 1 => given,
            _ => at,
        }
    }

    /// `Ann Roe, the Peruvian president`; `Ann Roe, who is president`;
    /// `Ann Roe as president`; `Ann Roe is the president`.
    fn title_after(&self, last: usize) -> Option<Title> {
        let tokens = self.tokens;
        if tokens[last].possessive {
            return None;
        }
        let first = tokens.get(last + 1)?;
        let mut at = last + 1;
        let mut former = false;
        let opening = match first.gap {
            Gap::Comma | Gap::Open => true,
            Gap::Space => matches!(first.word(), "as" | "is" | "becomes" | "was"),
            _ => false,
        };
        if !opening {
            return None;
        }
        while let Some(token) = tokens.get(at).filter(|t| at == last + 1 || t.gap == Gap::Space) {
            let link = matches!(
                token.word(),
                "the"
                    | "a"
                    | "an"
                    | "who"
                    | "is"
                    | "was"
                    | "has"
                    | "been"
                    | "as"
                    | "currently"
                    | "now"
                    | "then"
                    | "her"
                    | "his"
                    | "their"
                    | "its"
                    | "serves"
                    | "served"
                    | "serving"
                    | "also"
                    | "one"
                    | "becomes"
                    | "became"
                    | "appointed"
                    | "named"
                    | "sworn"
                    | "in"
                    | "elected"
                    | "s"
            );
            if !link || at > last + 7 {
                break;
            }
            // "Was sworn in on Friday as".
            if token.folded == "in" && tokens.get(at + 1).is_some_and(|t| t.folded == "on") {
                at += 2;
            }
            former |= matches!(token.word(), "was" | "served" | "then");
            former &= !matches!(token.word(), "appointed" | "named" | "sworn" | "elected");
            at += 1;
        }
        // What stands in apposition is a title, not another person's title:
        // "Ann Roe, President Bea Poe and others".
        let title = &self.titles[self.covering.get(at).copied().flatten()?];
        let direct = tokens.get(at).is_some_and(|t| at == last + 1 || t.gap == Gap::Space);
        let named = tokens.get(title.last + 1).is_some_and(|t| {
            matches!(t.gap, Gap::Space | Gap::Dot) && (t.is_capital() && self.taken.get(title.last + 1) == Some(&true))
        });
        if !direct || named || title.first + 1 < at && at > title.head || title.plural {
            return None;
        }
        let mut title = title.clone();
        title.official &= !former;
        Some(title)
    }

    /// `Ann Roe, who`; `Ann Roe, 45,`; `Ann Roe (born`.
    fn is_told_as_person(&self, last: usize) -> bool {
        self.tokens.get(last + 1).is_some_and(|next| match next.gap {
            Gap::Comma => {
                let age = next.folded.len() == 2 && next.folded.bytes().all(|b| b.is_ascii_digit());
                let closed = self.tokens.get(last + 2).is_some_and(|t| t.gap == Gap::Comma);
                matches!(next.word(), "who" | "whose" | "aged") || (age && closed)
            }
            Gap::Open => next.folded == "born",
            _ => false,
        })
    }

    pub(super) fn is_free(&self, first: usize, last: usize) -> bool {
        self.taken.get(first..=last).is_some_and(|t| t.iter().all(|taken| !taken))
    }

    pub(super) fn push(&mut self, first: usize, last: usize, title: Option<&Title>, rule: &'static str) {
        let (tokens, title) = (self.tokens, title.cloned());
        // "Le Pen" is a family name alone.
        let particles = tokens[first].is(Kinds::PARTICLE)
            && last == first + 1
            && !tokens[first].is(Kinds::GIVEN | Kinds::CHINESE | Kinds::KOREAN);
        let full = last > first && !particles;
        let hyphened = full
            && tokens[first + 1..=last].iter().all(|t| t.gap == Gap::Hyphen)
            && !super::names::is_eastern(tokens, first, last);
        let country = title.as_ref().and_then(|t| t.country);
        let person = if full && !hyphened {
            self.memory.add(self.text, tokens, first, last, country, self.roster)
        } else {
            None
        };
        if let (Some(person), Some(title)) = (person, &title) {
            self.memory.learn(person, title, tokens);
        }
        self.taken[first..=last].fill(true);
        self.hits.push(Hit { first, last, person, title, rule });
    }
}
