//! The site as a whole: sound, complete, and with its known gaps.

use testbed::{Project, Site, words};

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
    assert!(model.contains("9 days a person over nine months"));
    assert!(testbed::words(model).contains("assumes 20 people (10 to 30 give 90 to 270)"));
}

/// The two sides of the swap are of different scope. Beside it stand the sums like for like, which are
/// those of the lines: pay, pension and national insurance.
#[test]
fn the_swap_of_the_cost_model_says_what_is_counted_on_each_side() {
    let page = testbed::plain(&testbed::words(
        Site::real().file("economics/cost-model.html"),
    ));
    let line = |label: &str| {
        let (_, rest) = page.split_once(&format!("{label} (£")).expect(label);
        let (amount, _) = rest.split_once(')').expect("its end");
        amount.replace(',', "").parse::<u32>().expect("a sum")
    };
    let ours: u32 = [
        "Salaries",
        "Employer's pension",
        "Employer's national insurance",
    ]
    .map(line)
    .iter()
    .sum();
    assert_eq!((ours, 42_000 - ours), (38_506, 3_494));
    for said in [
        "differ in scope",
        "£38,506 for the peer post and £42,000 for the post given up: £3,494 less",
        "Assumed as well, without a source: Cost of a post given up, with on-costs, ",
        "A post at the lowest point of Band 4",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn every_page_can_be_made_with_the_plain_theme() {
    let project = Project::real();
    let run = project.run(&["check", "--strict", "--theme", "plain"]);
    assert_eq!(run.code, 0, "{run:?}");
}

/// A hyphen before a number reads as a range, and may break from it at the end of a line.
#[test]
fn no_number_in_a_text_has_a_hyphen_for_its_minus() {
    let mut wrong = Vec::new();
    for (page, html) in Site::real().pages() {
        let letters: Vec<char> = words(&without_code(html)).chars().collect();
        for (at, three) in letters.windows(3).enumerate() {
            let stands_alone = three[0].is_whitespace() || three[0] == '(';
            if stands_alone && three[1] == '-' && three[2].is_ascii_digit() {
                let around: String = letters[at.saturating_sub(30)..].iter().take(60).collect();
                wrong.push(format!("{page}: {around}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_result_runs_from_a_number_to_the_same_number() {
    let mut wrong = Vec::new();
    for (page, html) in Site::real().pages() {
        let text = words(&without_code(html));
        for rest in text.split("runs from ").skip(1) {
            let mut said = rest.split([' ', ';', ',']);
            let (low, to, high) = (said.next(), said.next(), said.next());
            if to == Some("to") && low == high.map(|high| high.trim_end_matches('.')) {
                wrong.push(format!("{page}: {low:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Scripts, styles and code have no minus but a hyphen.
fn without_code(html: &str) -> String {
    let mut text = html.to_owned();
    for tag in ["script", "style", "pre", "code"] {
        let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
        while let Some(start) = text.find(&open) {
            let Some(length) = text[start..].find(&close) else {
                break;
            };
            text.replace_range(start..start + length + close.len(), " ");
        }
    }
    text
}

#[test]
fn each_count_of_the_summary_names_what_it_counts() {
    let page = words(Site::real().file("evidence/recovery-trials.html"));
    assert!(page.contains("in the 18 trials that measured it"));
    assert!(page.contains("trials of the three outcomes together"));
}
