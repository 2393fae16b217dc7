//! The commands of the guide, run as they stand there, on files as the guide names them.

use std::fs;

use testbed::{Project, root};

use super::put;

/// The words of a command; quotation marks hold words together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in command.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            other => words.last_mut().expect("a word").push(other),
        }
    }
    words
}

/// The commands of a section of the guide.
fn commands_of(section: &str) -> Vec<String> {
    let guide = fs::read_to_string(root().join("docs/staff-guide.md")).expect("the guide");
    let found = guide.split(&format!("## {section}\n")).nth(1);
    let found = found.expect("the section").split("\n## ").next();
    let lines = found.expect("its end").lines();
    let commands = lines.filter(|line| line.starts_with("distil "));
    commands.map(str::to_owned).collect()
}

#[test]
fn every_command_of_the_guide_to_spreadsheets_runs() {
    let commands = commands_of("Results in a spreadsheet");
    assert!(commands.len() >= 3, "{commands:?}");
    let project = Project::example("starter");
    for command in commands {
        let words = words(&command);
        let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let run = project.run(&arguments);
        assert_eq!(run.code, 0, "{command}\n{}\n{}", run.out, run.err);
    }
    assert!(project.path().join("results.csv").exists());
}

#[test]
fn every_command_of_the_guide_to_new_records_runs() {
    let commands = commands_of("Begin a record");
    assert!(commands.len() >= 9, "{commands:?}");
    let project = Project::example("starter");
    put(
        &project,
        "refs.ris",
        "TY  - JOUR\nAU  - Jay, B\nPY  - 2019\nTI  - Many cups in a small library\nDO  - 10.1000/cups\nER  - \n",
    );
    for command in commands {
        let words = words(&command);
        let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let run = project.run(&arguments);
        assert_eq!(run.code, 0, "{command}\n{}\n{}", run.out, run.err);
        assert!(
            arguments[0] != "new" || run.out.contains("Written: "),
            "{command}"
        );
    }
    for file in ["studies/owl-2024.yaml", "studies/jay-2019.yaml"] {
        assert!(project.content().join(file).exists(), "{file}");
    }
}

#[test]
fn every_command_of_the_guide_to_importing_runs() {
    let commands = commands_of("Bring in what you have");
    assert!(commands.len() >= 10, "{commands:?}");
    let project = Project::example("starter");
    put(&project, "refs.ris", include_str!("dirty.ris"));
    put(&project, "review.rm5", include_str!("tea.rm5"));
    put(
        &project,
        "trials.csv",
        "Study,Mean (treatment group),SD (treatment group),N (treatment group),Mean (control),SD (control),N (control)\nOwl 2018,6.4,1.8,38,5.9,1.9,37\nSiskin 2019,6.8,2,52,6,2.1,50\n",
    );
    put(
        &project,
        "rob.csv",
        "Study,D1,D2,D3,D4,D5,Overall\nOwl 2018,Low,Low,Low,Low,Low,Low\n",
    );
    put(
        &project,
        "flow.csv",
        "data,node,box,description,n\nrecords_screened,node9,box4,Records,20\nnew_studies,node15,box10,Studies,2\n",
    );
    for command in commands {
        let words = words(&command);
        let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let run = project.run(&arguments);
        assert_eq!(run.code, 0, "{command}\n{}\n{}", run.out, run.err);
        let did = match () {
            () if arguments.contains(&"--yes") => run.out.contains("Written: "),
            () if arguments.contains(&"--dry-run") => {
                run.out.contains("Nothing was written (--dry-run)")
                    || run.out.contains("There is nothing to write.")
            }
            () => true,
        };
        assert!(did, "{command}\n{}", run.out);
    }
}
