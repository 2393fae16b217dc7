//! Names of countries that are probably none, or another spelling of one that other records use: a filter
//! and a map would have two places for one.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, Place, codes};
use crate::evidence::graph::Evidence;
use crate::text::suggest;

/// A name that as many records use is taken to be spelt well.
const USUAL: usize = 2;

/// Words that are read as what they say and not as a country.
const NO_NAMES: [&str; 12] = [
    "no",
    "yes",
    "n",
    "y",
    "none",
    "na",
    "n/a",
    "nr",
    "true",
    "false",
    "unknown",
    "not reported",
];

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let all = named(evidence);
    for (name, _) in &all {
        *uses.entry(*name).or_default() += 1;
    }
    for (name, place) in &all {
        let message = match problem(evidence, name, &uses) {
            Some(message) => message,
            None => continue,
        };
        found.push(message.at(place()));
    }
}

/// A name of a country, and how its place is found.
type Named<'e> = (&'e str, Box<dyn Fn() -> Place + 'e>);

fn named(evidence: &Evidence) -> Vec<Named<'_>> {
    let mut all: Vec<Named<'_>> = Vec::new();
    for study in evidence.records.studies.values() {
        for (at, name) in study.value.countries.iter().enumerate() {
            let place = move || study.place(&format!("countries[{at}]"));
            all.push((name, Box::new(place)));
        }
    }
    for example in evidence.records.examples.values() {
        let place = move || example.place("country");
        all.push((&example.value.country, Box::new(place)));
    }
    all
}

fn problem(evidence: &Evidence, name: &str, uses: &BTreeMap<&str, usize>) -> Option<Diagnostic> {
    let told = |message: String| Diagnostic::new(&codes::COUNTRY, message);
    if NO_NAMES.contains(&name.trim().to_lowercase().as_str()) {
        let problem = told(format!("`{name}` is read as the name of a country."));
        return Some(match name.to_lowercase().as_str() {
            "no" => problem.hint(
                "For Norway write `Norway`; where no country is known, leave `countries` out.",
            ),
            _ => problem
                .hint("Write the name of the country; where none is known, leave `countries` out."),
        });
    }
    let is_rare = uses.get(name).copied().unwrap_or(0) < USUAL;
    if !is_rare || evidence.place_named(name).is_some() || name.chars().count() < 5 {
        return None;
    }
    let usual = uses.iter().filter(|(_, count)| **count >= USUAL);
    let near = suggest::nearest(name, usual.map(|(name, _)| *name))?;
    let is_slip = near.chars().count().abs_diff(name.chars().count()) <= 2;
    is_slip.then(|| {
        told(format!(
            "`{name}` looks like another spelling of `{near}`, which other records use."
        ))
        .hint(format!("If it is the same country, write `{near}`."))
    })
}
