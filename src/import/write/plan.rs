//! The plan of an import: which files would change, and how; nothing is written here.

use std::collections::{BTreeMap, HashMap};

use crate::edit::Change;
use crate::edit::yaml::{self, Map, Yaml};
use crate::evidence::Evidence;
use crate::import::found::{Found, FoundOutcome, FoundStudy, Loss, Remark, Spot};
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::placeholder::TO_WRITE;
use crate::record::records::Records;
use crate::record::study::{Design, Study};
use crate::record::value::{Better, Date};

use super::ids::{self, Taken};
use super::known::KnownStudies;
use super::merge::{self, letters};
use super::study::{self, Frame};

/// What was asked for besides the files.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// New records are to be shown; else they are drafts.
    pub is_published: bool,
    /// The body of evidence, by id, or the title of a new one.
    pub synthesis: Option<String>,
    /// The design of new studies whose file does not tell it.
    pub design: Option<Design>,
    /// Which direction of new outcomes is good: of one by its name, or of all others.
    pub better: Vec<(Option<String>, Better)>,
    /// The domain of new outcomes.
    pub domain: Option<String>,
    /// Who appraised.
    pub by: Option<String>,
    /// Where the numbers were read: `record` with the id of a study, or `url`. The study itself when
    /// left out.
    pub source: Option<(&'static str, String)>,
    /// Today.
    pub today: Option<Date>,
}

impl Asked {
    /// Which direction of an outcome is good: what was said of it by name, else what its file says, else
    /// what was said of all. What its file says without anybody's choice comes last, with the reason why a
    /// person has to decide it.
    pub(super) fn better_of<'o>(
        &self,
        outcome: &'o FoundOutcome,
    ) -> (Option<Better>, Option<&'o str>) {
        match self.said_of(outcome).or_else(|| chosen(outcome)) {
            Some(better) => (Some(better), None),
            None => (outcome.better, outcome.unchosen.as_deref()),
        }
    }

    /// What was said of an outcome: by its name, or of all whose file does not say it.
    pub(super) fn said_of(&self, outcome: &FoundOutcome) -> Option<Better> {
        let of_all = || self.said_of_all().filter(|_| chosen(outcome).is_none());
        self.said_by_name(&outcome.name).or_else(of_all)
    }

    fn said_by_name(&self, name: &str) -> Option<Better> {
        let name = letters(name);
        let is_it = |of: &Option<String>| of.as_ref().is_some_and(|of| letters(of) == name);
        let mut said = self.better.iter();
        said.find(|(of, _)| is_it(of)).map(|(_, better)| *better)
    }

    fn said_of_all(&self) -> Option<Better> {
        let mut said = self.better.iter();
        said.find(|(of, _)| of.is_none()).map(|(_, better)| *better)
    }
}

/// Which direction is good, where somebody chose what the file says.
fn chosen(outcome: &FoundOutcome) -> Option<Better> {
    outcome.better.filter(|_| outcome.unchosen.is_none())
}

/// What staff have to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToFill {
    /// The file.
    pub path: String,
    /// The keys.
    pub keys: Vec<String>,
}

/// A plan.
#[derive(Debug, Default)]
pub struct Plan {
    /// Files that change.
    pub changes: Vec<Change>,
    /// Records that are there already and what that means.
    pub same: Vec<Remark>,
    /// What a record says otherwise; it stays.
    pub differences: Vec<Remark>,
    /// What to fill in.
    pub to_fill: Vec<ToFill>,
    /// What no record holds.
    pub losses: Vec<Loss>,
    /// What to know or to look at.
    pub remarks: Vec<Remark>,
    /// New outcomes of which nobody has said which direction is good. It is not guessed: with one of them
    /// nothing is written.
    pub undirected: Vec<String>,
    /// Bodies of evidence that were made or added to, by id.
    pub syntheses: Vec<String>,
}

/// What is needed while a plan is made.
pub struct Planner<'e> {
    pub(super) evidence: &'e Evidence,
    pub(super) asked: &'e Asked,
    pub(super) plan: Plan,
    pub(super) taken: HashMap<Kind, Taken>,
    pub(super) taken_results: Taken,
    /// The id of each study by file and key.
    pub(super) study_ids: HashMap<(String, String), String>,
    /// Ids of outcomes and interventions by the letters of their names.
    pub(super) names: HashMap<(Kind, String), String>,
    /// Ids of results by the analysis of the file to which they belong.
    pub(super) by_analysis: HashMap<(String, String), Vec<String>>,
    /// Which direction is good, of outcomes that are made.
    pub(super) directions: HashMap<String, Option<Better>>,
    pub(super) fill: BTreeMap<String, Vec<String>>,
}

/// A study of the site, or a new one, with all that was found of it.
struct Target {
    id: String,
    is_there: bool,
    study: FoundStudy,
}

/// The plan for what was found.
pub fn plan(found: Found, evidence: &Evidence, asked: &Asked) -> Plan {
    let mut planner = Planner::new(evidence, asked);
    planner.plan.losses = found.losses;
    planner.plan.remarks = found.remarks;
    planner.outcomes(&found.outcomes);
    planner.interventions(&found.interventions);
    let targets = planner.targets(found.studies);
    for target in targets {
        planner.study(target);
    }
    planner.syntheses(found.syntheses);
    let fill = std::mem::take(&mut planner.fill).into_iter();
    planner.plan.to_fill = fill.map(|(path, keys)| ToFill { path, keys }).collect();
    planner.plan
}

impl<'e> Planner<'e> {
    fn new(evidence: &'e Evidence, asked: &'e Asked) -> Self {
        let records = &evidence.records;
        let kinds = [
            Kind::Study,
            Kind::Outcome,
            Kind::Intervention,
            Kind::Synthesis,
        ];
        let taken = kinds.map(|kind| (kind, Taken::of(records.ids(kind).into_iter())));
        let results = evidence
            .results
            .values()
            .map(|entry| entry.result.id.as_str());
        Self {
            evidence,
            asked,
            plan: Plan::default(),
            taken: taken.into_iter().collect(),
            taken_results: Taken::of(results),
            study_ids: HashMap::new(),
            names: names_of(records),
            by_analysis: HashMap::new(),
            directions: HashMap::new(),
            fill: BTreeMap::new(),
        }
    }

    /// A free id of a kind.
    pub(super) fn free(&mut self, kind: Kind, wanted: &str) -> String {
        let instead = kind.link_prefix();
        self.taken.entry(kind).or_default().free(wanted, instead)
    }

    /// Puts studies together that are one, among themselves and with those of the site.
    fn targets(&mut self, studies: Vec<FoundStudy>) -> Vec<Target> {
        let mut known = KnownStudies::of(&self.evidence.records);
        let mut targets: Vec<Target> = Vec::new();
        for mut study in studies {
            if study.design.is_none() {
                study.design = self.asked.design;
            }
            let (file, key) = (study.spot.file.clone(), study.key.clone());
            let same = known.same(&study, &mut self.plan.remarks);
            let (id, is_there) = match &same {
                Some(same) => (same.id.clone(), true),
                None => (self.free(Kind::Study, &ids::of_study(&study)), false),
            };
            known.add(&id, &study);
            self.study_ids.insert((file, key), id.clone());
            match targets.iter_mut().find(|target| target.id == id) {
                Some(target) => {
                    let by = same.as_ref().map_or("name", |same| same.by);
                    if by != "name" || study.label.is_none() {
                        let first = target.study.spot.label();
                        let text = format!(
                            "It is the study at {first} (same {by}): the two were put together as `{id}`."
                        );
                        self.plan.same.push(Remark {
                            spot: study.spot.clone(),
                            text,
                        });
                    }
                    join(&mut target.study, study);
                }
                None => {
                    if let Some(same) = &same {
                        let text = format!("It is there already as `{id}` (same {}).", same.by);
                        self.plan.same.push(Remark {
                            spot: study.spot.clone(),
                            text,
                        });
                    }
                    targets.push(Target {
                        id,
                        is_there,
                        study,
                    });
                }
            }
        }
        targets
    }

    fn study(&mut self, target: Target) {
        let Target {
            id,
            is_there,
            study,
        } = target;
        let label = ids::label_of(&study);
        let asked = self.asked;
        let source = asked.source.as_ref();
        let source = source.map_or(("record", id.clone()), |(key, value)| (*key, value.clone()));
        let by = asked.by.clone();
        let by = by.unwrap_or_else(|| TO_WRITE.to_owned());
        let results = self.results_of(&id, &study, (source.0, &source.1));
        let frame = Frame {
            id: &id,
            label: &label,
            is_published: asked.is_published,
            source: (source.0, &source.1),
            by: &by,
        };
        let wanted = study::record(&study, results, &frame);
        let path = format!("studies/{id}.yaml");
        let lacks_by = asked.by.is_none() && !study.appraisals.is_empty();
        let lacking = study::lacking(&study).into_iter().map(str::to_owned);
        let mut lacking: Vec<String> = lacking.collect();
        lacking.extend(lacks_by.then(|| "appraisals: by whom".to_owned()));
        let evidence = self.evidence;
        let there = is_there.then(|| {
            evidence
                .records
                .studies
                .get(&crate::record::id::Id::new(&id))
        });
        match there.flatten() {
            Some(entry) => self.merge_study(entry, wanted, &study),
            None => {
                self.new_file(&path, &wanted);
                self.fill.entry(path).or_default().extend(lacking);
            }
        }
    }

    /// Adds to a study that is there what it lacks. Its name, its design and whether it is shown are
    /// for people to say.
    fn merge_study(&mut self, entry: &Entry<Study>, mut wanted: Map, study: &FoundStudy) {
        let lacks_people = entry.value.population.is_none();
        let is_own = |key: &yaml::Key| {
            matches!(key.name.as_str(), "label" | "status" | "note")
                || (key.name == "design" && study.design.is_none())
                || (key.name == "population" && study.population.is_none() && lacks_people)
        };
        wanted.0.retain(|key| !is_own(key));
        self.merge(&entry.source, &wanted, &study.spot);
    }

    /// Puts what a record lacks into its file.
    pub(super) fn merge(&mut self, source: &crate::load::Source, wanted: &Map, spot: &Spot) {
        let path = path_of(source);
        let open = self
            .plan
            .changes
            .iter()
            .position(|change| change.path == path);
        let text = open.map_or(source.text.clone(), |at| {
            self.plan.changes[at].after.clone()
        });
        let start = source.yaml_start();
        let end = start + source.yaml().len() + (text.len() - source.text.len());
        let merged = merge::merge(&text, start..end.min(text.len()), wanted);
        for difference in merged.differences {
            let (has, given) = (cut(&difference.has), cut(&difference.found));
            let text = format!(
                "`{path}` says `{}: {has}`, and here stands `{given}`. The record was left as it is.",
                difference.path
            );
            self.plan.differences.push(Remark {
                spot: spot.clone(),
                text,
            });
        }
        for put in merged.not_put {
            let text =
                format!("`{put}` could not be put into `{path}` by a program: write it by hand.");
            self.plan.differences.push(Remark {
                spot: spot.clone(),
                text,
            });
        }
        if let Some(after) = merged.text {
            match open {
                Some(at) => self.plan.changes[at].after = after,
                None => self.plan.changes.push(Change {
                    path,
                    before: Some(source.text.clone()),
                    after,
                }),
            }
        }
    }

    /// A record that is new.
    pub(super) fn new_file(&mut self, path: &str, record: &Map) {
        self.plan.changes.push(Change {
            path: path.to_owned(),
            before: None,
            after: yaml::lines(record, 0),
        });
    }

    /// References to records, as items of a list.
    pub(super) fn items<'i>(ids: impl Iterator<Item = &'i String>) -> Vec<Yaml> {
        ids.map(|id| Yaml::Plain(id.clone())).collect()
    }
}

/// The file below the content folder.
pub fn path_of(source: &crate::load::Source) -> String {
    let name = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{}/{name}", source.folder)
}

fn cut(text: &str) -> String {
    let one = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one.char_indices().nth(70) {
        Some((at, _)) => format!("{}…", &one[..at]),
        None => one,
    }
}

fn names_of(records: &Records) -> HashMap<(Kind, String), String> {
    let mut names = HashMap::new();
    for entry in records.outcomes.values() {
        let value = &entry.value;
        let all = [&value.name, &value.plain_name]
            .into_iter()
            .chain(&value.also);
        for name in all {
            names
                .entry((Kind::Outcome, letters(name)))
                .or_insert_with(|| entry.id.to_string());
        }
        names.insert(
            (Kind::Outcome, letters(entry.id.as_str())),
            entry.id.to_string(),
        );
    }
    for entry in records.interventions.values() {
        let value = &entry.value;
        let all = [&value.name, &value.plain_name]
            .into_iter()
            .chain(&value.also);
        for name in all {
            names
                .entry((Kind::Intervention, letters(name)))
                .or_insert_with(|| entry.id.to_string());
        }
        names.insert(
            (Kind::Intervention, letters(entry.id.as_str())),
            entry.id.to_string(),
        );
    }
    names
}

/// Adds to a study what another mention of it has.
fn join(study: &mut FoundStudy, other: FoundStudy) {
    macro_rules! take {
        ($($field:ident),*) => { $(if study.$field.is_none() { study.$field = other.$field; })* };
    }
    macro_rules! take_paper {
        ($($field:ident),*) => {
            $(if study.bibliography.$field.is_none() { study.bibliography.$field = other.bibliography.$field; })*
        };
    }
    take!(label, design, methods, population, people, note);
    take_paper!(
        year, title, container, volume, issue, pages, publisher, published, doi, pmid, pmcid, url,
        reference
    );
    if study.bibliography.authors.is_empty() {
        study.bibliography.authors = other.bibliography.authors;
        study.bibliography.and_others |= other.bibliography.and_others;
    }
    if study.countries.is_empty() {
        study.countries = other.countries;
    }
    study.groups.extend(other.groups);
    study.numbers.extend(other.numbers);
    study.results.extend(other.results);
    study.pooled.extend(other.pooled);
    let has = |tool: &str, study: &FoundStudy| study.appraisals.iter().any(|one| one.tool == tool);
    for appraisal in other.appraisals {
        if !has(&appraisal.tool, study) {
            study.appraisals.push(appraisal);
        }
    }
}
