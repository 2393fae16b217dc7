//! Checks of the data find known faults of real published data without being told, and leave
//! clean data alone.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod support;

use std::fmt::Write as _;

use support::Project;

/// Numbers that look random and are the same on every run (Steele, Lea and Flood 2014).
struct Draw(u64);

impl Draw {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let unit = ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        low + (high - low) * unit
    }

    fn people(&mut self) -> u32 {
        self.between(15.0, 200.0) as u32
    }
}

/// A study without results of its own.
const STUDY: &str = "label: LABEL\nheadline: An invented trial\ndesign: randomised-trial\nbibliography:\n  reference: An invented trial\n  year: 2020\n";

/// Code, result (from the message) and severity of the problems of a check, notes left out.
fn doubts(project: &Project) -> Vec<(String, String)> {
    let run = project.run(&["check", "--format", "json"]);
    let report = run.json();
    let problems = report["problems"].as_array().expect("a list").clone();
    let about = |message: &str| {
        let before = message.split(':').next().unwrap_or_default();
        before.rsplit(", ").next().unwrap_or_default().to_owned()
    };
    let mut found: Vec<(String, String)> = problems
        .iter()
        .filter(|problem| problem["severity"] != "note")
        .map(|problem| {
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            (text("code"), about(&text("message")))
        })
        .collect();
    found.sort();
    found
}

/// The real content without markings, remarks and acceptances of the trial results.
fn unmarked() -> Project {
    let project = Project::real();
    let table = project.read("results/metapsy-peer-support.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("a row");
    for row in reader.records() {
        let row = row.expect("a row");
        let cells = header
            .iter()
            .zip(row.iter())
            .map(|(name, cell)| match name {
                "data_status" | "note" => "",
                _ => cell,
            });
        writer.write_record(cells).expect("a row");
    }
    let bytes = writer.into_inner().expect("bytes");
    let text = String::from_utf8(bytes).expect("text");
    project.write("results/metapsy-peer-support.csv", &text);
    for study in [
        "corrigan-2017",
        "davidson-2004",
        "dennis-2003",
        "ranzenhofer-2020",
        "salzer-2016",
        "shorey-2019",
        "solomon-1995",
    ] {
        let file = format!("studies/{study}.yaml");
        let record = project.read(&file);
        let (kept, _) = record.split_once("accept:").expect("an acceptance");
        project.write(&file, kept);
    }
    project
}

#[test]
fn known_faults_are_found_unaided_and_nothing_else() {
    let expected = [
        ("W0522", "M16"), // Davidson 2004: the sign fights the scale
        ("W0522", "M17"),
        ("W0523", "M64"), // Solomon 1995: the error belongs to other arm sizes
        ("W0527", "M59"), // Salzer 2016: standard errors entered as SDs
        ("W0527", "M60"),
        ("W0529", "M12"),         // Corrigan 2017: arm sizes disagree
        ("W0529", "M19"),         // Dennis 2003: one person more for the events
        ("W0529", "M62"),         // Shorey 2019: fewer than half
        ("W0536", "Dennis 2003"), // overall low with a domain of some concerns
        ("W0536", "Ranzenhofer 2020"),
        ("W0536", "Shorey 2019"),
    ];
    let expected = expected.map(|(code, result)| (code.to_owned(), result.to_owned()));
    assert_eq!(doubts(&unmarked()), expected);
}

#[test]
fn the_real_content_has_no_doubt_that_is_not_dealt_with() {
    assert_eq!(doubts(&Project::real()), []);
}

#[test]
fn an_accepted_doubt_is_shown_beside_the_number() {
    let project = Project::real();
    assert_eq!(project.run(&["build", "-q"]).code, 0);
    for page in [
        "studies/salzer-2016.html",
        "outcomes/personal-recovery.html",
        "evidence/recovery-trials.html",
    ] {
        let text = std::fs::read_to_string(project.output().join(page)).expect("a page");
        assert!(
            text.contains("so they look like standard errors. The database prints them as SDs"),
            "{page}"
        );
    }
}

#[test]
fn an_acceptance_that_fits_nothing_is_told() {
    let project = Project::real();
    let file = "studies/solomon-1995.yaml";
    project.replace(file, "result: M64", "result: M63");
    let expected = [("W0523", "M64"), ("W0534", "Nothing here raises W0523.")];
    let expected = expected.map(|(code, result)| (code.to_owned(), result.to_owned()));
    assert_eq!(doubts(&project), expected);
}

/// 200 clean trials: means, SDs, g and its standard error as a paper would print them.
#[test]
fn clean_trials_raise_at_most_one_false_alarm_in_fifty() {
    let mut draw = Draw(20_261_121);
    let mut table = String::from(
        "id,study,outcome,instrument,better,months,against,intervention.n,intervention.mean,intervention.sd,comparator.n,comparator.mean,comparator.sd,effect.measure,effect.estimate,effect.se,effect.positive,source.url\n",
    );
    let project = Project::starter();
    for index in 0..200 {
        let (n1, n2) = (draw.people(), draw.people());
        // SDs of one instrument differ by a factor of two or so between groups of people.
        let sd = draw.between(7.0, 17.0);
        let centre = draw.between(20.0, 80.0);
        let shift = draw.between(-0.6, 0.6) * sd;
        let round = |value: f64| (value * 10.0).round() / 10.0;
        let exact = [centre + shift, sd * draw.between(0.85, 1.15), centre, sd];
        let df = f64::from(n1 + n2 - 2);
        let pooled =
            ((f64::from(n1 - 1) * exact[1].powi(2) + f64::from(n2 - 1) * exact[3].powi(2)) / df)
                .sqrt();
        let g = (1.0 - 3.0 / (4.0 * df - 1.0)) * shift / pooled;
        let total = f64::from(n1 + n2);
        let se = (total / (f64::from(n1) * f64::from(n2)) + g * g / (2.0 * total)).sqrt();
        let [m1, s1, m2, s2] = exact.map(round);
        let study = format!("clean-{index}");
        project.write(
            &format!("studies/{study}.yaml"),
            STUDY.replace("LABEL", &study),
        );
        let _ = writeln!(
            table,
            "C{index},{study},calm,Scale of Calm,higher,3,breaks-alone,{n1},{m1},{s1},{n2},{m2},{s2},SMD,{g:.2},{se:.3},favours-intervention,https://example.org/"
        );
    }
    project.write("results/clean.csv", &table);
    let found = doubts(&project);
    let about_clean: Vec<_> = found
        .iter()
        .filter(|(code, _)| code.starts_with("W052"))
        .collect();
    assert!(
        !found.iter().any(|(code, _)| code.starts_with('E')),
        "{found:?}"
    );
    assert!(about_clean.len() <= 4, "{about_clean:?}");
}

/// A change of the starter site, and the doubt that it must raise.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        "W0521",
        "studies/finch-2021.yaml",
        "    source:\n      record: finch-2021\n      where: Table 2",
        "    effect: {measure: MD, estimate: 1.5, positive: higher-with-intervention}\n    source:\n      record: finch-2021\n      where: Table 2",
    ),
    (
        "W0522",
        "studies/finch-2021.yaml",
        "    source:\n      record: finch-2021\n      where: Table 2",
        "    effect: {measure: MD, estimate: -0.5, positive: higher-with-intervention}\n    source:\n      record: finch-2021\n      where: Table 2",
    ),
    (
        "W0524",
        "studies/finch-2021.yaml",
        "    source:\n      record: finch-2021\n      where: Table 2",
        "    effect: {measure: MD, estimate: 0.5, ci_low: -4, ci_high: 1.3, positive: higher-with-intervention}\n    source:\n      record: finch-2021\n      where: Table 2",
    ),
    (
        "W0525",
        "studies/finch-2021.yaml",
        "    source:\n      record: finch-2021\n      where: Table 2",
        "    effect: {measure: MD, estimate: 0.5, se: 0.1, ci_low: -0.3, ci_high: 1.3, positive: higher-with-intervention}\n    source:\n      record: finch-2021\n      where: Table 2",
    ),
    (
        "W0526",
        "studies/finch-2021.yaml",
        "    source:\n      record: finch-2021\n      where: Table 2",
        "    effect: {measure: MD, estimate: 0.5, ci_low: -0.3, ci_high: 1.3, p: \"0.004\", positive: higher-with-intervention}\n    source:\n      record: finch-2021\n      where: Table 2",
    ),
    (
        "W0528",
        "studies/finch-2021.yaml",
        "{n: 38, mean: 6.4, sd: 1.8}",
        "{n: 38, mean: 64, sd: 1.8}",
    ),
    (
        "W0529",
        "studies/finch-2021.yaml",
        "    intervention: {n: 38",
        "    n: 80\n    intervention: {n: 38",
    ),
    (
        "W0530",
        "studies/finch-2021.yaml",
        "design: randomised-trial",
        "design: cluster-randomised-trial",
    ),
    (
        "W0531",
        "studies/finch-2021.yaml",
        "findings:",
        "pooled_results:\n  - {outcome: calm, measure: MD, estimate: 0.4, ci_low: 0.1, ci_high: 0.7, i_squared: 80, chi_squared: 4.2, df: 3, p_heterogeneity: \"0.24\", benefit: above 0, source: {record: finch-2021}}\nfindings:",
    ),
];

#[test]
fn every_check_of_the_data_finds_its_fault() {
    for (code, file, from, to) in FAULTS {
        let project = Project::starter();
        project.replace(file, from, to);
        let found: Vec<String> = doubts(&project).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, [*code], "{code}");
    }
}

#[test]
fn short_answers_are_read_for_significance_and_for_ease() {
    let project = Project::real();
    let file = "questions/does-it-help.yaml";
    project.replace(file, "Peer support may help you a little with your own recovery and how you feel.", "The organisational implementation of interdisciplinary peer support may significantly facilitate individuals' multidimensional self-actualisation.");
    let found: Vec<String> = doubts(&project).into_iter().map(|(code, _)| code).collect();
    assert_eq!(found, ["W0532", "W0533"]);
}
