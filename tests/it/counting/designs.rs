//! A count names what it counts: trials, studies of another design, people who took part.

use super::{has, has_not, page, with};

#[test]
fn a_study_without_a_comparison_group_is_named_by_its_design() {
    let page = page("nothing-left", "sarm");
    has(&page, &["1 before-and-after study", "nothing is compared"]);
    has_not(&page, &["1 trial,", "· Breaks taken alone"]);
}

#[test]
fn studies_of_several_designs_are_studies() {
    let page = with("left-out", "leftout", |project| {
        project.replace(
            "studies/s1-2019.yaml",
            "design: randomised-trial",
            "design: non-randomised-comparison",
        );
    });
    has(&page, &["4 studies, 800 people", "4 of 4 studies favour"]);
    has_not(&page, &["4 trials"]);
}

#[test]
fn who_took_part_is_told_where_no_result_says_how_many_it_counts() {
    let took_part = |n: &str| {
        with("nothing-left", "sarm", |project| {
            project.replace(
                "studies/single-2020.yaml",
                "description: People",
                &format!("description: People\n  n: {n}"),
            );
        })
    };
    has(
        &took_part("590"),
        &["590 people took part, of whom this result counts an unknown number"],
    );
    has(
        &took_part("{missing: not-reported}"),
        &["number of people not reported"],
    );
}

#[test]
fn one_result_is_no_share_of_one() {
    let lone = |direction: &str| {
        with("nothing-left", "one", |project| {
            let arms = "\"intervention\": {\"n\": 50, \"events\": 5}, \"comparator\": {\"n\": 50, \"events\": 8}";
            project.replace(
                "studies/x-2019.yaml",
                arms,
                &format!("\"direction\": \"{direction}\""),
            );
        })
    };
    let better = lone("favours-intervention");
    has(
        &better,
        &["1 trial found a reduction in death with shared tea break"],
    );
    has_not(&better, &["1 of 1"]);
    let worse = lone("favours-comparator");
    has(
        &worse,
        &["1 trial found a reduction in death with breaks taken alone"],
    );
    has_not(&worse, &["0 of 1"]);
}

#[test]
fn further_analyses_are_offered_only_where_results_are_pooled() {
    let everything_out = page("nothing-left", "allout");
    has_not(&everything_out, &["Further analyses"]);
    let lone = page("nothing-left", "one");
    has_not(&lone, &["Further analyses"]);
    let pooled = page("left-out", "leftout");
    has(&pooled, &["Further analyses"]);
}
