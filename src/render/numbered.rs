//! Numbered references: an edition on paper names its sources by number, with the full reference
//! and address at its end, in the order in which a reader meets them.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::plan::PageKind;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::view::frame::frame;
use crate::view::head::{Head, canonical};
use crate::view::shared::citation::{Citation, citation};
use crate::view::{Desk, Here};

use super::engine::Engine;

/// Where a template wants the list.
const PLACE: &str = "<!-- references -->";

/// What the template `references.html` sees.
#[derive(Debug, Serialize)]
struct References {
    references: Vec<Reference>,
}

/// A source with its number.
#[derive(Debug, Serialize)]
struct Reference {
    number: usize,
    /// The page of the source on this site.
    href: String,
    /// Its full address, where the site says where it is published.
    address: String,
    /// The reference.
    citation: Citation,
}

/// Puts a number behind each link to a source, and the list where the template wants it. A page
/// without a place for the list stays as it is.
///
/// # Errors
/// The template of the list cannot be filled.
pub(super) fn number(
    html: String,
    desk: &Desk<'_>,
    here: &Here,
    engine: &Engine,
) -> Result<String, Box<Diagnostic>> {
    if !html.contains(PLACE) {
        return Ok(html);
    }
    let (marked, order) = mark(&html, &here.href("studies/"), |id| {
        desk.evidence.records.studies.contains_key(&Id::new(id))
    });
    let studies = order.iter().filter_map(|id| {
        let study = desk.evidence.records.studies.get(&Id::new(id.as_str()));
        study.map(|study| (study, id))
    });
    let page = References {
        references: (1..)
            .zip(studies)
            .map(|(number, (study, _))| reference(desk, here, study, number))
            .collect(),
    };
    let list = match page.references.is_empty() {
        true => String::new(),
        // The list is a part of a page: it needs none of what a page says about itself.
        false => engine.fill(
            "references.html",
            &frame(desk, here, &PageKind::NotFound, Head::default()),
            &page,
        )?,
    };
    Ok(marked.replacen(PLACE, &list, 1))
}

fn reference(desk: &Desk<'_>, here: &Here, study: &Entry<Study>, number: usize) -> Reference {
    let address = desk.addresses.of(Kind::Study, study.id.as_str());
    Reference {
        number,
        href: here.href(&address),
        address: canonical(&desk.evidence.site.value, &address).unwrap_or_default(),
        citation: citation(desk.words, &study.value.bibliography, &study.value.label),
    }
}

/// The page with a number on each link to a source within `main`, which paper shows behind the link,
/// and the sources in the order of their numbers. `studies` is what leads from the page to the folder of studies.
fn mark(html: &str, studies: &str, is_study: impl Fn(&str) -> bool) -> (String, Vec<String>) {
    let mut order: Vec<String> = Vec::new();
    let start = html.find("<main").unwrap_or(0);
    let end = html.find("</main>").unwrap_or(html.len());
    let mut out = html[..start].to_owned();
    let mut rest = &html[start..end];
    let opening = format!("href=\"{studies}");
    while let Some(at) = rest.find(&opening) {
        let target = &rest[at + opening.len()..];
        let name: &str = target.split(['"', '#']).next().unwrap_or_default();
        let close = target.find('"').map(|at| at + 1);
        let (Some(id), Some(close)) = (name.strip_suffix(".html").filter(|id| is_study(id)), close)
        else {
            let past = at + opening.len();
            out.push_str(&rest[..past]);
            rest = &rest[past..];
            continue;
        };
        let number = match order.iter().position(|known| known == id) {
            Some(at) => at + 1,
            None => {
                order.push(id.to_owned());
                order.len()
            }
        };
        let past = at + opening.len() + close;
        out.push_str(&rest[..past]);
        out.push_str(&format!(" data-cite=\"{number}\""));
        rest = &rest[past..];
    }
    out.push_str(rest);
    out.push_str(&html[end..]);
    (out, order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_numbered_in_the_order_in_which_they_are_met() {
        let page = "<a href=\"../studies/c.html\">C</a><main><a href=\"../studies/b.html\">B</a> \
            <a href=\"../studies/index.html\">all</a> <a href=\"../studies/a.html#f-1\">F1</a> \
            <a href=\"../studies/b.html\">B</a></main>";
        let (marked, order) = mark(page, "../studies/", |id| id != "index");
        assert_eq!(order, ["b", "a"]);
        assert!(marked.contains("b.html\" data-cite=\"1\">B</a> <a href=\"../studies/index.html\">"));
        assert!(marked.contains("#f-1\" data-cite=\"2\">F1</a>"));
        assert!(marked.ends_with("b.html\" data-cite=\"1\">B</a></main>"));
        assert!(marked.starts_with("<a href=\"../studies/c.html\">C</a><main>"));
    }
}
