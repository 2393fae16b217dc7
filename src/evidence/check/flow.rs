//! The flow of studies adds up (PRISMA 2020): every box against its neighbours. A count that is left
//! out is not checked, and screening that is left out is passed over.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::evidence::results::ResultEntry;
use crate::record::analysis_settings::AnalysisMethod;
use crate::record::entry::Entry;
use crate::record::synthesis::{Flow, Synthesis};
use crate::text::number;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        if let Some(flow) = &synthesis.value.flow {
            let pooled = most_pooled(evidence, &synthesis.value);
            let check = Check {
                synthesis,
                flow,
                pooled,
            };
            check
                .sums()
                .into_iter()
                .for_each(|problem| found.push(problem));
            check
                .limits()
                .into_iter()
                .for_each(|problem| found.push(problem));
            found.append(check.listed().into_iter().collect());
        }
    }
}

struct Check<'a> {
    synthesis: &'a Entry<Synthesis>,
    flow: &'a Flow,
    /// Studies whose results the largest analysis pools.
    pooled: usize,
}

/// How many studies give numbers to the largest analysis of those that pool.
fn most_pooled(evidence: &Evidence, synthesis: &Synthesis) -> usize {
    let analyses = synthesis.comparisons.iter().flat_map(|it| &it.outcomes);
    let pools = analyses.filter(|it| it.analysis.method == AnalysisMethod::Pool);
    let studies = pools.map(|analysis| {
        let left_out = analysis.ids_left_out();
        let results = evidence.results_for(synthesis, analysis);
        let counted =
            results.filter(|it| it.has_numbers() && !left_out.contains(it.result.id.as_str()));
        let studies: BTreeSet<String> = counted.map(ResultEntry::trial).collect();
        studies.len()
    });
    studies.filter(|studies| *studies > 1).max().unwrap_or(0)
}

/// A count with its key and its words.
type Count = (&'static str, &'static str, Option<u32>);

impl Check<'_> {
    fn problem(&self, key: &str, message: String) -> Diagnostic {
        let place = self.synthesis.place(&format!("flow.{key}"));
        Diagnostic::new(&codes::FLOW_SUM, message).at(place)
    }

    /// Counts from which others are taken away, and what is left.
    fn sums(&self) -> Vec<Diagnostic> {
        let flow = self.flow;
        let excluded = self.excluded();
        let after_screening = flow.sought.or(flow.assessed);
        let included = flow
            .included_reports
            .or(flow.included_studies)
            .or(flow.pooled_studies);
        let equations: [(Count, &str, Option<u32>, Option<u32>); 4] = [
            (
                ("databases", "records found", self.found()),
                "removed before screening",
                self.removed(),
                flow.screened,
            ),
            (
                ("screened", "records screened", flow.screened),
                "excluded",
                flow.screened_out,
                after_screening,
            ),
            (
                ("sought", "reports sought", flow.sought),
                "not retrieved",
                flow.not_retrieved,
                flow.assessed,
            ),
            (
                ("assessed", "reports assessed", flow.assessed),
                "excluded",
                excluded,
                included,
            ),
        ];
        let differing = equations
            .into_iter()
            .filter_map(|(whole, minus, part, rest)| {
                let (key, what, total) = whole;
                let (total, part, rest) = (total?, part?, rest?);
                let left = i64::from(total) - i64::from(part);
                (left != i64::from(rest)).then(|| {
                let message = format!(
                    "{total} {what} less {part} {minus} is {left}, and the next count is {rest}."
                );
                self.problem(key, message)
            })
            });
        differing.collect()
    }

    /// What was found, where databases and registers are both counted or one is not named at all.
    fn found(&self) -> Option<u32> {
        let flow = self.flow;
        let all = [flow.databases, flow.registers, flow.other_sources];
        flow.databases?;
        Some(all.into_iter().flatten().sum())
    }

    /// What was removed before screening; nothing where duplicates are not counted, because then the
    /// difference is theirs.
    fn removed(&self) -> Option<u32> {
        let flow = self.flow;
        let others = [flow.removed_by_tools, flow.removed_other];
        Some(flow.duplicates? + others.into_iter().flatten().sum::<u32>())
    }

    /// Counts that cannot be larger than others.
    fn limits(&self) -> Vec<Diagnostic> {
        let flow = self.flow;
        let included: Count = (
            "included_studies",
            "studies included",
            flow.included_studies,
        );
        let found: Count = ("databases", "records found", self.found());
        let assessed: Count = ("assessed", "reports assessed", flow.assessed);
        let studies: [(Count, Count); 5] = [
            (("duplicates", "duplicates", flow.duplicates), found),
            (
                included,
                ("included_reports", "reports of them", flow.included_reports),
            ),
            (
                (
                    "pooled_studies",
                    "studies in the meta-analysis",
                    flow.pooled_studies,
                ),
                ("included_studies", self.words_for_all(), self.in_all()),
            ),
            (
                (
                    "included_reports",
                    "reports included",
                    flow.included_reports,
                ),
                assessed,
            ),
            (included, assessed),
        ];
        let pairs = studies.into_iter().chain(self.beside_a_gap());
        let larger = pairs.filter_map(|(part, whole)| {
            let ((key, what, n), (_, of, limit)) = (part, whole);
            let (n, limit) = (n?, limit?);
            (n > limit)
                .then(|| self.problem(key, format!("{n} {what} cannot come from {limit} {of}.")))
        });
        larger.chain(self.none_included()).collect()
    }

    /// Studies included now and before.
    fn in_all(&self) -> Option<u32> {
        Some(self.flow.included_studies? + self.flow.previous_studies.unwrap_or(0))
    }

    fn words_for_all(&self) -> &'static str {
        match self.flow.previous_studies {
            Some(1..) => "studies of this version and the one before together",
            _ => "studies included",
        }
    }

    /// Boxes between which a count is missing, so that no sum tells whether they fit.
    fn beside_a_gap(&self) -> [(Count, Count); 7] {
        let flow = self.flow;
        let after = flow.sought.or(flow.assessed);
        let without = |count: Option<u32>, gap: Option<u32>| count.filter(|_| gap.is_none());
        let screened: Count = ("screened", "records screened", flow.screened);
        let sought: Count = ("sought", "reports sought", flow.sought);
        let reports: Count = ("assessed", "reports assessed", flow.assessed);
        let out = without(flow.screened_out, after);
        let not_retrieved = without(flow.not_retrieved, flow.assessed);
        let to_assess = without(flow.assessed, flow.not_retrieved);
        let read = without(without(flow.assessed, flow.sought), flow.screened_out);
        let included = flow.included_reports.or(flow.included_studies);
        let excluded = without(self.excluded(), included.or(flow.pooled_studies));
        [
            (
                (
                    "screened",
                    screened.1,
                    without(flow.screened, flow.duplicates),
                ),
                ("databases", "records found", self.found()),
            ),
            (("screened_out", "records excluded", out), screened),
            (
                (sought.0, sought.1, without(flow.sought, flow.screened_out)),
                screened,
            ),
            (
                ("not_retrieved", "reports not retrieved", not_retrieved),
                sought,
            ),
            ((reports.0, reports.1, to_assess), sought),
            ((reports.0, reports.1, read), screened),
            (("excluded", "reports excluded", excluded), reports),
        ]
    }

    /// Nothing included or pooled, beside a list of studies that an earlier version does not account for
    /// or beside a pooled result.
    fn none_included(&self) -> Vec<Diagnostic> {
        let flow = self.flow;
        let (listed, pooled) = (self.synthesis.value.studies.len(), self.pooled);
        let before = flow.previous_studies.unwrap_or(0) as usize;
        let is_from_before = before > 0 && listed == before && pooled <= before;
        let counts: [Count; 3] = [
            (
                "included_studies",
                "study was included",
                flow.included_studies,
            ),
            (
                "included_reports",
                "report was included",
                flow.included_reports,
            ),
            (
                "pooled_studies",
                "study is in the meta-analysis",
                flow.pooled_studies,
            ),
        ];
        let none = counts.into_iter().filter(|(_, _, count)| *count == Some(0));
        let contradicted = none.filter_map(|(key, what, _)| {
            let is_of_pool = key == "pooled_studies";
            let beside = match () {
                () if pooled > 0 && (is_of_pool || !is_from_before) => {
                    format!("an analysis here pools the results of {pooled}")
                }
                () if listed > 0 && !is_of_pool && !is_from_before => {
                    format!("`studies` names {listed}")
                }
                () => return None,
            };
            Some(self.problem(key, format!("No {what}, and {beside}.")))
        });
        contradicted.collect()
    }

    /// Reports excluded for all reasons together.
    fn excluded(&self) -> Option<u32> {
        let reasons = &self.flow.excluded;
        (!reasons.is_empty()).then(|| reasons.iter().map(|reason| reason.n).sum())
    }

    /// The studies of the flow are those that the synthesis lists, with those of an earlier version or
    /// without them.
    fn listed(&self) -> Option<Diagnostic> {
        let listed = self.synthesis.value.studies.len();
        let included = self.flow.included_studies.filter(|included| *included > 0);
        let pooled = self.flow.pooled_studies;
        let (key, counted) = match (included, pooled) {
            (Some(included), _) => ("included_studies", included as usize),
            (None, Some(pooled)) if pooled as usize > listed => ("pooled_studies", pooled as usize),
            _ => return None,
        };
        let in_all = self.in_all().map(|n| n as usize);
        if counted == listed || in_all == Some(listed) || self.flow.included_studies == Some(0) {
            return None;
        }
        let counted = number::count(counted, "study", "studies");
        let message = format!("The flow counts {counted}, and `studies` names {listed}.");
        let place = self.synthesis.place(&format!("flow.{key}"));
        let problem = Diagnostic::new(&codes::FLOW_AND_LIST, message).at(place);
        Some(
            problem.hint(
                "Correct the count, or the list `studies`: those that contribute, each once.",
            ),
        )
    }
}
