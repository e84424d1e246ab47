//! What themes say, what is wrong in them, and that ours can be read.

use super::file::{Draft, Fault, MODIFIERS, Reading, parse};
use super::*;
use crate::screen::colours::{Depth, READABLE, WELL_READABLE, contrast, rgb};
use crate::screen::theme::ROLES;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

fn read(text: &str) -> (Theme, Vec<String>) {
    let (named, faults) = parse("own", text);
    (named.theme, faults.iter().map(Fault::to_string).collect())
}

fn style(theme: &Theme, role: &str) -> Style {
    let mut theme = theme.clone();
    let (_, place) = ROLES.iter().find(|(name, _)| *name == role).unwrap_or_else(|| panic!("{role}"));
    *place(&mut theme)
}

#[test]
fn a_theme_says_how_meanings_look_and_leaves_the_rest_to_its_base() {
    let (theme, faults) = read("[colours]\nsea = \"#0080ff\"\n[styles]\nofficial = \"italic sea on black\"\n");
    assert_eq!(faults, [""; 0]);
    let italic = Style::new().add_modifier(Modifier::ITALIC);
    assert_eq!(theme.official, italic.fg(Color::Rgb(0, 128, 255)).bg(Color::Black));
    assert_eq!(theme.key, Theme::default().key);
}

#[test]
fn a_colour_of_the_base_named_anew_changes_all_that_has_it() {
    let (theme, faults) = read("base = \"paper\"\ncolours.water = \"#112233\"\n");
    assert_eq!(faults, [""; 0]);
    let water = Some(Color::Rgb(0x11, 0x22, 0x33));
    assert_eq!((theme.official.fg, theme.bars.fg), (water, water));
    assert_eq!(theme.screen, Themes::built_in().get("paper").expect("paper").screen);
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_the_rest_is_used() {
    let text = "base = \"papr\"\nabuot = 1\n[colours]\nsea = \"blu\"\nred = 7\n[styles]\nofficail = \"bold\"\n\
                kicker = \"bold gren\"\nquote = \"italic red\"\nkey = 3\n";
    let (theme, faults) = read(text);
    assert_eq!(
        faults,
        [
            "line 1: there is no base \"papr\"; did you mean paper?",
            "line 2: there is no key \"abuot\"; did you mean about?",
            "line 4: there is no colour \"blu\"; did you mean blue?",
            "line 5: red is no colour: write \"#6dd6e8\"",
            "line 7: there is no style \"officail\"; did you mean official?",
            "line 8: there is no colour or style \"gren\"; did you mean green?",
            "line 10: key is no text: write \"bold cyan\"",
        ]
    );
    assert_eq!(theme.kicker, Style::new().add_modifier(Modifier::BOLD));
    assert_eq!(theme.quote.fg, Some(Color::Red));
}

#[test]
fn a_file_that_is_no_toml_says_where_and_keeps_what_can_be_read() {
    let (theme, faults) = read("[styles]\nofficial = \"bold red\"\nquote = \"green\nkey = \"blue\"\n");
    assert!(faults.iter().any(|fault| fault.starts_with("line 3: ")), "{faults:?}");
    assert_eq!(theme.official.fg, Some(Color::Red));
}

#[test]
fn every_theme_of_ours_is_whole_and_has_a_word_about_it() {
    for (at, (name, text)) in BUILT_IN.iter().enumerate() {
        let (named, faults) = parse(name, text);
        assert_eq!(faults, [], "{name}");
        assert!(!named.about.is_empty(), "{name}");
        let mut reading = Reading { text, draft: Draft::default(), faults: Vec::new() };
        reading.read(&BUILT_IN[..at]);
        for (role, _) in ROLES {
            assert!(reading.draft.styles.contains_key(role), "{name} does not say how {role} looks");
        }
    }
}

/// The colours of text and of what it may stand on.
fn colours_of(theme: &Theme, text: bool) -> Vec<(&'static str, Color)> {
    let all = ROLES.iter().map(|(role, _)| (*role, style(theme, role)));
    let of = |style: Style| if text { style.fg } else { style.bg };
    all.filter(|(role, _)| *role != "rule").filter_map(|(role, style)| Some((role, of(style)?))).collect()
}

#[test]
fn text_of_our_own_colours_can_be_read_wherever_it_may_stand() {
    let themes = Themes::built_in();
    for Named { name, theme, .. } in themes.iter().filter(|named| named.name != TERMINAL) {
        let least = if name.starts_with("contrast") { WELL_READABLE } else { READABLE };
        let grounds = colours_of(theme, false);
        assert!(grounds.len() >= 2, "{name} has a ground and a selection");
        for (role, front) in colours_of(theme, true) {
            for (on, ground) in &grounds {
                let found = contrast(rgb(front).expect("known"), rgb(*ground).expect("known"));
                assert!(found >= least, "{name}: {role} on {on} has a contrast of {found:.2}");
            }
        }
        // With fewer colours the ground alone is certain.
        for depth in [Depth::Indexed, Depth::Sixteen] {
            let theme = theme.clone().at(depth);
            let ground = rgb(theme.screen.bg.expect("a ground")).expect("known");
            for (role, front) in colours_of(&theme, true) {
                let found = contrast(rgb(front).expect("known"), ground);
                assert!(found >= READABLE, "{name} at {depth:?}: {role} has a contrast of {found:.2}");
            }
        }
    }
}

#[test]
fn there_are_dark_light_and_high_contrast_ones_of_true_colour() {
    let themes = Themes::built_in();
    let grounds: Vec<Option<Color>> = themes.iter().map(|named| named.theme.screen.bg).collect();
    let is_dark = |ground: &&Option<Color>| ground.and_then(rgb).is_some_and(|(r, _, _)| r < 64);
    let is_light = |ground: &&Option<Color>| ground.and_then(rgb).is_some_and(|(r, _, _)| r > 192);
    assert_eq!((grounds.iter().filter(is_dark).count(), grounds.iter().filter(is_light).count()), (3, 3));
}

/// What stands side by side in one place, each with the sign that it has there.
const TOGETHER: &[&[(&str, &str)]] = &[
    // A row of the list.
    &[("unread", "●"), ("read", ""), ("match", ""), ("selection", "▌")],
    &[("read", ""), ("derived", "")],
    &[("dim", ""), ("match", ""), ("selection", "▌")],
    // The head of an article.
    &[("kicker", ""), ("headline", ""), ("standfirst", "")],
    &[("headline", ""), ("standfirst", ""), ("dim", "")],
    // Its blocks.
    &[
        ("text", ""),
        ("subhead", ""),
        ("caption", "▣"),
        ("correction", "!"),
        ("aside", "┆"),
        ("quote", "▎"),
        ("code", "  "),
    ],
    &[("text", ""), ("column", "")],
    // Its words: what is new has a sign in the margin, what is spoken its marks.
    &[("text", ""), ("official", ""), ("person", ""), ("link", ""), ("cursor", ""), ("match", ""), ("new", "+")],
    &[("text", ""), ("official", ""), ("spoken", "“"), ("dim", ""), ("match", ""), ("cursor", "▌")],
    // The rule above a pane, and the last line.
    &[("focus", ""), ("dim", ""), ("rule", "─")],
    &[("text", "/"), ("dim", ""), ("official", ""), ("warning", "")],
    &[("key", ""), ("dim", "")],
    &[("header", ""), ("dim", "")],
    // Views.
    &[("official", ""), ("person", ""), ("dim", ""), ("bars", "▁"), ("selection", "▌")],
    &[("removed", "[-"), ("added", "{+"), ("text", "")],
    &[("error", ""), ("text", "")],
];

#[test]
fn nothing_that_stands_together_is_told_apart_by_colour_alone() {
    for Named { name, theme, .. } in Themes::built_in().iter() {
        let theme = theme.clone().at(Depth::None);
        for place in TOGETHER {
            for (n, (one, sign)) in place.iter().enumerate() {
                for (other, its_sign) in &place[n + 1..] {
                    let looks = |role| style(&theme, role).add_modifier;
                    let differ = looks(one) != looks(other) || sign != its_sign;
                    assert!(differ, "{name}: {one} and {other} look the same without colour");
                }
            }
        }
    }
}

#[test]
fn without_colours_none_is_left_and_the_selection_is_seen() {
    for Named { name, theme, .. } in Themes::built_in().iter() {
        let theme = theme.clone().at(Depth::None);
        for (role, _) in ROLES {
            let style = style(&theme, role);
            assert_eq!((style.fg, style.bg), (None, None), "{name}: {role}");
        }
        assert!(theme.selected.add_modifier.contains(Modifier::REVERSED), "{name}");
    }
}

#[test]
fn a_terminal_of_few_colours_is_sent_no_others() {
    let of = |theme: &Theme| [colours_of(theme, true), colours_of(theme, false)].concat();
    for Named { name, theme, .. } in Themes::built_in().iter() {
        for (role, colour) in of(&theme.clone().at(Depth::Sixteen)) {
            assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{name}: {role}");
        }
        for (role, colour) in of(&theme.clone().at(Depth::Indexed)) {
            assert!(!matches!(colour, Color::Rgb(..)), "{name}: {role}");
        }
    }
}

#[test]
fn a_theme_of_the_users_own_takes_the_place_of_ours() {
    let mut themes = Themes::built_in();
    let n = themes.iter().count();
    assert_eq!(themes.add("paper", "about = \"mine\"\n"), []);
    assert_eq!(themes.add("mole", "base = \"paper\"\n"), []);
    assert_eq!(themes.iter().count(), n + 1);
    assert_eq!(themes.get("paper"), Some(&Theme::default()));
    assert_eq!((themes.nearest("harbor"), themes.nearest("zzzz")), (Some("harbour"), None));
}

proptest! {
    #[test]
    fn any_file_gives_a_theme(text in "(\\[(styles|colours|base)\\]|(base|official|screen|about|a) ?= ?(\"[a-z #0-9]{0,9}\"|[0-9]{1,3}|\\[|\\{)|[\\PC]{0,6}|\n){0,20}") {
        let (_, faults) = parse("own", &text);
        prop_assert!(faults.iter().all(|fault| fault.line >= 1 && fault.line <= 1 + text.matches('\n').count()));
    }
}

#[test]
fn the_page_about_themes_names_every_role_and_every_theme() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/themes.md")).expect("the page");
    let names = ROLES.iter().map(|(role, _)| *role).chain(BUILT_IN.iter().map(|(name, _)| *name));
    for name in names.chain(MODIFIERS.iter().map(|(name, _)| *name)) {
        assert!(page.contains(&format!("`{name}`")), "docs/themes.md does not name {name}");
    }
}
