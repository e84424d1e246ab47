//! Themes by name: those that are compiled in, and the user's own. [`mod@file`] reads
//! them.

pub mod file;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use super::theme::Theme;
use crate::text::distance::nearest;
use file::{Fault, parse};

/// The theme of the terminal's own colours.
pub const TERMINAL: &str = "terminal";

/// The themes that are compiled in. The base of one stands before it.
const BUILT_IN: &[(&str, &str)] = &[
    (TERMINAL, include_str!("../../assets/themes/terminal.toml")),
    ("harbour", include_str!("../../assets/themes/harbour.toml")),
    ("ember", include_str!("../../assets/themes/ember.toml")),
    ("paper", include_str!("../../assets/themes/paper.toml")),
    ("dune", include_str!("../../assets/themes/dune.toml")),
    ("contrast-dark", include_str!("../../assets/themes/contrast-dark.toml")),
    ("contrast-light", include_str!("../../assets/themes/contrast-light.toml")),
];

/// All themes that can be had.
#[derive(Debug, Clone)]
pub struct Themes(Vec<Named>);

/// A theme with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub about: String,
    /// The theme.
    pub theme: Theme,
}

impl Themes {
    /// The themes that are compiled in.
    pub fn built_in() -> Self {
        Self(BUILT_IN.iter().map(|(name, text)| parse(name, text).0).collect())
    }

    /// Whether a theme of that name is compiled in.
    pub fn is_built_in(name: &str) -> bool {
        BUILT_IN.iter().any(|(known, _)| *known == name)
    }

    /// Adds a user's own theme, or puts it in place of one that has its name, and
    /// says what is wrong in it.
    pub fn add(&mut self, name: &str, text: &str) -> Vec<Fault> {
        let (named, faults) = parse(name, text);
        match self.0.iter_mut().find(|known| known.name == named.name) {
            Some(known) => *known = named,
            None => self.0.push(named),
        }
        faults
    }

    /// The theme of a name.
    pub fn get(&self, name: &str) -> Option<&Theme> {
        self.iter().find(|known| known.name == name).map(|known| &known.theme)
    }

    /// All, in the order in which they are offered.
    pub fn iter(&self) -> impl Iterator<Item = &Named> {
        self.0.iter()
    }

    /// The name that was most likely meant by one that no theme has.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.iter().map(|known| known.name.as_str()))
    }
}

/// The theme of the terminal's own colours.
pub(super) fn terminal() -> Theme {
    static READ: LazyLock<Theme> = LazyLock::new(|| parse(TERMINAL, BUILT_IN[0].1).0.theme);
    READ.clone()
}
