//! References as readers and reference managers know them.

use serde::Serialize;

use crate::record::study::Bibliography;
use crate::reference::Item;
use crate::reference::styles::vancouver_body;
use crate::view::part::Link;
use crate::words::{Words, say};

/// A reference with its links.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// The reference in Vancouver order, or as the source gives it where the authors are not known.
    pub text: String,
    /// DOI, PubMed and other addresses.
    pub links: Vec<Link>,
    /// Whether parts of the reference are not known.
    pub is_incomplete: bool,
}

/// The reference of a study. `label` stands where nothing else is known.
pub fn citation(words: &Words, bibliography: &Bibliography, label: &str) -> Citation {
    let text = match &bibliography.reference {
        Some(reference) if bibliography.authors.is_empty() => reference.clone(),
        _ if bibliography.title.is_none() => label.to_owned(),
        _ => vancouver_body(&Item::of_bibliography(bibliography), words),
    };
    let is_incomplete = bibliography.title.is_none() && bibliography.reference.is_none();
    Citation {
        text,
        links: links(words, bibliography),
        is_incomplete,
    }
}

fn links(words: &Words, b: &Bibliography) -> Vec<Link> {
    let link = |label: String, href: String| Link::new(label, href);
    let doi = b
        .doi
        .as_ref()
        .map(|doi| link(format!("doi:{doi}"), doi.address()));
    let pubmed = b
        .pmid
        .as_ref()
        .map(|id| link(format!("PubMed {id}"), id.address()));
    let central = b
        .pmcid
        .as_ref()
        .map(|id| link(id.to_string(), id.address()));
    let own = b
        .url
        .as_ref()
        .map(|url| link(say!(words, "page.full-report"), url.to_string()));
    [doi, pubmed, central, own].into_iter().flatten().collect()
}
