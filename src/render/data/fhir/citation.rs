//! Citations: of the body of evidence on this site, and of the studies in it.

use serde_json::{Value, json};

use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::reference::Item;
use crate::reference::styles::vancouver;
use crate::view::Desk;

use super::resource::{Resource, address, bare, from_here, uri, with};

/// The page of a body of evidence.
pub(super) fn of_synthesis(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> Resource {
    let site = &desk.evidence.site.value;
    let content = with(
        from_here(desk, &address(desk, entry)),
        json!({
            "version": site.version,
            "title": entry.value.title,
            "description": bare(&plain_text(&entry.value.summary.0)),
            "citedArtifact": {
                "title": [{"text": entry.value.title}],
                "publicationForm": [{
                    "publishedIn": {"title": site.title},
                    "articleDate": desk.evidence.as_of().to_string(),
                }],
            },
        }),
    );
    Resource {
        kind: "Citation",
        name: format!("synthesis/{}", entry.id),
        display: entry.value.title.clone(),
        content,
    }
}

/// The report of a study.
pub(super) fn of_study(desk: &Desk<'_>, entry: &Entry<Study>) -> Resource {
    let item = Item::of_study(entry);
    let label = desk.title(Kind::Study, &entry.id).to_owned();
    let credit = entry.value.attribution.as_ref();
    let content = with(
        from_here(desk, &desk.addresses.of(Kind::Study, entry.id.as_str())),
        json!({
            "title": label,
            "note": [{"text": credit.map(|credit| credit.line())}],
            "citedArtifact": cited(desk, &item),
        }),
    );
    Resource {
        kind: "Citation",
        name: format!("study/{}", entry.id),
        display: label,
        content,
    }
}

/// What is cited: only what is recorded of it.
fn cited(desk: &Desk<'_>, item: &Item) -> Value {
    let at = |base: &str, id: Option<String>| id.map(|id| format!("{base}{id}"));
    let doi = at(
        "https://doi.org/",
        item.doi.as_ref().map(|it| it.to_string()),
    );
    let pmid = at(
        "https://pubmed.ncbi.nlm.nih.gov/",
        item.pmid.as_ref().map(|it| it.to_string()),
    );
    let whole = item
        .title
        .is_some()
        .then(|| bare(&vancouver(item, desk.words)));
    let date = item.date.map(|day| day.to_string());
    let (first, last) = item.page_range();
    json!({
        "identifier": [uri(doi.as_deref()), uri(pmid.as_deref())],
        "title": [{"text": item.title_or_label()}],
        "publicationForm": [{
            "publishedIn": {"title": item.container},
            "volume": item.volume,
            "issue": item.issue,
            "articleDate": date.or_else(|| item.year.map(|year| format!("{year:04}"))),
            "firstPage": first,
            "lastPage": last,
        }],
        "webLocation": [{"url": item.url}],
        "note": [{"text": whole.or_else(|| item.as_given.clone())}],
    })
}
