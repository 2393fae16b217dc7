//! What was typed, as what the readers and the writer are asked.

use std::path::Path;

use crate::evidence::Settings;
use crate::import::{Asked, ColumnMap, Reading};
use crate::load::walk;
use crate::record::result::Measure;
use crate::record::study::Design;

use super::super::import_args::{ImportArgs, NewBetter, NewDesign, NewMeasure};

/// How tables are to be read.
///
/// # Errors
/// A file of columns that cannot be used, or a filter that is none; in words.
pub(super) fn reading(args: &ImportArgs) -> Result<Reading, String> {
    let table = &args.table;
    let only = table.only.as_deref().map(|only| {
        let pair = only
            .split_once('=')
            .map(|(column, value)| (column.to_owned(), value.to_owned()));
        pair.ok_or_else(|| {
            format!(
                "`--only {only}` has to be a column, `=` and what stands in it: `--only table=6`."
            )
        })
    });
    Ok(Reading {
        outcome: table.outcome.clone(),
        measure: table.measure.map(measure),
        has_plain_ratios: table.plain_ratios,
        favours_intervention: table.favours_intervention,
        columns: table.columns.as_deref().map(columns).transpose()?,
        only: only.transpose()?,
        sheet: table.sheet.clone(),
        intervention: table.intervention.clone(),
        comparator: table.comparator.clone(),
        is_synthesis: args.synthesis.is_some(),
        tool: table.tool.clone(),
    })
}

fn columns(path: &Path) -> Result<ColumnMap, String> {
    let text = walk::read_table(path).map_err(|problem| problem.message)?;
    ColumnMap::parse(&text)
        .map_err(|fault| format!("`{}` cannot be used: {fault}.", path.display()))
}

/// What the writer is asked.
pub(super) fn asked(args: &ImportArgs, settings: Settings) -> Asked {
    let source = args
        .read_in
        .as_ref()
        .map(|read_in| match read_in.contains("://") {
            true => ("url", read_in.clone()),
            false => ("record", read_in.clone()),
        });
    Asked {
        is_published: args.publish,
        synthesis: args.synthesis.clone(),
        design: args.design.map(design),
        better: args.table.better.iter().map(NewBetter::said).collect(),
        domain: args.table.domain.clone(),
        by: args.by.clone(),
        source,
        today: settings.today,
    }
}

fn measure(measure: NewMeasure) -> Measure {
    match measure {
        NewMeasure::Rr => Measure::RR,
        NewMeasure::Or => Measure::OR,
        NewMeasure::Rd => Measure::RD,
        NewMeasure::Hr => Measure::HR,
        NewMeasure::Irr => Measure::IRR,
        NewMeasure::Md => Measure::MD,
        NewMeasure::Smd => Measure::SMD,
        NewMeasure::Rom => Measure::ROM,
        NewMeasure::Generic => Measure::GENERIC,
    }
}

fn design(design: NewDesign) -> Design {
    match design {
        NewDesign::RandomisedTrial => Design::RandomisedTrial,
        NewDesign::ClusterRandomisedTrial => Design::ClusterRandomisedTrial,
        NewDesign::NonRandomisedComparison => Design::NonRandomisedComparison,
        NewDesign::BeforeAfter => Design::BeforeAfter,
        NewDesign::CrossSectional => Design::CrossSectional,
        NewDesign::Qualitative => Design::Qualitative,
        NewDesign::Evaluation => Design::Evaluation,
        NewDesign::EconomicEvaluation => Design::EconomicEvaluation,
        NewDesign::SystematicReview => Design::SystematicReview,
    }
}
