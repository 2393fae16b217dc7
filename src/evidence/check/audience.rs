//! Blocks of audiences: what asks and notes name is there, and guidance blocks make sense.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::audience::{Audience, Block, BlockKind};
use crate::record::entry::Entry;
use crate::record::guidance::{GuidanceKind, GuidancePart};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::record::schema::not_a_choice;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for audience in evidence.records.audiences.values() {
        asks(audience, found);
        blocks(evidence, audience, found);
    }
    for question in evidence.records.questions.values() {
        notes(evidence, question, found);
    }
}

fn names(audience: &Entry<Audience>) -> Vec<String> {
    audience.value.blocks.iter().map(Block::name).collect()
}

fn asks(audience: &Entry<Audience>, found: &mut Diagnostics) {
    let names = names(audience);
    for (index, ask) in audience.value.asks.iter().enumerate() {
        if !names.iter().any(|name| name == ask.block.as_str()) {
            let problem = not_a_choice(ask.block.as_str(), &names, "`block`");
            found.push(problem.at(audience.place(&format!("asks[{index}].block"))));
        }
    }
}

fn blocks(evidence: &Evidence, audience: &Entry<Audience>, found: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for (index, block) in audience.value.blocks.iter().enumerate() {
        let path = format!("blocks[{index}]");
        let mut fault = |key: &str, code, message: String| {
            let place = audience.place(&format!("{path}{key}"));
            found.push(Diagnostic::new(code, message).at(place));
        };
        let is_guidance = block.block == BlockKind::Guidance;
        if is_guidance && block.id.is_none() {
            let message = "A guidance block needs an `id`: its name in addresses.";
            fault("", &codes::MISSING_KEY, message.to_owned());
        }
        let has_own_keys = block.id.is_some() || !block.parts.is_empty() || block.all.is_some();
        if !is_guidance && has_own_keys {
            let message = "`id`, `parts` and `all` have a meaning for `block: guidance` only.";
            fault("", &codes::UNKNOWN_KEY, message.to_owned());
        }
        if !seen.insert(block.name()) {
            let message = format!("The block `{}` stands here a second time.", block.name());
            fault(".block", &codes::DUPLICATE_ID, message);
        }
        for (index, part) in block.parts.iter().enumerate() {
            for key in part.idle_keys() {
                let message = format!("`{key}` has no meaning for what this part shows.");
                fault(
                    &format!(".parts[{index}].{key}"),
                    &codes::UNKNOWN_KEY,
                    message,
                );
            }
            for id in part.ids.iter().filter(|id| !is_there(evidence, part, id)) {
                let message = format!("There is no `{id}` among what this part shows.");
                fault(&format!(".parts[{index}].ids"), &codes::DANGLING, message);
            }
        }
    }
}

fn is_there(evidence: &Evidence, part: &GuidancePart, id: &str) -> bool {
    let has = |kind: Kind| {
        let is_shown = evidence.records.about(kind, &Id::new(id)).is_some();
        is_shown || evidence.records.is_unread(kind, id)
    };
    match part.show {
        GuidanceKind::Actions => has(Kind::Implementation),
        GuidanceKind::Risks => has(Kind::Risk),
        GuidanceKind::Resources => has(Kind::Resource),
        GuidanceKind::OpenIssues => has(Kind::OpenIssue),
        GuidanceKind::Findings => has_review_finding(evidence, id),
        GuidanceKind::SingleFindings => {
            evidence.findings.contains_key(id) || evidence.records.may_hold(id)
        }
    }
}

fn has_review_finding(evidence: &Evidence, id: &str) -> bool {
    let syntheses = evidence.records.syntheses.values();
    let mut findings = syntheses.flat_map(|synthesis| &synthesis.value.findings);
    findings.any(|finding| finding.id == id)
}

/// A remark for a block that the audience does not have would show nowhere.
fn notes(evidence: &Evidence, question: &Entry<Question>, found: &mut Diagnostics) {
    for (id, edition) in &question.value.editions {
        let Some(audience) = evidence.records.audiences.get(&Id::new(id)) else {
            continue;
        };
        let names = names(audience);
        for block in edition.notes.keys() {
            if !names.iter().any(|name| name == block.as_str()) {
                let problem = not_a_choice(block.as_str(), &names, "this key");
                let path = format!("editions.{id}.notes.{block}");
                found.push(problem.at(question.place_of_key(&path)));
            }
        }
    }
}
