//! Which sentences of the wording a text says of an outcome, against those that its analyses lead to: pages,
//! cards, slides, newsletters and Word files speak of one outcome in one direction, size and certainty.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Site;
use super::site::words;

/// The names of an outcome, and which sentences its analyses lead to.
#[derive(Debug)]
pub struct Spoken {
    /// Its id.
    pub outcome: String,
    /// As it stands in sentences, and in plain words.
    names: [String; 2],
    /// The sentences that may be said of it, as parts between the names of interventions.
    right: BTreeSet<Vec<String>>,
    /// All sentences that the wording has for it.
    all: BTreeSet<Vec<String>>,
}

/// The sentences of one register: by the certainty and size for which they are.
type Register = BTreeMap<String, String>;

/// What may be said of each outcome of a site with an analysis, from the records in a content folder.
pub fn spoken(site: &Site, content: &Path) -> Vec<Spoken> {
    let wording = fs::read_to_string(content.join("wording.yaml")).expect("a wording");
    let registers = ["standard", "plain"].map(|name| register(&wording, name));
    let verbs = ["standard", "plain"].map(|name| verbs(&wording, name));
    let mut statements: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, _) in site.ending("-analyses.json") {
        let data = site.json(file);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        for one in list(&data["analyses"]) {
            let of_outcome = statements.entry(text(&one["outcome"])).or_default();
            of_outcome.push(text(&one["statement"]));
        }
        for one in list(&data["networks"]) {
            let of_outcome = statements.entry(text(&one["outcome"])).or_default();
            let pairs = list(&one["fit"]["pairs"]);
            of_outcome.extend(pairs.iter().map(|pair| text(&pair["statement"])));
        }
    }
    let of_outcome = |(outcome, statements): (String, Vec<String>)| {
        let record = fs::read_to_string(content.join(format!("outcomes/{outcome}.yaml"))).ok()?;
        let name = |key: &str| {
            let line = record.lines().find_map(|line| line.strip_prefix(key));
            small(line.unwrap_or_default().trim().trim_matches('"'))
        };
        let names = [name("name: "), name("plain_name: ")];
        let mut spoken = Spoken {
            outcome,
            right: BTreeSet::new(),
            all: BTreeSet::new(),
            names: names.clone(),
        };
        let mut keys = BTreeSet::new();
        for (register, verbs, name) in [
            (&registers[0], &verbs[0], &names[0]),
            (&registers[1], &verbs[1], &names[1]),
        ] {
            // Another body of evidence may well have a study where this one has none.
            for (key, pattern) in register.iter().filter(|(key, _)| *key != "nothing") {
                for (at, _) in verbs.iter().enumerate() {
                    let parts = filled(pattern, name, verbs, at);
                    if statements.iter().any(|statement| says(statement, &parts)) {
                        keys.insert((key.clone(), at));
                    }
                    spoken.all.insert(parts);
                }
            }
        }
        for (register, verbs, name) in [
            (&registers[0], &verbs[0], &names[0]),
            (&registers[1], &verbs[1], &names[1]),
        ] {
            for (key, at) in &keys {
                spoken
                    .right
                    .insert(filled(&register[key], name, verbs, *at));
            }
        }
        (!keys.is_empty()).then_some(spoken)
    };
    statements.into_iter().filter_map(of_outcome).collect()
}

impl Spoken {
    /// How many sentences of the wording a text says of the outcome; those that no analysis leads to are
    /// added to `wrong`.
    pub fn check(&self, place: &str, text: &str, wrong: &mut Vec<String>) -> usize {
        if !self
            .names
            .iter()
            .any(|name| text.to_lowercase().contains(&name.to_lowercase()))
        {
            return 0;
        }
        let mut read = 0;
        for parts in &self.all {
            if says(text, parts) {
                read += 1;
                if !self.right.contains(parts) {
                    wrong.push(format!("{place}: of {}: {parts:?}", self.outcome));
                }
            }
        }
        read
    }
}

/// How many sentences all pages of a site say, and which of them no analysis leads to.
pub fn sentences_told_otherwise(site: &Site, spoken: &[Spoken]) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    let mut read = 0;
    for (name, html) in site.files() {
        let text = match name.rsplit('.').next() {
            Some("html" | "svg" | "xml") => words(html),
            Some("json" | "csv" | "txt" | "md") => html.to_owned(),
            _ => continue,
        };
        let text = whole(&text);
        read += spoken
            .iter()
            .map(|one| one.check(name, &text, &mut wrong))
            .sum::<usize>();
    }
    (read, wrong)
}

/// A text on one line, without what it would say if results in doubt were left out.
pub fn whole(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts = text.split("Without the result");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut ends = part.match_indices(". ").map(|(at, _)| at + 1);
        kept += part
            .get(ends.nth(1).unwrap_or(part.len())..)
            .unwrap_or_default();
    }
    kept
}

/// Whether a text has these parts in their order, with a name between them.
fn says(text: &str, parts: &[String]) -> bool {
    let Some((first, rest)) = parts.split_first() else {
        return false;
    };
    // "probably improves" is another sentence than "improves".
    let starts = text.match_indices(first.as_str());
    let mut starts = starts.filter(|(at, _)| !text[..*at].ends_with("probably"));
    starts.any(|(at, _)| {
        let mut from = at + first.len();
        rest.iter().all(|part| {
            let is_name = |gap: &usize| {
                let name = &text[from..from + gap];
                *gap < NAME && !name.contains([',', '.', ';'])
            };
            let gap = text[from..].find(part.as_str()).filter(is_name);
            from += gap.map_or(0, |gap| gap + part.len());
            gap.is_some()
        })
    })
}

/// Names of interventions are shorter than this.
const NAME: usize = 60;

/// A sentence for an outcome and a change, as parts between the names that it leaves open.
fn filled(pattern: &str, outcome: &str, verbs: &[[String; 3]], change: usize) -> Vec<String> {
    let opposite = [1, 0, 3, 2][change];
    let name = match pattern.starts_with("{outcome}") {
        true => capital(outcome),
        false => outcome.to_owned(),
    };
    let text = pattern
        .replace("{outcome}", &name)
        .replace("{verb}", &verbs[change][0])
        .replace("{verbs}", &verbs[change][1])
        .replace("{noun}", &verbs[change][2])
        .replace("{other}", &verbs[opposite][0]);
    let parts = text.split('{');
    let parts = parts.map(|part| {
        part.split_once('}')
            .map_or(part, |(_, rest)| rest)
            .to_owned()
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// The lines of a register: "low.small" and its sentence.
fn register(wording: &str, name: &str) -> Register {
    let own = wording
        .split(&format!("\n{name}:\n"))
        .nth(1)
        .expect("a register");
    let lines = own
        .lines()
        .take_while(|line| line.starts_with("  ") || line.is_empty());
    let mut group = String::new();
    let mut found = Register::new();
    for line in lines {
        let Some((key, text)) = line.trim().split_once(':') else {
            continue;
        };
        let is_in_group = line.starts_with("    ");
        let text = text.trim();
        match text.is_empty() {
            true => group = key.to_owned(),
            false if group == "verbs" && is_in_group => {}
            false => {
                let key = match is_in_group {
                    true => format!("{group}.{key}"),
                    false => key.to_owned(),
                };
                found.insert(key, text.trim_matches('"').to_owned());
            }
        }
    }
    found
}

/// Base, third person and noun of improve, worsen, reduce, increase.
fn verbs(wording: &str, name: &str) -> Vec<[String; 3]> {
    let own = wording
        .split(&format!("\n{name}:\n"))
        .nth(1)
        .expect("a register");
    let of = |change: &str| {
        let start = format!("    {change}: {{");
        let line = own
            .lines()
            .find_map(|line| line.strip_prefix(start.as_str()));
        let line = line.expect("a verb").trim_end_matches('}');
        ["base: ", "third: ", "noun: "].map(|form| {
            let rest = line.split(form).nth(1).expect("a form");
            rest.split(',').next().unwrap_or_default().to_owned()
        })
    };
    ["improve", "worsen", "reduce", "increase"].map(of).to_vec()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The first letter small, where the word has others that are: "GP visits" stays.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first
            .to_lowercase()
            .chain(std::iter::once(second))
            .chain(letters)
            .collect(),
        _ => text.to_owned(),
    }
}
