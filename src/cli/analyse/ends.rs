//! The ends of the scales on which tables give effects ready made: what lies beyond them is a mistake.

use crate::cli::analyse_args::TableMeasure;
use crate::diag::codes;
use crate::load::table::Cell;
use crate::text::number;

use super::rows::{Fault, Reader};

/// The values between which an effect lies on the scale of its analysis.
struct Ends {
    least: f64,
    most: f64,
    /// What they are, in words.
    what: &'static str,
}

/// A quarter turn, as it is rounded.
const QUARTER_TURN: f64 = 1.571;

/// The ends of the scale of a measure; nothing where every number can be.
fn ends(measure: TableMeasure) -> Option<Ends> {
    let (least, most, what) = match measure {
        TableMeasure::Pr => (0.0, 1.0, "a proportion goes from 0 to 1"),
        TableMeasure::Pln => (
            f64::NEG_INFINITY,
            0.0,
            "PLN takes the logarithm of a proportion, which is never above 0",
        ),
        TableMeasure::Pas | TableMeasure::Pft => (
            0.0,
            QUARTER_TURN,
            "the arcsine of the root of a proportion goes from 0 to 1.571",
        ),
        TableMeasure::As => (
            -QUARTER_TURN,
            QUARTER_TURN,
            "a difference of such arcsines goes from −1.571 to 1.571",
        ),
        TableMeasure::Rd => (-1.0, 1.0, "a difference of risks goes from −1 to 1"),
        TableMeasure::Cor => (-1.0, 1.0, "a correlation goes from −1 to 1"),
        TableMeasure::Ir | TableMeasure::Irs => {
            (0.0, f64::INFINITY, "a rate and its root are never below 0")
        }
        _ => return None,
    };
    Some(Ends { least, most, what })
}

impl Reader<'_> {
    /// The fault of an effect that its scale cannot hold.
    pub(super) fn beyond_the_ends(&self, line: &[Cell], yi: f64) -> Option<Fault> {
        let ends = ends(self.measure)?;
        if (ends.least..=ends.most).contains(&yi) {
            return None;
        }
        let mut fault = self.fault(line, "yi", ends.what);
        // The same number in a record has this code.
        fault.set_code(&codes::RANGE);
        match self.meant(yi) {
            Some(advice) => Some(Box::new(fault.hint(advice))),
            None => Some(fault),
        }
    }

    /// What such a number may have been meant for.
    fn meant(&self, yi: f64) -> Option<String> {
        match self.measure {
            TableMeasure::Pln if yi <= 1.0 => Some(format!(
                "If the column holds proportions, name `--measure PR`, or write the logarithm: {}.",
                number::fixed(yi.ln(), 3)
            )),
            TableMeasure::Pr | TableMeasure::Rd if yi.abs() > 1.0 && yi.abs() <= 100.0 => Some(
                "If the column holds percentages, write them and their errors as shares: 0.35 for 35%."
                    .to_owned(),
            ),
            _ => None,
        }
    }
}
