//! Whole screens: as reviewed snapshots, with a legend of the styles, and at
//! every size.

mod finding;
mod first_minute;
mod following;
mod marks;

use std::collections::BTreeMap;
use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use ratatui::buffer::CellWidth;

use crate::reader::key::sequence;
use crate::reader::keymap::Keymap;
use crate::reader::play::Play;
use crate::reader::pointer::{Action, Mouse};
use crate::reader::presets::Preset;
use crate::reader::{Message, Size, State};
use crate::text::wrap::{measuring, width};

use super::colours::Depth;
use super::pen::Pen;
use super::themes::Named;
use super::{Theme, Themes, paint};

/// The screen of a state.
pub(crate) fn drawn(state: &State) -> Buffer {
    drawn_in(state, &Theme::default())
}

/// The same in a theme.
fn drawn_in(state: &State, theme: &Theme) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.columns, state.size.rows));
    paint(state, &mut Pen::new(&mut buffer, theme, false));
    buffer
}

/// The cell in which the screen begins to show `words`.
pub(crate) fn place_of(state: &State, words: &str) -> (u16, u16) {
    let buffer = drawn(state);
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let line: String = (x..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
            if line.starts_with(words) {
                return (x, y);
            }
        }
    }
    panic!("the screen does not show {words}:\n{}", legend(&buffer, &Theme::default()));
}

/// Characters, then a letter for each style, then what the letters mean.
fn legend(buffer: &Buffer, theme: &Theme) -> String {
    let empty = Buffer::empty(Rect::new(0, 0, 1, 1))[(0, 0)].style();
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let (mut text, mut styles) = (String::new(), String::new());
    for y in 0..buffer.area.height {
        let (mut line, mut marks) = (String::new(), String::new());
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            line.push_str(cell.symbol());
            let next = char::from(b'a' + u8::try_from(letters.len()).unwrap_or(25).min(25));
            let plain = [Style::reset(), empty, empty.patch(theme.screen)].contains(&cell.style());
            let mark = if plain { ' ' } else { *letters.entry(describe(cell.style())).or_insert(next) };
            let columns = crate::text::wrap::width(cell.symbol()).max(1);
            marks.extend(std::iter::repeat_n(mark, columns));
            x += columns as u16;
        }
        let _ = writeln!(text, "{}", line.trim_end());
        let _ = writeln!(styles, "{}", marks.trim_end());
    }
    let mut named: Vec<(char, String)> = letters.into_iter().map(|(style, letter)| (letter, style)).collect();
    named.sort_unstable();
    for (letter, style) in named {
        let _ = writeln!(styles, "{letter} = {style}");
    }
    format!("{text}\n{styles}")
}

fn describe(style: Style) -> String {
    let front = format!("{:?} {:?}", style.fg.unwrap_or_default(), style.add_modifier);
    match style.bg {
        None | Some(Color::Reset) => front,
        Some(back) => format!("{front} on {back:?}"),
    }
}

fn check(name: &str, play: &Play) {
    insta::assert_snapshot!(name, legend(&drawn(&play.state), &Theme::default()));
}

#[test]
fn the_main_screen_at_three_sizes() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        let mut play = Play::new(columns, rows, 9);
        check(&format!("list_{columns}x{rows}"), &play);
        play.keys("Enter");
        check(&format!("article_{columns}x{rows}"), &play);
    }
}

#[test]
fn what_is_read_stands_alone_in_parts_and_as_it_is_asked_for() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let scripts = [
            ("zen", "z"),
            ("zen_says", "z go q y g"),
            ("outline", "Enter go j"),
            ("save", "Enter w"),
            ("narrow_measure", "Enter < < < < < <"),
            ("spacing", "Enter ="),
        ];
        for (name, keys) in scripts {
            let mut play = Play::new(columns, rows, 9);
            play.keys(keys);
            check(&format!("{name}_{columns}x{rows}"), &play);
        }
        let mut play = Play::of_pages(columns, rows);
        play.state.settings.measure = 120;
        play.keys("z");
        check(&format!("wide_measure_{columns}x{rows}"), &play);
    }
}

#[test]
fn kinds_of_block_are_told_apart_without_colour_and_in_ascii() {
    for (columns, rows) in [(40, 30), (80, 30)] {
        let mut play = Play::new(columns, rows, 9);
        play.state.symbols = crate::reader::symbols::ASCII;
        play.keys("z");
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let theme = Theme::default().at(Depth::None);
        paint(&play.state, &mut Pen::new(&mut buffer, &theme, true));
        insta::assert_snapshot!(format!("kinds_ascii_{columns}x{rows}"), legend(&buffer, &theme));
    }
}

#[test]
fn a_page_shows_its_lists_quotes_tables_code_and_links() {
    for (columns, rows) in [(40, 70), (80, 60), (120, 60)] {
        let mut play = Play::of_pages(columns, rows);
        play.keys("Enter");
        check(&format!("page_{columns}x{rows}"), &play);
    }
}

#[test]
fn what_was_removed_stands_beside_the_article() {
    let mut play = Play::of_pages(80, 14);
    play.keys("Enter g-");
    check("removed_80x14", &play);
}

#[test]
fn commands_are_completed_above_the_line() {
    let mut play = Play::of_pages(80, 16);
    play.keys("Enter : re");
    check("commands_80x16", &play);
    play.keys("Tab Tab");
    check("commands_chosen_80x16", &play);
    play.keys("C-u rmoved Enter");
    check("commands_wrong_80x16", &play);
    let mut play = Play::of_pages(40, 12);
    play.keys("Enter :");
    check("commands_40x12", &play);
}

#[test]
fn the_filter_lights_what_it_matched() {
    let mut play = Play::new(100, 16, 9);
    play.keys("/ @ w a n g space l o d z");
    check("filter_100x16", &play);
}

#[test]
fn the_related_articles_give_their_reasons() {
    let mut play = Play::new(80, 14, 9);
    play.keys("Enter r");
    check("related_80x14", &play);
}

#[test]
fn the_help_is_the_table_of_keys() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys("?");
        check(&format!("help_{columns}x{rows}"), &play);
        play.keys("/ unread");
        check(&format!("help_searched_{columns}x{rows}"), &play);
    }
}

#[test]
fn what_may_follow_a_key_stands_above_the_line() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys("3 g");
        check(&format!("popup_{columns}x{rows}"), &play);
    }
    let mut play = Play::new(80, 24, 9);
    play.take(Message::Keys(Box::new(Keymap::new(Preset::Newsboat, &[]).0)));
    play.keys(",");
    check("popup_of_newsboat_80x24", &play);
}

#[test]
fn commands_that_cannot_be_meant_are_dim_and_say_where_they_can() {
    for (columns, rows) in SIZES {
        let mut play = Play::new(columns, rows, 9);
        play.keys(": sto");
        check(&format!("commands_elsewhere_{columns}x{rows}"), &play);
    }
}

#[test]
fn every_pane_has_a_word_for_nothing() {
    check("loading_60x10", &Play::loading(60, 10));
    check("empty_60x10", &Play::new(60, 10, 0));
    let mut play = Play::new(60, 10, 9);
    play.keys("/ z z z z");
    check("no_match_60x10", &play);
    let mut play = Play::loading(60, 10);
    play.take(Message::Failed("a.db: file is not a database".to_owned()));
    check("failed_60x10", &play);
    check("too_small_19x4", &Play::new(19, 4, 3));
}

#[test]
fn the_main_screen_in_every_theme() {
    let mut play = Play::of_people(100, 26);
    play.keys("s Enter h j / @ e x a Enter");
    for Named { name, theme, .. } in Themes::built_in().iter() {
        insta::assert_snapshot!(format!("theme_{name}_100x26"), legend(&drawn_in(&play.state, theme), theme));
    }
    for depth in [Depth::Indexed, Depth::Sixteen, Depth::None] {
        let theme = Themes::built_in().get("harbour").cloned().expect("harbour").at(depth);
        let name = format!("theme_harbour_{depth:?}_100x26").to_lowercase();
        insta::assert_snapshot!(name, legend(&drawn_in(&play.state, &theme), &theme));
    }
}

#[test]
fn a_theme_is_chosen_over_the_screen_that_shows_it() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_people(columns, rows);
        play.keys("Enter gT j j j");
        let theme = Themes::built_in().get(play.state.theme()).cloned().expect("a theme");
        insta::assert_snapshot!(format!("themes_{columns}x{rows}"), legend(&drawn_in(&play.state, &theme), &theme));
    }
}

/// A theme with a ground paints all of the screen, whatever is on it.
#[test]
fn no_cell_is_left_without_the_ground_of_the_theme() {
    let theme = Themes::built_in().get("paper").cloned().expect("paper");
    for keys in ["", "Enter", "Enter r", "p", "p Enter", "gq", "?", ":", "gT", "gS", "gb", "Enter c"] {
        for (columns, rows) in [(19, 4), (40, 12), (120, 40)] {
            let mut play = Play::of_story(columns, rows);
            if !keys.is_empty() {
                play.keys(keys);
            }
            let buffer = drawn_in(&play.state, &theme);
            for at in buffer.area.positions() {
                let behind_wide = at.x > 0 && crate::text::wrap::width(buffer[(at.x - 1, at.y)].symbol()) > 1;
                let told = || legend(&buffer, &theme);
                assert!(behind_wide || buffer[at].bg != Color::Reset, "{keys} {columns}x{rows} {at}\n{}", told());
            }
        }
    }
}

/// In a terminal in which characters of ambiguous width take two columns every
/// cell knows how wide it is, and no line or sign is pushed aside.
#[test]
fn what_is_ambiguous_may_be_wide_and_no_border_moves() {
    for keys in ["", "Enter", "Enter r", "Enter Tab", "p", "p Enter", "gq", "?", ":", "gS", "gb", "Enter c", "gc", "gT"]
    {
        for (columns, rows) in SIZES.into_iter().chain([(33, 9), (100, 24), (101, 25)]) {
            for make in [Play::of_story, Play::of_people, Play::of_pages] {
                let mut play = make(columns, rows);
                play.state.settings.ambiguous_wide = true;
                play.state.symbols = play.state.settings.symbols(true);
                play.take(Message::Resize(play.state.size));
                if !keys.is_empty() {
                    play.keys(keys);
                }
                let told = format!("{keys} at {columns}x{rows}");
                measuring(true, || stands_whole(&play.state, &drawn(&play.state), &told));
            }
        }
    }
}

fn stands_whole(state: &State, buffer: &Buffer, told: &str) {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let wide = width(cell.symbol()).max(1) as u16;
            assert_eq!(cell.cell_width().max(1), wide, "{told}: {} at {x},{y}", cell.symbol());
            assert!(x + wide <= buffer.area.width, "{told}: {} at the edge", cell.symbol());
            for behind in x + 1..x + wide {
                assert_eq!(buffer[(behind, y)].symbol(), " ", "{told}: behind {} at {x},{y}", cell.symbol());
            }
            x += wide;
        }
    }
    let areas = state.areas();
    if let (None, None, None, Some(list), Some(_)) = (&state.view, &state.help, state.picker, areas.list, areas.reading)
        && state.palette.is_none()
    {
        for y in list.y..list.y + list.height {
            let (before, border) = (list.x + list.width - 1, list.x + list.width);
            assert_eq!(buffer[(border, y)].symbol(), "|", "{told} row {y}");
            assert_eq!(width(buffer[(before, y)].symbol()), 1, "{told} row {y}");
        }
    }
}

#[test]
fn the_border_goes_where_it_is_dragged_and_by_keys() {
    let mut play = Play::new(120, 30, 9);
    play.keys("Enter");
    let border = |play: &Play| play.state.areas().list.map(|list| list.width).expect("a list");
    let mouse = |play: &mut Play, action, column| play.take(Message::Mouse(Mouse { action, column, row: 12 }));
    let at = border(&play);
    mouse(&mut play, Action::Drag, 30);
    assert_eq!(border(&play), at, "nothing is held");
    mouse(&mut play, Action::Click, at);
    mouse(&mut play, Action::Drag, 33);
    mouse(&mut play, Action::Drag, 60);
    assert_eq!((border(&play), drawn(&play.state)[(60, 12)].symbol()), (60, "│"));
    let lines = &play.state.reading.article.as_ref().expect("an article").page.lines;
    assert!(lines.iter().all(|line| line.pieces.iter().map(|p| width(&p.text)).sum::<usize>() <= 59));
    mouse(&mut play, Action::Drag, 500);
    assert_eq!(border(&play), 79, "the article keeps its room");
    mouse(&mut play, Action::Click, 5);
    mouse(&mut play, Action::Drag, 50);
    assert_eq!(border(&play), 79, "a click elsewhere lets go, too");
    mouse(&mut play, Action::Release, 500);
    mouse(&mut play, Action::Drag, 50);
    assert_eq!(border(&play), 79);
    play.keys("<");
    assert_eq!(border(&play), 75);
    play.keys("> >");
    assert_eq!(border(&play), 79);
    play.take(Message::Resize(Size { columns: 80, rows: 24 }));
    play.keys(">");
    assert!(play.state.notice.is_some(), "one pane has no border");
}

#[test]
fn the_list_has_the_part_of_the_screen_that_was_set() {
    let mut play = Play::new(200, 30, 9);
    for (part, columns) in [(None, 64), (Some(25), 50), (Some(50), 100), (Some(0), 24), (Some(100), 159)] {
        play.state.settings.list_width = part;
        assert_eq!(play.state.areas().list.map(|list| list.width), Some(columns));
    }
}

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

#[test]
fn people_stand_with_office_and_numbers_officials_first() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_people(columns, rows);
        play.keys("p j m");
        check(&format!("people_{columns}x{rows}"), &play);
    }
    let mut play = Play::of_people(80, 24);
    play.keys("p / p e r u");
    check("people_filtered_80x24", &play);
}

#[test]
fn a_dossier_has_offices_words_articles_and_companions() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_people(columns, rows);
        play.keys("p / @ q u i l l a n Enter Enter Tab Tab");
        check(&format!("dossier_{columns}x{rows}"), &play);
    }
}

#[test]
fn quotations_stand_in_their_sentences() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_people(columns, rows);
        play.keys("Enter gq j");
        check(&format!("quotes_{columns}x{rows}"), &play);
    }
    let mut play = Play::of_people(80, 24);
    play.keys("gq / w i n t e r space @ q u");
    check("quotes_filtered_80x24", &play);
}

#[test]
fn what_the_cursor_stands_on_is_lit_and_told() {
    for (columns, rows) in SIZES {
        let mut play = Play::of_people(columns, rows);
        play.keys("Enter Tab");
        check(&format!("cursor_on_a_name_{columns}x{rows}"), &play);
    }
    let mut play = Play::of_people(80, 24);
    play.keys("Enter Tab Tab Tab");
    check("cursor_on_a_quotation_80x24", &play);
}

#[test]
fn the_filter_offers_names_behind_an_at_sign() {
    let mut play = Play::new(100, 12, 9);
    play.keys("/ @ e x a");
    check("names_offered_100x12", &play);
    play.keys("Tab");
    check("name_taken_100x12", &play);
}

#[test]
fn a_name_is_corrected_on_the_last_line() {
    let mut play = Play::of_people(80, 12);
    play.keys("p Enter e");
    check("rename_80x12", &play);
    play.keys("C-u X a v o Enter");
    check("renamed_80x12", &play);
    play.keys("U");
    check("rename_undone_80x12", &play);
}

#[test]
fn every_view_has_a_word_for_nothing() {
    let mut play = Play::of_people(60, 10);
    play.keys("p / z z z z");
    check("no_person_matches_60x10", &play);
    let mut play = Play::new(60, 10, 0);
    play.keys("p");
    check("nobody_60x10", &play);
    play.keys("q gq");
    check("no_quotation_60x10", &play);
    let mut play = Play::of_people(60, 10);
    crate::reader::update(&mut play.state, Message::Key(sequence("p")[0]));
    check("people_loading_60x10", &play);
    play.take(Message::ViewFailed(play.ticket(), "the disk is gone".to_owned()));
    check("people_failed_60x10", &play);
}

/// The border between the panes, and the line under the header, whole at every
/// size and whatever the titles hold.
#[test]
fn any_size_draws_without_a_broken_border() {
    for columns in 0..=130 {
        for rows in (0..=12).chain([23, 24, 25, 40]) {
            let mut play = Play::new(columns, rows, 9);
            for keys in ["", "Enter", "r", "p", "Enter", "q q gq", "q"] {
                if !keys.is_empty() {
                    play.keys(keys);
                }
                let buffer = drawn(&play.state);
                let areas = play.state.areas();
                let is_main = play.state.size.is_enough() && play.state.view.is_none();
                if let (true, Some(list), Some(_)) = (is_main, areas.list, areas.reading) {
                    for y in list.y..list.y + list.height {
                        assert_eq!(buffer[(list.x + list.width, y)].symbol(), "│", "{columns}x{rows} row {y}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_same_state_draws_the_same_screen() {
    let play = Play::new(120, 40, 9);
    assert_eq!(drawn(&play.state), drawn(&play.state));
}
