//! Faults of YAML in the words of somebody who has never heard of YAML.
//!
//! The parser says what it stumbled over, often a line below the slip. What it says is a clue:
//! together with the lines above the place it tells the slip, and the slip is what a person can
//! mend.

#[cfg(test)]
mod cases;
mod first_line;
mod layout;
mod lines;
mod quotes;
mod recognised;
mod texts;

use granit_parser::{ErrorKind, ScanError};

use crate::diag::{Diagnostic, codes};
use crate::text::character::{Found, Unfit};

use super::marked::Fault;
use super::source::Source;

use lines::Lines;
use recognised::Recognised;

/// The fault as a problem with the line that has to be changed.
pub fn explain(source: &Source, fault: &Fault) -> Diagnostic {
    let yaml = source.yaml();
    let found = match fault {
        Fault::Empty => Recognised::at(0, 1, &codes::EMPTY_FILE, "There are no keys in the file.")
            .hint("Write the keys of the record, one on each line: `title: …`."),
        Fault::Unfit(found, text) => unfit(*found, text.clone()),
        Fault::Deep(at) => too_deep(*at),
        Fault::Repeat(at) => repeat(*at),
        Fault::Special(at) => texts::special(&Lines::up_to(yaml, *at), *at),
        Fault::SecondDocument(at) => second_document(yaml, *at),
        Fault::Syntax(error) => syntax(yaml, error),
    };
    let offset = source.yaml_start();
    let place = source.place_of_bytes(offset + found.start, offset + found.end);
    let problem = Diagnostic::new(found.code, found.message).at(place);
    found.hints.into_iter().fold(problem, Diagnostic::hint)
}

fn unfit(found: Found, text: std::ops::Range<usize>) -> Recognised {
    let (number, what) = (found.number(), found.reason.words());
    let message = format!("In this text stands {what} ({number}).");
    let hint = match found.reason {
        Unfit::Direction => "Delete it, or close it in the same line.",
        Unfit::Control | Unfit::Noncharacter => {
            "Delete it: behind a backslash it is `\\x…`, `\\u…` or a single letter or digit."
        }
    };
    Recognised::at(text.start, text.end, &codes::NOT_TEXT, message).hint(hint)
}

fn too_deep(at: usize) -> Recognised {
    let message = "This is nested deeper than any record needs.";
    Recognised::at(at, at + 1, &codes::YAML_LIMIT, message)
        .hint("If it is a text with brackets in it, put it in quotation marks.")
}

fn repeat(at: usize) -> Recognised {
    let message = "Parts that are named (`&name`) and repeated (`*name`) are not used in records.";
    Recognised::at(at, at + 1, &codes::YAML_LIMIT, message).hint(
        "Write the repeated part out. If a text begins with `&` or `*`, put it in quotation marks.",
    )
}

fn second_document(yaml: &str, at: usize) -> Recognised {
    let (mark, words) = if yaml[at..].starts_with("...") {
        ("...", "three dots")
    } else {
        ("---", "three hyphens")
    };
    let message = format!("A line of {words} ends the record here; what follows would be lost.");
    Recognised::at(at, at + 3, &codes::YAML_OTHER, message).hint(format!(
        "Take the line `{mark}` out. A file holds one record; put a second one in a file of its own."
    ))
}

fn syntax(yaml: &str, error: &ScanError) -> Recognised {
    let at = error.marker().byte_offset().unwrap_or_default();
    let at = at.min(yaml.len());
    let lines = Lines::up_to(yaml, at);
    layout::tab(&lines)
        .or_else(|| layout::odd_space(&lines))
        .or_else(|| by_kind(&lines, at, error.kind()))
        .or_else(|| layout::tab_below(&lines))
        .or_else(|| first_line::too_far_in(&lines))
        .unwrap_or_else(|| other(&lines))
}

/// What the parser stumbled over leads to the slip.
fn by_kind(lines: &Lines<'_>, at: usize, kind: &ErrorKind) -> Option<Recognised> {
    use ErrorKind as E;
    match kind {
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar
        | E::TabInIndentation => quotes::not_closed(lines, at),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            quotes::goes_on(lines, at)
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => Some(quotes::backslash(lines, at)),
        E::SimpleKeyExpected | E::InvalidSimpleKey => Some(layout::no_key(lines)),
        E::MappingValueNotAllowed | E::InvalidMappingValueWhitespace => {
            Some(layout::stray_colon(lines, at))
        }
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::InvalidIndentation => {
            let in_list = matches!(kind, E::ExpectedBlockSequenceEntry);
            Some(layout::misplaced(lines, at, in_list))
        }
        E::CommentInterceptedScalar => Some(texts::remark(lines, at)),
        E::RecursionLimitExceeded => Some(too_deep(at)),
        _ if is_about_brackets(kind) => {
            texts::brackets(lines, at).or_else(|| texts::special_start(lines, at))
        }
        _ => texts::special_start(lines, at),
    }
}

fn is_about_brackets(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::UnclosedFlowCollection { .. }
            | E::MismatchedFlowCollectionEnd { .. }
            | E::MisplacedFlowCollectionEnd
            | E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping
            | E::ExpectedFlowMappingSeparator
            | E::ExpectedFlowSequenceSeparator
            | E::InvalidColonPlacement
            | E::BlockEntryInFlowCollection
            | E::FlowMappingValueAdjacentCollection
            | E::InvalidFlowScalarIndent
    )
}

fn other(lines: &Lines<'_>) -> Recognised {
    let message = "The file cannot be read from here on.";
    Recognised::line(&lines.at, &codes::YAML_OTHER, message).hint(
        "Compare the line with its neighbours: a colon and a space after each key, the same indentation for what belongs together, quotation marks and brackets closed.",
    )
}
