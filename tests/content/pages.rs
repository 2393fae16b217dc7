//! The site as a whole: sound, complete, and with its known gaps.

use testbed::{Project, Site};

#[test]
fn the_records_are_strictly_sound() {
    let run = Project::real().run(&["check", "--strict", "--format", "json"]);
    assert_eq!((run.code, run.codes()), (0, Vec::new()), "{run:?}");
}

#[test]
fn an_update_stands_in_the_feeds_that_it_concerns() {
    let site = Site::real();
    let has = |feed: &str, title: &str| {
        let entry = format!("<entry>\n<title>{title}</title>");
        site.file(feed).contains(&entry)
    };
    let doubts = "Four trial results are marked as doubtful";
    let documents = "Documents to adapt";
    assert!(has("evidence/recovery-trials-feed.xml", doubts));
    assert!(has("questions/does-it-help-feed.xml", doubts));
    assert!(!has("evidence/adoption-feed.xml", doubts));
    assert!(has("governance/feed.xml", documents));
    assert!(!has("clinicians/feed.xml", documents), "it is for others");
}

#[test]
fn the_cost_model_says_how_much_is_not_known() {
    let page = Site::real().file("economics/cost-model.html");
    assert!(page.contains("These 7 values have no source here"));
    assert!(page.contains("7 values in it are assumed and have no source"));
}

#[test]
fn every_page_can_be_made_with_the_plain_theme() {
    let project = Project::real();
    let run = project.run(&["check", "--strict", "--theme", "plain"]);
    assert_eq!(run.code, 0, "{run:?}");
}
