//! Every remark that stands beside numbers only on a condition stands exactly where its words are true, over
//! random data. The list of remarks is that of the language file, group by group, so that a new one without
//! a condition here fails. Cautions beside pooled results have a test of their own (`cautions.rs`).

mod conditions;
mod data;
mod texts;

use std::collections::BTreeSet;

use serde_json::Value;
use testbed::{Project, plain, words};

use conditions::{Analysis, holds};
use texts::{Remark, remarks};

/// Analyses in the random project.
const ANALYSES: usize = 60;

#[test]
fn remarks_stand_exactly_where_their_words_are_true() {
    let remarks = remarks();
    assert!(remarks.len() > 50, "{} remarks", remarks.len());
    let project = Project::starter();
    let wanted = data::write(&project, ANALYSES);
    let site = project.build();
    let all = site.json("evidence/random-analyses.json");
    let all = all["analyses"].as_array().expect("analyses");
    assert_eq!(all.len(), ANALYSES);
    let mut wrong: Vec<String> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (found, wanted) in all.iter().zip(&wanted) {
        let anchor = format!("{}-{}", text(found, "comparison"), text(found, "outcome"));
        let further = format!("evidence/random/{anchor}-analyses.html");
        let mut said = words(site.file(&format!("evidence/random/{anchor}.html")));
        if site.has(&further) {
            said += &words(site.file(&further));
        }
        let said = plain(&said);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let analysis = Analysis { found, wanted };
        for remark in &remarks {
            let is_said = remark.is_in(&said);
            if is_said {
                seen.insert(&remark.id);
            }
            let Some(is_true) = holds(&remark.id, &analysis) else {
                continue;
            };
            if is_said != is_true {
                let verb = if is_said { "stands" } else { "is missing" };
                wrong.push(format!("{} {verb} beside {anchor} ({wanted:?})", remark.id));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let never: Vec<&str> = OFTEN.into_iter().filter(|id| !seen.contains(id)).collect();
    assert!(never.is_empty(), "no data led to {never:?}");
}

/// Remarks to which these data have to lead, so that the test says something of them.
const OFTEN: [&str; 25] = [
    "small-studies.too-few",
    "small-studies.equal-errors",
    "small-studies.smd",
    "small-studies.other-causes",
    "small-studies.egger",
    "small-studies.none-filled",
    "small-studies.filled-left",
    "small-studies.filled-right",
    "prospect.not-judged",
    "prospect.low",
    "prospect.very-low",
    "prospect.both-sides",
    "importance.share",
    "importance.very-uncertain",
    "analyses.no-share-few",
    "analyses.no-share-no-threshold",
    "analyses.leave-range",
    "analyses.runs",
    "influence.none",
    "bias-models.few",
    "bias-models.reads-pet",
    "rare-events.empty",
    "left-out.no-standard-error",
    "caution.few-for-robust",
    "swim.one-result",
];

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn a_remark_without_a_condition_would_fail() {
    let unknown = Remark::new("small-studies.brand-new", "Something new is so.");
    let nobody = data::Wanted::default();
    let found = Value::Null;
    let analysis = Analysis {
        found: &found,
        wanted: &nobody,
    };
    let asked = std::panic::catch_unwind(|| holds(&unknown.id, &analysis));
    assert!(asked.is_err());
}
