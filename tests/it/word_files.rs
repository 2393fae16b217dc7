//! Word documents: what a reader fills in is a field, tables hold what records say, and no link leads
//! to an address that nobody can open.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};
use testbed::Project;
use zip::ZipArchive;

const FORM: &str = "---
title: Form of a host
summary: An invented form.
order: 9
kind: contract
date: 2026-01-15
licence: {name: CC0 1.0}
audiences: [board]
stages: [support]
motivated_by: [ST-02]
complete_locally: [The name of the host]
---
Invented. The host is [to complete locally: name of the host], and [a note] stays.

> A reason to take out.

| Item | Entry | Seen | Note |
|---|---|---|---|
| Cups | [to complete locally: number] | ☐ | one |
| Pots | | ☑ | |

- [ ] Boil water
";

fn part(file: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn named<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants()
        .filter(move |it| it.tag_name().name() == name)
}

fn value<'a>(node: Node<'a, '_>) -> &'a str {
    node.attributes()
        .find(|it| it.name() == "val")
        .map_or("", |it| it.value())
}

fn words(node: Node<'_, '_>) -> String {
    named(node, "t").filter_map(|text| text.text()).collect()
}

fn is_in_field(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .any(|it| it.tag_name().name() == "sdtContent")
}

fn documents(project: &Project) -> Vec<PathBuf> {
    let files = testbed::files_of(&project.output()).into_iter();
    let names = files.filter(|(name, _)| name.ends_with(".docx"));
    names.map(|(name, _)| project.output().join(name)).collect()
}

#[test]
fn what_a_reader_fills_in_is_a_field_with_a_title_and_a_number_of_its_own() {
    let project = Project::everything();
    project.write("resources/form.md", FORM);
    project.build();
    let text = part(
        &project.output().join("resources/form.docx"),
        "word/document.xml",
    );
    let document = Document::parse(&text).unwrap();
    let fields: Vec<(String, String)> = named(document.root(), "sdt")
        .map(|field| {
            let title = named(field, "alias").next().map_or("", value);
            (title.to_owned(), words(field))
        })
        .collect();
    let field = |title: &str, held: &str| (title.to_owned(), held.to_owned());
    assert_eq!(
        fields,
        [
            field("The name of the host", "☐"),
            field(
                "name of the host",
                "[to complete locally: name of the host]"
            ),
            field("number", "[to complete locally: number]"),
            field("Box to tick", "☐"),
            field("Entry: Pots", "Write here"),
            field("Box to tick", "☑"),
            field("Box to tick", "☐"),
        ],
        "a note in brackets and a cell of a column of notes are none"
    );
    let styles: Vec<_> = named(document.root(), "pStyle").map(value).collect();
    assert!(styles.contains(&"Quote"), "{styles:?}");
    let told = words(document.root());
    assert!(
        told.contains("(form)"),
        "it names the record that it is made from"
    );
    for file in documents(&project) {
        let text = part(&file, "word/document.xml");
        let document = Document::parse(&text).unwrap();
        let ids: Vec<_> = named(document.root(), "sdtPr")
            .filter_map(|it| it.children().find(|child| child.tag_name().name() == "id"))
            .map(value)
            .collect();
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{}", file.display());
        for run in named(document.root(), "t").filter(|it| !is_in_field(*it)) {
            let words = run.text().unwrap_or_default();
            let is_left = words.contains(['☐', '☑'])
                || words.contains("[to complete locally: ")
                    && !words.contains("[to complete locally: …]");
            assert!(!is_left, "{}: {words}", file.display());
        }
    }
}

#[test]
fn a_business_case_has_tables_of_what_records_say() {
    let project = Project::everything();
    project.build();
    let cases = documents(&project).into_iter();
    let cases = cases.filter(|file| file.to_string_lossy().ends_with("-business-case.docx"));
    let mut known = BTreeSet::new();
    for file in cases {
        let text = part(&file, "word/document.xml");
        let document = Document::parse(&text).unwrap();
        let tables: Vec<_> = named(document.root(), "tbl").collect();
        assert!(
            tables.len() >= 3,
            "{}: {} tables",
            file.display(),
            tables.len()
        );
        for table in tables {
            let columns = named(table, "gridCol").count();
            let rows: Vec<_> = named(table, "tr").collect();
            assert!(rows.len() > 1, "{}", file.display());
            for row in &rows {
                assert_eq!(named(*row, "tc").count(), columns, "{}", file.display());
                let last = named(*row, "tc").last().unwrap();
                let is_open = named(last, "sdt").next().is_some();
                let is_sourced = words(last).starts_with('[');
                assert!(*row == rows[0] || is_open || is_sourced, "{}", words(*row));
            }
            known.insert(
                named(rows[0], "tc")
                    .map(words)
                    .collect::<Vec<_>>()
                    .join(", "),
            );
        }
    }
    for column in [
        "Certainty",
        "Option",
        "Use with care",
        "Controls",
        "Price year",
        "Where it applies",
    ] {
        assert!(
            known.iter().any(|head| head.contains(column)),
            "{column}: {known:?}"
        );
    }
}

/// The rows of the tables in the outline of the business case of a question, in words, and the outline as plain
/// text.
fn business_cases(project: &Project, question: &str) -> (Vec<String>, String) {
    let (mut rows, mut plain) = (Vec::new(), String::new());
    let files = testbed::files_of(&project.output()).into_iter();
    for (name, bytes) in files.filter(|(name, _)| name.contains(question)) {
        if name.ends_with("-business-case.txt") {
            plain.push_str(&String::from_utf8_lossy(&bytes));
        }
        if name.ends_with("-business-case.docx") {
            let text = part(&project.output().join(name), "word/document.xml");
            let document = Document::parse(&text).unwrap();
            let cells = |row| named(row, "tc").map(words).collect::<Vec<_>>().join(" | ");
            rows.extend(named(document.root(), "tr").map(cells));
        }
    }
    (rows, plain)
}

fn row<'a>(rows: &'a [String], start: &str) -> &'a str {
    let found = rows.iter().find(|row| row.starts_with(start));
    found.unwrap_or_else(|| panic!("{start}: {rows:#?}"))
}

#[test]
fn a_business_case_gives_the_newest_policies_and_tells_how_many_are_left_out() {
    let project = Project::everything();
    let policy = project.read("policies/tea-duty-2020.yaml");
    let mut ids = Vec::new();
    for year in 2001..=2014 {
        let text = policy.replace("2020", &year.to_string());
        project.write(&format!("policies/later-{year}.yaml"), &text);
        ids.push(format!("later-{year}"));
    }
    project.replace(
        "syntheses/reviews-of-breaks.yaml",
        "policies: [tea-for-all-2012, tea-duty-2020]",
        &format!("policies: [{}, tea-duty-2020]", ids.join(", ")),
    );
    project.build();
    let (rows, plain) = business_cases(&project, "does-it-help");
    let place = |start: &str| rows.iter().position(|row| row.starts_with(start));
    let [first, second, last] =
        ["January 2020 |", "January 2014 |", "January 2004 |"].map(|start| place(start).unwrap());
    assert!(first < second && second < last, "{rows:#?}");
    assert_eq!(place("January 2003 |"), None, "twelve are here: {rows:#?}");
    assert!(plain.contains("- 3 more are on the site. ["), "{plain}");
}

#[test]
fn a_business_case_says_what_is_in_doubt_and_leaves_out_what_is_outside() {
    let project = Project::everything();
    project.build();
    let (rows, plain) = business_cases(&project, "does-it-help");
    let stress = rows.iter().find(|row| row.contains("In doubt: ")).unwrap();
    assert!(
        stress.contains("looks wrong in the published data"),
        "{stress}"
    );
    assert!(
        plain.contains("looks wrong in the published data."),
        "{plain}"
    );
    let friendly = rows.iter().filter(|row| row.starts_with("Friendliness"));
    let certainties: Vec<_> = friendly.filter_map(|row| row.split(" | ").nth(4)).collect();
    assert_eq!(
        certainties,
        ["Very low certainty (proposed)."],
        "the comparison that lies outside of the question, judged and not proposed, is not here"
    );
}

#[test]
fn values_of_a_business_case_have_their_units_in_words_and_their_cautions() {
    let project = Project::everything();
    project.replace(
        "economics/tea-cost-model.yaml",
        "      base: 1.5\n",
        "      base: 1.5\n      derived: half of 3\n      caution: Cups are not counted.\n",
    );
    project.build();
    let (rows, plain) = business_cases(&project, "");
    let code = |row: &&String| row.contains("GBP a") || row.contains("in of ");
    assert_eq!(rows.iter().find(code), None);
    assert!(
        !plain.contains(", in of the") && !plain.contains("in GBP"),
        "{plain}"
    );
    let shares = row(&rows, "Saved hours that release cash");
    assert!(shares.contains("% of the saved hours"), "{shares}");
    assert!(
        !plain.contains("- A01: ") && !plain.contains("- A07: "),
        "{plain}"
    );
}

#[test]
fn links_lead_to_the_address_of_the_site_or_nowhere() {
    for (address, has_links) in [
        ("https://tea.gov.scot/breaks", true),
        ("https://tea.example", false),
    ] {
        let project = Project::everything();
        let site = project.read("site.yaml");
        let old = site
            .lines()
            .find(|line| line.starts_with("base_url:"))
            .unwrap();
        project.replace("site.yaml", old, &format!("base_url: {address}"));
        project.build();
        let mut links = 0;
        for file in documents(&project) {
            let list = part(&file, "word/_rels/document.xml.rels");
            let (own, text) = (
                list.matches(address).count(),
                part(&file, "word/document.xml"),
            );
            links += own;
            assert!(
                has_links || own + text.matches(".example").count() == 0,
                "{}",
                file.display()
            );
        }
        assert_eq!(links > 0, has_links, "{address}");
    }
}

/// What a briefing for managers says, as written by the command.
fn briefing(project: &Project, question: &str, file: &str) -> String {
    let command = ["export", "briefing", question, "--audience", "manager"];
    let run = project.run(&[&command[..], &["--output", file]].concat());
    assert_eq!(run.code, 0, "{run:?}");
    let text = part(&project.path().join(file), "word/document.xml");
    words(Document::parse(&text).unwrap().root())
}

#[test]
fn a_briefing_says_what_its_edition_says_with_certainty_and_doubt_and_leaves_nothing_to_fill_in() {
    let starter = Project::starter();
    let told = briefing(&starter, "tea-breaks", "tea.docx");
    for wanted in [
        "a shared tea break may make staff feel a little calmer",
        "Keep tea away from the shelves; see the risk.",
        "The invented trials did not look for harm.",
        "Low certainty",
    ] {
        assert!(told.contains(wanted), "{wanted} is not in: {told}");
    }
    let told = briefing(&Project::everything(), "does-it-help", "help.docx");
    assert!(told.contains("In doubt: "), "{told}");
    assert!(told.contains("(proposed)"), "{told}");
    assert!(!told.contains("[to complete locally"), "{told}");
}

#[test]
fn a_briefing_is_refused_over_a_file_that_is_there_and_says_what_prints_where_nothing_does() {
    let project = Project::starter();
    let command = ["export", "briefing", "tea-breaks", "--audience", "manager"];
    std::fs::write(project.path().join("tea-breaks-manager.docx"), "mine").unwrap();
    let run = project.run(&command);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("`--overwrite`"), "{run:?}");
    let printed = ["--to", "pdf", "--browser", "no-such-browser"];
    let run = project.run(&[&command[..], &printed].concat());
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.err.contains("There is no program `no-such-browser`.")
            && run.err.contains("`--to docx` needs none"),
        "{run:?}"
    );
    assert!(!project.path().join("tea-breaks-manager.pdf").exists());
    // A program that is no browser prints nothing, and that is said too.
    let run = project.run(&[&command[..], &["--to", "pdf", "--browser", "true"]].concat());
    assert_eq!(run.code, 3, "{run:?}");
    assert!(
        run.err.contains("`true` does not print the page"),
        "{run:?}"
    );
}
