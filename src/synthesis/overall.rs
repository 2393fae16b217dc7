//! The overall level of an appraisal, as the rule of its tool has it.

use std::collections::BTreeMap;

use crate::record::study::Judgement;
use crate::record::tool::{Mark, OverallRule, Tool, ToolDomain, ToolLevel};

/// The answer that makes an item of AMSTAR 2 a flaw, or a weakness where it is not critical.
pub(super) const FLAW: &str = "no";

/// The best overall level that the rule of a tool allows for these judgements. The best level of
/// all needs every domain judged: one that is open may hide anything. `None` without a rule, and
/// where no domain was judged.
///
/// Sources: RoB 2, Sterne and others 2019; ROBINS-I, Sterne and others 2016; AMSTAR 2, Shea and
/// others 2017.
pub fn best_overall<'a>(
    tool: &'a Tool,
    domains: &BTreeMap<String, Judgement>,
) -> Option<&'a ToolLevel> {
    match tool.overall? {
        // That several concerns together matter is for people to judge; it makes the level worse.
        OverallRule::WorstDomain | OverallRule::Rob2 => worst(tool, domains),
        OverallRule::RobinsI => no_information(tool, domains).or_else(|| worst(tool, domains)),
        OverallRule::Amstar2 => by_flaws(tool, domains),
    }
}

/// The level of a tool with an id.
pub fn level_of<'a>(tool: &'a Tool, id: &str) -> Option<&'a ToolLevel> {
    tool.levels.iter().find(|level| level.id == id)
}

/// As the worst domain. With an open domain it is not the best level; with nothing but open ones
/// there is no information.
fn worst<'a>(tool: &'a Tool, domains: &BTreeMap<String, Judgement>) -> Option<&'a ToolLevel> {
    if domains.is_empty() {
        return None;
    }
    let judged = domains.values();
    let levels = judged.filter_map(|judgement| level_of(tool, &judgement.level));
    let ranked = levels.filter(|level| level.rank.is_some());
    let is_open = tool
        .domains
        .iter()
        .any(|domain| is_open(tool, domain, domains));
    match ranked.max_by_key(|level| level.rank) {
        Some(level) if is_open && level.rank == Some(0) => with_rank(tool, 1),
        None if is_open => tool
            .levels
            .iter()
            .find(|level| level.mark == Mark::NoInformation),
        worst => worst,
    }
}

/// The level of no information, when a domain has none and no domain is so bad that it decides.
fn no_information<'a>(
    tool: &'a Tool,
    domains: &BTreeMap<String, Judgement>,
) -> Option<&'a ToolLevel> {
    let judged = domains.values();
    let mut levels = judged.filter_map(|judgement| level_of(tool, &judgement.level));
    let none = levels
        .clone()
        .find(|level| level.mark == Mark::NoInformation);
    none.filter(|_| !levels.any(is_bad))
}

/// Whether a level is the worst or nearly so: serious or critical, in the words of ROBINS-I.
pub(super) fn is_bad(level: &ToolLevel) -> bool {
    matches!(level.mark, Mark::High | Mark::Critical)
}

/// Whether nothing is known of a domain: it was not judged, or judged to have no information.
pub(super) fn is_open(
    tool: &Tool,
    domain: &ToolDomain,
    domains: &BTreeMap<String, Judgement>,
) -> bool {
    let judged = domains.get(&domain.id);
    let level = judged.and_then(|judgement| level_of(tool, &judgement.level));
    level.is_none_or(|level| level.mark == Mark::NoInformation)
}

fn with_rank(tool: &Tool, rank: u8) -> Option<&ToolLevel> {
    tool.levels.iter().find(|level| level.rank == Some(rank))
}

/// By the number of flaws and weaknesses.
fn by_flaws<'a>(tool: &'a Tool, domains: &BTreeMap<String, Judgement>) -> Option<&'a ToolLevel> {
    let judged = |id: &str| domains.get(id).map(|judgement| judgement.level.as_str());
    let is_answered = |id: &str| judged(id).is_some();
    let count = |critical: bool| {
        let items = tool.domains.iter();
        let wanted = items.filter(|item| item.critical == critical);
        wanted.filter(|item| judged(&item.id) == Some(FLAW)).count()
    };
    if !tool.domains.iter().any(|item| is_answered(&item.id)) {
        return None;
    }
    let level = match (count(true), count(false)) {
        (0, 0 | 1) => "high",
        (0, _) => "moderate",
        (1, _) => "low",
        _ => "critically-low",
    };
    level_of(tool, level)
}
