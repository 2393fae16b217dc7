//! What is found on an outcome, and the variables between which it is found.

use serde_json::{Value, json};

use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::{Comparison, Synthesis};
use crate::sentence::caution;
use crate::synthesis::{AbsoluteRow, OutcomeFindings, PooledEffect};
use crate::view::Desk;
use crate::words::say;

use super::assessment::{self, said};
use super::codes::{self, Attribute, Role};
use super::resource::{Resource, Sources, address, bare, from_here, with};

/// The level of all intervals, as a share.
const LEVEL: f64 = 0.95;

/// The variables of an outcome of a comparison, with the part of each.
pub(super) fn variables(
    desk: &Desk<'_>,
    entry: &Entry<Synthesis>,
    found: &OutcomeFindings,
) -> Vec<(Role, Resource)> {
    let population =
        comparison(entry, found).map(|it| (Role::Population, population(desk, entry, it)));
    let comparators = found.comparators.iter();
    let comparators = comparators.map(|it| {
        (
            Role::ReferenceExposure,
            intervention(desk, &it.intervention),
        )
    });
    let first = population
        .into_iter()
        .chain([(Role::Exposure, intervention(desk, &found.intervention))]);
    first
        .chain(comparators)
        .chain([(Role::MeasuredVariable, outcome(desk, &found.outcome))])
        .collect()
}

fn comparison<'a>(entry: &'a Entry<Synthesis>, found: &OutcomeFindings) -> Option<&'a Comparison> {
    entry
        .value
        .comparisons
        .iter()
        .find(|it| it.id == found.comparison)
}

fn population(desk: &Desk<'_>, entry: &Entry<Synthesis>, comparison: &Comparison) -> Resource {
    let described = format!(
        "{}. {}",
        comparison.population.trim_end_matches('.'),
        comparison.setting
    );
    let parts = json!({"title": comparison.population, "description": described});
    Resource {
        kind: "EvidenceVariable",
        name: format!("population/{}/{}", entry.id, comparison.id),
        display: comparison.population.clone(),
        content: with(from_here(desk, &address(desk, entry)), parts),
    }
}

fn intervention(desk: &Desk<'_>, id: &Id) -> Resource {
    let record = desk.evidence.records.interventions.get(id);
    let title = desk.title(Kind::Intervention, id).to_owned();
    let described = record.map(|entry| bare(&plain_text(&entry.value.definition.0)));
    let parts = json!({"title": title, "description": described});
    let address = desk.addresses.of(Kind::Intervention, id.as_str());
    Resource {
        kind: "EvidenceVariable",
        name: format!("intervention/{id}"),
        display: title,
        content: with(from_here(desk, &address), parts),
    }
}

fn outcome(desk: &Desk<'_>, id: &Id) -> Resource {
    let record = desk.evidence.records.outcomes.get(id);
    let title = desk.title(Kind::Outcome, id).to_owned();
    let described = record.map(|entry| bare(&plain_text(&entry.value.definition.0)));
    let parts = json!({"title": title, "description": described});
    let address = desk.addresses.of(Kind::Outcome, id.as_str());
    Resource {
        kind: "EvidenceVariable",
        name: format!("outcome/{id}"),
        display: title,
        content: with(from_here(desk, &address), parts),
    }
}

/// What is found on an outcome, with its numbers and how sure it is.
pub(super) fn evidence(
    desk: &Desk<'_>,
    entry: &Entry<Synthesis>,
    found: &OutcomeFindings,
    sources: &Sources<'_>,
    variables: Vec<(Role, Value)>,
) -> Resource {
    let compared = comparison(entry, found).map_or(entry.value.title.as_str(), |it| &it.title);
    let title = format!("{compared}: {}", desk.title(Kind::Outcome, &found.outcome));
    let address = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    let defined = variables.into_iter();
    let defined =
        defined.map(|(role, it)| json!({"variableRole": codes::role(role), "observed": it}));
    let parts = json!({
        "title": title,
        "citeAsReference": sources.synthesis,
        "assertion": said(desk, found),
        "note": notes(desk, found),
        "relatedArtifact": studies_of(found, sources),
        "variableDefinition": defined.collect::<Vec<_>>(),
        "synthesisType": found.pooled.as_ref().map(|_| codes::meta_analysis()),
        "statistic": statistics(found),
        "certainty": assessment::certainty(desk, found),
    });
    Resource {
        kind: "Evidence",
        name: found.file_stem(),
        display: title.clone(),
        content: with(from_here(desk, &address), parts),
    }
}

/// What pages say beside the numbers: cautions, and that a result is in doubt.
fn notes(desk: &Desk<'_>, found: &OutcomeFindings) -> Vec<Value> {
    let pooled = found.pooled.as_ref();
    let cautions = pooled.map(|it| caution::all(desk.words, &it.cautions));
    let doubt = (found.doubted() > 0).then(|| say!(desk, "figure.file-doubt"));
    let notes = cautions.unwrap_or_default().into_iter().chain(doubt);
    notes.map(|text| json!({"text": bare(&text)})).collect()
}

/// The studies whose results are counted.
fn studies_of(found: &OutcomeFindings, sources: &Sources<'_>) -> Vec<Value> {
    let rows = found.counted_rows();
    let is_counted = |study: &str| rows.iter().any(|row| row.study.as_str() == study);
    let counted = sources
        .studies
        .iter()
        .filter(|cited| is_counted(&cited.study));
    counted
        .map(|cited| json!({"type": "derived-from", "resourceReference": cited.reference}))
        .collect()
}

/// The effect with its interval, and risks in so many people.
fn statistics(found: &OutcomeFindings) -> Vec<Value> {
    let effect = found.estimate().map(|estimate| {
        let interval = range(Attribute::ConfidenceInterval, estimate.low, estimate.high);
        let beside = found.pooled.as_ref().map(beside).unwrap_or_default();
        let attributes: Vec<Value> = interval.into_iter().chain(beside).collect();
        json!({
            "statisticType": found.measure.map(codes::statistic),
            "quantity": {"value": estimate.value},
            "sampleSize": sample(found),
            "attributeEstimate": attributes,
        })
    });
    effect
        .into_iter()
        .chain(found.absolute.iter().flat_map(risks))
        .collect()
}

/// How many trials and people, as far as it is known of all of them.
fn sample(found: &OutcomeFindings) -> Value {
    let (trials, counted) = (found.counted.trials, &found.counted);
    let all_trials = (trials.not_said == 0).then_some(trials.single + trials.in_pooled);
    let all_people = (counted.unknown_people == 0 && counted.people > 0).then_some(counted.people);
    json!({"numberOfStudies": all_trials, "numberOfParticipants": all_people})
}

/// Heterogeneity, the test and the prediction interval of a pooled effect.
fn beside(pooled: &PooledEffect) -> Vec<Value> {
    let number = |attribute: Attribute, value: Option<f64>, unit: Option<&str>| {
        let quantity = value.map(|value| json!({"value": value, "unit": unit}));
        quantity.map(|quantity| json!({"type": codes::attribute(attribute), "quantity": quantity}))
    };
    let (low, high) = pooled.prediction.unzip();
    let heterogeneous = pooled.k > 1;
    let parts = [
        number(Attribute::P, pooled.p, None),
        range(Attribute::PredictionInterval, low, high),
        number(
            Attribute::ISquared,
            heterogeneous.then_some(pooled.i2),
            Some("%"),
        ),
        number(Attribute::TauSquared, pooled.tau2, None),
        number(Attribute::Q, heterogeneous.then_some(pooled.q), None),
    ];
    parts.into_iter().flatten().collect()
}

/// An interval; nothing where it has no end.
fn range(attribute: Attribute, low: Option<f64>, high: Option<f64>) -> Option<Value> {
    let end = |limit: Option<f64>| limit.map(|value| json!({"value": value}));
    (low.is_some() || high.is_some()).then(|| {
        json!({
            "type": codes::attribute(attribute),
            "level": LEVEL,
            "range": {"low": end(low), "high": end(high)},
        })
    })
}

/// Events in so many people with the comparator, with the intervention, and the difference.
fn risks(row: &AbsoluteRow) -> Vec<Value> {
    let effect = &row.effect;
    let difference = effect.difference_capped;
    let with = effect.intervention_capped;
    let unit = format!("in {} people", effect.per);
    let risk = |name: &str, value: f64, ends: Option<(f64, f64)>| {
        let (low, high) = ends
            .map(|(one, other)| (one.min(other), one.max(other)))
            .unzip();
        json!({
            "description": name,
            "statisticType": codes::named(name),
            "quantity": {"value": value, "unit": unit},
            "attributeEstimate": [range(Attribute::ConfidenceInterval, low, high)],
        })
    };
    vec![
        risk("Events with the comparator", effect.comparator, None),
        risk(
            "Events with the intervention",
            with.estimate,
            Some((with.at_lower, with.at_upper)),
        ),
        risk(
            "Difference in events",
            difference.estimate,
            Some((difference.at_lower, difference.at_upper)),
        ),
    ]
}
