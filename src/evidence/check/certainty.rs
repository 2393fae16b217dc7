//! Judgements follow from their reasons: GRADE levels from their changes, CERQual from its concerns.

use crate::diag::{Diagnostic, Diagnostics, TABLES, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::synthesis::{
    CertaintyLevel, ConcernLevel, Grade, GradeDomain, ReviewFinding, Synthesis,
};
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        for (c, comparison) in synthesis.value.comparisons.iter().enumerate() {
            for (o, outcome) in comparison.outcomes.iter().enumerate() {
                let path = format!("comparisons[{c}].outcomes[{o}]");
                if let Some(grade) = &outcome.grade {
                    check_grade(synthesis, &format!("{path}.grade"), grade, found);
                }
                let named = outcome.results.iter().enumerate();
                let named = named.map(|(index, id)| (id, format!("{path}.results[{index}]")));
                let left_out = outcome.left_out.iter().enumerate();
                let left_out = left_out.map(|(index, left)| {
                    (&left.result, format!("{path}.left_out[{index}].result"))
                });
                let phantoms = named.chain(left_out);
                found.append(
                    phantoms
                        .filter_map(|(id, path)| phantom(evidence, synthesis, id, &path))
                        .collect(),
                );
            }
        }
        for (index, accuracy) in synthesis.value.accuracy.iter().enumerate() {
            if let Some(certainty) = &accuracy.certainty {
                let path = format!("accuracy[{index}].certainty");
                let sensitivity = format!("{path}.sensitivity");
                check_grade(synthesis, &sensitivity, &certainty.sensitivity, found);
                let specificity = format!("{path}.specificity");
                check_grade(synthesis, &specificity, &certainty.specificity, found);
            }
        }
        for (index, finding) in synthesis.value.findings.iter().enumerate() {
            check_cerqual(synthesis, index, finding, found);
        }
    }
}

/// A result that does not exist, unless a study or a table that could not be read may hold it.
fn phantom(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    id: &str,
    path: &str,
) -> Option<Diagnostic> {
    if evidence.results.contains_key(id) || evidence.records.may_hold(id) {
        return None;
    }
    let message = format!("There is no result `{id}`.");
    let problem = Diagnostic::new(&codes::PHANTOM_RESULT, message).at(synthesis.place(path));
    let studies = synthesis.value.studies.iter();
    let studies = studies.map(|study| format!("{}/{}", Kind::Study.folder(), study.id()));
    let problem = studies.fold(problem.follows(TABLES), Diagnostic::follows);
    let ids = evidence.results.values();
    let ids = ids.map(|entry| entry.result.id.as_str());
    Some(match suggest::nearest(id, ids) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None => problem,
    })
}

fn check_grade(synthesis: &Entry<Synthesis>, path: &str, grade: &Grade, found: &mut Diagnostics) {
    let change: i8 = grade.domains.values().map(|domain| domain.change).sum();
    let computed = level_of((rank(grade.start) + change).clamp(1, 4));
    if computed != grade.level {
        let message = format!(
            "Starting at {}, the changes ({change:+}) give {}, and the record says {}.",
            word(grade.start),
            word(computed),
            word(grade.level)
        );
        let place = synthesis.place(&format!("{path}.level"));
        found.push(Diagnostic::new(&codes::GRADE_SUM, message).at(place));
    }
    for (domain, judged) in &grade.domains {
        change_in_range(synthesis, path, *domain, judged.change, found);
        let has_reason = judged
            .reason
            .as_ref()
            .is_some_and(|reason| !reason.trim().is_empty());
        if judged.change != 0 && !has_reason {
            let domain = domain_key(*domain);
            let message = format!("The change for `{domain}` has no reason.");
            let place = synthesis.place(&format!("{path}.domains.{domain}"));
            found.push(
                Diagnostic::new(&codes::GRADE_REASON, message)
                    .at(place)
                    .hint("Add `reason: …` below `change`."),
            );
        }
    }
}

/// Levels go down by three at most, and up by two at most, each in its own domains.
fn change_in_range(
    synthesis: &Entry<Synthesis>,
    path: &str,
    domain: GradeDomain,
    change: i8,
    found: &mut Diagnostics,
) {
    let goes_up = matches!(
        domain,
        GradeDomain::LargeEffect | GradeDomain::DoseResponse | GradeDomain::OpposingConfounding
    );
    let (low, high) = if goes_up { (0, 2) } else { (-3, 0) };
    if !(low..=high).contains(&change) {
        let domain = domain_key(domain);
        let message = format!("The change for `{domain}` cannot be {change}.");
        let place = synthesis.place(&format!("{path}.domains.{domain}.change"));
        let problem = Diagnostic::new(&codes::RANGE, message).at(place);
        found.push(problem.hint(format!("It goes from {low} to {high}.")));
    }
}

/// The domain as records write it.
fn domain_key(domain: GradeDomain) -> &'static str {
    match domain {
        GradeDomain::RiskOfBias => "risk-of-bias",
        GradeDomain::Inconsistency => "inconsistency",
        GradeDomain::Indirectness => "indirectness",
        GradeDomain::Imprecision => "imprecision",
        GradeDomain::PublicationBias => "publication-bias",
        GradeDomain::LargeEffect => "large-effect",
        GradeDomain::DoseResponse => "dose-response",
        GradeDomain::OpposingConfounding => "opposing-confounding",
    }
}

fn rank(level: CertaintyLevel) -> i8 {
    match level {
        CertaintyLevel::VeryLow => 1,
        CertaintyLevel::Low => 2,
        CertaintyLevel::Moderate => 3,
        CertaintyLevel::High => 4,
    }
}

fn level_of(rank: i8) -> CertaintyLevel {
    match rank {
        4 => CertaintyLevel::High,
        3 => CertaintyLevel::Moderate,
        2 => CertaintyLevel::Low,
        _ => CertaintyLevel::VeryLow,
    }
}

fn word(level: CertaintyLevel) -> &'static str {
    match level {
        CertaintyLevel::VeryLow => "very low",
        CertaintyLevel::Low => "low",
        CertaintyLevel::Moderate => "moderate",
        CertaintyLevel::High => "high",
    }
}

fn check_cerqual(
    synthesis: &Entry<Synthesis>,
    index: usize,
    finding: &ReviewFinding,
    found: &mut Diagnostics,
) {
    let cerqual = &finding.cerqual;
    let components = [
        &cerqual.methodological_limitations,
        &cerqual.coherence,
        &cerqual.adequacy,
        &cerqual.relevance,
    ];
    let is_serious = components
        .iter()
        .any(|concern| concern.level == ConcernLevel::Serious);
    if is_serious && finding.confidence == CertaintyLevel::High {
        let message = format!(
            "`{}` has high confidence and a serious concern.",
            finding.id
        );
        let place = synthesis.place(&format!("findings[{index}].confidence"));
        found.push(Diagnostic::new(&codes::CERQUAL_HIGH, message).at(place));
    }
}
