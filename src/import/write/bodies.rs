//! Outcomes, interventions and bodies of evidence in a plan: by the names that files give, found among
//! those of the site or made.

use crate::import::found::{
    FoundComparison, FoundIntervention, FoundOutcome, FoundSynthesis, Remark, Spot,
};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Comparison;
use crate::record::value::{Better, Date};
use crate::record::vocabulary::OutcomeDomain;

use super::ids;
use super::merge::letters;
use super::plan::Planner;
use super::synthesis;
use crate::edit::yaml::{Map, Yaml};

impl Planner<'_> {
    /// Outcomes that a file describes: those that the site lacks are made.
    pub(super) fn outcomes(&mut self, outcomes: &[FoundOutcome]) {
        for outcome in outcomes {
            self.make_outcome(outcome);
        }
    }

    /// Interventions that a file names.
    pub(super) fn interventions(&mut self, interventions: &[FoundIntervention]) {
        for one in interventions {
            self.make_intervention(&one.name, one.is_comparator);
        }
    }

    /// The id of an outcome by its name or id.
    pub(super) fn outcome_id(&mut self, name: &str, spot: &Spot) -> String {
        if let Some(id) = self.names.get(&(Kind::Outcome, letters(name))) {
            return id.clone();
        }
        self.make_outcome(&FoundOutcome {
            name: name.to_owned(),
            better: None,
            unchosen: None,
            spot: spot.clone(),
        })
    }

    fn make_outcome(&mut self, outcome: &FoundOutcome) -> String {
        let name = outcome.name.as_str();
        let key = (Kind::Outcome, letters(name));
        if let Some(id) = self.names.get(&key) {
            let id = id.clone();
            self.compare_direction(&id, outcome);
            return id;
        }
        let id = self.free(Kind::Outcome, &ids::named(name));
        let (better, unchosen) = self.asked.better_of(outcome);
        let domains = self.evidence.records.vocabulary::<OutcomeDomain>();
        let first = domains.first().map_or("health", |value| value.id.as_str());
        let domain = self
            .asked
            .domain
            .clone()
            .unwrap_or_else(|| first.to_owned());
        let record = synthesis::outcome(name, (better, unchosen), &domain, self.asked.is_published);
        let path = format!("outcomes/{id}.yaml");
        self.new_file(&path, &record);
        let mut lacks = vec!["definition".to_owned(), "domain".to_owned()];
        if better.is_none() {
            self.plan.undirected.push(name.to_owned());
        }
        lacks.extend(unchosen.map(|_| "better".to_owned()));
        lacks.push("importance".to_owned());
        self.fill.entry(path).or_default().extend(lacks);
        self.names.insert(key, id.clone());
        self.directions.insert(id.clone(), better);
        id
    }

    /// The directions that a file and the command give for an outcome that is there, where they differ from
    /// its own. Each is told once.
    fn compare_direction(&mut self, id: &str, outcome: &FoundOutcome) {
        let there = self.evidence.records.outcomes.get(&Id::new(id));
        let made = self.directions.get(id).copied().flatten();
        let Some(has) = there.map(|entry| entry.value.better).or(made) else {
            return;
        };
        let word = |better| match better {
            Better::Lower => "lower",
            Better::Higher => "higher",
        };
        let record = format!("`outcomes/{id}.yaml` says that {} is better", word(has));
        let mut told = Vec::new();
        if let Some(better) = outcome.better.filter(|better| *better != has) {
            let why = match &outcome.unchosen {
                Some(why) => format!(": {why}"),
                None => String::new(),
            };
            let left = match there {
                Some(_) => "The record was left as it is.",
                None => "Look which of them is right.",
            };
            let better = word(better);
            told.push(format!("{record}, and the file says {better}{why}. {left}"));
        }
        let said = self.asked.said_of(outcome);
        if let Some(better) = said.filter(|better| *better != has && there.is_some()) {
            let better = word(better);
            told.push(format!(
                "{record}, and `--better` says {better}. The record was left as it is, and its direction is what counts: `--better` is for new outcomes."
            ));
        }
        for text in told {
            let is_told = self.plan.differences.iter().any(|one| one.text == text);
            if !is_told {
                self.plan.differences.push(Remark {
                    spot: outcome.spot.clone(),
                    text,
                });
            }
        }
    }

    /// The id of an intervention or comparator by its name or id.
    fn make_intervention(&mut self, name: &str, is_comparator: bool) -> String {
        let key = (Kind::Intervention, letters(name));
        if let Some(id) = self.names.get(&key) {
            return id.clone();
        }
        let id = self.free(Kind::Intervention, &ids::named(name));
        let record = synthesis::intervention(name, is_comparator, self.asked.is_published);
        let path = format!("interventions/{id}.yaml");
        self.new_file(&path, &record);
        self.fill
            .entry(path)
            .or_default()
            .push("definition".to_owned());
        self.names.insert(key, id.clone());
        id
    }

    /// Bodies of evidence: added to one that is there, or made.
    pub(super) fn syntheses(&mut self, syntheses: Vec<FoundSynthesis>) {
        for found in syntheses {
            self.synthesis(&found);
        }
    }

    fn synthesis(&mut self, found: &FoundSynthesis) {
        let name = self
            .asked
            .synthesis
            .clone()
            .unwrap_or_else(|| found.title.clone());
        let file = &found.spot.file;
        let key = |key: &String| (file.clone(), key.clone());
        let mut studies: Vec<String> = Vec::new();
        for id in found
            .studies
            .iter()
            .filter_map(|study| self.study_ids.get(&key(study)))
        {
            if !studies.contains(id) {
                studies.push(id.clone());
            }
        }
        let source = self.asked.source.clone();
        let source = source.as_ref().map(|(key, value)| (*key, value.as_str()));
        let flow = found
            .flow
            .as_ref()
            .map(|flow| synthesis::flow(flow, source));
        let evidence = self.evidence;
        let named = evidence.records.syntheses.values().find(|entry| {
            [entry.id.as_str(), &entry.value.title]
                .iter()
                .any(|has| letters(has) == letters(&name))
        });
        let there: &[Comparison] = named.map_or(&[], |entry| &entry.value.comparisons);
        let mut used = Vec::new();
        let comparisons: Vec<Yaml> = found
            .comparisons
            .iter()
            .map(|one| self.comparison(one, file, there, &mut used))
            .collect();
        let items = Self::items(studies.iter());
        match named {
            Some(entry) => {
                let mut wanted = Map::default();
                wanted.list("studies", items);
                wanted.list("comparisons", comparisons);
                if let Some(flow) = flow {
                    wanted.put("flow", Yaml::Map(flow));
                }
                self.merge(&entry.source, &wanted, &found.spot);
                self.plan.syntheses.push(entry.id.to_string());
            }
            None => self.new_synthesis(&name, found, items, comparisons, flow),
        }
    }

    fn new_synthesis(
        &mut self,
        name: &str,
        found: &FoundSynthesis,
        studies: Vec<Yaml>,
        comparisons: Vec<Yaml>,
        flow: Option<Map>,
    ) {
        let id = self.free(Kind::Synthesis, &ids::named(name));
        let orders = self
            .evidence
            .records
            .syntheses
            .values()
            .map(|entry| entry.value.order);
        let frame = synthesis::Frame {
            title: name,
            order: orders.max().unwrap_or(0) + 1 + self.plan.syntheses.len() as u32,
            file: found.spot.file_name(),
            today: self
                .asked
                .today
                .unwrap_or(Date(jiff::civil::Date::constant(2000, 1, 1))),
            is_published: self.asked.is_published,
        };
        let record = synthesis::record(&frame, studies, comparisons, flow);
        let path = format!("syntheses/{id}.yaml");
        self.new_file(&path, &record);
        let keys = [
            "question",
            "summary",
            "methods",
            "population and setting of each comparison",
            "limitations",
            "gaps",
        ];
        let keys = keys.map(str::to_owned);
        self.fill.entry(path).or_default().extend(keys);
        self.plan.syntheses.push(id);
    }

    /// A comparison; one of the body of evidence that has the same two sides is added to.
    fn comparison(
        &mut self,
        found: &FoundComparison,
        file: &str,
        there: &[Comparison],
        used: &mut Vec<String>,
    ) -> Yaml {
        let intervention = self.make_intervention(&found.intervention, false);
        let comparator = self.make_intervention(&found.comparator, true);
        let outcomes = found.outcomes.iter().map(|analysis| {
            let outcome = self.outcome_id(&analysis.outcome, &Spot::new(file, 0));
            let key = (file.to_owned(), analysis.key.clone());
            let results = self.by_analysis.get(&key).cloned().unwrap_or_default();
            let results = results.into_iter().map(Yaml::Text).collect();
            let review = analysis.compare_with.as_ref().and_then(|(review, words)| {
                let id = self.study_ids.get(&(file.to_owned(), review.clone()))?;
                Some((id.clone(), words.clone()))
            });
            let review = review
                .as_ref()
                .map(|(id, words)| (id.as_str(), words.as_str()));
            synthesis::analysis(analysis, &outcome, results, review)
        });
        let outcomes: Vec<Yaml> = outcomes.collect();
        let same = there.iter().find(|one| {
            one.intervention.as_str() == intervention && one.comparator.as_str() == comparator
        });
        if let Some(same) = same {
            let mut map = Map::default();
            map.put("id", Yaml::Plain(same.id.to_string()));
            map.put("outcomes", Yaml::List(outcomes));
            return Yaml::Map(map);
        }
        let id = free_name(&found.title, there, used);
        synthesis::comparison(found, &id, (&intervention, &comparator), outcomes)
    }
}

/// An id for a comparison that no other of its body of evidence has.
fn free_name(title: &str, there: &[Comparison], used: &mut Vec<String>) -> String {
    let base = match ids::named(title) {
        id if Id::fault(&id).is_none() => id,
        _ => "comparison".to_owned(),
    };
    let is_taken = |id: &String| used.contains(id) || there.iter().any(|one| one.id.as_str() == id);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut all = std::iter::once(base.clone()).chain(numbered);
    let id = all.find(|id| !is_taken(id)).unwrap_or(base);
    used.push(id.clone());
    id
}
