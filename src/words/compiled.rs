//! What the compiler checks: [`checked`] runs while the program is compiled, and its panics are
//! messages of the compiler.

use super::id::{TextId, find, is_counted, is_same};

/// Why a text cannot be said in the way in which the program wants to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal<'a> {
    /// No text has the id.
    Unknown,
    /// A place of the text is not filled.
    PlaceMissing(&'a str),
    /// The text has no such place.
    PlaceUnknown(&'a str),
    /// The text has forms for counts, and there is no count.
    CountMissing,
    /// There is a count, and the text has no forms for it.
    CountUnused,
}

/// The text with this id and exactly these places. The macros of this room call it in constants,
/// so that a program with a wrong one is not compiled.
#[doc(hidden)]
pub const fn checked(id: &str, places: &[&str], is_counted: bool) -> TextId {
    match look_up(id, places, is_counted) {
        Ok(text) => text,
        Err(Refusal::Unknown) => refuse(&["there is no text `", id, "` in en.yaml"]),
        Err(Refusal::PlaceMissing(place)) => refuse(&[
            "the place {",
            place,
            "} of the text `",
            id,
            "` is not given",
        ]),
        Err(Refusal::PlaceUnknown(place)) => {
            refuse(&["the text `", id, "` has no place {", place, "}"])
        }
        Err(Refusal::CountMissing) => {
            refuse(&["the text `", id, "` has forms for counts: use `count!`"])
        }
        Err(Refusal::CountUnused) => {
            refuse(&["the text `", id, "` has no forms for counts: use `say!`"])
        }
    }
}

const fn look_up<'a>(
    id: &str,
    given: &[&'a str],
    is_given_count: bool,
) -> Result<TextId, Refusal<'a>> {
    let Some(text) = find(id) else {
        return Err(Refusal::Unknown);
    };
    match (is_counted(text), is_given_count) {
        (true, false) => return Err(Refusal::CountMissing),
        (false, true) => return Err(Refusal::CountUnused),
        _ => {}
    }
    let places = text.entry().places;
    if let Some(place) = first_outside(places, given) {
        return Err(Refusal::PlaceMissing(place));
    }
    match first_outside(given, places) {
        // Forms may do without the number itself: "1 part", "several parts".
        Some(place) if !(is_given_count && is_same(place, "count")) => {
            Err(Refusal::PlaceUnknown(place))
        }
        _ => Ok(text),
    }
}

/// The first of `names` that is not among `others`.
const fn first_outside<'a>(names: &[&'a str], others: &[&str]) -> Option<&'a str> {
    let mut at = 0;
    while at < names.len() {
        if !has(others, names[at]) {
            return Some(names[at]);
        }
        at += 1;
    }
    None
}

const fn has(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is_same(names[at], name) {
            return true;
        }
        at += 1;
    }
    false
}

/// Stops the compiler with a message in several parts, which it can only show as one text.
const fn refuse(parts: &[&str]) -> ! {
    const LONGEST: usize = 240;
    let mut message = [b' '; LONGEST];
    let (mut part, mut end) = (0, 0);
    while part < parts.len() {
        let bytes = parts[part].as_bytes();
        let mut at = 0;
        while at < bytes.len() && end < LONGEST {
            message[end] = bytes[at];
            at += 1;
            end += 1;
        }
        part += 1;
    }
    match std::str::from_utf8(message.split_at(end).0) {
        Ok(message) => panic!("{}", message),
        Err(_) => panic!("a text cannot be said like this"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_exactly() {
        let said = |places: &[&'static str]| look_up("certainty.by-outcome", places, false);
        assert!(said(&["high", "low"]).is_ok());
        assert_eq!(said(&["low"]), Err(Refusal::PlaceMissing("high")));
        let more = said(&["low", "high", "middle"]);
        assert_eq!(more, Err(Refusal::PlaceUnknown("middle")));
        assert_eq!(look_up("no.such", &[], false), Err(Refusal::Unknown));
    }

    #[test]
    fn a_text_with_forms_takes_a_count_and_no_other_does() {
        let count = look_up("count.studies", &["count"], true);
        assert_eq!(count.map(TextId::name), Ok("count.studies"));
        let alone = look_up("count.studies", &["count"], false);
        assert_eq!(alone, Err(Refusal::CountMissing));
        let other = look_up("menu.search", &["count"], true);
        assert_eq!(other, Err(Refusal::CountUnused));
    }
}
