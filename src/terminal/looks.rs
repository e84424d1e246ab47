//! What the environment says about colours and characters.

use crate::reader::Symbols;
use crate::reader::symbols::{ASCII, UNICODE};
use crate::screen::Theme;

/// Colours and signs for this terminal.
#[derive(Debug, Clone)]
pub struct Looks {
    /// The signs.
    pub symbols: Symbols,
    /// The colours.
    pub theme: Theme,
}

impl Looks {
    /// Signs after the locale; colours unless `color` is false.
    pub fn from_environment(color: bool) -> Self {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        let theme = if color { Theme::default() } else { Theme::colourless() };
        Self { symbols: symbols(locale.as_deref()), theme }
    }
}

fn symbols(locale: Option<&str>) -> Symbols {
    let utf8 = locale.is_some_and(|name| {
        let name = name.to_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    });
    if utf8 { UNICODE } else { ASCII }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_follow_the_locale() {
        assert_eq!(symbols(Some("de_DE.UTF-8")), UNICODE);
        assert_eq!(symbols(Some("C.utf8")), UNICODE);
        assert_eq!(symbols(Some("C")), ASCII);
        assert_eq!(symbols(None), ASCII);
    }
}
