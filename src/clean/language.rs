//! Which language a text is in: told by the small words of the common ones
//! where these leave no doubt, which costs a hundredth of what a guess from
//! the letters does; else guessed.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lengths::Lengths;

/// Bytes that are enough to tell a language.
const SAMPLE: usize = 1000;

/// The ISO 639-1 code of the language of title and text, if it can be told.
pub(crate) fn of(title: &str, text: &str) -> Option<String> {
    let mut end = SAMPLE.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    by_small_words(sample).map(str::to_owned).or_else(|| guessed(&format!("{title}\n{sample}")))
}

/// Small words that a language has in nearly every sentence, and that neither
/// the others here nor their near relatives have.
const SMALL: [(&str, &[&str]); 4] = [
    ("en", &["the", "of", "and", "to", "that", "was", "with", "by", "it", "from", "has", "have", "were", "which"]),
    ("de", &["der", "und", "das", "dem", "von", "zu", "mit", "ist", "nicht", "sich", "auf", "für", "eine", "wird"]),
    ("fr", &["et", "dans", "est", "du", "pour", "sur", "pas", "avec", "aux", "cette", "sont", "ont", "une", "par"]),
    ("es", &["los", "las", "y", "el", "lo", "más", "con", "sus", "fue", "pero", "como", "ese", "esta", "entre"]),
];

/// The small words, looked up.
struct Words {
    lengths: Lengths,
    /// The language of each, and its number in it.
    known: HashMap<&'static str, (usize, usize)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { lengths: Lengths::new(), known: HashMap::new() };
    for (i, (_, small)) in SMALL.iter().enumerate() {
        for (n, word) in small.iter().enumerate() {
            words.lengths.insert(word);
            words.known.insert(word, (i, n));
        }
    }
    words
});

/// Fewer words tell nothing, nor do a few that stand there again and again.
const ENOUGH: usize = 40;
const DIFFERENT: u32 = 4;

/// The language of whose small words at least every twelfth word is one, if
/// no other has a quarter as many.
fn by_small_words(sample: &str) -> Option<&'static str> {
    let (mut counts, mut seen) = ([0; SMALL.len()], [0u32; SMALL.len()]);
    let mut n_words = 0;
    let Words { lengths, known } = &*WORDS;
    let parts = |c: char| if c.is_ascii() { !c.is_ascii_alphabetic() } else { !c.is_alphabetic() };
    for word in sample.split(parts).filter(|word| !word.is_empty()) {
        n_words += 1;
        let Some(&(language, n)) = lengths.may_hold(word).then(|| known.get(word)).flatten() else { continue };
        counts[language] += 1;
        seen[language] |= 1 << n;
    }
    let best = (0..SMALL.len()).max_by_key(|i| counts[*i])?;
    let others = counts.iter().sum::<usize>() - counts[best];
    let clear = n_words >= ENOUGH && counts[best] * 12 >= n_words && others * 4 < counts[best];
    SMALL.get(best).filter(|_| clear && seen[best].count_ones() >= DIFFERENT).map(|(code, _)| *code)
}

/// A guess from the letters, where it is a safe one.
fn guessed(sample: &str) -> Option<String> {
    let found = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    let code = found.lang().code();
    ISO.iter().find(|(three, _)| *three == code).map(|(_, two)| (*two).to_owned())
}

/// ISO 639-3 to ISO 639-1.
const ISO: [(&str, &str); 66] = [
    ("epo", "eo"),
    ("eng", "en"),
    ("rus", "ru"),
    ("cmn", "zh"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("ben", "bn"),
    ("fra", "fr"),
    ("deu", "de"),
    ("ukr", "uk"),
    ("kat", "ka"),
    ("ara", "ar"),
    ("hin", "hi"),
    ("jpn", "ja"),
    ("heb", "he"),
    ("yid", "yi"),
    ("pol", "pl"),
    ("amh", "am"),
    ("jav", "jv"),
    ("kor", "ko"),
    ("nob", "nb"),
    ("dan", "da"),
    ("swe", "sv"),
    ("fin", "fi"),
    ("tur", "tr"),
    ("nld", "nl"),
    ("hun", "hu"),
    ("ces", "cs"),
    ("ell", "el"),
    ("bul", "bg"),
    ("bel", "be"),
    ("mar", "mr"),
    ("kan", "kn"),
    ("ron", "ro"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("mkd", "mk"),
    ("lit", "lt"),
    ("lav", "lv"),
    ("est", "et"),
    ("tam", "ta"),
    ("vie", "vi"),
    ("urd", "ur"),
    ("tha", "th"),
    ("guj", "gu"),
    ("uzb", "uz"),
    ("pan", "pa"),
    ("aze", "az"),
    ("ind", "id"),
    ("tel", "te"),
    ("pes", "fa"),
    ("mal", "ml"),
    ("ori", "or"),
    ("mya", "my"),
    ("nep", "ne"),
    ("sin", "si"),
    ("khm", "km"),
    ("tuk", "tk"),
    ("aka", "ak"),
    ("zul", "zu"),
    ("sna", "sn"),
    ("afr", "af"),
    ("lat", "la"),
    ("slk", "sk"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The language by small words, and by all that there is to go by.
    fn check(text: &str, small: Option<&str>, all: Option<&str>) {
        assert_eq!((by_small_words(text), of("", text).as_deref()), (small, all), "{text}");
    }

    const ENGLISH: &str = "The ferry ran aground in the fog on Friday, and the harbour was closed for the whole of the day. Nobody on board was hurt, said the owner of the line, and the ship will be towed to the yard at the next high tide.";
    const GERMAN: &str = "Die Fähre ist am Freitag im Nebel auf Grund gelaufen, und der Hafen war für den ganzen Tag gesperrt. Niemand an Bord wurde verletzt, sagte der Besitzer der Linie, und das Schiff wird mit der nächsten Flut in die Werft gebracht.";
    const FRENCH: &str = "Le bac a heurté le fond dans le brouillard vendredi, et le port est resté fermé pour la journée. Les passagers sont rentrés par la route avec un bus que la ville avait loué pour eux, et le navire est dans le chantier du port.";
    const SPANISH: &str = "El barco encalló el viernes en la niebla y el puerto quedó cerrado para los barcos de la costa. Los pasajeros de la línea volvieron por la tarde con un autobús que la ciudad puso para ellos, y el barco está en el astillero del puerto.";

    #[test]
    fn small_words_tell_the_common_languages() {
        check(ENGLISH, Some("en"), Some("en"));
        check(GERMAN, Some("de"), Some("de"));
        check(FRENCH, Some("fr"), Some("fr"));
        check(SPANISH, Some("es"), Some("es"));
    }

    #[test]
    fn other_languages_are_guessed_from_their_letters() {
        let dutch = "De veerboot liep vrijdag in de mist aan de grond, en de haven was de hele dag gesloten. Niemand aan boord raakte gewond, zei de eigenaar van de lijn, en het schip wordt bij het volgende hoge water naar de werf gesleept.";
        check(dutch, None, Some("nl"));
        let portuguese = "A balsa encalhou na sexta-feira no nevoeiro, e o porto ficou fechado durante todo o dia. Ninguém a bordo ficou ferido, disse o dono da linha, e o navio será rebocado para o estaleiro na próxima maré alta.";
        check(portuguese, None, Some("pt"));
        check("港は金曜日に閉鎖された。けが人はいなかった。", None, Some("ja"));
    }

    #[test]
    fn two_languages_in_equal_parts_are_no_clear_case() {
        assert_eq!(by_small_words(&format!("{ENGLISH} {GERMAN}")), None);
        assert_eq!(of("", ""), None);
    }
}
