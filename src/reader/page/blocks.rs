//! The blocks of an article, each laid out as what it is.

use crate::model::{Block, BlockKind, Opened};
use crate::text::code::{parts, untabbed};
use crate::text::items::items;

use super::ink::Ink;
use super::writer::{Lead, Writer};
use super::{Join, Piece, Style};

impl Writer<'_> {
    /// Block number `n`, after a blank line.
    pub(super) fn block(&mut self, n: usize, block: &Block, opened: &Opened) {
        self.blank();
        let ink = Ink::of_block(n, block, opened);
        let text = &block.text;
        let sign = |sign: &str| Lead::first(format!("{sign} "));
        match block.kind {
            BlockKind::Paragraph => self.whole(text, Style::Plain, &ink, Lead::default()),
            BlockKind::Heading => self.whole(text, Style::Heading, &ink, Lead::default()),
            BlockKind::List => self.list(block, &ink),
            BlockKind::Quote => self.quote(text, &ink),
            // Lines of a table or of code belong close together.
            BlockKind::Table => self.close(|writer| writer.table(text, &ink)),
            BlockKind::Code => self.close(|writer| writer.code(text, &ink)),
            BlockKind::Caption => {
                let credit = block.credit.as_ref().map_or(String::new(), |credit| format!(" ({credit})"));
                self.whole(&format!("{text}{credit}"), Style::Caption, &ink, sign(self.symbols.caption));
            }
            BlockKind::Video => {
                let length = block.seconds.map_or(String::new(), |s| format!(" ({}:{:02})", s / 60, s % 60));
                let lead = Lead::first(format!("{} Video: ", self.symbols.video));
                self.whole(&format!("{text}{length}"), Style::Video, &ink, lead);
            }
            BlockKind::Correction => self.whole(text, Style::Correction, &ink, sign("!")),
            BlockKind::Aside => self.whole(text, Style::Aside, &ink, sign(self.symbols.aside)),
        }
    }

    /// Writes lines without any free ones between them.
    fn close(&mut self, write: impl FnOnce(&mut Self)) {
        let spacing = std::mem::take(&mut self.spacing);
        write(self);
        self.spacing = spacing;
    }

    fn whole(&mut self, text: &str, style: Style, ink: &Ink, lead: Lead) {
        self.flow(text, 0..text.len(), style, ink, lead);
    }

    /// Items behind their bullets or numbers, deeper ones further right.
    fn list(&mut self, block: &Block, ink: &Ink) {
        let items = items(&block.text, block.ordered);
        // Numbers of a list stand below each other by their last digit.
        let digits = items.iter().filter_map(|item| item.number).max().map_or(0, |n| n.to_string().len());
        let step = if digits > 0 { digits + 2 } else { 2 };
        for (n, item) in items.into_iter().enumerate() {
            if n > 0 {
                self.space("", Style::Plain);
            }
            let indent = " ".repeat(item.level * step);
            let lead = match item.number {
                Some(number) => format!("{indent}{number:>digits$}. "),
                None => format!("{indent}{} ", self.symbols.bullet),
            };
            let range = item.words.start()..item.words.end();
            self.flow(&block.text, range, Style::Plain, ink, Lead::first(lead));
        }
    }

    /// Paragraphs beside a bar that runs through.
    fn quote(&mut self, text: &str, ink: &Ink) {
        let bar = Lead::every(format!("{} ", self.symbols.bar));
        let (shown, _) = self.room(bar.clone());
        let (mut start, mut begun) = (0, false);
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                if std::mem::replace(&mut begun, true) {
                    self.led_line(shown.rest().trim_end(), Style::Quote, text, None, ink);
                }
                self.flow(text, start..start + line.len(), Style::Quote, ink, bar.clone());
            }
            start += line.len() + 1;
        }
    }

    /// Lines as they are; one that does not fit goes on behind a sign.
    fn code(&mut self, text: &str, ink: &Ink) {
        let (lead, columns) = self.room(Lead::first("  "));
        let margin = lead.rest().to_owned();
        let goes_on = if margin.is_empty() { String::new() } else { format!("{:<2}", self.symbols.goes_on) };
        for part in parts(text, columns) {
            self.at = ink.place(part.span).unwrap_or(self.at);
            let lead = if part.goes_on { goes_on.clone() } else { margin.clone() };
            let mut used = 0;
            let words = ink.pieces(text, part.span, Style::Code).into_iter();
            let words = words.map(|piece| Piece { text: untabbed(&piece.text, &mut used), ..piece });
            let sign = (!lead.is_empty()).then(|| Piece::new(lead, Style::Dim));
            let lead = usize::from(sign.is_some());
            let pieces = sign.into_iter().chain(words).collect();
            self.line(pieces);
            self.lead(lead);
            self.join(if part.goes_on { Join::Cut } else { Join::Apart });
        }
    }
}
