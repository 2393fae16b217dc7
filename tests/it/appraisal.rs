//! Appraisals: tools that come with the program, rules for overall levels, and people who judged
//! alone before they agreed.

use serde_json::Value;
use testbed::Project;

const FINCH: &str = "studies/finch-2021.yaml";
const TOOL_LINE: &str = "tool: demonstration-tool";

/// The starter with an appraisal of Finch 2021 in place of its own.
fn appraised(appraisal: &str) -> Project {
    let project = Project::starter();
    let text = project.read(FINCH);
    let start = text.find("appraisals:").unwrap();
    let end = text.find("note: This study").unwrap();
    let text = format!("{}appraisals:\n{appraisal}{}", &text[..start], &text[end..]);
    project.write(FINCH, text.as_bytes());
    project
}

/// Codes, messages and lines of the problems of a check.
fn problems(project: &Project) -> Vec<(String, String, u64)> {
    let report = project.run(&["check", "--format", "json"]).json();
    let problems = report["problems"].as_array().expect("a list").clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    problems
        .iter()
        .filter(|problem| problem["severity"] != "note")
        .map(|p| {
            let line = p["place"]["line"].as_u64().or(p["line"].as_u64());
            (text(&p["code"]), text(&p["message"]), line.unwrap_or(0))
        })
        .collect()
}

fn page(project: &Project, name: &str) -> String {
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{run:?}");
    std::fs::read_to_string(project.output().join(name)).expect(name)
}

#[test]
fn the_guide_names_every_tool_of_the_program() {
    let guide = include_str!("../../docs/staff-guide.md");
    let files =
        std::fs::read_dir(testbed::root().join("src/record/built_in/tools")).expect("the tools");
    let names = files.map(|file| file.expect("a file").path());
    let ids: Vec<_> = names
        .filter_map(|path| Some(path.file_stem()?.to_owned()))
        .collect();
    assert!(ids.len() > 20);
    for id in ids {
        let id = id.to_string_lossy();
        assert!(guide.contains(&format!("`{id}`")), "{id}");
    }
}

const ROB2: &str = "  - tool: rob2\n    by: somebody\n    domains:\n      d1: {level: low}\n      d2: {level: low}\n      d3: {level: low}\n      d4: {level: some-concerns}\n      d5: {level: low}\n    overall: {level: LEVEL}\n";

#[test]
fn a_tool_of_the_program_needs_no_file() {
    let project = appraised(&ROB2.replace("LEVEL", "some-concerns"));
    assert_eq!(problems(&project), []);
    let tools = page(&project, "tools/index.html");
    assert!(tools.contains("id=\"rob2\""), "the tool that is used");
    assert!(
        tools.contains("id=\"demonstration-tool\""),
        "the site's own"
    );
    assert!(!tools.contains("id=\"amstar2\""), "a tool that nobody used");
}

#[test]
fn a_file_of_the_content_takes_the_place_of_a_tool_of_the_program() {
    let appraisal = ROB2.replace("LEVEL", "some-concerns");
    let has_it = |line: &&str| !["d2:", "d3:", "d5:"].iter().any(|id| line.contains(id));
    let of_its_domains: Vec<&str> = appraisal.split_inclusive('\n').filter(has_it).collect();
    let project = appraised(&of_its_domains.concat());
    let own = project.read("tools/demonstration-tool.yaml");
    let own = own
        .replace("id: d2", "id: d4")
        .replace("Demonstration", "House");
    project.write("tools/rob2.yaml", own.as_bytes());
    assert_eq!(problems(&project), []);
    let tools = page(&project, "tools/index.html");
    assert!(tools.contains("House tool"));
    assert!(!tools.contains("Randomisation process"));
}

#[test]
fn a_misspelt_tool_of_the_program_is_suggested() {
    let project = appraised(&ROB2.replace("LEVEL", "low").replace("rob2", "robb2"));
    let run = project.run(&["check"]);
    assert!(run.err.contains("Did you mean `rob2`?"), "{run:?}");
}

#[test]
fn an_overall_level_better_than_the_worst_domain_is_reported_with_its_line() {
    let project = appraised(&ROB2.replace("LEVEL", "low"));
    let found = problems(&project);
    let [(code, message, line)] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(code, "W0536");
    assert!(
        message.contains("Measurement of the outcome (\"Some concerns\")"),
        "{message}"
    );
    let text = project.read(FINCH);
    let stated = text
        .lines()
        .position(|line| line.contains("overall:"))
        .unwrap();
    assert_eq!(*line, stated as u64 + 1);
}

#[test]
fn a_worse_overall_level_is_a_judgement() {
    assert_eq!(problems(&appraised(&ROB2.replace("LEVEL", "high"))), []);
}

#[test]
fn an_accepted_overall_level_is_silent() {
    let project = appraised(&ROB2.replace("LEVEL", "low"));
    let text = project.read(FINCH);
    let text = format!("{text}accept:\n  - {{check: W0536, reason: Printed so.}}\n");
    project.write(FINCH, text.as_bytes());
    assert_eq!(problems(&project), []);
}

#[test]
fn flaws_of_a_review_are_counted() {
    let amstar = |answers: &str, overall: &str| {
        // Whatever is not named is answered well: an overall level needs all items.
        let is_named = |item: &usize| answers.contains(&format!("i{item}:"));
        let others = (1..=16).filter(|item| !is_named(item));
        let others = others.map(|item| format!(", i{item}: {{level: yes}}"));
        let answers = format!("{answers}{}", others.collect::<String>());
        let appraisal = format!(
            "  - tool: amstar2\n    by: somebody\n    domains: {{{answers}}}\n    overall: {{level: {overall}}}\n"
        );
        let found = problems(&appraised(&appraisal));
        found
            .iter()
            .map(|(code, ..)| code.clone())
            .collect::<Vec<_>>()
    };
    let one = "i1: {level: yes}, i2: {level: partial-yes}, i3: {level: no}";
    let none: [&str; 0] = [];
    assert_eq!(amstar(one, "high"), none);
    assert_eq!(
        amstar(&format!("{one}, i5: {{level: no}}"), "high"),
        ["W0536"]
    );
    assert_eq!(
        amstar(&format!("{one}, i5: {{level: no}}"), "moderate"),
        none
    );
    assert_eq!(amstar("i4: {level: no}", "moderate"), ["W0536"]);
    assert_eq!(amstar("i4: {level: no}", "low"), none);
    assert_eq!(amstar("i4: {level: no}, i7: {level: no}", "low"), ["W0536"]);
    assert_eq!(
        amstar("i4: {level: no}, i7: {level: no}", "critically-low"),
        none
    );
}

#[test]
fn an_overall_level_of_any_tool_needs_all_of_its_domains() {
    for (tool, domains, overall, left_out) in [
        ("amstar2", "i1: {level: yes}", "high", "`i16`"),
        ("rob2", "d1: {level: low}", "high", "`d5`"),
        ("robins-i", "d1: {level: low}", "serious", "`d7`"),
        ("robins-i-v2", "d1: {level: low}", "serious", "`d2`"),
        ("quadas2", "d1: {level: low}", "high", "`d2`"),
        ("jbi-rct", "i1: {level: yes}", "include", "`i13`"),
        (
            "mmat-2018",
            "s1: {level: yes}, s2: {level: yes}, i2-1: {level: yes}",
            "yes",
            "on `i2-2` (Randomised: groups comparable at baseline), `i2-3`",
        ),
        ("casp-qual", "i1: {level: yes}", "yes", "`i10`"),
    ] {
        let appraisal = format!(
            "  - tool: {tool}\n    by: somebody\n    domains: {{{domains}}}\n    overall: {{level: {overall}}}\n"
        );
        let found = problems(&appraised(&appraisal));
        let told = found.iter().find(|(code, ..)| code == "E0546");
        assert!(
            told.is_some_and(|told| told.1.contains(left_out)),
            "{tool}: {found:?}"
        );
    }
}

#[test]
fn what_one_person_judged_is_checked_like_what_was_agreed() {
    let appraisers = "    appraisers:\n      - by: one\n        domains: {d1: {level: best}, d9: {level: low}}\n      - by: two\n        domains: {d1: {level: high}}\n        overall: {level: low}\n";
    let appraisal = format!("{}{appraisers}", ROB2.replace("LEVEL", "high"));
    let found = problems(&appraised(&appraisal));
    let mut codes: Vec<&str> = found.iter().map(|(code, ..)| code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["E0515", "E0515", "W0536"], "{found:?}");
    let project = appraised(
        &appraisal
            .replace("best", "low")
            .replace(", d9: {level: low}", ""),
    );
    let found = problems(&project);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "W0536");
}

/// The cells of the row of a table that begins with a heading.
fn row(page: &str, heading: &str) -> Vec<String> {
    let from = page
        .find("Cohen's kappa")
        .or(page.find("Cohen&#39;s kappa"))
        .or(page.find("Cohen&#x27;s kappa"));
    let page = &page[from.expect("a table of agreement")..];
    let start = page
        .find(&format!("<th scope=\"row\">{heading}</th>"))
        .expect(heading);
    let line = page[start..].lines().next().unwrap();
    let cells = line.split("<td").skip(1);
    cells
        .map(|cell| {
            let end = cell.find("</td>").unwrap();
            let value = cell[..end].rsplit("</span>").find(|part| !part.is_empty());
            value.unwrap_or_default().to_owned()
        })
        .collect()
}

/// Over the three invented trials the two people gave low/some, high/high, some/some, high/some,
/// low/low and some/some: 4 of 6 agree, and 12 of 36 by chance, so kappa is 1 - (1/3)/(2/3) = 0.5.
/// Steps apart: 2 of 6 seen, 28 of 36 by chance, so the weighted one is 1 - (2/6)/(28/36) = 0.57.
#[test]
fn pages_show_how_far_two_people_agreed() {
    let project = Project::built();
    let read = |name: &str| std::fs::read_to_string(project.output().join(name)).expect(name);
    let evidence = read("evidence/tea-break-trials/whole.html");
    assert_eq!(row(&evidence, "Domains"), ["6", "4 (67%)", "0.50", "0.57"]);
    assert_eq!(
        row(&evidence, "Overall levels"),
        ["3", "2 (67%)", "0.40", "0.40"]
    );
    let finch = read("studies/finch-2021.html");
    assert_eq!(row(&finch, "Domains")[..2], ["2", "1 (50%)"]);
    assert!(finch.contains("What each appraiser judged alone, and what was agreed"));
    let table = read("data/appraisals.csv");
    assert!(table.contains(",Q Nuthatch (invented),alone,"), "{table}");
    assert!(project.read(FINCH).contains(TOOL_LINE));
}

/// The codes that tell of the overall level of an appraisal with a tool: a level for each domain in order, `-` where it was not
/// judged, and the overall level.
fn codes_of(tool: &str, domains: &[&str], overall: &str) -> Vec<String> {
    let judged = domains
        .iter()
        .enumerate()
        .filter(|(_, level)| **level != "-");
    let lines = judged.map(|(index, level)| format!("      d{}: {{level: {level}}}\n", index + 1));
    let lines: String = lines.collect();
    let appraisal = format!(
        "  - tool: {tool}\n    by: somebody\n    domains:\n{lines}    overall: {{level: {overall}}}\n"
    );
    let found = problems(&appraised(&appraisal));
    // A domain that is left out is told besides, whatever the level.
    let codes = found.into_iter().map(|(code, _, _)| code);
    codes.filter(|code| code != "E0546").collect()
}

#[test]
fn the_best_overall_level_needs_every_domain_judged() {
    let (low, none) = ("low", "no-information");
    let too_good: [(&str, &[&str], &str); 14] = [
        ("robins-i", &[none, low, low, low, low, low, low], low),
        ("robins-i", &[none; 7], low),
        ("robins-i", &[none; 7], "moderate"),
        (
            "robins-i",
            &[none, low, low, low, low, low, low],
            "moderate",
        ),
        (
            "robins-i",
            &[low, "moderate", low, low, low, low, none],
            "moderate",
        ),
        ("robins-i", &[low, "-", "-", "-", "-", "-", "-"], low),
        ("rob2", &[low, low, low, low, "-"], low),
        ("quadas2", &[low, "unclear", low, low], low),
        ("quadas2-applicability", &["high", low, low], "unclear"),
        (
            "robins-i-v2",
            &[low, low, "serious", low, low, low],
            "moderate",
        ),
        (
            "robins-i",
            &[none, "serious", low, low, low, low, low],
            "moderate",
        ),
        // "No information" hides a domain that decides, and says less than domains that were all judged.
        (
            "robins-i",
            &[none, "serious", low, low, low, low, low],
            none,
        ),
        (
            "robins-i",
            &[low, low, low, low, low, low, "moderate"],
            none,
        ),
        ("rob2", &[none, "high", low, low, low], none),
    ];
    for (tool, domains, overall) in too_good {
        assert_eq!(
            codes_of(tool, domains, overall),
            ["W0536"],
            "{tool} {domains:?}"
        );
    }
    let fine: [(&str, &[&str], &str); 10] = [
        ("robins-i", &[low; 7], low),
        ("robins-i", &[none; 7], none),
        ("robins-i", &[none, low, low, low, low, low, low], none),
        ("robins-i", &[none, low, low, low, low, low, low], "serious"),
        (
            "robins-i",
            &[none, "serious", low, low, low, low, low],
            "serious",
        ),
        ("rob2", &[low; 5], low),
        ("rob2", &[none, low, low, low, low], none),
        ("quadas2", &[low; 4], low),
        ("quadas2-applicability", &["high", low, low], "high"),
        ("rob2", &[low, low, low, low, "-"], "some-concerns"),
    ];
    for (tool, domains, overall) in fine {
        assert!(
            codes_of(tool, domains, overall).is_empty(),
            "{tool} {domains:?}"
        );
    }
}
