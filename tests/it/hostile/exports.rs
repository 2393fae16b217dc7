//! Files for other programs: what is a text in a record is a text there.

use std::collections::BTreeMap;

use testbed::{Project, Site};

/// A text that each format would take for something else, in one line and in several.
const TEXT: &str = "=1+1 }{ \\} \\ \" ' </script><!-- & %d #\nTY  - JOUR\r\nER  - \n\n@article{x,\nsystem('x')\u{2028}\u{2029}";

/// The starter with that text in a study.
fn site() -> Site {
    let project = Project::starter();
    let study = "studies/finch-2021.yaml";
    // JSON is YAML.
    let hostile = serde_json::to_string(TEXT).expect("JSON");
    for key in ["label", "title", "container", "setting", "headline"] {
        let text = project.read(study);
        let line = text
            .lines()
            .find(|line| line.trim_start().starts_with(&format!("{key}:")));
        let line = line.expect(key);
        let indent = &line[..line.len() - line.trim_start().len()];
        project.replace(study, line, &format!("{indent}{key}: {hostile}"));
    }
    project.build()
}

/// The starter does not change in one run.
fn spoilt() -> &'static Site {
    static SITE: std::sync::OnceLock<Site> = std::sync::OnceLock::new();
    SITE.get_or_init(site)
}

/// BibTeX itself counts braces without regard to a backslash before them.
#[test]
fn braces_of_bibtex_balance() {
    let mut entries = 0;
    for (name, text) in spoilt().ending(".bib") {
        let mut depth = 0_i32;
        for c in text.chars() {
            entries += usize::from(c == '@' && depth == 0);
            depth += i32::from(c == '{') - i32::from(c == '}');
            assert!(depth >= 0, "{name}");
        }
        assert_eq!(depth, 0, "{name}");
    }
    assert!(entries > 0);
}

#[test]
fn every_line_of_ris_is_a_field() {
    let mut records: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, text) in spoilt().ending(".ris") {
        for line in text.split("\r\n").filter(|line| !line.is_empty()) {
            assert!(
                !line.contains(['\n', '\r', '\u{2028}', '\u{2029}']),
                "{name}: {line:?}"
            );
            let (tag, _) = line.split_once("  - ").expect(line);
            assert_eq!(tag.len(), 2, "{name}: {line}");
            *records
                .entry(if tag == "TY" {
                    "begun"
                } else if tag == "ER" {
                    "ended"
                } else {
                    ""
                })
                .or_default() += 1;
        }
    }
    assert!(records["begun"] > 0);
    assert_eq!(records["begun"], records["ended"]);
}

#[test]
fn no_cell_is_a_formula() {
    for (name, text) in spoilt().ending(".csv") {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.expect("a table") {
                let begins = cell.trim_start();
                let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
                assert!(
                    !is_formula || cell.parse::<f64>().is_ok(),
                    "{name}: {cell:?}"
                );
            }
        }
    }
}

#[test]
fn data_in_a_page_end_no_script() {
    for (name, html) in spoilt().pages() {
        for data in testbed::all_between(html, "application/ld+json\">", "</script>") {
            assert!(!data.contains(['<', '>', '\u{2028}', '\u{2029}']), "{name}");
            let read: Result<serde_json::Value, _> = serde_json::from_str(data);
            assert!(read.is_ok(), "{name}");
        }
    }
}

#[test]
fn comments_of_r_have_one_line_and_texts_are_closed() {
    for (name, script) in spoilt().ending(".R") {
        let mut open = false;
        let mut escaped = false;
        let mut in_comment = false;
        for c in script.chars() {
            match c {
                '\n' => {
                    assert!(!open, "{name}: a text goes on in the next line");
                    in_comment = false;
                }
                '#' if !open => in_comment = true,
                '"' if !escaped && !in_comment => open = !open,
                _ => {}
            }
            escaped = open && c == '\\' && !escaped;
        }
        assert!(!open, "{name}");
    }
}
