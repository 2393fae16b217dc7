//! Sentences that the records of this repository lead to.

use testbed::{Site, words};

#[test]
fn low_certainty_speaks_of_what_may_be() {
    let page = words(Site::real().file("evidence/recovery-trials.html"));
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
fn risks_of_readmission_are_drawn_for_clinicians() {
    let text = words(Site::real().file("clinicians/service-use-and-cost.html"));
    assert!(text.contains("about 38 of 100 people; with one-to-one peer support, about 29 of 100 (it could be from 22 to 38). Very low certainty."));
}
