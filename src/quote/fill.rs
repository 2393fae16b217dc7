//! Puts quoted values in their place, and tells of those that do not exist.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::{Evidence, Quoted, quoted_in, texts_with};
use crate::record::id::Id;
use crate::record::quotation::Quotation;
use crate::synthesis::Findings;
use crate::text::escape;
use crate::words::Words;

use super::book::{Book, Unknown};
use super::needed::needed;
use super::quotable::Quotable;

/// Quotations of values that do not exist.
pub fn problems(evidence: &Evidence, findings: &Findings) -> Diagnostics {
    let words = Words::english();
    let book = Book::new(&words, evidence, findings);
    let mut found = Diagnostics::new();
    for file in evidence.quoting() {
        for quoted in quoted_in(file) {
            if let Err(Unknown::Value(near, listed)) = book.find(&quoted.quotation) {
                let problem = problem(&quoted, near, &listed);
                let (kind, id) = (quoted.quotation.kind, Id::new(&quoted.quotation.id));
                let needed = kind
                    .map(|kind| needed(evidence, kind, &id))
                    .unwrap_or_default();
                found.push(needed.into_iter().fold(problem, Diagnostic::follows));
            }
        }
    }
    found
}

fn problem(quoted: &Quoted, near: Option<String>, listed: &[String]) -> Diagnostic {
    let Quotation {
        prefix, id, path, ..
    } = &quoted.quotation;
    let message = format!("There is no value `{path}` in `{prefix}:{id}`.");
    let mut problem = Diagnostic::new(&codes::NO_SUCH_VALUE, message).at(quoted.place.clone());
    if let Some(near) = near {
        problem = problem.hint(format!("Did you mean `<{prefix}:{id}/{near}>`?"));
    }
    if listed.is_empty() {
        problem.hint("Nothing can be quoted of it; write the words.")
    } else {
        problem
            .hint(format!("It has, among others: {}.", listed.join(", ")))
            .hint(format!(
                "`distil quote {prefix}:{id}` lists all with their values."
            ))
    }
}

/// Puts the values that texts quote in their place. What cannot be found stays as it is typed, and
/// [`problems`] tells of it.
pub fn fill(words: &Words, evidence: &mut Evidence, findings: &mut Findings) {
    if evidence.quoting().is_empty() {
        return;
    }
    let files = evidence.quoting().to_vec();
    let book = Book::new(words, evidence, findings);
    let put = |quotation: &Quotation, is_markdown: bool| {
        let found = book.find(quotation).ok();
        let shown = found.map(|found| shown(quotation, &found, is_markdown));
        let typed = || format!("<{}:{}/{}>", quotation.prefix, quotation.id, quotation.path);
        shown.unwrap_or_else(typed)
    };
    let texts: Vec<_> = files.iter().map(|file| texts_with(file, put)).collect();
    for (file, texts) in files.iter().zip(&texts) {
        evidence.fill(file, texts);
    }
    findings.retell(evidence);
}

/// The value as it stands in the text: with a link to where it comes from, where one can stand.
fn shown(quotation: &Quotation, found: &Quotable, is_markdown: bool) -> String {
    if !is_markdown {
        return found.shown.clone();
    }
    let words = escape::markdown(&found.shown);
    if quotation.may_link {
        let Quotation { prefix, id, .. } = quotation;
        format!("[{words}]({prefix}:{id}#{})", found.place)
    } else {
        words
    }
}
