//! Addresses in records and texts: of the web and of mailboxes, and nothing else.

use super::{checked, told};

/// What would run a script, show something as if it were the site, or open the reader's own machine.
const REFUSED: [&str; 12] = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "vbscript:x",
    "\\\\\\\\server\\\\share",
    "C:\\\\x",
    "//example.org",
    "https:example.org",
    "https://name@example.org",
    "www.example.org",
    "https://example.org/a b",
];

#[test]
fn an_address_in_the_site() {
    for address in REFUSED {
        let run = checked(|project| {
            let good = "https://creativecommons.org/publicdomain/zero/1.0/";
            project.replace("site.yaml", good, &format!("\"{address}\""));
        });
        let told = told(&run);
        assert_eq!(told.len(), 1, "{address}: {run:?}");
        assert_eq!(told[0].0, "E0310", "{address}");
        assert!(
            told[0].1.ends_with("site.yaml") && told[0].2 > 0,
            "{told:?}"
        );
    }
}

#[test]
fn an_address_in_a_study_and_its_results() {
    for (after, line) in [
        ("bibliography:\n", "  url: \"javascript:alert(1)\"\n"),
        (
            "bibliography:\n",
            "  pmcid: \"PMC1/../x\"\n  doi: \"javascript:alert(1)\"\n",
        ),
    ] {
        let run = checked(|project| {
            project.replace("studies/finch-2021.yaml", after, &format!("{after}{line}"));
        });
        let lines = line.lines().count();
        let told = told(&run);
        assert_eq!(told.len(), lines, "{run:?}");
        assert!(told.iter().all(|(code, file, _)| {
            (code == "E0310" || code == "E0311") && file.ends_with("finch-2021.yaml")
        }));
    }
}

#[test]
fn an_address_in_a_cell_of_a_table() {
    let run = checked(|project| {
        let file = "results/tea-breaks.csv";
        let table = project.read(file);
        let mut lines = table.lines();
        let header = lines.next().expect("a header");
        let rows: Vec<String> = lines.map(|row| format!("{row},data:x")).collect();
        project.write(file, format!("{header},source.url\n{}\n", rows.join("\n")));
    });
    let told = told(&run);
    assert!(!told.is_empty(), "{run:?}");
    assert!(
        told.iter()
            .all(|(code, _, line)| code == "E0310" && *line > 1),
        "{told:?}"
    );
}

#[test]
fn a_doi_with_the_address_of_a_resolver_is_kept_without_it() {
    let run = checked(|project| {
        let line = "bibliography:\n  doi: https://doi.org/10.1000/xyz\n";
        project.replace("studies/finch-2021.yaml", "bibliography:\n", line);
    });
    assert!(told(&run).is_empty(), "{run:?}");
}

#[test]
fn a_mailbox_that_is_more_than_one() {
    let run = checked(|project| {
        let bad = "  contact:\n    email: a@example.org?bcc=all@example.org\n";
        project.replace("site.yaml", "  contact:\n", bad);
    });
    assert_eq!(told(&run).len(), 1, "{run:?}");
    assert_eq!(told(&run)[0].0, "E0310");
}

/// Markdown is read in one way for the checks and for the page, so that nothing on the page was not
/// seen by the checks.
#[test]
fn a_link_is_seen_wherever_markdown_lets_one_stand() {
    let link = "[x](javascript:alert(1))";
    for text in [
        format!("A {link} b."),
        format!("Tea\n: A {link} b."),
        format!("A[^1]\n\n[^1]: {link}"),
        format!("| a |\n|---|\n| {link} |"),
        format!("- [ ] {link}"),
        format!("~~{link}~~"),
        format!("> # {link}"),
        "A [x][y].\n\n[y]: javascript:alert(1)".to_owned(),
        "<javascript:alert(1)>".to_owned(),
        "[x](<javascript:alert(1)>)".to_owned(),
        "[x](java&#115;cript:alert(1))".to_owned(),
        "[x](JaVaScRiPt:alert(1))".to_owned(),
        "[x](data:text/html,x)".to_owned(),
        "[x](https://name@example.org)".to_owned(),
        "[x](//example.org)".to_owned(),
        "[x](page.html)".to_owned(),
        "![x](https://example.org/x.png)".to_owned(),
    ] {
        let run = checked(|project| {
            project.write(
                "pages/odd.md",
                format!("---\ntitle: Odd\nlede: A.\n---\n{text}\n"),
            );
        });
        let bad: Vec<_> = told(&run)
            .into_iter()
            .filter(|(code, _, _)| code == "E0404")
            .collect();
        assert_eq!(bad.len(), 1, "{text}: {run:?}");
        assert!(bad[0].2 >= 5, "{text}: {bad:?}");
    }
}

#[test]
fn good_links_stay() {
    let run = checked(|project| {
        let text = "[a](https://example.org/a?b=c#d) [b](mailto:a@example.org) [c](#odd) [d](study:finch-2021) <https://example.org>\n\n## Odd";
        project.write(
            "pages/odd.md",
            format!("---\ntitle: Odd\nlede: A.\n---\n{text}\n"),
        );
    });
    assert_eq!(told(&run), [], "{run:?}");
}
