//! The ends of the scales on which tables give effects ready made: what lies beyond them is a mistake,
//! by the rules that records have.

use crate::cli::analyse_args::TableMeasure;
use crate::diag::{Diagnostic, codes};
use crate::load::table::Cell;
use crate::synthesis::Scale;
use crate::text::number;
use stats::effect::transform::BackTransform;

use super::columns;
use super::rows::{Fault, Reader};

impl Reader<'_> {
    /// The fault of a value in a column that its measure cannot have as people read it.
    pub(super) fn beyond_measure(&self, line: &[Cell], name: &str, value: f64) -> Option<Fault> {
        let called = self.columns.own_name(name);
        let problem = columns::measure(self.measure).problem_of(called, value)?;
        Some(self.at(line, name, problem))
    }

    /// The fault of a `yi` that lies beyond the ends of the measure on the scale of analysis.
    pub(super) fn beyond_scale(&self, line: &[Cell], yi: f64) -> Option<Fault> {
        let scale = columns::scale(self.measure, 1.0);
        if scale.back == BackTransform::Identity {
            return self.beyond_measure(line, "yi", yi);
        }
        let (least, most) = scale.ends_of_analysis();
        let half = self.rounding(line, "yi");
        if yi + half >= least && yi - half <= most {
            return None;
        }
        let called = self.columns.own_name("yi");
        let shown = number::as_given(yi);
        let message = format!(
            "`{called}` of {} on {} is {shown}; it {}.",
            scale.name,
            name_of(scale),
            number::range(least, most)
        );
        let problem = Diagnostic::new(&codes::RANGE, message);
        let problem = match self.meant(scale, yi) {
            Some(advice) => problem.hint(advice),
            None => problem,
        };
        Some(self.at(line, "yi", problem))
    }

    /// What such a number may have been meant for.
    fn meant(&self, scale: Scale, yi: f64) -> Option<String> {
        let is_share = self.measure == TableMeasure::Pln && yi > 0.0 && yi < 1.0;
        let there = scale.of_analysis(yi).filter(|_| is_share)?;
        Some(format!(
            "If the column holds proportions, name `--measure PR`, or write the logarithm: {}.",
            number::fixed(there, 3)
        ))
    }
}

fn name_of(scale: Scale) -> &'static str {
    match scale.back {
        BackTransform::Exponential => "the logarithm",
        BackTransform::Square => "the square root",
        BackTransform::Arcsine => "the arcsine of its root",
        BackTransform::FreemanTukey { .. } => "the double arcsine",
        BackTransform::Logit => "the logit",
        BackTransform::FisherZ => "Fisher's z",
        BackTransform::Identity => "its own scale",
    }
}
