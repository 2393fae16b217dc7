//! A study that was found as a record: the keys in the order in which people write them.

use std::collections::BTreeMap;

use crate::import::found::{FoundAppraisal, FoundJudgement, FoundPool, FoundResult, FoundStudy};
use crate::record::author::{self, Author, Person};
use crate::record::placeholder::{TO_DECIDE, TO_WRITE};
use crate::record::result::{ArmData, Effect, EffectSign};
use crate::record::study::{Bibliography, Design};

use crate::edit::yaml::{Map, Yaml};

/// What a record of a study needs besides what was found.
#[derive(Debug)]
pub struct Frame<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name for readers.
    pub label: &'a str,
    /// Whether it is to be shown.
    pub is_published: bool,
    /// The key and value that say where its facts were read: `record` or `url`.
    pub source: (&'a str, &'a str),
    /// Who appraised.
    pub by: &'a str,
}

/// The record.
pub fn record(study: &FoundStudy, results: Vec<Yaml>, frame: &Frame<'_>) -> Map {
    let mut map = Map::default();
    map.put("label", Yaml::Text(frame.label.to_owned()));
    match study.design {
        Some(design) => map.put("design", Yaml::Plain(design_word(design).to_owned())),
        None => {
            let comment = format!(
                "{TO_DECIDE} which design it is. {} does not say it.",
                study.spot.file_name()
            );
            map.put_with("design", Yaml::Plain("other".to_owned()), &comment);
        }
    }
    map.put("bibliography", Yaml::Map(bibliography(&study.bibliography)));
    map.list("countries", texts(&study.countries));
    map.text("methods", study.methods.as_deref());
    if study.population.is_some() || study.people.is_some() {
        map.put("population", Yaml::Map(population(study)));
    }
    if !study.groups.is_empty() {
        map.put("groups", Yaml::Map(groups(&study.groups)));
    }
    if !study.numbers.is_empty() {
        let mut numbers = Map::default();
        for (name, value) in &study.numbers {
            numbers.put(name, Yaml::Plain(number(*value)));
        }
        map.put("numbers", Yaml::Map(numbers));
    }
    map.list("results", results);
    map.list(
        "pooled_results",
        study
            .pooled
            .iter()
            .map(|pool| pooled(pool, frame.id))
            .collect(),
    );
    map.list(
        "appraisals",
        study
            .appraisals
            .iter()
            .map(|one| appraisal(one, frame))
            .collect(),
    );
    map.text("note", study.note.as_deref());
    if !frame.is_published {
        map.put("status", Yaml::Plain("draft".to_owned()));
    }
    map
}

/// What staff have to fill in, because the file does not give it.
pub fn lacking(study: &FoundStudy) -> Vec<&'static str> {
    let paper = &study.bibliography;
    let lacks = [
        ("design", study.design.is_none()),
        ("bibliography.authors", paper.authors.is_empty()),
        ("bibliography.year", paper.year.is_none()),
        ("bibliography.title", paper.title.is_none()),
        (
            "bibliography.container or publisher",
            paper.container.is_none() && paper.publisher.is_none(),
        ),
        ("population", study.population.is_none()),
    ];
    lacks
        .into_iter()
        .filter(|(_, lacks)| *lacks)
        .map(|(what, _)| what)
        .collect()
}

fn population(study: &FoundStudy) -> Map {
    let mut map = Map::default();
    let described = study.population.as_deref().unwrap_or(TO_WRITE);
    map.put("description", Yaml::Text(described.to_owned()));
    map.plain("n", study.people);
    map
}

fn groups(groups: &BTreeMap<String, String>) -> Map {
    let mut map = Map::default();
    for (name, value) in groups {
        map.put(name, Yaml::Text(value.clone()));
    }
    map
}

fn texts(texts: &[String]) -> Vec<Yaml> {
    texts.iter().map(|text| Yaml::Text(text.clone())).collect()
}

fn bibliography(paper: &Bibliography) -> Map {
    let mut map = Map::default();
    map.list("authors", paper.authors.iter().map(name).collect());
    if paper.and_others {
        map.put("and_others", Yaml::Plain("true".to_owned()));
    }
    map.plain("year", paper.year);
    map.text("title", paper.title.as_deref());
    map.text("container", paper.container.as_deref());
    map.0.extend(short("volume", paper.volume.as_deref()));
    map.0.extend(short("issue", paper.issue.as_deref()));
    map.text("pages", paper.pages.as_deref());
    map.text("publisher", paper.publisher.as_deref());
    map.plain("published", paper.published);
    map.text("doi", paper.doi.as_deref());
    map.plain("pmid", paper.pmid.as_deref());
    map.text("pmcid", paper.pmcid.as_deref());
    map.text("url", paper.url.as_deref());
    map.text("reference", paper.reference.as_deref());
    map
}

/// A volume or issue: a number stands without quotation marks.
fn short(name: &str, value: Option<&str>) -> Option<crate::edit::yaml::Key> {
    let value = value?;
    let is_number =
        value.len() < 9 && value.bytes().all(|b| b.is_ascii_digit()) && !value.starts_with('0');
    let mut map = Map::default();
    match is_number {
        true => map.plain(name, Some(value)),
        false => map.text(name, Some(value)),
    }
    map.0.pop()
}

/// An author as a plain text where that is read as the same name, and in parts elsewhere.
fn name(author: &Author) -> Yaml {
    match author {
        Author::Organisation(name) => {
            let bare = author::read(name);
            let is_plain = bare.author == *author && bare.doubt.is_none();
            Yaml::Text(if is_plain {
                name.clone()
            } else {
                format!("{{{name}}}")
            })
        }
        Author::Person(person) => {
            let initials: String = person
                .given
                .chars()
                .filter(|c| !matches!(c, '.' | ' '))
                .collect();
            let forms = [
                format!("{} {initials}", person.family),
                format!("{}, {}", person.family, person.given),
            ];
            let plain = forms.into_iter().find(|text| is_read_as(text, person));
            plain.map_or_else(|| in_parts(person), Yaml::Text)
        }
    }
}

fn is_read_as(text: &str, person: &Person) -> bool {
    let read = author::read(text);
    let bare = |text: &str| text.replace(['.', ' '], "");
    match read.author {
        Author::Person(other) => {
            read.doubt.is_none()
                && person.suffix.is_empty()
                && other.family == person.family
                && other.particle == person.particle
                && other.suffix.is_empty()
                && bare(&other.given) == bare(&person.given)
                && other.given.contains(' ') == person.given.contains(' ')
        }
        Author::Organisation(_) => false,
    }
}

fn in_parts(person: &Person) -> Yaml {
    let mut map = Map::default();
    map.text("family", Some(person.family.as_str()));
    map.text("particle", Some(person.particle.as_str()));
    map.text("given", Some(person.given.as_str()));
    map.text("suffix", Some(person.suffix.as_str()));
    Yaml::Line(map)
}

/// A result as an element of `results`.
pub fn result(result: &FoundResult, id: &str, outcome: &str, source: (&str, &str)) -> Yaml {
    let mut map = Map::default();
    map.put("id", Yaml::Text(id.to_owned()));
    map.put("outcome", Yaml::Plain(outcome.to_owned()));
    map.text("measured", result.measured.as_deref());
    map.text("instrument", result.instrument.as_deref());
    map.plain("months", result.months.map(number));
    map.text("arm", result.arm.as_deref());
    if !result.groups.is_empty() {
        map.put("groups", Yaml::Map(groups(&result.groups)));
    }
    for (name, data) in [
        ("intervention", &result.intervention),
        ("comparator", &result.comparator),
    ] {
        if *data != ArmData::default() {
            map.put(name, Yaml::Line(arm(data)));
        }
    }
    map.plain("n", result.n);
    if let Some(stated) = &result.effect {
        map.put("effect", Yaml::Line(effect(stated)));
    }
    map.text("note", result.note.as_deref());
    let mut read = Map::default();
    read.put(source.0, Yaml::Text(source.1.to_owned()));
    read.text("where", Some(result.place.as_str()));
    map.put("source", Yaml::Line(read));
    Yaml::Map(map)
}

fn arm(data: &ArmData) -> Map {
    let mut map = Map::default();
    map.plain("n", data.n);
    map.plain("events", data.events);
    map.plain("mean", data.mean.map(number));
    map.plain("sd", data.sd.map(number));
    map.plain("se", data.se.map(number));
    map.plain("person_time", data.person_time.map(number));
    map
}

fn effect(effect: &Effect) -> Map {
    let mut map = Map::default();
    map.plain("measure", Some(format!("{:?}", effect.measure)));
    map.plain("estimate", Some(number(effect.estimate)));
    map.plain("se", effect.se.map(number));
    map.plain("ci_low", effect.ci_low.map(number));
    map.plain("ci_high", effect.ci_high.map(number));
    map.text("p", effect.p.as_deref());
    let positive = effect.positive.map(|sign| match sign {
        EffectSign::FavoursIntervention => "favours-intervention",
        EffectSign::HigherWithIntervention => "higher-with-intervention",
    });
    map.plain("positive", positive);
    map
}

fn pooled(pool: &FoundPool, id: &str) -> Yaml {
    let mut map = Map::default();
    map.text("outcome", Some(pool.outcome.as_str()));
    map.plain("studies", pool.studies.filter(|n| *n > 0));
    map.plain("n", pool.people.filter(|n| *n > 0));
    map.text("measure", Some(pool.measure.as_str()));
    map.plain("estimate", Some(number(pool.estimate)));
    map.plain("ci_low", pool.interval.map(|(low, _)| number(low)));
    map.plain("ci_high", pool.interval.map(|(_, high)| number(high)));
    map.text("p", pool.p.map(p_value).as_deref());
    map.plain(
        "i_squared",
        pool.i_squared
            .map(|value| number((value * 100.0).round() / 100.0)),
    );
    map.plain(
        "chi_squared",
        pool.chi_squared
            .map(|value| number((value * 1e4).round() / 1e4)),
    );
    map.plain("df", pool.df);
    map.text("benefit", Some(pool.benefit.as_str()));
    let mut read = Map::default();
    read.put("record", Yaml::Plain(id.to_owned()));
    read.text("where", Some(pool.place.as_str()));
    map.put("source", Yaml::Line(read));
    Yaml::Map(map)
}

fn p_value(p: f64) -> String {
    if p < 0.00001 {
        "<0.00001".to_owned()
    } else {
        number((p * 1e5).round() / 1e5)
    }
}

fn appraisal(one: &FoundAppraisal, frame: &Frame<'_>) -> Yaml {
    let mut map = Map::default();
    map.put("tool", Yaml::Plain(one.tool.clone()));
    map.put("by", Yaml::Text(frame.by.to_owned()));
    let mut domains = Map::default();
    for (domain, judged) in &one.domains {
        domains.put(domain, judgement(judged));
    }
    map.put("domains", Yaml::Map(domains));
    if let Some(overall) = &one.overall {
        map.put("overall", judgement(overall));
    }
    let mut read = Map::default();
    read.put(frame.source.0, Yaml::Text(frame.source.1.to_owned()));
    read.text("where", Some(one.place.as_str()));
    map.put("source", Yaml::Line(read));
    Yaml::Map(map)
}

fn judgement(judged: &FoundJudgement) -> Yaml {
    let mut map = Map::default();
    map.put("level", Yaml::Plain(judged.level.clone()));
    match judged
        .support
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        None => Yaml::Line(map),
        Some(support) => {
            map.text("support", Some(support));
            Yaml::Map(map)
        }
    }
}

/// A number with at most ten figures that count.
pub fn number(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return "0".to_owned();
    }
    let figures = 10 - 1 - value.abs().log10().floor() as i32;
    let factor = 10f64.powi(figures.clamp(-300, 300));
    let rounded = (value * factor).round() / factor;
    let rounded = if rounded.is_finite() { rounded } else { value };
    format!("{rounded}")
}

/// A design as records name it.
fn design_word(design: Design) -> &'static str {
    match design {
        Design::RandomisedTrial => "randomised-trial",
        Design::ClusterRandomisedTrial => "cluster-randomised-trial",
        Design::NonRandomisedComparison => "non-randomised-comparison",
        Design::BeforeAfter => "before-after",
        Design::CrossSectional => "cross-sectional",
        Design::Qualitative => "qualitative",
        Design::Evaluation => "evaluation",
        Design::EconomicEvaluation => "economic-evaluation",
        Design::SystematicReview => "systematic-review",
        Design::UmbrellaReview => "umbrella-review",
        Design::NarrativeOverview => "narrative-overview",
        Design::Theory => "theory",
        Design::Editorial => "editorial",
        Design::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_so_that_they_are_read_as_the_same() {
        let person = |family: &str, given: &str, particle: &str, suffix: &str| {
            Author::Person(Person {
                family: family.into(),
                given: given.into(),
                particle: particle.into(),
                suffix: suffix.into(),
            })
        };
        let text = |author: &Author| crate::edit::yaml::on_one_line(&name(author));
        assert_eq!(text(&person("Finch", "A. B.", "", "")), "Finch AB");
        assert_eq!(
            text(&person("Robin", "Beatrice", "", "")),
            "\"Robin, Beatrice\""
        );
        assert_eq!(text(&person("Grant Steen", "R.", "", "")), "Grant Steen R");
        assert!(text(&person("King", "Martin", "", "Jr.")).starts_with("{family: King"));
        assert_eq!(
            text(&Author::Organisation("Tea Trial Group".into())),
            "Tea Trial Group"
        );
        assert_eq!(text(&Author::Organisation("Teapot".into())), "Teapot");
        let unsure = Author::Organisation("Jane Smith".into());
        assert_eq!(text(&unsure), "\"{Jane Smith}\"");
    }

    #[test]
    fn numbers_keep_ten_figures() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(-12.0), "-12");
        assert_eq!(number(1.0 / 3.0), "0.3333333333");
        assert_eq!(number(f64::NAN), "0");
        assert_eq!(number(1e-12), "0.000000000001");
    }
}
