//! References as readers and reference managers know them.

use serde::Serialize;

use crate::record::study::Bibliography;

use super::part::Link;

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
pub fn citation(bibliography: &Bibliography, label: &str) -> Citation {
    let text = match &bibliography.reference {
        Some(reference) if bibliography.authors.is_empty() => reference.clone(),
        _ => from_parts(bibliography).unwrap_or_else(|| label.to_owned()),
    };
    let is_incomplete = bibliography.title.is_none() && bibliography.reference.is_none();
    Citation {
        text,
        links: links(bibliography),
        is_incomplete,
    }
}

fn from_parts(b: &Bibliography) -> Option<String> {
    let title = b.title.as_ref()?;
    let mut text = String::new();
    if !b.authors.is_empty() {
        text.push_str(&b.authors.join(", "));
        text.push_str(". ");
    }
    text.push_str(title.trim_end_matches('.'));
    text.push_str(if title.ends_with(['?', '!']) {
        " "
    } else {
        ". "
    });
    if let Some(container) = b.container.as_ref().or(b.publisher.as_ref()) {
        text.push_str(container);
        text.push_str(". ");
    }
    text.push_str(&issue(b));
    Some(text.trim_end().to_owned())
}

/// "2015;5(2):160-166."
fn issue(b: &Bibliography) -> String {
    let mut text = b.year.map(|year| year.to_string()).unwrap_or_default();
    if let Some(volume) = &b.volume {
        text.push_str(&format!(";{volume}"));
    }
    if let Some(issue) = &b.issue {
        text.push_str(&format!("({issue})"));
    }
    if let Some(pages) = &b.pages {
        text.push_str(&format!(":{pages}"));
    }
    if !text.is_empty() {
        text.push('.');
    }
    text
}

fn links(b: &Bibliography) -> Vec<Link> {
    let link = |label: String, href: String| Link { label, href };
    let doi = b
        .doi
        .as_ref()
        .map(|doi| link(format!("doi:{doi}"), format!("https://doi.org/{doi}")));
    let pubmed = b.pmid.map(|id| {
        link(
            format!("PubMed {id}"),
            format!("https://pubmed.ncbi.nlm.nih.gov/{id}/"),
        )
    });
    let central = b.pmcid.as_ref().map(|id| {
        link(
            id.clone(),
            format!("https://www.ncbi.nlm.nih.gov/pmc/articles/{id}/"),
        )
    });
    let own = b
        .url
        .as_ref()
        .map(|url| link("Full report or record".to_owned(), url.clone()));
    [doi, pubmed, central, own].into_iter().flatten().collect()
}
