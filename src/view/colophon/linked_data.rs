//! What a page is about, as linked data in the vocabulary of schema.org.

use serde_json::{Map, Value, json};

use crate::plan::{List, PageKind};
use crate::record::author::Author;
use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::record::value::Date;
use crate::reference::{Item, ItemKind};
use crate::text::escape;
use crate::view::desk::{Desk, Here};
use crate::view::head::{Head, canonical};
use crate::words::say;

use super::behind::Behind;

/// The data of a page as JSON that is safe inside a `script` element.
pub(super) fn text(
    desk: &Desk<'_>,
    here: &Here,
    page: &PageKind,
    head: &Head,
    behind: &Behind<'_>,
) -> String {
    let mut graph = vec![about_page(desk, here, page, head, behind)];
    if matches!(page, PageKind::Home) {
        graph.push(website(desk, here));
    }
    if matches!(page, PageKind::Home | PageKind::Downloads) {
        graph.push(whole_dataset(desk, here));
    }
    if let (PageKind::Evidence(_), [synthesis]) = (page, behind.syntheses.as_slice()) {
        graph.extend(dataset_of(desk, here, synthesis));
    }
    if !head.crumbs.is_empty() {
        graph.push(crumbs(desk, here, head));
    }
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    escape::json_in_page(&data.to_string())
}

/// The full address of a place, or the link to it where the site has no address.
fn place(desk: &Desk<'_>, here: &Here, address: &str) -> String {
    canonical(&desk.evidence.site.value, address).unwrap_or_else(|| here.href(address))
}

/// The type of a page: what it is made for decides it.
fn page_type(page: &PageKind) -> &'static str {
    match page {
        PageKind::Evidence(_)
        | PageKind::EvidencePart(..)
        | PageKind::Analyses(_)
        | PageKind::Economic(_) => "Report",
        PageKind::Edition { .. } | PageKind::Sheet { .. } | PageKind::Update(_) => "Article",
        PageKind::Search => "SearchResultsPage",
        PageKind::List(List::Questions, _)
        | PageKind::List(List::Evidence | List::Certainty, _)
        | PageKind::Studies(_)
        | PageKind::Browse(_)
        | PageKind::List(List::Outcomes, _)
        | PageKind::Interventions
        | PageKind::Findings
        | PageKind::List(List::Theme(_), _)
        | PageKind::List(List::Risks, _)
        | PageKind::OpenIssues
        | PageKind::List(List::Resources, _)
        | PageKind::List(List::Economics, _)
        | PageKind::List(List::Policies, _)
        | PageKind::List(List::Updates, _)
        | PageKind::AudienceHome(_) => "CollectionPage",
        PageKind::List(List::Glossary, _) => "DefinedTermSet",
        _ => "WebPage",
    }
}

fn about_page(
    desk: &Desk<'_>,
    here: &Here,
    page: &PageKind,
    head: &Head,
    behind: &Behind<'_>,
) -> Value {
    let site = &desk.evidence.site.value;
    let kind = page_type(page);
    let title = if matches!(kind, "Report" | "Article") {
        "headline"
    } else {
        "name"
    };
    let mut out = Map::new();
    let mut add = |key: &str, value: Value| out.insert(key.to_owned(), value);
    add("@type", json!(kind));
    add("@id", json!(place(desk, here, &here.address)));
    add("url", json!(place(desk, here, &here.address)));
    add(title, json!(head.title));
    add("description", json!(head.description));
    add("inLanguage", json!(&*site.language));
    add("version", json!(site.version));
    add("dateModified", json!(modified(desk, behind).to_string()));
    add("publisher", organisation(desk));
    if matches!(kind, "Report" | "Article") {
        add("author", organisation(desk));
    }
    let licence = site.licence.url.as_deref().unwrap_or(&site.licence.name);
    add("license", json!(licence));
    add("isPartOf", json!({ "@id": website_id(desk, here) }));
    let audience = behind
        .audience
        .and_then(|id| desk.evidence.records.audiences.get(id));
    if let Some(audience) = audience {
        let audience = json!({ "@type": "Audience", "audienceType": audience.value.plural });
        add("audience", audience);
    }
    if let PageKind::Study(id) = page
        && let Some(study) = desk.evidence.records.studies.get(id)
    {
        add("mainEntity", of_study(study));
    }
    Value::Object(out)
}

/// The newest review of what the page shows; the day of the site where none is recorded.
fn modified(desk: &Desk<'_>, behind: &Behind<'_>) -> Date {
    behind.newest().unwrap_or(desk.evidence.as_of())
}

fn organisation(desk: &Desk<'_>) -> Value {
    let organisation = &desk.evidence.site.value.organisation;
    let mut out = json!({ "@type": "Organization", "name": organisation.name });
    if let (Some(url), Some(map)) = (&organisation.url, out.as_object_mut()) {
        map.insert("url".into(), json!(&**url));
    }
    out
}

fn website_id(desk: &Desk<'_>, here: &Here) -> String {
    place(desk, here, "index.html") + "#site"
}

fn website(desk: &Desk<'_>, here: &Here) -> Value {
    let site = &desk.evidence.site.value;
    json!({
        "@type": "WebSite",
        "@id": website_id(desk, here),
        "url": place(desk, here, "index.html"),
        "name": site.title,
        "description": site.description,
        "inLanguage": &*site.language,
        "publisher": organisation(desk),
    })
}

/// A study as schema.org knows it.
fn of_study(entry: &Entry<Study>) -> Value {
    let item = Item::of_study(entry);
    let kind = match item.kind {
        ItemKind::Article => "ScholarlyArticle",
        ItemKind::Report => "Report",
        ItemKind::Other | ItemKind::Page => "CreativeWork",
    };
    let mut out = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    };
    add("@type", Some(json!(kind)));
    add("name", Some(json!(item.title_or_label())));
    if kind != "CreativeWork" {
        add("headline", item.title.as_ref().map(|title| json!(title)));
    }
    let authors: Vec<Value> = item.authors.iter().map(author).collect();
    add("author", (!authors.is_empty()).then(|| json!(authors)));
    let date = item.date.map(|day| json!(day.to_string()));
    let date = date.or_else(|| item.year.map(|year| json!(year.to_string())));
    add("datePublished", date);
    if kind == "ScholarlyArticle" {
        add(
            "isPartOf",
            item.container
                .as_ref()
                .map(|name| json!({ "@type": "Periodical", "name": name })),
        );
        add("pagination", item.pages.as_ref().map(|pages| json!(pages)));
    }
    add(
        "publisher",
        item.publisher
            .as_ref()
            .map(|name| json!({ "@type": "Organization", "name": name })),
    );
    add(
        "identifier",
        item.doi
            .as_ref()
            .map(|doi| json!({ "@type": "PropertyValue", "propertyID": "doi", "value": &**doi })),
    );
    let same: Vec<String> = [item.address(), item.address_of_text()]
        .into_iter()
        .flatten()
        .collect();
    let same: std::collections::BTreeSet<String> = same.into_iter().collect();
    add("sameAs", (!same.is_empty()).then(|| json!(same)));
    Value::Object(out)
}

fn author(author: &Author) -> Value {
    let person = match author {
        Author::Organisation(name) => {
            return json!({ "@type": "Organization", "name": name });
        }
        Author::Person(person) => person,
    };
    let mut out = Map::new();
    let parts = [
        ("@type", "Person".to_owned()),
        ("name", author.said()),
        ("familyName", person.whole_family()),
        ("givenName", person.given.clone()),
        ("honorificSuffix", person.suffix.clone()),
    ];
    let known = parts.into_iter().filter(|(_, part)| !part.is_empty());
    out.extend(known.map(|(key, part)| (key.to_owned(), json!(part))));
    Value::Object(out)
}

/// The tables of the site.
fn whole_dataset(desk: &Desk<'_>, here: &Here) -> Value {
    let site = &desk.evidence.site.value;
    let files = crate::view::shared::data_tables::TABLES.iter();
    let files: Vec<Value> = files
        .map(|(label, name)| {
            let address = format!("data/{name}.csv");
            download(&place(desk, here, &address), &desk.text(*label), "text/csv")
        })
        .collect();
    let name = say!(desk, "data-set.of-site", site = &site.title);
    dataset(
        desk,
        &place(desk, here, "downloads/index.html"),
        &name,
        &site.description,
        files,
    )
}

/// The results of a synthesis with numbers.
fn dataset_of(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Option<Value> {
    if desk.findings.of_synthesis(&entry.id).is_empty() {
        return None;
    }
    let file = |name: &str, label: String, kind: &str| {
        let address = format!("evidence/{}-{name}", entry.id);
        download(&place(desk, here, &address), &label, kind)
    };
    let files = vec![
        file("results.csv", say!(desk, "data-set.results"), "text/csv"),
        file(
            "analyses.json",
            say!(desk, "data-set.analyses"),
            "application/json",
        ),
    ];
    let name = say!(desk, "data-set.of-synthesis", title = &entry.value.title);
    let description = crate::prose::plain_text(&entry.value.summary.0);
    let mut out = dataset(
        desk,
        &place(desk, here, &here.address),
        &name,
        &description,
        files,
    );
    let attribution = entry.value.attribution.as_ref();
    if let (Some(from), Some(map)) = (attribution, out.as_object_mut()) {
        map.insert(
            "license".into(),
            json!(from.licence.url.as_deref().unwrap_or(&from.licence.name)),
        );
        map.insert("creditText".into(), json!(from.line()));
    }
    Some(out)
}

fn dataset(desk: &Desk<'_>, page: &str, name: &str, description: &str, files: Vec<Value>) -> Value {
    let site = &desk.evidence.site.value;
    json!({
        "@type": "Dataset",
        "@id": format!("{page}#data"),
        "url": page,
        "name": name,
        "description": description,
        "version": site.version,
        "dateModified": desk.evidence.as_of().to_string(),
        "license": site.licence.url.as_deref().unwrap_or(&site.licence.name),
        "creator": organisation(desk),
        "distribution": files,
    })
}

fn download(address: &str, name: &str, media_type: &str) -> Value {
    json!({
        "@type": "DataDownload",
        "contentUrl": address,
        "name": name,
        "encodingFormat": media_type,
    })
}

fn crumbs(desk: &Desk<'_>, here: &Here, head: &Head) -> Value {
    let home = (
        desk.evidence.site.value.title.clone(),
        "index.html".to_owned(),
    );
    let steps = head.crumbs.iter().map(|link| {
        let address = link.href.strip_prefix(&here.root).unwrap_or(&link.href);
        (link.label.clone(), address.to_owned())
    });
    let own = (head.title.clone(), here.address.clone());
    let steps = std::iter::once(home).chain(steps).chain([own]);
    let items: Vec<Value> = steps
        .enumerate()
        .map(|(index, (name, address))| {
            json!({
                "@type": "ListItem",
                "position": index + 1,
                "name": name,
                "item": place(desk, here, &address),
            })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
