//! The site's own pooled results against the published ones, from the real records.

use distil::compose::{Request, evidence};
use distil::record::id::Id;
use distil::synthesis::Findings;

/// Smit 2023 prints g 0.15 (0.04 to 0.27), I² 43% (1 to 67) for personal recovery, 19 comparisons.
#[test]
fn personal_recovery_agrees_with_the_published_review_to_its_printed_digits() {
    let request = Request {
        content: "content".into(),
        ..Request::default()
    };
    let (evidence, _, _) = evidence(&request);
    let evidence = evidence.expect("the real content links");
    let findings = Findings::of(&evidence).0;
    let personal = Id::new("personal-recovery");
    let ours = findings
        .on_outcome(&personal)
        .find_map(|f| f.pooled.as_ref())
        .expect("pooled");
    let printed = |value: f64, decimals: usize| format!("{value:.decimals$}");
    assert_eq!(ours.k, 19);
    assert_eq!(printed(ours.estimate.value, 2), "0.15");
    assert_eq!(printed(ours.estimate.low.expect("limit"), 2), "0.04");
    assert_eq!(printed(ours.estimate.high.expect("limit"), 2), "0.27");
    assert_eq!(printed(ours.i2, 0), "43");
    let (low, high) = ours.i2_interval.expect("interval");
    assert_eq!(
        (printed(low, 0), printed(high, 0)),
        ("1".to_owned(), "67".to_owned())
    );
}

#[test]
fn doubtful_rows_are_pooled_and_the_result_without_them_is_at_hand() {
    let request = Request {
        content: "content".into(),
        ..Request::default()
    };
    let evidence = evidence(&request).0.expect("the real content links");
    let findings = Findings::of(&evidence).0;
    let personal = Id::new("personal-recovery");
    let outcome = findings
        .on_outcome(&personal)
        .find(|f| f.pooled.is_some())
        .expect("pooled");
    assert!(outcome.has_doubt());
    let (with, without) = (outcome.pooled.as_ref(), outcome.without_doubt.as_ref());
    assert_eq!(with.map(|p| p.k), Some(19));
    assert_eq!(without.map(|p| p.k), Some(18));
}
