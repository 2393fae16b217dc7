//! Citations as text, in the three styles that readers here are asked for.
//!
//! Vancouver follows the samples of the National Library of Medicine with six authors named,
//! Harvard follows Cite Them Right, and APA the seventh edition. Titles and names of journals stay
//! as the record has them: a program cannot tell a name from a word that begins with a capital.

use serde::Serialize;

use crate::text::case::capital;
use crate::text::date;

use super::item::{Item, ItemKind};

/// A citation in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Styled {
    /// The name of the style.
    pub style: &'static str,
    /// The citation.
    pub text: String,
}

/// The citation in each style; none where not even the title is recorded.
pub fn styles(item: &Item) -> Vec<Styled> {
    if item.title.is_none() {
        return Vec::new();
    }
    let styled = |style, text| Styled { style, text };
    vec![
        styled("Vancouver", vancouver(item)),
        styled("Harvard", harvard(item)),
        styled("APA", apa(item)),
    ]
}

const NO_AUTHORS: &str = "[authors not recorded]";
const NO_TITLE: &str = "[title not recorded]";
const NO_YEAR: &str = "year not recorded";
/// What the reader fills in.
const WHEN_READ: &str = "add the date you read it";

fn title(item: &Item) -> &str {
    item.title.as_deref().unwrap_or(NO_TITLE)
}

/// A part of a citation with the full stop that ends it.
fn ended(text: &str) -> String {
    let ends = text
        .trim_end_matches(['”', '"', '’'])
        .ends_with(['.', '?', '!']);
    if ends {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

fn sentences(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

/// Vancouver.
pub fn vancouver(item: &Item) -> String {
    let doi = item.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let end = match item.kind {
        ItemKind::Page => None,
        _ if doi.is_some() => doi,
        _ => item
            .url
            .as_ref()
            .map(|url| format!("Available from: {url}")),
    };
    sentences([Some(vancouver_body(item)), end])
}

/// Vancouver without DOI and address, for places that link them.
pub fn vancouver_body(item: &Item) -> String {
    let year = item.year.map(|year| year.to_string());
    let authors = Some(ended(&vancouver_authors(item)));
    match item.kind {
        ItemKind::Page => vancouver_page(item),
        ItemKind::Article => {
            let journal = item.container.as_deref().map(ended);
            let place = Some(ended(&vancouver_place(item)));
            sentences([authors, Some(ended(title(item))), journal, place])
        }
        ItemKind::Report | ItemKind::Other => {
            let series = item.container.as_deref().map(ended);
            let year = year.unwrap_or_else(|| format!("[{NO_YEAR}]"));
            let end = match &item.publisher {
                Some(publisher) => format!("{publisher}; {year}."),
                None => format!("{year}."),
            };
            sentences([authors, Some(ended(title(item))), series, Some(end)])
        }
    }
}

fn vancouver_authors(item: &Item) -> String {
    let names: Vec<String> = item.authors.iter().map(|name| name.vancouver()).collect();
    match names.as_slice() {
        [] => NO_AUTHORS.to_owned(),
        [first @ .., _] if names.len() > 6 => format!("{}, et al", first[..6].join(", ")),
        all if item.and_others => format!("{}, et al", all.join(", ")),
        all => all.join(", "),
    }
}

/// "2015;5(2):160-6"
fn vancouver_place(item: &Item) -> String {
    let mut text = match item.year {
        Some(year) => year.to_string(),
        None => format!("[{NO_YEAR}]"),
    };
    if let Some(volume) = &item.volume {
        text.push_str(&format!(";{volume}"));
    }
    if let Some(issue) = &item.issue {
        text.push_str(&format!("({issue})"));
    }
    match item.page_range() {
        (Some(first), Some(last)) => text.push_str(&format!(":{first}-{}", shortened(first, last))),
        (Some(first), None) => text.push_str(&format!(":{first}")),
        _ => {}
    }
    text
}

/// The last page without the digits that it shares with the first: 160 to 166 gives "6".
fn shortened<'a>(first: &str, last: &'a str) -> &'a str {
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if first.len() != last.len() || !is_number(first) || !is_number(last) {
        return last;
    }
    let shared = first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b);
    let shared = shared.count().min(last.len().saturating_sub(1));
    &last[shared..]
}

fn vancouver_page(item: &Item) -> String {
    let month = |day: crate::record::value::Date| {
        let name = date::long(day.0);
        let month: String = name
            .split(' ')
            .nth(1)
            .unwrap_or("")
            .chars()
            .take(3)
            .collect();
        format!("{} {month} {}", day.0.year(), day.0.day())
    };
    let version = item.version.as_ref().map(|v| format!("version {v}"));
    let place: Vec<String> = [item.container.clone(), version, item.date.map(month)]
        .into_iter()
        .flatten()
        .collect();
    let found = item
        .url
        .as_ref()
        .map(|url| format!("[cited: {WHEN_READ}]. Available from: {url}"));
    let place = capital(&place.join("; "));
    let place = match &found {
        Some(_) => place,
        None => ended(&place),
    };
    sentences([
        Some(ended(&vancouver_authors(item))),
        Some(format!("{} [Internet].", title(item).trim_end_matches('.'))),
        Some(place),
        found,
    ])
}

/// Harvard.
pub fn harvard(item: &Item) -> String {
    let year = match item.year {
        Some(year) => year.to_string(),
        None => NO_YEAR.to_owned(),
    };
    let start = format!("{} ({year})", harvard_authors(item));
    let address = item.address().map(|address| match item.doi {
        Some(_) => format!("Available at: {address}."),
        None => format!("Available at: {address} (Accessed: [{WHEN_READ}])."),
    });
    if item.kind == ItemKind::Article {
        let mut place = format!("‘{}’", title(item).trim_end_matches('.'));
        let parts = [
            item.container.clone(),
            volume_issue(item),
            harvard_pages(item),
        ];
        for part in parts.into_iter().flatten() {
            place.push_str(", ");
            place.push_str(&part);
        }
        return sentences([Some(start), Some(ended(&place)), address]);
    }
    let version = item.version.as_ref().map(|v| format!("Version {v}."));
    let holder = match item.kind {
        ItemKind::Page => item.container.as_deref(),
        _ => item.publisher.as_deref(),
    };
    let title = Some(ended(title(item)));
    sentences([Some(start), title, version, holder.map(ended), address])
}

fn harvard_authors(item: &Item) -> String {
    let names: Vec<String> = item.authors.iter().map(|name| name.harvard()).collect();
    match names.as_slice() {
        [] => NO_AUTHORS.to_owned(),
        [one, ..] if item.and_others => format!("{one} et al."),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, ..] => format!("{one} et al."),
    }
}

fn harvard_pages(item: &Item) -> Option<String> {
    match item.page_range() {
        (Some(first), Some(last)) => Some(format!("pp. {first}–{last}")),
        // One value may be a page or the number of an article.
        (Some(first), None) => Some(first.to_owned()),
        _ => None,
    }
}

/// "25(3)"
fn volume_issue(item: &Item) -> Option<String> {
    match (&item.volume, &item.issue) {
        (Some(volume), Some(issue)) => Some(format!("{volume}({issue})")),
        (Some(volume), None) => Some(volume.clone()),
        (None, Some(issue)) => Some(format!("({issue})")),
        (None, None) => None,
    }
}

/// APA.
pub fn apa(item: &Item) -> String {
    let authors = Some(ended(&apa_authors(item)));
    let date = Some(format!("({}).", apa_date(item)));
    let address = item.address();
    if item.kind == ItemKind::Article {
        let pages = match item.page_range() {
            (Some(first), Some(last)) => Some(format!("{first}–{last}")),
            (first, _) => first.map(str::to_owned),
        };
        let place: Vec<String> = [item.container.clone(), volume_issue(item), pages]
            .into_iter()
            .flatten()
            .collect();
        let place = (!place.is_empty()).then(|| ended(&place.join(", ")));
        return sentences([authors, date, Some(ended(title(item))), place, address]);
    }
    let named = match &item.version {
        Some(version) => format!("{} (Version {version}).", title(item)),
        None => ended(title(item)),
    };
    let holder = match item.kind {
        ItemKind::Page => item.container.as_deref(),
        _ => item.publisher.as_deref(),
    };
    sentences([authors, date, Some(named), holder.map(ended), address])
}

fn apa_authors(item: &Item) -> String {
    let names: Vec<String> = item.authors.iter().map(|name| name.apa()).collect();
    match names.as_slice() {
        [] => NO_AUTHORS.to_owned(),
        all if item.and_others => format!("{}, et al.", all.join(", ")),
        [one] => one.clone(),
        [first @ .., last] if names.len() > 20 => {
            format!("{}, . . . {last}", first[..19].join(", "))
        }
        [first @ .., last] => format!("{}, & {last}", first.join(", ")),
    }
}

fn apa_date(item: &Item) -> String {
    match (item.kind, item.date, item.year) {
        (ItemKind::Page, Some(day), _) => {
            let long = date::long(day.0);
            let month = long.split(' ').nth(1).unwrap_or("");
            format!("{}, {month} {}", day.0.year(), day.0.day())
        }
        (_, _, Some(year)) => year.to_string(),
        (_, _, None) => NO_YEAR.to_owned(),
    }
}
