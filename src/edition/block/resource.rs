//! Templates and policies to start from.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::resource::Resource;
use crate::record::vocabulary::Offered;
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::say;

use super::answer::concerns;

/// A resource.
#[derive(Debug, Serialize)]
pub struct ResourceView {
    /// The resource.
    pub title: Link,
    /// What it is for.
    pub summary: String,
    /// What kind of thing it is.
    pub kind: String,
    /// When this version was made.
    pub date: String,
    /// Its licence.
    pub licence: String,
    /// Findings that motivate it.
    pub findings: Vec<Link>,
    /// How many things must be filled in or checked locally.
    pub to_complete: usize,
    /// Who has not yet looked at it, and should; nothing when nobody is awaited.
    pub review_note: Option<String>,
}

/// Templates and policies to start from.
#[derive(Debug, Serialize)]
pub struct Resources {
    /// Those that help the audience.
    pub resources: Vec<ResourceView>,
    /// The whole list.
    pub all: Link,
}

/// Makes the block.
pub fn resources(reading: &Reading<'_>) -> Resources {
    Resources {
        resources: for_audience(reading),
        all: reading.list(
            &say!(reading.desk, "block-resource.all-resources"),
            "resources/index.html",
        ),
    }
}

/// The resources that help the audience, in the order of the library.
pub fn for_audience(reading: &Reading<'_>) -> Vec<ResourceView> {
    matching(reading, |_, resource| {
        concerns(&resource.audiences, &reading.audience.id)
    })
}

/// The resources of kinds that are offered at a place of the site.
pub fn offered(reading: &Reading<'_>, place: Offered) -> Vec<ResourceView> {
    let kinds = reading.desk.choices(|value| value.offered == Some(place));
    matching(reading, |_, resource| kinds.contains(&resource.kind))
}

/// The resources that `which` picks, in the order of the library.
pub fn matching(
    reading: &Reading<'_>,
    which: impl Fn(&Id, &Resource) -> bool,
) -> Vec<ResourceView> {
    let shelf = reading.records().resources.values();
    let mut resources: Vec<_> = shelf
        .filter(|entry| which(&entry.id, &entry.value))
        .collect();
    resources.sort_by_key(|entry| entry.value.order);
    resources.iter().map(|entry| view(reading, entry)).collect()
}

fn view(reading: &Reading<'_>, entry: &Entry<Resource>) -> ResourceView {
    let resource = &entry.value;
    ResourceView {
        title: reading.desk.link(reading.here, Kind::Resource, &entry.id),
        summary: resource.summary.clone(),
        kind: reading.desk.long_word(&resource.kind),
        date: reading.desk.date(resource.date),
        licence: resource.licence.name.clone(),
        findings: reading
            .desk
            .finding_links(reading.here, &resource.motivated_by),
        to_complete: resource.complete_locally.len(),
        review_note: resource.review_note.clone(),
    }
}
