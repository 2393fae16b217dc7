//! What an import takes for one thing or another is told, and a second import of the same file brings
//! nothing.

use super::{import, passes, put, says, with};

/// A review without DOI and year, whose plots say what the program writes when nobody chooses.
fn review() -> String {
    let file = include_str!("tea.rm5");
    let bare = file
        .replace("DOI=", "NO_DOI=")
        .replace("<REVIEW_PUBLISHED", "<REVIEW_OTHER")
        .replace("Favours tea together", "Favours experimental")
        .replace("Favours tea alone", "Favours [control]");
    assert_ne!(bare, file, "something to try");
    bare
}

#[test]
fn a_review_without_doi_and_year_is_known_again() {
    let project = with("tea.rm5", review());
    let run = import(&project, &["tea.rm5", "--better", "lower"]);
    says(&run, &["they agree"]);
    let records = || {
        std::fs::read_dir(project.content().join("studies"))
            .expect("studies")
            .count()
    };
    let before = records();
    let again = import(&project, &["tea.rm5", "--better", "lower"]);
    says(&again, &["(same title)", "There is nothing to write."]);
    assert!(!again.out.contains("Different"), "{}", again.out);
    assert_eq!(records(), before);
}

#[test]
fn a_direction_that_nobody_chose_is_for_a_person_to_decide() {
    let project = with("tea.rm5", review());
    let run = import(
        &project,
        &["tea.rm5", "--better", "Time until staff left=lower"],
    );
    says(&run, &["marked for you to decide"]);
    let record = project.read("outcomes/staff-who-left.yaml");
    assert!(
        record.contains("# To be decided: which direction is better; the plot of the file says \"Favours experimental\" on its left, as the program writes it where nobody chooses.\nbetter: lower\n"),
        "{record}"
    );
    // Said by a person, it is decided.
    let project = with("tea.rm5", review());
    import(&project, &["tea.rm5", "--better", "higher"]);
    let record = project.read("outcomes/staff-who-left.yaml");
    assert!(record.contains("better: higher\n"), "{record}");
    assert!(!record.contains("which direction is better"), "{record}");
}

const CALM: &str = "Study,n.e,mean.e,sd.e,n.c,mean.c,sd.c\nOwl 2018,38,6.4,1.8,37,5.9,1.9\n";

#[test]
fn a_direction_that_contradicts_a_record_is_told() {
    let project = with("calm.csv", CALM);
    assert!(
        project
            .read("outcomes/calm.yaml")
            .contains("better: higher")
    );
    let run = import(
        &project,
        &["calm.csv", "--outcome", "calm", "--better", "lower"],
    );
    says(
        &run,
        &["`outcomes/calm.yaml` says that higher is better, and `--better` says lower"],
    );
    let run = import(
        &project,
        &["calm.csv", "--outcome", "calm", "--better", "higher"],
    );
    assert!(!run.out.contains("says that higher"), "{}", run.out);
}

const NAMESAKES: &str = "table,id,trial,ai,n1i,ci,n2i\n6,1.1,Wren,14,56,15,58\n6,1.4,Barber,10,52,12,47\n6,2.1,Barber,14,221,15,228\n10,2.1,Barber,33,207,38,213\n";

#[test]
fn two_trials_of_one_name_are_two_studies() {
    let project = with("trials.csv", NAMESAKES);
    let arguments = [
        "trials.csv",
        "--outcome",
        "staff-who-left",
        "--better",
        "lower",
        "--only",
        "table=6",
    ];
    let run = import(&project, &arguments);
    says(
        &run,
        &[
            "3 studies, 3 results",
            "\"Barber\" stands in rows 3, 4 and 5 with `1.4` and `2.1` in the column `id`: they were taken for different studies",
        ],
    );
    assert!(
        project
            .read("studies/barber-1-4.yaml")
            .contains("intervention: {n: 52, events: 10}")
    );
    assert!(
        project
            .read("studies/barber-2-1.yaml")
            .contains("intervention: {n: 221, events: 14}")
    );
    assert!(project.read("studies/wren.yaml").contains("label: Wren\n"));
    says(
        &import(&project, &arguments),
        &["There is nothing to write."],
    );
    passes(&project);
}

#[test]
fn rows_of_one_name_that_may_be_two_studies_are_told() {
    // A count of rows says nothing of studies, and two instruments are two results of one study.
    let rows = "id,Study,Scale,n.e,mean.e,sd.e,n.c,mean.c,sd.c\n1,Owl 2018,A,38,6.4,1.8,37,5.9,1.9\n2,Owl 2018,B,38,6.2,1.7,37,5.8,1.9\n3,Jay 2019,A,52,6.8,2,50,6,2.1\n4,Jay 2019,A,31,6.1,2,30,6,2.1\n";
    let project = with("rows.csv", rows);
    let run = import(&project, &["rows.csv", "--outcome", "calm"]);
    says(
        &run,
        &[
            "2 studies, 4 results",
            "\"Jay 2019\" stands in rows 4 and 5, and the column `id` tells only rows apart, since it counts them from one to the next (`3`, `4`)",
        ],
    );
    assert!(!run.out.contains("\"Owl 2018\" stands"), "{}", run.out);
}

#[test]
fn half_a_row_is_told_at_its_line() {
    let project = with(
        "half.csv",
        "Study,ai,n1i,ci,n2i\nJay 2019,4,50,6,51\nKim 2004,5,50,,50\n",
    );
    put(
        &project,
        "effects.csv",
        "Study,yi,vi\nJay 2019,0.2,0.01\nKim 2004,0.1,\n",
    );
    let run = import(
        &project,
        &[
            "half.csv",
            "--outcome",
            "staff-who-left",
            "--better",
            "lower",
        ],
    );
    says(&run, &["half.csv:3: The row has `ai` and nothing in `ci`"]);
    assert!(!run.out.contains("half.csv:2: The row"), "{}", run.out);
    let run = import(
        &project,
        &["effects.csv", "--outcome", "calm", "--measure", "SMD"],
    );
    says(
        &run,
        &["effects.csv:3: The row has an effect and nothing in `vi`"],
    );
}
