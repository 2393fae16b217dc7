//! The site as a whole: duties of public bodies.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let site = &evidence.site;
    if site.value.public_sector && site.value.accessibility.is_none() {
        let message = "`public_sector` is true, and there are no data for the statement.";
        let place = site.place("public_sector");
        found.push(Diagnostic::new(&codes::ACCESSIBILITY_DATA, message).at(place));
    }
}
