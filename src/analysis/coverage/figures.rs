//! The figures of a text: numbers with what they count, `24,000 tonnes`,
//! `$25 million`, `7.5 per cent`, `three ships`. No figures are years, days, times,
//! ages, ordinals, and numbers that name something: `Route 40`, `Boeing 737`.

use crate::model::Span;
use crate::text::fold;
use crate::text::words::words;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Both, as they stand.
    pub span: Span,
    /// The number in digits: `1500000`, `7.5`.
    pub value: String,
    /// What it counts, each word in the singular: `ship`, `%`, `dollar`.
    pub of: Vec<String>,
}

impl Figure {
    /// Whether the two can be one figure. What two outlets call the ships may
    /// differ, so a number that is not met by chance is enough; one that is must
    /// count the same.
    pub fn is_same(&self, other: &Self) -> bool {
        let share = || self.of.iter().any(|word| other.of.contains(word));
        self.value == other.value && (share() || (self.is_rare() && self.is_share() == other.is_share()))
    }

    /// Whether two figures of one event that have this value are hardly so by
    /// chance: there are three digits that say something.
    fn is_rare(&self) -> bool {
        let digits = self.value.trim_start_matches(['0', '.']).trim_end_matches('0');
        digits.bytes().filter(u8::is_ascii_digit).count() >= 3
    }

    fn is_share(&self) -> bool {
        self.of.iter().any(|word| word == "%")
    }
}

/// The words of a sentence, each with its place and folded.
struct Word<'a> {
    text: &'a str,
    folded: String,
    start: usize,
    end: usize,
}

/// The figures of a text, in order, outside of the words that are `taken`: those
/// that say when.
pub fn figures(text: &str, taken: &[Span]) -> Vec<Figure> {
    let words = split(text);
    let mut out = Vec::new();
    let mut at = 0;
    let mut taken = taken.iter().peekable();
    while let Some(word) = words.get(at) {
        while taken.next_if(|span| span.end() <= word.start).is_some() {}
        let is_taken = taken.peek().is_some_and(|span| span.start() < word.end);
        match read(text, &words, at).filter(|_| !is_taken) {
            Some((next, figure)) => {
                out.extend(figure);
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// Words and numbers; `7.5` and `24,000` are one word each.
fn split(text: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    for span in words(text) {
        let piece = span.of(text);
        let is_digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        let joined = out.last_mut().filter(|last| {
            let between = text.get(last.end..span.start()).unwrap_or("");
            let number = last.text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
            let thousands = matches!(between, "," | "\u{a0}" | "\u{202f}" | "\u{2009}")
                && piece.get(..3).is_some_and(is_digits)
                && !piece.as_bytes().get(3).is_some_and(u8::is_ascii_digit);
            number
                && !last.text.contains('.')
                && (thousands || (between == "." && piece.starts_with(|c: char| c.is_ascii_digit())))
        });
        match joined {
            Some(last) => {
                last.end = span.end();
                last.text = text.get(last.start..last.end).unwrap_or("");
                last.folded = fold(last.text);
            }
            None => out.push(Word { text: piece, folded: fold(piece), start: span.start(), end: span.end() }),
        }
    }
    out
}

/// The figure that begins with word `at`, if a number does, and the word after the
/// number.
fn read(text: &str, words: &[Word<'_>], at: usize) -> Option<(usize, Option<Figure>)> {
    let (mut next, number, unit) = number(words, at)?;
    let before = at.checked_sub(1).and_then(|n| words.get(n));
    let first = words.get(at)?;
    let last = words.get(next.checked_sub(1)?)?;
    let sign = text[..first.start].trim_end_matches('\u{a0}').chars().next_back();
    let currency = sign.and_then(currency_sign);
    let spelled = !first.text.starts_with(|c: char| c.is_ascii_digit());
    if is_part_of_other(text, words, at, next, currency.is_some()) {
        return Some((next, None));
    }
    let mut of: Vec<String> = currency.map(str::to_owned).into_iter().chain(unit.map(str::to_owned)).collect();
    let mut end = last.end;
    let rest = text.get(last.end..).unwrap_or("");
    if rest.trim_start().starts_with('%') {
        of.push("%".to_owned());
        end = last.end + rest.find('%').unwrap_or(0) + 1;
    }
    let counted = of.is_empty().then(|| counted(text, words, next)).flatten();
    if let Some((words_of, after)) = counted {
        of = words_of;
        next = after;
        end = words.get(after.checked_sub(1)?)?.end;
    }
    let start = currency.map_or(first.start, |_| sign_start(text, first.start));
    let value = plain(number)?;
    // The zero of `.09` was left out, and with it where the number begins.
    let fraction = text[..first.start].ends_with('.') || first.text.starts_with('0') && number >= 1.0;
    let small = number < 13.0 && number.fract() == 0.0;
    let pointed = small && before.is_some_and(|b| DEFINITE.contains(&b.folded.as_str()));
    let of_all = of.first().is_some_and(|word| small && VAGUE.contains(&word.as_str()));
    let year =
        !spelled && first.text.len() == 4 && currency.is_none() && unit.is_none() && (1900.0..2200.0).contains(&number);
    if fraction || of.is_empty() || pointed || of_all || year || is_age_or_ago(text, words, at, next, &of) {
        return Some((next, None));
    }
    Some((next, Span::new(text, start, end).map(|span| Figure { span, value, of })))
}

/// What stands before a few that were spoken of before, as in "the two leaders".
const DEFINITE: &[&str] = &[
    "the", "these", "those", "its", "their", "his", "her", "our", "other", "both", "all", "last", "next", "first",
    "past",
];

/// Of whom "two" says nothing: those that the report is about anyway.
const VAGUE: &[&str] = &[
    "side",
    "party",
    "country",
    "nation",
    "leader",
    "government",
    "thing",
    "way",
    "capital",
    "neighbour",
    "neighbor",
    "time",
    "minute",
    "part",
];

/// The words of a number, and the next; what its letters stand for, as in `25kg`.
fn number(words: &[Word<'_>], at: usize) -> Option<(usize, f64, Option<&'static str>)> {
    let word = words.get(at)?;
    let digits = word.text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(word.text.len());
    let (mut value, mut next, mut unit) = if digits > 0 {
        let value: f64 = word.text.get(..digits)?.replace(',', "").parse().ok().filter(|_| digits < 20)?;
        let letters = word.folded.get(digits..)?;
        match letters {
            "" => (value, at + 1, None),
            "k" => (value * 1e3, at + 1, None),
            "m" | "mn" => (value * 1e6, at + 1, None),
            "bn" | "b" => (value * 1e9, at + 1, None),
            "tn" => (value * 1e12, at + 1, None),
            "kg" => (value, at + 1, Some("kilogram")),
            "km" => (value, at + 1, Some("kilometre")),
            "mw" => (value, at + 1, Some("megawatt")),
            _ => return None,
        }
    } else {
        let value = spelled(&word.folded)?;
        (value, at + 1, None)
    };
    while let Some(power) = words.get(next).and_then(|word| power(&word.folded)) {
        value *= power;
        next += 1;
    }
    unit = unit.or_else(|| {
        let word = |n: usize| words.get(n).map_or("", |word| word.folded.as_str());
        let (found, length) = match (word(next), word(next + 1)) {
            ("per", "cent") | ("percentage", "points" | "point") => ("%", 2),
            ("percent" | "pc" | "pct", _) => ("%", 1),
            ("us" | "american", "dollars") => ("dollar", 2),
            ("dollars" | "dollar", _) => ("dollar", 1),
            ("euros" | "euro", _) => ("euro", 1),
            ("yuan" | "renminbi", _) => ("yuan", 1),
            ("km" | "kilometres" | "kilometers", _) => ("kilometre", 1),
            ("kg" | "kilograms" | "kilos", _) => ("kilogram", 1),
            ("mw" | "megawatts", _) => ("megawatt", 1),
            ("tonnes" | "tons", _) => ("tonne", 1),
            ("pounds", _) => ("pound", 1),
            _ => return None,
        };
        next += length;
        Some(found)
    });
    Some((next, value, unit))
}

const SPELLED: [&str; 20] = [
    "",
    "",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// `two` to `ninety-nine`. `One` is as often a pronoun as a number.
fn spelled(word: &str) -> Option<f64> {
    let of = |list: &[&str], word: &str| list.iter().position(|name| !name.is_empty() && *name == word);
    let small = |word: &str| if word == "one" { Some(1) } else { of(&SPELLED, word).filter(|n| *n < 10) };
    let value = match word.split_once('-') {
        Some((tens, ones)) => of(&TENS, tens)? * 10 + small(ones)?,
        None => of(&SPELLED, word).or_else(|| of(&TENS, word).map(|n| n * 10))?,
    };
    Some(value as f64)
}

fn power(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn currency_sign(c: char) -> Option<&'static str> {
    Some(match c {
        '$' => "dollar",
        '€' => "euro",
        '£' => "pound",
        '¥' => "yuan",
        _ => return None,
    })
}

/// Where `US$` or `$` before a number begins.
fn sign_start(text: &str, number: usize) -> usize {
    let before = text[..number].trim_end_matches(|c: char| currency_sign(c).is_some());
    let letters = before.trim_end_matches(|c: char| c.is_ascii_uppercase());
    if before.len() - letters.len() <= 3 { letters.len() } else { before.len() }
}

fn gap<'a>(text: &'a str, before: &Word<'_>, after: &Word<'_>) -> &'a str {
    text.get(before.end..after.start).unwrap_or("")
}

/// Whether a number is a part of a time, a score, an ordinal, an address or a name.
fn is_part_of_other(text: &str, words: &[Word<'_>], at: usize, next: usize, money: bool) -> bool {
    let (Some(first), Some(last)) = (words.get(at), words.get(next.saturating_sub(1))) else { return true };
    let before = text[..first.start].chars().next_back();
    let after = text[last.end..].chars().next();
    let after_next = words.get(next).map_or("", |word| word.folded.as_str());
    let bound =
        |c: Option<char>| c.is_some_and(|c| matches!(c, ':' | '/' | '-' | '–' | '_' | '#' | '@' | '.' | '\'' | '’'));
    let ends_sentence = text[last.end..].chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
    if (bound(before) && !money) || (bound(after) && !ends_sentence) {
        return true;
    }
    if matches!(after_next, "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "gmt" | "utc" | "o'clock" | "noon")
        || is_zone(after_next)
    {
        return true;
    }
    // `Route 40`, `Boeing 737`, `No. 10`, `number 10`; but the first word of a
    // sentence is written so for another reason.
    let Some(name) = at.checked_sub(1).and_then(|n| words.get(n)) else { return false };
    let digits = first.text.starts_with(|c: char| c.is_ascii_digit());
    let close = matches!(gap(text, name, first), " " | "\u{a0}" | "-" | ". " | " #");
    let capital = name.text.starts_with(char::is_uppercase);
    let opens = text[..name.start]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, '.' | '!' | '?' | '“' | '"' | ':' | '—'))
        || text[..name.start].ends_with('\n');
    let names = ["no", "number", "page", "chapter", "section", "article", "item", "aged", "age"];
    let numbered = names.contains(&name.folded.as_str());
    digits && !money && close && ((capital && !opens && gap(text, name, first) != ". ") || numbered)
}

fn is_zone(word: &str) -> bool {
    matches!(word, "est" | "edt" | "pst" | "pdt" | "cet" | "cest" | "bst" | "hkt" | "ist" | "et" | "pt")
}

/// What a number counts: the first words behind it that can be that, up to the
/// noun, and the word after.
fn counted(text: &str, words: &[Word<'_>], mut at: usize) -> Option<(Vec<String>, usize)> {
    const MOST: usize = 3;
    let from = at;
    let mut of = Vec::new();
    let mut before = words.get(at.checked_sub(1)?)?;
    while let Some(word) = words.get(at).filter(|_| at < from + MOST) {
        let lower = word.text.starts_with(char::is_lowercase);
        let close = matches!(gap(text, before, word), " " | "\u{a0}");
        if !close || (STOPS.contains(&word.folded.as_str()) && !(at == from && word.folded == "of")) {
            break;
        }
        if lower && word.folded != "of" && word.folded != "more" && word.folded.len() > 1 {
            of.push(singular(&word.folded));
        }
        before = word;
        at += 1;
        // The noun of a count is in the plural; what follows belongs to the sentence.
        if lower && (word.folded.ends_with('s') || PLURALS.contains(&word.folded.as_str())) {
            break;
        }
    }
    let plural = words.get(at.checked_sub(1)?).is_some_and(|word| {
        word.text.starts_with(char::is_lowercase)
            && (word.folded.ends_with('s') || PLURALS.contains(&word.folded.as_str()))
    });
    (!of.is_empty() && plural).then_some((of, at))
}

/// Plurals without an s.
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "staff",
    "crew",
    "personnel",
    "aircraft",
    "migrants",
    "fish",
    "cattle",
    "sheep",
    "dead",
    "injured",
    "wounded",
    "missing",
    "acres",
    "yuan",
    "yen",
    "won",
    "baht",
    "feet",
    "servicemen",
    "policemen",
    "fishermen",
    "firemen",
    "lawmakers",
    "troops",
];

/// Words that no noun phrase of a count has in it.
const STOPS: &[&str] = &[
    "a",
    "an",
    "the",
    "and",
    "or",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "was",
    "were",
    "is",
    "are",
    "has",
    "have",
    "had",
    "will",
    "would",
    "that",
    "which",
    "who",
    "as",
    "than",
    "but",
    "this",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "be",
    "been",
    "it",
    "he",
    "she",
    "they",
    "after",
    "before",
    "when",
    "while",
    "since",
    "until",
    "times",
    "years-old",
    "if",
    "so",
    "into",
    "over",
    "under",
    "about",
    "per",
    "says",
    "said",
    "does",
    "goes",
    "comes",
];

fn singular(word: &str) -> String {
    let stem = match word {
        "people" | "persons" => "person",
        "vessels" => "ship",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        word => word,
    };
    match stem.strip_suffix("ies") {
        Some(start) if start.len() > 2 => format!("{start}y"),
        _ if stem.len() > 3 && !stem.ends_with("ss") => stem.trim_end_matches('s').to_owned(),
        _ => stem.to_owned(),
    }
}

/// Whether it is how old somebody or something is, or how long ago: `54 years old`,
/// `three days later`.
fn is_age_or_ago(text: &str, words: &[Word<'_>], at: usize, next: usize, of: &[String]) -> bool {
    let word = |n: usize| words.get(n).map_or("", |word| word.folded.as_str());
    let time = of.iter().any(|word| {
        matches!(word.as_str(), "year" | "month" | "week" | "day" | "hour" | "minute" | "second" | "decade" | "min")
    });
    let relative =
        matches!(word(next), "ago" | "old" | "earlier" | "later" | "before" | "after" | "since" | "read" | "of");
    let leading = at.checked_sub(1).map_or("", word);
    let stretch = matches!(
        leading,
        "past" | "last" | "next" | "recent" | "every" | "within" | "first" | "in" | "for" | "after" | "over"
    );
    let age = leading == "aged" || leading == "age";
    let old =
        text.get(words.get(next.saturating_sub(1)).map_or(0, |w| w.end)..).is_some_and(|rest| rest.starts_with("-old"));
    time && (relative || stretch && small_unit(of)) || age || old
}

/// A stretch of time in passing says little.
fn small_unit(of: &[String]) -> bool {
    of.iter().any(|word| matches!(word.as_str(), "day" | "hour" | "minute" | "second" | "week" | "month" | "decade"))
}

/// The number in digits, without a fraction of zeros.
fn plain(number: f64) -> Option<String> {
    number.is_finite().then(|| {
        let text = format!("{number:.3}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = figures(text, &[]);
        let shown: Vec<(&str, &str)> = found.iter().map(|f| (f.span.of(text), f.value.as_str())).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_number_with_what_it_counts_is_a_figure() {
        check(
            "The port moved 24,000 tonnes for $25 million.",
            &[("24,000 tonnes", "24000"), ("$25 million", "25000000")],
        );
        check(
            "Fares rose 7.5 per cent, not 7.5% or 8 percent.",
            &[("7.5 per cent", "7.5"), ("7.5%", "7.5"), ("8 percent", "8")],
        );
        check("Three ships and 1.5 million people", &[("Three ships", "3"), ("1.5 million people", "1500000")]);
        check("About 200 Peruvian sailors of the port", &[("200 Peruvian sailors", "200")]);
        check("It cost US$3.2bn and €40m.", &[("US$3.2bn", "3200000000"), ("€40m", "40000000")]);
        check("Twenty-two crew were saved.", &[("Twenty-two crew", "22")]);
    }

    #[test]
    fn the_same_figure_is_written_in_many_ways() {
        let same = |a: &str, b: &str| figures(a, &[])[0].is_same(&figures(b, &[])[0]);
        assert!(same("1.5 million people", "1,500,000 persons"));
        assert!(same("7 per cent", "7%"));
        assert!(same("$25 million", "25 million dollars"));
        assert!(same("three ships", "3 vessels"));
        assert!(same("1,240 passengers", "1,240 travellers"));
        assert!(!same("three ships", "three sailors"));
        assert!(!same("20 per cent", "20 sailors"));
    }

    #[test]
    fn years_times_ages_ordinals_and_names_are_no_figures() {
        for text in [
            "in 2031 and at 9:45 or 5 pm",
            "Xavo Harrow, 54, is 54 years old",
            "the 54-year-old and the 3rd of 40th",
            "Route 40, Boeing 737 and the Harbour 12 buoy",
            "It won 3-1 on 4/5.",
            "the two ships and both three",
            "They met three days ago and two weeks later.",
            "call 555 0100 or see page 12",
            "the two sides and three countries",
            "12 Harbour Street in Lima",
            "a 3 min read",
            "One of them left.",
        ] {
            check(text, &[]);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_figures_in_order(text in "([0-9]{1,4}|[,.%$ -]|million|three|ships|é|Boeing|per cent| ){0,30}") {
            let found = figures(&text, &[]);
            proptest::prop_assert!(found.windows(2).all(|two| two[0].span.end() <= two[1].span.start()));
            proptest::prop_assert!(found.iter().all(|figure| !figure.of.is_empty()));
        }
    }
}
