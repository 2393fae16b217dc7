//! The deeper methods for a table. Their numbers have the names of `docs/analyses.md`, as JSON and as
//! text.

mod clusters;
mod counts;
mod data;
mod effects;
mod network;
mod print;
mod shape;
mod trouble;

use serde_json::{Value, json};

use crate::cli::args::TableArgs;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::load::source::Source;

use data::Data;
use trouble::Trouble;

/// Numbers as text.
pub(super) fn text(value: &Value) -> String {
    print::text(value)
}

/// The numbers of the method that is asked for; nothing when there are faults.
pub(super) fn work_out(source: &Source, args: &TableArgs) -> (Option<Value>, Diagnostics) {
    match numbers(source, args) {
        Ok((value, found)) => (Some(value), found),
        Err(Trouble::Faults(found)) => (None, found),
        Err(Trouble::NoAnswer(error)) => {
            let mut found = Diagnostics::new();
            let message = format!("The method has no answer for this table: {error}.");
            found.push(
                Diagnostic::new(&codes::BAD_TABLE, message)
                    .at(source.place_of_bytes(0, source.text.find('\n').unwrap_or(0)))
                    .hint("`distil analyse --help` lists the columns that each method needs."),
            );
            (None, found)
        }
    }
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
