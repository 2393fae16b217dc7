//! Stubs at earlier addresses, which lead to the new ones without a script.

use crate::view::head::canonical;
use crate::view::{Desk, Here};

/// The page at an earlier address.
pub(super) fn stub(desk: &Desk<'_>, here: &Here, target: &str) -> String {
    let site = &desk.evidence.site.value;
    let href = here.href(target);
    let canonical = canonical(site, target)
        .map(|full| format!("<link rel=\"canonical\" href=\"{full}\">"))
        .unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>This page has moved</title><meta http-equiv=\"refresh\" content=\"0; url={href}\">{canonical}</head><body><p>This page has moved to <a href=\"{href}\">its new address</a>.</p></body></html>\n",
        site.language
    )
}
