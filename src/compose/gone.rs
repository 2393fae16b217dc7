//! Pages that the last build had and this one would take away without sending readers on.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, codes};
use crate::plan::Planned;
use crate::record::id::Id;
use crate::record::kind::{Kind, Shown};

use super::site::Site;

/// How many pages a message names.
const NAMED: usize = 5;

impl Site {
    /// What stands against taking away pages of the last build, whose addresses are `before`.
    pub(super) fn gone<'a>(&self, before: impl Iterator<Item = &'a str>) -> Option<Diagnostic> {
        let before: BTreeSet<&str> = before.filter(|it| it.ends_with(".html")).collect();
        let now: BTreeSet<&str> = self.pages.iter().map(|it| it.address.as_str()).collect();
        let gone = before.iter().filter(|page| !now.contains(*page));
        let gone: Vec<&str> = gone
            .copied()
            .filter(|page| is_of_record(page, &before) && !self.is_of_draft(page))
            .collect();
        let first = *gone.first()?;
        let names: Vec<String> = gone
            .iter()
            .take(NAMED)
            .map(|it| format!("`{it}`"))
            .collect();
        let more = match gone.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!(
            "{}{more}: in the output folder, and not in this site.",
            names.join(", ")
        );
        let new = |page: &&Planned| !before.contains(page.address.as_str());
        let new: Vec<&str> = self
            .pages
            .iter()
            .filter(new)
            .map(|it| it.address.as_str())
            .collect();
        let mut problem = Diagnostic::new(&codes::PAGE_GONE, message);
        for hint in hints(first, &new, &now) {
            problem = problem.hint(hint);
        }
        Some(problem)
    }

    /// Whether a page is that of a record that is there and not shown yet.
    fn is_of_draft(&self, page: &str) -> bool {
        let mut held = self.evidence.held_back().keys();
        held.any(|(kind, id)| match kind {
            Kind::Question | Kind::Synthesis => names(page).any(|name| name == id.as_str()),
            Kind::Audience => page.starts_with(&format!("{id}/")),
            _ => self.addresses.of(*kind, id.as_str()) == page,
        })
    }
}

/// The names in an address that may be those of a record: of its file or folder, whole or before a hyphen.
fn names(page: &str) -> impl Iterator<Item = &str> {
    let stem = page.trim_end_matches(".html");
    stem.split('/').map(|part| {
        part.trim_end_matches("-sheet")
            .trim_end_matches("-analyses")
    })
}

/// Whether a page shows a record, or a part or an edition of one. Lists come and go with their records.
fn is_of_record(page: &str, before: &BTreeSet<&str>) -> bool {
    let stem = page.trim_end_matches(".html");
    let name = stem.rsplit('/').next().unwrap_or(stem);
    if name == "index" || name.starts_with("page-") {
        return false;
    }
    let Some((folder, _)) = stem.split_once('/') else {
        return true;
    };
    let is_edition = || {
        let whole = stem.trim_end_matches("-sheet");
        before.contains(format!("{whole}-sheet.html").as_str())
    };
    let depth = page.matches('/').count();
    match folder {
        "evidence" => depth <= 2,
        _ => depth == 1 && (kind_of(folder).is_some() || is_edition()),
    }
}

/// The kind whose records have pages in a folder of the site.
fn kind_of(folder: &str) -> Option<Kind> {
    let mut kinds = Kind::WITH_FOLDER.into_iter();
    kinds.find(|kind| matches!(kind.shown(), Some(Shown::Page(own)) if own == folder))
}

/// What to do about a page, with the lines to add.
fn hints(page: &str, new: &[&str], now: &BTreeSet<&str>) -> Vec<String> {
    let mut hints = Vec::new();
    let (folder, name) = page.split_once('/').unwrap_or(("", page));
    let id = name.trim_end_matches(".html");
    let kind = kind_of(folder).filter(|_| Id::fault(id).is_none());
    if let Some(kind) = kind {
        let beside = new.iter().filter_map(|it| match it.split_once('/') {
            Some((own, name)) => (own == folder).then_some(name),
            None => folder.is_empty().then_some(*it),
        });
        let beside = beside.filter_map(|it| it.strip_suffix(".html"));
        let beside: Vec<&str> = beside.filter(|it| Id::fault(it).is_none()).collect();
        let place = kind.folder();
        hints.push(match beside.as_slice() {
            [one] => format!(
                "If its name is `{one}` now, add this line to `{place}/{one}.yaml` (or `.md`): `aliases: [{id}]`"
            ),
            _ => format!("If it has another name now, add this line to its file: `aliases: [{id}]`"),
        });
        hints.push(format!(
            "If it was taken out, keep its file in `{place}` with `status: withdrawn` and `removal: {{date: …, reason: …}}`."
        ));
    }
    let list = format!("{folder}/index.html");
    let to = match now.contains(list.as_str()) {
        true => list.as_str(),
        false => "index.html",
    };
    hints.push(format!(
        "Or send readers on, in site.yaml under `redirects:` with the line `- {{from: {page}, to: {to}}}`"
    ));
    hints.push("If nobody can have seen it, build once with `--let-go`.".to_owned());
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_records_are_told_from_lists_and_from_pages_of_the_program() {
        let pages = ["staff/tea-sheet.html", "staff/tea.html"];
        let before: BTreeSet<&str> = pages.into_iter().collect();
        for page in [
            "studies/a.html",
            "evidence/a/b.html",
            "staff/tea.html",
            "about.html",
        ] {
            assert!(is_of_record(page, &before), "{page}");
        }
        for page in [
            "studies/page-2.html",
            "studies/index.html",
            "studies/design/a.html",
            "findings/theme.html",
            "evidence/a/studies/page-2.html",
            "map/x.html",
        ] {
            assert!(!is_of_record(page, &before), "{page}");
        }
    }

    #[test]
    fn the_line_to_add_is_given() {
        let now = ["index.html", "studies/index.html"].into_iter().collect();
        let new = ["studies/smith-2021.html"];
        let about = hints("about.html", &new, &now);
        assert!(
            about
                .iter()
                .any(|it| it.contains("{from: about.html, to: index.html}")),
            "{about:?}"
        );
        let risk = hints("risks/tea.html", &new, &now);
        assert!(
            risk.iter().any(|it| it.contains("to: index.html}")),
            "no list of risks: {risk:?}"
        );
        let hints = hints("studies/smith-2020.html", &new, &now);
        assert!(
            hints[0].contains("`studies/smith-2021.yaml`")
                && hints[0].contains("`aliases: [smith-2020]`"),
            "{hints:?}"
        );
        assert!(
            hints[2].contains("from: studies/smith-2020.html, to: studies/index.html"),
            "{hints:?}"
        );
    }
}
