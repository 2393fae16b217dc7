//! Things of one name told apart by letters, as styles of citation do: "Smith 2020a", "Smith 2020b".

use std::collections::{HashMap, HashSet};

/// For each thing, given by its name and by what it is known by: its name with a letter where another
/// thing has the same name. Letters follow the order in which things come. A name that ends in a
/// letter or a mark has its letter in brackets: "Smith in press (a)". A letter that would make the
/// name of another thing is passed over.
pub fn told_apart(things: &[(&str, &str)]) -> Vec<Option<String>> {
    let names: HashSet<&str> = things.iter().map(|(name, _)| *name).collect();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    let mut shared: HashMap<&str, usize> = HashMap::new();
    for (name, key) in things {
        places.entry((name, key)).or_insert_with(|| {
            let next = shared.entry(name).or_default();
            *next += 1;
            *next - 1
        });
    }
    let with_letter = |name: &str, place: usize| {
        let mut free = (0..).map(|index| marked(name, index));
        free.by_ref()
            .filter(|name| !names.contains(name.as_str()))
            .nth(place)
    };
    let told = things.iter().map(|(name, key)| {
        let place = places
            .get(&(*name, *key))
            .filter(|_| shared.get(name) > Some(&1));
        with_letter(name, *place?)
    });
    told.collect()
}

fn marked(name: &str, index: usize) -> String {
    let letter = letter(index);
    match name.ends_with(|last: char| last.is_ascii_digit()) {
        true => format!("{name}{letter}"),
        false => format!("{name} ({letter})"),
    }
}

/// a, b, … z, aa, ab, …
pub fn letter(index: usize) -> String {
    let last = char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => last.to_string(),
        n => format!("{}{last}", letter(n - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 27, 52].into_iter().map(letter).collect();
        assert_eq!(letters, ["a", "z", "aa", "ab", "ba"]);
    }

    #[test]
    fn things_of_one_name_have_letters_and_others_have_none() {
        let things = [
            ("Smith 2020", "one"),
            ("Smith 2020", "two"),
            ("Smith 2020", "one"),
            ("Smith 2020a", "three"),
            ("Kim 2019", "four"),
            ("Kim in press", "five"),
            ("Kim in press", "six"),
        ];
        let told = told_apart(&things);
        let told: Vec<&str> = told
            .iter()
            .map(|name| name.as_deref().unwrap_or("-"))
            .collect();
        let expected = [
            "Smith 2020b",
            "Smith 2020c",
            "Smith 2020b",
            "-",
            "-",
            "Kim in press (a)",
            "Kim in press (b)",
        ];
        assert_eq!(told, expected);
    }
}
