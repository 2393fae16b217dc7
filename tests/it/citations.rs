//! What pages say about themselves and their studies, to readers, reference managers and catalogues.
//! The citations expected here were written by hand from the guides of each style.

use std::collections::BTreeSet;

use serde_json::Value;
use testbed::{Project, Site, all_between, plain};

const ADDRESS: &str = "https://tea-breaks.example/";

fn file(address: &str) -> &'static str {
    Site::everything().file(address)
}

fn citations(address: &str) -> Vec<String> {
    Site::everything().citations(address)
}

fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    Site::everything().pages()
}

fn studies() -> Vec<&'static str> {
    let names = pages().filter_map(|(name, _)| name.strip_prefix("studies/"));
    let ids = names.filter_map(|name| name.strip_suffix(".html"));
    ids.filter(|id| !id.starts_with("by/") && !id.starts_with("page-") && *id != "index")
        .collect()
}

// Styles

#[test]
fn an_article_is_cited_as_the_guides_ask() {
    assert_eq!(
        citations("studies/curlew-2017.html")[..3],
        [
            "Curlew D, Godwit E. So if we like tea, why aren't we having more? World Journal of Tea. 2017;5(2):160-6. doi:10.5555/wjt.v5.i2.160_1",
            "Curlew, D. and Godwit, E. (2017) ‘So if we like tea, why aren't we having more?’, World Journal of Tea, 5(2), pp. 160–166. Available at: https://doi.org/10.5555/wjt.v5.i2.160_1.",
            "Curlew, D., & Godwit, E. (2017). So if we like tea, why aren't we having more? World Journal of Tea, 5(2), 160–166. https://doi.org/10.5555/wjt.v5.i2.160_1",
        ]
    );
}

#[test]
fn seven_authors_and_particles_are_cited_as_the_guides_ask() {
    assert_eq!(
        citations("studies/egret-2019.html")[..3],
        [
            "Egret G, Heron H, van der Stork I, Ibis JK, Crake L, Rail M, et al. The effect of tea in groups: a trial that was never done. Acta Theatica. 2019;118(1):64-72.",
            "Egret, G. et al. (2019) ‘The effect of tea in groups: a trial that was never done’, Acta Theatica, 118(1), pp. 64–72.",
            "Egret, G., Heron, H., van der Stork, I., Ibis, J. K., Crake, L., Rail, M., & Coot, N. (2019). The effect of tea in groups: a trial that was never done. Acta Theatica, 118(1), 64–72.",
        ]
    );
}

#[test]
fn a_report_is_cited_with_its_publisher() {
    assert_eq!(
        citations("studies/dipper-2013.html")[..3],
        [
            "Dipper J, Wagtail H, Warbler I, Swallow R, Martin M. Evaluation of the Tea for All Pilot. Invented Office of Libraries; 2013. Available from: https://example.org/reports/2013/11/13112054/2",
            "Dipper, J. et al. (2013) Evaluation of the Tea for All Pilot. Invented Office of Libraries. Available at: https://example.org/reports/2013/11/13112054/2 (Accessed: [add the date you read it]).",
            "Dipper, J., Wagtail, H., Warbler, I., Swallow, R., & Martin, M. (2013). Evaluation of the Tea for All Pilot. Invented Office of Libraries. https://example.org/reports/2013/11/13112054/2",
        ]
    );
}

#[test]
fn an_article_number_is_no_page() {
    let apa = &citations("studies/dunlin-2018.html")[2];
    assert!(
        apa.contains("Library Services Research, 13, 188. https"),
        "{apa}"
    );
}

#[test]
fn missing_parts_are_said_to_be_missing() {
    let some = plain(file("studies/siskin-2017.html"));
    assert!(
        some.contains("Not recorded here: further authors. As the source gives it: Siskin U, ")
    );
    let [vancouver, harvard, apa] = &citations("studies/siskin-2017.html")[..3] else {
        panic!("three styles");
    };
    assert!(
        vancouver.starts_with("Siskin U, Serin V, Redpoll W, et al. Who"),
        "{vancouver}"
    );
    assert!(harvard.starts_with("Siskin, U. et al. (2017)"), "{harvard}");
    assert!(
        apa.starts_with("Siskin, U., Serin, V., Redpoll, W., et al. (2017). Who"),
        "{apa}"
    );
    assert!(file("studies/siskin-2017.html").contains(" data-and-others "));
    assert!(!file("studies/curlew-2017.html").contains(" data-and-others "));
    assert!(file("data/references.bib").contains(" and others}"));
    let nothing = plain(file("studies/cuckoo-2016.html"));
    assert!(nothing.contains("Not recorded here: authors, title and journal or publisher."));
    assert_eq!(
        citations("studies/cuckoo-2016.html").len(),
        3,
        "only those of our page"
    );
}

#[test]
fn a_page_is_cited_with_publisher_version_and_address() {
    assert_eq!(
        citations("managers/does-it-help.html"),
        [
            "The invented Library Tea Committee. Does a shared tea break help library staff? (for library managers) [Internet]. Tea breaks in libraries: every feature (invented demonstration); version 2.0; 2026 Jan 15 [cited: add the date you read it]. Available from: https://tea-breaks.example/managers/does-it-help.html",
            "The invented Library Tea Committee (2026) Does a shared tea break help library staff? (for library managers). Version 2.0. Tea breaks in libraries: every feature (invented demonstration). Available at: https://tea-breaks.example/managers/does-it-help.html (Accessed: [add the date you read it]).",
            "The invented Library Tea Committee. (2026, January 15). Does a shared tea break help library staff? (for library managers) (Version 2.0). Tea breaks in libraries: every feature (invented demonstration). https://tea-breaks.example/managers/does-it-help.html",
        ]
    );
}

#[test]
fn a_site_without_an_address_invents_none() {
    let project = Project::starter();
    let text = project.read("site.yaml");
    let lines = text.lines().filter(|line| !line.starts_with("base_url"));
    project.write("site.yaml", lines.collect::<Vec<_>>().join("\n"));
    let site = project.build();
    let home = site.file("index.html");
    assert!(home.contains("This site does not say where it is published"));
    for (name, html) in site.ending(".html") {
        for text in all_between(html, "<span class=\"citation-text\">", "</span>") {
            assert!(
                !text.contains("cited:") || text.contains("http"),
                "{name}: {text}"
            );
        }
        assert!(
            !html.contains("og:image") && !html.contains("DC.identifier"),
            "{name}"
        );
    }
}

// Files

/// The CSL-JSON items in a page, from which a script makes files: the page's own is the last.
fn items(address: &str) -> Vec<Value> {
    let texts = all_between(
        file(address),
        "<script type=\"application/json\">",
        "</script>",
    );
    let read = |text: &str| serde_json::from_str(text).expect("JSON");
    texts.into_iter().map(read).collect()
}

#[test]
fn every_study_has_what_its_files_are_made_from() {
    let all: Vec<Value> = serde_json::from_str(file("data/references.json")).expect("JSON");
    let studies = studies();
    assert!(studies.len() > 15);
    for id in studies {
        let [study, page] = &items(&format!("studies/{id}.html"))[..] else {
            panic!("{id}: the study and the page");
        };
        let listed = all.iter().find(|item| item["id"] == *id);
        assert_eq!(Some(study), listed, "{id}");
        assert_eq!(page["type"], "webpage");
        for ending in ["ris", "bib", "json"] {
            let whole = format!("href=\"../data/references.{ending}\"");
            assert!(
                file(&format!("studies/{id}.html")).contains(&whole),
                "{id}: without scripts there is the list"
            );
        }
    }
}

#[test]
fn links_to_files_of_references_lead_to_files() {
    for (name, page) in pages() {
        let depth = name.matches('/').count();
        for href in all_between(page, "href=\"", "\"") {
            let is_file = [".ris", ".bib", ".xml"]
                .iter()
                .any(|end| href.ends_with(end));
            if is_file && !href.contains(':') {
                let address = href.replacen("../", "", depth);
                assert!(Site::everything().has(&address), "{name} links {href}");
            }
        }
    }
}

#[test]
fn ris_records_begin_and_end_and_have_one_tag_a_line() {
    let files = Site::everything().ending(".ris");
    assert!(files.len() > 5);
    for (name, text) in files {
        let records: Vec<&str> = text.split_terminator("\r\n\r\n").collect();
        assert!(!records.is_empty());
        let mut keys = BTreeSet::new();
        for record in records {
            assert!(
                record.starts_with("TY  - ") && record.ends_with("\r\nER  - "),
                "{name}"
            );
            for line in record.split("\r\n") {
                let (tag, rest) = line.split_at_checked(6).expect("a tag");
                assert!(tag.ends_with("  - ") && tag.is_ascii(), "{name}: {line:?}");
                assert!(!rest.contains(['\r', '\n']), "{name}: {line:?}");
            }
            assert!(record.contains("\r\nTI  - "), "{name}");
            let key = all_between(record, "\r\nID  - ", "\r\n");
            assert!(key.len() == 1 && keys.insert(key[0]), "{name}: {key:?}");
        }
    }
    let all = file("data/references.ris");
    assert!(all.contains("AU  - van der Stork, I.\r\n"));
    assert!(all.contains("AU  - Dipper, Jay\r\n"));
    assert_eq!(
        all.matches("TY  - ").count(),
        studies().len(),
        "every study once"
    );
}

#[test]
fn bibtex_entries_are_closed_and_their_keys_are_unique() {
    for (name, text) in Site::everything().ending(".bib") {
        let mut keys = BTreeSet::new();
        for entry in text.split_terminator("\n\n") {
            let (kind, rest) = entry.split_once('{').expect("an entry");
            assert!(
                ["@article", "@techreport", "@misc"].contains(&kind),
                "{name}: {kind}"
            );
            let (key, body) = rest.split_once(',').expect("a key");
            assert!(
                key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
                "{key}"
            );
            assert!(keys.insert(key), "{name}: {key} twice");
            let mut depth = 1_i32;
            let mut is_escaped = false;
            for c in body.chars() {
                match c {
                    '\\' if !is_escaped => is_escaped = true,
                    '{' if !is_escaped => depth += 1,
                    '}' if !is_escaped => depth -= 1,
                    _ => {}
                }
                is_escaped = c == '\\' && is_escaped;
            }
            assert_eq!(depth, 0, "{name}: {key}");
            for line in body
                .lines()
                .filter(|line| line.trim_start().starts_with("title"))
            {
                let has_bare = line
                    .split('&')
                    .rev()
                    .skip(1)
                    .any(|before| !before.ends_with('\\'));
                assert!(!has_bare, "{name}: {line}");
            }
        }
    }
    assert!(
        file("data/references.bib").contains("doi = {10.5555/wjt.v5.i2.160_1}"),
        "DOIs stand as they are"
    );
}

#[test]
fn csl_items_have_what_the_schema_asks_for() {
    let types = ["article-journal", "report", "document"];
    let files = Site::everything().ending("references.json");
    assert!(files.len() > 5);
    for (name, text) in files {
        let items: Vec<Value> = serde_json::from_str(text).expect("JSON");
        let mut ids = BTreeSet::new();
        for item in &items {
            let id = item["id"].as_str().expect("an id");
            assert!(ids.insert(id.to_owned()), "{name}: {id} twice");
            assert!(
                types.contains(&item["type"].as_str().expect("a type")),
                "{id}"
            );
            assert!(item["title"].as_str().is_some_and(|t| !t.is_empty()));
            for author in item["author"].as_array().into_iter().flatten() {
                assert!(author["family"].is_string() || author["literal"].is_string());
            }
            for part in item["issued"]["date-parts"]
                .as_array()
                .into_iter()
                .flatten()
            {
                assert!(part[0].is_i64(), "{id}");
            }
        }
    }
    let behind: Vec<Value> =
        serde_json::from_str(file("evidence/break-voices-references.json")).expect("JSON");
    let ids: Vec<&str> = behind
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "dipper-2013",
            "sparrow-2014",
            "starling-2018",
            "thrush-2021"
        ]
    );
}

#[test]
fn a_page_has_what_its_files_are_made_from() {
    let [page] = &items("risks/index.html")[..] else {
        panic!("the page alone");
    };
    assert_eq!(page["title"], "Risk register");
    assert_eq!(
        page["author"][0]["literal"],
        "The invented Library Tea Committee"
    );
    assert_eq!(page["issued"]["date-parts"][0][0], 2026);
}

// The panel

#[test]
fn every_page_says_when_and_from_what_it_was_made() {
    for (name, page) in pages() {
        assert!(page.contains("id=\"about-this-page\""), "{name}");
        for label in ["Version", "What changed", "Licence of the text"] {
            assert!(
                page.contains(&format!("<dt>{label}</dt>")),
                "{name}: {label}"
            );
        }
        let is_search = name == "search.html";
        assert_eq!(page.contains("id=\"cite-this-page\""), !is_search, "{name}");
    }
}

#[test]
fn the_panel_says_what_is_missing() {
    let voices = file("evidence/break-voices.html");
    assert!(voices.contains("<dt>Searched to</dt><dd>no date of a search is recorded</dd>"));
    let trials = file("evidence/tea-break-trials.html");
    assert!(trials.contains("<dt>Searched to</dt><dd>1 December 2025</dd>"));
    assert!(
        trials.contains("8 levels of certainty: all are proposals that have not yet been agreed")
    );
    let study = file("studies/curlew-2017.html");
    assert!(study.contains("<dt>Content reviewed</dt><dd>not recorded</dd>"));
    assert!(!study.contains("<dt>Next review due</dt>"));
}

#[test]
fn what_changed_leads_to_the_newest_update_about_the_record() {
    let panel = |address: &str| {
        let rows = all_between(file(address), "<dt>What changed</dt><dd>", "</dd>");
        rows[0].to_owned()
    };
    assert!(panel("evidence/tea-break-trials.html").contains("Two invented results"));
    assert!(panel("evidence/break-voices.html").contains("Texts to adapt"));
    assert!(panel("board/introduce-it.html").contains("Texts to adapt"));
    assert!(
        !panel("managers/introduce-it.html").contains("Texts to adapt"),
        "the texts are news for others"
    );
    assert!(panel("about.html").contains("All updates"));
}

// For machines

#[test]
fn studies_are_described_for_reference_managers() {
    let page = plain(file("studies/curlew-2017.html"));
    for (name, content) in [
        (
            "citation_title",
            "So if we like tea, why aren't we having more?",
        ),
        ("citation_author", "Curlew, D."),
        ("citation_publication_date", "2017"),
        ("citation_journal_title", "World Journal of Tea"),
        ("citation_firstpage", "160"),
        ("citation_lastpage", "166"),
        ("citation_doi", "10.5555/wjt.v5.i2.160_1"),
    ] {
        let tag = format!("<meta name=\"{name}\" content=\"{content}\">");
        assert!(page.contains(&tag), "{tag}");
    }
    assert_eq!(page.matches("name=\"citation_author\"").count(), 2);
    assert!(
        !file("studies/cuckoo-2016.html").contains("citation_"),
        "no title, no reference"
    );
    assert!(file("evidence/break-voices.html").contains("<meta name=\"DC.title\""));
}

fn linked_data(name: &str, page: &str) -> Vec<Value> {
    let texts = all_between(page, "<script type=\"application/ld+json\">", "</script>");
    assert_eq!(texts.len(), 1, "{name}");
    let data: Value = serde_json::from_str(texts[0]).expect("JSON");
    assert_eq!(data["@context"], "https://schema.org", "{name}");
    data["@graph"].as_array().expect("a graph").clone()
}

#[test]
fn every_page_has_linked_data_with_what_its_type_asks_for() {
    let mut seen = BTreeSet::new();
    for (name, page) in pages() {
        for node in linked_data(name, page) {
            let kind = node["@type"].as_str().expect("a type").to_owned();
            let required: &[&str] = match kind.as_str() {
                "Report" | "Article" => &[
                    "headline",
                    "url",
                    "author",
                    "publisher",
                    "dateModified",
                    "license",
                ],
                "BreadcrumbList" => &["itemListElement"],
                "WebSite" => &["name", "url", "publisher"],
                "Dataset" => &[
                    "name",
                    "description",
                    "license",
                    "creator",
                    "distribution",
                    "dateModified",
                ],
                "WebPage" | "CollectionPage" | "SearchResultsPage" | "DefinedTermSet" => {
                    &["name", "url", "dateModified", "publisher"]
                }
                other => panic!("{name}: {other}"),
            };
            for key in required {
                assert!(!node[*key].is_null(), "{name}: {kind} has no {key}");
            }
            for (index, step) in node["itemListElement"]
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
            {
                assert_eq!(step["position"], index + 1);
                assert!(
                    step["item"]
                        .as_str()
                        .is_some_and(|item| item.starts_with("https://"))
                );
            }
            for part in node["distribution"].as_array().into_iter().flatten() {
                let address = part["contentUrl"].as_str().expect("an address");
                let address = address.trim_start_matches(ADDRESS);
                assert!(Site::everything().has(address), "{name}: {address}");
            }
            seen.insert(kind);
        }
    }
    assert_eq!(seen.len(), 9, "{seen:?}");
    let study = linked_data("", file("studies/curlew-2017.html"));
    assert_eq!(study[0]["mainEntity"]["@type"], "ScholarlyArticle");
    let report = linked_data("", file("studies/dipper-2013.html"));
    assert_eq!(report[0]["mainEntity"]["@type"], "Report");
}

#[test]
fn text_of_records_cannot_end_the_element_of_linked_data() {
    let project = Project::starter();
    let title = "A title with </script><script>alert(1)</script> & \"quotes\" <!--";
    let text = project.read("site.yaml");
    let lines = text.lines().map(|line| match line.starts_with("title:") {
        true => format!("title: {}", serde_json::to_string(title).expect("text")),
        false => line.to_owned(),
    });
    project.write("site.yaml", lines.collect::<Vec<_>>().join("\n"));
    let site = project.build();
    let home = linked_data("index.html", site.file("index.html"));
    assert_eq!(home[0]["name"], title);
    assert!(!site.file("index.html").contains("<script>alert"));
}

// Cards

/// The address of the card that a page names.
fn card_of(page: &str) -> Option<&str> {
    let found = all_between(page, "<meta property=\"og:image\" content=\"", "\"");
    found.into_iter().next()
}

#[test]
fn pages_name_cards_that_exist_and_tell_them_in_words() {
    let mut cards = BTreeSet::new();
    for (name, page) in pages() {
        let card = card_of(page).unwrap_or_else(|| panic!("{name} has no card"));
        let address = card.trim_start_matches(ADDRESS);
        assert!(Site::everything().has(address), "{name}: {address}");
        cards.insert(address);
    }
    // Home, four questions, five bodies of evidence, and sixteen editions.
    let files = Site::everything().files();
    let made = files.filter(|(name, _)| name.starts_with("cards/"));
    assert_eq!(cards.len(), made.count());
    assert!(cards.contains("cards/index.png") && cards.len() > 20);
    let edition = plain(file("managers/does-it-help.html"));
    let alt = all_between(
        &edition,
        "<meta property=\"og:image:alt\" content=\"",
        "\">",
    );
    assert_eq!(
        alt,
        [
            "Does a shared tea break help library staff? In these invented data, a shared tea break may make staff feel a little calmer. Very low to moderate certainty, by outcome. For library managers · Version 2.0, 15 January 2026. Tea breaks in libraries: every feature (invented demonstration)."
        ]
    );
    let study = card_of(file("studies/curlew-2017.html"));
    assert_eq!(study, Some("https://tea-breaks.example/cards/index.png"));
}

#[test]
fn a_site_in_letters_that_the_fonts_lack_has_no_cards() {
    let project = Project::starter();
    let text = project.read("site.yaml");
    let lines = text.lines().map(|line| match line.starts_with("title:") {
        true => "title: Чай и сон\nbase_url: https://example.org/".to_owned(),
        false => line.to_owned(),
    });
    project.write("site.yaml", lines.collect::<Vec<_>>().join("\n"));
    let site = project.build();
    assert!(!site.files().any(|(name, _)| name.starts_with("cards/")));
    assert!(!site.file("index.html").contains("og:image"));
}
