//! The language and the address of the site stand in every page, feed and citation.

use testbed::{Project, Run};

use super::{checked, told};

fn with_language(tag: &str) -> Run {
    checked(|project| {
        project.replace("site.yaml", "language: en-GB", &format!("language: {tag}"));
    })
}

#[test]
fn a_language_is_a_tag() {
    for tag in [
        "English",
        "'en\"><script>alert(1)</script>'",
        "'en GB'",
        "en_GB",
    ] {
        let run = with_language(tag);
        assert_eq!(told(&run).len(), 1, "{tag}: {run:?}");
        assert_eq!(told(&run)[0].0, "E0312", "{tag}");
    }
    assert!(with_language("en_GB").out.contains("Write `en-GB`."));
    assert_eq!(told(&with_language("EN-gb")), []);
}

#[test]
fn the_address_of_the_site_has_a_scheme_and_a_host() {
    for address in [
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://example.org/?a",
        "https://example.org/\\\"><script>",
        "https://",
    ] {
        let run = checked(|project| {
            let text = project.read("site.yaml");
            let lines = text.lines().filter(|line| !line.starts_with("base_url"));
            let text: String = lines.map(|line| format!("{line}\n")).collect();
            project.write("site.yaml", format!("base_url: \"{address}\"\n{text}"));
        });
        assert_eq!(told(&run).len(), 1, "{address}: {run:?}");
        assert_eq!(told(&run)[0].0, "E0310", "{address}");
    }
}

#[test]
fn the_address_of_the_command_line_is_read_in_the_same_way() {
    let project = Project::starter();
    let run = project.run(&["check", "--base-url", "javascript:alert(1)"]);
    assert_eq!(run.code, 2, "{run:?}");
    let run = project.run(&["build", "--base-url", "HTTPS://Example.ORG:443/tea/"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = std::fs::read_to_string(project.output().join("index.html")).expect("a page");
    assert!(
        page.contains("https://example.org/tea/"),
        "it is kept in one form"
    );
    assert!(!page.contains("Example.ORG"));
}
