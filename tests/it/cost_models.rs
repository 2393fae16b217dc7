//! Cost models: the numbers on the page are those of the sum, and nothing is assumed.

use testbed::{Project, Site};

const MODEL: &str = "economics/tea-cost-model.yaml";

fn page(project: &Project, page: &str) -> String {
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    std::fs::read_to_string(project.output().join(page)).expect("a page")
}

#[test]
fn a_complete_model_leads_with_break_even() {
    let text = page(&Project::starter(), "economics/tea-cost-model.html");
    // 200 breaks at 1.50 are 300; an hour is worth 32, a quarter of it in cash: 300/8 and 300/32.
    assert!(text.contains("if only cash counts: 37.5 hours a year."));
    assert!(text.contains("If freed capacity counts as well: 9.4 hours a year."));
    // 20 hours give 160 in cash and 480 in capacity.
    for amount in ["£300", "£160", "£480", "\u{2212}£140", "£340", "2.13"] {
        assert!(text.contains(amount), "{amount}");
    }
    // A triangle of tea over a triangle of hours: two million draws of another program lie between
    // 7.0 and 14.7, and four times that where a quarter is cash.
    assert!(text.contains(
        "95% of draws need between 28.2 and 58.8 hours a year if only cash counts, and between 7.0 and 14.7 hours a year if freed capacity counts as well."
    ));
    // Five years at 3.5% are 4.67308 times one.
    assert!(text.contains("£1,589"));
    let first = text.find("37.5 hours").expect("break-even");
    assert!(first < text.find("£340").expect("net"), "break-even leads");
    assert!(text.contains("<svg"), "a tornado diagram");
}

#[test]
fn an_unknown_value_gives_no_result_and_is_asked_for() {
    let project = Project::starter();
    project.replace(MODEL, "      base: 20\n      low: 0\n      high: 40\n      source: {record: finch-2021, where: invented}", "      base: {missing: not-reported}\n      find: Your records of absence.");
    let text = page(&project, "economics/tea-cost-model.html");
    assert!(
        text.contains("we found no source for 1 value"),
        "what is missing is said"
    );
    assert!(
        text.contains("37.5 hours a year"),
        "break-even needs no effect"
    );
    assert!(!text.contains("£340"));
    let open = Site::everything().file("economics/host-cost-model.html");
    assert!(open.contains("These 2 values have no source here"));
    assert!(
        !open.contains("Price of an urn</li>"),
        "what does not matter is not asked for"
    );
}

#[test]
fn a_value_without_a_source_is_an_error() {
    let project = Project::starter();
    project.replace(
        MODEL,
        "      high: 2.5\n      source: {record: finch-2021, where: invented}",
        "      high: 2.5",
    );
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(
        (run.code, run.codes()),
        (1, vec!["E0514".to_owned()]),
        "{run:?}"
    );
}

#[test]
fn a_worked_example_answers_where_values_are_unknown_and_says_what_it_assumes() {
    let page = Site::everything().file("economics/host-cost-model.html");
    assert!(page.contains("2 values in it are assumed and have no source"));
    // 60 hours at 12.50 are 750; 30 hours at 32 are 960 in capacity; 750 over 32 are 23.4 hours.
    for said in [
        "£750 a year.",
        "Capacity: £960 a year",
        "If freed capacity counts as well: 23.4 hours a year.",
        "The best estimate here is 30 hours a year, with a range from 0 to 50.",
        "What has to be reached lies within that range",
        "One host for two urns: costs of £750 and cash released of £180 a year, so £570 would still have to be found",
        "Assumed as well, without a source: Price of an urn, ",
        "Nobody has sold an urn",
        "some values are assumed",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("Infinity") && !page.contains("inf "));
}

#[test]
fn values_stay_within_their_limits_and_shares_within_one_whole() {
    let wrong = |from: &str, to: &str| {
        let project = Project::starter();
        project.replace(MODEL, from, to);
        let run = project.run(&["check", "--format", "json"]);
        let codes = run.codes();
        assert!(run.code == 1 && !codes.is_empty(), "{to}: {run:?}");
        assert!(codes.iter().all(|code| code == "E0510"), "{to}: {run:?}");
    };
    wrong("base: 0.25", "base: 1.25");
    wrong("base: 200", "base: -200");
    wrong("base: 1.5\n      low: 1\n", "base: 0.5\n      low: 1\n");
    wrong("rest_of: [cash-share]", "rest_of: [cash-share, tea-cost]");
}
