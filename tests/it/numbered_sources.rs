//! On paper an edition numbers its sources in the order in which a reader meets them, and ends with
//! the references.

use testbed::Project;

/// The numbers that paper shows behind links, in the order of the page.
fn numbers(page: &str) -> Vec<usize> {
    let parts = page.split(" data-cite=\"").skip(1);
    let number = |part: &str| part.split('"').next().unwrap_or_default().parse().unwrap();
    parts.map(number).collect()
}

#[test]
fn sources_are_numbered_as_they_are_met_and_each_has_its_reference() {
    let pages = Project::built().site().into_iter();
    let pages = pages.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()));
    let mut editions = 0;
    for (name, page) in pages.filter(|(_, page)| page.contains(" data-cite=\"")) {
        editions += 1;
        let mut known = 0;
        for number in numbers(&page) {
            assert!(number <= known + 1, "{name}: [{number}] after [{known}]");
            known = known.max(number);
        }
        let references = page.matches("<li id=\"ref-").count();
        assert_eq!(references, known, "{name}: references for {known} numbers");
    }
    assert!(editions > 0, "an edition names its sources");
}
