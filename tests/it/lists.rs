//! Long lists, comparisons, settings like mine, pictures of risks and business cases of whole sites.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::OnceLock;

use serde_json::Value;
use testbed::{Project, Site, words};

/// The starter with many terms and risks.
fn crowded() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
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
        project.build()
    })
}

#[test]
fn long_lists_are_cut_and_every_record_stands_once() {
    let site = crowded();
    let pages = |stem: &str| -> Vec<&str> {
        let starts = [format!("{stem}/index.html"), format!("{stem}/page-")];
        let is_page = |name: &&str| starts.iter().any(|start| name.starts_with(start));
        let names = site.files().map(|(name, _)| name);
        names.filter(is_page).collect()
    };
    assert_eq!(pages("risks").len(), 3);
    assert_eq!(pages("glossary").len(), 3);
    for n in 0..230 {
        let anchor = format!("id=\"word-{n:03}\"");
        let holding = pages("glossary")
            .into_iter()
            .filter(|name| site.file(name).contains(&anchor));
        assert_eq!(holding.count(), 1, "word {n}");
        let link = format!("../risks/risk-{n:03}.html");
        let holding = pages("risks")
            .into_iter()
            .filter(|name| site.file(name).contains(&link));
        assert_eq!(holding.count(), 1, "risk {n}");
    }
    let second = site.file("risks/page-2.html");
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
    assert!(
        site.file("about.html")
            .contains("glossary/page-3.html#word-229")
    );
    assert!(
        site.file("glossary/page-3.html")
            .contains("id=\"word-229\"")
    );
    let letters = site.file("glossary/page-3.html");
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
    let site = project.build();
    let pages = ["outcomes/calm.html", "outcomes/calm/page-2.html"].map(|name| site.file(name));
    for n in 0..150 {
        let anchor = format!("<span class=\"meta\">X{n}</span>");
        let holding = pages.iter().filter(|html| html.contains(&anchor));
        assert_eq!(holding.count(), 1, "result {n}");
    }
    assert!(pages[0].contains("href=\"../outcomes/calm/page-2.html\" rel=\"next\""));
    assert!(!site.has("outcomes/calm/page-3.html"));
}

#[test]
fn a_page_of_a_list_does_not_grow_with_the_list() {
    let site = crowded();
    let lengths = ["risks/index.html", "risks/page-2.html"].map(|name| site.file(name).len());
    assert!(
        lengths[0].abs_diff(lengths[1]) < lengths[0] / 5,
        "{lengths:?}"
    );
}

/// The records of a kind as the page "Compare" finds them: by the first ids of the files.
fn compared(site: &Site, kind: &str) -> (Value, BTreeMap<String, Value>) {
    let index = site.json("compare/index.json");
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
        let page = site.json(&format!("compare/{kind}/{number}.json"));
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

/// How many rows a table of the data has.
fn rows(table: &str) -> usize {
    let text = Site::everything().file(table);
    csv::Reader::from_reader(text.as_bytes()).records().count()
}

#[test]
fn everything_can_be_compared_in_the_same_rows() {
    let site = Site::everything();
    let bodies = site.ending("-analyses.json").len();
    let sizes = [
        ("studies", rows("data/studies.csv")),
        ("outcomes", rows("data/outcomes.csv")),
        ("evidence", 5),
    ];
    assert!(bodies > 0);
    for (kind, size) in sizes {
        let (entry, records) = compared(site, kind);
        assert_eq!((records.len(), &entry["count"]), (size, &Value::from(size)));
        let rows = entry["rows"].as_array().expect("rows").len();
        for (id, record) in &records {
            assert_eq!(record[3].as_array().expect("cells").len(), rows, "{id}");
            let page = record[2].as_str().expect("an address");
            assert!(site.has(page), "{id} leads to {page}");
        }
    }
}

#[test]
fn links_of_a_comparison_lead_somewhere() {
    let site = Site::everything();
    for kind in ["studies", "outcomes", "evidence"] {
        let (_, records) = compared(site, kind);
        let cells = records
            .values()
            .flat_map(|record| record[3].as_array().expect("cells"));
        for line in cells.flat_map(|cell| cell.as_array().expect("lines")) {
            let Some(href) = line.get(2).and_then(Value::as_str) else {
                continue;
            };
            let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
            let html = site.file(page);
            let is_there = anchor.is_empty() || html.contains(&format!("id=\"{anchor}\""));
            assert!(is_there, "{href}: no such place");
        }
    }
}

#[test]
fn a_comparison_repeats_the_sentence_and_certainty_of_the_evidence_page() {
    let site = Site::everything();
    let (_, outcomes) = compared(site, "outcomes");
    let calm = outcomes["calm"].to_string();
    let sentence = "Shared tea break may improve calm at work slightly.";
    assert!(calm.contains(sentence), "{calm}");
    assert!(calm.contains("Low certainty (proposed)"));
    assert!(words(site.file("evidence/tea-break-trials/whole.html")).contains(sentence));
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

/// What a column of the table of studies says, by study.
fn column(name: &str) -> BTreeMap<String, String> {
    let text = Site::everything().file("data/studies.csv");
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let at = table
        .headers()
        .expect("a header")
        .iter()
        .position(|head| head == name);
    let at = at.expect("the column");
    let rows = table.records().map(|row| row.expect("a row"));
    rows.map(|row| (row[0].to_owned(), row[at].to_owned()))
        .collect()
}

#[test]
fn settings_are_counted_as_the_records_of_the_studies_have_them() {
    let site = Site::everything();
    let page = site.file("evidence/tea-break-trials/whole.html");
    let countries = column("countries");
    let contributing = [
        "robin-2015",
        "plover-2016",
        "curlew-2017",
        "dunlin-2018",
        "egret-2019",
        "fulmar-2019",
        "gannet-2020",
        "jackdaw-2020",
        "linnet-2022",
        "siskin-2017",
        "pipit-2019",
        "dipper-2013",
        "osprey-2024",
    ];
    let (values, not_said) = counted(page, "country");
    let with = |country: &str| {
        contributing
            .iter()
            .filter(|id| countries[**id] == country)
            .count()
    };
    assert_eq!(not_said, with(""));
    for (country, key) in [
        ("Nowhere", "nowhere"),
        ("Elsewhere", "elsewhere"),
        ("Overseas", "overseas"),
    ] {
        assert_eq!(values.get(key), Some(&with(country)), "{country}");
    }
}

#[test]
fn risks_are_drawn_where_events_are_known_and_missing_ones_are_explained() {
    let site = Site::everything();
    let adviser = site.file("advisers/what-it-costs.html");
    let text = words(adviser);
    // 100 and 300 in 1,000 without the break, and the pooled risk ratio of seven trials.
    assert!(text.contains("about 10 of 100 people"), "{text}");
    assert!(text.contains("about 30 of 100 people"), "{text}");
    assert!(adviser.contains("class=\"people\""));
    assert!(text.contains("no chart:"));
    assert!(
        !site
            .file("managers/what-it-costs.html")
            .contains("class=\"people\""),
        "only for readers who want pictures"
    );
}

#[test]
fn a_business_case_names_a_source_for_every_statement_and_marks_what_is_local() {
    let site = Site::everything();
    let cases = site.ending("-business-case.txt");
    // One for each question, and a copy at the earlier address of one of them.
    assert_eq!(cases.len(), 5);
    for (name, text) in cases {
        assert!(site.has(&name.replace(".txt", ".docx")), "{name} in Word");
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
