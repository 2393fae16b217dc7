//! The XML of a document as the standard wants it (ECMA-376, part 1): the children of an element in the
//! order of its type, nothing empty that says nothing, and fields with what makes them fields.
//!
//! The library writes children in the order in which it was told of them, and knows neither numbers nor
//! kinds of fields. Word forgives some of that; validators and other readers do not.

use docx_rs::XMLDocx;
use roxmltree::{Document, Node};

use super::field;

/// The order of children, for the elements that the library may write out of order.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "numPr",
            "shd",
            "tabs",
            "spacing",
            "ind",
            "jc",
            "rPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "strike",
            "color",
            "sz",
            "szCs",
            "highlight",
            "u",
            "lang",
        ],
    ),
    ("numPr", &["ilvl", "numId"]),
    (
        "style",
        &[
            "name",
            "basedOn",
            "next",
            "uiPriority",
            "qFormat",
            "pPr",
            "rPr",
        ],
    ),
    ("numbering", &["abstractNum", "num"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd"]),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblW",
            "jc",
            "tblInd",
            "tblBorders",
            "tblLayout",
            "tblCellMar",
        ],
    ),
    ("settings", &["zoom", "defaultTabStop", "compat"]),
];

/// The names of children of an element in their order; nothing where the library keeps it itself.
fn order_of(element: &str) -> Option<&'static [&'static str]> {
    let found = ORDERS.iter().find(|(name, _)| *name == element);
    found.map(|(_, order)| *order)
}

/// Brings the parts of a document into the order of the standard, and numbers its fields.
pub(super) fn keep(docx: &mut XMLDocx) {
    for part in [
        &mut docx.document,
        &mut docx.styles,
        &mut docx.numberings,
        &mut docx.settings,
    ] {
        if let Some(text) = std::str::from_utf8(part).ok().and_then(kept) {
            *part = text.into_bytes();
        }
    }
}

/// A part in the order of the standard; nothing when it is no XML.
fn kept(part: &str) -> Option<String> {
    let tree = Document::parse(part).ok()?;
    let mut writer = Writer {
        text: String::from(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#),
        fields: 0,
    };
    writer.element(tree.root_element(), true);
    Some(writer.text)
}

struct Writer {
    text: String,
    /// How many fields stand before.
    fields: usize,
}

impl Writer {
    fn element(&mut self, node: Node<'_, '_>, is_root: bool) {
        let name = full_name(node);
        self.text.push('<');
        self.text.push_str(&name);
        if is_root {
            self.namespaces(node);
        }
        self.attributes(node);
        let children = children(node);
        if children.is_empty() && !is_first_row(node) {
            self.text.push_str("/>");
            return;
        }
        self.text.push('>');
        if is_first_row(node) {
            // Rows of a head stand on each page that a table reaches.
            let head = r#"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"#;
            self.text.push_str(head);
        }
        for child in children {
            if child.is_text() {
                push_escaped(&mut self.text, child.text().unwrap_or_default());
            } else if child.tag_name().name() == "sdtPr" {
                self.field(child);
            } else if !(is_first_row(node) && child.tag_name().name() == "trPr") {
                self.element(child, false);
            }
        }
        self.text.push_str("</");
        self.text.push_str(&name);
        self.text.push('>');
    }

    fn namespaces(&mut self, root: Node<'_, '_>) {
        for namespace in root.namespaces().filter(|it| it.name() != Some("xml")) {
            self.text.push_str(" xmlns");
            if let Some(name) = namespace.name() {
                self.text.push(':');
                self.text.push_str(name);
            }
            self.text.push_str("=\"");
            push_escaped(&mut self.text, namespace.uri());
            self.text.push('"');
        }
    }

    fn attributes(&mut self, node: Node<'_, '_>) {
        // A column of a grid has a width and no type.
        let is_column = node.tag_name().name() == "gridCol";
        let attributes = node
            .attributes()
            .filter(|it| !is_column || it.name() == "w");
        for attribute in attributes {
            self.text.push(' ');
            if let Some(prefix) = attribute
                .namespace()
                .and_then(|uri| node.lookup_prefix(uri))
            {
                self.text.push_str(prefix);
                self.text.push(':');
            }
            self.text.push_str(attribute.name());
            self.text.push_str("=\"");
            push_escaped(&mut self.text, attribute.value());
            self.text.push('"');
        }
    }

    /// What makes a content control a field: its title, a number of its own, and of which kind it is.
    fn field(&mut self, properties: Node<'_, '_>) {
        self.fields += 1;
        let number = self.fields;
        let mut children = properties.children();
        let title = children.find(|child| child.tag_name().name() == "alias");
        let title = title.and_then(|alias| alias.attributes().next());
        let held: String = properties
            .parent()
            .iter()
            .flat_map(Node::descendants)
            .filter(|node| node.tag_name().name() == "t")
            .filter_map(|node| node.text())
            .collect();
        self.text.push_str("<w:sdtPr><w:alias w:val=\"");
        push_escaped(&mut self.text, title.map_or("", |title| title.value()));
        let identity = format!(r#""/><w:tag w:val="field-{number}"/><w:id w:val="{number}"/>"#);
        self.text.push_str(&identity);
        self.text.push_str(&field::kind_as_xml(&held));
        self.text.push_str("</w:sdtPr>");
    }
}

/// The name of an element with its prefix.
fn full_name(node: Node<'_, '_>) -> String {
    let name = node.tag_name();
    match name.namespace().and_then(|uri| node.lookup_prefix(uri)) {
        Some(prefix) => format!("{prefix}:{}", name.name()),
        None => name.name().to_owned(),
    }
}

/// The children that say something, in the order of the standard.
fn children<'a, 'i>(node: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let says_something = |child: &Node<'_, '_>| {
        let is_list = matches!(child.tag_name().name(), "rPr" | "pPr");
        child.is_text() || (child.is_element() && !(is_list && child.first_child().is_none()))
    };
    let mut children: Vec<_> = node.children().filter(says_something).collect();
    if let Some(order) = order_of(node.tag_name().name()) {
        let place = |name: &str| order.iter().position(|known| *known == name);
        children.sort_by_key(|child| place(child.tag_name().name()).unwrap_or(order.len()));
    }
    children
}

/// Whether a node is the first row of a table, which is its head in every table of a document.
fn is_first_row(node: Node<'_, '_>) -> bool {
    let is_row = |node: &Node<'_, '_>| node.tag_name().name() == "tr";
    is_row(&node) && !node.prev_siblings().skip(1).any(|before| is_row(&before))
}

fn push_escaped(text: &mut String, words: &str) {
    for sign in words.chars() {
        match sign {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' => text.push_str("&#10;"),
            '\t' => text.push_str("&#9;"),
            other => text.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn body(inside: &str) -> String {
        let part = format!(r#"<w:document xmlns:w="{W}">{inside}</w:document>"#);
        let text = kept(&part).expect("XML");
        let start = text.find(&format!("\"{W}\">")).expect("a root") + W.len() + 3;
        text[start..text.len() - "</w:document>".len()].to_owned()
    }

    #[test]
    fn children_stand_in_the_order_of_the_standard_and_empty_lists_go() {
        let paragraph = r#"<w:p><w:pPr><w:rPr /><w:numPr><w:numId w:val="2" /><w:ilvl w:val="0" /></w:numPr><w:pStyle w:val="A" /></w:pPr><w:r><w:rPr /><w:t xml:space="preserve"> a &amp; b</w:t></w:r></w:p>"#;
        assert_eq!(
            body(paragraph),
            r#"<w:p><w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve"> a &amp; b</w:t></w:r></w:p>"#
        );
    }

    #[test]
    fn fields_are_numbered_and_have_a_title_and_a_kind() {
        let field = |title: &str, held: &str| {
            format!(
                r#"<w:sdt><w:sdtPr><w:rPr /><w:alias w:val="{title}" /></w:sdtPr><w:sdtContent><w:r><w:t>{held}</w:t></w:r></w:sdtContent></w:sdt>"#
            )
        };
        let text = body(&(field("Grade", "write here") + &field("Done", "☐")));
        assert!(text.contains(r#"<w:alias w:val="Grade"/><w:tag w:val="field-1"/><w:id w:val="1"/><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr>"#), "{text}");
        assert!(
            text.contains(
                r#"<w:alias w:val="Done"/><w:tag w:val="field-2"/><w:id w:val="2"/><w14:checkbox>"#
            ),
            "{text}"
        );
    }

    #[test]
    fn the_first_row_of_a_table_is_its_head() {
        let row = "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc><w:p /></w:tc></w:tr>";
        let text = body(&format!("<w:tbl>{row}{row}</w:tbl>"));
        assert_eq!(text.matches("<w:tblHeader/>").count(), 1, "{text}");
        assert_eq!(text.matches("<w:cantSplit/>").count(), 2, "{text}");
    }
}
