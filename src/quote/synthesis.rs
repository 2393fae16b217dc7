//! What texts can quote of a synthesis: its analyses, and how many of its studies have a property.

use std::collections::{BTreeMap, BTreeSet};

use crate::evidence::{Evidence, Facet, FacetValue};
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::sentence::measure;
use crate::sentence::numbers::{difference, p_value, people, risk, trials};
use crate::synthesis::{Findings, OutcomeFindings, PooledEffect};
use crate::text::case::kebab;
use crate::text::slug::slug;
use crate::words::{count, say};

use super::quotable::Gathered;

/// Adds the analyses of a synthesis and the numbers of its studies.
pub(super) fn gather(
    gathered: &mut Gathered<'_>,
    evidence: &Evidence,
    findings: &Findings,
    synthesis: &Entry<Synthesis>,
) {
    let words = gathered.words;
    let studies = &synthesis.value.studies;
    let counted = count!(words, "count.studies", studies.len());
    gathered.add("studies".to_owned(), counted, "");
    gathered.add("studies/number".to_owned(), words.whole(studies.len()), "");
    add_properties(gathered, evidence, &synthesis.value);
    let all = findings.of_synthesis(&synthesis.id);
    add_doubts(gathered, all);
    for found in all {
        let is_on = |other: &&OutcomeFindings| other.outcome == found.outcome;
        let path = if all.iter().filter(is_on).count() > 1 {
            format!("{}/{}", found.comparison, found.outcome)
        } else {
            found.outcome.to_string()
        };
        add_analysis(gathered, &path, found);
    }
}

/// How many results are pooled in any analysis, and how many look wrong: of all, and of those.
fn add_doubts(gathered: &mut Gathered<'_>, all: &[OutcomeFindings]) {
    let in_doubt = |all: &[&OutcomeFindings]| {
        let rows = all.iter().flat_map(|found| found.counted_rows());
        let rows = rows.filter(|row| row.in_doubt);
        let results: BTreeSet<&str> = rows.map(|row| row.result.as_str()).collect();
        results.len()
    };
    let every: Vec<&OutcomeFindings> = all.iter().collect();
    let pooled = all.iter().filter(|found| found.pooled.is_some());
    let pooled: Vec<&OutcomeFindings> = pooled.collect();
    let words = gathered.words;
    let rows = pooled.iter().flat_map(|found| found.counted_rows());
    let rows: BTreeSet<&str> = rows.map(|row| row.result.as_str()).collect();
    gathered.add(
        "pooled".to_owned(),
        count!(words, "count.results", rows.len()),
        "",
    );
    gathered.add("pooled/number".to_owned(), words.whole(rows.len()), "");
    for (path, all) in [("in_doubt", every), ("pooled_in_doubt", pooled)] {
        let n = in_doubt(&all);
        gathered.add(path.to_owned(), count!(words, "count.results", n), "");
        gathered.add(format!("{path}/number"), words.whole(n), "");
    }
}

/// How many of the studies have each value of each property by which studies are sorted.
fn add_properties(gathered: &mut Gathered<'_>, evidence: &Evidence, synthesis: &Synthesis) {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for study in &synthesis.studies {
        for facet in Facet::ALL {
            for value in evidence.values_of(facet, study.id()) {
                *counts.entry(property(facet, value)).or_default() += 1;
            }
        }
        let delivery = evidence.records.studies.get(study.id());
        let delivery = delivery.and_then(|study| study.value.delivery.as_ref());
        if let Some(format) = delivery.and_then(|delivery| delivery.format.as_ref()) {
            *counts
                .entry(format!("format/{}", slug(format)))
                .or_default() += 1;
        }
    }
    let words = gathered.words;
    for (property, count) in counts {
        gathered.add(format!("studies/{property}"), words.whole(count), "");
    }
}

fn property(facet: Facet, value: &FacetValue) -> String {
    let value = match value {
        FacetValue::Design(design) => kebab(&format!("{design:?}")),
        FacetValue::Country(name) | FacetValue::People(name) => slug(name),
        FacetValue::Setting(kind) => kind.choice.id().to_string(),
        FacetValue::Outcome(id) | FacetValue::Intervention(id) | FacetValue::Comparator(id) => {
            id.to_string()
        }
        FacetValue::Role(role) => role.choice.id().to_string(),
        FacetValue::Year(year) => year.0.to_string(),
        FacetValue::RiskOfBias { tool, level, .. } => format!("{tool}/{}", slug(level)),
        FacetValue::NotSaid => "not-said".to_owned(),
    };
    format!("{}/{value}", kebab(&format!("{facet:?}")))
}

fn add_analysis(gathered: &mut Gathered<'_>, path: &str, found: &OutcomeFindings) {
    let words = gathered.words;
    let place = format!("{}-{}", found.comparison, found.outcome);
    let place = place.as_str();
    let name = found.measure.map(|it| words.show(&measure(it)));
    let name = name.unwrap_or_default();
    if let Some(estimate) = found.estimate() {
        gathered.add_estimate(path, place, &name, estimate);
    }
    if let Some(pooled) = &found.pooled {
        add_pooled(gathered, path, place, pooled);
    }
    if let Some(pooled) = &found.without_doubt {
        let path = format!("{path}/without_doubt");
        gathered.add_estimate(&path, place, &name, pooled.estimate);
        add_pooled(gathered, &path, place, pooled);
    }
    for row in &found.rows {
        if let Some(estimate) = row.estimate {
            let measure = words.show(&measure(row.measure));
            let path = format!("{path}/results/{}", row.result);
            gathered.add_estimate(&path, place, &measure, estimate);
        }
    }
    let rows = found.counted_rows().len();
    let directions = found.directions();
    let counted = &found.counted;
    let mut add = |key: &str, shown: String| gathered.add(format!("{path}/{key}"), shown, place);
    add("trials", words.say(&trials(counted.trials)));
    if let Some(all) = counted.trials.all() {
        add("trials/number", words.whole(all));
    }
    add("people", words.say(&people(*counted)));
    if counted.people > 0 {
        add("people/number", words.whole(counted.people));
    }
    add("results", count!(words, "count.results", rows));
    add("results/number", words.whole(rows));
    add(
        "favour_intervention",
        words.whole(directions.favour_intervention),
    );
    add(
        "favour_comparator",
        words.whole(directions.favour_comparator),
    );
    if let Some(row) = found.absolute.first() {
        add("in_1000/with", risk(words, row.effect.intervention_capped));
        add("in_1000/without", words.decimal(row.effect.comparator, 0));
        add("in_1000/difference", difference(words, row));
    }
}

fn add_pooled(gathered: &mut Gathered<'_>, path: &str, place: &str, pooled: &PooledEffect) {
    let words = gathered.words;
    let percent = |value: f64| say!(words, "number.percent", n = words.decimal(value, 0));
    let tau2 = pooled.tau2.map(|tau2| words.decimal(tau2, 3));
    let tau = pooled.tau.map(|(tau, _)| words.decimal(tau, 3));
    let prediction = pooled.prediction;
    let several = pooled.is_of_several();
    let values = [
        ("p", pooled.p.map(|p| words.show(&p_value(p)))),
        (
            "prediction",
            prediction.map(|(low, high)| words.interval(low, high, 2)),
        ),
        ("tau2", tau2),
        ("tau", tau),
        ("i2", several.then(|| percent(pooled.i2))),
        ("i2_from_tau2", several.then(|| percent(pooled.i2_tau2))),
        ("q", Some(words.decimal(pooled.q, 2))),
        ("df", Some(words.whole(pooled.df))),
        ("comparisons", Some(words.whole(pooled.k))),
    ];
    for (key, shown) in values {
        if let Some(shown) = shown {
            gathered.add(format!("{path}/{key}"), shown, place);
        }
    }
}
