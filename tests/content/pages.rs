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

/// The estimate of the cost model, 9 bed-days from 0 to 18, is the result of the one trial with a
/// figure, rounded to whole days.
#[test]
fn bed_days_of_the_cost_model_are_those_of_the_trial() {
    let site = Site::real();
    let trial = "9.00 (95% CI \u{2212}17.96 to \u{2212}0.04), in days";
    assert!(
        site.file("clinicians/service-use-and-cost.html")
            .contains(trial)
    );
    let model = site.file("economics/cost-model.html");
    assert!(model.contains(
        "The best estimate here is 180 bed-days a post a year, with a range from 0 to 360."
    ));
    assert!(model.contains("rounded to whole days"));
}

#[test]
fn every_page_can_be_made_with_the_plain_theme() {
    let project = Project::real();
    let run = project.run(&["check", "--strict", "--theme", "plain"]);
    assert_eq!(run.code, 0, "{run:?}");
}
