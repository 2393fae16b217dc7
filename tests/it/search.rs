//! The search index, the lists of studies and the evidence map of the example that shows everything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use testbed::{Site, root};

fn site() -> &'static Site {
    Site::everything()
}

fn json(name: &str) -> Value {
    site().json(name)
}

/// The rows of a table of the data, by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(site().file(table).as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect()
}

/// The numbers in a short text, as `search.js` reads them.
fn numbers(codes: &Value) -> Vec<u64> {
    let (mut numbers, mut before) = (Vec::new(), 0);
    for code in codes.as_str().expect("signs").bytes() {
        let value = u64::from(if code > b'\\' { code - 36 } else { code - 35 });
        if value < 61 {
            numbers.push(std::mem::take(&mut before) * 61 + value);
        } else {
            before = before * 30 + value - 61;
        }
    }
    numbers
}

/// How many records a value of a facet has: each run has its first and so many others.
fn count_in(runs: &Value) -> usize {
    let numbers = numbers(runs);
    let others = numbers.iter().skip(1).step_by(2);
    others
        .map(|n| usize::try_from(*n).expect("a size") + 1)
        .sum()
}

/// The terms of all files, each with the numbers of its records.
fn terms() -> BTreeMap<String, BTreeSet<u64>> {
    let names = site().files().map(|(name, _)| name);
    let mut all = BTreeMap::new();
    for name in names.filter(|name| name.starts_with("search/terms/")) {
        for (term, places) in json(name).as_object().expect("terms") {
            let mut at = 0;
            let numbers = numbers(places).into_iter().map(|place| {
                at += place / 4;
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
        if !site().has(&name) {
            break;
        }
        for record in json(&name).as_array().expect("records") {
            let text = |at: usize| record[at].as_str().expect("a text").to_owned();
            all.push((text(0), text(1)));
        }
    }
    all
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
        let html = site().file(page);
        let id = format!("id=\"{anchor}\"");
        assert!(anchor.is_empty() || html.contains(&id), "no {address}");
    }
    let content = root().join("examples/everything/content");
    let published = |folder: &str| {
        let files = fs::read_dir(content.join(folder)).expect("a folder");
        let records = files.filter_map(Result::ok).filter(|file| {
            let text = fs::read_to_string(file.path()).expect("a record");
            !text.contains("status: draft")
                && file.path().extension().is_some_and(|end| end != "csv")
        });
        records.count()
    };
    let folders = [
        "audiences",
        "questions",
        "syntheses",
        "studies",
        "outcomes",
        "interventions",
        "implementation",
        "risks",
        "open-issues",
        "resources",
        "economics",
        "policies",
        "examples",
        "updates",
        "glossary",
        "pages",
    ];
    let files: usize = folders.iter().map(|folder| published(folder)).sum();
    // Tools that come with the program have no file here.
    let tools: BTreeSet<String> = rows("data/appraisals.csv")
        .iter()
        .map(|row| row["tool"].clone())
        .collect();
    let findings = rows("data/findings.csv").len() + rows("data/review-findings.csv").len();
    assert_eq!(records.len(), files + tools.len() + findings);
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
    assert!(
        found("hartung").is_empty(),
        "words of the program are not words of a record"
    );
    assert!(
        found("biscuit").contains(&"findings/index.html#DI-02") || !found("biscuit").is_empty()
    );
    assert!(found("tea").len() > 10);
    assert!(found("the").is_empty());
}

#[test]
fn counts_of_facets_are_those_of_the_records() {
    let manifest = json("search/index.json");
    let facets = manifest["facets"].as_array().expect("facets");
    let names: Vec<_> = facets
        .iter()
        .filter_map(|facet| facet["id"].as_str())
        .collect();
    for wanted in [
        "kind",
        "audience",
        "outcome",
        "design",
        "country",
        "certainty",
        "risk-of-bias",
    ] {
        assert!(names.contains(&wanted), "{names:?}");
    }
    for facet in facets {
        let id = facet["id"].as_str().expect("an id");
        let places = json(&format!("search/facets/{id}.json"));
        for value in facet["values"].as_array().expect("values") {
            let key = value[0].as_str().expect("a key");
            let listed = count_in(&places[key]);
            assert_eq!(value[2].as_u64(), u64::try_from(listed).ok(), "{id} {key}");
        }
    }
    let count = |facet: &str, key: &str| -> usize {
        let places = json(&format!("search/facets/{facet}.json"));
        places.get(key).map_or(0, count_in)
    };
    let studies = rows("data/studies.csv");
    assert_eq!(count("kind", "study-or-other-source"), studies.len());
    assert_eq!(count("kind", "action"), rows("data/checklist.csv").len());
    let trials = studies
        .iter()
        .filter(|study| study["design"] == "Randomised trial");
    assert_eq!(count("design", "randomised-trial"), trials.count());
}

#[test]
fn every_study_stands_in_every_list() {
    let studies = rows("data/studies.csv");
    let lists: BTreeSet<&str> = site()
        .files()
        .filter_map(|(name, _)| name.strip_prefix("studies/by/"))
        .filter_map(|name| name.split(['.', '/']).next())
        .collect();
    assert!(lists.len() > 5, "{lists:?}");
    for list in lists {
        let stem = format!("studies/by/{list}");
        let pages = site().files().filter(|(name, _)| name.starts_with(&stem));
        let html: String = pages.map(|(_, html)| html).collect();
        for study in &studies {
            let link = format!("studies/{}.html\"", study["id"]);
            assert!(html.contains(&link), "{stem} lacks {}", study["id"]);
        }
    }
}

/// The text of a cell of the map.
fn cell<'a>(map: &'a str, key: &str) -> &'a str {
    let start = map.find(&format!("data-cell=\"{key}\"")).expect("the cell");
    map[start..].split("</td>").next().expect("its end")
}

#[test]
fn the_map_counts_each_study_once_in_a_cell_and_tells_gaps_apart() {
    let map = site().file("map/index.html");
    let results = rows("data/results.csv");
    for outcome in ["calm", "stress", "left-early", "sick-days", "shelving"] {
        let of = results.iter().filter(|row| row["outcome"] == outcome);
        let studies: BTreeSet<&String> = of.map(|row| &row["study"]).collect();
        let words = format!(">{} studies</a>", studies.len());
        let cell = cell(map, &format!("shared-tea-break/{outcome}"));
        assert!(cell.contains(&words), "{outcome}: {cell}");
    }
    assert!(cell(map, "shared-tea-break/cost").contains("None found"));
    assert!(cell(map, "long-tea-break/stress").contains("Outside the questions asked"));
    let judged = cell(map, "shared-tea-break/calm");
    assert!(judged.contains("Low certainty") && judged.contains("proposed"));
}

#[test]
fn a_mistyped_word_finds_its_like_in_a_small_file() {
    let manifest = json("search/index.json");
    let firsts = manifest["known"].as_array().expect("first words");
    let all = terms();
    let mut known = 0;
    for (number, first) in firsts.iter().enumerate() {
        let name = format!("search/known/{number}.json");
        assert!(site().file(&name).len() < 12 * 1024, "{name}");
        let words = json(&name);
        let words: Vec<&str> = words.as_str().expect("words").split(' ').collect();
        let bare = |word: &&str| word[..word.len() - 1].to_owned();
        assert_eq!(Some(bare(&words[0]).as_str()), first.as_str());
        assert!(words.iter().map(bare).is_sorted());
        for word in &words {
            let often = &word[word.len() - 1..];
            let records = all[&bare(word)].len();
            assert_eq!(often, records.ilog(4).min(9).to_string(), "{word}");
        }
        known += words.len();
    }
    let long = all.keys().filter(|term| term.chars().count() > 2).count();
    assert_eq!(known, long, "every word of three letters or more");
}
