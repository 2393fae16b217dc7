//! Remarks of the language file, and where a page says one.

use std::fs;

use testbed::root;

/// Groups of texts in which remarks stand beside numbers.
const GROUPS: [&str; 13] = [
    "small-studies",
    "prospect",
    "importance",
    "heterogeneity",
    "influence",
    "bias-models",
    "rare-events",
    "within-trials",
    "subgroups",
    "unpooled",
    "left-out",
    "swim",
    "analyses",
];

/// Texts of these groups that stand beside no condition: headings, names of rows and columns, parts of
/// other texts, and what describes a method that is there.
const LABELS: [&str; 117] = [
    "small-studies.funnel",
    "small-studies.filled-in",
    "heterogeneity.value",
    "heterogeneity.value-with-interval",
    "heterogeneity.percent-with-interval",
    "heterogeneity.i2-from-q",
    "heterogeneity.i2-from-both",
    "heterogeneity.spread",
    "influence.title",
    "influence.figure",
    "influence.plot-and-table",
    "influence.residual",
    "influence.dffits",
    "influence.cook",
    "influence.hat",
    "influence.tau2-without",
    "bias-models.title",
    "bias-models.main",
    "bias-models.pet",
    "bias-models.peese",
    "bias-models.pet-random",
    "bias-models.peese-random",
    "bias-models.selection",
    "bias-models.caption",
    "bias-models.model",
    "bias-models.p",
    "bias-models.shares",
    "bias-models.p-one-sided",
    "bias-models.p-from-to",
    "bias-models.probability",
    "bias-models.share",
    "bias-models.share-first",
    "rare-events.title",
    "rare-events.mantel-haenszel",
    "rare-events.peto",
    "rare-events.study-intercepts",
    "rare-events.conditional",
    "rare-events.half-common",
    "rare-events.half-random",
    "rare-events.caption",
    "rare-events.method",
    "within-trials.title",
    "within-trials.tau",
    "within-trials.tau-with-interval",
    "within-trials.caption",
    "within-trials.correlation",
    "within-trials.assumed-here",
    "within-trials.mean",
    "within-trials.three-level",
    "within-trials.robust",
    "within-trials.df",
    "subgroups.by",
    "subgroups.pooled",
    "subgroups.slope",
    "subgroups.difference",
    "subgroups.group-against",
    "subgroups.all-groups",
    "subgroups.omnibus",
    "subgroups.no-slope",
    "subgroups.k-and-unknown",
    "swim.effect",
    "swim.favour",
    "swim.item-grouping",
    "swim.item-measures",
    "swim.item-methods",
    "swim.item-prioritisation",
    "swim.item-heterogeneity",
    "swim.item-certainty",
    "swim.item-presentation",
    "swim.item-reporting",
    "swim.item-limitations",
    "swim.grouping",
    "swim.measures",
    "swim.methods",
    "swim.step-meta-analysis",
    "swim.step-lone-result",
    "swim.step-summary",
    "swim.step-combined-p",
    "swim.step-directions",
    "swim.step-one-trial",
    "swim.step-narrative",
    "swim.prioritisation",
    "swim.heterogeneity",
    "swim.certainty",
    "swim.presentation",
    "swim.reporting",
    "swim.limitations",
    "analyses.title-of-outcome",
    "analyses.none-left",
    "analyses.step-wald",
    "analyses.without-each",
    "analyses.by-year",
    "analyses.title",
    "analyses.description",
    "analyses.description-of-outcome",
    "analyses.full-precision",
    "analyses.effect-and-results",
    "analyses.r-code",
    "analyses.data",
    "analyses.as-results-are-added-by-year",
    "analyses.choice",
    "analyses.estimate",
    "analyses.estimator",
    "analyses.estimator-of-and-95-interval",
    "analyses.every-estimator-of-the-variation-between",
    "analyses.forest-plot-and-table-by",
    "analyses.funnel-plot-and-table",
    "analyses.hartung-knapp",
    "analyses.hartung-knapp-factor-not-below-one",
    "analyses.how-far-the-pooled-results-depend",
    "analyses.i-from",
    "analyses.i-from-q",
    "analyses.label-estimators",
    "analyses.main-result",
    "analyses.main-result-2",
    "analyses.meta-regression-on-one-number-at",
    "analyses.number",
];

/// More texts without a condition: the rest of the words of the page of further analyses.
const WORDS: [&str; 11] = [
    "analyses.numbers-of-the-studies",
    "analyses.other-choices",
    "analyses.other-methods",
    "analyses.plot-and-table-by-year-of",
    "analyses.plot-and-table-without-each-result",
    "analyses.slope",
    "analyses.small-studies-and-large-ones",
    "analyses.subgroups-by",
    "analyses.the-result-under-other-choices-otherwise",
    "analyses.wald",
    "analyses.without-each-result-in-turn",
];

/// A remark by its id, with the parts of its text between places, in each of its forms.
pub struct Remark {
    pub id: String,
    forms: Vec<Vec<String>>,
}

impl Remark {
    /// A remark with its line of the language file.
    pub fn new(id: &str, line: &str) -> Self {
        let line = line.trim();
        let forms: Vec<&str> = match line.strip_prefix('{') {
            Some(_) => line.split('"').skip(1).step_by(2).collect(),
            None => vec![line.trim_matches('"')],
        };
        let parts = |form: &&str| {
            let places = form.split('{');
            let parts = places.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
            parts
                .map(|part| part.trim().to_owned())
                .filter(|part| !part.is_empty())
                .collect()
        };
        Self {
            id: id.to_owned(),
            forms: forms.iter().map(parts).collect(),
        }
    }

    /// Whether a text says it: all its parts in their order, none far from the one before.
    pub fn is_in(&self, text: &str) -> bool {
        let stands = |form: &Vec<String>| {
            let Some((first, rest)) = form.split_first() else {
                return false;
            };
            text.match_indices(first.as_str()).any(|(at, _)| {
                let mut from = at + first.len();
                rest.iter().all(|part| {
                    let found = text[from..].find(part.as_str()).filter(|gap| *gap < FAR);
                    from += found.map_or(0, |gap| gap + part.len());
                    found.is_some()
                })
            })
        };
        self.forms.iter().any(stands)
    }
}

/// What fills a place is shorter than this.
const FAR: usize = 90;

/// Every remark of the groups.
pub fn remarks() -> Vec<Remark> {
    let file = root().join("themes/default/strings/en.yaml");
    let text = fs::read_to_string(file).expect("the language file");
    let mut found = Vec::new();
    for group in GROUPS {
        let own = text
            .split(&format!("\n{group}:\n"))
            .nth(1)
            .expect("a group");
        for line in own.lines().take_while(|line| line.starts_with("  ")) {
            let (name, words) = line.trim().split_once(": ").expect("a text");
            let id = format!("{group}.{name}");
            if !LABELS.contains(&id.as_str()) && !WORDS.contains(&id.as_str()) {
                found.push(Remark::new(&id, words));
            }
        }
    }
    // Those of models for several results of one trial, which the test of cautions does not ask for.
    for name in ["few-for-robust", "no-width"] {
        let line = text.split(&format!("\n  {name}: ")).nth(1);
        let line = line.and_then(|it| it.lines().next()).expect("the caution");
        found.push(Remark::new(&format!("caution.{name}"), line));
    }
    found
}
