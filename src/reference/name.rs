//! Names of authors as citations and files for reference managers write them.

use crate::record::author::{Author, Person};

/// As Vancouver has it: "van Busschbach JT", "Smith JB 3rd".
pub fn vancouver(author: &Author) -> String {
    let Author::Person(person) = author else {
        return author.said();
    };
    if has_no_capitals(&person.given) {
        return family_first(person);
    }
    let initials: String = initials(&person.given).concat().replace('-', "");
    let parts = [person.whole_family(), initials, ordinal(&person.suffix)];
    joined(&parts, " ")
}

/// As Harvard has it: "van Busschbach, J.T.".
pub fn harvard(author: &Author) -> String {
    with_points(author, "")
}

/// As APA has it: "van Busschbach, J. T.".
pub fn apa(author: &Author) -> String {
    with_points(author, " ")
}

fn with_points(author: &Author, between: &str) -> String {
    let Author::Person(person) = author else {
        return author.said();
    };
    if has_no_capitals(&person.given) {
        return family_first(person);
    }
    let point = |part: String| part.replace('-', ".-") + ".";
    let initials: Vec<String> = initials(&person.given).into_iter().map(point).collect();
    let parts = [
        person.whole_family(),
        initials.join(between),
        pointed(&person.suffix),
    ];
    joined(&parts, ", ")
}

/// As files for reference managers have it: "van Busschbach, J. T.", "King, Martin Luther, Jr.".
pub fn inverted(author: &Author) -> String {
    let Author::Person(person) = author else {
        return author.said();
    };
    let parts = [
        person.whole_family(),
        person.given.clone(),
        person.suffix.clone(),
    ];
    joined(&parts, ", ")
}

/// Names in letters without capitals have no initials: "李 明".
fn family_first(person: &Person) -> String {
    let parts = [
        person.whole_family(),
        person.given.clone(),
        person.suffix.clone(),
    ];
    joined(&parts, " ")
}

fn has_no_capitals(given: &str) -> bool {
    !given.is_empty() && !given.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

fn joined(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// What stands behind a name, as the National Library of Medicine has it: "Jr", "2nd", "3rd".
fn ordinal(suffix: &str) -> String {
    match suffix.trim_end_matches('.') {
        "II" => "2nd".to_owned(),
        "III" => "3rd".to_owned(),
        "IV" => "4th".to_owned(),
        "V" => "5th".to_owned(),
        other => other.to_owned(),
    }
}

/// What stands behind a name, with its point: "Jr.", "III".
fn pointed(suffix: &str) -> String {
    let is_short = matches!(suffix.to_lowercase().as_str(), "jr" | "jnr" | "sr" | "snr");
    if is_short {
        format!("{suffix}.")
    } else {
        suffix.to_owned()
    }
}

/// The initials of given names, one per name: "Jean-Paul R" gives "J-P" and "R".
fn initials(given: &str) -> Vec<String> {
    let initial = |word: &str| {
        let parts = word.split('-').filter_map(|part| part.chars().next());
        parts.map(String::from).collect::<Vec<_>>().join("-")
    };
    given.split_whitespace().map(initial).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::author::read;

    fn author(text: &str) -> Author {
        read(text).author
    }

    #[test]
    fn each_style_has_its_own_initials() {
        let sartre = author("Jean-Paul Sartre");
        assert_eq!(vancouver(&sartre), "Sartre JP");
        assert_eq!(harvard(&sartre), "Sartre, J.-P.");
        let lovell = author("Ada G Lovell");
        assert_eq!(vancouver(&lovell), "Lovell AG");
        assert_eq!(harvard(&lovell), "Lovell, A.G.");
        assert_eq!(apa(&lovell), "Lovell, A. G.");
        assert_eq!(apa(&author("Sartre J-P")), "Sartre, J.-P.");
    }

    #[test]
    fn what_stands_behind_a_name_comes_last() {
        let king = author("Martin Luther King Jr.");
        assert_eq!(vancouver(&king), "King ML Jr");
        assert_eq!(harvard(&king), "King, M.L., Jr.");
        assert_eq!(apa(&author("Kim YH Jr")), "Kim, Y. H., Jr.");
        assert_eq!(inverted(&king), "King, Martin Luther, Jr.");
        let gates = author("Gates WH III");
        assert_eq!(vancouver(&gates), "Gates WH 3rd");
        assert_eq!(apa(&gates), "Gates, W. H., III");
    }

    #[test]
    fn names_without_initials_are_written_whole() {
        for text in ["World Health Organization", "Madonna", "王小明", "李 明"] {
            assert_eq!(vancouver(&author(text)), text);
            assert_eq!(apa(&author(text)), text);
        }
        assert_eq!(inverted(&author("李 明")), "李, 明");
    }
}
