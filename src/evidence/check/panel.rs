//! Judgements of panels: an answer is one of its criterion, and a criterion is judged once.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::panel::{Criterion, Panel, PanelAnswer, PanelJudgement};
use crate::record::schema::not_a_choice;
use crate::text::case::kebab;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for question in evidence.records.questions.values() {
        for (at, panel) in question.value.panels.iter().enumerate() {
            for (nth, key, problem) in faults(panel) {
                let path = format!("panels[{at}].judgements[{nth}].{key}");
                found.push(problem.at(question.place(&path)));
            }
        }
    }
}

/// What is wrong with which judgement, and under which of its keys.
fn faults(panel: &Panel) -> Vec<(usize, &'static str, Diagnostic)> {
    let mut faults = Vec::new();
    let mut judged = BTreeSet::new();
    for (nth, judgement) in panel.judgements.iter().enumerate() {
        if let Some(problem) = wrong_answer(judgement) {
            faults.push((nth, "answer", problem));
        }
        if !judged.insert(judgement.criterion) {
            let criterion = name_of(judgement.criterion);
            let message = format!("The criterion `{criterion}` is judged a second time.");
            let problem = Diagnostic::new(&codes::JUDGED_TWICE, message);
            faults.push((nth, "criterion", problem));
        }
    }
    faults
}

fn wrong_answer(judgement: &PanelJudgement) -> Option<Diagnostic> {
    let answers = judgement.criterion.answers();
    if answers.contains(&judgement.answer) {
        return None;
    }
    let names: Vec<String> = answers
        .iter()
        .map(|answer| name_of_answer(*answer))
        .collect();
    let what = format!("the criterion `{}`", name_of(judgement.criterion));
    Some(not_a_choice(
        &name_of_answer(judgement.answer),
        &names,
        &what,
    ))
}

fn name_of(criterion: Criterion) -> String {
    kebab(&format!("{criterion:?}"))
}

fn name_of_answer(answer: PanelAnswer) -> String {
    kebab(&format!("{answer:?}"))
}
