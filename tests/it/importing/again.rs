//! Tables that are imported again with other numbers, and numbers that may be two.

use super::{import, passes, put, says, with};

const MARKS: &str = "study;year;n1i;m1i;sd1i;n2i;m2i;sd2i\nFox;1991;40;7.1;0,5;41;6,2;0.9\nHen;1992;1.234;7,1;0,5;41;6,2;0,9\nOwl;1993;40;71,25;0,5;41;1.171,5;0,9\n";

#[test]
fn a_point_beside_decimal_commas_is_never_dropped_in_silence() {
    let project = with("marks.csv", MARKS);
    let run = import(
        &project,
        &[
            "marks.csv",
            "--outcome",
            "calm",
            "--intervention",
            "shared-tea-break",
            "--comparator",
            "breaks-alone",
            "--synthesis",
            "Mix",
        ],
    );
    let fox = project.read("studies/fox-1991.yaml");
    for arm in [
        "intervention: {n: 40, mean: 7.1, sd: 0.5}",
        "comparator: {n: 41, mean: 6.2, sd: 0.9}",
    ] {
        assert!(fox.contains(arm), "{arm:?} is not in:\n{fox}");
    }
    let owl = project.read("studies/owl-1993.yaml");
    assert!(owl.contains("mean: 1171.5, sd: 0.9"), "{owl}");
    says(
        &run,
        &[
            "in the column \"n1i\", `1.234` is `1234` or `1,234`, and the table does not tell which",
            "marks.csv:3",
        ],
    );
    assert!(!project.content().join("studies/hen-1992.yaml").exists());
    passes(&project);
}

#[test]
fn commas_of_thousands_beside_decimal_points_stay_thousands() {
    let project = with(
        "tabs.csv",
        "study\tyear\tn1i\tm1i\tsd1i\tn2i\tm2i\tsd2i\nFox\t1991\t1,234\t7.1\t0.5\t1,198\t6.2\t0.9\n",
    );
    import(&project, &["tabs.csv", "--outcome", "calm"]);
    let fox = project.read("studies/fox-1991.yaml");
    assert!(
        fox.contains("intervention: {n: 1234, mean: 7.1, sd: 0.5}"),
        "{fox}"
    );
}

const CALM: &str = "Study,n.e,mean.e,sd.e,n.c,mean.c,sd.c\nOwl 2018,38,6.4,1.8,37,5.9,1.9\nHen 2019,52,6.8,2,50,6,2.1\n";

#[test]
fn a_corrected_number_is_told_and_is_no_second_result() {
    let project = with("calm.csv", CALM);
    let run = import(&project, &["calm.csv", "--outcome", "calm"]);
    says(&run, &["New records are drafts"]);
    let before = project.read("studies/owl-2018.yaml");
    put(
        &project,
        "calm.csv",
        CALM.replace("Owl 2018,38,6.4", "Owl 2018,38,6.9"),
    );
    let again = import(&project, &["calm.csv", "--outcome", "calm"]);
    says(
        &again,
        &[
            "Different, and left as it is:",
            "calm.csv:2: The row differs from the result `owl-2018-calm` of `owl-2018`",
            "`intervention.mean` is 6.4 there and 6.9 here",
            "There is nothing to write.",
        ],
    );
    assert_eq!(project.read("studies/owl-2018.yaml"), before);
}

#[test]
fn another_time_is_a_second_result_and_makes_no_draft() {
    let project = with("calm.csv", CALM);
    import(&project, &["calm.csv", "--outcome", "calm"]);
    put(
        &project,
        "later.csv",
        "Study,months,n.e,mean.e,sd.e,n.c,mean.c,sd.c\nOwl 2018,12,36,6.9,1.8,35,5.9,1.9\n",
    );
    let run = import(&project, &["later.csv", "--outcome", "calm"]);
    says(&run, &["Written: 1 record changed."]);
    assert!(!run.out.contains("New records are drafts"), "{}", run.out);
    let owl = project.read("studies/owl-2018.yaml");
    assert!(
        owl.contains("id: owl-2018-calm-2") && owl.contains("months: 12"),
        "{owl}"
    );
}

#[test]
fn running_numbers_are_told_for_what_they_are() {
    let rows = "id,study,year,n.e,mean.e,sd.e,n.c,mean.c,sd.c\n1,Owl,2018,38,6.4,1.8,37,5.9,1.9\n2,Owl,2018,52,6.8,2,50,6,2.1\n";
    let project = with("rows.csv", rows);
    let arguments = ["import", "rows.csv", "--outcome", "calm"];
    let run = project.run(&arguments);
    says(
        &run,
        &[
            "1 study, 2 results",
            "the column `id` tells only rows apart, since it counts them from one to the next (`1`, `2`)",
            "add a column `trial` with a number for each study",
        ],
    );
    assert!(!run.out.contains("nothing beside it"), "{}", run.out);
    // What is advised helps.
    put(
        &project,
        "rows.csv",
        rows.replace("id,study", "trial,study"),
    );
    says(&project.run(&arguments), &["2 studies, 2 results"]);
    let both = "trial,id,study,year,n.e,mean.e,sd.e,n.c,mean.c,sd.c\n1,1,Owl,2018,38,6.4,1.8,37,5.9,1.9\n2,2,Owl,2018,52,6.8,2,50,6,2.1\n";
    put(&project, "rows.csv", both);
    says(&project.run(&arguments), &["2 studies, 2 results"]);
}
