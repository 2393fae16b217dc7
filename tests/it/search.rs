//! The search index, the lists of studies and the evidence map of the real site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::support::Project;
use distil::compose::{self, Request};
use distil::evidence::{EvidenceMap, Facet, Settings, StudyFacets};
use distil::record::id::Id;
use distil::record::kind::Kind;
use serde_json::Value;

/// The files of the real site by address, made once.
fn site() -> &'static BTreeMap<String, String> {
    static SITE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SITE.get_or_init(|| {
        let project = Project::real();
        let run = project.run(&["build", "-q"]);
        assert_eq!(run.code, 0, "{run:?}");
        let files = project.site().into_iter();
        let text =
            |(name, bytes): (_, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
        files.map(text).collect()
    })
}

fn json(name: &str) -> Value {
    let text = site().get(name).unwrap_or_else(|| panic!("no {name}"));
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The terms of all files, each with the numbers of its records.
fn terms() -> BTreeMap<String, BTreeSet<u64>> {
    let files = site()
        .keys()
        .filter(|name| name.starts_with("search/terms/"));
    let mut all = BTreeMap::new();
    for name in files {
        for (term, places) in json(name).as_object().expect("terms") {
            let mut at = 0;
            let places = places.as_array().expect("places").iter();
            let numbers = places.map(|place| {
                at += place.as_u64().expect("a number") / 4;
                at
            });
            let twice = all.insert(term.clone(), numbers.collect());
            assert!(twice.is_none(), "{term} stands in two files");
        }
    }
    all
}

/// Title and address of every record of the index, by number.
fn records() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for number in 0.. {
        let name = format!("search/records/{number}.json");
        if !site().contains_key(&name) {
            break;
        }
        for record in json(&name).as_array().expect("records") {
            let text = |at: usize| record[at].as_str().expect("a text").to_owned();
            all.push((text(0), text(1)));
        }
    }
    all
}

fn evidence() -> distil::evidence::Evidence {
    let request = Request {
        content: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"),
        settings: Settings::default(),
        ..Request::default()
    };
    compose::evidence(&request).0.expect("the real content")
}

#[test]
fn every_record_is_in_the_index_once_and_its_address_exists() {
    let records = records();
    let manifest = json("search/index.json");
    assert_eq!(
        manifest["records"].as_u64(),
        u64::try_from(records.len()).ok()
    );
    let addresses: BTreeSet<&String> = records.iter().map(|(_, address)| address).collect();
    assert_eq!(addresses.len(), records.len(), "an address stands twice");
    for address in addresses {
        let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
        let html = site().get(page).unwrap_or_else(|| panic!("no page {page}"));
        let id = format!("id=\"{anchor}\"");
        assert!(anchor.is_empty() || html.contains(&id), "no {address}");
    }
    let evidence = evidence();
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content");
    let of_kind = |kind: Kind| match kind {
        // Some tools come with the program.
        Kind::Tool => evidence.records.tools.len(),
        _ => fs::read_dir(content.join(kind.folder())).map_or(0, Iterator::count),
    };
    let syntheses = evidence.records.syntheses.values();
    let review_findings: usize = syntheses.map(|s| s.value.findings.len()).sum();
    let files: usize = Kind::WITH_FOLDER.map(of_kind).iter().sum();
    let wanted = files + evidence.findings.len() + review_findings;
    assert_eq!(records.len(), wanted);
}

#[test]
fn every_record_is_found_by_every_word_of_its_title() {
    let terms = terms();
    let common = [
        "been", "from", "have", "into", "that", "their", "there", "these", "they", "this", "were",
        "which", "with",
    ];
    for (number, (title, address)) in (0_u64..).zip(records()) {
        let words = title.split(|c: char| !c.is_alphanumeric());
        let words = words
            .map(str::to_lowercase)
            .filter(|word| word.is_ascii() && word.len() > 3 && !common.contains(&word.as_str()));
        for word in words {
            // Whatever the singular of a word may be, its first letters lead to the record.
            let start = &word.replace("iz", "is")[..word.len() - 1];
            let start = start.strip_suffix("ie").unwrap_or(start);
            let mut found = terms.range(start.to_owned()..);
            let is_there = found
                .by_ref()
                .take_while(|(term, _)| term.starts_with(start))
                .any(|(_, records)| records.contains(&number));
            assert!(is_there, "{address} is not found by “{word}” of “{title}”");
        }
    }
}

#[test]
fn words_of_the_body_lead_to_their_record() {
    let (terms, records) = (terms(), records());
    let found = |word: &str| -> Vec<&str> {
        let numbers = terms.get(word).into_iter().flatten();
        let at = |number: &u64| usize::try_from(*number).expect("a small number");
        numbers
            .map(|number| records[at(number)].1.as_str())
            .collect()
    };
    assert!(found("metapsy").contains(&"evidence/recovery-trials.html"));
    assert!(found("supervision").len() > 10);
    assert!(found("the").is_empty());
}

#[test]
fn counts_of_facets_are_those_of_the_records() {
    let evidence = evidence();
    let manifest = json("search/index.json");
    let facets = manifest["facets"].as_array().expect("facets");
    let names: Vec<_> = facets
        .iter()
        .filter_map(|facet| facet["id"].as_str())
        .collect();
    let wanted = [
        "kind",
        "audience",
        "outcome",
        "intervention",
        "design",
        "setting",
        "country",
        "certainty",
        "year",
        "risk-of-bias",
    ];
    assert_eq!(names, wanted);
    for facet in facets {
        let id = facet["id"].as_str().expect("an id");
        let places = json(&format!("search/facets/{id}.json"));
        for value in facet["values"].as_array().expect("values") {
            let key = value[0].as_str().expect("a key");
            let listed = places[key].as_array().expect("places").len();
            assert_eq!(value[2].as_u64(), u64::try_from(listed).ok(), "{id} {key}");
        }
    }
    let count = |facet: &str, key: &str| -> usize {
        let places = json(&format!("search/facets/{facet}.json"));
        places[key].as_array().map_or(0, Vec::len)
    };
    let studies = &evidence.records.studies;
    assert_eq!(count("kind", "study-or-other-source"), studies.len());
    assert_eq!(
        count("kind", "action"),
        evidence.records.implementation.len()
    );
    let trials = studies
        .values()
        .filter(|study| study.value.design == distil::record::study::Design::RandomisedTrial);
    assert_eq!(count("design", "randomised-trial"), trials.count());
}

#[test]
fn every_study_stands_in_every_list() {
    let evidence = evidence();
    for facet in Facet::ALL {
        let stem = format!("studies/by/{}", distil::plan::facet_word(facet));
        let pages = site().iter().filter(|(name, _)| name.starts_with(&stem));
        let html: String = pages.map(|(_, html)| html.as_str()).collect();
        for study in evidence.records.studies.keys() {
            let link = format!("studies/{study}.html\"");
            assert!(html.contains(&link), "{stem} lacks {study}");
        }
    }
}

#[test]
fn the_map_counts_each_study_once_in_a_cell_and_tells_gaps_apart() {
    let evidence = evidence();
    let map = EvidenceMap::of(&evidence);
    let facets = StudyFacets::of(&evidence);
    let mut states = BTreeSet::new();
    for intervention in map.interventions() {
        for outcome in evidence.records.outcomes.keys() {
            let cell = map.cell(intervention, outcome).cloned().unwrap_or_default();
            let measured = |study: &&Id| {
                let of = facets.measured(study).and_then(|of| of.get(outcome));
                of.is_some_and(|of| of.contains(intervention))
            };
            let studies = evidence.records.studies.keys().filter(measured).count();
            assert_eq!(cell.studies, studies, "{intervention}, {outcome}");
            states.insert((cell.studies > 0, cell.is_sought));
        }
    }
    assert!(
        states.contains(&(false, true)),
        "something was sought and not found"
    );
    assert!(states.contains(&(false, false)), "something was not sought");
    let html = &site()["map/index.html"];
    for words in ["None found", "Not sought here", "Low certainty", "proposed"] {
        assert!(html.contains(words), "the map does not say “{words}”");
    }
}
