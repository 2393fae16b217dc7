//! Feeds: each is a feed, and each holds the updates that concern it and no others.

use serde_json::Value;
use testbed::{Project, Site};

/// The feeds at the addresses of today: one question has an earlier address, where a copy lies.
fn feeds(site: &Site) -> Vec<(&str, &str)> {
    let all = site.ending("feed.xml").into_iter();
    all.filter(|(name, _)| !name.contains("tea-breaks"))
        .collect()
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

fn has_entry(site: &Site, feed: &str, title: &str) -> bool {
    let entry = format!("<entry>\n<title>{title}</title>");
    site.file(feed).contains(&entry)
}

#[test]
fn every_feed_is_atom_with_what_it_asks_for() {
    let site = Site::everything();
    let feeds = feeds(site);
    // All updates, four audiences, four questions, five syntheses.
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
        let own = format!("rel=\"self\" href=\"https://tea-breaks.example/{name}\"");
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
    let site = Site::everything();
    let doubts = "Two invented results are marked as doubtful";
    let texts = "Texts to adapt";
    for feed in [
        "updates/feed.xml",
        "managers/feed.xml",
        "advisers/feed.xml",
        "questions/does-it-help-feed.xml",
        "evidence/tea-break-trials-feed.xml",
    ] {
        assert!(has_entry(site, feed, doubts), "{feed}");
    }
    for feed in [
        "evidence/break-voices-feed.xml",
        "questions/introduce-it-feed.xml",
    ] {
        assert!(!has_entry(site, feed, doubts), "{feed}");
        assert!(has_entry(site, feed, texts), "{feed}");
    }
    assert!(has_entry(site, "board/feed.xml", texts));
    assert!(
        !has_entry(site, "advisers/feed.xml", texts),
        "it is for others"
    );
    assert!(!has_entry(
        site,
        "evidence/tea-break-trials-feed.xml",
        texts
    ));
}

#[test]
fn pages_offer_the_feeds_that_follow_them() {
    let site = Site::everything();
    for (page, feed) in [
        ("managers/index.html", "../managers/feed.xml"),
        (
            "managers/does-it-help.html",
            "../questions/does-it-help-feed.xml",
        ),
        ("managers/does-it-help.html", "../managers/feed.xml"),
        (
            "questions/does-it-help.html",
            "../questions/does-it-help-feed.xml",
        ),
        (
            "evidence/break-voices.html",
            "../evidence/break-voices-feed.xml",
        ),
        ("updates/index.html", "../advisers/feed.xml"),
        ("index.html", "updates/feed.json"),
    ] {
        let link = format!("<link rel=\"alternate\" href=\"{feed}\"");
        assert!(site.file(page).contains(&link), "{page}: {feed}");
    }
    let home = site.file("managers/index.html");
    assert!(!home.contains("advisers/feed.xml"));
    assert!(home.contains("Feed of updates for library managers</a>"));
}

#[test]
fn feeds_without_updates_are_feeds() {
    let project = Project::starter();
    let folder = project.content().join("updates");
    let names = std::fs::read_dir(&folder).expect("a folder");
    for name in names.filter_map(Result::ok) {
        project.remove(&format!("updates/{}", name.file_name().to_string_lossy()));
    }
    let site = project.build();
    assert!(feeds(&site).len() > 2);
    for (name, xml) in feeds(&site) {
        let elements = elements(name, xml);
        assert!(!elements.contains(&"entry".to_owned()), "{name}");
        assert!(xml.contains("<updated>20"), "{name}");
    }
    let json = site.json("updates/feed.json");
    assert_eq!(json["items"], Value::Array(Vec::new()));
}

#[test]
fn the_json_feed_says_what_the_atom_feed_says() {
    let site = Site::everything();
    let json = site.json("updates/feed.json");
    let atom = site.file("updates/feed.xml");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(
        json["feed_url"],
        "https://tea-breaks.example/updates/feed.json"
    );
    let items = json["items"].as_array().expect("items");
    assert_eq!(items.len(), atom.matches("<entry>").count());
    for item in items {
        let id = item["id"].as_str().expect("an id");
        assert!(atom.contains(&format!("<id>{id}</id>")));
        let html = item["content_html"].as_str();
        assert!(html.is_some_and(|html| html.contains("<p>")));
    }
}
