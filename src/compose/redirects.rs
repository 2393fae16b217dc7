//! Redirects that `site.yaml` names begin at an address of this site and lead to a page that is there.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::Evidence;
use crate::plan::{PageKind, Planned};
use crate::text::suggest;

/// What is wrong with the redirects of `site.yaml`.
pub(super) fn check(evidence: &Evidence, pages: &[Planned]) -> Diagnostics {
    let is_page = |page: &&Planned| !matches!(page.page, PageKind::Redirect(_));
    let addresses = pages.iter().filter(is_page);
    let addresses: BTreeSet<&str> = addresses.map(|page| page.address.as_str()).collect();
    let mut found = Diagnostics::new();
    for (place, redirect) in evidence.site.value.redirects.iter().enumerate() {
        let at = |key: &str| evidence.site.place(&format!("redirects[{place}].{key}"));
        if !is_address(&redirect.from) {
            let message = format!("`{}` is no address of a page of this site.", redirect.from);
            let problem = Diagnostic::new(&codes::BAD_ADDRESS, message).at(at("from"));
            found.push(problem.hint(
                "Write it from the top of the site and without the name of the server: `studies/old-name.html`.",
            ));
        }
        if !addresses.contains(redirect.to.as_str()) {
            let message = format!("The site has no page `{}`.", redirect.to);
            let mut problem = Diagnostic::new(&codes::DANGLING, message).at(at("to"));
            if let Some(near) = suggest::nearest(&redirect.to, addresses.iter().copied()) {
                problem = problem.hint(format!("Did you mean `{near}`?"));
            }
            found.push(problem);
        }
    }
    found
}

/// Whether a text is the address of a page, from the top of the site.
fn is_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '%');
    let is_name =
        |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(is_plain);
    text.ends_with(".html") && text.split('/').all(is_name)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_begins_at_the_top_of_the_site() {
        assert!(is_address("studies/old-name.html") && is_address("about.html"));
        for text in [
            "/about.html",
            "https://example.org/a.html",
            "../a.html",
            "about",
            "a b.html",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
