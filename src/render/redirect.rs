//! Stubs at earlier addresses, which lead to the new ones without a script.

use crate::view::head::canonical;
use crate::view::{Desk, Here};
use crate::words::say;

/// The page at an earlier address.
pub(super) fn stub(desk: &Desk<'_>, here: &Here, target: &str) -> String {
    let site = &desk.evidence.site.value;
    let href = here.href(target);
    let canonical = canonical(site, target)
        .map(|full| format!("<link rel=\"canonical\" href=\"{full}\">"))
        .unwrap_or_default();
    let escaped = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
    let title = escaped(say!(desk, "moved.title"));
    let link = escaped(say!(desk, "moved.link"));
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title><meta http-equiv=\"refresh\" content=\"0; url={href}\">{canonical}</head><body><p><a href=\"{href}\">{link}</a></p></body></html>\n",
        site.language
    )
}
