//! BibTeX.

use std::fmt::Write as _;

use crate::record::author::Author;

use super::item::{Item, ItemKind};

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
    field("pmid", item.pmid.as_deref().map(str::to_owned));
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
    let mut authors: Vec<String> = item.authors.iter().map(author).collect();
    if item.and_others {
        authors.push("others".to_owned());
    }
    (!authors.is_empty()).then(|| authors.join(" and "))
}

/// "van den Berg, Vincent", "King, Jr., Martin Luther". Braces keep the name of an organisation, and
/// any part in which BibTeX would see two names or another part, from being taken apart.
fn author(author: &Author) -> String {
    let person = match author {
        Author::Organisation(name) => return format!("{{{}}}", tex(name)),
        Author::Person(person) => person,
    };
    let family = kept(&person.family, &[" y ", " e ", " i ", " and ", ","]);
    let family = match person.particle.as_str() {
        "" if starts_small(&person.family) => format!("{{{}}}", tex(&person.family)),
        "" => family,
        particle => format!("{} {family}", tex(particle)),
    };
    let parts = [
        family,
        tex(&person.suffix),
        kept(&person.given, &[" and ", ","]),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// A part of a name, in braces where one of these stands in it.
fn kept(part: &str, marks: &[&str]) -> String {
    match marks.iter().any(|mark| part.contains(mark)) {
        true => format!("{{{}}}", tex(part)),
        false => tex(part),
    }
}

fn starts_small(name: &str) -> bool {
    let first = name.chars().find(|c| c.is_alphabetic());
    first.is_some_and(char::is_lowercase)
}

/// Between the pages of a range BibTeX has two hyphens.
fn pages(item: &Item) -> Option<String> {
    let pages = item.pages.as_deref()?;
    let mark = if pages.contains('–') { "–" } else { "-" };
    Some(tex(pages).replace(mark, "--"))
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
