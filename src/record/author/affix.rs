//! What stands around a family name: initials, small words before it, what stands behind it.

/// Small words that belong to the family name after them, in small letters.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "delle", "dello", "dei", "degli", "di", "da",
    "dal", "dalla", "dalle", "la", "le", "las", "los", "lo", "ter", "ten", "te", "'t", "'s", "dos",
    "das", "do", "du", "des", "d'", "el", "al", "ul", "bin", "ibn", "bint", "abu", "ben", "zu",
    "zum", "zur", "vom", "am", "auf", "op", "af", "av", "til", "st", "st.", "ste", "santa", "nic",
    "ní", "ap",
];

/// Those that begin with a capital in many family names and are hardly ever given names:
/// "Della Porta", "Le Guin", "Van Damme".
const WITH_CAPITAL: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "delle", "di", "da", "dal", "dalla", "la",
    "le", "las", "los", "lo", "ter", "ten", "te", "dos", "das", "du", "des", "el", "al", "bin",
    "ibn", "st", "st.", "ste",
];

/// Family names of Spanish after which a second one follows, apart from those in "-ez" and "-éz".
const FIRST_OF_TWO: &[&str] = &[
    "garcía", "garcia", "díaz", "diaz", "ruiz", "moreno", "muñoz", "romero", "navarro", "torres",
    "ramos", "serrano", "molina", "morales", "ortega", "delgado", "castro", "ortiz", "rubio",
    "marín", "sanz", "iglesias", "medina", "garrido", "cortés", "castillo", "santos", "lozano",
    "guerrero", "cano", "prieto", "cruz", "calvo", "gallego", "herrera", "peña", "flores",
    "cabrera", "campos", "vega", "fuentes", "carrasco", "reyes", "aguilar", "rojas", "vargas",
    "mendoza", "silva",
];

/// The word in small letters, with one form of the apostrophe.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['’', 'ʼ', '‘', '`'], "'")
}

/// Whether a word is a small word before a family name: "van"; and "Van" where capitals count too.
pub(super) fn is_particle(word: &str) -> bool {
    let small = plain(word);
    let begins_small = starts_small(word);
    (begins_small && PARTICLES.contains(&small.as_str()))
        || (!begins_small && WITH_CAPITAL.contains(&small.as_str()))
}

/// Whether the first letter of a word is a small one: "van", "’t", "al-Hakim".
pub(super) fn starts_small(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphabetic());
    first.is_some_and(char::is_lowercase)
}

/// Whether a name can only be the family name, because it begins with a small letter and has an
/// apostrophe or a hyphen behind it: "’s-Gravesande", "al-Hakim".
pub(super) fn is_joined_particle(word: &str) -> bool {
    let small = plain(word);
    let mark = small.char_indices().skip(1);
    let end = mark
        .filter(|(_, c)| matches!(c, '-' | '\''))
        .map(|(at, _)| at)
        .next();
    starts_small(word)
        && end.is_some_and(|end| {
            let first = &small[..end];
            PARTICLES.contains(&first) || PARTICLES.contains(&format!("{first}'").as_str())
        })
}

/// Whether a family name of two parts begins with this one: "García Márquez".
pub(super) fn is_first_of_two(word: &str) -> bool {
    is_patronymic(word) || FIRST_OF_TWO.contains(&plain(word).as_str())
}

/// Whether a word is a family name of Spanish and no given name: "Sánchez".
pub(super) fn is_patronymic(word: &str) -> bool {
    let small = plain(word);
    small.chars().count() > 4 && small.ends_with("ez")
}

/// "JT", "J.T.", "J-P": a few capitals and nothing else.
pub(super) fn are_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_plain = |c: char| c.is_uppercase() || matches!(c, '.' | '-' | '‐' | '‑');
    (1..=4).contains(&letters) && word.chars().all(is_plain)
}

/// Initials apart and with points: "JT" becomes "J. T."; given names stay as they are.
pub(super) fn spaced(given: &str) -> String {
    let given = given.trim();
    if !given.split_whitespace().all(are_initials) {
        return given.to_owned();
    }
    let mut text = String::new();
    for c in given.chars() {
        if matches!(c, '-' | '‐' | '‑') {
            text.truncate(text.trim_end().len());
            text.push('-');
        } else if c.is_alphabetic() {
            text.push(c);
            text.push_str(". ");
        }
    }
    text.trim_end().to_owned()
}

/// Whether a word can only stand behind a name: "Jr.", "3rd".
pub(super) fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    matches!(
        bare.to_lowercase().as_str(),
        "jr" | "jnr" | "sr" | "snr" | "junior" | "2nd" | "3rd" | "4th" | "5th"
    ) || matches!(bare, "II" | "III")
}

/// Whether a word stands behind a name after these words; "IV" does so after initials only.
pub(super) fn is_suffix_after(before: &[&str], word: &str) -> bool {
    let after_initials = before.last().is_some_and(|word| are_initials(word));
    match word {
        // "Lee II" has initials; "Henry Ford II" and "Gates WH III" have not.
        "II" | "III" => before.len() > 1,
        "IV" | "V" => after_initials && before.len() > 1,
        _ => !before.is_empty() && is_suffix(word),
    }
}

/// Whether a word is a title, which is no part of a name.
pub(super) fn is_title(word: &str) -> bool {
    let bare = word.trim_end_matches('.').to_lowercase();
    let titles = ["dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame"];
    titles.contains(&bare.as_str())
}

/// Whether a word is a degree, which is no part of a name.
pub(super) fn is_degree(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| *c != '.').collect();
    let degrees = [
        "PhD", "DPhil", "MD", "MSc", "BSc", "MPH", "MBBS", "DrPH", "FRCP", "MPhil", "PsyD", "EdD",
        "ScD", "MRCP", "MBA", "RN",
    ];
    degrees.contains(&bare.as_str())
}
