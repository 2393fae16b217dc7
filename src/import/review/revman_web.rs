//! The data package of RevMan Web: an archive of tables, or an archive with that archive in it.

use crate::import::archive;
use crate::import::decode;
use crate::import::found::{Found, FoundJudgement, FoundPool, FoundStudy, Spot};
use crate::import::markdown::escaped;
use crate::import::reference::draft::tidy;
use crate::import::reference::ris;
use crate::import::table::grid::{self, Grid, Row};
use crate::record::result::{ArmData, Effect, EffectSign, Measure};
use crate::record::study::Design;

use super::analysis::{
    self, Analysis, AnalysisRow, REVIEW, measure_of, of_observed_less_expected, pooling_of,
};
use super::bias;

/// The parts of a package that are read, by the ends of their names.
const PARTS: [&str; 5] = [
    "data-rows.csv",
    "overall-estimates-and-settings.csv",
    "risk-of-bias.csv",
    "study-information.csv",
    "included.ris",
];

/// The tables of a package by the ends of their names.
type Tables = Vec<(&'static str, String, Vec<u8>)>;

/// Whether an archive is such a package; its parts when it is.
///
/// # Errors
/// The archive cannot be read or is too large.
pub fn parts(bytes: &[u8]) -> Result<Option<Tables>, String> {
    let is_part =
        |name: &str| PARTS.iter().any(|part| name.ends_with(part)) || name.ends_with("-data.zip");
    let mut files = archive::files(bytes, is_part)?;
    if let Some(at) = files.iter().position(|(name, _)| name.ends_with(".zip")) {
        let (_, inner) = files.swap_remove(at);
        files = archive::files(&inner, is_part)?;
    }
    let parts = files.into_iter().filter_map(|(name, bytes)| {
        let part = PARTS.iter().find(|part| name.ends_with(*part))?;
        Some((*part, name, bytes))
    });
    let parts: Tables = parts.collect();
    let has_data = parts
        .iter()
        .any(|(part, ..)| *part == PARTS[0] || *part == PARTS[3]);
    Ok(has_data.then_some(parts))
}

/// Reads a package.
pub fn read(parts: Tables, file: &str, found: &mut Found) {
    let table = |wanted: &str| {
        let part = parts.iter().find(|(part, ..)| *part == wanted)?;
        grid::read(&decode::decoded(&part.2).text)
    };
    let mut studies = vec![FoundStudy {
        spot: Spot::new(file, 0),
        key: REVIEW.to_owned(),
        label: Some(format!(
            "Review in {}",
            Spot::new(file, 0).file_name().to_owned()
        )),
        design: Some(Design::SystematicReview),
        ..FoundStudy::default()
    }];
    if let Some((_, name, bytes)) = parts.iter().find(|(part, ..)| *part == "included.ris") {
        let before = found.studies.len();
        ris::read(&decode::decoded(bytes).text, name, found);
        for mut study in found.studies.split_off(before) {
            study.spot = Spot::new(file, 0);
            let known = studies.iter().any(|known| known.label == study.label);
            if let Some(label) = study.label.clone().filter(|_| !known) {
                study.key = label;
                studies.push(study);
            }
        }
    }
    if let Some(grid) = table("study-information.csv") {
        grid.rows
            .iter()
            .for_each(|row| information(&grid, row, file, &mut studies));
    }
    if let Some(grid) = table("risk-of-bias.csv") {
        risk_of_bias(&grid, file, &mut studies, found);
    }
    let settings = table("overall-estimates-and-settings.csv").unwrap_or_default();
    let mut analyses: Vec<Analysis> = settings
        .rows
        .iter()
        .map(|row| analysis(&settings, row, file))
        .collect();
    if let Some(grid) = table("data-rows.csv") {
        grid.rows
            .iter()
            .for_each(|row| data(&grid, row, file, &mut analyses, &mut studies, found));
    }
    let title = format!("Review in {}", Spot::new(file, 0).file_name().to_owned());
    analysis::take_in(analyses, file, &title, &mut studies, found);
    found.studies.extend(studies);
}

/// A cell by the name of its column.
fn said<'r>(grid: &Grid, row: &'r Row, column: &str) -> &'r str {
    grid.column(column).map_or("", |at| grid.cell(row, at))
}

fn number(grid: &Grid, row: &Row, column: &str) -> Option<f64> {
    said(grid, row, column)
        .parse::<f64>()
        .ok()
        .filter(|value| value.is_finite())
}

fn count(grid: &Grid, row: &Row, column: &str) -> Option<u32> {
    let value = number(grid, row, column)?;
    (value >= 0.0 && value.fract() == 0.0 && value < 1e9).then_some(value as u32)
}

/// The study of a name, made where it is not known.
fn study<'s>(studies: &'s mut Vec<FoundStudy>, name: &str, file: &str) -> &'s mut FoundStudy {
    let at = studies
        .iter()
        .position(|study| study.key == name)
        .unwrap_or_else(|| {
            studies.push(FoundStudy {
                spot: Spot::new(file, 0),
                key: name.to_owned(),
                label: Some(name.to_owned()),
                ..FoundStudy::default()
            });
            studies.len() - 1
        });
    &mut studies[at]
}

fn information(grid: &Grid, row: &Row, file: &str, studies: &mut Vec<FoundStudy>) {
    let name = tidy(said(grid, row, "Study"));
    if name.is_empty() {
        return;
    }
    let study = study(studies, &name, file);
    let year = count(grid, row, "Year").and_then(|year| u16::try_from(year).ok());
    study.bibliography.year = study
        .bibliography
        .year
        .or(year.filter(|year| (1000..=2100).contains(year)));
    let text = |column: &str| Some(said(grid, row, column)).filter(|text| !text.is_empty());
    study.methods = text("Char: Methods").map(escaped);
    study.population = text("Char: Participants").map(tidy);
    let parts = ["Interventions", "Outcomes", "Notes"]
        .into_iter()
        .filter_map(|part| {
            let said = text(&format!("Char: {part}"))?;
            Some(format!("{part}: {}", escaped(said)))
        });
    let note = parts.collect::<Vec<_>>().join("\n\n");
    study.note = Some(note).filter(|note| !note.is_empty());
}

fn risk_of_bias(grid: &Grid, file: &str, studies: &mut Vec<FoundStudy>, found: &mut Found) {
    let name = Spot::new(file, 0).file_name().to_owned();
    for column in &grid.header {
        let Some(called) = column.trim().strip_prefix("Domain (judgement): ") else {
            continue;
        };
        let domain = bias::domain_of(called)
            .or_else(|| called.starts_with("Overall").then_some(("rob2", "overall")));
        let Some((tool, domain)) = domain else {
            found.lose(
                Spot::new(file, 0),
                format!("judgements on \"{called}\""),
                "no tool that is known has such a domain",
            );
            continue;
        };
        for row in &grid.rows {
            let Some(level) = bias::level_of(tool, said(grid, row, column)) else {
                continue;
            };
            let support = said(grid, row, &format!("Domain (support): {called}"));
            let judged = FoundJudgement {
                level,
                support: Some(tidy(support)).filter(|support| !support.is_empty()),
            };
            let study = study(studies, &tidy(said(grid, row, "Study")), file);
            bias::add(
                &mut study.appraisals,
                tool,
                domain,
                judged,
                &format!("{name}, risk of bias"),
            );
        }
    }
}

fn key(grid: &Grid, row: &Row) -> String {
    format!(
        "{}.{}",
        said(grid, row, "Analysis group"),
        said(grid, row, "Analysis number")
    )
}

fn analysis(grid: &Grid, row: &Row, file: &str) -> Analysis {
    let word = |column: &str| tidy(said(grid, row, column));
    let or = |first: String, second: String, instead: &str| match (
        first.is_empty(),
        second.is_empty(),
    ) {
        (false, _) => first,
        (_, false) => second,
        _ => instead.to_owned(),
    };
    let called = word("Effect measure");
    let is_generic = word("Data type").to_lowercase().contains("generic");
    let measure = measure_of(&called).or(is_generic.then_some(Measure::GENERIC));
    let key = key(grid, row);
    let has_overall = said(grid, row, "Overall estimates") == "true";
    Analysis {
        spot: Spot::new(file, 0),
        comparison: or(word("Analysis group name"), String::new(), "Comparison"),
        outcome: or(word("Analysis name"), word("Outcome"), "Outcome"),
        groups: (
            or(
                word("Experimental intervention"),
                String::new(),
                "Experimental",
            ),
            or(word("Control intervention"), String::new(), "Control"),
        ),
        sides: (
            word("Experimental group label"),
            word("Control group label"),
        ),
        measure,
        pooling: pooling_of(&word("Statistical method"), &called),
        is_random: word("Analysis model").to_lowercase().contains("random"),
        is_pooled: has_overall,
        has_subgroups: !word("Subgroup by").is_empty(),
        pool: pool(grid, row, measure, &key, file).filter(|_| has_overall),
        rows: Vec::new(),
        key,
    }
}

fn pool(
    grid: &Grid,
    row: &Row,
    measure: Option<Measure>,
    key: &str,
    file: &str,
) -> Option<FoundPool> {
    let value = |column: &str| number(grid, row, column);
    let (estimate, low, high) = (value("Mean")?, value("CI start")?, value("CI end")?);
    // An analysis that was never worked out has 0 everywhere.
    if low == 0.0 && high == 0.0 {
        return None;
    }
    let people = count(grid, row, "Experimental N").zip(count(grid, row, "Control N"));
    let df = count(grid, row, "Heterogeneity df");
    let name = Spot::new(file, 0).file_name().to_owned();
    Some(FoundPool {
        outcome: String::new(),
        studies: df.and_then(|df| df.checked_add(1)),
        people: people.and_then(|(one, two)| one.checked_add(two)),
        measure: format!("{:?}", measure?),
        estimate,
        interval: Some((low, high)),
        p: value("Effect P").filter(|p| (0.0..=1.0).contains(p)),
        i_squared: value("Heterogeneity I²").filter(|value| (0.0..=100.0).contains(value)),
        chi_squared: value("Heterogeneity Chi²").filter(|value| *value >= 0.0),
        df,
        benefit: String::new(),
        place: format!("{name}, analysis {key}"),
    })
}

fn data(
    grid: &Grid,
    row: &Row,
    file: &str,
    analyses: &mut [Analysis],
    studies: &mut Vec<FoundStudy>,
    found: &mut Found,
) {
    let key = key(grid, row);
    let spot = Spot::new(file, 0);
    let Some(analysis) = analyses.iter_mut().find(|analysis| analysis.key == key) else {
        return found.lose(spot, "row", format!("the package has no analysis {key}"));
    };
    let name = tidy(said(grid, row, "Study"));
    study(studies, &name, file);
    let mut arms = (arm(grid, row, "Experimental"), arm(grid, row, "Control"));
    let effect = effect(grid, row, analysis.measure);
    if effect.is_some() {
        arms.0.events = None;
        arms.1.events = None;
    }
    let is_impossible = |arm: &ArmData| arm.events.zip(arm.n).is_some_and(|(events, n)| events > n);
    let is_empty = effect.is_none() && (arms.0.n.is_none() || arms.1.n.is_none());
    if is_empty || is_impossible(&arms.0) || is_impossible(&arms.1) {
        return found.lose(
            spot,
            format!("row of {name} in analysis {key}"),
            "it has no numbers, or numbers that cannot be",
        );
    }
    let subgroup = tidy(said(grid, row, "Subgroup"));
    let note = tidy(said(grid, row, "Footnotes"));
    analysis.rows.push(AnalysisRow {
        spot,
        study: name,
        subgroup: Some(subgroup).filter(|subgroup| !subgroup.is_empty()),
        arms,
        effect,
        note: Some(note).filter(|note| !note.is_empty()),
    });
}

/// A group of a row: means where there is a spread, else events.
fn arm(grid: &Grid, row: &Row, side: &str) -> ArmData {
    let n = count(grid, row, &format!("{side} N")).filter(|n| *n > 0);
    let sd = number(grid, row, &format!("{side} SD")).filter(|sd| *sd > 0.0);
    match sd {
        Some(sd) => ArmData {
            n,
            sd: Some(sd),
            mean: number(grid, row, &format!("{side} mean")),
            ..ArmData::default()
        },
        None => ArmData {
            n,
            events: count(grid, row, &format!("{side} cases")),
            ..ArmData::default()
        },
    }
}

/// A ready-made effect of a row: an estimate, which is a logarithm for ratios, or observed less expected
/// events.
fn effect(grid: &Grid, row: &Row, measure: Option<Measure>) -> Option<Effect> {
    let measure = measure?;
    let above = |column: &str| number(grid, row, column).filter(|value| *value > 0.0);
    let (estimate, se) = match (above("GIV SE"), above("Variance")) {
        (Some(se), _) => {
            let mean = number(grid, row, "GIV Mean")?;
            let natural = if measure.is_ratio() { mean.exp() } else { mean };
            (natural, se)
        }
        (None, Some(variance)) => of_observed_less_expected(number(grid, row, "O-E")?, variance)?,
        (None, None) => return None,
    };
    estimate.is_finite().then_some(Effect {
        measure,
        estimate,
        se: Some(se),
        ci_low: None,
        ci_high: None,
        ci_derived: false,
        p: None,
        adjusted: false,
        positive: Some(EffectSign::HigherWithIntervention),
    })
}
