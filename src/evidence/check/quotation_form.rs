//! What looks like a quotation or a link to a record and is none: readers would see it as it is typed.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::load::source::Format;
use crate::record::misquoted::{Misquoted, in_text};
use crate::record::records::FileLinks;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for file in &evidence.records.links {
        for text in &file.findings.quoting {
            let area = file.offset + text.start..file.offset + text.end;
            let misquoted = in_text(&text.text, text.is_markdown);
            tell(file, &text.text, &misquoted, area, found);
        }
        if file.source.format == Format::Markdown {
            let body = file.source.body();
            let area = file.source.body_start()..file.source.text.len();
            tell(file, body, &in_text(body, true), area, found);
        }
    }
}

fn tell(
    file: &FileLinks,
    text: &str,
    misquoted: &[Misquoted],
    area: Range<usize>,
    found: &mut Diagnostics,
) {
    let written = file.source.text.get(area.clone()).unwrap_or_default();
    for one in misquoted {
        // A folded text is written otherwise in its file: the same words are found by counting.
        let typed = &text[one.range.clone()];
        let before = text[..one.range.start].matches(typed).count();
        let at = written.match_indices(typed).nth(before);
        let start = area.start + at.map_or(0, |(at, _)| at);
        let place = file.source.place_of_bytes(start, start + typed.len());
        let message = format!("This is shown as it is typed: {}.", one.cause);
        let problem = Diagnostic::new(&codes::NOT_A_QUOTATION, message).at(place);
        found.push(problem.hint(format!("Write `{}`.", one.meant)));
    }
}
