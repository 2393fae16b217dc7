//! What sheets say besides the answer: how sure it is, and where it comes from.

use crate::changes::EditionTold;
use crate::text::{escape, marks};
use crate::view::Desk;
use crate::words::say;

/// A page that needs nothing else.
pub(super) fn page(desk: &Desk<'_>, title: &str, style: &str, main: &str) -> String {
    let site = &desk.evidence.site.value;
    let direction = if desk.words.language().is_right_to_left() {
        " dir=\"rtl\""
    } else {
        ""
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n{main}</main>\n</body>\n</html>\n",
        escape::html(&site.language),
        escape::html(title),
    )
}

/// A said text without marks.
pub(super) fn bare(text: String) -> String {
    marks::plain(&text).into_owned()
}

/// Where it comes from, of which day and version, and under which licence.
pub(super) fn foot(desk: &Desk<'_>, edition: &EditionTold) -> String {
    let site = &desk.evidence.site.value;
    let built = desk.date(desk.evidence.as_of());
    let base = site
        .base_url
        .as_deref()
        .map(|base| base.trim_end_matches('/'));
    let address = base.map_or_else(
        || site.title.clone(),
        |base| format!("{base}/{}", edition.address),
    );
    let version = bare(say!(
        desk.words,
        "frame.version-as-of",
        version = &site.version,
        built = &built
    ));
    let licence = bare(say!(
        desk.words,
        "letter.licence",
        licence = &site.licence.name
    ));
    escape::html(&format!("{address} · {version} · {licence}"))
}
