//! Appraisals: an overall level must not be better than the rule of the tool allows.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::study::{Judgement, Study};
use crate::record::tool::{Mark, OverallRule, Tool, ToolLevel};
use crate::synthesis::overall::{FLAW, best_overall, is_bad, is_open, level_of};

use super::fact::DoubtFact;
use super::raised::{Doubt, Subject};

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for study in evidence.records.studies.values() {
        for (index, appraisal) in study.value.appraisals.iter().enumerate() {
            let Some(tool) = evidence.records.tools.get(appraisal.tool.id()) else {
                continue;
            };
            let mut judged = |path: String, domains: &Judgements, overall: &Option<Judgement>| {
                let about = Stated {
                    study,
                    path: &path,
                    tool: &tool.value,
                    domains,
                };
                doubts.extend(overall.as_ref().and_then(|overall| about.too_good(overall)));
            };
            let path = format!("appraisals[{index}]");
            judged(path.clone(), &appraisal.domains, &appraisal.overall);
            for (index, one) in appraisal.appraisers.iter().enumerate() {
                let path = format!("{path}.appraisers[{index}]");
                judged(path, &one.domains, &one.overall);
            }
        }
    }
    doubts
}

/// Judgements by domain.
type Judgements = BTreeMap<String, Judgement>;

/// An appraisal as somebody stated it.
struct Stated<'a> {
    study: &'a Entry<Study>,
    path: &'a str,
    tool: &'a Tool,
    domains: &'a Judgements,
}

impl Stated<'_> {
    fn too_good(&self, overall: &Judgement) -> Option<Doubt> {
        let stated = level_of(self.tool, &overall.level)?;
        let allowed = best_overall(self.tool, self.domains)?;
        let too_good = match (stated.rank, allowed.rank) {
            (Some(stated), Some(best)) => stated < best,
            // A worse level than "no information" is a judgement, a better one is not.
            (Some(_), None) => !is_bad(stated),
            (None, _) => self.hides(stated, allowed),
        };
        too_good.then(|| {
            let fact = DoubtFact::Overall {
                tool: self.tool.name.clone(),
                stated: stated.label.clone(),
                allowed: allowed.label.clone(),
                because: self.decisive(allowed),
            };
            let value = format!("{}.overall.level", self.path);
            let code = &codes::OVERALL_TOO_GOOD;
            Doubt::new(self.study, Subject::Appraisal, code, &value, fact)
        })
    }

    /// Whether "no information" is said of the whole although a domain is so bad that it decides, or
    /// although every domain was judged.
    fn hides(&self, stated: &ToolLevel, allowed: &ToolLevel) -> bool {
        let is_open = || {
            let mut domains = self.tool.domains.iter();
            domains.any(|domain| is_open(self.tool, domain, self.domains))
        };
        stated.mark == Mark::NoInformation && (is_bad(allowed) || !is_open())
    }

    /// The domains that forbid a better level, with their judgements.
    fn decisive(&self, allowed: &ToolLevel) -> Vec<(String, Option<String>)> {
        let answer = match self.tool.overall {
            Some(OverallRule::Amstar2) => FLAW,
            _ => allowed.id.as_str(),
        };
        let word = level_of(self.tool, answer).map_or(answer, |level| level.label.as_str());
        let domains = || self.tool.domains.iter();
        let is_decisive = |id: &str| self.domains.get(id).is_some_and(|j| j.level == answer);
        let decisive = domains().filter(|domain| is_decisive(&domain.id));
        let named = decisive.map(|domain| (domain.label.clone(), Some(word.to_owned())));
        let decisive: Vec<_> = named.collect();
        if !decisive.is_empty() {
            return decisive;
        }
        let open = domains().filter(|domain| is_open(self.tool, domain, self.domains));
        open.map(|domain| (domain.label.clone(), self.word(&domain.id)))
            .collect()
    }

    /// The word of a domain's judgement; nothing where it was not judged.
    fn word(&self, domain: &str) -> Option<String> {
        let level = level_of(self.tool, &self.domains.get(domain)?.level)?;
        Some(level.label.clone())
    }
}
