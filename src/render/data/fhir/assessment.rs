//! How sure the evidence on an outcome is: as part of the evidence, and as an assessment of it with the row
//! of the summary of findings.

use serde_json::{Value, json};

use crate::record::synthesis::Grade;
use crate::sentence::certainty::certainty as level_in_words;
use crate::sentence::statement::statement;
use crate::sentence::voice::Voice;
use crate::synthesis::OutcomeFindings;
use crate::view::Desk;
use crate::words::say;

use super::codes;
use super::resource::{Resource, Sources, bare, from_here, with};

/// The sentence of the pages.
pub(super) fn said(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    bare(&statement(
        desk.words,
        desk.evidence,
        found,
        Voice::Standard,
    ))
}

/// The certainty of evidence with its domains; nothing where it was not judged.
pub(super) fn certainty(desk: &Desk<'_>, found: &OutcomeFindings) -> Value {
    let Some(grade) = &found.grade else {
        return Value::Null;
    };
    let domains = grade.domains.iter();
    let domains = domains.map(|(domain, change)| {
        json!({
            "type": codes::domain(*domain),
            "rating": codes::change(change.change),
            "description": change.reason,
        })
    });
    json!([{
        "description": in_words(desk, found),
        "type": codes::overall(),
        "rating": codes::level(grade.level),
        "rater": grade.by,
        "subcomponent": domains.collect::<Vec<_>>(),
    }])
}

/// The certainty as pages say it, with what waits for agreement told.
fn in_words(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let grade = found.grade.as_ref();
    let certainty = desk
        .words
        .text(level_in_words(grade.map(|grade| grade.level)));
    bare(&match grade {
        Some(Grade { proposed: true, .. }) => {
            say!(desk, "outcome-line.proposed", certainty = &certainty)
        }
        Some(_) => say!(desk, "outcome-line.judged", certainty = &certainty),
        None => say!(desk, "outcome-line.not-judged"),
    })
}

/// The row of the summary of findings, and the ratings behind its certainty.
pub(super) fn assessment(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    sources: &Sources<'_>,
    evidence: &Value,
) -> Resource {
    let title = evidence["display"].as_str().unwrap_or_default().to_owned();
    let address = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    // An assessment has neither status nor publisher in R5.
    let mut content = from_here(desk, &address);
    content.remove("status");
    content.remove("publisher");
    let summary = json!({
        "informationType": "comment",
        "type": codes::named("Summary of findings"),
        "summary": format!("{} {}", said(desk, found), in_words(desk, found)),
    });
    let grade = found.grade.as_ref();
    let parts = json!({
        "title": title,
        "citeAsReference": sources.synthesis,
        "artifactReference": evidence,
        "workflowStatus": grade.filter(|grade| grade.proposed).map(|_| "waiting-for-input"),
        "content": [summary, grade.map(|grade| ratings(desk, found, grade))],
    });
    Resource {
        kind: "ArtifactAssessment",
        name: found.file_stem(),
        display: title,
        content: with(content, parts),
    }
}

fn ratings(desk: &Desk<'_>, found: &OutcomeFindings, grade: &Grade) -> Value {
    let domains = grade.domains.iter().map(|(domain, change)| {
        json!({
            "informationType": "rating",
            "type": codes::domain(*domain),
            "classifier": [codes::change(change.change)],
            "summary": change.reason,
        })
    });
    json!({
        "informationType": "rating",
        "type": codes::overall(),
        "classifier": [codes::level(grade.level)],
        "summary": in_words(desk, found),
        "author": {"display": grade.by},
        "component": domains.collect::<Vec<_>>(),
    })
}
