//! The pictures of the documentation: the real screen on the real sample
//! library, drawn cell by cell in a dark theme and in a light one.
//! `UPDATE_DOCS=1 cargo test --test screens` renews them.

mod support;

use std::path::Path;
use std::sync::Arc;

use attache::filter::Index;
use attache::filter::following;
use attache::filter::people::People;
use attache::model::Stamp;
use attache::pipeline;
use attache::reader::key::sequence;
use attache::reader::picker::Offered;
use attache::reader::symbols::UNICODE;
use attache::reader::{Effect, Haystack, Message, Size, State, update};
use attache::screen::themes::Named;
use attache::screen::{self, Themes};
use attache::store::{Library, Scope, SqliteLibrary};
use attache::terminal::answers;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const NOW: &str = "2025-12-01T12:00:00Z";

/// The reader on the sample library, with its effects done at once.
struct Reader {
    library: SqliteLibrary,
    index: Index,
    state: State,
}

impl Reader {
    fn on_the_sample(columns: u16, rows: u16, theme: &str) -> Self {
        let mut library = SqliteLibrary::in_memory(None).expect("a library in memory");
        let now = NOW.parse().expect("a time");
        pipeline::import_origins(&pipeline::sample::origins(), &mut library, now).expect("the sample library");
        let list = library.rows(None, 0).expect("rows");
        let counts = library.counts().expect("counts");
        let today = Stamp::parse(&NOW[..10]).expect("a day");
        let mut state = State::new(Size { columns, rows }, today, UNICODE, "sample library".to_owned());
        theme.clone_into(&mut state.settings.theme);
        let themes = Themes::built_in();
        let offered = |named: &Named| Offered { name: named.name.clone(), about: named.about.clone() };
        state.themes = themes.iter().map(offered).collect();
        let mut reader = Self { library, index: Index::new(&list), state };
        reader.take(Message::Counts(counts));
        reader.take(Message::Rows { rows: Arc::new(list), complete: true });
        reader
    }

    fn take(&mut self, message: Message) {
        for effect in update(&mut self.state, message) {
            let answer = match effect {
                Effect::Load(ticket, id) => {
                    let opened = self.library.article(&id).expect("a library").expect("an article");
                    Message::Article(ticket, Box::new(opened))
                }
                Effect::Filter(ticket, ask, _) => Message::Filtered(ticket, self.index.find(&ask)),
                Effect::SetRead(id, read) => {
                    let was_read = self.library.marks(&id).expect("marks").read;
                    self.library.set_read(&id, read).expect("a mark");
                    let marks = self.library.marks(&id).expect("marks");
                    Message::Marked { id, marks, was_read }
                }
                Effect::People(ticket, _) => {
                    Message::People(ticket, Arc::new(self.library.people(Scope::All).expect("people")))
                }
                Effect::Dossier(ticket, person) => {
                    Message::Dossier(ticket, self.library.dossier(&person).expect("a dossier").map(Box::new))
                }
                Effect::Timeline(ticket, id) => answers::timeline(&self.library, ticket, &id),
                Effect::Contacts(ticket, of) => answers::contacts(&self.library, ticket, &of),
                Effect::Coverage(ticket, id) => answers::coverage(&self.library, ticket, &id),
                Effect::Brief(ticket, since) => {
                    answers::brief(&self.library, ticket, since, NOW.parse().expect("a time"))
                }
                Effect::Arrange(ticket, Haystack::Contacts(entries, pattern, sort)) => {
                    Message::Arranged(ticket, following::contacts(&entries, &pattern, sort))
                }
                Effect::Arrange(ticket, Haystack::People(entries, by)) => {
                    Message::Arranged(ticket, People::new(&entries).arrange(&by))
                }
                _ => continue,
            };
            self.take(answer);
        }
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ').flat_map(sequence) {
            self.take(Message::Key(key));
        }
        self
    }

    /// The picture in the theme that is seen.
    fn picture(&self) -> String {
        let themes = Themes::built_in();
        let theme = themes.get(self.state.theme()).expect("a theme of ours");
        let size = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).expect("a terminal");
        terminal.draw(|frame| screen::draw(&self.state, theme, frame)).expect("a screen");
        support::svg::svg(terminal.backend().buffer(), theme.screen)
    }
}

/// Holds the pictures against the screen after `keys`: NAME.svg in a dark theme,
/// NAME-light.svg in a light one.
fn check(name: &str, rows: u16, keys: &str) {
    for (theme, ending) in [("harbour", ""), ("paper", "-light")] {
        let mut reader = Reader::on_the_sample(120, rows, theme);
        let picture = reader.keys(keys).picture();
        let name = format!("{name}{ending}.svg");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens").join(&name);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &picture).expect("write the picture");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == picture, "{name} is not what the screen looks like: UPDATE_DOCS=1 cargo test --test screens");
        let shown = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/screens.md")).expect("the page");
        assert!(shown.contains(&name), "docs/screens.md does not show {name}");
    }
}

#[test]
fn the_picture_of_the_main_screen_is_the_main_screen() {
    check("main", 36, "/ v i c e space m i n i s t e r s Enter Enter h Esc");
}

#[test]
fn the_picture_of_the_filter_is_the_filter() {
    check("filter", 24, "/ @ w a n g");
}

#[test]
fn the_picture_of_a_dossier_is_the_dossier() {
    check("dossier", 36, "p / w a n g space y i Enter Enter");
}

#[test]
fn the_picture_of_a_timeline_is_the_timeline() {
    check("timeline", 30, "/ v i c e space m i n i s t e r s Enter Esc gt");
}

#[test]
fn the_picture_of_the_contacts_is_the_ledger() {
    check("contacts", 30, "gc j");
}

#[test]
fn the_picture_of_a_comparison_is_the_comparison() {
    check("compare", 30, "/ v i c e space m i n i s t e r s Enter Esc c");
}

#[test]
fn the_picture_of_a_briefing_is_the_briefing() {
    check("briefing", 36, "gb + +");
}

#[test]
fn the_picture_of_the_themes_is_the_screen_in_the_chosen_one() {
    check("themes", 30, "/ v i c e space m i n i s t e r s Enter Enter h Esc gT j");
}
