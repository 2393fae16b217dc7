//! Tests: no sentence is stronger than its certainty, whatever the results look like.

use crate::record::read::english_wording;
use crate::record::synthesis::CertaintyLevel;
use crate::record::wording::{Register, Wording};
use crate::synthesis::{Conclusion, Says, Size};
use crate::words::Words;

use super::agreement::{Tone, allowed, tone};
use super::certainty::certainty;
use super::{prospect, statement};

const LEVELS: [CertaintyLevel; 4] = [
    CertaintyLevel::VeryLow,
    CertaintyLevel::Low,
    CertaintyLevel::Moderate,
    CertaintyLevel::High,
];

/// Every shape of results: significant in each size, without a size, close to no difference, reaching
/// an effect that matters, and not clear.
const SHAPES: [Conclusion; 8] = [
    Conclusion::Effect(Size::Large),
    Conclusion::Effect(Size::Moderate),
    Conclusion::Effect(Size::Small),
    Conclusion::Effect(Size::Trivial),
    Conclusion::DirectionOnly,
    Conclusion::LittleOrNoDifference {
        by_convention: false,
    },
    Conclusion::LittleOrNoDifferenceOr,
    Conclusion::Unclear,
];

fn registers(wording: &Wording) -> [&Register; 2] {
    [&wording.standard, &wording.plain]
}

/// The sentence with a name for each place, in the words of each verb.
fn all_filled(register: &Register, says: Says) -> Vec<String> {
    let verbs = &register.verbs;
    let pairs = [
        (&verbs.improve, &verbs.worsen),
        (&verbs.worsen, &verbs.improve),
        (&verbs.reduce, &verbs.increase),
        (&verbs.increase, &verbs.reduce),
    ];
    let sentence = statement::sentence(register, says).unwrap();
    pairs
        .map(|(verb, other)| statement::tried(sentence, verb, other))
        .to_vec()
}

fn is_no_surer(sentence: &str, level: CertaintyLevel) {
    assert!(
        tone(sentence) <= allowed(level),
        "at {level:?} certainty this sounds {:?}: {sentence}",
        tone(sentence)
    );
}

#[test]
fn a_statement_is_no_surer_than_its_certainty_whatever_the_results_look_like() {
    let wording = english_wording();
    for register in registers(&wording) {
        for level in LEVELS {
            for shape in SHAPES {
                for said in all_filled(register, Says::Effect(shape, Some(level))) {
                    is_no_surer(&said, level);
                }
            }
            for said in all_filled(register, Says::Counted(Some(level))) {
                is_no_surer(&said, level);
            }
        }
    }
}

#[test]
fn a_statement_that_nobody_judged_says_so_before_anything_is_counted_or_favoured() {
    let wording = english_wording();
    for register in registers(&wording) {
        for says in SHAPES.map(|shape| Says::Effect(shape, None)) {
            for said in all_filled(register, says) {
                let judged = said.find("not been judged").unwrap();
                assert!(said.find("favoured").is_none_or(|at| judged < at), "{said}");
            }
        }
        for said in all_filled(register, Says::Counted(None)) {
            let judged = said.find("not been judged").unwrap();
            assert!(said.find('3').is_some_and(|at| judged < at), "{said}");
        }
    }
}

#[test]
fn certainty_is_named_before_any_count() {
    let wording = english_wording();
    for register in registers(&wording) {
        for level in LEVELS {
            for said in all_filled(register, Says::Counted(Some(level))) {
                let named = match level {
                    CertaintyLevel::VeryLow => "very uncertain".to_owned(),
                    level => certainty(Some(level)).english().to_lowercase(),
                };
                let at = said.to_lowercase().find(&named);
                assert!(at.is_some() && at < said.find('3'), "{said}");
            }
        }
    }
}

#[test]
fn what_may_be_found_in_another_place_begins_with_its_certainty_and_is_no_surer() {
    let words = Words::english();
    let ranges = [(0.1, 0.4), (-0.4, -0.1), (-0.2, 0.3), (0.0, 0.3)];
    for level in LEVELS.map(Some).into_iter().chain([None]) {
        for range in ranges {
            for null in [Some(0.0), None] {
                let said = prospect::tried(&words, level, range, null);
                assert!(said.starts_with(certainty(level).english()), "{said}");
                if let Some(level) = level {
                    is_no_surer(&said, level);
                }
                let one_side = said.contains("better side") || said.contains("worse side");
                let is_known = !matches!(level, None | Some(CertaintyLevel::VeryLow));
                assert!(!one_side || is_known, "{said}");
                let crosses = null.is_some_and(|null| range.0 <= null && null <= range.1);
                assert_eq!(said.contains("do the opposite"), crosses, "{said}");
            }
        }
    }
}

#[test]
fn the_order_of_tones_is_that_of_certainty() {
    assert!(Tone::VeryUncertain < Tone::May && Tone::Probably < Tone::Sure);
    assert_eq!(tone("Tea reduces stress."), Tone::Sure);
    assert_eq!(tone("Tea will reduce stress."), Tone::Sure);
    assert_eq!(tone("Tea reduces stress (low certainty)."), Tone::Sure);
    assert_eq!(
        tone("Low certainty: 3 of 5 trials favoured tea."),
        Tone::May
    );
}
