//! Judgements of risk of bias under the names that programs give to domains and levels.

use crate::import::found::{FoundAppraisal, FoundJudgement};

/// A domain of a tool by the words of its name.
pub fn domain_of(name: &str) -> Option<(&'static str, &'static str)> {
    let small = name.to_lowercase();
    let has = |word: &str| small.contains(word);
    let rob2 = [
        ("randomi", "process", "d1"),
        ("deviation", "intervention", "d2"),
        ("missing", "outcome", "d3"),
        ("measurement", "outcome", "d4"),
        ("selection", "reported result", "d5"),
    ];
    if let Some((_, _, id)) = rob2
        .into_iter()
        .find(|(one, other, _)| has(one) && has(other))
    {
        return Some(("rob2", id));
    }
    let id = if has("sequence") {
        "sequence"
    } else if has("concealment") {
        "concealment"
    } else if has("blinding") && (has("outcome") || has("assess") || has("detection")) {
        "blinding-assessment"
    } else if has("blinding") {
        "blinding-participants"
    } else if has("incomplete") {
        "incomplete-data"
    } else if has("selective") {
        "selective-reporting"
    } else if has("other") {
        "other"
    } else {
        return None;
    };
    Some(("rob1", id))
}

/// A level of RoB 1 or RoB 2 by its name.
pub fn level_of(tool: &str, name: &str) -> Option<String> {
    let small = name.trim().to_lowercase();
    let level = match (
        tool,
        small
            .trim_end_matches(" risk")
            .trim_end_matches(" risk of bias"),
    ) {
        (_, "" | "na" | "n/a" | "not applicable") => return None,
        ("rob1", "yes" | "low" | "+") | ("rob2", "low" | "+") => "low",
        ("rob1", "no" | "high" | "-") | ("rob2", "high" | "-") => "high",
        ("rob1", "unknown" | "unclear" | "?") => "unclear",
        ("rob2", "some concerns" | "some" | "unclear" | "?") => "some-concerns",
        ("rob1" | "rob2", "no information") => "no-information",
        (_, other) => {
            let slug = crate::text::slug::slug(other);
            return Some(slug).filter(|slug| !slug.is_empty());
        }
    };
    Some(level.to_owned())
}

/// Adds a judgement to the appraisal with its tool.
pub fn add(
    appraisals: &mut Vec<FoundAppraisal>,
    tool: &str,
    domain: &str,
    judged: FoundJudgement,
    place: &str,
) {
    let at = appraisals.iter().position(|one| one.tool == tool);
    let at = at.unwrap_or_else(|| {
        appraisals.push(FoundAppraisal {
            tool: tool.to_owned(),
            domains: Vec::new(),
            overall: None,
            place: place.to_owned(),
        });
        appraisals.len() - 1
    });
    let appraisal = &mut appraisals[at];
    if domain == "overall" {
        appraisal.overall = Some(judged);
    } else if !appraisal.domains.iter().any(|(known, _)| known == domain) {
        appraisal.domains.push((domain.to_owned(), judged));
    }
}
