//! The numbers of an analysis as JSON, in full precision; the keys are told in docs/analyses.md.

use serde_json::{Map, Value, json};

use crate::evidence::Evidence;
use crate::record::correction::Correction;
use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::sentence::certainty::certainty;
use crate::sentence::choice::choice;
use crate::sentence::left_out::left_out;
use crate::sentence::method_line::method_line;
use crate::sentence::row::label;
use crate::sentence::statement::statement;
use crate::sentence::unpooled::unpooled;
use crate::sentence::voice::Voice;
use crate::sentence::{self, caution, property};
use crate::synthesis::{
    AbsoluteRow, Asymmetry, BetweenTest, Brief, CategoryModeratorLine, Choices, Comparator,
    EffectRow, Estimate, Findings, Further, Group, InfluenceLine, ModeratorLine, Numbers,
    OutcomeFindings, PooledEffect, RuleDecided, SmallStudyTest, Sources, StepLine,
    SubgroupAnalysis, short_name,
};
use crate::words::Words;

use super::{accuracy, credit, deeper_json, network_json};

/// The version of the layout; a change of a key's meaning raises it.
const VERSION: u32 = 2;

/// All analyses of a synthesis.
pub fn synthesis_json(evidence: &Evidence, entry: &Entry<Synthesis>, findings: &Findings) -> Value {
    let words = &Words::english();
    let found = findings.of_synthesis(&entry.id);
    json!({
        "format": "distil-analyses",
        "version": VERSION,
        "synthesis": entry.id.as_str(),
        "title": entry.value.title,
        "credit": credit::of_synthesis(evidence, &entry.value),
        "analyses": found
            .iter()
            .map(|found| outcome(words, evidence, found))
            .collect::<Vec<_>>(),
        "networks": findings
            .networks(&entry.id)
            .iter()
            .map(|found| network_json::network(words, evidence, found))
            .collect::<Vec<_>>(),
        "accuracy": accuracy::json(entry, findings),
    })
}

fn outcome(words: &Words, evidence: &Evidence, found: &OutcomeFindings) -> Value {
    let mut value = Map::new();
    let mut add = |key: &str, part: Value| value.insert(key.to_owned(), part);
    add("comparison", json!(found.comparison.as_str()));
    add("outcome", json!(found.outcome.as_str()));
    match found.numbers() {
        Some(numbers) => {
            for (key, part) in parts(words, &numbers) {
                add(key, part);
            }
        }
        None => {
            add("measure", Value::Null);
            add("inputs", inputs(words, &found.rows));
        }
    }
    add(
        "not_pooled_because",
        json!(found.unpooled.map(|why| unpooled(words, why))),
    );
    add(
        "directions",
        json!({
            "favour_intervention": found.directions().favour_intervention,
            "favour_comparator": found.directions().favour_comparator,
            "neither": found.directions().neither,
        }),
    );
    add(
        "statement",
        json!(statement(words, evidence, found, Voice::Standard)),
    );
    add("corrections", corrections(evidence, found));
    for (key, part) in said(words, found) {
        add(key, part);
    }
    Value::Object(value)
}

/// What every page says of the outcome: how sure, of how many, compared with what, the one estimate.
fn said(words: &Words, found: &OutcomeFindings) -> [(&'static str, Value); 12] {
    let level = found.grade.as_ref().map(|grade| grade.level);
    let one = |estimate: Estimate| json!({"estimate": estimate.value, "ci_low": estimate.low, "ci_high": estimate.high});
    let comparator = |one: &Comparator| json!({"comparator": one.intervention.as_str(), "trials": one.trials.single, "pooled_results": one.trials.pooled});
    let comparators: Vec<Value> = found.comparators.iter().map(comparator).collect();
    let trials = found.counted.trials;
    let in_pooled = (trials.not_said == 0).then_some(trials.in_pooled);
    [
        ("result", json!(found.estimate().map(one))),
        ("trials", json!(trials.single)),
        ("pooled_results", json!(trials.pooled)),
        ("trials_in_pooled_results", json!(in_pooled)),
        ("people", json!(found.counted.people)),
        ("trials_without_people", json!(found.counted.unknown_people)),
        ("counted_are", counted_are(found.counted.trials.sources)),
        ("took_part", json!(found.counted.took_part)),
        (
            "trials_without_took_part",
            json!(found.counted.unknown_took_part),
        ),
        ("comparators", json!(comparators)),
        ("absolute", found.absolute.iter().map(absolute).collect()),
        ("certainty", json!(words.text(certainty(level)))),
    ]
}

/// What is counted as trials: `trials`, the design of all of them, or `studies` of several designs.
fn counted_are(sources: Sources) -> Value {
    match sources {
        Sources::Trials => json!("trials"),
        Sources::Of(design) => json!(design),
        Sources::Mixed => json!("studies"),
    }
}

/// Events in so many people at one risk with the comparator.
fn absolute(row: &AbsoluteRow) -> Value {
    let effect = &row.effect;
    let difference = effect.difference_capped;
    json!({
        "per": effect.per,
        "with_comparator": effect.comparator,
        "with_intervention": effect.intervention_capped.estimate,
        "difference": difference.estimate,
        "difference_low": difference.at_lower.min(difference.at_upper),
        "difference_high": difference.at_lower.max(difference.at_upper),
    })
}

/// Mistakes of the site in the results of an analysis that were put right.
fn corrections(evidence: &Evidence, found: &OutcomeFindings) -> Value {
    let rows = found.rows.iter();
    let of_rows = rows.flat_map(|row| {
        let study = evidence.records.studies.get(&row.study);
        let all = study
            .into_iter()
            .flat_map(|study| &study.value.life.corrections);
        all.filter(|correction| correction.result.as_ref() == Some(&row.result))
    });
    let value = |it: &Correction| {
        json!({
            "id": it.id,
            "date": it.date.to_string(),
            "result": it.result,
            "where": it.place,
            "was": it.was,
            "is": it.is,
            "why": it.why,
            "conclusion_changed": it.conclusion_changed,
        })
    };
    of_rows.map(value).collect()
}

/// The numbers of one analysis.
pub fn numbers_json(numbers: &Numbers<'_>) -> Value {
    let parts = parts(&Words::english(), numbers).into_iter();
    Value::Object(parts.map(|(key, part)| (key.to_owned(), part)).collect())
}

fn parts(words: &Words, numbers: &Numbers<'_>) -> Vec<(&'static str, Value)> {
    vec![
        ("measure", json!(numbers.scale.name)),
        ("scale", json!(scale(words, numbers))),
        ("no_difference", json!(numbers.scale.null)),
        (
            "settings",
            numbers
                .pooled
                .map_or(Value::Null, |_| settings(numbers.choices)),
        ),
        ("inputs", inputs(words, numbers.rows)),
        (
            "pooled",
            json!(numbers.pooled.map(|one| pooled(words, one))),
        ),
        (
            "pooled_without_doubt",
            json!(numbers.without_doubt.map(|one| pooled(words, one))),
        ),
        (
            "further",
            json!(numbers.further.map(|one| further(words, one))),
        ),
    ]
}

fn scale(words: &Words, numbers: &Numbers<'_>) -> String {
    let scale = sentence::scale(numbers.scale.back);
    scale.map_or_else(|| "natural".to_owned(), |scale| words.text(scale))
}

/// The choices by the names that records and metafor use.
fn settings(choices: &Choices) -> Value {
    let names = choices.names();
    json!({
        "preset": choices.preset.name,
        "pooling": names.pooling,
        "model": names.model,
        "tau2": names.tau2,
        "test": names.test,
        "prediction": names.prediction,
        "several_results": names.several,
        "correlation_within_trial": choices.correlation,
        "level_percent": choices.model.level.percent(),
    })
}

fn inputs(words: &Words, rows: &[EffectRow]) -> Value {
    rows.iter().map(|row| input(words, row)).collect()
}

fn input(words: &Words, row: &EffectRow) -> Value {
    let group = |group: &Option<Group>| group.as_ref().map(|one| property::group(words, one));
    json!({
        "result": row.result,
        "combines": row.parts,
        "study": row.study.as_str(),
        "label": label(words, &row.label),
        "year": row.facts.year,
        "yi": row.size.map(|size| size.yi()),
        "sei": row.size.map(|size| size.sei()),
        "estimate": row.estimate.map(|e| e.value),
        "ci_low": row.estimate.and_then(|e| e.low),
        "ci_high": row.estimate.and_then(|e| e.high),
        "stated": row.stated,
        "weight_percent": row.weight,
        "in_doubt": row.in_doubt,
        "high_risk_of_bias": row.facts.high_risk,
        "groups": row.facts.groups.iter().map(group).collect::<Vec<_>>(),
        "moderators": row.facts.numbers,
        "left_out": row.left_out.as_ref().map(|why| left_out(words, why)),
    })
}

fn pooled(words: &Words, pooled: &PooledEffect) -> Value {
    let on = &pooled.on_scale;
    let spread = pooled.tau2_spread;
    json!({
        "k": pooled.k,
        "method": method_line(words, &pooled.method),
        "estimate": pooled.estimate.value,
        "ci_low": pooled.estimate.low,
        "ci_high": pooled.estimate.high,
        "p": pooled.p,
        "on_scale": {
            "estimate": on.estimate,
            "se": on.se,
            "statistic": pooled.p.map(|_| on.statistic),
            "df": on.df,
            "ci_low": on.low,
            "ci_high": on.high,
            "prediction_low": on.prediction.map(|p| p.0),
            "prediction_high": on.prediction.map(|p| p.1),
        },
        "prediction_low": pooled.prediction.map(|p| p.0),
        "prediction_high": pooled.prediction.map(|p| p.1),
        "other_level": pooled.other_level.map(|other| json!({
            "percent": other.percent,
            "ci_low": other.interval.0,
            "ci_high": other.interval.1,
            "prediction_low": other.prediction.map(|p| p.0),
            "prediction_high": other.prediction.map(|p| p.1),
        })),
        "tau2": pooled.tau2,
        "tau2_method": pooled.tau2_method,
        "tau2_se": spread.map(|(se, _)| se),
        "tau2_low": spread.and_then(|(_, interval)| interval).map(|i| i.0),
        "tau2_high": spread.and_then(|(_, interval)| interval).map(|i| i.1),
        "tau": pooled.tau.map(|(tau, _)| tau),
        "tau_low": pooled.tau.and_then(|(_, interval)| interval).map(|i| i.0),
        "tau_high": pooled.tau.and_then(|(_, interval)| interval).map(|i| i.1),
        "q": pooled.q,
        "q_df": pooled.df,
        "q_p": pooled.q_p,
        "i2_q_percent": pooled.is_of_several().then_some(pooled.i2),
        "i2_q_low": pooled.i2_interval.map(|i| i.0),
        "i2_q_high": pooled.i2_interval.map(|i| i.1),
        "i2_tau2_percent": pooled.is_of_several().then_some(pooled.i2_tau2),
        "i2_tau2_low": pooled.i2_tau2_interval.map(|i| i.0),
        "i2_tau2_high": pooled.i2_tau2_interval.map(|i| i.1),
        "hartung_knapp": pooled.hartung_knapp,
        "cautions": caution::all(words, &pooled.cautions),
    })
}

fn further(words: &Words, further: &Further) -> Value {
    json!({
        "estimators": further.estimators.iter().map(|line| json!({
            "tau2_method": short_name(line.method),
            "main": line.is_main,
            "tau2": line.wald.tau2,
            "i2_tau2_percent": line.wald.i2_tau2,
            "wald": short(Some(&line.wald)),
            "hartung_knapp": short(line.hartung_knapp.as_ref()),
            "hartung_knapp_ad_hoc": short(line.ad_hoc.as_ref()),
        })).collect::<Vec<_>>(),
        "other_choices": further.others.iter().map(|line| json!({
            "choice": line.choice.key(),
            "wald_by_rule": line.fell_back(),
            "words": choice(words, line.choice),
            "pooled": line.pooled.as_ref().map(|one| pooled(words, one)),
        })).collect::<Vec<_>>(),
        "regression": further.regression.as_ref().map(|one| deeper_json::regression(words, one)),
        "sequential": further.sequential.as_ref().map(deeper_json::sequential),
        "risks": further.risks.as_ref().map(deeper_json::risks),
        "radial": further.radial.as_ref().map(deeper_json::radial),
        "rare_events": further.rare_events.as_ref().map(deeper_json::rare_events),
        "bayes": further.bayes.as_ref().map(deeper_json::bayes),
        "within_trials": further.within_trials.as_ref().map(deeper_json::within_trials),
        "leave_one_out": further.leave_one_out.iter().map(|one| step(words, one)).collect::<Vec<_>>(),
        "influence": further.influence.iter().map(|one| influence(words, one)).collect::<Vec<_>>(),
        "cumulative": further.cumulative.iter().map(|one| step(words, one)).collect::<Vec<_>>(),
        "small_studies": further.asymmetry.as_ref().map(asymmetry),
        "publication_bias": further.bias_models.as_ref().map(deeper_json::bias_models),
        "importance": further.importance.map(|share| json!({
            "above_threshold": share.above_threshold,
            "share_above": share.above,
            "below_threshold": share.below_threshold,
            "share_below": share.below,
        })),
        "subgroups": further.subgroups.iter().map(|one| subgroups(words, one)).collect::<Vec<_>>(),
        "moderators": further.moderators.iter().map(|one| moderator(words, one)).collect::<Vec<_>>(),
        "category_moderators": further.category_moderators.iter().map(|one| category_moderator(words, one)).collect::<Vec<_>>(),
    })
}

/// How much a result bears on the pooled one.
fn influence(words: &Words, line: &InfluenceLine) -> Value {
    json!({
        "result": line.result,
        "label": label(words, &line.label),
        "studentised_residual": line.residual,
        "dffits": line.dffits,
        "cook_distance": line.cook,
        "covariance_ratio": line.covariance_ratio,
        "tau2_without": line.tau2,
        "q_without": line.q,
        "hat": line.hat,
        "dfbetas": line.dfbetas,
        "baujat_heterogeneity": line.heterogeneity,
        "baujat_influence": line.influence,
        "influential": line.is_influential,
    })
}

/// Estimate and interval on both scales.
fn short(pooled: Option<&Brief>) -> Value {
    let Some(pooled) = pooled else {
        return Value::Null;
    };
    json!({
        "k": pooled.k,
        "estimate": pooled.estimate.value,
        "ci_low": pooled.estimate.low,
        "ci_high": pooled.estimate.high,
        "p": pooled.p,
        "on_scale": {
            "estimate": pooled.on_scale.estimate,
            "se": pooled.on_scale.se,
            "ci_low": pooled.on_scale.low,
            "ci_high": pooled.on_scale.high,
        },
    })
}

fn step(words: &Words, step: &StepLine) -> Value {
    json!({
        "result": step.result,
        "label": label(words, &step.label),
        "year": step.year,
        "tau2": step.pooled.tau2,
        "q": step.pooled.q,
        "wald_by_rule": step.pooled.rule == Some(RuleDecided::TooFewOrAlike),
        "pooled": short(Some(&step.pooled)),
    })
}

fn asymmetry(asymmetry: &Asymmetry) -> Value {
    let fill = asymmetry.trim_and_fill.as_ref();
    json!({
        "egger": asymmetry.egger.as_ref().map(test),
        "egger_mixed": asymmetry.egger_mixed.as_ref().map(test),
        "begg": asymmetry.begg.as_ref().map(test),
        "harbord": asymmetry.harbord.as_ref().map(test),
        "peters": asymmetry.peters.as_ref().map(test),
        "trim_and_fill": fill.map(|fill| json!({
            "missing": fill.missing,
            "missing_se": fill.se,
            "estimator": if fill.by_r0 { "R0" } else { "L0" },
            "side": if fill.on_the_left { "left" } else { "right" },
            "pooled": natural(&fill.estimate),
        })),
    })
}

fn natural(estimate: &Estimate) -> Value {
    json!({
        "estimate": estimate.value,
        "ci_low": estimate.low,
        "ci_high": estimate.high,
    })
}

fn test(test: &SmallStudyTest) -> Value {
    json!({
        "value": test.value,
        "se": test.se,
        "statistic": test.statistic,
        "df": test.df,
        "p": test.p,
        "exact": test.exact,
    })
}

fn subgroups(words: &Words, analysis: &SubgroupAnalysis) -> Value {
    json!({
        "by": property::category(words, &analysis.by),
        "groups": analysis.groups.iter().map(|group| json!({
            "name": property::group(words, &group.name),
            "results": group.results,
            "pooled": pooled(words, &group.pooled),
        })).collect::<Vec<_>>(),
        "between": analysis.between.map(between),
        "unknown": analysis.unknown,
    })
}

fn between(test: BetweenTest) -> Value {
    match test {
        BetweenTest::Separate { q, df, p } => json!({"q": q, "df": df, "p": p}),
        BetweenTest::Common {
            statistic,
            df,
            df2,
            p,
        } => json!({"statistic": statistic, "df": df, "df2": df2, "p": p}),
    }
}

fn category_moderator(words: &Words, line: &CategoryModeratorLine) -> Value {
    json!({
        "by": property::category(words, &line.by),
        "k": line.k,
        "unknown": line.unknown,
        "fit": line.fit.as_ref().map(|fit| json!({
            "reference": property::group(words, &fit.reference),
            "groups": fit.differences.iter().map(|(group, slope)| json!({
                "name": property::group(words, group),
                "difference": slope.estimate,
                "se": slope.se,
                "ci_low": slope.low,
                "ci_high": slope.high,
                "p": slope.p,
            })).collect::<Vec<_>>(),
            "p": fit.p,
            "tau2": fit.tau2,
            "r2_percent": fit.r2_percent,
        })),
    })
}

fn moderator(words: &Words, line: &ModeratorLine) -> Value {
    json!({
        "by": property::number(words, &line.by),
        "k": line.k,
        "unknown": line.unknown,
        "slope": line.slope.map(|slope| json!({
            "estimate": slope.estimate,
            "se": slope.se,
            "ci_low": slope.low,
            "ci_high": slope.high,
            "p": slope.p,
            "intercept": slope.intercept,
            "tau2": slope.tau2,
            "r2_percent": slope.r2_percent,
        })),
    })
}
