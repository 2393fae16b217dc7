//! The links of a document, numbered as they stand in it.
//!
//! The library counts the links of all documents of a run together and lists those of one in the
//! order of a hash map, so that two runs would give different bytes.

use docx_rs::XMLDocx;

use crate::text::marks;

/// What the id of a link begins with.
const PREFIX: &str = "rIdHyperlink";

/// Numbers the links from 1 in the order of the text, and lists them in that order.
pub(super) fn number(docx: &mut XMLDocx) {
    let text = String::from_utf8_lossy(&docx.document);
    // A document has no place for the marks of a language.
    let text = marks::plain(&text).into_owned();
    let list = String::from_utf8_lossy(&docx.document_rels).into_owned();
    let ids = ids_of(&text);
    let (text, list) = renumbered(&text, &list, &ids);
    docx.document = text.into_bytes();
    docx.document_rels = list.into_bytes();
}

/// The numbers of the links in the order in which they stand.
fn ids_of(text: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for part in text.split(PREFIX).skip(1) {
        let id = digits(part).to_owned();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn renumbered(text: &str, list: &str, ids: &[String]) -> (String, String) {
    let rename = |id: &str| {
        let at = ids.iter().position(|known| known == id);
        at.map_or_else(|| id.to_owned(), |at| (at + 1).to_string())
    };
    let mut parts = text.split(PREFIX);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let id = digits(part);
        renamed.push_str(PREFIX);
        renamed.push_str(&rename(id));
        renamed.push_str(&part[id.len()..]);
    }
    (renamed, sorted(list, ids))
}

/// The list of relationships with the links behind the others, in the order of `ids`.
fn sorted(list: &str, ids: &[String]) -> String {
    const OPEN: &str = "<Relationship ";
    let start = list.find(OPEN).unwrap_or(list.len());
    let end = list.rfind("</Relationships>").unwrap_or(list.len());
    let (head, tail) = (&list[..start], &list[end.max(start)..]);
    let elements = || list[start..end.max(start)].split(OPEN).skip(1);
    let mut text = head.to_owned();
    for element in elements().filter(|element| !element.contains(PREFIX)) {
        text.push_str(OPEN);
        text.push_str(element);
    }
    for (index, id) in ids.iter().enumerate() {
        let name = format!("\"{PREFIX}{id}\"");
        let new_name = format!("\"{PREFIX}{}\"", index + 1);
        for element in elements().filter(|element| element.contains(&name)) {
            text.push_str(OPEN);
            text.push_str(&element.replace(&name, &new_name));
        }
    }
    text.push_str(tail);
    text
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_numbered_as_they_stand() {
        let text =
            r#"<a r:id="rIdHyperlink7"/><a r:id="rIdHyperlink12"/><a r:id="rIdHyperlink7"/>"#;
        let list = r#"<R><Relationship Id="rIdHyperlink12" T="b" /><Relationship Id="rId1" /><Relationship Id="rIdHyperlink7" T="a" /></Relationships>"#;
        let (text, list) = renumbered(text, list, &ids_of(text));
        assert_eq!(
            text,
            r#"<a r:id="rIdHyperlink1"/><a r:id="rIdHyperlink2"/><a r:id="rIdHyperlink1"/>"#
        );
        assert_eq!(
            list,
            r#"<R><Relationship Id="rId1" /><Relationship Id="rIdHyperlink1" T="a" /><Relationship Id="rIdHyperlink2" T="b" /></Relationships>"#
        );
    }
}
