//! What a page counts: the trials, people and directions of the analysis that it speaks of.

mod designs;

use testbed::{Project, words};

/// The words of an evidence page of the starter with a folder of invented records laid over it.
fn page(samples: &str, synthesis: &str) -> String {
    with(samples, synthesis, |_| {})
}

fn with(samples: &str, synthesis: &str, change: impl FnOnce(&Project)) -> String {
    let project = Project::starter();
    project.overlay(&format!("tests/it/counting/{samples}"));
    change(&project);
    let site = project.build();
    words(site.file(&format!("evidence/{synthesis}/whole.html")))
}

fn has(page: &str, wanted: &[&str]) {
    for text in wanted {
        assert!(page.contains(text), "the page lacks {text:?}");
    }
}

fn has_not(page: &str, unwanted: &[&str]) {
    for text in unwanted {
        assert!(!page.contains(text), "the page has {text:?}");
    }
}

#[test]
fn a_result_that_is_left_out_counts_nowhere() {
    let page = page("left-out", "leftout");
    has(
        &page,
        &["4 trials, 800 people", "4 of 4 trials favour", "Retracted"],
    );
    has_not(&page, &["5 trials", "2,800 people", "of 5 trials"]);
}

#[test]
fn it_is_in_no_median_and_no_range() {
    let page = page("left-out", "lonarrative");
    has(&page, &["range 0.42 to 0.67", "4 trials, 800 people"]);
    has_not(&page, &["3.00.", "of 5 trials"]);
}

#[test]
fn it_is_in_no_count_of_directions_and_no_sign_test() {
    let page = page("left-out", "lodirection");
    has(&page, &["Of 4 trials with a clear direction 4 favour"]);
    has_not(&page, &["Of 5 trials"]);
}

#[test]
fn taking_a_result_back_in_counts_it_again() {
    let page = with("left-out", "leftout", |project| {
        let text = project.read("syntheses/leftout.yaml");
        let start = text
            .find("\"left_out\"")
            .expect("a list of what is left out");
        let end = start + text[start..].find(']').expect("its end") + 1;
        let before = text[..start].trim_end().trim_end_matches(',');
        project.write(
            "syntheses/leftout.yaml",
            format!("{before}{}", &text[end..]),
        );
    });
    has(&page, &["5 trials, 2,800 people", "4 of 5 trials favour"]);
}

#[test]
fn with_everything_left_out_the_page_says_so_and_counts_nobody() {
    let page = page("nothing-left", "allout");
    has(
        &page,
        &[
            "No result on",
            "is left",
            "0 trials",
            "no result is left to put together",
        ],
    );
    has_not(
        &page,
        &["2 of 2", "2 trials", "median", "it needs 1 result"],
    );
}

#[test]
fn a_lone_result_is_never_called_pooled() {
    let page = page("nothing-left", "one");
    let unclear = "the one result does not point clearly one way on death";
    has(&page, &["There is one result", unclear]);
    has_not(&page, &["Pooled result", "I² 0%", "Q 0.0 on 0 degrees"]);
}

#[test]
fn two_trials_of_one_name_are_two() {
    let page = page("same-label", "same");
    has(&page, &["5 trials, 515 people"]);
}

#[test]
fn renaming_a_trial_changes_no_count() {
    let page = with("same-label", "same", |project| {
        project.replace("studies/smith-2020b.yaml", "Smith 2020", "Smith 2021");
    });
    has(&page, &["5 trials, 515 people"]);
}

#[test]
fn people_of_a_comparator_that_two_arms_share_count_once() {
    for (several, people) in [
        ("keep-as-published", "1,062"),
        ("combine", "1,062"),
        ("first", "1,014"),
    ] {
        let page = with("shared-comparator", "mix", |project| {
            project.replace("syntheses/mix.yaml", "keep-as-published", several);
        });
        has(&page, &[&format!("8 trials, {people} people")]);
        has_not(&page, &["of 9 results", "of 9 trials"]);
    }
}

#[test]
fn comparators_with_other_people_count_apart() {
    let page = with("shared-comparator", "mix", |project| {
        let low = "\"comparator\": {\"n\": 50, \"mean\": 55, \"sd\": 15}, \"source\": {\"record\": \"multi-2019\", \"where\": \"T1\"}, \"arm\": \"low dose\"";
        let other = low.replacen("50", "49", 1);
        project.replace("studies/multi-2019.yaml", low, &other);
    });
    has(&page, &["8 trials, 1,111 people"]);
}

/// The messages of the checks of a flow with a change.
fn flow_problems(change: impl FnOnce(&Project)) -> Vec<String> {
    let project = Project::starter();
    project.overlay("tests/it/counting/flow");
    change(&project);
    let problems = project.problems_of_check().into_iter();
    let of_flow = problems.filter(|(code, _)| code == "E0505");
    of_flow.map(|(_, message)| message).collect()
}

const FLOW: &str = "syntheses/tea-break-trials.yaml";

#[test]
fn every_box_of_a_flow_is_checked_against_its_neighbours() {
    let found = flow_problems(|_| {}).join("\n");
    for wanted in [
        "2000 duplicates cannot come from 1050 records found",
        "1050 records found less 2000 removed before screening is -950",
        "40 studies in the meta-analysis cannot come from",
    ] {
        assert!(found.contains(wanted), "{wanted}: {found}");
    }
    let none = flow_problems(|project| {
        project.replace(FLOW, "\"previous_studies\": 10", "\"previous_studies\": 0");
    });
    assert!(
        none.join("\n").contains("No study was included"),
        "{none:?}"
    );
}

#[test]
fn a_flow_that_adds_up_is_silent_and_draws_what_an_earlier_version_had() {
    let right = |project: &Project| {
        project.replace(FLOW, "\"duplicates\": 2000", "\"duplicates\": 200");
        project.replace(FLOW, "\"n\": 48", "\"n\": 45");
        project.replace(FLOW, "\"included_studies\": 0", "\"included_studies\": 3");
        project.replace(FLOW, "\"included_reports\": 0", "\"included_reports\": 3");
        project.replace(FLOW, "\"pooled_studies\": 40", "\"pooled_studies\": 13");
    };
    assert_eq!(flow_problems(right), Vec::<String>::new());
    let page = with("flow", "tea-break-trials", right);
    has(
        &page,
        &[
            "previous version of",
            "Studies in the previous version: 10",
            "Studies in all: 13",
            "Records from registers: 50",
            "Removed by automatic tools: 0",
            "Reports of the studies included: 3",
        ],
    );
}

#[test]
fn a_trial_whose_effect_is_not_defined_is_not_counted_beside_the_effects_of_others() {
    let page = with("left-out", "lodirection", |project| {
        project.replace("studies/s1-2019.yaml", "\"events\": 6", "\"events\": 0");
        project.replace("studies/s1-2019.yaml", "\"events\": 12", "\"events\": 0");
    });
    has(&page, &["3 trials, 600 people", "3 of 3 trials favour"]);
    has_not(&page, &["4 trials, 800 people", "of 4 trials"]);
}

#[test]
fn trials_that_show_no_way_are_not_told_as_trials_against() {
    let page = with("left-out", "lodirection", |project| {
        for study in ["s0-2019", "s1-2019", "s2-2019", "s3-2019"] {
            let path = format!("studies/{study}.yaml");
            let text = project.read(&path);
            let start = text.find("\"intervention\"").expect("arm data");
            let end = start + text[start..].find("\"source\"").expect("a source");
            let told = "\"direction\": \"no-difference\", ";
            project.write(&path, format!("{}{told}{}", &text[..start], &text[end..]));
        }
    });
    has(&page, &["4 trials found no clear difference in death"]);
    has_not(&page, &["0 of 4 trials favoured"]);
}

#[test]
fn results_are_said_to_be_kept_apart_only_where_they_are() {
    let said = "the pooled result keeps them apart";
    let kept = page("shared-comparator", "mix");
    has(&kept, &[said]);
    let combined = with("shared-comparator", "mix-combined", |project| {
        let text = project.read("syntheses/mix.yaml");
        let combined = text.replace("keep-as-published", "combine");
        project.write("syntheses/mix-combined.yaml", combined);
    });
    has_not(&combined, &[said]);
}

/// The lines of "What was included" on the page of a body of evidence.
fn included(samples: &str, synthesis: &str, change: impl FnOnce(&Project)) -> String {
    let project = Project::starter();
    project.overlay(&format!("tests/it/{samples}"));
    change(&project);
    let site = project.build();
    let apart = site
        .file(&format!("evidence/{synthesis}.html"))
        .replace('<', " <");
    let page: Vec<String> = words(&apart)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let page = page.join(" ");
    let start = page.find("What was included").expect("what was included");
    let rest = &page[start..];
    rest[..rest.find("Last search").expect("its end")].to_owned()
}

#[test]
fn what_was_included_is_counted_as_the_results_are() {
    for (samples, synthesis, studies, people) in [
        (
            "counting/left-out",
            "leftout",
            "4 randomised trials",
            "People 800",
        ),
        (
            "counting/shared-comparator",
            "mix",
            "7 randomised trials",
            "People 1,062",
        ),
        (
            "counting/same-label",
            "same",
            "5 randomised trials",
            "People 515",
        ),
        (
            "counting/nothing-left",
            "one",
            "1 randomised trial",
            "People 100",
        ),
        (
            "measures/one-group",
            "prop",
            "4 randomised trials",
            "People not reported",
        ),
    ] {
        let lines = included(samples, synthesis, |_| {});
        has(&lines, &[studies, people]);
        has_not(&lines, &["People 0", "People who took part"]);
    }
    let first = included("counting/shared-comparator", "mix", |project| {
        project.replace("syntheses/mix.yaml", "keep-as-published", "first");
    });
    has(&first, &["People 1,014"]);
}

#[test]
fn studies_of_which_every_result_is_left_out_are_named_apart() {
    let lines = included("counting/left-out", "leftout", |_| {});
    has(&lines, &["Left out of every analysis 1 study"]);
    let nobody = included("counting/nothing-left", "allout", |_| {});
    has(&nobody, &["Left out of every analysis 2 studies"]);
    has_not(&nobody, &["randomised trials", "People"]);
}

#[test]
fn people_who_took_part_are_not_told_as_people_of_an_analysis() {
    let lines = included("counting/left-out", "leftout", |project| {
        project.replace(
            "studies/s1-2019.yaml",
            "description: People",
            "description: People\n  n: 230",
        );
    });
    has(&lines, &["People who took part 830"]);
}

#[test]
fn the_list_of_evidence_counts_the_studies_of_analyses_and_no_study_that_is_left_out() {
    let project = Project::starter();
    project.overlay("tests/it/counting/left-out");
    let list = words(project.build().file("evidence/index.html"));
    has(&list, &["4 studies, 1 outcome"]);
    has_not(&list, &["5 studies, 1 outcome"]);
}

#[test]
fn a_study_without_recorded_arms_is_compared_with_something_that_is_not_recorded() {
    let project = Project::starter();
    project.overlay("tests/it/counting/left-out");
    let studies = words(project.build().file("evidence/leftout/studies.html"));
    has(&studies, &["not recorded"]);
}
