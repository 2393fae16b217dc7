//! Citations as text, in the three styles that readers here are asked for.
//!
//! Vancouver follows the samples of the National Library of Medicine with six authors named,
//! Harvard follows Cite Them Right, and APA the seventh edition. Titles and names of journals stay
//! as the record has them: a program cannot tell a name from a word that begins with a capital.

use serde::Serialize;

use crate::text::case::capital;
use crate::words::{TextId, Words, month, say, text_id};

use crate::record::value::Date;

use super::item::{Item, ItemKind};
use super::name;

/// A citation in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Styled {
    /// The name of the style.
    pub style: &'static str,
    /// The citation.
    pub text: String,
}

/// The citation in each style; none where not even the title is recorded.
pub fn styles(item: &Item, words: &Words) -> Vec<Styled> {
    if item.title.is_none() {
        return Vec::new();
    }
    let styled = |style, text| Styled { style, text };
    vec![
        styled("Vancouver", vancouver(item, words)),
        styled("Harvard", harvard(item, words)),
        styled("APA", apa(item, words)),
    ]
}

/// The months as Vancouver shortens them.
const MONTHS: [TextId; 12] = [
    text_id!("cite.month-1"),
    text_id!("cite.month-2"),
    text_id!("cite.month-3"),
    text_id!("cite.month-4"),
    text_id!("cite.month-5"),
    text_id!("cite.month-6"),
    text_id!("cite.month-7"),
    text_id!("cite.month-8"),
    text_id!("cite.month-9"),
    text_id!("cite.month-10"),
    text_id!("cite.month-11"),
    text_id!("cite.month-12"),
];

fn title(item: &Item, words: &Words) -> String {
    let title = item.title.clone();
    title.unwrap_or_else(|| say!(words, "cite.no-title"))
}

/// The year in brackets where it is not recorded.
fn year_or_remark(item: &Item, words: &Words) -> String {
    match item.year {
        Some(year) => year.to_string(),
        None => format!("[{}]", say!(words, "cite.no-year")),
    }
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
pub fn vancouver(item: &Item, words: &Words) -> String {
    let doi = item.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let end = match item.kind {
        ItemKind::Page => None,
        _ if doi.is_some() => doi,
        _ => item
            .url
            .as_ref()
            .map(|url| say!(words, "cite.available-from", address = url)),
    };
    sentences([Some(vancouver_body(item, words)), end])
}

/// Vancouver without DOI and address, for places that link them.
pub fn vancouver_body(item: &Item, words: &Words) -> String {
    let authors = Some(ended(&vancouver_authors(item, words)));
    let title = Some(ended(&title(item, words)));
    match item.kind {
        ItemKind::Page => vancouver_page(item, words),
        ItemKind::Article => {
            let journal = item.container.as_deref().map(ended);
            let place = Some(ended(&vancouver_place(item, words)));
            sentences([authors, title, journal, place])
        }
        ItemKind::Report | ItemKind::Other => {
            let series = item.container.as_deref().map(ended);
            let year = year_or_remark(item, words);
            let end = match &item.publisher {
                Some(publisher) => format!("{publisher}; {year}."),
                None => format!("{year}."),
            };
            sentences([authors, title, series, Some(end)])
        }
    }
}

fn vancouver_authors(item: &Item, words: &Words) -> String {
    let names: Vec<String> = item.authors.iter().map(name::vancouver).collect();
    match names.as_slice() {
        [] => say!(words, "cite.no-authors"),
        [first @ .., _] if names.len() > 6 => format!("{}, et al", first[..6].join(", ")),
        all if item.and_others => format!("{}, et al", all.join(", ")),
        all => all.join(", "),
    }
}

/// "2015;5(2):160-6"
fn vancouver_place(item: &Item, words: &Words) -> String {
    let mut text = year_or_remark(item, words);
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

fn vancouver_page(item: &Item, words: &Words) -> String {
    let version = item.version.as_ref();
    let version = version.map(|version| say!(words, "cite.version", version = version));
    let day = item.date.map(|day| short_day(day, words));
    let place: Vec<String> = [item.container.clone(), version, day]
        .into_iter()
        .flatten()
        .collect();
    let found = item.url.as_ref().map(|url| {
        let when = say!(words, "cite.when-read");
        say!(
            words,
            "cite.read-and-available-from",
            when = when,
            address = url
        )
    });
    let place = capital(&place.join("; "));
    let place = match &found {
        Some(_) => place,
        None => ended(&place),
    };
    let title = title(item, words);
    let title = title.trim_end_matches('.');
    sentences([
        Some(ended(&vancouver_authors(item, words))),
        Some(say!(words, "cite.title-on-the-internet", title = title)),
        Some(place),
        found,
    ])
}

/// "2026 Jan 15"
fn short_day(day: Date, words: &Words) -> String {
    let month = usize::try_from(day.0.month() - 1).unwrap_or_default();
    say!(
        words,
        "cite.day-short-month",
        year = day.0.year().to_string(),
        month = MONTHS[month % MONTHS.len()],
        day = day.0.day().to_string()
    )
}

/// Harvard.
pub fn harvard(item: &Item, words: &Words) -> String {
    let year = match item.year {
        Some(year) => year.to_string(),
        None => say!(words, "cite.no-year"),
    };
    let start = format!("{} ({year})", harvard_authors(item, words));
    let address = item
        .address()
        .map(|address| found_at(item, &address, words));
    let title = title(item, words);
    if item.kind == ItemKind::Article {
        let mut place = format!("‘{}’", title.trim_end_matches('.'));
        let parts = [
            item.container.clone(),
            volume_issue(item),
            harvard_pages(item, words),
        ];
        for part in parts.into_iter().flatten() {
            place.push_str(", ");
            place.push_str(&part);
        }
        return sentences([Some(start), Some(ended(&place)), address]);
    }
    let version = item.version.as_ref();
    let version = version.map(|version| say!(words, "cite.version-sentence", version = version));
    let holder = match item.kind {
        ItemKind::Page => item.container.as_deref(),
        _ => item.publisher.as_deref(),
    };
    let title = Some(ended(&title));
    sentences([Some(start), title, version, holder.map(ended), address])
}

fn found_at(item: &Item, address: &str, words: &Words) -> String {
    if item.doi.is_some() {
        return say!(words, "cite.available-at", address = address);
    }
    let when = say!(words, "cite.when-read");
    say!(
        words,
        "cite.available-at-when-read",
        address = address,
        when = when
    )
}

fn harvard_authors(item: &Item, words: &Words) -> String {
    let names: Vec<String> = item.authors.iter().map(name::harvard).collect();
    match names.as_slice() {
        [] => say!(words, "cite.no-authors"),
        [one, ..] if item.and_others => format!("{one} et al."),
        [one] => one.clone(),
        [one, two] => say!(words, "cite.two-authors", first = one, second = two),
        [one, two, three] => {
            say!(
                words,
                "cite.three-authors",
                first = one,
                second = two,
                third = three
            )
        }
        [one, ..] => format!("{one} et al."),
    }
}

fn harvard_pages(item: &Item, words: &Words) -> Option<String> {
    match item.page_range() {
        (Some(first), Some(last)) => Some(say!(
            words,
            "cite.from-page-to-page",
            first = first,
            last = last
        )),
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
pub fn apa(item: &Item, words: &Words) -> String {
    let authors = Some(ended(&apa_authors(item, words)));
    let date = Some(format!("({}).", apa_date(item, words)));
    let address = item.address();
    let title = title(item, words);
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
        return sentences([authors, date, Some(ended(&title)), place, address]);
    }
    let named = match &item.version {
        Some(version) => {
            say!(
                words,
                "cite.title-with-version",
                title = title,
                version = version
            )
        }
        None => ended(&title),
    };
    let holder = match item.kind {
        ItemKind::Page => item.container.as_deref(),
        _ => item.publisher.as_deref(),
    };
    sentences([authors, date, Some(named), holder.map(ended), address])
}

fn apa_authors(item: &Item, words: &Words) -> String {
    let names: Vec<String> = item.authors.iter().map(name::apa).collect();
    match names.as_slice() {
        [] => say!(words, "cite.no-authors"),
        all if item.and_others => format!("{}, et al.", all.join(", ")),
        [one] => one.clone(),
        [first @ .., last] if names.len() > 20 => {
            format!("{}, . . . {last}", first[..19].join(", "))
        }
        [first @ .., last] => format!("{}, & {last}", first.join(", ")),
    }
}

fn apa_date(item: &Item, words: &Words) -> String {
    match (item.kind, item.date, item.year) {
        (ItemKind::Page, Some(day), _) => {
            say!(
                words,
                "cite.day-long-month",
                year = day.0.year().to_string(),
                month = month(day.0),
                day = day.0.day().to_string()
            )
        }
        (_, _, Some(year)) => year.to_string(),
        (_, _, None) => say!(words, "cite.no-year"),
    }
}
