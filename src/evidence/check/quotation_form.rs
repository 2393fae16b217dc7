//! What looks like a quotation or a link to a record and is none: readers would see it as it is typed.

use std::ops::Range;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::load::source::Format;
use crate::record::misquoted::{Misquoted, in_text, shown_in_vain};
use crate::record::records::FileLinks;

use super::bracketed;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for file in &evidence.records.links {
        for text in &file.findings.quoting {
            let area = file.offset + text.start..file.offset + text.end;
            let (text, is_markdown) = (&text.text, text.is_markdown);
            let tell = Tell { file, text, area };
            tell.all(SHOWN, &all_in(evidence, text, is_markdown), found);
            if !is_markdown {
                tell.all(NOT_SHOWN, &shown_in_vain(text), found);
            }
        }
        if file.source.format == Format::Markdown {
            let text = file.source.body();
            let area = file.source.body_start()..file.source.text.len();
            let tell = Tell { file, text, area };
            tell.all(SHOWN, &all_in(evidence, text, true), found);
        }
    }
}

const SHOWN: &str = "This is shown as it is typed";
const NOT_SHOWN: &str = "The value is shown, and not the address";

fn all_in(evidence: &Evidence, text: &str, is_markdown: bool) -> Vec<Misquoted> {
    let mut all = in_text(text, is_markdown);
    if text.contains('<') {
        all.extend(bracketed::in_text(evidence, text, is_markdown));
    }
    all
}

/// A text with its place in a file.
struct Tell<'t> {
    file: &'t FileLinks,
    text: &'t str,
    area: Range<usize>,
}

impl Tell<'_> {
    fn all(&self, lead: &str, misquoted: &[Misquoted], found: &mut Diagnostics) {
        let source = &self.file.source;
        let written = source.text.get(self.area.clone()).unwrap_or_default();
        for one in misquoted {
            // A folded text is written otherwise in its file: the same words are found by counting.
            let typed = &self.text[one.range.clone()];
            let before = self.text[..one.range.start].matches(typed).count();
            let at = written.match_indices(typed).nth(before);
            let start = self.area.start + at.map_or(0, |(at, _)| at);
            let place = source.place_of_bytes(start, start + typed.len());
            let message = format!("{lead}: {}.", one.cause);
            // The same brackets may be taken for HTML.
            let problem = Diagnostic::new(&codes::NOT_A_QUOTATION, message)
                .tells_of(place.label())
                .at(place);
            found.push(problem.hint(format!("Write `{}`.", one.meant)));
        }
    }
}
