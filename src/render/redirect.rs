//! Stubs at earlier addresses, which lead to the new ones without a script.

use crate::text::escape::html;
use crate::view::head::canonical;
use crate::view::{Desk, Here};
use crate::words::say;

/// What every page asks of the browser: nothing from elsewhere, nothing inside the page that runs.
const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/// The page at an earlier address.
pub(super) fn stub(desk: &Desk<'_>, here: &Here, target: &str) -> String {
    let site = &desk.evidence.site.value;
    let href = html(&here.href(target));
    let canonical = canonical(site, target)
        .map(|full| format!("<link rel=\"canonical\" href=\"{}\">", html(&full)))
        .unwrap_or_default();
    let language = html(&site.language);
    let title = html(&say!(desk, "moved.title"));
    let link = html(&say!(desk, "moved.link"));
    format!(
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"><title>{title}</title><meta http-equiv=\"refresh\" content=\"0; url={href}\">{canonical}</head><body><p><a href=\"{href}\">{link}</a></p></body></html>\n"
    )
}
