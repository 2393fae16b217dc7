//! Stubs at earlier addresses are pages like others.

use testbed::{Project, all_between};

#[test]
fn a_stub_asks_for_the_same_policy_as_every_page() {
    let project = Project::starter();
    project.replace("outcomes/calm.yaml", "better:", "aliases: [ease]\nbetter:");
    let site = project.build();
    let policy = |address: &str| {
        let found = all_between(
            site.file(address),
            "Content-Security-Policy\" content=\"",
            "\"",
        );
        found.first().map(|text| (*text).to_owned()).expect(address)
    };
    assert_eq!(policy("outcomes/ease.html"), policy("index.html"));
    let at = |needle: &str| site.file("outcomes/ease.html").find(needle).expect(needle);
    assert!(
        at("Content-Security-Policy") < at("refresh"),
        "it stands before what it rules"
    );
}
