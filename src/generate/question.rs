//! Questions, with an answer for each kind of reader.

use super::guidance;
use super::layout::{Layout, Sort, practice_id, synthesis_id};
use super::lines::{Lines, row};
use super::outcome::{COMPARATORS, Outcome};
use super::random::Random;
use super::result;
use super::words;

/// The syntheses that answer a question: five in a row, and what is left over goes to the last.
fn syntheses(layout: &Layout, question: usize) -> std::ops::Range<usize> {
    let is_last = question + 1 == layout.questions();
    let end = if is_last {
        layout.syntheses()
    } else {
        question * 5 + 5
    };
    question * 5..end
}

/// The record of a question.
pub(super) fn question(layout: &Layout, question: usize) -> String {
    let mut random = Random::of(layout.seed, "question", question);
    let syntheses = syntheses(layout, question);
    let first = syntheses.start;
    let practice = words::practice(layout.practice_of(first));
    let mut outcomes: Vec<Outcome> = Vec::new();
    for outcome in syntheses
        .clone()
        .flat_map(|synthesis| result::outcomes(layout, synthesis))
    {
        if !outcomes.contains(&outcome) && layout.sort_of(first) != Sort::Reviews {
            outcomes.push(outcome);
        }
    }
    outcomes.truncate(8);
    let who = *random.one_of(words::PEOPLE);
    let mut lines = Lines::new(format!(
        "title: \"Do {practice} help {who}? (no. {order})\"\nshort: \"{short}\"\norder: {order}\n\
         decision: Whether to offer {practice_plain}. (Invented.)\nevidence_kind: Invented studies, put together.\npico:\n\
         \x20 population: Invented {who}\n  intervention: {practice_plain}\n  comparison: {comparison}\n  outcomes: How people are\n\
         intervention: {intervention}\nsyntheses: {syntheses}\noutcomes: {outcomes}\nrisks: {risks}\nactions: {actions}\neditions:",
        short = words::capital(&practice),
        order = question + 1,
        practice_plain = practice.replace(',', ""),
        comparison = COMPARATORS[first % COMPARATORS.len()].1,
        intervention = practice_id(layout.practice_of(first)),
        syntheses = row(syntheses.map(synthesis_id)),
        outcomes = row(outcomes.iter().map(|outcome| outcome.id())),
        risks = row(guidance::some_risks(layout, question)),
        actions = row(guidance::some_actions(layout, question)),
    ));
    editions(&mut lines, layout, question, &practice);
    lines.add(
        "glance:\n  effect: {question: Does it help?, answer: It may help some, detail: Invented studies.}\n\
         \x20 certainty: {question: How sure are we?, answer: It differs}\n  cost: {question: What does it cost?, answer: Little}\n\
         \x20 harms: {question: Can it harm?, answer: Not known}\n  suits: {question: Whom does it suit?, answer: Those who ask for it}\n\
         relevance:\n  directness: direct\n  places:\n    norland: Some of the invented studies.\n    westmark: A few of them.\n\
         harms: The invented studies hardly looked for harm.\nfor_whom: People who ask for it. (Invented.)",
    );
    let (known, study) = (
        layout.some_finding(question),
        layout.study_id(layout.some_study(question)),
    );
    lines.add(format!(
        "gaps:\n  - gap: Whether it lasts longer than a year.\n    would_answer: A longer study, which would be invented too.\n\
         \x20   source: {{record: {study}, where: page 8 (invented)}}\nconcerns:\n  - concern: That it takes time\n    known: Some said so, and some did not.\n    findings: [{known}]\n\
         learning:\n  - stem: What do these invented studies show?\n    options:\n      - That it cures everything\n      - That it may help some people\n      - That it harms everybody\n\
         \x20   answer: 2\n    why: The difference is small.\n    source: {{record: {study}, where: invented}}\nreviewed: 2026-01-15"
    ));
    lines.done()
}

fn editions(lines: &mut Lines, layout: &Layout, question: usize, practice: &str) {
    for (place, reader) in words::READERS.iter().enumerate() {
        let finding = layout.some_finding(question * 3 + place);
        lines.add(format!("  {reader}:"));
        lines.text(
            4,
            "bottom_line",
            &format!("In these invented data, {practice} may help some people."),
        );
        lines.add(format!(
            "    key_messages:\n      - Try it for three months before you decide. (Invented advice.)\n\
             \x20     - Agree a time that is quiet for everybody.\n      - What people said differs ([{finding}](finding:{finding})).\n\
             \x20     - Do not expect large effects. The invented studies are small."
        ));
        if *reader == "planner" {
            lines.add("    decide_now:\n      - Ask people whether they want it.");
        }
    }
}
