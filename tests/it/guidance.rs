//! Guidance blocks: an audience says which records a block shows and under which words.

use testbed::Project;

const ADVISER: &str = "audiences/adviser.yaml";

fn only_error(project: &Project) -> (String, String) {
    let problems = project.problems();
    let mut errors = problems.iter().filter(|p| p.code.id.starts_with('E'));
    let error = errors.next().expect("an error");
    assert_eq!(errors.count(), 0, "{}", testbed::listed(&problems));
    let said = format!("{} {}", error.message, error.hints.join(" "));
    (error.code.id.to_owned(), said)
}

#[test]
fn a_block_shows_what_its_audience_asks_for() {
    let project = Project::everything();
    let block = "  - block: guidance\n    id: before-tea\n    heading: What comes before tea?\n    \
        parts:\n      - show: actions\n        heading: All of {count}\n        stages: [brew]\n      \
        - show: risks\n        ids: []\n        themes: [money]\n        empty: No such risk.\n";
    project.replace(ADVISER, "blocks:\n", &format!("blocks:\n{block}"));
    let site = project.build();
    let page = site.file("advisers/does-it-help.html");
    let at = page.find("id=\"before-tea\"").expect("the block");
    let shown = &page[at..];
    assert!(shown.contains("What comes before tea?") && shown.contains("All of 1"));
    assert!(shown.contains("No such risk."));
}

#[test]
fn a_key_without_meaning_is_refused() {
    let project = Project::everything();
    project.replace(
        ADVISER,
        "      - show: risks\n",
        "      - show: risks\n        priority: must\n",
    );
    let (code, said) = only_error(&project);
    assert_eq!(code, "E0301");
    assert!(said.contains("`priority`"), "{said}");
}

#[test]
fn a_question_and_a_remark_name_blocks_that_are_there() {
    let project = Project::everything();
    project.replace(
        "audiences/staff.yaml",
        "block: what-it-is-like}",
        "block: what-it-is-liek}",
    );
    let (code, said) = only_error(&project);
    assert_eq!(code, "E0304");
    assert!(said.contains("Did you mean `what-it-is-like`?"), "{said}");
    let project = Project::everything();
    project.replace(
        "questions/does-it-help.yaml",
        "      day-to-day: ",
        "      day-today: ",
    );
    let (code, said) = only_error(&project);
    assert_eq!(code, "E0304");
    assert!(said.contains("Did you mean `day-to-day`?"), "{said}");
}

#[test]
fn what_a_part_names_and_nothing_has_is_told_with_the_nearest_name() {
    let cases = [
        (
            "themes: [wellbeing of hosts]",
            "themes: [wellbeing of hots]",
            "E0401",
            "Did you mean `wellbeing of hosts`?",
        ),
        (
            "themes: [working together]",
            "themes: [togehter]",
            "E0401",
            "Did you mean `together`?",
        ),
        (
            "show: risks\n",
            "show: risks\n        ids: [tea-near-book]\n",
            "E0401",
            "Did you mean `tea-near-books`?",
        ),
        (
            "stages: [brew]",
            "stages: [brwe]",
            "E0304",
            "Did you mean `brew`?",
        ),
    ];
    for (from, to, expected, advice) in cases {
        let project = Project::everything();
        project.replace(ADVISER, from, to);
        let problems = project.problems();
        let told = |p: &&distil::Diagnostic| {
            p.code.id == expected && p.hints.iter().any(|hint| hint.contains(advice))
        };
        assert!(
            problems.iter().any(|p| told(&p)),
            "{}",
            testbed::listed(&problems)
        );
    }
}
