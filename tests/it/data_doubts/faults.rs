//! One fault, one doubt: the line, what was seen, and how to accept it.

use super::accepted::hard_words;
use testbed::{Project, faults, listed};

const SOURCE: &str = "    source:\n      record: finch-2021\n      where: Table 2";

/// The source of the first result with an effect above it.
fn with(effect: &str) -> String {
    format!("    effect: {{{effect}, positive: higher-with-intervention}}\n{SOURCE}")
}

/// A pooled result of a review, in front of the findings.
fn pooled(numbers: &str) -> String {
    format!(
        "pooled_results:\n  - {{outcome: calm, {numbers}, benefit: above 0, source: {{record: finch-2021}}}}\nfindings:"
    )
}

const FIGURE: &str = "finding: >-\n  With these";

fn figure(unit: &str) -> String {
    format!("figures:\n  - {{label: Tea, value: 3, unit: {unit}}}\n{FIGURE}")
}

/// Both arms of the first result.
const ARMS: &str =
    "    intervention: {n: 38, mean: 6.4, sd: 1.8}\n    comparator: {n: 37, mean: 5.9, sd: 1.9}";

/// A result with an effect only, in their place.
fn effect_alone(people: u32, numbers: &str) -> String {
    format!(
        "    n: {people}\n    effect: {{measure: MD, {numbers}, positive: higher-with-intervention}}"
    )
}

faults! { Project::starter();
    an_effect_does_not_fit_its_arms: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: 1.5"),
        "W0521" at "1.5", ["stated MD is 1.50", "give 0.50"];
    a_standardised_effect_does_not_fit_its_arms: "studies/finch-2021.yaml", SOURCE => &with("measure: SMD, estimate: 0.62"),
        "W0521" at "0.62", ["stated SMD is 0.62", "give 0.27"];
    a_sign_fights_its_scale: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: -0.5"),
        "W0522" at "-0.5", ["the same size with the other sign"];
    an_error_does_not_fit_its_arms: "studies/finch-2021.yaml", SOURCE => &with("measure: SMD, estimate: 0.27, se: 0.33"),
        "W0523" at "0.33", ["0.330", "arms of 38 and 37 people give 0.2"];
    an_interval_does_not_fit_its_arms: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: 0.5, ci_low: -1.8, ci_high: 2.8"),
        "W0523" at "-1.8", ["from the interval", "arms of 38 and 37 people"];
    an_interval_is_lopsided: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: 0.5, ci_low: -0.9, ci_high: 0.8"),
        "W0524" at "-0.9", ["1.40 below", "0.30 above"];
    an_interval_does_not_fit_its_error: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: 0.5, se: 0.4275, ci_low: -0.1, ci_high: 1.1"),
        "W0525" at "0.4275", ["standard error is 0.42", "0.306"];
    a_p_value_does_not_fit: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: 0.5, ci_low: -0.35, ci_high: 1.35, p: \"0.004\""),
        "W0526" at "\"0.004\"", ["0.004", "about 0.249"];
    a_bound_of_a_p_value_does_not_fit: "studies/finch-2021.yaml", SOURCE => &with("measure: MD, estimate: 0.5, se: 0.4275, p: \"<0.05\""),
        "W0526" at "\"<0.05\"", ["<0.05", "standard error"];
    a_mean_lies_outside_its_range: "studies/finch-2021.yaml", "mean: 6.4, sd: 1.8" => "mean: 64, sd: 1.8",
        "W0528" at "64", ["The mean 64", "0 to 10"];
    an_sd_is_more_than_its_range_allows: "studies/finch-2021.yaml", "mean: 6.4, sd: 1.8" => "mean: 6.4, sd: 5.1",
        "W0555" at "5.1", ["5.1", "at most"];
    an_sd_is_far_from_that_of_the_other_arm: "studies/finch-2021.yaml", "mean: 6.4, sd: 1.8" => "mean: 6.4, sd: 0.6",
        "W0555" at "0.6", ["0.6 and 1.9", "far apart"];
    an_effect_lies_far_from_the_others: "studies/finch-2021.yaml", "{n: 38, mean: 6.4" => "{n: 38, mean: 9.4",
        "W0554" at "38", ["2 other studies", "hardly explain"];
    an_arm_has_a_standard_error: "studies/finch-2021.yaml", "mean: 6.4, sd: 1.8" => "mean: 6.4, sd: 0.29",
        "W0527" at "0.29", ["0.29 and 1.9", "looks like a standard error"];
    an_arm_is_copied_into_the_other: "studies/finch-2021.yaml", "{n: 38, mean: 6.4, sd: 1.8}" => "{n: 37, mean: 5.9, sd: 1.9}",
        "W0556" at "5.9", ["copied into the other"];
    arms_do_not_add_up: "studies/finch-2021.yaml", "    intervention: {n: 38" => "    n: 80\n    intervention: {n: 38",
        "W0529" at "80", ["38 and 37", "75", "80"];
    an_arm_has_more_people_than_were_allocated: "studies/finch-2021.yaml", "    intervention: {n: 38" => "    against: breaks-alone\n    intervention: {n: 42",
        "W0529" at "42", ["intervention arm has 42", "40 were allocated"];
    a_result_has_more_people_than_its_study: "studies/finch-2021.yaml", "{n: 38" => "{n: 48",
        "W0529" at "48", ["80 in all"];
    a_result_has_more_people_in_all_than_its_study: "studies/finch-2021.yaml", ARMS => &effect_alone(801, "estimate: 0.5, se: 0.43"),
        "W0529" at "801", ["801 people", "80 in all"];
    a_difference_is_wider_than_its_scale: "studies/finch-2021.yaml", ARMS => &effect_alone(75, "estimate: 30, se: 0.43"),
        "W0528" at "30", ["difference of 30", "10 from 0 to 10"];
    a_limit_is_wider_than_its_scale: "studies/finch-2021.yaml", ARMS => &effect_alone(75, "estimate: 0.5, ci_low: -14, ci_high: 15"),
        "W0528" at "-14", ["difference of", "10 from 0 to 10"];
    a_direction_is_not_that_of_the_arms: "studies/finch-2021.yaml", SOURCE => &format!("    direction: favours-comparator\n{SOURCE}"),
        "W0586" at "favours-comparator", ["favours the comparator", "better with the intervention"];
    a_direction_is_not_that_of_the_effect: "studies/finch-2021.yaml", ARMS => &format!("    direction: favours-intervention\n{}", effect_alone(75, "estimate: -0.5, se: 0.43")),
        "W0586" at "favours-intervention", ["favours the intervention", "better with the comparator"];
    arms_of_a_study_do_not_add_up: "studies/finch-2021.yaml", "  n: 80" => "  n: 90",
        "W0529" at "- intervention", ["40 and 40", "the study has 90"];
    groups_were_randomised: "studies/finch-2021.yaml", "design: randomised-trial" => "design: cluster-randomised-trial",
        "W0530" at "T1", ["Groups were randomised"];
    heterogeneity_does_not_fit: "studies/finch-2021.yaml", "findings:" => &pooled("measure: MD, estimate: 0.4, ci_low: 0.1, ci_high: 0.7, i_squared: 80, chi_squared: 4.2, df: 3, p_heterogeneity: \"0.24\""),
        "W0531" at "80", ["80%", "29%"];
    a_p_value_of_heterogeneity_does_not_fit: "studies/finch-2021.yaml", "findings:" => &pooled("measure: MD, estimate: 0.4, ci_low: 0.1, ci_high: 0.7, i_squared: 29, chi_squared: 4.2, df: 3, p_heterogeneity: \"0.024\""),
        "W0531" at "\"0.024\"", ["0.024", "0.241"];
    a_published_interval_is_lopsided: "studies/finch-2021.yaml", "findings:" => &pooled("measure: Risk ratio, estimate: 0.8, ci_low: 0.3, ci_high: 0.95"),
        "W0524" at "0.3", ["on the logarithm"];
    a_published_p_value_does_not_fit: "studies/finch-2021.yaml", "findings:" => &pooled("measure: SMD, estimate: 0.4, ci_low: 0.1, ci_high: 0.7, p: \"0.4\""),
        "W0526" at "\"0.4\"", ["0.4", "about 0.009"];
    an_instrument_is_read_the_other_way_round: "studies/finch-2021.yaml", "    better: higher" => "    better: lower",
        "W0540" at "lower", ["lower scores as better", "higher ones are"];
    a_study_is_newer_than_the_search: "syntheses/tea-break-trials.yaml", "flow:" => "searched_to: 2021-06-01\nflow:",
        "W0538" at "wren-2023", ["Wren 2023", "published in 2023", "1 June 2021"];
    a_year_differs_from_the_date_of_publication: "studies/finch-2021.yaml", "  year: 2021" => "  published: 2012-03-01\n  year: 2021",
        "W0538" at "2021\n", ["2021", "1 March 2012"];
    money_is_in_another_currency: "economics/tea-cost-model.yaml", FIGURE => &figure("EUR a break"),
        "W0539" at "EUR", ["EUR", "GBP"];
    a_search_is_after_the_last_one: "syntheses/tea-break-trials.yaml", "flow:" => "searched_to: 2025-06-01\nsearches:\n  - {name: Catalogue of Tea, date: 2025-09-01}\nflow:",
        "E0511" at "2025-09-01", ["Catalogue of Tea", "after the last search"];
    a_version_is_before_its_search: "syntheses/tea-break-trials.yaml", "flow:" => "searched_to: 2026-06-01\nflow:",
        "E0511" at "2026-06-01", ["newest version", "before the last search"];
    versions_are_out_of_order: "syntheses/tea-break-trials.yaml", "versions:\n" => "versions:\n  - {version: \"0.9\", date: 2025-01-15, changed: First., conclusions_changed: false}\n",
        "E0511" at "2025-01-15", ["newest first"];
}

faults! { Project::everything();
    a_time_is_later_than_its_study: "results/trials.csv", "Calm Desk Scale,higher,3,breaks-alone,,29" => "Calm Desk Scale,higher,300,breaks-alone,,29",
        "W0557" at "300", ["300 months", "began in 2014"];
}

#[test]
fn money_needs_a_price_year_a_perspective_and_a_currency() {
    let project = Project::starter();
    let file = "economics/tea-cost-model.yaml";
    project.replace(file, FIGURE, &figure("GBP a break"));
    assert_eq!(listed(&project.problems()), "");
    for (given, key) in [
        ("currency: GBP", "currency"),
        ("perspective: the invented library", "perspective"),
        ("price_year: 2025", "price_year"),
    ] {
        let project = Project::starter();
        project.replace(file, FIGURE, &figure("GBP a break"));
        project.replace(file, given, &format!("{key}: {{missing: not-applicable}}"));
        let problems = project.problems();
        let told = problems
            .iter()
            .any(|p| p.code.id == "W0539" && p.message.contains(key));
        assert!(told, "{key}: {}", listed(&problems));
    }
}

#[test]
fn a_group_that_was_randomised_widens_the_interval() {
    let project = Project::starter();
    let file = "studies/finch-2021.yaml";
    project.replace(
        file,
        "design: randomised-trial",
        "design: cluster-randomised-trial",
    );
    let error = |project: &Project| -> f64 {
        let run = project.run(&["analyse", "tea-break-trials", "--json"]);
        let analyses = run.json();
        let inputs = &analyses["analyses"][0]["inputs"];
        let row = inputs.as_array().expect("rows").iter();
        let row = row.clone().find(|row| row["result"] == "T1");
        row.expect("the row")["sei"].as_f64().expect("an error")
    };
    let plain = error(&project);
    project.replace(
        file,
        "    better: higher",
        "    cluster: {icc: 0.05, mean_size: 11}\n    better: higher",
    );
    assert_eq!(listed(&project.problems()), "");
    // 1 + (11 - 1) 0.05 = 1.5
    assert!((error(&project) / plain - 1.5_f64.sqrt()).abs() < 1e-9);
}

#[test]
fn short_answers_are_read_for_significance_and_for_ease() {
    let project = Project::everything();
    hard_words(&project);
    assert_eq!(project.codes(), ["W0532", "W0533"]);
    let project = Project::starter();
    let file = "questions/tea-breaks.yaml";
    project.replace(
        file,
        "The invented trials are small.",
        "The invented trials are small (p = .21).",
    );
    assert_eq!(project.codes(), ["W0532"]);
}

#[test]
fn a_pooled_result_is_compared_with_the_published_one() {
    let project = Project::everything();
    project.replace(
        "studies/tern-2022.yaml",
        "    estimate: 0.65\n    ci_low: 0.18\n    ci_high: 1.13",
        "    estimate: 0.87\n    ci_low: 0.41\n    ci_high: 1.33",
    );
    let told = project.problems_of_check();
    assert_eq!(told.len(), 1, "{told:?}");
    let (code, message) = &told[0];
    assert_eq!(code, "W0537");
    assert!(message.contains("give 0.65 (0.18 to 1.13)"), "{message}");
    let file = "syntheses/tea-break-trials.yaml";
    let record = project.read(file);
    let accept = "accept: [{check: W0537, outcome: calm, reason: An odd reason.}]";
    project.write(file, format!("{record}{accept}\n"));
    let site = project.build();
    assert!(
        site.file("evidence/tea-break-trials/whole.html")
            .contains("An odd reason.")
    );
}

#[test]
fn one_trial_under_two_names_is_told() {
    let project = Project::starter();
    let table = "results/tea-breaks.csv";
    let copied = "T4,heron-2022,calm,calm at noon,Calm Desk Scale,higher,3,21,6.1,1.7,22,6.0,1.6,,wren-2023,Table 1\n";
    project.write(table, format!("{}{copied}", project.read(table)));
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "          method: pool\n",
        "          method: pool\n          several_results: keep-as-published\n",
    );
    let found = project.codes();
    assert_eq!(
        found.iter().filter(|code| **code == "W0535").count(),
        2,
        "{found:?}"
    );
}

/// Adds a row to the table of the starter: of Heron 2022, with these data of the comparator.
fn with_row(comparator: &str) -> Project {
    let project = Project::starter();
    let table = "results/tea-breaks.csv";
    let row = format!(
        "T4,heron-2022,calm,calm at noon,Calm Desk Scale,higher,3,20,6.9,1.4,{comparator},,wren-2023,Table 1\n"
    );
    project.write(table, format!("{}{row}", project.read(table)));
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "          method: pool\n",
        "          method: pool\n          several_results: combine\n",
    );
    project
}

#[test]
fn a_comparator_that_two_records_share_is_told_in_both() {
    let heron = "22,6.0,1.6";
    assert!(
        Project::starter()
            .read("results/tea-breaks.csv")
            .contains(heron)
    );
    let told = |comparator: &str| -> Vec<String> {
        let told = with_row(comparator).problems_of_check();
        let shared = told.into_iter().filter(|(code, _)| code == "W0535");
        shared.map(|(_, message)| message).collect()
    };
    let shared = told(heron);
    assert_eq!(shared.len(), 2, "{shared:?}");
    for message in &shared {
        assert!(
            message.contains("The data of the comparator arm are exactly those of"),
            "{message}"
        );
    }
    assert_eq!(told("22,6.0,1.7"), [""; 0], "another SD is another group");
}

/// The starter with a trial whose effect is far from the others, as counts of events.
fn with_far_counts() -> Project {
    let project = Project::starter();
    let row = |id: &str, study: &str, one: (u32, u32), other: (u32, u32)| {
        format!(
            "\n  - {{id: {id}, outcome: calm, event: calm, intervention: {{n: {}, events: {}}}, comparator: {{n: {}, events: {}}}, source: {{record: {study}, where: T2}}}}",
            one.1, one.0, other.1, other.0
        )
    };
    for (id, study, one, other) in [
        ("E1", "finch-2021", (22, 80), (17, 80)),
        ("E2", "heron-2022", (110, 120), (12, 118)),
    ] {
        let file = format!("studies/{study}.yaml");
        let text = project.read(&file);
        let results = row(id, study, one, other);
        let text = match text.contains("\nresults:") {
            true => text.replacen("\nresults:", &format!("\nresults:{results}"), 1),
            false => format!("{}\nresults:{results}\n", text.trim_end()),
        };
        project.write(&file, text);
    }
    project
}

#[test]
fn an_effect_far_from_the_others_is_told_in_its_own_terms() {
    let told = with_far_counts().problems_of_check();
    let (_, message) = told
        .iter()
        .find(|(code, message)| code == "W0554" && message.contains("E2"))
        .unwrap_or_else(|| panic!("{told:?}"));
    assert!(message.contains("The OR is 97"), "{message}");
    assert!(!message.contains("SDs"), "{message}");
}

#[test]
fn a_result_that_every_analysis_leaves_out_is_compared_with_nothing() {
    let project = Project::starter();
    let far = |project: &Project| {
        project.replace(
            "studies/finch-2021.yaml",
            "{n: 38, mean: 6.4",
            "{n: 38, mean: 9.4",
        );
    };
    far(&project);
    assert!(project.codes().contains(&"W0554"));
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "        analysis:\n",
        "        left_out: [{result: T1, reason: Retracted.}]\n        analysis:\n",
    );
    let codes = project.codes();
    assert!(!codes.contains(&"W0554"), "{codes:?}");
}

#[test]
fn people_count_twice_only_in_one_pool() {
    let heron = "22,6.0,1.6";
    let shared = |project: &Project| {
        let told = project.problems_of_check();
        told.into_iter().filter(|(code, _)| code == "W0535").count()
    };
    let project = with_row(heron);
    assert_eq!(shared(&project), 2);
    // Without a pool nothing is counted together.
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "method: pool\n",
        "method: narrative\n",
    );
    assert_eq!(shared(&project), 0);
}

const LEFT: &str = "L04,egret-2019,left-early,left before the end of a shift,duty rota,,3,breaks-alone,,75,14,,,73,19,,,left early,,,,,,,,,,,,,egret-2019,Table 2 (invented)\n";

#[test]
fn one_event_is_told_once_in_a_trial() {
    let small = LEFT.replace(",14,", ",3,").replace(",19,", ",4,");
    let copy = |of: &str| of.replace("L04", "L94").replace(",left early,", ",gone,");
    for rows in [
        // Under two outcomes.
        format!("{LEFT}{}", copy(LEFT).replace("left-early", "absence")),
        // Small counts that other trials may have too.
        format!("{small}{}", copy(&small)),
    ] {
        let project = Project::everything();
        project.replace("results/trials.csv", LEFT, &rows);
        let problems = project.problems();
        let told = problems.iter().filter(|problem| problem.code.id == "W0556");
        let told: Vec<&str> = told.map(|problem| problem.message.as_str()).collect();
        assert_eq!(told.len(), 2, "{}", listed(&problems));
        for other in ["L04", "L94"] {
            assert!(
                told.iter().any(|message| message.contains(other)),
                "{told:?}"
            );
        }
    }
}
