//! Subgroups of studies, each pooled alone, and the test that their results are equal.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::StudyCategory;
use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::inverse_variance::pool;

use super::bench::Bench;
use super::wanted::MarkedBy;
use crate::synthesis::effect::EffectRow;
use crate::synthesis::pooled::pool_rows;
use crate::synthesis::raw::PooledEffect;
use crate::synthesis::study_facts::Group;

/// A subgroup analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubgroupAnalysis {
    /// The property by which rows are split.
    pub by: MarkedBy<StudyCategory>,
    /// The subgroups, in the order of their names.
    pub groups: Vec<Subgroup>,
    /// Cochran's Q of the subgroup results, its degrees of freedom and p value; nothing with one
    /// subgroup.
    pub between: Option<(f64, usize, f64)>,
    /// The results of rows whose group is not known; they are in no subgroup.
    pub unknown: Vec<String>,
}

/// A subgroup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subgroup {
    /// Its name.
    pub name: Group,
    /// The results of its rows.
    pub results: Vec<String>,
    /// Its own pooled result, with a variance between studies of its own.
    pub pooled: PooledEffect,
}

pub(super) fn all(
    bench: &Bench<'_>,
    properties: &[MarkedBy<StudyCategory>],
) -> Vec<SubgroupAnalysis> {
    let analyses = properties.iter().enumerate();
    analyses
        .filter_map(|(position, by)| one(bench, position, by))
        .collect()
}

fn group_of(row: &EffectRow, position: usize) -> Option<&Group> {
    row.facts.groups.get(position)?.as_ref()
}

fn one(
    bench: &Bench<'_>,
    position: usize,
    by: &MarkedBy<StudyCategory>,
) -> Option<SubgroupAnalysis> {
    let mut names: Vec<&Group> = bench
        .rows
        .iter()
        .filter_map(|row| group_of(row, position))
        .collect();
    names.sort_unstable();
    names.dedup();
    let groups: Option<Vec<Subgroup>> = names
        .into_iter()
        .map(|name| subgroup(bench, position, name))
        .collect();
    let groups = groups?;
    let is_unknown = |row: &&&EffectRow| group_of(row, position).is_none();
    Some(SubgroupAnalysis {
        by: by.clone(),
        between: between(&groups),
        groups,
        unknown: ids(&bench
            .rows
            .iter()
            .filter(is_unknown)
            .copied()
            .collect::<Vec<_>>()),
    })
}

fn ids(rows: &[&EffectRow]) -> Vec<String> {
    rows.iter().map(|row| row.result.clone()).collect()
}

fn subgroup(bench: &Bench<'_>, position: usize, name: &Group) -> Option<Subgroup> {
    let members: Vec<&EffectRow> = bench
        .rows
        .iter()
        .copied()
        .filter(|row| group_of(row, position).is_some_and(|group| group == name))
        .collect();
    Some(Subgroup {
        name: name.clone(),
        results: ids(&members),
        pooled: pool_rows(&members, bench.scale, bench.choices).ok()?.0,
    })
}

/// Q of the subgroup results, each weighted by the standard error that is reported with it.
fn between(groups: &[Subgroup]) -> Option<(f64, usize, f64)> {
    let means: Option<Vec<EffectSize>> = groups
        .iter()
        .map(|group| {
            let scale = &group.pooled.on_scale;
            EffectSize::from_standard_error(scale.estimate, scale.se)
        })
        .collect();
    let options = ModelOptions {
        model: Model::CommonEffect,
        test: TestRule::Always(MeanTest::Normal),
        level: Level::P95,
    };
    let q = pool(&means?, &options).ok()?.heterogeneity.q;
    (q.df > 0).then_some((q.statistic, q.df, q.p))
}
