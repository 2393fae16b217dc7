//! What an analysis compares with, as a link: to the one comparator, or to the trials that have
//! several.

use crate::record::kind::Kind;
use crate::sentence::comparators::with_trials;
use crate::synthesis::{Comparator, OutcomeFindings};
use crate::text::case;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;

/// What the rows of an outcome are compared with.
pub fn link(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> Link {
    let analysis = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    to(desk, here, &found.comparators, &analysis)
}

fn to(desk: &Desk<'_>, here: &Here, comparators: &[Comparator], analysis: &str) -> Link {
    match comparators {
        [one] => desk.link(here, Kind::Intervention, &one.intervention),
        several => here.link(case::capital(&with_trials(desk.words, several)), analysis),
    }
}
