//! Drafts, and records whose day has not come, on pages of sites that are built with them.

use crate::plan::{List, PageKind};
use crate::record::kind::Kind;
use crate::view::desk::Desk;
use crate::words::{all_of, say};

/// Whether the page is that of a record that is not published yet.
pub fn is_of_draft(desk: &Desk<'_>, page: &PageKind) -> bool {
    match page {
        PageKind::AudienceHome(id) => desk.evidence.is_draft(Kind::Audience, id),
        PageKind::Edition { audience, .. } | PageKind::Sheet { audience, .. }
            if desk.evidence.is_draft(Kind::Audience, audience) =>
        {
            true
        }
        _ => page
            .record()
            .is_some_and(|(kind, id)| desk.evidence.is_draft(kind, &id)),
    }
}

/// The records without a page of their own that stand on the page and are not published yet, in a sentence.
pub fn in_list(desk: &Desk<'_>, page: &PageKind) -> Option<String> {
    let kind = match page {
        PageKind::List(List::Examples, _) => Kind::Example,
        PageKind::List(List::Glossary, _) => Kind::Term,
        PageKind::Checklist => Kind::Implementation,
        PageKind::Tools => Kind::Tool,
        _ => return None,
    };
    let held = desk.evidence.held_back().keys();
    let held = held.filter(|(of, _)| *of == kind);
    let titles: Vec<String> = held
        .filter_map(|(kind, id)| desk.evidence.title_of(*kind, id.as_str()))
        .map(str::to_owned)
        .collect();
    (!titles.is_empty()).then(|| say!(desk, "frame.drafts-on-this-page", titles = all_of(&titles)))
}
