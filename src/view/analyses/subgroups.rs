//! Subgroups with their forest and test, and slopes on numbers of studies.

use serde::Serialize;

use crate::sentence::numbers::p_value;
use crate::sentence::property;
use crate::synthesis::{
    BetweenTest, CategoryModeratorLine, Further, LEAST_FOR_REGRESSION, ModeratorLine,
    OutcomeFindings, Subgroup, SubgroupAnalysis,
};
use crate::text::slug::slug;
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, diamond, effect_axis, forest_row};
use crate::words::{Words, as_given, count, decimal, interval, point, say};
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
            test: test(desk.words, analysis),
            cautions: cautions(desk.words, analysis),
        })
        .collect()
}

fn test(words: &Words, analysis: &SubgroupAnalysis) -> String {
    match analysis.between {
        Some(BetweenTest::Separate { q, df, p }) => count!(
            words,
            "subgroups.test",
            df,
            q = decimal(q, 2),
            p = p_value(p)
        ),
        Some(BetweenTest::Common {
            statistic,
            df,
            df2: None,
            p,
        }) => count!(
            words,
            "subgroups.test-common",
            df,
            statistic = decimal(statistic, 2),
            p = p_value(p)
        ),
        Some(BetweenTest::Common {
            statistic,
            df,
            df2: Some(df2),
            p,
        }) => say!(
            words,
            "subgroups.test-common-f",
            statistic = decimal(statistic, 2),
            df = df,
            df2 = as_given(df2),
            p = p_value(p)
        ),
        None => {
            say!(words, "subgroups.one-only")
        }
    }
}

fn cautions(words: &Words, analysis: &SubgroupAnalysis) -> Vec<String> {
    let mut cautions = Vec::new();
    let sizes = analysis.groups.iter().map(|group| group.pooled.k);
    if sizes.clone().sum::<usize>() < LEAST_FOR_SUBGROUPS {
        cautions.push(say!(words, "subgroups.few"));
    }
    if sizes.clone().any(|k| k < 2) {
        cautions.push(say!(words, "subgroups.one-result"));
    }
    if !analysis.unknown.is_empty() {
        let rows = analysis.unknown.join(", ");
        cautions.push(say!(words, "subgroups.unknown", rows = rows));
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
    let title = say!(desk, "subgroups.by", outcome = name, property = &by);
    let forest = Forest {
        heading: Heading::new(format!("by-{}-{}", slug(&by), anchor(found)), title),
        axis: effect_axis(desk.words, found)?,
        blocks: analysis
            .groups
            .iter()
            .map(|g| block(desk, found, g))
            .collect(),
        overall: found
            .pooled
            .iter()
            .map(|pooled| diamond(desk.words, pooled))
            .collect(),
        notes: vec![test(desk.words, analysis)],
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
            label: say!(desk, "subgroups.pooled", group = &name),
            ..diamond(desk.words, &group.pooled)
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
    let numbers = further.moderators.iter().map(|line| slope(desk, line));
    let words = further.category_moderators.iter();
    numbers
        .chain(words.flat_map(|line| differences(desk, line)))
        .collect()
}

/// A row for each group that is compared, and one for all of them.
fn differences(desk: &Desk<'_>, line: &CategoryModeratorLine) -> Vec<SlopeRow> {
    let by = property::category(desk.words, &line.by);
    let k = known(desk, line.k, line.unknown);
    let Some(fit) = &line.fit else {
        let slope = say!(desk, "subgroups.no-slope", least = LEAST_FOR_REGRESSION);
        return vec![SlopeRow { by, slope, k }];
    };
    let reference = property::group(desk.words, &fit.reference);
    let rows = fit.differences.iter().map(|(group, slope)| SlopeRow {
        by: say!(
            desk,
            "subgroups.group-against",
            by = &by,
            group = property::group(desk.words, group),
            reference = &reference
        ),
        slope: say!(
            desk,
            "subgroups.difference",
            difference = point(slope.estimate, Some((slope.low, slope.high)), 3),
            interval = interval(slope.low, slope.high, 3),
            p = p_value(slope.p)
        ),
        k: k.clone(),
    });
    let all = fit.p.map(|p| SlopeRow {
        by: say!(desk, "subgroups.all-groups", by = &by),
        slope: say!(desk, "subgroups.omnibus", p = p_value(p)),
        k: k.clone(),
    });
    rows.chain(all).collect()
}

fn known(desk: &Desk<'_>, k: usize, unknown: usize) -> String {
    match unknown {
        0 => desk.words.whole(k),
        n => say!(desk, "subgroups.k-and-unknown", k = k, n = n),
    }
}

fn slope(desk: &Desk<'_>, line: &ModeratorLine) -> SlopeRow {
    let slope = match line.slope {
        Some(slope) => say!(
            desk,
            "subgroups.slope",
            slope = point(slope.estimate, Some((slope.low, slope.high)), 3),
            interval = interval(slope.low, slope.high, 3),
            p = p_value(slope.p)
        ),
        None => say!(desk, "subgroups.no-slope", least = LEAST_FOR_REGRESSION),
    };
    SlopeRow {
        by: property::number(desk.words, &line.by),
        slope,
        k: known(desk, line.k, line.unknown),
    }
}
