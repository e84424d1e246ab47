//! What presets and overrides make of the keys, and that nothing gets lost by it.

use crate::reader::bindings::{BINDINGS, Scope};
use crate::reader::command::Command;
use crate::reader::key::{Key, sequence};
use crate::reader::presets::{Here, Preset};

use super::{Keymap, MAIN, Meaning, Override, rows_of};

fn line(line: usize, scope: &str, keys: &str, command: &str) -> Override {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Override { line, scope: some(scope), keys: keys.to_owned(), command: some(command) }
}

/// What is told of one line, and that it changed nothing.
fn check(scope: &str, keys: &str, command: &str, told: &str) {
    let (map, problems) = Keymap::new(Preset::Vim, &[line(7, scope, keys, command)]);
    let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(words, [told], "{scope} {keys} {command}");
    assert_eq!(map, Keymap::default(), "{told}");
}

#[test]
fn every_preset_reaches_every_command_and_no_key_hides_another() {
    for preset in Preset::ALL {
        let (map, _) = Keymap::new(preset, &[]);
        for &scope in Scope::ALL {
            let chords: Vec<&[Key]> = map.chords(scope).iter().map(|chord| chord.keys.as_slice()).collect();
            for (n, keys) in chords.iter().enumerate() {
                assert!(!keys.is_empty());
                let others = chords.iter().enumerate().filter(|(other, _)| *other != n);
                let clash = others.map(|(_, other)| other).find(|other| other.starts_with(keys));
                assert_eq!(clash, None, "{} in {}: {keys:?}", preset.name(), scope.name());
            }
            // Where there is no key, a name can be typed.
            assert!(matches!(scope, Scope::Help | Scope::Themes) || map.first(scope, Command::Commands).is_some());
            assert!(map.first(scope, Command::Quit).is_some());
            assert!(map.first(scope, Command::Close).or(map.first(scope, Command::Cancel)).is_some());
        }
        let rows = map.rows();
        for binding in BINDINGS {
            let told = rows.iter().filter(|row| row.binding.command == binding.command);
            let scopes: Vec<Scope> = told.flat_map(|row| row.scopes.clone()).collect();
            assert!(binding.scopes.iter().all(|scope| scopes.contains(scope)), "{:?}", binding.command);
        }
    }
}

#[test]
fn keys_of_a_preset_do_what_it_says_of_them() {
    for preset in Preset::ALL {
        let (map, _) = Keymap::new(preset, &[]);
        for row in preset.changes().rows {
            for text in row.keys {
                let keys = sequence(text);
                assert!(!keys.is_empty(), "{text} is no key");
                let (command, scopes) = match row.here {
                    Here::Is(command) => (command, &MAIN[..]),
                    Here::Everywhere(command) => (command, Scope::ALL),
                    Here::Nothing => {
                        let is_free = |&scope: &Scope| !matches!(map.meaning(scope, &keys), Meaning::Command(_));
                        assert!(MAIN.iter().all(is_free), "{} {text}", preset.name());
                        continue;
                    }
                    Here::Table => continue,
                };
                for (scope, _) in rows_of(command).into_iter().filter(|(scope, _)| scopes.contains(scope)) {
                    let meaning = map.meaning(scope, &keys);
                    assert_eq!(meaning, Meaning::Command(command), "{} {text} in {}", preset.name(), scope.name());
                }
            }
        }
    }
}

#[test]
fn a_sequence_is_pending_until_it_is_whole() {
    let map = Keymap::default();
    assert_eq!(map.meaning(Scope::List, &sequence("g")), Meaning::Beginning);
    assert_eq!(map.meaning(Scope::List, &sequence("gg")), Meaning::Command(Command::Top));
    assert_eq!(map.meaning(Scope::List, &sequence("gx")), Meaning::Nothing);
    let after = map.continuations(Scope::List, &sequence("g"));
    assert!(after.iter().any(|(rest, binding)| *rest == sequence("q") && binding.command == Command::Quotes));
}

#[test]
fn an_override_gives_a_key_and_takes_it_from_what_had_it() {
    let (map, problems) = Keymap::new(
        Preset::Vim,
        &[line(1, "", "x", "star"), line(2, "people, dossier", "e", "merge"), line(3, "list", "s", "")],
    );
    assert_eq!(problems, []);
    assert_eq!(map.spelled(Scope::List, Command::ToggleStar), "x", "hints show what the user chose");
    assert_eq!(map.meaning(Scope::Article, &sequence("s")), Meaning::Command(Command::ToggleStar), "s still does");
    assert_eq!(map.meaning(Scope::List, &sequence("s")), Meaning::Nothing);
    assert_eq!(map.meaning(Scope::Dossier, &sequence("e")), Meaning::Command(Command::Merge));
    assert_eq!(map.spelled(Scope::Dossier, Command::Rename), ":rename", "what lost its key has its name");
}

#[test]
fn what_begins_with_keys_that_are_taken_away_is_free_whatever_comes_first() {
    let (map, problems) = Keymap::new(Preset::Vim, &[line(1, "list", "g", "group"), line(2, "", "g", "")]);
    assert_eq!(problems, []);
    assert_eq!(map.meaning(Scope::List, &sequence("g")), Meaning::Command(Command::Group));
    assert_eq!(map.meaning(Scope::Article, &sequence("gg")), Meaning::Nothing);
}

#[test]
fn a_line_that_cannot_be_is_told_with_what_may_have_been_meant() {
    check("", "x", "satr", "line 7: there is no command \"satr\"; did you mean star?");
    check("", "x", "zzzzzzz", "line 7: there is no command \"zzzzzzz\"");
    check("peopel", "x", "merge", "line 7: there is no place \"peopel\"; did you mean people?");
    check(",", "x", "merge", "line 7: there is no place \",\"");
    check("list", "x", "merge", "line 7: merge means nothing in list: it is for people, dossier");
    check("", "Entre", "star", "line 7: \"Entre\" is no key; did you mean Enter?");
    check("", "F5", "star", "line 7: \"F5\" is no key");
    check("", "", "star", "line 7: \"\" is no key");
    check("list", "g", "star", "line 7: g would never let gg be pressed whole: gg means top in list");
    check("list", "jx", "star", "line 7: j would never let jx be pressed whole: j means down in list");
    check("", "C-t", "", "line 7: nothing is on C-t");
    check("", "C-c", "star", "line 7: C-c cannot be changed: C-c quits, whatever happens");
}

#[test]
fn of_two_commands_on_one_key_the_first_line_has_it() {
    let (map, problems) = Keymap::new(Preset::Vim, &[line(3, "list", "x", "star"), line(5, "", "x", "pin")]);
    let words: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(words, ["line 5: x means star already, since line 3"]);
    assert_eq!(map.meaning(Scope::List, &sequence("x")), Meaning::Command(Command::ToggleStar));
    assert_eq!(map.meaning(Scope::Article, &sequence("x")), Meaning::Nothing);
}

#[test]
fn no_line_can_harm_a_terminal_or_take_long() {
    let long = "g".repeat(100_000);
    for text in ["\u{1b}[2J\u{7}", &long, "天", "C-", "A-C-"] {
        for (scope, command) in [("", text), (text, "star"), ("", "")] {
            for problem in Keymap::new(Preset::Newsboat, &[line(1, scope, text, command)]).1 {
                assert!(!problem.to_string().contains(char::is_control));
            }
        }
    }
}
