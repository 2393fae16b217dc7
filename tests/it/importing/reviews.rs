//! Whole reviews, and tables of judgements, counts and references of programs for reviews.

use super::tables::archive;
use super::{import, passes, put, says, with};

#[test]
fn a_review_becomes_evidence_with_its_own_numbers() {
    let project = with("tea.rm5", include_str!("tea.rm5"));
    let run = import(
        &project,
        &[
            "tea.rm5",
            "--synthesis",
            "Tea together",
            "--better",
            "lower",
        ],
    );
    // The numbers of the file were worked out apart from this program, by the formulas of the Handbook.
    says(
        &run,
        &[
            "Staff who left: file OR 0.614 (0.417 to 0.902); ours 0.614 (0.417 to 0.902): they agree",
            "Calm at the end of the day: file MD 1.175 (0.143 to 2.208); ours 1.175 (0.143 to 2.208): they agree",
            "Time until staff left: file HR 0.778 (0.600 to 1.008); ours 0.778 (0.600 to 1.008): they agree",
            "higher was taken to be better",
            "studies excluded (1 time)",
            "further reports of a study (1 time)",
            "as RevMan writes it where nobody has judged",
        ],
    );
    let study = project.read("studies/stork-2020.yaml");
    for line in [
        "methods: Invented trial; \\*parallel\\* groups.\n",
        "  description: 238 invented librarians\n",
        "    intervention: {n: 120, events: 12}\n",
        "      concealment:\n        level: high\n        support: The teapot was open.\n",
        "where: \"tea.rm5, analysis 1.1\"",
    ] {
        assert!(study.contains(line), "{line:?} is not in:\n{study}");
    }
    let synthesis = project.read("syntheses/tea-together.yaml");
    for line in [
        "pooling: mantel-haenszel\n",
        "model: random\n",
        "preset: revman5\n",
        "study: finch-2024\n",
    ] {
        assert!(synthesis.contains(line), "{line:?} is not in:\n{synthesis}");
    }
    passes(&project);
    let run = project.run(&["build", "--drafts"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(project.output().join("evidence/tea-together.html"))
        .expect("the page");
    assert!(
        page.contains("0.61") && page.contains("0.42") && page.contains("0.90"),
        "RevMan's numbers"
    );
    let again = import(
        &project,
        &[
            "tea.rm5",
            "--synthesis",
            "Tea together",
            "--better",
            "lower",
        ],
    );
    says(&again, &["There is nothing to write."]);
}

#[test]
fn a_review_whose_numbers_differ_is_told() {
    let file = include_str!("tea.rm5").replace("EVENTS_1=\"12\"", "EVENTS_1=\"21\"");
    let project = with("tea.rm5", file);
    let run = import(&project, &["tea.rm5", "--better", "lower"]);
    says(&run, &["Staff who left: file OR 0.614", "THEY DIFFER"]);
}

const SETTINGS: &str = "\u{FEFF}Analysis group,Analysis number,Analysis name,Analysis group name,Data type,Log-scale data,Experimental intervention,Control intervention,Subgroup by,Experimental group label,Control group label,Statistical method,Effect measure,Analysis model,Subgroup estimates,Overall estimates,Experimental cases,Experimental N,Control cases,Control N,Mean,CI start,CI end,Heterogeneity Chi²,Heterogeneity df,Heterogeneity I²,Effect P\n1,1,Staff who left,Tea together,Dichotomous,true,Tea together,Tea alone,,Favours tea together,Favours tea alone,MH,Odds Ratio,Fixed effect,true,true,51,410,76,405,0.613733,0.417395,0.902426,0.224003,2,0,0.013068\n";
const ROWS: &str = "\u{FEFF}Analysis group,Analysis number,Analysis name,Subgroup,Applicability,Study,Study year,GIV Mean,GIV SE,Experimental mean,Experimental SD,Experimental cases,Experimental N,Control mean,Control SD,Control cases,Control N,O-E,Variance,Weight,Mean,CI start,CI end,Footnotes\n1,1,Staff who left,,SUBGROUP_AND_OVERALL,Stork,2020,0.0,0.0,0.0,0.0,12,120,0.0,0.0,20,118,0.0,0.0,1,1,1,1,\n1,1,Staff who left,,SUBGROUP_AND_OVERALL,Crane,2021,0.0,0.0,0.0,0.0,9,80,0.0,0.0,15,82,0.0,0.0,1,1,1,1,\n1,1,Staff who left,,SUBGROUP_AND_OVERALL,Ibis,2022,0.0,0.0,0.0,0.0,30,210,0.0,0.0,41,205,0.0,0.0,1,1,1,1,\n";

#[test]
fn a_data_package_of_revman_web_agrees_with_its_own_numbers() {
    let inner = archive(&[
        ("9-analysis-data/9-overall-estimates-and-settings.csv", SETTINGS.into()),
        ("9-analysis-data/9-data-rows.csv", ROWS.into()),
        ("9-study-data/9-study-information.csv", "\u{FEFF}Study,Year,Data source,Char: Methods,Char: Participants\nStork,2020,PUB,Invented,238 librarians\nCrane,2021,PUB,,\nIbis,2022,PUB,,\n".into()),
        ("9-study-data/9-risk-of-bias.csv", "\u{FEFF}Study,Domain (judgement): Allocation concealment?,Domain (support): Allocation concealment?\nStork,High risk,The teapot was open.\nCrane,Not applicable,\n".into()),
        ("9-study-data/9-included.ris", "\u{FEFF}TY  - JOUR\nNS  - Stork\nAU  - Stork, Ada\nTI  - A pot of tea in every invented library\nER  - \n\nTY  - JOUR\nNS  - Crane\nER  - \n".into()),
    ]);
    let outer = archive(&[
        ("Tea/9-files/9-data.zip", inner),
        ("Tea/9-article.pdf", vec![1, 2, 3]),
    ]);
    let project = with("package.zip", outer);
    let run = import(&project, &["package.zip", "--synthesis", "Tea together"]);
    says(
        &run,
        &[
            "data package of RevMan Web",
            "file OR 0.614 (0.417 to 0.902); ours 0.614 (0.417 to 0.902): they agree",
        ],
    );
    let study = project.read("studies/stork-2020.yaml");
    for line in [
        "Stork, Ada",
        "level: high",
        "support: The teapot was open.",
        "description: 238 librarians",
    ] {
        assert!(study.contains(line), "{line:?} is not in:\n{study}");
    }
    passes(&project);
}

#[test]
fn judgements_go_to_the_studies_that_are_there() {
    let project = with(
        "rob.csv",
        "Study,D1,D2,D3,D4,D5,Overall,Weight\nWren 2023 (invented),Low,Some concerns,No information,Low,Low,Some concerns,12\nOwl 2018,High,High,Low,Low,Low,High,9\n",
    );
    let run = import(&project, &["rob.csv", "--by", "two reviewers (invented)"]);
    says(
        &run,
        &[
            "table of judgements",
            "`wren-2023` (same name)",
            "column \"Weight\"",
        ],
    );
    let record = project.read("studies/wren-2023.yaml");
    for line in [
        "  - tool: rob2\n    by: two reviewers (invented)\n",
        "      d2: {level: some-concerns}\n",
        "      d3: {level: no-information}\n",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    assert!(
        record.contains("tool: demonstration-tool"),
        "what was there stays"
    );
    assert!(
        record.starts_with("# The result of this study"),
        "comments stay"
    );
    passes(&project);
}

#[test]
fn counts_of_a_flow_go_to_the_synthesis_that_is_named() {
    let flow = "data,node,box,description,n\nNA,node4,prevstud,Grey title box,0\ndatabase_results,node7,box2,Records,30\nregister_results,NA,box2,Records,2\nduplicates,node8,box3,Duplicate records,12\nrecords_screened,node9,box4,Records,20\nrecords_excluded,node10,box5,Records,12\ndbr_sought_reports,node11,box6,Reports,8\ndbr_notretrieved_reports,node12,box7,Reports,xxx\ndbr_assessed,node13,box8,Reports,8\ndbr_excluded,node14,box9,Reports,\"About coffee, 4; No cups, 1; many\"\nnew_studies,node15,box10,Studies,3\n";
    let project = with("flow.csv", flow);
    let run = import(
        &project,
        &[
            "flow.csv",
            "--synthesis",
            "Cups (invented)",
            "--read-in",
            "https://example.org/flow",
        ],
    );
    says(
        &run,
        &[
            "PRISMA 2020 flow",
            "`xxx` is no count",
            "`many` is no reason with a count",
        ],
    );
    let record = project.read("syntheses/cups-invented.yaml");
    for line in [
        "  databases: 30\n  registers: 2\n  duplicates: 12\n",
        "    - reason: About coffee\n      n: 4\n",
        "  included_studies: 3\n",
    ] {
        assert!(record.contains(line), "{line:?} is not in:\n{record}");
    }
    let run = import(&project, &["flow.csv", "--synthesis", "tea-break-trials"]);
    says(&run, &["`syntheses/tea-break-trials.yaml` says"]);
    assert!(
        project
            .read("syntheses/tea-break-trials.yaml")
            .contains("  databases: 30\n")
    );
}

#[test]
fn references_of_programs_for_screening_are_read() {
    let project = with(
        "covidence.csv",
        "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags\n\"Tea, an invented trial of many cups\",\"Owl, Olivia; Siskin, T.\",Long,2018,May,Journal,3,1,10-2,,10.1000/cups,,#12,Owl 2018,,\n",
    );
    put(
        &project,
        "eppi.json",
        r#"{"CodeSets": [{"Attributes": {"AttributesList": [{"AttributeId": 7, "AttributeName": "Tea"}]}}],
            "References": [{"ItemId": 1, "Title": "Tea and codes, an invented study", "Authors": "Rook R; Jay B;", "Year": "2016", "ParentTitle": "Journal", "DOI": "10.1000/codes", "Codes": [{"AttributeId": 7}]}]}"#,
    );
    let run = import(&project, &["covidence.csv", "eppi.json"]);
    says(
        &run,
        &[
            "references of Covidence",
            "references of EPPI-Reviewer",
            "code \"Tea\" (1 time)",
        ],
    );
    let record = project.read("studies/owl-2018.yaml");
    assert!(
        record.contains("    - Owl, Olivia\n    - Siskin T\n") && record.contains("pages: 10-12\n"),
        "{record}"
    );
    assert!(
        project
            .read("studies/rook-2016.yaml")
            .contains("    - Rook R\n    - Jay B\n")
    );
    passes(&project);
}
