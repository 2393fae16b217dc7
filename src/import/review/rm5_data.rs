//! The analyses of Review Manager 5.

use roxmltree::Node;

use crate::import::found::{Found, FoundPool, Spot};
use crate::import::reference::draft::tidy;
use crate::import::xml::{child, children, line_of, text};
use crate::record::result::{ArmData, Effect, EffectSign, Measure};

use super::analysis::{Analysis, AnalysisRow, measure_of, of_observed_less_expected, pooling_of};

/// Every analysis of a review.
pub fn analyses(root: Node<'_, '_>, file: &str, found: &mut Found) -> Vec<Analysis> {
    let mut analyses = Vec::new();
    for comparison in root
        .descendants()
        .filter(|node| node.has_tag_name("COMPARISON"))
    {
        let name = name_of(comparison).unwrap_or_else(|| "Comparison".to_owned());
        for node in comparison.children().filter(Node::is_element) {
            let kind = node.tag_name().name();
            match kind.strip_suffix("_OUTCOME") {
                Some("OTHER") => {
                    let why = "it is a table of words; put it into the records by hand";
                    found.lose(Spot::new(file, line_of(node)), "outcome of other data", why);
                }
                Some(kind) => {
                    let number = comparison.attribute("NO").unwrap_or("1");
                    analyses.push(analysis(node, kind, &name, number, file, found));
                }
                None => {}
            }
        }
    }
    analyses
}

fn analysis(
    node: Node<'_, '_>,
    kind: &str,
    comparison: &str,
    number: &str,
    file: &str,
    found: &mut Found,
) -> Analysis {
    let word = |name: &str| node.attribute(name).unwrap_or_default();
    let label = |name: &str| {
        child(node, name)
            .map(|label| tidy(&text(label)))
            .unwrap_or_default()
    };
    let or = |label: String, instead: &str| {
        if label.is_empty() {
            instead.to_owned()
        } else {
            label
        }
    };
    let called = match word("EFFECT_MEASURE") {
        "" => label("EFFECT_MEASURE"),
        said => said.to_owned(),
    };
    let measure = measure_of(&called).or((kind == "IV").then_some(Measure::GENERIC));
    let key = format!("{number}.{}", word("NO"));
    let spot = Spot::new(file, line_of(node));
    departures(node, &spot, found);
    let mut analysis = Analysis {
        key,
        spot,
        comparison: comparison.to_owned(),
        outcome: name_of(node).unwrap_or_else(|| "Outcome".to_owned()),
        groups: (
            or(label("GROUP_LABEL_1"), "Experimental"),
            or(label("GROUP_LABEL_2"), "Control"),
        ),
        sides: (label("GRAPH_LABEL_1"), label("GRAPH_LABEL_2")),
        measure,
        pooling: pooling_of(word("METHOD"), &called),
        is_random: word("RANDOM") == "YES",
        is_pooled: word("TOTALS") != "NO",
        has_subgroups: word("SUBGROUPS") == "YES",
        pool: None,
        rows: Vec::new(),
    };
    analysis.pool = pool(node, measure, &analysis.key, file);
    let rows = node
        .descendants()
        .filter(|row| row.tag_name().name() == format!("{kind}_DATA"));
    for row in rows {
        let made = self::row(
            row,
            kind,
            measure,
            word("SWAP_EVENTS") == "YES",
            file,
            found,
        );
        analysis.rows.extend(made);
    }
    analysis
}

/// Settings that ours do not have.
fn departures(node: Node<'_, '_>, spot: &Spot, found: &mut Found) {
    let word = |name: &str| node.attribute(name).unwrap_or_default();
    if !matches!(word("CI_TOTAL"), "" | "95") {
        let text = format!(
            "The intervals of the file are of {}%; ours are of 95%.",
            word("CI_TOTAL")
        );
        found.remark(spot.clone(), text);
    }
    if word("SWAP_EVENTS") == "YES" {
        let text = "The analysis is of people without the event, so these were counted.";
        found.remark(spot.clone(), text);
    }
    if word("TOTALS") == "SUB" {
        let text = "The file shows results of subgroups and no overall one; ours has both.";
        found.remark(spot.clone(), text);
    }
}

fn name_of(node: Node<'_, '_>) -> Option<String> {
    let name = children(node, "NAME").next().map(|name| tidy(&text(name)));
    name.filter(|name| !name.is_empty())
}

fn number(node: Node<'_, '_>, name: &str) -> Option<f64> {
    node.attribute(name)?
        .trim()
        .parse::<f64>()
        .ok()
        .filter(|value| value.is_finite())
}

fn count(node: Node<'_, '_>, name: &str) -> Option<u32> {
    let value = number(node, name)?;
    (value >= 0.0 && value.fract() == 0.0 && value < 1e9).then_some(value as u32)
}

/// The pooled result that the file states, when it was worked out.
fn pool(node: Node<'_, '_>, measure: Option<Measure>, key: &str, file: &str) -> Option<FoundPool> {
    let measure = measure?;
    let estimate = number(node, "EFFECT_SIZE")?;
    let has_weight = number(node, "WEIGHT").is_none_or(|weight| weight > 0.0);
    let is_estimable =
        node.attribute("ESTIMABLE") != Some("NO") && node.attribute("TOTALS") == Some("YES");
    if !has_weight || !is_estimable || count(node, "STUDIES")? == 0 {
        return None;
    }
    // Ratios are given as ratios beside their logarithms; a file that has them as logarithms only shows it.
    let natural = |value: f64| {
        if measure.is_ratio() && estimate <= 0.0 {
            value.exp()
        } else {
            value
        }
    };
    let interval = number(node, "CI_START").zip(number(node, "CI_END"));
    let people = count(node, "TOTAL_1").zip(count(node, "TOTAL_2"));
    let name = Spot::new(file, 0).file_name().to_owned();
    Some(FoundPool {
        outcome: String::new(),
        studies: count(node, "STUDIES"),
        people: people.and_then(|(one, two)| one.checked_add(two)),
        measure: format!("{measure:?}"),
        estimate: natural(estimate),
        interval: interval.map(|(low, high)| (natural(low), natural(high))),
        p: number(node, "P_Z").filter(|p| (0.0..=1.0).contains(p)),
        i_squared: number(node, "I2").filter(|value| (0.0..=100.0).contains(value)),
        chi_squared: number(node, "CHI2").filter(|value| *value >= 0.0),
        df: count(node, "DF"),
        benefit: String::new(),
        place: format!("{name}, analysis {key}"),
    })
}

fn row(
    row: Node<'_, '_>,
    kind: &str,
    measure: Option<Measure>,
    is_swapped: bool,
    file: &str,
    found: &mut Found,
) -> Option<AnalysisRow> {
    let spot = Spot::new(file, line_of(row));
    let subgroup = row
        .parent()
        .filter(|parent| parent.tag_name().name().ends_with("_SUBGROUP"));
    let mut made = AnalysisRow {
        spot: spot.clone(),
        study: row.attribute("STUDY_ID").unwrap_or_default().to_owned(),
        subgroup: subgroup.and_then(name_of),
        ..AnalysisRow::default()
    };
    let arm = |side: u8| ArmData {
        n: count(row, &format!("TOTAL_{side}")).filter(|n| *n > 0),
        ..ArmData::default()
    };
    made.arms = (arm(1), arm(2));
    match kind {
        "DICH" => made.arms = (events(row, 1, is_swapped), events(row, 2, is_swapped)),
        "CONT" => made.arms = (means(row, 1, found, &spot), means(row, 2, found, &spot)),
        _ => made.effect = effect(row, kind, measure),
    }
    let is_impossible = |arm: &ArmData| arm.events.zip(arm.n).is_some_and(|(events, n)| events > n);
    if is_impossible(&made.arms.0) || is_impossible(&made.arms.1) {
        found.lose(spot, "row", "there are more events than people");
        return None;
    }
    let has_no_people =
        matches!(kind, "DICH" | "CONT") && (made.arms.0.n.is_none() || made.arms.1.n.is_none());
    if has_no_people {
        found.lose(spot, "row", "a group of it has nobody in it");
        return None;
    }
    Some(made)
}

fn events(row: Node<'_, '_>, side: u8, is_swapped: bool) -> ArmData {
    let n = count(row, &format!("TOTAL_{side}")).filter(|n| *n > 0);
    let events = count(row, &format!("EVENTS_{side}"));
    let swapped = || n.zip(events).and_then(|(n, events)| n.checked_sub(events));
    ArmData {
        n,
        events: if is_swapped { swapped() } else { events },
        ..ArmData::default()
    }
}

fn means(row: Node<'_, '_>, side: u8, found: &mut Found, spot: &Spot) -> ArmData {
    let sd = number(row, &format!("SD_{side}"));
    if sd.is_some_and(|sd| sd <= 0.0) {
        found.remark(
            spot.clone(),
            "A standard deviation of 0 was left out, because no spread can be 0.",
        );
    }
    ArmData {
        n: count(row, &format!("TOTAL_{side}")).filter(|n| *n > 0),
        mean: number(row, &format!("MEAN_{side}")),
        sd: sd.filter(|sd| *sd > 0.0),
        ..ArmData::default()
    }
}

fn effect(row: Node<'_, '_>, kind: &str, measure: Option<Measure>) -> Option<Effect> {
    let measure = measure?;
    let (estimate, se) = match kind {
        "IPD" => of_observed_less_expected(number(row, "O_E")?, number(row, "VAR")?)?,
        // Ratios are entered as logarithms.
        _ => {
            let entered = number(row, "ESTIMATE")?;
            let natural = if measure.is_ratio() {
                entered.exp()
            } else {
                entered
            };
            (natural, number(row, "SE")?)
        }
    };
    (se > 0.0 && estimate.is_finite()).then_some(Effect {
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
