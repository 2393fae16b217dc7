//! An analysis of a review as the programs of Cochrane know it, and what becomes of it: results of
//! studies, outcomes, a comparison with its settings, and the pooled result that the file states.

use crate::import::found::{
    Found, FoundAnalysis, FoundComparison, FoundIntervention, FoundOutcome, FoundPool, FoundResult,
    FoundStudy, FoundSynthesis, Spot,
};
use crate::record::result::{ArmData, Effect, Measure};
use crate::record::value::Better;

/// An analysis.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// Its name in the file: "1.2".
    pub key: String,
    /// Where it stands.
    pub spot: Spot,
    /// The comparison in words.
    pub comparison: String,
    /// The outcome in words.
    pub outcome: String,
    /// The names of the two groups.
    pub groups: (String, String),
    /// What stands below the two sides of the forest plot, left and right.
    pub sides: (String, String),
    /// The measure.
    pub measure: Option<Measure>,
    /// What is weighted, as records name it.
    pub pooling: &'static str,
    /// Whether effects vary between studies.
    pub is_random: bool,
    /// Whether the file shows a pooled result.
    pub is_pooled: bool,
    /// Whether rows are in subgroups.
    pub has_subgroups: bool,
    /// The pooled result.
    pub pool: Option<FoundPool>,
    /// The rows.
    pub rows: Vec<AnalysisRow>,
}

/// A row of an analysis.
#[derive(Debug, Clone, Default)]
pub struct AnalysisRow {
    /// Where it stands.
    pub spot: Spot,
    /// The study by its key in the file.
    pub study: String,
    /// The subgroup.
    pub subgroup: Option<String>,
    /// The two groups.
    pub arms: (ArmData, ArmData),
    /// A ready-made effect.
    pub effect: Option<Effect>,
    /// Remarks.
    pub note: Option<String>,
}

/// The key by which the review itself is known.
pub const REVIEW: &str = "the review";

/// Puts analyses with what was found: results with the studies, pooled results with the review.
pub fn take_in(
    analyses: Vec<Analysis>,
    file: &str,
    title: &str,
    studies: &mut [FoundStudy],
    found: &mut Found,
) {
    let mut comparisons: Vec<FoundComparison> = Vec::new();
    let mut pools = Vec::new();
    for mut analysis in analyses {
        let (better, said) = better(&analysis);
        let unchosen = better.filter(|_| are_unchosen(&analysis.sides)).map(|_| {
            format!(
                "the plot of the file says \"{}\" on its left, as the program writes it where nobody chooses",
                analysis.sides.0
            )
        });
        if let Some(better) = better {
            let word = if better == Better::Lower {
                "lower"
            } else {
                "higher"
            };
            let why = match &unchosen {
                Some(why) => format!("because {why}. A new record is marked for you to decide."),
                None => format!(
                    "because the plot says \"{}\" on its left. Look whether that is right.",
                    analysis.sides.0
                ),
            };
            let text = format!(
                "For \"{}\", {word} was taken to be better, {why}",
                analysis.outcome
            );
            found.remark(analysis.spot.clone(), text);
        }
        found.outcomes.push(FoundOutcome {
            name: analysis.outcome.clone(),
            better,
            unchosen,
            spot: analysis.spot.clone(),
        });
        let words = format!("{}: {}", analysis.comparison, analysis.outcome);
        let mut compare_with = None;
        if let Some(mut pool) = analysis.pool.take() {
            pool.outcome.clone_from(&words);
            pool.benefit = said;
            pools.push(pool);
            compare_with = Some((REVIEW.to_owned(), words));
        }
        let found_analysis = settings(&analysis, compare_with);
        results(&analysis, file, studies, found);
        place(&analysis, found_analysis, &mut comparisons, found);
    }
    if let Some(review) = studies.iter_mut().find(|study| study.key == REVIEW) {
        review.pooled.extend(pools);
    }
    let included = studies.iter().filter(|study| study.key != REVIEW);
    found.syntheses.push(FoundSynthesis {
        spot: Spot::new(file, 0),
        title: title.to_owned(),
        studies: included.map(|study| study.key.clone()).collect(),
        comparisons,
        flow: None,
    });
}

/// Puts an analysis into the comparison of its two groups.
fn place(
    analysis: &Analysis,
    made: FoundAnalysis,
    comparisons: &mut Vec<FoundComparison>,
    found: &mut Found,
) {
    let (intervention, comparator) = analysis.groups.clone();
    let is_same = |one: &FoundComparison| {
        one.title.starts_with(&analysis.comparison)
            && one.intervention == intervention
            && one.comparator == comparator
    };
    if let Some(known) = comparisons.iter_mut().find(|one| is_same(one)) {
        return known.outcomes.push(made);
    }
    let is_named = comparisons
        .iter()
        .any(|one| one.title == analysis.comparison);
    let title = match is_named {
        true => format!(
            "{} ({intervention} compared with {comparator})",
            analysis.comparison
        ),
        false => analysis.comparison.clone(),
    };
    for (name, is_comparator) in [(&intervention, false), (&comparator, true)] {
        found.interventions.push(FoundIntervention {
            name: name.clone(),
            is_comparator,
        });
    }
    comparisons.push(FoundComparison {
        title,
        intervention,
        comparator,
        outcomes: vec![made],
    });
}

/// Whether the words below the plot are those with which the program begins: they say which side is which,
/// and not that anybody thought of what is good.
fn are_unchosen((left, right): &(String, String)) -> bool {
    let bare = |side: &str| {
        let small = side.to_lowercase().replace("favors", "favours");
        let mut words = small.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.by_ref().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    let is_one_of = |side: &str, words: &[&str]| {
        let said = bare(side);
        words.iter().any(|word| said == format!("favours {word}"))
    };
    is_one_of(left, &["experimental", "treatment", "intervention"])
        && is_one_of(right, &["control", "comparator"])
}

/// Which direction is good, from what stands below the plot, and how the review says it.
fn better(analysis: &Analysis) -> (Option<Better>, String) {
    let (left, right) = (
        analysis.sides.0.to_lowercase(),
        analysis.sides.1.to_lowercase(),
    );
    let said = match (left.is_empty(), right.is_empty()) {
        (true, true) => "not stated in the file".to_owned(),
        _ => format!(
            "left of no difference: {}; right of it: {}",
            analysis.sides.0, analysis.sides.1
        ),
    };
    let names = |side: &str, words: &[&str], group: &str| {
        words.iter().any(|word| side.contains(word))
            || (group.len() > 2 && side.contains(&group.to_lowercase()))
    };
    let first = ["experimental", "treatment", "intervention"];
    let second = ["control", "placebo", "comparator"];
    let favours = |side: &str| side.contains("favo");
    let is_first = |side: &str| favours(side) && names(side, &first, &analysis.groups.0);
    let is_second = |side: &str| favours(side) && names(side, &second, &analysis.groups.1);
    let better = if is_first(&left) && !is_second(&left) {
        Some(Better::Lower)
    } else if is_second(&left) && !is_first(&left) {
        Some(Better::Higher)
    } else {
        None
    };
    (better, said)
}

fn settings(analysis: &Analysis, compare_with: Option<(String, String)>) -> FoundAnalysis {
    let mut settings = Vec::new();
    match analysis.is_pooled {
        true => {
            settings.push(("method", "pool".to_owned()));
            settings.push(("preset", "revman5".to_owned()));
            let model = if analysis.is_random {
                "random"
            } else {
                "common"
            };
            settings.push(("model", model.to_owned()));
            settings.push(("pooling", analysis.pooling.to_owned()));
        }
        false => settings.push(("method", "narrative".to_owned())),
    }
    let studies: Vec<&str> = analysis.rows.iter().map(|row| row.study.as_str()).collect();
    let is_twice = |study: &&str| studies.iter().filter(|other| *other == study).count() > 1;
    if studies.iter().any(is_twice) {
        settings.push(("several_results", "keep-as-published".to_owned()));
    }
    if analysis.has_subgroups && analysis.is_pooled {
        settings.push(("subgroups", "[subgroup]".to_owned()));
    }
    FoundAnalysis {
        outcome: analysis.outcome.clone(),
        settings,
        unchosen: Vec::new(),
        measure: analysis.measure,
        key: analysis.key.clone(),
        compare_with,
    }
}

fn results(analysis: &Analysis, file: &str, studies: &mut [FoundStudy], found: &mut Found) {
    let name = Spot::new(file, 0).file_name().to_owned();
    for row in &analysis.rows {
        let Some(study) = studies.iter_mut().find(|study| study.key == row.study) else {
            let why = format!(
                "it is of a study that the file does not describe (`{}`)",
                row.study
            );
            found.lose(row.spot.clone(), "row", why);
            continue;
        };
        let is_empty = row.effect.is_none() && row.arms == (ArmData::default(), ArmData::default());
        if is_empty {
            found.lose(row.spot.clone(), "row", "it has no numbers");
            continue;
        }
        let subgroup = row
            .subgroup
            .clone()
            .map(|group| ("subgroup".to_owned(), group));
        study.results.push(FoundResult {
            spot: row.spot.clone(),
            place: format!("{name}, analysis {}", analysis.key),
            outcome: analysis.outcome.clone(),
            groups: subgroup.into_iter().collect(),
            intervention: row.arms.0.clone(),
            comparator: row.arms.1.clone(),
            effect: row.effect.clone(),
            note: row.note.clone(),
            analysis: analysis.key.clone(),
            ..FoundResult::default()
        });
    }
}

/// The measure that a program of Cochrane calls so.
pub fn measure_of(name: &str) -> Option<Measure> {
    let small = name.to_lowercase().replace(['_', '-'], " ");
    let has = |word: &str| small.contains(word);
    Some(match small.trim() {
        "or" | "peto or" => Measure::OR,
        "rr" => Measure::RR,
        "rd" => Measure::RD,
        "hr" => Measure::HR,
        "md" => Measure::MD,
        "smd" => Measure::SMD,
        _ if has("hazard") => Measure::HR,
        _ if has("odds") => Measure::OR,
        _ if has("risk ratio") || has("relative risk") => Measure::RR,
        _ if has("risk difference") => Measure::RD,
        _ if has("rate ratio") => Measure::IRR,
        _ if has("ratio of means") => Measure::ROM,
        _ if has("std") || has("standardi") => Measure::SMD,
        _ if has("mean difference") => Measure::MD,
        _ => return None,
    })
}

/// What is weighted, by the name of the method.
pub fn pooling_of(method: &str, measure: &str) -> &'static str {
    let small = format!("{method} {measure}").to_lowercase();
    if small.contains("peto") {
        "peto"
    } else if small.contains("mh") || small.contains("mantel") {
        "mantel-haenszel"
    } else {
        "inverse-variance"
    }
}

/// An effect of observed less expected events and their variance: Peto's one step,
/// exp((O − E) / V) with standard error 1 / √V.
pub fn of_observed_less_expected(difference: f64, variance: f64) -> Option<(f64, f64)> {
    let estimate = (difference / variance).exp();
    (variance > 0.0 && estimate.is_finite() && estimate > 0.0)
        .then(|| (estimate, 1.0 / variance.sqrt()))
}
