//! Subgroups of studies, each pooled alone, and the test that their results are equal.

use serde::{Deserialize, Serialize};

use crate::record::analysis_settings::StudyCategory;
use stats::effect::EffectSize;
use stats::level::Level;
use stats::model::options::{MeanTest, Model, ModelOptions, TestRule};
use stats::pool::inverse_variance::pool;
use stats::subgroup::common_subgroups;

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
    /// The test that subgroups have the same result; nothing with one subgroup.
    pub between: Option<BetweenTest>,
    /// The results of rows whose group is not known; they are in no subgroup.
    pub unknown: Vec<String>,
}

/// A test that all subgroups have the same result.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum BetweenTest {
    /// Cochran's Q of the results of subgroups, each with a variance between studies of its own.
    Separate {
        /// Q.
        q: f64,
        /// Its degrees of freedom.
        df: usize,
        /// Its p value.
        p: f64,
    },
    /// The joint test of differences in one model, in which all share a variance between studies.
    Common {
        /// Chi-squared, or F where it has a second number of degrees of freedom.
        statistic: f64,
        /// Degrees of freedom.
        df: usize,
        /// Those of the denominator of F.
        df2: Option<f64>,
        /// The p value.
        p: f64,
    },
}

/// A subgroup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subgroup {
    /// Its name.
    pub name: Group,
    /// The results of its rows.
    pub results: Vec<String>,
    /// Its own pooled result, with a variance between studies of its own unless all share one.
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
    let mut groups = groups?;
    let shared = (bench.choices.shares_variance && groups.len() > 1)
        .then(|| shared(bench, position, &mut groups))
        .flatten();
    let is_unknown = |row: &&&EffectRow| group_of(row, position).is_none();
    Some(SubgroupAnalysis {
        by: by.clone(),
        between: shared.or_else(|| between(&groups)),
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

/// Puts in place of each subgroup's result its mean in one model, in which all share a variance between
/// studies, and gives the test of that model.
fn shared(bench: &Bench<'_>, position: usize, groups: &mut [Subgroup]) -> Option<BetweenTest> {
    let place_of = |row: &EffectRow| {
        let own = group_of(row, position)?;
        groups.iter().position(|group| group.name == *own)
    };
    let known = bench
        .rows
        .iter()
        .filter_map(|row| Some((row.size?, place_of(row)?)));
    let (effects, places): (Vec<EffectSize>, Vec<usize>) = known.unzip();
    let model = &bench.choices.model;
    let fit = common_subgroups(&effects, &places, groups.len(), model).ok()?;
    let tau2 = fit.tau2.map(|tau2| tau2.value);
    for (group, own) in groups.iter_mut().zip(&fit.groups) {
        group.pooled = group.pooled.clone().with_mean(&own.mean, tau2, bench.scale);
    }
    let test = fit.between?;
    Some(BetweenTest::Common {
        statistic: test.statistic,
        df: test.df,
        df2: test.df2,
        p: test.p,
    })
}

/// Q of the subgroup results, each weighted by the standard error that is reported with it.
fn between(groups: &[Subgroup]) -> Option<BetweenTest> {
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
    (q.df > 0).then_some(BetweenTest::Separate {
        q: q.statistic,
        df: q.df,
        p: q.p,
    })
}
