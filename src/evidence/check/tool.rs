//! Appraisals use the domains and levels of their tool, and judge every domain where a rule needs it.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::study::{Judgement, Study};
use crate::record::tool::{OverallRule, Tool, ToolDomain};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for study in evidence.records.studies.values() {
        for (index, appraisal) in study.value.appraisals.iter().enumerate() {
            let Some(tool) = evidence.records.tools.get(appraisal.tool.id()) else {
                continue;
            };
            let path = format!("appraisals[{index}]");
            let (domains, overall) = (&appraisal.domains, appraisal.overall.as_ref());
            known(study, &path, &tool.value, (domains, overall), found);
            if overall.is_some() {
                whole(study, &path, &tool.value, domains, found);
            }
            for (index, one) in appraisal.appraisers.iter().enumerate() {
                let path = format!("{path}.appraisers[{index}]");
                let judged = (&one.domains, one.overall.as_ref());
                known(study, &path, &tool.value, judged, found);
            }
        }
    }
}

/// What somebody judged: by domain, and overall.
type Judged<'a> = (&'a BTreeMap<String, Judgement>, Option<&'a Judgement>);

fn known(
    study: &Entry<Study>,
    path: &str,
    tool: &Tool,
    (domains, overall): Judged<'_>,
    found: &mut Diagnostics,
) {
    for (domain, judgement) in domains {
        let path = format!("{path}.domains.{domain}");
        known_domain(study, &path, domain, tool, found);
        known_level(study, &path, judgement, tool, found);
    }
    if let Some(overall) = overall {
        known_level(study, &format!("{path}.overall"), overall, tool, found);
    }
}

/// An overall level that follows from the domains by a rule needs a judgement on each of them.
fn whole(
    study: &Entry<Study>,
    path: &str,
    tool: &Tool,
    domains: &BTreeMap<String, Judgement>,
    found: &mut Diagnostics,
) {
    let by_worst = matches!(
        tool.overall,
        Some(OverallRule::WorstDomain | OverallRule::Rob2 | OverallRule::RobinsI)
    );
    let is_known = |id: &String| tool.domains.iter().any(|known| known.id == *id);
    // A domain that was mistyped is not also missing.
    if !by_worst || domains.is_empty() || !domains.keys().all(is_known) {
        return;
    }
    let is_without = |known: &&ToolDomain| !domains.contains_key(&known.id);
    let without: Vec<String> = tool
        .domains
        .iter()
        .filter(is_without)
        .map(|known| format!("`{}` ({})", known.id, known.label))
        .collect();
    if !without.is_empty() {
        let message = format!("There is no judgement on {}.", without.join(", "));
        let place = study.place(&format!("{path}.domains"));
        let problem = Diagnostic::new(&codes::DOMAIN_MISSING, message).at(place);
        found.push(problem.hint("Add it below `domains`: `id: {level: …}`."));
    }
}

fn known_domain(
    study: &Entry<Study>,
    path: &str,
    domain: &str,
    tool: &Tool,
    found: &mut Diagnostics,
) {
    if !tool.domains.iter().any(|known| known.id == domain) {
        let known: Vec<&str> = tool.domains.iter().map(|known| known.id.as_str()).collect();
        let message = format!("{} has no domain `{domain}`.", tool.name);
        let problem = Diagnostic::new(&codes::UNKNOWN_LEVEL, message).at(study.place_of_key(path));
        found.push(problem.hint(format!("Domains are: {}.", known.join(", "))));
    }
}

fn known_level(
    study: &Entry<Study>,
    path: &str,
    judgement: &Judgement,
    tool: &Tool,
    found: &mut Diagnostics,
) {
    if !tool.levels.iter().any(|known| known.id == judgement.level) {
        let known: Vec<&str> = tool.levels.iter().map(|known| known.id.as_str()).collect();
        let message = format!("{} has no level `{}`.", tool.name, judgement.level);
        let place = study.place(&format!("{path}.level"));
        let problem = Diagnostic::new(&codes::UNKNOWN_LEVEL, message).at(place);
        found.push(problem.hint(format!("Levels are: {}.", known.join(", "))));
    }
}
