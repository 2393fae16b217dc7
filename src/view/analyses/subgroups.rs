//! Subgroups with their forest and test, and slopes on numbers of studies.

use serde::Serialize;

use crate::sentence::property;
use crate::synthesis::{
    Further, LEAST_FOR_REGRESSION, ModeratorLine, OutcomeFindings, Subgroup, SubgroupAnalysis,
};
use crate::text::number;
use crate::text::slug::slug;
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, diamond, effect_axis, forest_row, p_words};
use chart::forest::draw;
use chart::forest::{Block, Forest, Row};
use chart::{Figure, Heading};

/// A subgroup analysis.
#[derive(Debug, Serialize)]
pub struct SubgroupView {
    /// The property by which results are split.
    pub by: String,
    /// The forest with its table; nothing with one subgroup.
    pub figure: Option<Figure>,
    /// The test that subgroups are equal, in words.
    pub test: String,
    /// What has to be said beside it.
    pub cautions: Vec<String>,
}

/// A meta-regression on one number.
#[derive(Debug, Serialize)]
pub struct SlopeRow {
    /// The number.
    pub by: String,
    /// The slope with its interval, or why there is none.
    pub slope: String,
    /// Results used.
    pub k: String,
}

/// Below this many results in all a subgroup analysis says little (Cochrane Handbook 10.11.5.1).
const LEAST_FOR_SUBGROUPS: usize = 10;

pub(super) fn views(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Vec<SubgroupView> {
    let analyses = further.subgroups.iter();
    analyses
        .map(|analysis| SubgroupView {
            by: property::category(desk.words, &analysis.by),
            figure: figure(desk, found, analysis, name),
            test: test(analysis),
            cautions: cautions(analysis),
        })
        .collect()
}

fn test(analysis: &SubgroupAnalysis) -> String {
    match analysis.between {
        Some((q, df, p)) => format!(
            "Test that the subgroups have the same result: Q {} on {} (p {}). Each subgroup has a variation between studies of its own.",
            number::fixed(q, 2),
            number::count(df, "degree of freedom", "degrees of freedom"),
            p_words(p)
        ),
        None => {
            "All results whose group is known are in one subgroup, so there is nothing to compare."
                .to_owned()
        }
    }
}

fn cautions(analysis: &SubgroupAnalysis) -> Vec<String> {
    let mut cautions = Vec::new();
    let sizes = analysis.groups.iter().map(|group| group.pooled.k);
    if sizes.clone().sum::<usize>() < LEAST_FOR_SUBGROUPS {
        cautions
            .push("There are fewer than ten results, so the comparison says little.".to_owned());
    }
    if sizes.clone().any(|k| k < 2) {
        cautions.push("A subgroup has one result only.".to_owned());
    }
    if !analysis.unknown.is_empty() {
        cautions.push(format!(
            "In no subgroup, because the source does not say: {}.",
            analysis.unknown.join(", ")
        ));
    }
    cautions
}

fn figure(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    analysis: &SubgroupAnalysis,
    name: &str,
) -> Option<Figure> {
    if analysis.groups.len() < 2 {
        return None;
    }
    let by = property::category(desk.words, &analysis.by);
    let title = format!("{name} by {by}");
    let forest = Forest {
        heading: Heading::new(format!("by-{}-{}", slug(&by), anchor(found)), title),
        axis: effect_axis(found)?,
        blocks: analysis
            .groups
            .iter()
            .map(|g| block(desk, found, g))
            .collect(),
        overall: found.pooled.iter().map(diamond).collect(),
        notes: vec![test(analysis)],
        ..Forest::default()
    };
    Some(draw(&forest, desk.words))
}

fn block(desk: &Desk<'_>, found: &OutcomeFindings, group: &Subgroup) -> Block {
    let name = property::group(desk.words, &group.name);
    let members = found
        .rows
        .iter()
        .filter(|row| group.results.contains(&row.result));
    let rows: Vec<Row> = members.filter_map(|row| forest_row(desk, row)).collect();
    Block {
        label: upper_first(&name),
        rows,
        pooled: Some(chart::forest::Pooled {
            label: format!("Pooled: {name}"),
            ..diamond(&group.pooled)
        }),
        notes: Vec::new(),
    }
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

pub(super) fn slopes(desk: &Desk<'_>, further: &Further) -> Vec<SlopeRow> {
    let lines = further.moderators.iter();
    lines.map(|line| slope(desk, line)).collect()
}

fn slope(desk: &Desk<'_>, line: &ModeratorLine) -> SlopeRow {
    let slope = match line.slope {
        Some(slope) => format!(
            "{} (95% CI {}) per unit, on the scale of analysis; p {}",
            number::fixed(slope.estimate, 3),
            number::interval(slope.low, slope.high, 3),
            p_words(slope.p)
        ),
        None => format!(
            "Not worked out: it needs {LEAST_FOR_REGRESSION} results for which the number is known and differs."
        ),
    };
    let unknown = match line.unknown {
        0 => String::new(),
        n => format!(" ({n} without the number)"),
    };
    SlopeRow {
        by: property::number(desk.words, &line.by),
        slope,
        k: format!("{}{unknown}", line.k),
    }
}
