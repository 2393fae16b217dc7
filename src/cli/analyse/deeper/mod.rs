//! The deeper methods for a table. As JSON their numbers have the names of `docs/analyses.md`, as text words.

mod cells;
mod clusters;
mod columns_held;
mod counts;
mod data;
mod effects;
mod head;
mod network;
mod network_rows;
mod print;
mod shape;
mod spoken;
mod trouble;

use serde_json::{Value, json};

use crate::cli::analyse_args::TableArgs;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::load::source::Source;

use crate::text::number;
use stats::error::StatsError;

use data::Data;
pub(super) use trouble::Trouble;

/// Numbers as text, in words.
pub(super) fn text(value: &Value, args: &TableArgs) -> String {
    print::text(value, args)
}

/// The numbers of the method that is asked for, and what is said of the table beside them.
///
/// # Errors
/// What is typed does not fit, or the table has faults.
pub(super) fn work_out(source: &Source, args: &TableArgs) -> Result<(Value, Diagnostics), Trouble> {
    numbers(source, args).map_err(|trouble| match trouble {
        Trouble::NoAnswer(error) => Trouble::of(no_answer(source, args, error)),
        other => other,
    })
}

/// The fault of a table for which a method has no answer, though each of its cells can be.
fn no_answer(source: &Source, args: &TableArgs, error: StatsError) -> Diagnostic {
    let (message, hint) = match error {
        StatsError::TooFewStudies { needed, found } => (
            format!(
                "The method needs at least {} with an effect, and the table has {found}.",
                number::count(needed, "result", "results")
            ),
            "Rows without an effect do not count. With few results the usual analysis says what can be said.",
        ),
        StatsError::Collinear => (
            "The moderators cannot be told apart: one of them follows from the others, or has the same value in every \
             row."
                .to_owned(),
            "Leave one of them out of `--moderators`.",
        ),
        StatsError::NoInformation if !args.deeper.selection_steps.is_empty() => (
            "Between two of the steps, or beyond the last one, lies no p value of the table.".to_owned(),
            "Choose other `--selection-steps`, so that each part has a result: with few results one step, such as 0.025.",
        ),
        StatsError::NoInformation => (
            "The rows hold no information on the effect, for instance because nobody, or everybody, had events."
                .to_owned(),
            "Compare the rows with the source.",
        ),
        StatsError::NotConverged(what) => (
            format!("No value of {what} fits these rows better than all others, so the method has no answer."),
            "Try another method: the usual analysis, or one with fewer parts.",
        ),
        other => (
            format!("The method has no answer for these rows: {other}."),
            "`distil analyse --help` lists the columns that each method needs.",
        ),
    };
    let end = source.text.find('\n').unwrap_or(source.text.len());
    Diagnostic::new(&codes::BAD_TABLE, message)
        .at(source.place_of_bytes(0, end))
        .why("It concerns the table as a whole.")
        .hint(hint)
}

fn numbers(source: &Source, args: &TableArgs) -> Result<(Value, Diagnostics), Trouble> {
    let deeper = &args.deeper;
    if deeper.network {
        return network::numbers(source, args);
    }
    if deeper.accuracy {
        return counts::accuracy(source, args);
    }
    if let Some(model) = deeper.binomial_normal {
        return counts::binomial_normal(source, args, model);
    }
    let data = Data::read(source, args)?;
    let value = if deeper.influence {
        effects::influence_of(&data)?
    } else if deeper.meta_regression {
        effects::several_moderators(&data)?
    } else if deeper.three_level {
        clusters::three_levels(&data, args)?
    } else if let Some(working) = deeper.cluster_robust {
        clusters::robust(&data, args, working)?
    } else if deeper.bayes {
        effects::bayes(&data, args)?
    } else if deeper.pet_peese {
        effects::pet_peese(&data)?
    } else {
        effects::selection(&data, args)?
    };
    Ok((with_left_out(value, &data.left_out), data.found))
}

/// The numbers, and beside them the rows that are not among them.
fn with_left_out(mut value: Value, left_out: &[(String, String)]) -> Value {
    let told = left_out
        .iter()
        .map(|(study, why)| json!({ "study": study, "why": why }));
    if let Some(numbers) = value.as_object_mut().filter(|_| !left_out.is_empty()) {
        numbers.insert("left_out".into(), told.collect());
    }
    value
}
