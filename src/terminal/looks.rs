//! What the environment says about colours and characters, and what the user's
//! settings make of it.

use crate::reader::picker::Offered;
use crate::reader::settings::{Colors, Icons};
use crate::reader::symbols::Letters;
use crate::reader::{Settings, State};
use crate::screen::colours::Depth;
use crate::screen::{Theme, Themes};

/// Colours and signs for this terminal.
#[derive(Debug, Clone)]
pub struct Looks {
    /// Whether the locale has Unicode.
    unicode: bool,
    /// Whether colours are wanted at all.
    color: bool,
    /// How many colours the terminal says that it has.
    depth: Depth,
    /// The themes: those compiled in, and the user's own.
    pub themes: Themes,
}

impl Looks {
    /// Signs after the locale; colours after the terminal unless `color` is false.
    pub fn from_environment(color: bool) -> Self {
        let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| value(name));
        let depth = depth(value("COLORTERM").as_deref(), value("TERM").as_deref());
        Self { unicode: is_unicode(locale.as_deref()), color, depth, themes: Themes::built_in() }
    }

    /// Gives the state its signs, its border and the names of the themes, as its
    /// settings want them.
    pub fn dress(&self, state: &mut State) {
        state.symbols = state.settings.symbols(self.unicode);
        let is_ascii = !self.unicode && state.settings.icons != Icons::Unicode;
        state.letters = if is_ascii { Letters::Ascii } else { Letters::Unicode };
        state.themes =
            self.themes.iter().map(|named| Offered { name: named.name.clone(), about: named.about.clone() }).collect();
    }

    /// The theme of this name in the colours that the terminal has; the terminal's
    /// own where there is none of that name.
    pub fn theme(&self, name: &str, settings: &Settings) -> Theme {
        let depth = match settings.colors {
            _ if !self.color => Depth::None,
            Colors::Auto => self.depth,
            Colors::Truecolor => Depth::Truecolor,
            Colors::Indexed => Depth::Indexed,
            Colors::Sixteen => Depth::Sixteen,
            Colors::None => Depth::None,
        };
        self.themes.get(name).cloned().unwrap_or_default().at(depth)
    }
}

fn is_unicode(locale: Option<&str>) -> bool {
    locale.is_some_and(|name| {
        let name = name.to_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    })
}

/// How many colours a terminal has by what it says of itself.
fn depth(colorterm: Option<&str>, term: Option<&str>) -> Depth {
    let term = term.unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| term.contains(word));
    match colorterm {
        Some("truecolor" | "24bit") => Depth::Truecolor,
        _ if has(&["-direct", "kitty", "alacritty", "ghostty", "wezterm", "foot"]) => Depth::Truecolor,
        _ if has(&["256color"]) => Depth::Indexed,
        _ if term.ends_with("-m") || has(&["-mono", "vt52", "vt100", "vt102", "vt220"]) => Depth::None,
        _ => Depth::Sixteen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::symbols::{ASCII, UNICODE};

    #[test]
    fn signs_follow_the_locale_unless_the_user_says_otherwise() {
        for (locale, unicode) in
            [(Some("de_DE.UTF-8"), true), (Some("C.utf8"), true), (Some("C"), false), (None, false)]
        {
            assert_eq!(is_unicode(locale), unicode, "{locale:?}");
        }
        let symbols =
            |icons, ambiguous_wide, unicode| Settings { icons, ambiguous_wide, ..Settings::default() }.symbols(unicode);
        assert_eq!((symbols(Icons::Auto, false, true), symbols(Icons::Auto, false, false)), (UNICODE, ASCII));
        assert_eq!((symbols(Icons::Ascii, false, true), symbols(Icons::Unicode, false, false)), (ASCII, UNICODE));
        assert_eq!(symbols(Icons::Unicode, true, true), ASCII, "each would be two columns wide");
    }

    #[test]
    fn colours_follow_the_terminal() {
        for (colorterm, term, expected) in [
            (Some("truecolor"), Some("xterm-256color"), Depth::Truecolor),
            (Some("24bit"), Some("screen"), Depth::Truecolor),
            (None, Some("xterm-direct"), Depth::Truecolor),
            (None, Some("xterm-kitty"), Depth::Truecolor),
            (None, Some("tmux-256color"), Depth::Indexed),
            (Some("yes"), Some("xterm-256color"), Depth::Indexed),
            (None, Some("linux"), Depth::Sixteen),
            (None, Some("xterm"), Depth::Sixteen),
            (None, None, Depth::Sixteen),
            (None, Some("xterm-mono"), Depth::None),
            (None, Some("vt220"), Depth::None),
        ] {
            assert_eq!(depth(colorterm, term), expected, "{colorterm:?} {term:?}");
        }
    }

    #[test]
    fn no_setting_brings_colours_to_a_user_who_wants_none() {
        let looks = Looks { unicode: true, color: false, depth: Depth::Truecolor, themes: Themes::built_in() };
        let settings = Settings { colors: Colors::Truecolor, ..Settings::default() };
        assert_eq!(looks.theme("harbour", &settings).screen.bg, None);
        let looks = Looks { color: true, ..looks };
        assert!(looks.theme("harbour", &settings).screen.bg.is_some());
        assert_eq!(looks.theme("nowhere", &settings), Theme::default());
    }
}
