//! Sentences of the wording can be filled in.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::wording::PLACEHOLDERS;
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let Some(entry) = &evidence.records.wording else {
        return;
    };
    let registers = [
        ("standard", &entry.value.standard),
        ("plain", &entry.value.plain),
    ];
    for (name, register) in registers {
        for (key, sentence) in register.sentences() {
            for problem in faults(sentence) {
                found.push(problem.at(entry.place(&format!("{name}.{key}"))));
            }
        }
    }
}

fn faults(sentence: &str) -> Vec<Diagnostic> {
    let named: Vec<&str> = sentence
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect();
    let unknown = named.iter().filter(|name| !PLACEHOLDERS.contains(name));
    let mut problems: Vec<Diagnostic> = unknown.map(|name| unknown_name(name)).collect();
    if !named.contains(&"outcome") {
        let message = "The sentence does not name the outcome.";
        problems.push(
            Diagnostic::new(&codes::WORDING_PLACEHOLDER, message)
                .hint("Put `{outcome}` where its name belongs."),
        );
    }
    problems
}

fn unknown_name(name: &str) -> Diagnostic {
    let message = format!("`{{{name}}}` is not a name that can be filled in.");
    let problem = Diagnostic::new(&codes::WORDING_PLACEHOLDER, message);
    match suggest::nearest(name, PLACEHOLDERS) {
        Some(near) => problem.hint(format!("Did you mean `{{{near}}}`?")),
        None => problem.hint(format!("Names are: {}.", PLACEHOLDERS.join(", "))),
    }
}
