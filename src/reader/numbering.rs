//! The links of an article by number: shown beside them, listed with their
//! addresses, and typed.

use super::bindings::Scope;
use super::command::Command;
use super::key::{Code, Key};
use super::keymap::Meaning;
use super::page::{Line, Piece, Spot, Stop, Style};
use super::reading::Shown;
use super::{Effect, State, links};

/// The links while a number is typed. Number 0 is the article's own address; the
/// others are counted from 1 as they stand in the text.
#[derive(Debug)]
pub struct Numbers {
    /// The digits that were typed.
    pub typed: String,
    stops: Vec<Stop>,
    has_own: bool,
}

impl Numbers {
    fn new(shown: &Shown) -> Self {
        let is_link = |stop: &&Stop| matches!(stop.spot, Spot::Link(..));
        let stops = shown.page.stops.iter().filter(is_link).copied().collect();
        Self { typed: String::new(), stops, has_own: shown.opened.article.url.is_some() }
    }

    fn first(&self) -> usize {
        usize::from(!self.has_own)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first() > self.stops.len()
    }

    /// The number that was typed.
    pub fn chosen(&self) -> Option<usize> {
        self.typed.parse().ok()
    }

    fn has(&self, number: usize) -> bool {
        (self.first()..=self.stops.len()).contains(&number)
    }

    /// Whether no digit more would make another number.
    fn is_whole(&self, number: usize) -> bool {
        number == 0 || number.saturating_mul(10) > self.stops.len()
    }

    /// The numbers of a list of `rows` rows: the chosen one, or the first that is on
    /// the screen, and those behind it.
    pub fn listed(&self, rows: usize, shown: &Shown) -> impl Iterator<Item = usize> {
        let seen = self.stops.partition_point(|stop| stop.last < shown.top) + 1;
        let from = self.chosen().unwrap_or(if shown.top == 0 { 0 } else { seen });
        let all = self.stops.len() + 1;
        let from = from.min(all.saturating_sub(rows)).max(self.first());
        (from..all).take(rows)
    }

    /// How many links there are.
    pub fn len(&self) -> usize {
        self.stops.len() + 1 - self.first()
    }

    /// The address behind a number, and the words that lead to it.
    pub fn link(&self, number: usize, shown: &Shown) -> Option<(String, String)> {
        let Some(n) = number.checked_sub(1) else {
            return Some((shown.opened.article.url.clone()?, String::new()));
        };
        let Spot::Link(block, n) = self.stops.get(n)?.spot else { return None };
        let link = links::link(&shown.opened, block, n)?;
        Some((link.url, link.span.of(&shown.opened.article.blocks.get(block)?.text).to_owned()))
    }

    /// A line of the article with the numbers of the links that begin there; none
    /// where none does.
    pub fn numbered(&self, number: usize, line: &Line) -> Option<Line> {
        let from = self.stops.partition_point(|stop| stop.first < number);
        let here = self.stops.iter().enumerate().skip(from).take_while(|(_, stop)| stop.first == number);
        let mut here = here.peekable();
        here.peek()?;
        let mut pieces: Vec<Piece> = Vec::with_capacity(line.pieces.len() + 2);
        for piece in &line.pieces {
            if let Some((n, _)) = here.next_if(|(_, stop)| piece.spots.contains(&stop.spot)) {
                pieces.push(Piece::new(format!("[{}]", n + 1), Style::Number));
            }
            pieces.push(piece.clone());
        }
        Some(Line { pieces, ..line.clone() })
    }
}

impl State {
    /// The links by number, while the article has the keys.
    pub fn numbers(&self) -> Option<&Numbers> {
        self.reading.numbers.as_ref().filter(|_| self.reads() && self.reading.article.is_some())
    }

    pub(super) fn number_links(&mut self) {
        let Some(shown) = &mut self.reading.article else { return };
        let numbers = Numbers::new(shown);
        if numbers.is_empty() {
            self.notice = Some("there are no links in this article".to_owned());
            return;
        }
        shown.cursor = None;
        self.reading.numbers = Some(numbers);
    }

    /// Counts the links anew, of an article that was laid out anew.
    pub(super) fn number_again(&mut self) {
        if let (Some(numbers), Some(shown)) = (&mut self.reading.numbers, &self.reading.article) {
            *numbers = Numbers { typed: std::mem::take(&mut numbers.typed), ..Numbers::new(shown) };
        }
    }

    pub(super) fn type_number(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let Some(numbers) = &mut self.reading.numbers else { return };
        match key.code {
            Code::Char(c) if c.is_ascii_digit() && !key.control && !key.alt => self.type_digit(c, effects),
            Code::Enter => match numbers.chosen() {
                Some(number) => self.open_number(number, effects),
                None => self.reading.numbers = None,
            },
            Code::Backspace if numbers.typed.pop().is_some() => {}
            Code::Tab => self.choose_number(true, effects),
            Code::BackTab => self.choose_number(false, effects),
            _ => match self.keymap.meaning(Scope::Article, &[key]) {
                Meaning::Command(command) if is_motion(command) => self.go(command, effects),
                _ => self.reading.numbers = None,
            },
        }
    }

    fn type_digit(&mut self, digit: char, effects: &mut Vec<Effect>) {
        let Some(numbers) = &mut self.reading.numbers else { return };
        let typed = format!("{}{digit}", numbers.typed);
        match typed.parse().ok().filter(|&number| numbers.has(number) && !(typed.len() > 1 && typed.starts_with('0'))) {
            Some(number) => {
                let is_whole = numbers.is_whole(number);
                numbers.typed = typed;
                if is_whole {
                    self.open_number(number, effects);
                }
            }
            None => self.notice = Some(format!("there is no link {typed}")),
        }
    }

    /// The next number, or the one before; its link is brought onto the screen.
    fn choose_number(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        let (Some(numbers), Some(shown)) = (&mut self.reading.numbers, &self.reading.article) else { return };
        let next = match (numbers.chosen(), forward) {
            (Some(number), true) => number + 1,
            (Some(number), false) => number.wrapping_sub(1),
            (None, _) => numbers.listed(1, shown).next().unwrap_or(1),
        };
        if !numbers.has(next) {
            self.notice = Some(if forward { "this is the last link" } else { "this is the first link" }.to_owned());
            return;
        }
        numbers.typed = next.to_string();
        let line = next.checked_sub(1).and_then(|n| numbers.stops.get(n)).map_or(0, |stop| stop.first);
        // What stands above the list is seen.
        let rows = (shown.rows / 2).max(1);
        if !(shown.top..shown.top + rows).contains(&line) {
            self.scroll_to(line.saturating_sub(rows / 2), effects);
        }
    }

    fn open_number(&mut self, number: usize, effects: &mut Vec<Effect>) {
        let (Some(numbers), Some(shown)) = (&self.reading.numbers, &self.reading.article) else { return };
        match numbers.link(number, shown).map(|(address, _)| links::checked(&address)) {
            Some(Ok(url)) => effects.push(Effect::Browse(url.into())),
            Some(Err(why)) => self.notice = Some(format!("not opened: {why}")),
            None => self.notice = Some(format!("there is no link {number}")),
        }
        self.reading.numbers = None;
    }

    /// What the last line says of the number that is typed.
    pub(super) fn about_number(&self) -> Option<String> {
        let (numbers, shown) = (self.numbers()?, self.reading.article.as_ref()?);
        let Some(number) = numbers.chosen() else { return Some("the number of a link".to_owned()) };
        let (address, words) = numbers.link(number, shown)?;
        Some(links::about(&address, &words).join(&format!(" {} ", self.symbols.dot)))
    }
}

fn is_motion(command: Command) -> bool {
    use Command::{Bottom, Down, HalfDown, HalfUp, PageDown, PageUp, Top, Up};
    matches!(command, Up | Down | Top | Bottom | HalfUp | HalfDown | PageUp | PageDown)
}
