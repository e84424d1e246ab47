//! The names of countries, as sentences have them.

use std::collections::HashMap;
use std::sync::LazyLock;

static NAMES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/countries.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(code, rest)| (code, first(rest))).collect()
});

fn first(fields: &str) -> &str {
    fields.split('\t').next().unwrap_or(fields)
}

/// The name of the country that has this ISO 3166-1 alpha-2 code; the code
/// itself where none is known.
///
/// ```
/// assert_eq!(attache::text::country("PE"), "Peru");
/// ```
pub fn country(code: &str) -> &str {
    NAMES.get(code).copied().unwrap_or(code)
}

/// The same as short as news has it: `US`, `UK`.
pub fn short_country(code: &str) -> &str {
    match code {
        "US" => "US",
        "GB" => "UK",
        "AE" => "UAE",
        code => country(code),
    }
}
