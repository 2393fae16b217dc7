//! The table of a question for a meeting: what a panel judged, or that none has and what that would need.

use testbed::{Project, Site, words};

/// The row of a criterion in the table.
fn row<'a>(page: &'a str, criterion: &str) -> &'a str {
    let row = page.split(&format!("<tr id=\"{criterion}\"")).nth(1);
    row.and_then(|it| it.split("</tr>").next())
        .unwrap_or_default()
}

#[test]
fn a_judgement_of_a_panel_stands_with_its_day_its_reason_and_its_source() {
    let page = Site::everything().file("questions/does-it-help-decision.html");
    assert!(page.contains("Conditional recommendation for the option"));
    assert!(page.contains("did not vote"), "interests are told");
    let effects = row(page, "desirable-effects");
    assert!(effects.contains("Small (12 January 2026)"), "{effects}");
    assert!(effects.contains("Calm rises a little"), "{effects}");
    assert!(effects.contains("item 3 (invented)"), "{effects}");
    assert!(effects.contains("may improve calm at work"), "{effects}");
    let certainty = row(page, "certainty");
    assert!(certainty.contains("studies/egret-2019.html"), "{certainty}");
}

#[test]
fn two_sentences_on_one_outcome_each_say_what_they_compare() {
    let alone = Site::everything().file("questions/does-it-help-decision.html");
    assert!(!row(alone, "desirable-effects").contains("Comparison: "));
    let project = Project::everything();
    let file = "syntheses/tea-break-trials.yaml";
    let second = "\ncomparisons:\n  - id: or-no-break\n    title: A shared tea break compared with no break\n    \
                  intervention: shared-tea-break\n    comparator: no-break\n    population: Invented staff\n    \
                  setting: Invented libraries\n    outcomes:\n      - outcome: calm\n        results: [C01, C03]\n        \
                  analysis: {method: narrative}\n";
    let text = project.read(file).replace("\ncomparisons:\n", second);
    project.write(
        file,
        text.replace(
            "<synthesis:tea-break-trials/calm/",
            "<synthesis:tea-break-trials/shared-or-alone/calm/",
        ),
    );
    let site = project.build();
    let effects = row(
        site.file("questions/does-it-help-decision.html"),
        "desirable-effects",
    );
    for (address, title) in [
        (
            "or-no-break-calm",
            "A shared tea break compared with no break",
        ),
        (
            "shared-or-alone-calm",
            "A shared tea break compared with breaks taken alone",
        ),
    ] {
        let link = format!(
            "<a href=\"../evidence/tea-break-trials/{address}.html\">Comparison: {title}</a>"
        );
        assert!(effects.contains(&link), "{link} is not in {effects}");
    }
    let text = words(effects);
    assert_eq!(text.matches("Comparison: ").count(), 2, "{text}");
}

#[test]
fn what_no_panel_judged_is_said_and_can_be_ticked_at_a_meeting() {
    let site = Site::everything();
    let open = row(site.file("questions/does-it-help-decision.html"), "equity");
    assert!(open.contains("Not judged") && open.contains("Probably reduced"));
    let page = site.file("questions/introduce-it-decision.html");
    assert!(page.contains("No panel has judged this question, so there is no recommendation"));
    assert!(page.contains("A judgement on each of the 12 criteria"));
    assert_eq!(page.matches("Not judged. Tick one").count(), 12);
    let question = site.file("questions/introduce-it.html");
    assert!(question.contains("No panel has judged this question."));
    assert!(question.contains("introduce-it-decision.html"));
}

#[test]
fn an_edition_says_what_can_be_read_in_which_time() {
    let page = Site::everything().file("managers/does-it-help.html");
    let paths = page.split("class=\"reading-paths").nth(1);
    let paths = paths.and_then(|it| it.split("</details>").next());
    let paths = paths.unwrap_or_default();
    for part in [
        "5 minutes",
        "20 minutes",
        "Everything",
        "does-it-help-sheet.html",
        "/whole.html",
        " words, ",
    ] {
        assert!(paths.contains(part), "{part}: {paths}");
    }
}

#[test]
fn a_picture_can_be_shown_elsewhere_with_its_source_and_without_a_script() {
    let site = Site::everything();
    let page = site.file("questions/does-it-help.html");
    let share = page.split("class=\"figure-share").nth(1);
    let share = share.and_then(|it| it.split("</details>").next());
    let share = share.unwrap_or_default();
    let address = "https://tea-breaks.example/questions/does-it-help.html#figure-answer";
    assert!(share.contains(&format!("href=\"{address}\"")), "{share}");
    assert!(
        share.contains("cards/questions/does-it-help.png"),
        "{share}"
    );
    assert!(
        share.contains(
            "&lt;img src=&quot;https://tea-breaks.example/questions/does-it-help-picture.svg"
        ),
        "{share}"
    );
    assert!(
        share.contains("Source: ") && !share.contains("&lt;script"),
        "{share}"
    );
    let plot = site.file("evidence/tea-break-trials-shared-or-alone-calm.svg");
    assert!(
        plot.contains("https://tea-breaks.example/evidence/"),
        "a plot says where it comes from"
    );
}

#[test]
fn everything_that_is_judged_stands_in_a_list_by_certainty() {
    let page = Site::everything().file("certainty/index.html");
    let at = |id: &str| page.find(&format!("<h2 id=\"{id}\">"));
    let order: Vec<_> = ["moderate", "low", "very-low", "not-judged"].map(at).into();
    assert!(
        order.iter().all(Option::is_some) && order.is_sorted(),
        "{order:?}"
    );
    let low = page.split("<h2 id=\"low\">").nth(1).unwrap_or_default();
    let low = low.split("<h2").next().unwrap_or_default();
    assert!(low.contains("shared-or-alone-calm.html") && low.contains("Low confidence"));
}
