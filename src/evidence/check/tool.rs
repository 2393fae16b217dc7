//! Appraisals use the domains and levels of their tool, and judge every domain.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::{Judgement, Study};
use crate::record::tool::{Mark, Tool, ToolDomain};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for study in evidence.records.studies.values() {
        for (index, appraisal) in study.value.appraisals.iter().enumerate() {
            let Some(tool) = evidence.records.tools.get(appraisal.tool.id()) else {
                continue;
            };
            let path = format!("appraisals[{index}]");
            let mut of_study = Diagnostics::new();
            let judged = (&appraisal.domains, appraisal.overall.as_ref());
            known(study, &path, &tool.value, judged, &mut of_study);
            whole(study, &path, &tool.value, judged, &mut of_study);
            for (index, one) in appraisal.appraisers.iter().enumerate() {
                let path = format!("{path}.appraisers[{index}]");
                let judged = (&one.domains, one.overall.as_ref());
                known(study, &path, &tool.value, judged, &mut of_study);
            }
            // A tool of the site's own that cannot be read has the program's in its place.
            let own = format!("{}/{}", Kind::Tool.folder(), appraisal.tool.id());
            let told = of_study
                .into_iter()
                .map(|problem| problem.follows(own.as_str()));
            found.append(told.collect());
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

/// An overall level needs a judgement on each domain, whatever the tool: it says something of the whole.
fn whole(
    study: &Entry<Study>,
    path: &str,
    tool: &Tool,
    (domains, overall): Judged<'_>,
    found: &mut Diagnostics,
) {
    let is_known = |id: &String| tool.domains.iter().any(|known| known.id == *id);
    // An overall level alone is what many papers print. A domain that was mistyped is not also missing.
    if overall.is_none() || domains.is_empty() || !domains.keys().all(is_known) {
        return;
    }
    // Of items for several designs, `i2-1`, those of one design are judged, and all of them.
    let group = |id: &str| id.split_once('-').map(|(group, _)| group.to_owned());
    let is_needed = |known: &ToolDomain| {
        let own = group(&known.id);
        own.is_none() || domains.keys().any(|judged| group(judged) == own)
    };
    let is_without = |known: &&ToolDomain| is_needed(known) && !domains.contains_key(&known.id);
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
        let open = tool
            .levels
            .iter()
            .find(|level| level.mark == Mark::NoInformation);
        let problem = problem.hint("Add it below `domains`: `id: {level: …}`.");
        let problem = match open {
            Some(open) => problem.hint(format!(
                "Where the report does not say enough to judge: `{{level: {}}}`.",
                open.id
            )),
            None => problem,
        };
        found.push(problem);
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
