//! Outcomes, interventions and bodies of evidence that were found, as records. What a file does not
//! tell stands there as a sentence to replace, in a record that is a draft.

use crate::import::found::{FoundAnalysis, FoundComparison, FoundFlow};
use crate::record::placeholder::TO_WRITE;
use crate::record::value::{Better, Date};

use crate::edit::yaml::{Map, Yaml};

/// A new outcome. Which direction is good is never guessed: without it the record lacks `better`, and what
/// nobody chose is marked, with the reason in `unchosen`.
pub fn outcome(
    name: &str,
    (better, unchosen): (Option<Better>, Option<&str>),
    domain: &str,
    is_published: bool,
) -> Map {
    let mut map = Map::default();
    map.put("name", Yaml::Text(name.to_owned()));
    map.put("plain_name", Yaml::Text(lower_first(name)));
    map.put("definition", Yaml::Text(TO_WRITE.to_owned()));
    map.put_with(
        "domain",
        Yaml::Plain(domain.to_owned()),
        "To be decided: to which domain it belongs. This is the first of the list.",
    );
    let word = better.map(|better| match better {
        Better::Higher => "higher",
        Better::Lower => "lower",
    });
    map.plain("better", word);
    if let Some((why, last)) = unchosen.zip(map.0.last_mut()) {
        last.comment = Some(format!("To be decided: which direction is better; {why}."));
    }
    map.put_with(
        "importance",
        Yaml::Plain("5".to_owned()),
        "To be decided: how important it is, from 1 to 9.",
    );
    status(&mut map, is_published);
    map
}

/// A new intervention or comparator.
pub fn intervention(name: &str, is_comparator: bool, is_published: bool) -> Map {
    let mut map = Map::default();
    map.put("name", Yaml::Text(name.to_owned()));
    map.put("plain_name", Yaml::Text(lower_first(name)));
    map.put("definition", Yaml::Text(TO_WRITE.to_owned()));
    let role = if is_comparator {
        "comparator"
    } else {
        "intervention"
    };
    map.put("role", Yaml::Plain(role.to_owned()));
    status(&mut map, is_published);
    map
}

/// What a new body of evidence needs besides its studies and comparisons.
#[derive(Debug)]
pub struct Frame<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its place in lists.
    pub order: u32,
    /// From what it was made.
    pub file: &'a str,
    /// The day of the import.
    pub today: Date,
    /// Whether it is to be shown.
    pub is_published: bool,
}

/// A new body of evidence.
pub fn record(
    frame: &Frame<'_>,
    studies: Vec<Yaml>,
    comparisons: Vec<Yaml>,
    flow: Option<Map>,
) -> Map {
    let mut map = Map::default();
    map.put("title", Yaml::Text(frame.title.to_owned()));
    map.put("short", Yaml::Text(frame.title.to_owned()));
    map.put("order", Yaml::Plain(frame.order.to_string()));
    map.put("type", Yaml::Plain("meta-analysis".to_owned()));
    for key in ["question", "summary", "methods"] {
        map.put(key, Yaml::Text(TO_WRITE.to_owned()));
    }
    if let Some(flow) = flow {
        map.put("flow", Yaml::Map(flow));
    }
    map.put("studies", Yaml::List(studies));
    map.list("comparisons", comparisons);
    map.put("limitations", Yaml::List(Vec::new()));
    map.put("gaps", Yaml::List(Vec::new()));
    let mut version = Map::default();
    version.put("version", Yaml::Text("0.1".to_owned()));
    version.put("date", Yaml::Plain(frame.today.to_string()));
    version.put(
        "changed",
        Yaml::Text(format!("Brought in from {}.", frame.file)),
    );
    version.put("conclusions_changed", Yaml::Plain("false".to_owned()));
    map.put("versions", Yaml::List(vec![Yaml::Map(version)]));
    status(&mut map, frame.is_published);
    map
}

/// A comparison of a body of evidence: `id`, and the ids of what it names.
pub fn comparison(
    found: &FoundComparison,
    id: &str,
    (intervention, comparator): (&str, &str),
    outcomes: Vec<Yaml>,
) -> Yaml {
    let mut map = Map::default();
    map.put("id", Yaml::Plain(id.to_owned()));
    map.put("title", Yaml::Text(found.title.clone()));
    map.put("intervention", Yaml::Plain(intervention.to_owned()));
    map.put("comparator", Yaml::Plain(comparator.to_owned()));
    map.put("population", Yaml::Text(TO_WRITE.to_owned()));
    map.put("setting", Yaml::Text(TO_WRITE.to_owned()));
    map.put("outcomes", Yaml::List(outcomes));
    Yaml::Map(map)
}

/// How results of an outcome are put together.
pub fn analysis(
    found: &FoundAnalysis,
    outcome: &str,
    results: Vec<Yaml>,
    compare_with: Option<(&str, &str)>,
) -> Yaml {
    let mut map = Map::default();
    map.put("outcome", Yaml::Plain(outcome.to_owned()));
    map.list("results", results);
    let mut settings = Map::default();
    for (key, value) in &found.settings {
        let value = Yaml::Plain(value.clone());
        match found.unchosen.iter().find(|(of, _)| of == key) {
            Some((_, why)) => settings.put_with(key, value, why),
            None => settings.put(key, value),
        }
        if *key == "method" {
            settings.plain(
                "measure",
                found.measure.map(|measure| format!("{measure:?}")),
            );
        }
    }
    map.put("analysis", Yaml::Map(settings));
    if let Some((study, words)) = compare_with {
        let mut pool = Map::default();
        pool.put("study", Yaml::Plain(study.to_owned()));
        pool.put("outcome", Yaml::Text(words.to_owned()));
        map.put("compare_with", Yaml::Map(pool));
    }
    Yaml::Map(map)
}

/// The flow of records and studies. `source` is the key and value that say where it was read.
pub fn flow(found: &FoundFlow, source: Option<(&str, &str)>) -> Map {
    let mut map = Map::default();
    let is_late =
        |key: &str| ["included_studies", "included_reports", "pooled_studies"].contains(&key);
    let put = |map: &mut Map, late: bool| {
        for (key, count) in found.counts.iter().filter(|(key, _)| is_late(key) == late) {
            map.plain(key, Some(*count));
        }
    };
    put(&mut map, false);
    let reasons = found.excluded.iter().map(|(reason, n)| {
        let mut one = Map::default();
        one.put("reason", Yaml::Text(reason.clone()));
        one.put("n", Yaml::Plain(n.to_string()));
        Yaml::Map(one)
    });
    map.list("excluded", reasons.collect());
    put(&mut map, true);
    let mut read = Map::default();
    if let Some((key, value)) = source {
        read.put(key, Yaml::Text(value.to_owned()));
    }
    read.text("where", Some(found.place.as_str()));
    map.put("source", Yaml::Map(read));
    map
}

fn status(map: &mut Map, is_published: bool) {
    if !is_published {
        map.put("status", Yaml::Plain("draft".to_owned()));
    }
}

/// "Quality of life" inside a sentence; a name in capitals stays.
fn lower_first(name: &str) -> String {
    let second_is_small = name.chars().nth(1).is_some_and(char::is_lowercase);
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if second_is_small => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}
