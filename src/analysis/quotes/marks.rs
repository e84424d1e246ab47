//! Where quotations begin and end in a paragraph: quotation marks of every
//! style, told from apostrophes, paired, and repaired where one is missing.
//! What stands in marks within a quotation is a part of it.

/// A pair of marks and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) struct Piece {
    /// First byte of the words.
    pub(in crate::analysis) start: usize,
    /// One past the last byte of the words.
    pub(in crate::analysis) end: usize,
    /// First byte of the opening mark.
    pub(in crate::analysis) from: usize,
    /// One past the closing mark.
    pub(in crate::analysis) to: usize,
    /// Of which style the marks are.
    pub(in crate::analysis) style: Style,
    /// Whether it runs on in the next paragraph.
    pub(in crate::analysis) runs_on: bool,
}

/// Marks that can close one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) enum Style {
    /// `"…"`, `“…”`, `„…“`.
    Double,
    /// `'…'`, `‘…’`.
    Single,
    /// `«…»`, `»…«`.
    Angle,
    /// `「…」`, `『…』`.
    Corner,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    end: usize,
    style: Style,
    opens: bool,
    closes: bool,
    /// Whether it may as well be the apostrophe of a plural.
    plural: bool,
}

/// The quotations of the paragraph `text[from..to]`, in order, none within
/// another.
pub(in crate::analysis) fn pieces(text: &str, from: usize, to: usize) -> Vec<Piece> {
    let marks = marks(text, from, to);
    if marks.is_empty() {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for style in [Style::Double, Style::Angle, Style::Corner] {
        match_up(text, to, &marks, style, &mut pairs);
    }
    pairs.sort_by_key(|piece| piece.from);
    let mut outer: Vec<Piece> = Vec::with_capacity(pairs.len());
    for piece in pairs {
        if outer.last().is_none_or(|last| last.to <= piece.from) {
            outer.push(piece);
        }
    }
    if outer.is_empty() {
        adopt(text, from, &marks, &mut outer);
    }
    with_singles(text, &marks, outer)
}

/// Whether there is a byte in the text that a quotation mark can begin with.
pub(in crate::analysis) fn may_hold(text: &str) -> bool {
    text.bytes().any(may_begin)
}

/// Whether a paragraph begins with a mark that opens a quotation.
pub(in crate::analysis) fn reopens(paragraph: &str) -> bool {
    paragraph.trim_start().starts_with(['"', '“', '„', '«', '「', '＂'])
}

fn piece(text: &str, open: &Mark, close: (usize, usize), runs_on: bool) -> Option<Piece> {
    let words = &text[open.end..close.0];
    let start = open.end + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    let said = text[start..end].contains(char::is_alphanumeric);
    said.then_some(Piece { start, end, from: open.at, to: close.1, style: open.style, runs_on })
}

/// Pairs the marks of one style; what is left open is closed where it must
/// have ended.
fn match_up(text: &str, to: usize, marks: &[Mark], style: Style, out: &mut Vec<Piece>) {
    let mut open: Vec<&Mark> = Vec::new();
    for mark in marks.iter().filter(|m| m.style == style) {
        // `"It is good, "she added`: a straight mark that ends what is open.
        let spaced = style == Style::Double && !open.is_empty() && closes_behind_space(text, mark);
        if spaced || mark.closes && (!mark.opens || !open.is_empty()) {
            if let Some(opening) = open.pop() {
                out.extend(piece(text, opening, (mark.at, mark.end), false));
            }
        } else if mark.opens {
            open.push(mark);
        }
    }
    // An opening mark goes as far as the next one at most, and a stray one no
    // further than its sentence.
    for (n, opening) in open.iter().enumerate() {
        let limit = open.get(n + 1).map_or(to, |next| next.at);
        let inside = out.iter().map(|p| p.from).filter(|from| *from > opening.at).min();
        let limit = inside.map_or(limit, |from| limit.min(from));
        let whole = limit == to && (text[..opening.at].ends_with('\n') || opening.at == 0 || leads(text, opening.at));
        let runs_on = limit == to && reopens(&text[to..]);
        let end = if whole || runs_on { limit } else { end_of_sentence(text, opening.end, limit) };
        out.extend(piece(text, opening, (end, end), runs_on));
        if n >= MOST_OPEN {
            break;
        }
    }
}

/// Whether a straight mark stands behind a comma and a space, before a word that
/// begins no quotation.
fn closes_behind_space(text: &str, mark: &Mark) -> bool {
    text[mark.at..].starts_with('"')
        && text[..mark.at].ends_with(' ')
        && text[..mark.at].trim_end().ends_with([',', '?', '!', '.'])
        && text[mark.end..].starts_with(char::is_lowercase)
}

/// A paragraph with more marks left open than this is no prose.
const MOST_OPEN: usize = 8;

/// Whether a quotation is introduced before `at`: by a comma or a colon.
fn leads(text: &str, at: usize) -> bool {
    text[..at].trim_end().ends_with([',', ':'])
}

fn end_of_sentence(text: &str, from: usize, to: usize) -> usize {
    let mut chars = text[from..to].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = matches!(c, '.' | '!' | '?' | '。') && chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends {
            return from + at + c.len_utf8();
        }
    }
    to
}

/// A closing mark after a comma or stop, with no opening mark in all of its
/// paragraph, closes what the paragraph begins with.
fn adopt(text: &str, from: usize, marks: &[Mark], out: &mut Vec<Piece>) {
    let mut doubles = marks.iter().filter(|m| m.style == Style::Double);
    if let (Some(close), None) = (doubles.next(), doubles.next())
        && !close.opens
        && text[..close.at].ends_with([',', '.', '!', '?', '…'])
    {
        let open = Mark { at: from, end: from, ..*close };
        out.extend(piece(text, &open, (close.at, close.end), false));
    }
}

/// Adds the quotations in single marks that stand in no others.
fn with_singles(text: &str, marks: &[Mark], mut outer: Vec<Piece>) -> Vec<Piece> {
    let singles: Vec<&Mark> = marks.iter().filter(|m| m.style == Style::Single).collect();
    let mut found = Vec::new();
    let mut n = 0;
    while n < singles.len() {
        let opening = singles[n];
        n += 1;
        if !opening.opens || holding(&outer, opening.at).is_some() {
            continue;
        }
        // An apostrophe of a plural closes only where nothing surer does.
        let mut close = None;
        for (skipped, mark) in singles[n..].iter().enumerate().take_while(|(_, m)| !m.opens || m.closes) {
            if holding(&outer, mark.at).is_none() && mark.closes {
                close = close.filter(|_| mark.plural).or(Some((skipped, *mark)));
                if !mark.plural {
                    break;
                }
            }
        }
        if let Some((skipped, mark)) = close {
            found.extend(piece(text, opening, (mark.at, mark.end), false));
            n += skipped + 1;
        }
    }
    if !found.is_empty() {
        outer.retain(|piece| holding(&found, piece.from).is_none());
        outer.extend(found);
        outer.sort_by_key(|piece| piece.from);
    }
    outer
}

/// The piece of an ordered list around a byte.
fn holding(pieces: &[Piece], at: usize) -> Option<&Piece> {
    let after = pieces.partition_point(|piece| piece.from <= at);
    pieces[..after].last().filter(|piece| at < piece.to)
}

/// Bytes that a quotation mark can begin with.
const fn may_begin(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xC2 | 0xE2 | 0xE3 | 0xEF)
}

fn marks(text: &str, from: usize, to: usize) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(skip) = bytes[at..to].iter().position(|byte| may_begin(*byte)) {
        at += skip;
        let Some(c) = text[at..to].chars().next() else { break };
        let doubled = (c == '\'' || c == '`') && bytes[at + 1..to].first() == Some(&bytes[at]);
        let end = at + c.len_utf8() + usize::from(doubled);
        // Two apostrophes are the italics of a wiki as often as a mark.
        if doubled {
            at = end;
            continue;
        }
        let before = text[from..at].chars().next_back();
        let after = text[end..to].chars().next();
        out.extend(mark(text, at, end, c, before, after));
        at = end;
    }
    out
}

fn mark(text: &str, at: usize, end: usize, c: char, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let (opening, closing) = sides(before, after);
    let of = |style, opens, closes| Some(Mark { at, end, style, opens, closes, plural: false });
    match c {
        '“' => of(Style::Double, true, closing && !opening),
        '„' | '‟' | '〝' => of(Style::Double, true, false),
        '”' | '〞' | '〟' => of(Style::Double, opening && !closing, !opening || closing),
        // A measure, or an attribute in markup.
        '"' | '＂' if is_inch(text, at) || before == Some('=') => None,
        '"' | '＂' => of(Style::Double, opening || !closing, closing || !opening),
        '«' => of(Style::Angle, opening || !closing, closing && !opening),
        '»' => of(Style::Angle, opening && !closing, closing || !opening),
        '「' | '『' => of(Style::Corner, true, false),
        '」' | '』' => of(Style::Corner, false, true),
        '\'' | '‘' | '’' | '`' | '‚' => single(text, at, end, c, (opening, closing), before),
        _ => None,
    }
}

/// Whether a mark between these characters looks like one that opens, and like
/// one that closes.
fn sides(before: Option<char>, after: Option<char>) -> (bool, bool) {
    let apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opening = !apart(after)
        && (apart(before)
            || before.is_some_and(|c| {
                matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | '«' | '¿' | '¡')
            })
            || (before.is_some_and(|c| matches!(c, ',' | ':' | ';')) && after.is_some_and(char::is_alphanumeric)));
    let closing = !apart(before)
        && (apart(after)
            || after.is_some_and(|c| !c.is_alphanumeric() && !matches!(c, '$' | '(' | '[' | '#' | '@' | '“' | '‘')));
    (opening, closing)
}

/// The second mark of a measure: 6'2".
fn is_inch(text: &str, at: usize) -> bool {
    let digits = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    digits.len() < at && digits.ends_with(['\'', '’', '′'])
}

fn single(
    text: &str,
    at: usize,
    end: usize,
    c: char,
    (opening, closing): (bool, bool),
    before: Option<char>,
) -> Option<Mark> {
    let within = before.is_some_and(char::is_alphanumeric) && text[end..].starts_with(char::is_alphanumeric);
    let opens = match c {
        '‘' | '`' | '‚' => !within,
        '’' => false,
        _ => opening,
    };
    if within || (opens && is_elision(&text[end..])) {
        return None;
    }
    let closes = matches!(c, '\'' | '’') && closing;
    let plural = matches!(before, Some('s' | 'S' | 'z' | 'x')) && !text[end..].starts_with([',', '.', '!', '?', ';']);
    (opens || closes).then_some(Mark { at, end, style: Style::Single, opens, closes, plural })
}

/// Words that begin with an apostrophe: 'em, '90s.
fn is_elision(after: &str) -> bool {
    let word = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let decade = word.strip_suffix('s').unwrap_or(word);
    (decade.len() == 2 && decade.bytes().all(|b| b.is_ascii_digit()))
        || ["em", "til", "tis", "twas", "cause", "bout", "round", "n"].iter().any(|e| e.eq_ignore_ascii_case(word))
}
