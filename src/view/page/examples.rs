//! Places where it runs.

use serde::Serialize;

use crate::plan::{List, examples_in_order};
use crate::record::entry::Entry;
use crate::record::example::Example;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Link, SourceLine};
use crate::view::shared::pager::{Pager, Part};
use crate::words::say;

/// What the template `examples.html` sees.
#[derive(Debug, Serialize)]
pub struct ExamplesPage {
    /// The places.
    pub examples: Vec<ExampleView>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// A place where it runs.
#[derive(Debug, Clone, Serialize)]
pub struct ExampleView {
    /// The anchor on the page.
    pub anchor: String,
    /// Where it stands.
    pub href: String,
    /// Name.
    pub title: String,
    /// Area and country.
    pub place: String,
    /// Since when.
    pub since: String,
    /// The model.
    pub model_html: String,
    /// Whom to ask.
    pub contact: String,
    /// How it was evaluated.
    pub evaluation: String,
    /// The study that describes it, when there is one.
    pub study: Option<Link>,
    /// Where it was read.
    pub source: SourceLine,
}

/// Makes a page of the list, counted from 0.
pub fn view(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, ExamplesPage)> {
    let all = examples_in_order(desk.evidence);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.where-it-runs")),
        description: say!(desk, "line.places-where-it-runs-or-has-run"),
        page_type: "examples",
        section: "evidence/index.html",
        crumbs: vec![here.link(say!(desk, "link.evidence"), "evidence/index.html")],
        ..Head::default()
    };
    Some((
        head,
        ExamplesPage {
            examples: part
                .take(all)
                .map(|entry| example(desk, here, entry))
                .collect(),
            pager: part.pager(desk.words, here, |page| List::Examples.address(page)),
        },
    ))
}

fn example(desk: &Desk<'_>, here: &Here, entry: &Entry<Example>) -> ExampleView {
    let example = &entry.value;
    let kind = crate::record::kind::Kind::Example;
    ExampleView {
        anchor: entry.id.to_string(),
        href: here.href(&desk.addresses.of(kind, entry.id.as_str())),
        title: example.title.clone(),
        place: format!("{}, {}", example.area, example.country),
        since: desk.known(&example.since, String::clone),
        model_html: desk.inline(here, &example.model),
        contact: desk.known(&example.contact, String::clone),
        evaluation: desk.known(&example.evaluation, String::clone),
        study: example
            .study
            .as_ref()
            .map(|study| desk.link_ref(here, study)),
        source: desk.source(here, &example.source),
    }
}
