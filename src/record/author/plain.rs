//! The author that a plain text names.
//!
//! "Given Family", "Family I" and "Family, Given" are told apart by what stands at the ends. What names
//! two authors, or more than a name, is told and not guessed at.

use crate::record::checked_text::TextFault;

use super::affix::{
    are_initials, is_degree, is_first_of_two, is_joined_particle, is_particle, is_patronymic,
    is_suffix_after, is_title, spaced, starts_small,
};
use super::organisation::{is_organisation, is_place, is_region};
use super::person::{Author, Person};

/// How the text that names an author is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The author.
    pub author: Author,
    /// What speaks for another reading.
    pub doubt: Option<TextFault>,
}

impl Reading {
    fn sure(author: Author) -> Self {
        Self {
            author,
            doubt: None,
        }
    }

    fn doubted(self, doubt: TextFault) -> Self {
        Self {
            doubt: Some(doubt),
            ..self
        }
    }
}

/// The author that a plain text names. What names no author, or more than one, stays whole, and is
/// doubted; what is no part of a name is left out, and doubted too.
pub fn read(text: &str) -> Reading {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    if let Some(name) = in_braces(&whole) {
        return Reading::sure(Author::Organisation(name.to_owned()));
    }
    let organisation = Author::Organisation(whole.clone());
    match further_authors(&whole) {
        Some(("", fault)) => return Reading::sure(organisation).doubted(fault),
        Some((first, fault)) => return read(first).doubted(fault),
        None => {}
    }
    if is_organisation(&words) && !names_persons(&whole) {
        let doubt = doubtful_region(&words);
        let author = organisation;
        return Reading { author, doubt };
    }
    if let Some(fault) = several(&whole) {
        return Reading::sure(organisation).doubted(fault);
    }
    if let Some((name, fault)) = without_title(&words) {
        return read(&name).doubted(fault);
    }
    if !whole.contains(',') {
        return Reading::sure(without_comma(&words, whole));
    }
    if let Some(doubt) = behind_it_a_place(&whole) {
        return Reading::sure(organisation).doubted(doubt);
    }
    match with_comma(&whole) {
        Ok(person) => Reading::sure(Author::Person(person)),
        Err(fault) => Reading::sure(organisation).doubted(fault),
    }
}

fn in_braces(text: &str) -> Option<&str> {
    let text = text.strip_prefix('{')?.strip_suffix('}')?;
    Some(text.trim_matches(['{', '}', ' ']))
}

/// "et al" is no author: the name before it, and what is wrong.
fn further_authors(text: &str) -> Option<(&str, TextFault)> {
    let bare = text.trim_end_matches(['.', ',', ' ']);
    let ends = [
        "et al",
        "et. al",
        "and others",
        "& others",
        "and colleagues",
        "u. a",
        "y cols",
    ];
    let (before, end) = ends.into_iter().find_map(|end| {
        let (before, last) = bare.split_at_checked(bare.len().checked_sub(end.len())?)?;
        let stands_alone = before.is_empty() || before.ends_with([' ', ',']);
        let is_end = last.eq_ignore_ascii_case(end) && stands_alone;
        is_end.then_some((before, end))
    })?;
    let message = format!("`{text}` ends with \"{end}\", which is no part of a name.");
    let hint = "Name the author alone, and write `and_others: true` beside `authors`.";
    let before = before.trim_end_matches([' ', ',', ';']);
    Some((before, TextFault::new(message, hint)))
}

/// "Cancer UK" is an organisation; "Rao UK" may be a person with two initials.
fn doubtful_region(words: &[&str]) -> Option<TextFault> {
    let [first, last] = words else { return None };
    if !is_region(last) || last.starts_with('(') || is_organisation(&[first, "x"]) {
        return None;
    }
    let message = format!("`{first} {last}` is taken for the name of an organisation.");
    let initials = spaced(last);
    let hint = format!(
        "Write `{{{first} {last}}}` if it is one, and `{first}, {initials}` if it is a person."
    );
    Some(TextFault::new(message, hint))
}

/// "Example Trust, Edinburgh" has a place where a person has a given name.
fn behind_it_a_place(text: &str) -> Option<TextFault> {
    let (_, last) = text.rsplit_once(',')?;
    if !is_place(last.trim()) {
        return None;
    }
    let message = format!("`{text}` is taken for the name of an organisation.");
    let hint =
        format!("Write `{{{text}}}` if it is one, or give `family` and `given` of a person apart.");
    Some(TextFault::new(message, hint))
}

/// Signs and words that stand between two authors.
const BETWEEN: [&str; 6] = [";", " and ", " & ", " und ", " et ", " with "];

/// Whether each part of a text between "and"s is the name of a person, family name and initials.
fn names_persons(text: &str) -> bool {
    let ends_in_initials = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        words.len() > 1
            && words
                .last()
                .is_some_and(|last| are_initials(last) && !is_region(last))
    };
    let mark = BETWEEN.into_iter().find(|mark| text.contains(mark));
    mark.is_some_and(|mark| text.split(mark).all(ends_in_initials))
}

/// What is wrong with a text that names several persons.
fn several(text: &str) -> Option<TextFault> {
    let is_name = |part: &str| part.split_whitespace().count() > 1;
    let between = BETWEEN.into_iter().any(|mark| {
        let mut parts = text.split(mark).filter(|part| !part.trim().is_empty());
        text.contains(mark) && parts.clone().count() > 1 && parts.all(is_name)
    });
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let has_initials = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        words.len() > 1 && words.last().is_some_and(|last| are_initials(last))
    };
    let is_listed = parts.iter().filter(|part| has_initials(part)).count() > 1 || parts.len() > 3;
    if !between && !is_listed {
        return None;
    }
    let message = format!("`{text}` names more than one author.");
    let hint = "Give each author an item of the list. The name of an organisation with a comma or an \"and\" in it stands in braces: `{…}`.";
    Some(TextFault::new(message, hint))
}

/// Titles and degrees are no part of a name: the name without one, and what is wrong.
fn without_title(words: &[&str]) -> Option<(String, TextFault)> {
    let (first, last) = (words.first()?, words.last()?);
    let before = words.get(words.len().checked_sub(2)?)?;
    let has_title = is_title(first) && (words.len() > 2 || first.ends_with('.'));
    // "Smith MD" has initials; "Smith J MD" and "Smith, J, MD" have a degree.
    let is_behind =
        words.len() > 2 && (are_initials(before.trim_end_matches(',')) || before.ends_with(','));
    let has_degree = is_degree(last) && (is_behind || last.contains(char::is_lowercase));
    let (extra, rest) = match (has_title, has_degree) {
        (true, _) => (first, &words[1..]),
        (_, true) => (last, &words[..words.len() - 1]),
        _ => return None,
    };
    let message = format!("`{extra}` in `{}` is no part of a name.", words.join(" "));
    let fault = TextFault::new(message, format!("Leave `{extra}` out."));
    let name = rest.join(" ");
    Some((name.trim_end_matches(',').to_owned(), fault))
}

/// "Family, Given", "Family, Given, Jr." or "Family, Jr., Given".
fn with_comma(text: &str) -> Result<Person, TextFault> {
    let mut parts: Vec<&str> = text.split(',').map(str::trim).collect();
    parts.retain(|part| !part.is_empty());
    // "Petrov, IV" has initials; "Smith, John, IV" has not.
    let before: &[&str] = if parts.len() > 2 {
        &["x", "X"]
    } else {
        &["x", "x"]
    };
    let suffix_at = (1..parts.len())
        .rev()
        .find(|at| is_suffix_after(before, parts[*at]));
    let mut suffix = suffix_at
        .map(|at| parts.remove(at).to_owned())
        .unwrap_or_default();
    let (family, given) = match parts.as_slice() {
        [family] => (*family, ""),
        [family, given] => (*family, *given),
        _ => {
            let message = format!("`{text}` has more parts than a name.");
            let hint = "Write `Family, Given` or `Family, Given, Jr.`. The name of an organisation with commas stands in braces: `{…}`.";
            return Err(TextFault::new(message, hint));
        }
    };
    let mut words: Vec<&str> = family.split_whitespace().collect();
    if let Some((last, before)) = words
        .split_last()
        .filter(|(last, b)| is_suffix_after(b, last))
    {
        suffix = (*last).to_owned();
        words = before.to_vec();
    }
    if given.is_empty()
        && let Author::Person(person) = without_comma(&words, String::new())
    {
        return Ok(Person { suffix, ..person });
    }
    Ok(person(&words, given, &suffix))
}

/// "Given Family", "Family I", or "Family Given" where the family name shows itself.
fn without_comma(words: &[&str], whole: String) -> Author {
    let (words, suffix) = match words.split_last() {
        Some((last, before)) if is_suffix_after(before, last) => (before, *last),
        _ => (words, ""),
    };
    let [first, rest @ ..] = words else {
        return Author::Organisation(whole);
    };
    if rest.is_empty() {
        return match suffix {
            "" => Author::Organisation(whole),
            suffix => Author::Person(person(words, "", suffix)),
        };
    }
    let initials = rest
        .iter()
        .rev()
        .take_while(|word| are_initials(word))
        .count();
    if initials > 0 {
        let (family, given) = words.split_at(words.len() - initials);
        return Author::Person(person(family, &given.join(" "), suffix));
    }
    let family_first = if is_joined_particle(first) || has_no_case(first) {
        1
    } else if words.len() > 2 && is_patronymic(first) && is_first_of_two(words[1]) {
        2
    } else if starts_small(first) && is_particle(first) {
        let particles = words.iter().take_while(|word| is_particle(word)).count();
        (particles + 1).min(words.len())
    } else {
        let (given, family) = words.split_at(family_start(words));
        return Author::Person(person(family, &given.join(" "), suffix));
    };
    let (family, given) = words.split_at(family_first);
    Author::Person(person(family, &given.join(" "), suffix))
}

/// Where the family name begins in "Given Family".
fn family_start(words: &[&str]) -> usize {
    let last = words.len() - 1;
    let particle = (1..last).find(|at| is_particle(words[*at]));
    let joined = (2..last).find(|at| matches!(words[*at], "y" | "e" | "i"));
    let start = particle.into_iter().chain(joined.map(|at| at - 1)).min();
    let is_double = last > 1 && is_first_of_two(words[last - 1]);
    start.unwrap_or(if is_double { last - 1 } else { last })
}

/// Whether the letters of a word know no capitals: such names have the family name first.
fn has_no_case(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
        && !word.chars().any(|c| c.is_lowercase() || c.is_uppercase())
}

fn person(family: &[&str], given: &str, suffix: &str) -> Person {
    let small = |word: &&&str| starts_small(word) && is_particle(word);
    let particles = family.iter().take_while(small).count();
    let (particle, family) = family.split_at(particles.min(family.len().saturating_sub(1)));
    Person {
        family: family.join(" "),
        given: spaced(given),
        particle: particle.join(" "),
        suffix: suffix.to_owned(),
    }
}

#[cfg(test)]
mod tests;
