//! Networks of comparisons: their treatments, the trials that make them up, and judgements on pairs.

mod judgement;
mod pieces;
mod trial;
mod whole;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::analysis_settings::PoolingModel;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::network::NetworkAnalysis;
use crate::record::synthesis::Synthesis;

use whole::Network;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for synthesis in evidence.records.syntheses.values() {
        for (index, network) in synthesis.value.networks.iter().enumerate() {
            let whole = Network {
                evidence,
                synthesis,
                network,
                path: format!("networks[{index}]"),
            };
            whole.settings(found);
            whole.treatments(found);
            if network.measure.compares() {
                trial::check(&whole, found);
            }
            judgement::check(&whole, found);
        }
        ids(synthesis, found);
    }
}

impl Network<'_> {
    fn settings(&self, found: &mut Diagnostics) {
        let network = self.network;
        if !network.measure.compares() {
            let message = format!(
                "`{:?}` is of one group and compares nothing.",
                network.measure
            );
            let problem = self.problem(&codes::NETWORK, "measure", message);
            found.push(
                problem.hint(
                    "A network takes OR, RR, RD, MD, SMD, HR and other measures of two groups.",
                ),
            );
        }
        if network.model == Some(PoolingModel::Common) && network.tau2.is_some() {
            let message = "`tau2` has no meaning under `model: common`, which has no variation between trials.";
            found.push(self.problem(&codes::NETWORK, "tau2", message.to_owned()));
        }
    }

    /// Treatments are there once each, in a result, and have the reference among them.
    fn treatments(&self, found: &mut Diagnostics) {
        let network = self.network;
        for (index, own) in network.treatments.iter().enumerate() {
            let id = own.intervention.id();
            let value = format!("treatments[{index}].intervention");
            if network.position(id) != Some(index) {
                let message = format!("`{id}` is twice among the treatments.");
                let problem = self.problem(&codes::NETWORK, &value, message);
                found.push(problem.hint("Take one of the two out."));
            } else if !self.is_in_a_result(id) {
                let message = format!("No result of the network has the treatment `{id}`.");
                let problem = self.problem(&codes::NETWORK, &value, message);
                found.push(problem.hint("Add a result that compares it, or take it out."));
            }
        }
        if network.treatments.len() < 2 {
            let message = "A network needs two treatments or more.".to_owned();
            found.push(self.problem(&codes::NETWORK, "treatments", message));
        }
        let reference = network.reference.id();
        if network.position(reference).is_none() {
            let message = format!("The reference `{reference}` is not among the treatments.");
            let problem = self.problem(&codes::NETWORK, "reference", message);
            found.push(problem.hint("Name one of the treatments, or add it to them."));
        }
    }

    fn is_in_a_result(&self, treatment: &Id) -> bool {
        self.network.results.iter().any(|named| {
            let result = self.evidence.results.get(&named.result);
            let own = result.and_then(|entry| entry.result.against.as_ref());
            let against = NetworkAnalysis::against(named, own);
            named.treatment.id() == treatment || against == Some(treatment)
        })
    }
}

fn ids(synthesis: &Entry<Synthesis>, found: &mut Diagnostics) {
    let networks = &synthesis.value.networks;
    for (index, network) in networks.iter().enumerate() {
        let mut before = networks[..index].iter();
        if before.any(|other| other.id == network.id) {
            let message = format!(
                "Two networks of the synthesis have the id `{}`.",
                network.id
            );
            let place = synthesis.place(&format!("networks[{index}].id"));
            found.push(Diagnostic::new(&codes::DUPLICATE_ID, message).at(place));
        }
    }
}
