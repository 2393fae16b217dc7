//! Feeds: each is a feed, and each holds the updates that concern it and no others.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::support::Project;
use serde_json::Value;

fn built(project: &Project) -> BTreeMap<String, String> {
    let run = project.run(&["build", "-q"]);
    assert_eq!(run.code, 0, "{run:?}");
    let files = project.site().into_iter();
    files
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

/// The real site, which is built once for all tests.
fn real() -> &'static BTreeMap<String, String> {
    static SITE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SITE.get_or_init(|| built(&Project::real()))
}

fn feeds(site: &BTreeMap<String, String>) -> Vec<(&String, &String)> {
    let is_feed = |(name, _): &(&String, &String)| name.ends_with("feed.xml");
    site.iter().filter(is_feed).collect()
}

/// The elements of XML in order, as "feed", "title", "/title"; fails where they are not nested.
fn elements(name: &str, xml: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for part in xml.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a closed tag");
        if tag.starts_with('?') {
            continue;
        }
        let is_empty = tag.ends_with('/');
        let element = tag
            .trim_end_matches('/')
            .split_whitespace()
            .next()
            .unwrap_or_default();
        found.push(element.to_owned());
        match element.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop().as_deref(), Some(closed), "{name}"),
            None if !is_empty => open.push(element.to_owned()),
            None => {}
        }
    }
    assert!(open.is_empty(), "{name}: {open:?} is open");
    found
}

fn has_entry(site: &BTreeMap<String, String>, feed: &str, title: &str) -> bool {
    let xml = site.get(feed).unwrap_or_else(|| panic!("no {feed}"));
    xml.contains(&format!("<entry>\n<title>{title}</title>"))
}

#[test]
fn every_feed_is_atom_with_what_it_asks_for() {
    let site = real();
    let feeds = feeds(site);
    // All updates, four audiences, five questions, four syntheses.
    assert_eq!(feeds.len(), 14);
    let mut ids = std::collections::BTreeSet::new();
    for (name, xml) in feeds {
        let elements = elements(name, xml);
        assert_eq!(elements.first().map(String::as_str), Some("feed"));
        let head = elements.iter().take_while(|element| *element != "entry");
        let head: Vec<&str> = head.map(String::as_str).collect();
        for required in ["title", "id", "updated", "author", "name", "link"] {
            assert!(head.contains(&required), "{name} has no {required}");
        }
        let id = xml
            .split("<id>")
            .nth(1)
            .and_then(|rest| rest.split('<').next());
        assert!(ids.insert(id), "{name} shares its id");
        let own = format!("rel=\"self\" href=\"https://peer-evidence.example/{name}\"");
        assert!(xml.contains(&own), "{name}");
        for entry in xml.split("<entry>").skip(1) {
            for required in [
                "<title>",
                "<id>https://",
                "<updated>",
                "<link href=\"https://",
            ] {
                assert!(entry.contains(required), "{name}: {required}");
            }
            assert!(
                !entry.contains("href=&quot;../"),
                "{name}: a link without a start"
            );
        }
    }
}

#[test]
fn an_update_stands_in_the_feeds_that_it_concerns_and_in_no_other() {
    let site = real();
    let doubts = "Four trial results are marked as doubtful";
    let documents = "Documents to adapt";
    for feed in [
        "updates/feed.xml",
        "commissioners/feed.xml",
        "clinicians/feed.xml",
        "questions/does-it-help-feed.xml",
        "evidence/recovery-trials-feed.xml",
    ] {
        assert!(has_entry(site, feed, doubts), "{feed}");
    }
    for feed in [
        "evidence/adoption-feed.xml",
        "questions/what-drives-uptake-feed.xml",
    ] {
        assert!(!has_entry(site, feed, doubts), "{feed}");
        assert!(has_entry(site, feed, documents), "{feed}");
    }
    assert!(has_entry(site, "governance/feed.xml", documents));
    assert!(
        !has_entry(site, "clinicians/feed.xml", documents),
        "it is for others"
    );
    assert!(!has_entry(
        site,
        "evidence/recovery-trials-feed.xml",
        documents
    ));
}

#[test]
fn pages_offer_the_feeds_that_follow_them() {
    let site = real();
    for (page, feed) in [
        ("commissioners/index.html", "../commissioners/feed.xml"),
        (
            "commissioners/does-it-help.html",
            "../questions/does-it-help-feed.xml",
        ),
        (
            "commissioners/does-it-help.html",
            "../commissioners/feed.xml",
        ),
        (
            "questions/does-it-help.html",
            "../questions/does-it-help-feed.xml",
        ),
        ("evidence/adoption.html", "../evidence/adoption-feed.xml"),
        ("updates/index.html", "../clinicians/feed.xml"),
        ("index.html", "updates/feed.json"),
    ] {
        let html = &site[page];
        let link = format!("<link rel=\"alternate\" href=\"{feed}\"");
        assert!(html.contains(&link), "{page}: {feed}");
    }
    assert!(!site["commissioners/index.html"].contains("clinicians/feed.xml"));
    assert!(site["commissioners/index.html"].contains("Feed of updates for commissioners</a>"));
}

#[test]
fn feeds_without_updates_are_feeds() {
    let project = Project::starter();
    let folder = project.content().join("updates");
    let names = std::fs::read_dir(&folder).expect("a folder");
    for name in names.filter_map(Result::ok) {
        project.remove(&format!("updates/{}", name.file_name().to_string_lossy()));
    }
    let site = built(&project);
    assert!(feeds(&site).len() > 2);
    for (name, xml) in feeds(&site) {
        let elements = elements(name, xml);
        assert!(!elements.contains(&"entry".to_owned()), "{name}");
        assert!(xml.contains("<updated>20"), "{name}");
    }
    let json: Value = serde_json::from_str(&site["updates/feed.json"]).expect("JSON");
    assert_eq!(json["items"], Value::Array(Vec::new()));
}

#[test]
fn the_json_feed_says_what_the_atom_feed_says() {
    let site = real();
    let json: Value = serde_json::from_str(&site["updates/feed.json"]).expect("JSON");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(
        json["feed_url"],
        "https://peer-evidence.example/updates/feed.json"
    );
    let items = json["items"].as_array().expect("items");
    assert_eq!(
        items.len(),
        site["updates/feed.xml"].matches("<entry>").count()
    );
    for item in items {
        let id = item["id"].as_str().expect("an id");
        assert!(site["updates/feed.xml"].contains(&format!("<id>{id}</id>")));
        assert!(
            item["content_html"]
                .as_str()
                .is_some_and(|html| html.contains("<p>"))
        );
    }
}
