//! The prose of this repository's content quotes numbers; it does not repeat what a record holds.

use testbed::{Project, Site, words};

#[test]
fn no_text_repeats_a_number_that_a_record_beside_it_holds() {
    let problems = Project::real().problems();
    let typed = problems
        .iter()
        .filter(|it| ["W0409", "W0410"].contains(&it.code.id));
    let typed: Vec<_> = typed.map(|it| (&it.message, &it.place)).collect();
    assert!(typed.is_empty(), "{typed:#?}");
}

/// Numbers that stood in many texts, each with the record that holds it now.
#[test]
fn the_numbers_of_key_results_are_typed_in_no_text_and_shown_on_pages() {
    let project = Project::real();
    let texts = [
        "questions/does-it-help.yaml",
        "questions/service-use-and-cost.yaml",
        "syntheses/service-use-and-cost.yaml",
        "syntheses/recovery-trials.yaml",
        "pages/how-to-read.md",
        "pages/methods.md",
    ];
    for file in texts {
        let text = project.read(file);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for typed in [
            "64 of 218",
            "83 of 216",
            "28 trials",
            "of the 28",
            "1.52 (0.43",
            "590 people",
        ] {
            assert!(!text.contains(typed), "{file} types {typed}");
        }
    }
    let pages = [
        ("evidence/service-use-and-cost/whole.html", "64 of 218"),
        (
            "evidence/service-use-and-cost/whole.html",
            "RR 1.52 (0.43 to 5.31)",
        ),
        ("how-to-read.html", "29 out of 100"),
    ];
    for (page, said) in pages {
        let shown = words(Site::real().file(page));
        assert!(shown.contains(said), "{page}: {said}");
    }
}

#[test]
fn no_page_shows_the_address_of_a_value() {
    for (name, page) in Site::real().files() {
        for kind in ["study:", "synthesis:", "economic:"] {
            assert!(!page.contains(&format!("&lt;{kind}")), "{name}");
            assert!(!page.contains(&format!("<{kind}")), "{name}");
        }
    }
}
