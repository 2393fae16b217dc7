//! BibTeX.

use std::fmt::Write as _;

use super::item::{Item, ItemKind};
use super::name::Name;

/// One entry.
pub fn bibtex(item: &Item) -> String {
    let mut text = format!("@{}{{{},\n", kind(item.kind), item.key);
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "  {name} = {{{value}}},");
        }
    };
    let holder = match item.kind {
        ItemKind::Article => "journal",
        ItemKind::Report => "series",
        ItemKind::Other | ItemKind::Page => "howpublished",
    };
    let publisher = match item.kind {
        ItemKind::Report => "institution",
        _ => "publisher",
    };
    field("author", authors(item));
    field("title", Some(tex(item.title_or_label())));
    field(holder, item.container.as_deref().map(tex));
    field("year", item.year.map(|year| year.to_string()));
    field("volume", item.volume.as_deref().map(tex));
    field("number", item.issue.as_deref().map(tex));
    field("pages", pages(item));
    field(publisher, item.publisher.as_deref().map(tex));
    field("version", item.version.as_deref().map(tex));
    field("doi", item.doi.as_deref().map(verbatim));
    field("url", item.address_of_text().as_deref().map(verbatim));
    field("pmid", item.pmid.map(|id| id.to_string()));
    field("note", item.remark().as_deref().map(tex));
    text.push_str("}\n\n");
    text
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Article => "article",
        ItemKind::Report => "techreport",
        ItemKind::Other | ItemKind::Page => "misc",
    }
}

fn authors(item: &Item) -> Option<String> {
    // Braces keep the name of an organisation from being taken apart.
    let author = |name: &Name| match name {
        Name::Person { .. } => tex(&name.inverted()),
        Name::Whole(whole) => format!("{{{}}}", tex(whole)),
    };
    let mut authors: Vec<String> = item.authors.iter().map(author).collect();
    if item.and_others {
        authors.push("others".to_owned());
    }
    (!authors.is_empty()).then(|| authors.join(" and "))
}

fn pages(item: &Item) -> Option<String> {
    match item.page_range() {
        (Some(first), Some(last)) => Some(format!("{}--{}", tex(first), tex(last))),
        (first, _) => first.map(tex),
    }
}

/// Characters that have a meaning in TeX, escaped. BibTeX counts braces without regard to what stands
/// before them, so that braces without partners are written by name.
fn tex(text: &str) -> String {
    let in_pairs = braces_pair(text);
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '{' if !in_pairs => out.push_str("\\textbraceleft{}"),
            '}' if !in_pairs => out.push_str("\\textbraceright{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Whether each brace has its partner.
fn braces_pair(text: &str) -> bool {
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// DOIs and addresses are read as they stand; only braces, and what escapes them, could end the field
/// too early.
fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_tex_are_escaped() {
        assert_eq!(
            tex("R&D {50%} of $1_000 \\ ~^"),
            "R\\&D \\{50\\%\\} of \\$1\\_000 \\textbackslash{} \\textasciitilde{}\\textasciicircum{}"
        );
        assert_eq!(tex("}{"), "\\textbraceright{}\\textbraceleft{}");
        assert_eq!(verbatim("10.1/a_b{c}"), "10.1/a_b%7Bc%7D");
    }
}
