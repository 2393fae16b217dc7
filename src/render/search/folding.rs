//! A text as the words that the search compares. `search-folding.js` of the default theme does the
//! same by the same rules, which the manifest of the index carries; tests on both sides compare the
//! words of `tests/search/words.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The rules: which marks and words count for nothing, which letters stand for others, and from
/// which length on words are cut.
const RULES: &str = include_str!("folding.json");

struct Rules {
    as_json: Value,
    marks: Vec<(u32, u32)>,
    letters: BTreeMap<char, String>,
    common: BTreeSet<String>,
    longest: usize,
}

static FOLDING: LazyLock<Rules> = LazyLock::new(|| {
    let rules: Value = serde_json::from_str(RULES).unwrap_or_default();
    let list = |name: &str| rules[name].as_array().cloned().unwrap_or_default();
    let hexadecimal = |text: &Value| u32::from_str_radix(text.as_str()?, 16).ok();
    let letters = rules["letters"].as_object().into_iter().flatten();
    let letter = |(letter, plain): (&String, &Value)| {
        Some((letter.chars().next()?, plain.as_str()?.to_owned()))
    };
    let common = list("common").into_iter();
    let common = common.filter_map(|word| Some(word.as_str()?.to_owned()));
    Rules {
        marks: list("marks")
            .iter()
            .filter_map(|ends| Some((hexadecimal(&ends[0])?, hexadecimal(&ends[1])?)))
            .collect(),
        letters: letters.filter_map(letter).collect(),
        common: common.collect(),
        longest: rules["longest"]
            .as_u64()
            .map_or(0, |longest| longest as usize),
        as_json: rules,
    }
});

/// The rules, for the manifest.
pub(super) fn rules() -> &'static Value {
    &FOLDING.as_json
}

/// The words of a text with how often each is there.
pub(super) fn words(text: &str) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    let whole: String = text.nfkd().collect();
    for word in whole.split(|c: char| !is_part(c)).filter_map(fold) {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}

/// Letters with their marks, and digits; the rare characters that JavaScript counts as two are not
/// compared.
fn is_part(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && u32::from(c) < 0x1_0000
}

/// A word in small letters, without accents, in one spelling and in the singular; nothing for
/// single Latin letters, digits and common words.
fn fold(word: &str) -> Option<String> {
    let mut bare = String::new();
    // By way of capitals, small letters with several forms become one: "ß" and "ss", "ς" and "σ".
    let small = word.chars().flat_map(char::to_uppercase);
    for c in small.flat_map(char::to_lowercase).nfkd() {
        match FOLDING.letters.get(&c) {
            Some(plain) => bare.push_str(plain),
            None if is_dropped(c) => {}
            None => bare.push(c),
        }
    }
    if FOLDING.common.contains(&bare) {
        return None;
    }
    let folded = singular(&bare.replace("iz", "is"));
    let folded: String = folded.chars().take(FOLDING.longest).collect();
    (folded.len() > 1).then_some(folded)
}

/// Whether a mark counts for nothing: accents, vowel points. Vowels of Indian scripts count.
fn is_dropped(c: char) -> bool {
    let marks = FOLDING.marks.iter();
    let c = u32::from(c);
    c >= 0x300 && marks.clone().any(|(from, to)| (*from..=*to).contains(&c))
}

/// "trials" as "trial", "studies" as "study"; "analysis", "status" and "stress" stay.
fn singular(word: &str) -> String {
    let stem = word.strip_suffix('s');
    let Some(stem) = stem.filter(|stem| stem.chars().count() > 2) else {
        return word.to_owned();
    };
    match stem.strip_suffix("ie") {
        Some(stem) if stem.chars().count() > 1 => format!("{stem}y"),
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
        assert_eq!(
            all("Straße Iași ısı İzmir"),
            ["iasi", "isi", "ismir", "strasse"]
        );
    }

    #[test]
    fn single_characters_are_no_words_but_ideographs_are() {
        assert_eq!(all("a p = 0.05, n=12 茶"), ["05", "12", "茶"]);
    }

    /// The list that the tests of the browser's side read too (tests/browser/folding.test.mjs).
    #[test]
    fn words_of_many_scripts_are_folded_as_the_list_says() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/words.txt");
        let list = std::fs::read_to_string(path).expect("the list");
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let mut count = 0;
        for (text, wanted) in lines.filter_map(|line| line.split_once('\t')) {
            assert_eq!(all(text).join(" "), wanted, "{text}");
            count += 1;
        }
        assert!(count > 500, "{count} texts");
    }
}
