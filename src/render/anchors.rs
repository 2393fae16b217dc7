//! The places in the texts of a page, each with an id that nothing else on the page has.
//!
//! A text is written before its page is known (`text/anchor.rs`). Here ids of the page itself stay as
//! they are, those of texts give way, and links inside a text lead to its own places.

use std::collections::BTreeMap;

use crate::text::anchor::{Names, PLACE, TEXT};

const ID: &str = " id=\"";
const HREF: &str = " href=\"#";

/// A page in which every id is the only one of its name.
pub(super) fn unique(page: String) -> String {
    if !page.contains([TEXT, PLACE]) {
        return page;
    }
    let mut names = Names::default();
    for id in values(&page, ID).filter(|id| !id.starts_with(PLACE)) {
        names.only(id);
    }
    // What each text calls its places, and what they are called on the page.
    let mut first_on_page: BTreeMap<&str, String> = BTreeMap::new();
    let mut texts = Vec::new();
    for text in page.split(TEXT) {
        let mut own: BTreeMap<&str, String> = BTreeMap::new();
        for name in values(text, ID).filter_map(|id| id.strip_prefix(PLACE)) {
            if !own.contains_key(name) {
                let only = names.only(name);
                first_on_page.entry(name).or_insert_with(|| only.clone());
                own.insert(name, only);
            }
        }
        texts.push((text, own));
    }
    let mut out = String::with_capacity(page.len());
    for (text, own) in &texts {
        let mut parts = text.split(PLACE);
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let name = part.split('"').next().unwrap_or_default();
            let known = own.get(name);
            let is_link = out.ends_with(HREF);
            let known = known.or_else(|| first_on_page.get(name).filter(|_| is_link));
            out.push_str(known.map_or(name, String::as_str));
            out.push_str(&part[name.len()..]);
        }
    }
    out
}

/// The values of an attribute, in order.
fn values<'t>(text: &'t str, attribute: &'static str) -> impl Iterator<Item = &'t str> {
    let parts = text.split(attribute).skip(1);
    parts.filter_map(|part| part.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> String {
        unique(text.replace('>', "\u{FDD5}").replace('*', "\u{FDD6}"))
    }

    #[test]
    fn each_text_leads_to_its_own_places() {
        assert_eq!(
            page(
                r##"< id="cite"|> href="#*note-1" id="*note-1"|> href="#*note-1" id="*note-1" id="*cite"|"##
            ),
            r##"< id="cite"| href="#note-1" id="note-1"| href="#note-1-2" id="note-1-2" id="cite-2"|"##
        );
    }

    #[test]
    fn a_link_leads_to_another_text_or_to_the_page_where_its_own_has_no_such_place() {
        assert_eq!(
            page(r##"< id="main"|> id="*details"|> href="#*details" href="#*main" href="#*none""##),
            r##"< id="main"| id="details"| href="#details" href="#main" href="#none""##
        );
    }
}
