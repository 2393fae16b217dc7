//! Slides, posts and posters say of an outcome what its page says: what is compared, that a judgement is
//! proposed, and the numbers without results in doubt.

use testbed::{Project, words};

const TRIALS: &str = "syntheses/tea-break-trials.yaml";
const QUESTION: [&str; 3] = ["does-it-help", "--audience", "manager"];

/// What a command writes on the question, as text.
fn written(project: &Project, command: &[&str]) -> String {
    let base = ["--base-url", "https://tea.example"];
    let output = ["--output", "made", "--overwrite"];
    let run = project.run(&[command, &QUESTION, &base, &output].concat());
    assert_eq!(run.code, 0, "{run:?}");
    std::fs::read_to_string(project.path().join("made")).expect("what was written")
}

/// Slides, posts and the poster.
fn sheets(project: &Project) -> [String; 3] {
    [&["slides"][..], &["export", "posts"], &["export", "poster"]].map(|command| {
        let text = written(project, command);
        // Posts are plain text.
        if text.starts_with("===") {
            text
        } else {
            words(&text)
        }
    })
}

/// The example with a second comparison on calm.
fn with_two_comparisons() -> Project {
    let project = Project::everything();
    let second = "\ncomparisons:\n  - id: or-no-break\n    title: A shared tea break compared with no break\n    \
                  intervention: shared-tea-break\n    comparator: no-break\n    population: Invented staff\n    \
                  setting: Invented libraries\n    outcomes:\n      - outcome: calm\n        results: [C01, C03]\n        \
                  analysis: {method: narrative}\n";
    let text = project.read(TRIALS).replace("\ncomparisons:\n", second);
    let quoted = "<synthesis:tea-break-trials/calm/";
    let text = text.replace(quoted, "<synthesis:tea-break-trials/shared-or-alone/calm/");
    project.write(TRIALS, text);
    project
}

#[test]
fn two_sentences_on_one_outcome_each_say_what_they_compare() {
    let of_calm = "Comparison: A shared tea break compared with breaks taken alone.";
    for sheet in sheets(&Project::everything()) {
        assert!(!sheet.contains(of_calm), "{sheet}");
    }
    let [slides, posts, poster] = sheets(&with_two_comparisons());
    for title in [
        "A shared tea break compared with no break",
        "A shared tea break compared with breaks taken alone",
    ] {
        let named = format!("Comparison: {title}.");
        assert!(slides.contains(&named), "{title}: {slides}");
        assert!(posts.contains(&named), "{title}: {posts}");
        assert!(poster.contains(title), "{title}: {poster}");
    }
}

#[test]
fn a_judgement_that_is_proposed_says_so_on_every_sheet() {
    let project = Project::everything();
    for sheet in sheets(&project) {
        let is_told = ["Low certainty (proposed)", "by outcome (proposed)"];
        assert!(is_told.iter().any(|words| sheet.contains(words)), "{sheet}");
    }
    let site = project.build();
    let picture = site.file("questions/does-it-help-picture.svg");
    assert!(picture.contains("(proposed)"), "{picture}");
    let table = words(site.file("questions/does-it-help-decision.html"));
    assert!(table.contains("Proposed"), "{table}");
    // What was agreed is no proposal.
    let text = project.read(TRIALS);
    project.write(TRIALS, text.replace("          proposed: true\n", ""));
    for sheet in sheets(&project) {
        assert!(!sheet.contains("(proposed)"), "{sheet}");
    }
}

#[test]
fn a_number_that_leans_on_results_in_doubt_is_never_alone() {
    let slides = sheets(&Project::everything())[0].clone();
    let of_calm = slides.contains("look wrong") || slides.contains("looks wrong");
    assert!(of_calm, "{slides}");
}

#[test]
fn certainty_is_said_once_and_a_post_begins_with_its_words() {
    let project = Project::everything();
    let text = project.read(TRIALS);
    let text = text.replacen("level: low", "level: very-low", 1);
    project.write(TRIALS, text.replacen("change: -1", "change: -2", 1));
    let posts = written(&project, &["export", "posts"]);
    for post in posts.split("=== ").skip(1) {
        let (_, words) = post.split_once('\n').expect("a post");
        assert!(!words.starts_with(['–', '-']), "{post}");
        for line in words.lines() {
            let said = line.matches("ery low certainty").count();
            assert!(said <= 1, "{line}");
        }
    }
    let table = project.build();
    let table = words(table.file("questions/does-it-help-decision.html"));
    assert!(
        !table.contains("Very low certainty Very low certainty"),
        "{table}"
    );
}
