//! When the words of each remark are true, in terms of the data file and of what was written.

use std::collections::BTreeSet;

use serde_json::Value;

use super::data::Wanted;

/// An analysis of the data file, and what was written of it.
pub struct Analysis<'a> {
    pub found: &'a Value,
    pub wanted: &'a Wanted,
}

impl Analysis<'_> {
    fn at(&self, path: &str) -> &Value {
        self.found.pointer(path).unwrap_or(&Value::Null)
    }

    fn number(&self, path: &str) -> f64 {
        self.at(path).as_f64().unwrap_or(f64::NAN)
    }

    fn has(&self, path: &str) -> bool {
        !self.at(path).is_null()
    }

    fn list(&self, path: &str) -> &[Value] {
        self.at(path).as_array().map_or(&[], Vec::as_slice)
    }

    fn k(&self) -> f64 {
        self.number("/pooled/k")
    }

    fn is_pooled(&self) -> bool {
        self.has("/pooled") && self.has("/further")
    }

    fn is_in_doubt(&self) -> bool {
        self.list("/inputs")
            .iter()
            .any(|one| one["in_doubt"] == true)
    }

    /// The standard errors of what is pooled.
    fn errors(&self) -> Vec<f64> {
        let pooled = self
            .list("/inputs")
            .iter()
            .filter(|one| !one["weight_percent"].is_null());
        pooled.filter_map(|one| one["sei"].as_f64()).collect()
    }

    fn has_equal_errors(&self) -> bool {
        let errors = self.errors();
        let most = errors.iter().copied().fold(0.0, f64::max);
        errors.iter().all(|error| most - error <= 1e-9 * most)
    }

    /// Whether tests of small-study effects can say something.
    fn is_tested(&self) -> bool {
        self.is_pooled() && self.k() >= 10.0 && !self.has_equal_errors()
    }

    fn fill(&self, is_there: impl Fn(f64, f64) -> bool) -> bool {
        let missing = self.number("/further/small_studies/trim_and_fill/missing");
        let with = self.number("/further/small_studies/trim_and_fill/pooled/estimate");
        self.is_tested() && is_there(missing, with - self.number("/pooled/estimate"))
    }

    fn prediction(&self) -> Option<(f64, f64)> {
        let limit = |key: &str| self.at(&format!("/pooled/{key}")).as_f64();
        limit("prediction_low").zip(limit("prediction_high"))
    }

    /// The range for another place, from the worse to the better: both below, both above, or around
    /// no difference.
    fn sides(&self) -> Option<(bool, bool)> {
        let null = self.number("/no_difference");
        let (low, high) = self.prediction()?;
        let is_ratio = matches!(self.wanted.measure, "RR" | "OR");
        let better = |value: f64| if is_ratio { value < null } else { value > null };
        Some((better(low), better(high)))
    }

    fn has_level(&self, level: Option<&str>) -> bool {
        self.prediction().is_some() && self.wanted.level == level
    }

    /// Levels that carry a word about the side on which a range lies.
    fn is_carried(&self) -> bool {
        !matches!(self.wanted.level, None | Some("very-low"))
    }

    fn fits_thresholds(&self) -> bool {
        self.wanted.thresholds == Some(self.wanted.measure)
    }

    /// The least and the greatest of some values as they are shown.
    fn shown(values: impl Iterator<Item = f64> + Clone) -> (String, String) {
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(f64::NEG_INFINITY, f64::max);
        let shown = |value: f64| format!("{:.2}", value + 0.0).replace("-0.00", "0.00");
        (shown(least), shown(most))
    }

    /// The least and the greatest odds ratio of the ways with rare events.
    fn rare_odds_ratios(&self) -> (String, String) {
        let lines = self.list("/further/rare_events/lines").iter();
        Self::shown(lines.filter_map(|line| line["estimate"].as_f64()))
    }

    /// The least and the greatest result of the ways with several results of one trial.
    fn within_trials(&self) -> (String, String) {
        let lines = self.list("/further/within_trials/correlations").iter();
        let ways = |line: &Value| {
            ["combined", "three_level", "robust"].map(|way| line[way]["estimate"].as_f64())
        };
        let all: Vec<f64> = lines.flat_map(ways).flatten().collect();
        Self::shown(all.into_iter())
    }

    fn under_other_choices(&self) -> (String, String) {
        let lines = self.list("/further/estimators").iter();
        let each = lines.flat_map(|line| {
            let kinds = ["wald", "hartung_knapp", "hartung_knapp_ad_hoc"];
            kinds.map(|kind| line[kind]["estimate"].as_f64())
        });
        Self::shown(each.flatten())
    }

    fn left_in_turn(&self) -> (String, String) {
        let steps = self.list("/further/leave_one_out").iter();
        Self::shown(steps.filter_map(|step| step["pooled"]["estimate"].as_f64()))
    }

    /// For each list of steps, how many fell back to Wald's interval, and how many there are.
    fn fell_back(&self) -> [(usize, usize); 2] {
        ["/further/leave_one_out", "/further/cumulative"].map(|path| {
            let steps = self.list(path);
            let wald = steps.iter().filter(|step| step["wald_by_rule"] == true);
            (wald.count(), steps.len())
        })
    }

    /// Whether some steps fell back to Wald's interval where the others are of three levels.
    fn has_steps_of_three_levels(&self) -> bool {
        let is_of_levels = ["three-level", "robust"].contains(&self.wanted.several);
        is_of_levels
            && self
                .fell_back()
                .iter()
                .any(|(wald, all)| *wald > 0 && wald < all)
    }

    /// How many lines of odds ratios lie on one side of 1, and how many there are.
    fn beyond_one(&self) -> (usize, usize) {
        let lines = self.list("/further/rare_events/lines").iter();
        let found: Vec<_> = lines.filter(|line| !line["estimate"].is_null()).collect();
        let limit = |line: &Value, key: &str| line[key].as_f64().unwrap_or(f64::NAN);
        let beyond = found
            .iter()
            .filter(|line| limit(line, "ci_low") > 1.0 || limit(line, "ci_high") < 1.0);
        (beyond.count(), found.len())
    }

    /// The same for the ways with several results of one trial.
    fn beyond_within(&self) -> (usize, usize) {
        let null = self.number("/no_difference");
        let lines = self.list("/further/within_trials/correlations").iter();
        let all: Vec<&Value> = lines
            .flat_map(|line| ["combined", "three_level", "robust"].map(|kind| &line[kind]))
            .filter(|one| !one.is_null())
            .collect();
        let limit = |one: &Value, key: &str| one[key].as_f64().unwrap_or(f64::NAN);
        let beyond = all
            .iter()
            .filter(|one| limit(one, "ci_low") > null || limit(one, "ci_high") < null);
        (beyond.count(), all.len())
    }

    /// The sizes of the subgroups, where any are asked for.
    fn groups(&self) -> Vec<usize> {
        let groups = self.list("/further/subgroups/0/groups").iter();
        groups
            .map(|group| group["pooled"]["k"].as_u64().unwrap_or(0) as usize)
            .collect()
    }

    /// Whether the interval has no width, but for the arithmetic.
    fn has_no_width(&self) -> bool {
        let on_scale = |key: &str| self.number(&format!("/pooled/on_scale/{key}"));
        on_scale("ci_high") - on_scale("ci_low") <= 1e-8 * on_scale("estimate").abs()
    }

    /// Whether a trial gives several results to the pool.
    fn has_twice(&self) -> bool {
        let trials: BTreeSet<usize> = self.wanted.rows.iter().map(|row| row.trial).collect();
        trials.len() < self.wanted.rows.len()
    }

    fn is_alone(&self) -> bool {
        self.wanted.rows.len() == 1
    }
}

/// Whether the words of a remark are true; nothing where the numbers do not tell.
pub fn holds(remark: &str, of: &Analysis<'_>) -> Option<bool> {
    let (group, name) = remark.split_once('.').expect("a group");
    match group {
        "small-studies" => small_studies(name, of),
        "prospect" => prospect(name, of),
        "importance" => importance(name, of),
        "heterogeneity" => Some(match name {
            "spread-with-tau" => of.has("/pooled/tau"),
            "with-test" => of.has("/pooled/p"),
            "one-result" => of.number("/pooled/k") == 1.0,
            other => panic!("the remark `{other}` on heterogeneity has no condition here"),
        }),
        "influence" => {
            let lines = of.list("/further/influence");
            let marked = lines.iter().any(|line| line["influential"] == true);
            Some(match name {
                "none" => !lines.is_empty() && !marked,
                "some" => marked,
                other => panic!("the remark `{other}` on influence has no condition here"),
            })
        }
        "bias-models" => Some(bias_models(name, of)),
        "rare-events" => Some(rare_events(name, of)),
        // Its words stand in those of the other ranges too.
        "within-trials" if name == "range-of-amount" => None,
        "within-trials" => Some(within_trials(name, of)),
        "subgroups" => subgroups(name, of),
        "unpooled" | "left-out" | "swim" => unpooled(remark, of),
        "analyses" => analyses(name, of),
        "caution" if !of.is_pooled() => Some(false),
        "caution" => Some(match name {
            "few-for-robust" => {
                of.wanted.several == "robust" && of.number("/pooled/on_scale/df") < 4.0
            }
            "no-width" => of.has_no_width(),
            other => panic!("the caution `{other}` has no condition here"),
        }),
        _ => panic!("remarks of `{group}` have no conditions here"),
    }
}

fn small_studies(name: &str, of: &Analysis<'_>) -> Option<bool> {
    let has = |test: &str| of.is_tested() && of.has(&format!("/further/small_studies/{test}"));
    let has_ties = || {
        let mut errors = of.errors();
        errors.sort_by(f64::total_cmp);
        errors.windows(2).any(|pair| pair[0] == pair[1])
    };
    Some(match name {
        "too-few" => of.is_pooled() && of.k() < 10.0,
        "equal-errors" => of.is_pooled() && of.k() >= 10.0 && of.has_equal_errors(),
        "smd" => of.is_tested() && of.wanted.measure == "SMD",
        "no-fill" => of.is_tested() && !has("trim_and_fill"),
        "other-causes" => of.is_tested(),
        "egger" => has("egger"),
        "egger-mixed" => has("egger_mixed"),
        "harbord" => has("harbord"),
        // No record here asks for a test that its results do not allow.
        "no-harbord" | "no-peters" => false,
        "peters" => has("peters"),
        // Two errors may be as good as equal.
        "begg-exact" if has_ties() => false,
        "begg-exact" => return (!has("begg")).then_some(false),
        "begg-approximate" if has_ties() => has("begg"),
        "begg-approximate" => return (!has("begg")).then_some(false),
        "none-filled" => of.fill(|missing, _| missing == 0.0),
        "filled-left" => of.fill(|missing, moved| missing > 0.0 && moved < 0.0),
        "filled-right" => of.fill(|missing, moved| missing > 0.0 && moved > 0.0),
        other => panic!("the remark `{other}` on small studies has no condition here"),
    })
}

fn prospect(name: &str, of: &Analysis<'_>) -> Option<bool> {
    Some(match name {
        "high" | "moderate" | "low" | "very-low" => of.has_level(Some(name)),
        "not-judged" => of.has_level(None),
        // Every measure here compares.
        "high-amount" | "moderate-amount" | "low-amount" | "very-low-amount"
        | "not-judged-amount" => false,
        "both-sides" => of.sides().is_some_and(|(low, high)| low != high),
        "good-side" => of.is_carried() && of.sides() == Some((true, true)),
        "bad-side" => of.is_carried() && of.sides() == Some((false, false)),
        "without-doubt" => {
            let without = of.has("/pooled_without_doubt/prediction_low");
            of.is_in_doubt() && of.prediction().is_some() && without
        }
        "too-few-without-doubt" => {
            let without = of.has("/pooled_without_doubt/prediction_low");
            of.is_in_doubt() && of.prediction().is_some() && !without
        }
        other => panic!("the remark `{other}` on other places has no condition here"),
    })
}

fn importance(name: &str, of: &Analysis<'_>) -> Option<bool> {
    let is_known = of.prediction().is_some() && of.fits_thresholds();
    let is_very_low = of.wanted.level == Some("very-low");
    Some(match name {
        "share" => is_known && !is_very_low,
        "very-uncertain" => is_known && is_very_low,
        "without-doubt" | "too-few-without-doubt" if !of.is_in_doubt() => false,
        "without-doubt" | "too-few-without-doubt" => return None,
        other => panic!("the remark `{other}` on importance has no condition here"),
    })
}

fn bias_models(name: &str, of: &Analysis<'_>) -> bool {
    let is_there = of.has("/further/publication_bias");
    let pet = of.number("/further/publication_bias/pet/p");
    let selection = of.list("/further/publication_bias/selection");
    let mean = of.number("/pooled/on_scale/estimate");
    let is_thin = |model: &Value| {
        let shares = model["shares"].as_array();
        shares
            .into_iter()
            .flatten()
            .any(|share| share["count"].as_u64() < Some(4))
    };
    match name {
        "what" => is_there && of.k() >= 10.0,
        "few" => is_there && of.k() < 20.0,
        "varied" => is_there && of.number("/pooled/i2_q_percent") > 80.0,
        "reads-pet" => is_there && pet >= 0.10,
        "reads-peese" => is_there && pet < 0.10,
        "favours-above" => !selection.is_empty() && mean > 0.0,
        "favours-below" => !selection.is_empty() && mean <= 0.0,
        "thin" => selection.iter().any(is_thin),
        other => panic!("the remark `{other}` on publication has no condition here"),
    }
}

fn rare_events(name: &str, of: &Analysis<'_>) -> bool {
    let (beyond, all) = of.beyond_one();
    let count = |key: &str| of.number(&format!("/further/rare_events/{key}"));
    match name {
        "what" => of.has("/further/rare_events"),
        "empty" => count("with_empty") > 0.0,
        "silent" => count("silent") > 0.0,
        "range-none" => all > 0 && beyond == 0,
        "range-all" => all > 0 && beyond == all,
        "range-some" => beyond > 0 && beyond < all,
        "no-answer" => all < of.list("/further/rare_events/lines").len(),
        "runs" => all > 0 && of.rare_odds_ratios().0 != of.rare_odds_ratios().1,
        "stays" => all > 0 && of.rare_odds_ratios().0 == of.rare_odds_ratios().1,
        other => panic!("the remark `{other}` on rare events has no condition here"),
    }
}

fn within_trials(name: &str, of: &Analysis<'_>) -> bool {
    let is_there = of.has("/further/within_trials");
    let (beyond, all) = of.beyond_within();
    match name {
        "how-many" | "assumed" => is_there,
        "range-none" => all > 0 && beyond == 0,
        "range-all" => all > 0 && beyond == all,
        "range-some" => beyond > 0 && beyond < all,
        "runs" => all > 0 && of.within_trials().0 != of.within_trials().1,
        "stays" => all > 0 && of.within_trials().0 == of.within_trials().1,
        "levels" => of.has("/further/within_trials/levels"),
        "few" => {
            let mut lines = of.list("/further/within_trials/correlations").iter();
            lines.any(|line| line["robust"]["df"].as_f64().is_some_and(|df| df < 4.0))
        }
        other => panic!("the remark `{other}` on several results has no condition here"),
    }
}

fn subgroups(name: &str, of: &Analysis<'_>) -> Option<bool> {
    let groups = of.groups();
    let known: usize = groups.iter().sum();
    if groups.is_empty() {
        return Some(false);
    }
    Some(match name {
        "test" | "test-common" | "test-common-f" => return (groups.len() < 2).then_some(false),
        "one-only" => groups.len() == 1,
        "few" => known < 10,
        "one-result" => groups.contains(&1),
        "unknown" => {
            let pooled = of
                .list("/inputs")
                .iter()
                .filter(|one| !one["weight_percent"].is_null());
            pooled.count() > known
        }
        other => panic!("the remark `{other}` on subgroups has no condition here"),
    })
}

/// What is said of results that are not pooled: true of those only.
fn unpooled(remark: &str, of: &Analysis<'_>) -> Option<bool> {
    let rows = &of.wanted.rows;
    let is_pooled = of.has("/pooled");
    let lack_errors = rows.iter().filter(|row| !row.has_error).count();
    let trials = rows.iter().filter(|row| row.trial != rows[0].trial).count();
    match remark {
        "left-out.no-standard-error" if of.is_alone() => None,
        "left-out.no-standard-error" => Some(lack_errors > 0),
        "left-out.undefined" => (!matches!(of.wanted.measure, "RR" | "OR")).then_some(false),
        "left-out.zero-standard-error"
        | "left-out.other-of-trial-used"
        | "left-out.combined-in"
        | "left-out.no-logarithm-of-mean"
        | "left-out.no-ratio-of-means"
        | "left-out.groups-too-small"
        | "left-out.perfect-correlation"
        | "left-out.correlation-of-few"
        | "left-out.off-scale"
        | "left-out.no-data" => Some(false),
        "swim.one-result" => Some(of.is_alone()),
        "swim.one-trial" | "swim.one-study" if trials > 0 || of.is_alone() => Some(false),
        _ if is_pooled => Some(false),
        "unpooled.too-few-results" if lack_errors == 0 => Some(false),
        "unpooled.too-few-trials" => {
            Some(of.wanted.several == "robust" && trials == 0 && !of.is_alone())
        }
        "unpooled.one-result"
        | "unpooled.nothing-left"
        | "unpooled.no-common-measure"
        | "unpooled.too-few-results"
        | "unpooled.zero-standard-error"
        | "unpooled.no-information"
        | "unpooled.outside-the-method"
        | "swim.one-trial"
        | "swim.one-study"
        | "swim.effects-summarised"
        | "swim.p-combined"
        | "swim.directions-counted"
        | "swim.told-in-words"
        | "swim.not-pooled-because"
        | "swim.directions"
        | "swim.no-clear-direction" => None,
        other => panic!("the remark `{other}` has no condition here"),
    }
}

fn analyses(name: &str, of: &Analysis<'_>) -> Option<bool> {
    let is_there = of.is_pooled();
    let steps = of.list("/further/leave_one_out").len();
    let (least, most) = of.left_in_turn();
    let (low, high) = of.under_other_choices();
    let predicted = of.prediction().is_some();
    Some(match name {
        "leave-range" => steps > 0 && least != most,
        "leave-stays" => steps > 0 && least == most,
        "stays" => is_there && low == high,
        "runs" => is_there && low != high,
        // Their words stand in those of `stays` and `runs` too.
        "stays-amount" | "runs-amount" => return None,
        "steps-wald" => {
            let lists = of.fell_back();
            let some = lists.iter().any(|(wald, all)| *wald > 0 && wald < all);
            some && !of.has_steps_of_three_levels()
        }
        "steps-all-wald" => of
            .fell_back()
            .iter()
            .any(|(wald, all)| *wald > 0 && wald == all),
        "others-wald" => {
            let mut others = of.list("/further/other_choices").iter();
            others.any(|line| line["wald_by_rule"] == true)
        }
        "steps-some-wald" => of.has_steps_of_three_levels(),
        "each-by-itself" => is_there && of.wanted.several == "robust" && of.has_twice(),
        "too-many-in-turn" | "too-many-by-year" => false,
        "no-share-few" => is_there && !predicted,
        "no-share-no-threshold" => is_there && predicted && !of.fits_thresholds(),
        "it-needs-two-results-or-more" => is_there && of.list("/further/cumulative").is_empty(),
        "it-needs-two-results-or-more-2" => is_there && steps == 0,
        other => panic!("the remark `{other}` on further analyses has no condition here"),
    })
}
