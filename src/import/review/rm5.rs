//! Review Manager 5 (`.rm5`): studies, their characteristics and risk of bias, and the analyses.

use roxmltree::{Document, Node};

use crate::import::found::{Found, FoundJudgement, FoundStudy, Spot};
use crate::import::markdown::escaped;
use crate::import::reference::draft::{Draft, tidy};
use crate::import::xml::{child, children, line_of, text};
use crate::record::study::Design;

use super::analysis::{self, REVIEW};
use super::bias;
use super::rm5_data;

/// Whether a document is a review.
pub fn is_review(document: &Document<'_>) -> bool {
    document.root_element().has_tag_name("COCHRANE_REVIEW")
}

/// Reads a review.
pub fn read(document: &Document<'_>, file: &str, found: &mut Found) {
    let root = document.root_element();
    let title = child(root, "COVER_SHEET").and_then(|sheet| child(sheet, "TITLE"));
    let title = title
        .map(|title| tidy(&text(title)))
        .filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| "Review without a title".to_owned());
    let mut studies = vec![review(root, &title, file)];
    studies.extend(included(root, file, found));
    characteristics(root, &mut studies, found, file);
    risk_of_bias(root, &mut studies, found, file);
    let analyses = rm5_data::analyses(root, file, found);
    analysis::take_in(analyses, file, &title, &mut studies, found);
    lost(root, file, found);
    found.studies.extend(studies);
}

/// The review itself, with whose numbers ours are compared.
fn review(root: Node<'_, '_>, title: &str, file: &str) -> FoundStudy {
    let mut inner = Found::default();
    let mut draft = Draft::new(&mut inner, file, 1);
    draft.key(REVIEW);
    draft.title(1, title);
    draft.doi(1, root.attribute("DOI").unwrap_or_default());
    let persons = root
        .descendants()
        .filter(|node| node.has_tag_name("CREATORS"));
    for person in persons.flat_map(|creators| children(creators, "PERSON")) {
        let part = |name: &str| child(person, name).map(text).unwrap_or_default();
        draft.person(crate::record::author::Person {
            family: part("LAST_NAME"),
            given: [part("FIRST_NAME"), part("MIDDLE_INITIALS")].join(" "),
            ..Default::default()
        });
    }
    let dates = root
        .descendants()
        .find(|node| node.has_tag_name("REVIEW_PUBLISHED"));
    let year = dates
        .and_then(|date| date.attribute("YEAR"))
        .unwrap_or_default();
    if !year.is_empty() {
        draft.date(1, year);
    }
    draft.study_mut().design = Some(Design::SystematicReview);
    draft.finish();
    inner.studies.pop().unwrap_or_default()
}

fn included(root: Node<'_, '_>, file: &str, found: &mut Found) -> Vec<FoundStudy> {
    let before = found.studies.len();
    let lists = root
        .descendants()
        .filter(|node| node.has_tag_name("INCLUDED_STUDIES"));
    for study in lists.flat_map(|list| children(list, "STUDY")) {
        let line = line_of(study);
        let references: Vec<Node<'_, '_>> = children(study, "REFERENCE").collect();
        let primary = references
            .iter()
            .find(|one| one.attribute("PRIMARY") == Some("YES"));
        let mut draft = Draft::new(found, file, line);
        draft.key(study.attribute("ID").unwrap_or_default());
        draft.label(study.attribute("NAME").unwrap_or_default());
        if let Some(reference) = primary.or(references.first()) {
            fields(&mut draft, *reference);
        }
        let year = study.attribute("YEAR").unwrap_or_default();
        let has_year = draft.study_mut().bibliography.year.is_some();
        if !has_year && !year.is_empty() {
            draft.date(line, year);
        }
        if references.len() > 1 {
            draft.lose(
                line,
                "further reports of a study",
                "a record names one reference",
            );
        }
        draft.finish();
    }
    found.studies.split_off(before)
}

fn fields(draft: &mut Draft<'_>, reference: Node<'_, '_>) {
    for node in reference.children().filter(Node::is_element) {
        let (line, said) = (line_of(node), text(node));
        if said.trim().is_empty() && node.tag_name().name() != "IDENTIFIERS" {
            continue;
        }
        match node.tag_name().name() {
            "AU" => said.split(',').for_each(|name| draft.author(line, name)),
            "TI" => draft.title(line, &said),
            "SO" => draft.container(&said),
            "YR" => draft.date(line, &said),
            "VL" => draft.volume(&said),
            "NO" => draft.issue(&said),
            "PG" => draft.pages(&said),
            "PB" => draft.publisher(&said),
            "IDENTIFIERS" => {
                for one in children(node, "IDENTIFIER") {
                    let value = one.attribute("VALUE").unwrap_or_default();
                    match one.attribute("TYPE") {
                        Some("DOI") => draft.doi(line, value),
                        Some("PUBMED" | "MEDLINE") => draft.pmid(value),
                        _ => draft.lose(line, "numbers in other databases", "no record holds it"),
                    }
                }
            }
            other => draft.lose_field(line, other),
        }
    }
}

fn characteristics(root: Node<'_, '_>, studies: &mut [FoundStudy], found: &mut Found, file: &str) {
    for node in root
        .descendants()
        .filter(|node| node.has_tag_name("INCLUDED_CHAR"))
    {
        let id = node.attribute("STUDY_ID").unwrap_or_default();
        let Some(study) = studies.iter_mut().find(|study| study.key == id) else {
            found.lose(
                Spot::new(file, line_of(node)),
                "characteristics",
                "they are of a study that the file does not list",
            );
            continue;
        };
        let said = |name: &str| {
            child(node, name)
                .map(paragraphs)
                .filter(|text| !text.is_empty())
        };
        study.methods = said("CHAR_METHODS").map(|text| escaped(&text));
        study.population = said("CHAR_PARTICIPANTS").map(|text| tidy(&text));
        let parts = [
            ("CHAR_INTERVENTIONS", "Interventions"),
            ("CHAR_OUTCOMES", "Outcomes"),
            ("CHAR_NOTES", "Notes"),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(name, title)| Some(format!("{title}: {}", escaped(&said(name)?))));
        let note = parts.collect::<Vec<_>>().join("\n\n");
        study.note = Some(note).filter(|note| !note.is_empty());
    }
}

/// The paragraphs below a node.
fn paragraphs(node: Node<'_, '_>) -> String {
    let parts = node.descendants().filter(|node| node.has_tag_name("P"));
    let parts: Vec<String> = parts
        .map(|part| tidy(&text(part)))
        .filter(|part| !part.is_empty())
        .collect();
    match parts.is_empty() {
        true => tidy(&text(node)),
        false => parts.join("\n\n"),
    }
}

fn risk_of_bias(root: Node<'_, '_>, studies: &mut [FoundStudy], found: &mut Found, file: &str) {
    let name = Spot::new(file, 0).file_name().to_owned();
    for item in root
        .descendants()
        .filter(|node| node.has_tag_name("QUALITY_ITEM"))
    {
        let called = child(item, "NAME")
            .map(|name| tidy(&text(name)))
            .unwrap_or_default();
        let domain = bias::domain_of(&called);
        for entry in item
            .descendants()
            .filter(|node| node.has_tag_name("QUALITY_ITEM_DATA_ENTRY"))
        {
            let spot = Spot::new(file, line_of(entry));
            let support = child(entry, "DESCRIPTION")
                .map(paragraphs)
                .filter(|text| !text.is_empty());
            let result = entry.attribute("RESULT").unwrap_or_default();
            if support.is_none() && result == "UNKNOWN" {
                let why = "it is unclear and gives no reason, as RevMan writes it where nobody has judged";
                found.lose(spot, format!("judgement on \"{called}\""), why);
                continue;
            }
            let level =
                domain.and_then(|(tool, id)| Some((tool, id, bias::level_of(tool, result)?)));
            let id = entry.attribute("STUDY_ID").unwrap_or_default();
            let study = studies.iter_mut().find(|study| study.key == id);
            let (Some((tool, domain, level)), Some(study)) = (level, study) else {
                found.lose(
                    spot,
                    format!("judgement on \"{called}\""),
                    "the tool of 2011 has no such domain, or the study is not listed",
                );
                continue;
            };
            let judged = FoundJudgement { level, support };
            bias::add(
                &mut study.appraisals,
                tool,
                domain,
                judged,
                &format!("{name}, risk of bias table"),
            );
        }
    }
}

/// Parts of a review that no record of this import holds.
fn lost(root: Node<'_, '_>, file: &str, found: &mut Found) {
    for (name, what) in [
        ("EXCLUDED_STUDIES", "studies excluded"),
        ("AWAITING_STUDIES", "studies awaiting assessment"),
        ("ONGOING_STUDIES", "studies under way"),
    ] {
        for list in root.descendants().filter(|node| node.has_tag_name(name)) {
            for study in children(list, "STUDY") {
                found.lose(
                    Spot::new(file, line_of(study)),
                    what,
                    "only studies included are brought in",
                );
            }
        }
    }
    for (name, what) in [
        ("SOF_TABLE", "summary of findings table"),
        ("ADDITIONAL_TABLE", "additional table"),
        ("FIGURE", "figure"),
    ] {
        for node in root.descendants().filter(|node| node.has_tag_name(name)) {
            found.lose(
                Spot::new(file, line_of(node)),
                what,
                "no record holds it as it stands",
            );
        }
    }
    let words = child(root, "MAIN_TEXT")
        .map(|main| text(main).split_whitespace().count())
        .unwrap_or(0);
    if words > 20 {
        let spot = Spot::new(file, child(root, "MAIN_TEXT").map_or(0, line_of));
        found.lose(
            spot,
            "text of the review",
            format!("its {words} words are for people to put into their own"),
        );
    }
}
