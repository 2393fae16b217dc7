//! Long lists, comparisons, settings like mine, pictures of risks and business cases of whole sites.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::support::Project;
use distil::compose::{self, Request};
use distil::evidence::{Evidence, Facet, FacetValue, Settings, StudyFacets};
use distil::record::id::Id;
use serde_json::Value;

type Files = BTreeMap<String, String>;

fn built(project: &Project) -> Files {
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let files = project.site().into_iter();
    let text = |(name, bytes): (_, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    files.map(text).collect()
}

/// The real site, made once.
fn real() -> &'static Files {
    static SITE: OnceLock<Files> = OnceLock::new();
    SITE.get_or_init(|| built(&Project::real()))
}

fn evidence() -> Evidence {
    let request = Request {
        content: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"),
        base_url: None,
        theme: None,
        settings: Settings::default(),
    };
    compose::evidence(&request)
        .0
        .expect("the real content links")
}

/// The starter with many terms and risks.
fn crowded() -> &'static Files {
    static SITE: OnceLock<Files> = OnceLock::new();
    SITE.get_or_init(|| {
        let project = Project::starter();
        let content = project.content();
        let risk = fs::read_to_string(content.join("risks/tea-near-books.yaml")).expect("a risk");
        for n in 0..230 {
            let term = format!("term: Word {n:03}\ndefinition: The meaning of word {n}.\n");
            fs::write(content.join(format!("glossary/word-{n:03}.yaml")), term).expect("a term");
            let risk = risk.replace("Tea near books", &format!("Risk {n:03}"));
            fs::write(content.join(format!("risks/risk-{n:03}.yaml")), risk).expect("a risk");
        }
        let about = content.join("pages/about.md");
        let mut text = fs::read_to_string(&about).expect("a page");
        write!(text, "\nSee [a word](term:word-229).\n").expect("a line");
        fs::write(&about, text).expect("a page");
        built(&project)
    })
}

#[test]
fn long_lists_are_cut_and_every_record_stands_once() {
    let site = crowded();
    let pages = |stem: &str| -> Vec<&String> {
        let first = format!("{stem}/index.html");
        let is_page =
            |name: &&String| **name == first || name.starts_with(&format!("{stem}/page-"));
        site.keys().filter(is_page).collect()
    };
    assert_eq!(pages("risks").len(), 3);
    assert_eq!(pages("glossary").len(), 3);
    for n in 0..230 {
        let anchor = format!("id=\"word-{n:03}\"");
        let holding = pages("glossary")
            .into_iter()
            .filter(|name| site[*name].contains(&anchor));
        assert_eq!(holding.count(), 1, "word {n}");
        let link = format!("../risks/risk-{n:03}.html");
        let holding = pages("risks")
            .into_iter()
            .filter(|name| site[*name].contains(&link));
        assert_eq!(holding.count(), 1, "risk {n}");
    }
    let second = &site["risks/page-2.html"];
    assert!(second.contains("Page 2 of 3: 101 to 200 of 231"));
    assert!(second.contains("rel=\"prev\"") && second.contains("rel=\"next\""));
    assert!(
        second.contains("data-register=\"risks-page-2\""),
        "records of pages are kept apart"
    );
}

#[test]
fn a_link_into_a_long_list_leads_to_the_page_on_which_the_record_stands() {
    let site = crowded();
    assert!(site["about.html"].contains("glossary/page-3.html#word-229"));
    assert!(site["glossary/page-3.html"].contains("id=\"word-229\""));
    let letters = &site["glossary/page-3.html"];
    assert!(
        letters.contains("href=\"../glossary/index.html#letter-M\""),
        "letters lead to their page"
    );
}

#[test]
fn the_results_on_an_outcome_are_cut_as_well() {
    let project = Project::starter();
    let mut table = project.read("results/tea-breaks.csv");
    let row = table.lines().nth(1).expect("a row").to_owned();
    for n in 0..150 {
        table.push_str(&row.replacen("T3", &format!("X{n}"), 1));
        table.push('\n');
    }
    project.write("results/tea-breaks.csv", table);
    let own = "      - outcome: calm\n        results: [T1, T2, T3]\n";
    let synthesis = "syntheses/tea-break-trials.yaml";
    project.replace(synthesis, "      - outcome: calm\n", own);
    let site = built(&project);
    let pages = ["outcomes/calm.html", "outcomes/calm/page-2.html"].map(|name| &site[name]);
    for n in 0..150 {
        let anchor = format!("<span class=\"meta\">X{n}</span>");
        let holding = pages.iter().filter(|html| html.contains(&anchor));
        assert_eq!(holding.count(), 1, "result {n}");
    }
    assert!(pages[0].contains("href=\"../outcomes/calm/page-2.html\" rel=\"next\""));
    assert!(!site.contains_key("outcomes/calm/page-3.html"));
}

#[test]
fn a_page_of_a_list_does_not_grow_with_the_list() {
    let site = crowded();
    let lengths = ["risks/index.html", "risks/page-2.html"].map(|name| site[name].len());
    assert!(
        lengths[0].abs_diff(lengths[1]) < lengths[0] / 5,
        "{lengths:?}"
    );
}

/// The text of a page without its markup, since words of the glossary are linked.
fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    text
}

fn json(site: &Files, name: &str) -> Value {
    let text = site.get(name).unwrap_or_else(|| panic!("no {name}"));
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The records of a kind as the page "Compare" finds them: by the first ids of the files.
fn compared(site: &Files, kind: &str) -> (Value, BTreeMap<String, Value>) {
    let index = json(site, "compare/index.json");
    let entry = index.as_array().expect("kinds").iter();
    let entry = entry
        .clone()
        .find(|entry| entry["kind"] == kind)
        .expect("the kind")
        .clone();
    let firsts: Vec<&str> = entry["firsts"]
        .as_array()
        .expect("ids")
        .iter()
        .map(|id| id.as_str().expect("an id"))
        .collect();
    let mut records = BTreeMap::new();
    for (number, first) in firsts.iter().enumerate() {
        let page = json(site, &format!("compare/{kind}/{number}.json"));
        let page = page.as_array().expect("records");
        assert_eq!(page[0][0], *first);
        for record in page {
            let id = record[0].as_str().expect("an id").to_owned();
            assert!(
                firsts
                    .get(number + 1)
                    .is_none_or(|next| id.as_str() < *next),
                "{id} is found"
            );
            records.insert(id, record.clone());
        }
    }
    (entry, records)
}

#[test]
fn everything_can_be_compared_in_the_same_rows() {
    let evidence = evidence();
    let sizes = [
        ("studies", evidence.records.studies.len()),
        ("outcomes", evidence.records.outcomes.len()),
        ("evidence", evidence.records.syntheses.len()),
    ];
    for (kind, size) in sizes {
        let (entry, records) = compared(real(), kind);
        assert_eq!((records.len(), &entry["count"]), (size, &Value::from(size)));
        let rows = entry["rows"].as_array().expect("rows").len();
        for (id, record) in &records {
            assert_eq!(record[3].as_array().expect("cells").len(), rows, "{id}");
            let page = record[2].as_str().expect("an address");
            assert!(real().contains_key(page), "{id} leads to {page}");
        }
    }
}

#[test]
fn links_of_a_comparison_lead_somewhere() {
    for kind in ["studies", "outcomes", "evidence"] {
        let (_, records) = compared(real(), kind);
        let cells = records
            .values()
            .flat_map(|record| record[3].as_array().expect("cells"));
        for line in cells.flat_map(|cell| cell.as_array().expect("lines")) {
            let Some(href) = line.get(2).and_then(Value::as_str) else {
                continue;
            };
            let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
            let html = real()
                .get(page)
                .unwrap_or_else(|| panic!("{href}: no such page"));
            let is_there = anchor.is_empty() || html.contains(&format!("id=\"{anchor}\""));
            assert!(is_there, "{href}: no such place");
        }
    }
}

#[test]
fn a_comparison_repeats_the_sentence_and_certainty_of_the_evidence_page() {
    let (_, outcomes) = compared(real(), "outcomes");
    let recovery = outcomes["personal-recovery"].to_string();
    assert!(
        recovery.contains("Peer support may improve personal recovery."),
        "{recovery}"
    );
    assert!(recovery.contains("Low certainty (proposed)"));
    assert!(
        words(&real()["evidence/recovery-trials.html"])
            .contains("Peer support may improve personal recovery.")
    );
}

/// What a page counts for a property: value to number, and how many do not say.
fn counted(html: &str, property: &str) -> (BTreeMap<String, usize>, usize) {
    let row = html
        .split("<tr data-property=\"")
        .find(|row| row.starts_with(&format!("{property}\"")));
    let row = row.unwrap_or_else(|| panic!("no row {property}"));
    let row = row.split("</tr>").next().expect("a row");
    let attribute = |text: &str, name: &str| -> String {
        let value = text
            .split(&format!("{name}=\""))
            .nth(1)
            .expect("the attribute");
        value.split('"').next().expect("its value").to_owned()
    };
    let values = row
        .split("<span class=\"like-value\"")
        .skip(1)
        .map(|value| {
            (
                attribute(value, "data-value"),
                attribute(value, "data-n").parse().expect("a number"),
            )
        });
    (
        values.collect(),
        attribute(row, "data-not-said").parse().expect("a number"),
    )
}

#[test]
fn settings_are_counted_as_the_lists_by_property_count_them() {
    let evidence = evidence();
    let facets = StudyFacets::of(&evidence);
    let synthesis = &evidence.records.syntheses[&Id::new("recovery-trials")].value;
    let studies = &evidence.records.studies;
    let contributing: Vec<_> = synthesis
        .studies
        .iter()
        .map(|study| &studies[study.id()])
        .collect();
    let page = &real()["evidence/recovery-trials.html"];
    for facet in Facet::OF_SETTINGS {
        let (values, not_said) = counted(page, distil::plan::facet_word(facet));
        let with = |wanted: &FacetValue| {
            let has = |entry: &&&distil::record::entry::Entry<distil::record::study::Study>| {
                facets
                    .values(facet, &entry.id, &entry.value)
                    .contains(wanted)
            };
            contributing.iter().filter(has).count()
        };
        assert_eq!(not_said, with(&FacetValue::NotSaid), "{facet:?}");
        let all: BTreeSet<FacetValue> = contributing
            .iter()
            .flat_map(|entry| facets.values(facet, &entry.id, &entry.value))
            .filter(|value| *value != FacetValue::NotSaid)
            .collect();
        for value in all {
            let key = distil::view::shared::facet::value_key(&value);
            assert_eq!(values.get(&key), Some(&with(&value)), "{facet:?} {key}");
        }
    }
}

#[test]
fn risks_are_drawn_where_events_are_known_and_missing_ones_are_explained() {
    let clinician = &real()["clinicians/service-use-and-cost.html"];
    let text = words(clinician);
    assert!(text.contains("about 38 of 100 people; with one-to-one peer support, about 29 of 100 (it could be from 22 to 38). Very low certainty."));
    assert_eq!(clinician.matches("class=\"people\"").count(), 2);
    assert!(text.contains("no picture, because studies give an average"));
    let commissioner = &real()["commissioners/service-use-and-cost.html"];
    assert!(
        !commissioner.contains("class=\"people\""),
        "only for readers who want pictures"
    );
}

#[test]
fn a_business_case_names_a_source_for_every_statement_and_marks_what_is_local() {
    let names = real()
        .keys()
        .filter(|name| name.ends_with("-business-case.txt"));
    let names: Vec<&String> = names.collect();
    assert_eq!(names.len(), evidence().records.questions.len());
    for name in names {
        let text = &real()[name];
        assert!(
            real().contains_key(&name.replace(".txt", ".docx")),
            "{name} in Word"
        );
        for case in [
            "STRATEGIC",
            "ECONOMIC",
            "COMMERCIAL",
            "FINANCIAL",
            "MANAGEMENT",
        ] {
            assert!(text.contains(&format!("{case} CASE")), "{name}: {case}");
        }
        let (body, sources) = text.split_once("\nSOURCES\n").expect("a list of sources");
        let known = sources.lines().filter(|line| line.starts_with('[')).count();
        let mut open = 0;
        for line in body.lines().filter(|line| line.starts_with("- ")) {
            if line.starts_with("- [to complete locally: ") {
                open += 1;
                continue;
            }
            let number = line.rsplit_once('[').and_then(|(_, n)| n.strip_suffix(']'));
            let number: usize = number
                .and_then(|n| n.parse().ok())
                .unwrap_or_else(|| panic!("{name}: {line}"));
            assert!((1..=known).contains(&number), "{name}: {line}");
        }
        assert!(open > 10, "{name} leaves local places open");
    }
}
