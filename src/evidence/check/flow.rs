//! The flow of studies adds up (PRISMA 2020): every box against its neighbours. A count that is left
//! out is not checked, and screening that is left out is passed over.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::synthesis::{Flow, Synthesis};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        if let Some(flow) = &synthesis.value.flow {
            let check = Check { synthesis, flow };
            check
                .sums()
                .into_iter()
                .for_each(|problem| found.push(problem));
            check
                .limits()
                .into_iter()
                .for_each(|problem| found.push(problem));
        }
    }
}

struct Check<'a> {
    synthesis: &'a Entry<Synthesis>,
    flow: &'a Flow,
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
        let excluded = (!flow.excluded.is_empty())
            .then(|| flow.excluded.iter().map(|part| part.n).sum::<u32>());
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
        let pairs: [(Count, Count); 5] = [
            (
                ("duplicates", "duplicates", flow.duplicates),
                ("databases", "records found", self.found()),
            ),
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
                ("included_studies", "studies included", self.in_all()),
            ),
            (
                (
                    "included_reports",
                    "reports included",
                    flow.included_reports,
                ),
                ("assessed", "reports assessed", flow.assessed),
            ),
            (included, ("assessed", "reports assessed", flow.assessed)),
        ];
        let larger = pairs.into_iter().filter_map(|(part, whole)| {
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

    /// No study included, beside a list of studies that an earlier version does not account for.
    fn none_included(&self) -> Option<Diagnostic> {
        let listed = self.synthesis.value.studies.len();
        let before = self.flow.previous_studies.unwrap_or(0) as usize;
        let is_none = self.flow.included_studies == Some(0);
        (is_none && listed > 0 && listed != before).then(|| {
            let message = format!("No study was included, and `studies` names {listed}.");
            self.problem("included_studies", message)
        })
    }
}
