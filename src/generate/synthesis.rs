//! Syntheses of every kind.

use super::economic;
use super::layout::{Layout, Sort, finding_id, practice_id, synthesis_id};
use super::lines::{Lines, row};
use super::outcome::{COMPARATORS, Outcome, Scale};
use super::random::Random;
use super::result;
use super::words;

/// The title of a synthesis.
pub(super) fn title(layout: &Layout, synthesis: usize) -> String {
    let practice = words::capital(&words::practice(layout.practice_of(synthesis)));
    let about = match layout.sort_of(synthesis) {
        Sort::Trials => "in trials",
        Sort::Directions => "told without pooling",
        Sort::Voices => "in people's own words",
        Sort::Costs => "and what they cost",
        Sort::Reviews => "in reviews",
    };
    format!("{practice} {about}, no. {synthesis}")
}

/// The record of a synthesis.
pub(super) fn synthesis(layout: &Layout, synthesis: usize) -> String {
    let mut random = Random::of(layout.seed, "synthesis", synthesis);
    let sort = layout.sort_of(synthesis);
    let practice = words::practice(layout.practice_of(synthesis));
    let kind = match sort {
        Sort::Trials => "meta-analysis",
        Sort::Directions => "swim",
        Sort::Voices => "qualitative",
        Sort::Costs => "economic",
        Sort::Reviews => "overview",
    };
    let mut lines = Lines::new(format!(
        "title: \"{}\"\nshort: \"No. {synthesis}\"\norder: {}\ntype: {kind}",
        title(layout, synthesis),
        synthesis + 1
    ));
    let people = *random.one_of(words::PEOPLE);
    lines.text(
        0,
        "question",
        &format!("What do {practice} do for {people}? (Invented.)"),
    );
    lines.text(0, "summary", &format!(
        "Invented studies of {practice} were put together. What they found is told below, with how sure \
         one can be. Nothing here is true."
    ));
    lines.text(0, "methods", &format!(
        "Nothing was searched: the studies of {practice} are invented. They are put together with the \
         methods of the program where nothing else is said. Certainty follows GRADE, heterogeneity is \
         told beside each pooled result, and a forest plot shows each one."
    ));
    lines.add("protocol: {missing: not-applicable, note: There is no protocol for invented data.}");
    searched(&mut lines, layout, synthesis, &mut random);
    members(&mut lines, layout, synthesis);
    comparison(&mut lines, layout, synthesis, &mut random);
    match sort {
        Sort::Voices => voices(&mut lines, layout, synthesis, &mut random),
        Sort::Directions => {
            lines.add("swim:\n  grouping: By outcome.\n  certainty: As for trials.")
        }
        Sort::Costs => lines.add(format!("economics: {}", row(economics(layout, synthesis)))),
        Sort::Trials | Sort::Reviews => {}
    }
    lines.add(format!(
        "limitations:\n  - All data are invented.\n  - Few studies followed people for a year.\n\
         gaps:\n  - Nobody asked again after five years.\nversions:\n\
         \x20 - {{version: \"1.0\", date: 2026-01-{:02}, changed: First invented version., conclusions_changed: false}}\n\
         reviewed: 2026-01-15",
        random.between(1, 14)
    ));
    lines.done()
}

fn searched(lines: &mut Lines, layout: &Layout, synthesis: usize, random: &mut Random) {
    let included = layout.members[synthesis].len();
    let (excluded, out, twice) = (
        random.between(3, 40),
        random.between(50, 900),
        random.between(10, 200),
    );
    let screened = included + excluded + out;
    lines.add(format!(
        "searched_to: 2025-12-01\nsearches:\n  - name: Catalogue of Invented Studies\n    platform: Ovid\n    date: 2025-12-01\n\
         \x20   syntax: ovid\n    strategy: |-\n      1. exp Practice/\n      2. ({} adj3 group*).ti,ab.\n      3. 1 and 2\n      4. limit 3 to yr=\"1998 -Current\"\n\
         \x20   records: {}\nflow:\n  databases: {}\n  duplicates: {twice}\n  screened: {screened}\n  screened_out: {out}\n\
         \x20 sought: {sought}\n  not_retrieved: 0\n  assessed: {sought}\n  excluded:\n    - {{reason: About something else, n: {excluded}}}\n\
         \x20 included_studies: {included}\n  included_reports: {included}\n  source: {{url: https://example.org/invented, where: invented}}",
        words::practice(layout.practice_of(synthesis)).split(' ').next().unwrap_or("practice"),
        screened + twice,
        screened + twice,
        sought = included + excluded,
    ));
}

fn members(lines: &mut Lines, layout: &Layout, synthesis: usize) {
    lines.add(if layout.members[synthesis].is_empty() {
        "studies: []"
    } else {
        "studies:"
    });
    for study in &layout.members[synthesis] {
        lines.add(format!("  - {}", layout.study_id(*study)));
    }
    let other = (synthesis + 1) % layout.syntheses();
    let of_another = &layout.members[other];
    if other == synthesis || of_another.len() < 2 {
        return;
    }
    lines.add(format!(
        "context: [{}]\nexcluded:\n  - {{study: {}, reason: It is about something else.}}",
        layout.study_id(of_another[0]),
        layout.study_id(of_another[1])
    ));
}

fn comparison(lines: &mut Lines, layout: &Layout, synthesis: usize, random: &mut Random) {
    let outcomes = result::outcomes(layout, synthesis);
    if outcomes.is_empty() || layout.members[synthesis].is_empty() {
        return;
    }
    let practice = layout.practice_of(synthesis);
    let (against, against_name) = COMPARATORS[synthesis % COMPARATORS.len()];
    lines.add(format!(
        "comparisons:\n  - id: main\n    title: \"{} compared with {against_name}\"\n    intervention: {}\n    comparator: {against}\n\
         \x20   population: Invented {}\n    setting: Invented places\n    outcomes:",
        words::capital(&words::practice(practice)),
        practice_id(practice),
        random.one_of(words::PEOPLE)
    ));
    for outcome in outcomes {
        lines.add(format!("      - outcome: {}", outcome.id()));
        lines.add(analysis(layout, synthesis, outcome));
        lines.add(grade(layout, synthesis, random));
        if layout.sort_of(synthesis) == Sort::Costs {
            lines.add("        narrative: The invented accounts tell of a small difference.");
        }
    }
}

fn analysis(layout: &Layout, synthesis: usize, outcome: Outcome) -> String {
    if layout.sort_of(synthesis) == Sort::Costs {
        return "        analysis: {method: narrative, reason: The accounts differ.}".to_owned();
    }
    let measure = match outcome.scale() {
        Scale::Points => "MD",
        Scale::Event => ["RR", "OR"][synthesis / 2 % 2],
        Scale::Instruments => "SMD",
        Scale::Hazard => "HR",
        Scale::Direction => {
            return "        analysis: {method: direction, reason: Only directions are reported.}"
                .to_owned();
        }
    };
    let mut text = format!(
        "        analysis:\n          method: pool\n          measure: {measure}\n          reason: The studies measured the same.\n"
    );
    if outcome.scale() == Scale::Points {
        if synthesis % 3 == 0 {
            text += "          subgroups: [format, risk-of-bias, allocation]\n          moderators: [year, sessions]\n";
        }
        if result::has_double_results(layout, synthesis) {
            text += "          several_results: combine\n";
        }
    }
    text
}

fn grade(layout: &Layout, synthesis: usize, random: &mut Random) -> String {
    const LEVELS: [&str; 4] = ["very-low", "low", "moderate", "high"];
    let start = if layout.sort_of(synthesis) == Sort::Trials {
        3
    } else {
        1
    };
    let mut level = start;
    let mut domains = String::new();
    let reasons = [
        (
            "risk-of-bias",
            "Some people knew what they had been offered.",
        ),
        ("imprecision", "The invented studies are small."),
        (
            "indirectness",
            "The people differ from those of the question.",
        ),
    ];
    for (domain, reason) in reasons {
        if level > 0 && random.happens(45) {
            level -= 1;
            domains += &format!(
                "            {domain}:\n              change: -1\n              reason: {reason}\n"
            );
        }
    }
    let domains = if domains.is_empty() {
        domains
    } else {
        format!("          domains:\n{domains}")
    };
    format!(
        "        grade:\n          start: {}\n          level: {}\n{domains}          by: the Committee for Invented Evidence\n",
        LEVELS[start], LEVELS[level]
    )
}

/// Findings of several studies that say the same.
fn voices(lines: &mut Lines, layout: &Layout, synthesis: usize, random: &mut Random) {
    let studies = &layout.members[synthesis];
    if studies.len() < 2 {
        return;
    }
    let about = words::Subject {
        practice: &words::practice(layout.practice_of(synthesis)),
        outcome: "daily life",
        country: words::COUNTRIES[0],
    };
    lines.add("findings:");
    for place in 0..random.between(2, 4) {
        let from = random.below(studies.len() - 1);
        let behind = &studies[from..(from + 4).min(studies.len())];
        let statement = words::remarks(random, 1, &about);
        lines.add(format!("  - id: Q{synthesis}-{place}"));
        lines.text(4, "statement", &statement);
        lines.add(format!(
            "    themes: [{}]\n    audiences: [{}]\n    studies: {}\n    rests_on: {}\n    cerqual:\n\
             \x20     methodological_limitations: {{level: minor, why: Mostly minor.}}\n\
             \x20     coherence: {{level: none, why: The studies agree.}}\n\
             \x20     adequacy: {{level: moderate, why: Few people.}}\n\
             \x20     relevance: {{level: minor, why: Other places.}}\n    confidence: {}\n    explanation: Several invented studies agree.",
            random.one_of(words::THEMES),
            random.one_of(words::READERS),
            row(behind.iter().map(|study| layout.study_id(*study))),
            row(behind.iter().map(|study| finding_id(*study, place % 2))),
            random.one_of(&["moderate", "low", "very-low"]),
        ));
    }
}

fn economics(layout: &Layout, synthesis: usize) -> Vec<String> {
    let accounts = layout.members[synthesis].iter().copied();
    let mut ids: Vec<String> = accounts.map(economic::account_id).collect();
    ids.push(economic::model_id(synthesis % economic::models(layout)));
    ids
}

/// A link to a synthesis.
pub(super) fn link(layout: &Layout, synthesis: usize) -> String {
    format!(
        "[{}](synthesis:{})",
        title(layout, synthesis),
        synthesis_id(synthesis)
    )
}
