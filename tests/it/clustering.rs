//! How much alike people in a group are: numbers of a record that do not fit each other are told.

use testbed::Project;

/// What the check says of a result in a study's record that has these numbers on groups.
fn told(cluster: &str) -> String {
    let project = Project::example("starter");
    project.replace(
        "studies/finch-2021.yaml",
        "    better: higher",
        &format!("    cluster: {cluster}\n    better: higher"),
    );
    let run = project.run(&["check"]);
    run.out + &run.err
}

#[test]
fn a_design_effect_follows_from_its_coefficient_and_the_size_of_groups() {
    let said = told("{design_effect: 6.1, icc: 0.05, mean_size: 13}");
    assert!(said.contains("W0596"), "{said}");
    assert!(said.contains("groups of 13 follows 1.6"), "{said}");
    for right in [
        "{design_effect: 1.6, icc: 0.05, mean_size: 13}",
        "{design_effect: 1.9, icc: 0.05, mean_size: 13}",
    ] {
        let said = told(right);
        assert!(!said.contains("W0596"), "{right}: {said}");
    }
}

#[test]
fn a_group_is_no_larger_than_the_trial() {
    let said = told("{icc: 0.05, mean_size: 130}");
    assert!(
        said.contains("130 people in a group on average, and"),
        "{said}"
    );
}

#[test]
fn a_high_coefficient_needs_a_word_on_where_it_comes_from() {
    let said = told("{icc: 0.5, mean_size: 13}");
    assert!(said.contains("far above what is usual"), "{said}");
    let said = told("{icc: 0.5, mean_size: 13, note: As the trial gives it.}");
    assert!(!said.contains("W0596"), "{said}");
}
