//! Faults of tables and of what is typed, for the deeper methods of `distil analyse`: each at its cell, in
//! words, and all at once.

use testbed::{Project, Run};

fn run(table: &str, arguments: &[&str]) -> Run {
    let project = Project::empty();
    std::fs::write(project.path().join("table.csv"), table).expect("a written table");
    project.run(&[&["analyse", "table.csv"], arguments].concat())
}

/// A table with a fault, what is typed, the row and column of the fault, and words of its message.
type Slip = (
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

const SLIPS: [Slip; 22] = [
    (
        "study,ai,n1i,ci,n2i\nA,4,40,9,40\nB,50,40,3,40\n",
        &["--binomial-normal", "UM.FS"],
        "3:3",
        "50 events",
    ),
    (
        "study,ai,n1i,ci,n2i\nA,4,40,9,40\nB,5,40,4.5,40\n",
        &["--binomial-normal", "CM.EL"],
        "3:8",
        "whole numbers",
    ),
    (
        "study,xi,ni\nA,4,40\nB,,40\n",
        &["--binomial-normal", "PLO"],
        "3:3",
        "its place is empty",
    ),
    (
        "study,TP,FN,FP,TN\nA,10,2,3,40\nB,8,-1,1,30\n",
        &["--accuracy"],
        "3:5",
        "never below 0",
    ),
    ("study,TP,FN,FP\nA,10,2,3\n", &["--accuracy"], "1:1", "`TN`"),
    (
        "study,treat1,treat2,yi,sei\nA,x,y,0.1,0.2\nB,x,y,0.3,-0.1\n",
        &["--network"],
        "3:11",
        "above 0",
    ),
    (
        "study,treat1,treat2,yi,sei\nA,p,p,0.1,0.2\nB,x,y,0.3,0.1\n",
        &["--network"],
        "2:5",
        "with itself",
    ),
    (
        "study,treat1,treat2,yi,sei\nA,x,y,0.1,0.2\nA,y,z,0.3,0.1\n",
        &["--network"],
        "2:1",
        "`x` with `z`",
    ),
    (
        "study,treat1,treat2,yi,sei\nA,x,y,0.1,0.2\nA,y,x,0.3,0.1\n",
        &["--network"],
        "3:3",
        "twice",
    ),
    (
        "study,treat1,yi,sei\nA,x,0.1,0.2\n",
        &["--network"],
        "1:1",
        "`treat2`",
    ),
    (
        "study,treatment,xi,ni\nA,x,1,20\nA,y,3,20\nB,x,2,20\nB,x,2,20\n",
        &["--network", "--measure", "OR"],
        "5:3",
        "two arms of `x`",
    ),
    (
        "study,treatment,xi,ni\nA,x,1,20\nA,y,3,20\nB,x,2,20\n",
        &["--network", "--measure", "OR"],
        "4:1",
        "one arm only",
    ),
    (
        "study,treatment,xi,ni\nA,x,1,20\nA,y,30,20\n",
        &["--network", "--measure", "RR"],
        "3:5",
        "30 events",
    ),
    (
        "study,treatment,xi,ni\nA,x,1,20\nA,y,,20\n",
        &["--network", "--measure", "RR"],
        "3:5",
        "its place is empty",
    ),
    (
        "study,treatment,mi,sdi,ni\nA,x,1,2,20\nA,y,3,0,20\n",
        &["--network", "--measure", "MD"],
        "3:7",
        "above 0",
    ),
    (
        "study,treatment,xi,ni\n",
        &["--network", "--measure", "RR"],
        "1:1",
        "no rows",
    ),
    (
        "study,tretment,xi,ni\nA,x,1,20\nA,y,3,20\n",
        &["--network", "--measure", "RR"],
        "1:1",
        "Is `tretment` meant",
    ),
    (
        "study;treatment;xi;ni\nA;x;1;20\nA;y;3;20\n",
        &["--network", "--measure", "RR"],
        "1:1",
        "semicolons",
    ),
    (
        "study,yi,vi\nA,0.1,0.02\nB,0.4,0.03\nC,0.2,0.05\n",
        &["--measure", "GEN", "--three-level"],
        "1:1",
        "has one row",
    ),
    (
        "trial,yi,vi\nA,0.1,0.02\nA,0.4,0.03\n",
        &["--measure", "GEN", "--three-level"],
        "1:1",
        "no column `study`",
    ),
    (
        "study,yi,sei\nA,0.1,0.02\nB,0.4,-0.03\n",
        &["--measure", "GEN", "--bayes"],
        "3:7",
        "above zero",
    ),
    (
        "study,yi,vi\n",
        &["--measure", "GEN", "--bayes"],
        "1:1",
        "no rows",
    ),
];

#[test]
fn each_fault_of_a_table_is_told_once_at_its_cell() {
    for (table, typed, at, words) in SLIPS {
        let run = run(table, typed);
        assert_eq!(run.code, 1, "{table}: {run:?}");
        let place = format!("table.csv:{at}\n");
        assert!(run.err.contains(&place), "{at} in {table}: {}", run.err);
        assert!(run.err.contains(words), "{words} in {table}: {}", run.err);
        assert_eq!(run.err.matches("error[").count(), 1, "{table}: {}", run.err);
        let line = at
            .split(':')
            .next()
            .and_then(|line| line.parse::<usize>().ok());
        let line = table
            .lines()
            .nth(line.expect("a line") - 1)
            .expect("the line");
        assert!(run.err.contains(line), "{line}: {}", run.err);
    }
}

#[test]
fn all_faults_of_a_table_are_told_at_once() {
    let table = "study,treatment,xi,ni\nA,x,30,20\nA,x,3,20\nB,x,two,20\n";
    let run = run(table, &["--network", "--measure", "OR"]);
    for at in ["2:5", "3:3", "4:1", "4:5"] {
        assert!(
            run.err.contains(&format!("table.csv:{at}\n")),
            "{at}: {}",
            run.err
        );
    }
}

#[test]
fn a_value_that_a_flag_cannot_have_is_no_fault_of_the_table() {
    let table = "study,yi,vi\nA,0.1,0.02\nA,0.4,0.03\nC,0.2,0.05\n";
    for typed in [
        &["--three-level", "--rho", "2"][..],
        &["--selection-steps", "0.025,1.5"],
        &["--bayes", "--tau-prior", "half-normal:-1"],
    ] {
        let run = run(table, &[&["--measure", "GEN"], typed].concat());
        assert_eq!(run.code, 2, "{typed:?}: {run:?}");
        assert!(!run.err.contains("E0307"), "{}", run.err);
    }
}

#[test]
fn the_parts_of_a_network_are_named_in_words() {
    let table = "study,treatment,xi,ni\nS1,A,1,20\nS1,B,3,20\nS2,C,2,30\nS2,D,5,30\n";
    let said = run(table, &["--network", "--measure", "OR"]).out;
    for words in ["2 networks and not one", "Part 1: A, B", "Part 2: C, D"] {
        assert!(said.contains(words), "{said}");
    }
}
