//! The real content: what is known to be wrong in it is found without any marking.

use std::fs;

use distil::synthesis::Standing;

use super::{build_problems, codes, findings, listed};
use crate::support::Project;

/// The real content without markings, remarks and acceptances.
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
    for folder in ["studies", "syntheses", "questions"] {
        for file in fs::read_dir(project.content().join(folder)).expect("a folder") {
            let name = file.expect("a file").file_name();
            let file = format!("{folder}/{}", name.display());
            project.write(&file, without_acceptances(&project.read(&file)));
        }
    }
    project
}

/// A record without its list of accepted doubts and without markings of its results.
fn without_acceptances(record: &str) -> String {
    let mut kept = String::new();
    let mut is_list = false;
    for line in record.lines() {
        is_list = line.starts_with("accept:") || (is_list && line.starts_with([' ', '-']));
        if !is_list && !line.trim_start().starts_with("data_status:") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Code of every doubt of this standing, with the result or else the record.
fn about_results(project: &Project, is_meant: fn(&Standing) -> bool) -> Vec<(String, String)> {
    let findings = findings(project);
    let mut found: Vec<(String, String)> = findings
        .doubts()
        .all()
        .filter(|doubt| is_meant(&doubt.standing))
        .map(|doubt| {
            let result = doubt.result().unwrap_or(doubt.record.1.as_str());
            (doubt.code.id.to_owned(), result.to_owned())
        })
        .collect();
    found.sort();
    found
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(code, result): &(&str, &str)| ((*code).to_owned(), (*result).to_owned());
    pairs.iter().map(own).collect()
}

#[test]
fn known_faults_are_found_unaided_and_nothing_else() {
    let project = unmarked();
    let open = about_results(&project, |standing| *standing == Standing::Open);
    let expected = [
        ("W0522", "M16"), // Davidson 2004: the sign fights the scale
        ("W0522", "M17"),
        ("W0523", "M64"), // Solomon 1995: the error belongs to other arm sizes
        ("W0527", "M59"), // Salzer 2016: standard errors entered as SDs
        ("W0527", "M60"),
        ("W0529", "M12"),         // Corrigan 2017: arm sizes disagree
        ("W0529", "M62"),         // Shorey 2019: fewer than half
        ("W0536", "dennis-2003"), // overall low with a domain of some concerns
        ("W0536", "ranzenhofer-2020"),
        ("W0536", "shorey-2019"),
    ];
    assert_eq!(open, owned(&expected));
    let told: Vec<String> = expected
        .iter()
        .map(|(code, _)| (*code).to_owned())
        .collect();
    assert_eq!(codes(&project), told);
}

/// Rogers 2016 gives two rows to each pool. The record says that they are kept as published, so
/// readers are told; without that word it is an error.
#[test]
fn one_trial_twice_in_a_pool_is_told_to_readers_or_is_an_error() {
    let project = unmarked();
    let decided = about_results(&project, |standing| *standing == Standing::Decided);
    let expected = ["M50", "M51", "M52", "M53", "M54", "M55"].map(|result| ("W0535", result));
    assert_eq!(decided, owned(&expected));
    let file = "syntheses/recovery-trials.yaml";
    let record = project.read(file);
    let undecided = record.replace("          several_results: keep-as-published\n", "");
    project.write(file, undecided);
    let codes = codes(&project);
    let errors: Vec<&String> = codes.iter().filter(|code| code.starts_with('E')).collect();
    assert_eq!(errors, ["E0520"; 3]);
}

#[test]
fn results_in_doubt_need_no_marking_to_be_left_out_of_the_second_pool() {
    let project = unmarked();
    let findings = findings(&project);
    let without: Vec<(usize, usize)> = ["personal", "clinical", "functional"]
        .into_iter()
        .filter_map(|domain| {
            let outcome = distil::record::id::Id::new(format!("{domain}-recovery"));
            let found = findings.on_outcome(&outcome).find(|f| f.pooled.is_some())?;
            let (all, sure) = (found.pooled.as_ref()?, found.without_doubt.as_ref()?);
            Some((all.k, sure.k))
        })
        .collect();
    assert_eq!(without, [(19, 18), (22, 21), (25, 23)]);
}

#[test]
fn the_real_content_has_no_doubt_that_is_not_dealt_with() {
    assert_eq!(listed(&build_problems(&Project::real())), "");
}

/// What the accepted and decided doubts of the real content are, exactly.
#[test]
fn the_real_content_accepts_these_doubts_and_no_others() {
    let project = Project::real();
    let accepted = about_results(&project, |standing| {
        matches!(standing, Standing::Accepted(_))
    });
    let expected = [
        ("W0522", "M16"),
        ("W0522", "M17"),
        ("W0523", "M64"),
        ("W0527", "M59"),
        ("W0527", "M60"),
        ("W0529", "M12"),
        ("W0529", "M62"),
        ("W0536", "dennis-2003"),
        ("W0536", "ranzenhofer-2020"),
        ("W0536", "shorey-2019"),
    ];
    assert_eq!(accepted, owned(&expected));
}
