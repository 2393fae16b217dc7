//! A text as the words that the search compares. `search-folding.js` of the default theme does the
//! same by the same rules, which the manifest of the index carries; tests on both sides compare the
//! words of `tests/search/words.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The rules: which marks and words count for nothing, which letters stand for others, which scripts
/// have no spaces between words, and from which length on words are cut.
const RULES: &str = include_str!("folding.json");

struct Rules {
    as_json: Value,
    marks: Vec<(u32, u32)>,
    joined: Vec<(u32, u32)>,
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
    let ranges = |name: &str| -> Vec<(u32, u32)> {
        let ends = list(name);
        let ends = ends.iter();
        ends.filter_map(|ends| Some((hexadecimal(&ends[0])?, hexadecimal(&ends[1])?)))
            .collect()
    };
    Rules {
        marks: ranges("marks"),
        joined: ranges("joined"),
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

/// The words of a text in their order, without common ones.
pub(super) fn sequence(text: &str) -> Vec<String> {
    pieces(text).iter().flat_map(|piece| fold(piece)).collect()
}

/// The pieces of a text that are words: letters with their marks, digits, and the signs of `C++`.
fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = if text.is_ascii() {
        text.chars().collect()
    } else {
        text.nfkd().collect()
    };
    let part = |at: usize| letters.get(at).copied().is_some_and(is_part);
    let sign = |at: usize| letters.get(at).copied().is_some_and(is_sign);
    let apostrophe = |at: usize| letters.get(at).is_some_and(|c| matches!(c, '\'' | '’'));
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        while part(at) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let end = at;
        let signs = (0..2).take_while(|more| sign(end + more)).count();
        if signs > 0 && !part(end + signs) && !sign(end + signs) {
            at += signs;
        }
        // What is left of another word behind an apostrophe, or before one: "Méndez's", "l'eau".
        let is_end = start > 1 && apostrophe(start - 1) && part(start - 2);
        let is_rest = end - start == 1 && (is_end || (apostrophe(end) && part(end + 1)));
        if !is_rest || at > end {
            pieces.push(letters[start..at].iter().collect());
        }
    }
    pieces
}

/// Letters with their marks, and digits; the rare characters that JavaScript counts as two are not
/// compared.
fn is_part(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && u32::from(c) < 0x1_0000
}

/// Signs that belong to the word before them: `C++`, `C#`, `CD4+`.
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#')
}

/// A word in small letters, without accents, in one spelling and in the singular; nothing for common
/// words. Of scripts without spaces each pair of neighbours is a word, and the last letter alone.
fn fold(word: &str) -> Vec<String> {
    let signs = word.trim_start_matches(|c| !is_sign(c));
    let word = &word[..word.len() - signs.len()];
    let bare = bare(word);
    let cut = |word: &str| word.chars().take(FOLDING.longest).collect::<String>();
    if bare.is_empty() || (signs.is_empty() && FOLDING.common.contains(&bare)) {
        return Vec::new();
    }
    if !signs.is_empty() {
        return vec![cut(&bare) + signs];
    }
    // Most words of most languages that are written with these letters; no script among them is joined.
    if bare.is_ascii() {
        return vec![cut(&singular(&bare.replace("iz", "is")))];
    }
    let mut words = Vec::new();
    for run in units(&bare).chunk_by(|a, b| is_joined(a) == is_joined(b)) {
        if is_joined(&run[0]) {
            words.extend(run.windows(2).map(<[String]>::concat));
            words.extend(run.last().cloned());
        } else {
            words.push(cut(&singular(&run.concat().replace("iz", "is"))));
        }
    }
    words
}

/// A word in small letters, in one spelling, without marks that count for nothing.
fn bare(word: &str) -> String {
    // No rule is about these letters alone.
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
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
    bare
}

/// Letters, each with the marks on it.
fn units(word: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for c in word.chars() {
        match units.last_mut() {
            Some(unit) if is_combining_mark(c) => unit.push(c),
            _ => units.push(c.to_string()),
        }
    }
    units
}

/// Whether a letter is of a script that has no spaces between words.
fn is_joined(unit: &str) -> bool {
    unit.chars()
        .next()
        .is_some_and(|c| within(&FOLDING.joined, c))
}

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    let c = u32::from(c);
    ranges.iter().any(|(from, to)| (*from..=*to).contains(&c))
}

/// Whether a mark counts for nothing: accents, vowel points. Vowels of Indian scripts count.
fn is_dropped(c: char) -> bool {
    u32::from(c) >= 0x300 && within(&FOLDING.marks, c)
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
        let words: BTreeSet<String> = sequence(text).into_iter().collect();
        words.into_iter().collect()
    }

    #[test]
    fn no_rule_is_about_a_letter_without_marks() {
        assert!(FOLDING.letters.keys().all(|letter| !letter.is_ascii()));
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
    fn single_letters_and_signs_are_words_and_rests_of_words_are_not() {
        assert_eq!(
            all("a p = 0.05, n=12 茶"),
            ["0", "05", "12", "n", "p", "茶"]
        );
        assert_eq!(
            all("C++, C# and CD4+ vitamin B"),
            ["b", "c#", "c++", "cd4+", "vitamin"]
        );
        assert_eq!(all("1+1 a+b Méndez's l'eau"), ["1", "b", "eau", "mendez"]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_pairs() {
        assert_eq!(
            sequence("康复治疗 tea"),
            ["康复", "复治", "治疗", "疗", "tea"]
        );
        assert_eq!(sequence("第2章"), ["第", "2", "章"]);
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
