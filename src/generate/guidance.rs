//! What helps to put an answer into practice: actions, risks, texts to adapt, open issues, policies,
//! places where it runs, words, and news.

use super::layout::{Layout, question_id, synthesis_id};
use super::lines::Lines;
use super::random::Random;
use super::synthesis;
use super::words;

/// How many records there are of a kind of this file.
pub(super) fn count(layout: &Layout, folder: &str) -> usize {
    match folder {
        "implementation" => layout.one_in(5, 10),
        "open-issues" | "examples" | "updates" => layout.one_in(20, 3),
        "glossary" => layout.one_in(20, 8),
        _ => layout.one_in(10, 4),
    }
}

/// Two actions for a question.
pub(super) fn some_actions(layout: &Layout, question: usize) -> Vec<String> {
    let count = count(layout, "implementation");
    (0..2)
        .map(|place| action_id((question * 2 + place) % count))
        .collect()
}

/// A risk or two for a question.
pub(super) fn some_risks(layout: &Layout, question: usize) -> Vec<String> {
    let count = count(layout, "risks");
    (0..2)
        .map(|place| risk_id((question + place) % count))
        .collect()
}

fn action_id(action: usize) -> String {
    format!("action-{action}")
}

fn risk_id(risk: usize) -> String {
    format!("risk-{risk}")
}

fn resource_id(layout: &Layout, place: usize) -> String {
    format!("resource-{}", place % count(layout, "resources"))
}

fn readers(place: usize) -> String {
    let readers = words::READERS;
    format!("[{}, {}]", readers[place % 3], readers[(place + 1) % 3])
}

fn source(layout: &Layout, place: usize) -> String {
    format!(
        "source: {{record: {}, where: page {} (invented)}}",
        layout.study_id(layout.some_study(place)),
        place % 9 + 1
    )
}

/// The record of an action.
pub(super) fn action(layout: &Layout, place: usize) -> String {
    const WHENS: [&str; 4] = ["before", "start", "running", "national"];
    let practice = words::practice(place % layout.practices());
    format!(
        "code: A{place:03}\naction: A time for {} is agreed with everybody.\nstage: {}\nwhen: {}\npriority: {}\ntopic: {}\n\
         audiences: {}\nowner: Those who plan it\nindicator: It is written down, and people know it.\nmotivated_by: [{}]\nresources: [{}]\n{}\n",
        practice.replace(',', ""),
        words::STAGES[place % words::STAGES.len()],
        WHENS[place % WHENS.len()],
        ["must", "should", "consider"][place % 3],
        words::THEMES[place % words::THEMES.len()],
        readers(place),
        layout.some_finding(place),
        resource_id(layout, place),
        source(layout, place),
    )
}

/// The record of a risk.
pub(super) fn risk(layout: &Layout, place: usize) -> String {
    let theme = words::THEMES[place % words::THEMES.len()];
    let (cause, behind) = (layout.some_finding(place), layout.some_finding(place + 11));
    format!(
        "title: Too little thought is given to {theme}, no. {place}\nline: It is begun before anybody has asked. (Invented.)\norder: {}\n\
         cause: It comes about when nobody has agreed otherwise ([{cause}](finding:{cause})).\nlikelihood: No figures exist, not even invented ones.\n\
         evidence: [{behind}]\ncontrols:\n  - Agree it before the first time.\n  - Look at it again after three months.\n\
         counter_risk: If everything is forbidden, nobody comes ([an action](action:{})).\nindicator: What people say when they are asked.\n\
         owner: Those who plan it\naudiences: {}\nresources: [{}]\n",
        place + 1,
        action_id(place % count(layout, "implementation")),
        readers(place),
        resource_id(layout, place),
    )
}

/// The record of a text to adapt.
pub(super) fn resource(layout: &Layout, place: usize) -> String {
    const KINDS: [&str; 10] = [
        "job-description",
        "contract",
        "protocol",
        "procedure",
        "checklist",
        "training",
        "business-case",
        "leaflet",
        "story",
        "template",
    ];
    let mut random = Random::of(layout.seed, "resource", place);
    let practice = words::practice(place % layout.practices());
    let about = words::Subject {
        practice: &practice,
        outcome: "daily life",
        country: words::COUNTRIES[0],
    };
    let (steps, remarks) = (
        words::methods(&mut random, 6, &about),
        words::remarks(&mut random, 6, &about),
    );
    let actions = count(layout, "implementation");
    format!(
        "---\ntitle: \"A text to adapt for {practice}, no. {place}\"\nsummary: An invented text, of the length of a real one.\norder: {}\nkind: {}\n\
         date: 2026-01-15\nlicence: {{name: CC0 1.0}}\naudiences: {}\nstages: [{}]\nmotivated_by: [{}]\nactions: [{}]\n\
         complete_locally:\n  - The time\n  - The names\nreview_note: Nobody has read it yet.\n---\n**Invented.**\n\n\
         ## Before the first time\n\n1. Agree a time with everybody.\n2. Find a room.\n\n| What | Who | Done |\n|---|---|---|\n| A room | The leader | [to complete locally] |\n\n\
         {steps}\n\n## After three months\n\n- Ask whether it [helped](outcome:outcome-0).\n\n{remarks}\n",
        place + 1,
        KINDS[place % KINDS.len()],
        readers(place),
        words::STAGES[place % words::STAGES.len()],
        layout.some_finding(place),
        action_id(place % actions),
    )
}

/// The record of an open issue.
pub(super) fn open_issue(layout: &Layout, place: usize) -> String {
    let finding = layout.some_finding(place);
    format!(
        "title: \"Who looks after {}? No. {place}\"\norder: {}\nwhy: The studies left it open ([{finding}](finding:{finding})).\npositions:\n\
         \x20 - {{position: Those who plan it, case: They know what there is., findings: [{finding}]}}\n\
         \x20 - {{position: Everybody in turn, case: What is shared lasts.}}\nrecord_locally: Who it is, and until when.\naudiences: {}\nactions: [{}]\n{}\n",
        words::THEMES[place % words::THEMES.len()],
        place + 1,
        readers(place),
        action_id(place % count(layout, "implementation")),
        source(layout, place),
    )
}

/// The record of a policy.
pub(super) fn policy(layout: &Layout, place: usize) -> String {
    const KINDS: [&str; 5] = ["commitment", "duty", "recommendation", "programme", "event"];
    let year = 2000 + place % 25;
    format!(
        "title: What was said about {} in {year}, no. {place}\ndate: \"{year}\"\nsort_year: {year}\njurisdiction: {}\nbody: Invented Office of Practice\n\
         commitment: The office says that people may have it. (Invented.)\naccountable: The invented minister\nmeasured: {{missing: not-reported}}\nkind: {}\n\
         audiences: {}\n{}\n",
        words::THEMES[place % words::THEMES.len()],
        words::COUNTRIES[place % 2],
        KINDS[place % KINDS.len()],
        readers(place),
        source(layout, place),
    )
}

/// The record of a place where it runs.
pub(super) fn example(layout: &Layout, place: usize) -> String {
    format!(
        "title: \"House no. {place}\"\narea: the street of that name\ncountry: {}\nsince: \"{}\"\nmodel: Every week at half past three. (Invented.)\n\
         contact: {{missing: not-reported}}\nevaluation: {{missing: not-measured}}\n{}\n",
        words::COUNTRIES[place % 2],
        2001 + place % 20,
        source(layout, place),
    )
}

/// The record of a word.
pub(super) fn term(layout: &Layout, place: usize) -> String {
    const TERMS: [(&str, &str); 8] = [
        (
            "Heterogeneity",
            "How far results differ by more than chance.",
        ),
        (
            "Forest plot",
            "A drawing of each result and of the pooled one.",
        ),
        (
            "Confidence interval",
            "A range of values that fit the data.",
        ),
        ("Leader", "The person who is there when people meet."),
        (
            "Waiting list",
            "People who have asked and wait for a place.",
        ),
        (
            "Instrument",
            "A list of questions whose answers make a number.",
        ),
        ("Quiet hour", "An hour in which nothing else is planned."),
        ("Certainty", "How sure one can be of an effect."),
    ];
    let (term, definition) = match TERMS.get(place) {
        Some((term, definition)) => ((*term).to_owned(), (*definition).to_owned()),
        None => {
            let practice = words::practice(place);
            let first = words::capital(&practice.replace(',', ""));
            (
                format!("{first} number {place}"),
                format!("One way of having {practice}."),
            )
        }
    };
    let study = layout.study_id(layout.some_study(place));
    let mut lines = Lines::new(format!("term: {term}"));
    lines.text(0, "definition", &definition);
    lines.add(format!("from: [{study}]"));
    lines.done()
}

/// The record of news.
pub(super) fn update(layout: &Layout, place: usize) -> String {
    const KINDS: [&str; 3] = ["new-evidence", "update", "resource"];
    let of = place * 7 % layout.syntheses();
    format!(
        "---\ntitle: News no. {place} of invented evidence\ndate: 2026-01-{:02}\nkind: {}\nsummary: Something invented was added.\nchanges_answer: {}\n\
         syntheses: [{}]\nquestions: [{}]\n---\nSee {}.\n",
        place % 15 + 1,
        KINDS[place % KINDS.len()],
        place % 5 == 2,
        synthesis_id(of),
        question_id(place % layout.questions()),
        synthesis::link(layout, of),
    )
}
