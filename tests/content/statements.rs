//! Sentences that the records of this repository lead to.

use testbed::{Site, root, sentences_told_otherwise, spoken, told_otherwise, words};

#[test]
fn low_certainty_speaks_of_what_may_be() {
    let page = words(Site::real().file("evidence/recovery-trials/whole.html"));
    assert!(page.contains("Peer support may improve personal recovery."));
    assert!(page.contains("may result in little to no difference in functional recovery"));
    assert!(page.contains(
        "The evidence is very uncertain about the effect of one-to-one peer support on personal recovery."
    ));
    let plain =
        words(Site::real().file("peer-workers-and-people-using-services/does-it-help.html"));
    assert!(plain.contains("Living well on your own terms: may be better with peer support."));
}

#[test]
fn risks_of_very_low_certainty_are_not_drawn() {
    let text = words(Site::real().file("clinicians/service-use-and-cost.html"));
    assert!(text.contains(
        "Readmission to acute care and hospital admission: no chart: the evidence is very uncertain"
    ));
    assert!(!text.contains("of 100 people; with"));
}

#[test]
fn the_pool_names_every_comparator_of_its_trials() {
    let text = words(Site::real().file("commissioners/does-it-help.html"));
    let all = "Care as usual (9 trials), a waiting list (7 trials) or another inactive control (2 trials)";
    assert!(text.contains(all));
    let page = words(Site::real().file("evidence/recovery-trials/whole.html"));
    let by_outcome = [
        "Care as usual (9 trials), a waiting list (7 trials) or another inactive control (2 trials)",
        "Care as usual (11 trials), a waiting list (6 trials), another inactive control (3 trials) or staff who are not peers (1 trial)",
        "Care as usual (14 trials), a waiting list (7 trials), another inactive control (2 trials) or staff who are not peers (1 trial)",
    ];
    for counted in by_outcome {
        assert!(
            page.contains(counted),
            "no outcome is compared with {counted}"
        );
    }
}

#[test]
fn no_two_places_say_other_things_of_one_outcome() {
    let (read, wrong) = told_otherwise(Site::real());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 300, "only {read} statements were read");
}

#[test]
fn no_page_says_another_sentence_of_an_outcome_than_its_analyses_lead_to() {
    let site = Site::real();
    let spoken = spoken(site, &root().join("content"));
    assert!(spoken.len() > 5, "{spoken:?}");
    let (read, wrong) = sentences_told_otherwise(site, &spoken);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 100, "only {read} sentences were read");
}
