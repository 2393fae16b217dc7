//! EndNote XML.

use roxmltree::{Document, Node};

use crate::import::found::Found;
use crate::import::xml::{child, children, line_of, text};

use super::draft::Draft;

/// What EndNote keeps for itself.
const SILENT: [&str; 8] = [
    "database",
    "source-app",
    "rec-number",
    "foreign-keys",
    "ref-type",
    "contributors",
    "titles",
    "dates",
];

/// Reads every record.
pub fn read(document: &Document<'_>, file: &str, found: &mut Found) {
    for record in document
        .descendants()
        .filter(|node| node.has_tag_name("record"))
    {
        reference(record, file, found);
    }
}

/// Whether a document is of EndNote.
pub fn is_endnote(document: &Document<'_>) -> bool {
    let root = document.root_element();
    let has = |name: &str| {
        root.descendants()
            .take(50)
            .any(|node| node.has_tag_name(name))
    };
    has("record") && (has("ref-type") || has("contributors") || has("titles"))
}

fn reference(record: Node<'_, '_>, file: &str, found: &mut Found) {
    let line = line_of(record);
    let mut draft = Draft::new(found, file, line);
    for author in below(record, "authors") {
        draft.author(line_of(author), &text(author));
    }
    let titles = child(record, "titles");
    for (name, is_title) in [("title", true), ("secondary-title", false)] {
        for node in titles.into_iter().flat_map(|titles| children(titles, name)) {
            match is_title {
                true => draft.title(line_of(node), &text(node)),
                false => draft.container(&text(node)),
            }
        }
    }
    for node in record.children().filter(Node::is_element) {
        take(&mut draft, node);
    }
    let dates = child(record, "dates");
    for node in dates.into_iter().flat_map(|dates| children(dates, "year")) {
        draft.date(line_of(node), &text(node));
    }
    for node in below(record, "related-urls") {
        draft.address(line_of(node), "url", &text(node));
    }
    draft.finish();
}

fn take(draft: &mut Draft<'_>, node: Node<'_, '_>) {
    let (line, said) = (line_of(node), text(node));
    if said.trim().is_empty() {
        return;
    }
    match node.tag_name().name() {
        "periodical" => node
            .children()
            .filter(Node::is_element)
            .for_each(|name| draft.container(&text(name))),
        "pages" => draft.pages(&said),
        "volume" => draft.volume(&said),
        "number" => draft.issue(&said),
        "publisher" => draft.publisher(&said),
        "electronic-resource-num" => draft.doi(line, &said),
        "custom2" => draft.pmcid(&said),
        "accession-num" => draft.pmid(&said),
        "label" => draft.key(&said),
        "work-type" => draft.publication_type(&said),
        "urls" => {}
        known if SILENT.contains(&known) => {}
        other => draft.lose_field(line, other),
    }
}

/// The children of the element of this name, wherever it stands below a record.
fn below<'a, 'i>(record: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    let lists = record
        .descendants()
        .filter(move |node| node.has_tag_name(name));
    lists.flat_map(|list| list.children().filter(Node::is_element))
}
