//! Networks of treatments.

use serde_json::{Map, Value, json};

use crate::cli::analyse::settings::choices as typed_choices;
use crate::cli::analyse_args::{TableArgs, TableMeasure, TableMethod};
use crate::cli::deeper_args::SmallValuesArg;
use crate::diag::{Diagnostic, Diagnostics};
use crate::load::source::Source;
use crate::load::table;
use crate::text::suggest;
use stats::effect::EffectSize;
use stats::effect::continuous::Group;
use stats::error::StatsError;
use stats::heterogeneity::QTest;
use stats::network::arms::{ArmEvents, ArmMeasure, added, event_effects, mean_effect};
use stats::network::contribution::contributions;
use stats::network::designs::design_tests;
use stats::network::ranking::{SmallValues, p_scores};
use stats::network::split::{Split, split};
use stats::network::study::{Contrast, NetworkStudy};
use stats::network::{NetworkEstimates, NetworkMethod, NetworkOptions, network, parts};

use super::cells::Cells;
use super::columns_held::Column;
use super::data::{numbered, options};
use super::network_rows::{
    EVENTS, MEANS, PAIRS, STANDARD_ERROR, VARIANCE, check_arms, check_pairs,
};
use super::shape::{inference, number, object, optional, put_interval, q_test};
use super::trouble::Trouble;

/// The studies of a table.
struct Network {
    names: Vec<String>,
    treatments: Vec<String>,
    studies: Vec<NetworkStudy>,
    /// The differences of each study: as given, or worked out from its arms.
    contrasts: Vec<Vec<Contrast>>,
    /// What was added to the events of each study.
    added: Vec<f64>,
}

pub(super) fn numbers(source: &Source, args: &TableArgs) -> Result<(Value, Diagnostics), Trouble> {
    let read = read(source, args)?;
    let size = read.treatments.len();
    let separate = parts(&read.studies, size);
    if separate.len() > 1 {
        let named = |part: &Vec<usize>| -> Value {
            part.iter().map(|t| json!(read.treatments[*t])).collect()
        };
        let value = json!({
            "connected": false,
            "parts": separate.iter().map(named).collect::<Vec<_>>(),
        });
        return Ok((value, Diagnostics::new()));
    }
    let choices = typed_choices(args);
    let wanted = NetworkOptions {
        method: match args.method {
            Some(TableMethod::Dl) => NetworkMethod::DerSimonianLaird,
            Some(TableMethod::Ml) => NetworkMethod::MaximumLikelihood,
            _ => NetworkMethod::RestrictedMaximumLikelihood,
        },
        level: options(&choices).level,
    };
    let small = match args.deeper.small_values {
        Some(SmallValuesArg::Undesirable) => SmallValues::Undesirable,
        _ => SmallValues::Desirable,
    };
    let result = network(&read.studies, size, &wanted)?;
    let reference = reference(args, &read.treatments)?;
    let mut map = object([
        ("connected", json!(true)),
        ("n_studies", json!(read.studies.len())),
        ("n_treatments", json!(size)),
        (
            "n_comparisons",
            json!(
                read.studies
                    .iter()
                    .map(|s| s.contrasts().len())
                    .sum::<usize>()
            ),
        ),
        ("treatments", json!(read.treatments)),
        ("contrasts", read.contrasts()),
        ("tau2", number(result.tau2)),
        ("tau", number(result.tau2.sqrt())),
        ("I2", number(result.i2_percent())),
        ("Q", Value::Object(q_test(Some(&result.q)))),
    ]);
    map.extend(read.designs()?);
    map.extend(object([
        ("common", read.comparisons(&result.common, false)),
        ("random", read.comparisons(&result.random, true)),
        ("pscores_common", read.scores(&result.common, small)),
        ("pscores_random", read.scores(&result.random, small)),
        ("split_common", read.splits(&result.common, reference)),
        ("split_random", read.splits(&result.random, reference)),
        ("contributions_random", read.contributions(result.tau2)?),
    ]));
    Ok((Value::Object(map), Diagnostics::new()))
}

/// Treatments in the order of people: letters and digits first, capitals last.
fn sorted(mut names: Vec<String>) -> Vec<String> {
    let letters = |name: &str| -> String {
        let kept = name.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    names.sort_by_cached_key(|name| (letters(name), name.clone()));
    names.dedup();
    names
}

/// The place of the treatment that `--reference` names.
fn reference(args: &TableArgs, treatments: &[String]) -> Result<Option<usize>, Trouble> {
    let wanted = args.deeper.reference.as_deref().unwrap_or_default();
    let place = treatments.iter().position(|treatment| treatment == wanted);
    if place.is_some() || wanted.is_empty() {
        return Ok(place);
    }
    let near = suggest::nearest(wanted, treatments.iter().map(String::as_str));
    let hint = match near {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("There are: {}.", treatments.join(", ")),
    };
    Err(Trouble::WrongUse(format!(
        "`--reference {wanted}` names a treatment that the table does not have. {hint}"
    )))
}

/// What arms are compared by; nothing for means.
fn arm_measure(measure: Option<TableMeasure>) -> Result<Option<ArmMeasure>, Trouble> {
    match measure {
        Some(TableMeasure::Or) => Ok(Some(ArmMeasure::OddsRatio)),
        Some(TableMeasure::Rr) => Ok(Some(ArmMeasure::RiskRatio)),
        Some(TableMeasure::Rd) => Ok(Some(ArmMeasure::RiskDifference)),
        Some(TableMeasure::Md) => Ok(None),
        other => {
            let message = match other {
                Some(_) => "A network cannot be made of arms with this `--measure`.",
                None => "A network of arms needs `--measure`.",
            };
            Err(Trouble::WrongUse(format!(
                "{message} It can be OR, RR or RD (columns `xi`, `ni`), or MD (columns `mi`, `sdi`, `ni`)."
            )))
        }
    }
}

fn read(source: &Source, args: &TableArgs) -> Result<Network, Trouble> {
    let (table, found) = table::read(source);
    if found.has_errors() {
        return Err(Trouble::Faults(found));
    }
    let cells = Cells::new(source, &table);
    let by_pairs = ["treat1", "treat2"].iter().any(|name| cells.has(&[name]));
    let measure = match by_pairs {
        true => None,
        false => arm_measure(args.measure)?,
    };
    let names: Vec<String> = (0..cells.len()).map(|line| cells.label(line)).collect();
    let study_of = numbered(names.iter().cloned());
    let count = study_of.iter().max().map_or(0, |most| most + 1);
    let of_study = |study| -> Vec<usize> {
        let lines = 0..study_of.len();
        lines.filter(|line| study_of[*line] == study).collect()
    };
    let studies: Vec<Vec<usize>> = (0..count).map(of_study).collect();
    check(&cells, by_pairs, measure, &studies)?;
    let treatments = treatments(&cells, by_pairs);
    let reader = Reader {
        cells,
        treatments,
        measure,
    };
    let mut read = Network {
        names: Vec::new(),
        treatments: Vec::new(),
        studies: Vec::new(),
        contrasts: Vec::new(),
        added: Vec::new(),
    };
    let mut found = Diagnostics::new();
    for lines in &studies {
        match reader.study(lines, by_pairs) {
            Ok((made, contrasts, added)) => {
                read.names.push(names[lines[0]].clone());
                read.studies.push(made);
                read.contrasts.push(contrasts);
                read.added.push(added);
            }
            Err(Trouble::NoAnswer(_)) => found.push(reader.no_effect(lines, by_pairs)),
            Err(other) => return Err(other),
        }
    }
    if found.has_errors() {
        return Err(Trouble::Faults(found));
    }
    read.treatments = reader.treatments;
    Ok(read)
}

/// Everything that is wrong with the columns, the cells and the rows, at once.
fn check(
    cells: &Cells<'_>,
    by_pairs: bool,
    measure: Option<ArmMeasure>,
    studies: &[Vec<usize>],
) -> Result<(), Trouble> {
    let mut found = Diagnostics::new();
    let (method, needed, more): (_, &[Column], &[Column]) = match (by_pairs, measure) {
        (true, _) if cells.has(&["vi"]) => ("`--network` of pairs", &PAIRS, &VARIANCE),
        (true, _) => ("`--network` of pairs", &PAIRS, &STANDARD_ERROR),
        (false, None) => ("`--network` of means", &MEANS, &[]),
        (false, Some(_)) => ("`--network` of events", &EVENTS, &[]),
    };
    let needed = || needed.iter().chain(more);
    cells.check_columns(method, needed(), &mut found);
    if !found.has_errors() {
        cells.check_rows(&mut found);
        cells.check_cells(needed(), &mut found);
        if by_pairs {
            check_pairs(cells, studies, &mut found);
        } else {
            cells.check_parts("xi", "ni", &mut found);
            check_arms(cells, studies, &mut found);
        }
    }
    match found.has_errors() {
        true => Err(Trouble::Faults(found)),
        false => Ok(()),
    }
}

/// The treatments that the table names.
fn treatments(cells: &Cells<'_>, by_pairs: bool) -> Vec<String> {
    let named: &[&str] = match by_pairs {
        true => &["treat1", "treat2"],
        false => &["treatment"],
    };
    let all = (0..cells.len()).flat_map(|line| named.iter().map(move |name| (line, *name)));
    let all = all.filter_map(|(line, name)| cells.text(line, name));
    sorted(all.map(str::to_owned).collect())
}

struct Reader<'a> {
    cells: Cells<'a>,
    treatments: Vec<String>,
    /// What arms are compared by; nothing for means, and for pairs.
    measure: Option<ArmMeasure>,
}

impl Reader<'_> {
    /// A study from its lines, with its differences and what was added to its events.
    fn study(
        &self,
        lines: &[usize],
        by_pairs: bool,
    ) -> Result<(NetworkStudy, Vec<Contrast>, f64), Trouble> {
        if by_pairs {
            let given = self.pairs(lines)?;
            return Ok((NetworkStudy::from_contrasts(&given)?, given, 0.0));
        }
        let (made, added) = self.arms(lines)?;
        let mut contrasts = made.contrasts();
        contrasts.sort_by_key(|contrast| (contrast.first, contrast.second));
        Ok((made, contrasts, added))
    }

    /// The fault of a study from whose rows nothing follows, though each cell can be.
    fn no_effect(&self, lines: &[usize], by_pairs: bool) -> Diagnostic {
        let study = self.cells.label(lines[0]);
        let message = match by_pairs {
            true => format!(
                "The standard errors of the pairs of `{study}` do not fit each other: no arms can have them."
            ),
            false => format!("No effect follows from the rows of `{study}`."),
        };
        let problem = self.cells.at_cell(lines[0], "study", message);
        problem.hint("Compare the rows of this study with the source.")
    }

    fn treatment(&self, line: usize, name: &str) -> Result<usize, StatsError> {
        let text = self.cells.text(line, name);
        let position = self
            .treatments
            .iter()
            .position(|t| Some(t.as_str()) == text);
        position.ok_or(StatsError::OutOfRange("treatment of an arm"))
    }

    fn pairs(&self, lines: &[usize]) -> Result<Vec<Contrast>, Trouble> {
        let contrast = |line: &usize| -> Result<Contrast, Trouble> {
            let yi = self.cells.number(*line, "yi")?;
            let effect = if self.cells.has(&["vi"]) {
                EffectSize::new(yi, self.cells.number(*line, "vi")?)
            } else {
                EffectSize::from_standard_error(yi, self.cells.number(*line, "sei")?)
            };
            Ok(Contrast {
                first: self.treatment(*line, "treat1")?,
                second: self.treatment(*line, "treat2")?,
                effect: effect.ok_or(StatsError::BadVariance { index: *line })?,
            })
        };
        lines.iter().map(contrast).collect()
    }

    fn arms(&self, lines: &[usize]) -> Result<(NetworkStudy, f64), Trouble> {
        let number = |line: &usize, name: &str| self.cells.number(*line, name);
        let (effects, added) = match self.measure {
            Some(measure) => {
                let arm = |line: &usize| -> Result<ArmEvents, Trouble> {
                    Ok(ArmEvents {
                        events: number(line, "xi")?,
                        n: number(line, "ni")?,
                    })
                };
                let arms = lines.iter().map(arm).collect::<Result<Vec<_>, _>>()?;
                let plus = added(&arms, 0.5);
                (event_effects(&arms, measure, plus), plus)
            }
            None => {
                let arm = |line: &usize| -> Result<Option<EffectSize>, Trouble> {
                    let n = number(line, "ni")?;
                    let group = Group::new(number(line, "mi")?, number(line, "sdi")?, n)?;
                    Ok(mean_effect(&group))
                };
                (lines.iter().map(arm).collect::<Result<Vec<_>, _>>()?, 0.0)
            }
        };
        let arms = lines.iter().zip(effects).map(|(line, effect)| {
            let effect = effect.ok_or(StatsError::BadVariance { index: *line })?;
            Ok((self.treatment(*line, "treatment")?, effect))
        });
        let arms = arms.collect::<Result<Vec<_>, StatsError>>()?;
        Ok((NetworkStudy::from_arms(&arms)?, added))
    }
}

impl Network {
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let size = self.treatments.len();
        (0..size).flat_map(move |i| (i + 1..size).map(move |j| (i, j)))
    }

    fn pair(&self, first: usize, second: usize) -> Map<String, Value> {
        object([
            ("treat1", json!(self.treatments[first])),
            ("treat2", json!(self.treatments[second])),
        ])
    }

    /// The differences of each study, by study, first and second treatment.
    fn contrasts(&self) -> Value {
        let studies = self.contrasts.iter().zip(&self.names).zip(&self.added);
        let of_one = |((contrasts, name), added): ((&Vec<Contrast>, &String), &f64)| -> Vec<Value> {
            let value = |contrast: &Contrast| {
                let mut map = object([("study", json!(name))]);
                map.extend(self.pair(contrast.first, contrast.second));
                map.extend(object([
                    ("yi", number(contrast.effect.yi())),
                    ("sei", number(contrast.effect.sei())),
                    ("added", number(*added)),
                ]));
                Value::Object(map)
            };
            contrasts.iter().map(value).collect()
        };
        studies.flat_map(of_one).collect()
    }

    fn designs(&self) -> Result<Map<String, Value>, StatsError> {
        let tests = design_tests(&self.studies, self.treatments.len())?;
        // Q is taken apart where there is more than one design.
        let several = tests.designs.len() > 1;
        let test = |test: &QTest| q_test(Some(test).filter(|_| several));
        let mut random = test(&tests.between_random);
        random.insert("tau_within".into(), number(tests.tau2_within.sqrt()));
        Ok(object([
            ("n_designs", json!(tests.designs.len())),
            ("Q_within_designs", Value::Object(test(&tests.within))),
            ("Q_between_designs", Value::Object(test(&tests.between))),
            ("design_by_treatment_random", Value::Object(random)),
        ]))
    }

    fn comparisons(&self, estimates: &NetworkEstimates, predicts: bool) -> Value {
        let one = |(i, j): (usize, usize)| {
            let comparison = estimates.comparison(i, j);
            let mut map = self.pair(i, j);
            map.extend(inference(&comparison.difference, "estimate"));
            if predicts {
                put_interval(&mut map, "pi", comparison.prediction);
            }
            Value::Object(map)
        };
        self.pairs().map(one).collect()
    }

    fn scores(&self, estimates: &NetworkEstimates, small: SmallValues) -> Value {
        let scores = p_scores(estimates, small).into_iter().map(number);
        Value::Object(self.treatments.iter().cloned().zip(scores).collect())
    }

    /// Comparisons with direct evidence; the reference stands second.
    fn splits(&self, estimates: &NetworkEstimates, reference: Option<usize>) -> Value {
        let turned = |(i, j)| if Some(i) == reference { (j, i) } else { (i, j) };
        let split = |(i, j)| split(&self.studies, estimates, i, j);
        let splits = self.pairs().map(turned).filter_map(split);
        splits.map(|split| self.one_split(&split)).collect()
    }

    fn one_split(&self, split: &Split) -> Value {
        let mut map = self.pair(split.first, split.second);
        map.insert("k".into(), json!(split.studies));
        map.insert("proportion_direct".into(), number(split.proportion_direct));
        map.insert("network".into(), number(split.network));
        let parts = [
            ("direct", Some(split.direct)),
            ("indirect", split.indirect),
            ("difference", split.difference),
        ];
        for (name, part) in parts {
            map.insert(name.to_owned(), optional(part.map(|p| p.estimate)));
            map.insert(format!("{name}_se"), optional(part.map(|p| p.se)));
            put_interval(&mut map, &format!("{name}_ci"), part.map(|p| p.interval));
        }
        map.insert(
            "zval".into(),
            optional(split.difference.map(|d| d.statistic)),
        );
        map.insert("pval".into(), optional(split.difference.map(|d| d.p)));
        Value::Object(map)
    }

    fn contributions(&self, tau2: f64) -> Result<Value, StatsError> {
        let size = self.treatments.len();
        let mut rows = Vec::new();
        for (i, j) in self.pairs() {
            for share in contributions(&self.studies, size, tau2, (i, j))? {
                let mut map = self.pair(i, j);
                map.insert("direct1".into(), json!(self.treatments[share.first]));
                map.insert("direct2".into(), json!(self.treatments[share.second]));
                map.insert("percent".into(), number(share.percent));
                rows.push(Value::Object(map));
            }
        }
        Ok(Value::Array(rows))
    }
}
