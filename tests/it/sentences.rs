//! Sentences and figures say no more than the evidence behind them: comparators, pictures, doubts and
//! units.

use testbed::{Project, Site, told_otherwise, words};

const TRIALS: &str = "syntheses/tea-break-trials.yaml";
const PAGE: &str = "evidence/tea-break-trials/whole.html";

fn page(change: impl FnOnce(&Project), address: &str) -> String {
    let project = Project::everything();
    change(&project);
    words(project.build().file(address))
}

#[test]
fn no_comparator_is_named_that_the_analysis_does_not_have_and_none_is_left_out() {
    let change = |project: &Project| {
        let with_other = |row: &str| {
            let table = project.read("results/trials.csv");
            let line = table.lines().find(|line| line.starts_with(row));
            let line = line.expect("a row").to_owned();
            let other = line.replace(",breaks-alone,", ",no-break,");
            project.replace("results/trials.csv", &line, &other);
        };
        with_other("S01,");
        with_other("S02,");
        project.replace(
            "interventions/no-break.yaml",
            "plain_name: no break",
            "plain_name: no break\nin_sentence: no break at all",
        );
    };
    let with_two = page(change, "outcomes/stress.html");
    assert!(
        with_two.contains("Breaks taken alone (4 studies) or no break at all (2 trials)"),
        "{with_two}"
    );
    let alone = words(Site::everything().file("outcomes/stress.html"));
    assert!(!alone.contains("no break"), "{alone}");
}

#[test]
fn a_comparison_counts_each_trial_once_for_a_comparator_over_all_its_outcomes() {
    let change = |project: &Project| {
        let table = project.read("results/trials.csv");
        let table = table
            .lines()
            .map(
                |line| match line.starts_with("S01,") || line.starts_with("C01,") {
                    true => line.replace(",breaks-alone,", ",no-break,"),
                    false => line.to_owned(),
                },
            )
            .collect::<Vec<_>>();
        project.write("results/trials.csv", table.join("\n") + "\n");
    };
    let text = page(change, PAGE);
    assert!(text.contains("or no break (1 trial)"), "{text}");
}

#[test]
fn a_picture_is_drawn_from_enough_people_above_very_low_certainty_only() {
    let address = "advisers/what-it-costs.html";
    let drawn = words(Site::everything().file(address));
    assert!(drawn.contains("Low certainty: leaving the shift early, with"));
    let few = page(
        |project| {
            let site = project.read("site.yaml");
            project.write(
                "site.yaml",
                format!("{site}\npictures: {{least_people: 5000}}\n"),
            );
        },
        address,
    );
    assert!(few.contains("no chart: the results come from fewer than 5,000 people"));
    assert!(!few.contains("of 100 people; with"));
    let very_low = page(
        |project| {
            let text = project.read(TRIALS);
            let at = text.find("outcome: left-early").expect("the outcome");
            let (before, after) = text.split_at(at);
            let after = after.replacen("level: low", "level: very-low", 1).replacen(
                "change: -1",
                "change: -2",
                1,
            );
            project.write(TRIALS, format!("{before}{after}"));
        },
        address,
    );
    assert!(very_low.contains("no chart: the evidence is very uncertain"));
    assert!(!very_low.contains("of 100 people; with"));
}

#[test]
fn every_figure_that_leans_on_doubtful_rows_stands_beside_the_same_without_them() {
    let site = Site::everything();
    let numbers = "Without the result in doubt: MD 0.43, 95% CI 0.14 to 0.72, in points of the Calm Desk \
                   Scale (0 to 10); 7 trials, 661 people.";
    for address in [PAGE, "outcomes/calm.html", "staff/does-it-help.html"] {
        assert!(words(site.file(address)).contains(numbers), "{address}");
    }
    let page = words(site.file(PAGE));
    let place = page.find("Low certainty: in another place like these, the effect may lie between");
    let rest = &page[place.expect("a range for another place")..];
    let without = rest.find("Without the results in doubt it is between");
    assert!(without.is_some_and(|at| at < 400), "{}", &rest[..400]);
    let further =
        words(site.file("evidence/tea-break-trials/shared-or-alone-stress-analyses.html"));
    assert!(further.contains("Without the results in doubt the shares are"));
}

#[test]
fn what_a_result_only_names_is_no_scale_with_points() {
    let site = Site::everything();
    let page = words(site.file("outcomes/absence.html"));
    assert!(page.contains("MD −1.30 (95% CI −3.41 to 0.81)"));
    assert!(!page.contains("points of the duty rota"));
}

#[test]
fn a_difference_of_means_stands_with_its_unit() {
    let site = Site::everything();
    let effect = "MD 0.65 (95% CI 0.18 to 1.13), in points of the Calm Desk Scale (0 to 10)";
    for address in [PAGE, "outcomes/calm.html"] {
        assert!(words(site.file(address)).contains(effect), "{address}");
    }
    let change = |project: &Project| {
        project.replace(
            "outcomes/calm.yaml",
            "low: 0, high: 10,",
            "low: 0, high: 10, unit: cups,",
        );
    };
    let in_cups = page(change, PAGE);
    assert!(in_cups.contains("MD 0.65 (95% CI 0.18 to 1.13), in cups"));
}

#[test]
fn no_two_places_say_other_things_of_one_outcome() {
    let (read, wrong) = told_otherwise(Site::everything());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 150, "only {read} statements were read");
}
