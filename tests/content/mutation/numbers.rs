//! Numbers that nothing can have, sums that do not add up, estimates outside their intervals.

use super::fault::Fault;
use super::rng::Rng;
use super::spot::Corpus;
use super::values::plain;

/// A number that nothing can have, by the key that it stands behind.
pub fn out_of_range(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| !impossible(&spot.path).is_empty());
    let spot = rng.pick(&spots)?;
    let new = *rng.pick(impossible(&spot.path))?;
    let siblings: Vec<usize> = spot.siblings.iter().map(|(_, bytes)| bytes.start).collect();
    let is_sum = spot.path.starts_with("flow.") || spot.path.ends_with(".change");
    let fault = Fault::value(corpus, spot, new);
    Some(if is_sum {
        fault.or_at(&siblings)
    } else {
        fault
    })
}

/// Values that are false wherever they stand behind a key.
fn impossible(path: &str) -> &'static [&'static str] {
    match path {
        "population.percent_women" => &["130", "-4", "481"],
        "population.mean_age" => &["371", "-2"],
        "population.n"
        | "arms.n"
        | "results.n"
        | "pooled_results.n"
        | "results.intervention.n"
        | "results.comparator.n" => &["0", "-12", "4.5"],
        "population.breakdown.n" | "flow.excluded.n" | "results.intervention.events" => {
            &["-3", "2.5"]
        }
        "bibliography.year" | "price_year" => &["20222", "202", "2091", "0"],
        "bibliography.pmid" => &["0", "-1", "99999999999"],
        "results.months" => &["-3", "4000"],
        "results.intervention.sd" | "results.comparator.sd" | "results.effect.se" => &["0", "-1.2"],
        "results.cluster.icc" => &["1.4", "-0.2"],
        "results.cluster.design_effect" => &["0.2", "-1"],
        "pooled_results.i_squared" => &["140", "-5"],
        "pooled_results.chi_squared" | "pooled_results.df" => &["-3"],
        "pooled_results.studies" | "pooled_results.comparisons" => &["0", "-1"],
        "pooled_results.p" | "pooled_results.p_heterogeneity" | "results.effect.p" => {
            &["1.7", "-0.03", "\"<12\""]
        }
        "importance" | "importance_for.commissioner" => &["0", "12", "99"],
        "comparisons.outcomes.assumed_risks.per_1000" => &["1400", "-5"],
        "comparisons.outcomes.analysis.correlation" => &["1.5", "-0.5"],
        "comparisons.outcomes.grade.domains.risk-of-bias.change"
        | "comparisons.outcomes.grade.domains.imprecision.change" => &["-9", "4", "2"],
        "learning.answer" => &["0", "9", "200"],
        "sort_year" => &["20150", "215", "-4"],
        "reading_grade" => &["-3", "400", "0"],
        "order" => &["-1", "1.5", "99999999999"],
        "accessibility.response_days" => &["-1", "300"],
        "thresholds.small" => &["0", "-0.2"],
        "flow.databases" | "flow.screened" | "flow.assessed" | "flow.included_studies" => {
            &["-1", "3.5"]
        }
        "model.years" => &["0", "-1"],
        "instruments.typical_sd" => &["0", "-3"],
        _ => &[],
    }
}

/// The flow of studies no longer adds up.
pub fn sum(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let paths = [
        "flow.assessed",
        "flow.excluded.n",
        "flow.included_studies",
        "comparisons.outcomes.grade.level",
    ];
    let spots = plain(corpus, |spot| paths.contains(&spot.path.as_str()));
    let spot = rng.pick(&spots)?;
    let old = spot.text.clone()?;
    let new = match old.parse::<usize>() {
        Ok(number) => (number + 7).to_string(),
        Err(_) => if old == "high" { "low" } else { "high" }.to_owned(),
    };
    let file = corpus.file(spot);
    let flow = file
        .text
        .find("\nflow:")
        .map(|at| file.entry(at + 1))
        .unwrap_or_default();
    let lines: Vec<usize> = if spot.path.starts_with("flow") {
        flow.filter(|at| file.text.is_char_boundary(*at)).collect()
    } else {
        Vec::new()
    };
    Some(Fault::value(corpus, spot, &new).or_at(&lines))
}

/// An estimate outside its interval, or limits in the wrong order.
pub fn interval(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let ends = [
        "estimate", "ci_low", "ci_high", "low", "high", "value", "base",
    ];
    let spots = plain(corpus, |spot| {
        let last = spot.path.rsplit('.').next().unwrap_or_default();
        let has = |name: &str| spot.siblings.iter().any(|(key, _)| key == name);
        let is_whole = has("estimate") && (has("ci_low") || has("ci_high"))
            || has("value") && (has("low") || has("high"))
            || last == "estimate" && has("ci_low");
        ends.contains(&last)
            && is_whole
            && spot
                .text
                .as_deref()
                .is_some_and(|text| text.parse::<f64>().is_ok())
    });
    let spot = rng.pick(&spots)?;
    let new = match spot.path.rsplit('.').next()? {
        "ci_high" | "high" => "-98",
        // Above both limits, whatever their size.
        _ => {
            let old = spot.text.as_deref()?.parse::<f64>().ok()?;
            &format!("{:.0}", old.abs() * 10.0 + 9900.0)
        }
    };
    let others: Vec<usize> = spot
        .siblings
        .iter()
        .filter(|(key, _)| ends.contains(&key.as_str()))
        .map(|(_, bytes)| bytes.start)
        .collect();
    Some(Fault::value(corpus, spot, new).or_at(&others))
}
