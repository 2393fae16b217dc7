//! What is done with results that cannot be pooled, and that the page says so.

use testbed::{Project, Site};

const SYNTHESIS: &str = "syntheses/tea-break-trials.yaml";
const TABLE: &str = "results/tea-breaks.csv";

/// Three trials with an effect each, and nothing more.
fn with_effects(columns: &str, rows: [&str; 3]) -> Project {
    let project = Project::starter();
    for (file, next) in [("finch-2021", "findings:"), ("heron-2022", "appraisals:")] {
        let file = format!("studies/{file}.yaml");
        let study = project.read(&file);
        let (before, rest) = study.split_once("results:").expect("results");
        let (_, after) = rest.split_once(next).expect("what follows");
        project.write(&file, format!("{before}{next}{after}"));
    }
    let studies = ["finch-2021", "heron-2022", "wren-2023"];
    let mut table = format!("id,study,outcome,{columns},source.record,source.where\n");
    for (index, (study, row)) in studies.iter().zip(rows).enumerate() {
        table.push_str(&format!(
            "T{},{study},calm,{row},{study},invented\n",
            index + 1
        ));
    }
    project.write(TABLE, table);
    project
}

fn page(project: &Project) -> String {
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = project
        .output()
        .join("evidence/tea-break-trials/whole.html");
    std::fs::read_to_string(page).expect("a page")
}

const EFFECT: &str = "effect.measure,effect.estimate,effect.positive";

#[test]
fn effects_without_errors_are_summarised() {
    let rows = [
        "MD,0.5,favours-intervention",
        "MD,0.2,favours-intervention",
        "MD,-0.1,favours-intervention",
    ];
    let text = page(&with_effects(EFFECT, rows));
    assert!(text.contains("median MD 0.20, quartiles 0.05 to 0.35, range \u{2212}0.10 to 0.50"));
    assert!(text.contains("They were to be pooled and are not, because"));
    // 2 of 3: Wilson 20.8% to 93.9%; the exact sign test gives p 1.
    assert!(text.contains("Of 3 trials with a clear direction 2 favour shared tea break: 67% (95% Wilson interval 21 to 94); sign test p 1.000."));
}

#[test]
fn p_values_are_combined_when_there_is_no_common_effect() {
    let columns = format!("{EFFECT},effect.p");
    let rows = [
        "MD,0.5,favours-intervention,0.04",
        "SMD,0.2,favours-intervention,0.30",
        "MD,0.1,favours-intervention,0.50",
    ];
    let project = with_effects(&columns, rows);
    project.replace(
        SYNTHESIS,
        "          method: pool\n          measure: MD\n",
        "          method: narrative\n",
    );
    // -2 (ln 0.02 + ln 0.15 + ln 0.25) = 14.39 on 6 degrees of freedom: p 0.026.
    let text = page(&project);
    assert!(text.contains("Only p values could be put together"));
    assert!(text.contains("chi-squared 14.39, p 0.026"));
}

#[test]
fn directions_are_counted_when_there_is_nothing_else() {
    let rows = [
        "favours-intervention",
        "favours-intervention",
        "no-difference",
    ];
    let project = with_effects("direction", rows);
    project.replace(
        SYNTHESIS,
        "          method: pool\n          measure: MD\n",
        "          method: direction\n",
    );
    let text = page(&project);
    assert!(text.contains("Only directions could be put together"));
    assert!(text.contains("Of 2 trials with a clear direction 2 favour"));
    assert!(text.contains("1 trial had no clear direction."));
    assert!(text.contains("(SWiM)"));
}

#[test]
fn one_result_speaks_for_itself() {
    let page = Site::everything().file("evidence/tea-break-trials/whole.html");
    assert!(page.contains("There is one result; nothing is put together."));
}
