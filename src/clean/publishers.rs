//! What an address says: who publishes it and in which sections it stands.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use url::Url;

/// Host to name, from `assets/publishers.tsv`.
static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let asset = include_str!("../../assets/publishers.tsv");
    asset.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NAMES.values().copied().collect());

/// Whether a line is the name of a publisher that is known.
pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.contains(name)
}

/// The publisher of an address: its name if the host is known, else the host.
pub(crate) fn of_address(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let bare = host.strip_prefix("www.").unwrap_or(host);
    let mut domain = bare;
    loop {
        if let Some(name) = NAMES.get(domain) {
            return Some((*name).to_owned());
        }
        match domain.split_once('.') {
            Some((_, parent)) if parent.contains('.') => domain = parent,
            _ => return Some(bare.to_owned()),
        }
    }
}

/// The name behind `X` in lines such as `Why you can trust X`: the known
/// publisher of that name or of those initials, else the words as they stand.
pub(crate) fn of_trust_line(text: &str) -> Option<String> {
    let name =
        text.get(..18).filter(|lead| lead.eq_ignore_ascii_case("why you can trust ")).and(text.get(18..))?.trim();
    if name.is_empty() || name.eq_ignore_ascii_case("us") || name.split(' ').count() > 6 {
        return None;
    }
    let initials = |full: &str| full.split(' ').filter_map(|w| w.chars().next()).collect::<String>();
    let shouted = name.len() > 2 && name.chars().all(char::is_uppercase);
    let mut full: Vec<&str> = KNOWN.iter().copied().filter(|known| shouted && initials(known) == name).collect();
    full.sort_unstable();
    Some(full.first().map_or(name, |v| v).to_owned())
}

/// The sections in the path of an address: the words before the article's own
/// name, without years, numbers and words that every address has.
pub(crate) fn sections(address: &str) -> Vec<String> {
    const EMPTY: [&str; 14] = [
        "article", "articles", "story", "stories", "en", "us", "uk", "amp", "content", "post", "posts", "index",
        "html", "archive",
    ];
    let Ok(url) = Url::parse(address) else { return Vec::new() };
    let Some(segments) = url.path_segments() else { return Vec::new() };
    let all: Vec<&str> = segments.filter(|s| !s.is_empty()).collect();
    let Some((_, before)) = all.split_last() else { return Vec::new() };
    before
        .iter()
        .take_while(|s| s.matches('-').count() < 4)
        .filter(|s| !EMPTY.contains(&s.to_lowercase().as_str()))
        .filter(|s| s.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_')) && s.len() < 40)
        .filter(|s| !is_month(s))
        .map(|s| s.replace(['-', '_'], " "))
        .collect()
}

fn is_month(segment: &str) -> bool {
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].contains(&segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_host_has_a_name_and_another_is_itself() {
        assert_eq!(of_address("https://www.reuters.com/world/a").as_deref(), Some("Reuters"));
        assert_eq!(of_address("https://edition.cnn.com/a").as_deref(), Some("CNN"));
        assert_eq!(of_address("https://www.harbour.example/a").as_deref(), Some("harbour.example"));
        assert_eq!(of_address("no address"), None);
    }

    #[test]
    fn sections_are_the_words_of_the_path() {
        let check = |address: &str, expected: &[&str]| assert_eq!(sections(address), expected, "{address}");
        check("https://a.example/news/town-hall/article/12345/ferry-runs-aground-in-the-fog", &["news", "town hall"]);
        check("https://a.example/2025/05/02/world/ferry-runs-aground.html", &["world"]);
        check("https://a.example/ferry", &[]);
    }

    #[test]
    fn initials_are_read_as_the_name_they_stand_for() {
        assert_eq!(of_trust_line("Why you can trust SCMP").as_deref(), Some("South China Morning Post"));
        assert_eq!(of_trust_line("Why you can trust Harbour Post").as_deref(), Some("Harbour Post"));
        assert_eq!(of_trust_line("Why you can trust us"), None);
    }
}
