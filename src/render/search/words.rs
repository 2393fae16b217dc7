//! A text as the words that the search compares. `search.js` of the default theme does the same.

use std::collections::BTreeMap;

/// Words that are in nearly every text and tell nothing about it.
const COMMON: &[&str] = &[
    "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have",
    "in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "there", "these",
    "they", "this", "to", "was", "were", "which", "with",
];
/// Longer words are cut.
const LONGEST: usize = 40;

/// The words of a text with how often each is there.
pub(super) fn words(text: &str) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !is_part(c)).filter_map(fold) {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}

/// Letters and digits; the rare characters that JavaScript counts as two are not compared.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x1_0000
}

/// A word in small letters, without accents, in one spelling and in the singular; nothing for
/// single characters and common words.
pub(super) fn fold(word: &str) -> Option<String> {
    let mut folded = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        push_plain(&mut folded, c);
    }
    if COMMON.contains(&folded.as_str()) {
        return None;
    }
    let folded: String = singular(&folded.replace("iz", "is"))
        .chars()
        .take(LONGEST)
        .collect();
    (folded.chars().count() > 1).then_some(folded)
}

/// A letter without its accent.
fn push_plain(out: &mut String, c: char) {
    let plain = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' => "i",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' => "s",
        'ß' => "ss",
        'ţ' | 'ť' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        // The dot that is left over from a capital I with a dot.
        '\u{307}' => "",
        other => return out.push(other),
    };
    out.push_str(plain);
}

/// "trials" as "trial", "studies" as "study"; "analysis", "status" and "stress" stay.
fn singular(word: &str) -> String {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() > 2) else {
        return word.to_owned();
    };
    match stem.strip_suffix("ie") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if stem.ends_with(['s', 'u', 'i']) => word.to_owned(),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        words(text).into_keys().collect()
    }

    #[test]
    fn words_are_folded() {
        assert_eq!(
            all("The RANDOMIZED trials, randomised"),
            ["randomised", "trial"]
        );
        assert_eq!(all("Méndez's Łódź café"), ["cafe", "lodz", "mendez"]);
        assert_eq!(
            all("studies analysis stress status"),
            ["analysis", "status", "stress", "study"]
        );
    }

    #[test]
    fn single_characters_are_no_words() {
        assert_eq!(all("a p = 0.05, n=12"), ["05", "12"]);
    }
}
