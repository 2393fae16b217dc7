//! The numbers of a network as JSON, in full precision; the keys are told in docs/analyses.md.

use serde_json::{Value, json};

use crate::evidence::Evidence;
use crate::sentence::network::statement;
use crate::synthesis::{
    NetworkFindings, NetworkFit, NetworkTest, PairEstimate, PairFacts, PairSplit,
};
use crate::words::Words;

/// A network. Pairs go by `treatment:other`, the first compared with the second.
pub(super) fn network(words: &Words, evidence: &Evidence, found: &NetworkFindings) -> Value {
    let id = |place: &usize| found.treatments[*place].intervention.as_str();
    let scores = found.fit.as_ref().map(|fit| &fit.scores);
    let treatments = found.treatments.iter().enumerate().map(|(place, node)| {
        json!({
            "name": node.intervention.as_str(),
            "label": node.label,
            "trials": node.trials,
            "people": node.people,
            "p_score": scores.map(|scores| scores[place]),
        })
    });
    let edges = found.edges.iter().map(|edge| {
        json!({
            "name": name(found, edge.first, edge.second),
            "trials": edge.trials,
            "people": edge.people,
        })
    });
    let pieces = found.pieces.iter();
    json!({
        "network": found.network.as_str(),
        "outcome": found.outcome.as_str(),
        "measure": found.measure.short(),
        "reference": id(&found.reference),
        "connected": found.is_connected(),
        "pieces": pieces.map(|piece| piece.iter().map(id).collect::<Vec<_>>()).collect::<Vec<_>>(),
        "differ_between_trials": found.unlike.iter().map(id).collect::<Vec<_>>(),
        "trials": found.trials.len(),
        "people": found.people(),
        "trials_without_people": found.trials_without_people(),
        "treatments": treatments.collect::<Vec<_>>(),
        "direct": edges.collect::<Vec<_>>(),
        "fit": found.fit.as_ref().map(|fit| fitted(words, evidence, found, fit)),
    })
}

/// The name of a pair: the reference stands second, else the later treatment.
fn name(found: &NetworkFindings, one: usize, other: usize) -> String {
    let (first, second) = found.in_order(one, other);
    let id = |place: usize| found.treatments[place].intervention.as_str();
    format!("{}:{}", id(first), id(second))
}

fn fitted(words: &Words, evidence: &Evidence, found: &NetworkFindings, fit: &NetworkFit) -> Value {
    let pairs = fit.pairs.iter().map(|one| {
        let mut value = pair(found, one);
        value["statement"] = json!(statement(words, evidence, found, one));
        value
    });
    json!({
        "model": if fit.is_random { "random" } else { "common" },
        "tau2_method": fit.method.short(),
        "tau2": fit.tau2,
        "tau": fit.tau2.sqrt(),
        "i2_percent": fit.i2_percent,
        "q": test(&fit.q),
        "designs": fit.designs,
        "within_designs": fit.within.as_ref().map(test),
        "between_designs": fit.between.as_ref().map(test),
        "design_by_treatment": fit.between_random.as_ref().map(test),
        "pairs": pairs.collect::<Vec<_>>(),
    })
}

fn test(test: &NetworkTest) -> Value {
    json!({ "statistic": test.statistic, "df": test.df, "p": test.p })
}

fn pair(found: &NetworkFindings, pair: &PairFacts) -> Value {
    let mut value = estimate(&pair.main);
    let shares = pair.contributions.iter().map(|(first, second, percent)| {
        json!({ "name": name(found, *first, *second), "percent": percent })
    });
    if let Some(object) = value.as_object_mut() {
        let mut add = |key: &str, part: Value| object.insert(key.to_owned(), part);
        add("name", json!(name(found, pair.first, pair.second)));
        add(
            "prediction_low",
            json!(pair.prediction.map(|limits| limits.0)),
        );
        add(
            "prediction_high",
            json!(pair.prediction.map(|limits| limits.1)),
        );
        add("other_model", estimate(&pair.other));
        add("split", pair.split.as_ref().map_or(Value::Null, split));
        add("contributions", shares.collect());
    }
    value
}

fn estimate(found: &PairEstimate) -> Value {
    json!({
        "estimate": found.estimate.value,
        "ci_low": found.estimate.low,
        "ci_high": found.estimate.high,
        "p": found.p,
        "on_scale": { "estimate": found.on_scale, "se": found.se },
    })
}

fn split(split: &PairSplit) -> Value {
    json!({
        "trials": split.trials,
        "direct_percent": split.direct_percent,
        "direct": estimate(&split.direct),
        "indirect": split.indirect.as_ref().map(estimate),
        "difference": split.difference.map(|it| json!({
            "estimate": it.difference,
            "se": it.se,
            "p": it.p,
        })),
    })
}
