//! Values that texts quote from records: shown as pages show them, linked where a link can stand, made
//! again when they change, and errors where they do not exist.

use std::fs;

use testbed::{Project, Site, words};

/// A study with a result of every kind, and a review with a pooled result. All invented.
const LARK: &str = "\
label: Lark 2020 (invented)
design: randomised-trial
bibliography: {year: 2020, published: 2020-03-01, title: An invented trial}
population: {description: Invented staff, n: 1204, percent_women: 62.5}
arms:
  - {intervention: shared-tea-break, n: 604}
  - {intervention: breaks-alone, n: 600}
results:
  - id: L1
    outcome: calm
    months: 9
    intervention: {n: 218, events: 64}
    comparator: {n: 216, events: 83}
    effect: {measure: RR, estimate: 0.764, ci_low: 0.582, ci_high: 1.002, p: '0.052', positive: higher-with-intervention}
    source: {record: lark-2020, where: invented}
pooled_results:
  - outcome: Calm at work
    studies: 19
    comparisons: 21
    measure: SMD
    estimate: 0.2
    ci_low: 0.11
    ci_high: 0.29
    i_squared: 45
    benefit: above 0
    source: {record: lark-2020, where: invented}
reviewed: 2026-01-15
";

const COSTS: &str = "\
title: Invented costs
order: 2
design: Invented.
perspective: the invented library
currency: GBP
price_year: 2024
figures:
  - {label: Cost a person, value: 2154, low: 1900, high: 2400, unit: GBP a person}
finding: Costs were invented.
uncertainty: Invented.
caution: Invented.
source: {record: lark-2020, where: invented}
";

fn project() -> Project {
    let project = Project::starter();
    project.write("studies/lark-2020.yaml", LARK);
    project.write("economics/lark-costs.yaml", COSTS);
    project
}

/// The words of a page that holds this text.
fn page_with(project: &Project, text: &str) -> String {
    let about = project.read("pages/about.md");
    project.write("pages/about.md", format!("{about}\n\n{text}\n"));
    project.build().file("about.html").to_owned()
}

#[test]
fn every_kind_of_value_is_shown_as_pages_show_it() {
    let quoted = [
        ("study:lark-2020", "Lark 2020 (invented)"),
        ("study:lark-2020/population/n", "1,204"),
        ("study:lark-2020/population/percent_women", "62.5%"),
        ("study:lark-2020/bibliography/year", "2020"),
        ("study:lark-2020/bibliography/published", "1 March 2020"),
        ("study:lark-2020/arms/shared-tea-break/n", "604"),
        ("study:lark-2020/L1/effect", "RR 0.76 (0.58 to 1.002)"),
        ("study:lark-2020/L1/value", "0.76 (0.58 to 1.002)"),
        ("study:lark-2020/L1/estimate", "0.76"),
        ("study:lark-2020/L1/interval", "0.58 to 1.002"),
        ("study:lark-2020/L1/p", "0.052"),
        ("study:lark-2020/L1/n", "434"),
        ("study:lark-2020/L1/months", "9"),
        ("study:lark-2020/L1/intervention/of", "64 of 218"),
        ("study:lark-2020/L1/comparator/in_100", "38 in 100"),
        ("study:lark-2020/L1/comparator/percent", "38%"),
        ("study:lark-2020/L1/intervention/events", "64"),
        ("study:finch-2021/T1/intervention/mean", "6.4"),
        ("study:finch-2021/T1/comparator/sd", "1.9"),
        (
            "study:lark-2020/pooled/calm-at-work/effect",
            "SMD 0.20 (0.11 to 0.29)",
        ),
        ("study:lark-2020/pooled/calm-at-work/studies", "19"),
        ("study:lark-2020/pooled/calm-at-work/i2", "45%"),
        ("synthesis:tea-break-trials/studies", "3 studies"),
        ("synthesis:tea-break-trials/studies/country/nowhere", "3"),
        ("synthesis:tea-break-trials/calm/trials", "3 trials"),
        ("synthesis:tea-break-trials/calm/trials/number", "3"),
        ("synthesis:tea-break-trials/flow/screened", "20"),
        (
            "synthesis:tea-break-trials/flow/excluded/about-coffee/n",
            "5",
        ),
        (
            "synthesis:tea-break-trials/versions/1-0/date",
            "15 January 2026",
        ),
        ("economic:lark-costs/figures/cost-a-person", "£2,154"),
        ("economic:lark-costs/figures/cost-a-person/high", "£2,400"),
        ("economic:lark-costs/price_year", "2024"),
        ("economic:tea-cost-model/parameters/tea-cost/low", "£1"),
        ("update:first-version/date", "15 January 2026"),
    ];
    let project = project();
    let lines = quoted
        .iter()
        .map(|(address, _)| format!("- It is <{address}>."));
    let page = page_with(&project, &lines.collect::<Vec<_>>().join("\n"));
    let shown = words(&page);
    for (address, value) in quoted {
        assert!(
            shown.contains(&format!("It is {value}.")),
            "{address}: {shown}"
        );
    }
}

#[test]
fn an_analysis_is_quoted_with_the_numbers_of_its_page() {
    let project = project();
    let of = "synthesis:tea-break-trials/calm";
    let page = page_with(
        &project,
        &format!("Say <{of}/estimate> and <{of}/interval>, I² <{of}/i2>, <{of}/people>, <{of}/p>."),
    );
    let shown = words(&page);
    let json = project
        .build()
        .json("evidence/tea-break-trials-analyses.json");
    let pooled = &json["analyses"][0]["pooled"];
    let number = |name: &str| pooled[name].as_f64().unwrap_or_else(|| panic!("{json}"));
    let said = format!(
        "Say {:.2} and {:.2} to {:.2}, I²",
        number("estimate"),
        number("ci_low"),
        number("ci_high")
    );
    assert!(shown.contains(&said.replace('-', "−")), "{said}: {shown}");
}

#[test]
fn a_value_links_to_its_row_and_is_plain_where_no_link_can_stand() {
    let project = project();
    project.replace(
        "studies/finch-2021.yaml",
        "headline: An invented trial",
        "headline: After <study:lark-2020/L1/intervention/of>, an invented trial",
    );
    let page = page_with(
        &project,
        "## The <study:lark-2020/population/n> people\n\n\
         See <study:lark-2020/L1/effect>, [of <study:lark-2020/L1/n>](study:finch-2021) and \
         `<study:lark-2020/L1/n>` or \\<study:lark-2020/L1/n>.",
    );
    let row = "<a class=\"quoted\" href=\"studies/lark-2020.html#l1\">RR 0.76 (0.58 to 1.002)</a>";
    assert!(page.contains(row), "{page}");
    assert!(page.contains(">The 1,204 people</h2>"), "{page}");
    assert!(page.contains(">of 434</a>"), "{page}");
    assert_eq!(
        page.matches("&lt;study:lark-2020/L1/n&gt;").count(),
        2,
        "{page}"
    );
    let site = project.build();
    assert!(site.file("studies/lark-2020.html").contains("id=\"l1\""));
    let study = site.file("studies/finch-2021.html");
    assert!(
        study.contains("After 64 of 218, an invented trial"),
        "{study}"
    );
    assert_nothing_left(&site);
}

/// Feeds, cards, data and documents know the value and not its address.
#[test]
fn what_is_no_page_has_the_value_as_plain_words() {
    let project = project();
    project.replace("site.yaml", "base_url:", "# base_url:");
    let site = project.read("site.yaml") + "base_url: https://example.org\n";
    project.write("site.yaml", site);
    project.replace(
        "updates/first-version.md",
        "summary: The invented answer",
        "summary: Of <study:lark-2020/population/n> people, the invented answer",
    );
    let update =
        project.read("updates/first-version.md") + "\nIt was <study:lark-2020/L1/value>.\n";
    project.write("updates/first-version.md", update);
    let file = "resources/tea-break-checklist.md";
    project.write(
        file,
        project.read(file) + "\nOf <study:lark-2020/population/n> people.\n",
    );
    project.replace(
        "syntheses/tea-break-trials.yaml",
        "reason: The three invented trials are small.",
        "reason: The <synthesis:tea-break-trials/calm/trials> are small.",
    );
    let site = project.build();
    assert_nothing_left(&site);
    let feeds = site
        .ending(".xml")
        .into_iter()
        .chain(site.ending("feed.json"));
    let feeds: Vec<_> = feeds
        .filter(|(_, text)| text.contains("Of 1,204 people"))
        .collect();
    assert!(feeds.len() > 1, "{feeds:?}");
    let evidence = site.file("evidence/tea-break-trials/whole.html");
    assert!(evidence.contains("The 3 trials are small."), "{evidence}");
}

/// No file of the site holds the address of a value.
fn assert_nothing_left(site: &Site) {
    for (name, text) in site.files().filter(|(name, _)| !name.starts_with("about")) {
        for mark in [
            "<study:",
            "<synthesis:",
            "&lt;study:",
            "&lt;synthesis:",
            "u003cstudy:",
        ] {
            assert!(!text.contains(mark), "{name} holds {mark}");
        }
    }
}

#[test]
fn a_page_is_made_again_when_a_value_that_it_quotes_changes() {
    let project = project();
    let before = page_with(
        &project,
        "It is <study:lark-2020/L1/comparator/of> and <synthesis:tea-break-trials/calm/estimate>.",
    );
    project.run(&["build"]);
    project.replace("studies/lark-2020.yaml", "events: 83", "events: 84");
    project.replace("studies/finch-2021.yaml", "mean: 6.4", "mean: 7.4");
    project.run(&["build"]);
    let again = fs::read_to_string(project.output().join("about.html")).unwrap();
    assert!(words(&again).contains("84 of 216"), "{again}");
    assert_ne!(words(&before), words(&again));
    let clean = project.build();
    assert_eq!(clean.file("about.html"), again);
}

#[test]
fn a_value_that_does_not_exist_is_an_error_with_the_nearest_and_a_list() {
    let wrong = [
        (
            "<study:lark-2020/L1/efect>",
            "E0408",
            "<study:lark-2020/L1/effect>",
        ),
        ("<study:lark-2021/L1/effect>", "E0401", "lark-2020"),
        ("<studdy:lark-2020/L1/effect>", "E0404", "study:"),
        ("<term:mean-difference/n>", "E0408", "Nothing can be quoted"),
    ];
    for (typed, code, hint) in wrong {
        let project = project();
        let file = "studies/finch-2021.yaml";
        project.replace(
            file,
            "in four libraries",
            &format!("in four libraries {typed}"),
        );
        let problems = project.problems();
        let told = problems.iter().find(|problem| problem.code.id == code);
        let told = told.unwrap_or_else(|| panic!("{typed}: {}", testbed::listed(&problems)));
        let place = told.place.as_ref().expect("a place");
        assert_eq!(
            (place.line, place.column),
            project.place_of(file, 0, typed),
            "{typed}"
        );
        assert!(
            told.hints.iter().any(|it| it.contains(hint)),
            "{typed}: {told:?}"
        );
        assert_eq!(problems.len(), 1, "{}", testbed::listed(&problems));
    }
}

#[test]
fn the_command_lists_what_to_type_with_what_is_shown() {
    let project = project();
    let run = project.run(&["quote", "study:lark-2020"]);
    assert_eq!(run.code, 0, "{run:?}");
    let line = run
        .out
        .lines()
        .find(|line| line.contains("L1/intervention/of"));
    let parts: Vec<&str> = line.expect("a line").split("  ").collect();
    assert_eq!(parts[0].trim(), "<study:lark-2020/L1/intervention/of>");
    assert_eq!(parts.last().map(|it| it.trim()), Some("64 of 218"));
    let run = project.run(&["quote", "lark-2021"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("lark-2020"), "{run:?}");
}

/// Whatever the command lists can be quoted, and pages show what it says.
#[test]
fn all_that_is_listed_can_be_quoted() {
    let project = Project::everything();
    let records = [
        "synthesis:tea-break-trials",
        "synthesis:reviews-of-breaks",
        "study:egret-2019",
        "study:crane-2020",
        "economic:crane-2020-costs",
        "economic:tea-cost-model",
        "outcome:calm",
        "policy:tea-for-all-2012",
    ];
    let listed = records.map(|record| project.run(&["quote", record]).out);
    let lines = listed.iter().flat_map(|list| list.lines());
    let values: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once('>'))
        .filter(|(typed, _)| typed.contains('/'))
        .map(|(typed, shown)| (format!("{typed}>"), shown.trim().to_owned()))
        .collect();
    assert!(values.len() > 200, "{listed:?}");
    for key in [
        "/prediction",
        "/tau2",
        "/i2",
        "/in_1000/with",
        "/without_doubt/effect",
        "/people",
    ] {
        assert!(values.iter().any(|(typed, _)| typed.contains(key)), "{key}");
    }
    let items = values.iter().enumerate();
    let items = items.map(|(n, (typed, _))| format!("- No. {n} is {typed}, so."));
    let page = page_with(&project, &items.collect::<Vec<_>>().join("\n"));
    let shown = words(&page);
    for (n, (typed, value)) in values.iter().enumerate() {
        assert!(
            shown.contains(&format!("No. {n} is {value}, so.")),
            "{typed}: {value}"
        );
    }
}
