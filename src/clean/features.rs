//! What the eye notices about a passage before reading it: how long it is, how
//! it begins and ends, how much of it is capitalised. Counted once, in one walk
//! over the characters; any format can fill it in.

/// How a passage ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// `.`, `…` or a full-width stop, closing marks aside.
    Stop,
    /// `?` or `!`: sentences end so, headlines too.
    Mark,
    /// `:`.
    Colon,
    /// Anything else.
    Open,
}

/// The features of one passage.
#[allow(clippy::struct_excessive_bools)] // Independent marks, not states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Features {
    /// Words; for scripts without spaces, two characters count as one.
    pub(crate) words: usize,
    /// Words that begin in lower case.
    pub(crate) lower: usize,
    /// Words that begin with a capital.
    pub(crate) upper: usize,
    /// Words that begin with a digit.
    pub(crate) digits: usize,
    /// Stops inside it that a space follows.
    pub(crate) inner_stops: usize,
    /// Whether it has letters and all of them are capitals.
    pub(crate) shouted: bool,
    /// Whether its first letter is a small one.
    pub(crate) starts_lower: bool,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Whether `…` or `...` says that more was there.
    pub(crate) cut: bool,
    /// Whether it begins with a quotation mark.
    pub(crate) quoted: bool,
    /// Bytes of the bullet it begins with, or 0.
    pub(crate) bullet: usize,
    /// Whether it has a digit anywhere.
    pub(crate) numbered: bool,
}

/// What a character is to the count of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Lower,
    Upper,
    Digit,
    /// A letter of a script without capitals.
    Letter,
    Other,
}

const KINDS: usize = 6;

/// The kinds of ASCII, looked up rather than asked for: a text has thousands.
const ASCII: [Kind; 128] = {
    let mut kinds = [Kind::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b' ' => Kind::Space,
            b'a'..=b'z' => Kind::Lower,
            b'A'..=b'Z' => Kind::Upper,
            b'0'..=b'9' => Kind::Digit,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

impl Kind {
    fn of(c: char) -> Self {
        match ASCII.get(c as usize) {
            Some(kind) => *kind,
            None if c.is_lowercase() => Self::Lower,
            None if c.is_uppercase() => Self::Upper,
            None if c.is_alphabetic() => Self::Letter,
            None if c.is_whitespace() => Self::Space,
            None => Self::Other,
        }
    }
}

impl Features {
    pub(crate) fn of(text: &str) -> Self {
        let bullet = bullet(text);
        let mut out = Self {
            words: 0,
            lower: 0,
            upper: 0,
            digits: 0,
            inner_stops: 0,
            shouted: false,
            starts_lower: false,
            ending: ending(text),
            cut: text.ends_with('…') || text.ends_with("..."),
            quoted: text.starts_with(['“', '"', '„', '«', '‘']),
            bullet,
            numbered: text.starts_with(|c: char| c.is_ascii_digit()),
        };
        let bytes = text.as_bytes();
        // Words by the kind of their first character, and all kinds that there are.
        let (mut starts, mut seen) = ([0; KINDS], [false; KINDS]);
        let (mut at, mut in_word, mut unspaced) = (bullet, false, 0);
        while let Some(&byte) = bytes.get(at) {
            // Most characters of a text are these.
            if in_word && byte.is_ascii_lowercase() {
                seen[Kind::Lower as usize] = true;
                at += 1;
                continue;
            }
            let (kind, length) = if let Some(kind) = ASCII.get(usize::from(byte)) {
                (*kind, 1)
            } else {
                let Some(c) = text[at..].chars().next() else { break };
                let kind = Kind::of(c);
                unspaced += usize::from(kind == Kind::Letter && is_unspaced(c));
                (kind, c.len_utf8())
            };
            seen[kind as usize] = true;
            if kind == Kind::Space {
                in_word = false;
                out.inner_stops += usize::from(at > bullet && is_stopped(&bytes[..at]));
            } else if !in_word && kind != Kind::Other {
                in_word = true;
                out.starts_lower |= kind == Kind::Lower && starts == [0; KINDS];
                starts[kind as usize] += 1;
            }
            at += length;
        }
        out.words = starts.iter().sum::<usize>() + unspaced / 2;
        // Scripts without capitals are all small.
        out.lower = starts[Kind::Lower as usize] + starts[Kind::Letter as usize] + unspaced / 2;
        out.upper = starts[Kind::Upper as usize];
        out.digits = starts[Kind::Digit as usize];
        out.numbered |= seen[Kind::Digit as usize];
        out.shouted = seen[Kind::Upper as usize] && !seen[Kind::Lower as usize];
        out
    }

    /// Whether it reads as a sentence or more: long enough, mostly in lower
    /// case, with a stop.
    pub(crate) fn is_prose(&self) -> bool {
        let enough = match self.ending {
            Ending::Stop => self.words >= 4 && self.words > self.digits + 2,
            Ending::Mark => self.words >= 14 || self.inner_stops > 0 && self.words >= 8,
            Ending::Colon => self.words >= 9 && self.lower * 2 > self.words,
            Ending::Open => self.words >= 20 && self.inner_stops > 0 && self.lower * 2 > self.words || self.words >= 26,
        };
        let share = if self.ending == Ending::Stop && self.words >= 15 { 4 } else { 3 };
        enough && self.lower * share >= self.words
    }

    /// Whether it reads as a sentence too short to be sure of: `They spoke.`
    /// Menus have no stops; what is cut ends with `…`.
    pub(crate) fn is_short_sentence(&self) -> bool {
        let ends = self.ending == Ending::Stop || self.quoted && self.ending == Ending::Mark;
        let said = self.quoted && self.words > 0 || self.words >= 2 && self.lower > 0;
        ends && said && self.words <= 8 && self.bullet == 0 && !self.cut
    }

    /// Whether it could be a sentence that lacks its end.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.ending == Ending::Open && self.words >= 6 && self.lower * 2 >= self.words
    }

    /// Whether it has the length and form of a headline.
    pub(crate) fn is_headline(&self) -> bool {
        (3..=40).contains(&self.words) && !self.starts_lower && self.bullet == 0 && self.ending != Ending::Colon
    }
}

/// Whether a sentence may end here.
fn is_stopped(text: &[u8]) -> bool {
    matches!(text.last(), Some(b'.' | b'!' | b'?' | b'"')) || text.ends_with("”".as_bytes())
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{e7f}' | '\u{20000}'..='\u{3ffff}')
}

/// How a text ends, closing quotation marks and brackets aside.
pub(crate) fn ending(text: &str) -> Ending {
    let open = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '›' | '」' | '』' | '*' | '_')
    });
    let quoted = open.len() < text.trim_end().len();
    match open.chars().next_back() {
        Some('.' | '…' | '。' | '．' | '｡') => Ending::Stop,
        Some('?' | '!' | '？' | '！') => Ending::Mark,
        Some(',') if quoted => Ending::Stop,
        Some(':' | '：') => Ending::Colon,
        _ => Ending::Open,
    }
}

/// The bytes of a list mark at the start of a text, with the space after it.
fn bullet(text: &str) -> usize {
    let mut chars = text.chars();
    match chars.next() {
        Some(c @ ('•' | '□' | '☆' | '◦' | '▪' | '■' | '●' | '○' | '★' | '‣' | '·' | '*' | '-' | '–' | '»')) =>
        {
            let after = chars.as_str();
            match (c, after.strip_prefix(' ')) {
                (_, Some(_)) => c.len_utf8() + 1,
                (_, None) if after.is_empty() => c.len_utf8(),
                _ => 0,
            }
        }
        Some('0'..='9') => {
            let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let after = &text[digits..];
            let marked = after.starts_with(". ") || after.starts_with(") ");
            if marked && digits <= 2 { digits + 2 } else { 0 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_prose_and_headlines_are_not() {
        for text in [
            "The harbour was closed on Friday after a ferry ran aground.",
            "“Nobody was hurt,” the owner of the line said",
            "港は金曜日に閉鎖された。けが人はいなかった。",
        ] {
            let text = if text.ends_with("said") { format!("{text}.") } else { text.to_owned() };
            assert!(Features::of(&text).is_prose(), "{text}");
        }
        for text in
            ["Harbour closed after ferry runs aground", "Vol. 12 No. 4.", "HARBOUR NEWS", "Who closed the harbour?", ""]
        {
            assert!(!Features::of(text).is_prose(), "{text}");
        }
    }

    #[test]
    fn closing_marks_do_not_hide_the_end() {
        assert_eq!(ending("He left.”"), Ending::Stop);
        assert_eq!(ending("It is “closed”"), Ending::Open);
        assert_eq!(ending("He said:"), Ending::Colon);
        assert_eq!(ending("Really?)"), Ending::Mark);
    }

    #[test]
    fn list_marks_are_measured() {
        for (text, bytes) in [("• one", 4), ("- one", 2), ("12. one", 4), ("-one", 0), ("2025. one", 0), ("•", 3)] {
            assert_eq!(Features::of(text).bullet, bytes, "{text}");
        }
    }
}
